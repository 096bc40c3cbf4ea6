//! Alerts, by pages and by the API (SIGN-3).

use process::alert::{AlertCommand, AlertNumber};
use reqwest::Method;
use serde_json::{Value, json};
use testkit::world::Who;

use crate::portal::{Browser, Portal, answered, location};

const TITLE: &str = "Faille du concentrateur VPN";

fn fields<'f>(tlp: &'f str, more: &[(&'f str, &'f str)]) -> Vec<(&'f str, &'f str)> {
    let mut fields = vec![
        ("titre", TITLE),
        ("faits", "Une faille est exploitée."),
        (
            "mesures",
            "Couper l'accès distant.\nAppliquer le correctif.",
        ),
        ("nature", "vulnerability"),
        ("tlp", tlp),
        ("urgence", "urgent"),
    ];
    fields.extend(more);
    fields
}

/// The page of an alert that the analyst writes by the form.
async fn written(analyst: &Browser, fields: &[(&str, &str)]) -> String {
    let answer = analyst.post("/alertes/ecrire", fields).await;
    assert_eq!(answer.status(), 303);
    location(&answer).split('?').next().unwrap().to_owned()
}

/// The version that the page would judge.
fn version(page: &str) -> String {
    let (_, rest) = page.split_once("name=\"version\" value=\"").unwrap();
    rest.split('"').next().unwrap().to_owned()
}

async fn pressed(browser: &Browser, path: &str, deed: &str, more: &[(&str, &str)]) -> u16 {
    let version = version(&browser.page(path).await);
    let mut fields = vec![("acte", deed), ("version", version.as_str())];
    fields.extend(more);
    let answer = browser.post(&format!("{path}/actes"), &fields).await;
    answer.status().as_u16()
}

/// An alert sent by the forms of three persons.
async fn sent(portal: &Portal, tlp: &str, more: &[(&str, &str)]) -> String {
    let analyst = portal.signed_in(Who::Analyst).await;
    let lead = portal.signed_in(Who::Lead).await;
    let path = written(&analyst, &fields(tlp, more)).await;
    assert_eq!(pressed(&analyst, &path, "demander", &[]).await, 303);
    assert_eq!(pressed(&lead, &path, "approuver", &[]).await, 303);
    assert_eq!(pressed(&analyst, &path, "envoyer", &[]).await, 303);
    portal.world.app.expand_alerts().await.unwrap();
    path
}

#[tokio::test]
async fn sign_3_how_many_would_be_reached_is_shown_before_sending() {
    let portal = Portal::open().await;
    let analyst = portal.signed_in(Who::Analyst).await;
    let path = written(&analyst, &fields("amber", &[])).await;
    let page = analyst.page(&path).await;
    assert!(page.contains("3 établissements destinataires"), "{page}");
    assert!(
        page.contains("Un établissement n’a aucune adresse"),
        "{page}"
    );
    assert_eq!(pressed(&analyst, &path, "demander", &[]).await, 303);
    let lead = portal.signed_in(Who::Lead).await;
    assert!(
        lead.page("/accueil")
            .await
            .contains("Donner ou refuser l’accord à une alerte")
    );
    assert_eq!(
        pressed(&lead, &path, "refuser", &[("pourquoi-refus", "")]).await,
        409,
        "a reason is needed"
    );
    assert_eq!(pressed(&lead, &path, "approuver", &[]).await, 303);
    let page = analyst.page(&path).await;
    assert!(page.contains("Envoyer à 3 établissements"));
}

#[tokio::test]
async fn sign_3_what_cannot_be_read_is_said_at_its_field_and_nothing_is_lost() {
    let portal = Portal::open().await;
    let analyst = portal.signed_in(Who::Analyst).await;
    let wrong = [
        ("titre", ""),
        ("faits", "Une faille est exploitée."),
        ("departements", "35, 00"),
        ("categories", "12"),
        ("numeros", "123456789"),
        ("incident", "x"),
    ];
    let answer = analyst.post("/alertes/ecrire", &wrong).await;
    assert_eq!(answer.status(), 422);
    let page = answer.text().await.unwrap();
    for field in [
        "titre",
        "nature",
        "tlp",
        "departements",
        "categories",
        "numeros",
        "incident",
    ] {
        assert!(page.contains(&format!("href=\"#{field}\"")), "{field}");
    }
    assert!(page.contains("Une faille est exploitée."));
    let short = fields("amber", &[("produits", "ab")]);
    let answer = analyst.post("/alertes/ecrire", &short).await;
    assert_eq!(answer.status(), 409);
    assert!(answer.text().await.unwrap().contains("href=\"#produits\""));
}

#[tokio::test]
async fn sign_3_an_alert_about_an_incident_begins_on_its_page_and_names_it() {
    let portal = Portal::open().await;
    let world = &portal.world;
    let first = world.declares(Who::Reporter, "Panne.").await.reference;
    let second = world.declares(Who::Reporter, "Encore.").await.reference;
    let cert = world.actor(Who::Analyst);
    world
        .app
        .confirm_alike(cert, first, second, "Même panne.")
        .await
        .unwrap();
    let analyst = portal.signed_in(Who::Analyst).await;
    let incident = analyst.page("/incidents/INC-2026-001").await;
    let write = "/alertes/ecrire?incident=INC-2026-001";
    assert!(incident.contains(write) && incident.contains("Alerter d’autres établissements"));
    let form = analyst.page(write).await;
    assert!(form.contains("value=\"INC-2026-001\"") && form.contains("value=\"yes\" checked"));
    let about = |incident: &'static str| {
        fields("amber", &[("hors-incident", "yes"), ("incident", incident)])
    };
    let of_none = analyst.post("/alertes/ecrire", &about("")).await;
    assert_eq!(of_none.status(), 422);
    let unknown = analyst
        .post("/alertes/ecrire", &about("INC-2026-009"))
        .await;
    assert_eq!(unknown.status(), 409);
    assert!(unknown.text().await.unwrap().contains("href=\"#incident\""));
    let path = written(&analyst, &about("inc-2026-001")).await;
    let page = analyst.page(&path).await;
    assert!(page.contains("2 établissements destinataires"), "{page}");
    assert!(page.contains("Sauf ceux de l’incident") && page.contains("INC-2026-001"));
    let again = analyst.page(&format!("{path}/texte")).await;
    assert!(again.contains("value=\"INC-2026-001\"") && again.contains("value=\"yes\" checked"));
}

#[tokio::test]
async fn sign_3_a_facility_answers_and_the_board_shows_it() {
    let portal = Portal::open().await;
    let path = sent(&portal, "amber", &[]).await;
    let reporter = portal.signed_in(Who::Reporter).await;
    let home = reporter.page("/accueil").await;
    assert!(home.contains("Une alerte attend votre réponse") && home.contains(TITLE));
    assert!(reporter.page("/alertes").await.contains(TITLE));
    let page = reporter.page(&path).await;
    assert!(
        page.contains("Couper l&#39;accès distant.") || page.contains("Couper l'accès distant.")
    );
    let reply = [
        ("mesure-1", "done"),
        ("mesure-2", "need-help"),
        ("precisions", "=Rappelez le standard."),
    ];
    let answer = reporter.post(&format!("{path}/reponse"), &reply).await;
    assert_eq!(answer.status(), 303);
    let page = reporter.page(&path).await;
    assert!(page.contains("Votre réponse est enregistrée"));
    assert!(page.contains("id=\"mesure-1\" name=\"mesure-1\" value=\"done\" checked"));

    let officer = portal.signed_in(Who::SecurityOfficer).await;
    let none = officer
        .post(&format!("{path}/reponse"), &[("etablissements", "")])
        .await;
    assert_eq!(none.status(), 422, "one must be chosen among several");

    let analyst = portal.signed_in(Who::Analyst).await;
    let board = analyst.page(&format!("{path}/destinataires")).await;
    assert!(board.contains("=Rappelez le standard.") && board.contains("ARS Bretagne"));
    let narrowed = analyst
        .page(&format!(
            "{path}/destinataires?reponse=waiting&agence=ARS-28"
        ))
        .await;
    assert!(narrowed.contains("EHPAD Les Tilleuls"));
    assert!(!narrowed.contains("=Rappelez le standard."));
    let csv = analyst.get(&format!("{path}/destinataires.csv")).await;
    let disposition = csv.headers()["content-disposition"].to_str().unwrap();
    assert!(disposition.contains("alerte-A"));
    let csv = csv.text().await.unwrap();
    assert!(
        csv.contains("\"'=Rappelez le standard.\""),
        "no formula: {csv}"
    );

    let ars = portal.signed_in(Who::OtherArs).await;
    let board = ars.page(&format!("{path}/destinataires")).await;
    assert!(board.contains("EHPAD Les Tilleuls") && !board.contains("CH de Valmont"));
}

#[tokio::test]
async fn sign_3_corrections_and_the_end_are_read_by_the_recipients() {
    let portal = Portal::open().await;
    let path = sent(&portal, "amber", &[]).await;
    let lead = portal.signed_in(Who::Lead).await;
    assert_eq!(pressed(&lead, &path, "relancer", &[]).await, 303);
    assert_eq!(
        pressed(&lead, &path, "rectifier", &[("rectification", "")]).await,
        409
    );
    let correction = [
        ("rectification", "La version 9 aussi."),
        ("mesures-ajoutees", "Vérifier la version 9."),
    ];
    assert_eq!(pressed(&lead, &path, "rectifier", &correction).await, 303);
    let reporter = portal.signed_in(Who::Reporter).await;
    let page = reporter.page(&path).await;
    assert!(page.contains("La version 9 aussi.") && page.contains("Vérifier la version 9."));
    let end = [("pourquoi-fin", "Tout est corrigé.")];
    assert_eq!(pressed(&lead, &path, "terminer", &end).await, 303);
    let page = reporter.page(&path).await;
    assert!(page.contains("Tout est corrigé.") && page.contains("rien n’est attendu"));
    let late = reporter
        .post(&format!("{path}/reponse"), &[("mesure-1", "done")])
        .await;
    assert_eq!(late.status(), 409);
}

#[tokio::test]
async fn sign_3_the_public_reads_what_is_marked_clear_and_nothing_else() {
    let portal = Portal::open().await;
    let amber = sent(&portal, "amber", &[]).await;
    let visitor = portal.browser();
    assert!(!visitor.page("/").await.contains(TITLE));
    let hidden = visitor.get(&amber).await;
    assert!(location(&hidden).starts_with("/connexion"));
    let neighbour = portal.signed_in(Who::Neighbour).await;
    let clear = sent(&portal, "clear", &[("numeros", "350000014")]).await;
    assert!(visitor.page("/").await.contains(TITLE));
    let page = visitor.page(&clear).await;
    assert!(page.contains(TITLE) && !page.contains("destinataires"));
    assert!(!page.contains("Analyst"), "nobody is named");
    assert!(neighbour.page(&clear).await.contains(TITLE));
    let open = answered(200, portal.stranger(Method::GET, "/api/v1/alerts")).await;
    assert_eq!(open["items"].as_array().unwrap().len(), 1);
}

async fn acts(portal: &Portal, who: Who, number: &str, act: Value, status: u16) {
    let path = format!("/api/v1/alerts/{number}/acts");
    let answer = portal.call(who, Method::POST, &path).json(&act).send();
    assert_eq!(answer.await.unwrap().status(), status, "{act}");
}

#[tokio::test]
async fn sign_3_the_api_tells_the_whole_story_of_an_alert() {
    let portal = Portal::open().await;
    let population = json!({"by": "list", "numbers": ["350000014", "140000019"]});
    let count = portal
        .call(Who::Analyst, Method::POST, "/api/v1/alerts/population")
        .json(&population);
    let counted = answered(200, count).await;
    assert_eq!(counted["facilities"], 2);
    let text = json!({
        "title": TITLE,
        "happens": "Une faille est exploitée.",
        "measures": ["Couper l'accès distant."],
        "nature": "vulnerability",
        "tlp": "amber",
        "urgency": "urgent",
        "population": population,
    });
    let write = portal
        .call(Who::Analyst, Method::POST, "/api/v1/alerts")
        .json(&text);
    let number = answered(201, write).await["number"]
        .as_str()
        .unwrap()
        .to_owned();
    let path = format!("/api/v1/alerts/{number}");
    let version = async || portal.reads(Who::Lead, &path).await["version"].clone();

    acts(
        &portal,
        Who::Analyst,
        &number,
        json!({"act": "submit"}),
        204,
    )
    .await;
    acts(
        &portal,
        Who::Lead,
        &number,
        json!({"act": "approve", "version": 1}),
        409,
    )
    .await;
    let approve = json!({"act": "approve", "version": version().await});
    acts(&portal, Who::Analyst, &number, approve.clone(), 403).await;
    acts(&portal, Who::Lead, &number, approve, 204).await;
    let send = json!({"act": "send", "version": version().await});
    acts(&portal, Who::Analyst, &number, send, 204).await;
    portal.world.app.expand_alerts().await.unwrap();

    let seen = portal.reads(Who::SecurityOfficer, &path).await;
    assert_eq!(seen["receipts"].as_array().unwrap().len(), 2);
    let answer = json!({
        "facilities": ["350000014"],
        "answers": [{"measure": 0, "answer": "done"}],
    });
    let answers = format!("{path}/answers");
    let answering = portal
        .call(Who::Reporter, Method::POST, &answers)
        .json(&answer);
    assert_eq!(answering.send().await.unwrap().status(), 204);
    let other = json!({"facilities": ["140000019"]});
    let answering = portal
        .call(Who::Reporter, Method::POST, &answers)
        .json(&other);
    assert_eq!(answering.send().await.unwrap().status(), 404);
    let recipients = format!("{path}/recipients?state=waiting");
    let board = portal.reads(Who::Hfds, &recipients).await;
    assert_eq!(board["items"].as_array().unwrap().len(), 1);
    assert_eq!(board["items"][0]["facility"]["finess"], "140000019");
    let number: AlertNumber = number.parse().unwrap();
    let remind = AlertCommand::Remind { ars: None };
    let lead = portal.world.actor(Who::Lead);
    portal
        .world
        .app
        .act_on_alert(lead, number, remind, None)
        .await
        .unwrap();
}

#[tokio::test]
async fn keep_1_an_alert_is_taken_away_with_its_proofs_by_those_who_read_its_story() {
    let portal = Portal::open().await;
    let path = sent(&portal, "amber", &[]).await;
    let here = format!("{path}/preuves.zip");
    let analyst = portal.signed_in(Who::Analyst).await;
    assert!(
        analyst
            .page(&path)
            .await
            .contains(&format!("href=\"{here}\""))
    );
    let by_page = analyst.get(&here).await;
    let number = path.rsplit('/').next().unwrap();
    let api = format!("/api/v1/alerts/{number}/bundle");
    let by_api = portal.call(Who::Analyst, Method::GET, &api).send().await;
    for answer in [by_page, by_api.unwrap()] {
        assert_eq!(answer.status(), 200);
        let bytes = answer.bytes().await.unwrap();
        let checked = app::proof::check_bundle(&bytes, &[]).unwrap();
        assert_eq!(checked.records, 4, "written, submitted, approved, sent");
    }
    let director = portal.call(Who::Director, Method::GET, &api).send().await;
    assert_eq!(director.unwrap().status(), 404);
    let director = portal.signed_in(Who::Director).await;
    assert!(!director.page(&path).await.contains(&here));
}
