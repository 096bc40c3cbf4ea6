//! How the portal itself does: said to anybody in plain words, true, and
//! nothing of its inside.

use jiff::SignedDuration;
use reqwest::Method;
use testkit::database::Engine;
use testkit::faults::{Fault, Faults};
use testkit::world::{Who, instant};
use web::WebConfig;

use crate::portal::{Portal, answered};

async fn status(portal: &Portal) -> serde_json::Value {
    answered(200, portal.stranger(Method::GET, "/api/v1/status")).await
}

#[tokio::test]
async fn a_portal_that_works_says_so() {
    let portal = Portal::open().await;
    let page = portal.browser().page("/etat").await;
    assert!(
        page.contains("Ce que vous envoyez est enregistré."),
        "{page}"
    );
    assert!(page.contains("Ils partent sans retard."));
    assert!(page.contains("Ils peuvent être envoyés et lus."));
    assert!(!page.contains("Maintenance"));
    let status = status(&portal).await;
    assert_eq!(status["recording"], true);
    assert_eq!(status["files"], true);
    assert!(status.get("mails_late_since").is_none(), "{status}");
    let home = portal.browser().page("/").await;
    assert!(home.contains("href=\"/etat\""), "every page leads there");
}

#[tokio::test]
async fn keep_1_a_database_that_keeps_nothing_is_said_with_since_when_until_it_works_again() {
    for engine in [Engine::Sqlite, Engine::Postgres] {
        let portal = Portal::on(engine, WebConfig::default()).await;
        let clock = &portal.world.clock;
        let faults = Faults::prepare(&portal.world.database).await;
        assert_eq!(portal.browser().get("/readyz").await.status(), 200);

        faults.lay(Fault::Commit).await;
        clock.advance(SignedDuration::from_mins(1));
        assert_eq!(portal.browser().get("/readyz").await.status(), 503);
        let since = status(&portal).await["not_recording_since"].clone();
        clock.advance(SignedDuration::from_mins(30));
        let later = status(&portal).await;
        assert_eq!(later["recording"], false);
        assert_eq!(later["not_recording_since"], since);
        let page = portal.browser().page("/etat").await;
        assert!(
            page.contains("Rien de nouveau n’est enregistré depuis le"),
            "{page}"
        );
        assert!(page.contains("10 h 01"), "{page}");
        assert!(page.contains("href=\"tel:"), "the CERT can be called");
        for inside in ["sqlite", "postgres", "SQL", "disk", "fault"] {
            assert!(!page.contains(inside), "{inside}");
        }
        assert_eq!(portal.browser().get("/healthz").await.status(), 200);

        faults.lift().await;
        clock.advance(SignedDuration::from_mins(1));
        assert_eq!(portal.browser().get("/readyz").await.status(), 200);
        assert_eq!(status(&portal).await["recording"], true);
    }
}

#[tokio::test]
async fn decl_5_mails_that_wait_are_said_to_be_late_and_not_lost() {
    let portal = Portal::open().await;
    portal.world.declares(Who::Reporter, "Panne").await;
    portal.world.clock.advance(SignedDuration::from_mins(20));
    let page = portal.browser().page("/etat").await;
    assert!(page.contains("En retard"), "{page}");
    assert!(page.contains("Aucun n’est perdu"));
    assert_eq!(
        status(&portal).await["mails_late_since"],
        "2026-11-24T09:00:00Z"
    );
    assert!(!page.contains("2026-0000"), "no case is named");
}

#[tokio::test]
async fn what_the_operator_announces_is_shown_until_it_is_over() {
    let portal = Portal::with_maintenance(
        instant("2026-11-24T22:00:00+01:00"),
        instant("2026-11-25T02:00:00+01:00"),
    )
    .await;
    let page = portal.browser().page("/etat").await;
    assert!(page.contains("Maintenance prévue"), "{page}");
    assert!(page.contains("Le portail change de machine."));
    let english = portal.browser().asking("/etat");
    let english = english
        .header("accept-language", "en")
        .send()
        .await
        .unwrap();
    let english = english.text().await.unwrap();
    assert!(english.contains("The portal moves to another machine."));
    assert_eq!(
        status(&portal).await["maintenance"]["until"],
        "2026-11-25T01:00:00Z"
    );

    let clock = &portal.world.clock;
    clock.set(instant("2026-11-24T23:00:00+01:00"));
    let page = portal.browser().page("/etat").await;
    assert!(page.contains("Maintenance en cours"), "{page}");
    clock.set(instant("2026-11-25T02:00:00+01:00"));
    let page = portal.browser().page("/etat").await;
    assert!(!page.contains("Maintenance"), "{page}");
}
