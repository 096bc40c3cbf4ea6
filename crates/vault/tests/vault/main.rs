//! Evidence at rest, on disk and in a store that speaks S3: what comes in any
//! number of pieces comes back whole, encrypted in between, and only then.

#![allow(clippy::unwrap_used, clippy::expect_used)]

mod failing;
mod places;
mod reading;
mod receiving;
mod wrapping;
