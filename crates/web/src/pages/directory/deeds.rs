//! What those who keep an entry do to it: the buttons of its page, and what
//! they send.

use std::borrow::Cow;

use app::AppError;
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::post;
use jiff::civil::Date;
use locales::Texts;
use process::act::Sequence;
use process::directory::{ProviderCommand, ProviderState};
use process::ids::ProviderId;
use process::refusal::Reason;

use super::one;
use crate::error::WebError;
use crate::flash::Flash;
use crate::input::{Fields, PathOf};
use crate::paths;
use crate::problem::Problem;
use crate::reader::Staff;
use crate::refusals;
use crate::respond;
use crate::routes::Routes;

pub(super) fn routes() -> Routes {
    Routes::new().route("/annuaire/{entry}/actes", post(act))
}

/// Where the buttons send.
pub(super) fn path(id: ProviderId) -> String {
    format!("{}/actes", paths::provider(id))
}

/// A button of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Press {
    /// Checked, without change.
    Review,
    /// Withdraw.
    Withdraw,
    /// Propose again.
    Restore,
}

impl Press {
    const ALL: [Self; 3] = [Self::Review, Self::Withdraw, Self::Restore];

    /// As the form sends it.
    pub(super) const fn word(self) -> &'static str {
        match self {
            Self::Review => "verifier",
            Self::Withdraw => "retirer",
            Self::Restore => "retablir",
        }
    }

    const fn label_key(self) -> &'static str {
        match self {
            Self::Review => "directory-do-review",
            Self::Withdraw => "directory-do-withdraw",
            Self::Restore => "directory-do-restore",
        }
    }

    const fn words_key(self) -> &'static str {
        match self {
            Self::Review => "directory-checked",
            Self::Withdraw | Self::Restore => "directory-why",
        }
    }

    const fn stands(self, state: ProviderState) -> bool {
        match self {
            Self::Review | Self::Withdraw => matches!(state, ProviderState::Listed),
            Self::Restore => matches!(state, ProviderState::Withdrawn),
        }
    }

    fn day_field(self) -> String {
        match self {
            Self::Review | Self::Restore => format!("verification-{}", self.word()),
            Self::Withdraw => String::new(),
        }
    }

    fn words_field(self) -> String {
        format!("mots-{}", self.word())
    }

    fn command(self, review_by: Date, words: String) -> ProviderCommand {
        match self {
            Self::Review => ProviderCommand::Review {
                review_by,
                note: words,
            },
            Self::Withdraw => ProviderCommand::Withdraw { reason: words },
            Self::Restore => ProviderCommand::Restore {
                review_by,
                note: words,
            },
        }
    }
}

/// Something that the reader may do now.
pub(super) struct Deed {
    pub(super) press: Press,
    pub(super) label: Cow<'static, str>,
    /// The field of the day by which it is checked again; empty for none.
    pub(super) day_field: String,
    /// The field of the words.
    pub(super) words_field: String,
    /// Key of the question that asks for them.
    pub(super) words_key: &'static str,
}

/// What those who keep an entry may do to it as it stands.
pub(super) fn offered(t: Texts, state: ProviderState) -> Vec<Deed> {
    Press::ALL
        .into_iter()
        .filter(|press| press.stands(state))
        .map(|press| Deed {
            press,
            label: t.get(press.label_key()),
            day_field: press.day_field(),
            words_field: press.words_field(),
            words_key: press.words_key(),
        })
        .collect()
}

async fn act(
    staff: Staff,
    PathOf(id): PathOf<ProviderId>,
    fields: Fields,
) -> Result<Response, WebError> {
    let reader = &staff.reader;
    let app = &reader.state.app;
    app.provider(&reader.actor, id).await?;
    let press = Press::ALL
        .into_iter()
        .find(|press| press.word() == fields.value("acte"))
        .ok_or_else(|| WebError::unreadable("acte"))?;
    let day_field = press.day_field();
    let review_by = fields.value(&day_field).parse::<Date>();
    if !day_field.is_empty() && review_by.is_err() {
        let mut form = fields.into_form();
        form.refuse(day_field, reader.t.get("directory-day-unreadable"));
        return one::page(&staff, id, StatusCode::UNPROCESSABLE_ENTITY, form).await;
    }
    let words = fields.value(&press.words_field()).to_owned();
    let command = press.command(review_by.unwrap_or_default(), words);
    let seen = fields.value("version").parse().ok().map(Sequence);
    match app.act_on_provider(&reader.actor, id, command, seen).await {
        Ok(()) => Ok(respond::done(&paths::provider(id), Flash::Recorded)),
        Err(AppError::Refused(refusal)) if refusal.reason != Reason::NotYourRole => {
            let field = match refusal.reason {
                Reason::ReviewDayOutOfReach(_) => day_field,
                Reason::ReasonMissing | Reason::TextTooLong(_) => press.words_field(),
                _ => "acte".to_owned(),
            };
            let mut form = fields.into_form();
            form.refuse(field, refusals::text(reader.t, &refusal.reason));
            let problem = Problem::from(WebError::from(AppError::Refused(refusal)));
            one::page(&staff, id, problem.kind.status(), form).await
        }
        Err(error) => Err(error.into()),
    }
}
