//! What is in the way, in the reader's words.

use std::borrow::Cow;

use app::WrongInput;
use app::people::ProviderProblem;
use locales::Texts;
use process::declaration::facts::FieldProblem;
use process::declaration::form::FieldKey;
use process::playbook::Misplaced;
use process::refusal::Reason;

use crate::naming;

/// Why a rule refuses, and what to do.
#[must_use]
pub fn text(t: Texts, reason: &Reason) -> Cow<'static, str> {
    let key = reason.text_key();
    match reason {
        Reason::WrongState(state) => t.one(key, "state", t.get(state.label_key())),
        Reason::WrongAlertState(state) => t.one(key, "state", t.get(state.label_key())),
        Reason::TextTooLong(max)
        | Reason::TooManySites(max)
        | Reason::TermTooShort(max)
        | Reason::TooManySuppliers(max)
        | Reason::TooManyMeasures(max) => t.one(key, "max", *max),
        Reason::MarksUndecided(left) => t.n(key, *left),
        Reason::CaseNamed(case) => t.one(key, "case", case.to_string()),
        Reason::TooManyFiles(max) => t.one(key, "max", *max),
        Reason::TooManyAnswers(max) => t.one(key, "max", *max),
        Reason::LinkTooLong(max) => t.one(key, "max", *max),
        Reason::LinkOver(state) => t.one(key, "state", t.get(state.label_key())),
        Reason::FileTooLarge(max) | Reason::CaseFull(max) => t.one(key, "max", t.size(*max)),
        Reason::BodyNotTold(body) => t.one(key, "body", naming::body(t, *body)),
        Reason::AgreementsMissing(parties) => {
            let names = naming::list(parties.iter().map(|party| t.get(party.label_key())));
            t.one(key, "parties", names)
        }
        Reason::WrongField(name) => {
            let question = FieldKey::ALL
                .iter()
                .find(|field| field.key() == *name)
                .map_or_else(|| of_lessons(t, name), |field| t.get(field.label_key()));
            t.one(key, "field", question)
        }
        Reason::TooManyWeeks(max) => t.one(key, "max", u32::from(*max)),
        Reason::UnknownIncident(incident) => t.one(key, "incident", incident.to_string()),
        Reason::ReviewDayOutOfReach(years) => t.one(key, "max", *years),
        Reason::MisplacedText(_, misplaced) => misplaced_text(t, key, misplaced),
        Reason::NotYetDue(at) | Reason::ImportedAlready(at) => t.one(key, "when", t.date(at)),
        _ => t.get(key),
    }
}

/// The name of a field of the lessons' form.
fn of_lessons(t: Texts, name: &'static str) -> Cow<'static, str> {
    match name {
        "roots" => t.get("lessons-roots"),
        "factors" => t.get("lessons-aggravations"),
        "section" => t.get("link-section"),
        other => Cow::Borrowed(other),
    }
}

/// What is wrong with the text of a playbook.
fn misplaced_text(t: Texts, key: &'static str, misplaced: &Misplaced) -> Cow<'static, str> {
    match misplaced {
        Misplaced::NoTitle => t.get(key),
        Misplaced::Heading(words) | Misplaced::MeasureKind(words) | Misplaced::Source(words) => {
            t.one(key, "words", words.as_str())
        }
        Misplaced::Section(section) => t.one(key, "words", t.get(section.label_key())),
    }
}

/// Why an input cannot be used, and what to do.
#[must_use]
pub fn wrong_input(t: Texts, wrong: &WrongInput) -> Cow<'static, str> {
    let key = wrong.text_key();
    match wrong {
        WrongInput::TooManyAttempts { retry_at } => t.one(key, "when", t.date_time(*retry_at)),
        WrongInput::TooManyReports { retry_at, phone } => t
            .with(key)
            .arg("when", t.date_time(*retry_at))
            .arg("phone", phone)
            .text(),
        WrongInput::TooManyWebhooks { most } => t.one(key, "max", *most),
        WrongInput::TokenEnd { longest } => t.one(key, "when", t.date(*longest)),
        WrongInput::Provider(problem) => provider(t, *problem, &t.get("assurance-provider")),
        WrongInput::UnknownFacility(number) => t.one(key, "number", number),
        WrongInput::UnknownAccount(email) => t.one(key, "email", email),
        WrongInput::NotARegister(problem) => t.one(key, "problem", problem),
        WrongInput::PastFile(unusable) => match unusable.column() {
            Some(column) => t.one(key, "column", t.get(column.label_key())),
            None => t.get(key),
        },
        _ => t.get(key),
    }
}

/// What is wrong with one answer of the form.
#[must_use]
pub fn field_problem(t: Texts, problem: FieldProblem) -> Cow<'static, str> {
    let key = problem.message_key();
    match problem.bound() {
        Some(max) => t.one(key, "max", max),
        None => t.get(key),
    }
}

/// Why a provider of identity did not bring somebody in, and what to do.
#[must_use]
pub fn provider(t: Texts, problem: ProviderProblem, label: &str) -> Cow<'static, str> {
    t.one(problem.text_key(), "provider", label)
}
