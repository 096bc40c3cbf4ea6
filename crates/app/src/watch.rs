//! Watching over what is read: mass reading is noticed, its watchers are told,
//! and they say what came of it (KEEP-3).

use std::collections::BTreeMap;

use jiff::{SignedDuration, Timestamp};
use process::{
    access::{Actor, CertRole, Right, Seat, StaffRole, Standing, Verb},
    act::{Author, Private, Subject, SubjectKind},
    decide::{permit, reason},
    facility::acts::MassReadingAct,
    ids::{MassReadingId, Pseudonym},
    reading::{Excess, Look, Watcher, excesses},
    refusal::{Reason, Refusal, Rule},
};
use store::{
    Tx,
    access_record::{self, Access},
    accounts::PersonName,
    director_requests::Answering,
    mass_readings::{self, MassReading},
};

use crate::{App, AppError, entropy, mails::Kind, people::directors::staff_seat, record::record};

/// Mass reading as its watcher reads of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Noticed {
    /// Its identity.
    pub id: MassReadingId,
    /// Who read.
    pub person: Pseudonym,
    /// The name and function, unless they were forgotten.
    pub name: Option<PersonName>,
    /// The right under which they read.
    pub seat: Seat,
    /// When and how much.
    pub excess: Excess,
    /// What a watcher said of it, when, and who.
    pub acknowledged: Option<Acknowledged>,
}

/// What a watcher said of mass reading.
#[derive(Clone, Debug, PartialEq)]
pub struct Acknowledged {
    /// When.
    pub at: Timestamp,
    /// Who.
    pub by: Option<String>,
    /// What came of it; none once erased.
    pub note: Option<String>,
}

/// Reads that were being written while the record was looked through are found
/// by the next round.
const OVERLAP: SignedDuration = SignedDuration::from_mins(5);
const MOST_SHOWN: u64 = 50;

impl App {
    /// Looks through the access record since the last round, and tells the
    /// watchers of mass reading; gives the number noticed. A round that was
    /// missed is made up for by the next.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn watch_reading(&self) -> Result<u64, AppError> {
        let now = self.now();
        let limits = self.config().process.reading.clone();
        let reader = self.0.db.read();
        let back = limits.window + OVERLAP;
        let before = |at: Timestamp| at.saturating_sub(back).unwrap_or(at);
        let from = before(mass_readings::looked_through(reader).await?.unwrap_or(now));
        let usual = limits.cases.min(limits.exported);
        let mut noticed = 0;
        for person in access_record::busiest(reader, from, usual).await? {
            let looks = access_record::of_person(reader, &person, from).await?;
            noticed += self.weigh(person, looks).await?;
        }
        self.0
            .db
            .write(move |tx| {
                Box::pin(async move {
                    mass_readings::mark_looked_through(tx, now)
                        .await
                        .map_err(AppError::from)
                })
            })
            .await?;
        Ok(noticed)
    }

    async fn weigh(&self, person: Pseudonym, looks: Vec<Access>) -> Result<u64, AppError> {
        // Holders of secret links see one case each.
        let Some(seat) = looks
            .last()
            .map(|last| last.seat)
            .filter(|seat| !matches!(seat, Seat::Follower | Seat::Contact { .. }))
        else {
            return Ok(0);
        };
        let limits = self.config().process.reading.clone();
        let looks: Vec<Look> = looks
            .into_iter()
            .map(|look| Look {
                case: look.case,
                at: look.at,
                way: look.what.way(),
            })
            .collect();
        let found = excesses(&looks, &limits);
        if found.is_empty() {
            return Ok(0);
        }
        let app = self.clone();
        self.0
            .db
            .write(move |tx| {
                Box::pin(async move {
                    mass_readings::one_at_a_time(tx).await?;
                    let mut noticed = 0;
                    for excess in found {
                        let last = mass_readings::last_of(tx.read(), &person).await?;
                        match last.filter(|last| {
                            excess.until.duration_since(last.excess.until) < limits.window
                        }) {
                            Some(last) => {
                                let grown = Excess {
                                    cases: last.excess.cases.max(excess.cases),
                                    exported: last.excess.exported.max(excess.exported),
                                    ..last.excess
                                };
                                if grown != last.excess {
                                    mass_readings::recount(tx, last.id, &grown).await?;
                                }
                            }
                            None => {
                                app.notice(tx, &person, seat, excess).await?;
                                noticed += 1;
                            }
                        }
                    }
                    Ok::<_, AppError>(noticed)
                })
            })
            .await
    }

    async fn notice(
        &self,
        tx: &Tx,
        person: &Pseudonym,
        seat: Seat,
        excess: Excess,
    ) -> Result<(), AppError> {
        let now = self.now();
        let watcher = Watcher::of(seat);
        let id = MassReadingId(entropy::uuid(now));
        let noticed = MassReading {
            id,
            person: person.clone(),
            seat,
            watcher,
            excess,
            acknowledged_at: None,
            acknowledged_by: None,
        };
        mass_readings::notice(tx, &noticed).await?;
        let act = MassReadingAct::Noticed {
            person: person.clone(),
            seat,
            excess,
        };
        let by = Author {
            pseudonym: Actor::platform().pseudonym,
            seat: Seat::Platform,
        };
        record(tx, subject(id), act, by, now).await?;
        self.tell_watchers(tx, watcher).await
    }

    /// The people who watch, or else the mailbox of their body.
    async fn tell_watchers(&self, tx: &Tx, watcher: Watcher) -> Result<(), AppError> {
        let role = match watcher {
            Watcher::CertLead => StaffRole::Cert {
                role: CertRole::Lead,
            },
            Watcher::Hfds => StaffRole::Hfds,
        };
        let people = store::grants::of_body(tx.read(), watcher.body(), self.now()).await?;
        let mut told = 0;
        for (grant, account) in people {
            if grant.right == (Right::Staff { role }) {
                self.tell(tx, account.email, account.lang, Kind::MassReading, None)
                    .await?;
                told += 1;
            }
        }
        if told == 0 {
            self.tell_body(tx, watcher.body(), Kind::MassReading)
                .await?;
        }
        Ok(())
    }

    /// What the actor watches over: what waits first, then the newest.
    ///
    /// # Errors
    /// When the actor watches over nothing.
    pub async fn mass_readings(&self, actor: &Actor) -> Result<Vec<Noticed>, AppError> {
        let watcher = watcher(actor)?;
        let reader = self.0.db.read();
        let found = mass_readings::of_watcher(reader, watcher, MOST_SHOWN).await?;
        let people: Vec<Pseudonym> = found
            .iter()
            .flat_map(|one| std::iter::once(&one.person).chain(&one.acknowledged_by))
            .cloned()
            .collect();
        let names = store::accounts::names_of(reader, &people).await?;
        let ids: Vec<_> = found.iter().map(|one| one.id.0).collect();
        let mut notes = BTreeMap::new();
        for (id, act) in store::acts::of_subjects(reader, SubjectKind::MassReading, &ids).await? {
            if let MassReadingAct::Acknowledged { note } = act.unseal::<MassReadingAct>()?.act {
                notes.insert(id, note.known().cloned());
            }
        }
        Ok(found
            .into_iter()
            .map(|one| Noticed {
                acknowledged: one.acknowledged_at.map(|at| Acknowledged {
                    at,
                    by: one
                        .acknowledged_by
                        .as_ref()
                        .and_then(|by| names.get(by))
                        .map(|by| by.name.clone()),
                    note: notes.remove(&one.id.0).flatten(),
                }),
                id: one.id,
                name: names.get(&one.person).cloned(),
                person: one.person,
                seat: one.seat,
                excess: one.excess,
            })
            .collect())
    }

    /// How many wait for the actor's word; none for those who do not watch.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn mass_readings_waiting(&self, actor: &Actor) -> Result<u64, AppError> {
        match watcher(actor) {
            Ok(watcher) => Ok(mass_readings::waiting(self.0.db.read(), watcher).await?),
            Err(_) => Ok(0),
        }
    }

    /// Says what came of mass reading; on record.
    ///
    /// # Errors
    /// When the actor does not watch over it, the note is missing, or it was
    /// said before.
    pub async fn acknowledge_reading(
        &self,
        actor: &Actor,
        id: MassReadingId,
        note: &str,
    ) -> Result<(), AppError> {
        let watcher = watcher(actor)?;
        let note: Private<String> = reason(Rule::Keep3, note)?;
        let by = Author {
            pseudonym: actor.pseudonym.clone(),
            seat: staff_seat(actor),
        };
        let now = self.now();
        self.0
            .db
            .write(move |tx| {
                Box::pin(async move {
                    let found = mass_readings::by_id(tx.read(), id)
                        .await?
                        .filter(|found| found.watcher == watcher)
                        .ok_or(AppError::NotFound)?;
                    // Nobody clears what they read themselves.
                    if found.person == by.pseudonym {
                        return Err(Refusal::new(Rule::Keep3, Reason::NotYourCase).into());
                    }
                    let answering = mass_readings::acknowledge(tx, id, &by.pseudonym, now).await?;
                    if answering == Answering::AnsweredBefore {
                        return Err(Refusal::new(Rule::Keep3, Reason::AlreadyDone).into());
                    }
                    let act = MassReadingAct::Acknowledged { note };
                    record(tx, subject(id), act, by, now).await
                })
            })
            .await
    }
}

fn watcher(actor: &Actor) -> Result<Watcher, AppError> {
    permit(Verb::WatchReading, staff_seat(actor))?;
    match actor.standing {
        Standing::Staff(role) => Watcher::by(role),
        _ => None,
    }
    .ok_or_else(|| Refusal::new(Rule::Keep3, Reason::NotYourRole).into())
}

const fn subject(id: MassReadingId) -> Subject {
    Subject {
        kind: SubjectKind::MassReading,
        id: id.0,
    }
}
