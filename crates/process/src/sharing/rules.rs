//! What may be shared, with whom, for how long.

use std::collections::BTreeSet;

use jiff::{SignedDuration, Timestamp};

use super::{
    Contact, ContactRole, Content, ExtractShared, ExtractState, Findings, Material, Naming,
    SharedFinding, Sharing,
};
use crate::{
    access::{Actor, Verb},
    case::{Case, CaseAct},
    decide::{Ask, needed, optional, permit, reason},
    declaration::facts::{Email, Facts, FieldKey},
    facility::Facility,
    refusal::{Reason, Refusal, Rule},
    settings::Settings,
    support::agency_supports,
    words::{Finding, RegulatedProduct},
};

/// The most that a contact answers one extract.
const MOST_ANSWERS: usize = 100;
/// The longest name, organisation or address of a contact, in characters.
const LONGEST_NAME: usize = 200;

pub(crate) fn share(ask: &Ask<'_>, sharing: &Sharing) -> Result<Vec<CaseAct>, Refusal> {
    agency_supports(ask, Rule::Qual5)?;
    let nothing = Material::default();
    let material = ask.context.material.as_ref().unwrap_or(&nothing);
    let context = ask.context;
    let shared = asked(
        ask.case,
        context.facility,
        material,
        sharing,
        (context.settings, ask.now),
    )?;
    Ok(vec![CaseAct::ExtractShared(Box::new(shared))])
}

/// The extract that somebody asks for, exactly as it would leave.
///
/// # Errors
/// When the software is ANSM's to follow, the contact is not named, something
/// chosen is not in the case, nothing is chosen, or the link would last too
/// long.
pub fn asked(
    case: &Case,
    facility: &Facility,
    material: &Material,
    sharing: &Sharing,
    (settings, now): (&Settings, Timestamp),
) -> Result<ExtractShared, Refusal> {
    if case.declared.military.is_some() {
        return Err(Refusal::new(Rule::Decl7, Reason::MilitaryFacility));
    }
    if sharing.role == ContactRole::Publisher && is_followed_by_ansm(case) {
        return Err(Refusal::new(Rule::Qual3, Reason::FollowedByAnsm));
    }
    let contact = contact(sharing)?;
    let until = until(settings, sharing.days, now)?;
    let facts = facts(case, &sharing.facts)?;
    let content = content(facility, material, sharing)?;
    let said = facts.given().next().is_some()
        || content
            != Content {
                facility: content.facility.clone(),
                ..Content::default()
            };
    if !said {
        return Err(Refusal::new(Rule::Qual5, Reason::NothingSaid));
    }
    let number = case.extracts.keys().last().map_or(1, |last| last + 1);
    Ok(ExtractShared {
        number,
        contact: contact.into(),
        role: sharing.role,
        tlp: sharing.tlp,
        urgency: sharing.urgency,
        until,
        facts: facts.into(),
        content: content.into(),
    })
}

/// Medical devices, prescription and dispensing software: their publishers
/// hear from ANSM (QUAL-3; instruction of 2017, 2.3.2 and 2.3.4).
fn is_followed_by_ansm(case: &Case) -> bool {
    let stated = case.facts.regulated_products.is_known_and(|products| {
        products
            .iter()
            .any(|product| product != RegulatedProduct::None)
    });
    stated || case.finds(Finding::MedicalDevice) || case.finds(Finding::PrescriptionSoftware)
}

fn contact(sharing: &Sharing) -> Result<Contact, Refusal> {
    let written = |text: &str| -> Result<String, Refusal> {
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        match text.chars().count() {
            0 => Err(Refusal::new(Rule::Qual5, Reason::ContactMissing)),
            long if long > LONGEST_NAME => {
                let reason = Reason::TextTooLong(LONGEST_NAME);
                Err(Refusal::new(Rule::Qual5, reason))
            }
            _ => Ok(text),
        }
    };
    let contact = Contact {
        name: written(&sharing.contact_name)?,
        organisation: written(&sharing.organisation)?,
        email: written(&sharing.email)?,
    };
    if !Email::new(&contact.email).is_plausible() {
        return Err(Refusal::new(Rule::Qual5, Reason::NotAnAddress));
    }
    Ok(contact)
}

fn until(settings: &Settings, days: Option<u32>, now: Timestamp) -> Result<Timestamp, Refusal> {
    let delays = &settings.delays;
    let days = days.unwrap_or(delays.extract_days);
    if !(1..=delays.extract_longest_days).contains(&days) {
        let reason = Reason::LinkTooLong(delays.extract_longest_days);
        return Err(Refusal::new(Rule::Qual5, reason));
    }
    now.checked_add(SignedDuration::from_hours(24 * i64::from(days)))
        .map_err(|_| {
            Refusal::new(
                Rule::Qual5,
                Reason::LinkTooLong(delays.extract_longest_days),
            )
        })
}

fn facts(case: &Case, chosen: &BTreeSet<FieldKey>) -> Result<Facts, Refusal> {
    if chosen
        .iter()
        .any(|field| !case.facts.get(*field).is_given())
    {
        return Err(Refusal::new(Rule::Qual5, Reason::NotInTheCase));
    }
    Ok(case.facts.only(chosen))
}

fn content(
    facility: &Facility,
    material: &Material,
    sharing: &Sharing,
) -> Result<Content, Refusal> {
    if !sharing.traces.is_subset(&material.traces) {
        return Err(Refusal::new(Rule::Qual5, Reason::NotInTheCase));
    }
    let text = optional(Rule::Qual5, &sharing.text)?;
    let mut content = Content {
        facility: match sharing.facility {
            Naming::Named => facility.name.clone(),
            Naming::Withheld => String::new(),
        },
        traces: sharing.traces.clone(),
        text: text.known().cloned().unwrap_or_default(),
        ..Content::default()
    };
    for finding in &sharing.findings {
        if !material.findings.offered().contains(finding) {
            return Err(Refusal::new(Rule::Qual5, Reason::NotInTheCase));
        }
        let found = &material.findings;
        match finding {
            SharedFinding::Nature => content.nature = found.nature,
            SharedFinding::Causes => content.causes.clone_from(&found.causes),
            SharedFinding::Perimeter => content.perimeter.clone_from(&found.perimeter),
            SharedFinding::Analysis => content.analysis.clone_from(&found.analysis),
        }
    }
    Ok(content)
}

impl Findings {
    /// What can be chosen of them.
    #[must_use]
    pub fn offered(&self) -> BTreeSet<SharedFinding> {
        [
            (SharedFinding::Nature, self.nature.is_some()),
            (SharedFinding::Causes, !self.causes.is_empty()),
            (SharedFinding::Perimeter, !self.perimeter.is_empty()),
            (SharedFinding::Analysis, !self.analysis.is_empty()),
        ]
        .into_iter()
        .filter_map(|(finding, there)| there.then_some(finding))
        .collect()
    }
}

pub(crate) fn prolong(
    ask: &Ask<'_>,
    number: u32,
    days: u32,
    why: &str,
) -> Result<Vec<CaseAct>, Refusal> {
    agency_supports(ask, Rule::Qual5)?;
    let extract = match ask.case.extracts.get(&number) {
        Some(extract) if extract.ended_at.is_none() => extract,
        _ => return Err(Refusal::new(Rule::Qual5, Reason::NoSuchExtract)),
    };
    let until = until(ask.context.settings, Some(days), ask.now)?;
    if until <= extract.until {
        return Err(Refusal::new(Rule::Qual5, Reason::TooEarly));
    }
    Ok(vec![CaseAct::ExtractProlonged {
        extract: number,
        until,
        reason: reason(Rule::Qual5, why)?,
    }])
}

pub(crate) fn end(ask: &Ask<'_>, number: u32, why: &str) -> Result<Vec<CaseAct>, Refusal> {
    agency_supports(ask, Rule::Qual5)?;
    match ask.case.extract_state(number, ask.now) {
        Some(ExtractState::Open) => Ok(vec![CaseAct::ExtractEnded {
            extract: number,
            reason: reason(Rule::Qual5, why)?,
        }]),
        _ => Err(Refusal::new(Rule::Qual5, Reason::NoSuchExtract)),
    }
}

/// What the contact answers to an extract.
///
/// # Errors
/// When the actor is not its contact, its link opens no more, nothing is said,
/// or too much was.
pub fn answer(
    case: &Case,
    number: u32,
    text: &str,
    actor: &Actor,
    now: Timestamp,
) -> Result<CaseAct, Refusal> {
    permit(Verb::AnswerExtract, actor.seat(case.facility()))?;
    match case.extract_state(number, now) {
        Some(ExtractState::Open) => {}
        Some(state) => return Err(Refusal::new(Rule::Qual5, Reason::LinkOver(state))),
        None => return Err(Refusal::new(Rule::Qual5, Reason::NoSuchExtract)),
    }
    let given = case.extracts.get(&number).map_or(0, |one| one.answers);
    if given >= MOST_ANSWERS {
        return Err(Refusal::new(
            Rule::Qual5,
            Reason::TooManyAnswers(MOST_ANSWERS),
        ));
    }
    Ok(CaseAct::ExtractAnswered {
        extract: number,
        text: needed(Rule::Qual5, text)?,
    })
}
