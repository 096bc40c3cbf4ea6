//! Who the signed-in person is here, and in which language.

use app::people::Person;
use jiff::Timestamp;

use crate::reader::SignedIn;

/// The section of the account's page.
pub(super) struct Section {
    pub(super) person: Person,
    pub(super) role: String,
    pub(super) expires_at: Timestamp,
}

impl Section {
    pub(super) fn of(signed: &SignedIn) -> Self {
        Self {
            person: signed.session.person.clone(),
            role: signed.reader.role(),
            expires_at: signed.session.expires_at,
        }
    }
}
