//! Lessons: written together and approved, and read with what could identify
//! marked, by the pages and by the API.

use reqwest::Method;
use serde_json::{Value, json};
use testkit::world::Who;

use crate::portal::{Portal, answered};

/// A closed case whose lessons name its facility and people.
async fn closed(portal: &Portal) -> String {
    let world = &portal.world;
    let receipt = world.declares(Who::Reporter, "Écran noir.").await;
    let case = receipt.reference.to_string();
    for act in [
        json!({"act": "take_in"}),
        json!({"act": "qualify", "class": "not-incident", "grounds": "Fausse alerte."}),
        json!({"act": "agree"}),
        json!({"act": "close"}),
    ] {
        let mut act = act;
        let read: Value = portal
            .reads(Who::Analyst, &format!("/api/v1/cases/{case}"))
            .await;
        act["version"] = read["version"].clone();
        portal.acts(Who::Analyst, &case, act).await;
    }
    case
}

#[tokio::test]
async fn less_4_lessons_are_read_beside_what_would_not_identify() {
    let portal = Portal::open().await;
    let case = &closed(&portal).await;
    let analyst = portal.signed_in(Who::Analyst).await;
    let path = format!("/dossiers/{case}/retour-experience/anonymise");
    let none = analyst.page(&path).await;
    assert!(none.contains("Pas encore de retour d’expérience"));
    let api = format!("/api/v1/cases/{case}/lessons/marks");
    let empty = portal.reads(Who::Analyst, &api).await;
    assert_eq!(empty["items"], json!([]));

    let lessons = json!({
        "act": "write_lessons",
        "roots": ["deceived-person"],
        "factors": ["reachable-backups"],
        "causes": "Mme Quolibet, du CH de Valmont, a ouvert <b>la pièce jointe</b>.",
        "recommendations": "Que Mme Quolibet essaie la restauration.",
    });
    portal.acts(Who::Analyst, case, lessons).await;
    let page = analyst.page(&path).await;
    assert!(page.contains("Les passages se décident une fois"));
    for words in [
        "<mark>Mme Quolibet</mark>",
        "<mark>[personne 1]</mark>",
        "<mark>du CH de Valmont</mark>",
        "<mark>d’un hôpital</mark>",
        "Le dossier le nomme",
        "&#60;b&#62;la pièce jointe",
    ] {
        assert!(page.contains(words), "{words}");
    }
    let shown = analyst.page(&format!("/dossiers/{case}")).await;
    assert!(shown.contains(&path) && shown.contains("Personne trompée"));

    let marked = portal.reads(Who::Analyst, &api).await;
    let causes = &marked["items"][0];
    assert_eq!(causes["part"], "causes");
    assert_eq!(causes["marks"][0]["kind"], "person");
    assert_eq!(causes["marks"][0]["passage"], "Mme Quolibet");
    let proposed = marked["items"][1]["proposed"].as_str().unwrap();
    assert_eq!(proposed, "Que [personne 1] essaie la restauration.");

    answered(403, portal.call(Who::Ars, Method::GET, &api)).await;
}

#[tokio::test]
async fn less_1_a_cause_that_was_not_found_beside_another_is_refused_by_its_name() {
    let portal = Portal::open().await;
    let case = &closed(&portal).await;
    let contradictory = json!({
        "act": "write_lessons",
        "roots": ["not-found", "mistake"],
        "causes": "Rien de sûr.",
        "recommendations": "Garder les journaux.",
    });
    let problem = portal.refused(Who::Analyst, case, contradictory).await;
    assert!(problem.to_string().contains("Ce qui l’a rendu possible"));
    let unknown = json!({
        "act": "write_lessons",
        "roots": ["bad-luck"],
        "causes": "Rien de sûr.",
        "recommendations": "Garder les journaux.",
    });
    let path = format!("/api/v1/cases/{case}/acts");
    let request = portal.call(Who::Analyst, Method::POST, &path);
    answered(422, request.json(&unknown)).await;
}

/// Lessons as a form of their page sends them.
fn written() -> Value {
    json!({
        "act": "write_lessons",
        "roots": ["deceived-person"],
        "causes": "Une pièce jointe ouverte.",
        "recommendations": "- Filtrer les pièces jointes.\n- Essayer la restauration.",
        "watch": "Bulletin de l’éditeur.",
    })
}

#[tokio::test]
async fn less_1_agency_and_facility_complete_what_a_second_person_then_approves() {
    let portal = Portal::open().await;
    let case = &closed(&portal).await;
    let page = format!("/dossiers/{case}/retour-experience/lecture");
    let [analyst, reporter, agency, lead] = [
        portal.signed_in(Who::Analyst).await,
        portal.signed_in(Who::Reporter).await,
        portal.signed_in(Who::Ars).await,
        portal.signed_in(Who::Lead).await,
    ];
    let none = reporter.page(&page).await;
    assert!(none.contains("Pas encore de retour d’expérience"));
    portal.acts(Who::Analyst, case, written()).await;

    let shown = reporter.page(&format!("/dossiers/{case}")).await;
    assert!(shown.contains(&page));
    for (who, words) in [
        (&reporter, "Le prestataire <b>était</b> prévenu."),
        (&agency, "Le SAMU a été détourné."),
    ] {
        let sent = who.post(&page, &[("text", words)]).await;
        assert_eq!(sent.status(), 303);
    }
    let empty = agency.post(&page, &[("text", " ")]).await;
    assert_eq!(empty.status(), 409);
    let empty = empty.text().await.unwrap();
    assert!(empty.contains("href=\"#text\"") && empty.contains("id=\"text-error\""));

    let read = analyst.page(&page).await;
    for words in [
        "Attend l’accord d’une deuxième personne",
        "&#60;b&#62;était",
        "Le SAMU a été détourné.",
        "Personne trompée",
        "Bulletin de l’éditeur.",
        "Essayer la restauration.",
    ] {
        assert!(read.contains(words), "{words}");
    }
    assert!(read.contains(&format!("{case}-R2")));
    let form = format!("/dossiers/{case}/approuver-retour-experience");
    assert!(!read.contains(&form));
    assert!(lead.page(&page).await.contains(&form));
    let shown = lead.page(&form).await;
    assert!(shown.contains("Une pièce jointe ouverte."));
    assert!(
        shown.contains("Le SAMU a été détourné."),
        "what was added is read before the approval"
    );
    let version = portal
        .reads(Who::Lead, &format!("/api/v1/cases/{case}"))
        .await["version"]
        .to_string();
    let own = analyst.post(&form, &[("version", version.as_str())]).await;
    assert_eq!(own.status(), 409);
    assert!(own.text().await.unwrap().contains("Vous l’avez écrit"));
    let approved = lead.post(&form, &[("version", version.as_str())]).await;
    assert_eq!(approved.status(), 303);
    assert!(agency.page(&page).await.contains("Version 1, approuvée le"));

    let told = portal
        .reads(Who::Reporter, &format!("/api/v1/cases/{case}"))
        .await;
    let lessons = &told["lessons"];
    assert_eq!(lessons["awaits_approval"], false);
    assert_eq!(lessons["approved"]["number"], 1);
    assert_eq!(lessons["comments"].as_array().unwrap().len(), 2);
    assert_eq!(lessons["items"][1]["id"], format!("{case}-R2"));
    assert_eq!(lessons["items"][1]["text"], "Essayer la restauration.");
}

#[tokio::test]
async fn less_1_what_contradicts_itself_is_said_at_its_field() {
    let portal = Portal::open().await;
    let case = &closed(&portal).await;
    let analyst = portal.signed_in(Who::Analyst).await;
    let sent = analyst
        .post(
            &format!("/dossiers/{case}/retour-experience"),
            &[
                ("roots", "deceived-person"),
                ("factors", "none"),
                ("factors", "few-people"),
                ("causes", "Une pièce jointe ouverte."),
                ("recommendations", "Filtrer."),
            ],
        )
        .await;
    assert_eq!(sent.status(), 422);
    let page = sent.text().await.unwrap();
    assert!(page.contains("href=\"#factors\"") && page.contains("id=\"factors-error\""));
    assert!(page.contains("Une pièce jointe ouverte."));
}

/// A closed case with these lessons, which a second person approved.
async fn approving(portal: &Portal, lessons: Value) -> String {
    let case = closed(portal).await;
    portal.acts(Who::Analyst, &case, lessons).await;
    let read = portal
        .reads(Who::Lead, &format!("/api/v1/cases/{case}"))
        .await;
    let approve = json!({"act": "approve_lessons", "version": read["version"]});
    portal.acts(Who::Lead, &case, approve).await;
    case
}

/// Lessons of a closed case that a second person approved.
pub(crate) async fn approved(portal: &Portal) -> String {
    approving(portal, written()).await
}

#[tokio::test]
async fn less_3_the_base_is_searched_on_its_page_and_by_the_api() {
    let portal = Portal::open().await;
    let case = &approved(&portal).await;
    let agency = portal.signed_in(Who::Ars).await;
    let other = portal.signed_in(Who::OtherArs).await;
    let own = agency.page("/retours").await;
    for words in [
        "Un retour d’expérience",
        case.as_str(),
        "Personne trompée",
        "Essayer la restauration.",
    ] {
        assert!(own.contains(words), "{words}");
    }
    let elsewhere = other.page("/retours").await;
    assert!(
        elsewhere.contains("Hors de votre territoire") && elsewhere.contains("Personne trompée")
    );
    for words in [case.as_str(), "Essayer la restauration.", "Valmont"] {
        assert!(!elsewhere.contains(words), "{words}");
    }
    for (query, finds) in [
        ("mots=restauration", true),
        ("mots=introuvable", false),
        ("cause=deceived-person&type=hospital_centre", true),
        ("cause=mistake", false),
        ("facteur=few-people", false),
        ("annee=2019", false),
    ] {
        let page = agency.page(&format!("/retours?{query}")).await;
        assert_eq!(page.contains(case.as_str()), finds, "{query}");
    }
    let found = portal
        .reads(Who::Ars, "/api/v1/lessons?words=restauration")
        .await;
    let item = &found["items"][0];
    assert_eq!(item["case"]["reference"], case.as_str());
    assert_eq!(
        item["taught"]["recommendations"][1],
        "Essayer la restauration."
    );
    let found = portal.reads(Who::OtherArs, "/api/v1/lessons").await;
    let item = &found["items"][0];
    assert!(item["case"].is_null() && item["taught"].is_null());
    assert_eq!(item["roots"], json!(["deceived-person"]));
    let reads = portal
        .reads(Who::Director, &format!("/api/v1/cases/{case}/reads"))
        .await;
    assert!(
        reads.to_string().contains("\"lessons\""),
        "whose lessons are shown knows who looked: {reads}"
    );
    let wrong = portal.call(Who::Ars, Method::GET, "/api/v1/lessons?root=bad-luck");
    answered(422, wrong).await;
    answered(403, portal.call(Who::Dgs, Method::GET, "/api/v1/lessons")).await;
    let director = portal.signed_in(Who::Director).await;
    assert_eq!(director.get("/retours").await.status(), 403);
}

/// Lessons that name somebody, approved.
async fn naming(portal: &Portal) -> String {
    let lessons = json!({
        "act": "write_lessons",
        "causes": "Mme Quolibet a ouvert <b>la pièce jointe</b> de la réunion du jeudi.",
        "recommendations": "Essayer la restauration.",
    });
    approving(portal, lessons).await
}

#[tokio::test]
async fn less_4_an_edition_is_decided_published_and_taken_back_on_its_pages() {
    let portal = Portal::open().await;
    let case = &naming(&portal).await;
    let path = format!("/dossiers/{case}/retour-experience/anonymise");
    let analyst = portal.signed_in(Who::Analyst).await;
    let lead = portal.signed_in(Who::Lead).await;
    let api = format!("/api/v1/cases/{case}/lessons/edition");
    let begun = portal.reads(Who::Analyst, &api).await;
    let left = begun["undecided"].as_u64().unwrap();
    assert!(left >= 1);
    let first = &begun["passages"][0];
    assert_eq!(first["passage"], "Mme Quolibet");
    let names: Vec<String> = begun["passages"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| {
            let part = one["part"].as_str().unwrap();
            format!("{part}-{}-{}", one["start"], one["end"])
        })
        .collect();

    // Other words and reasons are needed at their fields, and nothing is lost.
    let other = format!("{}-mots", names[0]);
    let empty = analyst
        .post(&path, &[("of", "1"), (names[0].as_str(), "autre")])
        .await;
    assert_eq!(empty.status(), 422);
    let empty = empty.text().await.unwrap();
    assert!(empty.contains(&format!("href=\"#{other}\"")));
    let absent = [
        ("of", "1"),
        ("plus-passage", "introuvable"),
        ("plus-mots", "[mot]"),
    ];
    let absent = analyst.post(&path, &absent).await;
    assert_eq!(absent.status(), 422);
    let absent = absent.text().await.unwrap();
    assert!(absent.contains("Ces mots ne sont pas dans le texte"));

    let mut fields: Vec<(&str, &str)> = vec![
        ("of", "1"),
        ("plus-passage", "pièce jointe"),
        ("plus-mots", "pièce"),
    ];
    fields.extend(names.iter().map(|name| (name.as_str(), "propose")));
    let saved = analyst.post(&path, &fields).await;
    assert_eq!(saved.status(), 303, "{}", saved.text().await.unwrap());
    let page = analyst.page(&path).await;
    assert!(page.contains("une autre personne du CERT relit et publie"));
    let version = portal.reads(Who::Lead, &api).await["version"].to_string();
    let publish = format!("{path}/publier");
    let own = analyst
        .post(&publish, &[("version", version.as_str()), ("to", "all")])
        .await;
    assert_eq!(own.status(), 409);
    let bare = lead.post(&publish, &[("version", version.as_str())]).await;
    assert_eq!(bare.status(), 422);
    let done = lead
        .post(&publish, &[("version", version.as_str()), ("to", "all")])
        .await;
    assert_eq!(done.status(), 303);

    let visitor = portal.browser();
    let list = visitor.page("/retours/publics").await;
    assert!(list.contains("Essayer la restauration."));
    let elsewhere = portal.signed_in(Who::OtherArs).await.page("/retours").await;
    assert!(elsewhere.contains("Lire l’édition anonymisée"));
    assert!(!elsewhere.contains(case.as_str()));
    let editions = portal.stranger(Method::GET, "/api/v1/lessons/editions");
    let editions = answered(200, editions).await;
    let id = editions["items"][0]["id"].as_str().unwrap();
    let read = visitor.page(&format!("/retours/publics/{id}")).await;
    for words in ["[personne 1]", "&#60;b&#62;la pièce&#60;/b&#62;"] {
        assert!(read.contains(words), "{words}");
    }
    for words in ["Quolibet", "jeudi", case.as_str(), "Valmont"] {
        assert!(!read.contains(words) && !list.contains(words), "{words}");
    }
    let one = format!("/api/v1/lessons/editions/{id}");
    let told = answered(200, portal.stranger(Method::GET, &one)).await;
    assert_eq!(told["parts"][0]["part"], "causes");

    let retract = format!("{path}/retirer");
    let bare = analyst.post(&retract, &[("reason", "")]).await;
    assert_eq!(bare.status(), 422);
    let done = analyst.post(&retract, &[("reason", "Une date.")]).await;
    assert_eq!(done.status(), 303);
    answered(404, portal.stranger(Method::GET, &one)).await;
    let gone = visitor.get(&format!("/retours/publics/{id}")).await;
    assert_eq!(gone.status(), 404);
    let record = analyst.page(&format!("/dossiers/{case}")).await;
    assert!(record.contains("Édition anonymisée retirée"));
}
