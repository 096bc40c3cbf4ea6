<<<<<<< HEAD
//! The process of declaring and handling incidents, as pure rules: no input
//! or output, no clock, no randomness. Times and everything else that a rule
//! needs are passed in.

pub mod calendar;
pub mod declaration;
pub mod facility;
pub mod ids;
pub mod territory;
pub mod words;
=======
//! The process of reporting and handling incidents, as pure rules.
//!
//! Nothing here does input or output, reads a clock or draws at random: time,
//! identities and nonces are passed in. The modules bear the names of the
//! phases of the process; rule ids such as `DECL-5` are cited where they are
//! applied.

pub mod act;
pub mod ids;
>>>>>>> 4c1b037 (Add identities and the log's hashes)
