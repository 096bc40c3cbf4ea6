//! The process of declaring and handling incidents, as pure rules: no input
//! or output, no clock, no randomness. Times and everything else that a rule
//! needs are passed in.

pub mod calendar;
pub mod declaration;
pub mod facility;
pub mod ids;
pub mod territory;
pub mod words;
