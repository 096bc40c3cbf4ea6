//! The holder of a token.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use jiff::Timestamp;
use locales::Lang;
use process::access::{Body as StateBody, Right};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::body::Body;
use super::caller::Caller;
use crate::error::WebError;
use crate::state::WebState;

/// The holder of a token.
#[derive(Serialize, ToSchema)]
pub(super) struct MeBody {
    /// First and last name.
    name: String,
    /// Function.
    function: String,
    /// E-mail address.
    email: String,
    /// Phone.
    phone: String,
    /// Language of pages and mails.
    lang: LangCode,
    /// The body for which the person acts, if any.
    body: Option<StateBody>,
    /// The rights in force.
    rights: Vec<Right>,
    /// When the token ends.
    expires_at: Timestamp,
}

/// A language of the portal.
#[derive(Clone, Copy, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub(super) enum LangCode {
    /// French.
    Fr,
    /// English.
    En,
}

impl From<Lang> for LangCode {
    fn from(lang: Lang) -> Self {
        match lang {
            Lang::Fr => Self::Fr,
            Lang::En => Self::En,
        }
    }
}

impl From<LangCode> for Lang {
    fn from(code: LangCode) -> Self {
        match code {
            LangCode::Fr => Self::Fr,
            LangCode::En => Self::En,
        }
    }
}

/// Read who the token stands for.
#[utoipa::path(
    get,
    path = "/api/v1/me",
    tag = "account",
    operation_id = "me",
    responses((status = 200, description = "The person and the rights.", body = MeBody)),
    security(("bearer" = [])),
)]
pub(super) async fn read(caller: Caller) -> Json<MeBody> {
    let Caller { actor, session } = caller;
    Json(MeBody {
        body: actor.body(),
        name: session.person.name,
        function: session.person.function,
        email: session.person.email,
        phone: session.person.phone,
        lang: session.person.lang.into(),
        rights: session.rights,
        expires_at: session.expires_at,
    })
}

/// The language of pages and mails.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct LanguageBody {
    /// The language.
    lang: LangCode,
}

/// Set the language of pages and mails.
#[utoipa::path(
    put,
    path = "/api/v1/me/language",
    tag = "account",
    operation_id = "set_language",
    request_body(content = LanguageBody),
    responses((status = 204, description = "Set.")),
    security(("bearer" = [])),
)]
pub(super) async fn set_language(
    State(state): State<WebState>,
    caller: Caller,
    Body(body): Body<LanguageBody>,
) -> Result<StatusCode, WebError> {
    state
        .app
        .set_lang(&caller.session, body.lang.into())
        .await?;
    Ok(StatusCode::NO_CONTENT)
}
