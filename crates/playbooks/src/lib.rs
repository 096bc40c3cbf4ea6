//! Playbooks (fiches réflexes): what to do by type of incident and reader's
//! skill (SUPP-5). They are written in Markdown, under headings that every
//! playbook has, so that pages, paper and proposals of measures are drawn
//! from one text.

mod first_set;
mod markdown;
mod playbook;

pub use first_set::{PlaybookKey, first_set, for_causes};
pub use markdown::{Misplaced, read};
pub use playbook::{Playbook, Section, SectionKind, Skill, Source, Step, measures_of};
