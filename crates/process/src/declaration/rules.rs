//! Who may declare for whom, and what sending a declaration does (DECL-4..7,
//! DECL-2).

use jiff::Timestamp;

use super::facts::{Facts, FactsProblem, ReporterContact, ReporterProblem, Supplement};
use crate::{
    access::{Actor, CertRole, FacilityRole, Seat, StaffRole, Standing, Verb},
    calendar::Openness,
    case::{CareSupply, CaseAct, Confirmation, Declared, HelpNeeded, Reality, Site},
    decide::{Ask, Context, needed, optional, permit},
    facility::Facility,
    ids::Reference,
    refusal::{Reason, Refusal, Rule},
    settings::Settings,
    words::{CareImpact, Channel, MilitaryNotice, YesNo},
};

/// A declaration about to be sent.
#[derive(Clone, Debug, PartialEq)]
pub struct Declaration {
    /// How it comes.
    pub channel: Channel,
    /// Real or exercise.
    pub reality: Reality,
    /// What the armed forces tell, for a military facility (DECL-7).
    pub military: Option<MilitaryNotice>,
    /// What is known.
    pub facts: Facts,
    /// Who reports.
    pub reporter: ReporterContact,
}

/// Why a declaration was not taken; what was written stays with its author.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum NotDeclared {
    /// A rule refuses.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// Some answers are missing or wrong (DECL-2).
    #[error("{} answers are missing or wrong", facts.len() + reporter.len())]
    Incomplete {
        /// Problems of the facts.
        facts: Vec<FactsProblem>,
        /// Problems of the reporter's contact.
        reporter: Vec<ReporterProblem>,
    },
}

/// The site of a facility, with its territory as it stands (INTAKE-1).
#[must_use]
pub fn site(facility: &Facility) -> Site {
    Site {
        facility: facility.id,
        departement: facility.departement,
        ars: crate::territory::departement(facility.departement)
            .ars()
            .map(crate::territory::Ars::code),
    }
}

/// Decides on a declaration: the acts that open its case (DECL-5).
///
/// # Errors
/// When a rule refuses, or answers that the CERT needs to start are missing.
pub fn declare(
    declaration: Declaration,
    context: &Context<'_>,
    reference: Reference,
    actor: &Actor,
    now: Timestamp,
) -> Result<Vec<CaseAct>, NotDeclared> {
    let facility = context.facility;
    let seat = actor.seat(facility.id);
    permit(Verb::Declare, seat)?;
    military_chain(&declaration, facility, seat)?;
    if context.sites.len() > context.settings.most_affected_sites {
        let most = context.settings.most_affected_sites;
        return Err(Refusal::new(Rule::Intake1, Reason::TooManySites(most)).into());
    }
    let facts = match declaration.military {
        Some(MilitaryNotice::ExistenceOnly) => declaration.facts.problems(now),
        Some(MilitaryNotice::Full) | None => declaration.facts.problems_to_send(now),
    };
    let reporter = match declaration.military {
        Some(_) => declaration.reporter.problems(),
        None => declaration.reporter.problems_to_send(),
    };
    if !facts.is_empty() || !reporter.is_empty() {
        return Err(NotDeclared::Incomplete { facts, reporter });
    }
    let help = if declaration.facts.urgent_help.is(YesNo::Yes) {
        help_at(context.settings, now)
    } else {
        HelpNeeded::Normally
    };
    let declared = Declared {
        site: site(facility),
        affected: context
            .sites
            .iter()
            .copied()
            .filter(|site| site.facility != facility.id)
            .collect(),
        channel: channel(&declaration, seat, &actor.standing),
        confirmation: confirmation(seat, declaration.military),
        reality: declaration.reality,
        help,
        military: declaration.military,
        care_supply: care_supply(&declaration.facts),
        facts: declaration.facts.into(),
        reporter: declaration.reporter.into(),
    };
    Ok(vec![
        CaseAct::Declared(Box::new(declared)),
        CaseAct::Opened { reference },
    ])
}

/// DECL-7: a military hospital reports to its own chain; only its ministry's
/// notice is entered, by HFDS or the CERT.
fn military_chain(
    declaration: &Declaration,
    facility: &Facility,
    seat: Seat,
) -> Result<(), Refusal> {
    match (facility.is_military(), declaration.military) {
        (true, None) => Err(Refusal::new(Rule::Decl7, Reason::MilitaryFacility)),
        (false, Some(_)) => Err(Refusal::new(Rule::Decl7, Reason::NotMilitary)),
        (true, Some(_)) => permit(Verb::EnterMilitaryNotice, seat),
        (false, None) => Ok(()),
    }
}

/// DECL-4: the director, a designated person, or the CERT in the reporter's
/// name; everybody else leaves a report to be confirmed. The ministry of the
/// armed forces answers for its own notice (DECL-7).
fn confirmation(seat: Seat, military: Option<MilitaryNotice>) -> Confirmation {
    match (seat, military) {
        (_, Some(_))
        | (
            Seat::Facility { .. }
            | Seat::Staff {
                role: StaffRole::Cert { .. },
            },
            None,
        ) => Confirmation::Confirmed,
        _ => Confirmation::Awaited,
    }
}

fn channel(declaration: &Declaration, seat: Seat, standing: &Standing) -> Channel {
    match (seat, standing) {
        _ if declaration.military.is_some() => Channel::ArmedForces,
        (Seat::Facility { .. }, _) => Channel::Portal,
        (Seat::Staff { .. }, _) => match declaration.channel {
            Channel::Portal | Channel::Unidentified | Channel::ArmedForces => Channel::Phone,
            said => said,
        },
        (_, Standing::Facilities(_)) => Channel::Portal,
        _ => Channel::Unidentified,
    }
}

/// DECL-6: help asked for outside working hours pages the on-call.
#[must_use]
pub fn help_at(settings: &Settings, now: Timestamp) -> HelpNeeded {
    match settings.hours.is_open(now) {
        Openness::Open => HelpNeeded::AtOnce,
        Openness::Closed { .. } => HelpNeeded::AtOnceOffHours,
    }
}

/// Whether these facts show that care supply is affected (DECL-7).
fn care_supply(facts: &Facts) -> CareSupply {
    let touched = facts
        .care_impact
        .is_known_and(|impact| *impact != CareImpact::None);
    if touched || facts.patients_redirected.is(YesNo::Yes) {
        CareSupply::Affected
    } else {
        CareSupply::NotAffected
    }
}

/// When the facility became aware, as it says: the start of the 72 hours of
/// QUAL-3; where it does not say, when it noticed.
#[must_use]
pub fn aware_at(facts: &Facts) -> Option<Timestamp> {
    facts
        .aware_at
        .known()
        .or_else(|| facts.noticed_at.known())
        .map(super::facts::Moment::at)
}

pub(crate) fn confirm(ask: &Ask<'_>, note: &str) -> Result<Vec<CaseAct>, Refusal> {
    if ask.case.confirmation == Confirmation::Confirmed {
        return Err(Refusal::new(Rule::Decl4, Reason::AlreadyConfirmed));
    }
    let note = match ask.seat {
        Seat::Staff {
            role:
                StaffRole::Cert {
                    role: CertRole::Analyst | CertRole::Lead,
                },
        } => needed(Rule::Decl4, note)?,
        Seat::Facility {
            role: FacilityRole::Director,
            ..
        } => optional(Rule::Decl4, note)?,
        _ => return Err(Refusal::new(Rule::Decl4, Reason::NotYourRole)),
    };
    Ok(vec![CaseAct::Confirmed { note }])
}

pub(crate) fn supplement(
    ask: &Ask<'_>,
    facts: &Facts,
    note: &str,
) -> Result<Vec<CaseAct>, Refusal> {
    let supplement = Supplement::between(&ask.case.facts, facts);
    if let Some(problem) = supplement.0.problems(ask.now).first() {
        return Err(Refusal::new(
            Rule::Decl2,
            Reason::WrongField(problem.field.key()),
        ));
    }
    let known: Vec<_> = std::iter::once(&ask.case.declared.site)
        .chain(&ask.case.affected)
        .map(|site| site.facility)
        .collect();
    let affected: Vec<Site> = ask
        .context
        .sites
        .iter()
        .copied()
        .filter(|site| !known.contains(&site.facility))
        .collect();
    if supplement.is_empty() && affected.is_empty() && note.trim().is_empty() {
        return Err(Refusal::new(Rule::Decl2, Reason::NothingSaid));
    }
    let most = ask.context.settings.most_affected_sites;
    if ask.case.affected.len() + affected.len() > most {
        return Err(Refusal::new(Rule::Intake1, Reason::TooManySites(most)));
    }
    let urgent = supplement.0.urgent_help.is(YesNo::Yes);
    let care_supply = care_supply(&ask.case.facts.merge_supplement(&supplement));
    let mut acts = vec![CaseAct::Supplemented {
        facts: Box::new(supplement.0.into()),
        care_supply,
        affected,
        note: optional(Rule::Decl2, note)?,
    }];
    if urgent {
        acts.push(CaseAct::HelpAsked {
            help: help_at(ask.context.settings, ask.now),
            text: optional(Rule::Decl6, "")?,
        });
    }
    Ok(acts)
}

pub(crate) fn ask_help(ask: &Ask<'_>, text: &str) -> Result<Vec<CaseAct>, Refusal> {
    Ok(vec![CaseAct::HelpAsked {
        help: help_at(ask.context.settings, ask.now),
        text: needed(Rule::Decl6, text)?,
    }])
}
