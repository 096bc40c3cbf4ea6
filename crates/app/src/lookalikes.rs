//! Cases that look alike (SUPP-2, LESS-2): sought in what each case is found
//! by, compared under the rights of whoever asks, never stored as pairs.

mod comparing;
mod frequencies;
mod judging;
mod marking;
mod profile;
mod reading;
mod remembered;
mod seek;

pub use comparing::Compared;
pub(crate) use frequencies::Frequencies;
pub use likeness::{Likeness, NameKind, Reason, Signal, Verdict, observable::ObservableKind};
pub(crate) use profile::{Telling, profile, row, telling};
pub use reading::{Lookalike, Lookalikes};
pub(crate) use remembered::Remembered;
