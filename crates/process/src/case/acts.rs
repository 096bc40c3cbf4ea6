//! Everything that can have happened to a case.

use std::collections::BTreeSet;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{CareSupply, ClosingReport, Declared, Disposal, HelpNeeded, Lessons, Qualified, Site};
use crate::{
    access::{Audience, Body},
    act::{Private, PrivateFields},
    clocks::Terms,
    closure::Party,
    declaration::facts::Facts,
    directory::SentProvider,
    evidence::{CopyForm, Received},
    ids::{EvidenceId, IncidentId, IncidentReference, Reference},
    lessons::{Edition, Linked, Published},
    playbook::{PlaybookKey, Skill},
    retention::{Category, Copies, Disposition, Erased, Why},
    sharing::ExtractShared,
    signature::Signed,
    territory::{ArsCode, DepartementCode},
    words::{
        Authority, Cause, ContactMeans, ElsewhereDuty, IncidentNature, MeasureKind, MeasureReply,
        OwnHandling, Progress, RelayTarget, Step, StepActor, StepState, SupportChoice,
    },
};

/// One thing that happened to a case.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum CaseAct {
    /// A declaration was sent (DECL-5).
    Declared(Box<Declared>),
    /// The CERT's file on it was opened (INTAKE-2).
    Opened {
        /// Its number.
        reference: Reference,
    },
    /// The director or the CERT confirmed the report (DECL-4).
    Confirmed {
        /// How it was checked.
        note: Private<String>,
    },
    /// The facility added to its declaration.
    Supplemented {
        /// The facts newly given or changed.
        facts: Box<PrivateFields<Facts>>,
        /// Whether care supply is affected, as far as is known from then on
        /// (DECL-7).
        care_supply: CareSupply,
        /// Sites found to be touched as well.
        affected: Vec<Site>,
        /// In words.
        note: Private<String>,
    },
    /// The facility asked for help as soon as possible (DECL-6).
    HelpAsked {
        /// Within or outside working hours.
        help: HelpNeeded,
        /// Why.
        text: Private<String>,
    },
    /// Somebody of a body answered the call of its on-call (DECL-6).
    CallAnswered {
        /// The body.
        body: Body,
    },
    /// Another territory leads (INTAKE-1).
    LeadChanged {
        /// Where the case is led from now on.
        departement: DepartementCode,
        /// The ARS that leads.
        ars: Option<ArsCode>,
        /// Why.
        reason: Private<String>,
    },
    /// An analyst took the case (INTAKE-2).
    TakenIn,
    /// A question to the facility (QUAL-1).
    Asked {
        /// Its number in the thread, from 1.
        number: u32,
        /// The question.
        text: Private<String>,
        /// When an answer is wished for.
        due: Option<Timestamp>,
    },
    /// The facility's answer.
    Answered {
        /// The question's number.
        number: u32,
        /// The answer.
        text: Private<String>,
    },
    /// A message in the thread.
    Messaged {
        /// Who may read it.
        to: Audience,
        /// The message.
        text: Private<String>,
    },
    /// A note of the CERT's own.
    Noted {
        /// The note.
        text: Private<String>,
    },
    /// The expert's judgement, first or revised (QUAL-2).
    Qualified(Box<Qualified>),
    /// The ARS said who supports (SUPP-1).
    SupportDecided {
        /// What it decided.
        choice: SupportChoice,
        /// In words.
        comment: Private<String>,
    },
    /// Where a step of the response stands (SUPP-9).
    StepRecorded {
        /// The step.
        step: Step,
        /// Where it stands.
        state: StepState,
        /// Who carries it out.
        actors: BTreeSet<StepActor>,
        /// In words.
        note: Private<String>,
    },
    /// A contact with the facility (SUPP-11).
    ContactLogged {
        /// How.
        means: ContactMeans,
        /// When it took place.
        at: Timestamp,
        /// What was said.
        summary: Private<String>,
    },
    /// What caused the incident, as far as it is known (SUPP-3).
    CausesRecorded {
        /// Malicious or not.
        nature: IncidentNature,
        /// Causes.
        causes: BTreeSet<Cause>,
        /// Technical perimeter.
        perimeter: Private<String>,
        /// In words.
        text: Private<String>,
    },
    /// A measure was proposed to the facility (SUPP-4).
    MeasureProposed {
        /// Its number in the case, from 1.
        number: u32,
        /// Its kind.
        measure: MeasureKind,
        /// What to do.
        text: Private<String>,
        /// By when.
        due: Option<Timestamp>,
        /// The playbook with which it came (SUPP-5).
        #[serde(default, skip_serializing_if = "Option::is_none")]
        playbook: Option<PlaybookKey>,
    },
    /// The facility answered a measure.
    MeasureAnswered {
        /// The measure's number.
        number: u32,
        /// The answer.
        reply: MeasureReply,
        /// Why it refuses, or what it did.
        comment: Private<String>,
    },
    /// A measure was taken back.
    MeasureWithdrawn {
        /// The measure's number.
        number: u32,
        /// Why.
        reason: Private<String>,
    },
    /// A playbook was sent; its measures follow (SUPP-5).
    PlaybookSent {
        /// Its name in addresses.
        playbook: PlaybookKey,
        /// The version, which never changes.
        version: u32,
        /// Its title.
        title: String,
        /// For whom.
        skill: Skill,
        /// In words.
        note: Private<String>,
    },
    /// A list of State-referenced providers was sent (SUPP-6).
    ProvidersSent {
        /// What the directory said of them.
        providers: Vec<SentProvider>,
        /// In words.
        note: Private<String>,
    },
    /// The incident management report was sent (SUPP-11).
    ReportSent {
        /// What happened and what was done.
        summary: Private<String>,
        /// How to harden.
        recommendations: Private<String>,
    },
    /// The CERT told the ARS of the progress of its support (SUPP-8).
    ProgressReported {
        /// The report.
        text: Private<String>,
    },
    /// A duty of law began to run, under the terms as they stand (QUAL-3).
    ClockStarted {
        /// The duty.
        duty: ElsewhereDuty,
        /// To whom it is owed.
        recipient: Authority,
        /// The terms.
        terms: Terms,
        /// When the starting event took place.
        from: Timestamp,
        /// Until when, where the law sets a time.
        due: Option<Timestamp>,
    },
    /// The starting event of a clock was corrected, and the clock with it.
    ClockMoved {
        /// The duty.
        duty: ElsewhereDuty,
        /// When the starting event was held to have taken place.
        was: Timestamp,
        /// When it took place.
        from: Timestamp,
        /// Until when, where the law sets a time.
        due: Option<Timestamp>,
    },
    /// A duty of law no longer follows from what is known.
    ClockStopped {
        /// The duty.
        duty: ElsewhereDuty,
    },
    /// The facility made a declaration elsewhere (QUAL-3).
    DeclaredElsewhere {
        /// Which.
        duty: ElsewhereDuty,
        /// When.
        at: Timestamp,
        /// Number of the receipt, or what else proves it.
        receipt: Private<String>,
    },
    /// A duty owed elsewhere does not concern the facility (QUAL-3).
    NotConcerned {
        /// Which.
        duty: ElsewhereDuty,
        /// Why.
        reason: Private<String>,
    },
    /// What the ARS does about care supply (SUPP-7).
    CareSupplyRecorded {
        /// The measures.
        text: Private<String>,
    },
    /// The ARS informed a service of its territory (SUPP-11).
    RelayRecorded {
        /// Whom.
        target: RelayTarget,
        /// When.
        at: Timestamp,
        /// In words.
        note: Private<String>,
    },
    /// The DGS assessed the impact on care, for HFDS (SUPP-11).
    CareImpactAssessed {
        /// The assessment.
        text: Private<String>,
    },
    /// The DGS recommended how to work in degraded mode (SUPP-11).
    DegradedModeRecommended {
        /// The recommendation.
        text: Private<String>,
    },
    /// HFDS described the impact on other ministries (SUPP-11).
    InterministerialImpactRecorded {
        /// The description.
        text: Private<String>,
    },
    /// A body said that it has read what it was told.
    Acknowledged {
        /// The body.
        body: Body,
    },
    /// The facility said whether its own handling goes on (CLOSE-4).
    OwnHandlingStated {
        /// What it says.
        handling: OwnHandling,
        /// In words.
        text: Private<String>,
    },
    /// The CERT's support ended (SUPP-10).
    MovedToClosing,
    /// The closing report, or a new version of it (CLOSE-2).
    ClosingReportWritten(Box<ClosingReport>),
    /// A party agreed to close (CLOSE-1).
    Agreed {
        /// The party.
        party: Party,
        /// In words.
        comment: Private<String>,
    },
    /// The CERT lead went past a silent party (CLOSE-1).
    Overruled {
        /// The party.
        party: Party,
        /// Why.
        reason: Private<String>,
    },
    /// The case was closed.
    Closed,
    /// The CERT reopened the case (CLOSE-4).
    Reopened {
        /// Why.
        reason: Private<String>,
    },
    /// Lessons were written, or a new version of them (LESS-1).
    LessonsWritten(Box<Lessons>),
    /// Somebody completed or corrected them in words (LESS-1).
    LessonsCommented {
        /// The words.
        text: Private<String>,
    },
    /// A second person approved what was written last (LESS-1).
    LessonsApproved {
        /// Who reads of it: the readers of the lessons.
        to: Audience,
    },
    /// What becomes of passages that could identify was decided, in part or in
    /// all (LESS-4).
    EditionWritten(Box<Edition>),
    /// A second person published the anonymised edition (LESS-4).
    EditionPublished(Box<Published>),
    /// The anonymised edition was taken back (LESS-4).
    EditionRetracted {
        /// Why.
        reason: Private<String>,
    },
    /// A recommendation of the approved lessons was linked to a playbook, with
    /// the change that it proposes there, if any (LESS-2).
    RecommendationLinked(Box<Linked>),
    /// Such a link was taken back (LESS-2).
    RecommendationUnlinked {
        /// Its number in the case.
        number: u32,
        /// Why.
        reason: Private<String>,
    },
    /// A piece of evidence was received (KEEP-1).
    EvidenceReceived(Box<Received>),
    /// Somebody took a copy of a piece.
    EvidenceCopied {
        /// The piece.
        evidence: EvidenceId,
        /// Who may read of the piece.
        to: Audience,
        /// In which form.
        form: CopyForm,
        /// Why.
        reason: Private<String>,
    },
    /// A piece was given to somebody outside the platform.
    EvidenceTransferred {
        /// The piece.
        evidence: EvidenceId,
        /// Who may read of the piece.
        to: Audience,
        /// To whom.
        recipient: Private<String>,
        /// How.
        means: Private<String>,
        /// Why.
        reason: Private<String>,
        /// What proves that it arrived.
        receipt: Private<String>,
    },
    /// The encryption of a piece passed to another key.
    EvidenceRekeyed {
        /// The piece.
        evidence: EvidenceId,
        /// Who may read of the piece.
        to: Audience,
    },
    /// The content of a piece was destroyed; the acts remain.
    EvidenceDestroyed {
        /// The piece.
        evidence: EvidenceId,
        /// Who may read of the piece.
        to: Audience,
        /// Why.
        reason: Private<String>,
    },
    /// A complaint or an inquiry suspends the end of the file (KEEP-2).
    HoldPlaced {
        /// Why.
        reason: Private<String>,
    },
    /// The hold was lifted (KEEP-2).
    HoldLifted {
        /// Why.
        reason: Private<String>,
    },
    /// One person proposed what becomes of the file (KEEP-2).
    DispositionProposed {
        /// What.
        disposition: Disposition,
        /// The category under which it is kept.
        category: Category,
        /// Until when it is kept longer; only then.
        until: Option<Timestamp>,
        /// Why.
        reason: Private<String>,
    },
    /// A second person approved it (KEEP-2).
    DispositionApproved,
    /// It was turned down or taken back (KEEP-2).
    DispositionDeclined {
        /// Why.
        reason: Private<String>,
    },
    /// The platform began to carry it out (KEEP-2).
    DispositionBegun,
    /// The content went; the acts remain (KEEP-2).
    Disposed(Box<Disposal>),
    /// It passed to phase 4 bis, in an incident with others (SUPP-2, SIGN-2);
    /// why is told in the incident's own story.
    IncidentJoined {
        /// The incident.
        incident: IncidentId,
        /// Its number.
        reference: IncidentReference,
    },
    /// It left the incident.
    IncidentLeft {
        /// The incident.
        incident: IncidentId,
        /// Its number.
        reference: IncidentReference,
    },
    /// The facility said where it stands with an action of the plan (SIGN-1).
    ProgressStated {
        /// The incident.
        incident: IncidentId,
        /// The action's number.
        action: u32,
        /// Where it stands.
        progress: Progress,
        /// In words.
        note: Private<String>,
    },
    /// An expert judged that another case is something else (SUPP-2).
    LookalikeRejected {
        /// The other case.
        other: Reference,
        /// What both shared then and few others have.
        shared: Private<BTreeSet<String>>,
        /// Why.
        reason: Private<String>,
    },
    /// An extract was shared with somebody outside (QUAL-5).
    ExtractShared(Box<ExtractShared>),
    /// The link to an extract opens for longer.
    ExtractProlonged {
        /// The extract's number.
        extract: u32,
        /// Until when.
        until: Timestamp,
        /// Why.
        reason: Private<String>,
    },
    /// The link to an extract was ended early.
    ExtractEnded {
        /// The extract's number.
        extract: u32,
        /// Why.
        reason: Private<String>,
    },
    /// The contact of an extract answered.
    ExtractAnswered {
        /// The extract's number.
        extract: u32,
        /// The answer.
        text: Private<String>,
    },
    /// Values were erased while the file lives on (KEEP-2).
    ValuesErased {
        /// Why.
        because: Why,
        /// Which.
        values: Vec<Erased>,
        /// Where copies may still be.
        copies: Copies,
    },
    /// Somebody signed an act of theirs (KEEP-1).
    Signed(Box<Signed>),
}
