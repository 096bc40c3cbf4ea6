//! What playbooks (fiches réflexes) say, and those with which the portal
//! comes (SUPP-5). They are written in Markdown, under headings that every
//! playbook has, so that pages, paper and proposals of measures are drawn
//! from one text.

mod contents;
mod file;
mod markdown;
mod shipped;

pub use contents::{Contents, Section, Source, Step, check, contents, measures_of, sheet};
pub use file::{File, NotAFile};
pub use markdown::read;
pub use shipped::{SHIPPED, Shipped};
