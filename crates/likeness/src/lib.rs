//! What makes two cases alike (SUPP-2): the observables that they share, the
//! provider or product that they name, when and where they began, and their
//! wording. Pure: everything is computed from the texts and numbers given.

mod compare;
pub mod observable;
mod profile;
mod rarity;
pub mod wording;

pub use compare::{Likeness, Reason, Signal, Verdict, compare};
pub use profile::{Key, Name, NameKind, Place, Profile, ProfileParts};
pub use rarity::{FREQUENT, Rarity};
