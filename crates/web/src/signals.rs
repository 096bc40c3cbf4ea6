//! Why there is a signal, in words (SUPP-2).

use app::signals::{Method, Place, Reason, What};
use locales::Texts;
use process::territory;

use crate::naming;

/// Days beyond which "once in so many" says no more.
const A_CENTURY: f64 = 36_500.0;

/// One reason in words.
#[derive(Clone, Debug)]
pub(crate) struct ReasonRow {
    /// Of what there are more, and where.
    pub(crate) what: String,
    /// How many were seen, how many are usual.
    pub(crate) counts: String,
    /// How that was found.
    pub(crate) method: String,
    /// How often chance alone brings it.
    pub(crate) chance: String,
}

/// What a signal is called: its rarest reason.
#[must_use]
pub(crate) fn title(t: Texts, reasons: &[Reason]) -> String {
    reasons.first().map_or_else(
        || t.get("signals-title").into_owned(),
        |first| what(t, first),
    )
}

/// A reason in words.
#[must_use]
pub(crate) fn reason(t: Texts, reason: &Reason) -> ReasonRow {
    let tenths = tenths(reason.expected);
    let usual = if tenths == 0 {
        t.get("signal-usual-none")
    } else {
        t.with("signal-usual")
            .arg("whole", tenths / 10)
            .arg("tenth", tenths % 10)
            .text()
    }
    .into_owned();
    let window = reason.until.duration_since(reason.since);
    let chance = if reason.once_in_days >= A_CENTURY {
        t.get("signal-chance-never")
    } else {
        t.n("signal-chance", whole_days(reason.once_in_days))
    };
    let method = match reason.method {
        Method::Usual => t.get("signal-method-usual"),
        Method::Elsewhere => t.get("signal-method-elsewhere"),
    };
    ReasonRow {
        what: what(t, reason),
        counts: t
            .with("signal-counts")
            .arg("count", reason.seen)
            .arg("window", t.duration(window))
            .arg("usual", usual)
            .text()
            .into_owned(),
        method: method.into_owned(),
        chance: chance.into_owned(),
    }
}

fn what(t: Texts, reason: &Reason) -> String {
    let what = match &reason.what {
        What::Cases => t.get("signal-of-cases"),
        What::Cause { cause } => t.get(cause.label_key()),
        What::Named { name } => {
            let written = reason.written.as_ref().unwrap_or(name);
            if written.is_empty() {
                t.get("signal-of-forgotten")
            } else {
                t.one("signal-of-named", "name", written.clone())
            }
        }
    };
    let place = match reason.place {
        Place::Country => t.get("signal-in-country").into_owned(),
        Place::Region(code) => territory::region(code).name().to_owned(),
        Place::Departement(code) => naming::departement(code),
    };
    t.with("signal-what")
        .arg("what", what.into_owned())
        .arg("place", place)
        .text()
        .into_owned()
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a small positive number, rounded"
)]
fn tenths(number: f64) -> u32 {
    (number * 10.0).round() as u32
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "days of less than a century, rounded"
)]
fn whole_days(days: f64) -> u32 {
    days.round() as u32
}
