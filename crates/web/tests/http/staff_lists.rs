//! The queue, the lists and the homes of staff.

use jiff::SignedDuration;
use process::case::Reality;
use process::command::Command;
use process::declaration::facts::Facts;
use process::words::{CareImpact, Class, PatientImpact};
use testkit::world::{Who, declaration};

use crate::portal::{Portal, location};

/// Where the references stand on a page, in order.
fn order(page: &str, references: &[String]) -> Vec<usize> {
    references
        .iter()
        .map(|reference| page.find(&format!("/dossiers/{reference}\"")).unwrap())
        .collect()
}

#[tokio::test]
async fn intake_3_the_queue_puts_patients_first_and_says_why() {
    let portal = Portal::open().await;
    let world = &portal.world;
    let calm = Facts {
        care_impact: CareImpact::None.into(),
        patient_impact: PatientImpact::None.into(),
        ..Facts::default()
    };
    let grave = Facts {
        care_impact: CareImpact::Interruption.into(),
        patient_impact: PatientImpact::Proven.into(),
        ..Facts::default()
    };
    let mut references = Vec::new();
    for facts in [calm, grave] {
        let mut request = declaration(&world.hospital, "");
        request.facts = Facts {
            description: "Panne.".into(),
            ..facts
        };
        let reporter = world.actor(Who::Reporter);
        let receipt = world.app.declare(reporter, request).await.unwrap();
        references.push(receipt.reference.to_string());
        world.clock.advance(SignedDuration::from_mins(1));
    }
    let analyst = portal.signed_in(Who::Analyst).await;
    let page = analyst.page("/file").await;
    let places = order(&page, &references);
    assert!(places[1] < places[0], "the gravest first, not the newest");
    assert!(page.contains("Danger avéré pour des patients"), "why");

    let page = analyst.page("/file?tri=date").await;
    let places = order(&page, &references);
    assert!(places[1] < places[0], "the newest first");

    let row = format!("/dossiers/{}/prendre-en-compte", references[1]);
    assert!(page.contains(&row), "taken in from its row");
    let answer = analyst.post(&row, &[]).await;
    let to = location(&answer).to_owned();
    assert!(to.starts_with(&format!("/dossiers/{}", references[1])));
    let to_take = analyst.page("/file?etat=a-prendre").await;
    assert!(!to_take.contains(&row), "INTAKE-2");
    let to_qualify = analyst.page("/file?etat=a-qualifier").await;
    assert!(to_qualify.contains(&references[1]));
}

#[tokio::test]
async fn lists_are_filtered_by_their_address() {
    let portal = Portal::open().await;
    let world = &portal.world;
    let here = world.declares(Who::Reporter, "Panne.").await.reference;
    let mut exercise = declaration(&world.nursing_home, "Exercice de crise.");
    exercise.reality = Reality::Exercise;
    let neighbour = world.actor(Who::Neighbour);
    let there = world
        .app
        .declare(neighbour, exercise)
        .await
        .unwrap()
        .reference;
    let analyst = portal.signed_in(Who::Analyst).await;
    for (query, shown, hidden) in [
        ("region=ARS-53", here, there),
        ("region=ARS-28", there, here),
        ("nature=exercice", there, here),
        ("nature=reel", here, there),
        ("departement=35", here, there),
    ] {
        let page = analyst.page(&format!("/file?{query}")).await;
        assert!(page.contains(&shown.to_string()), "{query}");
        assert!(!page.contains(&hidden.to_string()), "{query}");
    }
    let none = analyst.page("/file?etat=clos").await;
    assert!(
        none.contains("Aucun dossier ici"),
        "an empty list says what will come"
    );
    let odd = analyst.page("/file?etat=%3Cb%3E&region=x&tri=%22").await;
    assert!(
        odd.contains(&here.to_string()),
        "what cannot be read does not restrict"
    );
}

#[tokio::test]
async fn a_long_list_goes_on_where_the_page_before_ended() {
    let portal = Portal::open().await;
    for _ in 0..53 {
        portal.world.declares(Who::Reporter, "Panne.").await;
        portal.world.clock.advance(SignedDuration::from_mins(1));
    }
    let analyst = portal.signed_in(Who::Analyst).await;
    let page = analyst.page("/file?etat=a-prendre").await;
    let (_, rest) = page.split_once("rel=\"next\"").map_or_else(
        || panic!("a next page"),
        |(before, _)| before.rsplit_once("href=\"").unwrap(),
    );
    let next = rest
        .split('"')
        .next()
        .unwrap()
        .replace("&#38;", "&")
        .replace("&amp;", "&");
    let page = analyst.page(&next).await;
    assert_eq!(page.matches("class=\"reference\"").count(), 3);
    assert!(page.contains("etat=a-prendre"));
}

#[tokio::test]
async fn each_body_s_home_shows_just_its_cases_and_what_is_expected_of_it() {
    let portal = Portal::open().await;
    let world = &portal.world;
    let case = world.declares(Who::Reporter, "Panne.").await.reference;
    let reference = case.to_string();
    for (who, sees) in [
        (Who::Analyst, true),
        (Who::Ars, true),
        (Who::OtherArs, false),
        (Who::Hfds, false),
        (Who::Dgs, false),
        (Who::Ansm, false),
        (Who::Anssi, false),
    ] {
        let home = portal.signed_in(who).await.page("/accueil").await;
        assert_eq!(home.contains(&reference), sees, "QUAL-5: {who:?}");
    }
    let judged = Command::Qualify {
        class: Class::Significant,
        findings: [process::words::Finding::SanitaryImpact].into(),
        kinds: Default::default(),
        grounds: "Constaté.".to_owned(),
    };
    world.does(Who::Analyst, case, judged).await.unwrap();
    for (who, expected) in [
        (Who::Analyst, "Prendre contact avec"),
        (Who::Ars, "Décider qui appuie"),
        (Who::Hfds, "Confirmer la lecture"),
        (Who::Dgs, "Évaluer"),
    ] {
        let home = portal.signed_in(who).await.page("/accueil").await;
        assert!(
            home.contains(&reference) && home.contains(expected),
            "{who:?}"
        );
    }
    let hfds = portal.signed_in(Who::Hfds).await.page("/accueil").await;
    assert!(hfds.contains("Incidents significatifs en cours"));
    let anssi = portal.signed_in(Who::Anssi).await.page("/accueil").await;
    assert!(!anssi.contains(&reference));
}

#[tokio::test]
async fn the_queue_is_the_cert_s() {
    let portal = Portal::open().await;
    let agency = portal.signed_in(Who::Ars).await;
    assert_eq!(location(&agency.get("/file").await), "/dossiers");
    let reporter = portal.signed_in(Who::Reporter).await;
    for path in [
        "/file",
        "/dossiers",
        "/recherche",
        "/etablissements/a-completer",
    ] {
        assert_eq!(reporter.get(path).await.status(), 403, "{path}");
    }
}
