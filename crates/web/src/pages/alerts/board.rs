//! Who has answered an alert, who has not, who needs help: on a page, and
//! taken away.

use std::borrow::Cow;

use app::alerts::{Board, BoardFilter, BoardLine, BoardPage, Reached};
use app::spreadsheet::Spreadsheet;
use askama::Template;
use axum::response::Response;
use axum::routing::get;
use locales::Texts;
use process::alert::{AlertNumber, MeasureAnswer, ReceiptState};
use process::territory::{self, ArsCode};
use process::words::Word;

use super::{looks, path as alert_path};
use crate::error::WebError;
use crate::form::{Choice, Form};
use crate::input::{Fields, PathOf, Query};
use crate::layout::Layout;
use crate::layout::NavItem;
use crate::naming;
use crate::paths;
use crate::reader::{Reader, Staff};
use crate::respond;
use crate::routes::Routes;
use crate::spreadsheet::download;
use crate::tone::Tone;

const SHOWN: u64 = 50;
const TAKEN_AWAY: u64 = 40_000;
const NOT_BY_MAIL: &str = "sans-adresse";

pub(super) fn routes() -> Routes {
    Routes::new()
        .route("/alertes/{alert}/destinataires", get(show))
        .route("/alertes/{alert}/destinataires.csv", get(csv))
}

/// The page of an alert's recipients.
pub(super) fn path(number: AlertNumber) -> String {
    format!("{}/destinataires", alert_path(number))
}

type Words = Cow<'static, str>;

struct Agency {
    name: Words,
    href: String,
    counts: Vec<(Words, String)>,
    total: String,
}

struct Line {
    name: String,
    place: String,
    phone: String,
    mailbox: String,
    state: (Tone, Words),
    answers: String,
    comment: String,
    at: Option<jiff::Timestamp>,
}

#[derive(Template)]
#[template(path = "alerts/board.html")]
struct BoardView {
    t: Texts,
    layout: Layout,
    trail: Vec<NavItem>,
    base: String,
    filters: Form,
    agencies: Vec<Choice>,
    receipts: Vec<Choice>,
    reaches: Vec<Choice>,
    by_ars: Vec<Agency>,
    columns: Vec<Words>,
    lines: Vec<Line>,
    next: String,
    export: String,
}

fn filter(asked: &Fields) -> BoardFilter {
    BoardFilter {
        within: None,
        ars: asked.value("agence").parse().ok(),
        receipt: ReceiptState::from_key(asked.value("reponse")),
        reached: match asked.value("joindre") {
            NOT_BY_MAIL => Reached::NotByMail,
            _ => Reached::Any,
        },
    }
}

fn query(asked: &Fields) -> String {
    ["agence", "reponse", "joindre"]
        .iter()
        .filter(|name| !asked.value(name).is_empty())
        .map(|name| format!("{name}={}", asked.value(name)))
        .collect::<Vec<_>>()
        .join("&")
}

async fn board(
    reader: &Reader,
    number: AlertNumber,
    filter: BoardFilter,
    page: BoardPage,
) -> Result<Board, WebError> {
    let app = &reader.state.app;
    Ok(app.alert_board(&reader.actor, number, filter, page).await?)
}

/// How many stand where, for the alert's own page.
pub(super) async fn tallied(
    reader: &Reader,
    number: AlertNumber,
) -> Result<Vec<(Words, String)>, WebError> {
    let page = BoardPage { skip: 0, limit: 0 };
    let found = board(reader, number, BoardFilter::default(), page).await?;
    let t = reader.t;
    Ok(ReceiptState::ALL
        .iter()
        .map(|state| {
            let many: u64 = found.tallies.iter().map(|tally| tally.of(*state)).sum();
            (t.get(state.label_key()), t.number(many))
        })
        .collect())
}

async fn show(
    staff: Staff,
    PathOf(number): PathOf<AlertNumber>,
    Query(asked): Query,
) -> Result<Response, WebError> {
    let reader = &staff.reader;
    let t = reader.t;
    let skip: u64 = asked.value("suite").parse().unwrap_or_default();
    let page = BoardPage { skip, limit: SHOWN };
    let found = board(reader, number, filter(&asked), page).await?;
    let base = path(number);
    let narrowed = query(&asked);
    let with = |more: String| {
        let parts = [narrowed.clone(), more];
        let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        format!("{base}?{}", parts.join("&"))
    };
    let title = t.one("alert-board-title", "number", number.to_string());
    respond::page(&BoardView {
        t,
        layout: reader.layout(title),
        trail: vec![
            NavItem::new(t.get("alerts-title"), paths::ALERTS),
            NavItem::new(
                t.one("alert-title", "number", number.to_string()),
                alert_path(number),
            ),
        ],
        agencies: found
            .tallies
            .iter()
            .filter_map(|tally| tally.ars)
            .map(|ars| Choice::new(ars.as_str(), territory::ars(ars).name()))
            .collect(),
        receipts: Choice::of(t, ReceiptState::CHOICES),
        reaches: vec![Choice::new(NOT_BY_MAIL, t.get("alert-board-not-by-mail"))],
        by_ars: found
            .tallies
            .iter()
            .map(|tally| Agency {
                name: agency(t, tally.ars),
                href: tally
                    .ars
                    .map(|ars| format!("{base}?agence={ars}"))
                    .unwrap_or_default(),
                counts: ReceiptState::ALL
                    .iter()
                    .map(|state| (t.get(state.label_key()), t.number(tally.of(*state))))
                    .collect(),
                total: t.number(tally.total()),
            })
            .collect(),
        columns: ReceiptState::ALL
            .iter()
            .map(|state| t.get(state.label_key()))
            .collect(),
        lines: found.lines.iter().map(|line| of(t, line)).collect(),
        next: found
            .next
            .map(|next| with(format!("suite={next}")))
            .unwrap_or_default(),
        export: format!("{base}.csv?{narrowed}"),
        filters: asked.into_form(),
        base,
    })
}

fn agency(t: Texts, ars: Option<ArsCode>) -> Words {
    match ars {
        Some(ars) => Cow::Borrowed(territory::ars(ars).name()),
        None => t.get("alert-board-without-ars"),
    }
}

fn of(t: Texts, line: &BoardLine) -> Line {
    let count = |wanted| {
        let answers = line.receipt.answers.values();
        answers.filter(|answer| **answer == wanted).count()
    };
    let answers = if line.receipt.answers.is_empty() {
        String::new()
    } else {
        t.with("alert-board-answers")
            .arg("done", count(MeasureAnswer::Done))
            .arg("not", count(MeasureAnswer::NotConcerned))
            .arg("help", count(MeasureAnswer::NeedHelp))
            .text()
            .into_owned()
    };
    Line {
        name: line.facility.name.clone(),
        place: format!(
            "{} · {} · {}",
            line.facility.address.town,
            naming::departement(line.facility.departement),
            line.facility.finess
        ),
        phone: line.facility.phone.clone().unwrap_or_default(),
        mailbox: match (&line.mailbox, line.receipt.addresses) {
            (Some(mailbox), _) => mailbox.clone(),
            (None, 0) => t.get("alert-board-not-by-mail").into_owned(),
            (None, _) => String::new(),
        },
        state: (
            looks::receipt(line.receipt.state),
            t.get(line.receipt.state.label_key()),
        ),
        answers,
        comment: line.comment.clone().unwrap_or_default(),
        at: line.receipt.answered_at,
    }
}

async fn csv(
    staff: Staff,
    PathOf(number): PathOf<AlertNumber>,
    Query(asked): Query,
) -> Result<Response, WebError> {
    let reader = &staff.reader;
    let t = reader.t;
    let page = BoardPage {
        skip: 0,
        limit: TAKEN_AWAY,
    };
    let found = board(reader, number, filter(&asked), page).await?;
    let view = reader.state.app.alert(&reader.actor, number).await?;
    let measures = view.alert.measures().count();
    let mut columns: Vec<String> = [
        t.get("alert-csv-finess"),
        t.get("alert-board-column-facility"),
        t.get("alert-csv-town"),
        t.get("alert-csv-departement"),
        t.get("alert-board-column-ars"),
        t.get("alert-csv-phone"),
        t.get("alert-csv-mailbox"),
        t.get("alert-board-column-receipt"),
        t.get("alert-csv-when"),
        t.get("alert-csv-comment"),
    ]
    .map(Cow::into_owned)
    .into();
    columns.extend((1..=measures).map(|n| t.one("alert-csv-measure", "number", n).into_owned()));
    let mut sheet = Spreadsheet::of(columns.iter().map(String::as_str));
    for line in &found.lines {
        let ars = territory::departement(line.facility.departement).ars();
        let mut cells = vec![
            line.facility.finess.to_string(),
            line.facility.name.clone(),
            line.facility.address.town.clone(),
            line.facility.departement.to_string(),
            ars.map(|ars| ars.name().to_owned()).unwrap_or_default(),
            line.facility.phone.clone().unwrap_or_default(),
            line.mailbox.clone().unwrap_or_default(),
            t.get(line.receipt.state.label_key()).into_owned(),
            line.receipt
                .answered_at
                .map(|at| t.date_time(at).into_owned())
                .unwrap_or_default(),
            line.comment.clone().unwrap_or_default(),
        ];
        cells.extend((0..measures).map(|place| {
            let place = u16::try_from(place).unwrap_or(u16::MAX);
            let answer = line.receipt.answers.get(&place);
            answer.map_or_else(String::new, |answer| t.get(answer.label_key()).into_owned())
        }));
        sheet.row(cells.iter().map(String::as_str));
    }
    Ok(download(sheet, &format!("alerte-{number}.csv")))
}
