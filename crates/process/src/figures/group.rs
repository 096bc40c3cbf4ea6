//! The groups into which a figure is broken down.

use super::{Fact, Place, Question, Span, question::nature_word};
use crate::{
    facility::FacilityNature,
    territory::{DepartementCode, RegionCode, all_departements, all_regions, departement, region},
    words::{
        CareImpact, Cause, Class, DataImpact, DataNature, Dimension, FacilityGroup, IncidentNature,
        Word,
    },
};

/// One group of a breakdown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    /// A month.
    Month(Span),
    /// A quarter.
    Quarter(Span),
    /// A year.
    Year(Span),
    /// A region.
    Region(RegionCode),
    /// A département.
    Departement(DepartementCode),
    /// A group of facilities.
    Type(FacilityGroup),
    /// A kind of facility.
    Nature(FacilityNature),
    /// Malicious or not.
    Malice(IncidentNature),
    /// A cause.
    Cause(Cause),
    /// An impact on care.
    Care(CareImpact),
    /// An impact on data.
    Data(DataImpact),
    /// A kind of data.
    DataNature(DataNature),
    /// A class.
    Class(Class),
    /// Nobody said, or has judged yet.
    Unsaid,
}

impl Group {
    /// Its stable word: a code, a key, `2026`, `2026-Q1`, `2026-01`.
    #[must_use]
    pub fn word(self) -> String {
        match self {
            Self::Month(span) => span.first().strftime("%Y-%m").to_string(),
            Self::Quarter(span) => {
                let first = span.first();
                format!("{}-Q{}", first.year(), (first.month() + 2) / 3)
            }
            Self::Year(span) => span.first().year().to_string(),
            Self::Region(code) => code.to_string(),
            Self::Departement(code) => code.to_string(),
            Self::Type(group) => group.key().to_owned(),
            Self::Nature(nature) => nature_word(nature),
            Self::Malice(malice) => malice.key().to_owned(),
            Self::Cause(cause) => cause.key().to_owned(),
            Self::Care(care) => care.key().to_owned(),
            Self::Data(data) => data.key().to_owned(),
            Self::DataNature(nature) => nature.key().to_owned(),
            Self::Class(class) => class.key().to_owned(),
            Self::Unsaid => "unsaid".to_owned(),
        }
    }

    /// The name of the territory, where the group is one.
    #[must_use]
    pub fn territory(self) -> Option<&'static str> {
        match self {
            Self::Region(code) => Some(region(code).name()),
            Self::Departement(code) => Some(departement(code).name()),
            _ => None,
        }
    }
}

/// Hands out the groups in which a case stands: one, or several where the
/// dimension overlaps.
pub(super) fn each_group(dimension: Dimension, fact: &Fact, mut take: impl FnMut(Group)) {
    let mut several = |groups: &mut dyn Iterator<Item = Group>| {
        let mut none = true;
        for group in groups {
            none = false;
            take(group);
        }
        if none {
            take(Group::Unsaid);
        }
    };
    let day = fact.declared_on;
    match dimension {
        Dimension::Month => take(Group::Month(Span::month_of(day))),
        Dimension::Quarter => take(Group::Quarter(Span::quarter_of(day))),
        Dimension::Year => take(Group::Year(Span::year_of(day))),
        Dimension::Region => take(Group::Region(departement(fact.departement).region().code())),
        Dimension::Departement => take(Group::Departement(fact.departement)),
        Dimension::Type => take(Group::Type(fact.group())),
        Dimension::Nature => take(Group::Nature(fact.nature)),
        Dimension::Malice => take(Group::Malice(fact.malice)),
        Dimension::Cause => several(&mut fact.causes.iter().map(Group::Cause)),
        Dimension::Care => take(fact.care.map_or(Group::Unsaid, Group::Care)),
        Dimension::Data => several(&mut fact.data.iter().map(Group::Data)),
        Dimension::DataNature => several(&mut fact.data_natures.iter().map(Group::DataNature)),
        Dimension::Class => take(fact.class.map_or(Group::Unsaid, Group::Class)),
    }
}

/// Every group of a dimension within a question, in the order in which they
/// are shown; those without any case as well.
#[must_use]
pub fn groups(dimension: Dimension, question: &Question) -> Vec<Group> {
    let period = question.period;
    match dimension {
        Dimension::Month => spans(period, Span::month_of).map(Group::Month).collect(),
        Dimension::Quarter => spans(period, Span::quarter_of)
            .map(Group::Quarter)
            .collect(),
        Dimension::Year => spans(period, Span::year_of).map(Group::Year).collect(),
        Dimension::Region => match question.place {
            Place::Nation => all_regions()
                .iter()
                .map(|one| Group::Region(one.code()))
                .collect(),
            Place::Region(code) => vec![Group::Region(code)],
            Place::Departement(code) => vec![Group::Region(departement(code).region().code())],
        },
        Dimension::Departement => all_departements()
            .iter()
            .map(|one| one.code())
            .filter(|code| question.place.holds(*code))
            .map(Group::Departement)
            .collect(),
        Dimension::Type => of_words(Group::Type),
        Dimension::Nature => FacilityNature::ALL.map(Group::Nature).into(),
        Dimension::Malice => of_words(Group::Malice),
        Dimension::Cause => or_unsaid(Group::Cause),
        Dimension::Care => or_unsaid(Group::Care),
        Dimension::Data => or_unsaid(Group::Data),
        Dimension::DataNature => or_unsaid(Group::DataNature),
        Dimension::Class => or_unsaid(Group::Class),
    }
}

/// The spans that cover a period, the first one from before it.
pub(super) fn spans(period: Span, of: fn(jiff::civil::Date) -> Span) -> impl Iterator<Item = Span> {
    let first = Some(of(period.first()));
    std::iter::successors(first, move |span| {
        let next = span.last().tomorrow().ok()?;
        period.holds(next).then(|| of(next))
    })
}

fn of_words<W: Word>(group: fn(W) -> Group) -> Vec<Group> {
    W::WORDS.iter().copied().map(group).collect()
}

fn or_unsaid<W: Word>(group: fn(W) -> Group) -> Vec<Group> {
    let mut groups = of_words(group);
    groups.push(Group::Unsaid);
    groups
}
