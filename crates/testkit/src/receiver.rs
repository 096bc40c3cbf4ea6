//! A receiver of webhooks on this machine, which keeps what it is sent, or
//! lies in the way that a test asks for.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use axum::{
    Router,
    extract::State,
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
    routing::post,
};
use tokio::{net::TcpListener, task::JoinHandle};

/// How the receiver answers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Mood {
    /// It takes what it is sent.
    #[default]
    Takes,
    /// It is broken.
    Broken,
    /// It is gone for good.
    Gone,
    /// It leads elsewhere, to an address that would take it.
    LeadsElsewhere,
    /// It answers more than anybody would read.
    Endless,
}

/// What it was sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Letter {
    /// `webhook-id`.
    pub id: String,
    /// `webhook-timestamp`.
    pub timestamp: String,
    /// `webhook-signature`.
    pub signature: String,
    /// The body.
    pub body: String,
}

/// A receiver that answers as long as it is kept.
pub struct Receiver {
    /// Where it is told.
    pub url: String,
    inner: Arc<Inner>,
    answering: JoinHandle<()>,
}

#[derive(Default)]
struct Inner {
    mood: Mutex<Mood>,
    letters: Mutex<Vec<Letter>>,
}

fn held<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Receiver {
    /// A receiver on a free port.
    ///
    /// # Panics
    /// When no port is free.
    pub async fn listening() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await;
        let listener = listener.expect("a free port");
        let port = listener.local_addr().expect("an address").port();
        let inner = Arc::new(Inner::default());
        let router = Router::new()
            .route("/in", post(take))
            .route("/elsewhere", post(take))
            .with_state(inner.clone());
        let answering = tokio::spawn(async move {
            axum::serve(listener, router).await.ok();
        });
        Self {
            url: format!("http://127.0.0.1:{port}/in"),
            inner,
            answering,
        }
    }

    /// Changes how it answers.
    pub fn is(&self, mood: Mood) {
        *held(&self.inner.mood) = mood;
    }

    /// What it was sent, the oldest first, whatever it answered.
    #[must_use]
    pub fn letters(&self) -> Vec<Letter> {
        held(&self.inner.letters).clone()
    }
}

impl Drop for Receiver {
    fn drop(&mut self) {
        self.answering.abort();
    }
}

async fn take(State(inner): State<Arc<Inner>>, headers: HeaderMap, body: String) -> Response {
    let named = |name: &str| {
        let value = headers.get(name).and_then(|value| value.to_str().ok());
        value.unwrap_or_default().to_owned()
    };
    held(&inner.letters).push(Letter {
        id: named("webhook-id"),
        timestamp: named("webhook-timestamp"),
        signature: named("webhook-signature"),
        body,
    });
    let mood = *held(&inner.mood);
    match mood {
        Mood::Takes => StatusCode::NO_CONTENT.into_response(),
        Mood::Broken => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
        Mood::Gone => StatusCode::GONE.into_response(),
        Mood::LeadsElsewhere => (
            StatusCode::TEMPORARY_REDIRECT,
            [(header::LOCATION, "/elsewhere")],
        )
            .into_response(),
        Mood::Endless => "x".repeat(64 * 1024 * 1024).into_response(),
    }
}
