//! Every component on one page, rendered to `target/kitchen-sink/` to be
//! looked at, and read by the tests below as a browser's reader would.

#![allow(clippy::unwrap_used)]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use askama::Template;
use axum::body::{Body, to_bytes};
use axum::http::{Request, StatusCode};
use jiff::{SignedDuration, Timestamp};
use locales::{Lang, Texts};
use process::words::{AffectedSystem, Word};
use tower::ServiceExt;

use crate::assets;
use crate::form::{Choice, Form};
use crate::layout::{Flash, Hotline, Hours, Layout, NavItem, Person, Stage};
use crate::pages::visitor::Home;
use crate::tone::Tone;

#[derive(Template)]
#[template(path = "pieces.html")]
struct Pieces {
    t: Texts,
    layout: Layout,
    form: Form,
    untouched: Form,
    choices: Vec<Choice>,
    many: Vec<Choice>,
    trail: Vec<NavItem>,
}

#[derive(Template)]
#[template(path = "case.html")]
struct Case {
    t: Texts,
    layout: Layout,
    at: Timestamp,
    untouched: Form,
}

#[derive(Template)]
#[template(path = "queue.html")]
struct Queue {
    t: Texts,
    layout: Layout,
    untouched: Form,
    choices: Vec<Choice>,
    rows: Vec<Row>,
}

struct Row {
    reference: &'static str,
    facility: &'static str,
    reason: &'static str,
    tone: Tone,
    state: &'static str,
    at: Timestamp,
}

fn now() -> Timestamp {
    Timestamp::from_second(1_795_266_300).unwrap()
}

fn texts() -> Texts {
    Texts::new(Lang::Fr)
}

fn hotline(hours: Hours) -> Hotline {
    Hotline {
        hours,
        phone: "09 99 99 99 99".into(),
        email: "cert@sante.example".into(),
    }
}

fn signed_in(title: &'static str, here: &'static str) -> Layout {
    let mut layout = Layout::new(title, here, now());
    layout.person = Some(Person {
        name: "Prénom Nom".into(),
        role: "Analyste, CERT Santé".into(),
    });
    layout.nav = vec![
        NavItem::new("À traiter", "/cert").waiting(7),
        NavItem::new("Dossiers", "/cert/cases"),
        NavItem::new("Établissements", "/cert/facilities"),
        NavItem::new("Recherche", "/search"),
    ];
    layout.hotline = Some(hotline(Hours::Off));
    layout.stage = Stage::Demo;
    layout
}

fn pieces() -> String {
    let mut form = Form::filled([
        (
            "what",
            "Les postes des urgences affichent\nune demande de rançon.",
        ),
        ("systems", AffectedSystem::ALL[0].key()),
        ("systems", AffectedSystem::ALL[3].key()),
        ("since", "2026-11-21"),
        ("since", "14:05"),
    ]);
    form.refuse("name", "Indiquez votre nom, par exemple « Prénom Nom ».");
    form.refuse(
        "care",
        "Choisissez l’effet sur les soins, ou « Je ne sais pas encore ».",
    );
    let mut layout = signed_in("Toutes les pièces", "/cert/facilities?page=2");
    layout.flash = Some(Flash {
        tone: Tone::Good,
        text: "Le dossier 2026-000123 est pris en charge. Le déclarant en est informé.".into(),
    });
    Pieces {
        t: texts(),
        layout,
        form,
        untouched: Form::new(),
        choices: vec![
            Choice::new("none", "Aucun effet"),
            Choice::new("degraded", "Fonctionnement dégradé")
                .hint("Les soins continuent, avec des procédures de secours."),
            Choice::new("stopped", "Soins interrompus"),
        ],
        many: Choice::of(texts(), AffectedSystem::CHOICES),
        trail: vec![
            NavItem::new("À traiter", "/cert"),
            NavItem::new("Dossiers", "/cert/cases"),
        ],
    }
    .render()
    .unwrap()
}

fn case() -> String {
    Case {
        t: texts(),
        layout: signed_in("Dossier 2026-000123", "/cert/cases/2026-000123"),
        at: now() - SignedDuration::from_mins(47),
        untouched: Form::new(),
    }
    .render()
    .unwrap()
}

fn queue() -> String {
    let row = |reference, facility, reason, tone, state, minutes| Row {
        reference,
        facility,
        reason,
        tone,
        state,
        at: now() - SignedDuration::from_mins(minutes),
    };
    Queue {
        t: texts(),
        layout: signed_in("À traiter", "/cert"),
        untouched: Form::new(),
        choices: vec![
            Choice::new("idf", "Île-de-France"),
            Choice::new("bre", "Bretagne"),
        ],
        rows: vec![
            row(
                "2026-000131",
                "CH de Valmont",
                "Mise en danger avérée de patients, urgences",
                Tone::Danger,
                "En attente de qualification",
                12,
            ),
            row(
                "2026-000129",
                "Clinique des Tilleuls",
                "Soins interrompus, chirurgie",
                Tone::Warn,
                "En attente de qualification",
                44,
            ),
            row(
                "2026-000123",
                "EHPAD Les Glycines",
                "Fonctionnement dégradé",
                Tone::Info,
                "À traiter",
                300,
            ),
            row(
                "2026-000098",
                "Laboratoire du Parc",
                "Aucun effet sur les soins",
                Tone::Neutral,
                "À clôturer",
                4000,
            ),
        ],
    }
    .render()
    .unwrap()
}

fn home(lang: Lang, hours: Hours) -> String {
    let t = Texts::new(lang);
    let mut layout = Layout::new(t.get("home-title"), "/", now());
    layout.hotline = Some(hotline(hours));
    Home {
        t,
        layout,
        hotline: hotline(hours),
        alerts: Vec::new(),
    }
    .render()
    .unwrap()
}

fn pages() -> [(&'static str, String); 6] {
    [
        ("pieces.html", pieces()),
        ("case.html", case()),
        ("queue.html", queue()),
        ("home.html", home(Lang::Fr, Hours::Off)),
        ("home-working.html", home(Lang::Fr, Hours::Working)),
        ("home-en.html", home(Lang::En, Hours::Off)),
    ]
}

/// Writes the pages and the assets that they name to `target/kitchen-sink/`,
/// whose root any static file server can show.
#[tokio::test]
async fn every_component_renders() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../target/kitchen-sink");
    fs::create_dir_all(&folder).unwrap();
    for (name, page) in pages() {
        fs::write(folder.join(name), &page).unwrap();
        for url in page.split('"').filter(|part| part.starts_with("/assets/")) {
            let request = Request::get(url).body(Body::empty()).unwrap();
            let answer = assets::routes::<()>()
                .into_router()
                .oneshot(request)
                .await
                .unwrap();
            assert_eq!(answer.status(), StatusCode::OK, "{url}");
            let bytes = to_bytes(answer.into_body(), usize::MAX).await.unwrap();
            let path = folder.join(&url[1..]);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, bytes).unwrap();
        }
    }
}

#[test]
fn pages_hold_nothing_inline() {
    for (name, page) in pages() {
        assert!(!page.contains(" style="), "{name}");
        assert!(!page.contains("<style"), "{name}");
        assert!(!page.contains(" onclick="), "{name}");
        assert!(!page.contains("<script>"), "{name}");
    }
}

#[test]
fn every_error_leads_to_its_field() {
    let page = pieces();
    for field in ["name", "care"] {
        assert!(page.contains(&format!("href=\"#{field}\"")), "{field}");
        assert_eq!(
            page.matches(&format!(" id=\"{field}\"")).count(),
            1,
            "{field}"
        );
        assert!(page.contains(&format!("id=\"{field}-error\"")), "{field}");
    }
}

#[test]
fn ids_are_unique_and_labels_name_a_field() {
    for (name, page) in pages() {
        let after = |mark: &str| {
            page.split(mark)
                .skip(1)
                .map(|rest| rest.split('"').next().unwrap_or_default().to_owned())
                .collect::<Vec<_>>()
        };
        let ids = after(" id=\"");
        let unique: BTreeSet<_> = ids.iter().collect();
        assert_eq!(ids.len(), unique.len(), "{name}: {ids:?}");
        for mark in ["<label for=\"", " aria-describedby=\"", "href=\"#"] {
            for target in after(mark).iter().flat_map(|list| list.split(' ')) {
                assert!(
                    unique.contains(&target.to_owned()),
                    "{name}: nothing is #{target}"
                );
            }
        }
    }
}

#[test]
fn decl_6_the_first_page_says_whether_working_hours_run_and_whom_to_call() {
    let working = home(Lang::Fr, Hours::Working);
    let off = home(Lang::Fr, Hours::Off);
    assert!(working.contains("vous répond en ce moment"));
    assert!(off.contains("hors des heures ouvrées"));
    for page in [working, off] {
        assert!(page.contains("href=\"tel:0999999999\""));
        assert!(page.contains("href=\"mailto:cert@sante.example\""));
    }
}
