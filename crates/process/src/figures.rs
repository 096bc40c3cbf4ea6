//! The observatory (FIG-1, FIG-2): what is counted of cases, and how. Each
//! figure is declared once, in [`crate::words::Figure`]: its denominator and
//! unit there, its sentence in the catalogues; page, API, downloads and
//! reports all read it from there.
//!
//! Days are those of Paris. Exercises are never counted.

mod among;
mod delay;
mod fact;
mod group;
mod publish;
mod publishable;
mod question;
mod span;
mod suppress;
mod tally;
mod timeline;
mod value;

pub use among::Among;
pub use delay::Delay;
pub use fact::{Fact, Judged, OpenTo};
pub use group::{Group, groups};
pub use publish::{
    KeptNumbers, PUBLISHED_BY, PublicTable, PublicYear, Published, last_published, publish, tables,
};
pub use publishable::publishable;
pub use question::{Kind, NotAKind, NotAPlace, Place, Question};
pub use span::Span;
pub use tally::{broken_down, measure};
pub use timeline::{Happening, Step, Timeline, timeline};
pub use value::{Change, Value};
