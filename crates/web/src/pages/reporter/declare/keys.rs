//! What opens the drafts of somebody without an account: secrets in a cookie,
//! one for each draft (DECL-3, DECL-4).

use app::Secret;
use axum::http::HeaderValue;
use process::ids::DraftId;

use crate::cookies::Cookie;
use crate::reader::Reader;

/// The most drafts that one browser keeps.
const MOST: usize = 5;

/// The drafts that a browser holds, with the secret of each, the newest first.
#[derive(Clone, Debug, Default)]
pub(crate) struct Keys(Vec<(DraftId, Secret)>);

impl Keys {
    /// The drafts of the reader's browser.
    #[must_use]
    pub(crate) fn of(reader: &Reader) -> Self {
        Self::read(reader.cookie(Cookie::Draft).unwrap_or_default())
    }

    fn read(value: &str) -> Self {
        let entry = |entry: &str| {
            let (id, secret) = entry.split_once('.')?;
            Some((id.parse().ok()?, Secret::presented(secret)))
        };
        Self(value.split('_').filter_map(entry).collect())
    }

    /// The drafts, the newest first.
    #[must_use]
    pub(crate) fn list(&self) -> &[(DraftId, Secret)] {
        &self.0
    }

    /// The secret of a draft.
    #[must_use]
    pub(crate) fn secret(&self, id: DraftId) -> Option<&Secret> {
        self.0
            .iter()
            .find(|(held, _)| *held == id)
            .map(|(_, secret)| secret)
    }

    /// The same with one more draft; the oldest goes when there are too many.
    #[must_use]
    pub(crate) fn with(mut self, id: DraftId, secret: Secret) -> Self {
        self.0.retain(|(held, _)| *held != id);
        self.0.insert(0, (id, secret));
        self.0.truncate(MOST);
        self
    }

    /// The same without a draft.
    #[must_use]
    pub(crate) fn without(mut self, id: DraftId) -> Self {
        self.0.retain(|(held, _)| *held != id);
        self
    }

    /// The header that makes the reader's browser hold these.
    #[must_use]
    pub(crate) fn cookie(&self, reader: &Reader) -> HeaderValue {
        let transport = reader.state.transport();
        if self.0.is_empty() {
            return Cookie::Draft.clear(transport);
        }
        Cookie::Draft.set(transport, &self.written())
    }

    fn written(&self) -> String {
        self.0
            .iter()
            .map(|(id, secret)| format!("{id}.{}", secret.reveal()))
            .collect::<Vec<_>>()
            .join("_")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(number: u128) -> DraftId {
        DraftId(uuid::Uuid::from_u128(number))
    }

    #[test]
    fn a_browser_reads_back_the_secrets_that_it_was_given() {
        let keys = Keys::default()
            .with(id(1), Secret::presented("aa"))
            .with(id(2), Secret::presented("bb"));
        let read = Keys::read(&keys.written());
        assert!(read.secret(id(1)) == Some(&Secret::presented("aa")));
        assert_eq!(read.list()[0].0, id(2));
        assert!(read.without(id(2)).secret(id(2)).is_none());
    }

    #[test]
    fn what_is_no_key_is_left_aside() {
        assert!(Keys::read("").list().is_empty());
        assert!(Keys::read("nonsense_x.y").list().is_empty());
    }
}
