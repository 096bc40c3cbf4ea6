//! Signing in through a provider of identity, and everything by which that
//! must fail.

use app::config::identity_provider::ClientAuthentication;
use jiff::SignedDuration;
use reqwest::Response;
use rstest::rstest;
use testkit::provider::{Lie, Provider};
use testkit::world::{PASSWORD, Who};

use crate::portal::{Browser, Portal, location};

const BY_PROVIDER: &str = "/connexion/par/psc";
const LINK: &str = "/compte/identites/psc";

async fn text(answer: Response) -> String {
    let page = answer.text().await.unwrap();
    page.replace(['\u{a0}', '\u{202f}'], " ")
}

/// Somebody who linked the provider's identity to their account, in a browser
/// where they are signed in.
async fn linked(portal: &Portal, who: Who) -> Browser {
    let browser = portal.signed_in(who).await;
    let answer = browser.through(browser.post(LINK, &[]).await).await;
    assert_eq!(
        location(&answer),
        "/compte?fait=identite-associee#identites",
        "{who:?}"
    );
    browser
}

/// Signs in through the provider in a fresh browser.
async fn arrives(portal: &Portal) -> (Browser, Response) {
    let browser = portal.browser();
    let answer = browser
        .through(
            browser
                .post(BY_PROVIDER, &[("next", "/mes-dossiers")])
                .await,
        )
        .await;
    (browser, answer)
}

#[tokio::test]
async fn a_linked_identity_signs_in_and_brings_no_right_with_it() {
    let provider = Provider::open().await;
    let portal = Portal::with_provider(&provider).await;
    assert!(
        portal
            .browser()
            .page("/connexion")
            .await
            .contains("Se connecter avec Pro Santé Connect")
    );
    let first = linked(&portal, Who::Reporter).await;
    assert!(first.page("/compte").await.contains("CAMILLE EXEMPLE"));

    let (browser, answer) = arrives(&portal).await;
    assert_eq!(location(&answer), "/mes-dossiers");
    let account = browser.page("/compte").await;
    assert!(
        account.contains(&Who::Reporter.email()),
        "the linked account"
    );
    assert!(account.contains("CH de Valmont") && !account.contains("CH EXEMPLE"));

    let unlink = [
        ("issuer", provider.url.as_str()),
        (
            "subject",
            "f:00000000-0000-0000-0000-000000000000:ANS20230101000001",
        ),
    ];
    let answer = first.post("/compte/identites", &unlink).await;
    assert_eq!(
        location(&answer),
        "/compte?fait=identite-dissociee#identites"
    );
    let (_, answer) = arrives(&portal).await;
    assert_eq!(answer.status(), 403, "it opens nothing any more");
}

#[tokio::test]
async fn a_provider_is_configured_endpoint_by_endpoint_where_it_has_no_discovery() {
    let provider = Provider::open().await;
    let mut settings = provider.settings_by_endpoint();
    settings.subject = "SubjectNameID".to_owned();
    let portal = Portal::with_providers(&provider, vec![settings]).await;
    linked(&portal, Who::Reporter).await;
    let (_, answer) = arrives(&portal).await;
    assert_eq!(location(&answer), "/mes-dossiers");
}

#[tokio::test]
async fn an_unknown_identity_is_told_what_to_do() {
    let provider = Provider::open().await;
    let portal = Portal::with_provider(&provider).await;
    let (browser, answer) = arrives(&portal).await;
    assert_eq!(answer.status(), 403);
    let page = text(answer).await;
    assert!(
        page.contains("cette identité n’ouvre aucun compte"),
        "{page}"
    );
    assert!(page.contains("demandez une invitation") && page.contains("/declarer"));
    assert_eq!(browser.get("/compte").await.status(), 303);
}

#[tokio::test]
async fn staff_show_their_second_factor_here_unless_the_provider_asked_for_two() {
    let provider = Provider::open().await;
    let portal = Portal::with_provider(&provider).await;
    linked(&portal, Who::Analyst).await;
    let (browser, answer) = arrives(&portal).await;
    assert!(location(&answer).starts_with("/connexion/etape"));
    assert_eq!(
        browser.get("/file").await.status(),
        303,
        "nothing is open yet"
    );

    provider.authenticates_at("eidas2");
    let (browser, answer) = arrives(&portal).await;
    assert_eq!(location(&answer), "/mes-dossiers");
    assert_eq!(browser.get("/file").await.status(), 200);
}

#[rstest]
#[case(Lie::Nonce)]
#[case(Lie::Expired)]
#[case(Lie::Audience)]
#[case(Lie::Issuer)]
#[case(Lie::Unsigned)]
#[case(Lie::ForeignKey)]
#[case(Lie::SharedSecret)]
#[case(Lie::NoIdentityToken)]
#[case(Lie::OtherPerson)]
#[tokio::test]
async fn what_does_not_hold_signs_nobody_in(#[case] lie: Lie) {
    let provider = Provider::open().await;
    let portal = Portal::with_provider(&provider).await;
    linked(&portal, Who::Reporter).await;
    provider.lies(lie);
    let (browser, answer) = arrives(&portal).await;
    assert_eq!(answer.status(), 422, "{lie:?}");
    assert!(browser.cookie("vigie-session").is_none(), "{lie:?}");
    assert!(text(answer).await.contains("n’a pas pu être vérifiée"));
}

#[rstest]
#[case(Lie::BrokenDown, 502, "ne répond pas")]
#[case(Lie::TurnsAway, 422, "interrompu la connexion")]
#[tokio::test]
async fn a_provider_that_fails_says_so_and_leaves_other_ways(
    #[case] lie: Lie,
    #[case] status: u16,
    #[case] words: &str,
) {
    let provider = Provider::open().await;
    let portal = Portal::with_provider(&provider).await;
    provider.lies(lie);
    let (_, answer) = arrives(&portal).await;
    assert_eq!(answer.status(), status);
    let page = text(answer).await;
    assert!(page.contains(words), "{page}");
    assert!(page.contains("href=\"/connexion\"") && page.contains("/declarer"));
}

#[tokio::test]
async fn a_provider_that_cannot_be_reached_keeps_nobody_waiting() {
    let provider = Provider::open().await;
    let mut settings = provider.settings();
    settings.discovery = Some("http://127.0.0.1:1/wallet".parse().unwrap());
    let portal = Portal::with_providers(&provider, vec![settings]).await;
    let answer = portal.browser().post(BY_PROVIDER, &[]).await;
    assert_eq!(answer.status(), 502);
    assert!(text(answer).await.contains("ne répond pas"));
}

#[tokio::test]
async fn what_is_brought_back_serves_once_in_the_browser_that_left_in_its_time() {
    let provider = Provider::open().await;
    let portal = Portal::with_provider(&provider).await;
    linked(&portal, Who::Reporter).await;
    let browser = portal.browser();
    let back = browser
        .recognised(browser.post(BY_PROVIDER, &[]).await)
        .await;

    let thief = portal.browser();
    let answer = thief.asking_back(&back).send().await.unwrap();
    assert_eq!(answer.status(), 422, "another browser");
    assert!(text(answer).await.contains("dans un autre navigateur"));

    let answer = browser.asking_back(&back).send().await.unwrap();
    assert_eq!(location(&answer), "/accueil");
    let answer = browser.asking_back(&back).send().await.unwrap();
    assert_eq!(answer.status(), 422, "it was used");

    let late = portal.browser();
    let back = late.recognised(late.post(BY_PROVIDER, &[]).await).await;
    portal.world.clock.advance(SignedDuration::from_mins(16));
    let answer = late.asking_back(&back).send().await.unwrap();
    assert_eq!(answer.status(), 422, "it came too late");

    let forged = "/connexion/retour/psc?code=code-1&state=guessed";
    assert_eq!(portal.browser().get(forged).await.status(), 422);
    assert_eq!(
        portal
            .browser()
            .get("/connexion/retour/nobody")
            .await
            .status(),
        404
    );
}

#[tokio::test]
async fn an_answer_that_names_another_issuer_is_refused() {
    let provider = Provider::open().await;
    let portal = Portal::with_provider(&provider).await;
    linked(&portal, Who::Reporter).await;
    let browser = portal.browser();
    let back = browser
        .recognised(browser.post(BY_PROVIDER, &[]).await)
        .await;
    let mixed = format!("{back}&iss=https://elsewhere.example");
    let answer = browser.asking_back(&mixed).send().await.unwrap();
    assert_eq!(answer.status(), 422);
}

#[tokio::test]
async fn nobody_is_led_elsewhere_after_signing_in() {
    let provider = Provider::open().await;
    let portal = Portal::with_provider(&provider).await;
    linked(&portal, Who::Reporter).await;
    for next in [
        "https://elsewhere.example",
        "//elsewhere.example",
        "/\\elsewhere",
    ] {
        let browser = portal.browser();
        let left = browser.post(BY_PROVIDER, &[("next", next)]).await;
        let answer = browser.through(left).await;
        assert_eq!(location(&answer), "/accueil", "{next}");
    }
}

#[tokio::test]
async fn an_identity_opens_one_account_alone_and_is_linked_by_its_session_alone() {
    let provider = Provider::open().await;
    let portal = Portal::with_provider(&provider).await;
    linked(&portal, Who::Reporter).await;
    let other = portal.signed_in(Who::Neighbour).await;
    let answer = other.through(other.post(LINK, &[]).await).await;
    assert_eq!(answer.status(), 409);
    assert!(text(answer).await.contains("ouvre déjà un autre compte"));

    provider.recognises("f:0:somebody-else");
    let back = other.recognised(other.post(LINK, &[]).await).await;
    other.post("/deconnexion", &[]).await;
    other.sign_in(&Who::Director.email(), PASSWORD).await;
    let answer = other.asking_back(&back).send().await.unwrap();
    assert_eq!(
        answer.status(),
        422,
        "another session than the one that left"
    );
    assert_eq!(portal.browser().post(LINK, &[]).await.status(), 401);
}

#[tokio::test]
async fn linking_asks_first_for_a_recent_proof() {
    let provider = Provider::open().await;
    let portal = Portal::with_provider(&provider).await;
    let browser = portal.signed_in(Who::Reporter).await;
    portal.world.clock.advance(SignedDuration::from_mins(20));
    let answer = browser.post(LINK, &[]).await;
    assert_eq!(answer.status(), 303);
    assert!(
        location(&answer).starts_with("/compte/preuve"),
        "{}",
        location(&answer)
    );
}

#[tokio::test]
async fn decl_4_an_invitation_is_taken_up_by_an_identity_once() {
    let provider = Provider::open().await;
    let portal = Portal::with_provider(&provider).await;
    let director = portal.world.actor(Who::Director).clone();
    let person = app::facilities::NewPerson {
        name: "Personne Invitée".to_owned(),
        function: "RSSI".to_owned(),
        email: "invitee@valmont.example".to_owned(),
        phone: String::new(),
    };
    let right = process::access::Right::Facility {
        facility: portal.world.hospital.id,
        role: process::access::FacilityRole::Reporter,
    };
    let term = app::people::Term::default();
    let designated = portal.world.app.give_right(&director, person, right, term);
    designated.await.unwrap();
    let mails = portal.world.mails().await;
    let mail = mails
        .iter()
        .find(|mail| mail.to.contains("invitee"))
        .unwrap();
    let (_, link) = mail.text.split_once("/invitation/").unwrap();
    let secret: String = link.chars().take_while(char::is_ascii_hexdigit).collect();

    let browser = portal.browser();
    let page = browser.page(&format!("/invitation/{secret}")).await;
    assert!(page.contains("Entrer avec Pro Santé Connect"));
    let join = format!("/invitation/{secret}/par/psc");
    let answer = browser.through(browser.post(&join, &[]).await).await;
    assert_eq!(location(&answer), "/accueil");
    assert!(browser.page("/compte").await.contains("Personne Invitée"));
    assert_eq!(
        portal.browser().post(&join, &[]).await.status(),
        422,
        "once"
    );
    let (_, answer) = arrives(&portal).await;
    assert_eq!(location(&answer), "/mes-dossiers");
}

#[tokio::test]
async fn signing_out_leads_through_the_provider_by_which_one_came_in() {
    let provider = Provider::open().await;
    let portal = Portal::with_provider(&provider).await;
    linked(&portal, Who::Reporter).await;
    let (browser, _) = arrives(&portal).await;
    let answer = browser.post("/deconnexion", &[]).await;
    let refresh = answer.headers()["refresh"].to_str().unwrap();
    assert!(
        refresh.contains("/protocol/logout?client_id=vigie"),
        "{refresh}"
    );
    assert!(refresh.contains("post_logout_redirect_uri="), "{refresh}");
    assert_eq!(
        browser.get("/compte").await.status(),
        303,
        "signed out here first"
    );
}

#[tokio::test]
async fn the_secret_may_be_shown_in_the_form_only_where_the_provider_takes_it() {
    let provider = Provider::open().await;
    let mut settings = provider.settings();
    settings.client_authentication = ClientAuthentication::Post;
    let portal = Portal::with_providers(&provider, vec![settings]).await;
    let browser = portal.signed_in(Who::Reporter).await;
    let answer = browser.through(browser.post(LINK, &[]).await).await;
    assert_eq!(answer.status(), 422, "this one wants it in the header");
}

const PROVE: &str = "/compte/preuve/par/psc";

/// Somebody who came in by an invitation and an identity alone, with neither a
/// password nor a factor, some while ago.
async fn joined(portal: &Portal) -> Browser {
    let director = portal.world.actor(Who::Director).clone();
    let person = app::facilities::NewPerson {
        name: "Personne Invitée".to_owned(),
        function: "RSSI".to_owned(),
        email: "invitee@valmont.example".to_owned(),
        phone: String::new(),
    };
    let right = process::access::Right::Facility {
        facility: portal.world.hospital.id,
        role: process::access::FacilityRole::Reporter,
    };
    let term = app::people::Term::default();
    let designated = portal.world.app.give_right(&director, person, right, term);
    designated.await.unwrap();
    let mails = portal.world.mails().await;
    let mail = mails.iter().find(|mail| mail.to.contains("invitee"));
    let (_, link) = mail.unwrap().text.split_once("/invitation/").unwrap();
    let secret: String = link.chars().take_while(char::is_ascii_hexdigit).collect();
    let browser = portal.browser();
    let join = format!("/invitation/{secret}/par/psc");
    browser.through(browser.post(&join, &[]).await).await;
    portal.world.clock.advance(SignedDuration::from_mins(20));
    browser
}

async fn proves(browser: &Browser) -> Response {
    let left = browser.post(PROVE, &[("next", "/compte#jetons")]).await;
    browser.through(left).await
}

#[tokio::test]
async fn who_has_nothing_but_an_identity_shows_it_again_at_the_provider() {
    let provider = Provider::open().await;
    let portal = Portal::with_provider(&provider).await;
    let browser = joined(&portal).await;
    let token = [("name", "Outil"), ("powers", "read"), ("days", "30")];
    let late = browser.post("/compte/jetons", &token).await;
    assert!(location(&late).starts_with("/compte/preuve"), "asked first");
    let page = browser.page("/compte/preuve").await;
    assert!(page.contains("Montrer qui je suis avec Pro Santé Connect"));
    assert!(!page.contains("name=\"password\""), "there is none");

    let before = browser.cookie("vigie-session").unwrap();
    let answer = proves(&browser).await;
    assert_eq!(location(&answer), "/compte#jetons");
    let after = browser.cookie("vigie-session").unwrap();
    assert_ne!(before, after, "the session goes on under another secret");
    let answer = browser.post("/compte/jetons", &token).await;
    let asked = answer.headers().get("location");
    assert!(asked.is_none_or(|to| !to.to_str().unwrap().contains("preuve")));
}

#[rstest]
#[case(Lie::LongAgo)]
#[case(Lie::NeverSaysWhen)]
#[case(Lie::Nonce)]
#[case(Lie::OtherPerson)]
#[tokio::test]
async fn a_provider_that_recognised_nobody_anew_proves_nothing(#[case] lie: Lie) {
    let provider = Provider::open().await;
    let portal = Portal::with_provider(&provider).await;
    let browser = joined(&portal).await;
    provider.lies(lie);
    assert_eq!(proves(&browser).await.status(), 422, "{lie:?}");
    let late = browser.post("/compte/jetons", &[("name", "Outil")]).await;
    assert!(location(&late).starts_with("/compte/preuve"), "{lie:?}");
}

#[tokio::test]
async fn nobody_proves_by_another_person_s_identity_or_by_less_than_they_have() {
    let provider = Provider::open().await;
    let portal = Portal::with_provider(&provider).await;
    let browser = joined(&portal).await;
    provider.recognises("f:0:somebody-else");
    let answer = proves(&browser).await;
    assert_eq!(answer.status(), 403);
    assert!(text(answer).await.contains("a reconnu une autre personne"));

    provider.recognises("f:0:analyst");
    let analyst = linked(&portal, Who::Analyst).await;
    let page = analyst.page("/compte/preuve").await;
    assert!(page.contains(PROVE), "this one may say two factors");
    let answer = proves(&analyst).await;
    assert_eq!(answer.status(), 422, "it said one");
    assert!(text(answer).await.contains("utilisez votre second facteur"));
    provider.authenticates_at("eidas2");
    assert_eq!(location(&proves(&analyst).await), "/compte#jetons");
    assert_eq!(
        portal.browser().post(PROVE, &[]).await.status(),
        401,
        "nobody proves without a session"
    );
}
