//! The pages of extracts: of those who share them, and of their contacts
//! (QUAL-5).

use reqwest::{Method, StatusCode};
use serde_json::json;
use testkit::world::{Who, declaration};

use crate::portal::{Browser, Portal, answered, location};

const WORDS: &str = "Le serveur du CH de Valmont appelle 203.0.113.7.";

fn fields<'f>(more: &[(&'f str, &'f str)]) -> Vec<(&'f str, &'f str)> {
    let mut fields = vec![
        ("role", "host"),
        ("contact_name", "Camille Exemple"),
        ("organisation", "Corvane Hébergement"),
        ("email", "securite@corvane.example"),
        ("text", "Confirmez-vous la panne ?"),
        ("facility", "withheld"),
        ("tlp", "amber-strict"),
        ("urgency", "normal"),
        ("days", "7"),
    ];
    fields.extend(more);
    fields
}

async fn declared(portal: &Portal) -> String {
    let world = &portal.world;
    world
        .declares(Who::Reporter, WORDS)
        .await
        .reference
        .to_string()
}

async fn shared(browser: &Browser, case: &str) {
    let path = format!("/dossiers/{case}/partager");
    let form = fields(&[("facts", "description"), ("then", "send")]);
    let answer = browser.post(&path, &form).await;
    assert_eq!(answer.status(), StatusCode::SEE_OTHER);
}

/// The path of the link that the contact was sent last.
async fn link(portal: &Portal) -> String {
    let mails = portal.world.mails().await;
    let mail = mails
        .iter()
        .rev()
        .find(|mail| mail.to == "securite@corvane.example")
        .unwrap();
    let link = mail.text.split_whitespace();
    let link = link
        .clone()
        .find(|word| word.contains("/partage/"))
        .unwrap();
    link[link.find("/partage/").unwrap()..].to_owned()
}

#[tokio::test]
async fn qual_5_what_leaves_is_seen_before_it_is_sent() {
    let portal = Portal::open().await;
    let case = declared(&portal).await;
    let browser = portal.signed_in(Who::Analyst).await;
    let path = format!("/dossiers/{case}/partager");
    let form = browser.page(&path).await;
    assert!(form.contains("203.0.113.7") && form.contains("Rien n’est choisi d’avance"));
    let main = form.split("<main").nth(1).unwrap();
    let chosen = main.matches(" checked").count();
    assert_eq!(
        chosen, 3,
        "the mark, the urgency, and that the facility is not named"
    );

    let missing = browser.post(&path, &[("then", "send")]).await;
    assert_eq!(missing.status(), StatusCode::UNPROCESSABLE_ENTITY);
    let only_text = browser.post(&path, &fields(&[])).await;
    assert_eq!(only_text.status(), StatusCode::OK);
    let only_text = only_text.text().await.unwrap();
    let main = only_text.split("<main").nth(1).unwrap();
    assert!(main.contains("Confirmez-vous la panne"));
    assert!(!main.contains("Valmont") && !main.contains("203.0.113.7"));

    let more = [("facts", "description"), ("facility", "named")];
    let warned = browser.post(&path, &fields(&more)).await;
    let warned = warned.text().await.unwrap();
    assert!(warned.contains("figure dans un texte de l’extrait"));
    assert!(
        portal
            .world
            .mails()
            .await
            .iter()
            .all(|mail| !mail.to.contains("corvane"))
    );
}

#[tokio::test]
async fn qual_5_the_contact_reads_and_answers_by_the_link_alone() {
    let portal = Portal::open().await;
    let case = declared(&portal).await;
    let analyst = portal.signed_in(Who::Analyst).await;
    shared(&analyst, &case).await;
    let link = link(&portal).await;

    let contact = portal.browser();
    let page = contact.page(&link).await;
    let main = page.split("<main").nth(1).unwrap();
    assert!(main.contains("Confirmez-vous la panne") && main.contains("TLP:AMBER+STRICT"));
    assert!(
        main.contains("203.0.113.7"),
        "of the description, which was chosen"
    );
    assert!(!main.contains("EHPAD") && !main.contains("/dossiers/"));
    let nothing = contact.post(&link, &[("text", " ")]).await;
    assert_eq!(nothing.status(), StatusCode::CONFLICT);
    assert!(nothing.text().await.unwrap().contains("error-summary"));
    let answer = contact
        .post(&link, &[("text", "Oui, depuis 6 h 40.")])
        .await;
    assert_eq!(answer.status(), StatusCode::SEE_OTHER);
    assert!(
        contact
            .page(location(&answer))
            .await
            .contains("Oui, depuis 6 h 40.")
    );

    for who in [Who::Analyst, Who::Reporter] {
        let reader = portal.signed_in(who).await;
        let page = reader.page(&format!("/dossiers/{case}")).await;
        assert!(page.contains("Camille Exemple"), "{who:?}");
        assert!(page.contains("Oui, depuis 6 h 40."), "{who:?}");
        let all = reader.page(&format!("/dossiers/{case}/extraits")).await;
        assert!(all.contains("Corvane Hébergement") && all.contains("Ouvert"));
    }
    let wrong = format!("/partage/{case}/1/0123456789abcdef");
    assert_eq!(contact.get(&wrong).await.status(), StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn qual_5_an_ended_link_says_so_to_its_holder_alone() {
    let portal = Portal::open().await;
    let case = declared(&portal).await;
    let analyst = portal.signed_in(Who::Analyst).await;
    shared(&analyst, &case).await;
    let link = link(&portal).await;
    let path = format!("/dossiers/{case}/retirer-extrait");
    let form = analyst.page(&format!("{path}?extract=1")).await;
    assert!(form.contains("Camille Exemple, Corvane Hébergement"));
    let ended = [("extract", "1"), ("reason", "Le contact est parti.")];
    let answer = analyst.post(&path, &ended).await;
    assert_eq!(answer.status(), StatusCode::SEE_OTHER);
    let contact = portal.browser();
    let over = contact.get(&link).await;
    assert_eq!(over.status(), StatusCode::GONE);
    let over = over.text().await.unwrap();
    assert!(over.contains("Accès retiré") && !over.contains("Confirmez-vous"));
}

#[tokio::test]
async fn qual_3_the_publisher_of_what_ansm_follows_is_refused_with_the_way_to_go() {
    let portal = Portal::open().await;
    let world = &portal.world;
    let mut report = declaration(&world.hospital, "Pompes à perfusion bloquées.");
    report.facts.regulated_products = serde_json::from_value(json!(["medical-device"])).unwrap();
    let receipt = world.app.declare(world.actor(Who::Reporter), report).await;
    let case = receipt.unwrap().reference;
    let browser = portal.signed_in(Who::Analyst).await;
    let mut form = fields(&[]);
    form[0] = ("role", "publisher");
    let refused = browser
        .post(&format!("/dossiers/{case}/partager"), &form)
        .await;
    assert_eq!(refused.status(), StatusCode::CONFLICT);
    let refused = refused.text().await.unwrap();
    assert!(refused.contains("suivi par l’ANSM") && refused.contains("/qualifier"));
}

#[tokio::test]
async fn qual_5_extracts_are_shared_read_and_answered_by_the_api() {
    let portal = Portal::open().await;
    let case = declared(&portal).await;
    let path = format!("/api/v1/cases/{case}/extracts");
    let asked = json!({
        "contact_name": "Camille Exemple",
        "organisation": "Corvane Hébergement",
        "email": "securite@corvane.example",
        "role": "host",
        "tlp": "green",
        "facts": ["description"],
        "traces": ["203.0.113.7"],
    });
    let preview = portal
        .call(Who::Analyst, Method::POST, &format!("{path}/preview"))
        .json(&asked);
    let preview = answered(200, preview).await;
    assert_eq!(preview["extract"]["facts"]["description"], WORDS);
    assert_eq!(preview["extract"]["facility"], json!(null));
    let mut act = asked.clone();
    act["act"] = json!("share_extract");
    portal.acts(Who::Analyst, &case, act).await;
    let link = link(&portal).await;
    let secret = link.rsplit('/').next().unwrap();

    let shared = format!("/api/v1/shared/{case}/1");
    let read = portal.stranger(Method::GET, &shared).bearer_auth(secret);
    let read = answered(200, read).await;
    assert_eq!(read["extract"]["traces"], json!(["203.0.113.7"]));
    let answer = portal
        .stranger(Method::POST, &format!("{shared}/answers"))
        .bearer_auth(secret)
        .json(&json!({"text": "Corrigé."}));
    assert_eq!(
        answer.send().await.unwrap().status(),
        StatusCode::NO_CONTENT
    );
    let all = portal.reads(Who::Reporter, &path).await;
    assert_eq!(all["items"][0]["openings"], 1);
    assert_eq!(all["items"][0]["answers"], 1);
    assert_eq!(all["items"][0]["state"], "open");
    let token = portal.call(Who::Analyst, Method::GET, &shared);
    answered(404, token).await;
    answered(401, portal.stranger(Method::GET, &shared)).await;

    let end = json!({"act": "end_extract", "extract": 1, "reason": "Fini."});
    portal.acts(Who::Analyst, &case, end).await;
    let over = portal.stranger(Method::GET, &shared).bearer_auth(secret);
    let over = answered(410, over).await;
    assert!(over["type"].as_str().unwrap().ends_with("/link-over"));
}
