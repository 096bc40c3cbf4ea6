//! How many requests a node answers at a time. Those above wait their turn, and
//! those that would wait too long are told at once to come back: a wave that is
//! larger than the node slows it down, and never stops it.

use std::sync::Arc;

use axum::body::Body;
use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use tokio::sync::Semaphore;

use crate::problem::{Problem, ProblemKind};
use crate::routes;

/// How many requests find a place at a time; files on their way, assets and
/// what a supervisor asks need none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Places {
    /// Requests that are answered at the same time.
    pub answered: usize,
    /// Requests that may wait for it.
    pub waiting: usize,
}

impl Default for Places {
    fn default() -> Self {
        Self {
            answered: 128,
            waiting: 512,
        }
    }
}

/// The places of a node.
#[derive(Clone)]
pub(crate) struct Crowd {
    /// Places to be answered or to wait.
    all: Arc<Semaphore>,
    /// Places to be answered.
    answered: Arc<Semaphore>,
}

impl Crowd {
    pub(crate) fn within(places: Places) -> Self {
        Self {
            all: Arc::new(Semaphore::new(
                places.answered.saturating_add(places.waiting),
            )),
            answered: Arc::new(Semaphore::new(places.answered)),
        }
    }
}

/// Answers a request in its turn, or says at once that there is no place. The
/// body is read before, so that nobody holds a place by sending slowly.
pub(crate) async fn admit(State(crowd): State<Crowd>, request: Request, next: Next) -> Response {
    let (parts, body) = request.into_parts();
    let body = match routes::read_whole(body).await {
        Ok(body) => body,
        Err(refused) => return refused,
    };
    let Ok(_place) = crowd.all.try_acquire() else {
        return Problem::from(ProblemKind::Crowded).into_response();
    };
    let Ok(_turn) = crowd.answered.acquire().await else {
        return Problem::from(ProblemKind::Crowded).into_response();
    };
    next.run(Request::from_parts(parts, Body::from(body))).await
}
