//! Cases: declaring, acting, reading.

mod act;
pub(crate) mod commit;
mod declare;
mod follow;
pub(crate) mod idempotency;
mod list;
pub(crate) mod load;
mod read;
mod view;

pub use act::{ActRequest, Done};
pub use declare::{DeclareRequest, Receipt};
pub use idempotency::IdempotencyKey;
pub use list::{
    CaseFilter, CaseLine, CaseOrder, DutyLine, HelpFilter, Page, SearchResults, TakenIn, Tally,
};
pub use store::access_record::Looked;
pub use view::{CaseView, Delivery, PersonName, StoryItem, ToldLine};
