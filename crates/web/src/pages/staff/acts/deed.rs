//! What staff can do to a case, with the address of each form.

use process::access::Verb;

macro_rules! deeds {
    ($($(#[$doc:meta])* $Deed:ident = $slug:literal, $act:literal, $Verb:ident, $key:literal;)*) => {
        /// An act of staff on a case. It bears the name of its command.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Deed {
            $($(#[$doc])* $Deed,)*
        }

        impl Deed {
            /// Every act, in the order in which the case page offers them.
            pub const ALL: &'static [Self] = &[$(Self::$Deed),*];

            /// Its name in addresses.
            #[must_use]
            pub const fn slug(self) -> &'static str {
                match self { $(Self::$Deed => $slug,)* }
            }

            /// The name of its command.
            #[must_use]
            pub const fn act(self) -> &'static str {
                match self { $(Self::$Deed => $act,)* }
            }

            /// The right that it needs.
            #[must_use]
            pub const fn verb(self) -> Verb {
                match self { $(Self::$Deed => Verb::$Verb,)* }
            }

            /// Key of its name; beside it stand a `-hint`, said above the
            /// form, and a `-short`, the words of its button.
            #[must_use]
            pub const fn label_key(self) -> &'static str {
                match self { $(Self::$Deed => $key,)* }
            }

            /// The act of this name in addresses.
            #[must_use]
            pub fn from_slug(slug: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|deed| deed.slug() == slug)
            }
        }
    };
}

deeds! {
    /// Answer the call of the on-call (DECL-6).
    AnswerCall = "repondre-appel", "answer_call", AnswerCall, "act-answer-call";
    /// Take the case in (INTAKE-2).
    TakeIn = "prendre-en-compte", "take_in", TakeIn, "act-take-in";
    /// Confirm a report (DECL-4).
    Confirm = "confirmer", "confirm", Confirm, "act-confirm";
    /// Judge (QUAL-2): has a page of its own.
    Qualify = "qualifier", "qualify", Qualify, "act-qualify";
    /// Log a contact (SUPP-11).
    LogContact = "contact", "log_contact", LogContact, "act-contact";
    /// Write in the thread: a question, a message or a note (QUAL-1, QUAL-5).
    Write = "ecrire", "message", Message, "act-write";
    /// Propose a measure (SUPP-4).
    ProposeMeasure = "mesure", "propose_measure", ProposeMeasure, "act-measure";
    /// Send a playbook (SUPP-5).
    SendPlaybook = "fiche-reflexe", "send_playbook", SendPlaybook, "act-playbook";
    /// Take a measure back.
    WithdrawMeasure = "retirer-mesure", "withdraw_measure", WithdrawMeasure, "act-withdraw";
    /// Say where a step stands (SUPP-9).
    RecordStep = "etape", "record_step", RecordStep, "act-step";
    /// Record causes (SUPP-3).
    RecordCauses = "causes", "record_causes", RecordCauses, "act-causes";
    /// Send a list of providers (SUPP-6).
    SendProviders = "prestataires", "send_providers", SendProviders, "act-providers";
    /// Share an extract with somebody outside (QUAL-5): has a page of its own.
    ShareExtract = "partager", "share_extract", ShareExtract, "act-share-extract";
    /// Let the link to an extract open for longer.
    ProlongExtract = "prolonger-extrait", "prolong_extract", ShareExtract, "act-prolong-extract";
    /// End the link to an extract early.
    EndExtract = "retirer-extrait", "end_extract", ShareExtract, "act-end-extract";
    /// Send the incident management report (SUPP-11).
    SendReport = "rapport", "send_report", SendReport, "act-report";
    /// Tell the ARS of the progress of the support (SUPP-8).
    ReportProgress = "avancement", "report_progress", ReportProgress, "act-progress";
    /// Say who supports (SUPP-1).
    DecideSupport = "appui", "decide_support", DecideSupport, "act-support";
    /// Record care-supply measures (SUPP-7).
    RecordCareSupply = "offre-de-soins", "record_care_supply", RecordCareSupply, "act-care-supply";
    /// Record that a service was informed (SUPP-11).
    RecordRelay = "relais", "record_relay", RecordRelay, "act-relay";
    /// Assess the impact on care (SUPP-11).
    AssessCareImpact = "effet-sur-les-soins", "assess_care_impact", AssessCareImpact, "act-care-impact";
    /// Recommend how to work in degraded mode (SUPP-11).
    RecommendDegradedMode = "mode-degrade", "recommend_degraded_mode", RecommendDegradedMode, "act-degraded-mode";
    /// Describe the impact on other ministries (SUPP-11).
    RecordInterministerialImpact = "interministeriel", "record_interministerial_impact", RecordInterministerialImpact, "act-interministerial";
    /// Say that one's body has read.
    Acknowledge = "lu", "acknowledge", Acknowledge, "act-acknowledge";
    /// End the support (SUPP-10).
    MoveToClosing = "fin-appui", "move_to_closing", MoveToClosing, "act-to-closing";
    /// Write the closing report (CLOSE-2).
    WriteClosingReport = "bilan", "write_closing_report", WriteClosingReport, "act-closing-report";
    /// Agree to close (CLOSE-1).
    Agree = "accord", "agree", Agree, "act-agree";
    /// Go past a silent party (CLOSE-1).
    Overrule = "passer-outre", "overrule", Overrule, "act-overrule";
    /// Close.
    Close = "clore", "close", Close, "act-close";
    /// Reopen (CLOSE-4).
    Reopen = "rouvrir", "reopen", Reopen, "act-reopen";
    /// Write the lessons (LESS-1).
    WriteLessons = "retour-experience", "write_lessons", WriteLessons, "act-lessons";
    /// Approve the lessons that somebody else wrote (LESS-1).
    ApproveLessons = "approuver-retour-experience", "approve_lessons", ApproveLessons, "act-approve-lessons";
    /// Give the lead to another territory (INTAKE-1).
    ChangeLead = "pilote", "change_lead", ChangeLead, "act-lead";
    /// Propose what becomes of the file (KEEP-2).
    ProposeDisposition = "fin-de-vie", "propose_disposition", ProposeDisposition, "act-disposition";
    /// Approve what was proposed (KEEP-2).
    ApproveDisposition = "approuver-fin-de-vie", "approve_disposition", ReviewDisposition, "act-approve-disposition";
    /// Turn down what was proposed, or take it back (KEEP-2).
    DeclineDisposition = "refuser-fin-de-vie", "decline_disposition", ReviewDisposition, "act-decline-disposition";
    /// Suspend the end of the file (KEEP-2).
    PlaceHold = "suspendre-fin-de-vie", "place_hold", HoldFile, "act-hold";
    /// Lift that hold (KEEP-2).
    LiftHold = "lever-suspension", "lift_hold", HoldFile, "act-lift-hold";
}
