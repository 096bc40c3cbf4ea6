//! A security officer for several facilities of one group (GHT, legal entity):
//! proposed by the director of one, accepted or refused by that of each other.

use std::collections::BTreeMap;

use process::{
    access::{Actor, FacilityRole, Right, Seat, Verb},
    decide::{optional, permit},
    facility::{
        Facility,
        acts::{FacilityAct, ProposalAnswer},
    },
    ids::{FacilityId, GrantId, ProposalId},
    refusal::{Reason, Refusal, Rule},
    rights::same_group,
};
use store::{
    director_requests::Answering,
    proposals::{self, Proposal},
};

use super::designation::{Entry, Giving, Term};
use crate::{
    App, AppError, entropy,
    facilities::NewPerson,
    mails::Kind,
    record::{facility_subject, record},
};

/// A proposal with those whom it concerns.
#[derive(Clone, Debug, PartialEq)]
pub struct Proposed {
    /// The proposal.
    pub id: ProposalId,
    /// The security officer's name.
    pub name: String,
    /// The security officer's function.
    pub function: String,
    /// The security officer's address.
    pub email: String,
    /// The facility whose director answers.
    pub facility: Facility,
    /// The facility whose director proposes.
    pub from: Facility,
    /// When it was made.
    pub at: jiff::Timestamp,
    /// Until when the right would hold.
    pub until: Option<jiff::Timestamp>,
}

/// What a director sees of the facility's group.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Group {
    /// The other facilities of the group.
    pub members: Vec<Facility>,
    /// What others propose to this facility.
    pub received: Vec<Proposed>,
    /// What this facility proposed and others have not answered.
    pub sent: Vec<Proposed>,
}

const LARGEST_GROUP: u64 = 300;

impl App {
    /// What a director sees of the facility's group.
    ///
    /// # Errors
    /// When the actor is not its director.
    pub async fn group_of(&self, actor: &Actor, facility: FacilityId) -> Result<Group, AppError> {
        permit(Verb::ProposeOfficer, actor.seat(facility))?;
        let reader = self.0.db.read();
        let own = self.facility(facility).await?;
        let received = proposals::to_facility(reader, facility).await?;
        let sent = proposals::from_facility(reader, facility).await?;
        Ok(Group {
            members: store::facilities::of_group(reader, &own, LARGEST_GROUP).await?,
            received: self.proposed(received).await?,
            sent: self.proposed(sent).await?,
        })
    }

    /// How many proposals wait for the answer of the actor, by facility.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn proposals_waiting(
        &self,
        actor: &Actor,
    ) -> Result<BTreeMap<FacilityId, usize>, AppError> {
        let process::access::Standing::Facilities(roles) = &actor.standing else {
            return Ok(BTreeMap::new());
        };
        let mut waiting = BTreeMap::new();
        for (facility, role) in roles {
            if *role == FacilityRole::Director {
                let received = proposals::to_facility(self.0.db.read(), *facility).await?;
                if !received.is_empty() {
                    waiting.insert(*facility, received.len());
                }
            }
        }
        Ok(waiting)
    }

    async fn proposed(&self, found: Vec<Proposal>) -> Result<Vec<Proposed>, AppError> {
        let reader = self.0.db.read();
        let ids: Vec<FacilityId> = found
            .iter()
            .flat_map(|proposal| [proposal.facility, proposal.from])
            .collect();
        let facilities = store::facilities::by_ids(reader, &ids).await?;
        let mut shown = Vec::with_capacity(found.len());
        for proposal in found {
            let account = store::accounts::by_id(reader, proposal.account).await?;
            let (Some(account), Some(facility), Some(from)) = (
                account,
                facilities.get(&proposal.facility),
                facilities.get(&proposal.from),
            ) else {
                continue;
            };
            shown.push(Proposed {
                id: proposal.id,
                name: account.name,
                function: account.function.unwrap_or_default(),
                email: account.email,
                facility: facility.facility.clone(),
                from: from.facility.clone(),
                at: proposal.at,
                until: proposal.until,
            });
        }
        Ok(shown)
    }

    /// Proposes a security officer of one's facility to others of its group;
    /// where the actor is director as well, the right is given at once. Their
    /// directors are told by mail; on record.
    ///
    /// # Errors
    /// When the actor is not the director, the right is not a security
    /// officer's there, or a facility is not of the group.
    pub async fn propose_officer(
        &self,
        actor: &Actor,
        officer: GrantId,
        to: Vec<FacilityId>,
    ) -> Result<(), AppError> {
        let reader = self.0.db.read();
        let now = self.now();
        let held = store::grants::by_id(reader, officer)
            .await?
            .ok_or(AppError::NotFound)?;
        let Right::Facility {
            facility: from,
            role: FacilityRole::SecurityOfficer,
        } = held.right
        else {
            return Err(AppError::NotFound);
        };
        if actor.seat(from) == Seat::Stranger {
            return Err(AppError::NotFound);
        }
        permit(Verb::ProposeOfficer, actor.seat(from))?;
        if held.until.is_some_and(|until| until <= now) {
            return Err(Refusal::new(Rule::Decl4, Reason::AlreadyDone).into());
        }
        let own = self.facility(from).await?;
        let members = store::facilities::by_ids(reader, &to).await?;
        let foreign = |facility: &FacilityId| {
            members
                .get(facility)
                .is_none_or(|row| !same_group(&own, &row.facility))
        };
        if to.is_empty() || to.iter().any(foreign) {
            return Err(Refusal::new(Rule::Decl4, Reason::NotInGroup).into());
        }
        let account = store::accounts::by_id(reader, held.account)
            .await?
            .ok_or(AppError::NotFound)?;
        let actor = actor.clone();
        let app = self.clone();
        self.0
            .db
            .write(move |tx| {
                Box::pin(async move {
                    for facility in to {
                        let right = Right::Facility {
                            facility,
                            role: FacilityRole::SecurityOfficer,
                        };
                        let held_there =
                            store::grants::rights_of(tx.read(), account.id, now).await?;
                        let asked = proposals::to_facility(tx.read(), facility).await?;
                        if held_there.contains(&right)
                            || asked.iter().any(|asked| asked.account == account.id)
                        {
                            continue;
                        }
                        if matches!(
                            actor.seat(facility),
                            Seat::Facility {
                                role: FacilityRole::Director,
                                ..
                            }
                        ) {
                            let giving = Giving {
                                person: NewPerson {
                                    email: account.email.clone(),
                                    ..NewPerson::default()
                                },
                                right,
                                term: Term {
                                    until: held.until,
                                    reason: String::new(),
                                },
                                by: actor.author(facility),
                                note: None,
                                entry: Entry::Invitation,
                            };
                            app.give(tx, giving).await?;
                            continue;
                        }
                        let proposal = Proposal {
                            id: ProposalId(entropy::uuid(now)),
                            account: account.id,
                            facility,
                            from,
                            by: actor.pseudonym.clone(),
                            at: now,
                            until: held.until,
                        };
                        proposals::make(tx, &proposal).await?;
                        let act = FacilityAct::OfficerProposed {
                            proposal: proposal.id,
                            person: account.pseudonym.clone(),
                            from,
                            until: held.until,
                        };
                        record(tx, facility_subject(facility), act, actor.author(from), now)
                            .await?;
                        app.tell_directors(tx, facility, Kind::OfficerProposed)
                            .await?;
                    }
                    Ok::<_, AppError>(())
                })
            })
            .await
    }

    /// Answers a proposal, or takes one's own back; accepted, the right is
    /// given in the name of the facility's director; on record.
    ///
    /// # Errors
    /// When the actor is not the director whom it concerns, or it was answered
    /// before.
    pub async fn answer_proposal(
        &self,
        actor: &Actor,
        id: ProposalId,
        answer: ProposalAnswer,
        why: &str,
    ) -> Result<(), AppError> {
        let now = self.now();
        let proposal = proposals::by_id(self.0.db.read(), id)
            .await?
            .ok_or(AppError::NotFound)?;
        let place = match answer {
            ProposalAnswer::Accepted | ProposalAnswer::Refused => proposal.facility,
            ProposalAnswer::Withdrawn => proposal.from,
        };
        let author = actor.author(place);
        if author.seat == Seat::Stranger {
            return Err(AppError::NotFound);
        }
        permit(Verb::ProposeOfficer, author.seat)?;
        let why = optional(Rule::Decl4, why)?;
        let app = self.clone();
        self.0
            .db
            .write(move |tx| {
                Box::pin(async move {
                    if proposals::answer(tx, id, now).await? == Answering::AnsweredBefore {
                        return Err(Refusal::new(Rule::Decl4, Reason::AlreadyDone).into());
                    }
                    if answer == ProposalAnswer::Accepted {
                        app.give(tx, accepted(tx, &proposal, &author).await?)
                            .await?;
                    }
                    let act = FacilityAct::OfficerAnswered {
                        proposal: id,
                        answer,
                        reason: why,
                    };
                    let subject = facility_subject(proposal.facility);
                    record(tx, subject, act, author, now).await
                })
            })
            .await
    }
}

async fn accepted(
    tx: &store::Tx,
    proposal: &Proposal,
    director: &process::act::Author,
) -> Result<Giving, AppError> {
    let account = store::accounts::by_id(tx.read(), proposal.account)
        .await?
        .ok_or(AppError::NotFound)?;
    Ok(Giving {
        person: NewPerson {
            email: account.email,
            ..NewPerson::default()
        },
        right: Right::Facility {
            facility: proposal.facility,
            role: FacilityRole::SecurityOfficer,
        },
        term: Term {
            until: proposal.until,
            reason: String::new(),
        },
        by: director.clone(),
        note: None,
        entry: Entry::Invitation,
    })
}
