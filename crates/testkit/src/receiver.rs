//! A receiver of webhooks on this machine, which keeps what it is sent, or
//! lies in the way that a test asks for.

use std::{panic::resume_unwind, sync::Arc, time::Duration};

use axum::{
    Router,
    extract::State,
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
    routing::post,
};
use tokio::{net::TcpListener, sync::watch, task::JoinHandle, time::timeout};

/// Longest wait for a letter before the test fails.
const PATIENCE: Duration = Duration::from_secs(20);

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
    /// It takes the letter and breaks the connection off.
    BreaksOff,
    /// It takes the letter and answers once it is in another mood.
    Slow,
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
    mood: watch::Sender<Mood>,
    letters: watch::Sender<Vec<Letter>>,
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
        self.inner.mood.send_replace(mood);
    }

    /// What it was sent, the oldest first, whatever it answered.
    #[must_use]
    pub fn letters(&self) -> Vec<Letter> {
        self.inner.letters.borrow().clone()
    }

    /// Waits until it was sent so many letters.
    ///
    /// # Panics
    /// After 20 seconds.
    pub async fn has_received(&self, many: usize) {
        let mut letters = self.inner.letters.subscribe();
        let enough = letters.wait_for(|letters| letters.len() >= many);
        let waited = timeout(PATIENCE, enough).await;
        assert!(waited.is_ok(), "not {many} letters: {:?}", self.letters());
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
    let letter = Letter {
        id: named("webhook-id"),
        timestamp: named("webhook-timestamp"),
        signature: named("webhook-signature"),
        body,
    };
    inner.letters.send_modify(|letters| letters.push(letter));
    let mut moods = inner.mood.subscribe();
    // The sender lives in `inner`, held here: waiting cannot fail.
    let mood = moods.wait_for(|mood| *mood != Mood::Slow).await;
    let mood = mood.map_or(Mood::Takes, |mood| *mood);
    match mood {
        // Whoever serves the connection drops it, without a word on the console.
        Mood::BreaksOff => resume_unwind(Box::new("broken off")),
        Mood::Takes | Mood::Slow => StatusCode::NO_CONTENT.into_response(),
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
