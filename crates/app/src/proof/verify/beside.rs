//! Rows that follow from acts other than those of cases, against these acts:
//! what pages show of incidents, alerts, facilities, bodies, requests,
//! accounts and providers. To be done when the acts are sound.

mod alerts;
mod directory;
mod incidents;
mod people;
mod places;
mod requests;

use std::collections::BTreeMap;

use process::{
    access::Body,
    act::{Act, Recorded, Subject, SubjectKind},
    ids::{AccountId, AlertId, FacilityId, IncidentId, MassReadingId, ProviderId, Pseudonym},
    territory::all_ars,
};
use store::{Reader, audit};

use super::{
    finding::{Alteration, Place},
    report::Report,
};
use crate::{
    App, AppError,
    record::{account_subject, body_subject},
};

const AT_ONCE: u64 = 500;

/// What rows follow from.
#[derive(Clone, Copy)]
enum Source {
    Incident(IncidentId),
    Alert(AlertId),
    Facility(FacilityId),
    Body(Body),
    Erasure(uuid::Uuid),
    MassReading(MassReadingId),
    Account(AccountId),
    Provider(ProviderId),
}

/// Whether rows are what the acts say.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Rows {
    AsActsSay,
    Otherwise,
}

impl From<bool> for Rows {
    fn from(same: bool) -> Self {
        if same {
            Self::AsActsSay
        } else {
            Self::Otherwise
        }
    }
}

/// Who stands behind the accounts, for acts name nobody else.
type People = BTreeMap<AccountId, Pseudonym>;

/// Checks all of them.
pub(super) async fn check(app: &App, report: &mut Report) -> Result<(), AppError> {
    let reader = app.0.db.read();
    let accounts = store::accounts::list(reader).await?;
    let people: People = accounts
        .iter()
        .map(|account| (account.id, account.pseudonym.clone()))
        .collect();
    for kind in [
        SubjectKind::Incident,
        SubjectKind::Alert,
        SubjectKind::Facility,
        SubjectKind::Erasure,
        SubjectKind::MassReading,
        SubjectKind::Provider,
    ] {
        let mut after = None;
        loop {
            let ids = audit::subjects(reader, kind, after, AT_ONCE).await?;
            let Some(last) = ids.last().copied() else {
                break;
            };
            after = Some(last);
            for id in ids {
                let source = match kind {
                    SubjectKind::Incident => Source::Incident(IncidentId(id)),
                    SubjectKind::Alert => Source::Alert(AlertId(id)),
                    SubjectKind::Facility => Source::Facility(FacilityId(id)),
                    SubjectKind::Erasure => Source::Erasure(id),
                    SubjectKind::Provider => Source::Provider(ProviderId(id)),
                    _ => Source::MassReading(MassReadingId(id)),
                };
                source.check(app, &people, report).await?;
            }
        }
    }
    for facility in audit::unexplained_mailboxes(reader, AT_ONCE).await? {
        let source = Source::Facility(FacilityId(facility));
        source.check(app, &people, report).await?;
    }
    let agencies = all_ars().iter().map(|ars| Body::Ars(ars.code()));
    for body in Body::NATIONAL.into_iter().chain(agencies) {
        Source::Body(body).check(app, &people, report).await?;
    }
    for account in people.keys() {
        Source::Account(*account)
            .check(app, &people, report)
            .await?;
    }
    Ok(())
}

impl Source {
    fn subject(self) -> Subject {
        match self {
            Self::Incident(id) => crate::incidents::incident_subject(id),
            Self::Alert(id) => crate::alerts::subject(id),
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
        }
    }

    async fn check(self, app: &App, people: &People, report: &mut Report) -> Result<(), AppError> {
        if self.follows(app.0.db.read(), people).await? == Rows::AsActsSay {
            return Ok(());
        }
        // An act may have come between two reads: look again while none can.
        let (subject, people) = (self.subject(), people.clone());
        let held = app.0.db.write(move |tx| {
            Box::pin(async move {
                tx.lock(&[subject]).await?;
                self.follows(tx.read(), &people).await
            })
        });
        if held.await? == Rows::Otherwise {
            let kind = subject.kind.as_str();
            let story = Place::Story(report.named(kind, subject.id));
            report.add(Alteration::ShownOtherwise, story, "");
        }
        Ok(())
    }

    async fn follows(self, reader: Reader<'_>, people: &People) -> Result<Rows, AppError> {
        let subject = self.subject();
        let rows = match self {
            Self::Incident(id) => {
                incidents::follow(reader, id, &acts(reader, subject).await?).await
            }
            Self::Alert(id) => alerts::follow(reader, id, &acts(reader, subject).await?).await,
            Self::Facility(id) => places::facility(reader, id, &acts(reader, subject).await?).await,
            Self::Body(body) => {
                places::body(reader, body, &acts(reader, subject).await?, people).await
            }
            Self::Erasure(id) => requests::erasure(reader, id, &acts(reader, subject).await?).await,
            Self::MassReading(id) => {
                requests::mass_reading(reader, id, &acts(reader, subject).await?).await
            }
            Self::Account(id) => people::follow(reader, id, &acts(reader, subject).await?).await,
            Self::Provider(id) => {
                directory::follow(reader, id, &acts(reader, subject).await?).await
            }
        };
        match rows {
            // A row that holds no word of ours was not written by us.
            Err(AppError::Internal(_)) => Ok(Rows::Otherwise),
            rows => rows,
        }
    }
}

async fn acts<A: Act>(reader: Reader<'_>, subject: Subject) -> Result<Vec<Recorded<A>>, AppError> {
    let stored = store::acts::of_subject(reader, subject).await?;
    let acts: Result<Vec<_>, _> = stored.iter().map(store::acts::StoredAct::unseal).collect();
    Ok(acts?)
}
