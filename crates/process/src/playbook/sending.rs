//! Sending a playbook to a facility, from its case (SUPP-5): the version sent
//! is named and never changes, and its measures are proposed (SUPP-4).

use std::collections::BTreeSet;

use super::{PlaybookKey, Skill};
use crate::{
    case::{Case, CaseAct},
    decide::{Ask, optional},
    refusal::{Reason, Refusal, Rule},
    support::agency_supports,
    words::{MeasureKind, MeasureState},
};

/// The version in force of a playbook, as it is sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    /// Its name in addresses.
    pub key: PlaybookKey,
    /// The version's number.
    pub version: u32,
    /// Its title.
    pub title: String,
    /// Its measures, in the order written.
    pub measures: Vec<SheetMeasure>,
}

/// A measure of a playbook.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetMeasure {
    /// Its kind.
    pub kind: MeasureKind,
    /// For whom it is.
    pub skill: Skill,
    /// What to do.
    pub text: String,
}

/// The measures of a playbook that a reader of this skill can take and that
/// the case does not have yet, each by its place in the playbook. One that was
/// taken back may be proposed again.
#[must_use]
pub fn unproposed<'s>(
    case: &Case,
    sheet: &'s Sheet,
    skill: Skill,
) -> Vec<(usize, &'s SheetMeasure)> {
    let mut known: BTreeSet<String> = case
        .measures
        .values()
        .filter(|measure| measure.state != MeasureState::Withdrawn)
        .filter_map(|measure| measure.text.known())
        .map(|text| folded(text))
        .collect();
    sheet
        .measures
        .iter()
        .enumerate()
        .filter(|(_, measure)| measure.skill <= skill && known.insert(folded(&measure.text)))
        .collect()
}

/// Texts that differ by spaces, capitals or the last full stop ask the same.
fn folded(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join(" ").trim_end_matches('.').to_lowercase()
}

/// `places` are the measures to propose; all of those left when absent.
pub(crate) fn send(
    ask: &Ask<'_>,
    skill: Skill,
    places: Option<&BTreeSet<u16>>,
    note: &str,
) -> Result<Vec<CaseAct>, Refusal> {
    agency_supports(ask, Rule::Supp5)?;
    let sheet = ask
        .context
        .playbook
        .as_ref()
        .ok_or(Refusal::new(Rule::Supp5, Reason::NoSuchPlaybook))?;
    let wanted = |place: usize| {
        places.is_none_or(|places| u16::try_from(place).is_ok_and(|place| places.contains(&place)))
    };
    // What was chosen by its place is meant, whoever is to read it.
    let reach = places.map_or(skill, |_| Skill::Security);
    let last = ask.case.measures.keys().last().copied().unwrap_or(0);
    let measures = unproposed(ask.case, sheet, reach)
        .into_iter()
        .filter(|(place, _)| wanted(*place));
    let mut acts = vec![CaseAct::PlaybookSent {
        playbook: sheet.key.clone(),
        version: sheet.version,
        title: sheet.title.clone(),
        skill,
        note: optional(Rule::Supp5, note)?,
    }];
    acts.extend((last + 1..).zip(measures).map(|(number, (_, measure))| {
        CaseAct::MeasureProposed {
            number,
            measure: measure.kind,
            text: measure.text.clone().into(),
            due: None,
            playbook: Some(sheet.key.clone()),
        }
    }));
    Ok(acts)
}
