//! How often strangers are heard, and that nobody can use it against others.

use reqwest::{Method, Response};
use serde_json::json;
use testkit::world::{PASSWORD, Who};

use crate::portal::{Browser, Portal, answered};

/// A report without an account, from a place behind the proxy.
async fn report(portal: &Portal, from: &str) -> Response {
    let body = json!({
        "facility": portal.world.hospital.finess,
        "description": "Tous les écrans sont noirs.",
        "reporter": {"name": "Une infirmière", "phone": "01 23 45 67 89"},
    });
    portal
        .stranger(Method::POST, "/api/v1/declarations")
        .header("x-forwarded-for", from)
        .json(&body)
        .send()
        .await
        .unwrap()
}

#[tokio::test]
async fn decl_4_a_flood_of_reports_from_one_place_is_put_off_with_whom_to_call() {
    let portal = Portal::behind_https().await;
    for nth in 0..30 {
        assert_eq!(report(&portal, "203.0.113.9").await.status(), 201, "{nth}");
    }
    let answer = report(&portal, "203.0.113.9").await;
    assert_eq!(answer.status(), 429);
    assert!(answer.headers().contains_key("retry-after"));
    let said = answer.text().await.unwrap();
    let phone = &portal.world.app.config().contacts.off_hours_phone;
    let other = &portal.world.app.config().contacts.cert_phone;
    assert!(said.contains(phone) || said.contains(other), "{said}");

    assert_eq!(
        report(&portal, "198.51.100.7").await.status(),
        201,
        "others"
    );
    let forged = report(&portal, "198.51.100.99, 203.0.113.9").await;
    assert_eq!(
        forged.status(),
        429,
        "what a client says of itself is not believed"
    );
    let signed = portal.call(Who::Reporter, Method::POST, "/api/v1/declarations");
    let body = json!({"facility": portal.world.hospital.finess, "description": "Panne."});
    let signed = signed.header("x-forwarded-for", "203.0.113.9").json(&body);
    answered(201, signed).await;
}

async fn tries(browser: &Browser, email: &str, password: &str, from: &'static str) -> u16 {
    let fields = [("email", email), ("password", password)];
    let request = browser
        .sending("/connexion", &fields)
        .header("sec-fetch-site", "same-origin")
        .header("x-forwarded-for", from);
    request.send().await.unwrap().status().as_u16()
}

#[tokio::test]
async fn nobody_can_keep_a_director_out_by_failing_in_their_name() {
    let portal = Portal::open().await;
    let email = Who::Director.email();
    let own = portal.signed_in(Who::Director).await;
    own.post("/deconnexion", &[]).await;
    let attacker = portal.browser();
    let mut last = 0;
    for _ in 0..30 {
        last = tries(&attacker, &email, "guessed", "203.0.113.9").await;
    }
    assert_eq!(last, 429, "whoever guesses waits");
    let unknown = portal.browser();
    assert_eq!(tries(&unknown, &email, PASSWORD, "203.0.113.9").await, 429);
    assert_eq!(
        tries(&own, &email, PASSWORD, "203.0.113.9").await,
        303,
        "from a device on which the director signed in before, nothing waits"
    );
}
