//! The drill: within an hour twenty facilities report the failure of one
//! provider, each in its own words, between forty reports of other things. The
//! whole way through the doors that people and programs have, from the first
//! report to the end of the incident.

mod closing;
mod ground;
mod warning;

use std::collections::BTreeSet;

use reqwest::Method;
use rstest::rstest;
use serde_json::{Value, json};
use testkit::database::Engine;
use testkit::world::Who;

use self::ground::{Declaring, Drill, Told};
use crate::portal::{answered, location};

const INCIDENT: &str = "INC-2027-001";

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn supp_2_sign_1_to_4_a_provider_fails_twenty_facilities_until_the_incident_closes(
    #[case] engine: Engine,
) {
    let drill = &Drill::open(engine).await;
    let customers = drill.earlier_weeks().await;
    let told = drill.hour_of_reports().await;
    let touched: Vec<Told> = told.iter().filter(|one| one.of_failure).cloned().collect();

    gathers(drill, &told).await;
    hfds_is_told_and_chooses(drill).await;
    plans(drill).await;
    warning::the_other_customers_are_warned(drill, &customers, &touched).await;
    the_plan_advances(drill, &touched).await;
    each_facility_reads_its_own(drill, &touched).await;

    drill
        .steers(Who::Hfds, INCIDENT, close_incident(), 409)
        .await;
    for one in &touched {
        closing::closes(drill, one).await;
    }
    let owed = owed_by(drill, Who::Hfds).await;
    assert!(owed.contains("close-incident"), "CLOSE-4: {owed:?}");
    drill
        .steers(Who::Hfds, INCIDENT, close_incident(), 201)
        .await;
    let over = reads_incident(drill, Who::Hfds).await;
    assert!(over["closed_at"].is_string());
    assert_eq!(over["duties"], json!([]), "nothing is owed any more");

    the_others_are_as_they_were(drill, &told).await;
    let checked = drill.portal.world.app.check_read_side().await.unwrap();
    assert_eq!((checked.cases, checked.differing), (66, vec![]));
}

fn close_incident() -> Value {
    json!({"act": "close", "summary": "Le prestataire a rétabli tous ses services ; chaque établissement a repris."})
}

async fn reads_incident(drill: &Drill, who: Who) -> Value {
    let path = format!("/api/v1/incidents/{INCIDENT}");
    drill.portal.reads(who, &path).await
}

/// What somebody owes, by the names of the duties.
async fn owed_by(drill: &Drill, who: Who) -> BTreeSet<String> {
    let duties = drill.portal.reads(who, "/api/v1/duties").await;
    let items = duties["items"].as_array().unwrap();
    items
        .iter()
        .map(|duty| duty["duty"].as_str().unwrap().to_owned())
        .collect()
}

/// SUPP-2: the platform groups them, an analyst confirms. The page of a case
/// offers those that look like it, the likely ones ticked; the analyst ticks
/// what is only possible once it was read. What was not gathered with the
/// first is opened in its turn.
async fn gathers(drill: &Drill, told: &[Told]) {
    let portal = &drill.portal;
    while portal.world.app.seek_lookalikes().await.unwrap() > 0 {}
    let analyst = portal.signed_in(Who::Analyst).await;
    let failing: BTreeSet<&str> = told
        .iter()
        .filter(|one| one.of_failure)
        .map(|one| one.reference.as_str())
        .collect();
    let mut gathered: BTreeSet<String> = BTreeSet::new();
    let (mut clicks, mut likely) = (0, 0);
    for one in told.iter().filter(|one| one.of_failure) {
        if gathered.contains(&one.reference) {
            continue;
        }
        let here = format!("/dossiers/{}/ressemblances", one.reference);
        let page = analyst.page(&here).await;
        let offered = boxes(&page);
        let ticked = offered.iter().filter(|(_, ticked)| *ticked).count();
        assert!(
            offered
                .iter()
                .all(|(other, ticked)| !ticked || failing.contains(other.as_str())),
            "nothing else is proposed as likely: {offered:?}"
        );
        likely += ticked;
        let chosen: Vec<&str> = offered
            .iter()
            .map(|(other, _)| other.as_str())
            .filter(|other| failing.contains(other))
            .collect();
        assert!(
            !chosen.is_empty(),
            "{} is proposed with none",
            one.reference
        );
        clicks += 1;
        let mut fields = vec![("reason", "Panne générale du même hébergeur.")];
        fields.extend(chosen.iter().map(|other| ("dossiers", *other)));
        let answer = analyst.post(&format!("{here}/reunir"), &fields).await;
        assert_eq!(answer.status(), 303);
        assert!(location(&answer).starts_with(&format!("/incidents/{INCIDENT}")));
        gathered.insert(one.reference.clone());
        gathered.extend(chosen.into_iter().map(str::to_owned));
    }
    assert!(likely >= 12, "most come ticked, not {likely} of 19");
    let board = reads_incident(drill, Who::Analyst).await;
    let members: BTreeSet<&str> = board["cases"]
        .as_array()
        .unwrap()
        .iter()
        .map(|case| case["reference"].as_str().unwrap())
        .collect();
    assert_eq!(members, failing, "all twenty, and no other");
    assert!(clicks <= 3, "twenty cases take {clicks} clicks");
}

/// The cases that the page of look-alikes offers, and whether each is ticked.
fn boxes(page: &str) -> Vec<(String, bool)> {
    page.split("name=\"dossiers\" value=\"")
        .skip(1)
        .filter_map(|rest| rest.split_once('"'))
        .map(|(reference, after)| (reference.to_owned(), after.starts_with(" checked")))
        .collect()
}

/// SIGN-1: HFDS hears at once, owes the mode, and chooses it.
async fn hfds_is_told_and_chooses(drill: &Drill) {
    let mailbox = &drill.post.mailbox;
    mailbox.wait_for("hfds@sante.example", INCIDENT).await;
    let owed = owed_by(drill, Who::Hfds).await;
    assert!(owed.contains("choose-mode"), "{owed:?}");
    let hfds = drill.portal.signed_in(Who::Hfds).await;
    let home = hfds.page("/accueil").await;
    assert!(home.contains(&format!("/incidents/{INCIDENT}/actes/mode")));
    let mode = json!({"act": "choose_mode", "mode": "crisis", "reason": "Vingt établissements de deux régions dépendent du même hébergeur."});
    drill.steers(Who::Hfds, INCIDENT, mode, 201).await;
    let owed = owed_by(drill, Who::Hfds).await;
    assert!(!owed.contains("choose-mode") && owed.contains("report-situation"));
}

/// SIGN-1: what every facility does, and what the CERT does.
async fn plans(drill: &Drill) {
    let decision = json!({"act": "decide", "to": "everybody", "text": "Aucune reconnexion à l’hébergeur avant l’accord du CERT Santé.", "grounds": "La cause n’est pas connue."});
    drill.steers(Who::Hfds, INCIDENT, decision, 201).await;
    let due = drill.portal.world.app.now() + jiff::SignedDuration::from_hours(6);
    for action in [
        json!({"act": "set_action", "owner": {"by": "facilities"}, "text": "Vérifier les sauvegardes locales et les éditions papier.", "due": due}),
        json!({"act": "set_action", "owner": {"by": "body", "body": "cert"}, "text": "Obtenir de l’hébergeur la liste de ses clients du secteur."}),
    ] {
        drill.steers(Who::Hfds, INCIDENT, action, 201).await;
    }
    assert!(owed_by(drill, Who::Analyst).await.contains("end-action"));
}

/// SIGN-1: each says where it stands; who does not is reminded, once.
async fn the_plan_advances(drill: &Drill, touched: &[Told]) {
    let [silent, helped, others @ ..] = touched else {
        panic!("twenty facilities")
    };
    let progress = |progress: &str, note: &str| json!({"act": "state_progress", "incident": INCIDENT, "action": 1, "progress": progress, "note": note});
    for one in others {
        drill.facility_acts(one, progress("done", ""), false).await;
    }
    let help = progress("needs-help", "Aucune sauvegarde locale.");
    drill.facility_acts(helped, help, false).await;
    let board = reads_incident(drill, Who::Hfds).await;
    let stands = |of: &Told| {
        let cases = board["cases"].as_array().unwrap();
        let line = cases
            .iter()
            .find(|case| case["reference"] == of.reference.as_str());
        line.unwrap()["progress"]["1"].clone()
    };
    assert_eq!(stands(&others[0]), json!("done"));
    assert_eq!(stands(helped), json!("needs-help"));
    assert_eq!(stands(silent), Value::Null);

    drill.wait(7).await;
    let mailbox = &drill.post.mailbox;
    let subject = crate::drill::subject("mail-duty-overdue", &silent.reference);
    mailbox.wait_for(&silent.by.email, &subject).await;
    let owed = drill.by(&silent.by, Method::GET, "/api/v1/duties");
    let owed = answered(200, owed).await;
    let action = owed["items"]
        .as_array()
        .unwrap()
        .iter()
        .find(|duty| duty["duty"] == "state-progress")
        .unwrap();
    assert_eq!(action["incident"], INCIDENT);
    assert_eq!(action["reference"], silent.reference.as_str());
    for late in [silent, helped] {
        let done = progress("done", "Fait avec l’aide du CERT.");
        drill.facility_acts(late, done, false).await;
    }
    let report = json!({"act": "report_situation", "situation": "Service rétabli chez l’hébergeur à 15 h 40."});
    drill.steers(Who::Hfds, INCIDENT, report, 201).await;
    let end = |action: u32| json!({"act": "end_action", "action": action, "end": "done"});
    drill.steers(Who::Analyst, INCIDENT, end(2), 201).await;
    drill.steers(Who::Hfds, INCIDENT, end(1), 201).await;
    let normal = json!({"act": "choose_mode", "mode": "normal", "reason": "Services rétablis."});
    drill.steers(Who::Hfds, INCIDENT, normal, 201).await;
}

/// QUAL-5: what is decided once is read by all, and nobody reads of another.
async fn each_facility_reads_its_own(drill: &Drill, touched: &[Told]) {
    for (one, other) in touched.iter().zip(touched.iter().skip(1)) {
        let path = format!("/api/v1/cases/{}/incidents", one.reference);
        let read = answered(200, drill.by(&one.by, Method::GET, &path)).await;
        assert_eq!(read["items"][0]["cases"].as_array().unwrap().len(), 1);
        let read = read.to_string();
        assert!(read.contains("Aucune reconnexion"));
        assert!(!read.contains(&other.reference) && !read.contains(&other.by.name));
    }
}

/// The forty others wait as they did, in no incident.
async fn the_others_are_as_they_were(drill: &Drill, told: &[Told]) {
    for one in told.iter().filter(|one| !one.of_failure) {
        let path = format!("/api/v1/cases/{}", one.reference);
        let case = drill.portal.reads(Who::Colleague, &path).await;
        assert_eq!(case["state"], "awaiting-qualification");
        let incidents = format!("{path}/incidents");
        let incidents = drill.portal.reads(Who::Colleague, &incidents).await;
        assert_eq!(incidents["items"], json!([]));
    }
}

/// The subject of a mail about a case or an alert.
fn subject(key: &str, reference: &str) -> String {
    let texts = locales::Texts::new(locales::Lang::Fr);
    texts
        .one(&format!("{key}-subject"), "reference", reference)
        .into_owned()
}

/// The agency that leads where a facility stands.
fn agency_of(by: &Declaring) -> Who {
    match by.departement.as_str() {
        "22" | "29" | "35" | "56" => Who::Ars,
        _ => Who::OtherArs,
    }
}
