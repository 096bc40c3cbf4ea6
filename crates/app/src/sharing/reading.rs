//! What the parties to a case read of its extracts, and what whoever shares
//! one chooses from.

use jiff::Timestamp;
use process::{
    access::{Actor, Audience, Verb, may_read},
    act::Recorded,
    case::CaseAct,
    decide::permit,
    facility::Facility,
    ids::Reference,
    sharing::{Extract, ExtractShared, ExtractState, Material, Sharing, asked},
};

use super::material;
use crate::{
    App, AppError,
    cases::{CaseView, Looked, PersonName},
};

/// An extract with what became of its link.
#[derive(Clone, Debug)]
pub struct ExtractLine {
    /// The extract.
    pub extract: Extract,
    /// Who shared it.
    pub by: PersonName,
    /// Where its link stands.
    pub state: ExtractState,
    /// How often it was opened.
    pub openings: u64,
    /// When it was opened last.
    pub opened_at: Option<Timestamp>,
}

/// What whoever shares an extract chooses from.
#[derive(Clone, Debug)]
pub struct Offered {
    /// The case.
    pub view: CaseView,
    /// What there is beside the facts of the declaration.
    pub material: Material,
}

impl App {
    /// The extracts of a case, the latest first, for its parties.
    ///
    /// # Errors
    /// When the actor sees no such case, or is no party to it.
    pub async fn extracts(
        &self,
        actor: &Actor,
        reference: Reference,
    ) -> Result<(CaseView, Vec<ExtractLine>), AppError> {
        let view = self.case_for(actor, reference, Looked::Case).await?;
        if !may_read(actor, Audience::Parties) {
            return Err(AppError::NotFound);
        }
        let now = self.now();
        let mut lines = Vec::with_capacity(view.case.extracts.len());
        for (number, extract) in view.case.extracts.iter().rev() {
            let contact = Actor::contact(view.case.id, *number);
            let looks =
                store::access_record::looks_of(self.0.db.read(), view.case.id, &contact.pseudonym)
                    .await?;
            lines.push(ExtractLine {
                by: author(&view, extract),
                state: view
                    .case
                    .extract_state(*number, now)
                    .unwrap_or(ExtractState::Ended),
                openings: looks.count,
                opened_at: looks.last,
                extract: extract.clone(),
            });
        }
        Ok((view, lines))
    }

    /// What an extract of a case may be made of.
    ///
    /// # Errors
    /// When the actor sees no such case, or does not share extracts.
    pub async fn shareable(
        &self,
        actor: &Actor,
        reference: Reference,
    ) -> Result<Offered, AppError> {
        let view = self.case_for(actor, reference, Looked::Case).await?;
        permit(Verb::ShareExtract, view.seat)?;
        let acts: Vec<Recorded<CaseAct>> = view
            .story
            .iter()
            .map(|item| item.recorded.clone())
            .collect();
        let material = material(&view.case, &acts, actor);
        Ok(Offered { view, material })
    }

    /// The extract that would leave, exactly; nothing is recorded but that the
    /// case was read.
    ///
    /// # Errors
    /// As [`App::shareable`], or when the rules refuse to share it.
    pub async fn preview_extract(
        &self,
        actor: &Actor,
        reference: Reference,
        sharing: &Sharing,
    ) -> Result<ExtractShared, AppError> {
        let Offered { view, material } = self.shareable(actor, reference).await?;
        Ok(self.extract_asked(&view.case, &view.facility, &material, sharing)?)
    }

    /// The same, of a case that was read already.
    ///
    /// # Errors
    /// When the rules refuse to share it.
    pub fn extract_asked(
        &self,
        case: &process::case::Case,
        facility: &Facility,
        material: &Material,
        sharing: &Sharing,
    ) -> Result<ExtractShared, process::refusal::Refusal> {
        let settings = (&self.config().process, self.now());
        asked(case, facility, material, sharing, settings)
    }
}

fn author(view: &CaseView, extract: &Extract) -> PersonName {
    let shared = view.story.iter().find(|item| {
        matches!(&item.recorded.act, CaseAct::ExtractShared(shared)
            if shared.number == extract.shared.number)
    });
    shared.map_or_else(
        || PersonName {
            name: None,
            function: None,
            seat: extract.by.seat,
        },
        |item| item.author.clone(),
    )
}
