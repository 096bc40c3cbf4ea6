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
