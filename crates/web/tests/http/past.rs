//! Reports of years past on pages and in the API (FIG-1).

use reqwest::{Method, StatusCode, header, multipart};
use serde_json::json;
use testkit::world::Who;

use crate::portal::{Browser, Portal, answered};

const PAGE: &str = "/observatoire/reprise";
const API: &str = "/api/v1/past-imports";

const TWO: &str = "Déclaré le;Structure;Département;Type de structure;Origine\n\
                   2019-03-12;A;35;Clinique;Malveillante\n\
                   2019-04-02;B;14;EHPAD ou accueil de personnes âgées;\n";

fn sent(name: &str, text: &str, tried: &str) -> multipart::Form {
    let file = multipart::Part::text(text.to_owned()).file_name(name.to_owned());
    multipart::Form::new()
        .text("empreinte", tried.to_owned())
        .part("fichier", file)
}

/// The page that answers a file.
async fn answers(browser: &Browser, text: &str, tried: &str) -> (StatusCode, String) {
    let answer = browser.multipart(PAGE, sent("2019.csv", text, tried)).await;
    let status = answer.status();
    let page = answer.text().await.unwrap();
    (status, page.replace(['\u{a0}', '\u{202f}'], " "))
}

/// The hash of the file that was tried, as the page holds it.
fn tried(page: &str) -> &str {
    let (_, rest) = page.split_once("name=\"empreinte\" value=\"").unwrap();
    rest.split('"').next().unwrap()
}

#[tokio::test]
async fn fig_1_a_file_is_tried_taken_over_counted_and_taken_back() {
    let portal = Portal::open().await;
    let lead = portal.signed_in(Who::Lead).await;
    let page = lead.page("/observatoire").await;
    assert!(page.contains(PAGE));
    let page = lead.page(PAGE).await;
    assert!(page.contains("Aucun fichier repris") && page.contains("multipart/form-data"));

    let (status, page) = answers(&lead, TWO, "").await;
    assert_eq!(status, StatusCode::OK);
    for words in [
        "Les 2 signalements de ce fichier",
        "<th scope=\"row\">2019</th>",
    ] {
        assert!(page.contains(words), "{words}");
    }
    assert!(
        lead.page(PAGE).await.contains("Aucun fichier repris"),
        "nothing is kept"
    );

    let taken = lead
        .multipart(PAGE, sent("2019.csv", TWO, tried(&page)))
        .await;
    assert_eq!(taken.status(), StatusCode::SEE_OTHER);
    assert_eq!(
        taken.headers()[header::LOCATION],
        format!("{PAGE}?fait=reprise-faite")
    );
    let page = lead.page(PAGE).await;
    assert!(page.contains("2019.csv") && page.contains("Signalements : 2"));
    let asked = "/api/v1/figures/reports?from=2019-01-01&to=2019-12-31&by=region";
    assert_eq!(portal.reads(Who::Hfds, asked).await["total"]["count"], 2);
    assert_eq!(portal.reads(Who::Ars, asked).await["total"]["count"], 1);

    let listed = portal.reads(Who::Lead, API).await;
    let id = listed["items"][0]["id"].as_str().unwrap();
    let back = format!("{PAGE}/{id}/retrait");
    let refused = lead.post(&back, &[("motif", " ")]).await;
    assert_eq!(refused.status(), StatusCode::CONFLICT);
    let page = refused.text().await.unwrap();
    assert!(page.contains("error-summary") && page.contains("#motif") && page.contains(" open>"));
    let done = lead.post(&back, &[("motif", "Une colonne décalée.")]).await;
    assert_eq!(
        done.headers()[header::LOCATION],
        format!("{PAGE}?fait=reprise-annulee")
    );
    let page = lead.page(PAGE).await;
    assert!(page.contains("Annulé") && page.contains("Une colonne décalée."));
    assert_eq!(portal.reads(Who::Hfds, asked).await["total"]["count"], 0);
}

#[tokio::test]
async fn fig_1_each_error_is_shown_with_its_line_and_column() {
    let portal = Portal::open().await;
    let lead = portal.signed_in(Who::Lead).await;
    let text = format!("{TWO}hier;C;35;Clinique;\n2019-05-01;C;35;Clinique;méchante <b>\n");
    let (status, page) = answers(&lead, &text, "").await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    for words in [
        "2 erreurs empêchent la reprise",
        "« hier » n'est ni une date",
        "Mots possibles : Malveillante, Non malveillante, Indéterminée",
    ] {
        assert!(page.replace('’', "'").contains(words), "{words}");
    }
    assert!(!page.contains("méchante <b>"));
    assert!(
        !page.contains("name=\"empreinte\""),
        "nothing can be taken over"
    );
}

#[tokio::test]
async fn fig_1_a_file_that_cannot_be_read_is_refused_at_its_field() {
    let portal = Portal::open().await;
    let lead = portal.signed_in(Who::Lead).await;
    let large = "x".repeat(process::past::MOST_BYTES + 1);
    for (text, words) in [
        ("Bonjour", "ne nomme aucune colonne connue"),
        ("FINESS\n", "manque"),
        (large.as_str(), "dépasse 20 Mo"),
    ] {
        let (status, page) = answers(&lead, text, "").await;
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(page.contains("#fichier") && page.contains(words), "{words}");
    }
    let (status, page) = answers(&lead, TWO, &"0".repeat(64)).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.contains("pas celui qui a été essayé"));
    let nothing = lead.multipart(PAGE, sent("", "", "")).await;
    assert_eq!(nothing.status(), StatusCode::UNPROCESSABLE_ENTITY);
    let (_, page) = answers(&lead, TWO, "").await;
    answers(&lead, TWO, tried(&page)).await;
    let (status, page) = answers(&lead, TWO, "").await;
    assert_eq!(status, StatusCode::CONFLICT);
    assert!(page.contains("déjà repris"));
}

#[tokio::test]
async fn fig_1_those_who_count_the_nation_read_what_was_taken_over() {
    let portal = Portal::open().await;
    for who in [Who::Analyst, Who::Hfds] {
        let browser = portal.signed_in(who).await;
        let page = browser.page(PAGE).await;
        assert!(!page.contains("multipart/form-data"), "{who:?}");
        let refused = browser.multipart(PAGE, sent("2019.csv", TWO, "")).await;
        assert_eq!(refused.status(), StatusCode::FORBIDDEN);
    }
    let agent = portal.signed_in(Who::Ars).await;
    assert_eq!(agent.get(PAGE).await.status(), StatusCode::FORBIDDEN);
    assert!(!agent.page("/observatoire").await.contains(PAGE));
}

#[tokio::test]
async fn fig_1_the_template_is_taken_over_as_it_is_once_its_example_is_told() {
    let portal = Portal::open().await;
    let lead = portal.signed_in(Who::Lead).await;
    for lang in ["fr", "en"] {
        lead.post("/langue", &[("lang", lang), ("back", "/observatoire")])
            .await;
        let csv = lead
            .get(&format!("{PAGE}/modele.csv"))
            .await
            .bytes()
            .await
            .unwrap();
        let xlsx = lead
            .get(&format!("{PAGE}/modele.xlsx"))
            .await
            .bytes()
            .await
            .unwrap();
        for bytes in [csv.to_vec(), xlsx.to_vec()] {
            let empty = trial(&portal, bytes).await;
            assert_eq!(empty.0, 422, "the example is not read: {lang}");
        }
        let text = String::from_utf8(csv.to_vec())
            .unwrap()
            .replace("# 2019", "2019");
        let (status, told) = trial(&portal, text.into_bytes()).await;
        assert_eq!((status, &told["reports"]), (200, &json!(1)), "{told}");
        assert_eq!(
            (&told["problems"], &told["unread"]),
            (&json!([]), &json!([]))
        );
    }
}

async fn trial(portal: &Portal, bytes: Vec<u8>) -> (u16, serde_json::Value) {
    let call = portal.call(Who::Lead, Method::POST, &format!("{API}/trial"));
    let answer = call.body(bytes).send().await.unwrap();
    (answer.status().as_u16(), answer.json().await.unwrap())
}

#[tokio::test]
async fn fig_1_past_reports_are_tried_taken_over_and_taken_back_through_the_api() {
    let portal = Portal::open().await;
    let (status, told) = trial(&portal, b"declared-at\nhier\n".to_vec()).await;
    assert_eq!(status, 200);
    assert_eq!(told["reports"], 0);
    assert_eq!(told["problems"][0]["line"], 2);
    assert_eq!(told["problems"][0]["column"], "departement");
    assert_eq!(told["problems"][0]["problem"], "missing");

    let import = |text: &'static str| {
        let path = format!("{API}?name=2019.csv");
        portal.call(Who::Lead, Method::POST, &path).body(text)
    };
    answered(422, import("declared-at\nhier\n")).await;
    let id = answered(201, import(TWO)).await["id"].clone();
    let again = answered(409, import(TWO)).await;
    assert_eq!(
        (&again["rule"], &again["reason"]),
        (&json!("FIG-1"), &json!("imported-already"))
    );
    let listed = portal.reads(Who::Hfds, API).await;
    assert_eq!(listed["items"][0]["id"], id);
    assert_eq!(
        (&listed["items"][0]["reports"], &listed["items"][0]["file"]),
        (&json!(2), &json!("2019.csv"))
    );

    let path = format!("{API}/{}/withdrawal", id.as_str().unwrap());
    let back = |who| {
        portal
            .call(who, Method::POST, &path)
            .json(&json!({"reason": "Erreur."}))
    };
    answered(403, back(Who::Analyst)).await;
    assert_eq!(
        back(Who::Lead).send().await.unwrap().status(),
        StatusCode::NO_CONTENT
    );
    answered(409, back(Who::Lead)).await;
    let listed = portal.reads(Who::Hfds, API).await;
    assert_eq!(listed["items"][0]["state"], "taken-back");
}
