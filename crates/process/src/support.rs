//! Phase 4: support (SUPP-1, 3, 4, 6, 7, 9, 11).

use std::collections::BTreeSet;

use jiff::Timestamp;

use crate::{
    access::Body,
    case::{Case, CaseAct},
    decide::{Ask, leading_agency_only, needed, optional, reason},
    refusal::{Reason, Refusal, Rule},
    words::{
        Cause, Finding, IncidentNature, MeasureKind, MeasureReply, MeasureState, RelayTarget, Step,
        StepActor, StepState, SupportChoice,
    },
};

pub(crate) fn decide_support(
    ask: &Ask<'_>,
    choice: SupportChoice,
    comment: &str,
) -> Result<Vec<CaseAct>, Refusal> {
    leading_agency_only(ask, Rule::Supp1)?;
    if ask.case.support == Some(choice) && comment.trim().is_empty() {
        return Err(Refusal::new(Rule::Supp1, Reason::AlreadyDone));
    }
    Ok(vec![CaseAct::SupportDecided {
        choice,
        comment: optional(Rule::Supp1, comment)?,
    }])
}

impl Case {
    /// Who may carry a step out (SUPP-9): CERT Santé all of them; CERT-FR too,
    /// but only for major incidents of operators of essential services; a
    /// provider the first four; the ARS when it shares or takes over.
    #[must_use]
    pub fn step_actors(&self, step: Step) -> Vec<StepActor> {
        StepActor::ALL
            .iter()
            .copied()
            .filter(|actor| match actor {
                StepActor::CertSante | StepActor::Facility => true,
                StepActor::CertFr => {
                    self.finds(Finding::Major)
                        && self.finds(Finding::EssentialOperator)
                        && step != Step::Reconstruction
                }
                StepActor::Pris => !matches!(step, Step::Hardening | Step::Reconstruction),
                StepActor::Ars => {
                    matches!(
                        self.support,
                        Some(SupportChoice::Share | SupportChoice::TakeOver)
                    )
                }
            })
            .collect()
    }
}

pub(crate) fn record_step(
    ask: &Ask<'_>,
    step: Step,
    state: StepState,
    actors: &BTreeSet<StepActor>,
    note: &str,
) -> Result<Vec<CaseAct>, Refusal> {
    agency_supports(ask, Rule::Supp9)?;
    let entitled = ask.case.step_actors(step);
    if actors.iter().any(|actor| !entitled.contains(actor)) {
        return Err(Refusal::new(Rule::Supp9, Reason::NotTheirStep));
    }
    Ok(vec![CaseAct::StepRecorded {
        step,
        state,
        actors: actors.clone(),
        note: optional(Rule::Supp9, note)?,
    }])
}

/// An ARS supports only where it leads and has said that it does (SUPP-1).
pub(crate) fn agency_supports(ask: &Ask<'_>, rule: Rule) -> Result<(), Refusal> {
    match ask.actor.body() {
        Some(Body::Ars(_)) => {
            leading_agency_only(ask, rule)?;
            match ask.case.support {
                Some(SupportChoice::Share | SupportChoice::TakeOver) => Ok(()),
                _ => Err(Refusal::new(Rule::Supp1, Reason::NotYourRole)),
            }
        }
        _ => Ok(()),
    }
}

pub(crate) fn record_causes(
    nature: IncidentNature,
    causes: &BTreeSet<Cause>,
    perimeter: &str,
    text: &str,
) -> Result<Vec<CaseAct>, Refusal> {
    Ok(vec![CaseAct::CausesRecorded {
        nature,
        causes: causes.clone(),
        perimeter: optional(Rule::Supp3, perimeter)?,
        text: optional(Rule::Supp3, text)?,
    }])
}

pub(crate) fn propose_measure(
    ask: &Ask<'_>,
    kind: MeasureKind,
    text: &str,
    due: Option<Timestamp>,
) -> Result<Vec<CaseAct>, Refusal> {
    agency_supports(ask, Rule::Supp4)?;
    let number = ask.case.measures.keys().last().map_or(1, |last| last + 1);
    Ok(vec![CaseAct::MeasureProposed {
        number,
        measure: kind,
        text: needed(Rule::Supp4, text)?,
        due: ask.future(Rule::Supp4, due)?,
        playbook: None,
    }])
}

pub(crate) fn answer_measure(
    ask: &Ask<'_>,
    number: u32,
    reply: MeasureReply,
    comment: &str,
) -> Result<Vec<CaseAct>, Refusal> {
    let measure = ask
        .case
        .measures
        .get(&number)
        .ok_or(Refusal::new(Rule::Supp4, Reason::NoSuchMeasure))?;
    let settled = match measure.state {
        MeasureState::Proposed | MeasureState::Refused => false,
        MeasureState::Accepted => reply == MeasureReply::Accept,
        MeasureState::Done | MeasureState::Withdrawn => true,
    };
    if settled {
        return Err(Refusal::new(Rule::Supp4, Reason::NoSuchMeasure));
    }
    let comment = if reply == MeasureReply::Refuse {
        reason(Rule::Supp4, comment)?
    } else {
        optional(Rule::Supp4, comment)?
    };
    Ok(vec![CaseAct::MeasureAnswered {
        number,
        reply,
        comment,
    }])
}

pub(crate) fn withdraw_measure(
    ask: &Ask<'_>,
    number: u32,
    why: &str,
) -> Result<Vec<CaseAct>, Refusal> {
    agency_supports(ask, Rule::Supp4)?;
    match ask.case.measures.get(&number).map(|measure| measure.state) {
        Some(MeasureState::Proposed | MeasureState::Accepted | MeasureState::Refused) => {
            Ok(vec![CaseAct::MeasureWithdrawn {
                number,
                reason: reason(Rule::Supp4, why)?,
            }])
        }
        _ => Err(Refusal::new(Rule::Supp4, Reason::NoSuchMeasure)),
    }
}

pub(crate) fn send_report(summary: &str, recommendations: &str) -> Result<Vec<CaseAct>, Refusal> {
    Ok(vec![CaseAct::ReportSent {
        summary: needed(Rule::Supp11, summary)?,
        recommendations: needed(Rule::Supp11, recommendations)?,
    }])
}

pub(crate) fn record_care_supply(text: &str) -> Result<Vec<CaseAct>, Refusal> {
    Ok(vec![CaseAct::CareSupplyRecorded {
        text: needed(Rule::Supp7, text)?,
    }])
}

pub(crate) fn record_relay(
    ask: &Ask<'_>,
    target: RelayTarget,
    at: Option<Timestamp>,
    note: &str,
) -> Result<Vec<CaseAct>, Refusal> {
    Ok(vec![CaseAct::RelayRecorded {
        target,
        at: ask.past(Rule::Supp11, at)?,
        note: optional(Rule::Supp11, note)?,
    }])
}

pub(crate) fn assess_care_impact(text: &str) -> Result<Vec<CaseAct>, Refusal> {
    Ok(vec![CaseAct::CareImpactAssessed {
        text: needed(Rule::Supp11, text)?,
    }])
}

pub(crate) fn recommend_degraded_mode(text: &str) -> Result<Vec<CaseAct>, Refusal> {
    Ok(vec![CaseAct::DegradedModeRecommended {
        text: needed(Rule::Supp11, text)?,
    }])
}

pub(crate) fn record_interministerial(text: &str) -> Result<Vec<CaseAct>, Refusal> {
    Ok(vec![CaseAct::InterministerialImpactRecorded {
        text: needed(Rule::Supp11, text)?,
    }])
}

pub(crate) fn acknowledge(ask: &Ask<'_>) -> Result<Vec<CaseAct>, Refusal> {
    match ask.actor.body() {
        Some(body) if !ask.case.acknowledged.contains(&body) => {
            Ok(vec![CaseAct::Acknowledged { body }])
        }
        Some(_) => Err(Refusal::new(Rule::Supp11, Reason::AlreadyDone)),
        None => Err(Refusal::new(Rule::Supp11, Reason::NotYourRole)),
    }
}
