//! Leads, directors who change, who has read what, and lists taken away
//! (DECL-8, KEEP-1, KEEP-3).

use app::{facilities::NewPerson, people::NewToken};
use process::access::{FacilityRole, Right};
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

#[tokio::test]
async fn decl_8_the_api_asks_for_a_director_and_the_cert_answers_there() {
    let portal = Portal::open().await;
    let asking = "/api/v1/facilities/350000014/director/requests";
    let ask = |email: &str| {
        let body = json!({"name": "Alix Exemple", "email": email, "message": "Nommé."});
        portal.stranger(Method::POST, asking).json(&body)
    };
    assert_eq!(ask("alix").send().await.unwrap().status(), 422);
    let asked = ask("alix@valmont.example").send().await.unwrap();
    assert_eq!(asked.status(), 202);
    let waiting = "/api/v1/director-requests";
    let list = portal.reads(Who::Analyst, waiting).await;
    let request = &list["items"][0];
    assert_eq!(request["email"], "alix@valmont.example");
    assert_eq!(request["facility"]["finess"], "350000014");
    let refusal = format!("{waiting}/{}/refusal", request["id"].as_str().unwrap());
    for who in [Who::Ars, Who::Hfds, Who::Director] {
        let read = portal.call(who, Method::GET, waiting);
        assert_eq!(read.send().await.unwrap().status(), 403, "{who:?}");
        let refused = portal.call(who, Method::POST, &refusal);
        let refused = refused.json(&json!({"reason": "Non."}));
        assert_eq!(refused.send().await.unwrap().status(), 403, "{who:?}");
    }
    let refuse = |why: &str| {
        let call = portal.call(Who::Analyst, Method::POST, &refusal);
        call.json(&json!({ "reason": why }))
    };
    let problem = answered(409, refuse(" ")).await;
    assert_eq!(problem["reason"], "reason-missing");
    assert_eq!(refuse("Inconnu.").send().await.unwrap().status(), 204);
    answered(404, refuse("Inconnu.")).await;
    let list = portal.reads(Who::Analyst, waiting).await;
    assert_eq!(list["items"], json!([]));
}

/// A facility of a group, and a token of its director.
async fn member(portal: &Portal, finess: &str) -> String {
    let world = &portal.world;
    let mut facility = testkit::world::facility(finess).named("Membre").build();
    facility.support_ght = Some("CH Exemple".to_owned());
    let right = Right::Facility {
        facility: facility.id,
        role: FacilityRole::Director,
    };
    world.keeps(facility).await;
    let email = format!("direction-{finess}@test.example");
    let person = NewPerson {
        name: "Direction".to_owned(),
        email: email.clone(),
        ..NewPerson::default()
    };
    let app = &world.app;
    let password = Some("une lampe sur le quai");
    app.grant(person, right, None, password).await.unwrap();
    let token = app.issue_token(&email, NewToken::whole("essai")).await;
    token.unwrap().reveal().to_owned()
}

#[tokio::test]
async fn decl_4_a_group_shares_a_security_officer_by_the_api() {
    let portal = Portal::open().await;
    let (own, theirs) = ("350999033", "350000030");
    let director = member(&portal, own).await;
    let other = member(&portal, theirs).await;
    let call = |token: &str, method: Method, path: &str| {
        portal
            .stranger(method, &format!("/api/v1{path}"))
            .bearer_auth(token)
    };
    let officer = json!({
        "name": "Camille Exemple",
        "email": "rssi@ght.example",
        "role": "security-officer",
    });
    let people = format!("/facilities/{own}/people");
    let designated = call(&director, Method::POST, &people).json(&officer);
    assert_eq!(designated.send().await.unwrap().status(), 204);
    let list = answered(200, call(&director, Method::GET, &people)).await;
    let items = list["items"].as_array().unwrap();
    let officer = items
        .iter()
        .find(|item| item["email"] == "rssi@ght.example")
        .unwrap();
    assert_eq!(officer["second_factor"], false);
    let propose = format!("/grants/{}/proposals", officer["grant"].as_str().unwrap());
    let propose = |to: &str| {
        let body = json!({ "facilities": [to] });
        call(&director, Method::POST, &propose).json(&body)
    };
    let problem = answered(409, propose("350000014")).await;
    assert_eq!(problem["reason"], "not-in-group");
    assert_eq!(propose(theirs).send().await.unwrap().status(), 204);

    let group = |token: &str, of: &str| {
        let path = format!("/facilities/{of}/group");
        call(token, Method::GET, &path)
    };
    let sent = answered(200, group(&director, own)).await;
    assert_eq!(sent["sent"][0]["facility"]["finess"], theirs);
    let waiting = answered(200, group(&other, theirs)).await;
    assert_eq!(waiting["members"][0]["finess"], own);
    let proposal = waiting["received"][0]["id"].as_str().unwrap();
    let answer = format!("/proposals/{proposal}/answer");
    let accept = json!({"answer": "accepted"});
    let not_theirs = call(&director, Method::POST, &answer).json(&accept);
    answered(404, not_theirs).await;
    let accepted = call(&other, Method::POST, &answer).json(&accept);
    assert_eq!(accepted.send().await.unwrap().status(), 204);
    let people = format!("/facilities/{theirs}/people");
    let list = answered(200, call(&other, Method::GET, &people)).await;
    let items = list["items"].as_array().unwrap();
    assert!(items.iter().any(|item| item["email"] == "rssi@ght.example"));
    let strange = portal.call(
        Who::Director,
        Method::GET,
        "/api/v1/facilities/350999033/group",
    );
    assert!(matches!(
        strange.send().await.unwrap().status().as_u16(),
        403 | 404
    ));
}
