//! Directors of facilities: who asks to be one, and whom the CERT confirms
//! after a call back (DECL-8).

use process::{
    access::{Actor, FacilityRole, Right, Seat, Standing, Verb},
    act::{Author, Private},
    decide::{optional, permit, reason},
    facility::{
        Facility,
        acts::{EndCause, FacilityAct},
    },
    ids::{DirectorRequestId, FacilityId},
    refusal::{Reason, Refusal, Rule},
};
use store::{
    Tx,
    director_requests::{self, Answering, DirectorRequest},
};

use super::{
    designation::{Entry, Giving, Term},
    limits::{Tried, Visit},
};
use crate::{
    App, AppError, WrongInput, entropy,
    facilities::{NewPerson, address},
    mails::Kind,
    record::{facility_subject, record},
};

/// What becomes of the rights of the director before.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Former {
    /// They end at the same time.
    #[default]
    Ends,
    /// They stay: the facility has two directors, or one on leave.
    Stays,
}

/// The confirmation of a director.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Confirmation {
    /// Who was called back, at which number, found where.
    pub note: String,
    /// What becomes of the director before.
    pub former: Former,
    /// The request that it answers, if any.
    pub request: Option<DirectorRequestId>,
}

/// A request to be a facility's director.
#[derive(Clone, Debug, PartialEq)]
pub struct Asked {
    /// The request.
    pub request: DirectorRequest,
    /// The facility.
    pub facility: Facility,
}

const MOST_SHOWN: u64 = 200;

impl App {
    /// Asks to be a facility's director, with or without an account; the CERT
    /// is told, and checks by a call back (DECL-8); on record.
    ///
    /// # Errors
    /// When an input cannot be used, or too many requests came from there.
    pub async fn ask_director(
        &self,
        actor: &Actor,
        facility: FacilityId,
        person: NewPerson,
        words: &str,
        visit: &Visit,
    ) -> Result<(), AppError> {
        let now = self.now();
        let email = address(&person.email)?;
        let name = person.name.trim().to_owned();
        if name.is_empty() {
            return Err(WrongInput::NameMissing.into());
        }
        for text in [&person.name, &person.function, &person.phone, words] {
            optional(Rule::Decl8, text)?;
        }
        let request = DirectorRequest {
            id: DirectorRequestId(entropy::uuid(now)),
            facility,
            asked_at: now,
            name: name.clone(),
            function: person.function.trim().to_owned(),
            email: email.clone(),
            phone: person.phone.trim().to_owned(),
            words: words.trim().to_owned(),
        };
        let by = actor.author(facility);
        // Only those whom nobody knows are counted; what is said of it does not
        // matter: each request that is sent counts.
        if actor.account.is_none() {
            let _ = self.attempt(Tried::Director, visit).await?;
        }
        let app = self.clone();
        self.0
            .db
            .write(move |tx| {
                Box::pin(async move {
                    let row = store::facilities::by_id(tx.read(), facility)
                        .await?
                        .ok_or(AppError::NotFound)?;
                    if row.facility.is_military() {
                        return Err(Refusal::new(Rule::Decl7, Reason::MilitaryFacility).into());
                    }
                    director_requests::keep(tx, &request).await?;
                    let act = FacilityAct::DirectorAsked {
                        request: request.id,
                        name: Private::Known(name),
                        email: Private::Known(email),
                    };
                    record(tx, facility_subject(facility), act, by, now).await?;
                    app.tell_body(tx, process::access::Body::Cert, Kind::DirectorAsked)
                        .await
                })
            })
            .await
    }

    /// The requests that wait for the CERT, the oldest first.
    ///
    /// # Errors
    /// When the actor does not answer them.
    pub async fn director_requests(&self, actor: &Actor) -> Result<Vec<Asked>, AppError> {
        permit(Verb::AnswerDirectorRequests, staff_seat(actor))?;
        let reader = self.0.db.read();
        let waiting = director_requests::waiting(reader, MOST_SHOWN).await?;
        let ids: Vec<FacilityId> = waiting.iter().map(|request| request.facility).collect();
        let facilities = store::facilities::by_ids(reader, &ids).await?;
        Ok(waiting
            .into_iter()
            .filter_map(|request| {
                let facility = facilities.get(&request.facility)?.facility.clone();
                Some(Asked { request, facility })
            })
            .collect())
    }

    /// How many requests wait for the CERT; none for those who do not answer.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn director_requests_waiting(&self, actor: &Actor) -> Result<u64, AppError> {
        match permit(Verb::AnswerDirectorRequests, staff_seat(actor)) {
            Ok(()) => Ok(director_requests::count(self.0.db.read()).await?),
            Err(_) => Ok(0),
        }
    }

    /// Turns a request down; on record.
    ///
    /// # Errors
    /// When the actor does not answer requests, there is no such request, or
    /// the reason is missing.
    pub async fn refuse_director(
        &self,
        actor: &Actor,
        request: DirectorRequestId,
        why: &str,
    ) -> Result<(), AppError> {
        let seat = staff_seat(actor);
        permit(Verb::AnswerDirectorRequests, seat)?;
        let why = reason(Rule::Decl8, why)?;
        let by = Author {
            pseudonym: actor.pseudonym.clone(),
            seat,
        };
        let now = self.now();
        self.0
            .db
            .write(move |tx| {
                Box::pin(async move {
                    let found = answered(tx, request, now).await?;
                    let act = FacilityAct::DirectorRefused {
                        request,
                        reason: why,
                    };
                    record(tx, facility_subject(found.facility), act, by, now).await
                })
            })
            .await
    }

    /// The CERT confirms the director of a facility, noting the call back
    /// (DECL-8): the director is invited by mail, the one before is told that
    /// the right has passed on, and the new one is asked whether the rights
    /// given before stay; on record.
    ///
    /// # Errors
    /// When the actor is not of the CERT, the note is missing, or the request
    /// was answered before.
    pub async fn confirm_director(
        &self,
        actor: &Actor,
        facility: FacilityId,
        person: NewPerson,
        confirmation: Confirmation,
    ) -> Result<(), AppError> {
        let seat = actor.seat(facility);
        permit(Verb::ConfirmDirector, seat)?;
        let note = confirmation.note.trim().to_owned();
        if note.is_empty() {
            return Err(WrongInput::NoteMissing.into());
        }
        optional(Rule::Decl8, &note)?;
        let author = Author {
            pseudonym: actor.pseudonym.clone(),
            seat,
        };
        let right = Right::Facility {
            facility,
            role: FacilityRole::Director,
        };
        let giving = Giving {
            person,
            right,
            term: Term::default(),
            by: author.clone(),
            note: Some(note.clone()),
            entry: Entry::Invitation,
        };
        let app = self.clone();
        let now = self.now();
        self.0
            .db
            .write(move |tx| {
                Box::pin(async move {
                    store::facilities::by_id(tx.read(), facility)
                        .await?
                        .ok_or(AppError::NotFound)?;
                    tx.lock(&[facility_subject(facility)]).await?;
                    if let Some(request) = confirmation.request {
                        let found = answered(tx, request, now).await?;
                        if found.facility != facility {
                            return Err(AppError::NotFound);
                        }
                    }
                    let before: Vec<_> = store::grants::of_facility(tx.read(), facility, now)
                        .await?
                        .into_iter()
                        .map(|(grant, _)| grant)
                        .filter(|grant| grant.right == right)
                        .collect();
                    let account = app.give(tx, giving).await?;
                    if confirmation.former == Former::Ends {
                        for grant in &before {
                            let why = Private::Known(String::new());
                            app.end(tx, grant, author.clone(), EndCause::Replaced, why)
                                .await?;
                        }
                    }
                    if !before.is_empty() {
                        store::grants::doubt(tx, facility, now).await?;
                    }
                    let act = FacilityAct::DirectorConfirmed {
                        person: account.pseudonym,
                        note: Private::Known(note),
                    };
                    record(tx, facility_subject(facility), act, author, now).await
                })
            })
            .await
    }
}

async fn answered(
    tx: &Tx,
    request: DirectorRequestId,
    now: jiff::Timestamp,
) -> Result<DirectorRequest, AppError> {
    let found = director_requests::by_id(tx.read(), request)
        .await?
        .ok_or(AppError::NotFound)?;
    if director_requests::answer(tx, request, now).await? == Answering::AnsweredBefore {
        return Err(Refusal::new(Rule::Decl8, Reason::AlreadyDone).into());
    }
    Ok(found)
}

/// The seat of somebody who acts for a body, beside any facility.
pub(crate) fn staff_seat(actor: &Actor) -> Seat {
    match &actor.standing {
        Standing::Staff(role) => Seat::Staff { role: *role },
        Standing::Operator => Seat::Operator,
        _ => Seat::Stranger,
    }
}
