//! A case as its facility follows it: what is asked, the thread, adding to
//! the declaration, what is owed elsewhere.

use process::command::Command;
use process::ids::Reference;
use process::words::{Class, MeasureKind};
use serde_json::json;
use testkit::world::{Who, declaration};

use crate::draft::hidden;
use crate::portal::{Portal, location};

const CASE: &str = "/dossiers/2026-000001";

/// A portal where the hospital has declared and the CERT has taken in.
async fn declared() -> (Portal, Reference) {
    let portal = Portal::open().await;
    let receipt = portal
        .world
        .declares(Who::Reporter, "Tout est chiffré.")
        .await;
    (portal, receipt.reference)
}

async fn does(portal: &Portal, who: Who, reference: Reference, command: Command) {
    portal.world.does(who, reference, command).await.unwrap();
}

fn asking(text: &str) -> Command {
    Command::Ask {
        text: text.to_owned(),
        due: None,
    }
}

fn proposing(text: &str) -> Command {
    Command::ProposeMeasure {
        kind: MeasureKind::Containment,
        text: text.to_owned(),
        due: None,
    }
}

fn box_at(name: &str) -> String {
    format!("{CASE}/reponses/{name}")
}

#[tokio::test]
async fn qual_1_a_question_is_asked_first_and_answered_at_its_box() {
    let (portal, reference) = declared().await;
    does(&portal, Who::Analyst, reference, asking("Depuis quand ?")).await;
    let reporter = portal.signed_in(Who::Reporter).await;
    assert!(reporter.page("/accueil").await.contains("#question-1"));
    let page = reporter.page(CASE).await;
    assert!(page.contains("Depuis quand ?") && page.contains("id=\"question-1\""));

    let fields = [("reponse-1", "  "), ("message", "")];
    let answer = reporter.post(&box_at("question-1"), &fields).await;
    assert_eq!(answer.status(), 409);
    let refused = answer.text().await.unwrap();
    assert!(refused.contains("href=\"#reponse-1\""), "said at the box");

    let key = hidden(&page, "cle");
    let fields = [("reponse-1", "Depuis mardi."), ("cle", key.as_str())];
    for _ in 0..2 {
        let answer = reporter.post(&box_at("question-1"), &fields).await;
        assert!(location(&answer).starts_with(CASE), "sent twice, done once");
    }
    let page = reporter.page(CASE).await;
    assert_eq!(
        page.matches("Depuis mardi.").count(),
        2,
        "in the thread and the record"
    );
    assert!(!page.contains("id=\"question-1\""));
}

#[tokio::test]
async fn supp_4_a_measure_is_accepted_done_or_refused_with_a_reason() {
    let (portal, reference) = declared().await;
    does(&portal, Who::Analyst, reference, proposing("Couper le VPN")).await;
    let reporter = portal.signed_in(Who::Reporter).await;
    let path = box_at("mesure-1");

    let answer = reporter.post(&path, &[("mesure-1-texte", "Vu")]).await;
    assert_eq!(answer.status(), 422, "a choice is needed");
    assert!(answer.text().await.unwrap().contains(">\nVu</textarea>"));

    let answer = reporter.post(&path, &[("mesure-1-choix", "refuse")]).await;
    assert_eq!(answer.status(), 409, "a refusal needs its reason");
    let page = answer.text().await.unwrap();
    assert!(page.contains("value=\"refuse\" checked"));

    reporter.post(&path, &[("mesure-1-choix", "accept")]).await;
    let page = reporter.page(CASE).await;
    assert!(page.contains("Vous avez accepté cette mesure"));
    assert!(!page.contains("value=\"accept\""));
    let done = [
        ("mesure-1-choix", "done"),
        ("mesure-1-texte", "Coupé à 14 h"),
    ];
    reporter.post(&path, &done).await;
    let page = reporter.page(CASE).await;
    assert!(page.contains("Faite") && !page.contains("id=\"mesure-1\""));
}

#[tokio::test]
async fn decl_2_only_changes_are_added_and_the_original_stays() {
    let (portal, _) = declared().await;
    let reporter = portal.signed_in(Who::Reporter).await;
    let theme = format!("{CASE}/completer/what-happened");
    let page = reporter.page(&theme).await;
    assert!(
        page.contains("Tout est chiffré."),
        "filled with what is known"
    );

    let same = [("description", "Tout est chiffré.")];
    let answer = reporter.post(&theme, &same).await;
    assert_eq!(answer.status(), 409, "nothing was changed");

    let wrong = [("description", "Tout"), ("noticed-at", "hier")];
    let answer = reporter.post(&theme, &wrong).await;
    assert_eq!(answer.status(), 422);
    assert!(answer.text().await.unwrap().contains("value=\"hier\""));

    let more = [("description", "Seulement les urgences.")];
    let answer = reporter.post(&theme, &more).await;
    assert_eq!(location(&answer), format!("{CASE}?fait=complete"));
    let page = reporter.page(CASE).await;
    assert!(page.contains("Seulement les urgences."));
    assert!(page.contains("Déclaré d’abord : Tout est chiffré."));
    let record = portal
        .reads(Who::Analyst, "/api/v1/cases/2026-000001/acts")
        .await;
    let record = record.to_string();
    assert!(record.contains("Tout est chiffré."), "never altered");
}

#[tokio::test]
async fn intake_1_sites_found_later_are_added_and_wrong_numbers_come_back() {
    let (portal, _) = declared().await;
    let reporter = portal.signed_in(Who::Reporter).await;
    let path = format!("{CASE}/completer");
    let answer = reporter
        .post(&path, &[("sites", "140000019 Valmont")])
        .await;
    assert_eq!(answer.status(), 422);
    assert!(answer.text().await.unwrap().contains("140000019 Valmont"));
    reporter.post(&path, &[("sites", "140000019")]).await;
    assert!(reporter.page(CASE).await.contains("ARS Normandie"));
    reporter
        .post(&path, &[("precision", "Le standard aussi.")])
        .await;
    assert!(reporter.page(CASE).await.contains("Le standard aussi."));
}

#[tokio::test]
async fn qual_3_the_cnil_s_questions_are_answered_from_the_declaration() {
    let portal = Portal::open().await;
    let mut request = declaration(&portal.world.hospital, "Un fichier de patients a fui.");
    request.facts = serde_json::from_value(json!({
        "description": "Un fichier de patients a fui.",
        "personal_data_breach": "yes",
        "persons_concerned": 1200,
        "aware_at": "2026-11-24T08:00:00+01:00[Europe/Paris]",
    }))
    .unwrap();
    let actor = portal.world.actor(Who::Reporter);
    portal.world.app.declare(actor, request).await.unwrap();

    let reporter = portal.signed_in(Who::Reporter).await;
    let case = reporter.page(CASE).await;
    assert!(case.contains("à la CNIL, dans les 72 heures"));
    assert!(case.contains("il reste 70 h"));
    let path = "/api/v1/cases/2026-000001";
    let told = portal.reads(Who::Reporter, path).await["elsewhere"].clone();
    let clock = json!({
        "duty": "cnil",
        "recipient": "cnil",
        "terms": {
            "text": "gdpr-33",
            "start": "awareness",
            "term": {"unit": "hours", "count": 72},
        },
        "from": "2026-11-24T07:00:00Z",
        "due": "2026-11-27T07:00:00Z",
        "since": "2026-11-24T09:00:00Z",
        "standing": "running",
        "made_at": null,
        "receipt": null,
        "reason": null,
        "recorded_at": null,
    });
    assert_eq!(told, json!([clock]), "programs are told it too");
    assert!(case.contains("ne vaut pas déclaration"));
    let statement = reporter.page(&format!("{CASE}/cnil")).await;
    assert!(statement.contains("vendredi 27 novembre 2026 à 8"));
    assert!(statement.contains("Un fichier de patients a fui."));
    assert!(statement.contains("Rien n’est envoyé à la CNIL"));
}

/// The page on which the hospital records what it did for the CNIL.
const CNIL: &str = "/dossiers/2026-000001/demarches/cnil";

async fn breached() -> Portal {
    let portal = Portal::open().await;
    let mut request = declaration(&portal.world.hospital, "Un fichier de patients a fui.");
    request.facts.personal_data_breach = process::words::YesNo::Yes.into();
    let actor = portal.world.actor(Who::Reporter);
    portal.world.app.declare(actor, request).await.unwrap();
    portal
}

#[tokio::test]
async fn qual_3_the_facility_records_on_a_page_that_it_declared_elsewhere() {
    let portal = breached().await;
    let reporter = portal.signed_in(Who::Reporter).await;
    let home = reporter.page("/accueil").await;
    assert!(home.contains(CNIL), "what runs is on the first page");
    assert!(home.contains("il reste 72 h"));
    let page = reporter.page(CNIL).await;
    assert!(page.contains("(RGPD), article 33") && page.contains("72 heures"));
    assert!(page.contains("vendredi 27 novembre 2026 à 10"));

    let key = hidden(&page, "cle");
    let fields = [
        ("cle", key.as_str()),
        ("reponse", "faite"),
        ("quand", "2026-11-24"),
        ("quand", "09:30"),
        ("quand", "Europe/Paris"),
        ("recepisse", "Accusé 2026-77"),
    ];
    for _ in 0..2 {
        let answer = reporter.post(CNIL, &fields).await;
        assert!(location(&answer).starts_with(CASE), "sent twice, done once");
    }
    let case = reporter.page(CASE).await;
    assert!(case.contains("Faite le 24 novembre 2026") || case.contains("Faite le 24 nov. 2026"));
    assert!(case.contains("Accusé 2026-77"));
    assert!(!reporter.page("/accueil").await.contains(CNIL));
    let told = portal
        .reads(Who::Analyst, "/api/v1/cases/2026-000001")
        .await;
    assert_eq!(told["elsewhere"][0]["standing"], "met");
    assert_eq!(told["elsewhere"][0]["receipt"], "Accusé 2026-77");
    let analyst = portal.signed_in(Who::Analyst).await;
    assert!(analyst.page(CASE).await.contains("Accusé 2026-77"));
}

#[tokio::test]
async fn qual_3_what_is_missing_or_wrong_on_that_page_is_said_at_its_field() {
    let portal = breached().await;
    let reporter = portal.signed_in(Who::Reporter).await;
    let refusals: [(&[(&str, &str)], &str); 4] = [
        (&[("recepisse", "Accusé")], "href=\"#reponse\""),
        (&[("reponse", "faite")], "href=\"#recepisse\""),
        (&[("reponse", "non-concerne")], "href=\"#raison\""),
        (
            &[
                ("reponse", "faite"),
                ("recepisse", "Accusé 2026-77"),
                ("quand", "hier"),
                ("quand", ""),
                ("quand", "Europe/Paris"),
            ],
            "href=\"#quand\"",
        ),
    ];
    for (fields, link) in refusals {
        let answer = reporter.post(CNIL, fields).await;
        assert!(answer.status().is_client_error(), "{fields:?}");
        let page = answer.text().await.unwrap();
        assert!(page.contains(link), "{fields:?}");
        if fields.iter().any(|(name, _)| *name == "recepisse") {
            assert!(page.contains("Accusé"), "every word stays");
        }
    }
    for nowhere in ["ansm", "autre"] {
        let page = format!("{CASE}/demarches/{nowhere}");
        assert_eq!(reporter.get(&page).await.status(), 404);
    }
    let analyst = portal.signed_in(Who::Analyst).await;
    assert_eq!(analyst.get(CNIL).await.status(), 403);
}

#[tokio::test]
async fn qual_3_a_facility_that_is_not_concerned_says_why() {
    let portal = breached().await;
    let reporter = portal.signed_in(Who::Reporter).await;
    let fields = [
        ("reponse", "non-concerne"),
        ("raison", "Aucun nom dans le fichier."),
    ];
    let answer = reporter.post(CNIL, &fields).await;
    assert_eq!(answer.status(), 303);
    let case = reporter.page(CASE).await;
    assert!(case.contains("Non concerné") && case.contains("Aucun nom dans le fichier."));
}

#[tokio::test]
async fn qual_3_a_clock_whose_time_has_passed_is_seen_on_the_first_page() {
    let portal = breached().await;
    portal
        .world
        .clock
        .set(testkit::world::instant("2026-11-27T12:00:00+01:00"));
    let reporter = portal.signed_in(Who::Reporter).await;
    assert!(reporter.page("/accueil").await.contains("dépassé de 2 h"));
    let told = portal
        .reads(Who::Reporter, "/api/v1/cases/2026-000001")
        .await;
    assert_eq!(told["elsewhere"][0]["standing"], "overdue");
}

#[tokio::test]
async fn close_1_an_agreement_on_an_outdated_page_is_asked_again_with_what_is_new() {
    let (portal, reference) = declared().await;
    let qualify = Command::Qualify {
        class: Class::Serious,
        findings: [].into(),
        kinds: [].into(),
        grounds: "Chiffrement avéré".to_owned(),
    };
    does(&portal, Who::Analyst, reference, qualify).await;
    does(&portal, Who::Analyst, reference, Command::MoveToClosing).await;
    let report = |results: &str| Command::WriteClosingReport {
        actions: "Remise en route".to_owned(),
        results: results.to_owned(),
        residual_vulnerabilities: String::new(),
        residual_risks: String::new(),
    };
    does(&portal, Who::Analyst, reference, report("Tout fonctionne")).await;

    let reporter = portal.signed_in(Who::Reporter).await;
    assert!(reporter.page(CASE).await.contains("id=\"traitement\""));
    let ended = [("etat", "ended"), ("traitement", "")];
    reporter.post(&box_at("traitement"), &ended).await;
    let page = reporter.page(CASE).await;
    let version = hidden(&page, "version");
    let message = Command::Message {
        to: process::access::Audience::Parties,
        text: "Relisez le bilan.".to_owned(),
    };
    does(&portal, Who::Analyst, reference, message).await;

    let agreed = [("accord", "D'accord"), ("version", version.as_str())];
    let answer = reporter.post(&box_at("accord"), &agreed).await;
    assert_eq!(answer.status(), 409);
    let page = answer.text().await.unwrap();
    assert!(page.contains("Relisez le bilan.") && page.contains("Nouveau"));
    assert!(page.contains(">\nD&#39;accord</textarea>") || page.contains("D'accord</textarea>"));

    let version = hidden(&page, "version");
    let agreed = [("accord", "D'accord"), ("version", version.as_str())];
    let answer = reporter.post(&box_at("accord"), &agreed).await;
    assert_eq!(answer.status(), 303);
    assert!(!reporter.page(CASE).await.contains("id=\"accord\""));
}

#[tokio::test]
async fn close_1_a_facility_that_still_copes_says_why() {
    let (portal, _) = declared().await;
    let reporter = portal.signed_in(Who::Reporter).await;
    let on = [("etat", "goes-on"), ("traitement", "")];
    let answer = reporter.post(&box_at("traitement"), &on).await;
    assert_eq!(answer.status(), 409);
    let on = [
        ("etat", "goes-on"),
        ("traitement", "Le laboratoire attend."),
    ];
    reporter.post(&box_at("traitement"), &on).await;
    assert!(
        reporter
            .page(CASE)
            .await
            .contains("l’incident continue chez vous")
    );
}

#[tokio::test]
async fn decl_6_help_is_asked_for_later_too() {
    let (portal, _) = declared().await;
    let reporter = portal.signed_in(Who::Reporter).await;
    let answer = reporter
        .post(&box_at("aide"), &[("aide", "Les urgences ferment.")])
        .await;
    assert_eq!(location(&answer), format!("{CASE}?fait=aide-demandee"));
    let page = reporter.page(CASE).await;
    assert!(page.contains("Aide demandée tout de suite"));
    assert!(page.contains("Les urgences ferment."));
}

#[tokio::test]
async fn qual_5_a_facility_sees_its_own_cases_and_never_the_cert_s_notes() {
    let (portal, reference) = declared().await;
    let note = Command::Note {
        text: "Piste interne".to_owned(),
    };
    does(&portal, Who::Analyst, reference, note).await;
    let reporter = portal.signed_in(Who::Reporter).await;
    for page in [CASE.to_owned(), format!("{CASE}/recit")] {
        assert!(
            !reporter.page(&page).await.contains("Piste interne"),
            "{page}"
        );
    }
    let neighbour = portal.signed_in(Who::Neighbour).await;
    for page in [
        "",
        "/recu",
        "/cnil",
        "/recit",
        "/recit.pdf",
        "/recu.pdf",
        "/cnil.pdf",
        "/cnil.txt",
        "/completer",
    ] {
        let answer = neighbour.get(&format!("{CASE}{page}")).await;
        assert_eq!(answer.status(), 404, "{page}");
    }
    let answer = neighbour
        .post(&box_at("message"), &[("message", "Bonjour")])
        .await;
    assert_eq!(answer.status(), 404);
    assert!(
        neighbour
            .page("/mes-dossiers")
            .await
            .contains("Aucun dossier")
    );
}

#[tokio::test]
async fn keep_1_the_record_is_told_in_full_for_paper() {
    let (portal, _) = declared().await;
    let reporter = portal.signed_in(Who::Reporter).await;
    let record = reporter.page(&format!("{CASE}/recit")).await;
    assert!(record.contains("Déclaration reçue"));
    assert!(record.contains("mardi 24 novembre 2026 à 10"));
    assert!(record.contains("Qui a été prévenu"));
}
