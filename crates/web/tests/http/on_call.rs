//! The rota on its pages and by the API (DECL-6).

use reqwest::Method;
use serde_json::json;
use testkit::world::Who;

use crate::portal::{Portal, location};

const ROTA: &str = "/astreinte";

/// The account of somebody, as the API names it.
async fn account(portal: &Portal, name: &str) -> String {
    let rota = portal.reads(Who::Lead, "/api/v1/on-call").await;
    let people = rota["people"].as_array().unwrap().clone();
    let found = people.iter().find(|person| person["name"] == name);
    found.unwrap()["account"].as_str().unwrap().to_owned()
}

#[tokio::test]
async fn decl_6_the_lead_plans_on_a_page_and_colleagues_swap() {
    let portal = Portal::open().await;
    portal.world.app.install_playbooks().await.unwrap();
    let lead = portal.signed_in(Who::Lead).await;
    let page = lead.page(ROTA).await;
    assert!(page.contains("Personne n’est d’astreinte en ce moment"));
    assert!(
        page.contains("/fiches-reflexes/ransomware"),
        "prepared orders"
    );
    let analyst = account(&portal, "Analyst").await;
    let colleague = account(&portal, "Colleague").await;
    for (fields, link) in [
        (vec![("rang", "first")], "href=\"#personne\""),
        (
            vec![("personne", analyst.as_str()), ("rang", "first")],
            "href=\"#debut\"",
        ),
        (
            vec![
                ("personne", analyst.as_str()),
                ("rang", "first"),
                ("debut", "2026-11-23"),
                ("semaines", "99"),
            ],
            "href=\"#semaines\"",
        ),
        (
            vec![
                ("personne", analyst.as_str()),
                ("rang", "first"),
                ("debut", "2020-01-01"),
                ("semaines", "1"),
            ],
            "href=\"#debut\"",
        ),
    ] {
        let answer = lead.post(ROTA, &fields).await;
        assert!(answer.status().is_client_error(), "{fields:?}");
        assert!(answer.text().await.unwrap().contains(link), "{fields:?}");
    }
    let fields = [
        ("personne", analyst.as_str()),
        ("rang", "first"),
        ("debut", "2026-11-23"),
        ("semaines", "2"),
    ];
    let answer = lead.post(ROTA, &fields).await;
    assert!(location(&answer).starts_with(ROTA));

    let rota = portal.reads(Who::Analyst, "/api/v1/on-call").await;
    assert_eq!(rota["now"][0]["person"]["name"], "Analyst");
    assert_eq!(rota["now"][0]["order"], "first");
    assert_eq!(rota["shifts"].as_array().unwrap().len(), 2);
    let shift = rota["shifts"][0]["id"].as_str().unwrap();
    let at = format!("{ROTA}/{shift}");

    let own = portal.signed_in(Who::Analyst).await;
    assert!(own.page(&at).await.contains("Échanger"));
    let nobody = own.post(&format!("{at}/proposer"), &[]).await;
    assert_eq!(nobody.status(), 422);
    let offer = [("collegue", colleague.as_str())];
    let answer = own.post(&format!("{at}/proposer"), &offer).await;
    assert!(location(&answer).starts_with(ROTA));
    let other = portal.signed_in(Who::Colleague).await;
    assert!(
        other
            .page("/accueil")
            .await
            .contains("Une astreinte vous est proposée")
    );
    assert!(other.page(&at).await.contains("Un collègue vous propose"));
    let accept = [("reponse", "accepte")];
    let answer = other.post(&format!("{at}/repondre"), &accept).await;
    assert!(location(&answer).starts_with(ROTA));
    let rota = portal.reads(Who::Analyst, "/api/v1/on-call").await;
    assert_eq!(rota["now"][0]["person"]["name"], "Colleague");

    let silent = lead.post(&format!("{at}/retirer"), &[("motif", "")]).await;
    assert!(silent.text().await.unwrap().contains("href=\"#motif\""));
    let removed = [("motif", "Congés.")];
    let answer = lead.post(&format!("{at}/retirer"), &removed).await;
    assert!(location(&answer).starts_with(ROTA));
    assert_eq!(lead.get(&at).await.status(), 404);
}

#[tokio::test]
async fn decl_6_the_call_is_answered_by_a_button_of_the_case() {
    let portal = Portal::open().await;
    portal
        .world
        .clock
        .set(testkit::world::instant("2026-11-24T23:00:00+01:00"));
    let mut request = testkit::world::declaration(&portal.world.hospital, "Tout est chiffré.");
    request.facts.urgent_help = process::words::YesNo::Yes.into();
    let reporter = portal.world.actor(Who::Reporter);
    let case = portal.world.app.declare(reporter, request).await.unwrap();
    let case = format!("/dossiers/{}", case.reference);
    let analyst = portal.signed_in(Who::Analyst).await;
    assert!(
        analyst
            .page("/accueil")
            .await
            .contains("Répondre à l’appel d’astreinte")
    );
    assert!(analyst.page(&case).await.contains("Répondre à l’appel"));
    let answer = analyst.post(&format!("{case}/repondre-appel"), &[]).await;
    assert_eq!(answer.status(), 303);
    let page = analyst.page(&case).await;
    assert!(page.contains("Appel d’astreinte pris"));
    let told = portal
        .reads(Who::Analyst, &format!("/api/v1/cases/{}/acts", &case[10..]))
        .await;
    assert!(told["items"].to_string().contains("call-answered"));
    assert_ne!(told, json!({}));
}

#[tokio::test]
async fn decl_6_a_shift_leaves_a_word_and_the_next_says_that_it_has_read_it() {
    let portal = Portal::open().await;
    let case = portal.world.declares(Who::Reporter, "Panne.").await;
    let analyst = portal.signed_in(Who::Analyst).await;
    let lead = portal.signed_in(Who::Lead).await;
    let page = analyst.page("/astreinte").await;
    assert!(page.contains("Personne n’a encore laissé de mot"), "{page}");
    let named = "Dossiers reçus depuis le";
    assert!(page.contains(named) && page.contains(&case.reference.to_string()));
    let empty = analyst.post("/astreinte/releve", &[("releve", " ")]).await;
    assert_eq!(empty.status(), 409);
    let word = [("releve", "Rappeler Valmont à 8 h.")];
    assert_eq!(analyst.post("/astreinte/releve", &word).await.status(), 303);
    let own = analyst.post("/astreinte/releve/lue", &[]).await;
    assert_eq!(own.status(), 409);
    let home = lead.page("/accueil").await;
    assert!(
        home.contains("L’équipe précédente vous a laissé un mot"),
        "{home}"
    );
    let page = lead.page("/astreinte").await;
    assert!(page.contains("Rappeler Valmont à 8 h."));
    assert_eq!(lead.post("/astreinte/releve/lue", &[]).await.status(), 303);
    assert!(analyst.page("/astreinte").await.contains("lu par"));
    assert!(!lead.page("/accueil").await.contains("vous a laissé un mot"));

    let path = "/api/v1/on-call/handover";
    let read = portal.reads(Who::Analyst, path).await;
    assert_eq!(read["left"]["text"], "Rappeler Valmont à 8 h.");
    assert!(read["left"]["read_at"].is_string());
    let word = portal.call(Who::Lead, Method::POST, path);
    let word = word.json(&json!({"text": "Rien de neuf."}));
    assert_eq!(word.send().await.unwrap().status(), 204);
    let reading = format!("{path}/reading");
    let take = || portal.call(Who::Analyst, Method::POST, &reading);
    assert_eq!(take().send().await.unwrap().status(), 204);
    assert_eq!(take().send().await.unwrap().status(), 409);
    let reporter = portal.call(Who::Reporter, Method::GET, path);
    assert_eq!(reporter.send().await.unwrap().status(), 403);
}
