//! The providers that suit a case, and those that are sent to its facility.

use std::collections::BTreeSet;

use process::{
    access::{Actor, Verb},
    decide::permit,
    directory::{ProviderState, SentProvider, Suited, needs, suited},
    ids::ProviderId,
    territory::departement,
};
use store::{
    Reader,
    directory::{self, ProviderRow},
};

use crate::{App, AppError, cases::CaseView, people::directors::staff_seat, playbooks::day};

/// A provider as it suits a case.
#[derive(Clone, Debug)]
pub struct ProposedProvider {
    /// What the directory says.
    pub row: ProviderRow,
    /// How it suits.
    pub suited: Suited,
}

impl App {
    /// The providers of the directory, those that suit the case best first.
    ///
    /// # Errors
    /// When the actor does not read the directory.
    pub async fn proposed_providers(
        &self,
        actor: &Actor,
        view: &CaseView,
    ) -> Result<Vec<ProposedProvider>, AppError> {
        permit(Verb::ReadProviders, staff_seat(actor))?;
        let mut rows = directory::named(self.0.db.read(), "").await?;
        rows.retain(|row| row.state == ProviderState::Listed);
        let region = departement(view.facility.departement).region().code();
        let entries = rows.iter().map(|row| (row.id, &row.entry));
        let order = suited(&needs(&view.case), region, entries, day(self.now()));
        Ok(order
            .into_iter()
            .filter_map(|suited| {
                let at = rows.iter().position(|row| row.id == suited.id)?;
                let row = rows.swap_remove(at);
                Some(ProposedProvider { row, suited })
            })
            .collect())
    }
}

/// Those that are listed, as they are sent.
pub(crate) async fn to_send(
    reader: Reader<'_>,
    wanted: &BTreeSet<ProviderId>,
) -> Result<Vec<SentProvider>, AppError> {
    let mut found = Vec::new();
    for id in wanted {
        if let Some(row) = directory::by_id(reader, *id).await?
            && row.state == ProviderState::Listed
        {
            found.push(SentProvider::of(row.id, &row.entry));
        }
    }
    Ok(found)
}
