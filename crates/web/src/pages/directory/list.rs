//! The directory, searched by name, kind, competence and region.

use std::borrow::Cow;

use app::directory::{ProviderFilter, ProviderRow, Review, Wanted};
use askama::Template;
use axum::response::Response;
use axum::routing::get;
use jiff::civil::Date;
use locales::Texts;
use process::access::{RightTo, Seat, SeatKind, StaffRole, Verb, right_to};
use process::directory::{Competence, ProviderKind, ProviderState};
use process::territory;
use process::words::Word;

use crate::error::WebError;
use crate::form::{Choice, Form};
use crate::input::{Fields, Query};
use crate::layout::{Layout, phone_href};
use crate::paths;
use crate::providers::{able, qualified, served};
use crate::reader::{Reader, Staff};
use crate::respond;
use crate::routes::Routes;
use crate::spreadsheet::download;
use crate::tone::Tone;

/// A provider of the list.
struct Line {
    href: String,
    name: String,
    kind: Cow<'static, str>,
    able: String,
    served: String,
    phones: Vec<(Cow<'static, str>, String, String)>,
    email: String,
    qualified: String,
    review: Option<(Tone, Cow<'static, str>)>,
}

#[derive(Template)]
#[template(path = "directory/list.html")]
struct ListPage {
    t: Texts,
    layout: Layout,
    form: Form,
    kinds: Vec<Choice>,
    competences: Vec<Choice>,
    regions: Vec<Choice>,
    wanted: Vec<Choice>,
    providers: Vec<Line>,
    keeps: bool,
    csv: String,
}

pub(super) fn routes() -> Routes {
    Routes::new()
        .route(paths::DIRECTORY, get(show))
        .route(paths::DIRECTORY_CSV, get(taken_away))
}

/// Which entries are shown, as addresses say it.
const WANTED: [(&str, &str, Wanted); 2] = [
    ("a-verifier", "directory-to-check", Wanted::ToCheck),
    ("retires", "directory-withdrawn", Wanted::Withdrawn),
];

fn filter(asked: &Fields) -> ProviderFilter {
    let wanted = WANTED
        .iter()
        .find(|(word, ..)| *word == asked.value("etat"))
        .map_or(Wanted::Listed, |(.., wanted)| *wanted);
    ProviderFilter {
        text: asked.value("nom").to_owned(),
        kind: ProviderKind::from_key(asked.value("genre")),
        competence: Competence::from_key(asked.value("competence")),
        region: asked.value("region").parse().ok(),
        wanted,
    }
}

/// The regions as choices.
pub(super) fn regions() -> Vec<Choice> {
    territory::all_regions()
        .iter()
        .map(|region| Choice::new(region.code().as_str(), region.name()))
        .collect()
}

/// Whether the role keeps a part of the directory.
pub(super) fn keeps(role: StaffRole) -> bool {
    right_to(Verb::KeepProviders, SeatKind::from(Seat::Staff { role })) == RightTo::Held
}

async fn show(staff: Staff, Query(asked): Query) -> Result<Response, WebError> {
    let reader = &staff.reader;
    let t = reader.t;
    let filter = filter(&asked);
    let found = reader.state.app.providers(&reader.actor, &filter).await?;
    let today = reader.now.to_zoned(process::calendar::paris()).date();
    let csv = csv_path(&asked);
    respond::page(&ListPage {
        t,
        layout: reader.layout(t.get("directory-title")),
        kinds: Choice::of(t, ProviderKind::CHOICES),
        competences: Choice::of(t, Competence::CHOICES),
        regions: regions(),
        wanted: WANTED
            .iter()
            .map(|(word, key, _)| Choice::new(*word, t.get(key)))
            .collect(),
        form: asked.into_form(),
        providers: found
            .into_iter()
            .map(|row| line(reader, row, today))
            .collect(),
        keeps: keeps(staff.role),
        csv,
    })
}

/// Where the same entries are taken away, save for words of names that an
/// address would have to escape.
fn csv_path(asked: &Fields) -> String {
    let plain = |value: &str| {
        let mut letters = value.bytes();
        !value.is_empty() && letters.all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
    };
    let kept: Vec<String> = asked
        .0
        .iter()
        .filter(|(_, value)| plain(value))
        .map(|(name, value)| format!("{name}={value}"))
        .collect();
    format!("{}?{}", paths::DIRECTORY_CSV, kept.join("&"))
}

fn line(reader: &Reader, row: ProviderRow, today: Date) -> Line {
    let t = reader.t;
    let review = reader.state.app.provider_review(&row);
    let entry = row.entry;
    let contact = entry.contact.value;
    Line {
        href: paths::provider(row.id),
        kind: t.get(entry.kind.label_key()),
        able: able(t, &entry.competences),
        served: served(t, &entry.regions),
        phones: phones(t, &contact.phone, &contact.night_phone),
        email: contact.email,
        qualified: entry
            .qualification
            .map(|held| qualified(t, &held, today))
            .unwrap_or_default(),
        review: match row.state {
            ProviderState::Withdrawn => Some((Tone::Neutral, t.get(row.state.label_key()))),
            ProviderState::Listed => review.map(|review| said(t, review, row.review_by)),
        },
        name: entry.name,
    }
}

/// The phones by day and by night, each with its name and link.
pub(super) fn phones(t: Texts, day: &str, night: &str) -> Vec<(Cow<'static, str>, String, String)> {
    [("provider-day", day), ("provider-night", night)]
        .into_iter()
        .filter(|(_, phone)| !phone.is_empty())
        .map(|(key, phone)| (t.get(key), phone.to_owned(), phone_href(phone)))
        .collect()
}

/// That an entry must be checked, with how it strikes the eye.
pub(super) fn said(t: Texts, review: Review, by: Date) -> (Tone, Cow<'static, str>) {
    let (tone, key) = match review {
        Review::Overdue => (Tone::Danger, "directory-review-overdue"),
        Review::Lapsed => (Tone::Danger, "directory-review-lapsed"),
        Review::Near => (Tone::Warn, "directory-review-near"),
    };
    (tone, t.one(key, "day", t.day(by)))
}

async fn taken_away(staff: Staff, Query(asked): Query) -> Result<Response, WebError> {
    let reader = &staff.reader;
    let app = &reader.state.app;
    let sheet = app.providers_sheet(&reader.actor, &filter(&asked)).await?;
    Ok(download(sheet, "annuaire-prestataires.csv"))
}
