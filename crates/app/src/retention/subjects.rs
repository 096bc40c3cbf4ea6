//! The end of the files of incidents and alerts: what one person proposes and
//! another decides, as for cases (KEEP-2).

use std::collections::BTreeMap;

use jiff::Timestamp;
use process::{
    access::{Actor, Body, Verb},
    act::{Private, Recorded, Sequence, Subject, SubjectKind},
    alert::{Alert, AlertAct},
    ids::{AlertId, IncidentId, SubjectNumber},
    retention::{Category, Disposition, Due, EndAct, EndCommand, Ending, FileStanding, end},
    significant::{Incident, IncidentAct},
};
use store::{
    Reader, Tx,
    retention::{
        Stage,
        subjects::{self, SubjectFile},
    },
};

use super::{SecondPerson, entitled, seat};
use crate::{App, AppError, alerts, cases::Remains, incidents, mails::Kind, record};

/// What somebody wants to do with the file of an incident or an alert.
#[derive(Clone, Debug)]
pub struct EndRequest {
    /// What.
    pub command: EndCommand,
    /// The version that its author read; a judgement needs it.
    pub seen: Option<Sequence>,
}

/// The file of an incident or an alert, as those who decide on its end see it.
#[derive(Clone, Debug, PartialEq)]
pub struct FileView {
    /// The number of what it is about.
    pub number: SubjectNumber,
    /// Its category.
    pub category: Category,
    /// When what it is about was over; none while that goes on.
    pub over_at: Option<Timestamp>,
    /// Whether its time has come; none while that goes on.
    pub due: Option<Due>,
    /// Where it stands.
    pub ending: Ending,
    /// What the settings propose.
    pub then: Disposition,
    /// Who proposed what stands, where the name is known, and why.
    pub proposed: Option<(Option<String>, Private<String>)>,
    /// Whether the reader may be the second person.
    pub second: SecondPerson,
    /// The version: a judgement says on which it rests (KEEP-1).
    pub version: Sequence,
}

/// An incident or an alert, with what its end is decided on.
pub(super) enum Story {
    Incident(Box<Incident>, Vec<Recorded<EndAct>>),
    Alert(Box<Alert>, Vec<Recorded<EndAct>>),
}

impl Story {
    pub(super) async fn of(reader: Reader<'_>, subject: Subject) -> Result<Self, AppError> {
        match subject.kind {
            SubjectKind::Incident => {
                let acts: Vec<Recorded<IncidentAct>> = record::story(reader, subject).await?;
                let incident = Incident::from_acts(IncidentId(subject.id), &acts)?;
                let ends = ends(acts, |act| match act {
                    IncidentAct::Retention(end) => Some(end),
                    _ => None,
                });
                Ok(Self::Incident(Box::new(incident), ends))
            }
            _ => {
                let acts: Vec<Recorded<AlertAct>> = record::story(reader, subject).await?;
                let alert = Alert::from_acts(AlertId(subject.id), &acts)?;
                let ends = ends(acts, |act| match act {
                    AlertAct::Retention(end) => Some(end),
                    _ => None,
                });
                Ok(Self::Alert(Box::new(alert), ends))
            }
        }
    }

    pub(super) fn standing(&self) -> FileStanding<'_> {
        match self {
            Self::Incident(incident, _) => incident.file_standing(),
            Self::Alert(alert, _) => alert.file_standing(),
        }
    }

    const fn ending(&self) -> &Ending {
        match self {
            Self::Incident(incident, _) => &incident.ending,
            Self::Alert(alert, _) => &alert.ending,
        }
    }

    fn ends(&self) -> &[Recorded<EndAct>] {
        match self {
            Self::Incident(_, ends) | Self::Alert(_, ends) => ends,
        }
    }

    pub(super) const fn number(&self) -> SubjectNumber {
        match self {
            Self::Incident(incident, _) => SubjectNumber::Incident(incident.reference),
            Self::Alert(alert, _) => SubjectNumber::Alert(alert.number),
        }
    }

    const fn began_at(&self) -> Timestamp {
        match self {
            Self::Incident(incident, _) => incident.opened_at,
            Self::Alert(alert, _) => alert.written_at,
        }
    }

    fn version(&self, actor: &Actor) -> Sequence {
        match self {
            Self::Incident(incident, _) => incident.version_for(actor),
            Self::Alert(alert, _) => alert.seq,
        }
    }
}

fn ends<A>(acts: Vec<Recorded<A>>, of: impl Fn(A) -> Option<EndAct>) -> Vec<Recorded<EndAct>> {
    acts.into_iter()
        .filter_map(|recorded| {
            Some(Recorded {
                id: recorded.id,
                seq: recorded.seq,
                at: recorded.at,
                by: recorded.by,
                act: of(recorded.act)?,
            })
        })
        .collect()
}

impl App {
    /// The file of an incident or an alert, for those who decide on its end.
    ///
    /// # Errors
    /// When the actor's role has no part in it, or there is no such file.
    pub async fn file_of(
        &self,
        actor: &Actor,
        number: SubjectNumber,
    ) -> Result<FileView, AppError> {
        entitled(actor, Verb::ReadRetention)?;
        let reader = self.0.db.read();
        let story = Story::of(reader, located(reader, number).await?).await?;
        let standing = story.standing();
        let settings = &self.config().process.retention;
        let proposal = standing.proposal();
        let reason = story.ends().iter().rev().find_map(|end| match &end.act {
            EndAct::Proposed { reason, .. } => Some(reason.clone()),
            _ => None,
        });
        let proposed = match proposal.zip(reason) {
            None => None,
            Some((proposal, reason)) => {
                let who = proposal.by.pseudonym.clone();
                let names = store::accounts::names_of(reader, std::slice::from_ref(&who)).await?;
                let name = names.get(&who).map(|person| person.name.clone());
                Some((name, reason))
            }
        };
        let second = match proposal {
            Some(proposal) if proposal.by.pseudonym == actor.pseudonym => SecondPerson::Proposed,
            _ => SecondPerson::May,
        };
        Ok(FileView {
            number,
            category: standing.category,
            over_at: standing.over_at,
            due: standing.file().map(|file| file.due(settings, self.now())),
            then: settings.keeping(standing.category).then,
            proposed,
            second,
            version: story.version(actor),
            ending: story.ending().clone(),
        })
    }

    /// Holds the file of an incident or an alert, proposes or decides what
    /// becomes of it; gives the version that the actor then reads.
    ///
    /// # Errors
    /// When there is no such file, or a rule refuses.
    pub async fn act_on_file(
        &self,
        actor: &Actor,
        number: SubjectNumber,
        request: EndRequest,
    ) -> Result<Sequence, AppError> {
        entitled(actor, request.command.verb())?;
        let (app, actor) = (self.clone(), actor.clone());
        self.0
            .db
            .write(move |tx| {
                Box::pin(async move {
                    let subject = located(tx.read(), number).await?;
                    tx.lock(&[subject]).await?;
                    let story = Story::of(tx.read(), subject).await?;
                    let now = app.now();
                    let act = end(
                        &story.standing(),
                        &request.command,
                        (request.seen, story.version(&actor)),
                        (&actor, seat(&actor)),
                        &app.config().process.retention,
                        now,
                    )?;
                    let proposes = matches!(act, EndAct::Proposed { .. });
                    let after = app.record_file(tx, story, act, &actor, now).await?;
                    if proposes {
                        for body in [Body::Cert, Body::Hfds] {
                            app.tell_body(tx, body, Kind::FileEndProposed).await?;
                        }
                    }
                    Ok(after.version(&actor))
                })
            })
            .await
    }

    /// Records what happened at the end of a file whose subject is held.
    pub(super) async fn record_file(
        &self,
        tx: &Tx,
        story: Story,
        act: EndAct,
        by: &Actor,
        now: Timestamp,
    ) -> Result<Story, AppError> {
        let subject = match story {
            Story::Incident(incident, _) => {
                let id = incident.id;
                let act = IncidentAct::Retention(act);
                incidents::record_end(tx, *incident, act, by, now).await?;
                incidents::incident_subject(id)
            }
            Story::Alert(alert, _) => {
                let id = alert.id;
                let act = AlertAct::Retention(act);
                let settings = &self.config().process;
                alerts::record_end(tx, settings, *alert, act, by, now).await?;
                alerts::subject(id)
            }
        };
        Story::of(tx.read(), subject).await
    }
}

/// The subject of a number; that of a case has a door of its own.
async fn located(reader: Reader<'_>, number: SubjectNumber) -> Result<Subject, AppError> {
    let found = match number {
        SubjectNumber::Case(_) => None,
        SubjectNumber::Incident(reference) => store::incidents::locate(reader, reference)
            .await?
            .map(incidents::incident_subject),
        SubjectNumber::Alert(number) => store::alerts::by_number(reader, number)
            .await?
            .map(|row| alerts::subject(row.id)),
    };
    found.ok_or(AppError::NotFound)
}

/// The row of the file of an incident.
pub(crate) fn incident_file(incident: &Incident) -> Option<SubjectFile> {
    SubjectFile::of(
        incidents::incident_subject(incident.id),
        SubjectNumber::Incident(incident.reference),
        &incident.file_standing(),
    )
}

/// The row of the file of an alert.
pub(crate) fn alert_file(alert: &Alert) -> Option<SubjectFile> {
    SubjectFile::of(
        alerts::subject(alert.id),
        SubjectNumber::Alert(alert.number),
        &alert.file_standing(),
    )
}

/// Of an incident or an alert whose content is gone, what remains is said
/// (KEEP-2).
pub(crate) async fn still_there(reader: Reader<'_>, subject: Subject) -> Result<(), AppError> {
    let Some(row) = subjects::stored(reader, subject).await? else {
        return Ok(());
    };
    let Some(disposed_at) = row.disposed_at else {
        return Ok(());
    };
    let began_at = Story::of(reader, subject).await?.began_at();
    Err(AppError::Disposed(Box::new(Remains {
        reference: row.number,
        declared_at: began_at,
        closed_at: row.counts_from,
        disposed_at,
        category: row.category,
        disposition: row.disposition.unwrap_or(Disposition::Destroy),
    })))
}

/// Files of incidents and alerts by category and stage, added to those of
/// cases.
pub(super) async fn add_counts(
    reader: Reader<'_>,
    kept: &mut BTreeMap<Category, u64>,
    ended: &mut BTreeMap<Category, u64>,
) -> Result<(), AppError> {
    for (category, stage, many) in subjects::counts(reader).await? {
        let counts = match stage {
            Stage::Disposed => &mut *ended,
            _ => &mut *kept,
        };
        *counts.entry(category).or_default() += many;
    }
    Ok(())
}
