//! What an act on the clocks of the law said (QUAL-3).

use process::case::CaseAct;

use super::parts::Parts;
use crate::pages::reporter::elsewhere::term;

pub(super) fn tell(parts: &mut Parts, act: &CaseAct) {
    let t = parts.t;
    match act {
        CaseAct::ClockStarted {
            recipient,
            terms,
            from,
            due,
            ..
        } => {
            parts.fact(t.get("clock-recipient"), t.get(recipient.label_key()));
            parts.fact(t.get("clock-text"), t.get(terms.text.label_key()));
            parts.fact(t.get("clock-term"), term(t, terms.term));
            parts.fact(t.get(terms.start.label_key()), t.date_time(from));
            if let Some(due) = due {
                parts.fact(t.get("clock-due"), t.date_time(due));
            }
        }
        CaseAct::ClockMoved { was, from, due, .. } => {
            parts.changed(
                t.get("clock-from"),
                Some(t.date_time(was).into_owned()),
                t.date_time(from).into_owned(),
            );
            if let Some(due) = due {
                parts.fact(t.get("clock-due"), t.date_time(due));
            }
        }
        CaseAct::DeclaredElsewhere { at, receipt, .. } => {
            parts.fact(t.get("story-took-place"), t.date_time(at));
            parts.titled(t.get("story-receipt"), receipt);
        }
        CaseAct::NotConcerned { reason, .. } => parts.said(reason),
        _ => {}
    }
}
