//! Documents as PDF: what a reader takes away is what the page shows, and
//! nothing more. They are read back by `pdftotext`, which `cargo xtask setup`
//! installs, and written to `target/documents/` to be looked at.

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command as Program, Stdio};

use app::cases::Looked;
use process::access::Actor;
use process::command::Command;
use process::ids::Reference;
use process::words::{Class, Finding, MeasureKind, MeasureReply};
use reqwest::{Method, Response, multipart};
use testkit::world::{Who, declaration};

use crate::portal::{Browser, Portal, location};

const CASE: &str = "/dossiers/2026-000001";

/// A case on which the CERT and the hospital have worked.
async fn worked_on() -> (Portal, Reference) {
    let portal = Portal::open().await;
    let receipt = portal
        .world
        .declares(Who::Reporter, "Tout est chiffré : #panic() $x$ *gras*.")
        .await;
    let reference = receipt.reference;
    let does = async |who, command| {
        portal.world.does(who, reference, command).await.unwrap();
    };
    let note = "Piste interne".to_owned();
    does(Who::Analyst, Command::TakeIn).await;
    does(Who::Analyst, Command::Note { text: note }).await;
    does(
        Who::Analyst,
        Command::Qualify {
            class: Class::Serious,
            findings: [Finding::PersonalData].into(),
            kinds: [].into(),
            grounds: "Chiffrement constaté.".to_owned(),
        },
    )
    .await;
    does(
        Who::Analyst,
        Command::ProposeMeasure {
            kind: MeasureKind::Containment,
            text: "Débranchez les postes.".to_owned(),
            due: None,
        },
    )
    .await;
    does(
        Who::Reporter,
        Command::AnswerMeasure {
            measure: 1,
            reply: MeasureReply::Refuse,
            comment: "Les respirateurs en dépendent.".to_owned(),
        },
    )
    .await;
    (portal, reference)
}

/// The text of a PDF, kept under `name` to be looked at.
async fn text(name: &str, answer: Response) -> String {
    assert_eq!(answer.status(), 200, "{name}");
    let headers = answer.headers();
    assert_eq!(headers["content-type"], "application/pdf");
    assert_eq!(headers["x-content-type-options"], "nosniff");
    assert_eq!(headers["cache-control"], "no-store");
    let disposition = headers["content-disposition"].to_str().unwrap();
    assert!(disposition.starts_with("attachment; filename=\"vigie-"));
    let bytes = answer.bytes().await.unwrap();
    assert!(bytes.starts_with(b"%PDF-1.7"));
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../target/documents");
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join(format!("{name}.pdf")), &bytes).unwrap();
    let mut reader = Program::new("pdftotext")
        .args(["-layout", "-nopgbrk", "-", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("pdftotext (cargo xtask setup)");
    let mut input = reader.stdin.take().unwrap();
    input.write_all(&bytes).unwrap();
    drop(input);
    let output = reader.wait_with_output().unwrap();
    String::from_utf8(output.stdout)
        .unwrap()
        .replace(['\u{a0}', '\u{202f}'], " ")
}

async fn taken(browser: &Browser, name: &str, path: &str) -> String {
    text(name, browser.get(path).await).await
}

#[tokio::test]
async fn keep_1_the_story_of_a_case_is_taken_away_as_its_reader_may_see_it() {
    let (portal, _) = worked_on().await;
    let analyst = portal.signed_in(Who::Analyst).await;
    let path = format!("{CASE}/recit.pdf");
    let whole = taken(&analyst, "story-cert", &path).await;
    insta::assert_snapshot!("story_cert", whole);
    assert!(whole.contains("Piste interne"));
    assert!(whole.contains("Tout est chiffré : #panic() $x$ *gras*."));

    let reporter = portal.signed_in(Who::Reporter).await;
    let own = taken(&reporter, "story-facility", &path).await;
    insta::assert_snapshot!("story_facility", own);
    assert!(!own.contains("Piste interne"), "QUAL-5");
    assert!(own.contains("Les respirateurs en dépendent."));
    let page = reporter.page(CASE).await;
    let reason = "<p class=\"keep-lines soft\">Les respirateurs en dépendent.</p>";
    assert!(page.contains(reason), "SUPP-4: why it was refused is shown");

    let stranger = portal.browser();
    let answer = stranger.get(&path).await;
    assert_eq!(answer.status(), 303);
    assert!(location(&answer).starts_with("/connexion"));
}

#[tokio::test]
async fn keep_1_taking_a_document_away_is_on_record_as_such() {
    let (portal, reference) = worked_on().await;
    let case = portal.world.sees(Who::Analyst, reference).await.unwrap();
    let analyst = portal.signed_in(Who::Analyst).await;
    analyst.page(&format!("{CASE}/recit")).await;
    taken(&analyst, "story-cert", &format!("{CASE}/recit.pdf")).await;
    let looks = portal.world.looks(case.case.id).await;
    assert_eq!(looks[..2], [Looked::Document, Looked::Print]);
}

#[tokio::test]
async fn qual_3_the_statement_for_the_cnil_is_taken_away_to_be_filled_in() {
    let (portal, _) = worked_on().await;
    let reporter = portal.signed_in(Who::Reporter).await;
    let pdf = taken(&reporter, "statement", &format!("{CASE}/cnil.pdf")).await;
    insta::assert_snapshot!("statement", pdf);
    let plain = reporter.get(&format!("{CASE}/cnil.txt")).await;
    assert_eq!(plain.headers()["content-type"], "text/plain; charset=utf-8");
    let plain = plain.text().await.unwrap();
    assert!(plain.contains("Tout est chiffré : #panic() $x$ *gras*."));
    assert!(plain.contains("(à compléter)"));
}

#[tokio::test]
async fn decl_5_the_receipt_is_taken_away_with_the_secret_link_of_a_stranger() {
    let (portal, _) = worked_on().await;
    let reporter = portal.signed_in(Who::Reporter).await;
    let own = taken(&reporter, "receipt", &format!("{CASE}/recu.pdf")).await;
    insta::assert_snapshot!("receipt", own);

    let mut left = declaration(&portal.world.hospital, "Panne.");
    left.reporter.email = "".into();
    let app = &portal.world.app;
    let left = app.declare(&Actor::stranger(), left).await.unwrap();
    let link = left.follow_link.unwrap();
    let (_, path) = link.split_once("/suivi/").unwrap();
    let base = format!("/suivi/{path}");
    let stranger = portal.browser();
    let receipt = taken(&stranger, "receipt-stranger", &format!("{base}/recu.pdf")).await;
    let one_line: String = receipt.split_whitespace().collect();
    assert!(one_line.contains(&link), "{receipt}");
    assert!(one_line.contains("revenezvoirvotredossier"));
    let page = stranger.page(&format!("{base}/recu")).await;
    assert!(
        !page.contains("Vous recevez un message"),
        "no address was left"
    );
    let story = taken(&stranger, "story-stranger", &format!("{base}/recit.pdf")).await;
    assert!(story.contains("Panne."));
}

#[tokio::test]
async fn decl_2b_the_form_on_paper_is_downloaded_without_an_account_in_both_languages() {
    let portal = Portal::open().await;
    let stranger = portal.browser();
    let page = stranger.page("/formulaire-papier").await;
    assert!(page.contains("href=\"/formulaire-papier.pdf\""));
    let french = taken(&stranger, "form-fr", "/formulaire-papier.pdf").await;
    assert!(french.contains("Numéro FINESS"));
    let english = stranger
        .asking("/formulaire-papier.pdf")
        .header("accept-language", "en")
        .send()
        .await
        .unwrap();
    assert!(text("form-en", english).await.contains("FINESS number"));
}

#[tokio::test]
async fn programs_take_the_same_documents_in_the_language_that_they_ask() {
    let (portal, reference) = worked_on().await;
    let base = format!("/api/v1/cases/{reference}");
    let ask = async |path: &str| {
        let request = portal.call(Who::Analyst, Method::GET, &format!("{base}/{path}"));
        request.send().await.unwrap()
    };
    let story = text("story-api", ask("story.pdf?lang=en").await).await;
    assert!(story.contains("At a glance"));
    let cnil = text("statement-api", ask("cnil.pdf").await).await;
    assert!(cnil.contains("Tout est chiffré"));
    assert_eq!(ask("story.pdf?lang=xx").await.status(), 422);
    let form = portal.stranger(Method::GET, "/api/v1/paper-form.pdf");
    text("form-api", form.send().await.unwrap()).await;
    let other = portal.call(Who::Neighbour, Method::GET, &format!("{base}/story.pdf"));
    assert_eq!(other.send().await.unwrap().status(), 404);
}

#[tokio::test]
async fn keep_1_the_custody_sheet_tells_what_became_of_a_piece() {
    let (portal, _) = worked_on().await;
    let reporter = portal.signed_in(Who::Reporter).await;
    let pieces = format!("{CASE}/pieces");
    let file = multipart::Part::text("premier").file_name("journal #1 *.log");
    let form = multipart::Form::new()
        .text("origin", "Pare-feu $principal$")
        .text("note", "Nuit du 23 au 24")
        .part("files", file);
    assert_eq!(reporter.multipart(&pieces, form).await.status(), 303);
    let api = format!("/api/v1{}/evidence", CASE.replace("dossiers", "cases"));
    let listed = portal.reads(Who::Analyst, &api).await;
    let piece = listed["items"][0]["id"].as_str().unwrap().to_owned();
    let analyst = portal.signed_in(Who::Analyst).await;
    let here = format!("{pieces}/{piece}");
    let copy = [("reason", "Analyse"), ("form", "as-received")];
    let taken = analyst.post(&format!("{here}/copies"), &copy).await;
    assert_eq!(taken.status(), 303);
    let given = [
        ("recipient", "Gendarmerie"),
        ("means", "En main propre"),
        ("transfer-reason", "Réquisition"),
        ("receipt", "Procès-verbal"),
    ];
    let given = analyst.post(&format!("{here}/transmission"), &given).await;
    assert_eq!(given.status(), 303);

    assert!(analyst.page(&here).await.contains("/fiche.pdf"));
    let sheet = self::taken(&analyst, "custody", &format!("{here}/fiche.pdf")).await;
    insta::with_settings!({filters => vec![(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "[piece]")]}, {
        insta::assert_snapshot!("custody", sheet);
    });
    let hash = listed["items"][0]["sha256"].as_str().unwrap();
    assert!(sheet.contains(hash), "the hash is in one piece");

    let path = format!("{api}/{piece}/custody.pdf");
    let by_program = portal.call(Who::Analyst, Method::GET, &path);
    text("custody-api", by_program.send().await.unwrap()).await;
    let neighbour = portal.signed_in(Who::Neighbour).await;
    let refused = neighbour.get(&format!("{here}/fiche.pdf")).await;
    assert_eq!(refused.status(), 404);
    let none = format!("{pieces}/00000000-0000-0000-0000-000000000000/fiche.pdf");
    assert_eq!(analyst.get(&none).await.status(), 404);
}

#[tokio::test]
async fn keep_1_a_case_is_taken_away_with_its_proofs() {
    let (portal, reference) = worked_on().await;
    let analyst = portal.signed_in(Who::Analyst).await;
    let by_page = analyst.get(&format!("{CASE}/preuves.zip")).await;
    let api = format!("/api/v1/cases/{reference}/bundle");
    let by_api = portal.call(Who::Analyst, Method::GET, &api).send().await;
    for answer in [by_page, by_api.unwrap()] {
        assert_eq!(answer.status(), 200);
        assert_eq!(answer.headers()["content-type"], "application/zip");
        let bytes = answer.bytes().await.unwrap();
        let checked = app::proof::check_bundle(&bytes, &[]).unwrap();
        assert!(checked.records > 4, "{checked:?}");
        let text = String::from_utf8_lossy(&bytes);
        assert!(text.contains("recit.pdf") && text.contains("Piste interne"));
    }
    let reporter = portal.signed_in(Who::Reporter).await;
    let taken = reporter.get(&format!("{CASE}/preuves.zip")).await;
    let bytes = taken.bytes().await.unwrap();
    assert!(app::proof::check_bundle(&bytes, &[]).is_ok());
    assert!(!String::from_utf8_lossy(&bytes).contains("Piste interne"));
}
