//! A case is the fold of its acts.

mod acts;
mod audience;
mod calls;
mod declared;
mod disposal;
mod fold;
mod learning;
mod opening;
mod telling;
mod turning;
mod version;
mod written;

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;

pub use acts::CaseAct;
pub(crate) use calls::CALLED;
pub use declared::{CareSupply, Confirmation, Declared, HelpNeeded, Reality, Site};
pub use disposal::{Bundle, Disposal};
pub use learning::{
    ApprovedLessons, LessonsDraft, NotARecommendationId, Recommendation, RecommendationId,
};
pub use opening::NotACase;
pub(crate) use version::Versions;
pub use written::{ClosingReport, Lessons, Qualified};

use crate::{
    access::{Body, Viewer},
    act::{Author, Private, Sequence},
    clocks::Clock,
    closure::Party,
    declaration::facts::Facts,
    evidence::Custody,
    ids::{CaseId, EvidenceId, FacilityId, IncidentId, IncidentReference, Reference},
    lessons::{EditionStanding, Link},
    lookalikes::SetApart,
    on_call::Call,
    playbook::{PlaybookKey, Skill},
    retention::Fate,
    sharing::Extract,
    territory::{ArsCode, DepartementCode},
    words::{
        Cause, Class, ContactMeans, ElsewhereDuty, Finding, IncidentNature, MeasureKind,
        MeasureState, OwnHandling, Progress, RelayTarget, State, Step, StepActor, StepState,
        SupportChoice,
    },
};

/// A case as it stands after its acts.
#[derive(Clone, Debug, PartialEq)]
pub struct Case {
    /// Its identity.
    pub id: CaseId,
    /// Its number.
    pub reference: Reference,
    /// The declaration as sent.
    pub declared: Declared,
    /// When the declaration was sent.
    pub declared_at: Timestamp,
    /// Who sent or entered it.
    pub declared_by: Author,
    /// The facts as they stand with everything supplemented.
    pub facts: Facts,
    /// Whether care supply is affected (DECL-7).
    pub care_supply: CareSupply,
    /// Every affected site, the declaring facility apart.
    pub affected: BTreeSet<Site>,
    /// Where it is led.
    pub departement: DepartementCode,
    /// The ARS that leads; some territories have none.
    pub lead: Option<ArsCode>,
    /// Whether the report is confirmed (DECL-4).
    pub confirmation: Confirmation,
    /// Whether help is needed at once (DECL-6).
    pub help: HelpNeeded,
    /// The calls of the on-call of bodies (DECL-6).
    pub calls: BTreeMap<Body, Call>,
    /// Where it stands.
    pub state: State,
    /// When and by whom it was taken in (INTAKE-2).
    pub taken_in: Option<(Timestamp, Author)>,
    /// The qualification in force, and when it was given.
    pub qualification: Option<(Timestamp, Qualified)>,
    /// When it was first qualified.
    pub first_qualified_at: Option<Timestamp>,
    /// What the ARS decided about the support (SUPP-1).
    pub support: Option<SupportChoice>,
    /// The steps of the response (SUPP-9).
    pub steps: BTreeMap<Step, StepRecord>,
    /// Questions of the thread, by number.
    pub questions: BTreeMap<u32, Question>,
    /// Measures, by number.
    pub measures: BTreeMap<u32, Measure>,
    /// Contacts with the facility, in order.
    pub contacts: Vec<(Timestamp, ContactMeans)>,
    /// When the CERT first reached the facility (SUPP-11).
    pub cert_contact_at: Option<Timestamp>,
    /// Causes as far as they are known (SUPP-3).
    pub causes: Option<(IncidentNature, BTreeSet<Cause>)>,
    /// The playbooks that were sent, in order (SUPP-5).
    pub playbooks_sent: Vec<PlaybookSent>,
    /// Whether a list of providers was sent (SUPP-6).
    pub providers_sent_at: Option<Timestamp>,
    /// Whether the incident management report was sent (SUPP-11).
    pub report_sent_at: Option<Timestamp>,
    /// Since when the CERT supports, while it does (SUPP-1).
    pub supported_since: Option<Timestamp>,
    /// When the ARS was told of the progress of the support (SUPP-8).
    pub reported_at: Vec<Timestamp>,
    /// The clocks of what the facility owes elsewhere (QUAL-3).
    pub clocks: BTreeMap<ElsewhereDuty, Clock>,
    /// When the ARS recorded what it does about care supply (SUPP-7).
    pub care_supply_at: Option<Timestamp>,
    /// When the ARS last recorded that it informed a service of its territory.
    pub relayed_at: Option<Timestamp>,
    /// The services that the leading ARS informed (SUPP-11).
    pub relayed_to: BTreeSet<RelayTarget>,
    /// When the DGS assessed the impact on care.
    pub care_impact_assessed_at: Option<Timestamp>,
    /// When HFDS described the impact on other ministries.
    pub interministerial_at: Option<Timestamp>,
    /// The bodies that said that they have read.
    pub acknowledged: BTreeSet<Body>,
    /// What the facility says of its own handling (CLOSE-4).
    pub own_handling: OwnHandling,
    /// The closing report in force.
    pub closing_report: Option<ClosingReport>,
    /// The agreements given, with the seat from which they were (CLOSE-1).
    pub agreements: BTreeMap<Party, Author>,
    /// The parties gone past by the CERT lead.
    pub overruled: BTreeSet<Party>,
    /// Since when it is to be closed (SUPP-10).
    pub to_close_since: Option<Timestamp>,
    /// Since when agreements can be given (CLOSE-1).
    pub round_since: Option<Timestamp>,
    /// When it was closed.
    pub closed_at: Option<Timestamp>,
    /// Lessons as written last.
    pub lessons: Option<Lessons>,
    /// That what was written last waits for a second person (LESS-1).
    pub lessons_draft: Option<LessonsDraft>,
    /// The lessons that a second person approved last.
    pub approved_lessons: Option<ApprovedLessons>,
    /// Their anonymised edition (LESS-4).
    pub edition: EditionStanding,
    /// The recommendations that name a playbook, by number (LESS-2).
    pub links: BTreeMap<u32, Link>,
    /// The number of the last one, taken back or not.
    pub last_link: u32,
    /// The pieces of evidence, in the order in which they began to come.
    pub evidence: BTreeMap<EvidenceId, Custody>,
    /// Since when a legal hold suspends the end of its file (KEEP-2).
    pub held_since: Option<Timestamp>,
    /// Until when two persons decided to keep its file longer (KEEP-2).
    pub kept_until: Option<Timestamp>,
    /// When the contact of its reporter was erased (KEEP-2).
    pub contact_erased_at: Option<Timestamp>,
    /// Where its file stands at the end of its life (KEEP-2).
    pub fate: Fate,
    /// The incident to which it belongs (SIGN-2).
    pub incident: Option<Membership>,
    /// Where the facility stands with the actions of its incidents, since when
    /// (SIGN-1).
    pub progress: BTreeMap<(IncidentId, u32), (Timestamp, Progress)>,
    /// The cases that an expert judged to be something else (SUPP-2).
    pub set_apart: BTreeMap<Reference, SetApart>,
    /// The extracts shared with people outside, by number.
    pub extracts: BTreeMap<u32, Extract>,
    /// The bodies that were told of the case, since when (QUAL-5).
    pub told: BTreeMap<Body, Timestamp>,
    /// The bodies that were told of its qualification.
    pub told_of_qualification: BTreeSet<Body>,
    /// Everybody to whom the case is open.
    pub viewers: BTreeSet<Viewer>,
    /// Number of its last act.
    pub seq: Sequence,
    /// When its last act was recorded.
    pub updated_at: Timestamp,
    versions: version::Versions,
}

/// That a case belongs to an incident, in phase 4 bis (SIGN-2).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Membership {
    /// The incident.
    pub incident: IncidentId,
    /// Its number.
    pub reference: IncidentReference,
    /// Since when.
    pub since: Timestamp,
}

/// Where a step of the response stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StepRecord {
    /// Where it stands.
    pub state: StepState,
    /// Who carries it out.
    pub actors: BTreeSet<StepActor>,
}

/// A question of the follow-up thread.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// When it was asked.
    pub asked_at: Timestamp,
    /// Who asked it, and hears of the answer.
    pub asked_by: Author,
    /// The act that asked it.
    pub asked_in: Sequence,
    /// When an answer is wished for.
    pub due: Option<Timestamp>,
    /// When it was answered.
    pub answered_at: Option<Timestamp>,
}

/// A playbook that was sent to the facility (SUPP-5).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlaybookSent {
    /// Its name in addresses.
    pub key: PlaybookKey,
    /// The version, which never changes.
    pub version: u32,
    /// Its title.
    pub title: String,
    /// For whom.
    pub skill: Skill,
    /// When.
    pub at: Timestamp,
}

/// A measure proposed to the facility.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Measure {
    /// Its kind.
    pub kind: MeasureKind,
    /// What to do.
    pub text: Private<String>,
    /// When it was proposed.
    pub proposed_at: Timestamp,
    /// The act that proposed it.
    pub proposed_in: Sequence,
    /// By when it is wished for.
    pub due: Option<Timestamp>,
    /// Where it stands.
    pub state: MeasureState,
}

impl Case {
    /// The declaring facility.
    #[must_use]
    pub const fn facility(&self) -> FacilityId {
        self.declared.site.facility
    }

    /// The class in force.
    #[must_use]
    pub fn class(&self) -> Option<Class> {
        self.qualification
            .as_ref()
            .map(|(_, qualified)| qualified.class)
    }

    /// Whether HFDS steers its handling: it was judged significant, or it
    /// belongs to an incident (QUAL-2, SUPP-2).
    #[must_use]
    pub fn is_steered(&self) -> bool {
        self.incident.is_some() || self.class() == Some(Class::Significant)
    }

    /// Whether the qualification in force holds this result.
    #[must_use]
    pub fn finds(&self, finding: Finding) -> bool {
        self.qualification
            .as_ref()
            .is_some_and(|(_, qualified)| qualified.findings.contains(&finding))
    }

    /// The agencies of every site touched, the leading one first.
    #[must_use]
    pub fn agencies(&self) -> Vec<ArsCode> {
        let mut agencies: Vec<ArsCode> = self.lead.into_iter().collect();
        for site in std::iter::once(&self.declared.site).chain(&self.affected) {
            if let Some(ars) = site.ars
                && !agencies.contains(&ars)
            {
                agencies.push(ars);
            }
        }
        agencies
    }

    /// Whether the military rule of DECL-7 keeps the ARS at a mere existence
    /// message; a case that was once opened to an ARS stays open.
    #[must_use]
    pub fn hidden_from_agencies(&self) -> bool {
        self.declared.military.is_some()
            && self.care_supply == CareSupply::NotAffected
            && !self
                .viewers
                .iter()
                .any(|viewer| matches!(viewer, Viewer::Body(Body::Ars(_))))
    }

    /// Whether the CERT supports the facility, alone or with the ARS (SUPP-1).
    #[must_use]
    pub fn cert_supports(&self) -> bool {
        self.state == State::InTreatment && self.support != Some(SupportChoice::TakeOver)
    }

    /// When the facility became aware: the start of the 72 hours of QUAL-3.
    #[must_use]
    pub fn aware_at(&self) -> Timestamp {
        crate::declaration::aware_at(&self.facts).unwrap_or(self.declared_at)
    }
}
