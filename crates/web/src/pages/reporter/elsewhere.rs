//! What the facility owes elsewhere, which telling it here does not fulfil
//! (QUAL-3).

use std::borrow::Cow;

use jiff::Timestamp;
use locales::Texts;
use process::case::Case;
use process::facility::Facility;
use process::qualification::{Stated, elsewhere};
use process::words::ElsewhereDuty;

use crate::tone::Tone;

/// One duty owed elsewhere.
#[derive(Clone, Debug)]
pub struct ElsewhereLine {
    /// The duty in words.
    pub label: Cow<'static, str>,
    /// What it means and how it is done.
    pub about: Cow<'static, str>,
    /// Until when, where the law sets a time.
    pub due: Option<Timestamp>,
    /// What the facility says of it.
    pub stated: Stated,
    /// The page that helps with it; empty when there is none.
    pub help: String,
}

impl ElsewhereLine {
    /// How pressing it is.
    #[must_use]
    pub fn tone(&self, now: &Timestamp) -> Tone {
        match (self.stated, self.due) {
            (Stated::Done, _) => Tone::Good,
            (Stated::NotDone, Some(due)) if due < *now => Tone::Danger,
            (Stated::NotDone, Some(_)) => Tone::Warn,
            (Stated::NotDone, None) => Tone::Info,
        }
    }

    /// Where it stands, in words.
    #[must_use]
    pub fn state(&self, t: &Texts, now: &Timestamp) -> Cow<'static, str> {
        match (self.stated, self.due) {
            (Stated::Done, _) => t.get("elsewhere-done"),
            (Stated::NotDone, Some(due)) => t.left(due, now),
            (Stated::NotDone, None) => t.get("elsewhere-at-once"),
        }
    }

    fn about_key(duty: ElsewhereDuty) -> &'static str {
        match duty {
            ElsewhereDuty::Cnil => "elsewhere-cnil",
            ElsewhereDuty::Complaint => "elsewhere-complaint",
            ElsewhereDuty::Anssi => "elsewhere-anssi",
            ElsewhereDuty::Ansm => "elsewhere-ansm",
        }
    }
}

/// What a case reminds its facility of; `base` is the address of the case.
#[must_use]
pub fn lines(t: Texts, case: &Case, facility: &Facility, base: &str) -> Vec<ElsewhereLine> {
    elsewhere(case, facility)
        .into_iter()
        .map(|owed| ElsewhereLine {
            label: t.get(owed.duty.label_key()),
            about: t.get(ElsewhereLine::about_key(owed.duty)),
            due: owed.due,
            stated: owed.stated,
            help: match owed.duty {
                ElsewhereDuty::Cnil => format!("{base}/cnil"),
                _ => String::new(),
            },
        })
        .collect()
}
