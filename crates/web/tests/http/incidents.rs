//! Significant incidents by pages and by the API: gathering, steering, what a
//! facility reads and says, what is kept and what is public (SUPP-2, SIGN-1,
//! SIGN-2, SIGN-4, QUAL-5).

use process::ids::Reference;
use reqwest::Method;
use serde_json::json;
use testkit::world::{Who, declaration};

use crate::portal::{Browser, Portal, answered, location};

const HERE: &str = "/incidents/INC-2026-001";

async fn two_cases(portal: &Portal) -> (Reference, Reference) {
    let world = &portal.world;
    let ours = world.declares(Who::Reporter, "Messagerie chiffrée.").await;
    let theirs = declaration(&world.nursing_home, "Messagerie inaccessible.");
    let neighbour = world.actor(Who::Neighbour);
    let theirs = world.app.declare(neighbour, theirs).await.unwrap();
    (ours.reference, theirs.reference)
}

async fn gathered(portal: &Portal) -> (Reference, Reference) {
    let (ours, theirs) = two_cases(portal).await;
    let analyst = portal.world.actor(Who::Analyst);
    let why = "Même prestataire.";
    portal
        .world
        .app
        .confirm_alike(analyst, ours, theirs, why)
        .await
        .unwrap();
    (ours, theirs)
}

/// Sends the form of an act as its page shows it, and expects it recorded.
async fn ordered(browser: &Browser, order: &str, fields: &[(&str, &str)]) {
    let path = format!("{HERE}/actes/{order}");
    let page = browser.page(&path).await;
    for (name, _) in fields {
        assert!(
            page.contains(&format!("name=\"{name}\"")),
            "{order} asks {name}"
        );
    }
    let answer = browser.post(&path, &with_version(&page, fields)).await;
    let status = answer.status();
    if status != 303 {
        panic!("{order}: {status}\n{}", answer.text().await.unwrap());
    }
    assert!(location(&answer).starts_with(HERE));
}

fn with_version<'a>(page: &'a str, fields: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let (_, rest) = page.split_once("name=\"version\" value=\"").unwrap();
    let version = rest.split('"').next().unwrap();
    let mut all = vec![("version", version)];
    all.extend_from_slice(fields);
    all
}

#[tokio::test]
async fn supp_2_an_expert_passes_cases_to_an_incident_by_a_form() {
    let portal = Portal::open().await;
    let (ours, theirs) = two_cases(&portal).await;
    let analyst = portal.signed_in(Who::Analyst).await;
    let path = format!("/dossiers/{ours}/incident");
    assert!(
        analyst
            .page(&format!("/dossiers/{ours}"))
            .await
            .contains(&path)
    );
    let unwritten = analyst
        .post(&path, &[("others", "12"), ("reason", "")])
        .await;
    assert_eq!(unwritten.status(), 422);
    let unwritten = unwritten.text().await.unwrap();
    assert!(unwritten.contains("id=\"others-error\"") && unwritten.contains("id=\"reason-error\""));
    let unknown = [("others", "2026-999999"), ("reason", "Même prestataire.")];
    let unknown = analyst.post(&path, &unknown).await;
    assert_eq!(unknown.status(), 422);
    assert!(unknown.text().await.unwrap().contains("Même prestataire."));
    let alone = analyst
        .post(&path, &[("others", ""), ("reason", "Grave.")])
        .await;
    assert_eq!(alone.status(), 409);
    let others = theirs.to_string();
    let both = [("others", others.as_str()), ("reason", "Même prestataire.")];
    let answer = analyst.post(&path, &both).await;
    assert_eq!(answer.status(), 303);
    assert!(location(&answer).starts_with(HERE));
    let page = analyst.page(HERE).await;
    assert!(page.contains(&ours.to_string()) && page.contains(&theirs.to_string()));
    let hfds = portal.signed_in(Who::Hfds).await;
    assert_eq!(hfds.get(&path).await.status(), 403);
    assert!(hfds.page("/incidents").await.contains("INC-2026-001"));
    assert!(
        hfds.page(&format!("/dossiers/{theirs}"))
            .await
            .contains(HERE)
    );
}

#[tokio::test]
async fn sign_4_hfds_steers_a_crisis_by_forms_and_keeps_its_log() {
    let portal = Portal::open().await;
    let (ours, _) = gathered(&portal).await;
    let hfds = portal.signed_in(Who::Hfds).await;
    let analyst = portal.signed_in(Who::Analyst).await;
    let normal = hfds.get(&format!("{HERE}/actes/main-courante")).await;
    assert_eq!(normal.status(), 303, "nothing of a crisis is offered yet");
    ordered(
        &hfds,
        "mode",
        &[("mode", "crisis"), ("reason", "Deux régions.")],
    )
    .await;
    ordered(&analyst, "nommer", &[("title", "Prestataire compromis")]).await;
    let named = portal.world.nursing_home.name.clone();
    let path = format!("{HERE}/actes/decision");
    let leak = [
        ("to", "everybody"),
        ("text", named.as_str()),
        ("grounds", "Parce que."),
    ];
    let refused = hfds.post(&path, &leak).await;
    assert_eq!(refused.status(), 409);
    let refused = refused.text().await.unwrap();
    assert!(refused.contains("id=\"text-error\"") && refused.contains(&named));
    ordered(
        &hfds,
        "decision",
        &[
            ("to", "everybody"),
            ("text", "Coupez l’accès."),
            ("grounds", "Il est compromis."),
        ],
    )
    .await;
    let silent = hfds.post(&path, &[("to", "everybody"), ("text", "")]).await;
    assert_eq!(silent.status(), 422);
    ordered(
        &hfds,
        "action",
        &[("owner", "facilities"), ("text", "Couper l’accès distant.")],
    )
    .await;
    ordered(
        &hfds,
        "action",
        &[("owner", "cert"), ("text", "Appeler le prestataire.")],
    )
    .await;
    ordered(&analyst, "fin-action", &[("action", "2"), ("end", "done")]).await;
    let seat = [
        ("cell", "operations"),
        ("person", "Garde de nuit"),
        ("function", "Coordination"),
    ];
    ordered(&hfds, "cellule", &seat).await;
    ordered(
        &analyst,
        "presence",
        &[("member", "1"), ("presence", "present")],
    )
    .await;
    ordered(
        &analyst,
        "main-courante",
        &[("text", "Le prestataire rappelle.")],
    )
    .await;
    let report = analyst
        .page(&format!("{HERE}/actes/point-de-situation"))
        .await;
    assert!(
        report.contains("Décision 1.") && report.contains("Action 2 terminée."),
        "{report}"
    );
    ordered(&analyst, "point-de-situation", &[("situation", "Stable.")]).await;
    ordered(
        &analyst,
        "releve",
        &[("to", "Équipe de nuit"), ("text", "Rappeler à 22 h.")],
    )
    .await;
    let statement = [
        ("title", "Incident chez un prestataire"),
        ("text", "Les soins sont assurés."),
    ];
    ordered(&analyst, "communique", &statement).await;
    ordered(&hfds, "approuver-communique", &[("statement", "1")]).await;
    ordered(&hfds, "publier-communique", &[("statement", "1")]).await;
    let public = portal.browser().page("/communiques").await;
    assert!(public.contains("Les soins sont assurés.") && !public.contains("INC-2026"));
    ordered(
        &hfds,
        "retirer-communique",
        &[("statement", "1"), ("reason", "Remplacé.")],
    )
    .await;
    assert!(
        !portal
            .browser()
            .page("/communiques")
            .await
            .contains("Les soins")
    );

    let page = hfds.page(HERE).await;
    for told in [
        "Prestataire compromis",
        "Coupez l’accès.",
        "Garde de nuit",
        "Stable.",
    ] {
        assert!(page.contains(told), "{told}");
    }
    let log = hfds.page(&format!("{HERE}/journal")).await;
    for told in [
        "Le prestataire rappelle.",
        "Rappeler à 22 h.",
        "Même prestataire.",
    ] {
        assert!(log.contains(told), "{told}");
    }
    let pdf = hfds.get(&format!("{HERE}/journal.pdf")).await;
    assert_eq!(pdf.status(), 200);
    assert!(pdf.bytes().await.unwrap().starts_with(b"%PDF"));
    // An agency reads neither the cells nor the reasons of the gathering.
    let agency = portal.signed_in(Who::Ars).await;
    let log = agency.page(&format!("{HERE}/journal")).await;
    assert!(log.contains("Coupez l’accès.") && log.contains(&ours.to_string()));
    for secret in [
        "Garde de nuit",
        "Le prestataire rappelle.",
        named.as_str(),
        "Même prestataire.",
    ] {
        assert!(!log.contains(secret), "{secret}");
    }
    let steer = agency.get(&path).await;
    assert_eq!(
        steer.status(),
        303,
        "what an agency may not do is not offered"
    );
    let path = format!("{HERE}/actes/clore");
    let close = [("version", "1"), ("summary", "Fini.")];
    let close = hfds.post(&path, &close).await;
    assert_eq!(close.status(), 409);
}

#[tokio::test]
async fn sign_1_a_facility_reads_the_common_instructions_and_says_where_it_stands() {
    let portal = Portal::open().await;
    let (ours, theirs) = gathered(&portal).await;
    let hfds = portal.signed_in(Who::Hfds).await;
    ordered(
        &hfds,
        "action",
        &[("owner", "facilities"), ("text", "Couper l’accès distant.")],
    )
    .await;
    let reporter = portal.signed_in(Who::Reporter).await;
    let case = reporter.page(&format!("/dossiers/{ours}")).await;
    assert!(case.contains("Une action commune attend votre réponse"));
    let here = format!("/dossiers/{ours}/consignes");
    let page = reporter.page(&here).await;
    assert!(page.contains("Couper l’accès distant."));
    assert!(!page.contains(&theirs.to_string()));
    assert!(!page.contains(&portal.world.nursing_home.name));
    let action = format!("{here}/1");
    let incident = ("incident", "INC-2026-001");
    let unsaid = reporter.post(&action, &[incident, ("progress", "")]).await;
    assert_eq!(unsaid.status(), 422);
    assert!(
        unsaid
            .text()
            .await
            .unwrap()
            .contains("id=\"progress-error\"")
    );
    let help = reporter
        .post(
            &action,
            &[incident, ("progress", "needs-help"), ("note", "")],
        )
        .await;
    assert_eq!(help.status(), 409);
    assert!(help.text().await.unwrap().contains("id=\"note-error\""));
    let gone = reporter
        .post(&format!("{here}/9"), &[incident, ("progress", "done")])
        .await;
    assert_eq!(gone.status(), 409);
    let said = [
        incident,
        ("progress", "needs-help"),
        ("note", "Personne sur place."),
    ];
    assert_eq!(reporter.post(&action, &said).await.status(), 303);
    assert!(hfds.page(HERE).await.contains("Personne sur place."));
    let neighbour = portal.signed_in(Who::Neighbour).await;
    let other = neighbour
        .page(&format!("/dossiers/{theirs}/consignes"))
        .await;
    assert!(!other.contains("Personne sur place."));
    assert_eq!(neighbour.get(&here).await.status(), 404);
    assert_eq!(neighbour.get(HERE).await.status(), 403);
}

#[tokio::test]
async fn sign_2_programs_do_what_pages_do() {
    let portal = Portal::open().await;
    let (ours, theirs) = two_cases(&portal).await;
    let body = json!({"cases": [ours, theirs], "reason": "Même prestataire."});
    let gather = portal.call(Who::Analyst, Method::POST, "/api/v1/incidents");
    let gathered = answered(201, gather.json(&body)).await;
    assert_eq!(gathered, json!({"incident": "INC-2026-001", "joined": 2}));
    let acts = "/api/v1/incidents/INC-2026-001/acts";
    let mode = json!({"act": "choose_mode", "mode": "crisis", "reason": "Deux régions."});
    let unread = portal.call(Who::Hfds, Method::POST, acts).json(&mode);
    answered(409, unread).await;
    let read = portal
        .reads(Who::Hfds, "/api/v1/incidents/INC-2026-001")
        .await;
    let mut mode = mode;
    mode["version"] = read["version"].clone();
    answered(201, portal.call(Who::Hfds, Method::POST, acts).json(&mode)).await;
    let wrong = json!({"act": "explode"});
    answered(422, portal.call(Who::Hfds, Method::POST, acts).json(&wrong)).await;
    let of_case = format!("/api/v1/cases/{ours}/incidents");
    let known = portal.reads(Who::Reporter, &of_case).await;
    assert_eq!(known["items"][0]["cases"].as_array().unwrap().len(), 1);
    assert_eq!(known["items"][0]["mode"], json!(null));
    let listed = portal.reads(Who::Ars, "/api/v1/incidents").await;
    assert_eq!(listed["items"][0]["mode"], json!("crisis"));
    answered(
        403,
        portal.call(Who::Reporter, Method::GET, "/api/v1/incidents"),
    )
    .await;
    answered(
        404,
        portal.call(Who::Dgs, Method::GET, "/api/v1/incidents/INC-2026-001"),
    )
    .await;
    let public = portal.stranger(Method::GET, "/api/v1/statements");
    assert_eq!(answered(200, public).await["items"], json!([]));
}

#[tokio::test]
async fn keep_1_an_incident_is_taken_away_with_its_proofs_and_its_log() {
    let portal = Portal::open().await;
    let (ours, _) = gathered(&portal).await;
    let hfds = portal.signed_in(Who::Hfds).await;
    let log = hfds.page(&format!("{HERE}/journal")).await;
    let here = format!("{HERE}/preuves.zip");
    assert!(log.contains(&format!("href=\"{here}\"")));
    let by_page = hfds.get(&here).await;
    let api = "/api/v1/incidents/INC-2026-001/bundle";
    let by_api = portal.call(Who::Hfds, Method::GET, api).send().await;
    for answer in [by_page, by_api.unwrap()] {
        assert_eq!(answer.status(), 200);
        assert_eq!(answer.headers()["content-type"], "application/zip");
        let bytes = answer.bytes().await.unwrap();
        let checked = app::proof::check_bundle(&bytes, &[]).unwrap();
        assert!(checked.records > 2, "{checked:?}");
        let text = String::from_utf8_lossy(&bytes);
        assert!(text.contains("recit.pdf") && text.contains(&ours.to_string()));
    }
    let agency = portal.signed_in(Who::Ars).await.get(&here).await;
    let bytes = agency.bytes().await.unwrap();
    assert!(app::proof::check_bundle(&bytes, &[]).is_ok());
    assert!(!String::from_utf8_lossy(&bytes).contains("Même prestataire."));
    let nobody = portal.call(
        Who::Analyst,
        Method::GET,
        "/api/v1/incidents/INC-2026-009/bundle",
    );
    assert_eq!(nobody.send().await.unwrap().status(), 404);
}
