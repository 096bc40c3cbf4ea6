//! Documents for people: PDF pages set by Typst, tagged for screen readers
//! (PDF/UA-1) and made to be kept (PDF/A-2a).
//!
//! A document is typed data in the words of its reader's language. Its
//! template receives them as values and never as source: nothing that
//! somebody wrote can become an instruction of the typesetter. Typesetting is
//! work for a processor: callers run it beside their asynchronous tasks.

mod custody;
mod document;
mod figures;
mod fonts;
mod incident_log;
mod paper_form;
pub mod pictures;
mod playbooks;
mod printable;
mod receipt;
mod render;
mod statement;
mod story;
mod workbook;
mod world;

pub use custody::CustodySheet;
pub use document::{Address, Document, Frame, MadeFor, Marking, Owed, Row};
pub use figures::{FiguresReport, Section, Table};
pub use incident_log::IncidentLog;
pub use paper_form::{PaperForm, Part, Question, Room};
pub use playbooks::{
    Cover, Manner, PlaybookPart, PlaybookSheet, PlaybookSource, PlaybookStep, Playbooks, StepGroup,
};
pub use receipt::Receipt;
pub use render::{Failure, pdf};
pub use statement::Statement;
pub use story::{Act, Due, Fact, Facts, Measure, Piece, Story, Told};
pub use workbook::{Cell, NotWritten, Sheet, workbook};
