//! The record that stands without trusting this installation: its log is
//! signed, guarded against an old backup, verified, and handed out.

mod asking;
mod bundle;
mod calling;
mod guard;
mod keeper;
mod rotation;
mod signing;
mod stamping;
mod standing;
mod verify;
mod vouching;
mod witness;

pub use bundle::{Bundle, BundleFault, CheckedBundle, Extent, Paper, SignedBy, check_bundle};
pub use guard::{Break, Guarded};
pub use keeper::Keeper;
pub use stamping::Need;
pub use standing::{SignedHead, StampedHead, Standing, WitnessStanding};
pub use verify::{Alteration, EvidenceRead, Finding, Named, Pace, Place, Verification};
pub use vouching::{TimeStamps, Vouching, Witness};
pub use witness::NotVouched;
