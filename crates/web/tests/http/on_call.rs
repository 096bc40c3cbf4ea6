//! The rota on its pages and by the API (DECL-6).

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
