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
    assert_eq!(location(&answer), format!("{path}?fait=designe"));
    let page = director.page(&path).await;
    let after = page.split("Nom Prénom").nth(1).unwrap();
    let right = after.split("href=\"/droits/").nth(1).unwrap();
    let right = format!("/droits/{}", right.split('"').next().unwrap());

    let reporter = portal.signed_in(Who::Reporter).await;
    assert_eq!(reporter.get(&path).await.status(), 403);
    let end = format!("{right}/terminer");
    let answer = reporter.post(&end, &[]).await;
    assert_eq!(answer.status(), 403, "only the director removes");
    let neighbour = portal.signed_in(Who::Neighbour).await;
    for address in [&path, &right] {
        assert_eq!(neighbour.get(address).await.status(), 404, "{address}");
    }
    let prolong = format!("{right}/prolonger");
    let answer = director.post(&prolong, &[("jusqu", "2020-01-01")]).await;
    assert_eq!(answer.status(), 409, "the day has passed");
    let answer = director.post(&prolong, &[("jusqu", "demain")]).await;
    assert_eq!(answer.status(), 422);
    let answer = director.post(&prolong, &[("jusqu", "2099-12-31")]).await;
    assert_eq!(answer.status(), 303);
    assert!(director.page(&path).await.contains("31 décembre 2099"));
    assert_eq!(
        director
            .post(&format!("{right}/inviter"), &[])
            .await
            .status(),
        303
    );
    let answer = director.post(&end, &[("motif", "Départ")]).await;
    assert_eq!(location(&answer), format!("{path}?fait=retire"));
    let page = director.page(&path).await;
    assert!(page.contains("Raison : Départ"), "on record");
    assert_eq!(page.matches("nom.prenom@test.example").count(), 0);
}

#[tokio::test]
async fn the_last_director_is_warned_before_leaving() {
    let portal = Portal::open().await;
    let director = portal.signed_in(Who::Director).await;
    let page = director.page("/compte/droits").await;
    let grant = page.split("name=\"droit\" value=\"").nth(1).unwrap();
    let grant = grant.split('"').next().unwrap();
    let leave = "/compte/droits/quitter";
    let answer = director.post(leave, &[("droit", grant)]).await;
    assert_eq!(answer.status(), 409);
    assert!(answer.text().await.unwrap().contains("name=\"voulu\""));
    let answer = director
        .post(leave, &[("droit", grant), ("voulu", "yes")])
        .await;
    assert_eq!(answer.status(), 303);
    assert_eq!(director.get(DESK).await.status(), 404, "at once");
}

#[tokio::test]
async fn qual_5_another_facility_s_desk_is_not_there() {
    let portal = Portal::open().await;
    let neighbour = portal.signed_in(Who::Neighbour).await;
    assert_eq!(neighbour.get(DESK).await.status(), 404);
}
