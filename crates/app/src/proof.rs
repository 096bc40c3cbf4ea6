//! The record that stands without trusting this installation: its log is
//! signed, guarded against an old backup, verified, and handed out.

mod asking;
mod bundle;
mod guard;
mod keeper;
mod rotation;
mod signing;
mod standing;
mod verify;
mod vouching;
mod witness;

pub use bundle::{Bundle, BundleFault, CheckedBundle, Extent, Paper, SignedBy, check_bundle};
pub use guard::{Break, Guarded};
pub use keeper::Keeper;
pub use standing::{SignedHead, Standing, WitnessStanding};
pub use verify::{Alteration, Finding, Named, Pace, Place, Verification};
pub use vouching::{Vouching, Witness};
pub use witness::NotVouched;
