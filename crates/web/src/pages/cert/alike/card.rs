//! What a case's page says of the cases that look like it.

use app::AppError;
use app::cases::CaseView;
use process::access::Verb;

use crate::likeness::{in_short, verdict};
use crate::pages::lessons;
use crate::pages::staff::case::Mark;
use crate::paths;
use crate::reader::Reader;

/// Look-alikes named on the page of a case.
const SHOWN: usize = 3;
/// Reasons told of each.
const REASONS: usize = 3;

/// The cases that look like one, in short.
#[derive(Clone, Debug)]
pub struct AlikeCard {
    /// Open ones.
    pub open: Vec<AlikeRow>,
    /// How many closed ones there are.
    pub past: usize,
    /// Those of them whose lessons were approved (LESS-2).
    pub taught: Vec<TaughtRow>,
    /// Where the reasons are read, and judged.
    pub href: String,
}

/// A similar past case with its lessons, in short.
#[derive(Clone, Debug)]
pub struct TaughtRow {
    /// Its number.
    pub reference: String,
    /// Where its lessons are read.
    pub href: String,
    /// What let it come about.
    pub roots: String,
}

/// One of them.
#[derive(Clone, Debug)]
pub struct AlikeRow {
    /// Its number.
    pub reference: String,
    /// Where both stand side by side.
    pub href: String,
    /// Its facility.
    pub facility: String,
    /// How likely.
    pub verdict: Mark,
    /// Why, in one line.
    pub why: String,
}

impl AlikeCard {
    /// The card, for those who compare cases.
    pub(crate) async fn of(reader: &Reader, view: &CaseView) -> Result<Option<Self>, AppError> {
        if !view.may(Verb::CompareCases) {
            return Ok(None);
        }
        let reference = view.case.reference;
        let app = &reader.state.app;
        let found = app.lookalikes_beside(&reader.actor, view).await?;
        let href = paths::lookalikes(reference);
        let open = found.open.iter().take(SHOWN).map(|one| AlikeRow {
            reference: one.line.reference.to_string(),
            href: format!("{href}/{}", one.line.reference),
            facility: one.line.facility_name.clone(),
            verdict: verdict(reader.t, &one.likeness),
            why: in_short(reader.t, &one.likeness, REASONS),
        });
        Ok(Some(Self {
            open: open.collect(),
            past: found.past.len(),
            taught: found
                .past
                .iter()
                .filter_map(|one| Some((one.line.reference, one.lessons.as_ref()?)))
                .take(SHOWN)
                .map(|(past, taught)| TaughtRow {
                    reference: past.to_string(),
                    href: lessons::path(past),
                    roots: lessons::labels(reader.t, &taught.lessons.roots),
                })
                .collect(),
            href,
        }))
    }
}
