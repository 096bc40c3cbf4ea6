//! Requests forged by other sites, ways out of the portal, headers.

use reqwest::Method;
use reqwest::header::SET_COOKIE;
use testkit::world::{PASSWORD, Who};

use crate::access::rows;
use crate::portal::{Portal, location};

/// An address of each route, whatever it leads to.
fn somewhere(route: &str) -> String {
    let mut path = route.to_owned();
    for part in rows::parts(route) {
        path = path.replace(&format!("{{{part}}}"), "x");
        path = path.replace(&format!("{{*{part}}}"), "x");
    }
    path
}

#[tokio::test]
async fn no_form_of_another_site_is_taken_on_any_route() {
    let portal = Portal::open().await;
    let browser = portal.signed_in(Who::Director).await;
    let mut tried = 0;
    for row in rows::of_routes(&portal).await {
        if row.reads() || row.is_operation() {
            continue;
        }
        let path = somewhere(&row.route);
        let foreign: [&[(&str, &str)]; 4] = [
            &[("sec-fetch-site", "cross-site")],
            &[("sec-fetch-site", "same-site")],
            &[("origin", "https://elsewhere.example")],
            &[("origin", "null")],
        ];
        for headers in foreign {
            let mut request = browser.sending(&path, &[("lang", "en")]);
            for (name, value) in headers {
                request = request.header(*name, *value);
            }
            let answer = request.send().await.unwrap();
            assert_eq!(answer.status(), 403, "{path} {headers:?}");
            tried += 1;
        }
    }
    assert!(tried > 100, "{tried}");
    assert_eq!(
        browser.get("/compte").await.status(),
        200,
        "still signed in"
    );
}

#[tokio::test]
async fn a_cookie_opens_nothing_of_the_api() {
    let portal = Portal::open().await;
    let browser = portal.signed_in(Who::Lead).await;
    assert_eq!(browser.get("/api/v1/me").await.status(), 401);
    assert_eq!(browser.get("/api/v1/cases").await.status(), 401);
}

const WAYS_OUT: [&str; 9] = [
    "https://elsewhere.example/",
    "//elsewhere.example/",
    "/\\elsewhere.example/",
    "\\\\elsewhere.example",
    "/\t/elsewhere.example",
    "javascript:alert(1)",
    "data:text/html,x",
    "/%0d%0aset-cookie:%20a=b\r\nSet-Cookie: a=b",
    " https://elsewhere.example",
];

#[tokio::test]
async fn nothing_leads_out_of_the_portal() {
    let portal = Portal::open().await;
    for way in WAYS_OUT {
        let browser = portal.browser();
        let fields = [
            ("email", Who::Reporter.email()),
            ("password", PASSWORD.to_owned()),
            ("next", way.to_owned()),
        ];
        let fields = fields
            .each_ref()
            .map(|(name, value)| (*name, value.as_str()));
        let answer = browser.post("/connexion", &fields).await;
        if answer.status() == 303 {
            let to = location(&answer);
            assert!(
                to.starts_with('/') && !to.contains("elsewhere"),
                "{way:?}: {to}"
            );
        }
        let answer = browser
            .post("/langue", &[("lang", "fr"), ("back", way)])
            .await;
        let to = location(&answer);
        assert!(
            to.starts_with('/') && !to.contains("elsewhere"),
            "{way:?}: {to}"
        );
        let page = browser
            .asking("/nulle-part")
            .header("referer", "https://elsewhere.example/");
        let page = page.send().await.unwrap().text().await.unwrap();
        assert!(!page.contains("elsewhere.example"), "{way:?}");
    }
}

#[tokio::test]
async fn every_answer_of_every_route_is_guarded_and_every_cookie_bound() {
    let portal = Portal::behind_https().await;
    let guards = [
        ("x-content-type-options", "nosniff"),
        ("x-frame-options", "DENY"),
        ("referrer-policy", "same-origin"),
        ("cross-origin-opener-policy", "same-origin"),
        ("cross-origin-resource-policy", "same-origin"),
    ];
    let mut answers = 0;
    for route in web::addresses() {
        for method in [Method::GET, Method::POST, Method::OPTIONS, Method::PUT] {
            let request = portal
                .stranger(method.clone(), &somewhere(&route))
                .header("sec-fetch-site", "same-origin");
            let answer = request.send().await.unwrap();
            assert!(answer.status().as_u16() < 500, "{method} {route}");
            let headers = answer.headers();
            for (name, value) in guards {
                assert_eq!(headers[name], value, "{method} {route}: {name}");
            }
            let policy = headers["content-security-policy"].to_str().unwrap();
            assert!(policy.starts_with("default-src 'none'"), "{route}");
            assert!(policy.contains("frame-ancestors 'none'"), "{route}");
            assert!(
                !policy.contains("unsafe") && !policy.contains('*'),
                "{route}"
            );
            let transport = headers["strict-transport-security"].to_str().unwrap();
            assert!(transport.starts_with("max-age=31536000"), "{route}");
            assert!(headers.contains_key("permissions-policy"), "{route}");
            assert!(headers.contains_key("cache-control"), "{route}");
            assert!(!headers.contains_key("server"), "{route}");
            for cookie in headers.get_all(SET_COOKIE) {
                let cookie = cookie.to_str().unwrap();
                assert!(cookie.starts_with("__Host-"), "{route}: {cookie}");
                for word in ["; Secure", "; HttpOnly", "; Path=/", "; SameSite="] {
                    assert!(cookie.contains(word), "{route}: {cookie}");
                }
                assert!(!cookie.contains("Domain"), "{route}: {cookie}");
            }
            answers += 1;
        }
    }
    println!("{answers} answers looked at");
}

#[tokio::test]
async fn a_path_cannot_climb_out_of_the_assets() {
    let portal = Portal::open().await;
    for path in [
        "/assets/../vigie.toml",
        "/assets/%2e%2e/%2e%2e/etc/passwd",
        "/assets/x/..%2f..%2fetc%2fpasswd",
        "/assets/x/%00",
        "/assets/x/C:%5Cwindows",
    ] {
        let answer = portal.browser().get(path).await;
        let status = answer.status().as_u16();
        assert!(matches!(status, 400 | 404), "{path}: {status}");
    }
}
