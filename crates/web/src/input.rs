//! What forms and addresses send.

use axum::extract::{FromRequest, FromRequestParts, Request};
use axum::http::header;
use axum::http::request::Parts;
use axum::{Form, extract};

use crate::error::WebError;
use crate::form;

/// The fields of a submitted form, in the order sent; a name may come several
/// times, as checkboxes send it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fields(pub Vec<(String, String)>);

impl Fields {
    /// The first value of a field, without the blanks around it; empty when it
    /// was not sent.
    #[must_use]
    pub fn value(&self, name: &str) -> &str {
        self.0
            .iter()
            .find(|(field, _)| field == name)
            .map_or("", |(_, value)| value.trim())
    }

    /// Every value of a field, in the order sent, without the blanks around.
    pub fn values<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.0
            .iter()
            .filter(move |(field, _)| field == name)
            .map(|(_, value)| value.trim())
    }

    /// Whether the field was sent, be it empty.
    #[must_use]
    pub fn was_sent(&self, name: &str) -> bool {
        self.0.iter().any(|(field, _)| field == name)
    }

    /// The form to show again with what was typed.
    #[must_use]
    pub fn into_form(self) -> form::Form {
        form::Form::filled(self.0)
    }
}

/// What people type: no keyboard writes NUL, and PostgreSQL keeps none.
fn typed(mut fields: Vec<(String, String)>) -> Fields {
    for (_, value) in &mut fields {
        if value.contains('\0') {
            *value = value.replace('\0', "");
        }
    }
    Fields(fields)
}

impl<S: Send + Sync> FromRequest<S> for Fields {
    type Rejection = WebError;

    async fn from_request(request: Request, state: &S) -> Result<Self, Self::Rejection> {
        // A button without any field may be pressed by a script with no body.
        if !request.headers().contains_key(header::CONTENT_TYPE) {
            return Ok(Self::default());
        }
        let Form(fields) = Form::from_request(request, state).await?;
        Ok(typed(fields))
    }
}

/// The parameters of an address, read as fields are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query(pub Fields);

impl<S: Send + Sync> FromRequestParts<S> for Query {
    type Rejection = WebError;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Self::Rejection> {
        let extract::Query(fields) = extract::Query::from_request_parts(parts, state).await?;
        Ok(Self(typed(fields)))
    }
}

/// A part of the path, read as `T`; an address that cannot be read leads
/// nowhere.
#[derive(Clone, Copy, Debug)]
pub struct PathOf<T>(pub T);

impl<S, T> FromRequestParts<S> for PathOf<T>
where
    S: Send + Sync,
    T: serde::de::DeserializeOwned + Send,
{
    type Rejection = WebError;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Self::Rejection> {
        extract::Path::from_request_parts(parts, state)
            .await
            .map(|extract::Path(value)| Self(value))
            .map_err(|_| WebError::not_found())
    }
}
