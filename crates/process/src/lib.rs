//! process

pub mod calendar;
pub mod facility;
pub mod ids;
pub mod territory;
