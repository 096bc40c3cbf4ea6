//! The page of weak signals (SUPP-2).

use jiff::SignedDuration;
use reqwest::StatusCode;
use testkit::world::Who;

use crate::portal::Portal;

async fn outbreak(portal: &Portal) -> Vec<String> {
    let world = &portal.world;
    world.declares(Who::Reporter, "Panne de courant.").await;
    world.clock.advance(SignedDuration::from_hours(24 * 32));
    let cases = world.outbreak(0, 5).await;
    assert_eq!(world.app.watch_signals().await.unwrap(), 1);
    cases.iter().map(ToString::to_string).collect()
}

#[tokio::test]
async fn supp_2_a_signal_is_read_with_its_reasons_and_settled_in_one_click() {
    let portal = Portal::open().await;
    let cases = outbreak(&portal).await;
    let browser = portal.signed_in(Who::Analyst).await;
    assert!(browser.page("/accueil").await.contains("Un signal faible"));
    let page = browser.page("/signaux").await;
    for words in [
        "Corvane Hébergement",
        "5 établissements",
        "Le hasard seul",
        &cases[4],
    ] {
        assert!(page.contains(words), "{words}");
    }
    let listed = portal.reads(Who::Analyst, "/api/v1/signals").await;
    let id = listed["items"][0]["id"].as_str().unwrap().to_owned();
    assert_eq!(listed["items"][0]["cases"].as_array().unwrap().len(), 5);
    let path = format!("/signaux/{id}");
    let refused = browser
        .post(&path, &[("verdict", "taken-up"), ("note", "")])
        .await;
    assert_eq!(refused.status(), StatusCode::CONFLICT);
    assert!(refused.text().await.unwrap().contains("error-summary"));
    let said = [
        ("verdict", "taken-up"),
        ("note", "Le prestataire est appelé."),
    ];
    let answer = browser.post(&path, &said).await;
    assert_eq!(answer.status(), StatusCode::SEE_OTHER);
    let page = browser.page("/signaux").await;
    assert!(page.contains("Le prestataire est appelé.") && page.contains("Pris en charge"));
    let listed = portal.reads(Who::Analyst, "/api/v1/signals").await;
    assert_eq!(listed["items"][0]["verdict"], "taken-up");
}
