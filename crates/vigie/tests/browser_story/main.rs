//! One incident from its declaration to its lessons, by people at browsers:
//! through the pages only, each in a browser of their own.

#![allow(clippy::unwrap_used, clippy::expect_used)]

mod by_provider;
mod crisis;
mod declaring;
mod evidence;
mod handling;
mod lessons;
mod observatory;
mod passkeys;
mod person;
mod rights;
mod session_end;
mod stranger;
mod tools;

use locales::{Lang, Texts};
use testkit::browser::Browser;
use testkit::database::Engine;
use testkit::server::Server;
use testkit::world::Who;
use web::WebConfig;

use person::Person;

/// The subject of a mail about a case.
fn subject(key: &str, reference: &str) -> String {
    let texts = Texts::new(Lang::Fr);
    texts
        .one(&format!("{key}-subject"), "reference", reference)
        .into_owned()
}

/// Fails with everything that was wrong with the pages seen.
fn assert_flawless(people: &[&Person]) {
    let complaints: Vec<String> = people.iter().flat_map(|one| one.complaints()).collect();
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
}

#[tokio::test]
async fn an_incident_is_worked_from_declaration_to_lessons_through_the_pages() {
    let server = &Server::open(Engine::Sqlite, WebConfig::default()).await;
    let post_office = server.post_office().await;
    let mailbox = &post_office.mailbox;
    let browser = &Browser::start();

    let first_device = Person::signed_in(browser, server, Who::Reporter).await;
    declaring::begins(&first_device).await;
    let reporter = Person::signed_in(browser, server, Who::Reporter).await;
    declaring::resumes_elsewhere(&reporter).await;
    let case = &declaring::confirms(&reporter).await;
    let told = [
        (Who::Reporter.email(), "mail-declaration-recorded"),
        ("cert@sante.example".to_owned(), "mail-declaration-received"),
        (
            "ssi-bretagne@ars.example".to_owned(),
            "mail-declaration-received",
        ),
    ];
    for (address, mail) in told {
        mailbox.wait_for(&address, &subject(mail, case)).await;
    }

    let dgs = Person::signed_in(browser, server, Who::Dgs).await;
    dgs.finds_nothing_at(&format!("/dossiers/{case}")).await;
    let analyst = Person::signed_in(browser, server, Who::Analyst).await;
    handling::takes_in_from_the_queue(&analyst, case).await;
    mailbox
        .wait_for(&Who::Reporter.email(), &subject("mail-taken-in", case))
        .await;
    handling::asks(&analyst, case).await;
    handling::answers(&reporter, case).await;
    handling::qualifies(&analyst, case).await;
    for body in ["dgs", "hfds"] {
        let address = format!("{body}@sante.example");
        mailbox
            .wait_for(&address, &subject("mail-case-qualified", case))
            .await;
    }

    let ars = Person::signed_in(browser, server, Who::Ars).await;
    handling::entrusts(&ars, case).await;
    handling::assesses_care(&dgs, case).await;
    let hfds = Person::signed_in(browser, server, Who::Hfds).await;
    handling::informs_ministries(&hfds, case).await;
    handling::supports(&analyst, case).await;
    handling::refuses_a_measure(&reporter, case).await;

    handling::ends_support(&analyst, case).await;
    handling::ends_own_handling_and_agrees(&reporter, case).await;
    handling::agrees(&ars, case).await;
    handling::closes_with_lessons(&analyst, case).await;
    mailbox
        .wait_for(&Who::Reporter.email(), &subject("mail-case-closed", case))
        .await;
    handling::reads_the_story(&analyst, &reporter, case).await;

    let note = handling::NOTE;
    for reader in [&reporter, &ars, &hfds, &dgs] {
        reader.open(&format!("/dossiers/{case}")).await;
        assert!(!reader.text_of("body").await.contains(note), "QUAL-5");
    }
    for outsider in [Who::Neighbour, Who::OtherArs, Who::Anssi] {
        let outsider = Person::signed_in(browser, server, outsider).await;
        outsider
            .finds_nothing_at(&format!("/dossiers/{case}"))
            .await;
        assert_flawless(&[&outsider]);
    }
    assert_flawless(&[&first_device, &reporter, &analyst, &ars, &hfds, &dgs]);
}
