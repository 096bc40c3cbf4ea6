//! Declaring without JavaScript, from the choice of the facility to the
//! receipt (DECL-1 to DECL-7).

use testkit::world::{Who, instant};

use crate::draft::Drafting;
use crate::portal::{Portal, location};

#[tokio::test]
async fn decl_2_a_reporter_fills_in_checks_and_sends_page_after_page() {
    let portal = Portal::open().await;
    let reporter = portal.signed_in(Who::Reporter).await;
    assert!(reporter.page("/declarer").await.contains("CH de Valmont"));

    let draft = Drafting::begun(&portal, &reporter).await;
    let first = draft.page("what-happened").await;
    assert!(first.contains("Que se passe-t-il"));
    assert!(first.contains("Pourquoi cette question"));
    assert!(first.contains("Je ne sais pas encore"));

    let answer = draft
        .fill("what-happened", &[("description", "Tout est chiffré.")])
        .await;
    assert_eq!(location(&answer), draft.at("systems"));
    let answer = draft
        .fill(
            "systems",
            &[("systems", "workstations"), ("puis", "sommaire")],
        )
        .await;
    assert_eq!(location(&answer), draft.base);
    assert!(
        reporter
            .page(&draft.base)
            .await
            .contains("vous pouvez envoyer")
    );

    let review = draft.page("verifier").await;
    assert!(review.contains("Tout est chiffré."));
    assert!(review.contains("Postes de travail"));
    assert!(review.contains("CERT Santé") && review.contains("ARS Bretagne"));
    assert!(review.contains("systems?retour=verifier#systems"));

    let answer = reporter.post(&draft.at("envoyer"), &[]).await;
    let receipt = reporter.page(location(&answer)).await;
    assert!(receipt.contains("2026-000001"));
    assert!(receipt.contains("CERT Santé") && receipt.contains("ARS Bretagne"));
    assert!(
        receipt.contains("reporter@test.example"),
        "from the account"
    );

    let case = reporter.page("/dossiers/2026-000001").await;
    assert!(case.contains("Votre déclaration est arrivée"));
    assert_eq!(
        reporter.get(&draft.base).await.status(),
        404,
        "sent drafts go"
    );
    let seen = portal
        .reads(Who::Analyst, "/api/v1/cases/2026-000001")
        .await;
    assert_eq!(seen["confirmation"], "confirmed");
}

#[tokio::test]
async fn decl_6_one_page_is_enough_in_an_emergency() {
    let portal = Portal::open().await;
    let reporter = portal.signed_in(Who::Reporter).await;
    let finess = portal.world.hospital.finess;
    let fields = [("facility", finess.as_str()), ("voie", "essentiel")];
    let answer = reporter.post("/declarer", &fields).await;
    let page = location(&answer).to_owned();
    assert!(page.ends_with("/essentiel"));
    let fields = [
        ("description", "Urgences à l'arrêt"),
        ("urgent-help", "yes"),
        ("reporter-name", "Prénom Nom"),
        ("reporter-phone", "01 23 45 67 89"),
        ("version", "1"),
    ];
    let answer = reporter.post(&page, &fields).await;
    assert!(location(&answer).ends_with("/verifier"));
}

#[tokio::test]
async fn decl_3_what_cannot_be_read_is_kept_shown_and_never_in_the_way_of_the_rest() {
    let portal = Portal::open().await;
    let reporter = portal.signed_in(Who::Reporter).await;
    let draft = Drafting::begun(&portal, &reporter).await;
    let wrong = [("workstations-affected", "une quarantaine")];
    let answer = draft.fill("systems", &wrong).await;
    assert_eq!(answer.status(), 422);
    let page = answer.text().await.unwrap();
    assert!(page.contains("value=\"une quarantaine\""));
    assert!(page.contains("href=\"#workstations-affected\""));
    assert!(page.contains("Rien de ce que vous avez écrit"));

    let on = [
        ("workstations-affected", "une quarantaine"),
        ("puis", "passer"),
    ];
    let answer = draft.fill("systems", &on).await;
    assert_eq!(location(&answer), draft.at("third-parties"));

    draft.fill_essentials("Tout est chiffré.").await;
    let review = draft.page("verifier").await;
    assert!(review.contains("une quarantaine"));
    assert!(review.contains("systems?retour=verifier#workstations-affected"));
    let answer = reporter.post(&draft.at("envoyer"), &[]).await;
    assert_eq!(
        answer.status(),
        422,
        "nothing is sent with an unread answer"
    );

    draft
        .fill("systems", &[("workstations-affected", "40")])
        .await;
    let answer = reporter.post(&draft.at("envoyer"), &[]).await;
    assert_eq!(answer.status(), 303);
}

#[tokio::test]
async fn decl_2_what_is_missing_to_send_leads_to_its_question() {
    let portal = Portal::open().await;
    let stranger = portal.browser();
    let draft = Drafting::begun(&portal, &stranger).await;
    let answer = stranger.post(&draft.at("envoyer"), &[]).await;
    assert_eq!(answer.status(), 422);
    let page = answer.text().await.unwrap();
    for (section, field) in [
        ("what-happened", "description"),
        ("declarant", "reporter-name"),
        ("declarant", "reporter-phone"),
    ] {
        let link = format!("{}?retour=verifier#{field}", draft.at(section));
        assert!(page.contains(&link), "{link}");
    }
    let answer = draft
        .fill("declarant?retour=verifier", &[("reporter-name", "Prénom")])
        .await;
    assert_eq!(location(&answer), draft.at("verifier"));
}

#[tokio::test]
async fn decl_2_answers_that_bring_questions_show_them_before_going_on() {
    let portal = Portal::open().await;
    let reporter = portal.signed_in(Who::Reporter).await;
    let draft = Drafting::begun(&portal, &reporter).await;
    draft.fill("care", &[("care-impact", "none")]).await;
    assert!(!draft.page("care").await.contains("name=\"care-services\""));
    let answer = draft.fill("care", &[("care-impact", "interruption")]).await;
    let here = location(&answer);
    assert!(here.starts_with(&draft.at("care")) && here.ends_with("#care-services"));
    assert!(draft.page("care").await.contains("name=\"care-services\""));
}

#[tokio::test]
async fn decl_4_somebody_without_an_account_reports_and_follows_by_a_secret_link() {
    let portal = Portal::open().await;
    let stranger = portal.browser();
    let entry = stranger.page("/declarer?q=valmont").await;
    assert!(entry.contains("Vous pouvez déclarer sans compte"));
    assert!(entry.contains("tel:"));

    let draft = Drafting::begun(&portal, &stranger).await;
    draft.fill_essentials("Je n'ai plus accès à rien.").await;
    assert_eq!(
        portal.browser().get(&draft.base).await.status(),
        404,
        "another browser has no key to it"
    );
    let review = draft.page("verifier").await;
    assert!(review.contains("sera confirmée par"));
    let answer = stranger.post(&draft.at("envoyer"), &[]).await;
    let receipt = location(&answer).to_owned();
    let base = receipt.strip_suffix("/recu").unwrap().to_owned();
    assert!(base.starts_with("/suivi/2026-000001/"));
    let page = stranger.page(&receipt).await;
    assert!(page.contains(&base), "the link is there to be copied");
    assert!(page.contains("invitée à confirmer"));

    let elsewhere = portal.browser();
    let case = elsewhere.page(&base).await;
    assert!(case.contains("À confirmer"));
    let said = [("message", "Le standard est rétabli.")];
    let answer = elsewhere
        .post(&format!("{base}/reponses/message"), &said)
        .await;
    assert_eq!(answer.status(), 303);
    assert!(
        elsewhere
            .page(&base)
            .await
            .contains("Le standard est rétabli.")
    );
    let forged = format!("/suivi/2026-000001/{}", "0".repeat(64));
    assert_eq!(elsewhere.get(&forged).await.status(), 404);
}

#[tokio::test]
async fn decl_4_the_director_confirms_what_somebody_reported() {
    let portal = Portal::open().await;
    let neighbour = portal.signed_in(Who::Neighbour).await;
    let found = neighbour.page("/declarer?q=valmont").await;
    assert!(found.contains("pas désigné"));
    let draft = Drafting::begun(&portal, &neighbour).await;
    draft.fill_essentials("Leur messagerie nous inonde.").await;
    neighbour.post(&draft.at("envoyer"), &[]).await;

    let reporter = portal.signed_in(Who::Reporter).await;
    assert!(
        !reporter
            .page("/dossiers/2026-000001")
            .await
            .contains("reponses/confirmation")
    );
    let director = portal.signed_in(Who::Director).await;
    assert!(director.page("/accueil").await.contains("#confirmer"));
    let path = "/dossiers/2026-000001/reponses/confirmation";
    let answer = director
        .post(path, &[("confirmation", "Vu avec l'équipe.")])
        .await;
    assert_eq!(answer.status(), 303);
    let page = director.page("/dossiers/2026-000001").await;
    assert!(!page.contains("reponses/confirmation"));
}

#[tokio::test]
async fn decl_6_at_night_the_review_says_whom_to_call_and_the_receipt_who_was_paged() {
    let portal = Portal::open().await;
    portal.world.clock.set(instant("2026-11-29T03:00:00+01:00"));
    let reporter = portal.signed_in(Who::Reporter).await;
    let draft = Drafting::begun(&portal, &reporter).await;
    draft.fill_essentials("Tout est chiffré.").await;
    let review = draft.page("verifier").await;
    assert!(review.contains("lundi 30 novembre 2026"));
    assert!(!review.contains("HFDS/FSSI"));

    let answer = reporter.post(&draft.at("urgence"), &[]).await;
    assert_eq!(location(&answer), draft.at("verifier"));
    let review = draft.page("verifier").await;
    assert!(review.contains("09 72 43 91 25"));
    assert!(
        review.contains("HFDS"),
        "paged, and so named among those told"
    );

    let answer = reporter.post(&draft.at("envoyer"), &[]).await;
    let receipt = reporter.page(location(&answer)).await;
    assert!(receipt.contains("L’astreinte est prévenue"));
}

#[tokio::test]
async fn decl_7_a_military_hospital_s_visitor_is_only_led_to_its_own_chain() {
    let portal = Portal::open().await;
    let visitor = portal.browser();
    let finess = portal.world.military_hospital.finess;
    let answer = visitor
        .post("/declarer", &[("facility", finess.as_str())])
        .await;
    let path = location(&answer).to_owned();
    assert!(path.starts_with("/declarer/hopital-militaire"));
    assert!(
        !answer.headers().contains_key("set-cookie"),
        "nothing is kept"
    );
    let page = visitor.page(&path).await;
    assert!(page.contains("Rien n’a été enregistré ici"));
    assert!(page.contains("Hôpital des armées du Ponant"));
}

#[tokio::test]
async fn decl_2b_an_agent_enters_what_came_by_phone_in_the_reporter_s_name() {
    let portal = Portal::open().await;
    let analyst = portal.signed_in(Who::Analyst).await;
    let draft = Drafting::begun(&portal, &analyst).await;
    let contact = draft.page("declarant").await;
    assert!(
        !contact.contains("analyst@test.example"),
        "not the agent's own"
    );
    draft.fill_essentials("Le standard appelle.").await;
    let answer = analyst.post(&draft.at("envoyer"), &[]).await;
    assert_eq!(answer.status(), 422, "how it came must be said");
    let answer = analyst
        .post(&draft.at("envoyer"), &[("channel", "phone")])
        .await;
    assert_eq!(location(&answer), "/dossiers/2026-000001/recu");
    let case = portal
        .reads(Who::Analyst, "/api/v1/cases/2026-000001")
        .await;
    assert_eq!(case["confirmation"], "confirmed");
}

#[tokio::test]
async fn a_form_sent_twice_is_one_declaration() {
    let portal = Portal::open().await;
    let reporter = portal.signed_in(Who::Reporter).await;
    let draft = Drafting::begun(&portal, &reporter).await;
    draft.fill_essentials("Tout est chiffré.").await;
    let path = draft.at("envoyer");
    let (one, two) = tokio::join!(reporter.post(&path, &[]), reporter.post(&path, &[]));
    for answer in [one, two] {
        let sent = answer.status() == 303 && location(&answer) == "/dossiers/2026-000001/recu";
        let gone = answer.status() == 404;
        assert!(sent || gone, "{answer:?}");
    }
    let cases = portal.reads(Who::Analyst, "/api/v1/cases").await;
    assert_eq!(cases["items"].as_array().unwrap().len(), 1);
}

#[tokio::test]
async fn facilities_are_found_without_and_with_a_script() {
    let portal = Portal::open().await;
    let visitor = portal.browser();
    assert!(
        visitor
            .page("/declarer?q=valmont")
            .await
            .contains("350000014")
    );
    let none = visitor.page("/declarer?q=introuvable").await;
    assert!(none.contains("Aucun établissement ne correspond"));
    let found = visitor.page("/declarer/etablissements?q=valm").await;
    let found: serde_json::Value = serde_json::from_str(&found).unwrap();
    assert_eq!(found["items"][0]["value"], "350000014");
    let answer = visitor.post("/declarer", &[("facility", "")]).await;
    assert_eq!(answer.status(), 422);
}

#[tokio::test]
async fn intake_1_sites_are_added_pasted_and_taken_away_and_their_agencies_named() {
    let portal = Portal::open().await;
    let reporter = portal.signed_in(Who::Reporter).await;
    let draft = Drafting::begun(&portal, &reporter).await;
    draft.fill_essentials("Tout le groupe est touché.").await;
    let list = "140000019 010000025\nValmont";
    let answer = reporter.post(&draft.at("sites"), &[("liste", list)]).await;
    assert_eq!(answer.status(), 422);
    let page = answer.text().await.unwrap();
    assert!(
        page.contains("EHPAD Les Tilleuls"),
        "what was read is added"
    );
    assert!(
        page.contains("010000025\nValmont"),
        "the rest is kept to be mended"
    );

    let review = draft.page("verifier").await;
    assert!(review.contains("ARS Normandie"));
    assert!(
        review.contains("010000025, Valmont"),
        "nobody thinks it was sent"
    );

    let path = draft.at("sites");
    reporter.post(&path, &[("retirer", "140000019")]).await;
    assert!(!draft.page("verifier").await.contains("ARS Normandie"));
    reporter.post(&path, &[("ajouter", "140000019")]).await;
    let answer = reporter.post(&draft.at("envoyer"), &[]).await;
    let receipt = reporter.page(location(&answer)).await;
    assert!(receipt.contains("ARS Normandie"));
}

#[tokio::test]
async fn intake_1_a_territory_without_an_agency_says_so() {
    let portal = Portal::open().await;
    let visitor = portal.browser();
    let finess = portal.world.island_centre.finess;
    let draft = Drafting::begun_for(&visitor, finess.as_str()).await;
    let review = draft.page("verifier").await;
    assert!(review.contains("pas d’agence régionale de santé"));
}

#[tokio::test]
async fn decl_1_the_advice_never_turns_a_report_away() {
    let portal = Portal::open().await;
    let reporter = portal.signed_in(Who::Reporter).await;
    let draft = Drafting::begun(&portal, &reporter).await;
    draft.fill_essentials("Une imprimante clignote.").await;
    let review = draft.page("verifier").await;
    assert!(review.contains("rien ne vous y oblige"));
    assert!(review.contains("Envoyer la déclaration"));
    let answer = reporter.post(&draft.at("envoyer"), &[]).await;
    assert_eq!(answer.status(), 303);
}

#[tokio::test]
async fn decl_2b_the_paper_form_asks_every_question() {
    use process::declaration::facts::FieldKey;

    let portal = Portal::open().await;
    let page = portal.browser().page("/formulaire-papier").await;
    let t = locales::Texts::default();
    for field in FieldKey::ALL {
        let question = t.get(field.label_key());
        let question = question.replace(['\u{a0}', '\u{202f}'], " ");
        assert!(page.contains(&question), "{question}");
    }
}

#[tokio::test]
async fn decl_6_the_first_minutes_say_whom_to_call_by_day_and_by_night() {
    let portal = Portal::open().await;
    let visitor = portal.browser();
    assert!(
        visitor
            .page("/premiers-gestes")
            .await
            .contains("répond en ce moment")
    );
    portal.world.clock.set(instant("2026-12-25T12:00:00+01:00"));
    let holiday = visitor.page("/premiers-gestes").await;
    assert!(holiday.contains("hors des heures ouvrées"));
    assert!(holiday.contains("lundi 28 décembre 2026"));
}
