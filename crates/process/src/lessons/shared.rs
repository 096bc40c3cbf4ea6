//! The base of lessons that CERT and agencies share (LESS-3).

use std::collections::BTreeSet;

use jiff::Timestamp;

use crate::{
    case::{Case, Reality},
    facility::FacilityNature,
    ids::ActId,
    territory::DepartementCode,
    words::{AggravatingFactor, EditionReaders, RootCause},
};

use super::EditedPart;

/// By what the base finds approved lessons: words that can be counted, none
/// that a person wrote. A pure function of the case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SharedLessons {
    /// The act that wrote what was approved.
    pub act: ActId,
    /// Their number among those of the case, from 1.
    pub number: u32,
    /// When they were approved.
    pub approved_at: Timestamp,
    /// The year of the declaration.
    pub year: i16,
    /// What kind of facility declared.
    pub nature: FacilityNature,
    /// Where the case is led.
    pub departement: DepartementCode,
    /// What let it come about.
    pub roots: BTreeSet<RootCause>,
    /// What made it worse.
    pub factors: BTreeSet<AggravatingFactor>,
}

/// What an agency reads of lessons of a case that it does not see: nothing
/// that says where, nothing that a person wrote (KEEP-3).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CountedLessons {
    /// The year of the declaration.
    pub year: i16,
    /// What kind of facility declared.
    pub nature: FacilityNature,
    /// What let it come about.
    pub roots: BTreeSet<RootCause>,
    /// What made it worse.
    pub factors: BTreeSet<AggravatingFactor>,
}

impl SharedLessons {
    /// The lessons of a case in the base; none before they are approved, once
    /// the content of the case went, of an exercise, and of the armed forces
    /// (DECL-7).
    #[must_use]
    pub fn of(case: &Case, nature: FacilityNature) -> Option<Self> {
        let shared = case.declared.military.is_none()
            && case.declared.reality == Reality::Real
            && case.disposed().is_none();
        let approved = case.approved_lessons.as_ref().filter(|_| shared)?;
        Some(Self {
            act: approved.act,
            number: approved.number,
            approved_at: approved.at,
            year: case.reference.year,
            nature,
            departement: case.departement,
            roots: approved.lessons.roots.clone(),
            factors: approved.lessons.factors.clone(),
        })
    }
}

impl From<SharedLessons> for CountedLessons {
    fn from(lessons: SharedLessons) -> Self {
        Self {
            year: lessons.year,
            nature: lessons.nature,
            roots: lessons.roots,
            factors: lessons.factors,
        }
    }
}

/// An anonymised edition as it is read (LESS-4): nothing of the case but what
/// two persons decided. A pure function of the case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SharedEdition {
    /// The act that published it, by which it is addressed.
    pub id: ActId,
    /// For whom.
    pub to: EditionReaders,
    /// When it was published.
    pub at: Timestamp,
    /// What let it come about.
    pub roots: BTreeSet<RootCause>,
    /// What made it worse.
    pub factors: BTreeSet<AggravatingFactor>,
    /// What is read.
    pub parts: Vec<EditedPart>,
}

impl SharedEdition {
    /// The edition of a case's lessons; none that was retracted, and none once
    /// the content of the case went.
    #[must_use]
    pub fn of(case: &Case) -> Option<Self> {
        let public = case.edition.published.as_ref()?;
        let parts = public.published.parts.known()?;
        case.disposed().is_none().then(|| Self {
            id: public.act,
            to: public.published.to,
            at: public.at,
            roots: public.published.roots.clone(),
            factors: public.published.factors.clone(),
            parts: parts.clone(),
        })
    }
}
