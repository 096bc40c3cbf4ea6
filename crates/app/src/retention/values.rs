//! Erasing some values of a case while its file lives on.

use jiff::Timestamp;
use process::{
    access::Actor,
    act::Sequence,
    case::{Case, CaseAct},
    ids::CaseId,
    lessons::SharedEdition,
    retention::{Copies, Copy, Erased, Why},
};
use store::{Reader, Tx};

use crate::{
    App, AppError,
    app::case_subject,
    cases::{
        commit::{Before, commit, names, words},
        load,
    },
};

const COPIES_NAMED: u64 = 200;

impl App {
    /// Erases values of a locked case and puts on record which, and where
    /// copies may still be. Those that are gone already are not named again;
    /// when all are, and `why` is a request, nothing is recorded.
    pub(super) async fn erase_values(
        &self,
        tx: &Tx,
        case: CaseId,
        why: Why,
        values: &[Erased],
        now: Timestamp,
    ) -> Result<(), AppError> {
        let stored = store::acts::of_subject(tx.read(), case_subject(case)).await?;
        let mut erased = Vec::new();
        for act in &stored {
            let mut left = act.openings.clone();
            left.retain(|opening| {
                !values
                    .iter()
                    .any(|value| value.seq == act.seq && value.field == opening.field)
            });
            if left.len() == act.openings.len() {
                continue;
            }
            for opening in &act.openings {
                if !left.contains(opening) {
                    store::acts::erase_opening(tx, act.id, &opening.field).await?;
                    erased.push(Erased {
                        seq: act.seq,
                        field: opening.field.clone(),
                    });
                }
            }
            let mut text = words(&left);
            if act.seq == Sequence(1) {
                let whole = load::whole(tx, case).await?;
                if let Some(row) = store::facilities::by_id(tx.read(), whole.facility()).await? {
                    text.push_str(&names(&row.facility));
                }
            }
            store::search::index(tx, case, act.id, &text).await?;
        }
        if erased.is_empty() && matches!(why, Why::Request { .. }) {
            return Ok(());
        }
        if erased.iter().any(|value| is_contact(&value.field)) {
            store::erasing::reporter_of(tx, case, now).await?;
        }
        let act = CaseAct::ValuesErased {
            because: why,
            values: erased,
            copies: self.copies(tx.read(), case, now).await?,
        };
        let id = case;
        let case = load::whole(tx, id).await?;
        // An edition of which something was erased is read no more (LESS-4).
        if case.edition.published.is_some() {
            store::editions::put(tx, id, SharedEdition::of(&case).as_ref()).await?;
        }
        self.platform_records(tx, case, vec![act], now).await?;
        Ok(())
    }

    /// Records acts of the platform itself on a locked case.
    pub(super) async fn platform_records(
        &self,
        tx: &Tx,
        case: Case,
        acts: Vec<CaseAct>,
        now: Timestamp,
    ) -> Result<Case, AppError> {
        let facility = store::facilities::by_id(tx.read(), case.facility())
            .await?
            .ok_or(AppError::NotFound)?
            .facility;
        let before = Before::Open(Box::new(case));
        commit(
            tx,
            &self.0,
            before,
            &facility,
            acts,
            &Actor::platform(),
            now,
        )
        .await
    }

    /// Where what is erased of a case may still be.
    pub(super) async fn copies(
        &self,
        reader: Reader<'_>,
        case: CaseId,
        now: Timestamp,
    ) -> Result<Copies, AppError> {
        let taken = store::access_record::copies_of(reader, case, COPIES_NAMED).await?;
        Ok(Copies {
            backups_until: self.config().process.retention.backups.after(now),
            taken: taken
                .into_iter()
                .map(|look| Copy {
                    at: look.at,
                    by: look.by,
                })
                .collect(),
        })
    }
}

/// Whether a path is that of a way to reach the reporter.
pub(super) fn is_contact(field: &str) -> bool {
    field.starts_with("/reporter/")
}
