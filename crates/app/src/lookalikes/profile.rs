//! What is compared of a case, drawn from its acts.

use std::collections::BTreeSet;

use likeness::{
    Place, Profile, ProfileParts,
    observable::{Observable, ObservableKind, extract, of_file_name},
};
use process::{
    access::Seat,
    act::{Private, Recorded},
    case::{Case, CaseAct},
    declaration::facts::{Answer, Several},
};
use store::lookalikes::LikenessRow;

/// What an act changes of the likeness of a case to others.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Telling {
    /// Nothing.
    Nothing,
    /// With which cases it is compared.
    Company,
    /// What is compared of it.
    Content,
}

/// What an act changes of the likeness of its case to others.
pub(crate) fn telling(recorded: &Recorded<CaseAct>) -> Telling {
    match &recorded.act {
        CaseAct::Noted { text } if traces(text).is_empty() => Telling::Nothing,
        CaseAct::Messaged { .. } if !is_by_facility(recorded) => Telling::Nothing,
        CaseAct::Declared(_)
        | CaseAct::Supplemented { .. }
        | CaseAct::HelpAsked { .. }
        | CaseAct::Answered { .. }
        | CaseAct::Messaged { .. }
        | CaseAct::Noted { .. }
        | CaseAct::CausesRecorded { .. }
        | CaseAct::EvidenceReceived(_)
        | CaseAct::LeadChanged { .. }
        | CaseAct::LookalikeRejected { .. }
        | CaseAct::IncidentJoined { .. }
        | CaseAct::IncidentLeft { .. }
        | CaseAct::ValuesErased { .. } => Telling::Content,
        CaseAct::Closed | CaseAct::Reopened { .. } => Telling::Company,
        _ => Telling::Nothing,
    }
}

/// What is kept of a case so that it is found, given all its acts.
pub(crate) fn row(case: &Case, acts: &[Recorded<CaseAct>]) -> LikenessRow {
    LikenessRow::of(case, profile(case, acts))
}

/// What is compared of a case. The wording is that of the facility alone: what the CERT writes to twenty
/// facilities in the same words does not make their cases alike.
pub(crate) fn profile(case: &Case, acts: &[Recorded<CaseAct>]) -> Profile {
    let mut said = Vec::new();
    let mut found = BTreeSet::new();
    for recorded in acts {
        let by_facility = is_by_facility(recorded);
        match &recorded.act {
            CaseAct::Supplemented { note: text, .. }
            | CaseAct::HelpAsked { text, .. }
            | CaseAct::Answered { text, .. } => said.extend(known(text)),
            CaseAct::Messaged { text, .. } if by_facility => said.extend(known(text)),
            CaseAct::Noted { text } => found.extend(traces(text)),
            CaseAct::CausesRecorded {
                perimeter, text, ..
            } => {
                found.extend(traces(perimeter));
                found.extend(traces(text));
            }
            CaseAct::EvidenceReceived(piece) => {
                found.extend(known(&piece.name).and_then(of_file_name));
                found.insert(Observable {
                    kind: ObservableKind::Hash,
                    value: piece.sha256.to_string(),
                });
            }
            _ => {}
        }
    }
    let mut facts = case.facts.clone();
    if let Some((nature, causes)) = &case.causes {
        facts.nature = (*nature).into();
        if let Some(causes) = Several::of(causes.iter().copied()) {
            facts.causes = Answer::Known(causes);
        }
    }
    Profile::of(&ProfileParts {
        facts: &facts,
        messages: &said,
        observables: &found,
        declared_at: case.declared_at,
        place: Some(Place {
            departement: case.departement,
        }),
    })
}

const fn is_by_facility(recorded: &Recorded<CaseAct>) -> bool {
    matches!(recorded.by.seat, Seat::Facility { .. } | Seat::Follower)
}

fn known(text: &Private<String>) -> Option<&str> {
    text.known().map(String::as_str)
}

fn traces(text: &Private<String>) -> BTreeSet<Observable> {
    known(text).map(extract).unwrap_or_default()
}
