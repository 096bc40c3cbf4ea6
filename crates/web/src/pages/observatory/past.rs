//! Reports of years past: trying a file, taking it over, taking it back
//! (FIG-1).

mod sent;

use std::borrow::Cow;

use app::AppError;
use app::figures::past::{Imported, PastImportFile, PastTrial, SentFile, words_of};
use askama::Template;
use axum::extract::multipart::MultipartRejection;
use axum::extract::{DefaultBodyLimit, Multipart};
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::{get, post};
use locales::Texts;
use process::access::{RightTo, Seat, SeatKind, StaffRole, Verb, right_to};
use process::decide::permit;
use process::ids::PastImportId;
use process::words::{PastColumn, PastImportState};

use crate::error::WebError;
use crate::figures::past::{self as told, TemplateKind};
use crate::figures::period;
use crate::flash::Flash;
use crate::form::Form;
use crate::input::{Fields, PathOf};
use crate::layout::{Layout, NavItem};
use crate::naming;
use crate::paths;
use crate::problem::Problem;
use crate::reader::{Reader, Staff};
use crate::respond;
use crate::routes::Routes;
use crate::tone::Tone;

/// Problems that are shown at once: whoever has mended these tries again.
const MOST_SHOWN: usize = 200;

pub(super) fn routes() -> Routes {
    let send = get(show)
        .post(send)
        .layer(DefaultBodyLimit::max(sent::LONGEST_REQUEST));
    Routes::new()
        .streamed(paths::PAST_REPORTS, send)
        .route(paths::PAST_TEMPLATE_CSV, get(template_csv))
        .route(paths::PAST_TEMPLATE_XLSX, get(template_xlsx))
        .route("/observatoire/reprise/{import}/retrait", post(take_back))
}

/// A line of the list of problems.
struct Wrong {
    line: u32,
    column: Cow<'static, str>,
    why: Cow<'static, str>,
}

/// What a file would bring.
struct Trial {
    sound: bool,
    reports: usize,
    period: Option<Cow<'static, str>>,
    years: Vec<[String; 4]>,
    alongside: u64,
    unread: String,
    problems: usize,
    wrong: Vec<Wrong>,
    sha256: String,
}

/// A file that was taken over.
struct File {
    id: PastImportId,
    name: String,
    sha256: String,
    reports: String,
    period: Cow<'static, str>,
    by: String,
    at: jiff::Timestamp,
    state: (Tone, Cow<'static, str>),
    /// Who took it back, when and why.
    back: Option<(Cow<'static, str>, String)>,
}

/// A column, and what may stand in it.
struct Column {
    name: Cow<'static, str>,
    holds: Cow<'static, str>,
    words: String,
}

#[derive(Template)]
#[template(path = "observatory/past.html")]
struct Past {
    t: Texts,
    layout: Layout,
    trail: Vec<NavItem>,
    form: Form,
    /// Whether the reader may take files over.
    takes: bool,
    trial: Option<Trial>,
    files: Vec<File>,
    columns: Vec<Column>,
    /// The file that is being taken back, and whose form is open.
    taking_back: Option<PastImportId>,
}

impl Past {
    fn is_open(&self, file: &File) -> bool {
        self.taking_back == Some(file.id)
    }
}

/// What stands on the page beside the list.
#[derive(Default)]
struct Beside {
    form: Form,
    trial: Option<Trial>,
    taking_back: Option<PastImportId>,
}

async fn show(staff: Staff) -> Result<Response, WebError> {
    page(&staff, StatusCode::OK, Beside::default()).await
}

async fn page(staff: &Staff, status: StatusCode, beside: Beside) -> Result<Response, WebError> {
    let reader = staff.reader.clone().at(paths::PAST_REPORTS);
    let t = reader.t;
    let files = reader.state.app.past_imports(&reader.actor).await?;
    let page = Past {
        t,
        layout: reader.layout(t.get("past-title")),
        trail: vec![NavItem::new(t.get("figures-title"), paths::OBSERVATORY)],
        form: beside.form,
        takes: takes(staff.role),
        trial: beside.trial,
        files: files.iter().map(|file| of_file(t, file)).collect(),
        columns: PastColumn::ALL
            .iter()
            .map(|column| Column {
                name: t.get(column.label_key()),
                holds: t.beside(column.label_key(), "hint"),
                words: words_of(t, *column).join(" · "),
            })
            .collect(),
        taking_back: beside.taking_back,
    };
    respond::page_with(status, &page)
}

fn takes(role: StaffRole) -> bool {
    let seat = SeatKind::from(Seat::Staff { role });
    right_to(Verb::ImportPastReports, seat) == RightTo::Held
}

fn of_file(t: Texts, file: &PastImportFile) -> File {
    let import = &file.import;
    let named = |by| naming::person(t, file.name(by), by.seat);
    let tone = match import.state() {
        PastImportState::Counted => Tone::Good,
        PastImportState::TakenBack => Tone::Neutral,
    };
    let days = process::figures::Span::of_days(import.first_on, import.last_on);
    File {
        id: import.id,
        name: match import.file.known() {
            Some(name) => name.clone(),
            None => t.get("past-file-nameless").into_owned(),
        },
        sha256: import.sha256.to_string(),
        reports: t.number(import.reports),
        period: days.map_or(Cow::Borrowed(""), |days| period(t, days)),
        by: named(&import.by),
        at: import.at,
        state: (tone, t.get(import.state().label_key())),
        back: import.taken_back.as_ref().map(|back| {
            let said = t
                .with("past-taken-back-by")
                .arg("who", named(&back.by))
                .arg("when", t.date(back.at))
                .text();
            (said, back.reason.known().cloned().unwrap_or_default())
        }),
    }
}

fn of_trial(t: Texts, trial: &PastTrial) -> Trial {
    Trial {
        sound: trial.problems.is_empty(),
        reports: trial.reports,
        period: trial.period.map(|span| period(t, span)),
        years: trial
            .years
            .iter()
            .map(|year| {
                [
                    year.year.to_string(),
                    t.number(year.reports),
                    t.number(year.incidents),
                    t.number(year.facilities),
                ]
            })
            .collect(),
        alongside: trial.alongside,
        unread: trial.unread.join(", "),
        problems: trial.problems.len(),
        wrong: trial
            .problems
            .iter()
            .take(MOST_SHOWN)
            .map(|problem| Wrong {
                line: problem.line,
                column: told::column(t, problem.column),
                why: told::problem(t, problem),
            })
            .collect(),
        sha256: trial.sha256.to_string(),
    }
}

/// Tries the file that was sent, or takes it over.
async fn send(
    staff: Staff,
    parts: Result<Multipart, MultipartRejection>,
) -> Result<Response, WebError> {
    permit(Verb::ImportPastReports, Seat::Staff { role: staff.role }).map_err(AppError::from)?;
    let t = staff.reader.t;
    let sent = match parts {
        Ok(parts) => sent::take(parts).await?,
        // A form without any part has no file either.
        Err(_) => sent::Sent::default(),
    };
    let Some(file) = sent.file else {
        let mut form = Form::new();
        form.refuse("fichier", t.get("past-no-file"));
        let beside = Beside {
            form,
            ..Beside::default()
        };
        return page(&staff, StatusCode::UNPROCESSABLE_ENTITY, beside).await;
    };
    match done(&staff.reader, file, &sent.tried).await {
        Ok(Done::Imported) => Ok(respond::done(paths::PAST_REPORTS, Flash::PastImported)),
        Ok(Done::Tried(trial)) => {
            let status = if trial.problems.is_empty() {
                StatusCode::OK
            } else {
                StatusCode::UNPROCESSABLE_ENTITY
            };
            let beside = Beside {
                trial: Some(of_trial(t, &trial)),
                ..Beside::default()
            };
            page(&staff, status, beside).await
        }
        Err(error @ (AppError::Refused(_) | AppError::Wrong(_))) => {
            let problem = Problem::from(WebError::from(error));
            let mut form = Form::new();
            form.refuse("fichier", problem.detail(t));
            let beside = Beside {
                form,
                ..Beside::default()
            };
            page(&staff, problem.kind.status(), beside).await
        }
        Err(error) => Err(error.into()),
    }
}

enum Done {
    Imported,
    Tried(Box<PastTrial>),
}

/// Takes the file over where the one that was tried is named, tries it
/// otherwise.
async fn done(reader: &Reader, file: SentFile, tried: &str) -> Result<Done, AppError> {
    let app = &reader.state.app;
    if tried.is_empty() {
        let trial = app.try_past_reports(&reader.actor, file.bytes).await?;
        return Ok(Done::Tried(Box::new(trial)));
    }
    let Ok(tried) = tried.parse() else {
        return Err(app::WrongInput::PastFileDiffers.into());
    };
    let taken = app.import_past_reports(&reader.actor, file, Some(tried));
    Ok(match taken.await? {
        Imported::Whole(_) => Done::Imported,
        Imported::Nothing(trial) => Done::Tried(trial),
    })
}

async fn template_csv(staff: Staff) -> Result<Response, WebError> {
    template(&staff, TemplateKind::Csv)
}

async fn template_xlsx(staff: Staff) -> Result<Response, WebError> {
    template(&staff, TemplateKind::Xlsx)
}

fn template(staff: &Staff, kind: TemplateKind) -> Result<Response, WebError> {
    permit(Verb::ReadPastImports, Seat::Staff { role: staff.role }).map_err(AppError::from)?;
    told::take_away(staff.reader.t, kind)
}

async fn take_back(
    staff: Staff,
    PathOf(id): PathOf<PastImportId>,
    fields: Fields,
) -> Result<Response, WebError> {
    let app = &staff.reader.state.app;
    let actor = &staff.reader.actor;
    let done = app
        .take_back_past_reports(actor, id, fields.value("motif"))
        .await;
    match done {
        Ok(()) => Ok(respond::done(paths::PAST_REPORTS, Flash::PastTakenBack)),
        Err(error @ AppError::Refused(_)) if takes(staff.role) => {
            let problem = Problem::from(WebError::from(error));
            let mut form = fields.into_form();
            form.refuse("motif", problem.detail(staff.reader.t));
            let beside = Beside {
                form,
                taking_back: Some(id),
                ..Beside::default()
            };
            page(&staff, problem.kind.status(), beside).await
        }
        Err(error) => Err(error.into()),
    }
}
