//! Who may do what: the matrix of roles and verbs.

use super::{ArsRole, CertRole, FacilityRole, Seat, StaffRole};

macro_rules! verbs {
    ($($(#[$doc:meta])* $Verb:ident: $($Kind:ident)*;)*) => {
        /// Something that a person may have the right to do.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Verb {
            $($(#[$doc])* $Verb,)*
        }

        impl Verb {
            /// Every verb.
            pub const ALL: &'static [Self] = &[$(Self::$Verb),*];

            /// The seats that hold this right.
            #[must_use]
            pub const fn held_by(self) -> &'static [SeatKind] {
                match self { $(Self::$Verb => &[$(SeatKind::$Kind),*],)* }
            }
        }
    };
}

verbs! {
    /// Send a declaration; anybody may, as a report to be confirmed (DECL-4).
    Declare: Reporter SecurityOfficer Director Analyst Lead Ars ArsLead Hfds Stranger;
    /// Enter the notice of the armed forces (DECL-7).
    EnterMilitaryNotice: Analyst Lead Hfds;
    /// Confirm a report (DECL-4).
    Confirm: Director Analyst Lead;
    /// Add to a declaration.
    Supplement: Reporter SecurityOfficer Director Follower Analyst Lead;
    /// Ask for help as soon as possible (DECL-6).
    AskHelp: Reporter SecurityOfficer Director Follower;
    /// Answer a call of the on-call (DECL-6).
    AnswerCall: Analyst Lead Hfds;
    /// Plan who is on call for one's body (DECL-6).
    PlanOnCall: Lead ArsLead Hfds;
    /// Read one's body's rota, and swap one's shifts (DECL-6).
    ReadRota: Analyst Lead Ars ArsLead Hfds;
    /// Give the lead to another territory (INTAKE-1).
    ChangeLead: Analyst Lead;
    /// Take a case in (INTAKE-2).
    TakeIn: Analyst Lead;
    /// Ask the facility something (QUAL-1).
    Ask: Analyst Lead Ars ArsLead;
    /// Answer a question.
    Answer: Reporter SecurityOfficer Director Follower;
    /// Write in the thread.
    Message: Reporter SecurityOfficer Director Follower Analyst Lead Ars ArsLead Hfds Dgs Ansm Anssi;
    /// Keep notes of the CERT.
    Note: Analyst Lead;
    /// Judge a case (QUAL-2).
    Qualify: Analyst Lead;
    /// Say who supports (SUPP-1).
    DecideSupport: Ars ArsLead;
    /// Send evidence to a case.
    SendEvidence: Reporter SecurityOfficer Director Follower Analyst Lead Ars ArsLead;
    /// Take a copy of a piece of evidence.
    CopyEvidence: Reporter SecurityOfficer Director Analyst Lead Ars ArsLead Hfds Dgs Ansm Anssi;
    /// Record that a piece was given to somebody outside the platform.
    TransferEvidence: Analyst Lead;
    /// Destroy the content of a piece.
    DestroyEvidence: Lead;
    /// Let the files of evidence leave with the bundle of their case.
    HandOutEvidence: Operator;
    /// Pass the encryption of evidence to another key.
    RekeyEvidence: Operator;
    /// Say where a step stands (SUPP-9).
    RecordStep: Analyst Lead Ars ArsLead;
    /// Log a contact (SUPP-11).
    LogContact: Analyst Lead Ars ArsLead;
    /// Record causes (SUPP-3).
    RecordCauses: Analyst Lead;
    /// Propose a measure (SUPP-4).
    ProposeMeasure: Analyst Lead Ars ArsLead;
    /// Answer a measure (SUPP-4).
    AnswerMeasure: Reporter SecurityOfficer Director Follower;
    /// Take a measure back.
    WithdrawMeasure: Analyst Lead Ars ArsLead;
    /// Send a list of providers (SUPP-6).
    SendProviders: Analyst Lead;
    /// Read the directory of providers (SUPP-6).
    ReadProviders: Analyst Lead Ars ArsLead Hfds Dgs Ansm Anssi Operator;
    /// Keep the directory of providers: all of it, or one's own region
    /// (SUPP-6).
    KeepProviders: Analyst Lead Ars ArsLead Operator;
    /// Send the incident management report (SUPP-11).
    SendReport: Analyst Lead;
    /// Tell the ARS of the progress of the support (SUPP-8).
    ReportProgress: Analyst Lead;
    /// Record a declaration made elsewhere, or why it is not owed (QUAL-3).
    StateElsewhere: Reporter SecurityOfficer Director Follower;
    /// Record care-supply measures (SUPP-7).
    RecordCareSupply: Ars ArsLead;
    /// Record that services of the territory were informed (SUPP-11).
    RecordRelay: Ars ArsLead;
    /// Assess the impact on care (SUPP-11).
    AssessCareImpact: Dgs;
    /// Recommend how to work in degraded mode (SUPP-11).
    RecommendDegradedMode: Dgs;
    /// Describe the impact on other ministries (SUPP-11).
    RecordInterministerialImpact: Hfds;
    /// Say that one's body has read.
    Acknowledge: Hfds Dgs Ansm Anssi;
    /// Say whether the facility's own handling goes on (CLOSE-4).
    StateHandling: Reporter SecurityOfficer Director Follower;
    /// Confirm that cases are alike, and so pass them to an incident (SUPP-2).
    GatherCases: Analyst Lead;
    /// Take a case out of an incident.
    ReleaseCase: Analyst Lead Hfds;
    /// Give an incident its name among the authorities.
    NameIncident: Analyst Lead Hfds;
    /// Steer an incident: mode, decisions, action plan, publication, end
    /// (SIGN-1).
    SteerIncident: Hfds;
    /// Say that an action owned by one's own body is done (SIGN-1).
    EndOwnAction: Analyst Lead Ars ArsLead Hfds Dgs Ansm Anssi;
    /// Write what is to be said to the public (SIGN-1).
    DraftStatement: Analyst Lead Hfds;
    /// Keep the crisis cells and their log (SIGN-4).
    RunCells: Analyst Lead Hfds;
    /// Say where the facility stands with an action of the plan (SIGN-1).
    StateProgress: Reporter SecurityOfficer Director Follower;
    /// Read the incidents in which one sees a case (SIGN-2).
    ReadIncidents: Analyst Lead Ars ArsLead Hfds Dgs Ansm Anssi;
    /// Share an extract with somebody outside, prolong or end its link (QUAL-5).
    ShareExtract: Analyst Lead Ars ArsLead;
    /// Take the technical facts of a case away, for the tools of other teams.
    ExportTechnical: Analyst Lead;
    /// Answer an extract that one was sent (QUAL-5).
    AnswerExtract: Contact;
    /// See which cases look alike and of what there are more than usual, and
    /// judge that it is not so (SUPP-2).
    CompareCases: Analyst Lead;
    /// End the support (SUPP-10).
    MoveToClosing: Analyst Lead;
    /// Write the closing report (CLOSE-2).
    WriteClosingReport: Analyst Lead;
    /// Agree to close (CLOSE-1).
    Agree: Reporter SecurityOfficer Director Analyst Lead Ars ArsLead Hfds;
    /// Go past a silent party (CLOSE-1).
    Overrule: Lead;
    /// Close a case.
    Close: Analyst Lead;
    /// Reopen a case (CLOSE-4).
    Reopen: Analyst Lead;
    /// Write lessons (LESS-1).
    WriteLessons: Analyst Lead;
    /// Complete or correct lessons in words (LESS-1).
    CommentLessons: Reporter SecurityOfficer Director Analyst Lead Ars ArsLead;
    /// Approve the lessons that somebody else wrote (LESS-1).
    ApproveLessons: Analyst Lead;
    /// Decide what becomes of passages that could identify (LESS-4).
    WriteEdition: Analyst Lead;
    /// Publish the anonymised edition that somebody else decided (LESS-4).
    PublishEdition: Analyst Lead;
    /// Take an anonymised edition back (LESS-4).
    RetractEdition: Analyst Lead;
    /// Link a recommendation of approved lessons to a playbook, and propose a
    /// change there (LESS-2).
    LinkRecommendation: Analyst Lead;
    /// Search the lessons that CERT and agencies share (LESS-3).
    ReadLessons: Analyst Lead Ars ArsLead Hfds;
    /// Sign what one did with a device of one's own (KEEP-1, SIGN-4).
    Sign: Analyst Lead Hfds;
    /// Suspend the end of a file, for a complaint or an inquiry (KEEP-2).
    HoldFile: Lead Operator;
    /// Propose what becomes of a file whose period is over (KEEP-2).
    ProposeDisposition: Lead;
    /// Be the second person of such a proposal (KEEP-2).
    ReviewDisposition: Lead Hfds;
    /// Read what is due, held, proposed and done (KEEP-2).
    ReadRetention: Lead Hfds Operator;
    /// Look for what is held of a person, and propose to erase it (KEEP-2).
    ProposeErasure: Lead;
    /// Be the second person of such a proposal (KEEP-2).
    ReviewErasure: Lead Hfds;
    /// Keep the security mailbox of one's facility or agency (DECL-8).
    KeepMailbox: Director Ars ArsLead;
    /// Say which hosts, publishers and providers one's facility uses (SIGN-3).
    StateSuppliers: Reporter SecurityOfficer Director;
    /// Read which facilities are not ready to report (DECL-8).
    ReadReadiness: Analyst Lead Ars ArsLead;
    /// Designate and remove the reporters of a facility (DECL-4).
    ManageReporters: Director;
    /// Confirm the director of a facility (DECL-8).
    ConfirmDirector: Analyst Lead;
    /// Keep the OIV and OSE flags of a facility (DECL-8).
    KeepFlags: Lead Hfds Operator;
    /// Grant and end the rights of national roles and of leads.
    GrantStaff: Operator;
    /// Give and end the rights of the agents that one leads (KEEP-3).
    ManageAgents: Lead ArsLead;
    /// Answer those who ask to be a facility's director (DECL-8).
    AnswerDirectorRequests: Analyst Lead;
    /// Propose a security officer to the facilities of one's group.
    ProposeOfficer: Director;
    /// Read who has read a case (KEEP-1).
    ReadAccessRecord: Reporter SecurityOfficer Director Lead Ars ArsLead;
    /// Be warned of mass reading, and say what came of it (KEEP-3).
    WatchReading: Lead Hfds;
    /// See how the provable log stands (KEEP-1).
    WatchLog: Lead Hfds;
    /// Write an alert, and ask for its approval (SIGN-3).
    WriteAlert: Analyst Lead Hfds;
    /// Approve an alert, or turn it down (SIGN-3).
    ApproveAlert: Lead Hfds;
    /// Send an approved alert (SIGN-3).
    SendAlert: Analyst Lead Hfds;
    /// Correct, end or withdraw an alert (SIGN-3).
    SteerAlert: Analyst Lead Hfds;
    /// Remind those who have not answered an alert (SIGN-3).
    RemindAlert: Analyst Lead Ars ArsLead Hfds;
    /// Read who was sent an alert and what they answered (SIGN-3).
    ReadReceipts: Analyst Lead Ars ArsLead Hfds;
    /// Acknowledge an alert for one's facility, and answer its measures (SIGN-3).
    AnswerAlert: Reporter SecurityOfficer Director;
    /// Send a playbook to the facility (SUPP-5).
    SendPlaybook: Analyst Lead Ars ArsLead;
    /// Write a playbook, ask for its approval, give it up (SUPP-5).
    WritePlaybook: Analyst Lead;
    /// Approve what somebody else wrote, or turn it down (SUPP-5).
    ApprovePlaybook: Analyst Lead;
    /// Say that a playbook was read again and stays as it is (SUPP-5).
    ReviewPlaybook: Analyst Lead;
    /// Withdraw a playbook (SUPP-5).
    WithdrawPlaybook: Lead;
    /// Load the register of facilities (DECL-8).
    ImportRegister: Operator;
    /// Read the figures of the cases in one's scope (FIG-1).
    ReadFigures: Analyst Lead Ars ArsLead Hfds Dgs Ansm Anssi;
    /// Read which files of past reports were taken over (FIG-1).
    ReadPastImports: Analyst Lead Hfds Operator;
    /// Take reports of years past over from a file, and take them back
    /// (FIG-1).
    ImportPastReports: Lead Operator;
    /// Search cases in one's scope.
    Search: Analyst Lead Ars ArsLead Hfds Dgs Ansm Anssi;
}

/// Kinds of seat, without the place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum SeatKind {
    /// Designated reporter of the facility.
    Reporter,
    /// Security officer of the facility.
    SecurityOfficer,
    /// Director of the facility.
    Director,
    /// CERT analyst.
    Analyst,
    /// CERT lead.
    Lead,
    /// ARS agent.
    Ars,
    /// ARS lead.
    ArsLead,
    /// HFDS/FSSI.
    Hfds,
    /// DGS.
    Dgs,
    /// ANSM.
    Ansm,
    /// ANSSI.
    Anssi,
    /// Ministry of the armed forces.
    ArmedForces,
    /// Holder of the secret link of a report.
    Follower,
    /// Holder of the secret link of an extract.
    Contact,
    /// No right.
    Stranger,
    /// Administrator on the command line.
    Operator,
    /// The platform's timers.
    Platform,
}

impl SeatKind {
    /// Every kind.
    pub const ALL: &'static [Self] = &[
        Self::Reporter,
        Self::SecurityOfficer,
        Self::Director,
        Self::Analyst,
        Self::Lead,
        Self::Ars,
        Self::ArsLead,
        Self::Hfds,
        Self::Dgs,
        Self::Ansm,
        Self::Anssi,
        Self::ArmedForces,
        Self::Follower,
        Self::Contact,
        Self::Stranger,
        Self::Operator,
        Self::Platform,
    ];
}

impl From<Seat> for SeatKind {
    fn from(seat: Seat) -> Self {
        match seat {
            Seat::Facility {
                role: FacilityRole::Reporter,
                ..
            } => Self::Reporter,
            Seat::Facility {
                role: FacilityRole::SecurityOfficer,
                ..
            } => Self::SecurityOfficer,
            Seat::Facility {
                role: FacilityRole::Director,
                ..
            } => Self::Director,
            Seat::Staff { role } => Self::from(role),
            Seat::Follower => Self::Follower,
            Seat::Contact { .. } => Self::Contact,
            Seat::Stranger => Self::Stranger,
            Seat::Operator => Self::Operator,
            Seat::Platform => Self::Platform,
        }
    }
}

impl From<StaffRole> for SeatKind {
    fn from(role: StaffRole) -> Self {
        match role {
            StaffRole::Cert {
                role: CertRole::Analyst,
            } => Self::Analyst,
            StaffRole::Cert {
                role: CertRole::Lead,
            } => Self::Lead,
            StaffRole::Ars {
                role: ArsRole::Agent,
                ..
            } => Self::Ars,
            StaffRole::Ars {
                role: ArsRole::Lead,
                ..
            } => Self::ArsLead,
            StaffRole::Hfds => Self::Hfds,
            StaffRole::Dgs => Self::Dgs,
            StaffRole::Ansm => Self::Ansm,
            StaffRole::Anssi => Self::Anssi,
            StaffRole::ArmedForces => Self::ArmedForces,
        }
    }
}

/// Whether a seat holds a right.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RightTo {
    /// It does.
    Held,
    /// It does not.
    Lacking,
}

/// Whether this kind of seat holds the right to `verb`.
#[must_use]
pub fn right_to(verb: Verb, seat: SeatKind) -> RightTo {
    if verb.held_by().contains(&seat) {
        RightTo::Held
    } else {
        RightTo::Lacking
    }
}
