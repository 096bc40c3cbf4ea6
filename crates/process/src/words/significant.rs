//! Words of the steering of significant incidents (phase 4 bis).

use super::words;

words! {
    /// How a significant incident is handled; HFDS chooses (SIGN-1).
    pub enum Mode {
        /// As a serious one.
        Normal = "normal", "word-mode-normal";
        /// With crisis cells, situation reports and a crisis log (SIGN-4).
        Crisis = "crisis", "word-mode-crisis";
    }

    /// Whom something decided for an incident is addressed to (SIGN-2).
    pub enum Reach {
        /// Everybody concerned, every facility included: it names none of them.
        Everybody = "everybody", "word-reach-everybody";
        /// The bodies that see a case of the incident.
        Authorities = "authorities", "word-reach-authorities";
        /// CERT and HFDS.
        Steering = "steering", "word-reach-steering";
    }

    /// Where a facility stands with an action of the plan (SIGN-1).
    pub enum Progress {
        /// Nothing was begun, or nothing was said.
        NotStarted = "not-started", "word-progress-not-started";
        /// It is being carried out.
        UnderWay = "under-way", "word-progress-under-way";
        /// It is done.
        Done = "done", "word-progress-done";
        /// The facility has nothing of the kind.
        NotConcerned = "not-concerned", "word-progress-not-concerned";
        /// The facility cannot do it alone.
        NeedsHelp = "needs-help", "word-progress-needs-help";
    }

    /// How an action of the plan ended.
    pub enum ActionEnd {
        /// It was carried out.
        Done = "done", "word-action-end-done";
        /// It is no longer asked for.
        Withdrawn = "withdrawn", "word-action-end-withdrawn";
    }

    /// A crisis cell (SIGN-4).
    pub enum Cell {
        /// Decides.
        Decision = "decision", "word-cell-decision";
        /// Carries out, follows, reports.
        Operations = "operations", "word-cell-operations";
    }

    /// Whether a member of a cell is there.
    pub enum Presence {
        /// In the room or on the line.
        Present = "present", "word-presence-present";
        /// Away for a while, to be called back.
        Away = "away", "word-presence-away";
        /// Relieved: no longer a member.
        Relieved = "relieved", "word-presence-relieved";
    }

    /// Where a public statement stands (SIGN-1).
    pub enum StatementState {
        /// Written, not yet approved.
        Draft = "draft", "word-statement-draft";
        /// Approved by a second person, not yet published.
        Approved = "approved", "word-statement-approved";
        /// On the public page.
        Published = "published", "word-statement-published";
        /// Taken off the public page.
        Withdrawn = "withdrawn", "word-statement-withdrawn";
    }
}
