//! The shape of what the readable record of a case tells.

use std::collections::BTreeSet;

use jiff::Timestamp;
use process::closure::Party;
use process::declaration::facts::{Facts, ReporterContact};
use process::playbook::{PlaybookKey, Skill};
use process::words::{
    Cause, Channel, Class, ContactMeans, Finding, IncidentNature, LegalKind, MeasureKind,
    MeasureState, MilitaryNotice, OwnHandling, Step, StepActor, StepState, SupportChoice,
};
use serde::Serialize;
use utoipa::ToSchema;

use super::case::AuthorBody;
use super::told_lessons::LessonsBody;

/// What the readable record tells.
#[derive(Serialize, ToSchema)]
pub(super) struct Told {
    /// How the declaration came.
    pub(super) channel: Option<Channel>,
    /// What the armed forces told, for a military facility (DECL-7).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) military: Option<MilitaryNotice>,
    /// Who sent or entered it.
    pub(super) declared_by: Option<AuthorBody>,
    /// Who reports.
    pub(super) reporter: Option<ReporterContact>,
    /// The facts as they stand with everything supplemented.
    pub(super) facts: Facts,
    /// Who took the case in, and when (INTAKE-2).
    pub(super) taken_in: Option<Signed>,
    /// The qualification in force (QUAL-2).
    pub(super) qualification: Option<QualificationBody>,
    /// Who supports (SUPP-1).
    pub(super) support: Option<SupportBody>,
    /// The steps of the response (SUPP-9).
    pub(super) steps: Vec<StepBody>,
    /// Questions and their answers (QUAL-1).
    pub(super) questions: Vec<QuestionBody>,
    /// Measures and what the facility answered (SUPP-4).
    pub(super) measures: Vec<MeasureBody>,
    /// Playbooks sent to the facility (SUPP-5).
    pub(super) playbooks: Vec<PlaybookSentBody>,
    /// Contacts with the facility (SUPP-11).
    pub(super) contacts: Vec<ContactBody>,
    /// Progress reports to the ARS (SUPP-8).
    pub(super) progress: Vec<ProgressBody>,
    /// Causes, as far as they are known (SUPP-3).
    pub(super) causes: Option<CausesBody>,
    /// What the facility says of its own handling (CLOSE-4).
    pub(super) own_handling: Option<OwnHandling>,
    /// The closing report in force (CLOSE-2).
    pub(super) closing_report: Option<ClosingReportBody>,
    /// The agreements given in this round (CLOSE-1).
    pub(super) agreements: Vec<AgreementBody>,
    /// The parties that have neither agreed nor been overruled (CLOSE-1).
    pub(super) agreements_missing: Vec<Party>,
    /// The lessons in force (LESS-1).
    pub(super) lessons: Option<LessonsBody>,
}

/// Somebody, at some instant.
#[derive(Serialize, ToSchema)]
pub(super) struct Signed {
    /// When.
    pub(super) at: Timestamp,
    /// Who.
    pub(super) by: AuthorBody,
}

/// A qualification.
#[derive(Serialize, ToSchema)]
pub(super) struct QualificationBody {
    /// When and by whom.
    #[serde(flatten)]
    pub(super) signed: Signed,
    /// The class.
    pub(super) class: Class,
    /// The other results.
    pub(super) findings: BTreeSet<Finding>,
    /// The legal kinds that are met (DECL-1).
    pub(super) kinds: BTreeSet<LegalKind>,
    /// The grounds; none once erased.
    pub(super) grounds: Option<String>,
}

/// Who supports.
#[derive(Serialize, ToSchema)]
pub(super) struct SupportBody {
    /// When and by whom.
    #[serde(flatten)]
    pub(super) signed: Signed,
    /// The decision.
    pub(super) choice: SupportChoice,
    /// In words.
    pub(super) comment: Option<String>,
}

/// Where a step stands.
#[derive(Serialize, ToSchema)]
pub(super) struct StepBody {
    /// The step.
    pub(super) step: Step,
    /// Where it stands.
    pub(super) state: StepState,
    /// Who carries it out.
    pub(super) actors: BTreeSet<StepActor>,
    /// In words.
    pub(super) note: Option<String>,
    /// Since when, and by whom it was said.
    #[serde(flatten)]
    pub(super) signed: Signed,
}

/// A question and its answer.
#[derive(Serialize, ToSchema)]
pub(super) struct QuestionBody {
    /// Its number.
    pub(super) number: u32,
    /// When and by whom.
    #[serde(flatten)]
    pub(super) signed: Signed,
    /// The question.
    pub(super) text: Option<String>,
    /// When an answer is wished for.
    pub(super) due: Option<Timestamp>,
    /// The answer.
    pub(super) answer: Option<String>,
    /// When and by whom it was answered.
    pub(super) answered: Option<Signed>,
}

/// A measure and what the facility answered.
#[derive(Serialize, ToSchema)]
pub(super) struct MeasureBody {
    /// Its number.
    pub(super) number: u32,
    /// Its kind.
    pub(super) kind: MeasureKind,
    /// When and by whom.
    #[serde(flatten)]
    pub(super) signed: Signed,
    /// What to do.
    pub(super) text: Option<String>,
    /// By when.
    pub(super) due: Option<Timestamp>,
    /// The playbook with which it came.
    pub(super) playbook: Option<PlaybookKey>,
    /// Where it stands.
    pub(super) state: MeasureState,
    /// What the facility said of it last, or why it was taken back.
    pub(super) comment: Option<String>,
}

/// A playbook sent to the facility.
#[derive(Serialize, ToSchema)]
pub(super) struct PlaybookSentBody {
    /// Its name in addresses.
    pub(super) key: PlaybookKey,
    /// The version sent.
    pub(super) version: u32,
    /// Its title.
    pub(super) title: String,
    /// For whom.
    pub(super) skill: Skill,
    /// When.
    pub(super) at: Timestamp,
}

/// A contact with the facility.
#[derive(Serialize, ToSchema)]
pub(super) struct ContactBody {
    /// When.
    pub(super) at: Timestamp,
    /// How.
    pub(super) means: ContactMeans,
    /// Who made it.
    pub(super) by: AuthorBody,
    /// What was said.
    pub(super) summary: Option<String>,
}

/// A progress report to the ARS.
#[derive(Serialize, ToSchema)]
pub(super) struct ProgressBody {
    /// When and by whom.
    #[serde(flatten)]
    pub(super) signed: Signed,
    /// The report.
    pub(super) text: Option<String>,
}

/// Causes, as far as they are known.
#[derive(Serialize, ToSchema)]
pub(super) struct CausesBody {
    /// When and by whom.
    #[serde(flatten)]
    pub(super) signed: Signed,
    /// Malicious or not.
    pub(super) nature: IncidentNature,
    /// Causes.
    pub(super) causes: BTreeSet<Cause>,
    /// Technical perimeter.
    pub(super) perimeter: Option<String>,
    /// In words.
    pub(super) text: Option<String>,
}

/// A closing report.
#[derive(Serialize, ToSchema)]
pub(super) struct ClosingReportBody {
    /// When and by whom.
    #[serde(flatten)]
    pub(super) signed: Signed,
    /// What was done.
    pub(super) actions: Option<String>,
    /// What came of it.
    pub(super) results: Option<String>,
    /// Vulnerabilities that remain.
    pub(super) residual_vulnerabilities: Option<String>,
    /// Risks that remain.
    pub(super) residual_risks: Option<String>,
}

/// An agreement to close, or that the CERT lead went past a silent party.
#[derive(Serialize, ToSchema)]
pub(super) struct AgreementBody {
    /// The party.
    pub(super) party: Party,
    /// Whether the party agreed.
    pub(super) kind: AgreementKind,
    /// When and by whom.
    #[serde(flatten)]
    pub(super) signed: Signed,
    /// In words; the reason, when the party was gone past.
    pub(super) comment: Option<String>,
}

/// Whether a party agreed.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub(super) enum AgreementKind {
    /// It did.
    Given,
    /// It was silent, and the CERT lead went past it.
    Overruled,
}
