//! A small incident to act in.

use jiff::{SignedDuration, Timestamp};
use process::{
    access::{Actor, CertRole, Right, StaffRole, Standing},
    act::{Author, Recorded, Sequence},
    case::Reality,
    ids::{ActId, CaseId, FacilityId, IncidentId, IncidentReference, Pseudonym},
    refusal::Refusal,
    significant::{
        ActionOwner, Ground, Incident, IncidentAct, IncidentCommand, Member, Part, decide,
    },
    words::{Mode, Reach, State},
};
use uuid::Uuid;

pub(crate) const REFERENCE: IncidentReference = IncidentReference {
    year: 2026,
    number: 7,
};

pub(crate) fn case_id(n: u128) -> CaseId {
    CaseId(Uuid::from_u128(0xca5e_0000 + n))
}

pub(crate) fn facility_id(n: u128) -> FacilityId {
    FacilityId(Uuid::from_u128(0xfac1_0000 + n))
}

pub(crate) fn staff(name: &str, role: StaffRole) -> Actor {
    Actor {
        account: None,
        pseudonym: Pseudonym(name.to_owned()),
        standing: Standing::Staff(role),
    }
}

pub(crate) fn hfds() -> Actor {
    staff("hfds", StaffRole::Hfds)
}

pub(crate) fn other_hfds() -> Actor {
    staff("hfds-two", StaffRole::Hfds)
}

pub(crate) fn analyst() -> Actor {
    let role = CertRole::Analyst;
    staff("analyst", StaffRole::Cert { role })
}

pub(crate) fn dgs() -> Actor {
    staff("dgs", StaffRole::Dgs)
}

pub(crate) fn reporter() -> Actor {
    let right = Right::Facility {
        facility: facility_id(1),
        role: process::access::FacilityRole::Reporter,
    };
    Actor {
        account: None,
        pseudonym: Pseudonym("reporter".to_owned()),
        standing: Standing::from_rights(&[right]).unwrap(),
    }
}

/// An incident of two cases, at 10:00 in Paris on a Tuesday.
pub(crate) struct Story {
    pub(crate) incident: Incident,
    pub(crate) acts: Vec<Recorded<IncidentAct>>,
    pub(crate) ground: Ground,
    pub(crate) members: Vec<Member>,
    pub(crate) now: Timestamp,
}

pub(crate) fn member(n: u128) -> Member {
    Member {
        case: case_id(n),
        facility: facility_id(n),
        state: State::InTreatment,
        takes_part: Part::Taken,
        progress: std::collections::BTreeMap::new(),
    }
}

impl Story {
    pub(crate) fn opened() -> Self {
        let now: Timestamp = "2026-11-24T10:00:00+01:00".parse().unwrap();
        let joined = |n| IncidentAct::CaseJoined {
            case: case_id(n),
            reason: "Même prestataire, même nuit.".to_owned().into(),
        };
        let opened = IncidentAct::Opened {
            reference: REFERENCE,
            reality: Reality::Real,
        };
        let acts: Vec<_> = (1..)
            .zip([opened, joined(1), joined(2)])
            .map(|(number, act)| recorded(number, now, &analyst(), act))
            .collect();
        let id = IncidentId(Uuid::from_u128(7));
        Self {
            incident: Incident::from_acts(id, &acts).unwrap(),
            acts,
            ground: Ground {
                states: vec![State::InTreatment, State::InTreatment],
                names: [
                    "CH de Valmont",
                    "350000014",
                    "2026-000123",
                    "EHPAD Les Tilleuls",
                ]
                .map(str::to_owned)
                .into(),
            },
            members: vec![member(1), member(2)],
            now,
        }
    }

    pub(crate) fn in_crisis() -> Self {
        let mut story = Self::opened();
        story.does(&hfds(), choose(Mode::Crisis)).unwrap();
        story
    }

    pub(crate) fn wait(&mut self, minutes: i64) {
        self.now += SignedDuration::from_mins(minutes);
    }

    /// Acts on the version as it stands, or is refused; a minute passes.
    pub(crate) fn does(&mut self, actor: &Actor, command: IncidentCommand) -> Result<(), Refusal> {
        let seen = Some(self.incident.version_for(actor));
        self.does_seeing(actor, command, seen)
    }

    pub(crate) fn does_seeing(
        &mut self,
        actor: &Actor,
        command: IncidentCommand,
        seen: Option<Sequence>,
    ) -> Result<(), Refusal> {
        let acts = decide(
            &self.incident,
            &self.ground,
            &command,
            seen,
            actor,
            self.now,
        )?;
        for act in acts {
            let act = recorded(self.incident.seq.0 + 1, self.now, actor, act);
            self.incident.apply(&act);
            self.acts.push(act);
        }
        self.wait(1);
        Ok(())
    }
}

fn recorded(number: u32, at: Timestamp, by: &Actor, act: IncidentAct) -> Recorded<IncidentAct> {
    Recorded {
        id: ActId(Uuid::from_u128(u128::from(number))),
        seq: Sequence(number),
        at,
        by: Author {
            pseudonym: by.pseudonym.clone(),
            seat: by.seat(facility_id(0)),
        },
        act,
    }
}

pub(crate) fn choose(mode: Mode) -> IncidentCommand {
    IncidentCommand::ChooseMode {
        mode,
        reason: "Propagation rapide.".to_owned(),
    }
}

pub(crate) fn decision(to: Reach, text: &str) -> IncidentCommand {
    IncidentCommand::Decide {
        to,
        text: text.to_owned(),
        grounds: "Accès du prestataire compromis.".to_owned(),
    }
}

pub(crate) fn action(owner: ActionOwner, due: Option<Timestamp>) -> IncidentCommand {
    IncidentCommand::SetAction {
        owner,
        text: "Couper l'accès distant du prestataire.".to_owned(),
        due,
    }
}

pub(crate) fn draft(statement: Option<u32>) -> IncidentCommand {
    IncidentCommand::DraftStatement {
        statement,
        title: "Incident chez un prestataire".to_owned(),
        text: "Les soins sont assurés.".to_owned(),
    }
}
