//! The act that is signed, in words.

use std::borrow::Cow;

use app::signatures::Matter;
use process::act::Sequence;

use crate::error::WebError;
use crate::pages::{alerts, incidents};
use crate::reader::Reader;
use crate::signing::Signing;
use crate::story::{self, Entry};

/// What the act is about, and the act.
pub(super) async fn act(
    reader: &Reader,
    matter: Matter,
    act: Sequence,
) -> Result<(Cow<'static, str>, Entry), WebError> {
    let t = reader.t;
    let app = &reader.state.app;
    let (about, entries) = match matter {
        Matter::Case(reference) => {
            let view = app.case(&reader.actor, reference).await?;
            let about = t.one("case-title", "reference", reference.to_string());
            (about, story::of_case(t, &view))
        }
        Matter::Alert(number) => {
            let view = app.alert(&reader.actor, number).await?;
            (Cow::Owned(number.to_string()), alerts::story(reader, &view))
        }
        Matter::Incident(reference) => {
            let view = app.incident(&reader.actor, reference).await?;
            let about = Cow::Owned(reference.to_string());
            (about, incidents::story(t, &view))
        }
    };
    let entry = entries.into_iter().find(|entry| entry.number == act.0);
    let entry = Entry {
        signing: Signing::None,
        ..entry.ok_or_else(WebError::not_found)?
    };
    Ok((about, entry))
}
