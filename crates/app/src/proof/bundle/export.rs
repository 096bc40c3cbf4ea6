//! Making the bundle of a case, an incident or an alert.

use std::collections::BTreeMap;

use ledger::keys::PublicKey;
use locales::{Lang, Texts};
use process::{
    access::{Actor, Seat, scope},
    act::{Sequence, Subject},
    ids::{CaseId, Reference},
};
use store::{
    access_record::{Access, Looked},
    acts::StoredAct,
    log::{entries, tree},
};
use uuid::Uuid;

use super::{
    archive::{self, Files},
    contents::{self, Proved},
    proving::Record,
    readable, signatures,
};
use crate::{App, AppError, app::case_subject, matter::Matter};

/// A bundle, ready to be handed out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bundle {
    /// Name of its file.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// A document for people that is put beside the records.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paper {
    /// Its path in the bundle.
    pub path: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// How much is handed out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extent {
    /// All that may be read of it.
    Whole,
    /// One act, with its proof and nothing else.
    Act(Sequence),
}

impl App {
    /// The bundle of what the actor may read of a case, an incident or an
    /// alert, with papers beside the records. That of a case goes to the
    /// access record; that of an alert is for those who read its story.
    ///
    /// # Errors
    /// When the actor sees no such thing or act, or nothing signs the log.
    pub async fn bundle(
        &self,
        actor: &Actor,
        matter: impl Into<Matter>,
        extent: Extent,
        papers: Vec<Paper>,
    ) -> Result<Bundle, AppError> {
        let matter = matter.into();
        let scope = scope(actor);
        let reader = self.0.db.read();
        let subject = self.matter(actor, matter).await?;
        let acts = match matter {
            Matter::Case(reference) => {
                let line = store::cases::by_reference(reader, &scope, reference)
                    .await?
                    .ok_or(AppError::NotFound)?;
                let seat = actor.seat(line.row.facility);
                self.note_bundle(actor, line.row.id, seat).await?;
                store::acts::of_case(reader, &scope, line.row.id).await?
            }
            Matter::Incident(_) => {
                let id = process::ids::IncidentId(subject.id);
                store::incidents::acts_for(reader, &scope, id).await?
            }
            Matter::Alert(_) => self.alert_story(actor, subject).await?,
        };
        let papers = papers.into_iter();
        let asked = Asked {
            matter,
            subject,
            extent,
            beside: papers.map(|paper| (paper.path, paper.bytes)).collect(),
        };
        self.bundle_of(asked, acts).await
    }

    /// The bundle of a whole case, incident or alert, for the operator.
    ///
    /// # Errors
    /// When there is no such thing or act, or nothing signs the log.
    pub async fn whole_bundle(
        &self,
        matter: impl Into<Matter>,
        extent: Extent,
    ) -> Result<Bundle, AppError> {
        let matter = matter.into();
        self.operators_bundle(matter, extent, Files::new()).await
    }

    /// The same of a case, with the files of evidence: that they leave, and
    /// why, is put on record first.
    ///
    /// # Errors
    /// As [`App::whole_bundle`]; when no reason is given, or the files are
    /// larger than a bundle takes.
    pub async fn whole_bundle_with_evidence(
        &self,
        reference: Reference,
        reason: &str,
    ) -> Result<Bundle, AppError> {
        let case = store::cases::locate(self.0.db.read(), reference)
            .await?
            .ok_or(AppError::NotFound)?;
        let evidence = self.hand_out_evidence(case, reason).await?;
        self.operators_bundle(reference.into(), Extent::Whole, evidence)
            .await
    }

    async fn operators_bundle(
        &self,
        matter: Matter,
        extent: Extent,
        beside: Files,
    ) -> Result<Bundle, AppError> {
        let reader = self.0.db.read();
        let subject = match matter {
            Matter::Case(reference) => {
                let case = store::cases::locate(reader, reference)
                    .await?
                    .ok_or(AppError::NotFound)?;
                self.note_bundle(&Actor::operator(), case, Seat::Operator)
                    .await?;
                case_subject(case)
            }
            Matter::Incident(reference) => {
                let incident = store::incidents::locate(reader, reference).await?;
                crate::incidents::incident_subject(incident.ok_or(AppError::NotFound)?)
            }
            Matter::Alert(number) => {
                let alert = store::alerts::by_number(reader, number).await?;
                crate::alerts::subject(alert.ok_or(AppError::NotFound)?.id)
            }
        };
        let acts = store::acts::of_subject(reader, subject).await?;
        let asked = Asked {
            matter,
            subject,
            extent,
            beside,
        };
        self.bundle_of(asked, acts).await
    }

    /// Puts on record that somebody takes the bundle of a case.
    async fn note_bundle(&self, actor: &Actor, case: CaseId, seat: Seat) -> Result<(), AppError> {
        let access = Access {
            case,
            by: actor.pseudonym.clone(),
            seat,
            at: self.now(),
            what: Looked::Bundle,
        };
        Ok(self.0.db.record_access(access).await?)
    }

    async fn bundle_of(&self, asked: Asked, mut acts: Vec<StoredAct>) -> Result<Bundle, AppError> {
        let keeper = self.0.keeper.clone().ok_or(AppError::NotFound)?;
        self.sign_all().await?;
        if let Extent::Act(number) = asked.extent {
            acts.retain(|act| act.seq == number);
        }
        if acts.is_empty() {
            return Err(AppError::NotFound);
        }
        let reader = self.0.db.read();
        let mut records: Vec<Record> = acts.iter().map(Record::of_act).collect();
        if let (Matter::Case(_), Extent::Whole) = (asked.matter, asked.extent) {
            let messages = self.messages(CaseId(asked.subject.id), &records).await?;
            records.extend(messages);
        }
        let logs = tree::all(reader).await?;
        let log = logs.last().ok_or(AppError::NotFound)?;
        let signed = self.signed(&logs).await?;
        let proved = self.prove_records(&signed, records).await?;
        let keys: Vec<PublicKey> = logs.iter().flat_map(|log| log.keys.clone()).collect();
        let stamps = self.stamps(&signed)?;
        let title = asked.title();
        let mut files = contents::files(&title, &proved, &keys, &self.witness_keys(), &stamps)?;
        files.extend(self.words(&asked, &title, acts, &proved).await?);
        let name = asked.file_name();
        files.extend(asked.beside);
        let names = match asked.extent {
            Extent::Whole => {
                store::accounts::names_of(reader, &signatures::signers(&proved)).await?
            }
            Extent::Act(_) => BTreeMap::new(),
        };
        files.extend(signatures::files(&proved, &names));
        let files = contents::sealed(files, &title, &keeper.key(&log.origin))?;
        Ok(Bundle {
            name,
            bytes: archive::write(&files)?,
        })
    }

    /// The messages of a case that follow from these records, or from none.
    async fn messages(&self, case: CaseId, of: &[Record]) -> Result<Vec<Record>, AppError> {
        let readable: Vec<Uuid> = of.iter().map(|record| record.id).collect();
        let mut messages = Vec::new();
        let entries = entries::of_case(self.0.db.read(), case).await?;
        for (index, entry) in entries.iter().enumerate() {
            let body: serde_json::Value = serde_json::from_slice(&entry.body).unwrap_or_default();
            let act = body["facts"]["act"].as_str().and_then(|id| id.parse().ok());
            if act.is_none_or(|act| readable.contains(&act)) {
                messages.push(Record::of_message(index + 1, entry));
            }
        }
        Ok(messages)
    }

    /// What people read of it.
    async fn words(
        &self,
        asked: &Asked,
        title: &str,
        acts: Vec<StoredAct>,
        proved: &[Proved],
    ) -> Result<Files, AppError> {
        match (asked.matter, asked.extent) {
            (Matter::Case(_), Extent::Whole) => {
                let case = CaseId(asked.subject.id);
                self.readable(case, acts).await?.files(proved)
            }
            (matter, extent) => {
                let lines = self.in_words(matter, &acts, extent).await?;
                Ok(readable::story(title, &lines))
            }
        }
    }
}

/// What is handed out.
struct Asked {
    matter: Matter,
    subject: Subject,
    extent: Extent,
    /// What is put beside the records.
    beside: Files,
}

impl Asked {
    fn title(&self) -> String {
        let key = match self.matter {
            Matter::Case(_) => "proof-bundle-title",
            Matter::Incident(_) => "proof-bundle-title-incident",
            Matter::Alert(_) => "proof-bundle-title-alert",
        };
        let number = self.matter.to_string();
        Texts::new(Lang::Fr).one(key, "reference", number).into()
    }

    fn file_name(&self) -> String {
        let of = match self.matter {
            Matter::Case(_) => "dossier",
            Matter::Incident(_) => "incident",
            Matter::Alert(_) => "alerte",
        };
        match self.extent {
            Extent::Whole => format!("{of}-{}.zip", self.matter),
            Extent::Act(number) => format!("{of}-{}-acte-{}.zip", self.matter, number.0),
        }
    }
}
