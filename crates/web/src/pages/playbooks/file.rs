//! A playbook as the CERT works on it: what waits, its versions, what happened
//! to it.

use std::borrow::Cow;

use app::playbooks::PlaybookFile;
use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::get;
use jiff::Timestamp;
use jiff::civil::Date;
use locales::{Lang, Texts};
use playbooks::contents;
use process::access::Seat;
use process::act::{Author, Private};
use process::playbook::{Answer, Content, DraftState, Origin, PlaybookAct, PlaybookKey, Skill};

use super::differences::{Difference, between};
use super::parts::{Part, parts};
use super::proposals::Proposals;
use super::{board, deeds, one, proposals, write};
use crate::error::WebError;
use crate::form::Form;
use crate::input::PathOf;
use crate::layout::Layout;
use crate::naming;
use crate::pages::staff::nature_key;
use crate::paths;
use crate::reader::Staff;
use crate::respond;
use crate::routes::Routes;
use crate::tone::Tone;

type Words = Cow<'static, str>;

pub(super) fn routes() -> Routes {
    Routes::new().route("/fiches-reflexes/{playbook}/redaction", get(show))
}

/// Where the CERT works on a playbook.
pub(crate) fn path(key: &PlaybookKey) -> String {
    paths::playbook_file(key)
}

/// A text that is not in force yet.
struct Waiting {
    state: (Tone, Words),
    written: String,
    shipped: bool,
    declined: Option<String>,
    title: String,
    lead: String,
    parts: Vec<Part>,
    causes: String,
    facilities: String,
    /// What it changes in the version in force, in French.
    differences: Vec<Difference>,
    compared: bool,
    /// Said to those who wrote in it, once it waits for somebody else.
    own: bool,
}

/// A version.
struct Line {
    number: u32,
    href: String,
    at: Timestamp,
    by: String,
    /// What lessons proposed that came about with it.
    answers: String,
}

/// Something that happened.
struct Event {
    what: Words,
    who: String,
    at: Timestamp,
    words: String,
}

#[derive(Template)]
#[template(path = "playbooks/file.html")]
struct FilePage {
    t: Texts,
    layout: Layout,
    form: Form,
    state: (Tone, Words),
    review: Option<(Tone, Words)>,
    withdrawn: Option<(Words, String)>,
    shown: String,
    waiting: Option<Waiting>,
    deeds: Vec<deeds::Deed>,
    acts: String,
    version: String,
    rewrite: String,
    versions: Vec<Line>,
    story: Vec<Event>,
    proposals: Proposals,
    /// Where what lessons propose is answered.
    answers: String,
}

async fn show(staff: Staff, PathOf(key): PathOf<PlaybookKey>) -> Result<Response, WebError> {
    page(&staff, &key, StatusCode::OK, Form::new()).await
}

/// The page, with what is wrong with the form that was sent.
pub(super) async fn again(
    staff: &Staff,
    key: &PlaybookKey,
    status: StatusCode,
    form: Form,
) -> Result<Response, WebError> {
    page(staff, key, status, form).await
}

async fn page(
    staff: &Staff,
    key: &PlaybookKey,
    status: StatusCode,
    mut form: Form,
) -> Result<Response, WebError> {
    let reader = staff.reader.clone().at(path(key));
    let t = reader.t;
    let app = &reader.state.app;
    let found = app.playbook_file(&reader.actor, key).await?;
    let playbook = &found.playbook;
    let seat = Seat::Staff { role: staff.role };
    let deeds = deeds::offered(t, playbook, seat, &reader.actor.pseudonym);
    for deed in deeds.iter().filter(|deed| !deed.day_field.is_empty()) {
        if form.value(&deed.day_field).is_empty() {
            form.set(&deed.day_field, app.usual_review_day().to_string());
        }
    }
    let shown = playbook
        .draft
        .as_ref()
        .map(|draft| &draft.content)
        .or(playbook.versions.last().map(|last| &last.content));
    let title = match shown.map(|content| contents(content, t.lang())) {
        Some(Ok(text)) => text.title,
        _ => key.to_string(),
    };
    let page = FilePage {
        t,
        layout: reader.layout(title),
        form,
        state: (
            board::tone(playbook.state()),
            t.get(playbook.state().label_key()),
        ),
        review: playbook.review_by.map(|day| review(t, day, reader.now)),
        withdrawn: playbook.withdrawn.as_ref().map(|end| {
            let said = t
                .with("playbook-withdrawn-by")
                .arg("who", named(t, &found, &end.by))
                .arg("when", t.date(end.at))
                .text();
            (said, words(&end.reason))
        }),
        shown: if playbook.in_force().is_some() {
            paths::playbook(key)
        } else {
            String::new()
        },
        waiting: waiting(t, &found, &reader.actor.pseudonym)?,
        deeds,
        acts: format!("{}/actes", paths::playbook(key)),
        version: playbook.seq.to_string(),
        rewrite: write::path(key),
        versions: versions(t, &found),
        proposals: Proposals::of(t, &found),
        answers: proposals::path(key),
        story: found
            .story
            .iter()
            .map(|act| Event {
                what: happened(t, &act.act),
                who: named(t, &found, &act.by),
                at: act.at,
                words: said(&act.act).map(words).unwrap_or_default(),
            })
            .collect(),
    };
    respond::page_with(status, &page)
}

fn named(t: Texts, found: &PlaybookFile, by: &Author) -> String {
    naming::person(t, found.name(&by.pseudonym), by.seat)
}

fn words(text: &Private<String>) -> String {
    text.known().cloned().unwrap_or_default()
}

fn review(t: Texts, day: Date, now: Timestamp) -> (Tone, Words) {
    let said = t.one("playbook-review-by", "day", t.day(day));
    let today = now.to_zoned(process::calendar::paris()).date();
    let tone = if day < today {
        Tone::Danger
    } else {
        Tone::Neutral
    };
    (tone, said)
}

fn waiting(
    t: Texts,
    found: &PlaybookFile,
    own: &process::ids::Pseudonym,
) -> Result<Option<Waiting>, WebError> {
    let Some(draft) = &found.playbook.draft else {
        return Ok(None);
    };
    let text = contents(&draft.content, Lang::Fr)
        .map_err(|wrong| WebError::Document(wrong.to_string()))?;
    let last = found.playbook.versions.last();
    Ok(Some(Waiting {
        state: (
            match draft.state {
                DraftState::Writing => Tone::Info,
                DraftState::ToApprove => Tone::Warn,
            },
            t.get(draft.state.label_key()),
        ),
        written: t
            .with("playbook-written-by")
            .arg("who", named(t, found, &draft.written_by))
            .arg("when", t.date_time(draft.at))
            .text()
            .into_owned(),
        shipped: draft.origin == Origin::Shipped,
        declined: draft.declined.as_ref().map(words),
        parts: parts(&text, Skill::Security),
        title: text.title,
        lead: text.lead,
        causes: naming::list(
            draft
                .content
                .causes
                .iter()
                .map(|cause| t.get(cause.label_key())),
        ),
        facilities: facilities(t, &draft.content),
        differences: last
            .map(|last| between(&last.content.french, &draft.content.french))
            .unwrap_or_default(),
        compared: last.is_some(),
        own: draft.state == DraftState::ToApprove && draft.hands.contains(own),
    }))
}

fn facilities(t: Texts, content: &Content) -> String {
    if content.facilities.is_empty() {
        return t.get("playbook-every-facility").into_owned();
    }
    naming::list(
        content
            .facilities
            .iter()
            .map(|nature| t.get(nature_key(*nature))),
    )
}

fn versions(t: Texts, found: &PlaybookFile) -> Vec<Line> {
    let by = |version: &process::playbook::Version| match &version.approved_by {
        Some(approver) => t
            .with("playbook-version-by")
            .arg("writer", named(t, found, &version.written_by))
            .arg("approver", named(t, found, approver))
            .text(),
        None => t.get("playbook-version-shipped"),
    };
    found
        .playbook
        .versions
        .iter()
        .rev()
        .map(|version| Line {
            number: version.number,
            href: one::version_path(&found.playbook.key, version.number),
            at: version.at,
            by: by(version).into_owned(),
            answers: answered_by(found, version.number),
        })
        .collect()
}

/// The numbers of what lessons proposed that came about with a version.
fn answered_by(found: &PlaybookFile, version: u32) -> String {
    let answered = found.playbook.answers.iter();
    naming::list(
        answered
            .filter(|(_, answered)| answered.answer == Answer::InVersion(version))
            .map(|(change, _)| change.to_string().into()),
    )
}

fn happened(t: Texts, act: &PlaybookAct) -> Words {
    let until = |key: &'static str, day: &Date| t.one(key, "day", t.day(*day));
    match act {
        PlaybookAct::Installed { .. } => t.get("playbook-act-installed"),
        PlaybookAct::Written {
            origin: Origin::Shipped,
            ..
        } => t.get("playbook-act-shipped"),
        PlaybookAct::Written { .. } => t.get("playbook-act-written"),
        PlaybookAct::Submitted => t.get("playbook-act-submitted"),
        PlaybookAct::Approved { review_by } => until("playbook-act-approved", review_by),
        PlaybookAct::Declined { .. } => t.get("playbook-act-declined"),
        PlaybookAct::Discarded { .. } => t.get("playbook-act-discarded"),
        PlaybookAct::Reviewed { review_by, .. } => until("playbook-act-reviewed", review_by),
        PlaybookAct::Withdrawn { .. } => t.get("playbook-act-withdrawn"),
        PlaybookAct::ChangeTakenUp { change } => {
            t.one("playbook-act-taken-up", "change", change.to_string())
        }
        PlaybookAct::ChangeSetAside { change, .. } => {
            t.one("playbook-act-set-aside", "change", change.to_string())
        }
    }
}

const fn said(act: &PlaybookAct) -> Option<&Private<String>> {
    match act {
        PlaybookAct::Declined { reason }
        | PlaybookAct::Discarded { reason }
        | PlaybookAct::Withdrawn { reason }
        | PlaybookAct::ChangeSetAside { reason, .. } => Some(reason),
        PlaybookAct::Reviewed { note, .. } => Some(note),
        _ => None,
    }
}
