//! What a facility keeps of itself (DECL-4, DECL-8).

use testkit::world::Who;

use crate::portal::{Portal, location};

const DESK: &str = "/etablissements/350000014";

#[tokio::test]
async fn decl_8_the_director_keeps_the_security_mailbox() {
    let portal = Portal::open().await;
    let director = portal.signed_in(Who::Director).await;
    assert!(
        director
            .page(DESK)
            .await
            .contains("Aucune adresse de sécurité")
    );
    let path = format!("{DESK}/adresse");
    let answer = director
        .post(&path, &[("adresse", "pas une adresse")])
        .await;
    assert_eq!(answer.status(), 422);
    assert!(
        answer
            .text()
            .await
            .unwrap()
            .contains("value=\"pas une adresse\"")
    );
    let kept = [("adresse", "ssi@ch-valmont.example")];
    let answer = director.post(&path, &kept).await;
    assert_eq!(location(&answer), format!("{DESK}?fait=adresse"));

    let reporter = portal.signed_in(Who::Reporter).await;
    let page = reporter.page(DESK).await;
    assert!(page.contains("ssi@ch-valmont.example"));
    assert!(!page.contains("name=\"adresse\""), "read, not kept");
    assert_eq!(reporter.post(&path, &kept).await.status(), 409);
}

#[tokio::test]
async fn decl_4_the_director_designates_and_removes() {
    let portal = Portal::open().await;
    let director = portal.signed_in(Who::Director).await;
    let path = format!("{DESK}/personnes");
    let person = [
        ("nom", "Nom Prénom"),
        ("courriel", "nom.prenom@test.example"),
    ];
    let answer = director.post(&path, &person).await;
    assert_eq!(answer.status(), 422, "the role must be chosen");
    let page = answer.text().await.unwrap();
    assert!(page.contains("value=\"Nom Prénom\""), "words are kept");

    let mut whole = person.to_vec();
    whole.push(("role", "reporter"));
    let answer = director.post(&path, &whole).await;
    assert_eq!(location(&answer), format!("{DESK}?fait=designe"));
    let page = director.page(DESK).await;
    let after = page.split("Nom Prénom").nth(1).unwrap();
    let grant = after.split("name=\"personne\" value=\"").nth(1).unwrap();
    let grant = grant.split('"').next().unwrap();

    let remove = format!("{DESK}/retirer");
    let reporter = portal.signed_in(Who::Reporter).await;
    let answer = reporter.post(&remove, &[("personne", grant)]).await;
    assert_ne!(answer.status(), 303, "only the director removes");
    director.post(&remove, &[("personne", grant)]).await;
    assert!(!director.page(DESK).await.contains("Nom Prénom"));
}

#[tokio::test]
async fn qual_5_another_facility_s_desk_is_not_there() {
    let portal = Portal::open().await;
    let neighbour = portal.signed_in(Who::Neighbour).await;
    assert_eq!(neighbour.get(DESK).await.status(), 404);
}
