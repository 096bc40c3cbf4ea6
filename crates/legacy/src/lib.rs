//! What a file of reports of years past says, line by line (FIG-1): a table of
//! one report a line, as CSV or as a workbook, in the words of the portal in
//! either of its languages.
//!
//! Nothing here reads a clock or a database: [`read`] gives what a file says,
//! [`PastFile::settle`] what is counted of it once the register has answered.

mod columns;
mod file;
mod line;
mod moments;
mod problem;
mod settle;
mod table;
mod texts;
mod vocabulary;
mod workbook;

pub use columns::words_of;
pub use file::{PastFile, read};
pub use problem::{Problem, Unusable, What};
pub use settle::{Known, Settled};
