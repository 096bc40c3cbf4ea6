//! Declaring (DECL-4..7, INTAKE-1).

use jiff::Timestamp;
use process::{
    access::{Actor, Body},
    case::{Confirmation, HelpNeeded, Reality},
    declaration::facts::{Facts, ReporterContact},
    facility::FinessNumber,
    ids::{DraftId, FacilityId, Reference},
    words::{Channel, MilitaryNotice},
};

use super::act::IdempotencyKey;
use crate::{App, AppError};

/// A declaration to send.
#[derive(Clone, Debug)]
pub struct DeclareRequest {
    /// The declaring facility.
    pub facility: FacilityId,
    /// The other sites touched.
    pub affected: Vec<FinessNumber>,
    /// How it comes.
    pub channel: Channel,
    /// Real or exercise.
    pub reality: Reality,
    /// What the armed forces tell, for a military facility.
    pub military: Option<MilitaryNotice>,
    /// What is known.
    pub facts: Facts,
    /// Who reports.
    pub reporter: ReporterContact,
    /// The draft that it comes from; it goes with the sending.
    pub draft: Option<DraftId>,
    /// Makes a repeated request harmless.
    pub key: Option<IdempotencyKey>,
}

/// What the reporter is told once a declaration is recorded (DECL-5).
#[derive(Clone, Debug, PartialEq)]
pub struct Receipt {
    /// The case's number.
    pub reference: Reference,
    /// The bodies alerted.
    pub bodies: Vec<Body>,
    /// Whether help was asked for, and whether the on-call was paged.
    pub help: HelpNeeded,
    /// Whether the report has to be confirmed.
    pub confirmation: Confirmation,
    /// When it was recorded.
    pub declared_at: Timestamp,
    /// The secret link under which an author without an account follows the
    /// report.
    pub follow_link: Option<String>,
}

impl App {
    /// Records a declaration, opens its case and queues the messages, in one
    /// transaction.
    ///
    /// # Errors
    /// When a rule refuses, answers are missing, or nothing could be recorded.
    pub async fn declare(
        &self,
        actor: &Actor,
        request: DeclareRequest,
    ) -> Result<Receipt, AppError> {
        unimplemented!()
    }

    /// The receipt of a declaration, again.
    ///
    /// # Errors
    /// When the actor sees no such case.
    pub async fn receipt(&self, actor: &Actor, reference: Reference) -> Result<Receipt, AppError> {
        unimplemented!()
    }
}
