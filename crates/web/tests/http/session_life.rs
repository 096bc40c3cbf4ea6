//! The end of a session: said before, put off, and never at the price of what
//! somebody wrote.

use jiff::SignedDuration;
use reqwest::Response;
use serde_json::Value;
use testkit::world::{PASSWORD, Who};

use crate::portal::{Browser, Portal, location};

async fn left(browser: &Browser) -> Value {
    let answer = browser.get("/session").await;
    assert_eq!(answer.status(), 200);
    answer.json().await.unwrap()
}

async fn text(answer: Response) -> String {
    answer
        .text()
        .await
        .unwrap()
        .replace(['\u{a0}', '\u{202f}'], " ")
}

#[tokio::test]
async fn rgaa_13_1_pages_say_when_the_session_ends_and_asking_does_not_put_it_off() {
    let portal = Portal::open().await;
    let browser = portal.signed_in(Who::Reporter).await;
    let page = browser.page("/compte").await;
    assert!(page.contains("data-session-seconds=\"14400\""));
    assert!(page.contains("Votre connexion s’arrête à 14 h"), "{page}");

    let hour = SignedDuration::from_hours(1);
    portal.world.clock.advance(hour);
    assert_eq!(left(&browser).await["seconds"], 3 * 3600);
    assert_eq!(left(&browser).await["seconds"], 3 * 3600);
    assert_eq!(left(&browser).await["extendable"], true);
    let put_off: Value = browser.post("/session", &[]).await.json().await.unwrap();
    assert_eq!(put_off["seconds"], 4 * 3600);
}

#[tokio::test]
async fn rgaa_13_1_after_its_longest_life_a_session_cannot_be_put_off() {
    let portal = Portal::open().await;
    let browser = portal.signed_in(Who::Reporter).await;
    for _ in 0..3 {
        portal.world.clock.advance(SignedDuration::from_hours(3));
        assert_eq!(browser.post("/session", &[]).await.status(), 200);
    }
    let last = left(&browser).await;
    assert_eq!(last["seconds"], 3 * 3600);
    assert_eq!(last["extendable"], false);
    portal.world.clock.advance(SignedDuration::from_hours(3));
    assert_eq!(left(&browser).await["seconds"], 0);
    assert_eq!(browser.post("/session", &[]).await.status(), 401);
}

#[tokio::test]
async fn staff_are_signed_out_sooner_than_the_people_of_facilities() {
    let portal = Portal::open().await;
    let analyst = portal.signed_in(Who::Analyst).await;
    let reporter = portal.signed_in(Who::Reporter).await;
    portal.world.clock.advance(SignedDuration::from_mins(61));
    assert_eq!(analyst.get("/compte").await.status(), 303);
    assert_eq!(reporter.get("/compte").await.status(), 200);
}

#[tokio::test]
async fn decl_3_what_was_written_when_the_session_ended_is_sent_again_after_signing_in() {
    let portal = Portal::open().await;
    let receipt = portal.world.declares(Who::Reporter, "Panne").await;
    let case = format!("/dossiers/{}", receipt.reference);
    let analyst = portal.signed_in(Who::Analyst).await;
    assert_eq!(
        analyst
            .post(&format!("{case}/prendre-en-compte"), &[])
            .await
            .status(),
        303
    );
    portal.world.clock.advance(SignedDuration::from_hours(2));
    let form = format!("{case}/ecrire");
    let fields = [
        ("text", "Le rançongiciel « vient » du <VPN>."),
        ("to", "note"),
        ("key", "k-1"),
    ];
    let answer = analyst.post(&form, &fields).await;
    assert_eq!(answer.status(), 401);
    let page = text(answer).await;
    assert!(page.contains("Votre session a expiré"), "{page}");
    assert!(page.contains(&format!("action=\"{form}\"")));
    assert!(page.contains("&#60;VPN&#62;") && !page.contains("<VPN>"));
    assert!(page.contains("name=\"key\" value=\"k-1\""));
    assert!(page.contains("/connexion?next=/connexion/reprise"));

    let email = Who::Analyst.email();
    let sign_in = [
        ("email", email.as_str()),
        ("password", PASSWORD),
        ("next", "/connexion/reprise"),
    ];
    let code = portal.world.code(Who::Analyst).await;
    let answer = analyst.post("/connexion", &sign_in).await;
    assert!(location(&answer).starts_with("/connexion/etape?next="));
    let step = [("code", code.as_str()), ("next", "/connexion/reprise")];
    let answer = analyst.post("/connexion/etape", &step).await;
    assert_eq!(location(&answer), "/connexion/reprise");
    assert!(
        analyst
            .page("/connexion/reprise")
            .await
            .contains("fermez celui-ci")
    );
    let answer = analyst.post(&form, &fields).await;
    let status = answer.status();
    assert_eq!(status, 303, "{}", text(answer).await);
    assert!(analyst.page(&case).await.contains("Le rançongiciel"));
}

#[tokio::test]
async fn secrets_are_not_shown_back_when_the_session_has_ended() {
    let portal = Portal::open().await;
    let browser = portal.signed_in(Who::Reporter).await;
    portal.world.clock.advance(SignedDuration::from_hours(5));
    let fields = [
        ("current", PASSWORD),
        ("password", "une autre phrase bien longue"),
    ];
    let answer = browser.post("/compte/mot-de-passe", &fields).await;
    assert_eq!(answer.status(), 401);
    let page = text(answer).await;
    assert!(!page.contains(PASSWORD) && !page.contains("bien longue"));
}

#[tokio::test]
async fn a_session_is_never_the_one_that_a_browser_came_with() {
    let portal = Portal::open().await;
    let browser = portal.signed_in(Who::Reporter).await;
    let old = browser.cookie("vigie-session").unwrap();
    browser.sign_in(&Who::Director.email(), PASSWORD).await;
    assert_ne!(browser.cookie("vigie-session").unwrap(), old);
    let stale = portal.browser();
    let answer = stale
        .asking("/compte")
        .header("cookie", format!("vigie-session={old}"));
    assert_eq!(
        answer.send().await.unwrap().status(),
        303,
        "the one before has ended"
    );

    let planted = "0".repeat(64);
    let fields = [
        ("email", Who::Reporter.email()),
        ("password", PASSWORD.to_owned()),
    ];
    let fields: Vec<_> = fields
        .iter()
        .map(|(name, value)| (*name, value.as_str()))
        .collect();
    let answer = stale.sending("/connexion", &fields);
    let answer = answer.header("cookie", format!("vigie-session={planted}"));
    let answer = answer.send().await.unwrap();
    let cookies: Vec<_> = answer.headers().get_all("set-cookie").iter().collect();
    assert!(!cookies.is_empty());
    assert!(
        cookies
            .iter()
            .all(|cookie| !cookie.to_str().unwrap().contains(&planted))
    );
}
