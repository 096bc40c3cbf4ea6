//! Leads, directors who change, who has read what, and lists taken away
//! (DECL-8, KEEP-1, KEEP-3).

use reqwest::Method;
use serde_json::json;
use testkit::world::Who;

use crate::portal::{Portal, answered, location};

#[tokio::test]
async fn keep_3_the_cert_s_lead_invites_analysts_and_nobody_else_does() {
    let portal = Portal::open().await;
    let lead = portal.signed_in(Who::Lead).await;
    let person = [
        ("nom", "Camille Exemple"),
        ("courriel", "camille@cert.example"),
    ];
    let answer = lead.post("/personnes", &person).await;
    assert_eq!(location(&answer), "/personnes?fait=designe");
    let page = lead.page("/personnes").await;
    assert!(page.contains("camille@cert.example") && page.contains("Invité"));
    for who in [Who::Analyst, Who::Ars, Who::Hfds, Who::Director] {
        let other = portal.signed_in(who).await;
        assert_eq!(other.get("/personnes").await.status(), 403, "{who:?}");
        let answer = other.post("/personnes", &person).await;
        assert_eq!(answer.status(), 403, "{who:?}");
    }
    let body = json!({
        "name": "Camille Exemple",
        "email": "autre@cert.example",
        "right": {"at": "staff", "role": {"body": "cert", "role": "lead"}},
    });
    let call = portal.call(Who::Lead, Method::POST, "/api/v1/people");
    let problem = answered(403, call.json(&body)).await;
    assert_eq!(problem["rule"], "KEEP-3", "a lead makes no lead");
}

#[tokio::test]
async fn decl_8_somebody_asks_to_be_director_and_the_cert_answers() {
    let portal = Portal::open().await;
    let stranger = portal.browser();
    let found = stranger.page("/direction?q=valmont").await;
    assert!(found.contains("/direction?pour=350000014"));
    let person = [
        ("pour", "350000014"),
        ("nom", "Alix Exemple"),
        ("courriel", "alix@valmont.example"),
        ("message", "<script>alert(1)</script>"),
    ];
    let answer = stranger
        .post(
            "/direction",
            &[&person[..2], &[("courriel", "alix")]].concat(),
        )
        .await;
    assert_eq!(answer.status(), 422);
    let answer = stranger.post("/direction", &person).await;
    assert_eq!(answer.status(), 200);

    let analyst = portal.signed_in(Who::Analyst).await;
    assert!(analyst.page("/accueil").await.contains("/directions"));
    let page = analyst.page("/directions").await;
    assert!(page.contains("Alix Exemple"));
    assert!(!page.contains("<script>alert"));
    let card = page
        .split("/etablissements/350000014/fiche?demande=")
        .nth(1)
        .unwrap();
    let request = card.split('#').next().unwrap();
    let card = analyst
        .page(&format!(
            "/etablissements/350000014/fiche?demande={request}"
        ))
        .await;
    assert!(card.contains("value=\"alix@valmont.example\""));
    let fields = [
        ("name", "Alix Exemple"),
        ("email", "alix@valmont.example"),
        ("note", "Standard rappelé."),
        ("former", "ends"),
        ("request", request),
    ];
    let path = "/etablissements/350000014/direction";
    assert_eq!(analyst.post(path, &fields).await.status(), 303);
    assert!(analyst.page("/directions").await.contains("Aucune demande"));
    let former = portal.signed_in(Who::Director).await;
    assert_eq!(former.get("/etablissements/350000014").await.status(), 404);
    for who in [Who::Ars, Who::Hfds] {
        let other = portal.signed_in(who).await;
        assert_eq!(other.get("/directions").await.status(), 403, "{who:?}");
    }
}

#[tokio::test]
async fn keep_1_every_route_that_shows_a_case_is_in_its_access_record() {
    let portal = Portal::open().await;
    let case = portal
        .world
        .declares(Who::Reporter, "Panne.")
        .await
        .reference;
    let reads = async || {
        let path = format!("/api/v1/cases/{case}/reads");
        let list = portal.reads(Who::Lead, &path).await;
        let items = list["items"].as_array().unwrap().clone();
        (items.len(), items.first().map(|item| item["what"].clone()))
    };
    let analyst = portal.signed_in(Who::Analyst).await;
    let reporter = portal.signed_in(Who::Reporter).await;
    let mut expected = 0;
    for (page, what) in [
        ("", "case"),
        ("/recit", "print"),
        ("/qualifier", "case"),
        ("/ecrire", "case"),
    ] {
        analyst.page(&format!("/dossiers/{case}{page}")).await;
        expected += 1;
        assert_eq!(reads().await, (expected, Some(json!(what))), "{page}");
    }
    for page in ["", "/completer", "/recu", "/cnil"] {
        reporter.page(&format!("/dossiers/{case}{page}")).await;
        let (many, what) = reads().await;
        assert!(many > expected, "{page}");
        assert_eq!(what, Some(json!("case")), "{page}");
        expected = many;
    }
    for (path, what) in [("", "case"), ("/acts", "acts")] {
        let path = format!("/api/v1/cases/{case}{path}");
        portal.reads(Who::Analyst, &path).await;
        expected += 1;
        assert_eq!(reads().await, (expected, Some(json!(what))), "{path}");
    }
    for list in ["/file", "/accueil", "/recherche?q=Panne"] {
        analyst.page(list).await;
        assert_eq!(reads().await.0, expected, "a list is no reading: {list}");
    }
    analyst.page("/file.csv").await;
    assert_eq!(reads().await, (expected + 1, Some(json!("list"))));

    let director = portal.signed_in(Who::Director).await;
    let page = director
        .page(&format!("/dossiers/{case}/consultations"))
        .await;
    assert!(page.contains("CERT Santé") && !page.contains("Analyst"));
    assert!(page.contains("Reporter"));
    let neighbour = portal.signed_in(Who::Neighbour).await;
    let path = format!("/dossiers/{case}/consultations");
    assert_eq!(neighbour.get(&path).await.status(), 404);
    assert_eq!(analyst.get(&path).await.status(), 403);
}

#[tokio::test]
async fn keep_3_a_list_is_taken_away_by_those_who_see_it_without_formulas() {
    let portal = Portal::open().await;
    let case = portal
        .world
        .declares(Who::Reporter, "Panne.")
        .await
        .reference;
    let agency = portal.signed_in(Who::Ars).await;
    let answer = agency.get("/dossiers.csv?etat=ouverts").await;
    let disposition = answer.headers()["content-disposition"].to_str().unwrap();
    assert!(disposition.starts_with("attachment; filename=\"vigie-"));
    assert_eq!(answer.headers()["content-type"], "text/csv; charset=utf-8");
    let text = answer.text().await.unwrap();
    assert!(text.contains(&format!("\"{case}\";\"CH de Valmont\"")));
    assert_eq!(text.lines().count(), 2);
    let other = portal.signed_in(Who::OtherArs).await;
    let text = other.get("/dossiers.csv").await.text().await.unwrap();
    assert_eq!(text.lines().count(), 1, "QUAL-5");
    assert_eq!(agency.get("/file.csv").await.status(), 403);
    let reporter = portal.signed_in(Who::Reporter).await;
    assert_eq!(reporter.get("/dossiers.csv").await.status(), 403);
}

#[tokio::test]
async fn one_s_own_rights_are_read_and_left_by_the_api() {
    let portal = Portal::open().await;
    let rights = portal.reads(Who::Reporter, "/api/v1/me/rights").await;
    let grant = rights["items"][0]["grant"].as_str().unwrap();
    let path = format!("/api/v1/me/rights/{grant}");
    let other = portal.call(Who::Neighbour, Method::DELETE, &path);
    assert_eq!(other.send().await.unwrap().status(), 404);
    let own = portal.call(Who::Reporter, Method::DELETE, &path);
    assert_eq!(own.send().await.unwrap().status(), 204);
    let rights = portal.reads(Who::Reporter, "/api/v1/me/rights").await;
    assert_eq!(rights["items"], json!([]));
}
