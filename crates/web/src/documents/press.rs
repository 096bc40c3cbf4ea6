//! Where documents are set: beside the tasks that serve requests, and few at
//! once.

use std::collections::BTreeMap;
use std::num::NonZeroUsize;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Instant;

use bytes::Bytes;
use locales::{Lang, Texts};
use report::{Document, Frame, MadeFor, Marking, PaperForm, Row};
use sha2::{Digest, Sha256};
use tokio::sync::{OnceCell, Semaphore};

use super::{Download, contacts};
use crate::error::WebError;
use crate::state::WebState;

/// Sets documents. Half of the processors are left to those who declare.
#[derive(Clone)]
pub(crate) struct Press {
    places: Arc<Semaphore>,
    forms: Arc<Forms>,
    kept: Arc<Mutex<BTreeMap<[u8; 32], Bytes>>>,
}

/// The most documents for everybody that are kept at once.
const KEPT: usize = 64;

/// The form on paper is the same for everybody: it is set once a language, so
/// that strangers cannot keep the processors busy with it.
#[derive(Default)]
struct Forms {
    french: OnceCell<Bytes>,
    english: OnceCell<Bytes>,
}

impl Press {
    /// A press for this machine.
    pub(crate) fn new() -> Self {
        let processors = std::thread::available_parallelism().map_or(1, NonZeroUsize::get);
        Self {
            places: Arc::new(Semaphore::new((processors / 2).max(1))),
            forms: Arc::default(),
            kept: Arc::default(),
        }
    }

    /// Sets a document that is the same for everybody, once as long as it says
    /// the same, so that strangers cannot keep the processors busy with it.
    ///
    /// # Errors
    /// As [`Press::print`].
    pub(crate) async fn print_once(
        &self,
        frame: Frame,
        document: Document,
    ) -> Result<Bytes, WebError> {
        let said = serde_json::to_vec(&(&frame.title, frame.t.lang().code(), &document))
            .map_err(|failed| WebError::Document(failed.to_string()))?;
        let name: [u8; 32] = Sha256::digest(said).into();
        if let Some(made) = self.kept().get(&name) {
            return Ok(made.clone());
        }
        let made = self.print(frame, document).await?;
        let mut kept = self.kept();
        if kept.len() >= KEPT {
            kept.clear();
        }
        kept.insert(name, made.clone());
        Ok(made)
    }

    fn kept(&self) -> MutexGuard<'_, BTreeMap<[u8; 32], Bytes>> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Sets a document, once there is a place.
    ///
    /// # Errors
    /// When it cannot be set, which its types exclude.
    pub(crate) async fn print(&self, frame: Frame, document: Document) -> Result<Bytes, WebError> {
        let place = self.places.clone().acquire_owned().await;
        let place = place.map_err(|closed| WebError::Document(closed.to_string()))?;
        let setting = tokio::task::spawn_blocking(move || {
            let _place = place;
            let begun = Instant::now();
            let made = report::pdf(&frame, &document);
            tracing::debug!(elapsed = ?begun.elapsed(), "document set");
            made
        });
        let made = setting
            .await
            .map_err(|failed| WebError::Document(failed.to_string()))?
            .map_err(|failed| WebError::Document(failed.to_string()))?;
        Ok(made.into())
    }
}

impl WebState {
    /// The form to fill in by hand (DECL-2b).
    ///
    /// # Errors
    /// When it cannot be set, which its types exclude.
    pub(crate) async fn paper_form(&self, t: Texts) -> Result<Download, WebError> {
        let forms = &self.press.forms;
        let form = match t.lang() {
            Lang::Fr => &forms.french,
            Lang::En => &forms.english,
        };
        let made = form.get_or_try_init(|| {
            let mut contacts = contacts(t, self);
            contacts.push(Row {
                label: t.get("paper-ars").into_owned(),
                value: t.get("paper-ars-text").into_owned(),
            });
            let frame = Frame {
                t,
                title: t.get("paper-title").into_owned(),
                about: String::new(),
                marking: Marking::ConfidentialOnceFilledIn,
                at: self.app.now(),
                made_for: MadeFor::Everybody,
            };
            self.press
                .print(frame, Document::PaperForm(PaperForm::of(t, contacts)))
        });
        let what = t.get("document-file-form");
        Ok(Download::pdf(None, &what, made.await?.clone()))
    }
}
