//! Search, facilities, and entering what came by other ways.

use process::words::{Channel, MilitaryNotice};
use testkit::world::Who;

use crate::portal::{Portal, location};

#[tokio::test]
async fn one_field_finds_a_number_a_facility_or_words() {
    let portal = Portal::open().await;
    let case = portal
        .world
        .declares(Who::Reporter, "Automate de pharmacie arrêté.")
        .await
        .reference;
    let analyst = portal.signed_in(Who::Analyst).await;
    for query in [
        case.to_string(),
        "pharmacie".to_owned(),
        "Valmont".to_owned(),
    ] {
        let page = analyst.page(&format!("/recherche?q={query}")).await;
        assert!(page.contains(&format!("/dossiers/{case}\"")), "{query}");
    }
    let page = analyst.page("/recherche?q=Valmont").await;
    assert!(page.contains("/etablissements/350000014/fiche"));
    let elsewhere = portal.signed_in(Who::OtherArs).await;
    let page = elsewhere.page("/recherche?q=pharmacie").await;
    assert!(!page.contains(&case.to_string()), "QUAL-5");
    assert!(page.contains("Rien ne correspond"));
}

#[tokio::test]
async fn decl_8_a_facility_s_people_are_known_to_its_agency_the_cert_and_hfds() {
    let portal = Portal::open().await;
    let path = "/etablissements/350000014/fiche";
    for (who, knows) in [
        (Who::Analyst, true),
        (Who::Ars, true),
        (Who::OtherArs, false),
        (Who::Hfds, true),
        (Who::Dgs, false),
        (Who::Anssi, false),
    ] {
        let page = portal.signed_in(who).await.page(path).await;
        assert!(
            page.contains("CH de Valmont"),
            "the register is for all staff"
        );
        assert_eq!(page.contains("director@test.example"), knows, "{who:?}");
    }
}

#[tokio::test]
async fn decl_8_a_director_is_confirmed_with_the_note_of_the_call_back() {
    let portal = Portal::open().await;
    let analyst = portal.signed_in(Who::Analyst).await;
    let path = "/etablissements/975000019/direction";
    let person = [
        ("name", "Alix Exemple"),
        ("function", "Directrice"),
        ("email", "direction@archipel.example"),
        ("phone", "05 00 00 00 00"),
    ];
    let answer = analyst.post(path, &person).await;
    assert_eq!(answer.status(), 422);
    let page = answer.text().await.unwrap();
    assert!(page.contains("href=\"#note\"") && page.contains("Alix Exemple"));

    let noted = [
        person.as_slice(),
        &[("note", "Rappelée au standard de l'annuaire.")],
    ]
    .concat();
    let answer = analyst.post(path, &noted).await;
    assert!(location(&answer).starts_with("/etablissements/975000019/fiche"));
    let card = analyst.page("/etablissements/975000019/fiche").await;
    assert!(card.contains("direction@archipel.example"));

    let agency = portal.signed_in(Who::Ars).await;
    assert_eq!(agency.post(path, &noted).await.status(), 403);
}

#[tokio::test]
async fn decl_8_facilities_that_lack_something_are_listed_by_territory() {
    let portal = Portal::open().await;
    let agency = portal.signed_in(Who::OtherArs).await;
    let page = agency
        .page("/etablissements/a-completer?manque=boite")
        .await;
    assert!(page.contains("EHPAD Les Tilleuls"));
    assert!(!page.contains("CH de Valmont"), "another territory");
    let hfds = portal.signed_in(Who::Hfds).await;
    assert_eq!(hfds.get("/etablissements/a-completer").await.status(), 403);
}

#[tokio::test]
async fn decl_8_an_agency_keeps_its_own_mailbox() {
    let portal = Portal::open().await;
    let agency = portal.signed_in(Who::Ars).await;
    let wrong = agency
        .post("/territoire/boite", &[("email", "agence")])
        .await;
    assert_eq!(wrong.status(), 422);
    assert!(wrong.text().await.unwrap().contains("value=\"agence\""));
    let kept = [("email", "cellule-ssi@ars.example")];
    assert_eq!(agency.post("/territoire/boite", &kept).await.status(), 303);
    assert!(
        agency
            .page("/accueil")
            .await
            .contains("cellule-ssi@ars.example")
    );
    let cert = portal.signed_in(Who::Analyst).await;
    assert_eq!(cert.get("/territoire/boite").await.status(), 403);
}

#[tokio::test]
async fn decl_2b_a_report_received_by_phone_is_entered_in_its_facility_s_name() {
    let portal = Portal::open().await;
    let analyst = portal.signed_in(Who::Analyst).await;
    let page = analyst.page("/file/saisir?q=valmont").await;
    assert!(page.contains("/declarer?facility=350000014"));
    let form = analyst.page("/declarer?facility=350000014").await;
    assert!(form.contains("CH de Valmont"));
    let dgs = portal.signed_in(Who::Dgs).await;
    assert_eq!(dgs.get("/file/saisir").await.status(), 403);
}

#[tokio::test]
async fn decl_7_the_ministry_s_notice_is_entered_by_hfds_or_the_cert() {
    let portal = Portal::open().await;
    let world = &portal.world;
    let finess = world.military_hospital.finess.to_string();
    let hfds = portal.signed_in(Who::Hfds).await;
    let found = hfds.page("/file/saisir?q=ponant").await;
    let form = format!("/file/militaire?pour={finess}");
    assert!(found.contains(&form));
    assert!(
        hfds.page(&form)
            .await
            .contains("Hôpital des armées du Ponant")
    );
    let answer = hfds.post("/file/militaire", &[("pour", &finess)]).await;
    assert_eq!(answer.status(), 422, "the extent must be said");
    let fields = [("pour", finess.as_str()), ("notice", "existence-only")];
    let answer = hfds.post("/file/militaire", &fields).await;
    let case = location(&answer)
        .split('?')
        .next()
        .unwrap()
        .replace("/dossiers/", "");
    let case = case.parse().unwrap();
    let view = world.sees(Who::Hfds, case).await.unwrap();
    assert_eq!(
        view.case.declared.military,
        Some(MilitaryNotice::ExistenceOnly)
    );
    assert_eq!(view.case.declared.channel, Channel::ArmedForces);

    let agency = portal.signed_in(Who::Ars).await;
    assert_eq!(agency.get(&form).await.status(), 403);
    let found = agency.page("/file/saisir?q=ponant").await;
    assert!(!found.contains("Ponant"), "the agency enters none");
    assert_eq!(agency.get(&format!("/dossiers/{case}")).await.status(), 404);
}
