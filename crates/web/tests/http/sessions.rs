//! Signing in and out, cookies, and forms of other sites.

use testkit::world::{PASSWORD, Who};
use web::{DemoAccount, DemoAccounts, WebConfig};

use crate::portal::{Portal, location};

#[tokio::test]
async fn a_session_is_a_cookie_that_scripts_and_other_sites_cannot_use() {
    let portal = Portal::open().await;
    let answer = portal
        .browser()
        .sign_in(&Who::Reporter.email(), PASSWORD)
        .await;
    assert_eq!(location(&answer), "/accueil");
    let cookie = answer.headers()["set-cookie"].to_str().unwrap();
    for part in ["Path=/", "HttpOnly", "SameSite=Lax"] {
        assert!(cookie.contains(part), "{cookie}");
    }
}

#[tokio::test]
async fn under_https_cookies_are_bound_to_the_host_and_browsers_come_back_by_https() {
    let portal = Portal::behind_https().await;
    let answer = portal
        .browser()
        .sign_in(&Who::Reporter.email(), PASSWORD)
        .await;
    let cookie = answer.headers()["set-cookie"].to_str().unwrap();
    assert!(cookie.starts_with("__Host-vigie-session="), "{cookie}");
    assert!(cookie.contains("; Secure"), "{cookie}");
    assert!(answer.headers().contains_key("strict-transport-security"));

    let plain = Portal::open().await;
    let answer = plain.browser().get("/").await;
    assert!(!answer.headers().contains_key("strict-transport-security"));
}

#[tokio::test]
async fn behind_a_proxy_forms_of_the_public_address_are_the_portal_s_own() {
    let portal = Portal::behind_https().await;
    let own = portal
        .browser()
        .sending("/langue", &[("lang", "en"), ("back", "/")])
        .header("origin", "https://vigie.example");
    assert_eq!(own.send().await.unwrap().status(), 303);
}

#[tokio::test]
async fn too_many_attempts_from_one_place_are_put_off() {
    let portal = Portal::behind_https().await;
    let attempt = |from: &'static str| {
        let fields = [("email", "nobody@test.example"), ("password", "wrong")];
        let request = portal.browser().sending("/connexion", &fields);
        request.header("x-forwarded-for", from).send()
    };
    let mut statuses = Vec::new();
    for _ in 0..40 {
        statuses.push(attempt("192.0.2.1, 203.0.113.9").await.unwrap().status());
        if statuses.last().is_some_and(|status| *status == 429) {
            break;
        }
    }
    assert_eq!(statuses[0], 422);
    assert_eq!(statuses[statuses.len() - 1], 429);
}

#[tokio::test]
async fn pages_for_the_signed_in_lead_to_the_sign_in_page_and_back() {
    let portal = Portal::open().await;
    let browser = portal.browser();
    let answer = browser.get("/dossiers/2026-000001?x=1").await;
    assert_eq!(answer.status(), 303);
    let sign_in = location(&answer);
    assert_eq!(sign_in, "/connexion?next=/dossiers/2026-000001%3Fx%3D1");
    assert!(
        browser
            .page(sign_in)
            .await
            .contains("value=\"/dossiers/2026-000001?x=1\"")
    );

    let email = Who::Reporter.email();
    let fields = [
        ("email", email.as_str()),
        ("password", PASSWORD),
        ("next", "/dossiers"),
    ];
    assert_eq!(
        location(&browser.post("/connexion", &fields).await),
        "/dossiers"
    );

    let browser = portal.browser();
    let fields = [
        ("email", email.as_str()),
        ("password", PASSWORD),
        ("next", "//elsewhere.example"),
    ];
    assert_eq!(
        location(&browser.post("/connexion", &fields).await),
        "/accueil"
    );
}

#[tokio::test]
async fn a_wrong_password_keeps_the_address_and_does_not_say_which_was_wrong() {
    let portal = Portal::open().await;
    let email = Who::Reporter.email();
    let mut seen = Vec::new();
    for (email, password) in [(email.as_str(), "wrong"), ("nobody@test.example", PASSWORD)] {
        let answer = portal.browser().sign_in(email, password).await;
        assert_eq!(answer.status(), 422);
        assert!(answer.headers().get("set-cookie").is_none());
        let page = answer.text().await.unwrap();
        assert!(page.contains(&format!("value=\"{email}\"")));
        assert!(page.contains("error-summary"));
        assert!(!page.contains(PASSWORD));
        seen.push(page.replace(email, ""));
    }
    assert_eq!(seen[0], seen[1]);
}

#[tokio::test]
async fn signing_out_ends_the_session_for_good() {
    let portal = Portal::open().await;
    let browser = portal.signed_in(Who::Reporter).await;
    assert!(browser.page("/compte").await.contains("CH de Valmont"));
    let answer = browser.post("/deconnexion", &[]).await;
    assert_eq!(location(&answer), "/?fait=deconnecte");
    assert_eq!(browser.get("/compte").await.status(), 303);
    assert!(
        browser
            .page("/?fait=deconnecte")
            .await
            .contains("Vous êtes déconnecté")
    );
}

#[tokio::test]
async fn forms_of_other_sites_are_refused() {
    let portal = Portal::open().await;
    let browser = portal.signed_in(Who::Reporter).await;
    let forged = [
        ("sec-fetch-site", "cross-site"),
        ("sec-fetch-site", "same-site"),
        ("origin", "https://elsewhere.example"),
        ("origin", "null"),
    ];
    for (name, value) in forged {
        let request = browser.sending("/deconnexion", &[]).header(name, value);
        let answer = request.send().await.unwrap();
        assert_eq!(answer.status(), 403, "{name}: {value}");
        let page = answer.text().await.unwrap();
        assert!(page.contains("Cet envoi vient d’un autre site"));
    }
    assert_eq!(
        browser.get("/compte").await.status(),
        200,
        "still signed in"
    );
}

#[tokio::test]
async fn the_api_does_not_look_at_cookies() {
    let portal = Portal::open().await;
    let browser = portal.signed_in(Who::Reporter).await;
    let answer = browser.get("/api/v1/me").await;
    assert_eq!(answer.status(), 401);
    assert_eq!(
        answer.headers()["www-authenticate"],
        "Bearer realm=\"vigie\""
    );
}

#[tokio::test]
async fn a_lost_password_is_answered_alike_whoever_asks() {
    let portal = Portal::open().await;
    let mut seen = Vec::new();
    for email in [Who::Reporter.email(), "nobody@test.example".to_owned()] {
        let fields = [("email", email.as_str())];
        let answer = portal.browser().post("/mot-de-passe-oublie", &fields).await;
        assert_eq!(answer.status(), 200);
        seen.push(answer.text().await.unwrap());
    }
    assert_eq!(seen[0], seen[1]);
    assert!(portal.browser().get("/invitation/0123").await.status() == 404);
}

#[tokio::test]
async fn a_password_is_changed_with_the_old_one() {
    let portal = Portal::open().await;
    let browser = portal.signed_in(Who::Reporter).await;
    let wrong = [
        ("current", "wrong"),
        ("password", "une phrase assez longue"),
    ];
    let answer = browser.post("/compte/mot-de-passe", &wrong).await;
    assert_eq!(answer.status(), 422);
    assert!(answer.text().await.unwrap().contains("href=\"#current\""));

    let right = [
        ("current", PASSWORD),
        ("password", "une phrase assez longue"),
    ];
    let answer = browser.post("/compte/mot-de-passe", &right).await;
    assert_eq!(location(&answer), "/compte?fait=mot-de-passe");
    let answer = portal
        .browser()
        .sign_in(&Who::Reporter.email(), "une phrase assez longue")
        .await;
    assert_eq!(answer.status(), 303);
}

#[tokio::test]
async fn in_a_demonstration_one_click_makes_anybody() {
    let role = process::access::FacilityRole::Reporter;
    let account = DemoAccount {
        role: "reporter".to_owned(),
        name: "Prénom Nom".to_owned(),
        seat: process::access::Seat::Facility {
            facility: process::ids::FacilityId(uuid::Uuid::nil()),
            role,
        },
        facility: Some("CH de Valmont".to_owned()),
        email: Who::Reporter.email(),
        password: PASSWORD.to_owned(),
        code_key: None,
    };
    let config = WebConfig {
        demo: Some(DemoAccounts(vec![account])),
        ..WebConfig::default()
    };
    let portal = Portal::demonstration(config.clone()).await;
    let browser = portal.browser();
    let page = browser.page("/connexion").await;
    assert!(page.contains("action=\"/connexion/demo/reporter\""));
    assert!(page.contains("Démonstration"));
    let answer = browser.post("/connexion/demo/reporter", &[]).await;
    assert_eq!(location(&answer), "/accueil");
    assert_eq!(
        browser.post("/connexion/demo/nobody", &[]).await.status(),
        404
    );

    let real = Portal::open().await;
    let answer = real.browser().post("/connexion/demo/reporter", &[]).await;
    assert_eq!(answer.status(), 404, "a real portal has no such door");

    let misled = Portal::on(testkit::database::Engine::Sqlite, config).await;
    let answer = misled.browser().post("/connexion/demo/reporter", &[]).await;
    assert_eq!(answer.status(), 404, "what is real opens to no click");
}
