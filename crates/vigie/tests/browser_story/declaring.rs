//! The declaration, by the guided form and on two devices.

use crate::person::{Person, says};

const WORDS: &str = "Écran de rançon sur plusieurs postes, dossier patient inaccessible.";

/// DECL-3: the first pages, then away.
pub(crate) async fn begins(reporter: &Person) {
    reporter.picture("reporter-home-empty").await;
    reporter.press_in("main", "declare-entry").await;
    reporter.picture("declare-entry").await;
    reporter.press("declare-entry-choose").await;
    assert_eq!(reporter.last_of_path().await, "what-happened");
    reporter.write("description", WORDS).await;
    reporter.date("noticed-at", "2026-11-24", "08:30").await;
    reporter.picture("declare-what-happened").await;
    reporter.press("declare-next").await;
    reporter.choose("systems", "patient-record").await;
    reporter.choose("systems", "workstations").await;
    reporter.write("workstations-affected", "40").await;
    reporter.picture("declare-systems").await;
    reporter.press("declare-leave").await;
    reporter.sees("declare-saved").await;
    reporter.picture("declare-saved").await;
}

/// DECL-3: another device finds every word again, and goes through every page.
pub(crate) async fn resumes_elsewhere(reporter: &Person) {
    reporter.picture("reporter-home-draft").await;
    reporter.press_in("main", "declare-resume").await;
    reporter.picture("declare-overview").await;
    reporter.press("theme-what-happened").await;
    let description = reporter.value_of("description").await;
    assert_eq!(description, WORDS);
    reporter.press("declare-next").await;
    assert_eq!(reporter.value_of("workstations-affected").await, "40");
    reporter.press("declare-next").await;
    assert_eq!(reporter.last_of_path().await, "third-parties");
    reporter.press("declare-next").await;
    assert_eq!(reporter.last_of_path().await, "sites");
    reporter.picture("declare-sites").await;
    reporter.press("declare-sites-continue").await;
    reporter.choose("patient-impact", "potential").await;
    reporter.picture("declare-patients").await;
    reporter.press("declare-next").await;
    reporter.choose("care-impact", "degraded-mode").await;
    reporter.picture("declare-care").await;
    goes_on_from(reporter, "care").await;
    reporter.choose("data-impact", "unavailable-or-lost").await;
    reporter.choose("personal-data-breach", "yes").await;
    goes_on_from(reporter, "data").await;
    goes_on_from(reporter, "reach").await;
    reporter.choose("nature", "malicious").await;
    reporter.picture("declare-origin").await;
    goes_on_from(reporter, "origin").await;
    reporter.picture("declare-handling").await;
    goes_on_from(reporter, "handling").await;
    reporter.choose("urgent-help", "no").await;
    goes_on_from(reporter, "help").await;
    goes_on_from(reporter, "other-steps").await;
    goes_on_from(reporter, "contacts").await;
    reporter.picture("declare-reporter").await;
}

/// Answers may bring more questions on the same page: it is shown once more.
async fn goes_on_from(reporter: &Person, section: &str) {
    assert_eq!(reporter.last_of_path().await, section);
    reporter.press("declare-next").await;
    if reporter.last_of_path().await == section {
        reporter.press("declare-next").await;
    }
}

/// DECL-5: everything on one page, then the number and the bodies alerted.
pub(crate) async fn confirms(reporter: &Person) -> String {
    reporter.press("declare-to-review").await;
    assert_eq!(reporter.last_of_path().await, "verifier");
    reporter.reads("main", WORDS).await;
    reporter.picture("declare-review").await;
    reporter.press("declare-review-send").await;
    assert_eq!(reporter.last_of_path().await, "recu");
    reporter.reads("main", "CERT Santé").await;
    reporter.reads("main", "ARS Bretagne").await;
    reporter.reads("main", &says("receipt-elsewhere")).await;
    reporter.picture("declare-receipt").await;
    reporter.text_of(".reference-large").await
}
