//! What ARS, DGS and HFDS record (SUPP-1, SUPP-7, SUPP-11).

use app::cases::CaseView;
use locales::Texts;
use process::words::{RelayTarget, SupportChoice, Word};

use super::sheet::{Control, Need, Question};
use crate::form::{Choice, Form};

pub(super) fn support(t: Texts) -> Vec<Question> {
    vec![
        Question::new(
            "choice",
            "act-support-choice",
            Control::One(Choice::of(t, SupportChoice::CHOICES)),
            Need::Needed,
        ),
        Question::new(
            "comment",
            "act-support-comment",
            Control::Words { rows: 3 },
            Need::Optional,
        ),
    ]
}

pub(super) fn support_as_decided(view: &CaseView) -> Form {
    view.case
        .support
        .map_or_else(Form::new, |choice| Form::filled([("choice", choice.key())]))
}

pub(super) fn relay(t: Texts) -> Vec<Question> {
    vec![
        Question::new(
            "target",
            "act-relay-target",
            Control::One(Choice::of(t, RelayTarget::CHOICES)),
            Need::Needed,
        ),
        Question::new("at", "act-relay-at", Control::Moment, Need::Optional),
        Question::new(
            "note",
            "act-relay-note",
            Control::Words { rows: 3 },
            Need::Optional,
        ),
    ]
}

/// A sheet that asks one text.
pub(super) fn text(key: &'static str) -> Vec<Question> {
    vec![Question::new(
        "text",
        key,
        Control::Words { rows: 8 },
        Need::Needed,
    )]
}
