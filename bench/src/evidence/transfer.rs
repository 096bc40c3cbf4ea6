//! Sending and fetching over a connection that breaks.

use std::{error::Error, io, time::Duration};

use bytes::Bytes;
use futures::{StreamExt, stream};
use reqwest::{Method, RequestBuilder, Response, StatusCode, header};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use tokio::time;

use super::{
    content::{Content, hex},
    program::Program,
};
use crate::portal::FACILITY;

/// What a portal answers that has not noticed the cut yet.
const SETTLING: [StatusCode; 2] = [StatusCode::CONFLICT, StatusCode::LOCKED];
/// How long it is given to do so.
const SETTLED: Duration = Duration::from_millis(50);

/// Somebody who reports, sends and fetches.
pub(crate) struct Client {
    http: reqwest::Client,
    origin: String,
    token: String,
}

/// A piece on record.
pub(crate) struct Sent {
    pub(crate) piece: String,
    /// The hash that the portal took.
    pub(crate) hash: String,
    pub(crate) cuts: u64,
}

/// A piece that came back.
pub(crate) struct Fetched {
    /// The hash of what came.
    pub(crate) hash: String,
    pub(crate) cuts: u64,
}

impl Client {
    pub(crate) fn of(portal: &Program) -> Self {
        Self {
            http: reqwest::Client::new(),
            origin: format!("http://{}", portal.address),
            token: portal.token.clone(),
        }
    }

    fn call(&self, method: Method, path: &str) -> RequestBuilder {
        let url = format!("{}{path}", self.origin);
        self.http
            .request(method, url)
            .bearer_auth(&self.token)
            .header("Tus-Resumable", "1.0.0")
    }

    /// Opens a case, and gives its address.
    pub(crate) async fn declare(&self) -> Result<String, Box<dyn Error>> {
        let asked = json!({"facility": FACILITY, "description": "Journaux à remettre."});
        let call = self.call(Method::POST, "/api/v1/declarations").json(&asked);
        let receipt: Value = expected(call.send().await?, StatusCode::CREATED)
            .await?
            .json()
            .await?;
        let reference = text(&receipt["reference"])?;
        Ok(format!("/api/v1/cases/{reference}"))
    }

    /// Sends a file, the connection cut `cuts` times on the way.
    pub(crate) async fn send(
        &self,
        case: &str,
        content: &Content,
        cuts: u64,
    ) -> Result<Sent, Box<dyn Error>> {
        let begun = self
            .call(Method::POST, &format!("{case}/evidence/uploads"))
            .header("Upload-Length", content.size)
            // pare-feu.log: nothing that leaves wrapped
            .header("Upload-Metadata", "filename cGFyZS1mZXUubG9n")
            .send()
            .await?;
        let begun = expected(begun, StatusCode::CREATED).await?;
        let upload = begun
            .headers()
            .get(header::LOCATION)
            .ok_or("no address to send to")?
            .to_str()?
            .to_owned();
        let stretch = content.size / (cuts + 1) + 1;
        let mut cut = 0;
        loop {
            let asked = self.call(Method::HEAD, &upload).send().await?;
            let offset: u64 = expected(asked, StatusCode::OK)
                .await?
                .headers()
                .get("Upload-Offset")
                .ok_or("no offset")?
                .to_str()?
                .parse()?;
            let breaks_at = offset + stretch;
            let parts = content.parts(offset, breaks_at).map(Ok);
            let broken = (breaks_at < content.size)
                .then(|| Err(io::Error::other("the connection was cut")))
                .into_iter();
            let body = stream::iter(parts.chain(broken));
            let patched = self
                .call(Method::PATCH, &upload)
                .header("Upload-Offset", offset)
                .header(header::CONTENT_TYPE, "application/offset+octet-stream")
                .header(header::CONTENT_LENGTH, content.size - offset)
                .body(reqwest::Body::wrap_stream(body))
                .send()
                .await;
            match patched {
                // What came before the cut is still being put away.
                Ok(answer) if SETTLING.contains(&answer.status()) => {
                    time::sleep(SETTLED).await;
                }
                Ok(answer) => {
                    expected(answer, StatusCode::NO_CONTENT).await?;
                    break;
                }
                Err(_) if breaks_at < content.size => cut += 1,
                Err(error) => return Err(error.into()),
            }
        }
        let piece = upload.rsplit('/').next().unwrap_or_default().to_owned();
        let path = format!("{case}/evidence/{piece}");
        let on_record = self.call(Method::GET, &path).send().await?;
        let on_record: Value = expected(on_record, StatusCode::OK).await?.json().await?;
        Ok(Sent {
            hash: text(&on_record["sha256"])?,
            piece,
            cuts: cut,
        })
    }

    /// Fetches a piece, the connection cut `cuts` times on the way.
    pub(crate) async fn fetch(
        &self,
        case: &str,
        piece: &str,
        cuts: u64,
    ) -> Result<Fetched, Box<dyn Error>> {
        let path = format!("{case}/evidence/{piece}/copies");
        let ask = json!({"reason": "Mesure."});
        let copy = self.call(Method::POST, &path).json(&ask).send().await?;
        let copy: Value = expected(copy, StatusCode::CREATED).await?.json().await?;
        let href = text(&copy["href"])?;
        let mut hash = Sha256::new();
        let mut fetched = 0_u64;
        let mut cut = 0;
        let mut size = u64::MAX;
        while fetched < size {
            let answer = self
                .call(Method::GET, &href)
                .header(header::RANGE, format!("bytes={fetched}-"))
                .send()
                .await?;
            let answer = expected(answer, StatusCode::PARTIAL_CONTENT).await?;
            size = fetched + answer.content_length().ok_or("no length")?;
            let breaks_at = fetched + size.div_ceil(cuts + 1);
            let mut parts = answer.bytes_stream();
            while fetched < breaks_at {
                let Some(part) = parts.next().await else {
                    break;
                };
                let part: Bytes = part?;
                hash.update(&part);
                fetched += part.len() as u64;
            }
            // What is dropped here before its end is a cut connection.
            cut += u64::from(fetched < size);
        }
        Ok(Fetched {
            hash: hex(hash),
            cuts: cut,
        })
    }
}

async fn expected(answer: Response, status: StatusCode) -> Result<Response, Box<dyn Error>> {
    if answer.status() == status {
        return Ok(answer);
    }
    let got = answer.status();
    Err(format!("expected {status}, got {got}").into())
}

fn text(value: &Value) -> Result<String, Box<dyn Error>> {
    let text = value.as_str().ok_or("expected a text in the answer")?;
    Ok(text.to_owned())
}
