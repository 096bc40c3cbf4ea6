//! The directory of providers of the demonstration (SUPP-6).

use app::{
    App,
    directory::{Imported, Run},
};
use jiff::{Timestamp, ToSpan, civil::Date};
use process::{access::Actor, calendar::paris};

use crate::failure::Failure;

const DIRECTORY: &str = include_str!("directory.csv");

/// Loads the directory; one entry should have been checked again by `now`, and
/// one must be soon.
///
/// # Errors
/// When a line is refused: the directory is wrong then.
pub(super) async fn load(app: &App, now: Timestamp) -> Result<(), Failure> {
    let today: Date = now.to_zoned(paris()).date();
    let mut text = DIRECTORY.to_owned();
    for (name, day) in [
        ("{next year}", today.saturating_add(1.year())),
        ("{soon}", today.saturating_add(20.days())),
        ("{late}", today.saturating_sub(5.days())),
    ] {
        text = text.replace(name, &day.to_string());
    }
    let Imported { refused, .. } = app
        .import_providers(&Actor::operator(), &text, Run::Real)
        .await?;
    match refused.first() {
        None => Ok(()),
        Some(refused) => Err(Failure::new(format!("a provider is refused: {refused:?}"))),
    }
}
