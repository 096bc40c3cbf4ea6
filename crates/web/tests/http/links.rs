//! LESS-2: what lessons say to playbooks, by the pages and by the API.

use reqwest::Method;
use serde_json::{Value, json};
use testkit::world::Who;

use crate::lessons::approved;
use crate::portal::{Portal, answered, location};

/// Approved lessons, and the playbooks with which the portal comes.
async fn learnt() -> (Portal, String) {
    let portal = Portal::open().await;
    portal.world.app.install_playbooks().await.unwrap();
    let case = approved(&portal).await;
    (portal, case)
}

const FILE: &str = "/fiches-reflexes/ransomware/redaction";
const PROPOSED: &str = "Couper les accès <b>distants</b> d’abord.";

#[tokio::test]
async fn less_2_a_recommendation_proposes_a_change_that_its_playbook_answers() {
    let (portal, case) = learnt().await;
    let analyst = portal.signed_in(Who::Analyst).await;
    let lead = portal.signed_in(Who::Lead).await;
    let agency = portal.signed_in(Who::Ars).await;
    let reading = format!("/dossiers/{case}/retour-experience/lecture");
    let form = format!("/dossiers/{case}/retour-experience/recommandations/2");
    assert!(analyst.page(&reading).await.contains(&form));
    assert!(!agency.page(&reading).await.contains(&form));
    assert!(
        analyst
            .page(&form)
            .await
            .contains("Essayer la restauration.")
    );
    let away = format!("/dossiers/{case}/retour-experience/recommandations/9");
    assert_eq!(analyst.get(&away).await.status(), 404);
    assert_eq!(agency.get(&form).await.status(), 403);

    // What is missing is said at its field, and nothing is lost.
    for (fields, field) in [
        (vec![("of", "1")], "playbook"),
        (
            vec![
                ("of", "1"),
                ("playbook", "ransomware"),
                ("change", "Couper."),
            ],
            "section",
        ),
        (
            vec![
                ("of", "1"),
                ("playbook", "ransomware"),
                ("section", "measures"),
                ("change", "Couper."),
            ],
            "why",
        ),
        (
            vec![
                ("of", "1"),
                ("playbook", "ransomware"),
                ("section", "measures"),
                ("why", "Trop tard."),
            ],
            "change",
        ),
        (vec![("of", "1"), ("playbook", "inconnue")], "playbook"),
    ] {
        let page = analyst.post(&form, &fields).await;
        assert!(page.status().is_client_error(), "{field}");
        let page = page.text().await.unwrap();
        assert!(page.contains(&format!("href=\"#{field}\"")), "{field}");
        assert!(page.contains(&format!("id=\"{field}-error\"")), "{field}");
    }
    let stale = [("of", "7"), ("playbook", "ransomware")];
    let stale = analyst.post(&form, &stale).await;
    assert_eq!(stale.status(), 409);
    assert!(stale.text().await.unwrap().contains("role=\"alert\""));

    let fields = [
        ("of", "1"),
        ("playbook", "ransomware"),
        ("section", "measures"),
        ("change", PROPOSED),
        ("why", "L’attaquant est revenu par là."),
    ];
    let done = analyst.post(&form, &fields).await;
    assert_eq!(location(&done), format!("{reading}?fait=enregistre"));
    let read = agency.page(&reading).await;
    for words in [
        "&#60;b&#62;distants",
        "Changement proposé, sans réponse",
        "L’attaquant est revenu par là.",
    ] {
        assert!(read.contains(words), "{words}");
    }
    let home = lead.page("/accueil").await;
    assert!(home.contains("Un retour d’expérience propose un changement"));
    let board = lead.page("/fiches-reflexes/redaction").await;
    assert!(board.contains("Un changement proposé"));
    let id = format!("{case}-P1");
    let file = lead.page(FILE).await;
    assert!(file.contains(&id) && file.contains("&#60;b&#62;distants"));

    // The public page tells nothing of it.
    let public = portal.browser().page("/fiches-reflexes/ransomware").await;
    for words in [case.as_str(), "distants", "Valmont"] {
        assert!(!public.contains(words), "{words}");
    }

    let answers = "/fiches-reflexes/ransomware/retours";
    let reason = format!("motif-{id}");
    let bare = [("proposition", id.as_str()), ("acte", "ecarter")];
    let bare = lead.post(answers, &bare).await;
    assert_eq!(bare.status(), 409);
    assert!(
        bare.text()
            .await
            .unwrap()
            .contains(&format!("href=\"#{reason}\""))
    );
    let take_up = [("proposition", id.as_str()), ("acte", "reprendre")];
    let done = lead.post(answers, &take_up).await;
    let text = location(&done);
    assert!(
        text.starts_with("/fiches-reflexes/ransomware/texte"),
        "{text}"
    );
    let write = lead.page("/fiches-reflexes/ransomware/texte").await;
    assert!(write.contains("À reprendre dans ce texte") && write.contains(&id));
    let read = agency.page(&reading).await;
    assert!(read.contains("Repris dans le texte en cours d’écriture"));
    let again = lead.post(answers, &take_up).await;
    assert_eq!(again.status(), 409);
    assert_eq!(agency.post(answers, &take_up).await.status(), 403);
}

#[tokio::test]
async fn less_2_programs_link_recommendations_and_answer_what_they_propose() {
    let (portal, case) = learnt().await;
    let link = json!({
        "act": "link_recommendation",
        "of": 1,
        "recommendation": 1,
        "playbook": "ransomware",
        "section": "measures",
        "change": "Filtrer les pièces jointes.",
        "why": "Vu ici.",
    });
    portal.acts(Who::Analyst, &case, link).await;
    let says_so = json!({
        "act": "link_recommendation",
        "of": 1,
        "recommendation": 2,
        "playbook": "ransomware",
    });
    portal.acts(Who::Analyst, &case, says_so.clone()).await;
    portal.refused(Who::Analyst, &case, says_so).await;

    let path = "/api/v1/playbooks/ransomware/file";
    let file = portal.reads(Who::Lead, path).await;
    let links = file["links"].as_array().unwrap();
    assert_eq!(links.len(), 2);
    assert_eq!(links[0]["id"], format!("{case}-P1"));
    assert_eq!(links[0]["change"]["section"], "measures");
    assert!(links[0]["answer"].is_null() && links[1]["change"].is_null());
    answered(403, portal.call(Who::Ars, Method::GET, path)).await;

    let acts = "/api/v1/playbooks/ransomware/acts";
    let set_aside = json!({
        "act": "set_aside",
        "change": format!("{case}-P1"),
        "reason": "La fiche le dit.",
    });
    let call = portal.call(Who::Lead, Method::POST, acts);
    answered(204, call.json(&set_aside)).await;
    let told: Value = portal
        .reads(Who::Director, &format!("/api/v1/cases/{case}"))
        .await;
    let told = &told["lessons"]["links"];
    assert_eq!(told[0]["answer"]["is"], "set-aside");
    assert_eq!(told[1]["playbook"], "ransomware");

    let unlink = json!({"act": "unlink_recommendation", "link": 2, "reason": "Mauvaise fiche."});
    portal.acts(Who::Analyst, &case, unlink).await;
    let file = portal.reads(Who::Lead, path).await;
    assert_eq!(file["links"].as_array().unwrap().len(), 1);
    let public = portal.stranger(Method::GET, "/api/v1/playbooks/ransomware");
    let public = answered(200, public).await.to_string();
    assert!(!public.contains(&case));
}

#[tokio::test]
async fn less_2_a_link_is_taken_back_on_the_page_of_the_lessons() {
    let (portal, case) = learnt().await;
    let analyst = portal.signed_in(Who::Analyst).await;
    let link = json!({
        "act": "link_recommendation",
        "of": 1,
        "recommendation": 1,
        "playbook": "ransomware",
    });
    portal.acts(Who::Analyst, &case, link).await;
    let reading = format!("/dossiers/{case}/retour-experience/lecture");
    let taken_back = format!("/dossiers/{case}/retour-experience/liens/1/retirer");
    let page = analyst.page(&reading).await;
    assert!(page.contains(&taken_back) && page.contains("La fiche le dit déjà"));
    let bare = analyst.post(&taken_back, &[("motif-1", "")]).await;
    assert_eq!(bare.status(), 409);
    assert!(bare.text().await.unwrap().contains("href=\"#motif-1\""));
    let done = analyst.post(&taken_back, &[("motif-1", "Erreur.")]).await;
    assert_eq!(done.status(), 303);
    assert!(!analyst.page(&reading).await.contains(&taken_back));
    let record = analyst.page(&format!("/dossiers/{case}")).await;
    assert!(record.contains("Recommandation détachée"));
}
