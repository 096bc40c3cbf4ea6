//! Serving the portal on the internet: connections, their limits, TLS.

mod certificate;
mod limits;
mod redirect;

use std::convert::Infallible;
use std::future::Future;
use std::net::SocketAddr;
use std::pin::pin;
use std::sync::Arc;
use std::{io, time::Duration};

use axum::Router;
use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::http::{Request, Response};
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::{GracefulShutdown, Watcher};
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::time;
use tokio_rustls::TlsAcceptor;
use tower::ServiceExt;

pub use certificate::{Certificate, CertificateError, CertificateFiles, Looked};
pub use limits::Limits;
pub use redirect::to_https;

/// How long the listener rests after a connection could not be taken, as when
/// the process has no file descriptor left.
const REST: Duration = Duration::from_secs(1);

/// How connections are taken.
#[derive(Clone, Default)]
pub struct Edge {
    /// What a client may take of time and room.
    pub limits: Limits,
    /// The certificate under which HTTPS is spoken; plain HTTP without.
    pub certificate: Option<Certificate>,
}

/// Answers until `stop` is done, then ends the requests that were begun.
pub async fn serve(
    listener: TcpListener,
    router: Router,
    edge: Edge,
    stop: impl Future<Output = ()>,
) {
    let places = Arc::new(Semaphore::new(edge.limits.connections));
    let tls = edge.certificate.as_ref().map(Certificate::acceptor);
    let ending = GracefulShutdown::new();
    let mut stop = pin!(stop);
    loop {
        let (stream, client, place) = tokio::select! {
            () = &mut stop => break,
            next = next(&listener, &places) => next,
        };
        let connection = Connection {
            router: router.clone(),
            limits: edge.limits,
            client,
            watcher: ending.watcher(),
        };
        let tls = tls.clone();
        tokio::spawn(async move {
            connection.answer(stream, tls).await;
            drop(place);
        });
    }
    drop(listener);
    ending.shutdown().await;
}

/// The next connection, once there is a place for it: those above the limit
/// wait in the system's queue.
async fn next(
    listener: &TcpListener,
    places: &Arc<Semaphore>,
) -> (TcpStream, SocketAddr, Option<OwnedSemaphorePermit>) {
    let place = places.clone().acquire_owned().await.ok();
    loop {
        match listener.accept().await {
            Ok((stream, client)) => return (stream, client, place),
            Err(error) => {
                tracing::warn!(%error, "a connection could not be taken");
                if !of_the_client(&error) {
                    time::sleep(REST).await;
                }
            }
        }
    }
}

fn of_the_client(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        io::ErrorKind::ConnectionRefused
            | io::ErrorKind::ConnectionAborted
            | io::ErrorKind::ConnectionReset
    )
}

struct Connection {
    router: Router,
    limits: Limits,
    client: SocketAddr,
    watcher: Watcher,
}

impl Connection {
    async fn answer(self, stream: TcpStream, tls: Option<TlsAcceptor>) {
        // Without it answers are only slower.
        let _ = stream.set_nodelay(true);
        let Some(tls) = tls else {
            return self.speak(stream).await;
        };
        match time::timeout(self.limits.handshake, tls.accept(stream)).await {
            Ok(Ok(stream)) => self.speak(stream).await,
            Ok(Err(error)) => tracing::debug!(%error, "no TLS could be agreed on"),
            Err(_) => tracing::debug!("a TLS handshake took too long"),
        }
    }

    async fn speak(self, stream: impl AsyncRead + AsyncWrite + Unpin + Send + 'static) {
        let Self {
            router,
            limits,
            client,
            watcher,
        } = self;
        let service = service_fn(move |request: Request<Incoming>| {
            let mut request = request.map(Body::new);
            request.extensions_mut().insert(ConnectInfo(client));
            let router = router.clone();
            async move {
                let answer: Result<Response<Body>, Infallible> = router.oneshot(request).await;
                answer
            }
        });
        let connection = http1::Builder::new()
            .timer(TokioTimer::new())
            .header_read_timeout(limits.head)
            .max_buf_size(limits.head_bytes)
            .max_headers(limits.headers)
            .serve_connection(TokioIo::new(stream), service);
        if let Err(error) = watcher.watch(connection).await {
            tracing::debug!(%error, "a connection ended early");
        }
    }
}
