//! SUPP-5: playbooks, for anyone to read and print, for the CERT to write.

use jiff::SignedDuration;
use playbooks::SHIPPED;
use reqwest::Method;
use serde_json::{Value, json};
use testkit::world::Who;

use crate::portal::{Browser, Portal, answered, location};

const FRENCH: &str = "# Téléphone coupé\n\nPlus aucun appel ne passe.\n\n\
    ## Les quinze premières minutes\n1. Prenez les téléphones de secours.\n\n\
    ## Ce qu'il ne faut pas faire\n- Ne redémarrez pas l'autocommutateur.\n\n\
    ## Qui appeler\n- L'opérateur, depuis un mobile.\n\n\
    ## Les traces à garder\n- L'heure de la coupure.\n\n\
    ## Les mesures\n### Continuer les soins sans le système\n- Organiser des rondes.\n\n\
    ## Quand c'est fini\n- Les appels d'urgence passent.\n";

async fn portal() -> Portal {
    let portal = Portal::open().await;
    portal.world.app.install_playbooks().await.unwrap();
    portal
}

/// The version that the page would judge.
fn version(page: &str) -> String {
    let (_, rest) = page.split_once("name=\"version\" value=\"").unwrap();
    rest.split('"').next().unwrap().to_owned()
}

async fn pressed(browser: &Browser, path: &str, deed: &str, more: &[(&str, &str)]) -> u16 {
    let version = version(&browser.page(&format!("{path}/redaction")).await);
    let mut fields = vec![("acte", deed), ("version", version.as_str())];
    fields.extend(more);
    let answer = browser.post(&format!("{path}/actes"), &fields).await;
    answer.status().as_u16()
}

#[tokio::test]
async fn supp_5_anyone_finds_every_playbook_in_both_languages() {
    let portal = portal().await;
    let visitor = portal.browser();
    let list = visitor.page("/fiches-reflexes").await;
    for shipped in SHIPPED {
        let path = format!("/fiches-reflexes/{}", shipped.key);
        assert!(list.contains(&format!("href=\"{path}\"")), "{path}");
        assert!(visitor.page(&path).await.contains("Qui appeler"), "{path}");
        let english = visitor.asking(&path).header("accept-language", "en");
        let page = english.send().await.unwrap().text().await.unwrap();
        assert!(page.contains("Whom to call"), "{path}");
    }
}

#[tokio::test]
async fn supp_5_each_reader_sees_the_steps_of_their_skill() {
    let portal = portal().await;
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
async fn supp_5_playbooks_are_found_by_type_of_incident_and_skill() {
    let portal = portal().await;
    let visitor = portal.browser();
    let page = visitor
        .page("/fiches-reflexes?type=telecom-loss&niveau=informatique")
        .await;
    assert!(page.contains("/fiches-reflexes/telecom-loss?niveau=informatique"));
    assert!(!page.contains("/fiches-reflexes/ransomware"));
    let none = visitor.page("/fiches-reflexes?type=human-error").await;
    assert!(none.contains("Aucune fiche ne correspond"));
}

#[tokio::test]
async fn a_playbook_that_does_not_exist_is_not_found() {
    let portal = portal().await;
    let visitor = portal.browser();
    for path in [
        "/fiches-reflexes/pluie",
        "/fiches-reflexes/PLUIE",
        "/fiches-reflexes/ransomware/versions/2",
        "/fiches-reflexes/ransomware/versions/un",
        "/fiches-reflexes/classeur.pdf?fiche=pluie",
    ] {
        assert_eq!(visitor.get(path).await.status(), 404, "{path}");
    }
}

#[tokio::test]
async fn supp_5_playbooks_are_printed_alone_and_in_a_binder() {
    let portal = portal().await;
    let visitor = portal.browser();
    for path in [
        "/fiches-reflexes/ransomware/fiche.pdf?niveau=tous",
        "/fiches-reflexes/classeur.pdf?fiche=ransomware&fiche=data-leak",
        "/api/v1/playbooks/binder.pdf?playbook=data-leak&lang=en",
    ] {
        let answer = visitor.get(path).await;
        assert_eq!(answer.status(), 200, "{path}");
        assert_eq!(answer.headers()["content-type"], "application/pdf");
        assert!(answer.bytes().await.unwrap().starts_with(b"%PDF"));
    }
}

#[tokio::test]
async fn supp_5_one_writes_a_playbook_and_another_approves_it() {
    let portal = portal().await;
    let analyst = portal.signed_in(Who::Analyst).await;
    let lead = portal.signed_in(Who::Lead).await;
    let fields = [("types", "telecom-loss"), ("francais", FRENCH)];
    let look = [fields[0], fields[1], ("acte", "apercu")];
    let preview = analyst.post("/fiches-reflexes/ecrire", &look).await;
    assert_eq!(preview.status(), 200);
    let preview = preview.text().await.unwrap();
    assert!(preview.contains("Rien n’est gardé encore"), "{preview}");
    assert!(preview.contains("Prenez les téléphones de secours"));

    let wrong = FRENCH.replace("## Qui appeler", "## Qui");
    let wrong = [fields[0], ("francais", &*wrong)];
    let wrong = analyst.post("/fiches-reflexes/ecrire", &wrong).await;
    assert_eq!(wrong.status(), 409);
    let page = wrong.text().await.unwrap();
    assert!(page.contains("n’est pas le titre d’une partie"), "{page}");
    assert!(page.contains("Prenez les téléphones"), "no word is lost");

    let kept = analyst.post("/fiches-reflexes/ecrire", &fields).await;
    assert_eq!(kept.status(), 303);
    let file = location(&kept).split('?').next().unwrap().to_owned();
    assert_eq!(file, "/fiches-reflexes/telephone-coupe/redaction");
    let path = "/fiches-reflexes/telephone-coupe";
    assert_eq!(portal.browser().get(path).await.status(), 404);
    assert_eq!(pressed(&analyst, path, "demander", &[]).await, 303);
    let home = lead.page("/accueil").await;
    assert!(home.contains("Une fiche réflexe attend"), "{home}");
    let own = analyst.page(&file).await;
    assert!(own.contains("une autre personne l’approuve"), "{own}");
    assert!(!own.contains("value=\"approuver\""));
    let day = [("relecture-approuver", "demain")];
    assert_eq!(pressed(&lead, path, "approuver", &day).await, 422);
    let day = [("relecture-approuver", "2000-01-01")];
    assert_eq!(pressed(&lead, path, "approuver", &day).await, 409);
    let day = portal.world.app.usual_review_day().to_string();
    let day = [("relecture-approuver", day.as_str())];
    assert_eq!(pressed(&analyst, path, "approuver", &day).await, 409);
    assert_eq!(pressed(&lead, path, "approuver", &day).await, 303);
    assert!(
        portal
            .browser()
            .page(path)
            .await
            .contains("Téléphone coupé")
    );
    let english = portal.browser();
    let english = english.asking(path).header("accept-language", "en");
    let english = english.send().await.unwrap().text().await.unwrap();
    assert!(english.contains("exists in French only"));

    let changed = FRENCH.replace("Organiser des rondes", "Organiser des rondes notées");
    let page = analyst.page(&format!("{path}/texte")).await;
    let seen = version(&page);
    let next = [fields[0], ("francais", &*changed), ("version", &*seen)];
    let kept = analyst.post(&format!("{path}/texte"), &next).await;
    assert_eq!(kept.status(), 303);
    let late = analyst.post(&format!("{path}/texte"), &next).await;
    assert_eq!(late.status(), 409, "nobody's text is written over unread");
    let file = analyst.page(&file).await;
    assert!(
        file.contains("<ins>- Organiser des rondes notées.</ins>"),
        "{file}"
    );
    assert_eq!(pressed(&analyst, path, "demander", &[]).await, 303);
    assert_eq!(pressed(&lead, path, "approuver", &day).await, 303);
    let first = portal.browser().page(&format!("{path}/versions/1")).await;
    assert!(first.contains("Cette version n’est plus en vigueur"));
    assert_eq!(pressed(&lead, path, "retirer", &[]).await, 409);
    let why = [("mots-retirer", "Fondue dans une autre.")];
    assert_eq!(pressed(&lead, path, "retirer", &why).await, 303);
    let over = portal.browser().page(path).await;
    assert!(over.contains("Cette fiche n’est plus à suivre"));
}

#[tokio::test]
async fn supp_5_a_case_proposes_playbooks_and_the_facility_answers_their_measures() {
    let portal = portal().await;
    let world = &portal.world;
    let case = world
        .declares(Who::Reporter, "Tout est chiffré.")
        .await
        .reference
        .to_string();
    let analyst = portal.signed_in(Who::Analyst).await;
    let path = format!("/dossiers/{case}");
    let causes = [
        ("nature", "malicious"),
        ("causes", "ransomware"),
        ("perimeter", ""),
        ("text", ""),
    ];
    let recorded = analyst.post(&format!("{path}/causes"), &causes).await;
    assert_eq!(recorded.status(), 303);
    let page = analyst.page(&path).await;
    assert!(page.contains("cause établie"), "{page}");
    let form = format!("{path}/fiche-reflexe");
    assert!(page.contains(&format!("{form}?playbook=ransomware")));

    let chosen = analyst.post(&form, &[("playbook", "data-leak")]).await;
    assert_eq!(chosen.status(), 303, "read before it is sent");
    assert!(location(&chosen).contains("?playbook=data-leak"));
    let asked = analyst.page(&format!("{form}?playbook=ransomware")).await;
    assert!(asked.contains("Mesures à proposer"), "{asked}");
    let fields = [
        ("playbook", "ransomware"),
        ("skill", "generalist"),
        ("measures", "0"),
        ("measures", "2"),
        ("note", "Commencez par la première page."),
    ];
    assert_eq!(analyst.post(&form, &fields).await.status(), 303);
    let reporter = portal.signed_in(Who::Reporter).await;
    let page = reporter.page(&path).await;
    assert!(
        page.contains("/fiches-reflexes/ransomware/versions/1"),
        "{page}"
    );
    assert!(page.contains("Rançongiciel (version 1)"), "in the thread");
    let told = portal
        .reads(Who::Reporter, &format!("/api/v1/cases/{case}"))
        .await;
    assert_eq!(told["playbooks"][0]["version"], 1);
    assert_eq!(told["measures"].as_array().unwrap().len(), 2);
    assert_eq!(told["measures"][0]["playbook"], "ransomware");
    let none = [fields[0], fields[1], fields[4]];
    assert_eq!(analyst.post(&form, &none).await.status(), 303);
    let view = world.sees(Who::Reporter, case.parse().unwrap()).await;
    assert_eq!(
        view.unwrap().case.measures.len(),
        2,
        "no box ticked, none proposed"
    );
}

#[tokio::test]
async fn supp_5_the_api_reads_writes_and_approves_playbooks() {
    let portal = portal().await;
    let text = json!({"causes": ["telecom-loss"], "french": FRENCH});
    let sent = |who, path: &str, body: &Value| portal.call(who, Method::POST, path).json(body);
    let written = answered(201, sent(Who::Analyst, "/api/v1/playbooks", &text)).await;
    assert_eq!(written["key"], "telephone-coupe");
    let file = "/api/v1/playbooks/telephone-coupe/file".to_owned();
    let read: Value = portal.reads(Who::Lead, &file).await;
    assert_eq!(read["draft"]["state"], "writing");
    let acts = "/api/v1/playbooks/telephone-coupe/acts";
    answered(204, sent(Who::Analyst, acts, &json!({"act": "submit"}))).await;
    let version = portal.reads(Who::Lead, &file).await["version"].clone();
    let day = portal.world.app.usual_review_day().to_string();
    let approve = json!({"act": "approve", "version": version, "review_by": day});
    let problem = answered(409, sent(Who::Analyst, acts, &approve)).await;
    assert_eq!(problem["rule"], "SUPP-5");
    answered(204, sent(Who::Lead, acts, &approve)).await;
    let read = portal
        .reads(Who::Reporter, "/api/v1/playbooks/telephone-coupe")
        .await;
    assert_eq!(
        (&read["version"], &read["standing"]),
        (&json!(1), &json!("in-force"))
    );
    let found = portal
        .reads(
            Who::Reporter,
            "/api/v1/playbooks?cause=telecom-loss&lang=en",
        )
        .await;
    assert_eq!(found["items"].as_array().unwrap().len(), 2);
    answered(403, sent(Who::Ars, "/api/v1/playbooks", &text)).await;
}

#[tokio::test]
async fn supp_5_an_overdue_review_is_among_the_duties_of_the_cert_and_of_nobody_else() {
    let portal = Portal::of_decades().await;
    portal.world.app.install_playbooks().await.unwrap();
    let duties = portal.reads(Who::Analyst, "/api/v1/duties").await;
    assert_eq!(duties["items"], json!([]));
    portal
        .world
        .clock
        .advance(SignedDuration::from_hours(24 * 800));
    let lead = portal.signed_in(Who::Lead).await;
    let home = lead.page("/accueil").await;
    assert!(
        home.contains("Relire une fiche réflexe") && home.contains("row-pressing"),
        "{home}"
    );
    assert!(home.contains("/fiches-reflexes/ransomware/redaction"));
    let duties = portal.reads(Who::Lead, "/api/v1/duties").await;
    let first = &duties["items"][0];
    assert_eq!(first["duty"], "review-playbook");
    assert_eq!(
        (&first["playbook"].is_string(), &first["owed_by"]),
        (&true, &json!("cert"))
    );
    let duties = portal.reads(Who::Hfds, "/api/v1/duties").await;
    assert_eq!(duties["items"], json!([]));
}
