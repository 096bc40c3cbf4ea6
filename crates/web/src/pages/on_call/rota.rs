//! The rota of the reader's body: who is on call now and in the weeks to come,
//! planning, and the orders of the night.

use std::borrow::Cow;

use app::AppError;
use app::on_call::{Mine, NewShifts, Rota, RotaLine};
use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::get;
use jiff::Timestamp;
use locales::Texts;
use process::access::{RightTo, SeatKind, Verb, right_to};
use process::ids::AccountId;
use process::on_call::{CallOrder, MOST_WEEKS};
use process::refusal::Reason;

use super::handover;
use crate::error::WebError;
use crate::flash::Flash;
use crate::form::{Choice, Form};
use crate::input::Fields;
use crate::layout::Layout;
use crate::naming;
use crate::paths;
use crate::problem::Problem;
use crate::reader::{Reader, Staff};
use crate::refusals;
use crate::respond;
use crate::routes::Routes;

pub(super) fn routes() -> Routes {
    Routes::new().route(paths::ROTA, get(show).post(plan))
}

/// A shift of the list.
pub(super) struct Line {
    pub(super) name: String,
    pub(super) order: Cow<'static, str>,
    pub(super) from: Timestamp,
    pub(super) until: Timestamp,
    /// To whom it is offered; empty when to nobody.
    pub(super) offered_to: String,
    /// The page of the shift; empty when the reader has nothing to do there.
    pub(super) href: String,
    pub(super) is_mine: bool,
    pub(super) is_offered_to_me: bool,
}

impl Line {
    pub(super) fn of(t: Texts, line: &RotaLine, planner: bool) -> Self {
        Self {
            name: line.name.clone(),
            order: t.get(line.shift.order.label_key()),
            from: line.shift.from,
            until: line.shift.until,
            offered_to: line.offered_to.clone().unwrap_or_default(),
            href: if planner || line.mine != Mine::NotMine {
                paths::shift(line.shift.id)
            } else {
                String::new()
            },
            is_mine: line.mine == Mine::Own,
            is_offered_to_me: line.mine == Mine::Offered,
        }
    }
}

/// What to do for one kind of night.
struct Night {
    title: Cow<'static, str>,
    href: String,
}

#[derive(Template)]
#[template(path = "on_call/rota.html")]
struct RotaPage {
    t: Texts,
    layout: Layout,
    body: String,
    /// Minutes without an answer after which the next person is called.
    minutes: i64,
    now: Vec<Line>,
    shifts: Vec<Line>,
    planner: bool,
    people: Vec<Choice>,
    orders: Vec<Choice>,
    form: Form,
    nights: Vec<Night>,
    /// What the last shift left.
    left: Option<handover::Left>,
}

/// Whether the reader plans.
pub(super) fn plans(staff: &Staff) -> bool {
    right_to(Verb::PlanOnCall, SeatKind::from(staff.role)) == RightTo::Held
}

pub(super) fn people(rota: &Rota) -> Vec<Choice> {
    rota.people
        .iter()
        .map(|person| Choice::new(person.account.to_string(), person.name.clone()))
        .collect()
}

async fn show(staff: Staff) -> Result<Response, WebError> {
    let form = Form::filled([("rang", CallOrder::First.word()), ("semaines", "1")]);
    page(&staff, StatusCode::OK, form).await
}

/// The page, with what is wrong with the form that was sent.
pub(super) async fn page(
    staff: &Staff,
    status: StatusCode,
    mut form: Form,
) -> Result<Response, WebError> {
    let reader = &staff.reader;
    let t = reader.t;
    let app = &reader.state.app;
    let rota = app.rota(&reader.actor).await?;
    let now = app.on_call_now(&reader.actor).await?;
    let planner = plans(staff);
    if form.value(handover::TEXT).is_empty() && form.error(handover::TEXT).is_none() {
        let under_way = app.under_way(&reader.actor).await?;
        form.set(handover::TEXT, handover::begun(t, &under_way));
    }
    let left = handover::Left::of(reader).await?;
    let layout = reader.clone().at(paths::ROTA).layout(t.get("rota-title"));
    let page = RotaPage {
        t,
        layout,
        body: naming::body(t, rota.body).into_owned(),
        minutes: app.config().process.on_call.answer_within.as_mins(),
        now: now.iter().map(|line| Line::of(t, line, planner)).collect(),
        shifts: rota
            .shifts
            .iter()
            .map(|line| Line::of(t, line, planner))
            .collect(),
        planner,
        people: people(&rota),
        orders: CallOrder::ALL
            .iter()
            .map(|order| Choice::new(order.word(), t.get(order.label_key())))
            .collect(),
        form,
        nights: nights(reader).await?,
        left,
    };
    respond::page_with(status, &page)
}

/// The playbooks of what wakes people up most, in this order.
const NIGHTS: [&str; 6] = [
    "ransomware",
    "edge-device",
    "data-leak",
    "provider-failure",
    "telecom-loss",
    "application-failure",
];

async fn nights(reader: &Reader) -> Result<Vec<Night>, WebError> {
    let mut nights: Vec<(usize, Night)> = Vec::new();
    for one in reader.state.app.playbooks(reader.t.lang()).await? {
        let key = one.row.key;
        let place = NIGHTS.iter().position(|wanted| *wanted == key.as_str());
        if let Some(place) = place {
            let night = Night {
                title: one.text.title.into(),
                href: paths::playbook(&key),
            };
            nights.push((place, night));
        }
    }
    nights.sort_by_key(|(place, _)| *place);
    Ok(nights.into_iter().map(|(_, night)| night).collect())
}

/// The weeks that a form asks for, or the field that cannot be read.
fn new_shifts(fields: &Fields) -> Result<NewShifts, (&'static str, &'static str)> {
    Ok(NewShifts {
        person: fields
            .value("personne")
            .parse::<AccountId>()
            .map_err(|_| ("personne", "act-missing-choice"))?,
        order: CallOrder::from_word(fields.value("rang")).ok_or(("rang", "act-missing-choice"))?,
        first: fields
            .value("debut")
            .parse()
            .map_err(|_| ("debut", "rota-missing-day"))?,
        weeks: fields
            .value("semaines")
            .parse()
            .map_err(|_| ("semaines", "rota-missing-weeks"))?,
    })
}

async fn plan(staff: Staff, fields: Fields) -> Result<Response, WebError> {
    let reader = &staff.reader;
    let t = reader.t;
    let mut form = fields.clone().into_form();
    let new = match new_shifts(&fields) {
        Ok(new) => new,
        Err((field, key)) => {
            form.refuse(field, t.one(key, "max", u32::from(MOST_WEEKS)));
            return page(&staff, StatusCode::UNPROCESSABLE_ENTITY, form).await;
        }
    };
    match reader.state.app.plan_shifts(&reader.actor, new).await {
        Ok(()) => Ok(respond::done(paths::ROTA, Flash::Recorded)),
        Err(AppError::Refused(refusal)) if refusal.reason != Reason::NotYourRole => {
            let field = match refusal.reason {
                Reason::InThePast => "debut",
                Reason::TooManyWeeks(_) => "semaines",
                _ => "personne",
            };
            form.refuse(field, refusals::text(t, &refusal.reason));
            let problem = Problem::from(WebError::from(AppError::Refused(refusal)));
            page(&staff, problem.kind.status(), form).await
        }
        Err(error) => Err(error.into()),
    }
}
