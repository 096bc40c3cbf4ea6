//! Cases: declaring, acting, reading.

mod act;
mod declare;
mod follow;
mod list;
mod read;
mod view;

pub use act::{ActRequest, Done, IdempotencyKey};
pub use declare::{DeclareRequest, Receipt};
pub use list::{CaseFilter, CaseLine, CaseOrder, DutyLine, Page, SearchResults, TakenIn};
pub use view::{CaseView, Delivery, PersonName, StoryItem, ToldLine};
