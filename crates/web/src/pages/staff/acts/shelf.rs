//! What the forms of a case's acts choose from, beside the case: the directory
//! of providers, the playbooks.

use app::cases::CaseView;
use app::directory::ProposedProvider;
use jiff::civil::Date;
use process::case::RecommendationId;
use process::playbook::{PlaybookKey, Sheet};

use super::Deed;
use crate::error::WebError;
use crate::form::Form;
use crate::reader::Reader;

/// What a form chooses from.
#[derive(Clone, Debug, Default)]
pub struct Shelf {
    /// The providers of the directory, those that suit the case first (SUPP-6).
    pub providers: Vec<ProposedProvider>,
    /// The day in Europe/Paris, by which a qualification has ended or not.
    pub today: Date,
    /// The playbooks in force by title, those that fit the case first
    /// (SUPP-5).
    pub playbooks: Vec<(PlaybookKey, String)>,
    /// The playbook that was chosen, whose measures are offered.
    pub opened: Option<Sheet>,
    /// What a recommendation says that is proposed as a measure; empty for
    /// none (LESS-2).
    pub cited: String,
}

impl Shelf {
    /// What the form of `deed` chooses from; `typed` is what it holds so far.
    pub(crate) async fn of(
        reader: &Reader,
        view: &CaseView,
        deed: Deed,
        typed: &Form,
    ) -> Result<Self, WebError> {
        let app = &reader.state.app;
        let mut shelf = Self {
            today: reader.now.to_zoned(process::calendar::paris()).date(),
            ..Self::default()
        };
        match deed {
            Deed::SendProviders => {
                shelf.providers = app.proposed_providers(&reader.actor, view).await?;
            }
            Deed::SendPlaybook => {
                if let Ok(key) = typed.value("playbook").parse::<PlaybookKey>() {
                    shelf.opened = app.playbook_to_send(&key).await?;
                }
                if shelf.opened.is_none() {
                    shelf.playbooks = in_force(reader, view).await?;
                }
            }
            Deed::ProposeMeasure => {
                if let Ok(id) = typed.value("recommandation").parse::<RecommendationId>() {
                    let cited = Box::pin(app.recommendation(&reader.actor, id)).await?;
                    shelf.cited = cited.unwrap_or_default();
                }
            }
            _ => {}
        }
        Ok(shelf)
    }
}

async fn in_force(
    reader: &Reader,
    view: &CaseView,
) -> Result<Vec<(PlaybookKey, String)>, WebError> {
    let app = &reader.state.app;
    let lang = reader.t.lang();
    let fits = app
        .proposed_playbooks(&view.case, view.facility.nature(), lang)
        .await?;
    let fits: Vec<PlaybookKey> = fits.into_iter().map(|one| one.playbook.row.key).collect();
    let mut found: Vec<(PlaybookKey, String)> = app
        .playbooks(lang)
        .await?
        .into_iter()
        .map(|one| (one.row.key, one.text.title))
        .collect();
    found.sort_by_key(|(key, _)| fits.iter().position(|fit| fit == key).unwrap_or(fits.len()));
    Ok(found)
}
