//! SIGN-3: what a facility says it uses, on its page, for programs, and where it
//! declares.

use reqwest::Method;
use serde_json::json;
use testkit::world::Who;

use crate::draft::Drafting;
use crate::portal::{Portal, answered, location};

const PAGE: &str = "/etablissements/350000014/fournisseurs";

#[tokio::test]
async fn sign_3_a_reporter_keeps_the_list_and_the_agency_reads_it() {
    let portal = Portal::open().await;
    let reporter = portal.signed_in(Who::Reporter).await;
    let empty = reporter.page(PAGE).await;
    assert!(empty.contains("Rien n’est indiqué"), "{empty}");
    let unnamed = [("role", "host"), ("nom", ""), ("produit", "")];
    let refused = reporter.post(PAGE, &unnamed).await;
    assert_eq!(refused.status(), 409);
    let without = [("nom", "Corvane Hébergement")];
    let refused = reporter.post(PAGE, &without).await;
    assert_eq!(refused.status(), 422);
    let page = refused.text().await.unwrap();
    assert!(page.contains("Corvane Hébergement"), "no word is lost");
    let whole = [
        ("role", "host"),
        ("nom", "Corvane Hébergement"),
        ("produit", "Dossier <patient>"),
    ];
    let added = reporter.post(PAGE, &whole).await;
    assert_eq!(added.status(), 303);
    assert!(location(&added).starts_with(PAGE));
    let page = reporter.page(PAGE).await;
    assert!(page.contains("Dossier &#60;patient&#62;"), "{page}");
    let agency = portal.signed_in(Who::Ars).await;
    let read = agency.page(PAGE).await;
    assert!(read.contains("Corvane Hébergement"));
    assert!(!read.contains("/retirer"), "it only reads");
    assert_eq!(agency.post(PAGE, &whole).await.status(), 403);
    let card = agency.page("/etablissements/350000014/fiche").await;
    assert!(card.contains("Corvane Hébergement"));
    let neighbour = portal.signed_in(Who::Neighbour).await;
    assert_eq!(neighbour.get(PAGE).await.status(), 404);
    let (_, rest) = page.split_once("fournisseurs/").unwrap();
    let id = rest.split('/').next().unwrap();
    let remove = format!("{PAGE}/{id}/retirer");
    assert_eq!(neighbour.post(&remove, &[]).await.status(), 403);
    assert_eq!(reporter.post(&remove, &[]).await.status(), 303);
    assert_eq!(reporter.post(&remove, &[]).await.status(), 404);
}

#[tokio::test]
async fn sign_3_programs_keep_the_list_and_the_declaration_proposes_it() {
    let portal = Portal::open().await;
    let path = "/api/v1/facilities/350000014/suppliers";
    let body = json!({"role": "host", "name": "Corvane Hébergement", "product": "Médi-Dossier"});
    let add = portal.call(Who::Reporter, Method::POST, path).json(&body);
    let id = answered(201, add).await["id"].as_str().unwrap().to_owned();
    let list = portal.reads(Who::Analyst, path).await;
    assert_eq!(list["items"][0]["product"], "Médi-Dossier");
    let stranger = portal.call(Who::Neighbour, Method::GET, path);
    answered(404, stranger).await;

    let reporter = portal.signed_in(Who::Reporter).await;
    let draft = Drafting::begun(&portal, &reporter).await;
    let proposed = draft.page("third-parties").await;
    assert!(
        proposed.contains("<option value=\"Corvane Hébergement\">"),
        "what was said beforehand is proposed"
    );

    let one = format!("{path}/{id}");
    let remove = || portal.call(Who::Reporter, Method::DELETE, &one);
    assert_eq!(remove().send().await.unwrap().status(), 204);
    answered(404, remove()).await;
}
