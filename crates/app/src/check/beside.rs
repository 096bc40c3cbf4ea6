//! Rows that follow from acts other than those of cases, against these acts:
//! what pages show of incidents, alerts, playbooks, signals, facilities,
//! bodies, requests, accounts, providers and files of past reports.

mod alerts;
mod directory;
mod incidents;
mod past;
mod people;
mod places;
mod playbooks;
mod requests;
mod signals;

use std::collections::BTreeMap;

use process::{
    access::Body,
    act::{Subject, SubjectKind},
    ids::{
        AccountId, AlertId, FacilityId, IncidentId, MassReadingId, PastImportId, PlaybookId,
        ProviderId, Pseudonym, SignalId,
    },
    territory::all_ars,
};
use store::{Reader, audit};

use super::{Rows, terms};
use crate::{
    App, AppError,
    record::{account_subject, body_subject, story},
};

const AT_ONCE: u64 = 500;

/// The kinds of subjects that are compared as far as they have acts.
const OF_ACTS: [SubjectKind; 9] = [
    SubjectKind::Incident,
    SubjectKind::Alert,
    SubjectKind::Playbook,
    SubjectKind::Signal,
    SubjectKind::Facility,
    SubjectKind::Erasure,
    SubjectKind::MassReading,
    SubjectKind::Provider,
    SubjectKind::PastImport,
];

/// What rows follow from.
#[derive(Clone, Copy)]
enum Source {
    Incident(IncidentId),
    Alert(AlertId),
    Playbook(PlaybookId),
    Signal(SignalId),
    Facility(FacilityId),
    Body(Body),
    Erasure(uuid::Uuid),
    MassReading(MassReadingId),
    Account(AccountId),
    Provider(ProviderId),
    PastImport(PastImportId),
}

/// Who stands behind the accounts, for acts name nobody else.
type People = BTreeMap<AccountId, Pseudonym>;

/// The subjects whose rows are not those that their acts give.
pub(super) async fn differing(app: &App) -> Result<Vec<Subject>, AppError> {
    let reader = app.0.db.read();
    let accounts = store::accounts::list(reader).await?;
    let people: People = accounts
        .iter()
        .map(|account| (account.id, account.pseudonym.clone()))
        .collect();
    let mut found = Vec::new();
    for kind in OF_ACTS {
        let mut after = None;
        loop {
            let ids = audit::subjects(reader, kind, after, AT_ONCE).await?;
            let Some(last) = ids.last().copied() else {
                break;
            };
            after = Some(last);
            for id in ids {
                if let Some(source) = Source::of(kind, id) {
                    found.extend(source.differing(app, &people).await?);
                }
            }
        }
    }
    for facility in audit::unexplained_mailboxes(reader, AT_ONCE).await? {
        let source = Source::Facility(FacilityId(facility));
        found.extend(source.differing(app, &people).await?);
    }
    let agencies = all_ars().iter().map(|ars| Body::Ars(ars.code()));
    for body in Body::NATIONAL.into_iter().chain(agencies) {
        found.extend(Source::Body(body).differing(app, &people).await?);
    }
    for account in people.keys() {
        found.extend(Source::Account(*account).differing(app, &people).await?);
    }
    Ok(found)
}

impl Source {
    const fn of(kind: SubjectKind, id: uuid::Uuid) -> Option<Self> {
        match kind {
            SubjectKind::Incident => Some(Self::Incident(IncidentId(id))),
            SubjectKind::Alert => Some(Self::Alert(AlertId(id))),
            SubjectKind::Playbook => Some(Self::Playbook(PlaybookId(id))),
            SubjectKind::Signal => Some(Self::Signal(SignalId(id))),
            SubjectKind::Facility => Some(Self::Facility(FacilityId(id))),
            SubjectKind::Erasure => Some(Self::Erasure(id)),
            SubjectKind::MassReading => Some(Self::MassReading(MassReadingId(id))),
            SubjectKind::Account => Some(Self::Account(AccountId(id))),
            SubjectKind::Provider => Some(Self::Provider(ProviderId(id))),
            SubjectKind::PastImport => Some(Self::PastImport(PastImportId(id))),
            // Cases and rights have checks of their own; the identity of a
            // body does not say which one it is.
            SubjectKind::Case | SubjectKind::Grant | SubjectKind::Body => None,
        }
    }

    fn subject(self) -> Subject {
        match self {
            Self::Incident(id) => crate::incidents::incident_subject(id),
            Self::Alert(id) => crate::alerts::subject(id),
            Self::Playbook(id) => crate::playbooks::subject(id),
            Self::Signal(id) => crate::signals::subject(id),
            Self::Facility(id) => crate::record::facility_subject(id),
            Self::Body(body) => body_subject(body),
            Self::Erasure(id) => Subject {
                kind: SubjectKind::Erasure,
                id,
            },
            Self::MassReading(id) => Subject {
                kind: SubjectKind::MassReading,
                id: id.0,
            },
            Self::Account(id) => account_subject(id),
            Self::Provider(id) => crate::directory::subject(id),
            Self::PastImport(id) => crate::figures::past::subject(id),
        }
    }

    async fn differing(self, app: &App, people: &People) -> Result<Option<Subject>, AppError> {
        if self.follows(app, app.0.db.read(), people).await? == Rows::AsActsSay {
            return Ok(None);
        }
        // An act may have come between two reads: look again while none can.
        let (subject, people) = (self.subject(), people.clone());
        let again = app.clone();
        app.0
            .db
            .write(move |tx| {
                Box::pin(async move {
                    tx.lock(&[subject]).await?;
                    let rows = self.follows(&again, tx.read(), &people).await?;
                    Ok((rows == Rows::Otherwise).then_some(subject))
                })
            })
            .await
    }

    async fn follows(
        self,
        app: &App,
        reader: Reader<'_>,
        people: &People,
    ) -> Result<Rows, AppError> {
        let of = self.subject();
        let rows = match self {
            Self::Incident(id) => {
                incidents::follow(app, reader, id, &story(reader, of).await?).await
            }
            Self::Alert(id) => alerts::follow(reader, id, &story(reader, of).await?).await,
            Self::Playbook(id) => playbooks::follow(reader, id, &story(reader, of).await?).await,
            Self::Signal(id) => signals::follow(reader, id, &story(reader, of).await?).await,
            Self::Facility(id) => places::facility(reader, id, &story(reader, of).await?).await,
            Self::Body(body) => places::body(reader, body, &story(reader, of).await?, people).await,
            Self::Erasure(id) => requests::erasure(reader, id, &story(reader, of).await?).await,
            Self::MassReading(id) => {
                requests::mass_reading(reader, id, &story(reader, of).await?).await
            }
            Self::Account(id) => people::follow(reader, id, &story(reader, of).await?).await,
            Self::Provider(id) => directory::follow(reader, id, &story(reader, of).await?).await,
            Self::PastImport(id) => past::follow(reader, id, &story(reader, of).await?).await,
        };
        match rows {
            // A row that holds no word of ours was not written by us.
            Err(AppError::Internal(_)) => Ok(Rows::Otherwise),
            rows => rows,
        }
    }
}
