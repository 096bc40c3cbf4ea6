//! What may be asked to happen to a case. The API takes these as they are.

mod verb;

use std::collections::BTreeSet;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::{
    access::Audience,
    closure::Party,
    declaration::facts::Facts,
    facility::FinessNumber,
    ids::{EvidenceId, IncidentReference, ProviderId},
    lessons::Decision,
    playbook::{PlaybookKey, SectionKind, Skill},
    retention::Disposition,
    sharing::Sharing,
    territory::DepartementCode,
    words::{
        AggravatingFactor, Cause, Class, ContactMeans, EditionReaders, ElsewhereDuty, Finding,
        IncidentNature, LegalKind, MeasureKind, MeasureReply, Progress, RelayTarget, RootCause,
        Step, StepActor, StepState, SupportChoice,
    },
};

/// Something that an actor wants to do to a case.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(tag = "act", rename_all = "snake_case", deny_unknown_fields)]
pub enum Command {
    /// Confirm a report left by somebody who was not designated (DECL-4).
    Confirm {
        /// How it was checked; the CERT must say.
        #[serde(default)]
        note: String,
    },
    /// Add to the declaration (DECL-2).
    Supplement {
        /// Facts newly given or changed.
        #[serde(default)]
        facts: Box<Facts>,
        /// FINESS numbers of sites found to be touched as well.
        #[serde(default)]
        affected_sites: Vec<FinessNumber>,
        /// In words.
        #[serde(default)]
        note: String,
    },
    /// Ask for help as soon as possible (DECL-6).
    AskHelp {
        /// Why.
        text: String,
    },
    /// Answer, for one's body, the call of its on-call (DECL-6).
    AnswerCall,
    /// Give the lead to another territory (INTAKE-1).
    ChangeLead {
        /// Where the case is led from now on.
        departement: DepartementCode,
        /// Why.
        reason: String,
    },
    /// Take the case in (INTAKE-2).
    TakeIn,
    /// Ask the facility something (QUAL-1).
    Ask {
        /// The question.
        text: String,
        /// When an answer is wished for.
        #[serde(default)]
        due: Option<Timestamp>,
    },
    /// Answer a question.
    Answer {
        /// The question's number.
        question: u32,
        /// The answer.
        text: String,
    },
    /// Write in the follow-up thread.
    Message {
        /// Who may read it.
        #[serde(default = "parties")]
        to: Audience,
        /// The message.
        text: String,
    },
    /// Keep a note that only the CERT reads.
    Note {
        /// The note.
        text: String,
    },
    /// Judge the case (QUAL-2); needs the version read.
    Qualify {
        /// The class.
        class: Class,
        /// The other results.
        #[serde(default)]
        findings: BTreeSet<Finding>,
        /// The legal kinds that are met (DECL-1).
        #[serde(default)]
        kinds: BTreeSet<LegalKind>,
        /// The grounds, read by everybody who sees the case.
        grounds: String,
    },
    /// Say who supports (SUPP-1).
    DecideSupport {
        /// The decision.
        choice: SupportChoice,
        /// In words.
        #[serde(default)]
        comment: String,
    },
    /// Say where a step of the response stands (SUPP-9).
    RecordStep {
        /// The step.
        step: Step,
        /// Where it stands.
        state: StepState,
        /// Who carries it out.
        #[serde(default)]
        actors: BTreeSet<StepActor>,
        /// In words.
        #[serde(default)]
        note: String,
    },
    /// Log a contact with the facility (SUPP-11).
    LogContact {
        /// How.
        means: ContactMeans,
        /// When it took place; now when absent.
        #[serde(default)]
        at: Option<Timestamp>,
        /// What was said.
        summary: String,
    },
    /// Record causes and technical perimeter (SUPP-3).
    RecordCauses {
        /// Malicious or not.
        nature: IncidentNature,
        /// Causes.
        #[serde(default)]
        causes: BTreeSet<Cause>,
        /// Technical perimeter.
        #[serde(default)]
        perimeter: String,
        /// In words.
        #[serde(default)]
        text: String,
    },
    /// Propose a measure to the facility (SUPP-4).
    ProposeMeasure {
        /// Its kind.
        kind: MeasureKind,
        /// What to do.
        text: String,
        /// By when.
        #[serde(default)]
        due: Option<Timestamp>,
    },
    /// Answer a measure (SUPP-4).
    AnswerMeasure {
        /// The measure's number.
        measure: u32,
        /// The answer.
        reply: MeasureReply,
        /// What was done, or why it is refused.
        #[serde(default)]
        comment: String,
    },
    /// Take a measure back.
    WithdrawMeasure {
        /// The measure's number.
        measure: u32,
        /// Why.
        reason: String,
    },
    /// Send a playbook to the facility, and propose its measures (SUPP-5).
    SendPlaybook {
        /// Its name in addresses; the version in force is sent.
        playbook: PlaybookKey,
        /// For whom.
        skill: Skill,
        /// The measures to propose, by their places in the playbook, from 0;
        /// all those for that skill when absent. What the case has already is
        /// left out.
        #[serde(default)]
        measures: Option<BTreeSet<u16>>,
        /// In words.
        #[serde(default)]
        note: String,
    },
    /// Send a list of State-referenced providers (SUPP-6).
    SendProviders {
        /// Which, of the directory.
        providers: BTreeSet<ProviderId>,
        /// In words.
        #[serde(default)]
        note: String,
    },
    /// Send the incident management report (SUPP-11).
    SendReport {
        /// What happened and what was done.
        summary: String,
        /// How to harden.
        recommendations: String,
    },
    /// Tell the ARS of the progress of the support (SUPP-8).
    ReportProgress {
        /// The report.
        text: String,
    },
    /// Record that the facility made a declaration elsewhere (QUAL-3).
    DeclareElsewhere {
        /// Which.
        duty: ElsewhereDuty,
        /// When it did; now when absent.
        #[serde(default)]
        at: Option<Timestamp>,
        /// Number of the receipt, or what else proves it.
        receipt: String,
    },
    /// Record why a duty owed elsewhere does not concern the facility
    /// (QUAL-3).
    DeclareNotConcerned {
        /// Which.
        duty: ElsewhereDuty,
        /// Why.
        reason: String,
    },
    /// Record what the ARS does about care supply (SUPP-7).
    RecordCareSupply {
        /// The measures.
        text: String,
    },
    /// Record that the ARS informed a service of its territory (SUPP-11).
    RecordRelay {
        /// Whom.
        target: RelayTarget,
        /// When; now when absent.
        #[serde(default)]
        at: Option<Timestamp>,
        /// In words.
        #[serde(default)]
        note: String,
    },
    /// Assess the impact on care, for HFDS (SUPP-11).
    AssessCareImpact {
        /// The assessment.
        text: String,
    },
    /// Recommend how to work in degraded mode (SUPP-11).
    RecommendDegradedMode {
        /// The recommendation.
        text: String,
    },
    /// Describe the impact on other ministries (SUPP-11).
    RecordInterministerialImpact {
        /// The description.
        text: String,
    },
    /// Say that one's body has read what it was told.
    Acknowledge,
    /// Record that a piece of evidence was given to somebody outside the
    /// platform (KEEP-1).
    TransferEvidence {
        /// The piece.
        evidence: EvidenceId,
        /// To whom.
        recipient: String,
        /// How.
        means: String,
        /// Why.
        reason: String,
        /// What proves that it arrived.
        #[serde(default)]
        receipt: String,
    },
    /// Destroy the content of a piece of evidence; what is recorded of it
    /// remains (KEEP-1).
    DestroyEvidence {
        /// The piece.
        evidence: EvidenceId,
        /// Why.
        reason: String,
    },
    /// Say that the facility's own handling has ended (CLOSE-4).
    EndHandling {
        /// In words.
        #[serde(default)]
        text: String,
    },
    /// Say that the facility's own handling goes on (CLOSE-1).
    ContinueHandling {
        /// Why.
        text: String,
    },
    /// End the support: the case is to be closed (SUPP-10); needs the version
    /// read.
    MoveToClosing,
    /// Write the closing report (CLOSE-2).
    WriteClosingReport {
        /// What was done.
        actions: String,
        /// What came of it.
        results: String,
        /// Vulnerabilities that remain.
        #[serde(default)]
        residual_vulnerabilities: String,
        /// Risks that remain.
        #[serde(default)]
        residual_risks: String,
    },
    /// Agree to close, for one's own party (CLOSE-1); needs the version read.
    Agree {
        /// In words.
        #[serde(default)]
        comment: String,
    },
    /// Go past a silent party (CLOSE-1).
    Overrule {
        /// The party.
        party: Party,
        /// Why.
        reason: String,
    },
    /// Close the case; needs the version read.
    Close,
    /// Reopen a closed case (CLOSE-4).
    Reopen {
        /// Why.
        reason: String,
    },
    /// Write the lessons (LESS-1).
    WriteLessons {
        /// What let it come about, in words that can be counted.
        #[serde(default)]
        roots: BTreeSet<RootCause>,
        /// What made it worse, in words that can be counted.
        #[serde(default)]
        factors: BTreeSet<AggravatingFactor>,
        /// Causes.
        causes: String,
        /// What aggravated the impact.
        #[serde(default)]
        aggravating_factors: String,
        /// Difficulties met.
        #[serde(default)]
        difficulties: String,
        /// Measures taken.
        #[serde(default)]
        measures: String,
        /// Recommendations, one a line.
        recommendations: String,
        /// What the watch or similar incidents add.
        #[serde(default)]
        watch: String,
    },
    /// Complete or correct the lessons in words (LESS-1).
    CommentLessons {
        /// The words.
        text: String,
    },
    /// Approve the lessons that somebody else wrote (LESS-1); needs the version
    /// read.
    ApproveLessons,
    /// Decide what becomes of passages of the approved lessons that could
    /// identify (LESS-4).
    WriteEdition {
        /// The number of the approved lessons.
        of: u32,
        /// Every decision so far.
        decisions: Vec<Decision>,
    },
    /// Publish what somebody else decided (LESS-4); needs the version read.
    PublishEdition {
        /// For whom.
        to: EditionReaders,
    },
    /// Take the anonymised edition back (LESS-4).
    RetractEdition {
        /// Why.
        reason: String,
    },
    /// Say that a recommendation of the approved lessons concerns a playbook,
    /// and what should change there, if anything (LESS-2).
    LinkRecommendation {
        /// The number of the approved lessons.
        of: u32,
        /// The recommendation's number.
        recommendation: u32,
        /// The playbook's name in addresses.
        playbook: PlaybookKey,
        /// The part that should change; only where one should.
        #[serde(default)]
        section: Option<SectionKind>,
        /// The passage or measure as it reads now; empty for what is missing.
        #[serde(default)]
        passage: String,
        /// What should be read instead, or besides.
        #[serde(default)]
        change: String,
        /// Why.
        #[serde(default)]
        why: String,
    },
    /// Take such a link, and the change that it proposes, back (LESS-2).
    UnlinkRecommendation {
        /// The link's number in the case.
        link: u32,
        /// Why.
        reason: String,
    },
    /// Suspend the end of the file, for a complaint or an inquiry (KEEP-2).
    PlaceHold {
        /// Why.
        reason: String,
    },
    /// Lift a hold (KEEP-2).
    LiftHold {
        /// Why.
        reason: String,
    },
    /// Propose what becomes of a closed case's file (KEEP-2).
    ProposeDisposition {
        /// What.
        disposition: Disposition,
        /// Until when it is kept longer; only then.
        #[serde(default)]
        until: Option<Timestamp>,
        /// Why.
        reason: String,
    },
    /// Approve what somebody else proposed (KEEP-2); needs the version read.
    ApproveDisposition,
    /// Turn down what was proposed, or take it back (KEEP-2).
    DeclineDisposition {
        /// Why.
        reason: String,
    },
    /// Say where the facility stands with an action of its incident's plan
    /// (SIGN-1).
    StateProgress {
        /// The incident.
        incident: IncidentReference,
        /// The action's number.
        action: u32,
        /// Where the facility stands.
        progress: Progress,
        /// In words.
        #[serde(default)]
        note: String,
    },
    /// Share an extract of the case with a publisher, a host or an operator
    /// (QUAL-5).
    ShareExtract(Box<Sharing>),
    /// Let the link to an extract open for longer.
    ProlongExtract {
        /// The extract's number.
        extract: u32,
        /// For how many days from now.
        days: u32,
        /// Why.
        reason: String,
    },
    /// End the link to an extract early.
    EndExtract {
        /// The extract's number.
        extract: u32,
        /// Why.
        reason: String,
    },
}

const fn parties() -> Audience {
    Audience::Parties
}
