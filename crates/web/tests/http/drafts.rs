//! Drafts: kept, resumed elsewhere, never silently overwritten (DECL-3).

use reqwest::Response;
use testkit::world::{PASSWORD, Who};

use crate::draft::{Drafting, hidden};
use crate::portal::{Browser, Portal, location};

/// The same draft in another browser.
fn the_same<'a>(draft: &Drafting<'_>, browser: &'a Browser) -> Drafting<'a> {
    Drafting {
        browser,
        base: draft.base.clone(),
    }
}

async fn autosaved(draft: &Drafting<'_>, shown: &str, answers: &[(&str, &str)]) -> Response {
    draft.send("what-happened/brouillon", shown, answers).await
}

#[tokio::test]
async fn decl_3_a_draft_is_resumed_on_another_device_and_by_a_colleague() {
    let portal = Portal::open().await;
    let reporter = portal.signed_in(Who::Reporter).await;
    let draft = Drafting::begun(&portal, &reporter).await;
    let begun = [("description", "À demi écrit"), ("puis", "quitter")];
    let answer = draft.fill("what-happened", &begun).await;
    assert_eq!(location(&answer), draft.at("enregistre"));
    let left = draft.page("enregistre").await;
    assert!(left.contains("personne n’est prévenu"));
    assert!(
        !left.contains("Adresse secrète"),
        "people with an account need none"
    );

    for who in [Who::Reporter, Who::Director] {
        let elsewhere = portal.signed_in(who).await;
        assert!(elsewhere.page("/accueil").await.contains(&draft.base));
        let page = the_same(&draft, &elsewhere).page("what-happened").await;
        assert!(page.contains("À demi écrit"), "{who:?}");
    }
    let neighbour = portal.signed_in(Who::Neighbour).await;
    assert_eq!(neighbour.get(&draft.base).await.status(), 404);
}

#[tokio::test]
async fn decl_3_two_devices_on_one_page_lose_no_text() {
    let portal = Portal::open().await;
    let (one, two) = (
        portal.signed_in(Who::Reporter).await,
        portal.signed_in(Who::Director).await,
    );
    let first = Drafting::begun(&portal, &one).await;
    let second = the_same(&first, &two);
    let shown = second.page("what-happened").await;
    first
        .fill("what-happened", &[("description", "Vu par le premier")])
        .await;

    let mine = [("description", "Vu par le second")];
    let answer = second.send("what-happened", &shown, &mine).await;
    assert_eq!(answer.status(), 409);
    let page = answer.text().await.unwrap();
    assert!(page.contains("Vu par le premier") && page.contains("Vu par le second"));
    assert!(
        first
            .page("what-happened")
            .await
            .contains("Vu par le premier")
    );

    let answer = second.send("what-happened", &page, &mine).await;
    assert_eq!(answer.status(), 303, "the reader chose");
    assert!(
        first
            .page("what-happened")
            .await
            .contains("Vu par le second")
    );
}

#[tokio::test]
async fn decl_3_two_devices_on_two_pages_are_both_kept() {
    let portal = Portal::open().await;
    let (one, two) = (
        portal.signed_in(Who::Reporter).await,
        portal.signed_in(Who::Director).await,
    );
    let first = Drafting::begun(&portal, &one).await;
    let second = the_same(&first, &two);
    let shown = second.page("systems").await;
    first
        .fill("what-happened", &[("description", "Du premier")])
        .await;
    let answer = second
        .send("systems", &shown, &[("systems", "servers")])
        .await;
    assert_eq!(answer.status(), 303);
    let review = first.page("verifier").await;
    assert!(review.contains("Du premier") && review.contains("Serveurs"));
}

#[tokio::test]
async fn decl_3_what_is_typed_is_saved_as_it_is_typed() {
    let portal = Portal::open().await;
    let reporter = portal.signed_in(Who::Reporter).await;
    let draft = Drafting::begun(&portal, &reporter).await;
    let shown = draft.page("what-happened").await;
    let answer = autosaved(&draft, &shown, &[("description", "À demi")]).await;
    let saved: serde_json::Value = answer.json().await.unwrap();
    assert_eq!(saved["version"], 2);
    assert_eq!(hidden(&draft.page("what-happened").await, "version"), "2");

    let answer = autosaved(&draft, &shown, &[("description", "Autre chose")]).await;
    assert_eq!(answer.status(), 409, "another device wrote in between");
    assert!(draft.page("what-happened").await.contains("À demi"));

    reporter.post("/deconnexion", &[]).await;
    let answer = autosaved(&draft, &shown, &[("description", "Plus tard")]).await;
    assert_ne!(answer.status(), 200, "the page keeps the text until then");
}

#[tokio::test]
async fn decl_3_a_stranger_s_draft_opens_in_another_browser_by_its_secret_address() {
    let portal = Portal::open().await;
    let phone = portal.browser();
    let draft = Drafting::begun(&portal, &phone).await;
    draft
        .fill("what-happened", &[("description", "Depuis mon téléphone")])
        .await;
    assert!(
        phone.page("/declarer").await.contains(&draft.base),
        "found again here"
    );

    let left = draft.page("enregistre").await;
    let link = left.split("/declarer/reprendre/").nth(1).unwrap();
    let link = format!("/declarer/reprendre/{}", link.split('"').next().unwrap());
    let desk = portal.browser();
    let answer = desk.get(&link).await;
    assert_eq!(location(&answer), draft.base);
    let page = the_same(&draft, &desk).page("what-happened").await;
    assert!(page.contains("Depuis mon téléphone"));

    let forged = format!("{}0", link);
    assert_eq!(desk.get(&forged).await.status(), 404);
}

#[tokio::test]
async fn a_draft_is_deleted_only_after_asking() {
    let portal = Portal::open().await;
    let reporter = portal.signed_in(Who::Reporter).await;
    let draft = Drafting::begun(&portal, &reporter).await;
    assert!(
        draft
            .page("supprimer")
            .await
            .contains("Supprimer ce brouillon")
    );
    assert_eq!(reporter.get(&draft.base).await.status(), 200);
    reporter.post(&draft.at("supprimer"), &[]).await;
    assert_eq!(reporter.get(&draft.base).await.status(), 404);
    let answer = reporter.post(&draft.at("envoyer"), &[]).await;
    assert_eq!(answer.status(), 404);
    assert!(answer.text().await.unwrap().contains("n’existe plus"));
}

#[tokio::test]
async fn decl_3_a_session_that_ends_while_one_writes_loses_no_word() {
    let portal = Portal::open().await;
    let reporter = portal.signed_in(Who::Reporter).await;
    let draft = Drafting::begun(&portal, &reporter).await;
    let shown = draft.page("what-happened").await;
    reporter.post("/deconnexion", &[]).await;

    let words = [("description", "Écrit après la fin de la session")];
    let answer = draft.send("what-happened", &shown, &words).await;
    assert_eq!(answer.status(), 401);
    let page = answer.text().await.unwrap();
    assert!(page.contains("value=\"Écrit après la fin de la session\""));
    assert!(page.contains(&format!("action=\"{}\"", draft.at("what-happened"))));

    reporter.sign_in(&Who::Reporter.email(), PASSWORD).await;
    let answer = draft.send("what-happened", &page, &words).await;
    assert_eq!(answer.status(), 303);
    let page = draft.page("what-happened").await;
    assert!(page.contains("Écrit après la fin de la session"));

    reporter.post("/deconnexion", &[]).await;
    let answer = reporter
        .post(
            "/dossiers/2026-000001/reponses/message",
            &[("message", "Bien reçu")],
        )
        .await;
    assert_eq!(answer.status(), 401);
    assert!(answer.text().await.unwrap().contains("Bien reçu"));
}
