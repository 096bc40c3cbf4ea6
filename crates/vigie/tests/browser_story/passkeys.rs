//! Passkeys, with the browser's own virtual authenticator.

use std::collections::BTreeSet;

use process::command::Command;
use process::words::Class;
use serde_json::{Value, json};
use testkit::browser::prelude::*;
use testkit::browser::{Browser, SessionOptions};
use testkit::database::Engine;
use testkit::server::Server;
use testkit::world::{PASSWORD, Who};
use web::WebConfig;

use crate::assert_flawless;
use crate::person::Person;

/// A device that recognises its owner, as a phone does by a fingerprint.
struct Device(Value);

/// Whether the owner touches the device.
enum Owner {
    Present,
    Away,
}

impl Device {
    async fn given_to(person: &Person) -> Self {
        let cdp = person.session.cdp();
        cdp.send_raw("WebAuthn.enable", json!({})).await.unwrap();
        let device = json!({ "options": {
            "protocol": "ctap2",
            "transport": "internal",
            "hasResidentKey": true,
            "hasUserVerification": true,
            "isUserVerified": true,
            "automaticPresenceSimulation": true,
        } });
        let added = cdp.send_raw("WebAuthn.addVirtualAuthenticator", device);
        Self(added.await.unwrap()["authenticatorId"].clone())
    }

    /// The sign-in page offers passkeys by itself: with the owner there, the
    /// device would answer before anybody looks.
    async fn has(&self, person: &Person, owner: Owner) {
        let enabled = matches!(owner, Owner::Present);
        let presence = json!({ "authenticatorId": self.0, "enabled": enabled });
        let cdp = person.session.cdp();
        cdp.send_raw("WebAuthn.setAutomaticPresenceSimulation", presence)
            .await
            .unwrap();
    }
}

/// Presses the button that makes the device answer, and waits for the page to
/// which that leads.
async fn the_device_answers(person: &Person, leading_to: &str) {
    let press = "document.querySelector('[data-passkey-button]').click()";
    person.session.execute(press, []).await.unwrap();
    let arrived = person.session.query(By::Css(leading_to)).first().await;
    let path = person.path().await;
    assert!(arrived.is_ok(), "no {leading_to} on {path}");
}

async fn shows_the_password(person: &Person, who: Who) {
    person.open("/connexion").await;
    person.write("email", &who.email()).await;
    person.write("password", PASSWORD).await;
    person.press_in("main", "sign-in-submit").await;
}

#[tokio::test]
async fn a_passkey_opens_alone_and_beside_the_password_until_it_is_removed() {
    let server = Server::open(Engine::Sqlite, WebConfig::default()).await;
    // Browsers know passkeys by a name, and this machine's is localhost.
    let url = server.url.replace("127.0.0.1", "localhost");
    let browser = &Browser::start();
    let director = Person::stranger(browser, &url, SessionOptions::default()).await;
    let device = Device::given_to(&director).await;
    shows_the_password(&director, Who::Director).await;
    director.open("/compte").await;
    director.press("factors-passkey-add").await;
    director.picture("passkey-new").await;
    director.write("name", "Téléphone du service").await;
    the_device_answers(&director, ".codes").await;
    director.look().await;
    director.picture("recovery-codes").await;
    director.press("recovery-on").await;
    director.reads("main", "Téléphone du service").await;
    director.picture("account-factors").await;

    director.press("layout-sign-out").await;
    device.has(&director, Owner::Away).await;
    director.open("/connexion").await;
    director.picture("sign-in").await;
    device.has(&director, Owner::Present).await;
    the_device_answers(&director, ".who").await;
    director.reads(".who", "Director").await;

    director.press("layout-sign-out").await;
    device.has(&director, Owner::Away).await;
    shows_the_password(&director, Who::Director).await;
    director.sees("second-step-passkey").await;
    director.picture("second-step").await;
    device.has(&director, Owner::Present).await;
    the_device_answers(&director, ".who").await;
    director.reads(".who", "Director").await;

    director.open("/compte").await;
    director.press_in("table", "factors-remove").await;
    director.sees("flash-factor-removed").await;
    director.press("layout-sign-out").await;
    device.has(&director, Owner::Away).await;
    director.open("/connexion").await;
    device.has(&director, Owner::Present).await;
    // The page that refuses asks at once again, and the device answers again:
    // it does not stay to be looked at.
    the_device_answers(&director, "#email-error").await;
    assert_flawless(&[&director]);
}

#[tokio::test]
async fn staff_set_a_passkey_up_before_anything_opens() {
    let server = Server::open(Engine::Sqlite, WebConfig::default()).await;
    let url = server.url.replace("127.0.0.1", "localhost");
    let browser = &Browser::start();
    let analyst = Person::stranger(browser, &url, SessionOptions::default()).await;
    Device::given_to(&analyst).await;
    shows_the_password(&analyst, Who::Analyst).await;
    assert_eq!(analyst.path().await, "/connexion/proteger");
    analyst.picture("protect").await;
    analyst.press_in("main", "factors-application-add").await;
    analyst.picture("application-new").await;
    analyst.open("/connexion/proteger").await;
    analyst.press_in("main", "factors-passkey-add").await;
    the_device_answers(&analyst, ".codes").await;
    analyst.look().await;
    analyst.press("recovery-on").await;
    analyst.reads(".who", "Analyst").await;
    assert_flawless(&[&analyst]);
}

#[tokio::test]
async fn keep_1_what_somebody_qualified_is_signed_by_the_device_that_recognises_them() {
    let server = Server::open(Engine::Sqlite, WebConfig::default()).await;
    let world = &server.world;
    let reference = world
        .declares(Who::Reporter, "Tout est chiffré.")
        .await
        .reference;
    let qualify = Command::Qualify {
        class: Class::Serious,
        findings: BTreeSet::new(),
        kinds: BTreeSet::new(),
        grounds: "Rançongiciel confirmé.".to_owned(),
    };
    let done = world.does(Who::Analyst, reference, qualify).await.unwrap();
    let act = *done.recorded.last().unwrap();
    let url = server.url.replace("127.0.0.1", "localhost");
    let browser = &Browser::start();
    let analyst = Person::stranger(browser, &url, SessionOptions::default()).await;
    Device::given_to(&analyst).await;
    shows_the_password(&analyst, Who::Analyst).await;
    analyst.press_in("main", "factors-passkey-add").await;
    the_device_answers(&analyst, ".codes").await;
    analyst.press("recovery-on").await;

    let line = format!("#acte-{act}");
    analyst.open(&format!("/dossiers/{reference}")).await;
    analyst.picture("case-to-sign").await;
    analyst
        .press_in(&format!("li[@id='acte-{act}']"), "sign-act")
        .await;
    analyst.reads("main", "Rançongiciel confirmé.").await;
    analyst.picture("sign").await;
    the_device_answers(&analyst, &format!("{line} .tag.tone-good")).await;
    analyst.sees("flash-signed").await;
    analyst.reads(&line, "Analyst").await;
    analyst.picture("case-signed").await;
    analyst.open("/compte").await;
    analyst.sees("signing-keys-title").await;
    assert_flawless(&[&analyst]);
}
