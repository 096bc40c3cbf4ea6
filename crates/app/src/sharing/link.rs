//! The secret link of an extract: derived, never stored (decision 3).

use process::{
    access::Actor,
    ids::{CaseId, Reference},
};

use crate::{
    App, AppError, Secret, ServerSecret,
    people::{Tried, Visit},
};

impl ServerSecret {
    pub(crate) fn of_extract(&self, case: CaseId, number: u32) -> Secret {
        let mut what = b"vigie/extract/v1".to_vec();
        what.extend(case.0.as_bytes());
        what.extend(number.to_be_bytes());
        Secret::presented(&hex::encode(&self.derived(&what)[..20]))
    }
}

impl App {
    /// The case and the actor that the link to an extract stands for. A case
    /// or an extract that does not exist costs what a wrong secret does, and
    /// every wrong one counts against the place from which it came.
    ///
    /// # Errors
    /// When the secret is not that of the extract, or too many wrong ones came
    /// from there.
    pub(super) async fn contact(
        &self,
        reference: Reference,
        number: u32,
        secret: &str,
        visit: &Visit,
    ) -> Result<(CaseId, Actor), AppError> {
        let case = store::cases::locate(self.0.db.read(), reference).await?;
        let id = case.unwrap_or(CaseId(uuid::Uuid::nil()));
        let expected = self.0.secret.of_extract(id, number);
        if case.is_some() && expected.hash() == Secret::presented(secret).hash() {
            return Ok((id, Actor::contact(id, number)));
        }
        let _counted = self.attempt(Tried::Link, visit).await?;
        Err(AppError::NotFound)
    }
}
