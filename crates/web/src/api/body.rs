//! What operations read and answer.

use app::cases::IdempotencyKey;
use axum::Json;
use axum::extract::{FromRequest, FromRequestParts, Request};
use axum::http::request::Parts;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};
use utoipa::ToSchema;

use crate::error::WebError;

/// A JSON body of one type; what it does not know is refused, not dropped, by
/// the type itself.
pub(super) struct Body<T>(pub(super) T);

impl<S, T> FromRequest<S> for Body<T>
where
    S: Send + Sync,
    T: DeserializeOwned,
{
    type Rejection = WebError;

    async fn from_request(request: Request, state: &S) -> Result<Self, Self::Rejection> {
        let Json(body) = Json::from_request(request, state).await?;
        Ok(Self(body))
    }
}

/// A JSON object whose fields are read one by one.
pub(super) struct Object(pub(super) Map<String, Value>);

impl<S: Send + Sync> FromRequest<S> for Object {
    type Rejection = WebError;

    async fn from_request(request: Request, state: &S) -> Result<Self, Self::Rejection> {
        match Json::from_request(request, state).await? {
            Json(Value::Object(fields)) => Ok(Self(fields)),
            Json(_) => Err(WebError::unreadable("a JSON object is expected")),
        }
    }
}

/// The `Idempotency-Key` of a request, if it has one.
pub(super) struct Key(pub(super) Option<IdempotencyKey>);

impl<S: Send + Sync> FromRequestParts<S> for Key {
    type Rejection = WebError;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Self::Rejection> {
        let Some(key) = parts.headers.get("idempotency-key") else {
            return Ok(Self(None));
        };
        let key = key.to_str().unwrap_or_default();
        Ok(Self(Some(IdempotencyKey::new(key)?)))
    }
}

/// Something new, at its address (201).
pub(super) fn created(location: &str, body: &impl Serialize) -> Response {
    let location = HeaderValue::from_str(location).unwrap_or(HeaderValue::from_static("/"));
    (
        StatusCode::CREATED,
        [(header::LOCATION, location)],
        Json(body),
    )
        .into_response()
}

/// A part of a list.
#[derive(Serialize, ToSchema)]
pub(super) struct List<T: ToSchema> {
    /// The part.
    pub(super) items: Vec<T>,
    /// Give it back as `cursor` to get the next part; absent at the end.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) next: Option<String>,
}

impl<T: ToSchema> List<T> {
    /// A list that has only one part.
    pub(super) const fn whole(items: Vec<T>) -> Self {
        Self { items, next: None }
    }
}
