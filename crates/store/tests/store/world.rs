//! An empty database, and cases to put into it.

use std::{collections::BTreeSet, ops::Deref};

use jiff::{SignedDuration, Timestamp};
use ledger::Nonce;
use process::{
    access::{
        Actor, ArsRole, Body, CertRole, FacilityRole, Scope, Seat, StaffRole, Standing, scope,
    },
    act::{Author, Private, Recorded, SealedAct, Sequence, Subject, SubjectKind, seal},
    case::{Case, CaseAct, Confirmation, Declared, HelpNeeded, Reality, Site},
    declaration::facts::{Facts, ReporterContact},
    facility::{Address, Facility},
    ids::{ActId, CaseId, FacilityId, Pseudonym, Reference},
    intake::priority,
    territory::DepartementCode,
    words::{Channel, Class, Finding},
};
use store::{
    Db, StoreError, Tx, acts, cases,
    cases::{CaseRow, Seen},
    facilities,
};
pub(crate) use testkit::database::Engine;
use testkit::database::TestDatabase;
use uuid::Uuid;

/// A migrated database, and what keeps it.
pub(crate) struct World {
    db: Db,
    _database: TestDatabase,
}

impl Deref for World {
    type Target = Db;

    fn deref(&self) -> &Db {
        &self.db
    }
}

pub(crate) async fn world(engine: Engine) -> World {
    let database = TestDatabase::fresh(engine);
    let db = Db::connect(&database.url().parse().unwrap()).await.unwrap();
    db.migrate().await.unwrap();
    World {
        db,
        _database: database,
    }
}

/// Runs one writing function as a job of its own.
macro_rules! write {
    ($db:expr, |$tx:ident| $body:expr) => {
        $db.write(move |$tx| {
            Box::pin(async move {
                let done: store::Result<_> = $body.await;
                done
            })
        })
        .await
        .unwrap()
    };
}
pub(crate) use write;

pub(crate) const START: Timestamp = Timestamp::constant(1_790_000_000, 0);

pub(crate) fn minutes(after_start: i64) -> Timestamp {
    START + SignedDuration::from_mins(after_start)
}

pub(crate) fn id(number: u128) -> Uuid {
    Uuid::from_u128(number)
}

pub(crate) fn departement(code: &str) -> DepartementCode {
    code.parse().unwrap()
}

/// FINESS numbers that read right, by serial number.
pub(crate) fn finess(serial: u32) -> process::facility::FinessNumber {
    (0..10)
        .find_map(|key| format!("99{serial:06}{key}").parse().ok())
        .unwrap()
}

/// The facility of a serial number, in a département.
pub(crate) fn facility(serial: u32, code: &str) -> Facility {
    Facility {
        id: FacilityId(id(1_000_000 + u128::from(serial))),
        finess: finess(serial),
        legal_entity: None,
        name: format!("CH DE VALMONT {serial}"),
        long_name: format!("CENTRE HOSPITALIER DE VALMONT {serial}"),
        category: "355".parse().unwrap(),
        category_label: "Centre Hospitalier (C.H.)".to_owned(),
        address: Address {
            line: "1 RUE DES TILLEULS".to_owned(),
            postcode: "99000".to_owned(),
            town: "VALMONT".to_owned(),
        },
        departement: departement(code),
        phone: None,
        opened_on: None,
        closed_on: None,
        flags: process::facility::FacilityFlags::default(),
        support_ght: None,
    }
}

/// A case with its acts, told step by step.
#[derive(Clone)]
pub(crate) struct Story {
    pub(crate) facility: Facility,
    pub(crate) case: CaseId,
    pub(crate) acts: Vec<Recorded<CaseAct>>,
}

impl Story {
    /// A declaration of a facility, with what is special about it.
    pub(crate) fn new(
        serial: u32,
        facility: &Facility,
        at: Timestamp,
        tune: impl FnOnce(&mut Declared),
    ) -> Self {
        let case = CaseId(id(2_000_000 + u128::from(serial)));
        let mut declared = Declared {
            site: site(facility),
            affected: Vec::new(),
            channel: Channel::Portal,
            confirmation: Confirmation::Confirmed,
            reality: Reality::Real,
            help: HelpNeeded::Normally,
            military: None,
            care_supply: process::case::CareSupply::NotAffected,
            facts: Facts {
                description: "Des postes ne répondent plus.".into(),
                ..Facts::default()
            }
            .into(),
            reporter: ReporterContact {
                name: "Prénom Nom".into(),
                ..ReporterContact::default()
            }
            .into(),
        };
        tune(&mut declared);
        let mut story = Self {
            facility: facility.clone(),
            case,
            acts: Vec::new(),
        };
        story.add(at, CaseAct::Declared(Box::new(declared)));
        let reference = Reference {
            year: 2026,
            number: serial,
        };
        story.add(at, CaseAct::Opened { reference });
        story
    }

    pub(crate) fn add(&mut self, at: Timestamp, act: CaseAct) -> &mut Self {
        let seq = Sequence(u32::try_from(self.acts.len()).unwrap() + 1);
        let serial = self.case.0.as_u128() * 1_000 + u128::from(seq.0);
        self.acts.push(Recorded {
            id: ActId(id(serial)),
            seq,
            at,
            by: Author {
                pseudonym: Pseudonym("a1".to_owned()),
                seat: Seat::Platform,
            },
            act,
        });
        self
    }

    pub(crate) fn note(&mut self, at: Timestamp, text: &str) -> &mut Self {
        let text = Private::from(text.to_owned());
        self.add(at, CaseAct::Noted { text })
    }

    pub(crate) fn qualify(&mut self, at: Timestamp, class: Class, findings: &[Finding]) {
        self.add(
            at,
            CaseAct::Qualified(Box::new(process::case::Qualified {
                class,
                findings: findings.iter().copied().collect(),
                kinds: BTreeSet::new(),
                grounds: "Vu.".to_owned().into(),
            })),
        );
    }

    pub(crate) fn subject(&self) -> Subject {
        Subject {
            kind: SubjectKind::Case,
            id: self.case.0,
        }
    }

    pub(crate) fn folded(&self) -> Case {
        Case::from_acts(self.case, &self.acts).unwrap()
    }

    pub(crate) fn row(&self) -> CaseRow {
        let case = self.folded();
        CaseRow::of(&case, &self.facility, &priority(&case, &self.facility))
    }

    pub(crate) fn sealed(&self) -> Vec<SealedAct> {
        let mut number = 0_u64;
        let nonce = || {
            number += 1;
            let mut nonce = [0; 32];
            nonce[..8].copy_from_slice(&number.to_be_bytes());
            Nonce(nonce)
        };
        let mut nonce = nonce;
        self.acts
            .iter()
            .map(|act| seal(self.subject(), act, &mut nonce).unwrap())
            .collect()
    }

    /// Writes the whole story, acts and read side, as one job would.
    pub(crate) async fn write(&self, tx: &Tx) -> store::Result<()> {
        tx.lock(&[self.subject()]).await?;
        acts::append(tx, &self.sealed()).await?;
        let (row, viewers) = (self.row(), self.folded().viewers);
        let seen = Seen {
            row: &row,
            viewers: &viewers,
        };
        cases::put(tx, seen, None).await
    }
}

pub(crate) fn site(facility: &Facility) -> Site {
    Site {
        facility: facility.id,
        departement: facility.departement,
        ars: process::territory::departement(facility.departement)
            .ars()
            .map(process::territory::Ars::code),
    }
}

/// Writes facilities and stories.
pub(crate) async fn fill(db: &Db, stories: &[Story]) {
    let stories = stories.to_vec();
    let written: Result<(), StoreError> = db
        .write(move |tx| {
            Box::pin(async move {
                let facilities: std::collections::BTreeMap<FacilityId, Facility> = stories
                    .iter()
                    .map(|story| (story.facility.id, story.facility.clone()))
                    .collect();
                let facilities: Vec<Facility> = facilities.into_values().collect();
                facilities::put(tx, &facilities).await?;
                for story in &stories {
                    story.write(tx).await?;
                }
                Ok(())
            })
        })
        .await;
    written.unwrap();
}

pub(crate) fn actor(standing: Standing) -> Actor {
    Actor {
        account: None,
        pseudonym: Pseudonym("someone".to_owned()),
        standing,
    }
}

pub(crate) fn cert() -> Scope {
    of_staff(StaffRole::Cert {
        role: CertRole::Analyst,
    })
}

pub(crate) fn of_staff(role: StaffRole) -> Scope {
    scope(&actor(Standing::Staff(role)))
}

pub(crate) fn of_body(body: Body) -> Scope {
    of_staff(match body {
        Body::Cert => StaffRole::Cert {
            role: CertRole::Lead,
        },
        Body::Ars(ars) => StaffRole::Ars {
            ars,
            delegation: None,
            role: ArsRole::Agent,
        },
        Body::Hfds => StaffRole::Hfds,
        Body::Dgs => StaffRole::Dgs,
        Body::Ansm => StaffRole::Ansm,
        Body::Anssi => StaffRole::Anssi,
        Body::ArmedForces => StaffRole::ArmedForces,
    })
}

pub(crate) fn of_facilities(facilities: impl IntoIterator<Item = FacilityId>) -> Scope {
    let roles = facilities
        .into_iter()
        .map(|facility| (facility, FacilityRole::Reporter))
        .collect();
    scope(&actor(Standing::Facilities(roles)))
}
