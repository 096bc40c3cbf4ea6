//! What may be asked of a list of cases.

use std::{collections::BTreeSet, fmt, str::FromStr};

use jiff::Timestamp;
use process::{
    case::{Confirmation, HelpNeeded, Reality},
    facility::FacilityNature,
    ids::FacilityId,
    territory::{ArsCode, DepartementCode, RegionCode, all_departements},
    words::{Class, State},
};
use sea_orm::{ColumnTrait, Condition, sea_query::SimpleExpr};
use uuid::Uuid;

use crate::{columns::key, entities::cases};

/// In what order cases are listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// The most urgent first, those of equal rank as they came (INTAKE-3).
    Queue,
    /// The latest declared first.
    Newest,
}

/// A part of the country.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Territory {
    /// Cases led by this agency.
    Ars(ArsCode),
    /// Cases led in this region.
    Region(RegionCode),
    /// Cases led in this département.
    Departement(DepartementCode),
}

impl Territory {
    /// The départements of which it is made.
    pub(crate) fn departements(self) -> Vec<DepartementCode> {
        let all = all_departements().iter();
        match self {
            Self::Departement(code) => vec![code],
            Self::Region(region) => all
                .filter(|departement| departement.region().code() == region)
                .map(|departement| departement.code())
                .collect(),
            Self::Ars(ars) => process::territory::ars(ars)
                .departements()
                .map(|departement| departement.code())
                .collect(),
        }
    }
}

/// Whether help is needed as soon as possible.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HelpFilter {
    /// It is, within or outside working hours.
    AtOnce,
    /// In the normal course.
    Normally,
}

/// Whether the CERT has taken the case in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TakenIn {
    /// It has.
    Yes,
    /// Not yet.
    NotYet,
}

/// Which cases are wanted; by default all that the scope sees.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CaseFilter {
    /// In one of these states; in any when empty.
    pub states: BTreeSet<State>,
    /// Of one of these classes; of any, or none, when empty.
    pub classes: BTreeSet<Class>,
    /// Led there.
    pub territory: Option<Territory>,
    /// Declared by this facility.
    pub facility: Option<FacilityId>,
    /// Declared by a facility of this kind.
    pub nature: Option<FacilityNature>,
    /// By the need of help.
    pub help: Option<HelpFilter>,
    /// Confirmed, or to be.
    pub confirmation: Option<Confirmation>,
    /// Real, or exercises.
    pub reality: Option<Reality>,
    /// Taken in, or not yet.
    pub taken_in: Option<TakenIn>,
    /// Declared at that time or later.
    pub declared_from: Option<Timestamp>,
    /// Declared before that time.
    pub declared_before: Option<Timestamp>,
}

/// Where a page ended; to be handed back as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cursor {
    pub(super) place: i32,
    pub(super) declared_at: i64,
    pub(super) case: Uuid,
}

impl fmt::Display for Cursor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            place,
            declared_at,
            case,
        } = self;
        write!(f, "{place}.{declared_at}.{}", case.simple())
    }
}

/// The text was not given by an earlier page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not the cursor of a list of cases")]
pub struct NotACursor;

impl FromStr for Cursor {
    type Err = NotACursor;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let mut parts = text.splitn(3, '.');
        let mut part = || parts.next().ok_or(NotACursor);
        Ok(Self {
            place: part()?.parse().map_err(|_| NotACursor)?,
            declared_at: part()?.parse().map_err(|_| NotACursor)?,
            case: part()?.parse().map_err(|_| NotACursor)?,
        })
    }
}

/// What the filter asks of the case itself; times and states are asked of the
/// viewer's row.
pub(super) fn conditions(filter: &CaseFilter) -> Condition {
    use cases::Column;
    let mut all = Condition::all();
    if !filter.classes.is_empty() {
        all = all.add(Column::Class.is_in(filter.classes.iter().map(key)));
    }
    all.add_option(filter.territory.map(led_in))
        .add_option(filter.facility.map(|id| Column::FacilityId.eq(id.0)))
        .add_option(filter.nature.map(|nature| Column::Nature.eq(key(&nature))))
        .add_option(filter.help.map(|help| match help {
            HelpFilter::AtOnce => Column::Help.ne(key(&HelpNeeded::Normally)),
            HelpFilter::Normally => Column::Help.eq(key(&HelpNeeded::Normally)),
        }))
        .add_option(
            filter
                .confirmation
                .map(|confirmation| Column::Confirmation.eq(key(&confirmation))),
        )
        .add_option(
            filter
                .reality
                .map(|reality| Column::Reality.eq(key(&reality))),
        )
        .add_option(filter.taken_in.map(|taken_in| match taken_in {
            TakenIn::Yes => Column::TakenInAt.is_not_null(),
            TakenIn::NotYet => Column::TakenInAt.is_null(),
        }))
}

fn led_in(territory: Territory) -> SimpleExpr {
    match territory {
        Territory::Ars(ars) => cases::Column::LeadArs.eq(ars.as_str()),
        Territory::Departement(_) | Territory::Region(_) => {
            let within = territory.departements();
            cases::Column::Departement.is_in(within.iter().map(|code| code.as_str()))
        }
    }
}
