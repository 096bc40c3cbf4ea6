//! The end of files and a person's data, by pages and by the API (KEEP-2).

use app::alerts::AlertText;
use jiff::SignedDuration;
use process::alert::{AlertCommand, AlertNature, AlertUrgency, Population, Tlp};
use process::command::Command;
use process::ids::Reference;
use process::words::Class;
use reqwest::Method;
use serde_json::json;
use testkit::world::{Who, declaration};

use crate::portal::{Portal, answered, location};

/// A declaration judged "not an incident", whose two years are over.
async fn due(portal: &Portal) -> Reference {
    let world = &portal.world;
    let mut request = declaration(&world.hospital, "Fausse alerte au bloc.");
    request.reporter.name = "Camille Valmont".into();
    let reporter = world.actor(Who::Reporter);
    let case = world
        .app
        .declare(reporter, request)
        .await
        .unwrap()
        .reference;
    let judged = Command::Qualify {
        class: Class::NotIncident,
        findings: [].into(),
        kinds: [].into(),
        grounds: "Mise à jour planifiée.".to_owned(),
    };
    world.does(Who::Analyst, case, judged).await.unwrap();
    world
        .does(Who::Analyst, case, Command::Close)
        .await
        .unwrap();
    world.clock.advance(SignedDuration::from_hours(24 * 732));
    case
}

#[tokio::test]
async fn keep_2_a_file_ends_by_the_forms_of_two_persons() {
    let portal = Portal::of_decades().await;
    let case = due(&portal).await;
    let lead = portal.signed_in(Who::Lead).await;
    let hfds = portal.signed_in(Who::Hfds).await;

    let page = lead.page("/conservation").await;
    assert!(page.contains("1 dossier arrivé à échéance") && page.contains(&case.to_string()));
    let propose = format!("/dossiers/{case}/fin-de-vie");
    assert!(
        page.contains(&format!("{propose}?disposition=destroy")),
        "what the settings propose is filled in"
    );
    let form = lead.page(&format!("{propose}?disposition=destroy")).await;
    assert!(form.contains("value=\"destroy\" checked"));
    let silent = lead.post(&propose, &[("disposition", "destroy")]).await;
    assert_eq!(silent.status(), 422);
    let fields = [("disposition", "destroy"), ("reason", "Échu.")];
    assert_eq!(lead.post(&propose, &fields).await.status(), 303);

    let approve = format!("/dossiers/{case}/approuver-fin-de-vie");
    let page = lead.page("/conservation").await;
    assert!(page.contains("1 proposition attend une seconde personne"));
    assert!(
        !page.contains(&approve),
        "whoever proposed is offered no decision"
    );
    let page = hfds.page("/conservation").await;
    assert!(page.contains(&approve));
    let version = portal.world.sees(Who::Hfds, case).await.unwrap().version;
    let answer = hfds
        .post(&approve, &[("version", &version.to_string())])
        .await;
    assert_eq!(answer.status(), 303);
    portal.world.app.carry_out_retention().await.unwrap();

    for path in ["", "/recit", "/qualifier", "/fin-de-vie"] {
        let gone = lead.get(&format!("/dossiers/{case}{path}")).await;
        assert_eq!(gone.status(), 410, "{path}");
        let said = gone.text().await.unwrap();
        assert!(said.contains(&case.to_string()) && said.contains("détruit"));
        assert!(!said.contains("bloc") && !said.contains("planifiée"));
    }
    let director = portal.signed_in(Who::Director).await;
    assert_eq!(
        director.get(&format!("/dossiers/{case}")).await.status(),
        410
    );
    let cases = director.page("/mes-dossiers").await;
    assert!(!cases.contains(&case.to_string()));
    let neighbour = portal.signed_in(Who::Neighbour).await;
    assert_eq!(
        neighbour.get(&format!("/dossiers/{case}")).await.status(),
        404
    );
    let page = lead.page("/conservation").await;
    assert!(page.contains("1 fin de vie exécutée"));
}

#[tokio::test]
async fn keep_2_the_api_refuses_each_with_its_reason() {
    let portal = Portal::of_decades().await;
    let case = due(&portal).await.to_string();
    let propose =
        |what: &str| json!({"act": "propose_disposition", "disposition": what, "reason": "Échu."});
    let hold = json!({"act": "place_hold", "reason": "Plainte."});

    let open = portal
        .world
        .declares(Who::Reporter, "Panne.")
        .await
        .reference;
    let refused = portal
        .refused(Who::Lead, &open.to_string(), propose("destroy"))
        .await;
    assert_eq!(refused["reason"], "wrong-state");
    portal.acts(Who::Lead, &case, hold.clone()).await;
    let refused = portal.refused(Who::Lead, &case, propose("archive")).await;
    assert_eq!(
        (&refused["rule"], &refused["reason"]),
        (&json!("KEEP-2"), &json!("on-hold"))
    );
    let lift = json!({"act": "lift_hold", "reason": "Classée."});
    portal.acts(Who::Lead, &case, lift.clone()).await;
    let refused = portal.refused(Who::Lead, &case, lift).await;
    assert_eq!(refused["reason"], "not-on-hold");
    let path = format!("/api/v1/cases/{case}/acts");
    for who in [Who::Analyst, Who::Ars, Who::Director] {
        let call = portal.call(who, Method::POST, &path).json(&hold);
        assert_eq!(answered(403, call).await["rule"], "KEEP-2");
    }
    let refused = portal.refused(Who::Lead, &case, propose("keep")).await;
    assert_eq!(refused["reason"], "until-missing");
    portal.acts(Who::Lead, &case, propose("destroy")).await;
    let refused = portal.refused(Who::Lead, &case, propose("destroy")).await;
    assert_eq!(refused["reason"], "proposal-pending");
    let seen = portal
        .reads(Who::Lead, &format!("/api/v1/cases/{case}"))
        .await;
    let approve = json!({"act": "approve_disposition", "version": seen["version"]});
    let refused = portal.refused(Who::Lead, &case, approve).await;
    assert_eq!(refused["reason"], "same-person");

    let listed = portal.reads(Who::Hfds, "/api/v1/retention").await;
    assert_eq!(listed["proposed"][0]["reference"], case.as_str());
    assert_eq!(listed["proposed"][0]["may_decide"], true);
    for who in [Who::Analyst, Who::Ars, Who::Director] {
        answered(403, portal.call(who, Method::GET, "/api/v1/retention")).await;
    }
    let seen = portal
        .reads(Who::Hfds, &format!("/api/v1/cases/{case}"))
        .await;
    let approve = json!({"act": "approve_disposition", "version": seen["version"]});
    portal.acts(Who::Hfds, &case, approve).await;
    portal.world.app.carry_out_retention().await.unwrap();
    let read = portal.call(Who::Lead, Method::GET, &format!("/api/v1/cases/{case}"));
    let gone = answered(410, read).await;
    assert_eq!(
        (&gone["rule"], &gone["reason"]),
        (&json!("KEEP-2"), &json!("destroy"))
    );
    let refused = portal.refused(Who::Lead, &case, hold).await;
    assert_eq!(refused["reason"], "disposal-begun");
}

#[tokio::test]
async fn keep_2_a_person_is_erased_by_the_forms_of_two_persons() {
    let portal = Portal::of_decades().await;
    let case = due(&portal).await;
    let lead = portal.signed_in(Who::Lead).await;
    let hfds = portal.signed_in(Who::Hfds).await;
    let name = "Camille Valmont".to_owned();

    assert_eq!(hfds.get("/conservation/personne").await.status(), 403);
    let short = lead
        .post("/conservation/personne", &[("sought", "ab")])
        .await;
    assert_eq!(short.status(), 422);
    let found = lead
        .post("/conservation/personne", &[("sought", &name)])
        .await
        .text()
        .await
        .unwrap();
    let value = found
        .split("name=\"values\" value=\"")
        .nth(1)
        .and_then(|rest| rest.split('"').next())
        .unwrap()
        .to_owned();
    let incomplete = [
        ("sought", name.as_str()),
        ("values", &value),
        ("ground", "objection"),
    ];
    let answer = lead.post("/conservation/effacements", &incomplete).await;
    assert_eq!(answer.status(), 409, "a reason is asked for");
    let complete = [incomplete.as_slice(), &[("reason", "Par courrier.")]].concat();
    let answer = lead.post("/conservation/effacements", &complete).await;
    assert_eq!(answer.status(), 303);
    let request = location(&answer).split('?').next().unwrap().to_owned();

    let own = lead.post(&request, &[("decision", "approve")]).await;
    assert_eq!(own.status(), 409);
    assert!(hfds.page(&request).await.contains(&name));
    let answer = hfds.post(&request, &[("decision", "approve")]).await;
    assert_eq!(answer.status(), 303);
    portal.world.app.carry_out_retention().await.unwrap();
    let analyst = portal.signed_in(Who::Analyst).await;
    assert_eq!(analyst.get(&request).await.status(), 403);
    assert!(!hfds.page(&request).await.contains(&name));
    let page = lead.page(&format!("/dossiers/{case}")).await;
    assert!(page.contains("Données effacées") && !page.contains(&name));
}

/// An alert that was never sent and was withdrawn, whose ten years are over.
async fn alert_due(portal: &Portal) -> String {
    let world = &portal.world;
    let text = AlertText {
        title: "Faille du concentrateur VPN".to_owned(),
        happens: "Une faille est exploitée.".to_owned(),
        measures: vec!["Couper l'accès distant.".to_owned()],
        nature: AlertNature::Vulnerability,
        tlp: Tlp::Amber,
        urgency: AlertUrgency::Normal,
        incident: None,
        population: Population::default(),
    };
    let lead = world.actor(Who::Lead);
    let number = world.app.write_alert(lead, text).await.unwrap();
    let withdraw = AlertCommand::Withdraw {
        reason: "Doublon.".to_owned(),
    };
    let withdrawn = world.app.act_on_alert(lead, number, withdraw, None);
    withdrawn.await.unwrap();
    world.clock.advance(SignedDuration::from_hours(24 * 3_660));
    number.to_string()
}

#[tokio::test]
async fn keep_2_the_file_of_an_alert_ends_by_the_forms_of_two_persons() {
    let portal = Portal::of_decades().await;
    let alert = alert_due(&portal).await;
    let lead = portal.signed_in(Who::Lead).await;
    let hfds = portal.signed_in(Who::Hfds).await;
    let path = format!("/conservation/fichiers/{alert}");
    let page = lead.page("/conservation").await;
    assert!(page.contains("1 dossier arrivé à échéance") && page.contains(&path));
    assert!(
        lead.page(&format!("/alertes/{alert}"))
            .await
            .contains(&path)
    );

    let form = lead.page(&path).await;
    assert!(form.contains("value=\"destroy\" checked") && form.contains("Alerte"));
    let hold = [("acte", "suspendre"), ("reason", "Plainte.")];
    assert_eq!(lead.post(&path, &hold).await.status(), 303);
    let fields = [
        ("acte", "proposer"),
        ("disposition", "destroy"),
        ("reason", "Échu."),
    ];
    let held = lead.post(&path, &fields).await;
    assert_eq!(held.status(), 409);
    assert!(held.text().await.unwrap().contains("disposition-error"));
    let lift = [("acte", "lever"), ("reason", "Classée.")];
    assert_eq!(lead.post(&path, &lift).await.status(), 303);
    for (fields, said) in [
        (vec![("acte", "proposer")], "Choisissez une réponse."),
        (vec![("acte", "archiver")], "Choisissez une réponse."),
        (
            vec![
                ("acte", "proposer"),
                ("disposition", "keep"),
                ("reason", "Procès."),
            ],
            "Jusqu",
        ),
        (
            vec![("acte", "proposer"), ("disposition", "destroy")],
            "Pourquoi",
        ),
    ] {
        let refused = lead.post(&path, &fields).await;
        assert!(refused.status().is_client_error(), "{fields:?}");
        let page = refused.text().await.unwrap();
        assert!(
            page.contains(said) && page.contains("field-error"),
            "{fields:?}"
        );
    }
    let fields = [
        ("acte", "proposer"),
        ("disposition", "destroy"),
        ("reason", "Échu."),
    ];
    assert_eq!(lead.post(&path, &fields).await.status(), 303);
    let own = lead.page(&path).await;
    assert!(own.contains("Échu.") && !own.contains("value=\"approuver\""));
    let page = hfds.page("/conservation").await;
    assert!(page.contains("1 proposition attend une seconde personne") && page.contains(&path));
    let other = hfds.page(&path).await;
    let (_, version) = other.split_once("name=\"version\" value=\"").unwrap();
    let version = version.split('"').next().unwrap();
    let fields = [("acte", "approuver"), ("version", version)];
    assert_eq!(hfds.post(&path, &fields).await.status(), 303);
    portal.world.app.carry_out_retention().await.unwrap();

    let gone = lead.get(&format!("/alertes/{alert}")).await;
    assert_eq!(gone.status(), 410);
    let said = gone.text().await.unwrap();
    assert!(said.contains(&alert) && said.contains("détruit") && !said.contains("VPN"));
    let page = lead.page(&path).await;
    assert!(page.contains("Exécuté le") && !page.contains("<textarea"));
    assert!(
        lead.page("/conservation")
            .await
            .contains("1 fin de vie exécutée")
    );
    let analyst = portal.signed_in(Who::Analyst).await;
    assert_eq!(analyst.get(&path).await.status(), 403);
}

#[tokio::test]
async fn keep_2_the_api_ends_the_file_of_an_alert_with_two_persons() {
    let portal = Portal::of_decades().await;
    let alert = alert_due(&portal).await;
    let path = format!("/api/v1/retention/files/{alert}");
    let act = |who, body: serde_json::Value| portal.call(who, Method::POST, &path).json(&body);
    let propose =
        json!({"act": "propose_disposition", "disposition": "destroy", "reason": "Échu."});
    let read = portal.reads(Who::Lead, &path).await;
    assert_eq!(read["category"], "alert-file");
    answered(403, act(Who::Analyst, propose.clone())).await;
    answered(200, act(Who::Lead, propose)).await;
    let approve = json!({"act": "approve_disposition"});
    let unread = answered(409, act(Who::Hfds, approve)).await;
    assert_eq!(unread["reason"], "version-missing");
    let read = portal.reads(Who::Hfds, &path).await;
    assert_eq!(
        (&read["disposition"], &read["approved"]),
        (&json!("destroy"), &json!(false))
    );
    let approve = json!({"act": "approve_disposition", "version": read["version"]});
    answered(200, act(Who::Hfds, approve)).await;
    portal.world.app.carry_out_retention().await.unwrap();
    assert!(portal.reads(Who::Lead, &path).await["ended_at"].is_string());
    let all = portal.reads(Who::Lead, "/api/v1/retention").await;
    assert_eq!(all["ended"][0]["reference"], alert.as_str());
    let gone = portal.call(Who::Lead, Method::GET, &format!("/api/v1/alerts/{alert}"));
    answered(410, gone).await;
    let none = portal.call(Who::Lead, Method::GET, "/api/v1/retention/files/A2026-0099");
    answered(404, none).await;
}
