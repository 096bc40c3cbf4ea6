//! SUPP-6: the directory of providers, on pages and for programs.

use reqwest::Method;
use serde_json::{Value, json};
use testkit::world::Who;

use crate::portal::{Portal, answered, location};

/// A provider as the form sends it.
fn fields<'f>(name: &'f str, day: &'f str) -> Vec<(&'f str, &'f str)> {
    vec![
        ("nom", name),
        ("genre", "pris"),
        ("competences", "investigation"),
        ("competences", "containment"),
        ("regions", "53"),
        ("telephone", "02 99 00 00 00"),
        ("nuit", "06 00 00 00 00"),
        ("courriel", "urgence@prestataire.example"),
        ("qualification", "PRIS : investigation"),
        ("echeance", "2099-12-31"),
        ("verification", day),
    ]
}

fn day(portal: &Portal) -> String {
    portal.world.app.usual_check_day().to_string()
}

/// The version that the page rests on.
fn version(page: &str) -> String {
    let (_, rest) = page.split_once("name=\"version\" value=\"").unwrap();
    rest.split('"').next().unwrap().to_owned()
}

#[tokio::test]
async fn supp_6_an_agency_adds_changes_checks_and_withdraws_a_provider() {
    let portal = Portal::open().await;
    let agency = portal.signed_in(Who::Ars).await;
    let day = day(&portal);
    assert!(agency.page("/annuaire").await.contains("/annuaire/ajouter"));
    let form = agency.page("/annuaire/ajouter").await;
    assert!(form.contains("Bretagne") && !form.contains("Occitanie"));
    assert!(!form.contains("France entière"), "the nation is the CERT's");

    let mut wrong = fields("Littoral Réponse", &day);
    wrong.retain(|(name, _)| *name != "competences");
    let wrong = agency.post("/annuaire/ajouter", &wrong).await;
    assert_eq!(wrong.status(), 409);
    let page = wrong.text().await.unwrap();
    assert!(page.contains("Cochez au moins une compétence"));
    assert!(page.contains("Littoral Réponse"), "no word is lost");
    for (field, value, why) in [
        ("verification", "demain", "Choisissez un jour du calendrier"),
        ("genre", "", "Choisissez un genre"),
        ("regions", "", "Cochez au moins une région"),
    ] {
        let mut wrong = fields("Littoral Réponse", &day);
        wrong.retain(|(name, _)| *name != field);
        wrong.push((field, value));
        let wrong = agency.post("/annuaire/ajouter", &wrong).await;
        assert_eq!(wrong.status(), 422, "{field}");
        assert!(wrong.text().await.unwrap().contains(why), "{field}");
    }
    let mut elsewhere = fields("Littoral Réponse", &day);
    elsewhere.push(("regions", "52"));
    let elsewhere = agency.post("/annuaire/ajouter", &elsewhere).await;
    assert_eq!(elsewhere.status(), 409);

    let added = agency
        .post("/annuaire/ajouter", &fields("Littoral Réponse", &day))
        .await;
    assert_eq!(added.status(), 303);
    let path = location(&added).split('?').next().unwrap().to_owned();
    let page = agency.page(&path).await;
    assert!(page.contains("tel:0600000000"), "{page}");
    assert!(page.contains("Ajouté à l’annuaire"));

    let form = agency.page(&format!("{path}/modifier")).await;
    let seen = version(&form);
    let mut changed = fields("Littoral Réponse 24 h", &day);
    changed.push(("version", &seen));
    let address = format!("{path}/modifier");
    assert_eq!(agency.post(&address, &changed).await.status(), 303);
    let late = agency.post(&address, &changed).await;
    assert_eq!(late.status(), 409, "nobody's words are written over unread");

    let deeds = format!("{path}/actes");
    let seen = version(&agency.page(&path).await);
    let sent = |deed: &'static str, more: Vec<(&'static str, String)>| {
        let mut fields = vec![("acte", deed.to_owned()), ("version", seen.clone())];
        fields.extend(more);
        fields
    };
    let press = async |fields: Vec<(&'static str, String)>| {
        let fields: Vec<(&str, &str)> = fields
            .iter()
            .map(|(name, value)| (*name, value.as_str()))
            .collect();
        agency.post(&deeds, &fields).await.status().as_u16()
    };
    let wrong = sent("verifier", vec![("verification-verifier", "hier".into())]);
    assert_eq!(press(wrong).await, 422);
    let past = vec![("verification-verifier", "2000-01-01".into())];
    assert_eq!(press(sent("verifier", past)).await, 409);
    let checked = vec![
        ("verification-verifier", day.clone()),
        ("mots-verifier", "Numéro de nuit appelé.".into()),
    ];
    assert_eq!(press(sent("verifier", checked)).await, 303);
    assert_eq!(press(sent("retirer", Vec::new())).await, 409, "says why");
    let why = vec![("mots-retirer", "Ne répond plus.".into())];
    assert_eq!(press(sent("retirer", why)).await, 303);
    let page = agency.page(&path).await;
    assert!(page.contains("Numéro de nuit appelé.") && page.contains("Ne répond plus."));
    let listed = agency.page("/annuaire").await;
    assert!(!listed.contains("Littoral Réponse"));
    let withdrawn = agency.page("/annuaire?etat=retires").await;
    assert!(withdrawn.contains("Littoral Réponse 24 h"));
    let back = vec![("verification-retablir", day.clone())];
    assert_eq!(press(sent("retablir", back)).await, 303);
    assert!(agency.page("/annuaire").await.contains("Littoral Réponse"));
}

#[tokio::test]
async fn supp_6_the_staff_search_and_take_away_the_directory_and_nobody_else() {
    let portal = Portal::open().await;
    let [near, national, _] = portal.world.directory().await;
    let hfds = portal.signed_in(Who::Hfds).await;
    let found = hfds
        .page("/annuaire?region=53&competence=investigation")
        .await;
    assert!(found.contains("Secours Numérique du Littoral"));
    assert!(found.contains("Réponse Nationale Exemple"));
    assert!(!found.contains("Atelier Cyber du Sud"));
    assert!(!found.contains("/annuaire/ajouter"), "HFDS only reads");
    assert_eq!(hfds.get("/annuaire/ajouter").await.status(), 403);
    let none = hfds.page("/annuaire?competence=medical-devices").await;
    assert!(none.contains("Aucun prestataire ne correspond"));
    let sheet = hfds.get("/annuaire.csv?region=53").await;
    assert_eq!(sheet.headers()["content-type"], "text/csv; charset=utf-8");
    let sheet = sheet.text().await.unwrap();
    assert_eq!(sheet.lines().count(), 3, "{sheet}");
    let agency = portal.signed_in(Who::Ars).await;
    let other = format!("/annuaire/{national}");
    assert!(!agency.page(&other).await.contains("value=\"retirer\""));
    let change = agency.get(&format!("{other}/modifier")).await;
    assert_eq!(change.status(), 403);
    let why = [("acte", "retirer"), ("mots-retirer", "Non.")];
    let refused = agency.post(&format!("{other}/actes"), &why).await;
    assert_eq!(refused.status(), 409);
    let reporter = portal.signed_in(Who::Reporter).await;
    for path in ["/annuaire", "/annuaire.csv", &format!("/annuaire/{near}")] {
        assert_eq!(reporter.get(path).await.status(), 403, "{path}");
    }
    let nobody = "/annuaire/00000000-0000-7000-8000-000000000000";
    assert_eq!(hfds.get(nobody).await.status(), 404);
}

#[tokio::test]
async fn supp_6_a_facility_reads_whom_to_call_on_its_case() {
    let portal = Portal::open().await;
    let [near, ..] = portal.world.directory().await;
    let case = portal.world.declares(Who::Reporter, "Panne.").await;
    let case = case.reference.to_string();
    let act = json!({"act": "send_providers", "providers": [near]});
    portal.acts(Who::Analyst, &case, act).await;
    let reporter = portal.signed_in(Who::Reporter).await;
    let page = reporter.page(&format!("/dossiers/{case}")).await;
    assert!(page.contains("Secours Numérique du Littoral"), "{page}");
    assert!(
        page.contains("06 00 00 00 00"),
        "the number to call at night"
    );
}

#[tokio::test]
async fn supp_6_programs_keep_the_directory_as_pages_do() {
    let portal = Portal::open().await;
    let list = "/api/v1/providers";
    let entry = |day: &str| {
        json!({
            "name": "Programme Réponse",
            "kind": "incident-response",
            "competences": ["investigation"],
            "contact": {"phone": "02 99 00 00 00"},
            "review_by": day,
        })
    };
    let day = day(&portal);
    let national = portal.call(Who::Ars, Method::POST, list).json(&entry(&day));
    let refused = answered(409, national).await;
    assert_eq!(refused["reason"], "outside-your-region");
    let added = portal
        .call(Who::Analyst, Method::POST, list)
        .json(&entry(&day));
    let id = answered(201, added).await["id"]
        .as_str()
        .unwrap()
        .to_owned();
    let path = format!("{list}/{id}");
    let read = portal.reads(Who::Hfds, &path).await;
    assert_eq!(read["state"], "listed");
    assert_eq!(read["kept_by_caller"], false);
    let mut changed = entry(&day);
    changed["name"] = json!("Programme Réponse 24 h");
    let body = json!({"version": read["version"], "entry": changed});
    let rewrite = || portal.call(Who::Lead, Method::PUT, &path).json(&body);
    assert_eq!(rewrite().send().await.unwrap().status(), 204);
    assert_eq!(answered(409, rewrite()).await["reason"], "changed-since");
    let acts = format!("{path}/acts");
    let does = async |act: Value, status: u16| {
        let sent = portal.call(Who::Lead, Method::POST, &acts).json(&act);
        assert_eq!(sent.send().await.unwrap().status(), status, "{act}");
    };
    does(
        json!({"act": "review", "version": 2, "review_by": day}),
        204,
    )
    .await;
    does(json!({"act": "withdraw", "reason": "Fermé."}), 204).await;
    let withdrawn = portal
        .reads(Who::Lead, &format!("{list}?which=withdrawn"))
        .await;
    assert_eq!(withdrawn["items"][0]["name"], "Programme Réponse 24 h");
    does(json!({"act": "restore", "review_by": day}), 204).await;
    does(json!({"act": "restore", "review_by": day}), 409).await;

    let case = portal.world.declares(Who::Reporter, "Panne.").await;
    let path = format!("/api/v1/cases/{}/providers", case.reference);
    let proposed = portal.reads(Who::Analyst, &path).await;
    assert_eq!(proposed["items"][0]["served"], "nation");
    let facility = portal.call(Who::Reporter, Method::GET, &path);
    answered(403, facility).await;
}
