//! The secret link of a report left without an account (DECL-4).

use process::{
    access::Actor,
    ids::{CaseId, Reference},
};

use crate::{App, AppError};

impl App {
    /// The actor that holds the secret link of a case.
    ///
    /// # Errors
    /// When the secret is not that of the case.
    pub async fn follower(&self, reference: Reference, secret: &str) -> Result<Actor, AppError> {
        let case = store::cases::locate(self.0.db.read(), reference).await?;
        // A case that does not exist costs the same comparison as a wrong secret.
        let id = case.unwrap_or(CaseId(uuid::Uuid::nil()));
        let expected = self.0.secret.of_case(id);
        let presented = crate::Secret::presented(secret);
        if case.is_some() && expected.hash() == presented.hash() {
            Ok(Actor::follower(id))
        } else {
            Err(AppError::NotFound)
        }
    }

    pub(crate) fn follow_link(&self, case: CaseId, reference: Reference) -> String {
        let secret = self.0.secret.of_case(case);
        format!(
            "{}/suivi/{reference}/{}",
            self.config().public_url,
            secret.reveal()
        )
    }
}
