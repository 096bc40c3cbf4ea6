//! What could identify in the lessons of a case, before they are passed on
//! (LESS-4).

mod base;
mod edition;
mod links;

use std::collections::BTreeSet;

use anonymise::{Known, marks};
use jiff::civil::Date;
use process::{
    access::{Actor, Verb},
    calendar::paris,
    case::Lessons,
    decide::permit,
    facility::Facility,
    ids::Reference,
    territory,
    words::LessonsPart,
};
use store::access_record::Looked;

use crate::{App, AppError, cases::CaseView};

pub use anonymise::{FacilityWord, Kind, Link, Mark, Post, Replacement, Why};
pub(crate) use base::of_past;
pub use base::{BaseLine, LessonsFilter, Past};
pub use edition::{EditedPassage, EditionFilter, EditionView, PassageOf};
pub use links::{LessonsLink, PlaybookLink};

/// A part of the lessons, with what could identify in it.
#[derive(Clone, Debug)]
pub struct MarkedPart {
    /// Which part.
    pub part: LessonsPart,
    /// What it says.
    pub text: String,
    /// What could identify, in the text's order.
    pub marks: Vec<Mark>,
}

impl App {
    /// The lessons of a case, those approved last or else written last, with
    /// what could identify in them; none before lessons are written.
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
        let approved = view.case.approved_lessons.as_ref();
        let lessons = approved.map(|approved| &approved.lessons);
        Ok(lessons
            .or(view.case.lessons.as_ref())
            .map_or_else(Vec::new, |lessons| marked(&view, lessons)))
    }
}

/// The parts that say something, with what could identify in them.
fn marked(view: &CaseView, lessons: &Lessons) -> Vec<MarkedPart> {
    let said = |part: &LessonsPart| !lessons.part(*part).is_empty();
    let parts: Vec<LessonsPart> = LessonsPart::ALL.iter().copied().filter(said).collect();
    let texts: Vec<&str> = parts.iter().map(|part| lessons.part(*part)).collect();
    let found = marks(&texts, &known(view));
    parts
        .into_iter()
        .zip(found)
        .map(|(part, marks)| MarkedPart {
            part,
            text: lessons.part(part).to_owned(),
            marks,
        })
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
