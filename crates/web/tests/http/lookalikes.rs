//! The pages of the cases that look alike (SUPP-2).

use reqwest::StatusCode;
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
