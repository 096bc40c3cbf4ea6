//! What the program tells of its work: who, what, under which number, how
//! long; never a secret or a word of a case, even when it tells everything.

use serde_json::{Value, json};

use crate::place::{HOSPITAL, Place};

pub(crate) const PASSWORD: &str = "une lampe sur le quai";
pub(crate) const EMAIL: &str = "reporter@ch-valmont.example";
/// Words of a declaration that occur nowhere else.
const WORDS: &str = "imprimantes-qui-chantent";
const NAME: &str = "Prenom-Introuvable";
const SEARCHED: &str = "mot-cherche-partout";

/// What a portal was told that nobody else may learn.
pub(crate) struct Story {
    pub(crate) secrets: Vec<(&'static str, String)>,
}

/// Makes the account of somebody who reports; gives the key of its programs.
pub(crate) fn reporter(place: &Place) -> String {
    let right = format!("reporter:{HOSPITAL}");
    let add = [
        "users",
        "add",
        EMAIL,
        &right,
        "--name",
        "Dominique Exemple",
        "--password-stdin",
    ];
    let said = place.run_with(&add, &format!("{PASSWORD}\n"));
    assert_eq!(said.code, Some(0), "{}", said.err);
    let token = place.done(&["tokens", "issue", EMAIL, "--name", "test"]);
    token.trim().to_owned()
}

/// Somebody signs in, declares, looks and searches.
pub(crate) async fn lived(place: &Place, url: &str, token: &str) -> Story {
    let client = reqwest::Client::builder()
        .redirect(reqwest::redirect::Policy::none())
        .build()
        .unwrap();
    let signing_in = client
        .post(format!("{url}/connexion"))
        .header("sec-fetch-site", "same-origin")
        .form(&[("email", EMAIL), ("password", PASSWORD)]);
    let signed_in = signing_in.send().await.unwrap();
    assert_eq!(signed_in.status(), 303);
    let cookie = signed_in.headers()["set-cookie"].to_str().unwrap();
    let cookie = cookie.split(['=', ';']).nth(1).unwrap().to_owned();
    let page = client
        .get(format!("{url}/compte"))
        .header("cookie", format!("vigie-session={cookie}"));
    assert_eq!(page.send().await.unwrap().status(), 200);

    let wrong = client
        .post(format!("{url}/connexion"))
        .header("sec-fetch-site", "same-origin")
        .form(&[("email", EMAIL), ("password", "un-mot-de-passe-faux")]);
    wrong.send().await.unwrap();

    let declaration = json!({
        "facility": HOSPITAL,
        "description": WORDS,
        "reporter": {
            "name": NAME,
            "function": "Directrice",
            "phone": "01 23 45 67 89",
            "email": "direction@ch-valmont.example"
        }
    });
    // Left without an account, so that there is a secret link.
    let declared = client
        .post(format!("{url}/api/v1/declarations"))
        .json(&declaration);
    let declared: Value = declared.send().await.unwrap().json().await.unwrap();
    let reference = declared["reference"].as_str().unwrap();
    let link = declared["follow_link"].as_str().unwrap();
    let secret = link.rsplit('/').next().unwrap().to_owned();
    let followed = client.get(format!("{url}/suivi/{reference}/{secret}"));
    assert_eq!(followed.send().await.unwrap().status(), 200);

    for path in ["/api/v1/me", "/api/v1/cases"] {
        let call = client.get(format!("{url}{path}")).bearer_auth(token);
        assert_eq!(call.send().await.unwrap().status(), 200);
    }
    let searched = client
        .get(format!("{url}/api/v1/facilities?q={SEARCHED}"))
        .bearer_auth(token);
    searched.send().await.unwrap();
    let forgotten = client
        .post(format!("{url}/mot-de-passe-oublie"))
        .header("sec-fetch-site", "same-origin")
        .form(&[("email", EMAIL)]);
    forgotten.send().await.unwrap();
    let mut secrets = vec![
        ("the password", PASSWORD.to_owned()),
        ("a wrong password", "un-mot-de-passe-faux".to_owned()),
        ("the cookie", cookie),
        ("the token", token.to_owned()),
        ("the follow link", secret),
        ("the words of the declaration", WORDS.to_owned()),
        ("the name of the reporter", NAME.to_owned()),
        ("what was searched", SEARCHED.to_owned()),
        ("the number of the case", reference.to_owned()),
    ];
    let server_secret = std::fs::read_to_string(place.path("data/server-secret")).unwrap();
    secrets.push(("the server's secret", server_secret.trim().to_owned()));
    Story { secrets }
}

#[tokio::test]
async fn keep_3_the_log_holds_no_secret_and_no_word_of_a_case_even_when_it_tells_all() {
    testkit::tls::provide();
    let place = Place::with_mailbox().await;
    place.furnish();
    let token = reporter(&place);
    let portal = place.serve_telling_all();
    let story = lived(&place, &portal.url, &token).await;
    let log = portal.log_to_the_end();
    assert!(log.lines().count() > 50, "the log tells all:\n{log}");
    let told: Vec<_> = story
        .secrets
        .iter()
        .filter_map(|(what, secret)| {
            let line = log.lines().find(|line| line.contains(secret))?;
            Some(format!("{what}: {line}"))
        })
        .collect();
    assert!(told.is_empty(), "{}", told.join("\n"));
}

#[tokio::test]
async fn the_log_says_who_did_what_under_which_number_and_how_long_it_took() {
    testkit::tls::provide();
    let place = Place::new();
    place.furnish();
    let portal = place.serve();
    let answer = reqwest::get(format!("{}/suivi/2026-000001/secret", portal.url));
    let answer = answer.await.unwrap();
    let id = answer.headers()["x-request-id"]
        .to_str()
        .unwrap()
        .to_owned();
    let log = portal.log_to_the_end();
    let line = log
        .lines()
        .filter_map(|line| serde_json::from_str::<Value>(line).ok())
        .find(|line| line["span"]["id"] == id.as_str())
        .expect("a line for the request");
    assert_eq!(line["span"]["method"], "GET");
    assert_eq!(line["span"]["route"], "/suivi/{reference}/{secret}");
    assert_eq!(line["span"]["who"], "nobody");
    assert_eq!(line["fields"]["status"], 404);
    assert!(line["fields"]["millis"].is_u64(), "{line}");
}
