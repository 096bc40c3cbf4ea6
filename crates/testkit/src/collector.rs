//! A collector of traces on this machine, which keeps every byte that it is
//! sent, or does not answer.

use std::sync::Arc;

use axum::{
    Router,
    body::Bytes,
    extract::State,
    http::{HeaderMap, StatusCode},
    routing::post,
};
use tokio::{net::TcpListener, sync::watch, task::JoinHandle};

/// How the collector answers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Humour {
    /// It takes what it is sent.
    #[default]
    Takes,
    /// It takes it, and answers once it is in another humour.
    Silent,
    /// It refuses.
    Refuses,
}

/// A collector that answers as long as it is kept.
pub struct Collector {
    /// Where it takes traces.
    pub url: String,
    inner: Arc<Inner>,
    answering: JoinHandle<()>,
}

#[derive(Default)]
struct Inner {
    humour: watch::Sender<Humour>,
    taken: watch::Sender<Vec<u8>>,
}

impl Collector {
    /// A collector on a free port.
    ///
    /// # Panics
    /// When no port is free.
    pub async fn listening() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await;
        let listener = listener.expect("a free port");
        let port = listener.local_addr().expect("an address").port();
        let inner = Arc::new(Inner::default());
        let router = Router::new()
            .route("/v1/traces", post(take))
            .with_state(inner.clone());
        let answering = tokio::spawn(async move {
            axum::serve(listener, router).await.ok();
        });
        Self {
            url: format!("http://127.0.0.1:{port}/v1/traces"),
            inner,
            answering,
        }
    }

    /// Changes how it answers.
    pub fn is(&self, humour: Humour) {
        self.inner.humour.send_replace(humour);
    }

    /// Whether these bytes are in what it was sent. Texts stand in protobuf as
    /// they are, identifiers of traces as their sixteen bytes.
    #[must_use]
    pub fn was_told(&self, bytes: &[u8]) -> bool {
        let taken = self.inner.taken.borrow();
        taken.windows(bytes.len()).any(|window| window == bytes)
    }

    /// Waits until it was sent something.
    pub async fn hears(&self) {
        let mut taken = self.inner.taken.subscribe();
        // The sender lives in `inner`, held here: waiting cannot fail.
        let _ = taken.wait_for(|taken| !taken.is_empty()).await;
    }
}

impl Drop for Collector {
    fn drop(&mut self) {
        self.answering.abort();
    }
}

async fn take(State(inner): State<Arc<Inner>>, headers: HeaderMap, body: Bytes) -> StatusCode {
    let kind = headers.get("content-type").map(|kind| kind.as_bytes());
    if kind != Some(b"application/x-protobuf") {
        return StatusCode::UNSUPPORTED_MEDIA_TYPE;
    }
    inner
        .taken
        .send_modify(|taken| taken.extend_from_slice(&body));
    let mut humours = inner.humour.subscribe();
    let humour = humours.wait_for(|humour| *humour != Humour::Silent).await;
    match humour.map_or(Humour::Takes, |humour| *humour) {
        Humour::Refuses => StatusCode::SERVICE_UNAVAILABLE,
        Humour::Takes | Humour::Silent => StatusCode::OK,
    }
}
