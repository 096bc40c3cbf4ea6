//! The beginning of a case: its declaration and its opening.

use std::collections::{BTreeMap, BTreeSet};

use super::{Case, CaseAct, Confirmation, Declared};
use crate::{
    access::{Body, Viewer},
    act::{Recorded, Sequence},
    ids::{CaseId, Reference},
    lessons::EditionStanding,
    retention::Fate,
    words::{OwnHandling, State},
};

/// The acts are not the whole story of one case: they do not begin with a
/// declaration and its opening, or do not follow one another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a case begins with its declaration and its opening, and its acts follow one another")]
pub struct NotACase;

impl Case {
    /// Folds all the acts of one case, in order.
    ///
    /// # Errors
    /// When the first two acts are not the declaration and the opening, when
    /// either comes twice, or when an act is missing or out of order.
    pub fn from_acts(id: CaseId, acts: &[Recorded<CaseAct>]) -> Result<Self, NotACase> {
        let mut expected = Sequence::default();
        let follow_one_another = acts.iter().all(|act| {
            expected = expected.next();
            act.seq == expected
        });
        if follow_one_another {
            Self::from_readable_acts(id, acts)
        } else {
            Err(NotACase)
        }
    }

    /// Folds the acts of one case that a reader may read: the case as that
    /// reader knows it (QUAL-5).
    ///
    /// # Errors
    /// When the first two acts are not the declaration and the opening, when
    /// either comes twice, or when acts are out of order.
    pub fn from_readable_acts(id: CaseId, acts: &[Recorded<CaseAct>]) -> Result<Self, NotACase> {
        let [declared, opened, rest @ ..] = acts else {
            return Err(NotACase);
        };
        let (CaseAct::Declared(declaration), CaseAct::Opened { reference }) =
            (&declared.act, &opened.act)
        else {
            return Err(NotACase);
        };
        let begins = |act: &CaseAct| matches!(act, CaseAct::Declared(_) | CaseAct::Opened { .. });
        if !acts.is_sorted_by_key(|act| act.seq) || rest.iter().any(|act| begins(&act.act)) {
            return Err(NotACase);
        }
        let mut case = Self::open(id, *reference, declaration, declared);
        case.note_version(declared);
        case.tell(&declared.act, declared.at);
        case.apply(opened);
        for act in rest {
            case.apply(act);
        }
        Ok(case)
    }

    fn open(
        id: CaseId,
        reference: Reference,
        declared: &Declared,
        recorded: &Recorded<CaseAct>,
    ) -> Self {
        let mut viewers: BTreeSet<Viewer> = [Viewer::Body(Body::Cert)].into();
        if declared.military.is_none() {
            viewers.insert(Viewer::Facility(declared.site.facility));
            if declared.confirmation == Confirmation::Awaited {
                viewers.insert(Viewer::Follower(id));
            }
        }
        Self {
            id,
            reference,
            declared_at: recorded.at,
            declared_by: recorded.by.clone(),
            facts: declared.facts.value.clone(),
            care_supply: declared.care_supply,
            affected: declared.affected.iter().copied().collect(),
            departement: declared.site.departement,
            lead: declared.site.ars,
            confirmation: declared.confirmation,
            help: declared.help,
            calls: super::calls::opened(declared.help, recorded.at),
            declared: declared.clone(),
            state: State::AwaitingQualification,
            taken_in: None,
            qualification: None,
            first_qualified_at: None,
            support: None,
            steps: BTreeMap::new(),
            questions: BTreeMap::new(),
            measures: BTreeMap::new(),
            contacts: Vec::new(),
            cert_contact_at: None,
            causes: None,
            playbooks_sent: Vec::new(),
            providers_sent_at: None,
            report_sent_at: None,
            supported_since: None,
            reported_at: Vec::new(),
            clocks: BTreeMap::new(),
            care_supply_at: None,
            relayed_at: None,
            relayed_to: BTreeSet::new(),
            care_impact_assessed_at: None,
            interministerial_at: None,
            acknowledged: BTreeSet::new(),
            own_handling: OwnHandling::NotSaid,
            closing_report: None,
            agreements: BTreeMap::new(),
            overruled: BTreeSet::new(),
            to_close_since: None,
            round_since: None,
            closed_at: None,
            lessons: None,
            lessons_draft: None,
            approved_lessons: None,
            edition: EditionStanding::default(),
            links: BTreeMap::new(),
            last_link: 0,
            evidence: BTreeMap::new(),
            held_since: None,
            kept_until: None,
            contact_erased_at: None,
            fate: Fate::default(),
            incident: None,
            progress: BTreeMap::new(),
            set_apart: BTreeMap::new(),
            extracts: BTreeMap::new(),
            told: BTreeMap::new(),
            told_of_qualification: BTreeSet::new(),
            viewers,
            seq: Sequence::default(),
            updated_at: recorded.at,
            versions: super::version::Versions::default(),
        }
    }
}
