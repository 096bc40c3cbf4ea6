//! Writing a playbook, with a look at it before it is kept.

use app::AppError;
use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::get;
use locales::{Lang, Texts};
use process::access::{RightTo, SeatKind, Verb, right_to};
use process::act::Sequence;
use process::playbook::{PlaybookKey, Skill};
use process::words::{MeasureKind, Word};

use super::file;
use super::parts::{Part, parts};
use super::proposals::{Proposal, Proposals};
use super::text::{self, Offered};
use crate::error::WebError;
use crate::flash::Flash;
use crate::form::Form;
use crate::input::{Fields, PathOf};
use crate::layout::Layout;
use crate::paths;
use crate::problem::Problem;
use crate::reader::Staff;
use crate::refusals;
use crate::respond;
use crate::routes::Routes;

/// The button that shows the text without keeping it.
const PREVIEW: &str = "apercu";

pub(super) fn routes() -> Routes {
    Routes::new()
        .route(paths::WRITE_PLAYBOOK, get(begin).post(write))
        .route(
            "/fiches-reflexes/{playbook}/texte",
            get(change).post(rewrite),
        )
}

/// Where the next text of a playbook is written.
pub(super) fn path(key: &PlaybookKey) -> String {
    format!("{}/texte", paths::playbook(key))
}

/// A text as it would be read.
struct Preview {
    title: String,
    lead: String,
    parts: Vec<Part>,
}

#[derive(Template)]
#[template(path = "playbooks/write.html")]
struct WritePage {
    t: Texts,
    layout: Layout,
    action: String,
    back: String,
    version: String,
    form: Form,
    offered: Offered,
    measure_kinds: Vec<std::borrow::Cow<'static, str>>,
    previews: Vec<Preview>,
    /// What lessons propose that is taken up in the text.
    taken_up: Vec<Proposal>,
}

fn entitled(staff: &Staff) -> Result<(), WebError> {
    match right_to(Verb::WritePlaybook, SeatKind::from(staff.role)) {
        RightTo::Held => Ok(()),
        RightTo::Lacking => Err(WebError::NotYourRole),
    }
}

/// What the page is about: a new playbook, or the next text of one.
struct About<'a> {
    key: Option<&'a PlaybookKey>,
    version: String,
    /// What lessons propose that is taken up in the text.
    taken_up: Vec<Proposal>,
}

impl About<'_> {
    fn new() -> Self {
        Self {
            key: None,
            version: String::new(),
            taken_up: Vec::new(),
        }
    }
}

fn page(
    staff: &Staff,
    about: About<'_>,
    status: StatusCode,
    form: Form,
    previews: Vec<Preview>,
) -> Result<Response, WebError> {
    let reader = &staff.reader;
    let t = reader.t;
    let (action, back, title) = match about.key {
        None => (
            paths::WRITE_PLAYBOOK.to_owned(),
            paths::PLAYBOOK_BOARD.to_owned(),
            t.get("playbook-write-title"),
        ),
        Some(key) => (path(key), file::path(key), t.get("playbook-rewrite-title")),
    };
    let page = WritePage {
        t,
        layout: reader.clone().at(action.clone()).layout(title),
        action,
        back,
        version: about.version,
        form,
        offered: Offered::of(t),
        measure_kinds: MeasureKind::WORDS
            .iter()
            .map(|kind| Texts::new(Lang::Fr).get(kind.choice().label))
            .collect(),
        previews,
        taken_up: about.taken_up,
    };
    respond::page_with(status, &page)
}

async fn begin(staff: Staff) -> Result<Response, WebError> {
    entitled(&staff)?;
    page(
        &staff,
        About::new(),
        StatusCode::OK,
        text::blank(),
        Vec::new(),
    )
}

async fn write(staff: Staff, fields: Fields) -> Result<Response, WebError> {
    entitled(&staff)?;
    let reader = &staff.reader;
    let text = text::read(&fields);
    if fields.value("acte") == PREVIEW {
        return preview(&staff, About::new(), fields);
    }
    match reader.state.app.write_playbook(&reader.actor, text).await {
        Ok(key) => Ok(respond::done(&file::path(&key), Flash::PlaybookWritten)),
        Err(error) => refused(&staff, About::new(), fields, error),
    }
}

async fn change(staff: Staff, PathOf(key): PathOf<PlaybookKey>) -> Result<Response, WebError> {
    entitled(&staff)?;
    let reader = &staff.reader;
    let found = reader.state.app.playbook_file(&reader.actor, &key).await?;
    let taken_up = Proposals::of(reader.t, &found).taken_up;
    let playbook = found.playbook;
    let draft = playbook.draft.as_ref().map(|draft| &draft.content);
    let last = playbook.versions.last().map(|version| &version.content);
    let form = draft.or(last).map_or_else(text::blank, text::filled);
    let about = About {
        key: Some(&key),
        version: playbook.seq.to_string(),
        taken_up,
    };
    page(&staff, about, StatusCode::OK, form, Vec::new())
}

async fn rewrite(
    staff: Staff,
    PathOf(key): PathOf<PlaybookKey>,
    fields: Fields,
) -> Result<Response, WebError> {
    entitled(&staff)?;
    let reader = &staff.reader;
    let found = reader.state.app.playbook_file(&reader.actor, &key).await?;
    let about = About {
        key: Some(&key),
        version: fields.value("version").to_owned(),
        taken_up: Proposals::of(reader.t, &found).taken_up,
    };
    if fields.value("acte") == PREVIEW {
        return preview(&staff, about, fields);
    }
    let seen = fields.value("version").parse().ok().map(Sequence);
    let text = text::read(&fields);
    let app = &reader.state.app;
    match app
        .rewrite_playbook(&reader.actor, key.clone(), text, seen)
        .await
    {
        Ok(()) => Ok(respond::done(&file::path(&key), Flash::PlaybookWritten)),
        Err(error) => refused(&staff, about, fields, error),
    }
}

/// The form with the text as it would be read, in both languages.
fn preview(staff: &Staff, about: About<'_>, fields: Fields) -> Result<Response, WebError> {
    let reader = &staff.reader;
    let app = &reader.state.app;
    let mut previews = Vec::new();
    for lang in [Lang::Fr, Lang::En] {
        if lang == Lang::En && fields.value("anglais").is_empty() {
            continue;
        }
        match app.preview_playbook(&reader.actor, text::read(&fields), lang) {
            Ok(text) => previews.push(Preview {
                parts: parts(&text, Skill::Security),
                title: text.title,
                lead: text.lead,
            }),
            Err(error) => return refused(staff, about, fields, error),
        }
    }
    page(staff, about, StatusCode::OK, fields.into_form(), previews)
}

/// The form again, with what is in the way at the field that it concerns.
fn refused(
    staff: &Staff,
    about: About<'_>,
    fields: Fields,
    error: AppError,
) -> Result<Response, WebError> {
    let AppError::Refused(refusal) = error else {
        return Err(error.into());
    };
    let why = refusals::text(staff.reader.t, &refusal.reason);
    let mut form = fields.into_form();
    form.refuse(text::field(&refusal.reason), why);
    let problem = Problem::from(WebError::from(AppError::Refused(refusal)));
    page(staff, about, problem.kind.status(), form, Vec::new())
}
