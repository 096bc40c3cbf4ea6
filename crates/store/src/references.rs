//! Numbers of cases, drawn from a sequence: never from a count.

use process::ids::Reference;

use crate::{
    dialect,
    error::{Result, StoreError},
    write::Tx,
};

/// Draws the next number of a year (that of the declaration in Europe/Paris).
/// A number that was drawn and not used leaves a gap.
///
/// # Errors
/// When the database fails.
pub async fn next(tx: &Tx, year: i16) -> Result<Reference> {
    let number = dialect::next_reference(tx, year).await?;
    let number =
        u32::try_from(number).map_err(|_| StoreError::corrupt("a case's number", number))?;
    Ok(Reference { year, number })
}
