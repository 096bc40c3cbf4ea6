//! What the CERT judges of cases that look alike (SUPP-2). Which cases look
//! alike, and why, is found elsewhere; here stands what may be decided.

use std::collections::BTreeSet;

use jiff::Timestamp;

use crate::{
    access::{Actor, Verb},
    act::Private,
    case::{Case, CaseAct},
    decide::{admit, optional},
    refusal::{Reason, Refusal, Rule},
};

/// Another case that an expert judged to be something else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SetApart {
    /// When.
    pub at: Timestamp,
    /// What both shared then and few others have: traces, providers, products,
    /// the text itself. None once it was erased.
    pub shared: Option<BTreeSet<String>>,
}

impl SetApart {
    /// Whether the judgement still answers for what both share now. Something
    /// particular that was not there when it was given puts the question
    /// anew; time, place, kind and more of the same words do not.
    #[must_use]
    pub fn answers(&self, shared: &BTreeSet<String>) -> bool {
        self.shared
            .as_ref()
            .is_none_or(|judged| shared.is_subset(judged))
    }
}

/// Two cases are judged to be different things. Each has the judgement in its
/// own story, so that neither is proposed to the other again.
///
/// # Errors
/// When the actor does not judge such things, a case is closed, or both are
/// the same one.
pub fn set_apart(
    one: &Case,
    other: &Case,
    shared: &BTreeSet<String>,
    reason: &str,
    actor: &Actor,
) -> Result<(CaseAct, CaseAct), Refusal> {
    if one.id == other.id {
        return Err(Refusal::new(Rule::Supp2, Reason::SameCase));
    }
    for case in [one, other] {
        admit(case, Verb::CompareCases, actor)?;
    }
    let reason = optional(Rule::Supp2, reason)?;
    let of = |beside: &Case| CaseAct::LookalikeRejected {
        other: beside.reference,
        shared: Private::Known(shared.clone()),
        reason: reason.clone(),
    };
    Ok((of(other), of(one)))
}
