//! The calls of the on-call that a case makes (DECL-6).

use std::collections::BTreeMap;

use jiff::Timestamp;

use super::{Case, CaseAct, HelpNeeded};
use crate::{access::Body, act::Recorded, on_call::Call};

/// The bodies whose on-call is called outside working hours.
pub(crate) const CALLED: [Body; 2] = [Body::Cert, Body::Hfds];

/// The calls that a need of help opens.
pub(super) fn opened(help: HelpNeeded, at: Timestamp) -> BTreeMap<Body, Call> {
    match help {
        HelpNeeded::AtOnceOffHours => CALLED
            .map(|body| {
                let call = Call {
                    since: at,
                    answered: None,
                };
                (body, call)
            })
            .into(),
        HelpNeeded::Normally | HelpNeeded::AtOnce => BTreeMap::new(),
    }
}

impl Case {
    /// The first answer stands. Once the CERT answers nobody else is called;
    /// HFDS answers for itself alone.
    pub(super) fn answer_call(&mut self, body: Body, recorded: &Recorded<CaseAct>) {
        for (called, call) in &mut self.calls {
            if body == Body::Cert || *called == body {
                call.answered
                    .get_or_insert_with(|| (recorded.at, recorded.by.clone()));
            }
        }
    }
}
