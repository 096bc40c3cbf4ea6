//! The case, from the CERT's queue to the lessons.

use crate::person::{Person, says};

/// What only the CERT reads.
pub(crate) const NOTE: &str = "Ressemble à un autre signalement de la semaine.";
const QUESTION: &str = "Les sauvegardes sont-elles hors ligne ?";
const ANSWER: &str = "Oui, la dernière date de dimanche.";
const REASON: &str = "Le bloc opératoire en dépend jusqu'à ce soir.";

/// INTAKE-3, INTAKE-2.
pub(crate) async fn takes_in_from_the_queue(analyst: &Person, case: &str) {
    analyst.picture("cert-home").await;
    analyst.press_in("main", "desk-queue").await;
    analyst.reads("main tbody", case).await;
    analyst.reads("main tbody", "CH de Valmont").await;
    analyst.picture("cert-queue").await;
    analyst.press_in("main", "act-take-in").await;
    analyst.open(&format!("/dossiers/{case}")).await;
    analyst.reads(".story", &says("story-taken-in")).await;
    analyst.picture("cert-case-taken-in").await;
}

/// QUAL-1, and a note that stays with the CERT (QUAL-5).
pub(crate) async fn asks(analyst: &Person, case: &str) {
    writes(analyst, case, NOTE, "note").await;
    writes(analyst, case, QUESTION, "question").await;
    analyst.reads(".waiting", QUESTION).await;
}

async fn writes(person: &Person, case: &str, text: &str, to: &str) {
    person.open(&format!("/dossiers/{case}")).await;
    person.write("text", text).await;
    person.select("to", to).await;
    person.press_in("main", "act-write-short").await;
    person.reads(".story", text).await;
}

/// The question is what is asked of the reporter now.
pub(crate) async fn answers(reporter: &Person, case: &str) {
    reporter.open("/accueil").await;
    reporter.picture("reporter-home-asked").await;
    let line = format!("main//li[contains(., \"{}\")]", says("duty-answer"));
    reporter.press_in(&line, "mine-answer").await;
    assert_eq!(reporter.path().await, format!("/dossiers/{case}"));
    reporter.reads(".asked", QUESTION).await;
    reporter.picture("reporter-case-asked").await;
    reporter.write("reponse-1", ANSWER).await;
    reporter.press("folder-answer-send").await;
    reporter.sees("flash-sent").await;
    reporter.reads(".thread", ANSWER).await;
}

/// QUAL-2: before confirming, the page says who will be told, with which words.
pub(crate) async fn qualifies(analyst: &Person, case: &str) {
    analyst.open(&format!("/dossiers/{case}")).await;
    analyst.reads(".story", ANSWER).await;
    analyst.press_in("main", "act-qualify").await;
    analyst.choose("class", "serious").await;
    analyst.choose("findings", "sanitary-impact").await;
    analyst.choose("findings", "malicious").await;
    analyst
        .reads("[data-told-here]", "Direction générale de la santé")
        .await;
    analyst.write("grounds", "Chiffrement constaté.").await;
    analyst.picture("cert-qualify").await;
    analyst.press_in("main", "act-qualify-short").await;
    for body in ["HFDS", "Direction générale de la santé"] {
        analyst.reads("main .mails", body).await;
    }
    analyst.picture("cert-qualify-check").await;
    analyst.press_in("main", "qualify-confirm").await;
    assert_eq!(analyst.path().await, format!("/dossiers/{case}"));
    analyst
        .reads("main .tags", &says("word-class-serious"))
        .await;
}

/// SUPP-1, SUPP-7, SUPP-11: the agency's part.
pub(crate) async fn entrusts(ars: &Person, case: &str) {
    ars.reads("#attendu", &says("duty-decide-support")).await;
    ars.picture("ars-home").await;
    ars.press_in("main", "duty-decide-support").await;
    ars.choose("choice", "entrust").await;
    ars.picture("ars-support").await;
    ars.press_in("main", "act-support-short").await;
    ars.reads(".story", &says("word-support-choice-entrust"))
        .await;
    acts(ars, case, "offre-de-soins").await;
    ars.write("text", "Régulation renforcée avec le CHU voisin.")
        .await;
    ars.press_in("main", "act-care-supply-short").await;
    acts(ars, case, "relais").await;
    ars.choose("target", "prefecture").await;
    ars.press_in("main", "act-relay-short").await;
    ars.picture("ars-case").await;
}

async fn acts(person: &Person, case: &str, deed: &str) {
    person.open(&format!("/dossiers/{case}/{deed}")).await;
}

/// SUPP-11: the assessment, and recommendations that the facility reads.
pub(crate) async fn assesses_care(dgs: &Person, case: &str) {
    dgs.open("/accueil").await;
    dgs.picture("dgs-home").await;
    dgs.press_in("main", "duty-assess-care-impact").await;
    dgs.write("text", "Urgences maintenues, bloc déprogrammé.")
        .await;
    dgs.press_in("main", "act-care-impact-short").await;
    acts(dgs, case, "mode-degrade").await;
    dgs.write("text", "Prescrire sur papier, deux relectures.")
        .await;
    dgs.press_in("main", "act-degraded-mode-short").await;
    dgs.picture("dgs-case").await;
}

/// SUPP-11: HFDS is told of every analysed case.
pub(crate) async fn informs_ministries(hfds: &Person, case: &str) {
    hfds.picture("hfds-home").await;
    hfds.reads("main", case).await;
    acts(hfds, case, "interministeriel").await;
    hfds.write("text", "Aucun effet connu ailleurs.").await;
    hfds.press_in("main", "act-interministerial-short").await;
    hfds.picture("hfds-case").await;
}

/// SUPP-4, SUPP-9, SUPP-11: contact, steps, measure.
pub(crate) async fn supports(analyst: &Person, case: &str) {
    acts(analyst, case, "contact").await;
    analyst.choose("means", "phone").await;
    analyst
        .write("summary", "Appel du responsable informatique.")
        .await;
    analyst.picture("cert-contact").await;
    analyst.press_in("main", "act-contact-short").await;
    for step in ["containment", "investigation"] {
        acts(analyst, case, "etape").await;
        analyst.select("step", step).await;
        analyst.choose("state", "in-progress").await;
        analyst.choose("actors", "cert-sante").await;
        analyst.press_in("main", "act-step-short").await;
    }
    acts(analyst, case, "mesure").await;
    analyst.choose("kind", "isolation").await;
    analyst
        .write("text", "Couper l'accès distant du prestataire.")
        .await;
    analyst.press_in("main", "act-measure-short").await;
    analyst.picture("cert-case-supported").await;
}

/// SUPP-4: a refusal needs its reason.
pub(crate) async fn refuses_a_measure(reporter: &Person, case: &str) {
    reporter.open(&format!("/dossiers/{case}")).await;
    reporter.choose("mesure-1-choix", "refuse").await;
    reporter.press("folder-measure-send").await;
    reporter
        .reads(".error-summary", &says("error-nothing-lost"))
        .await;
    reporter.picture("reporter-case-refused").await;
    reporter.choose("mesure-1-choix", "refuse").await;
    reporter.write("mesure-1-texte", REASON).await;
    reporter.press("folder-measure-send").await;
    reporter.sees("flash-sent").await;
    reporter.sees("word-measure-state-refused").await;
    reporter.picture("reporter-case-supported").await;
}

/// SUPP-10, CLOSE-2.
pub(crate) async fn ends_support(analyst: &Person, case: &str) {
    analyst.open(&format!("/dossiers/{case}")).await;
    analyst.reads("#suite", REASON).await;
    acts(analyst, case, "rapport").await;
    analyst
        .write("summary", "Postes isolés puis réinstallés.")
        .await;
    analyst
        .write("recommendations", "Second facteur partout.")
        .await;
    analyst.press_in("main", "act-report-short").await;
    acts(analyst, case, "fin-appui").await;
    analyst.press_in("main", "act-to-closing-short").await;
    acts(analyst, case, "bilan").await;
    analyst.write("actions", "Postes réinstallés.").await;
    analyst.write("results", "Service rétabli.").await;
    analyst.picture("cert-closing-report").await;
    analyst.press_in("main", "act-closing-report-short").await;
}

/// CLOSE-4, CLOSE-1.
pub(crate) async fn ends_own_handling_and_agrees(reporter: &Person, case: &str) {
    reporter.open(&format!("/dossiers/{case}")).await;
    reporter.press("folder-handling-ended").await;
    reporter.picture("reporter-case-agree").await;
    reporter.press("folder-agree-send").await;
    reporter.sees("flash-recorded").await;
}

/// CLOSE-1.
pub(crate) async fn agrees(person: &Person, case: &str) {
    acts(person, case, "accord").await;
    person.press_in("main", "act-agree-short").await;
    assert_eq!(person.path().await, format!("/dossiers/{case}"));
}

/// CLOSE-1, LESS-1.
pub(crate) async fn closes_with_lessons(analyst: &Person, case: &str) {
    agrees(analyst, case).await;
    acts(analyst, case, "clore").await;
    analyst.press_in("main", "act-close").await;
    acts(analyst, case, "retour-experience").await;
    analyst
        .write("causes", "Accès distant sans second facteur.")
        .await;
    analyst
        .write("recommendations", "Second facteur partout.")
        .await;
    analyst.picture("cert-lessons").await;
    analyst.press_in("main", "act-lessons-short").await;
    analyst
        .reads("main .tags", &says("word-state-closed"))
        .await;
    analyst.picture("cert-case-closed").await;
}

/// KEEP-1: one readable story, for paper too.
pub(crate) async fn reads_the_story(analyst: &Person, reporter: &Person, case: &str) {
    analyst.press_in("main", "case-print").await;
    for words in [NOTE, QUESTION, ANSWER, REASON] {
        analyst.reads("main", words).await;
    }
    analyst.picture("cert-story").await;
    reporter.open(&format!("/dossiers/{case}/recit")).await;
    for words in [QUESTION, ANSWER, REASON] {
        reporter.reads("main", words).await;
    }
    reporter.picture("reporter-story").await;
}
