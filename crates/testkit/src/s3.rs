//! A store that speaks as much of S3 as a vault asks for, and fails as it is told.

use std::{
    collections::BTreeMap,
    fmt::Write,
    path::PathBuf,
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicU32, Ordering},
    },
    time::Duration,
};

use axum::{
    Router,
    body::{Body, Bytes},
    extract::{Request, State},
    http::{Method, StatusCode, header},
    response::{IntoResponse, Response},
};
use tokio::{net::TcpListener, task::JoinHandle, time};
use vault::S3Settings;

/// The bucket that it has.
const BUCKET: &str = "pieces";

/// What the store suffers from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Trouble {
    /// Nothing.
    #[default]
    None,
    /// Every request is answered 500.
    Broken,
    /// Every answer comes so late.
    Slow(Duration),
    /// What is read ends in the middle, and looks whole.
    Short,
    /// What is read ends in the middle, with the connection.
    Cut,
    /// One byte of what is read is another.
    Altered,
    /// What is read is another object of the same store.
    Swapped,
    /// The mark of an object is never the same.
    OtherMark,
}

#[derive(Clone, Default)]
struct Shelf {
    objects: Arc<Mutex<BTreeMap<String, Bytes>>>,
    failures: Arc<AtomicU32>,
    trouble: Arc<Mutex<Trouble>>,
    answered: Arc<AtomicU32>,
}

/// The store; it is gone when this is dropped.
pub struct S3 {
    url: String,
    shelf: Shelf,
    serving: JoinHandle<()>,
}

impl S3 {
    /// Starts one that holds nothing.
    ///
    /// # Panics
    /// When no port can be had.
    pub async fn start() -> Self {
        let shelf = Shelf::default();
        let router = Router::new().fallback(answer).with_state(shelf.clone());
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let address = listener.local_addr().expect("the port's address");
        let serving = tokio::spawn(async move {
            // It ends with the test.
            let _ = axum::serve(listener, router).await;
        });
        Self {
            url: format!("http://{address}"),
            shelf,
            serving,
        }
    }

    /// How a vault finds it, with the secret in this file.
    #[must_use]
    pub fn settings(&self, secret_key_file: PathBuf) -> S3Settings {
        S3Settings {
            endpoint: self.url.clone(),
            bucket: BUCKET.to_owned(),
            region: "eu-west-1".to_owned(),
            prefix: "vigie".to_owned(),
            access_key: "key".to_owned(),
            secret_key_file,
        }
    }

    /// The next requests fail, as a store that is overloaded.
    pub fn fails(&self, times: u32) {
        self.shelf.failures.store(times, Ordering::SeqCst);
    }

    /// Suffers from something, or from nothing any more.
    pub fn suffer(&self, trouble: Trouble) {
        *held(&self.shelf.trouble) = trouble;
    }

    /// Gives the objects under one part of a name under another from now on, as
    /// somebody does who has the store.
    pub fn puts_in_place_of(&self, given: &str, named: &str) {
        let mut objects = held(&self.shelf.objects);
        let others: Vec<(String, Bytes)> = objects
            .iter()
            .filter(|(name, _)| name.contains(given))
            .map(|(name, object)| (name.replace(given, named), object.clone()))
            .collect();
        objects.extend(others);
    }

    /// The names of its objects.
    #[must_use]
    pub fn names(&self) -> Vec<String> {
        held(&self.shelf.objects).keys().cloned().collect()
    }

    /// Whether an object has these bytes in it.
    #[must_use]
    pub fn holds(&self, words: &[u8]) -> bool {
        let objects = held(&self.shelf.objects);
        objects
            .values()
            .any(|object| object.windows(words.len()).any(|window| window == words))
    }
}

impl Drop for S3 {
    fn drop(&mut self) {
        self.serving.abort();
    }
}

fn held<T>(held: &Mutex<T>) -> MutexGuard<'_, T> {
    held.lock().unwrap_or_else(PoisonError::into_inner)
}

async fn answer(State(shelf): State<Shelf>, request: Request) -> Response {
    let left = shelf.failures.load(Ordering::SeqCst);
    if left > 0 {
        shelf.failures.store(left - 1, Ordering::SeqCst);
        return StatusCode::SERVICE_UNAVAILABLE.into_response();
    }
    let trouble = *held(&shelf.trouble);
    match trouble {
        Trouble::Broken => return StatusCode::INTERNAL_SERVER_ERROR.into_response(),
        Trouble::Slow(late) => time::sleep(late).await,
        _ => {}
    }
    let method = request.method().clone();
    let query = request.uri().query().unwrap_or_default().to_owned();
    let name = request
        .uri()
        .path()
        .trim_start_matches(&format!("/{BUCKET}/"))
        .to_owned();
    let Ok(body) = axum::body::to_bytes(request.into_body(), usize::MAX).await else {
        return StatusCode::BAD_REQUEST.into_response();
    };
    let mark = match trouble {
        Trouble::OtherMark => shelf.answered.fetch_add(1, Ordering::SeqCst),
        _ => 1,
    };
    let mark = format!("\"{mark}\"");
    let mut objects = held(&shelf.objects);
    match method {
        Method::PUT => {
            objects.insert(name, body);
            [(header::ETAG, mark)].into_response()
        }
        Method::DELETE => {
            objects.remove(&name);
            StatusCode::NO_CONTENT.into_response()
        }
        _ if query.contains("list-type=2") => {
            let prefix = query
                .split('&')
                .find_map(|pair| pair.strip_prefix("prefix="))
                .unwrap_or_default()
                .replace("%2F", "/");
            list(objects.keys().filter(|name| name.starts_with(&prefix))).into_response()
        }
        _ => match objects.get(&name) {
            Some(object) => {
                let other = objects.iter().find(|(other, _)| **other != name);
                let body = suffered(object, other.map(|(_, other)| other), trouble);
                let modified = "Fri, 20 Nov 2026 09:12:44 GMT".to_owned();
                (
                    [(header::ETAG, mark), (header::LAST_MODIFIED, modified)],
                    body,
                )
                    .into_response()
            }
            None => StatusCode::NOT_FOUND.into_response(),
        },
    }
}

/// An object as it is read.
fn suffered(object: &Bytes, other: Option<&Bytes>, trouble: Trouble) -> Body {
    let half = object.slice(..object.len() / 2);
    match trouble {
        Trouble::Short => half.into(),
        Trouble::Cut => {
            let parts = [Ok(half), Err(std::io::Error::other("cut"))];
            Body::from_stream(futures::stream::iter(parts))
        }
        Trouble::Altered => {
            let mut bytes = object.to_vec();
            let middle = bytes.len() / 2;
            if let Some(byte) = bytes.get_mut(middle) {
                *byte ^= 1;
            }
            bytes.into()
        }
        Trouble::Swapped => other.unwrap_or(object).clone().into(),
        _ => object.clone().into(),
    }
}

fn list<'n>(names: impl Iterator<Item = &'n String>) -> String {
    let mut found = String::new();
    for name in names {
        // Writing to a string does not fail.
        let _ = write!(
            found,
            "<Contents><Key>{name}</Key><Size>1</Size><ETag>\"1\"</ETag>\
             <LastModified>2026-11-20T09:12:44.000Z</LastModified></Contents>"
        );
    }
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><ListBucketResult><Name>{BUCKET}</Name>\
         <IsTruncated>false</IsTruncated>{found}</ListBucketResult>"
    )
}
