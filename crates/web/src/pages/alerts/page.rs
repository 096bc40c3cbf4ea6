//! The page of an alert: what it says, and what its reader can do.

use std::borrow::Cow;

use app::alerts::{AlertView, OwnReceipt, Part, StaffPart};
use app::proof::Extent;
use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::get;
use jiff::Timestamp;
use locales::Texts;
use process::access::{RightTo, Seat, SeatKind, Standing, Verb, right_to};
use process::act::Private;
use process::alert::{Alert, AlertNature, AlertNumber, AlertState, MeasureAnswer, approvers};
use process::ids::SubjectNumber;
use process::territory;
use process::words::Word;

use super::list::mark;
use super::write::rewrite_path;
use super::{board, deeds, looks, path, told, whom};
use crate::documents::Download;
use crate::error::WebError;
use crate::form::{Choice, Form};
use crate::input::PathOf;
use crate::layout::Layout;
use crate::naming;
use crate::paths;
use crate::reader::{Reader, Staff};
use crate::respond;
use crate::routes::Routes;
use crate::story::Entry;
use crate::tone::Tone;

pub(super) fn routes() -> Routes {
    Routes::new()
        .route("/alertes/{alert}", get(show))
        .route("/alertes/{alert}/preuves.zip", get(bundle))
}

/// The record of the alert as files that prove themselves (KEEP-1).
async fn bundle(staff: Staff, PathOf(number): PathOf<AlertNumber>) -> Result<Download, WebError> {
    let reader = &staff.reader;
    let app = &reader.state.app;
    let made = app.bundle(&reader.actor, number, Extent::Whole, Vec::new());
    let bundle = made.await?;
    Ok(Download::archive(bundle.name, bundle.bytes.into()))
}

type Words = Cow<'static, str>;

/// What was corrected.
struct Corrected {
    at: Timestamp,
    text: String,
}

/// What the CERT, HFDS and the agencies see.
struct Desk {
    counted: Option<Counted>,
    rows: Vec<(Words, String)>,
    mails: Vec<(Words, String)>,
    expanding: String,
    written: String,
    approved: String,
    waits: String,
    declined: Option<String>,
    board: String,
    tallied: Vec<(Words, String)>,
    story: Vec<Entry>,
    rewrite: String,
    acts: String,
    version: String,
    deeds: Vec<deeds::Deed>,
    /// Where the end of its file is decided; empty for whoever has no part in
    /// that.
    file: String,
}

/// How many it would reach.
struct Counted {
    facilities: u64,
    without: u64,
    ars: String,
}

/// What a facility answers.
struct Answer {
    action: String,
    open: bool,
    given: bool,
    facilities: Vec<Choice>,
    several: bool,
    measures: Vec<Measure>,
    choices: Vec<Choice>,
}

/// A measure as the form asks about it.
struct Measure {
    field: String,
    label: Words,
    text: String,
}

#[derive(Template)]
#[template(path = "alerts/page.html")]
struct AlertPage {
    t: Texts,
    layout: Layout,
    form: Form,
    number: String,
    title: String,
    state: (Tone, Words),
    mark: (Tone, Words),
    urgent: Words,
    sent_at: Option<Timestamp>,
    happens: String,
    measures: Vec<String>,
    corrections: Vec<Corrected>,
    /// Said first when it is over, with its reason.
    over: Option<(Words, String)>,
    desk: Option<Desk>,
    answer: Option<Answer>,
    /// Whether somebody who did not sign in may be one of its recipients.
    offers_sign_in: bool,
}

async fn show(reader: Reader, PathOf(number): PathOf<AlertNumber>) -> Result<Response, WebError> {
    let found = reader.state.app.alert(&reader.actor, number).await;
    let view = match found {
        Err(app::AppError::NotFound) if reader.session.is_none() => {
            return Err(WebError::SignInNeeded);
        }
        found => found?,
    };
    respond(&reader, view, StatusCode::OK, Form::new()).await
}

/// The page, with what is wrong with the form that was sent.
pub(super) async fn again(
    reader: &Reader,
    number: AlertNumber,
    status: StatusCode,
    form: Form,
) -> Result<Response, WebError> {
    let view = reader.state.app.alert(&reader.actor, number).await?;
    let reader = reader.clone().at(path(number));
    respond(&reader, view, status, form).await
}

async fn respond(
    reader: &Reader,
    view: AlertView,
    status: StatusCode,
    mut form: Form,
) -> Result<Response, WebError> {
    let t = reader.t;
    let alert = &view.alert;
    let answer = match &view.part {
        Part::Recipient(own) => Some(answer(t, alert, own, &mut form)),
        _ => None,
    };
    let desk = match &view.part {
        Part::Staff(part) => Some(desk(reader, &view, part).await?),
        _ => None,
    };
    let page = AlertPage {
        t,
        layout: reader.layout(t.one("alert-title", "number", alert.number.to_string())),
        form,
        number: alert.number.to_string(),
        title: words(&alert.content.title).unwrap_or_else(|| t.get("alert-untitled").into_owned()),
        state: (looks::state(alert.state), t.get(alert.state.label_key())),
        mark: mark(t, alert.content.tlp),
        urgent: match alert.content.urgency {
            process::alert::AlertUrgency::Urgent => t.get(alert.content.urgency.label_key()),
            process::alert::AlertUrgency::Normal => Cow::Borrowed(""),
        },
        sent_at: view.sent_at(),
        happens: words(&alert.content.happens).unwrap_or_default(),
        measures: alert.measures().filter_map(words).collect(),
        corrections: alert
            .corrections
            .iter()
            .map(|one| Corrected {
                at: one.at,
                text: words(&one.text).unwrap_or_default(),
            })
            .collect(),
        over: over(t, alert),
        desk,
        answer,
        offers_sign_in: reader.session.is_none(),
    };
    respond::page_with(status, &page)
}

fn words(value: &Private<String>) -> Option<String> {
    value.known().cloned()
}

fn over(t: Texts, alert: &Alert) -> Option<(Words, String)> {
    let outcome = alert.outcome.as_ref()?;
    let key = match alert.state {
        AlertState::Withdrawn => "alert-over-withdrawn",
        _ => "alert-over-ended",
    };
    let said = t.one(key, "when", t.date_time(outcome.at));
    Some((said, words(&outcome.reason).unwrap_or_default()))
}

fn answer(t: Texts, alert: &Alert, own: &[OwnReceipt], form: &mut Form) -> Answer {
    let asked: Vec<&Private<String>> = alert.measures().collect();
    let first = form.values("etablissements").next().is_none();
    if first {
        for one in own {
            form.set("etablissements", one.facility.finess.as_str());
        }
        // What one of them said is offered again; they differ seldom.
        if let Some(said) = own.iter().find(|one| !one.receipt.answers.is_empty()) {
            for (place, answer) in &said.receipt.answers {
                form.set(measure_field(usize::from(*place)), answer.key());
            }
            form.set("precisions", said.comment.clone().unwrap_or_default());
        }
    }
    Answer {
        action: format!("{}/reponse", path(alert.number)),
        open: alert.state == AlertState::Sent,
        given: own.iter().any(|one| one.receipt.answered_at.is_some()),
        several: own.len() > 1,
        facilities: own
            .iter()
            .map(|one| {
                let state = t.get(one.receipt.state.label_key());
                Choice::new(one.facility.finess.to_string(), one.facility.name.clone()).hint(state)
            })
            .collect(),
        measures: asked
            .iter()
            .enumerate()
            .map(|(place, text)| Measure {
                field: measure_field(place),
                label: t.one("alert-reply-measure", "number", place + 1),
                text: words(text).unwrap_or_default(),
            })
            .collect(),
        choices: Choice::of(t, MeasureAnswer::CHOICES),
    }
}

/// The field that answers the measure at this place.
pub(super) fn measure_field(place: usize) -> String {
    format!("mesure-{}", place + 1)
}

async fn desk(reader: &Reader, view: &AlertView, part: &StaffPart) -> Result<Desk, WebError> {
    let t = reader.t;
    let alert = &view.alert;
    let Standing::Staff(role) = reader.actor.standing else {
        return Err(WebError::not_found());
    };
    let seat = Seat::Staff { role };
    let may = |verb| right_to(verb, SeatKind::from(seat)) == RightTo::Held;
    let unsent = alert.sending.is_none();
    let rewrites = may(Verb::WriteAlert) && unsent && alert.outcome.is_none();
    let named = |by: &process::act::Author| naming::person(t, view.name(&by.pseudonym), by.seat);
    let number = |count: u64| t.number(count);
    let sendings = part.sendings;
    let open = part.dispatches.iter().find(|one| one.done_at.is_none());
    Ok(Desk {
        file: match right_to(Verb::ReadRetention, SeatKind::from(seat)) {
            RightTo::Held => paths::file(SubjectNumber::Alert(alert.number)),
            RightTo::Lacking => String::new(),
        },
        counted: part
            .counted
            .as_ref()
            .filter(|_| alert.outcome.is_none())
            .map(|counted| Counted {
                facilities: counted.facilities,
                without: counted.without_address,
                ars: agencies(t, counted.ars.iter().copied()),
            }),
        rows: whom::rows(t, &alert.content.population),
        mails: if part.dispatches.is_empty() {
            Vec::new()
        } else {
            vec![
                (t.get("alert-mails-sent"), number(sendings.sent)),
                (t.get("alert-mails-waiting"), number(sendings.waiting)),
                (t.get("alert-mails-given-up"), number(sendings.given_up)),
            ]
        },
        expanding: open
            .map(|open| t.n("alert-expanding", open.facilities).into_owned())
            .unwrap_or_default(),
        written: t
            .with("alert-written-by")
            .arg("who", named(&alert.written_by))
            .arg("when", t.date_time(alert.written_at))
            .text()
            .into_owned(),
        approved: alert
            .approved
            .as_ref()
            .map(|(by, at)| {
                let said = t.with("alert-approved-by").arg("who", named(by));
                said.arg("when", t.date_time(*at)).text().into_owned()
            })
            .unwrap_or_default(),
        waits: if alert.state == AlertState::ToApprove
            && approvers(alert.content.nature, seat).is_err()
        {
            let who = match alert.content.nature {
                AlertNature::Spreading => t.get("alert-approver-hfds"),
                AlertNature::Vulnerability => t.get("alert-approver-lead"),
            };
            t.one("alert-waits-approval", "who", who).into_owned()
        } else {
            String::new()
        },
        declined: alert
            .declined
            .as_ref()
            .map(|why| words(why).unwrap_or_default()),
        board: if unsent {
            String::new()
        } else {
            board::path(alert.number)
        },
        tallied: if unsent {
            Vec::new()
        } else {
            board::tallied(reader, alert.number).await?
        },
        story: told::story(reader, view),
        rewrite: if rewrites {
            rewrite_path(alert.number)
        } else {
            String::new()
        },
        acts: format!("{}/actes", path(alert.number)),
        version: alert.seq.to_string(),
        deeds: deeds::offered(t, alert, part, seat, &reader.actor.pseudonym),
    })
}

/// The names of agencies.
fn agencies(t: Texts, codes: impl Iterator<Item = territory::ArsCode>) -> String {
    let names: Vec<&str> = codes.map(|code| territory::ars(code).name()).collect();
    if names.is_empty() {
        return String::new();
    }
    t.one("alert-counted-ars", "ars", names.join(", "))
        .into_owned()
}
