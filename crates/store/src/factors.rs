//! The second factors of people, and the codes kept for the day when they are
//! lost.

pub mod code_applications;
pub mod passkeys;
pub mod recovery_codes;
pub mod signing_keys;

use std::collections::BTreeSet;

use process::{ids::AccountId, sign_in::Enrolment};

use crate::{error::Result, reader::Reader, write::Tx};

/// Whether a person has set up a second factor.
///
/// # Errors
/// When the database fails.
pub async fn enrolment(reader: Reader<'_>, account: AccountId) -> Result<Enrolment> {
    let application = code_applications::find(reader, account).await?;
    let enrolled = application.is_some() || passkeys::count(reader, account).await? > 0;
    Ok(if enrolled {
        Enrolment::Enrolled
    } else {
        Enrolment::NotEnrolled
    })
}

/// Which of these people have set up a second factor.
///
/// # Errors
/// When the database fails.
pub async fn enrolled(reader: Reader<'_>, accounts: &[AccountId]) -> Result<BTreeSet<AccountId>> {
    let codes = code_applications::holders(reader, accounts).await?;
    let keys = passkeys::holders(reader, accounts).await?;
    Ok(codes.into_iter().chain(keys).collect())
}

/// Takes every factor, every recovery code and every key for signing of a
/// person away.
///
/// # Errors
/// When the database fails.
pub async fn remove_all(tx: &Tx, account: AccountId) -> Result<()> {
    code_applications::remove(tx, account).await?;
    passkeys::remove_all(tx, account).await?;
    signing_keys::remove_all(tx, account).await?;
    recovery_codes::remove_all(tx, account).await
}
