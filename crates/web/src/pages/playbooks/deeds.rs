//! What the CERT does to a playbook: the buttons of its page, and what they
//! send.

use std::borrow::Cow;

use app::AppError;
use axum::response::Response;
use axum::routing::post;
use jiff::civil::Date;
use locales::Texts;
use process::access::{RightTo, Seat, SeatKind, right_to};
use process::act::Sequence;
use process::ids::Pseudonym;
use process::playbook::{DraftState, Playbook, PlaybookCommand, PlaybookKey};
use process::refusal::Reason;

use super::file;
use crate::error::WebError;
use crate::flash::Flash;
use crate::input::{Fields, PathOf};
use crate::problem::Problem;
use crate::reader::Staff;
use crate::refusals;
use crate::respond;
use crate::routes::Routes;

pub(super) fn routes() -> Routes {
    Routes::new().route("/fiches-reflexes/{playbook}/actes", post(act))
}

macro_rules! presses {
    ($($(#[$doc:meta])* $Press:ident = $word:literal, $key:literal, $asks:ident;)*) => {
        /// A button of the page.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(super) enum Press {
            $($(#[$doc])* $Press,)*
        }

        impl Press {
            const ALL: &[Self] = &[$(Self::$Press),*];

            /// As the form sends it.
            pub(super) const fn word(self) -> &'static str {
                match self { $(Self::$Press => $word,)* }
            }

            const fn label_key(self) -> &'static str {
                match self { $(Self::$Press => $key,)* }
            }

            const fn asks(self) -> Asks {
                match self { $(Self::$Press => Asks::$asks,)* }
            }
        }
    };
}

presses! {
    /// Ask for approval.
    Submit = "demander", "playbook-do-submit", Nothing;
    /// Approve.
    Approve = "approuver", "playbook-do-approve", Day;
    /// Turn down.
    Decline = "refuser", "playbook-do-decline", Reason;
    /// Give the text up.
    Discard = "abandonner", "playbook-do-discard", Reason;
    /// Read again, without change.
    Review = "relire", "playbook-do-review", DayAndNote;
    /// Withdraw.
    Withdraw = "retirer", "playbook-do-withdraw", Reason;
}

/// What a button asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Asks {
    /// Nothing.
    Nothing,
    /// The day by which it is read again.
    Day,
    /// That day, and what was checked.
    DayAndNote,
    /// Why.
    Reason,
}

/// Something that the reader may do now.
pub(super) struct Deed {
    pub(super) press: Press,
    pub(super) label: Cow<'static, str>,
    /// The field of the day by which it is read again; empty for none.
    pub(super) day_field: String,
    /// The field of the words; empty for none.
    pub(super) words_field: String,
    asks: Asks,
}

impl Deed {
    /// Whether it is what is expected next, and so stands open.
    pub(super) fn is_next(&self) -> bool {
        matches!(self.press, Press::Submit | Press::Approve)
    }

    /// Key of the question that asks for the words.
    pub(super) fn words_key(&self) -> &'static str {
        match self.asks {
            Asks::DayAndNote => "playbook-review-note",
            _ => "playbook-why",
        }
    }
}

fn day_field(press: Press) -> String {
    match press.asks() {
        Asks::Nothing | Asks::Reason => String::new(),
        Asks::Day | Asks::DayAndNote => format!("relecture-{}", press.word()),
    }
}

fn words_field(press: Press) -> String {
    match press.asks() {
        Asks::Nothing | Asks::Day => String::new(),
        Asks::DayAndNote | Asks::Reason => format!("mots-{}", press.word()),
    }
}

/// What the reader may do to the playbook as it stands.
pub(super) fn offered(t: Texts, playbook: &Playbook, seat: Seat, own: &Pseudonym) -> Vec<Deed> {
    let draft = playbook.draft.as_ref();
    let mine = draft.is_some_and(|draft| draft.hands.contains(own));
    let stands = |press: Press| match press {
        Press::Submit => draft.is_some_and(|draft| draft.state == DraftState::Writing),
        Press::Approve => draft.is_some_and(|draft| draft.state == DraftState::ToApprove) && !mine,
        Press::Decline => draft.is_some_and(|draft| draft.state == DraftState::ToApprove),
        Press::Discard => draft.is_some(),
        Press::Review | Press::Withdraw => playbook.in_force().is_some(),
    };
    Press::ALL
        .iter()
        .copied()
        .filter(|press| {
            let verb = command(*press, Date::constant(2000, 1, 1), String::new()).verb();
            stands(*press) && right_to(verb, SeatKind::from(seat)) == RightTo::Held
        })
        .map(|press| Deed {
            press,
            label: t.get(press.label_key()),
            day_field: day_field(press),
            words_field: words_field(press),
            asks: press.asks(),
        })
        .collect()
}

fn command(press: Press, review_by: Date, words: String) -> PlaybookCommand {
    match press {
        Press::Submit => PlaybookCommand::Submit,
        Press::Approve => PlaybookCommand::Approve { review_by },
        Press::Decline => PlaybookCommand::Decline { reason: words },
        Press::Discard => PlaybookCommand::Discard { reason: words },
        Press::Review => PlaybookCommand::Review {
            review_by,
            note: words,
        },
        Press::Withdraw => PlaybookCommand::Withdraw { reason: words },
    }
}

async fn act(
    staff: Staff,
    PathOf(key): PathOf<PlaybookKey>,
    fields: Fields,
) -> Result<Response, WebError> {
    let reader = &staff.reader;
    let app = &reader.state.app;
    app.playbook_file(&reader.actor, &key).await?;
    let press = Press::ALL
        .iter()
        .copied()
        .find(|press| press.word() == fields.value("acte"))
        .ok_or_else(|| WebError::unreadable("acte"))?;
    let day_field = day_field(press);
    let review_by = fields.value(&day_field).parse::<Date>();
    if !day_field.is_empty() && review_by.is_err() {
        let mut form = fields.into_form();
        form.refuse(day_field, reader.t.get("playbook-day-unreadable"));
        let status = axum::http::StatusCode::UNPROCESSABLE_ENTITY;
        return file::again(&staff, &key, status, form).await;
    }
    let words = fields.value(&words_field(press)).to_owned();
    let command = command(press, review_by.unwrap_or_default(), words);
    let seen = fields.value("version").parse().ok().map(Sequence);
    match app
        .act_on_playbook(&reader.actor, &key, command, seen)
        .await
    {
        Ok(()) => {
            let flash = match press {
                Press::Approve => Flash::PlaybookApproved,
                _ => Flash::Recorded,
            };
            Ok(respond::done(&file::path(&key), flash))
        }
        Err(AppError::Refused(refusal)) if refusal.reason != Reason::NotYourRole => {
            let field = match refusal.reason {
                Reason::ReviewDayOutOfReach(_) => day_field,
                Reason::ReasonMissing | Reason::TextTooLong(_) => words_field(press),
                _ => "acte".to_owned(),
            };
            let mut form = fields.into_form();
            form.refuse(field, refusals::text(reader.t, &refusal.reason));
            let problem = Problem::from(WebError::from(AppError::Refused(refusal)));
            file::again(&staff, &key, problem.kind.status(), form).await
        }
        Err(error) => Err(error.into()),
    }
}
