//! What an export is made of.

use jiff::Timestamp;
use likeness::observable::Observable;
use process::{
    alert::Tlp,
    case::Reality,
    declaration::facts::{Answer, Moment},
    facility::Facility,
    ids::Reference,
    sharing::Naming,
    words::{Cause, Class, IncidentNature, State},
};
use sha1::{Digest, Sha1};
use uuid::{Builder, Uuid};

use super::Choice;
use crate::cases::CaseView;

/// Technical traces, each in its one form.
pub type Traces = Vec<Observable>;

/// What an export of a case holds.
pub struct Export {
    pub(super) reference: Reference,
    /// The portal from which it comes.
    pub(super) origin: String,
    pub(super) tlp: Tlp,
    pub(super) facility: Option<Facility>,
    pub(super) traces: Traces,
    pub(super) nature: Option<IncidentNature>,
    pub(super) causes: Vec<Cause>,
    pub(super) class: Option<Class>,
    pub(super) state: State,
    pub(super) reality: Reality,
    pub(super) began: Timestamp,
    pub(super) declared_at: Timestamp,
    pub(super) updated_at: Timestamp,
}

impl Export {
    pub(super) fn of(view: &CaseView, traces: Traces, choice: Choice, origin: &str) -> Self {
        let case = &view.case;
        let facts = &case.facts;
        let (nature, causes) = match &case.causes {
            Some((nature, causes)) => (Some(*nature), causes.iter().copied().collect()),
            None => (
                facts.nature.known().copied(),
                facts
                    .causes
                    .known()
                    .map(|causes| causes.iter().collect())
                    .unwrap_or_default(),
            ),
        };
        let at = |moment: &Answer<Moment>| moment.known().map(Moment::at);
        let began = at(&facts.started_at).or_else(|| at(&facts.noticed_at));
        Self {
            reference: case.reference,
            origin: origin.to_owned(),
            tlp: choice.tlp,
            facility: match choice.facility {
                Naming::Named => Some(view.facility.clone()),
                Naming::Withheld => None,
            },
            traces,
            nature,
            causes,
            class: case.class(),
            state: case.state,
            reality: case.declared.reality,
            began: began
                .filter(|began| *began <= case.declared_at)
                .unwrap_or(case.declared_at),
            declared_at: case.declared_at,
            updated_at: case.updated_at,
        }
    }

    /// Whether what was found is held to be of an attacker.
    pub(super) fn is_malicious(&self) -> bool {
        self.nature == Some(IncidentNature::Malicious)
    }

    /// An identity of this portal's own: the same at every export of the same
    /// thing, and telling nothing of identities inside.
    pub(super) fn identity(&self, of: &str) -> Uuid {
        named(&named(&Uuid::NAMESPACE_URL, &self.origin), of)
    }

    /// The same, of something in this case.
    pub(super) fn own(&self, of: &str) -> Uuid {
        self.identity(&format!("{}/{of}", self.reference))
    }
}

/// The identity of a name in a namespace (UUID version 5).
pub(super) fn named(namespace: &Uuid, name: &str) -> Uuid {
    let hash = Sha1::new()
        .chain_update(namespace.as_bytes())
        .chain_update(name)
        .finalize();
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&hash[..16]);
    Builder::from_sha1_bytes(bytes).into_uuid()
}
