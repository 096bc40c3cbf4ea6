//! How a reader comes to a case: signed in, or by the secret link of a report
//! left without an account (DECL-4). Both see the same pages.

use std::collections::HashMap;

use app::cases::{CaseView, Looked};
use axum::extract::{FromRequestParts, Path};
use axum::http::request::Parts;
use process::access::Actor;
use process::ids::Reference;

use crate::documents::Making;
use crate::error::WebError;
use crate::paths;
use crate::reader::Reader;
use crate::state::WebState;

/// A reader before a case.
pub(crate) struct Door {
    /// The reader.
    pub(crate) reader: Reader,
    /// As whom the reader reads and acts on the case.
    pub(crate) actor: Actor,
    /// The case's number.
    pub(crate) reference: Reference,
    /// Address of the case for this reader.
    pub(crate) base: String,
}

impl Door {
    /// The door of a reader who signed in.
    pub(crate) fn signed_in(reader: Reader, reference: Reference) -> Self {
        Self {
            actor: reader.actor.clone(),
            base: paths::case(reference),
            reference,
            reader,
        }
    }

    /// The case, as the reader may see it.
    pub(crate) async fn view(&self) -> Result<CaseView, WebError> {
        self.view_for(Looked::Case).await
    }

    /// The case, for something else than its page, which the access record
    /// tells.
    pub(crate) async fn view_for(&self, what: Looked) -> Result<CaseView, WebError> {
        let app = &self.reader.state.app;
        Ok(app.case_for(&self.actor, self.reference, what).await?)
    }

    /// The name and role of a reader who signed in.
    pub(crate) fn reader_name(&self) -> Option<String> {
        let session = self.reader.session.as_ref()?;
        let signed_in = self.base.starts_with(paths::CASES);
        signed_in.then(|| format!("{}, {}", session.person.name, self.reader.role()))
    }

    /// Documents of the case, for this reader.
    pub(crate) fn making(&self) -> Making<'_> {
        Making {
            state: &self.reader.state,
            t: self.reader.t,
            actor: &self.actor,
            reference: self.reference,
            reader: self.reader_name(),
            now: self.reader.now,
        }
    }
}

impl FromRequestParts<WebState> for Door {
    type Rejection = WebError;

    async fn from_request_parts(
        parts: &mut Parts,
        state: &WebState,
    ) -> Result<Self, Self::Rejection> {
        let Path(path): Path<HashMap<String, String>> = Path::from_request_parts(parts, state)
            .await
            .map_err(|_| WebError::not_found())?;
        let reference: Reference = path
            .get("reference")
            .and_then(|text| text.parse().ok())
            .ok_or_else(WebError::not_found)?;
        let reader = Reader::from_request_parts(parts, state).await?;
        match path.get("secret") {
            Some(secret) => Ok(Self {
                actor: state.app.follower(reference, secret).await?,
                base: format!("{}/{reference}/{secret}", paths::FOLLOW),
                reference,
                reader,
            }),
            None if reader.session.is_some() => Ok(Self::signed_in(reader, reference)),
            None => Err(WebError::SignInNeeded),
        }
    }
}
