//! One duty owed elsewhere: its legal terms, the time left, and what the
//! facility did of it (QUAL-3).

use std::borrow::Cow;

use app::AppError;
use app::cases::{ActRequest, CaseView};
use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use locales::Texts;
use process::access::Verb;
use process::clocks::{Applies, Clock, ClockAnswer};
use process::command::Command;
use process::ids::Reference;
use process::words::{ElsewhereDuty, Word};

use super::door::Door;
use super::refused::{No, idempotency, key};
use crate::acts;
use crate::error::WebError;
use crate::flash::Flash;
use crate::form::{Choice, Form};
use crate::input::{Fields, PathOf};
use crate::layout::Layout;
use crate::pages::reporter::elsewhere::{Around, ElsewhereLine, lines, term};
use crate::respond;

/// The answer that the declaration was made.
const MADE: &str = "faite";
/// The answer that the duty does not concern the facility.
const NOT_CONCERNED: &str = "non-concerne";

/// The page of one duty.
#[derive(Template)]
#[template(path = "reporter/case/clock.html")]
pub(super) struct ClockPage {
    /// The reader's texts.
    pub(super) t: Texts,
    /// The frame of the page.
    pub(super) layout: Layout,
    /// Address of the case for this reader.
    pub(super) base: String,
    /// Its number.
    pub(super) reference: Reference,
    /// The duty, and where its clock stands.
    pub(super) line: ElsewhereLine,
    /// The legal terms as they stood when the clock began: name and value.
    pub(super) terms: Vec<(Cow<'static, str>, String)>,
    /// What was typed.
    pub(super) form: Form,
    /// What can be answered.
    pub(super) answers: [Choice; 2],
    /// The zone of the clock in which times are typed.
    pub(super) zone: String,
    /// Makes a repeated sending harmless.
    pub(super) key: String,
}

impl ClockPage {
    fn of(door: &Door, view: &CaseView, duty: ElsewhereDuty, form: Form) -> Option<Self> {
        let reader = &door.reader;
        let t = reader.t;
        let clock = view.case.clocks.get(&duty)?;
        let layout = reader.layout(t.get(duty.label_key()));
        let around = Around {
            base: &door.base,
            now: layout.now,
        };
        let line = lines(t, view, around)
            .into_iter()
            .find(|line| line.duty == duty)?;
        Some(Self {
            t,
            layout,
            base: door.base.clone(),
            reference: door.reference,
            terms: terms(t, clock),
            line,
            form,
            answers: [
                Choice::new(MADE, t.get("clock-made")),
                Choice::new(NOT_CONCERNED, t.get("clock-not-concerned")),
            ],
            zone: zone(view),
            key: key(view),
        })
    }
}

fn zone(view: &CaseView) -> String {
    process::territory::zone_of(view.case.departement)
        .iana_name()
        .unwrap_or("Europe/Paris")
        .to_owned()
}

fn terms(t: Texts, clock: &Clock) -> Vec<(Cow<'static, str>, String)> {
    let mut rows = vec![
        (
            t.get("clock-recipient"),
            t.get(clock.recipient.label_key()).into_owned(),
        ),
        (
            t.get("clock-text"),
            t.get(clock.terms.text.label_key()).into_owned(),
        ),
        (t.get("clock-term"), term(t, clock.terms.term).into_owned()),
        (
            t.get(clock.terms.start.label_key()),
            t.date_time(clock.from).into_owned(),
        ),
    ];
    if let Some(due) = clock.due {
        rows.push((t.get("clock-due"), t.date_time(due).into_owned()));
    }
    rows
}

/// What the facility already said, to be corrected.
fn prefilled(view: &CaseView, duty: ElsewhereDuty) -> Form {
    match view
        .case
        .clocks
        .get(&duty)
        .and_then(|it| it.answer.as_ref())
    {
        Some(ClockAnswer::Declared { receipt, .. }) => Form::filled([
            ("reponse", MADE),
            ("recepisse", receipt.known().map_or("", String::as_str)),
        ]),
        Some(ClockAnswer::NotConcerned { reason, .. }) => Form::filled([
            ("reponse", NOT_CONCERNED),
            ("raison", reason.known().map_or("", String::as_str)),
        ]),
        None => Form::new(),
    }
}

type Path = PathOf<std::collections::HashMap<String, String>>;

/// The duty that an address names, if it runs and the reader may answer.
async fn named(door: &Door, PathOf(path): &Path) -> Result<(CaseView, ElsewhereDuty), WebError> {
    let duty = path
        .get("duty")
        .and_then(|key| ElsewhereDuty::from_key(key))
        .ok_or_else(WebError::not_found)?;
    let view = door.view().await?;
    if !view.may(Verb::StateElsewhere) {
        return Err(WebError::NotYourRole);
    }
    match view.case.clocks.get(&duty) {
        Some(clock) if clock.applies == Applies::Yes => Ok((view, duty)),
        _ => Err(WebError::not_found()),
    }
}

pub(super) async fn show(door: Door, path: Path) -> Result<Response, WebError> {
    let (view, duty) = named(&door, &path).await?;
    let form = prefilled(&view, duty);
    page(&door, &view, duty, StatusCode::OK, form)
}

fn page(
    door: &Door,
    view: &CaseView,
    duty: ElsewhereDuty,
    status: StatusCode,
    form: Form,
) -> Result<Response, WebError> {
    let page = ClockPage::of(door, view, duty, form).ok_or_else(WebError::not_found)?;
    respond::page_with(status, &page)
}

/// The command that the form sends, and the field at which a refusal is shown.
fn command(t: Texts, duty: ElsewhereDuty, fields: &Fields, form: &mut Form) -> Option<Command> {
    match fields.value("reponse") {
        MADE => match acts::instant(fields, "quand") {
            Ok(at) => Some(Command::DeclareElsewhere {
                duty,
                at,
                receipt: fields.value("recepisse").to_owned(),
            }),
            Err(problem) => {
                form.refuse("quand", crate::refusals::field_problem(t, problem));
                None
            }
        },
        NOT_CONCERNED => Some(Command::DeclareNotConcerned {
            duty,
            reason: fields.value("raison").to_owned(),
        }),
        _ => {
            form.refuse("reponse", t.get("act-missing-choice"));
            None
        }
    }
}

const fn field(command: &Command) -> &'static str {
    match command {
        Command::DeclareNotConcerned { .. } => "raison",
        _ => "recepisse",
    }
}

pub(super) async fn record(door: Door, path: Path, fields: Fields) -> Result<Response, WebError> {
    let (view, duty) = named(&door, &path).await?;
    let mut form = fields.clone().into_form();
    let Some(command) = command(door.reader.t, duty, &fields, &mut form) else {
        return page(&door, &view, duty, StatusCode::UNPROCESSABLE_ENTITY, form);
    };
    let field = field(&command);
    let request = ActRequest {
        command,
        seen: None,
        key: idempotency(&fields)?,
    };
    let app = door.reader.state.app.clone();
    match app.act(&door.actor, door.reference, request).await {
        Ok(_) => Ok(respond::done(&door.base, Flash::Recorded)),
        Err(error @ (AppError::Refused(_) | AppError::KeyReused)) => {
            let no = No::of(&door, error);
            form.refuse(field, no.why);
            page(&door, &view, duty, no.status, form)
        }
        Err(error) => Err(error.into()),
    }
}
