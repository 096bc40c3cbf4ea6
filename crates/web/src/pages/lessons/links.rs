//! Linking a recommendation of approved lessons to a playbook, proposing a
//! change there, and taking that back (LESS-2).

use std::borrow::Cow;

use app::AppError;
use app::cases::{ActRequest, CaseView};
use app::lessons::LessonsLink;
use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::{get, post};
use jiff::Timestamp;
use locales::Texts;
use process::access::Verb;
use process::act::Private;
use process::case::ApprovedLessons;
use process::command::Command;
use process::decide::permit;
use process::ids::Reference;
use process::playbook::{Answer, PlaybookKey, SectionKind};
use process::refusal::Reason;
use process::words::Word;

use super::reading;
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
use crate::tone::Tone;

pub(super) fn routes() -> Routes {
    let base = "/dossiers/{reference}/retour-experience";
    Routes::new()
        .route(
            &format!("{base}/recommandations/{{number}}"),
            get(show).post(link),
        )
        .route(&format!("{base}/liens/{{number}}/retirer"), post(unlink))
}

/// Where a recommendation is linked to a playbook.
fn path(reference: Reference, number: u32) -> String {
    let case = paths::case(reference);
    format!("{case}/retour-experience/recommandations/{number}")
}

/// A link, as everybody reads it who reads the lessons.
pub(super) struct Shown {
    /// Its number, also the place on the page to which others lead.
    pub(super) id: String,
    /// The recommendation.
    pub(super) says: String,
    pub(super) playbook: String,
    pub(super) href: String,
    pub(super) state: (Tone, Cow<'static, str>),
    pub(super) change: Option<Change>,
    pub(super) at: Timestamp,
    /// Where it is taken back; empty for those who do not.
    pub(super) unlink: String,
    /// The field of the reason.
    pub(super) reason: String,
}

/// A change that is proposed.
pub(crate) struct Change {
    pub(crate) section: Cow<'static, str>,
    pub(crate) passage: String,
    pub(crate) change: String,
    pub(crate) why: String,
}

impl Change {
    pub(crate) fn of(t: Texts, change: &process::lessons::ProposedChange) -> Self {
        Self {
            section: t.get(change.section.label_key()),
            passage: words(t, &change.passage),
            change: words(t, &change.change),
            why: words(t, &change.why),
        }
    }
}

pub(crate) fn words(t: Texts, text: &Private<String>) -> String {
    match text {
        Private::Known(text) => text.clone(),
        Private::Erased => t.get("story-erased").into_owned(),
    }
}

/// What became of what a link proposes.
pub(crate) fn state(t: Texts, proposes: bool, answer: Option<Answer>) -> (Tone, Cow<'static, str>) {
    match (proposes, answer) {
        (false, _) => (Tone::Neutral, t.get("link-says-so")),
        (true, None) => (Tone::Warn, t.get("link-waits")),
        (true, Some(Answer::TakenUp)) => (Tone::Info, t.get("link-taken-up")),
        (true, Some(Answer::InVersion(version))) => {
            (Tone::Good, t.one("link-in-version", "number", version))
        }
        (true, Some(Answer::SetAside)) => (Tone::Neutral, t.get("link-set-aside")),
    }
}

/// The links of the lessons of a case.
pub(super) fn shown(t: Texts, view: &CaseView) -> Vec<Shown> {
    let may = view.may(Verb::LinkRecommendation);
    let line = |link: &LessonsLink| {
        let number = link.id.number;
        let case = paths::case(link.id.case);
        Shown {
            id: link.id.to_string(),
            says: words(t, &link.linked.says),
            playbook: link.linked.title.clone(),
            href: paths::playbook(&link.linked.playbook),
            state: state(t, link.linked.change.is_some(), link.answer),
            change: link.linked.change.as_ref().map(|one| Change::of(t, one)),
            at: link.at,
            unlink: if may {
                format!("{case}/retour-experience/liens/{number}/retirer")
            } else {
                String::new()
            },
            reason: reason_field(number),
        }
    };
    view.links().iter().map(line).collect()
}

fn reason_field(number: u32) -> String {
    format!("motif-{number}")
}

/// Where each recommendation of what is read can be linked: what is read must
/// be what was approved.
pub(super) fn linking(view: &CaseView) -> Option<impl Fn(u32) -> String> {
    let reference = view.case.reference;
    let approved = view.case.approved_lessons.is_some() && view.case.lessons_draft.is_none();
    (approved && view.may(Verb::LinkRecommendation))
        .then_some(move |number| path(reference, number))
}

#[derive(Template)]
#[template(path = "lessons/link.html")]
struct LinkPage {
    t: Texts,
    layout: Layout,
    reference: String,
    case: String,
    lessons: String,
    /// The recommendation, and how others cite it.
    id: String,
    says: String,
    of: u32,
    form: Form,
    playbooks: Vec<Choice>,
    sections: Vec<Choice>,
    /// What is in the way beside the fields; empty for nothing.
    refusal: Cow<'static, str>,
    key: String,
}

async fn show(
    staff: Staff,
    PathOf((reference, number)): PathOf<(Reference, u32)>,
) -> Result<Response, WebError> {
    let reader = &staff.reader;
    let view = reader.state.app.case(&reader.actor, reference).await?;
    page(
        reader,
        &view,
        number,
        StatusCode::OK,
        Form::new(),
        "".into(),
    )
    .await
}

async fn link(
    staff: Staff,
    PathOf((reference, number)): PathOf<(Reference, u32)>,
    fields: Fields,
) -> Result<Response, WebError> {
    let reader = &staff.reader;
    let app = &reader.state.app;
    let view = app.case(&reader.actor, reference).await?;
    recommendation(&view, number)?;
    let Ok(playbook) = fields.value("playbook").parse::<PlaybookKey>() else {
        let mut form = fields.into_form();
        form.refuse("playbook", reader.t.get("act-missing-choice"));
        let status = StatusCode::UNPROCESSABLE_ENTITY;
        return page(reader, &view, number, status, form, "".into()).await;
    };
    let request = ActRequest {
        command: Command::LinkRecommendation {
            of: fields.value("of").parse().unwrap_or_default(),
            recommendation: number,
            playbook,
            section: SectionKind::from_key(fields.value("section")),
            passage: fields.value("passage").to_owned(),
            change: fields.value("change").to_owned(),
            why: fields.value("why").to_owned(),
        },
        seen: None,
        key: key(&fields)?,
    };
    match app.act(&reader.actor, reference, request).await {
        Ok(_) => Ok(respond::done(&reading::path(reference), Flash::Recorded)),
        Err(AppError::Refused(refusal)) => {
            let why = refusals::text(reader.t, &refusal.reason);
            let mut form = fields.into_form();
            let field = field(&refusal.reason);
            let beside = if field.is_empty() {
                why
            } else {
                form.refuse(field, why);
                Cow::Borrowed("")
            };
            let problem = Problem::from(WebError::from(AppError::Refused(refusal)));
            page(reader, &view, number, problem.kind.status(), form, beside).await
        }
        Err(error) => Err(error.into()),
    }
}

/// The field of the form that a refusal is about; empty for none.
const fn field(reason: &Reason) -> &'static str {
    match reason {
        Reason::WrongField(field) => field,
        Reason::NoSuchPlaybook => "playbook",
        Reason::TextMissing | Reason::TextTooLong(_) => "change",
        Reason::ReasonMissing => "why",
        _ => "",
    }
}

async fn unlink(
    staff: Staff,
    PathOf((reference, number)): PathOf<(Reference, u32)>,
    fields: Fields,
) -> Result<Response, WebError> {
    let reader = &staff.reader;
    let app = &reader.state.app;
    let request = ActRequest {
        command: Command::UnlinkRecommendation {
            link: number,
            reason: fields.value(&reason_field(number)).to_owned(),
        },
        seen: None,
        key: key(&fields)?,
    };
    match app.act(&reader.actor, reference, request).await {
        Ok(_) => Ok(respond::done(&reading::path(reference), Flash::Recorded)),
        Err(AppError::Refused(refusal)) if refusal.reason == Reason::ReasonMissing => {
            let mut form = fields.into_form();
            form.refuse(
                reason_field(number),
                refusals::text(reader.t, &refusal.reason),
            );
            let problem = Problem::from(WebError::from(AppError::Refused(refusal)));
            let view = app.case(&reader.actor, reference).await?;
            reading::page(reader, &view, problem.kind.status(), form)
        }
        Err(error) => Err(error.into()),
    }
}

/// The approved lessons, and one of their recommendations.
fn recommendation(view: &CaseView, number: u32) -> Result<(&ApprovedLessons, &str), WebError> {
    permit(Verb::LinkRecommendation, view.seat).map_err(AppError::Refused)?;
    let approved = view.case.approved_lessons.as_ref();
    let approved = approved.ok_or_else(WebError::not_found)?;
    let items = approved.lessons.items();
    let item = items.iter().find(|item| item.number == number);
    let item = item.ok_or_else(WebError::not_found)?;
    Ok((approved, item.text))
}

async fn page(
    reader: &Reader,
    view: &CaseView,
    number: u32,
    status: StatusCode,
    form: Form,
    refusal: Cow<'static, str>,
) -> Result<Response, WebError> {
    let t = reader.t;
    let reference = view.case.reference;
    let (approved, says) = recommendation(view, number)?;
    let lang = t.lang();
    let app = &reader.state.app;
    let fits = app
        .proposed_playbooks(&view.case, view.facility.nature(), lang)
        .await?;
    let fits: Vec<PlaybookKey> = fits.into_iter().map(|one| one.playbook.row.key).collect();
    let mut playbooks = app.playbooks(lang).await?;
    playbooks.sort_by_key(|one| {
        let place = fits.iter().position(|fit| *fit == one.row.key);
        place.unwrap_or(fits.len())
    });
    let reader = reader.clone().at(path(reference, number));
    let page = LinkPage {
        t,
        layout: reader.layout(t.get("link-title")),
        reference: reference.to_string(),
        case: paths::case(reference),
        lessons: reading::path(reference),
        id: format!("{reference}-R{number}"),
        says: says.to_owned(),
        of: approved.number,
        form,
        playbooks: playbooks
            .into_iter()
            .map(|one| Choice::new(one.row.key.to_string(), one.text.title))
            .collect(),
        sections: Choice::of(t, SectionKind::CHOICES),
        refusal,
        key: fresh_key(),
    };
    respond::page_with(status, &page)
}
