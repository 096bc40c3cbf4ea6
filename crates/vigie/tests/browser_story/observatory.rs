//! The ministry's question, asked as somebody asks it, and every page of the
//! observatory looked at by axe-core, in the browser's window and on a phone
//! (FIG-1, FIG-2).

use std::time::{Duration, Instant};

use app::figures::past::{Imported, SentFile};
use testkit::browser::Browser;
use testkit::browser::prelude::*;
use testkit::database::Engine;
use testkit::server::Server;
use testkit::world::{Who, World};
use web::WebConfig;

use crate::assert_flawless;
use crate::person::Person;

const PAST: &str = "declared-at;departement;type;facility;malice;causes;care;degraded-hours\n\
    2025-05-12;31;nursing home;A;malicious;ransomware;degraded-mode;24\n\
    2026-03-02;34;nursing home;B;malicious;ransomware;degraded-mode;48\n\
    2026-06-15;31;nursing home;C;malicious;ransomware;degraded-mode;96\n\
    2026-06-20;31;clinic;D;malicious;ransomware;degraded-mode;12\n\
    2026-07-01;75;nursing home;E;malicious;ransomware;degraded-mode;12\n\
    2026-07-02;31;nursing home;F;malicious;;none;\n";

/// Years that the CERT brought from before.
async fn past_years(world: &World) {
    let mut file = PAST.to_owned();
    for place in 0..30 {
        let departement = ["31", "75", "35"][place % 3];
        file.push_str(&format!(
            "2024-0{}-03;{departement};clinic;G{place};;;;\n",
            place % 9 + 1
        ));
    }
    let sent = SentFile {
        name: "avant.csv".to_owned(),
        bytes: file.into(),
    };
    let lead = world.actor(Who::Lead);
    match world.app.import_past_reports(lead, sent, None).await {
        Ok(Imported::Whole(_)) => {}
        other => panic!("{other:?}"),
    }
}

/// Six gestures: the menu, the observatory, three choices, one press.
async fn asks_the_ministry_s_question(hfds: &Person) {
    let begun = Instant::now();
    hfds.press("nav-menu-watch").await;
    hfds.press("nav-figures").await;
    hfds.select("territoire", "region-76").await;
    hfds.select("type", "medico-social").await;
    hfds.select("cause", "ransomware").await;
    hfds.press_in("main", "list-filter").await;
    let row = |figure: &str| format!("main tbody tr:has(a[href^='/observatoire/{figure}?'])");
    let incidents = hfds.text_of(&row("incidents")).await;
    for number in ["2", "1", "+100"] {
        assert!(incidents.contains(number), "{incidents}");
    }
    let degraded = hfds.text_of(&row("degraded-duration")).await;
    for length in ["2 jours", "4 jours", "1 jour"] {
        assert!(degraded.contains(length), "{degraded}");
    }
    let about = hfds.text_of("main h2").await;
    assert!(about.contains("Occitanie"), "{about}");
    assert!(begun.elapsed() < Duration::from_secs(60));
    hfds.picture("observatory-answer").await;
}

async fn looks_at_everything(hfds: &Person) {
    for (name, path) in [
        (
            "figure-by-month",
            "/observatoire/incidents?du=2026-01-01&par=month",
        ),
        (
            "figure-map",
            "/observatoire/incidents?du=2024-01-01&par=region",
        ),
        (
            "figure-map-shares",
            "/observatoire/malicious?du=2024-01-01&par=region",
        ),
        (
            "figure-bars",
            "/observatoire/degraded-duration?du=2024-01-01&par=cause",
        ),
        ("timeline", "/observatoire/frise?du=2026-01-01"),
        ("timeline-years", "/observatoire/frise?du=2020-01-01"),
        (
            "timeline-empty",
            "/observatoire/frise?du=2019-01-01&au=2019-12-31",
        ),
        ("observatory-wrong", "/observatoire?du=hier&cause=grele"),
        ("public-figures", "/observatoire/public"),
        ("figures-report", "/observatoire/rapport"),
        ("past-reports-read", "/observatoire/reprise"),
    ] {
        hfds.open(path).await;
        hfds.picture(name).await;
    }
}

/// A file with a wrong line is tried, and says which.
async fn tries_a_file(lead: &Person, wrong: &str) {
    lead.open("/observatoire/reprise").await;
    lead.picture("past-reports").await;
    let field = lead.session.query(By::Id("fichier")).first().await;
    field.unwrap().send_keys(wrong).await.unwrap();
    lead.press_in("main", "past-try-button").await;
    lead.reads("main", "hier").await;
    lead.picture("past-reports-wrong").await;
}

#[tokio::test]
async fn fig_1_the_ministry_s_question_is_answered_in_six_gestures() {
    let server = &Server::open(Engine::Sqlite, WebConfig::default()).await;
    let browser = &Browser::start();
    let world = &server.world;
    past_years(world).await;
    world.declares(Who::Reporter, "Panne de courant.").await;
    let hfds = Person::signed_in(browser, server, Who::Hfds).await;
    asks_the_ministry_s_question(&hfds).await;
    looks_at_everything(&hfds).await;
    let lead = Person::signed_in(browser, server, Who::Lead).await;
    let folder = tempfile::tempdir().unwrap();
    let wrong = folder.path().join("faux.csv");
    std::fs::write(&wrong, "declared-at;type\nhier;clinic\n").unwrap();
    tries_a_file(&lead, &wrong.display().to_string()).await;
    assert_flawless(&[&hfds, &lead]);
}
