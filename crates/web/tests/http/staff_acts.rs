//! Every act of staff by the form of its page, and what a refusal keeps.

mod worked;

use process::act::Sequence;
use process::ids::Reference;
use process::words::State;
use testkit::world::Who;

use crate::portal::{Browser, Portal, location};

/// Sends the form of an act, and expects it to be recorded.
async fn acted(browser: &Browser, case: Reference, deed: &str, fields: &[(&str, &str)]) {
    let path = format!("/dossiers/{case}/{deed}");
    let answer = browser.post(&path, fields).await;
    let status = answer.status();
    if status != 303 {
        panic!("{deed}: {status}\n{}", answer.text().await.unwrap());
    }
    let to = location(&answer).to_owned();
    assert!(to.starts_with(&format!("/dossiers/{case}?")), "{to}");
}

/// The form of an act is shown, and sending it is recorded.
async fn shown_and_acted(browser: &Browser, case: Reference, deed: &str, fields: &[(&str, &str)]) {
    let page = browser.page(&format!("/dossiers/{case}/{deed}")).await;
    for (name, _) in fields {
        let field = format!("name=\"{name}\"");
        assert!(page.contains(&field), "{deed} asks {name}");
    }
    acted(browser, case, deed, fields).await;
}

async fn version(portal: &Portal, who: Who, case: Reference) -> String {
    portal
        .world
        .sees(who, case)
        .await
        .unwrap()
        .version
        .to_string()
}

#[tokio::test]
async fn supp_8_the_weekly_progress_is_drafted_from_the_acts_and_sent_by_an_analyst() {
    let portal = Portal::open().await;
    let case = portal
        .world
        .declares(Who::Reporter, "Écran de rançon sur deux postes.")
        .await
        .reference;
    let command = process::command::Command::Qualify {
        class: process::words::Class::Serious,
        findings: [].into(),
        kinds: [].into(),
        grounds: "Chiffrement constaté.".to_owned(),
    };
    portal
        .world
        .does(Who::Analyst, case, command)
        .await
        .unwrap();
    portal
        .world
        .clock
        .advance(jiff::SignedDuration::from_hours(30));
    let asked = process::command::Command::Ask {
        text: "Depuis quand ?".to_owned(),
        due: None,
    };
    portal.world.does(Who::Analyst, case, asked).await.unwrap();
    portal
        .world
        .clock
        .advance(jiff::SignedDuration::from_hours(24 * 7));
    let analyst = portal.signed_in(Who::Analyst).await;
    let home = analyst.page("/accueil").await;
    let form = format!("/dossiers/{case}/avancement");
    assert!(home.contains(&form) && home.contains("dépassé"));
    let page = analyst.page(&form).await;
    assert!(page.contains("Question 1 posée à l’établissement"));
    assert!(page.contains("Répondre à la question 1"));
    let path = format!("/api/v1/cases/{case}/progress");
    let draft = portal.reads(Who::Analyst, &path).await;
    assert!(
        draft["text"]
            .as_str()
            .unwrap()
            .contains("Question 1 posée à l’établissement")
    );
    assert!(!draft["due"].is_null());

    let told = [("text", "Deux serveurs restaurés.")];
    acted(&analyst, case, "avancement", &told).await;
    assert!(!analyst.page("/accueil").await.contains("dépassé de 1"));
    let agency = portal.signed_in(Who::Ars).await;
    let page = agency.page(&format!("/dossiers/{case}")).await;
    assert!(page.contains("Deux serveurs restaurés."));
    let reporter = portal.signed_in(Who::Reporter).await;
    let page = reporter.page(&format!("/dossiers/{case}")).await;
    assert!(!page.contains("Deux serveurs restaurés."), "QUAL-5");
}

#[tokio::test]
async fn a_refused_form_keeps_every_word_and_says_what_is_missing() {
    let portal = Portal::open().await;
    let case = portal
        .world
        .declares(Who::Reporter, "Panne.")
        .await
        .reference;
    let analyst = portal.signed_in(Who::Analyst).await;

    let answer = analyst
        .post(
            &format!("/dossiers/{case}/mesure"),
            &[("text", "Débrancher les postes des urgences.")],
        )
        .await;
    assert_eq!(answer.status(), 422);
    let page = answer.text().await.unwrap();
    assert!(page.contains("Débrancher les postes des urgences."));
    assert!(
        page.contains("href=\"#kind\""),
        "the summary leads to the field"
    );

    let answer = analyst
        .post(
            &format!("/dossiers/{case}/contact"),
            &[
                ("means", "phone"),
                ("summary", "Appel prévu."),
                ("at", "2026-12-24"),
                ("at", "10:00"),
                ("at", "Europe/Paris"),
            ],
        )
        .await;
    assert_eq!(answer.status(), 409, "SUPP-11: no contact lies ahead");
    let page = answer.text().await.unwrap();
    assert!(page.contains("Appel prévu.") && page.contains("value=\"2026-12-24\""));
}

#[tokio::test]
async fn a_judgement_on_an_older_version_comes_back_with_what_changed() {
    let portal = Portal::open().await;
    let world = &portal.world;
    let case = world.declares(Who::Reporter, "Panne.").await.reference;
    let analyst = portal.signed_in(Who::Analyst).await;
    let seen = version(&portal, Who::Analyst, case).await;
    let colleague = portal.signed_in(Who::Colleague).await;
    acted(&colleague, case, "prendre-en-compte", &[]).await;

    let judged = [
        ("class", "minor"),
        ("grounds", "Sous le seuil légal."),
        ("then", "confirm"),
        ("version", seen.as_str()),
    ];
    let answer = analyst
        .post(&format!("/dossiers/{case}/qualifier"), &judged)
        .await;
    assert_eq!(answer.status(), 409, "KEEP-1");
    let page = answer.text().await.unwrap();
    assert!(page.contains("Sous le seuil légal."), "no word is lost");
    assert!(
        page.contains("Dossier pris en compte"),
        "what changed is shown"
    );
    let now = version(&portal, Who::Analyst, case).await;
    assert!(page.contains(&format!("name=\"version\" value=\"{now}\"")));
    let view = world.sees(Who::Analyst, case).await.unwrap();
    assert!(view.case.qualification.is_none());
}

#[tokio::test]
async fn a_form_sent_twice_is_recorded_once() {
    let portal = Portal::open().await;
    let case = portal
        .world
        .declares(Who::Reporter, "Panne.")
        .await
        .reference;
    let analyst = portal.signed_in(Who::Analyst).await;
    let page = analyst.page(&format!("/dossiers/{case}")).await;
    let (_, rest) = page.split_once("name=\"key\" value=\"").unwrap();
    let (key, _) = rest.split_once('"').unwrap();
    let fields = [
        ("text", "Où en êtes-vous ?"),
        ("to", "question"),
        ("key", key),
    ];
    acted(&analyst, case, "ecrire", &fields).await;
    acted(&analyst, case, "ecrire", &fields).await;
    let view = portal.world.sees(Who::Analyst, case).await.unwrap();
    assert_eq!(view.case.questions.len(), 1);
}

#[tokio::test]
async fn qual_5_an_act_of_another_role_is_neither_offered_nor_taken() {
    let portal = Portal::open().await;
    let case = portal
        .world
        .declares(Who::Reporter, "Panne.")
        .await
        .reference;
    let agency = portal.signed_in(Who::Ars).await;
    let page = agency.page(&format!("/dossiers/{case}")).await;
    assert!(!page.contains("/qualifier\""));
    assert!(!page.contains("/prendre-en-compte\""));
    let answer = agency
        .post(&format!("/dossiers/{case}/prendre-en-compte"), &[])
        .await;
    assert_eq!(answer.status(), 403);
    assert_eq!(
        agency
            .get(&format!("/dossiers/{case}/qualifier"))
            .await
            .status(),
        403
    );

    let reporter = portal.signed_in(Who::Reporter).await;
    let answer = reporter
        .post(&format!("/dossiers/{case}/prendre-en-compte"), &[])
        .await;
    assert_eq!(answer.status(), 403, "the forms of staff are theirs");
    let dgs = portal.signed_in(Who::Dgs).await;
    let answer = dgs.post(&format!("/dossiers/{case}/lu"), &[]).await;
    assert_eq!(answer.status(), 404, "a case not told of is not there");
    let view = portal.world.sees(Who::Analyst, case).await.unwrap();
    assert_eq!(view.version, Sequence(2));
}

#[tokio::test]
async fn qual_5_a_note_of_the_cert_is_read_by_the_cert_alone() {
    let portal = Portal::open().await;
    let case = portal
        .world
        .declares(Who::Reporter, "Panne.")
        .await
        .reference;
    let analyst = portal.signed_in(Who::Analyst).await;
    let note = [("text", "Même mode opératoire."), ("to", "note")];
    acted(&analyst, case, "ecrire", &note).await;
    let message = [("text", "Point à midi."), ("to", "authorities")];
    acted(&analyst, case, "ecrire", &message).await;
    for path in [
        format!("/dossiers/{case}"),
        format!("/dossiers/{case}/recit"),
    ] {
        let own = analyst.page(&path).await;
        assert!(own.contains("Même mode opératoire.") && own.contains("CERT seulement"));
        let agency = portal.signed_in(Who::Ars).await.page(&path).await;
        assert!(!agency.contains("Même mode opératoire."));
        assert!(agency.contains("Point à midi."));
    }
}
