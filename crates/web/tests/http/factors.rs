//! Second factors through the pages: nothing opens before what is lacking was
//! shown, and every way back is as safe as the way in.

use jiff::SignedDuration;
use testkit::world::{PASSWORD, Who};

use crate::portal::{Browser, Portal, location};

const STEP: &str = "/connexion/etape";

/// A code of the application whose key a page shows.
async fn code_shown_by(portal: &Portal, page: &str) -> String {
    let (_, rest) = page.split_once("class=\"secret-key\">").unwrap();
    let (key, _) = rest.split_once('<').unwrap();
    let key = app::people::factors::CodeKey::from_base32(&key.replace(' ', "")).unwrap();
    key.code(portal.world.app.now()).unwrap()
}

/// The recovery codes that a page shows.
fn codes_in(page: &str) -> Vec<String> {
    page.split("<li><code>")
        .skip(1)
        .filter_map(|rest| rest.split_once('<'))
        .map(|(code, _)| code.to_owned())
        .collect()
}

/// Sets an application up from the account's page; gives the recovery codes.
async fn enrols(portal: &Portal, browser: &Browser) -> Vec<String> {
    let page = browser.page("/compte/application").await;
    let code = code_shown_by(portal, &page).await;
    let answer = browser
        .post("/compte/application", &[("code", &code)])
        .await;
    assert_eq!(answer.status(), 200);
    codes_in(&answer.text().await.unwrap())
}

/// Somebody who has shown the password and is asked for more.
async fn at_the_second_step(portal: &Portal, who: Who) -> Browser {
    let browser = portal.browser();
    let answer = browser.sign_in(&who.email(), PASSWORD).await;
    assert_eq!(location(&answer), STEP, "{who:?}");
    browser
}

async fn said(answer: reqwest::Response) -> String {
    let page = answer.text().await.unwrap();
    page.replace(['\u{a0}', '\u{202f}'], " ")
}

#[tokio::test]
async fn staff_without_a_second_factor_open_nothing_but_the_page_that_sets_one_up() {
    let portal = Portal::open().await;
    let browser = portal.browser();
    let answer = browser.sign_in(&Who::Analyst.email(), PASSWORD).await;
    assert_eq!(location(&answer), "/connexion/proteger");
    for path in [
        "/accueil",
        "/file",
        "/dossiers",
        "/compte",
        "/comptes/reprises",
    ] {
        let answer = browser.get(path).await;
        assert_eq!(answer.status(), 303, "{path}");
        assert!(location(&answer).starts_with("/connexion?next="), "{path}");
    }
    assert_eq!(
        location(&browser.get("/connexion").await),
        "/connexion/proteger"
    );
    assert!(
        browser
            .page("/connexion/proteger")
            .await
            .contains("/compte/application")
    );

    let page = browser.page("/compte/application").await;
    assert!(page.contains("<svg class=\"qr\" role=\"img\" aria-label="));
    let wrong = browser
        .post("/compte/application", &[("code", "000000")])
        .await;
    assert_eq!(wrong.status(), 422);
    let again = wrong.text().await.unwrap();
    let code = code_shown_by(&portal, &again).await;
    assert_eq!(code, code_shown_by(&portal, &page).await, "the same key");

    let answer = browser
        .post("/compte/application", &[("code", &code)])
        .await;
    assert_eq!(answer.status(), 200);
    assert_eq!(codes_in(&answer.text().await.unwrap()).len(), 10);
    assert_eq!(browser.get("/file").await.status(), 200);
}

#[tokio::test]
async fn a_code_that_is_wrong_used_or_of_another_time_opens_nothing() {
    let portal = Portal::open().await;
    let code = portal.world.code(Who::Analyst).await;
    let first = at_the_second_step(&portal, Who::Analyst).await;
    let wrong = first.post(STEP, &[("code", "123 45")]).await;
    assert_eq!(wrong.status(), 422);
    assert!(wrong.headers().get("set-cookie").is_none());
    assert!(said(wrong).await.contains("href=\"#code\""));
    assert_eq!(
        location(&first.post(STEP, &[("code", &code)]).await),
        "/accueil"
    );

    let second = at_the_second_step(&portal, Who::Analyst).await;
    let replayed = second.post(STEP, &[("code", &code)]).await;
    assert_eq!(replayed.status(), 422);
    assert!(said(replayed).await.contains("Ce code a déjà servi"));
    portal.world.clock.advance(SignedDuration::from_mins(2));
    let late = second.post(STEP, &[("code", &code)]).await;
    assert_eq!(late.status(), 422);
    assert_eq!(second.get("/accueil").await.status(), 303);
}

#[tokio::test]
async fn a_second_step_that_waits_too_long_begins_anew() {
    let portal = Portal::open().await;
    portal.world.code(Who::Analyst).await;
    let browser = at_the_second_step(&portal, Who::Analyst).await;
    portal.world.clock.advance(SignedDuration::from_mins(16));
    let code = portal.world.code(Who::Analyst).await;
    let late = browser.post(STEP, &[("code", &code)]).await;
    assert_eq!(late.status(), 401);
    assert!(said(late).await.contains("href=\"/connexion\""));
    assert_eq!(browser.get(STEP).await.status(), 303);
    assert_eq!(browser.get("/connexion").await.status(), 200);
}

#[tokio::test]
async fn guessing_codes_is_put_off_and_the_person_is_told() {
    let portal = Portal::open().await;
    portal.world.code(Who::Analyst).await;
    portal.world.mails().await;
    let browser = at_the_second_step(&portal, Who::Analyst).await;
    let mut statuses = Vec::new();
    for _ in 0..6 {
        statuses.push(browser.post(STEP, &[("code", "000000")]).await.status());
    }
    assert_eq!(statuses[0], 422);
    assert_eq!(statuses[5], 429);
    let mails = portal.world.mails().await;
    let told: Vec<&str> = mails.iter().map(|mail| mail.subject.as_str()).collect();
    assert_eq!(told, ["Quelqu’un connaît votre mot de passe"]);
}

#[tokio::test]
async fn decl_4_a_lost_phone_never_stands_before_an_urgent_report() {
    let portal = Portal::open().await;
    portal.world.code(Who::Reporter).await;
    let browser = at_the_second_step(&portal, Who::Reporter).await;
    for path in [STEP, "/connexion/perdu"] {
        let page = browser.page(path).await;
        assert!(page.contains("href=\"/declarer\">Signaler un incident sans me connecter"));
    }
    assert_eq!(browser.get("/declarer").await.status(), 200);
}

#[tokio::test]
async fn a_recovery_code_serves_once_and_the_person_is_told() {
    let portal = Portal::open().await;
    let owner = portal.signed_in(Who::Reporter).await;
    assert!(
        owner
            .page("/compte")
            .await
            .contains("avec votre seul mot de passe")
    );
    let codes = enrols(&portal, &owner).await;
    assert!(
        owner
            .page("/compte")
            .await
            .contains("Il vous reste 10 codes de secours")
    );
    portal.world.mails().await;

    let browser = at_the_second_step(&portal, Who::Reporter).await;
    let typed = codes[0].to_uppercase().replace('-', " ");
    let answer = browser.post(STEP, &[("recovery", &typed)]).await;
    assert_eq!(location(&answer), "/accueil");
    let mails = portal.world.mails().await;
    assert_eq!(mails[0].subject, "Un code de secours a servi");
    assert!(mails[0].text.contains("/compte"));

    let again = at_the_second_step(&portal, Who::Reporter).await;
    let used = again.post(STEP, &[("recovery", &codes[0])]).await;
    assert_eq!(used.status(), 422);
    assert_eq!(again.get("/accueil").await.status(), 303);

    let fresh = owner.post("/compte/codes-de-secours", &[]).await;
    assert_eq!(codes_in(&fresh.text().await.unwrap()).len(), 10);
    let old = again.post(STEP, &[("recovery", &codes[1])]).await;
    assert_eq!(old.status(), 422, "new codes replace the old");
}

#[tokio::test]
async fn setting_a_first_factor_up_ends_what_a_password_alone_had_opened() {
    let portal = Portal::open().await;
    let elsewhere = portal.signed_in(Who::Reporter).await;
    let owner = portal.signed_in(Who::Reporter).await;
    enrols(&portal, &owner).await;
    assert_eq!(owner.get("/accueil").await.status(), 200);
    assert_eq!(elsewhere.get("/accueil").await.status(), 303);
}

#[tokio::test]
async fn a_new_password_by_mail_stands_for_no_second_factor() {
    let portal = Portal::open().await;
    portal.world.code(Who::Reporter).await;
    let browser = portal.browser();
    let email = Who::Reporter.email();
    browser
        .post("/mot-de-passe-oublie", &[("email", email.as_str())])
        .await;
    let mails = portal.world.mails().await;
    let (_, rest) = mails[0].text.split_once("/invitation/").unwrap();
    let secret = rest.split(char::is_whitespace).next().unwrap();
    let chosen = [("password", "une phrase assez longue")];
    let answer = browser
        .post(&format!("/invitation/{secret}"), &chosen)
        .await;
    assert_eq!(location(&answer), "/connexion/etape?next=/accueil");
    assert_eq!(browser.get("/accueil").await.status(), 303);
}

#[tokio::test]
async fn what_is_sensitive_asks_again_who_one_is_after_a_while() {
    let portal = Portal::open().await;
    let browser = portal.signed_in(Who::Reporter).await;
    portal.world.clock.advance(SignedDuration::from_mins(16));
    let asked = browser.get("/compte/application").await;
    assert_eq!(location(&asked), "/compte/preuve?next=/compte/application");
    let change = [
        ("current", PASSWORD),
        ("password", "une phrase assez longue"),
    ];
    let answer = browser.post("/compte/mot-de-passe", &change).await;
    assert_eq!(location(&answer), "/compte/preuve?next=/compte");
    assert_eq!(
        browser.get("/accueil").await.status(),
        200,
        "the rest goes on"
    );

    let next = ("next", "/compte/application");
    let wrong = browser
        .post("/compte/preuve", &[next, ("password", "wrong")])
        .await;
    assert_eq!(wrong.status(), 422);
    let right = browser
        .post("/compte/preuve", &[next, ("password", PASSWORD)])
        .await;
    assert_eq!(location(&right), "/compte/application");
    enrols(&portal, &browser).await;

    portal.world.clock.advance(SignedDuration::from_mins(16));
    let code = portal.world.code(Who::Reporter).await;
    let without = browser
        .post("/compte/preuve", &[("password", PASSWORD)])
        .await;
    assert_eq!(
        without.status(),
        422,
        "with a factor, the password is not enough"
    );
    let both = [("password", PASSWORD), ("code", code.as_str())];
    let answer = browser.post("/compte/preuve", &both).await;
    assert_eq!(location(&answer), "/compte");
}

#[tokio::test]
async fn staff_keep_their_last_factor_and_others_may_give_it_up() {
    let portal = Portal::open().await;
    let analyst = portal.signed_in(Who::Analyst).await;
    let answer = analyst.post("/compte/application/retirer", &[]).await;
    assert_eq!(answer.status(), 409);
    assert!(
        said(answer)
            .await
            .contains("Votre rôle demande un second facteur")
    );

    let reporter = portal.signed_in(Who::Reporter).await;
    enrols(&portal, &reporter).await;
    let answer = reporter.post("/compte/application/retirer", &[]).await;
    assert_eq!(location(&answer), "/compte?fait=facteur-retire");
    portal.signed_in(Who::Reporter).await;
    let missing = reporter.post("/compte/application/retirer", &[]).await;
    assert_eq!(missing.status(), 404);
}

#[tokio::test]
async fn a_passkey_nobody_asked_for_opens_nothing() {
    let portal = Portal::open().await;
    let browser = portal.browser();
    for answer in ["", "{}", "{\"id\":\"AA\"}"] {
        let sent = [("credential", answer)];
        let answer = browser.post("/connexion/cle", &sent).await;
        assert_eq!(answer.status(), 422);
    }
    let asked = browser.post("/connexion/cle/defi", &[]).await;
    assert_eq!(asked.status(), 200);
    let asked: serde_json::Value = asked.json().await.unwrap();
    assert_eq!(asked["publicKey"]["rpId"], "localhost");
    assert_eq!(asked["publicKey"]["userVerification"], "required");

    portal.world.code(Who::Analyst).await;
    let browser = at_the_second_step(&portal, Who::Analyst).await;
    let none = browser.post("/connexion/etape/defi", &[]).await;
    assert_eq!(none.status(), 404, "the person has no passkey");
}

#[tokio::test]
async fn lost_factors_are_given_up_after_a_call_back_and_a_delay() {
    let portal = Portal::open().await;
    portal.world.code(Who::Reporter).await;
    portal.world.mails().await;
    let lost = at_the_second_step(&portal, Who::Reporter).await;
    let asked = lost.post("/connexion/perdu", &[]).await;
    assert_eq!(location(&asked), "/connexion/perdu?fait=reprise-demandee");
    assert!(
        lost.page("/connexion/perdu")
            .await
            .contains("attend une réponse")
    );
    let mails = portal.world.mails().await;
    let told: Vec<_> = mails.iter().map(|mail| mail.to.as_str()).collect();
    assert_eq!(told, ["director@test.example", "reporter@test.example"]);

    let person = portal.world.actor(Who::Reporter).account.unwrap();
    let answer_to = format!("/comptes/reprises/{person}");
    let field = format!("note-{person}");
    let confirm = [
        (field.as_str(), "Rappelé au standard."),
        ("verdict", "confirm"),
    ];
    for who in [
        Who::Neighbour,
        Who::SecurityOfficer,
        Who::Reporter,
        Who::Ars,
    ] {
        let other = match who {
            Who::Reporter => continue,
            who => portal.signed_in(who).await,
        };
        assert!(!other.page("/comptes/reprises").await.contains("reporter@"));
        let refused = other.post(&answer_to, &confirm).await;
        assert_eq!(refused.status(), 404, "{who:?}");
    }
    let director = portal.signed_in(Who::Director).await;
    assert!(
        director
            .page("/comptes/reprises")
            .await
            .contains("reporter@test.example")
    );
    let silent = director.post(&answer_to, &[("verdict", "confirm")]).await;
    assert_eq!(silent.status(), 422);
    let done = director.post(&answer_to, &confirm).await;
    assert_eq!(location(&done), "/comptes/reprises?fait=reprise-traitee");

    assert!(lost.page("/connexion/perdu").await.contains("prend effet"));
    at_the_second_step(&portal, Who::Reporter).await;
    portal.world.clock.advance(SignedDuration::from_mins(61));
    let browser = portal.browser();
    let answer = browser.sign_in(&Who::Reporter.email(), PASSWORD).await;
    assert_eq!(location(&answer), "/accueil");
    let mails = portal.world.mails().await;
    for subject in [
        "Votre accès va être rouvert",
        "Vos seconds facteurs ont été retirés",
    ] {
        assert!(
            mails.iter().any(|mail| mail.subject == subject),
            "{subject}"
        );
    }
}

#[tokio::test]
async fn whoever_did_not_ask_stops_it_by_the_link_in_the_mail() {
    let portal = Portal::open().await;
    portal.world.code(Who::Reporter).await;
    let intruder = at_the_second_step(&portal, Who::Reporter).await;
    intruder.post("/connexion/perdu", &[]).await;
    let person = portal.world.actor(Who::Reporter).account.unwrap();
    let field = format!("note-{person}");
    let confirm = [(field.as_str(), "Rappelé."), ("verdict", "confirm")];
    let director = portal.signed_in(Who::Director).await;
    director
        .post(&format!("/comptes/reprises/{person}"), &confirm)
        .await;
    let mails = portal.world.mails().await;
    let link = mails
        .iter()
        .find_map(|mail| mail.text.split_once("/reprise/"))
        .and_then(|(_, rest)| rest.split(char::is_whitespace).next())
        .map(|secret| format!("/reprise/{secret}"))
        .unwrap();
    let victim = portal.browser();
    assert!(victim.page(&link).await.contains("Ce n’est pas moi"));
    let stopped = victim.post(&link, &[]).await;
    assert_eq!(
        location(&stopped),
        "/mot-de-passe-oublie?fait=reprise-refusee"
    );
    assert_eq!(victim.get(&link).await.status(), 404);
    assert_eq!(intruder.get(STEP).await.status(), 303, "shut out");
    portal.world.clock.advance(SignedDuration::from_mins(61));
    at_the_second_step(&portal, Who::Reporter).await;
}
