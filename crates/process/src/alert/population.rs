//! Whom an alert is for, in the words in which it was chosen (SIGN-3).

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::{
    decide::LONGEST_TEXT,
    facility::{CategoryCode, FacilityFlag, FacilityNature, FinessNumber},
    ids::IncidentReference,
    refusal::{Reason, Refusal, Rule},
    territory::{DepartementCode, RegionCode, all_departements},
};

/// The most facilities that one list names.
pub const MOST_NUMBERS: usize = 5_000;
/// Fewer letters of a product would find half the register.
const SHORTEST_TERM: usize = 3;
const MOST_TERMS: usize = 20;

/// The facilities that an alert is addressed to. Closed facilities are left
/// out, and military hospitals, which hear from their own chain (DECL-7).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(tag = "by", rename_all = "kebab-case", deny_unknown_fields)]
pub enum Population {
    /// Those of a list.
    List {
        /// Their numbers.
        numbers: BTreeSet<FinessNumber>,
    },
    /// Those that meet every criterion given; the whole nation when none is.
    Criteria(Criteria),
}

/// What facilities have in common: within one criterion any of its values
/// will do, and every criterion given must be met.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Criteria {
    /// Regions in which they stand.
    pub regions: BTreeSet<RegionCode>,
    /// Départements in which they stand, beside those regions.
    pub departements: BTreeSet<DepartementCode>,
    /// What kind of facility they are.
    pub natures: BTreeSet<FacilityNature>,
    /// Categories of the register, beside those kinds.
    pub categories: BTreeSet<CategoryCode>,
    /// What the State has designated them as.
    pub flags: BTreeSet<FacilityFlag>,
    /// Products and providers that they said they use; the words of one term
    /// must all be found.
    pub uses: Vec<String>,
    /// Those that have a case in this incident are left out: they know.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub outside: Option<IncidentReference>,
}

impl Default for Population {
    fn default() -> Self {
        Self::Criteria(Criteria::default())
    }
}

impl Criteria {
    /// The départements in which the facilities stand; none when any will do.
    #[must_use]
    pub fn territory(&self) -> Option<BTreeSet<DepartementCode>> {
        if self.regions.is_empty() && self.departements.is_empty() {
            return None;
        }
        let of_regions = all_departements()
            .iter()
            .filter(|departement| self.regions.contains(&departement.region().code()))
            .map(|departement| departement.code());
        Some(
            of_regions
                .chain(self.departements.iter().copied())
                .collect(),
        )
    }

    /// The categories of the register; none when any will do.
    #[must_use]
    pub fn kinds(&self) -> Option<BTreeSet<CategoryCode>> {
        if self.natures.is_empty() && self.categories.is_empty() {
            return None;
        }
        let of_natures = CategoryCode::all()
            .filter(|category| self.natures.contains(&FacilityNature::of(*category)));
        Some(of_natures.chain(self.categories.iter().copied()).collect())
    }
}

impl Population {
    /// Whether it can be looked for at all.
    ///
    /// # Errors
    /// When a list is empty or too long, or a product has too few letters.
    pub fn check(&self) -> Result<(), Refusal> {
        let refused = |reason| Err(Refusal::new(Rule::Sign3, reason));
        match self {
            Self::List { numbers } if numbers.is_empty() => refused(Reason::NobodyConcerned),
            Self::List { numbers } if numbers.len() > MOST_NUMBERS => {
                refused(Reason::TooManySites(MOST_NUMBERS))
            }
            Self::List { .. } => Ok(()),
            Self::Criteria(criteria) => {
                let letters = |term: &String| term.chars().filter(|c| c.is_alphanumeric()).count();
                if criteria
                    .uses
                    .iter()
                    .any(|term| letters(term) < SHORTEST_TERM)
                {
                    refused(Reason::TermTooShort(SHORTEST_TERM))
                } else if criteria.uses.len() > MOST_TERMS
                    || criteria.uses.iter().any(|term| term.len() > LONGEST_TEXT)
                {
                    refused(Reason::TextTooLong(LONGEST_TEXT))
                } else {
                    Ok(())
                }
            }
        }
    }
}
