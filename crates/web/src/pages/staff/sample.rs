//! A case worked on by everybody, made by the rules themselves, for tests that
//! read pages.

#![allow(clippy::unwrap_used)]

use std::collections::BTreeMap;

use app::cases::{CaseView, Delivery, PersonName, StoryItem, ToldLine};
use jiff::{SignedDuration, Timestamp};
use process::access::{Actor, ArsRole, Body, CertRole, FacilityRole, StaffRole, Standing};
use process::act::Recorded;
use process::case::{Case, CaseAct, Reality};
use process::command::Command;
use process::decide::{Context, decide};
use process::declaration::facts::{Facts, ReporterContact};
use process::declaration::rules::{Declaration, declare, site};
use process::facility::{Address, Facility};
use process::ids::{ActId, CaseId, FacilityId, Pseudonym, Reference};
use process::intake::priority;
use process::notices::notices;
use process::obligations::obligations;
use process::settings::Settings;
use process::words::Channel;
use uuid::Uuid;

/// The lead of the CERT.
pub(crate) const CERT: StaffRole = StaffRole::Cert {
    role: CertRole::Lead,
};

/// An agent of the agency that leads.
pub(crate) fn ars() -> StaffRole {
    StaffRole::Ars {
        ars: "ARS-28".parse().unwrap(),
        delegation: None,
        role: ArsRole::Agent,
    }
}

/// A fictitious hospital.
pub(crate) fn hospital() -> Facility {
    Facility {
        id: FacilityId(Uuid::from_u128(7)),
        finess: "760000034".parse().unwrap(),
        legal_entity: None,
        name: "CH de Valmont".to_owned(),
        long_name: "Centre hospitalier de Valmont".to_owned(),
        category: "355".parse().unwrap(),
        category_label: "Centre hospitalier".to_owned(),
        address: Address {
            line: "1 rue de l'Exemple".to_owned(),
            postcode: "76540".to_owned(),
            town: "Valmont".to_owned(),
        },
        departement: "76".parse().unwrap(),
        phone: Some("02 99 99 99 99".to_owned()),
        opened_on: None,
        closed_on: None,
        flags: process::facility::FacilityFlags::default(),
        support_ght: None,
    }
}

/// A case told from its acts.
pub(crate) struct Tale {
    facility: Facility,
    settings: Settings,
    acts: Vec<Recorded<CaseAct>>,
    told: Vec<ToldLine>,
    now: Timestamp,
}

impl Tale {
    /// A declaration, sent by the director at night.
    pub(crate) fn declared() -> Self {
        Self::declared_with(Facts::example(), Reality::Real)
    }

    /// A declaration of these facts.
    pub(crate) fn declared_with(facts: Facts, reality: Reality) -> Self {
        let facility = hospital();
        let mut tale = Self {
            now: "2026-01-16T05:12:00+01:00".parse().unwrap(),
            settings: Settings::default(),
            acts: Vec::new(),
            told: Vec::new(),
            facility,
        };
        let declaration = Declaration {
            channel: Channel::Portal,
            reality,
            military: None,
            facts,
            reporter: ReporterContact {
                name: "Dominique Exemple".into(),
                function: "Directrice de garde".into(),
                phone: "06 99 99 99 99".into(),
                email: "direction@ch-valmont.example".into(),
            },
        };
        let reference = Reference {
            year: 2026,
            number: 123,
        };
        let actor = tale.director();
        let context = tale.context();
        let acts = declare(declaration, &context, reference, &actor, tale.now).unwrap();
        let before = Case::from_acts(case_id(), &tale.recorded(&acts, &actor)).unwrap();
        let recorded = tale.recorded(&acts, &actor);
        tale.tell(&before, &acts, &actor, recorded);
        tale
    }

    /// The director of the hospital.
    pub(crate) fn director(&self) -> Actor {
        Actor {
            account: None,
            pseudonym: Pseudonym("director".to_owned()),
            standing: Standing::Facilities([(self.facility.id, FacilityRole::Director)].into()),
        }
    }

    /// What `actor` does, so many minutes after the last act.
    pub(crate) fn then(mut self, minutes: i64, actor: &Actor, command: Command) -> Self {
        self.now += SignedDuration::from_mins(minutes);
        let case = self.case();
        let context = self.context();
        let seen = Some(case.version_for(actor));
        let acts = decide(&case, &context, &command, seen, actor, self.now)
            .unwrap_or_else(|refusal| panic!("{command:?}: {refusal}"));
        let recorded = self.recorded(&acts, actor);
        self.tell(&case, &acts, actor, recorded);
        self
    }

    fn tell(
        &mut self,
        before: &Case,
        acts: &[CaseAct],
        actor: &Actor,
        recorded: Vec<Recorded<CaseAct>>,
    ) {
        self.acts.extend(recorded);
        let after = self.case();
        for act in acts {
            for notice in notices(before, act, &after, actor) {
                self.told.push(ToldLine {
                    recipient: notice.recipient,
                    template: notice.template,
                    queued_at: self.now,
                    outcome: Delivery::Sent(self.now),
                });
            }
        }
    }

    fn recorded(&self, acts: &[CaseAct], actor: &Actor) -> Vec<Recorded<CaseAct>> {
        let first = u32::try_from(self.acts.len()).unwrap();
        acts.iter()
            .zip(first + 1..)
            .map(|(act, number)| Recorded {
                id: ActId(Uuid::from_u128(u128::from(number))),
                seq: process::act::Sequence(number),
                at: self.now,
                by: actor.author(self.facility.id),
                act: act.clone(),
            })
            .collect()
    }

    fn context(&self) -> Context<'_> {
        Context {
            settings: &self.settings,
            facility: &self.facility,
            sites: Vec::new(),
            incident: None,
            material: None,
            undecided: None,
            playbook: None,
            providers: Vec::new(),
        }
    }

    fn case(&self) -> Case {
        Case::from_acts(case_id(), &self.acts).unwrap()
    }

    /// Now, a little after the last act.
    pub(crate) fn now(&self) -> Timestamp {
        self.now + SignedDuration::from_mins(9)
    }

    /// The case as a member of staff sees it.
    pub(crate) fn seen_by(&self, role: StaffRole) -> CaseView {
        let actor = staff(role);
        let case = self.case();
        let story = self
            .acts
            .iter()
            .filter(|act| process::access::may_read(&actor, process::act::Act::audience(&act.act)))
            .map(|act| StoryItem {
                recorded: act.clone(),
                author: PersonName {
                    name: Some("Prénom Nom".to_owned()),
                    function: None,
                    seat: act.by.seat,
                },
            })
            .collect();
        CaseView {
            facility: self.facility.clone(),
            mailbox: Some("securite@ch-valmont.example".to_owned()),
            sites: BTreeMap::new(),
            story,
            told: self.told.clone(),
            obligations: obligations(&case, &self.settings)
                .into_iter()
                .filter(|owed| owed.is_read_by(&actor))
                .collect(),
            answers: BTreeMap::new(),
            version: case.version_for(&actor),
            priority: priority(&case, &self.facility),
            seat: actor.seat(self.facility.id),
            reader: actor.pseudonym.clone(),
            party: case.party_of(&actor),
            case,
        }
    }
}

fn case_id() -> CaseId {
    CaseId(Uuid::from_u128(1))
}

/// A member of staff.
pub(crate) fn staff(role: StaffRole) -> Actor {
    Actor {
        account: None,
        pseudonym: Pseudonym(role.body().to_string()),
        standing: Standing::Staff(role),
    }
}

/// The site of the hospital is in the territory of the agency used here.
#[test]
fn intake_1_the_hospital_of_the_tale_is_led_by_its_agency() {
    assert_eq!(site(&hospital()).ars.map(Body::Ars), Some(ars().body()));
}
