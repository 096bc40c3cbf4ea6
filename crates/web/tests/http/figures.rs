//! The observatory on pages and in the API (FIG-1, FIG-2).

use app::cases::DeclareRequest;
use jiff::SignedDuration;
use process::declaration::facts::{Answer, Several};
use process::words::{CareImpact, Cause, IncidentNature};
use reqwest::{Method, StatusCode, header};
use testkit::world::{Who, declaration};

use crate::portal::{Portal, answered};

fn ransomware(portal: &Portal, since: &str, until: &str) -> DeclareRequest {
    let mut report = declaration(&portal.world.nursing_home, "Fichiers chiffrés.");
    report.facts.nature = IncidentNature::Malicious.into();
    report.facts.causes = Several::one(Cause::Ransomware).into();
    report.facts.care_impact = CareImpact::DegradedMode.into();
    report.facts.care_since = Answer::Known(since.parse().unwrap());
    report.facts.care_until = Answer::Known(until.parse().unwrap());
    report
}

/// A home of Normandie hit twice this year, once the year before.
async fn two_years() -> Portal {
    let portal = Portal::of_decades().await;
    let world = &portal.world;
    let neighbour = world.actor(Who::Neighbour);
    let first = ransomware(&portal, "2026-11-20T08:00", "2026-11-20T20:00");
    world.app.declare(neighbour, first).await.unwrap();
    world.clock.advance(SignedDuration::from_hours(24 * 365));
    for until in ["2027-11-22T08:00", "2027-11-24T08:00"] {
        let again = ransomware(&portal, "2027-11-20T08:00", until);
        world.app.declare(neighbour, again).await.unwrap();
    }
    portal
}

const ASKED: &str = "territoire=region-28&type=medico-social&cause=ransomware";

#[tokio::test]
async fn fig_1_the_ministry_s_question_is_answered_on_one_page() {
    let portal = two_years().await;
    let browser = portal.signed_in(Who::Hfds).await;
    assert!(browser.page("/accueil").await.contains("Observatoire"));
    let page = browser.page(&format!("/observatoire?{ASKED}")).await;
    for words in [
        "Normandie · Établissements et services médico-sociaux · Rançongiciel",
        "du 1er janv. 2027 au 24 nov. 2027",
        "+100 %",
        "médiane 2 jours, 90 % en 4 jours au plus (connue pour 2 sur 2)",
        "<svg",
    ] {
        assert!(page.contains(words), "{words}");
    }
    // Links keep what was asked.
    assert!(page.contains("/observatoire/incidents?territoire=region-28&#38;type=medico-social"));
    let english = browser
        .post("/langue", &[("lang", "en"), ("back", "/observatoire")])
        .await;
    assert_eq!(english.status(), StatusCode::SEE_OTHER);
    let page = browser.page(&format!("/observatoire?{ASKED}")).await;
    assert!(page.contains("median 2 days, 90% within 4 days (known for 2 of 2)"));
}

#[tokio::test]
async fn fig_1_a_figure_is_broken_down_drawn_and_taken_away() {
    let portal = two_years().await;
    let browser = portal.signed_in(Who::Analyst).await;
    let path = "/observatoire/incidents";
    for (by, drawn) in [
        ("month", "lines-title"),
        ("region", "tiles-title"),
        ("cause", "bars-title"),
    ] {
        let page = browser.page(&format!("{path}?par={by}")).await;
        assert!(page.contains(drawn), "{by}");
    }
    let csv = browser
        .page(&format!("{path}/tableau.csv?par=region"))
        .await;
    assert!(csv.contains("\"28\";\"Normandie\";\"2\";\"1\""), "{csv}");
    let xlsx = browser
        .get(&format!("{path}/tableau.xlsx?par=region"))
        .await;
    assert!(xlsx.bytes().await.unwrap().starts_with(b"PK"));
    let svg = browser.get(&format!("{path}/image.svg?par=region")).await;
    assert_eq!(svg.headers()[header::CONTENT_TYPE], "image/svg+xml");
    let told = svg.text().await.unwrap();
    assert!(told.starts_with("<svg") && told.contains("<desc") && !told.contains("style="));
    let json = browser
        .page(&format!("{path}/donnees.json?par=region"))
        .await;
    assert!(json.contains("\"group\": \"28\""));
    let wrong = browser.get(&format!("{path}/tableau.csv?par=rien")).await;
    assert_eq!(wrong.status(), StatusCode::BAD_REQUEST);
    assert_eq!(
        browser.get("/observatoire/rien").await.status(),
        StatusCode::NOT_FOUND
    );
}

#[tokio::test]
async fn fig_1_a_filter_that_cannot_be_read_is_named() {
    let portal = Portal::open().await;
    let browser = portal.signed_in(Who::Analyst).await;
    let answer = browser.get("/observatoire?du=hier&cause=grele").await;
    assert_eq!(answer.status(), StatusCode::UNPROCESSABLE_ENTITY);
    let page = answer.text().await.unwrap();
    assert!(page.contains("error-summary") && page.contains("#du") && page.contains("#cause"));
}

#[tokio::test]
async fn fig_1_another_agency_s_territory_is_not_counted() {
    let portal = two_years().await;
    let browser = portal.signed_in(Who::Ars).await;
    let refused = browser.get("/observatoire?territoire=region-28").await;
    assert_eq!(refused.status(), StatusCode::CONFLICT);
    let page = browser.page("/observatoire").await;
    assert!(page.contains("Bretagne") && !page.contains("region-28"));
}

#[tokio::test]
async fn fig_1_figures_are_defined_and_read_through_the_api() {
    let portal = two_years().await;
    let defined = answered(200, portal.stranger(Method::GET, "/api/v1/figures")).await;
    let items = defined["items"].as_array().unwrap();
    let of = |name: &str| items.iter().find(|item| item["name"] == name).unwrap();
    assert_eq!(of("degraded-duration")["basis"], "degraded-incidents");
    for language in ["fr", "en"] {
        for part in ["label", "definition", "basis", "unit"] {
            let sentence = of("incidents")[language][part].as_str().unwrap();
            assert!(!sentence.is_empty(), "{language} {part}");
        }
    }
    let asked = "/api/v1/figures/degraded-duration?territory=region-28&type=medico-social\
                 &cause=ransomware&by=year&from=2026-01-01&to=2027-12-31&against=nothing";
    let read = portal.reads(Who::Hfds, asked).await;
    assert_eq!(read["total"]["known"], 3);
    assert_eq!(read["groups"][0]["group"], "2026");
    assert_eq!(read["groups"][0]["value"]["median_minutes"], 720);
    assert_eq!(
        read["groups"][1]["value"]["ninth_decile_minutes"],
        4 * 24 * 60
    );

    let wrong = portal.call(
        Who::Hfds,
        Method::GET,
        "/api/v1/figures/incidents?by=rien&from=x",
    );
    let wrong = answered(422, wrong).await;
    let fields = wrong["fields"].as_array().unwrap();
    assert_eq!(fields.len(), 2, "{wrong}");
    let reporter = portal.call(Who::Reporter, Method::GET, "/api/v1/figures/incidents");
    assert_eq!(answered(403, reporter).await["rule"], "FIG-1");
}

#[tokio::test]
async fn fig_1_a_timeline_is_read_drawn_and_taken_away() {
    let portal = two_years().await;
    let browser = portal.signed_in(Who::Hfds).await;
    let page = browser.page("/observatoire").await;
    assert!(page.contains("/observatoire/frise"));
    let page = browser.page(&format!("/observatoire/frise?{ASKED}")).await;
    for words in [
        "Frise chronologique",
        "timeline-title",
        "Normandie · Établissements et services médico-sociaux · Rançongiciel",
        "1 en mode dégradé, 4 jours au plus",
        "Incidents déclarés par mois",
        "pas de fin connue",
        "Aucune alerte.",
    ] {
        assert!(page.contains(words), "{words}");
    }
    assert!(!page.contains("name=\"par\"") && !page.contains("name=\"comparer\""));
    let csv = browser
        .page(&format!("/observatoire/frise/tableau.csv?{ASKED}"))
        .await;
    assert!(csv.contains("\"novembre 2027\";\"2\""), "{csv}");
    for file in ["tableau.xlsx", "image.svg", "donnees.json"] {
        let answer = browser
            .get(&format!("/observatoire/frise/{file}?{ASKED}"))
            .await;
        assert_eq!(answer.status(), StatusCode::OK, "{file}");
    }
    let wrong = browser
        .get("/observatoire/frise/tableau.csv?cause=grele")
        .await;
    assert_eq!(wrong.status(), StatusCode::BAD_REQUEST);
    let asked = "/api/v1/figures-timeline?territory=region-28&from=2026-01-01";
    let read = portal.reads(Who::Hfds, asked).await;
    assert_eq!(read["happenings"].as_array().unwrap().len(), 3);
    assert_eq!(read["happenings"][0]["longest_degraded_minutes"], 720);
    assert_eq!(read["happenings"][0]["is_event"], false);
    let stranger = portal.browser().get("/observatoire/frise").await;
    assert_eq!(stranger.headers()[header::LOCATION], "/observatoire/public");
    let agent = portal.call(Who::Ars, Method::GET, asked);
    answered(409, agent).await;
}

#[tokio::test]
async fn fig_1_a_map_tells_its_classes_and_nought_from_nothing() {
    let portal = two_years().await;
    let browser = portal.signed_in(Who::Hfds).await;
    let counts = browser.page("/observatoire/incidents?par=region").await;
    assert!(counts.contains(">1<") && counts.contains(">2<"), "classes");
    assert!(!counts.contains("sans donnée"));
    let shares = browser.page("/observatoire/malicious?par=region").await;
    assert!(shares.contains("sans donnée"));
}

#[tokio::test]
async fn fig_2_everybody_reads_fixed_tables_without_signing_in() {
    let portal = two_years().await;
    let browser = portal.browser();
    let home = browser.page("/").await;
    assert!(home.contains("/observatoire/public"));
    let page = browser.page("/observatoire/public").await;
    assert!(page.contains("Aucune année n’est encore publiée."));
    assert_eq!(portal.world.app.publish_years().await.unwrap(), 1);
    let page = browser
        .page("/observatoire/public?territoire=region-28")
        .await;
    for words in [
        "Chiffres publics",
        "Par région",
        "Par cause",
        "Années finies, jusqu’à 2026 comprise",
    ] {
        assert!(page.contains(words), "{words}");
    }
    // One home alone declared the case of the year before.
    assert!(page.contains("secret") && !page.contains("<select"));
    let open = answered(200, portal.stranger(Method::GET, "/api/v1/public-figures")).await;
    assert_eq!(open["fewest_facilities"], 5);
    assert_eq!(open["dictionary"].as_array().unwrap().len(), 5);
    let rows = open["tables"][0]["rows"].as_array().unwrap();
    let home = rows
        .iter()
        .find(|row| row["group"] == "28" && row["year"] == 2026)
        .unwrap();
    assert_eq!(
        (&home["hidden"], &home["incidents"]),
        (&true.into(), &serde_json::Value::Null)
    );
    let led = browser.get("/observatoire").await;
    assert_eq!(led.headers()[header::LOCATION], "/observatoire/public");
    for file in ["tableau.csv", "tableau.xlsx", "donnees.json"] {
        let answer = browser.get(&format!("/observatoire/public/{file}")).await;
        assert_eq!(answer.status(), StatusCode::OK, "{file}");
    }
}

#[tokio::test]
async fn fig_1_the_yearly_report_is_made_after_an_editor_s_text() {
    let portal = two_years().await;
    let browser = portal.signed_in(Who::Hfds).await;
    let page = browser.page("/observatoire/rapport").await;
    assert!(page.contains("mois=2027-10") && page.contains("<option value=\"2027\" selected>"));
    for lang in ["fr", "en"] {
        let asked = [
            ("annee", "2026"),
            ("langue", lang),
            ("texte", "Un mot.\r\n\r\nUn autre."),
        ];
        let made = browser.post("/observatoire/rapport", &asked).await;
        assert_eq!(made.headers()[header::CONTENT_TYPE], "application/pdf");
        assert!(made.bytes().await.unwrap().starts_with(b"%PDF"));
    }
    let future = browser
        .post("/observatoire/rapport", &[("annee", "2199")])
        .await;
    assert_eq!(future.status(), StatusCode::UNPROCESSABLE_ENTITY);
    let long = "a".repeat(20_001);
    let long = browser
        .post(
            "/observatoire/rapport",
            &[("annee", "2026"), ("texte", &long)],
        )
        .await;
    assert_eq!(long.status(), StatusCode::UNPROCESSABLE_ENTITY);
    let asked = serde_json::json!({"year": 2026, "text": "Un mot."});
    let path = "/api/v1/figures-report.pdf";
    let made = portal
        .call(Who::Hfds, Method::POST, path)
        .json(&asked)
        .send()
        .await
        .unwrap();
    assert!(made.bytes().await.unwrap().starts_with(b"%PDF"));
    let agent = portal.call(Who::Ars, Method::POST, path).json(&asked);
    answered(403, agent).await;
}

#[tokio::test]
async fn fig_1_the_indicator_of_a_month_that_is_over_is_taken_as_pdf() {
    let portal = two_years().await;
    let browser = portal.signed_in(Who::Hfds).await;
    let made = browser
        .get("/observatoire/indicateur.pdf?mois=2027-10")
        .await;
    assert!(made.bytes().await.unwrap().starts_with(b"%PDF"));
    for month in ["2027-11", "hier", ""] {
        let made = browser
            .get(&format!("/observatoire/indicateur.pdf?mois={month}"))
            .await;
        assert_eq!(made.status(), StatusCode::NOT_FOUND, "{month}");
    }
    let agent = portal.signed_in(Who::Ars).await;
    let refused = agent.get("/observatoire/indicateur.pdf?mois=2027-10").await;
    assert_eq!(refused.status(), StatusCode::FORBIDDEN);
    let path = "/api/v1/figures-indicator.pdf?month=2027-10&lang=en";
    let made = portal
        .call(Who::Analyst, Method::GET, path)
        .send()
        .await
        .unwrap();
    assert!(made.bytes().await.unwrap().starts_with(b"%PDF"));
}
