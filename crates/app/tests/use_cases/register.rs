//! The national register: taken over, its bad lines told by number, its
//! vanished facilities closed (DECL-8).

use std::process::Command as Program;

use app::{AppError, WrongInput, facilities::Mailbox};
use process::facility::{FacilityFlag, FacilityFlags, FinessNumber};
use rstest::rstest;
use testkit::{
    database::Engine,
    world::{Who, World},
};

use crate::facilities::names;

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
