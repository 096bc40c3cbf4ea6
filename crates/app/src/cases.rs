//! Cases: declaring, acting, reading.

mod act;
pub(crate) mod commit;
mod declare;
mod export;
mod follow;
pub(crate) mod idempotency;
mod list;
pub(crate) mod load;
mod read;
mod read_side;
mod reads;
mod view;

pub use act::{ActRequest, Done};
pub use declare::{DeclareRequest, Receipt};
pub use export::MOST_EXPORTED;
pub use idempotency::IdempotencyKey;
pub use list::{CaseFilter, CaseLine, CaseOrder, HelpFilter, Page, SearchResults, TakenIn, Tally};
pub use reads::Read;
pub use store::access_record::Looked;
pub use view::{CaseView, Delivery, PersonName, Remains, StoryItem, ToldLine};
