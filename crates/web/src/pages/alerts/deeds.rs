//! What staff do to an alert: the buttons of its page, and what they send.

use std::borrow::Cow;

use app::AppError;
use app::alerts::StaffPart;
use axum::response::Response;
use axum::routing::post;
use locales::Texts;
use process::access::{RightTo, Seat, SeatKind, Verb, right_to};
use process::act::Sequence;
use process::alert::{Alert, AlertCommand, AlertNumber, AlertState, approvers};
use process::ids::Pseudonym;
use process::refusal::Reason;

use super::text::each_line;
use super::{page, path};
use crate::error::WebError;
use crate::flash::Flash;
use crate::input::{Fields, PathOf};
use crate::problem::Problem;
use crate::reader::Staff;
use crate::refusals;
use crate::respond;
use crate::routes::Routes;

pub(super) fn routes() -> Routes {
    Routes::new().route("/alertes/{alert}/actes", post(act))
}

macro_rules! presses {
    ($($(#[$doc:meta])* $Press:ident = $word:literal, $key:literal;)*) => {
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
        }
    };
}

presses! {
    /// Ask for approval.
    Submit = "demander", "alert-do-submit";
    /// Approve.
    Approve = "approuver", "alert-do-approve";
    /// Turn down.
    Decline = "refuser", "alert-do-decline";
    /// Send.
    Send = "envoyer", "alert-do-send";
    /// Remind.
    Remind = "relancer", "alert-do-remind";
    /// Correct.
    Correct = "rectifier", "alert-do-correct";
    /// End.
    End = "terminer", "alert-do-end";
    /// Withdraw.
    Withdraw = "retirer", "alert-do-withdraw";
}

/// Something that the reader may do now.
pub(super) struct Deed {
    /// The button.
    pub(super) press: Press,
    pub(super) label: Cow<'static, str>,
    /// Whether it is the next thing to do.
    pub(super) next: bool,
    /// The text that it asks for; none for a button alone.
    pub(super) asks: Option<Asked>,
}

/// A text that a deed asks for.
pub(super) struct Asked {
    pub(super) field: &'static str,
    /// Whether measures may be given as well.
    pub(super) measures: bool,
}

impl Asked {
    /// Key of the question.
    pub(super) fn text_key(&self) -> &'static str {
        if self.measures {
            "alert-correct-text"
        } else {
            "alert-why"
        }
    }
}

/// What the reader may do to the alert as it stands.
pub(super) fn offered(
    t: Texts,
    alert: &Alert,
    part: &StaffPart,
    seat: Seat,
    own: &Pseudonym,
) -> Vec<Deed> {
    let may = |verb| right_to(verb, SeatKind::from(seat)) == RightTo::Held;
    let steers = approvers(alert.content.nature, seat).is_ok();
    let same = alert.written_by.pseudonym == *own;
    let button = |press: Press| Deed {
        press,
        label: match press {
            // How many they are stands in its label.
            Press::Send => Cow::Borrowed(""),
            _ => t.get(press.label_key()),
        },
        next: true,
        asks: None,
    };
    let asking = |press, field| Deed {
        next: false,
        asks: Some(Asked {
            field,
            measures: field == "rectification",
        }),
        ..button(press)
    };
    let withdraw = || asking(Press::Withdraw, "pourquoi-retrait");
    let mut deeds = Vec::new();
    match alert.state {
        AlertState::Draft if may(Verb::WriteAlert) => {
            deeds.push(button(Press::Submit));
            deeds.push(withdraw());
        }
        AlertState::ToApprove if steers && may(Verb::ApproveAlert) => {
            if !same {
                deeds.push(button(Press::Approve));
            }
            deeds.push(asking(Press::Decline, "pourquoi-refus"));
        }
        AlertState::Approved if may(Verb::SendAlert) => {
            let many = part
                .counted
                .as_ref()
                .map_or(0, |counted| counted.facilities);
            deeds.push(Deed {
                label: t.n("alert-do-send", many),
                ..button(Press::Send)
            });
            deeds.push(withdraw());
        }
        AlertState::Sent => {
            if may(Verb::RemindAlert) {
                deeds.push(Deed {
                    next: false,
                    ..button(Press::Remind)
                });
            }
            if steers && may(Verb::SteerAlert) {
                deeds.push(asking(Press::Correct, "rectification"));
                deeds.push(asking(Press::End, "pourquoi-fin"));
                deeds.push(withdraw());
            }
        }
        _ => {}
    }
    // A text that was not sent is withdrawn by its author or by whoever steers.
    deeds.retain(|deed| {
        deed.press != Press::Withdraw || steers || (same && alert.sending.is_none())
    });
    deeds
}

fn command(fields: &Fields) -> Option<AlertCommand> {
    let given = |name: &str| fields.value(name).to_owned();
    let pressed = Press::ALL
        .iter()
        .find(|press| press.word() == fields.value("acte"))?;
    Some(match pressed {
        Press::Submit => AlertCommand::Submit,
        Press::Approve => AlertCommand::Approve,
        Press::Decline => AlertCommand::Decline {
            reason: given("pourquoi-refus"),
        },
        Press::Send => AlertCommand::Send,
        Press::Remind => AlertCommand::Remind { ars: None },
        Press::Correct => AlertCommand::Correct {
            text: given("rectification"),
            measures: each_line(fields.value("mesures-ajoutees")),
        },
        Press::End => AlertCommand::End {
            reason: given("pourquoi-fin"),
        },
        Press::Withdraw => AlertCommand::Withdraw {
            reason: given("pourquoi-retrait"),
        },
    })
}

/// The field beside which it is said what is in the way.
fn field(command: &AlertCommand, reason: &Reason) -> &'static str {
    match (command, reason) {
        (AlertCommand::Correct { .. }, Reason::TooManyMeasures(_)) => "mesures-ajoutees",
        (_, Reason::WrongAlertState(_) | Reason::ChangedSince(_) | Reason::HfdsSteers) => "acte",
        (AlertCommand::Correct { .. }, _) => "rectification",
        (AlertCommand::Decline { .. }, _) => "pourquoi-refus",
        (AlertCommand::End { .. }, _) => "pourquoi-fin",
        (AlertCommand::Withdraw { .. }, _) => "pourquoi-retrait",
        _ => "acte",
    }
}

async fn act(
    staff: Staff,
    PathOf(number): PathOf<AlertNumber>,
    fields: Fields,
) -> Result<Response, WebError> {
    let reader = &staff.reader;
    let app = &reader.state.app;
    app.alert(&reader.actor, number).await?;
    let command = command(&fields).ok_or_else(|| WebError::unreadable("acte"))?;
    let seen = fields.value("version").parse().ok().map(Sequence);
    match app
        .act_on_alert(&reader.actor, number, command.clone(), seen)
        .await
    {
        Ok(()) => {
            let flash = match command {
                AlertCommand::Send => Flash::AlertSent,
                _ => Flash::AlertDone,
            };
            Ok(respond::done(&path(number), flash))
        }
        Err(AppError::Refused(refusal)) if refusal.reason != Reason::NotYourRole => {
            let mut form = fields.into_form();
            let why = refusals::text(reader.t, &refusal.reason);
            form.refuse(field(&command, &refusal.reason), why);
            let problem = Problem::from(WebError::from(AppError::Refused(refusal)));
            page::again(reader, number, problem.kind.status(), form).await
        }
        Err(error) => Err(error.into()),
    }
}
