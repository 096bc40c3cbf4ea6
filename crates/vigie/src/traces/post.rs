//! Calls the collector, on the program's own runtime, with the client that
//! calls everybody else; says once that it does not answer, and once that it
//! does again.

use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

use async_trait::async_trait;
use opentelemetry_http::{Bytes, HttpClient, HttpError, Request, Response};
use reqwest::{Client, redirect::Policy};
use tokio::runtime::Handle;
use tracing::{info, warn};

/// How long the collector may take to answer.
const PATIENCE: Duration = Duration::from_secs(5);

/// How the collector is called.
#[derive(Clone, Debug)]
pub(super) struct Post {
    client: Client,
    runtime: Handle,
    /// Whether the last call failed.
    failing: Arc<AtomicBool>,
}

impl Post {
    /// Calls nobody yet.
    ///
    /// # Errors
    /// When nobody could be called over TLS.
    pub(super) fn open(runtime: Handle) -> reqwest::Result<Self> {
        let client = Client::builder()
            .redirect(Policy::none())
            .timeout(PATIENCE)
            .no_proxy()
            .build()?;
        Ok(Self {
            client,
            runtime,
            failing: Arc::default(),
        })
    }

    fn note(&self, answer: &reqwest::Result<Response<Bytes>>) {
        let trouble = match answer {
            Ok(answer) if answer.status().is_success() => None,
            Ok(answer) => Some(format!("status {}", answer.status().as_u16())),
            Err(error) if error.is_timeout() => Some("no answer in time".to_owned()),
            Err(_) => Some("no connection".to_owned()),
        };
        let before = self.failing.swap(trouble.is_some(), Ordering::Relaxed);
        match trouble {
            Some(trouble) if !before => {
                warn!(
                    trouble,
                    "the collector does not take traces: they are forgotten"
                );
            }
            None if before => info!("the collector takes traces again"),
            _ => {}
        }
    }
}

async fn call(client: Client, request: reqwest::Request) -> reqwest::Result<Response<Bytes>> {
    let answer = client.execute(request).await?;
    let status = answer.status();
    let body = answer.bytes().await?;
    let mut told = Response::new(body);
    *told.status_mut() = status;
    Ok(told)
}

#[async_trait]
impl HttpClient for Post {
    async fn send_bytes(&self, request: Request<Bytes>) -> Result<Response<Bytes>, HttpError> {
        let request = reqwest::Request::try_from(request)?;
        let calling = self.runtime.spawn(call(self.client.clone(), request));
        let answer = calling.await?;
        self.note(&answer);
        Ok(answer?)
    }
}
