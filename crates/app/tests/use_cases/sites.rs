//! Which sites a declaration names, and who hears of it there (INTAKE-1,
//! DECL-7).

use app::{AppError, WrongInput, cases::DeclareRequest};
use process::{
    access::{Actor, Body},
    case::Confirmation,
    facility::Facility,
    notices::Template,
    refusal::{Reason, Refusal, Rule},
    words::{CareImpact, MilitaryNotice},
};
use rstest::rstest;
use testkit::{
    database::Engine,
    world::{Who, World, declaration},
};

use crate::{
    outcomes::refused,
    sendings::{addresses, ars, cases},
};

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test]
async fn intake_1_the_agencies_of_all_sites_are_told_and_the_declaring_one_leads(
    #[case] engine: Engine,
) {
    let world = World::on(engine).await;
    let away = world.nursing_home.finess;
    let request = DeclareRequest {
        affected: vec![away, world.hospital.finess, away],
        ..declaration(&world.hospital, "Même prestataire sur deux sites.")
    };
    let receipt = world
        .app
        .declare(world.actor(Who::Reporter), request)
        .await
        .unwrap();
    let bodies = [Body::Cert, ars("ARS-28"), ars("ARS-53")];
    assert_eq!(receipt.bodies, bodies);
    assert_eq!(
        addresses(&world).await,
        [
            "cert@sante.example",
            "declarant@test.example",
            "ssi-bretagne@ars.example",
            "ssi-normandie@ars.example"
        ]
    );
    for who in [Who::Ars, Who::OtherArs] {
        let view = world.sees(who, receipt.reference).await.unwrap();
        assert_eq!(view.case.lead, Some("ARS-53".parse().unwrap()));
        assert_eq!(view.sites.len(), 1, "a site named twice counts once");
    }
    assert!(
        cases(&world, Who::Neighbour).await.is_empty(),
        "the other site sees nothing of it (QUAL-5)"
    );
}

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test]
async fn intake_1_sites_are_of_the_register_and_not_too_many(#[case] engine: Engine) {
    let world = World::configured(engine, |config| config.process.most_affected_sites = 2).await;
    let reporter = world.actor(Who::Reporter);
    let naming = |numbers: &[&str]| DeclareRequest {
        affected: numbers.iter().map(|text| text.parse().unwrap()).collect(),
        ..declaration(&world.hospital, "Panne.")
    };
    let outcome = world.app.declare(reporter, naming(&["750000010"])).await;
    assert!(matches!(
        outcome,
        Err(AppError::Wrong(WrongInput::UnknownFacility(number))) if number == "750000010"
    ));
    let many = naming(&["750000010", "140000019", "350000014"]);
    let outcome = world.app.declare(reporter, many).await;
    let too_many = Refusal::new(Rule::Intake1, Reason::TooManySites(2));
    assert_eq!(refused(outcome), too_many);
    assert!(cases(&world, Who::Analyst).await.is_empty());
}

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test]
async fn intake_1_where_there_is_no_agency_the_cert_and_hfds_are_told(#[case] engine: Engine) {
    let world = World::on(engine).await;
    let request = declaration(&world.island_centre, "Panne.");
    let receipt = world
        .app
        .declare(&Actor::stranger(), request)
        .await
        .unwrap();
    assert_eq!(receipt.bodies, [Body::Cert, Body::Hfds]);
    let told = addresses(&world).await;
    for address in ["cert@sante.example", "hfds@sante.example"] {
        assert!(told.iter().any(|to| to == address), "{address} in {told:?}");
    }
    assert_eq!(cases(&world, Who::Hfds).await, [receipt.reference]);
}

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test]
async fn decl_7_a_military_hospitals_report_is_not_taken(#[case] engine: Engine) {
    let world = World::on(engine).await;
    let military = Refusal::new(Rule::Decl7, Reason::MilitaryFacility);
    for actor in [Actor::stranger(), world.actor(Who::Analyst).clone()] {
        let request = declaration(&world.military_hospital, "Panne.");
        let outcome = world.app.declare(&actor, request).await;
        assert_eq!(refused(outcome), military);
    }
    let request = DeclareRequest {
        affected: vec![world.military_hospital.finess],
        ..declaration(&world.hospital, "Panne.")
    };
    let outcome = world.app.declare(world.actor(Who::Reporter), request).await;
    assert_eq!(refused(outcome), military, "nor as a site of another's");
    assert!(cases(&world, Who::Analyst).await.is_empty());
    assert!(world.mails().await.is_empty());
}

fn notice(facility: &Facility, notice: MilitaryNotice, care: CareImpact) -> DeclareRequest {
    let mut request = declaration(facility, "Incident dans un hôpital des armées.");
    request.military = Some(notice);
    request.facts.care_impact = care.into();
    request
}

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test]
async fn decl_7_of_the_ministrys_notice_an_agency_learns_that_it_exists_unless_care_suffers(
    #[case] engine: Engine,
) {
    let world = World::on(engine).await;
    let existence = notice(
        &world.military_hospital,
        MilitaryNotice::ExistenceOnly,
        CareImpact::None,
    );
    let outcome = world
        .app
        .declare(world.actor(Who::Ars), existence.clone())
        .await;
    assert_eq!(refused(outcome).rule, Rule::Decl7);
    let first = world
        .app
        .declare(world.actor(Who::Hfds), existence)
        .await
        .unwrap();
    assert_eq!(first.confirmation, Confirmation::Confirmed);
    assert_eq!(first.follow_link, None);
    let view = world.sees(Who::Analyst, first.reference).await.unwrap();
    let told: Vec<Template> = view
        .told
        .iter()
        .filter(|line| line.recipient.to_string() == "body:ars:ARS-53")
        .map(|line| line.template)
        .collect();
    assert_eq!(told, [Template::MilitaryExistence]);
    assert!(cases(&world, Who::Ars).await.is_empty());
    assert!(
        !addresses(&world)
            .await
            .contains(&"declarant@test.example".to_owned()),
        "nobody of a military hospital is written to"
    );

    let affected = notice(
        &world.military_hospital,
        MilitaryNotice::Full,
        CareImpact::Interruption,
    );
    let second = world
        .app
        .declare(world.actor(Who::Analyst), affected)
        .await
        .unwrap();
    assert_eq!(cases(&world, Who::Ars).await, [second.reference]);
}
