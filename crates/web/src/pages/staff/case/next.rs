//! What is to be done: duties, and the acts that are offered.

use std::borrow::Cow;
use std::collections::BTreeSet;

use app::cases::CaseView;
use jiff::Timestamp;
use locales::Texts;
use process::access::Viewer;
use process::ids::Reference;
use process::obligations::{Duty, Obligation};

use super::super::acts::{Deed, body_of, deed_of};
use crate::{naming, paths};

/// Something owed to the case.
#[derive(Clone, Debug)]
pub struct DutyRow {
    /// What is expected.
    pub label: Cow<'static, str>,
    /// From whom, in words.
    pub owed_by: Cow<'static, str>,
    /// The act that meets it, when this reader may do it.
    pub deed: Option<Deed>,
    /// Since when.
    pub since: Timestamp,
    /// Until when.
    pub due: Option<Timestamp>,
}

impl DutyRow {
    /// Whether its time has passed.
    #[must_use]
    pub fn is_late(&self, now: &Timestamp) -> bool {
        self.due.is_some_and(|due| due < *now)
    }
}

/// What the reader owes, and what others do.
#[derive(Clone, Debug, Default)]
pub struct Duties {
    /// Expected of the reader's body, the most pressing first.
    pub own: Vec<DutyRow>,
    /// Expected of others.
    pub others: Vec<DutyRow>,
}

/// The duties of a case, as this reader is concerned.
#[must_use]
pub fn duties(t: Texts, view: &CaseView, offered: &BTreeSet<Deed>) -> Duties {
    // What the law asks of the facility has a card of its own, with receipts.
    let mut sorted: Vec<&Obligation> = view
        .obligations
        .iter()
        .filter(|owed| !matches!(owed.duty, Duty::DeclareElsewhere { .. }))
        .collect();
    sorted.sort_by_key(|owed| (owed.due.unwrap_or(Timestamp::MAX), owed.duty));
    let own_body = body_of(view).map(Viewer::Body);
    let mut duties = Duties::default();
    for owed in sorted {
        let row = DutyRow {
            label: duty_label(t, owed.duty),
            owed_by: naming::viewer(t, owed.owed_by),
            deed: deed_of(owed.duty).filter(|deed| offered.contains(deed)),
            since: owed.since,
            due: owed.due,
        };
        if Some(owed.owed_by) == own_body {
            duties.own.push(row);
        } else {
            duties.others.push(row);
        }
    }
    duties
}

/// What is expected, with the number of the question or measure.
#[must_use]
pub fn duty_label(t: Texts, duty: Duty) -> Cow<'static, str> {
    match duty {
        Duty::Answer { question } => t.n("case-duty-answer", question),
        Duty::AnswerMeasure { measure } => t.n("case-duty-measure", measure),
        other => t.get(other.label_key()),
    }
}

/// An act that the page offers.
#[derive(Clone, Debug)]
pub struct Offer {
    /// The act.
    pub deed: Deed,
    /// Its name.
    pub label: Cow<'static, str>,
    /// Its form.
    pub href: String,
}

/// The acts offered beside those that have a place of their own on the page:
/// the box to write in, and the button of the most pressing duty.
#[must_use]
pub fn offers(
    t: Texts,
    view: &CaseView,
    offered: &BTreeSet<Deed>,
    primary: Option<Deed>,
) -> Vec<Offer> {
    let placed = [Deed::Write, Deed::WithdrawMeasure, Deed::Overrule];
    offered
        .iter()
        .filter(|deed| !placed.contains(deed) && Some(**deed) != primary)
        .map(|deed| Offer {
            deed: *deed,
            label: match deed {
                Deed::Qualify if view.case.qualification.is_some() => t.get("act-qualify-again"),
                deed => t.get(deed.label_key()),
            },
            href: deed_path(view.case.reference, *deed),
        })
        .collect()
}

/// The page of an act's form.
#[must_use]
pub fn deed_path(reference: Reference, deed: Deed) -> String {
    format!("{}/{}", paths::case(reference), deed.slug())
}
