//! Which column is which, and what may stand in each.

use locales::Texts;
use process::{
    facility::FacilityNature,
    figures::Kind,
    words::{
        CareImpact, Cause, ChoiceKey, Class, DataImpact, DataNature, IncidentNature,
        OperationImpact, PastColumn, PastOutcome, PatientImpact, Word, YesNo,
    },
};

use crate::{problem::Unusable, texts::folded, vocabulary::Vocabulary};

/// Where each column of a table stands.
#[derive(Debug)]
pub(crate) struct Columns {
    /// What each cell of a line is; nothing of what nobody needs.
    pub(crate) at: Vec<Option<PastColumn>>,
    /// The names of those that nobody needs, which are not read.
    pub(crate) unread: Vec<String>,
}

impl Columns {
    /// The columns that a header names.
    pub(crate) fn of(header: &[String], words: &Vocabulary) -> Result<Self, Unusable> {
        let mut columns = Self {
            at: Vec::new(),
            unread: Vec::new(),
        };
        for name in header {
            let column = words.columns.find(name);
            match column {
                Some(column) if columns.at.contains(&Some(column)) => {
                    return Err(Unusable::Twice(column));
                }
                None if !folded(name).is_empty() => columns.unread.push(name.clone()),
                _ => {}
            }
            columns.at.push(column);
        }
        if columns.at.iter().all(Option::is_none) {
            return Err(Unusable::NotATable);
        }
        if !columns.at.contains(&Some(PastColumn::DeclaredAt)) {
            return Err(Unusable::Lacking(PastColumn::DeclaredAt));
        }
        Ok(columns)
    }
}

/// The words that may stand in a column, as a reader calls them; none where
/// it holds something else.
#[must_use]
pub fn words_of(t: Texts, column: PastColumn) -> Vec<String> {
    match column {
        PastColumn::Type => FacilityNature::ALL
            .iter()
            .map(|nature| {
                let key = Kind::Nature(*nature).to_string().replace('_', "-");
                t.get(&format!("nature-{key}")).into_owned()
            })
            .collect(),
        PastColumn::Outcome => called(t, PastOutcome::CHOICES),
        PastColumn::Class => called(t, Class::CHOICES),
        PastColumn::Malice => called(t, IncidentNature::CHOICES),
        PastColumn::Causes => called(t, Cause::CHOICES),
        PastColumn::Care => called(t, CareImpact::CHOICES),
        PastColumn::Patients => called(t, PatientImpact::CHOICES),
        PastColumn::Data => called(t, DataImpact::CHOICES),
        PastColumn::DataNatures => called(t, DataNature::CHOICES),
        PastColumn::Operation => called(t, OperationImpact::CHOICES),
        PastColumn::Support | PastColumn::ResolvedBefore => called(t, YesNo::CHOICES),
        PastColumn::Told => ["DGS", "ANSM", "ANSSI"].map(str::to_owned).into(),
        PastColumn::DeclaredAt
        | PastColumn::Finess
        | PastColumn::Facility
        | PastColumn::Departement
        | PastColumn::Event
        | PastColumn::DegradedFrom
        | PastColumn::DegradedUntil
        | PastColumn::DegradedHours
        | PastColumn::NoticedAt
        | PastColumn::TakenInAt
        | PastColumn::QualifiedAt
        | PastColumn::FirstMeasureAt
        | PastColumn::ClosedAt => Vec::new(),
    }
}

fn called(t: Texts, choices: &[ChoiceKey]) -> Vec<String> {
    choices
        .iter()
        .map(|choice| {
            let short = t.beside(choice.label, "short");
            if short.is_empty() {
                t.get(choice.label).into_owned()
            } else {
                short.into_owned()
            }
        })
        .collect()
}
