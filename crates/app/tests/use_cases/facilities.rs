//! Facilities: found as one types, kept by their directors and agencies
//! (DECL-8).

use std::collections::BTreeSet;

use app::{
    App, AppError, WrongInput,
    facilities::{Mailbox, Missing},
};
use process::{
    access::{Actor, ArsRole, Body, StaffRole, Standing},
    act::{Subject, SubjectKind},
    command::Command,
    facility::{FacilityFlag, FacilityFlags, acts::FacilityAct},
    ids::FacilityId,
    refusal::{Reason, Rule},
    words::{Class, Finding},
};
use rstest::rstest;
use testkit::{
    database::Engine,
    world::{Who, World},
};

use crate::outcomes::refused;

/// An agent who serves one département of an agency.
fn delegate(world: &World, ars: &str, departement: &str) -> Actor {
    Actor {
        standing: Standing::Staff(StaffRole::Ars {
            ars: ars.parse().unwrap(),
            delegation: Some(departement.parse().unwrap()),
            role: ArsRole::Agent,
        }),
        ..world.actor(Who::Ars).clone()
    }
}

/// The names of the facilities that are found.
pub(crate) async fn names(app: &App, typed: &str) -> Vec<String> {
    let found = app.find_facilities(typed, 10).await.unwrap();
    found.into_iter().map(|facility| facility.name).collect()
}

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test]
async fn decl_8_a_facility_is_found_as_one_types(#[case] engine: Engine) {
    let world = World::on(engine).await;
    for typed in [
        "valm",
        "CH de Valmont",
        "ch valmo",
        "centre hospitalier valmont",
        "Rennes valmont",
        "350000014",
        "35000",
    ] {
        assert_eq!(names(&world.app, typed).await, ["CH de Valmont"], "{typed}");
    }
    for typed in ["hopital des armees", "HÔPITAL ARMÉES", "ponant"] {
        let found = names(&world.app, typed).await;
        assert_eq!(found, ["Hôpital des armées du Ponant"], "{typed}");
    }
    let island = names(&world.app, "saint pierre").await;
    assert_eq!(island, ["Centre de santé de l'Archipel"]);
    for typed in [
        "",
        "  ",
        "introuvable",
        "35000 introuvable",
        "' OR 1=1",
        "%",
    ] {
        assert!(names(&world.app, typed).await.is_empty(), "{typed:?}");
    }
    let found = world.app.facility_by_finess(world.hospital.finess).await;
    assert_eq!(found.unwrap(), world.hospital);
    let found = world.app.facility(world.hospital.id).await;
    assert_eq!(found.unwrap(), world.hospital);
    let unknown = world.app.facility(FacilityId(uuid::Uuid::nil())).await;
    assert!(matches!(unknown, Err(AppError::NotFound)));
}

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test]
async fn decl_8_a_facilitys_desk_opens_to_its_people_its_agency_the_cert_and_hfds(
    #[case] engine: Engine,
) {
    let world = World::on(engine).await;
    let hospital = world.hospital.id;
    let opens = async |actor: &Actor| match world.app.facility_desk(actor, hospital).await {
        Ok(desk) => {
            assert_eq!(desk.facility, world.hospital);
            let people: BTreeSet<String> = desk.people.into_iter().map(|it| it.name).collect();
            let expected = ["Director", "Reporter", "SecurityOfficer"];
            assert_eq!(people, expected.map(str::to_owned).into());
            true
        }
        Err(AppError::NotFound) => false,
        Err(error) => panic!("{error:?}"),
    };
    for who in Who::ALL {
        let expected = matches!(
            who,
            Who::Reporter
                | Who::Director
                | Who::SecurityOfficer
                | Who::Analyst
                | Who::Colleague
                | Who::Lead
                | Who::Ars
                | Who::Hfds
        );
        assert_eq!(opens(world.actor(who)).await, expected, "{who:?}");
    }
    assert!(!opens(&Actor::stranger()).await);
    assert!(opens(&delegate(&world, "ARS-53", "35")).await);
    assert!(!opens(&delegate(&world, "ARS-53", "29")).await);
}

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test]
async fn decl_8_the_director_keeps_the_facilitys_mailbox_and_mails_go_there(
    #[case] engine: Engine,
) {
    let world = World::on(engine).await;
    let mailbox = Mailbox::Facility(world.hospital.id);
    let address = "securite@valmont.example";
    for who in Who::ALL.into_iter().filter(|who| *who != Who::Director) {
        let outcome = world
            .app
            .set_mailbox(world.actor(who), mailbox, address)
            .await;
        assert_eq!(refused(outcome).rule, Rule::Decl8, "{who:?}");
    }
    let director = world.actor(Who::Director);
    for wrong in [
        "",
        "securite",
        "securite@valmont",
        "a@b.example, c@d.example",
    ] {
        let outcome = world.app.set_mailbox(director, mailbox, wrong).await;
        assert!(
            matches!(outcome, Err(AppError::Wrong(WrongInput::Email))),
            "{wrong:?}"
        );
    }
    world
        .app
        .set_mailbox(director, mailbox, address)
        .await
        .unwrap();
    let kept = world.app.mailbox(world.actor(Who::Analyst), mailbox).await;
    assert_eq!(kept.unwrap().as_deref(), Some(address));
    let seen = world
        .app
        .mailbox(world.actor(Who::Neighbour), mailbox)
        .await;
    assert!(matches!(seen, Err(AppError::NotFound)));

    let case = world.declares(Who::Reporter, "Panne.").await.reference;
    world.mails().await;
    let question = Command::Ask {
        text: "Quels postes ?".to_owned(),
        due: None,
    };
    world.does(Who::Analyst, case, question).await.unwrap();
    let told: Vec<String> = world.mails().await.into_iter().map(|it| it.to).collect();
    let director_too = Who::Director.email();
    assert_eq!(
        told,
        ["declarant@test.example", &director_too, address].map(str::to_owned)
    );

    let subject = Subject {
        kind: SubjectKind::Facility,
        id: world.hospital.id.0,
    };
    let story = store::acts::of_subject(world.db.read(), subject)
        .await
        .unwrap();
    assert_eq!(story.len(), 1, "KEEP-1");
    let recorded = story[0].unseal::<FacilityAct>().unwrap();
    assert_eq!(recorded.by, director.author(world.hospital.id));
    let body = String::from_utf8(story[0].body.clone()).unwrap();
    assert!(!body.contains(address), "an address can be erased (KEEP-2)");
}

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test]
async fn decl_8_an_agency_keeps_its_own_mailbox_which_comes_before_the_configured_one(
    #[case] engine: Engine,
) {
    let world = World::on(engine).await;
    let mailbox = Mailbox::Ars("ARS-53".parse().unwrap());
    let address = "alertes@bretagne.example";
    for who in Who::ALL.into_iter().filter(|who| *who != Who::Ars) {
        let outcome = world
            .app
            .set_mailbox(world.actor(who), mailbox, address)
            .await;
        assert_eq!(refused(outcome).rule, Rule::Decl8, "{who:?}");
    }
    let agency = world.actor(Who::Ars);
    let configured = world.app.mailbox(agency, mailbox).await.unwrap();
    assert_eq!(configured.as_deref(), Some("ssi-bretagne@ars.example"));
    world
        .app
        .set_mailbox(agency, mailbox, address)
        .await
        .unwrap();
    for who in [Who::Ars, Who::Lead] {
        let kept = world.app.mailbox(world.actor(who), mailbox).await.unwrap();
        assert_eq!(kept.as_deref(), Some(address), "{who:?}");
    }
    let seen = world.app.mailbox(world.actor(Who::OtherArs), mailbox).await;
    assert!(matches!(seen, Err(AppError::NotFound)));

    world.declares(Who::Reporter, "Panne.").await;
    let told: Vec<String> = world.mails().await.into_iter().map(|it| it.to).collect();
    assert!(told.contains(&address.to_owned()), "{told:?}");
    assert!(!told.contains(&"ssi-bretagne@ars.example".to_owned()));
}

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test]
async fn decl_8_facilities_that_are_not_ready_are_listed_to_their_agency_and_the_cert(
    #[case] engine: Engine,
) {
    let world = World::on(engine).await;
    let lacking = async |actor: &Actor, missing| {
        let unready = world.app.unready_facilities(actor, missing, 0, 50).await;
        let unready = unready.unwrap();
        assert_eq!(unready.total as usize, unready.items.len());
        unready
            .items
            .into_iter()
            .map(|facility| facility.departement.to_string())
            .collect::<BTreeSet<_>>()
    };
    let places = |codes: &[&str]| -> BTreeSet<String> {
        codes.iter().map(|&code| code.to_owned()).collect()
    };
    let cert = world.actor(Who::Analyst);
    let agency = world.actor(Who::Ars);
    let all = places(&["14", "29", "35", "975"]);
    assert_eq!(lacking(cert, Missing::Mailbox).await, all);
    let own = places(&["29", "35"]);
    assert_eq!(lacking(agency, Missing::Mailbox).await, own);
    let west = delegate(&world, "ARS-53", "29");
    assert_eq!(lacking(&west, Missing::Mailbox).await, places(&["29"]));
    let mailbox = Mailbox::Facility(world.hospital.id);
    world
        .app
        .set_mailbox(world.actor(Who::Director), mailbox, "ssi@valmont.example")
        .await
        .unwrap();
    assert_eq!(lacking(agency, Missing::Mailbox).await, places(&["29"]));

    let nobody = places(&["29", "975"]);
    assert_eq!(lacking(cert, Missing::Reporter).await, nobody);
    for who in [Who::Neighbour, Who::SecurityOfficer] {
        world.app.disable(&who.email()).await.unwrap();
    }
    assert_eq!(
        lacking(cert, Missing::Reporter).await,
        places(&["14", "29", "975"]),
        "accounts that are shut report nothing"
    );

    let page = async |skip| {
        let page = world
            .app
            .unready_facilities(cert, Missing::Reporter, skip, 2)
            .await
            .unwrap();
        (page.items.len(), page.next)
    };
    assert_eq!(page(0).await, (2, Some(2)));
    assert_eq!(page(2).await, (1, None));
    for who in [Who::Director, Who::Dgs, Who::Hfds] {
        let outcome = world
            .app
            .unready_facilities(world.actor(who), Missing::Mailbox, 0, 50)
            .await;
        assert_eq!(refused(outcome).reason, Reason::NotYourRole, "{who:?}");
    }
}

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test]
async fn qual_3_the_states_designation_decides_who_hears_of_a_qualification(
    #[case] engine: Engine,
) {
    let world = World::on(engine).await;
    let hospital = world.hospital.id;
    let flags = FacilityFlags::default().with(FacilityFlag::Oiv);
    for who in [Who::Director, Who::Analyst, Who::Ars, Who::Anssi] {
        let outcome = world.app.set_flags(world.actor(who), hospital, flags).await;
        assert_eq!(refused(outcome).reason, Reason::NotYourRole, "{who:?}");
    }
    let unknown = FacilityId(uuid::Uuid::nil());
    let outcome = world
        .app
        .set_flags(world.actor(Who::Hfds), unknown, flags)
        .await;
    assert!(matches!(outcome, Err(AppError::NotFound)));

    let case = world.declares(Who::Reporter, "Panne.").await.reference;
    let no_findings = BTreeSet::new();
    let foreseen = async |who: Who| {
        world
            .app
            .would_tell(world.actor(who), case, Class::Serious, &no_findings)
            .await
    };
    let agency = Body::Ars("ARS-53".parse().unwrap());
    assert_eq!(foreseen(Who::Analyst).await.unwrap(), [Body::Hfds, agency]);
    assert_eq!(
        refused(foreseen(Who::Reporter).await).reason,
        Reason::NotYourRole
    );
    assert!(matches!(
        foreseen(Who::Neighbour).await,
        Err(AppError::NotFound)
    ));

    world
        .app
        .set_flags(world.actor(Who::Hfds), hospital, flags)
        .await
        .unwrap();
    let told = foreseen(Who::Analyst).await.unwrap();
    assert_eq!(told, [Body::Hfds, agency, Body::Anssi]);
    let qualify = Command::Qualify {
        class: Class::Serious,
        findings: no_findings,
        kinds: BTreeSet::new(),
        grounds: "Serveurs chiffrés.".to_owned(),
    };
    world.does(Who::Analyst, case, qualify).await.unwrap();
    let view = world.sees(Who::Anssi, case).await.unwrap();
    assert!(view.case.finds(Finding::VitalOperator));
    let checked = world.app.check_read_side().await.unwrap();
    assert_eq!(checked.differing, []);
}
