//! The lessons of a case, for everybody who sees them: what they say, who has
//! still to approve, and what CERT, agency and facility add in words (LESS-1).

use std::borrow::Cow;
use std::collections::BTreeSet;

use app::AppError;
use app::cases::{ActRequest, CaseView};
use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::get;
use jiff::Timestamp;
use locales::Texts;
use process::access::{Audience, Verb};
use process::case::{CaseAct, Lessons};
use process::command::Command;
use process::ids::Reference;
use process::words::Word;

use super::links::{Shown, linking, shown, words};
use crate::error::WebError;
use crate::flash::Flash;
use crate::form::Form;
use crate::input::{Fields, PathOf};
use crate::layout::Layout;
use crate::naming;
use crate::pages::staff::acts::{Deed, fresh_key, key, offered};
use crate::paths;
use crate::problem::Problem;
use crate::reader::{Reader, SignedIn};
use crate::refusals;
use crate::respond;
use crate::routes::Routes;
use crate::tone::Tone;

pub(super) fn routes() -> Routes {
    Routes::new().route(
        "/dossiers/{reference}/retour-experience/lecture",
        get(show).post(comment),
    )
}

/// Where the lessons of a case are read and completed.
pub(crate) fn path(reference: Reference) -> String {
    format!("{}/retour-experience/lecture", paths::case(reference))
}

/// What somebody added in words.
pub(super) struct Comment {
    pub(super) number: u32,
    pub(super) who: String,
    pub(super) at: Timestamp,
    pub(super) text: String,
}

/// A recommendation, as others cite it.
struct Cited {
    id: String,
    text: String,
    /// Where it is linked to a playbook; empty where it cannot be now.
    link: String,
}

#[derive(Template)]
#[template(path = "lessons/reading.html")]
struct Reading {
    t: Texts,
    layout: Layout,
    reference: String,
    case: String,
    /// Where it stands; `None` before anything is written.
    state: Option<(Tone, Cow<'static, str>)>,
    counted: Vec<(Cow<'static, str>, String)>,
    parts: Vec<(Cow<'static, str>, String)>,
    items: Vec<Cited>,
    links: Vec<Shown>,
    comments: Vec<Comment>,
    may_comment: bool,
    /// Where they are written; empty for those who do not.
    write: String,
    /// Where they are approved; empty for those who cannot now.
    approve: String,
    /// Where what could identify is marked; empty for those who do not write.
    anonymised: String,
    form: Form,
    key: String,
}

async fn show(
    signed: SignedIn,
    PathOf(reference): PathOf<Reference>,
) -> Result<Response, WebError> {
    let reader = &signed.reader;
    let view = reader.state.app.case(&reader.actor, reference).await?;
    page(reader, &view, StatusCode::OK, Form::new())
}

async fn comment(
    signed: SignedIn,
    PathOf(reference): PathOf<Reference>,
    fields: Fields,
) -> Result<Response, WebError> {
    let reader = &signed.reader;
    let app = &reader.state.app;
    let request = ActRequest {
        command: Command::CommentLessons {
            text: fields.value("text").to_owned(),
        },
        seen: None,
        key: key(&fields)?,
    };
    match app.act(&reader.actor, reference, request).await {
        Ok(_) => Ok(respond::done(&path(reference), Flash::Sent)),
        Err(AppError::Refused(refusal)) => {
            let mut form = fields.into_form();
            form.refuse("text", refusals::text(reader.t, &refusal.reason));
            let problem = Problem::from(WebError::from(AppError::Refused(refusal)));
            let view = app.case(&reader.actor, reference).await?;
            page(reader, &view, problem.kind.status(), form)
        }
        Err(error) => Err(error.into()),
    }
}

pub(super) fn page(
    reader: &Reader,
    view: &CaseView,
    status: StatusCode,
    form: Form,
) -> Result<Response, WebError> {
    let t = reader.t;
    let case = &view.case;
    let lessons = case.lessons.as_ref();
    let home = paths::case(case.reference);
    let deeds = offered(view);
    let address = |deed: Deed| {
        if deeds.contains(&deed) {
            format!("{home}/{}", deed.slug())
        } else {
            String::new()
        }
    };
    let page = Reading {
        t,
        layout: reader.layout(t.get("lessons-title")),
        reference: case.reference.to_string(),
        state: lessons.map(|_| state(t, view)),
        counted: lessons.map_or_else(Vec::new, |lessons| counted(t, lessons)),
        parts: lessons.map_or_else(Vec::new, |lessons| parts(t, lessons)),
        items: lessons.map_or_else(Vec::new, |lessons| {
            let linking = linking(view);
            let cited = lessons.items().into_iter().map(|item| Cited {
                id: item.id(case.reference).to_string(),
                text: item.text.to_owned(),
                link: linking
                    .as_ref()
                    .map_or_else(String::new, |to| to(item.number)),
            });
            cited.collect()
        }),
        links: shown(t, view),
        comments: comments(t, view),
        may_comment: view.may(Verb::CommentLessons)
            && lessons.is_some_and(|lessons| lessons.to == Audience::All),
        write: address(Deed::WriteLessons),
        approve: address(Deed::ApproveLessons),
        anonymised: if view.may(Verb::WriteLessons) && lessons.is_some() {
            super::edition_path(case.reference)
        } else {
            String::new()
        },
        case: home,
        form,
        key: fresh_key(),
    };
    respond::page_with(status, &page)
}

fn state(t: Texts, view: &CaseView) -> (Tone, Cow<'static, str>) {
    match (&view.case.lessons_draft, &view.case.approved_lessons) {
        (None, Some(approved)) => (
            Tone::Good,
            t.with("lessons-approved")
                .arg("number", approved.number)
                .arg("when", t.date(approved.at))
                .text(),
        ),
        (_, Some(approved)) => (
            Tone::Warn,
            t.one("lessons-rewritten", "number", approved.number),
        ),
        _ => (Tone::Warn, t.get("lessons-to-approve")),
    }
}

/// What lessons say, name and words, and what was added to them since.
pub(crate) fn said(t: Texts, view: &CaseView) -> Vec<(Cow<'static, str>, String)> {
    view.case.lessons.as_ref().map_or_else(Vec::new, |lessons| {
        let mut said = counted(t, lessons);
        said.extend(parts(t, lessons));
        said.push((
            t.get("lessons-recommendations"),
            words(t, &lessons.recommendations),
        ));
        for comment in comments(t, view) {
            let by = t
                .with("lessons-comment-by")
                .arg("who", comment.who)
                .arg("when", t.date_time(comment.at));
            said.push((by.text(), comment.text));
        }
        said
    })
}

fn counted(t: Texts, lessons: &Lessons) -> Vec<(Cow<'static, str>, String)> {
    [
        (t.get("lessons-roots"), labels(t, &lessons.roots)),
        (t.get("lessons-aggravations"), labels(t, &lessons.factors)),
    ]
    .into_iter()
    .filter(|(_, labels)| !labels.is_empty())
    .collect()
}

/// Every part but the recommendations, which stand one by one.
fn parts(t: Texts, lessons: &Lessons) -> Vec<(Cow<'static, str>, String)> {
    [
        ("lessons-causes", &lessons.causes),
        ("lessons-factors", &lessons.aggravating_factors),
        ("lessons-difficulties", &lessons.difficulties),
        ("lessons-measures", &lessons.measures),
        ("lessons-watch", &lessons.watch),
    ]
    .into_iter()
    .map(|(key, text)| (t.get(key), words(t, text)))
    .filter(|(_, text)| !text.is_empty())
    .collect()
}

pub(crate) fn labels<W: Word>(t: Texts, words: &BTreeSet<W>) -> String {
    naming::list(words.iter().map(|word| t.get(word.choice().label)))
}

/// What was added to lessons in words.
pub(super) fn comments(t: Texts, view: &CaseView) -> Vec<Comment> {
    view.story
        .iter()
        .filter_map(|item| match &item.recorded.act {
            CaseAct::LessonsCommented { text } => Some(Comment {
                number: item.recorded.seq.0,
                who: naming::person(t, item.author.name.as_deref(), item.author.seat),
                at: item.recorded.at,
                text: words(t, text),
            }),
            _ => None,
        })
        .collect()
}
