//! What goes wrong says what happened and where to go, in both languages.

use rstest::rstest;
use testkit::world::Who;

use crate::portal::Portal;

#[rstest]
#[case("fr", "Rien à cette adresse", "Et maintenant")]
#[case("en", "Nothing at this address", "What now")]
#[tokio::test]
async fn a_page_that_is_not_there_says_so_with_a_way_on(
    #[case] lang: &str,
    #[case] title: &str,
    #[case] ways: &str,
) {
    let portal = Portal::open().await;
    let browser = portal.browser();
    for path in ["/nulle-part", "/nulle/part"] {
        let request = browser.asking(path).header("accept-language", lang);
        let answer = request.send().await.unwrap();
        assert_eq!(answer.status(), 404);
        let page = answer.text().await.unwrap();
        assert!(page.contains(title) && page.contains(ways), "{page}");
        assert!(page.contains("href=\"tel:"), "the CERT can be called");
    }
}

#[tokio::test]
async fn qual_5_a_case_that_one_does_not_see_is_not_there() {
    let portal = Portal::open().await;
    let receipt = portal.world.declares(Who::Reporter, "Panne").await;
    let browser = portal.signed_in(Who::Neighbour).await;
    let unseen = browser
        .get(&format!("/dossiers/{}", receipt.reference))
        .await;
    let absent = browser.get("/dossiers/2026-999999").await;
    assert_eq!(unseen.status(), 404);
    assert_eq!(absent.status(), 404);
}

#[tokio::test]
async fn a_form_sent_after_the_session_ended_says_that_the_text_is_not_lost() {
    let portal = Portal::open().await;
    let fields = [("act", "ask"), ("text", "Question")];
    let answer = portal
        .browser()
        .post("/dossiers/2026-000001/actes", &fields)
        .await;
    assert_eq!(answer.status(), 401);
    let page = answer.text().await.unwrap();
    assert!(page.contains("href=\"/connexion?next="));
    assert!(page.contains("Ce que vous avez écrit est gardé sur cette page"));
}

#[tokio::test]
async fn a_script_gets_a_problem_instead_of_a_page() {
    let portal = Portal::open().await;
    let request = portal
        .browser()
        .asking("/compte")
        .header("accept", "application/json");
    let answer = request.send().await.unwrap();
    assert_eq!(answer.status(), 401);
    assert_eq!(answer.headers()["content-type"], "application/problem+json");
}

#[tokio::test]
async fn what_is_too_large_or_sent_the_wrong_way_is_said_so() {
    let portal = Portal::open().await;
    let long = "x".repeat(2 * 1024 * 1024);
    let answer = portal
        .browser()
        .post("/connexion", &[("email", &long)])
        .await;
    assert_eq!(answer.status(), 413);
    assert!(answer.text().await.unwrap().contains("trop volumineux"));

    let answer = portal.browser().get("/deconnexion").await;
    assert_eq!(answer.status(), 405);
    assert_eq!(answer.headers()["allow"], "POST");
}
