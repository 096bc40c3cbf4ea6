//! The closed vocabularies of playbooks.

use crate::words::words;

words! {
    /// What a reader knows about computing. A step for anyone is for all; one
    /// for security is for them alone.
    pub enum Skill {
        /// Anyone who works in the facility.
        Anyone = "anyone", "playbook-skill-anyone";
        /// A person of the IT department, or the provider who stands for it.
        Generalist = "generalist", "playbook-skill-generalist";
        /// A person trained in the security of information systems.
        Security = "security", "playbook-skill-security";
    }

    /// The parts that every playbook has, in this order. The words that head
    /// them in its text are those of the catalogues.
    pub enum SectionKind {
        /// What to do at once, in order.
        FirstMinutes = "first-minutes", "playbook-first-minutes";
        /// What makes it worse.
        NotToDo = "not-to-do", "playbook-not-to-do";
        /// Who must know.
        WhomToCall = "whom-to-call", "playbook-whom-to-call";
        /// What must not be lost.
        Evidence = "evidence", "playbook-evidence";
        /// What is done then, by kind of measure (SUPP-4).
        Measures = "measures", "playbook-measures";
        /// The signs that it is over.
        Over = "over", "playbook-over";
    }

    /// Where a playbook stands.
    pub enum PlaybookState {
        /// Never approved yet.
        Draft = "draft", "playbook-state-draft";
        /// To be followed.
        InForce = "in-force", "playbook-state-in-force";
        /// No longer to be followed, or never taken up.
        Withdrawn = "withdrawn", "playbook-state-withdrawn";
    }

    /// Where a text stands that is not in force yet.
    pub enum DraftState {
        /// Being written.
        Writing = "writing", "playbook-draft-writing";
        /// Waits for a second person.
        ToApprove = "to-approve", "playbook-draft-to-approve";
    }
}
