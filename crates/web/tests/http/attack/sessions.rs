//! Sessions that somebody else chose, or that were left.

use testkit::world::{PASSWORD, Who};

use crate::portal::Portal;

const CHOSEN: &str = "1111111111111111111111111111111111111111111111111111111111111111";

fn session(answer: &reqwest::Response) -> Option<String> {
    let cookies = answer.headers().get_all("set-cookie");
    cookies
        .iter()
        .filter_map(|line| line.to_str().ok()?.strip_prefix("vigie-session="))
        .map(|rest| rest.split(';').next().unwrap_or_default().to_owned())
        .find(|value| !value.is_empty())
}

#[tokio::test]
async fn a_session_is_never_the_one_that_a_client_brought() {
    let portal = Portal::open().await;
    let browser = portal.browser();
    let email = Who::Reporter.email();
    let fields = [("email", email.as_str()), ("password", PASSWORD)];
    let cookie = format!("vigie-session={CHOSEN}");
    let request = browser
        .sending("/connexion", &fields)
        .header("sec-fetch-site", "same-origin")
        .header("cookie", &cookie);
    let answer = request.send().await.unwrap();
    let given = session(&answer).expect("a session is given");
    assert_ne!(given, CHOSEN);

    let fixed = portal.browser();
    let asked = fixed.asking("/compte").header("cookie", &cookie);
    assert_eq!(
        asked.send().await.unwrap().status(),
        303,
        "it opens nothing"
    );
}

#[tokio::test]
async fn a_session_that_was_left_or_replaced_opens_nothing() {
    let portal = Portal::open().await;
    let email = Who::Reporter.email();
    let browser = portal.browser();
    let answer = browser.sign_in(&email, PASSWORD).await;
    let first = session(&answer).unwrap();
    browser.post("/deconnexion", &[]).await;
    let thief = portal.browser();
    let stolen = thief
        .asking("/compte")
        .header("cookie", format!("vigie-session={first}"));
    assert_eq!(stolen.send().await.unwrap().status(), 303);
}

/// A right more, at the nursing home.
async fn given_more(portal: &Portal, who: Who) {
    let right = process::access::Right::Facility {
        facility: portal.world.nursing_home.id,
        role: process::access::FacilityRole::SecurityOfficer,
    };
    let person = app::facilities::NewPerson {
        name: "Prénom Nom".to_owned(),
        function: "Function".to_owned(),
        email: who.email(),
        phone: String::new(),
    };
    let given = portal.world.app.grant(person, right, None, None);
    given.await.unwrap();
}

#[tokio::test]
async fn a_session_goes_on_under_another_secret_once_rights_have_risen() {
    let portal = Portal::open().await;
    let browser = portal.signed_in(Who::Reporter).await;
    let before = browser.cookie("vigie-session").unwrap();
    browser.page("/compte").await;
    assert_eq!(browser.cookie("vigie-session").unwrap(), before);

    given_more(&portal, Who::Reporter).await;
    let answer = browser.get("/compte").await;
    let renewed = session(&answer).expect("another secret");
    assert_ne!(renewed, before);
    let page = answer.text().await.unwrap();
    assert!(page.contains("2 établissements") || page.contains("2\u{a0}établissements"));

    let thief = portal.browser();
    let stolen = thief
        .asking("/compte")
        .header("cookie", format!("vigie-session={before}"));
    assert_eq!(stolen.send().await.unwrap().status(), 303, "the old one");
    let again = browser.get("/compte").await;
    assert_eq!(again.status(), 200);
    assert!(session(&again).is_none(), "once");
}

#[tokio::test]
async fn whatever_is_answered_the_browser_learns_the_other_secret() {
    let portal = Portal::open().await;
    for (who, path) in [
        (Who::Director, "/nowhere"),
        (Who::Reporter, "/dossiers/2026-999999"),
        (Who::Neighbour, "/file"),
    ] {
        let browser = portal.signed_in(who).await;
        let before = browser.cookie("vigie-session").unwrap();
        given_more(&portal, who).await;
        let answer = browser.get(path).await;
        assert!(answer.status().is_client_error(), "{path}");
        assert_ne!(session(&answer).unwrap(), before, "{path}");
        assert_eq!(browser.get("/compte").await.status(), 200, "{path}");
    }
}

#[tokio::test]
async fn signing_out_while_rights_rise_leaves_no_session_behind() {
    let portal = Portal::open().await;
    let browser = portal.signed_in(Who::Reporter).await;
    given_more(&portal, Who::Reporter).await;
    let answer = browser.post("/deconnexion", &[]).await;
    assert!(session(&answer).is_none());
    assert_eq!(browser.get("/compte").await.status(), 303);
}
