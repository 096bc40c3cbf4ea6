//! What staff can do to an incident, with the address of each form.

use process::access::Verb;

macro_rules! orders {
    ($($(#[$doc:meta])* $Order:ident = $slug:literal, $act:literal, $Verb:ident, $key:literal;)*) => {
        /// An act on an incident. It bears the name of its command.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Order {
            $($(#[$doc])* $Order,)*
        }

        impl Order {
            /// Every act, in the order in which the page offers them.
            pub const ALL: &'static [Self] = &[$(Self::$Order),*];

            /// Its name in addresses.
            #[must_use]
            pub const fn slug(self) -> &'static str {
                match self { $(Self::$Order => $slug,)* }
            }

            /// The name of its command.
            #[must_use]
            pub const fn act(self) -> &'static str {
                match self { $(Self::$Order => $act,)* }
            }

            /// The right that it needs.
            #[must_use]
            pub const fn verb(self) -> Verb {
                match self { $(Self::$Order => Verb::$Verb,)* }
            }

            /// Key of its name; beside it stand a `-hint`, said above the
            /// form, and a `-short`, the words of its button.
            #[must_use]
            pub const fn label_key(self) -> &'static str {
                match self { $(Self::$Order => $key,)* }
            }

            /// The act of this name in addresses.
            #[must_use]
            pub fn from_slug(slug: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|order| order.slug() == slug)
            }
        }
    };
}

orders! {
    /// Choose how it is handled (SIGN-1).
    ChooseMode = "mode", "choose_mode", SteerIncident, "order-mode";
    /// Decide something (SIGN-2).
    Decide = "decision", "decide", SteerIncident, "order-decide";
    /// Add an action to the plan (SIGN-1).
    SetAction = "action", "set_action", SteerIncident, "order-action";
    /// End an action of the plan (SIGN-1).
    EndAction = "fin-action", "end_action", EndOwnAction, "order-end-action";
    /// Write a situation report (SIGN-4).
    ReportSituation = "point-de-situation", "report_situation", RunCells, "order-report";
    /// Note something in the crisis log (SIGN-4).
    Log = "main-courante", "log", RunCells, "order-log";
    /// Call somebody to a crisis cell (SIGN-4).
    SeatMember = "cellule", "seat_member", RunCells, "order-seat";
    /// Note who is there (SIGN-4).
    NoteAttendance = "presence", "note_attendance", RunCells, "order-attendance";
    /// Hand over to the next shift (SIGN-4).
    HandOver = "releve", "hand_over", RunCells, "order-hand-over";
    /// Write a public statement (SIGN-1).
    DraftStatement = "communique", "draft_statement", DraftStatement, "order-draft";
    /// Approve a public statement (SIGN-1).
    ApproveStatement = "approuver-communique", "approve_statement", SteerIncident, "order-approve";
    /// Publish a public statement (SIGN-1).
    PublishStatement = "publier-communique", "publish_statement", SteerIncident, "order-publish";
    /// Take a public statement back (SIGN-1).
    WithdrawStatement = "retirer-communique", "withdraw_statement", SteerIncident, "order-withdraw";
    /// Have a case join (SUPP-2).
    Join = "ajouter-dossier", "join", GatherCases, "order-join";
    /// Have a case leave (SIGN-2).
    Release = "retirer-dossier", "release", ReleaseCase, "order-release";
    /// Give it a name.
    Name = "nommer", "name", NameIncident, "order-name";
    /// Close it (CLOSE-4).
    Close = "clore", "close", SteerIncident, "order-close";
}
