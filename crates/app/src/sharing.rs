//! Sharing an extract of a case with somebody outside: what there is to
//! choose from, the secret link, what its holder sees and answers (QUAL-5).

mod link;
mod material;
mod opening;
mod reading;

pub use opening::{OpenedExtract, Reply};
pub use reading::{ExtractLine, Offered};

pub(crate) use material::material;
