//! The first page of a signed-in person, according to the role.

use axum::response::Response;
use axum::routing::get;
use process::access::Standing;

use crate::error::WebError;
use crate::pages::reporter;
use crate::pages::staff;
use crate::paths;
use crate::reader::SignedIn;
use crate::respond;
use crate::routes::Routes;

pub(crate) fn routes() -> Routes {
    Routes::new().route(paths::DESK, get(show))
}

async fn show(signed: SignedIn) -> Result<Response, WebError> {
    match signed.reader.actor.standing {
        Standing::Staff(role) => staff::home(&signed.reader, role).await,
        Standing::Facilities(_) => reporter::home::show(signed.reader).await,
        _ => Ok(respond::see_other(paths::ACCOUNT)),
    }
}
