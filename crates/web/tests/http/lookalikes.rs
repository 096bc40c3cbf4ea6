//! The pages of the cases that look alike (SUPP-2).

use reqwest::{Method, StatusCode};
use serde_json::{Value, json};
use testkit::world::{Who, declaration};

use crate::portal::Portal;

/// Two reports that name one provider and product.
async fn two(portal: &Portal) -> [String; 2] {
    let world = &portal.world;
    let mut sent = Vec::new();
    for (who, facility) in [
        (Who::Reporter, &world.hospital),
        (Who::Neighbour, &world.nursing_home),
    ] {
        let mut report = declaration(facility, "Plus d'accès au dossier.");
        report.facts.third_party_name = "Corvane Hébergement".into();
        report.facts.product = "Medialine".into();
        let receipt = world.app.declare(world.actor(who), report).await.unwrap();
        sent.push(receipt.reference.to_string());
    }
    while world.app.seek_lookalikes().await.unwrap() > 0 {}
    sent.try_into().unwrap()
}

#[tokio::test]
async fn supp_2_an_expert_reads_why_and_sets_apart_in_one_click() {
    let portal = Portal::open().await;
    let [first, second] = two(&portal).await;
    let browser = portal.signed_in(Who::Analyst).await;
    let path = format!("/dossiers/{first}/ressemblances");
    let page = browser.page(&path).await;
    for words in ["Même prestataire", "Même produit", "Total", &second] {
        assert!(page.contains(words), "{words}");
    }
    assert!(browser.page("/file").await.contains("Ressemblance"));
    let case = browser.page(&format!("/dossiers/{first}")).await;
    assert!(case.contains("Voir les motifs et juger"));
    let side = browser.page(&format!("{path}/{second}")).await;
    assert!(side.contains("Corvane Hébergement") && side.contains("C’est le même incident"));
    let apart = format!("{path}/{second}/ecarter");
    let answer = browser.post(&apart, &[("reason", "Deux contrats.")]).await;
    assert_eq!(answer.status(), StatusCode::SEE_OTHER);
    let page = browser.page(&path).await;
    assert!(page.contains("Aucun dossier ouvert ne ressemble"));
}

/// A closed case with approved lessons, and a new one that looks like it.
async fn past_and_new(portal: &Portal) -> [String; 2] {
    let [past, new] = two(portal).await;
    for act in [
        json!({"act": "take_in"}),
        json!({"act": "qualify", "class": "not-incident", "grounds": "Fausse alerte."}),
        json!({"act": "agree"}),
        json!({"act": "close"}),
        json!({
            "act": "write_lessons",
            "roots": ["provider-failure"],
            "factors": ["unreachable-provider"],
            "causes": "Un disque plein chez l’hébergeur.",
            "measures": "Passage <b>au papier</b> dès la première heure.",
            "recommendations": "Garder un numéro d’astreinte.",
        }),
    ] {
        judged(portal, Who::Analyst, &past, act).await;
    }
    let approve = json!({"act": "approve_lessons"});
    judged(portal, Who::Lead, &past, approve).await;
    while portal.world.app.seek_lookalikes().await.unwrap() > 0 {}
    [past, new]
}

async fn judged(portal: &Portal, who: Who, case: &str, mut act: Value) {
    let judges = ["qualify", "agree", "close", "approve_lessons"];
    if judges.iter().any(|one| act["act"] == *one) {
        let read = portal.reads(who, &format!("/api/v1/cases/{case}")).await;
        act["version"] = read["version"].clone();
    }
    portal.acts(who, case, act).await;
}

#[tokio::test]
async fn less_2_a_new_case_shows_what_a_similar_past_one_taught() {
    let portal = Portal::open().await;
    let [past, new] = past_and_new(&portal).await;
    let analyst = portal.signed_in(Who::Analyst).await;
    let case = analyst.page(&format!("/dossiers/{new}")).await;
    let lessons = format!("/dossiers/{past}/retour-experience/lecture");
    assert!(case.contains(&lessons) && case.contains("Défaillance d’un prestataire"));
    let path = format!("/dossiers/{new}/ressemblances");
    let page = analyst.page(&path).await;
    for words in [
        "Ce qu’il a appris",
        "Passage &#60;b&#62;au papier",
        "Garder un numéro d’astreinte.",
        "Prestataire injoignable",
        &lessons,
    ] {
        assert!(page.contains(words), "{words}");
    }
    // A recommendation serves again, as a measure.
    let measure = format!("/dossiers/{new}/mesure?recommandation={past}-R1");
    assert!(page.contains(&measure));
    let form = analyst.page(&measure).await;
    assert!(form.contains("Garder un numéro d’astreinte.</textarea>"));
    let absent = format!("/dossiers/{new}/mesure?recommandation={past}-R9");
    assert!(!analyst.page(&absent).await.contains("astreinte."));
    let api = format!("/api/v1/cases/{new}/lookalikes");
    let found = portal.reads(Who::Analyst, &api).await;
    let taught = &found["past"][0]["lessons"];
    assert_eq!(taught["roots"], json!(["provider-failure"]));
    assert_eq!(
        taught["recommendations"][0],
        "Garder un numéro d’astreinte."
    );

    // Only those who compare cases read them there, and each look is known.
    for who in [Who::Ars, Who::OtherArs, Who::Hfds, Who::Director] {
        let seen = portal.call(who, Method::GET, &api).send().await.unwrap();
        assert!(seen.status().is_client_error(), "{who:?}");
        let page = portal.signed_in(who).await.get(&path).await;
        assert!(page.status().is_client_error(), "{who:?}");
    }
    let neighbour = portal.signed_in(Who::Neighbour).await;
    let own = neighbour.page(&format!("/dossiers/{new}")).await;
    assert!(!own.contains(&past) && !own.contains("astreinte."));
    let reads = portal
        .reads(Who::Director, &format!("/api/v1/cases/{past}/reads"))
        .await;
    assert!(reads.to_string().contains("\"lessons\""), "{reads}");
}

#[tokio::test]
async fn supp_2_one_click_passes_both_to_one_incident() {
    let portal = Portal::open().await;
    let [first, second] = two(&portal).await;
    let browser = portal.signed_in(Who::Analyst).await;
    let path = format!("/dossiers/{first}/ressemblances/{second}");
    let confirm = format!("{path}/confirmer");
    let refused = browser.post(&confirm, &[("reason", "")]).await;
    assert_eq!(refused.status(), StatusCode::CONFLICT);
    assert!(refused.text().await.unwrap().contains("error-summary"));
    let answer = browser.post(&confirm, &[("reason", "Même panne.")]).await;
    assert_eq!(answer.status(), StatusCode::SEE_OTHER);
    let found = portal
        .reads(Who::Analyst, &format!("/api/v1/cases/{first}/lookalikes"))
        .await;
    assert_eq!(found["open"], serde_json::json!([]));
}

#[tokio::test]
async fn supp_2_several_are_gathered_at_once() {
    let portal = Portal::open().await;
    let [first, second] = two(&portal).await;
    let [third, _] = two(&portal).await;
    let browser = portal.signed_in(Who::Analyst).await;
    let path = format!("/dossiers/{first}/ressemblances");
    let page = browser.page(&path).await;
    for other in [&second, &third] {
        assert!(
            page.contains(&format!("value=\"{other}\" checked")),
            "{other}"
        );
    }
    let gather = format!("{path}/reunir");
    let none = browser.post(&gather, &[("reason", "Même panne.")]).await;
    assert_eq!(none.status(), StatusCode::UNPROCESSABLE_ENTITY);
    let none = none.text().await.unwrap();
    assert!(none.contains("href=\"#dossiers\"") && none.contains("Même panne."));
    let both = [
        ("dossiers", second.as_str()),
        ("dossiers", third.as_str()),
        ("reason", ""),
    ];
    let silent = browser.post(&gather, &both).await;
    assert_eq!(silent.status(), StatusCode::CONFLICT);
    let silent = silent.text().await.unwrap();
    assert!(silent.contains("href=\"#reason\""));
    assert!(silent.contains(&format!("value=\"{third}\" checked")));
    let both = [both[0], both[1], ("reason", "Même panne.")];
    let answer = browser.post(&gather, &both).await;
    assert_eq!(answer.status(), StatusCode::SEE_OTHER);
    let incident = browser.page("/incidents/INC-2026-001").await;
    for case in [&first, &second, &third] {
        assert!(incident.contains(case.as_str()));
    }
}
