//! Reports of years past: taken over from a file, counted beside cases, taken
//! back (FIG-1).

mod importing;
mod reading;
mod trying;

use process::{
    act::{Subject, SubjectKind},
    ids::PastImportId,
    past::NotAnImport,
};

pub use importing::Imported;
pub use legacy::{Problem, Unusable, What, words_of};
pub use reading::PastImportFile;
pub use trying::{PastTrial, PastYear};

use crate::AppError;

/// A file that somebody sent.
#[derive(Clone, Debug)]
pub struct SentFile {
    /// Its name.
    pub name: String,
    /// Its bytes.
    pub bytes: bytes::Bytes,
}

pub(crate) const fn subject(id: PastImportId) -> Subject {
    Subject {
        kind: SubjectKind::PastImport,
        id: id.0,
    }
}

impl From<NotAnImport> for AppError {
    fn from(error: NotAnImport) -> Self {
        Self::Internal(error.to_string())
    }
}
