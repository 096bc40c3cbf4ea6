//! Facilities: found as one types, kept by their directors and agencies,
//! loaded from the national register (DECL-8).

#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::{collections::BTreeSet, process::Command as Program};

use app::{
    App, AppError, WrongInput,
    facilities::{Mailbox, Missing},
};
use process::{
    access::{Actor, Body, StaffRole, Standing},
    act::{Subject, SubjectKind},
    command::Command,
    facility::{FacilityFlag, FacilityFlags, FinessNumber, acts::FacilityAct},
    ids::FacilityId,
    refusal::{Reason, Refusal, Rule},
    words::{Class, Finding},
};
use rstest::rstest;
use testkit::{
    database::Engine,
    world::{Who, World},
};

fn refused<T: std::fmt::Debug>(outcome: Result<T, AppError>) -> Refusal {
    match outcome {
        Err(AppError::Refused(refusal)) => refusal,
        other => panic!("a refusal is expected, not {other:?}"),
    }
}

/// An agent who serves one département of an agency.
fn delegate(world: &World, ars: &str, departement: &str) -> Actor {
    Actor {
        standing: Standing::Staff(StaffRole::Ars {
            ars: ars.parse().unwrap(),
            delegation: Some(departement.parse().unwrap()),
        }),
        ..world.actor(Who::Ars).clone()
    }
}

async fn names(app: &App, typed: &str) -> Vec<String> {
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

/// A line of the register in its published layout.
fn line(finess: &str, name: &str, category: &str) -> String {
    format!(
        "structureet;{finess};;{name};{name};;;1;RUE;DE L'EXEMPLE;;;238;35;ILLE ET VILAINE;\
         35000 RENNES;0200000000;;{category};Centre Hospitalier (C.H.);;;;;;;;;1987-02-05;;\
         2026-05-12;"
    )
}

fn register(lines: &[String]) -> Vec<u8> {
    let mut text = "finess;etalab;94;2026-05-12\n".to_owned();
    for line in lines {
        text.push_str(line);
        text.push('\n');
    }
    text.into_bytes()
}

async fn closed(world: &World, finess: FinessNumber) -> bool {
    let facility = world.app.facility_by_finess(finess).await.unwrap();
    facility.closed_on.is_some()
}

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test]
async fn decl_8_the_register_updates_closes_and_reports_its_bad_lines(#[case] engine: Engine) {
    let world = World::on(engine).await;
    let hospital = world.hospital.finess;
    let flags = FacilityFlags::default().with(FacilityFlag::Ose);
    world
        .app
        .set_flags(world.actor(Who::Lead), world.hospital.id, flags)
        .await
        .unwrap();
    let mailbox = Mailbox::Facility(world.hospital.id);
    let director = world.actor(Who::Director);
    world
        .app
        .set_mailbox(director, mailbox, "ssi@valmont.example")
        .await
        .unwrap();
    let case = world.declares(Who::Reporter, "Panne.").await.reference;

    let mut lines = vec![
        line("350000014", "CH DE VALMONT ET DU GRAND LARGE", "106"),
        line("350000022", "CLINIQUE DES DUNES", "365"),
        line("350000031", "CLE FAUSSE", "365"),
        "structureet;350000030;trop;court".to_owned(),
        line("350000022", "LE MEME NUMERO", "365"),
        line("350000048", "MAISON DES \"ORMES\"; ANNEXE", "500"),
    ];
    lines[5] = lines[5].replace(
        "MAISON DES \"ORMES\"; ANNEXE",
        "\"MAISON DES \"\"ORMES\"\"; ANNEXE\"",
    );
    let first = world.app.import_register(&register(&lines)).await.unwrap();
    assert_eq!(first.date.to_string(), "2026-05-12");
    let skipped: Vec<u64> = first.skipped.iter().map(|error| error.line).collect();
    assert_eq!(skipped, [4, 5, 6], "by number, and the others are taken");
    let report = first.report;
    assert_eq!(
        (report.created, report.updated, report.closed),
        (2, 1, 3),
        "the register names neither the home nor the two others"
    );
    let known = world.app.facility_by_finess(hospital).await.unwrap();
    assert_eq!(known.id, world.hospital.id, "never duplicated");
    assert_eq!(known.name, "CH DE VALMONT ET DU GRAND LARGE");
    assert_eq!(known.flags, flags, "the register knows nothing of them");
    let kept = world.app.mailbox(director, mailbox).await.unwrap();
    assert_eq!(kept.as_deref(), Some("ssi@valmont.example"));
    let orms = names(&world.app, "ormes annexe").await;
    assert_eq!(orms, ["MAISON DES \"ORMES\"; ANNEXE"]);
    assert!(closed(&world, world.nursing_home.finess).await);
    assert!(names(&world.app, "tilleuls").await.is_empty());
    assert!(world.sees(Who::Reporter, case).await.is_ok());
    let checked = world.app.check_read_side().await.unwrap();
    assert_eq!(checked.differing, [], "cases stand as they were opened");

    let second = world.app.import_register(&register(&lines)).await.unwrap();
    let report = second.report;
    assert_eq!(
        (report.created, report.updated, report.closed),
        (0, 0, 0),
        "a second time changes nothing"
    );
    let gone: FinessNumber = "350000022".parse().unwrap();
    let without: Vec<String> = lines
        .iter()
        .filter(|line| !line.contains("350000022"))
        .cloned()
        .collect();
    let third = world.app.import_register(&register(&without)).await;
    assert_eq!(third.unwrap().report.closed, 1);
    assert!(closed(&world, gone).await, "closed, not deleted");
    let fourth = world.app.import_register(&register(&lines)).await;
    assert_eq!(fourth.unwrap().report.reopened, 1);
    assert!(!closed(&world, gone).await);

    for other in ["", "nofinesset;nom\n350000014;CH", "<html>"] {
        let outcome = world.app.import_register(other.as_bytes()).await;
        assert!(
            matches!(outcome, Err(AppError::Wrong(WrongInput::NotARegister(_)))),
            "{other:?}"
        );
    }
    assert!(
        !closed(&world, hospital).await,
        "nothing was closed by those"
    );
}

/// The header and every eighth line of the register, which is long.
fn part(register: &[u8]) -> Vec<u8> {
    let lines = register.split_inclusive(|byte| *byte == b'\n');
    let kept = lines.enumerate().filter(|(number, _)| number % 8 == 0);
    kept.flat_map(|(_, line)| line.to_vec()).collect()
}

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test]
async fn decl_8_the_national_register_is_read_without_a_bad_line(#[case] engine: Engine) {
    let Some(path) = testkit::shared_facts::path("facts/finess/finess_et_2021_cs1100502.csv.gz")
    else {
        return;
    };
    let unpacked = Program::new("gzip").arg("-dc").arg(path).output().unwrap();
    let register = part(&unpacked.stdout);
    let world = World::on(engine).await;
    let first = world.app.import_register(&register).await.unwrap();
    assert!(first.skipped.is_empty(), "{:?}", first.skipped.first());
    assert_eq!(first.date.to_string(), "2021-01-08");
    let lines = 95_333 / 8;
    assert_eq!(first.report.created + first.report.updated, lines);
    let second = world.app.import_register(&register).await.unwrap();
    let report = second.report;
    assert_eq!(
        (report.created, report.updated, report.unchanged),
        (0, 0, lines),
        "a second time changes nothing"
    );
    for typed in ["chu", "hopital saint", "ehpad marseille"] {
        assert!(!names(&world.app, typed).await.is_empty(), "{typed}");
    }
}
