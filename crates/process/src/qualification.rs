//! Phase 3: qualification (QUAL-1..4).

use std::collections::BTreeSet;

use uuid::Uuid;

use crate::{
    access::{Actor, Body},
    act::{Private, Recorded},
    case::{Case, CaseAct, Qualified},
    clocks::{LegalTerms, follow},
    decide::{Ask, needed},
    declaration::{criteria::legal_kinds, facts::Facts},
    facility::{Facility, FacilityFlag},
    ids::ActId,
    notices::{Notice, notices},
    refusal::{Reason, Refusal, Rule},
    words::{
        CareUrgency, Class, Finding, IncidentNature, LegalKind, RegulatedProduct, Repercussion,
        YesNo,
    },
};

/// What the facts suggest to the expert, who judges (QUAL-2).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    /// The class.
    pub class: Class,
    /// The other results.
    pub findings: BTreeSet<Finding>,
    /// The legal kinds met.
    pub kinds: BTreeSet<LegalKind>,
}

/// Proposes a qualification from the facts and the facility's flags.
#[must_use]
pub fn proposal(facts: &Facts, facility: &Facility) -> Proposal {
    let kinds = legal_kinds(facts);
    let care = crate::declaration::criteria::care_impact_level(facts);
    let mut findings = flag_findings(facility);
    let mut add = |finding: Finding, holds: bool| {
        if holds {
            findings.insert(finding);
        }
    };
    add(
        Finding::SanitaryImpact,
        care.urgency >= CareUrgency::DegradedMode,
    );
    add(
        Finding::NationalScope,
        facts
            .repercussion
            .is_known_and(|reach| reach.has(Repercussion::Nation)),
    );
    add(
        Finding::MedicalDevice,
        facts.regulated_products.is_known_and(|products| {
            products
                .iter()
                .any(|product| !product.is_software() && product != RegulatedProduct::None)
        }),
    );
    add(
        Finding::PrescriptionSoftware,
        facts
            .regulated_products
            .is_known_and(|products| products.iter().any(RegulatedProduct::is_software)),
    );
    add(
        Finding::PersonalData,
        facts.personal_data_breach.is(YesNo::Yes),
    );
    add(
        Finding::Malicious,
        facts.nature.is(IncidentNature::Malicious),
    );
    Proposal {
        class: crate::declaration::criteria::class_of(&kinds),
        findings,
        kinds,
    }
}

fn flag_findings(facility: &Facility) -> BTreeSet<Finding> {
    let mut findings = BTreeSet::new();
    if facility.flags.contains(FacilityFlag::Oiv) {
        findings.insert(Finding::VitalOperator);
    }
    if facility.flags.contains(FacilityFlag::Ose) {
        findings.insert(Finding::EssentialOperator);
    }
    findings
}

pub(crate) fn qualify(
    ask: &Ask<'_>,
    class: Class,
    findings: &BTreeSet<Finding>,
    kinds: &BTreeSet<LegalKind>,
    grounds: &str,
) -> Result<Vec<CaseAct>, Refusal> {
    let mut findings = findings.clone();
    if class == Class::NotIncident {
        if !findings.is_empty() || !kinds.is_empty() {
            return Err(Refusal::new(Rule::Qual2, Reason::FindingsWithoutIncident));
        }
        if ask.case.incident.is_some() {
            return Err(Refusal::new(Rule::Sign2, Reason::InIncident));
        }
    } else {
        findings.extend(flag_findings(ask.context.facility));
    }
    let qualified = Qualified {
        class,
        findings,
        kinds: kinds.clone(),
        grounds: needed(Rule::Qual2, grounds)?,
    };
    let mut acts = Vec::new();
    if ask.case.taken_in.is_none() {
        acts.push(CaseAct::TakenIn);
    }
    acts.push(CaseAct::Qualified(Box::new(qualified)));
    Ok(acts)
}

/// The bodies that a qualification would newly tell, shown before it is
/// confirmed (QUAL-2).
#[must_use]
pub fn would_tell(
    case: &Case,
    facility: &Facility,
    class: Class,
    findings: &BTreeSet<Finding>,
) -> Vec<Body> {
    let act = judgement(facility, class, findings);
    after(case, &act)
        .concerned_by_qualification()
        .into_iter()
        .filter(|body| case.opens_to(*body) && !case.told_of_qualification.contains(body))
        .collect()
}

/// The messages that a qualification by `actor` would send, shown before it
/// is confirmed (QUAL-2); that the case was taken in is among them when nobody
/// has taken it in yet, and what the law asks of the facility from then on
/// (QUAL-3).
#[must_use]
pub fn would_notify(
    case: &Case,
    facility: &Facility,
    class: Class,
    findings: &BTreeSet<Finding>,
    actor: &Actor,
    terms: &LegalTerms,
) -> BTreeSet<Notice> {
    let act = judgement(facility, class, findings);
    let judged = after(case, &act);
    let mut sent = notices(case, &act, &judged, actor);
    let mut before = judged;
    for clock in follow(&before, facility, terms) {
        let turned = after(&before, &clock);
        sent.extend(notices(&before, &clock, &turned, &Actor::platform()));
        before = turned;
    }
    if case.taken_in.is_none() {
        let taken_in = CaseAct::TakenIn;
        sent.extend(notices(case, &taken_in, &after(case, &taken_in), actor));
    }
    sent
}

/// The judgement that would be recorded, its grounds apart.
fn judgement(facility: &Facility, class: Class, findings: &BTreeSet<Finding>) -> CaseAct {
    let mut findings = findings.clone();
    if class == Class::NotIncident {
        findings.clear();
    } else {
        findings.extend(flag_findings(facility));
    }
    CaseAct::Qualified(Box::new(Qualified {
        class,
        findings,
        kinds: BTreeSet::new(),
        grounds: Private::Known(String::new()),
    }))
}

/// The case as it would stand after `act`.
fn after(case: &Case, act: &CaseAct) -> Case {
    let mut after = case.clone();
    after.apply(&Recorded {
        id: ActId(Uuid::nil()),
        seq: case.seq.next(),
        at: case.updated_at,
        by: case.declared_by.clone(),
        act: act.clone(),
    });
    after
}
