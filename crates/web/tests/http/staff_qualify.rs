//! Qualifying: who will be told is shown before anything is recorded.

use process::words::{Class, State};
use testkit::world::{Who, declaration};

use crate::portal::Portal;

/// A page as it reads, no-break spaces and the ends of elements apart.
fn read(page: &str) -> String {
    let mut inside = false;
    let text = page.chars().filter_map(|c| match c {
        '<' => {
            inside = true;
            None
        }
        '>' => {
            inside = false;
            None
        }
        '\u{a0}' | '\u{202f}' if !inside => Some(' '),
        c => (!inside).then_some(c),
    });
    text.collect::<String>()
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
}

#[tokio::test]
async fn qual_2_who_will_be_told_by_which_message_is_shown_before_confirming() {
    let portal = Portal::open().await;
    let world = &portal.world;
    let case = world.declares(Who::Reporter, "Rançon.").await.reference;
    let analyst = portal.signed_in(Who::Analyst).await;
    let path = format!("/dossiers/{case}/qualifier");
    let judged = [
        ("class", "serious"),
        ("findings", "sanitary-impact"),
        ("findings", "medical-device"),
        ("grounds", "Automate de laboratoire arrêté."),
        ("version", "2"),
        ("then", "check"),
    ];
    let answer = analyst.post(&path, &judged).await;
    assert_eq!(answer.status(), 200);
    let page = answer.text().await.unwrap();
    for told in [
        "HFDS",
        "ARS Bretagne",
        "Direction générale de la santé",
        "ANSM",
    ] {
        assert!(page.contains(told), "{told}");
    }
    assert!(!page.contains("ANSSI"), "only those concerned");
    assert!(read(&page).contains(&format!("Dossier {case} : dossier qualifié")));
    assert!(page.contains("Automate de laboratoire arrêté."));
    let view = world.sees(Who::Analyst, case).await.unwrap();
    assert_eq!(
        view.case.state,
        State::AwaitingQualification,
        "nothing is recorded"
    );

    let back = [judged.as_slice(), &[("then", "change")]].concat();
    let back: Vec<_> = back
        .into_iter()
        .filter(|field| *field != ("then", "check"))
        .collect();
    let page = analyst.post(&path, &back).await.text().await.unwrap();
    assert!(
        page.contains("Automate de laboratoire arrêté."),
        "going back keeps all"
    );
}

#[tokio::test]
async fn qual_2_the_list_of_who_is_told_follows_the_choices() {
    let portal = Portal::open().await;
    let case = portal
        .world
        .declares(Who::Reporter, "Rançon.")
        .await
        .reference;
    let analyst = portal.signed_in(Who::Analyst).await;
    let told = format!("/dossiers/{case}/qualifier/destinataires");
    let list = analyst
        .page(&format!("{told}?class=serious&findings=national-scope"))
        .await;
    assert!(list.contains("ANSSI") && !list.contains("<html"));
    let list = analyst.page(&format!("{told}?class=not-incident")).await;
    assert!(!list.contains("ANSSI"));
    let agency = portal.signed_in(Who::Ars).await;
    assert_eq!(agency.get(&told).await.status(), 403);
}

#[tokio::test]
async fn qual_2_a_revision_shows_what_was_and_whom_it_newly_tells() {
    let portal = Portal::open().await;
    let world = &portal.world;
    let case = world.declares(Who::Reporter, "Rançon.").await.reference;
    let analyst = portal.signed_in(Who::Analyst).await;
    let path = format!("/dossiers/{case}/qualifier");
    let first = [
        ("class", "minor"),
        ("grounds", "Un poste isolé."),
        ("version", "2"),
        ("then", "confirm"),
    ];
    assert_eq!(analyst.post(&path, &first).await.status(), 303);
    let view = world.sees(Who::Analyst, case).await.unwrap();
    assert_eq!(view.case.class(), Some(Class::Minor));
    let version = view.version.to_string();
    let second = [
        ("class", "serious"),
        ("findings", "sanitary-impact"),
        ("grounds", "Les urgences sont touchées."),
        ("version", version.as_str()),
        ("then", "check"),
    ];
    let page = analyst.post(&path, &second).await.text().await.unwrap();
    assert!(read(&page).contains("Avant Mineur"), "what was");
    let newly = page.split("Déjà prévenus").next().unwrap();
    assert!(newly.contains("Direction générale de la santé"));
    assert!(read(&page).contains("Déjà prévenus : ARS Bretagne, HFDS"));
}

#[tokio::test]
async fn qual_2_the_facts_propose_and_say_why() {
    let portal = Portal::open().await;
    let world = &portal.world;
    let mut request = declaration(&world.hospital, "");
    request.facts = process::declaration::facts::Facts::example();
    let reporter = world.actor(Who::Reporter);
    let case = world
        .app
        .declare(reporter, request)
        .await
        .unwrap()
        .reference;
    let analyst = portal.signed_in(Who::Analyst).await;
    let page = analyst.page(&format!("/dossiers/{case}/qualifier")).await;
    assert!(page.contains("Proposée d’après les faits déclarés."));
    assert!(read(&page).contains("Proposé d’après : Attaque ou panne"));
    let boxed = "value=\"malicious\" checked";
    assert!(page.contains(boxed), "what is proposed is ticked");
}

#[tokio::test]
async fn close_3_not_an_incident_needs_grounds_and_nothing_else() {
    let portal = Portal::open().await;
    let case = portal
        .world
        .declares(Who::Reporter, "Essai.")
        .await
        .reference;
    let analyst = portal.signed_in(Who::Analyst).await;
    let path = format!("/dossiers/{case}/qualifier");
    let with_findings = [
        ("class", "not-incident"),
        ("findings", "malicious"),
        ("grounds", "Fausse alerte."),
        ("version", "2"),
    ];
    let answer = analyst.post(&path, &with_findings).await;
    assert_eq!(answer.status(), 422);
    assert!(answer.text().await.unwrap().contains("href=\"#findings\""));
    let silent = [("class", "not-incident"), ("version", "2")];
    let answer = analyst.post(&path, &silent).await;
    assert!(answer.text().await.unwrap().contains("href=\"#grounds\""));
}
