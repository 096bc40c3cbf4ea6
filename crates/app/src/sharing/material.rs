//! What an extract may be made of: what whoever shares it may read.

use likeness::observable::Observable;
use process::{
    access::{Actor, may_read},
    act::{Act, Private, Recorded},
    case::{Case, CaseAct},
    sharing::{Findings, Material},
};
use std::collections::BTreeSet;

use crate::lookalikes;

/// What there is to choose from, given all the acts of the case.
pub(crate) fn material(case: &Case, acts: &[Recorded<CaseAct>], actor: &Actor) -> Material {
    let readable: Vec<Recorded<CaseAct>> = acts
        .iter()
        .filter(|recorded| may_read(actor, recorded.act.audience()))
        .cloned()
        .collect();
    Material {
        traces: observables(case, &readable)
            .into_iter()
            .map(|observable| observable.value)
            .collect(),
        findings: findings(&readable),
    }
}

/// The technical traces that these acts hold.
pub(super) fn observables(case: &Case, acts: &[Recorded<CaseAct>]) -> BTreeSet<Observable> {
    lookalikes::profile(case, acts).observables
}

/// What the CERT recorded last.
fn findings(acts: &[Recorded<CaseAct>]) -> Findings {
    let last = acts.iter().rev().find_map(|recorded| match &recorded.act {
        CaseAct::CausesRecorded {
            nature,
            causes,
            perimeter,
            text,
        } => Some(Findings {
            nature: Some(*nature),
            causes: causes.clone(),
            perimeter: known(perimeter),
            analysis: known(text),
        }),
        _ => None,
    });
    last.unwrap_or_default()
}

fn known(text: &Private<String>) -> String {
    text.known().cloned().unwrap_or_default()
}
