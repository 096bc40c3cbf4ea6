//! The end of a file's life, and the erasure of what is held of a person
//! (KEEP-2): what is due, who decides, and carrying it out.

mod bundle;
mod carrying;
mod conservation;
mod ending;
mod person;
mod requests;
pub(crate) mod story;
pub(crate) mod subjects;
mod values;

use process::{
    access::{Actor, Seat, Standing, Verb},
    decide::permit,
};

pub use carrying::CarriedOut;
pub use conservation::{
    CategoryLine, Conservation, DueFile, EndedFile, HeldFile, ProposedFile, SecondPerson,
};
pub use person::{FoundAccount, FoundDraft, FoundPerson, FoundValue, PersonValue};
pub use requests::{Decision, ErasureLine, ErasureRequest, ErasureView};
pub use subjects::{EndRequest, FileView};

use crate::AppError;

/// Refuses whoever has no right to this part of the end of files.
fn entitled(actor: &Actor, verb: Verb) -> Result<(), AppError> {
    permit(verb, seat(actor)).map_err(AppError::from)
}

/// The seat from which somebody acts on files, whatever the facility.
const fn seat(actor: &Actor) -> Seat {
    match &actor.standing {
        Standing::Staff(role) => Seat::Staff { role: *role },
        Standing::Operator => Seat::Operator,
        Standing::Platform => Seat::Platform,
        Standing::Facilities(_)
        | Standing::Follower(_)
        | Standing::Contact { .. }
        | Standing::Stranger => Seat::Stranger,
    }
}
