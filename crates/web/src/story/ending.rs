//! What happened at the end of the file of an incident or an alert (KEEP-2).

use std::borrow::Cow;

use locales::Texts;
use process::act::Private;
use process::retention::{Disposition, EndAct};

/// What happened, in words.
pub(crate) fn ended(t: Texts, act: &EndAct) -> Cow<'static, str> {
    match act {
        EndAct::HoldPlaced { .. } => t.get("ending-story-held"),
        EndAct::HoldLifted { .. } => t.get("ending-story-lifted"),
        EndAct::Proposed { disposition, .. } => t.one(
            "ending-story-proposed",
            "what",
            t.get(disposition.label_key()),
        ),
        EndAct::Approved => t.get("ending-story-approved"),
        EndAct::Declined { .. } => t.get("ending-story-declined"),
        EndAct::Begun => t.get("ending-under-way"),
        EndAct::Disposed(disposal) => t.get(match disposal.disposition {
            Disposition::Archive => "ending-story-archived",
            Disposition::Destroy | Disposition::Keep => "ending-story-destroyed",
        }),
    }
}

/// Why, where somebody said so.
pub(crate) const fn reason(act: &EndAct) -> Option<&Private<String>> {
    match act {
        EndAct::HoldPlaced { reason }
        | EndAct::HoldLifted { reason }
        | EndAct::Proposed { reason, .. }
        | EndAct::Declined { reason } => Some(reason),
        EndAct::Approved | EndAct::Begun | EndAct::Disposed(_) => None,
    }
}
