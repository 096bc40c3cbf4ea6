//! From what was typed to a command.

use jiff::{SignedDuration, Timestamp};
use locales::Texts;
use process::access::Audience;
use process::command::Command;

use super::{Control, Sheet, follow_up};
use crate::acts::{self, NotACommand};
use crate::error::WebError;
use crate::form::Form;
use crate::input::Fields;
use crate::refusals;

use super::Deed;

/// The command that a sheet's form asks for; `Ok(None)` when an answer is
/// missing or cannot be read: `form` then says which.
///
/// # Errors
/// When the form is not one of the portal's.
pub fn read(
    t: Texts,
    sheet: &Sheet,
    fields: &Fields,
    form: &mut Form,
    now: Timestamp,
) -> Result<Option<Command>, WebError> {
    for question in &sheet.questions {
        let choices = question.choices();
        let given = fields.value(question.name);
        let offered = choices.is_empty() || choices.iter().any(|choice| choice.value == given);
        if question.is_needed() && given.is_empty() {
            form.refuse(question.name, t.get(missing_key(&question.control)));
        } else if !given.is_empty() && !offered {
            form.refuse(question.name, t.get("act-missing-choice"));
        }
    }
    if !form.is_sound() {
        return Ok(None);
    }
    if sheet.deed == Deed::Write {
        return Ok(Some(written(fields, now)));
    }
    match acts::command(&of_sheet(sheet, fields)) {
        Ok(command) => Ok(Some(command)),
        Err(NotACommand::Field { field, problem }) => {
            form.refuse(field, refusals::field_problem(t, problem));
            Ok(None)
        }
        Err(NotACommand::Form(error)) => Err(WebError::unreadable(error.to_string())),
    }
}

/// The act and the answers that its sheet asks for, whatever else was sent.
fn of_sheet(sheet: &Sheet, fields: &Fields) -> Fields {
    let asked = |name: &str| sheet.questions.iter().any(|question| question.name == name);
    let act = ("act".to_owned(), sheet.deed.act().to_owned());
    let answers = fields.0.iter().filter(|(name, _)| asked(name)).cloned();
    // A list of which nothing was ticked is empty, and not left out.
    let empty = sheet.questions.iter().filter(|question| {
        matches!(question.control, Control::Several(_)) && !fields.was_sent(question.name)
    });
    let empty = empty.map(|question| (question.name.to_owned(), String::new()));
    Fields([act].into_iter().chain(answers).chain(empty).collect())
}

pub(crate) const fn missing_key(control: &Control) -> &'static str {
    match control {
        Control::Words { .. } => "act-missing-words",
        Control::Moment => "act-missing-moment",
        Control::One(_) | Control::Several(_) | Control::Listed(_) => "act-missing-choice",
    }
}

/// The one box: a question, a note of the CERT, or a message.
fn written(fields: &Fields, now: Timestamp) -> Command {
    let text = fields.value("text").to_owned();
    match fields.value("to") {
        follow_up::QUESTION => {
            let hours = fields.value("within").parse::<i64>().ok();
            let due =
                hours.and_then(|hours| now.checked_add(SignedDuration::from_hours(hours)).ok());
            Command::Ask { text, due }
        }
        follow_up::NOTE => Command::Note { text },
        to => Command::Message {
            to: to.parse().unwrap_or(Audience::Cert),
            text,
        },
    }
}
