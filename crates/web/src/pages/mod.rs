//! Pages, one folder for each kind of reader.

pub mod visitor;
