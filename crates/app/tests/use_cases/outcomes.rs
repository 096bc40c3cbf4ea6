//! What is expected of outcomes that are not successes.

use app::{AppError, WrongInput};
use process::refusal::Refusal;

/// The refusal that is expected.
pub(crate) fn refused<T: std::fmt::Debug>(outcome: Result<T, AppError>) -> Refusal {
    match outcome {
        Err(AppError::Refused(refusal)) => refusal,
        other => panic!("a refusal is expected, not {other:?}"),
    }
}

/// The wrong input that is expected.
pub(crate) fn wrong<T: std::fmt::Debug>(outcome: Result<T, AppError>) -> WrongInput {
    match outcome {
        Err(AppError::Wrong(wrong)) => wrong,
        other => panic!("a wrong input is expected, not {other:?}"),
    }
}
