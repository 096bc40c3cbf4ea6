//! The anonymised edition of a case's lessons: each passage that could
//! identify is decided on, a second person publishes (LESS-4).

mod sheet;

use std::borrow::Cow;

use app::AppError;
use app::cases::ActRequest;
use app::lessons::EditionView;
use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::{get, post};
use locales::{Lang, Texts};
use process::access::Verb;
use process::command::Command;
use process::ids::Reference;
use process::words::{EditionReaders, Word};

use self::sheet::{Line, Side, decided, lines, sides, typed};
use super::reading::{Comment, comments};
use crate::acts::seen;
use crate::error::WebError;
use crate::flash::Flash;
use crate::form::{Choice, Form};
use crate::input::{Fields, PathOf};
use crate::layout::Layout;
use crate::pages::staff::acts::{fresh_key, key};
use crate::paths;
use crate::problem::Problem;
use crate::reader::{Reader, Staff};
use crate::refusals;
use crate::respond;
use crate::routes::Routes;

pub(super) fn routes() -> Routes {
    let base = "/dossiers/{reference}/retour-experience/anonymise";
    Routes::new()
        .route(base, get(show).post(save))
        .route(&format!("{base}/publier"), post(publish))
        .route(&format!("{base}/retirer"), post(retract))
}

/// Where the anonymised edition of a case's lessons is decided.
pub(crate) fn path(reference: Reference) -> String {
    format!("{}/retour-experience/anonymise", paths::case(reference))
}

#[derive(Template)]
#[template(path = "lessons/edition.html")]
struct EditionPage {
    t: Texts,
    layout: Layout,
    reference: String,
    case: String,
    here: String,
    /// The number of the approved lessons; 0 before there are any, when
    /// nothing is decided yet.
    of: u32,
    sides: Vec<Side>,
    lines: Vec<Line>,
    /// What agency and facility added, which is not published.
    comments: Vec<Comment>,
    undecided: usize,
    begun: bool,
    own: bool,
    /// What a refused decision was refused for, above all; empty for none.
    refusal: Cow<'static, str>,
    form: Form,
    readers: Vec<Choice>,
    /// Where the published edition is read; empty while there is none.
    published: String,
    may_retract: bool,
    version: u32,
    key: String,
}

impl EditionPage {
    /// Whether passages are decided on: the lessons are approved.
    fn decides(&self) -> bool {
        self.of > 0
    }

    /// What its button says: that nothing is marked is decided as well.
    fn saves(&self) -> &'static str {
        if self.lines.is_empty() && !self.begun {
            "edition-nothing"
        } else {
            "edition-save"
        }
    }
}

async fn show(staff: Staff, PathOf(reference): PathOf<Reference>) -> Result<Response, WebError> {
    let reader = &staff.reader;
    let view = reader.state.app.edition(&reader.actor, reference).await?;
    let form = decided(&view);
    page(reader, &view, StatusCode::OK, form, Cow::Borrowed(""))
}

async fn save(
    staff: Staff,
    PathOf(reference): PathOf<Reference>,
    fields: Fields,
) -> Result<Response, WebError> {
    let reader = &staff.reader;
    let t = reader.t;
    let app = &reader.state.app;
    let view = app.edition(&reader.actor, reference).await?;
    let mut form = fields.clone().into_form();
    let decisions = typed(t, &view, &fields, &mut form);
    if !form.is_sound() {
        let status = StatusCode::UNPROCESSABLE_ENTITY;
        return page(reader, &view, status, form, Cow::Borrowed(""));
    }
    let command = Command::WriteEdition {
        of: fields.value("of").parse().unwrap_or_default(),
        decisions,
    };
    carry_out(reader, reference, &fields, command, form).await
}

async fn publish(
    staff: Staff,
    PathOf(reference): PathOf<Reference>,
    fields: Fields,
) -> Result<Response, WebError> {
    let reader = &staff.reader;
    let view = reader.state.app.edition(&reader.actor, reference).await?;
    let mut form = decided(&view);
    form.set("to", fields.value("to"));
    let Some(to) = EditionReaders::from_key(fields.value("to")) else {
        form.refuse("to", reader.t.get("act-missing-choice"));
        let status = StatusCode::UNPROCESSABLE_ENTITY;
        return page(reader, &view, status, form, Cow::Borrowed(""));
    };
    carry_out(
        reader,
        reference,
        &fields,
        Command::PublishEdition { to },
        form,
    )
    .await
}

async fn retract(
    staff: Staff,
    PathOf(reference): PathOf<Reference>,
    fields: Fields,
) -> Result<Response, WebError> {
    let reader = &staff.reader;
    let view = reader.state.app.edition(&reader.actor, reference).await?;
    let mut form = decided(&view);
    let reason = fields.value("reason").to_owned();
    if reason.is_empty() {
        form.refuse("reason", reader.t.get("act-missing-words"));
        let status = StatusCode::UNPROCESSABLE_ENTITY;
        return page(reader, &view, status, form, Cow::Borrowed(""));
    }
    form.set("reason", reason.as_str());
    carry_out(
        reader,
        reference,
        &fields,
        Command::RetractEdition { reason },
        form,
    )
    .await
}

async fn carry_out(
    reader: &Reader,
    reference: Reference,
    fields: &Fields,
    command: Command,
    form: Form,
) -> Result<Response, WebError> {
    let app = &reader.state.app;
    let request = ActRequest {
        command,
        seen: seen(fields),
        key: key(fields)?,
    };
    match app.act(&reader.actor, reference, request).await {
        Ok(_) => Ok(respond::done(&path(reference), Flash::Recorded)),
        Err(AppError::Refused(refusal)) => {
            let why = refusals::text(reader.t, &refusal.reason);
            let problem = Problem::from(WebError::from(AppError::Refused(refusal)));
            let view = app.edition(&reader.actor, reference).await?;
            page(reader, &view, problem.kind.status(), form, why)
        }
        Err(error) => Err(error.into()),
    }
}

fn page(
    reader: &Reader,
    view: &EditionView,
    status: StatusCode,
    form: Form,
    refusal: Cow<'static, str>,
) -> Result<Response, WebError> {
    let t = reader.t;
    let reference = view.view.case.reference;
    let reader = reader.clone().at(path(reference));
    let page = EditionPage {
        t,
        layout: reader.layout(t.get("anonymised-title")),
        reference: reference.to_string(),
        case: paths::case(reference),
        here: path(reference),
        of: view.of.unwrap_or_default(),
        sides: sides(t, view),
        lines: lines(t, view),
        comments: comments(t, &view.view),
        undecided: view.undecided,
        begun: view.begun,
        own: view.own,
        refusal,
        form,
        readers: Choice::of(t, EditionReaders::CHOICES),
        published: view
            .published
            .as_ref()
            .map(|public| super::public::path(public.act))
            .unwrap_or_default(),
        may_retract: view.view.may(Verb::RetractEdition),
        version: view.version.0,
        key: fresh_key(),
    };
    respond::page_with(status, &page)
}

/// Lessons are written in French, whoever reads the page.
const fn french() -> Texts {
    Texts::new(Lang::Fr)
}
