//! SUPP-5: the playbooks, for anyone to read.

use playbooks::PlaybookKey;

use crate::portal::Portal;

#[tokio::test]
async fn supp_5_anyone_finds_every_playbook_in_both_languages() {
    let portal = Portal::open().await;
    let visitor = portal.browser();
    let list = visitor.page("/fiches-reflexes").await;
    for key in PlaybookKey::ALL {
        let path = format!("/fiches-reflexes/{}", key.key());
        assert!(list.contains(&format!("href=\"{path}\"")), "{path}");
        assert!(visitor.page(&path).await.contains("Qui appeler"), "{path}");
        let english = visitor.asking(&path).header("accept-language", "en");
        let page = english.send().await.unwrap().text().await.unwrap();
        assert!(page.contains("Whom to call"), "{path}");
    }
}

#[tokio::test]
async fn supp_5_each_reader_sees_the_steps_of_their_skill() {
    let portal = Portal::open().await;
    let visitor = portal.browser();
    let seen = async |skill: &str| {
        let page = visitor
            .page(&format!("/fiches-reflexes/ransomware?niveau={skill}"))
            .await;
        (
            page.contains("Débranchez du réseau chaque machine touchée"),
            page.contains("Coupez l’accès à internet"),
            page.contains("krbtgt"),
        )
    };
    assert_eq!(seen("tous").await, (true, false, false));
    assert_eq!(seen("informatique").await, (true, true, false));
    assert_eq!(seen("securite").await, (true, true, true));
    assert_eq!(seen("autre").await, (true, true, false), "the usual reader");
}

#[tokio::test]
async fn a_playbook_that_does_not_exist_is_not_found() {
    let portal = Portal::open().await;
    let answer = portal.browser().get("/fiches-reflexes/pluie").await;
    assert_eq!(answer.status(), 404);
}
