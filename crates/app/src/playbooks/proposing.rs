//! The playbooks that a case proposes, and the one that is sent (SUPP-5).

use std::collections::BTreeSet;

use locales::Lang;
use process::{
    case::Case,
    facility::FacilityNature,
    playbook::{Fit, Ground, PlaybookKey, Profile, Sheet, fitting},
};
use store::Reader;

use super::{Readable, reading::order, unreadable};
use crate::{App, AppError};

/// A playbook that fits a case.
#[derive(Clone, Debug)]
pub struct Proposed {
    /// The playbook.
    pub playbook: Readable,
    /// What speaks for it, the strongest first.
    pub grounds: BTreeSet<Ground>,
}

impl App {
    /// The playbooks that fit a case of a facility of this kind, the surest
    /// first.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn proposed_playbooks(
        &self,
        case: &Case,
        facility: FacilityNature,
        lang: Lang,
    ) -> Result<Vec<Proposed>, AppError> {
        let mut in_force = self.0.playbooks.in_force(self.0.db.read(), lang).await?;
        in_force.sort_by_cached_key(|(row, text)| order(&row.key, &text.contents));
        let profiles: Vec<Profile> = in_force
            .iter()
            .map(|(row, text)| Profile {
                key: row.key.clone(),
                causes: text.version.content.causes.clone(),
                facilities: text.version.content.facilities.clone(),
            })
            .collect();
        let fits = fitting(case, facility, profiles);
        Ok(fits
            .into_iter()
            .filter_map(|Fit { key, grounds }| {
                let (row, text) = in_force.iter().find(|(row, _)| row.key == key)?;
                Some(Proposed {
                    playbook: Readable::at_hand(row.clone(), text),
                    grounds,
                })
            })
            .collect())
    }

    /// The version in force of a playbook, as it would be sent.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn playbook_to_send(&self, key: &PlaybookKey) -> Result<Option<Sheet>, AppError> {
        sheet(self.0.db.read(), key).await
    }
}

/// The version in force of a playbook, as it is sent; none when it is not in
/// force.
pub(crate) async fn sheet(
    reader: Reader<'_>,
    key: &PlaybookKey,
) -> Result<Option<Sheet>, AppError> {
    let Some(row) = store::playbooks::by_key(reader, key).await? else {
        return Ok(None);
    };
    if row.state != process::playbook::PlaybookState::InForce {
        return Ok(None);
    }
    let Some(version) = store::playbooks::version(reader, row.id, row.version).await? else {
        return Ok(None);
    };
    let sheet = playbooks::sheet(&row.key, version.number, &version.content);
    sheet.map(Some).map_err(|wrong| unreadable(&wrong))
}
