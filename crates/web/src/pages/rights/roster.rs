//! Lists of people with their rights, and of what happened to rights, as both
//! directors and leads read them.

use std::borrow::Cow;

use app::people::{Hold, Presence, RightEvent, Roster, RosterLine};
use app::{AppError, facilities::NewPerson, people::Term};
use axum::http::StatusCode;
use jiff::Timestamp;
use jiff::civil::Date;
use locales::Texts;
use process::access::Right;
use process::facility::acts::GrantAct;
use process::rights::{end_of, last_day};
use process::sign_in::Enrolment;

use crate::error::WebError;
use crate::form::Form;
use crate::input::Fields;
use crate::problem::Problem;
use crate::refusals;
use crate::tone::Tone;
use crate::{naming, paths};

/// Somebody with a right, in a list.
pub(super) struct Line {
    pub(super) name: String,
    pub(super) function: String,
    pub(super) email: String,
    pub(super) phone: String,
    pub(super) role: Cow<'static, str>,
    pub(super) since: Timestamp,
    pub(super) until: Option<Date>,
    pub(super) given_by: Cow<'static, str>,
    pub(super) arrival: (Tone, Cow<'static, str>),
    pub(super) factor: (Tone, Cow<'static, str>),
    pub(super) signed_in_at: Option<Timestamp>,
    pub(super) doubted: bool,
    /// Where the right is managed; empty for those who only read it.
    pub(super) href: String,
    /// What is done there.
    pub(super) change: Cow<'static, str>,
}

/// Something that happened to a right, in a list.
pub(super) struct Event {
    pub(super) at: Timestamp,
    pub(super) what: Cow<'static, str>,
    pub(super) by: String,
    pub(super) reason: String,
}

/// The words for a right.
pub(super) fn right(t: Texts, right: Right) -> Cow<'static, str> {
    match right {
        Right::Facility { role, .. } => naming::facility_role(t, role),
        Right::Staff { role } => naming::staff_role(t, role),
    }
}

pub(super) fn lines(t: Texts, roster: &Roster) -> Vec<Line> {
    roster.people.iter().map(|person| line(t, person)).collect()
}

fn line(t: Texts, person: &RosterLine) -> Line {
    Line {
        name: person.name.clone(),
        function: person.function.clone(),
        email: person.email.clone(),
        phone: person.phone.clone(),
        role: right(t, person.right),
        since: person.since,
        until: person.until.map(last_day),
        given_by: giver(t, person.given_by.as_deref()),
        arrival: match person.arrival {
            Presence::Invited => (Tone::Warn, t.get("people-invited")),
            Presence::Arrived => (Tone::Good, t.get("people-arrived")),
        },
        factor: factor(t, person.factor),
        signed_in_at: person.signed_in_at,
        doubted: person.doubted_at.is_some(),
        href: match person.reach {
            Hold::Manages => paths::right(person.grant),
            Hold::Own => paths::MY_RIGHTS.to_owned(),
            Hold::Reads => String::new(),
        },
        change: match person.reach {
            Hold::Own => t.get("people-own"),
            Hold::Manages | Hold::Reads => t.get("people-change"),
        },
    }
}

/// Whether somebody has a second factor, in words.
pub(super) fn factor(t: Texts, factor: Enrolment) -> (Tone, Cow<'static, str>) {
    match factor {
        Enrolment::Enrolled => (Tone::Good, t.get("people-factor-yes")),
        Enrolment::NotEnrolled => (Tone::Warn, t.get("people-factor-no")),
    }
}

/// Who gave a right, in words.
pub(super) fn giver(t: Texts, name: Option<&str>) -> Cow<'static, str> {
    match name {
        Some(name) => Cow::Owned(name.to_owned()),
        None => t.get("role-operator"),
    }
}

pub(super) fn events(t: Texts, roster: &Roster) -> Vec<Event> {
    roster.history.iter().map(|event| told(t, event)).collect()
}

fn told(t: Texts, event: &RightEvent) -> Event {
    let person = event
        .person
        .clone()
        .unwrap_or_else(|| t.get("people-forgotten").into_owned());
    let until = |key: &str, at: Timestamp| {
        t.with(key)
            .arg("person", person.clone())
            .arg("right", right(t, event.right))
            .arg("until", t.day(last_day(at)))
            .text()
    };
    let plain = |key: &str| {
        t.with(key)
            .arg("person", person.clone())
            .arg("right", right(t, event.right))
            .text()
    };
    let (what, reason) = match &event.act {
        GrantAct::Given {
            until: Some(at),
            reason,
            ..
        } => (until("people-given-until", *at), reason.known()),
        GrantAct::Given { reason, .. } => (plain("people-given"), reason.known()),
        GrantAct::Prolonged {
            until: Some(at),
            reason,
        } => (until("people-prolonged-until", *at), reason.known()),
        GrantAct::Prolonged { reason, .. } => (plain("people-prolonged"), reason.known()),
        GrantAct::Confirmed => (plain("people-confirmed"), None),
        GrantAct::Ended { cause, reason } => {
            let what = t
                .with("people-ended")
                .arg("person", person.clone())
                .arg("right", right(t, event.right))
                .arg("cause", t.get(cause.label_key()))
                .text();
            (what, reason.known())
        }
    };
    Event {
        at: event.at,
        what,
        by: naming::person(t, event.by.as_deref(), event.seat),
        reason: reason.cloned().unwrap_or_default(),
    }
}

/// The person whom a form names.
pub(super) fn person(fields: &Fields) -> NewPerson {
    NewPerson {
        name: fields.value("nom").to_owned(),
        function: fields.value("fonction").to_owned(),
        email: fields.value("courriel").to_owned(),
        phone: fields.value("telephone").to_owned(),
    }
}

/// The term that a form gives; an empty day is no end.
pub(super) fn term(fields: &Fields) -> Result<Term, AppError> {
    let until = match fields.value("jusqu") {
        "" => None,
        day => {
            let day: Option<Date> = day.parse().ok();
            Some(day.and_then(end_of).ok_or(app::WrongInput::Day)?)
        }
    };
    Ok(Term {
        until,
        reason: fields.value("motif").to_owned(),
    })
}

/// The form to show again, with what is in the way at the field that it
/// concerns; errors that no field concerns go on.
pub(super) fn refused(
    t: Texts,
    fields: Fields,
    error: AppError,
    usual: &'static str,
) -> Result<(StatusCode, Form), WebError> {
    let (status, field, why) = match error {
        AppError::Wrong(wrong) => {
            let field = match wrong {
                app::WrongInput::NameMissing => "nom",
                app::WrongInput::Day => "jusqu",
                app::WrongInput::Email | app::WrongInput::TwoBodies => "courriel",
                _ => usual,
            };
            let why = refusals::wrong_input(t, &wrong);
            (StatusCode::UNPROCESSABLE_ENTITY, field, why)
        }
        AppError::Refused(refusal) => {
            let field = match refusal.reason {
                process::refusal::Reason::InThePast => "jusqu",
                process::refusal::Reason::LastHolder => "voulu",
                process::refusal::Reason::ReasonMissing
                | process::refusal::Reason::TextTooLong(_) => "motif",
                _ => usual,
            };
            let why = refusals::text(t, &refusal.reason);
            let problem = Problem::from(WebError::from(AppError::Refused(refusal)));
            (problem.kind.status(), field, why)
        }
        error => return Err(error.into()),
    };
    let mut form = fields.into_form();
    form.refuse(field, why);
    Ok((status, form))
}
