//! What lessons say in words that can be counted (LESS-1, LESS-3).

use super::words;

words! {
    /// What let an incident come about, as the lessons judge it.
    pub enum RootCause {
        /// Remote access or an account without a second factor.
        NoSecondFactor = "no-second-factor", "word-root-cause-no-second-factor";
        /// A weak, shared or reused password.
        WeakPassword = "weak-password", "word-root-cause-weak-password";
        /// A known correction was not applied.
        MissingUpdate = "missing-update", "word-root-cause-missing-update";
        /// A service was reachable from the internet without need.
        ExposedService = "exposed-service", "word-root-cause-exposed-service";
        /// Somebody was deceived.
        DeceivedPerson = "deceived-person", "word-root-cause-deceived-person";
        /// An account had more rights than its use asked for.
        ExcessiveRights = "excessive-rights", "word-root-cause-excessive-rights";
        /// It came in through a provider's access.
        ProviderAccess = "provider-access", "word-root-cause-provider-access";
        /// A provider or host failed.
        ProviderFailure = "provider-failure", "word-root-cause-provider-failure";
        /// A change went wrong.
        ChangeGoneWrong = "change-gone-wrong", "word-root-cause-change-gone-wrong";
        /// Equipment, power or cooling failed.
        EquipmentFailure = "equipment-failure", "word-root-cause-equipment-failure";
        /// Somebody made a mistake.
        Mistake = "mistake", "word-root-cause-mistake";
        /// It could not be found out.
        NotFound = "not-found", "word-root-cause-not-found", alone;
        /// Another one, which the words tell.
        Other = "other", "word-root-cause-other";
    }

    /// What made the consequences worse.
    pub enum AggravatingFactor {
        /// The network is not divided.
        FlatNetwork = "flat-network", "word-aggravating-factor-flat-network";
        /// Backups were reachable, and lost with the rest.
        ReachableBackups = "reachable-backups", "word-aggravating-factor-reachable-backups";
        /// Restoring had never been tried.
        UntriedRestore = "untried-restore", "word-aggravating-factor-untried-restore";
        /// Logs were missing or too short.
        MissingLogs = "missing-logs", "word-aggravating-factor-missing-logs";
        /// It was noticed late.
        LateDetection = "late-detection", "word-aggravating-factor-late-detection";
        /// It was reported late.
        LateReport = "late-report", "word-aggravating-factor-late-report";
        /// Systems that nobody maintains any more.
        ObsoleteSystems = "obsolete-systems", "word-aggravating-factor-obsolete-systems";
        /// Procedures without the system were missing or unknown.
        NoDegradedMode = "no-degraded-mode", "word-aggravating-factor-no-degraded-mode";
        /// Nobody knew what machines and links there are.
        MissingInventory = "missing-inventory", "word-aggravating-factor-missing-inventory";
        /// Too few people, or the wrong hour.
        FewPeople = "few-people", "word-aggravating-factor-few-people";
        /// A provider was not to be reached.
        UnreachableProvider = "unreachable-provider", "word-aggravating-factor-unreachable-provider";
        /// Telephone or messages were lost as well.
        LostCommunications = "lost-communications", "word-aggravating-factor-lost-communications";
        /// None.
        None = "none", "word-aggravating-factor-none", alone;
        /// Another one, which the words tell.
        Other = "other", "word-aggravating-factor-other";
    }

    /// A part of lessons.
    pub enum LessonsPart {
        /// Causes.
        Causes = "causes", "lessons-causes";
        /// What aggravated the impact.
        AggravatingFactors = "aggravating-factors", "lessons-factors";
        /// Difficulties met.
        Difficulties = "difficulties", "lessons-difficulties";
        /// Measures taken.
        Measures = "measures", "lessons-measures";
        /// Recommendations.
        Recommendations = "recommendations", "lessons-recommendations";
    }

    /// Who reads an anonymised edition (LESS-4).
    pub enum EditionReaders {
        /// Everybody who has signed in.
        SignedIn = "signed-in", "word-edition-readers-signed-in";
        /// Everybody.
        All = "all", "word-edition-readers-all";
    }
}
