//! The end of a file's life (KEEP-2).

use locales::Texts;
use process::retention::Disposition;
use process::words::Word;

use super::sheet::{Control, Need, Question, some_of};
use crate::form::Choice;

pub(super) fn propose(t: Texts) -> Vec<Question> {
    let choices: Vec<Choice> = some_of(t, Disposition::CHOICES.iter().copied());
    vec![
        Question::new(
            "disposition",
            "act-disposition-what",
            Control::One(choices),
            Need::Needed,
        ),
        Question::new(
            "until",
            "act-disposition-until",
            Control::Moment,
            Need::Optional,
        ),
        Question::words("reason", "act-disposition-reason", Need::Needed),
    ]
}

pub(super) fn reason() -> Vec<Question> {
    vec![Question::words(
        "reason",
        "act-retention-reason",
        Need::Needed,
    )]
}
