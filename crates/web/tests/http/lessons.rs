//! Lessons: written together and approved, and read with what could identify
//! marked, by the pages and by the API.

use reqwest::Method;
use serde_json::{Value, json};
use testkit::world::Who;

use crate::portal::{Portal, answered};

/// A closed case whose lessons name its facility and people.
async fn closed(portal: &Portal) -> String {
    let world = &portal.world;
    let receipt = world.declares(Who::Reporter, "Écran noir.").await;
    let case = receipt.reference.to_string();
    for act in [
        json!({"act": "take_in"}),
        json!({"act": "qualify", "class": "not-incident", "grounds": "Fausse alerte."}),
        json!({"act": "agree"}),
        json!({"act": "close"}),
    ] {
        let mut act = act;
        let read: Value = portal
            .reads(Who::Analyst, &format!("/api/v1/cases/{case}"))
            .await;
        act["version"] = read["version"].clone();
        portal.acts(Who::Analyst, &case, act).await;
    }
    case
}

#[tokio::test]
async fn less_4_lessons_are_read_beside_what_would_not_identify() {
    let portal = Portal::open().await;
    let case = &closed(&portal).await;
    let analyst = portal.signed_in(Who::Analyst).await;
    let path = format!("/dossiers/{case}/retour-experience/anonymise");
    let none = analyst.page(&path).await;
    assert!(none.contains("Pas encore de retour d’expérience"));
    let api = format!("/api/v1/cases/{case}/lessons/marks");
    let empty = portal.reads(Who::Analyst, &api).await;
    assert_eq!(empty["items"], json!([]));

    let lessons = json!({
        "act": "write_lessons",
        "roots": ["deceived-person"],
        "factors": ["reachable-backups"],
        "causes": "Mme Quolibet, du CH de Valmont, a ouvert <b>la pièce jointe</b>.",
        "recommendations": "Que Mme Quolibet essaie la restauration.",
    });
    portal.acts(Who::Analyst, case, lessons).await;
    let page = analyst.page(&path).await;
    for words in [
        "<mark>Mme Quolibet</mark>",
        "<mark>[personne 1]</mark>",
        "<mark>du CH de Valmont</mark>",
        "<mark>d’un hôpital</mark>",
        "Le dossier le nomme",
        "&#60;b&#62;la pièce jointe",
    ] {
        assert!(page.contains(words), "{words}");
    }
    let shown = analyst.page(&format!("/dossiers/{case}")).await;
    assert!(shown.contains(&path) && shown.contains("Personne trompée"));

    let marked = portal.reads(Who::Analyst, &api).await;
    let causes = &marked["items"][0];
    assert_eq!(causes["part"], "causes");
    assert_eq!(causes["marks"][0]["kind"], "person");
    assert_eq!(causes["marks"][0]["passage"], "Mme Quolibet");
    let proposed = marked["items"][1]["proposed"].as_str().unwrap();
    assert_eq!(proposed, "Que [personne 1] essaie la restauration.");

    answered(403, portal.call(Who::Ars, Method::GET, &api)).await;
}

#[tokio::test]
async fn less_1_a_cause_that_was_not_found_beside_another_is_refused_by_its_name() {
    let portal = Portal::open().await;
    let case = &closed(&portal).await;
    let contradictory = json!({
        "act": "write_lessons",
        "roots": ["not-found", "mistake"],
        "causes": "Rien de sûr.",
        "recommendations": "Garder les journaux.",
    });
    let problem = portal.refused(Who::Analyst, case, contradictory).await;
    assert!(problem.to_string().contains("Ce qui l’a rendu possible"));
    let unknown = json!({
        "act": "write_lessons",
        "roots": ["bad-luck"],
        "causes": "Rien de sûr.",
        "recommendations": "Garder les journaux.",
    });
    let path = format!("/api/v1/cases/{case}/acts");
    let request = portal.call(Who::Analyst, Method::POST, &path);
    answered(422, request.json(&unknown)).await;
}

/// Lessons as a form of their page sends them.
fn written() -> Value {
    json!({
        "act": "write_lessons",
        "roots": ["deceived-person"],
        "causes": "Une pièce jointe ouverte.",
        "recommendations": "- Filtrer les pièces jointes.\n- Essayer la restauration.",
        "watch": "Bulletin de l’éditeur.",
    })
}

#[tokio::test]
async fn less_1_agency_and_facility_complete_what_a_second_person_then_approves() {
    let portal = Portal::open().await;
    let case = &closed(&portal).await;
    let page = format!("/dossiers/{case}/retour-experience/lecture");
    let [analyst, reporter, agency, lead] = [
        portal.signed_in(Who::Analyst).await,
        portal.signed_in(Who::Reporter).await,
        portal.signed_in(Who::Ars).await,
        portal.signed_in(Who::Lead).await,
    ];
    let none = reporter.page(&page).await;
    assert!(none.contains("Pas encore de retour d’expérience"));
    portal.acts(Who::Analyst, case, written()).await;

    let shown = reporter.page(&format!("/dossiers/{case}")).await;
    assert!(shown.contains(&page));
    for (who, words) in [
        (&reporter, "Le prestataire <b>était</b> prévenu."),
        (&agency, "Le SAMU a été détourné."),
    ] {
        let sent = who.post(&page, &[("text", words)]).await;
        assert_eq!(sent.status(), 303);
    }
    let empty = agency.post(&page, &[("text", " ")]).await;
    assert_eq!(empty.status(), 422);
    let empty = empty.text().await.unwrap();
    assert!(empty.contains("href=\"#text\"") && empty.contains("id=\"text-error\""));

    let read = analyst.page(&page).await;
    for words in [
        "Attend l’accord d’une deuxième personne",
        "&#60;b&#62;était",
        "Le SAMU a été détourné.",
        "Personne trompée",
        "Bulletin de l’éditeur.",
        "Essayer la restauration.",
    ] {
        assert!(read.contains(words), "{words}");
    }
    assert!(read.contains(&format!("{case}-R2")));
    let form = format!("/dossiers/{case}/approuver-retour-experience");
    assert!(!read.contains(&form));
    assert!(lead.page(&page).await.contains(&form));
    let shown = lead.page(&form).await;
    assert!(shown.contains("Une pièce jointe ouverte."));
    let version = portal
        .reads(Who::Lead, &format!("/api/v1/cases/{case}"))
        .await["version"]
        .to_string();
    let own = analyst.post(&form, &[("version", version.as_str())]).await;
    assert_eq!(own.status(), 409);
    assert!(own.text().await.unwrap().contains("Vous l’avez écrit"));
    let approved = lead.post(&form, &[("version", version.as_str())]).await;
    assert_eq!(approved.status(), 303);
    assert!(agency.page(&page).await.contains("Version 1, approuvée le"));

    let told = portal
        .reads(Who::Reporter, &format!("/api/v1/cases/{case}"))
        .await;
    let lessons = &told["lessons"];
    assert_eq!(lessons["awaits_approval"], false);
    assert_eq!(lessons["approved"]["number"], 1);
    assert_eq!(lessons["comments"].as_array().unwrap().len(), 2);
    assert_eq!(lessons["items"][1]["id"], format!("{case}-R2"));
    assert_eq!(lessons["items"][1]["text"], "Essayer la restauration.");
}

#[tokio::test]
async fn less_1_what_contradicts_itself_is_said_at_its_field() {
    let portal = Portal::open().await;
    let case = &closed(&portal).await;
    let analyst = portal.signed_in(Who::Analyst).await;
    let sent = analyst
        .post(
            &format!("/dossiers/{case}/retour-experience"),
            &[
                ("roots", "deceived-person"),
                ("factors", "none"),
                ("factors", "few-people"),
                ("causes", "Une pièce jointe ouverte."),
                ("recommendations", "Filtrer."),
            ],
        )
        .await;
    assert_eq!(sent.status(), 422);
    let page = sent.text().await.unwrap();
    assert!(page.contains("href=\"#factors\"") && page.contains("id=\"factors-error\""));
    assert!(page.contains("Une pièce jointe ouverte."));
}
