//! The files of evidence of a case, handed out with its bundle by the
//! operator: each on record, with the reason (KEEP-1).

use process::{
    access::Actor,
    evidence::hand_out,
    ids::{CaseId, EvidenceId},
};
use vault::Piece;

use super::{PIECES, archive::Files};
use crate::{
    App, AppError,
    app::case_subject,
    cases::{
        commit::{Before, commit},
        load,
    },
    evidence::{EvidenceTrouble, trouble},
};

/// A bundle is made and checked in memory: larger pieces are copied one by
/// one.
const MOST: u64 = 512 << 20;

impl App {
    /// The pieces that a case holds, once it is on record that they leave.
    pub(super) async fn hand_out_evidence(
        &self,
        id: CaseId,
        reason: &str,
    ) -> Result<Files, AppError> {
        let case = load::folded(self.0.db.read(), id).await?;
        let held: Vec<Piece> = case
            .evidence
            .iter()
            .filter(|(_, custody)| custody.destroyed_at.is_none())
            .map(|(id, custody)| Piece::new(*id, custody.received.size, custody.received.sha256))
            .collect();
        if held.iter().map(|piece| piece.size).sum::<u64>() > MOST {
            return Err(EvidenceTrouble::TooMuch.into());
        }
        let mut files = Files::new();
        for piece in held {
            self.put_on_record(id, piece.id, reason).await?;
            let mut content = self.vault()?.read(piece);
            let mut bytes = Vec::new();
            while let Some(part) = content
                .next()
                .await
                .map_err(|error| trouble(piece.id, error))?
            {
                bytes.extend_from_slice(&part);
            }
            files.insert(format!("{PIECES}/{}", piece.id), bytes);
        }
        Ok(files)
    }

    async fn put_on_record(
        &self,
        id: CaseId,
        piece: EvidenceId,
        reason: &str,
    ) -> Result<(), AppError> {
        let (app, reason) = (self.clone(), reason.to_owned());
        let actor = Actor::operator();
        self.0
            .db
            .write(move |tx| {
                Box::pin(async move {
                    tx.lock(&[case_subject(id)]).await?;
                    let case = load::whole(tx, id).await?;
                    let facility = store::facilities::by_id(tx.read(), case.facility())
                        .await?
                        .ok_or(AppError::NotFound)?
                        .facility;
                    let acts = hand_out(&case, piece, &reason, &actor)?;
                    let before = Before::Open(Box::new(case));
                    commit(tx, &app.0, before, &facility, acts, &actor, app.now()).await?;
                    Ok::<_, AppError>(())
                })
            })
            .await
    }
}
