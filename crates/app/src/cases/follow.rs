//! The secret link of a report left without an account (DECL-4).

use process::{access::Actor, ids::Reference};

use crate::{App, AppError};

impl App {
    /// The actor that holds the secret link of a case.
    ///
    /// # Errors
    /// When the secret is not that of the case.
    pub async fn follower(&self, reference: Reference, secret: &str) -> Result<Actor, AppError> {
        unimplemented!()
    }
}
