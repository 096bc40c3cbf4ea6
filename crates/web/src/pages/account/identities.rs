//! The identities at other providers by which the person may sign in.

use app::people::Subject;
use axum::response::Response;
use axum::routing::post;
use jiff::Timestamp;

use super::provider::{self, IDENTITIES, Offered};
use crate::error::WebError;
use crate::flash::Flash;
use crate::input::Fields;
use crate::reader::SignedIn;
use crate::respond;
use crate::routes::Routes;

/// The section of the account's page; empty where no provider is configured.
pub(super) struct Section {
    pub(super) linked: Vec<Linked>,
    pub(super) offered: Vec<Offered>,
}

/// One identity.
pub(super) struct Linked {
    pub(super) subject: Subject,
    pub(super) provider: String,
    pub(super) label: String,
    pub(super) linked_at: Timestamp,
    pub(super) last_used_at: Option<Timestamp>,
}

impl Section {
    pub(super) async fn of(signed: &SignedIn) -> Result<Self, WebError> {
        let reader = &signed.reader;
        let offered = provider::offered(reader);
        let found = reader.state.app.identities(&signed.session).await?;
        let linked = found
            .into_iter()
            .map(|identity| Linked {
                provider: offered
                    .iter()
                    .find(|one| one.key == identity.provider)
                    .map_or(identity.provider, |one| one.label.clone()),
                subject: identity.subject,
                label: identity.label,
                linked_at: identity.linked_at,
                last_used_at: identity.last_used_at,
            })
            .collect();
        Ok(Self { linked, offered })
    }
}

pub(crate) fn routes() -> Routes {
    Routes::new().route("/compte/identites", post(unlink))
}

async fn unlink(signed: SignedIn, fields: Fields) -> Result<Response, WebError> {
    let subject = Subject {
        issuer: fields.value("issuer").to_owned(),
        subject: fields.value("subject").to_owned(),
    };
    let app = &signed.reader.state.app;
    app.unlink(&signed.session, &subject).await?;
    Ok(respond::done(IDENTITIES, Flash::IdentityUnlinked))
}
