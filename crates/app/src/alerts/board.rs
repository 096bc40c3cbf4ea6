//! Who has answered an alert, who has not, who needs help (SIGN-3).

use std::collections::BTreeMap;

use process::{
    access::{Actor, StaffRole, Standing, Verb},
    alert::{AlertNumber, ReceiptState},
    decide::permit,
    facility::{Facility, acts::FacilityAct},
    ids::FacilityId,
    territory::ArsCode,
};
use store::alerts::{
    board::{self, BoardFilter},
    receipts::Receipt,
};

use crate::{App, AppError, people::directors::staff_seat};

/// How many recipients of an agency stand where.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// The agency; none for territories without one.
    pub ars: Option<ArsCode>,
    /// By where they stand.
    pub by_receipt: BTreeMap<ReceiptState, u64>,
}

impl Tally {
    /// How many stand there.
    #[must_use]
    pub fn of(&self, state: ReceiptState) -> u64 {
        self.by_receipt.get(&state).copied().unwrap_or_default()
    }

    /// How many there are.
    #[must_use]
    pub fn total(&self) -> u64 {
        self.by_receipt.values().sum()
    }
}

/// One recipient.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BoardLine {
    /// The facility.
    pub facility: Facility,
    /// Its security mailbox.
    pub mailbox: Option<String>,
    /// Where it stands.
    pub receipt: Receipt,
    /// What it said last.
    pub comment: Option<String>,
}

/// The recipients of an alert.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Board {
    /// Agency by agency, all of the reader's territory.
    pub tallies: Vec<Tally>,
    /// Some recipients, those who need help first.
    pub lines: Vec<BoardLine>,
    /// Whether there are more.
    pub next: Option<u64>,
}

/// Which part of the recipients is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BoardPage {
    /// How many to skip.
    pub skip: u64,
    /// How many to give.
    pub limit: u64,
}

impl App {
    /// The recipients of an alert: an agency reads those of its territory.
    ///
    /// # Errors
    /// When there is no such alert for the actor, or the role has no part in
    /// it.
    pub async fn alert_board(
        &self,
        actor: &Actor,
        number: AlertNumber,
        mut filter: BoardFilter,
        page: BoardPage,
    ) -> Result<Board, AppError> {
        permit(Verb::ReadReceipts, staff_seat(actor))?;
        let id = self.readable_alert(actor, number).await?;
        filter.within = match &actor.standing {
            Standing::Staff(StaffRole::Ars { .. }) => Some(actor.viewers()),
            _ => None,
        };
        let reader = self.0.db.read();
        let whole = BoardFilter {
            within: filter.within.clone(),
            ..BoardFilter::default()
        };
        let tallies = board::tallies(reader, id, &whole).await?;
        let found = board::lines(reader, id, &filter, page.skip, page.limit + 1).await?;
        let more = u64::try_from(found.len()).unwrap_or(u64::MAX) > page.limit;
        let receipts: Vec<Receipt> = found.iter().map(|line| line.receipt.clone()).collect();
        let mut comments = self.comments(&receipts).await?;
        let kept = usize::try_from(page.limit).unwrap_or(usize::MAX);
        Ok(Board {
            tallies: tallies
                .into_iter()
                .map(|(ars, by_receipt)| Tally { ars, by_receipt })
                .collect(),
            lines: found
                .into_iter()
                .take(kept)
                .map(|line| BoardLine {
                    comment: comments.remove(&line.facility.facility.id),
                    facility: line.facility.facility,
                    mailbox: line.facility.mailbox,
                    receipt: line.receipt,
                })
                .collect(),
            next: more.then_some(page.skip + page.limit),
        })
    }

    /// What facilities said last, in words.
    pub(super) async fn comments(
        &self,
        receipts: &[Receipt],
    ) -> Result<BTreeMap<FacilityId, String>, AppError> {
        let acts: Vec<_> = receipts.iter().filter_map(|receipt| receipt.act).collect();
        let mut said = BTreeMap::new();
        for some in acts.chunks(500) {
            for act in store::acts::by_ids(self.0.db.read(), some).await? {
                if let FacilityAct::AlertAnswered { comment, .. } = act.unseal()?.act {
                    let words = comment.known().filter(|words| !words.is_empty());
                    said.extend(words.map(|words| (act.id, words.clone())));
                }
            }
        }
        Ok(receipts
            .iter()
            .filter_map(|receipt| Some((receipt.facility, said.remove(&receipt.act?)?)))
            .collect())
    }
}
