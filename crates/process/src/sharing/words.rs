//! The closed vocabularies of extracts.

use crate::words::words;

words! {
    /// What an organisation outside is to the facility.
    pub enum ContactRole {
        /// It makes the software.
        Publisher = "publisher", "contact-role-publisher";
        /// It holds the data or runs the machines.
        Host = "host", "contact-role-host";
        /// It carries the network or another service.
        Operator = "operator", "contact-role-operator";
    }

    /// Whether an extract names the facility.
    pub enum Naming {
        /// It does not.
        Withheld = "withheld", "extract-naming-withheld";
        /// It does.
        Named = "named", "extract-naming-named";
    }

    /// What the CERT found, and an extract may hold.
    pub enum SharedFinding {
        /// Malicious or not.
        Nature = "nature", "extract-finding-nature";
        /// Causes.
        Causes = "causes", "extract-finding-causes";
        /// The technical perimeter.
        Perimeter = "perimeter", "extract-finding-perimeter";
        /// The analysis in words.
        Analysis = "analysis", "extract-finding-analysis";
    }

    /// Where the link to an extract stands.
    pub enum ExtractState {
        /// It opens.
        Open = "open", "extract-state-open";
        /// It has had its time.
        Expired = "expired", "extract-state-expired";
        /// It was ended early.
        Ended = "ended", "extract-state-ended";
        /// The case is closed.
        CaseClosed = "case-closed", "extract-state-case-closed";
    }
}

#[allow(clippy::derivable_impls, reason = "the table of words derives nothing")]
impl Default for Naming {
    fn default() -> Self {
        Self::Withheld
    }
}
