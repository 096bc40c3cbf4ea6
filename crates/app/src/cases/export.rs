//! Taking a list of cases away: each of them goes to the access record (KEEP-3).

use process::access::{Actor, scope};
use store::{
    access_record::{Access, Looked},
    cases,
};

use super::{CaseFilter, CaseLine, CaseOrder};
use crate::{App, AppError};

/// Cases that one list holds at most.
pub const MOST_EXPORTED: usize = 5_000;
const AT_ONCE: u32 = 200;

impl App {
    /// The cases of a list, to be taken away, the first [`MOST_EXPORTED`] of
    /// them; that each was taken is durable before this returns.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn export_cases(
        &self,
        actor: &Actor,
        filter: &CaseFilter,
    ) -> Result<Vec<CaseLine>, AppError> {
        let order = match filter.order {
            CaseOrder::Queue => cases::Order::Queue,
            CaseOrder::Newest => cases::Order::Newest,
        };
        let scope = scope(actor);
        let mut lines = Vec::new();
        let mut looks = Vec::new();
        let mut cursor = None;
        loop {
            let page = cases::list(
                self.0.db.read(),
                &scope,
                &filter.stored(),
                order,
                cursor,
                AT_ONCE,
            )
            .await?;
            for line in page.items {
                looks.push(Access {
                    case: line.row.id,
                    by: actor.pseudonym.clone(),
                    seat: actor.seat(line.row.facility),
                    at: self.now(),
                    what: Looked::List,
                });
                lines.push(CaseLine::from(line));
            }
            cursor = page.next;
            if cursor.is_none() || lines.len() >= MOST_EXPORTED {
                break;
            }
        }
        self.0.db.record_accesses(looks).await?;
        Ok(lines)
    }
}
