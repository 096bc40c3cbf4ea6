//! What is written about a case as a whole: the judgement on it, its closing
//! report, its lessons.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::{
    access::Audience,
    act::Private,
    words::{AggravatingFactor, Class, Finding, LegalKind, RootCause},
};

/// An expert's judgement (QUAL-2), as it stood when it was given.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Qualified {
    /// The class.
    pub class: Class,
    /// The other results.
    pub findings: BTreeSet<Finding>,
    /// The legal kinds that the expert holds to be met (DECL-1).
    pub kinds: BTreeSet<LegalKind>,
    /// The grounds, read by everybody who sees the case.
    pub grounds: Private<String>,
}

/// Actions and results, residual vulnerabilities and risks (CLOSE-2).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClosingReport {
    /// What was done.
    pub actions: Private<String>,
    /// What came of it.
    pub results: Private<String>,
    /// Vulnerabilities that remain.
    pub residual_vulnerabilities: Private<String>,
    /// Risks that remain.
    pub residual_risks: Private<String>,
}

/// Lessons of a closed case (LESS-1).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lessons {
    /// Who reads them: everybody who sees the case, who may complete them. The
    /// first ones were for the authorities alone.
    #[serde(default = "authorities")]
    pub to: Audience,
    /// What let it come about, in words that can be counted.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub roots: BTreeSet<RootCause>,
    /// What made it worse, in words that can be counted.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub factors: BTreeSet<AggravatingFactor>,
    /// Causes.
    pub causes: Private<String>,
    /// What aggravated the impact.
    pub aggravating_factors: Private<String>,
    /// Difficulties met.
    pub difficulties: Private<String>,
    /// Measures taken.
    pub measures: Private<String>,
    /// Recommendations, one a line.
    pub recommendations: Private<String>,
    /// What the watch or similar incidents add.
    #[serde(default = "nothing")]
    pub watch: Private<String>,
}

const fn authorities() -> Audience {
    Audience::Authorities
}

const fn nothing() -> Private<String> {
    Private::Known(String::new())
}
