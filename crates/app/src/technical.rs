//! The technical facts of a case, for the tools of other teams: as a bundle of
//! STIX 2.1 and as an event of MISP, each with its TLP 2.0 mark.

mod facts;
mod misp;
mod rsit;
mod stix;

pub use facts::{Export, Traces};

use likeness::observable::Observable;
use process::{
    access::{Actor, Verb},
    act::Recorded,
    alert::Tlp,
    case::CaseAct,
    decide::permit,
    ids::Reference,
    sharing::Naming,
};

use crate::{
    App, AppError,
    cases::{CaseView, Looked},
    lookalikes,
};

/// The form in which technical facts leave.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// A bundle of STIX 2.1.
    Stix,
    /// An event of MISP.
    Misp,
}

/// What leaves, and how far it may be passed on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Choice {
    /// The form.
    pub form: Form,
    /// The mark.
    pub tlp: Tlp,
    /// Whether the facility is named.
    pub facility: Naming,
}

impl App {
    /// The traces that an export of a case holds, to be read before it is
    /// taken.
    ///
    /// # Errors
    /// When the actor sees no such case, or does not export technical facts.
    pub async fn technical_traces(
        &self,
        actor: &Actor,
        reference: Reference,
    ) -> Result<(CaseView, Traces), AppError> {
        let view = self.case_for(actor, reference, Looked::Case).await?;
        permit(Verb::ExportTechnical, view.seat)?;
        let traces = traces(&view);
        Ok((view, traces))
    }

    /// The technical facts of a case, as JSON; that they were taken is in the
    /// access record.
    ///
    /// # Errors
    /// When the actor sees no such case, or does not export technical facts.
    pub async fn technical_facts(
        &self,
        actor: &Actor,
        reference: Reference,
        choice: Choice,
    ) -> Result<String, AppError> {
        self.may_export(actor, reference).await?;
        let view = self.case_for(actor, reference, Looked::Document).await?;
        let export = Export::of(&view, traces(&view), choice, &self.config().public_url);
        let value = match choice.form {
            Form::Stix => stix::bundle(&export),
            Form::Misp => misp::event(&export),
        };
        serde_json::to_string_pretty(&value).map_err(|error| AppError::Internal(error.to_string()))
    }

    /// Nobody's look is recorded as a copy that they did not get.
    async fn may_export(&self, actor: &Actor, reference: Reference) -> Result<(), AppError> {
        let scope = process::access::scope(actor);
        let line = store::cases::by_reference(self.0.db.read(), &scope, reference)
            .await?
            .ok_or(AppError::NotFound)?;
        Ok(permit(
            Verb::ExportTechnical,
            actor.seat(line.row.facility),
        )?)
    }
}

fn traces(view: &CaseView) -> Vec<Observable> {
    let acts: Vec<Recorded<CaseAct>> = view
        .story
        .iter()
        .map(|item| item.recorded.clone())
        .collect();
    lookalikes::profile(&view.case, &acts)
        .observables
        .into_iter()
        .collect()
}
