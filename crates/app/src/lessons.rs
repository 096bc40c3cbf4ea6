//! What could identify in the lessons of a case, before they are passed on
//! (LESS-4).

mod base;

use std::collections::BTreeSet;

use anonymise::{Known, marks};
use jiff::civil::Date;
use process::{
    access::{Actor, Verb},
    act::Private,
    calendar::paris,
    case::{CaseAct, Lessons},
    decide::permit,
    facility::Facility,
    ids::Reference,
    territory,
};
use store::access_record::Looked;

use crate::{App, AppError, cases::CaseView};

pub(crate) use base::of_past;
pub use base::{BaseLine, LessonsFilter, Past};
pub use anonymise::{FacilityWord, Kind, Link, Mark, Post, Replacement, Why};

/// A part of the lessons.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Causes.
    Causes,
    /// What aggravated the impact.
    AggravatingFactors,
    /// Difficulties met.
    Difficulties,
    /// Measures taken.
    Measures,
    /// Recommendations.
    Recommendations,
}

/// A part of the lessons, with what could identify in it.
#[derive(Clone, Debug)]
pub struct MarkedPart {
    /// Which part.
    pub part: Part,
    /// What it says.
    pub text: String,
    /// What could identify, in the text's order.
    pub marks: Vec<Mark>,
}

impl App {
    /// The lessons in force of a case with what could identify in them; none
    /// before lessons are written.
    ///
    /// # Errors
    /// When the actor sees no such case, or does not write lessons.
    pub async fn marked_lessons(
        &self,
        actor: &Actor,
        reference: Reference,
    ) -> Result<Vec<MarkedPart>, AppError> {
        let view = self.case_for(actor, reference, Looked::Case).await?;
        permit(Verb::WriteLessons, view.seat)?;
        let written = view
            .story
            .iter()
            .rev()
            .find_map(|item| match &item.recorded.act {
                CaseAct::LessonsWritten(lessons) => Some(lessons),
                _ => None,
            });
        let Some(lessons) = written else {
            return Ok(Vec::new());
        };
        let parts = parts(lessons);
        let texts: Vec<&str> = parts.iter().map(|(_, text)| *text).collect();
        let found = marks(&texts, &known(&view));
        Ok(parts
            .into_iter()
            .zip(found)
            .map(|((part, text), marks)| MarkedPart {
                part,
                text: text.to_owned(),
                marks,
            })
            .collect())
    }
}

/// The parts that say something.
fn parts(lessons: &Lessons) -> Vec<(Part, &str)> {
    let said =
        |text: &'_ Private<String>| -> bool { text.known().is_some_and(|text| !text.is_empty()) };
    [
        (Part::Causes, &lessons.causes),
        (Part::AggravatingFactors, &lessons.aggravating_factors),
        (Part::Difficulties, &lessons.difficulties),
        (Part::Measures, &lessons.measures),
        (Part::Recommendations, &lessons.recommendations),
    ]
    .into_iter()
    .filter(|(_, text)| said(text))
    .map(|(part, text)| (part, text.known().map_or("", String::as_str)))
    .collect()
}

/// What the case names: facilities, places, people, providers.
fn known(view: &CaseView) -> Known {
    let facts = &view.case.facts;
    let mut known = Known {
        numbers: vec![view.case.reference.to_string()],
        first_day: Some(first_day(view)),
        ..Known::default()
    };
    for facility in std::iter::once(&view.facility).chain(view.sites.values()) {
        of_facility(facility, &mut known);
    }
    let people: BTreeSet<&str> = view
        .story
        .iter()
        .filter_map(|item| item.author.name.as_deref())
        .chain([facts.technical_name.as_str(), facts.off_hours_name.as_str()])
        .collect();
    known.people = filled(people);
    known.providers = filled([facts.third_party_name.as_str(), facts.product.as_str()]);
    known
}

fn of_facility(facility: &Facility, known: &mut Known) {
    known
        .facilities
        .extend(filled([facility.name.as_str(), &facility.long_name]));
    known.facilities.extend(facility.support_ght.clone());
    known.numbers.push(facility.finess.to_string());
    known
        .numbers
        .extend(facility.legal_entity.map(|number| number.to_string()));
    let place = territory::departement(facility.departement);
    known.places.extend(filled([
        facility.address.town.as_str(),
        place.name(),
        place.region().name(),
    ]));
}

/// The day from which days are counted: when it was noticed, or else declared.
fn first_day(view: &CaseView) -> Date {
    let noticed = view.case.facts.noticed_at.known().map(|moment| moment.at());
    noticed
        .unwrap_or(view.case.declared_at)
        .to_zoned(paris())
        .date()
}

fn filled<'a>(names: impl IntoIterator<Item = &'a str>) -> Vec<String> {
    names
        .into_iter()
        .filter(|name| !name.trim().is_empty())
        .map(str::to_owned)
        .collect()
}
