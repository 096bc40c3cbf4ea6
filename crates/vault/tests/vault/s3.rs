//! A store that speaks as much of S3 as a vault asks for, and fails when told
//! to.

use std::{
    collections::BTreeMap,
    fmt::Write,
    sync::{
        Arc, Mutex,
        atomic::{AtomicU32, Ordering},
    },
};

use axum::{
    Router,
    body::Bytes,
    extract::{Request, State},
    http::{Method, StatusCode},
    response::{IntoResponse, Response},
};

#[derive(Clone, Default)]
struct Shelf {
    objects: Arc<Mutex<BTreeMap<String, Bytes>>>,
    failures: Arc<AtomicU32>,
}

/// The store.
pub(crate) struct S3 {
    pub(crate) url: String,
    shelf: Shelf,
}

impl S3 {
    pub(crate) async fn start() -> Self {
        let shelf = Shelf::default();
        let router = Router::new().fallback(answer).with_state(shelf.clone());
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        tokio::spawn(async move { axum::serve(listener, router).await.unwrap() });
        Self { url, shelf }
    }

    /// The next requests fail, as a store that is overloaded.
    pub(crate) fn fails(&self, times: u32) {
        self.shelf.failures.store(times, Ordering::SeqCst);
    }

    pub(crate) fn names(&self) -> Vec<String> {
        self.shelf.objects.lock().unwrap().keys().cloned().collect()
    }

    pub(crate) fn holds(&self, words: &[u8]) -> bool {
        let objects = self.shelf.objects.lock().unwrap();
        objects
            .values()
            .any(|object| object.windows(words.len()).any(|window| window == words))
    }
}

async fn answer(State(shelf): State<Shelf>, request: Request) -> Response {
    let left = shelf.failures.load(Ordering::SeqCst);
    if left > 0 {
        shelf.failures.store(left - 1, Ordering::SeqCst);
        return StatusCode::SERVICE_UNAVAILABLE.into_response();
    }
    let method = request.method().clone();
    let query = request.uri().query().unwrap_or_default().to_owned();
    let name = request
        .uri()
        .path()
        .trim_start_matches("/pieces/")
        .to_owned();
    let body = axum::body::to_bytes(request.into_body(), usize::MAX)
        .await
        .unwrap();
    let mut objects = shelf.objects.lock().unwrap();
    match method {
        Method::PUT => {
            objects.insert(name, body);
            [("etag", "\"1\"")].into_response()
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
            Some(object) => (
                [
                    ("etag", "\"1\""),
                    ("last-modified", "Fri, 20 Nov 2026 09:12:44 GMT"),
                ],
                object.clone(),
            )
                .into_response(),
            None => StatusCode::NOT_FOUND.into_response(),
        },
    }
}

fn list<'n>(names: impl Iterator<Item = &'n String>) -> String {
    let mut found = String::new();
    for name in names {
        write!(
            found,
            "<Contents><Key>{name}</Key><Size>1</Size><ETag>\"1\"</ETag>\
             <LastModified>2026-11-20T09:12:44.000Z</LastModified></Contents>"
        )
        .unwrap();
    }
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><ListBucketResult><Name>pieces</Name>\
         <IsTruncated>false</IsTruncated>{found}</ListBucketResult>"
    )
}
