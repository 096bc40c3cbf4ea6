//! Carrying out what two persons decided, and what ends by itself. Whatever is
//! due stays due until it is done: a worker that dies in the middle is taken
//! up by the next round, and what was done is not done twice.

use std::{
    io::Write,
    path::{Path, PathBuf},
};

use jiff::Timestamp;
use process::{
    act::Recorded,
    case::{Bundle, Case, CaseAct, Disposal},
    ids::{CaseId, SubjectNumber},
    retention::{Category, Disposition, Due, Erased, Fate, Proposal, Why},
};
use store::retention::{Stage, Which};

use super::{
    bundle::{self, Source},
    story,
    values::is_contact,
};
use crate::{App, AppError, app::case_subject, cases::load};

/// What one round has carried out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CarriedOut {
    /// Files that ended.
    pub files: u64,
    /// Cases whose reporter's contact was erased.
    pub contacts: u64,
    /// Requests of persons.
    pub requests: u64,
    /// Accounts that nobody uses any more.
    pub accounts: u64,
    /// Addresses of mails.
    pub addresses: u64,
    /// Looks at cases.
    pub looks: u64,
}

const AT_ONCE: u64 = 50;

impl App {
    /// Ends the files on which two persons decided, carries out requests of
    /// persons, and erases what has had its time. Rounds may run on several
    /// nodes.
    ///
    /// # Errors
    /// What failed last, once everything was tried; the next round takes up
    /// the rest.
    pub async fn carry_out_retention(&self) -> Result<CarriedOut, AppError> {
        let mut done = CarriedOut::default();
        let mut failed = None;
        let mut note = |result: Result<u64, AppError>| match result {
            Ok(count) => count,
            Err(error) => {
                failed = Some(error);
                0
            }
        };
        done.files = note(self.end_files().await);
        done.files += note(self.end_subjects().await);
        done.requests = note(self.carry_out_requests().await);
        done.contacts = note(self.erase_contacts().await);
        done.accounts = note(self.erase_unused_accounts().await);
        done.addresses = note(self.erase_addresses().await);
        done.looks = note(self.erase_looks().await);
        failed.map_or(Ok(done), Err)
    }

    async fn end_files(&self) -> Result<u64, AppError> {
        let mut ended = 0;
        let mut failed = None;
        for stage in [Stage::UnderWay, Stage::Approved] {
            let reader = self.0.db.read();
            let lines = store::retention::list_all(reader, &Which::At(stage), 0, AT_ONCE).await?;
            for line in lines {
                // One that cannot end must not keep the others waiting.
                match self.end_file(line.row.case).await {
                    Ok(Ended::Now) => ended += 1,
                    Ok(Ended::NotYet) => {}
                    Err(error) => failed = Some(error),
                }
            }
        }
        failed.map_or(Ok(ended), Err)
    }

    /// Three steps, each taken up where it was left: say that it begins, so
    /// that no hold comes in between; write the bundle; let the content go.
    async fn end_file(&self, id: CaseId) -> Result<Ended, AppError> {
        let Some(proposal) = self.begin(id).await? else {
            return Ok(Ended::NotYet);
        };
        let bundle = match proposal.disposition {
            Disposition::Archive => match self.archive(id).await? {
                Some(bundle) => Some(bundle),
                None => return Ok(Ended::NotYet),
            },
            Disposition::Destroy | Disposition::Keep => None,
        };
        self.let_go(id, bundle).await
    }

    async fn begin(&self, id: CaseId) -> Result<Option<Proposal>, AppError> {
        let app = self.clone();
        self.0
            .db
            .write(move |tx| {
                Box::pin(async move {
                    tx.lock(&[case_subject(id)]).await?;
                    let case = load::whole(tx, id).await?;
                    let now = app.now();
                    match &case.fate {
                        Fate::UnderWay(proposal) => return Ok(Some(proposal.clone())),
                        Fate::Approved(_) if app.may_end(&case, now) => {}
                        _ => return Ok(None),
                    }
                    let begun = vec![CaseAct::DispositionBegun];
                    let case = app.platform_records(tx, case, begun, now).await?;
                    Ok::<_, AppError>(case.proposal().cloned())
                })
            })
            .await
    }

    fn may_end(&self, case: &Case, now: Timestamp) -> bool {
        let settings = &self.config().process.retention;
        let due = case.file().map(|file| file.due(settings, now));
        matches!(due, Some(Due::Since(_)))
    }

    pub(super) fn archives(&self) -> Result<PathBuf, AppError> {
        let none = || AppError::Internal("no folder for archives is configured".to_owned());
        self.config().archives.clone().ok_or_else(none)
    }

    /// Writes the bundle of a case to the archives and reads it back; nothing
    /// when another worker has ended the file meanwhile.
    async fn archive(&self, id: CaseId) -> Result<Option<Bundle>, AppError> {
        let folder = self.archives()?;
        let reader = self.0.db.read();
        let stored = store::acts::of_subject(reader, case_subject(id)).await?;
        let acts = stored
            .iter()
            .map(store::acts::StoredAct::unseal::<CaseAct>)
            .collect::<Result<Vec<Recorded<CaseAct>>, _>>()?;
        let case = Case::from_acts(id, &acts)?;
        let facility = store::facilities::by_id(reader, case.facility())
            .await?
            .ok_or(AppError::NotFound)?
            .facility;
        let mut people: Vec<_> = acts.iter().map(|act| act.by.pseudonym.clone()).collect();
        people.sort();
        people.dedup();
        let names = store::accounts::names_of(reader, &people).await?;
        let told = store::outbox::sendings_of(reader, id).await?;
        let told_of = story::Told {
            case: &case,
            facility: &facility,
            acts: &acts,
            names: &names,
        };
        let mut contents = bundle::contents(&told_of, &stored, &told)?;
        contents.extend(self.pieces_of(&case, &folder).await?);
        // Content goes with the last act, in one transaction: what was read
        // while the file was still ending is whole.
        let row = store::retention::stored(reader, id).await?;
        if row.is_none_or(|row| row.stage != Stage::UnderWay) {
            return Ok(None);
        }
        let number = SubjectNumber::Case(case.reference);
        tokio::task::spawn_blocking(move || bundle::write(&folder, number, &contents))
            .await
            .map_err(|error| AppError::Internal(error.to_string()))?
            .map(Some)
    }

    /// The pieces of evidence of a case, each drawn from the vault into a file
    /// of the archives' folder, and checked against its hash.
    async fn pieces_of(
        &self,
        case: &Case,
        folder: &Path,
    ) -> Result<Vec<(String, Source)>, AppError> {
        let mut pieces = Vec::new();
        let held = case
            .evidence
            .iter()
            .filter(|(_, custody)| custody.destroyed_at.is_none());
        for (number, (id, custody)) in held.enumerate() {
            let failed = |error: std::io::Error| AppError::Internal(error.to_string());
            std::fs::create_dir_all(folder).map_err(failed)?;
            let received = &custody.received;
            let piece = vault::Piece::new(*id, received.size, received.sha256);
            let mut content = self.vault()?.read(piece);
            let mut file = tempfile::NamedTempFile::new_in(folder).map_err(failed)?;
            while let Some(bytes) = content
                .next()
                .await
                .map_err(|error| crate::evidence::trouble(*id, error))?
            {
                file.write_all(&bytes).map_err(failed)?;
            }
            file.flush().map_err(failed)?;
            pieces.push((
                format!("evidence/{:04}-{id}", number + 1),
                Source::Drawn(file),
            ));
        }
        Ok(pieces)
    }

    async fn let_go(&self, id: CaseId, bundle: Option<Bundle>) -> Result<Ended, AppError> {
        let app = self.clone();
        self.0
            .db
            .write(move |tx| {
                Box::pin(async move {
                    tx.lock(&[case_subject(id)]).await?;
                    let case = load::whole(tx, id).await?;
                    let Fate::UnderWay(proposal) = &case.fate else {
                        return Ok(Ended::NotYet);
                    };
                    let now = app.now();
                    let disposal = Disposal {
                        disposition: proposal.disposition,
                        category: case.category(),
                        closed_at: case.closed_at.unwrap_or(case.updated_at),
                        bundle,
                        proposed_by: proposal.by.clone(),
                        approved_by: proposal.approved_by.clone(),
                        copies: app.copies(tx.read(), id, now).await?,
                    };
                    store::erasing::case(tx, id, case.reference, now).await?;
                    // What the read side says must follow from what is left.
                    let case = load::whole(tx, id).await?;
                    let disposed = vec![CaseAct::Disposed(Box::new(disposal))];
                    app.platform_records(tx, case, disposed, now).await?;
                    Ok::<_, AppError>(Ended::Now)
                })
            })
            .await
    }

    async fn erase_contacts(&self) -> Result<u64, AppError> {
        let now = self.now();
        let period = self.config().process.retention.contact;
        let reader = self.0.db.read();
        let cases = store::retention::with_contact(reader, period.at_the_latest(now), AT_ONCE);
        let mut erased = 0;
        for (id, closed_at) in cases.await? {
            if period.after(closed_at) <= now {
                erased += self.erase_contact(id, now).await?;
            }
        }
        Ok(erased)
    }

    async fn erase_contact(&self, id: CaseId, now: Timestamp) -> Result<u64, AppError> {
        let app = self.clone();
        self.0
            .db
            .write(move |tx| {
                Box::pin(async move {
                    tx.lock(&[case_subject(id)]).await?;
                    let case = load::whole(tx, id).await?;
                    let period = app.config().process.retention.contact;
                    let due = case.closed_at.is_some_and(|at| period.after(at) <= now);
                    let free = case.held_since.is_none() && case.contact_erased_at.is_none();
                    if !due || !free {
                        return Ok(0);
                    }
                    let stored = store::acts::of_subject(tx.read(), case_subject(id)).await?;
                    let contact: Vec<Erased> = stored
                        .iter()
                        .flat_map(|act| {
                            let fields = act.openings.iter().map(|opening| &opening.field);
                            fields
                                .filter(|field| is_contact(field))
                                .map(|field| Erased {
                                    seq: act.seq,
                                    field: field.clone(),
                                })
                        })
                        .collect();
                    let why = Why::Period {
                        category: Category::Contact,
                    };
                    app.erase_values(tx, id, why, &contact, now).await?;
                    Ok::<_, AppError>(1)
                })
            })
            .await
    }

    async fn erase_unused_accounts(&self) -> Result<u64, AppError> {
        let now = self.now();
        let before = self.config().process.retention.account.before(now);
        let reader = self.0.db.read();
        let unused = store::erasing::unused_accounts(reader, before, AT_ONCE).await?;
        let mut erased = 0;
        for account in unused {
            self.0
                .db
                .write(move |tx| {
                    Box::pin(async move { store::erasing::account(tx, account, now).await })
                })
                .await?;
            erased += 1;
        }
        Ok(erased)
    }

    async fn erase_addresses(&self) -> Result<u64, AppError> {
        let now = self.now();
        let before = self.config().process.retention.mail_address.before(now);
        let job = self.0.db.write(move |tx| {
            Box::pin(async move { store::erasing::addresses_before(tx, before, now).await })
        });
        Ok(job.await?)
    }

    async fn erase_looks(&self) -> Result<u64, AppError> {
        let now = self.now();
        let before = self.config().process.retention.access_record.before(now);
        let job = self.0.db.write(move |tx| {
            Box::pin(
                async move { store::erasing::looks_before(tx, before, AT_ONCE * 20, now).await },
            )
        });
        Ok(job.await?)
    }
}

/// Whether a file has ended in this round.
enum Ended {
    Now,
    NotYet,
}
