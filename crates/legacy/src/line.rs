//! What a line says.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::{Date, date};
use process::{
    access::Body,
    facility::{FacilityNature, FinessNumber},
    figures::{Delay, Judged},
    ids::IncidentId,
    territory::DepartementCode,
    words::{
        CareImpact, Cause, Class, Combination, DataImpact, DataNature, IncidentNature,
        OperationImpact, PastColumn, PastOutcome, PatientImpact, Word, YesNo,
    },
};

use crate::{
    moments::{self, When},
    problem::{Problem, What},
    settle::drawn,
    table::Row,
    texts::{Meanings, folded},
    vocabulary::Vocabulary,
};

/// No report is older: a year was mistyped.
const EARLIEST: Date = date(2000, 1, 1);

/// What a line says, before the register was asked.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Line {
    /// Its number in the file.
    pub(crate) number: u32,
    pub(crate) finess: Option<FinessNumber>,
    /// What the file calls the facility, folded.
    pub(crate) called: String,
    pub(crate) departement: Option<DepartementCode>,
    pub(crate) nature: Option<FacilityNature>,
    pub(crate) said: Said,
}

/// What it says of the report itself.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Said {
    pub(crate) declared: When,
    pub(crate) event: Option<IncidentId>,
    pub(crate) judged: Judged,
    pub(crate) class: Option<Class>,
    pub(crate) malice: IncidentNature,
    pub(crate) causes: BTreeSet<Cause>,
    pub(crate) care: Option<CareImpact>,
    pub(crate) patients: Option<PatientImpact>,
    pub(crate) data: BTreeSet<DataImpact>,
    pub(crate) data_natures: BTreeSet<DataNature>,
    pub(crate) operation: Option<OperationImpact>,
    pub(crate) support: YesNo,
    pub(crate) resolved_before: YesNo,
    pub(crate) degraded: Option<u32>,
    pub(crate) declared_after: Option<u32>,
    pub(crate) taken_in_after: Option<u32>,
    pub(crate) qualified_after: Option<u32>,
    pub(crate) first_measure_after: Option<u32>,
    pub(crate) closed_after: Option<u32>,
    pub(crate) told: BTreeSet<Body>,
}

/// Reads a line; notes what is wrong with it, and gives nothing then.
pub(crate) fn read(
    row: &Row,
    columns: &[Option<PastColumn>],
    words: &Vocabulary,
    today: Date,
    problems: &mut Vec<Problem>,
) -> Option<Line> {
    let before = problems.len();
    let mut reading = Reading {
        line: row.number,
        cells: BTreeMap::new(),
        problems,
    };
    for (place, cell) in row.cells.iter().enumerate() {
        match columns.get(place) {
            _ if cell.is_empty() => {}
            Some(Some(column)) => drop(reading.cells.insert(*column, cell)),
            Some(None) => {}
            None => {
                reading.note(None, What::TooManyCells);
                break;
            }
        }
    }
    let line = reading.line(words, today);
    if problems.len() > before { None } else { line }
}

struct Reading<'r> {
    line: u32,
    cells: BTreeMap<PastColumn, &'r str>,
    problems: &'r mut Vec<Problem>,
}

impl Reading<'_> {
    fn note(&mut self, column: impl Into<Option<PastColumn>>, what: What) {
        self.problems.push(Problem {
            line: self.line,
            column: column.into(),
            what,
        });
    }

    /// What a cell says; nothing where it is empty, or wrong, which is noted.
    fn cell<T>(
        &mut self,
        column: PastColumn,
        read: impl FnOnce(&str) -> Option<T>,
        wrong: fn(String) -> What,
    ) -> Option<T> {
        let text = *self.cells.get(&column)?;
        let read = read(text);
        if read.is_none() {
            self.note(column, wrong(text.to_owned()));
        }
        read
    }

    fn word<W: Copy + PartialEq>(&mut self, column: PastColumn, words: &Meanings<W>) -> Option<W> {
        self.cell(column, |text| words.find(text), What::NotAWord)
    }

    /// The words of a cell that may hold several, separated by `|`, `;`, `+`,
    /// a comma or a new line.
    fn words<W: Copy + Ord>(&mut self, column: PastColumn, words: &Meanings<W>) -> BTreeSet<W> {
        let Some(text) = self.cells.get(&column).copied() else {
            return BTreeSet::new();
        };
        // A word may hold a comma itself.
        if let Some(word) = words.find(text) {
            return [word].into();
        }
        let mut found = BTreeSet::new();
        for part in text.split(['|', ';', '+', '\n']).map(str::trim) {
            if part.is_empty() {
                continue;
            }
            if let Some(word) = words.find(part) {
                found.insert(word);
                continue;
            }
            for piece in part.split(',').map(str::trim) {
                match words.find(piece) {
                    Some(word) => drop(found.insert(word)),
                    None => self.note(column, What::NotAWord(piece.to_owned())),
                }
            }
        }
        found
    }

    /// Notes words that stand alone beside others.
    fn not_alone<W: Word>(&mut self, column: PastColumn, words: &BTreeSet<W>) {
        let alone = |word: &W| word.choice().combination == Combination::Alone;
        if words.len() > 1 && words.iter().any(alone) {
            self.note(column, What::NotWithOthers);
        }
    }

    fn when(&mut self, column: PastColumn, today: Date) -> Option<When> {
        let when = self.cell(column, moments::when, What::NotADay)?;
        if when.day > today {
            self.note(column, What::InTheFuture);
        } else if when.day < EARLIEST {
            self.note(column, What::TooEarly);
        }
        Some(when)
    }

    /// Minutes from the declaration to something that followed it.
    fn after(&mut self, column: PastColumn, declared: When, today: Date) -> Option<u32> {
        let when = self.when(column, today)?;
        if comes_before(when, declared) {
            self.note(column, What::BeforeTheDeclaration);
        }
        Delay::between(declared.at, when.at).minutes()
    }

    fn line(&mut self, words: &Vocabulary, today: Date) -> Option<Line> {
        let finess = self.cell(PastColumn::Finess, number, What::NotAFiness);
        let departement = self.cell(
            PastColumn::Departement,
            |text| words.departement(text),
            What::NotADepartement,
        );
        let nature = self.cell(PastColumn::Type, |text| words.nature(text), What::NotAType);
        let called = self.cells.get(&PastColumn::Facility).copied();
        let called = called.map(folded).unwrap_or_default();
        if !self.cells.contains_key(&PastColumn::Finess) {
            for column in [PastColumn::Departement, PastColumn::Type] {
                if !self.cells.contains_key(&column) {
                    self.note(column, What::Missing);
                }
            }
        }
        if !self.cells.contains_key(&PastColumn::DeclaredAt) {
            self.note(PastColumn::DeclaredAt, What::Missing);
        }
        let declared = self.when(PastColumn::DeclaredAt, today)?;
        let (judged, class) = self.judged(words);
        let care = self.word(PastColumn::Care, &words.cares);
        let data = self.words(PastColumn::Data, &words.data);
        self.not_alone(PastColumn::Data, &data);
        let noticed = self.when(PastColumn::NoticedAt, today);
        if noticed.is_some_and(|noticed| comes_before(declared, noticed)) {
            self.note(PastColumn::NoticedAt, What::AfterTheDeclaration);
        }
        let mut after = |column| self.after(column, declared, today);
        let taken_in_after = after(PastColumn::TakenInAt);
        let qualified_after = after(PastColumn::QualifiedAt);
        let first_measure_after = after(PastColumn::FirstMeasureAt);
        let closed_after = after(PastColumn::ClosedAt);
        let event = self.cells.get(&PastColumn::Event).copied();
        Some(Line {
            number: self.line,
            finess,
            called,
            departement,
            nature,
            said: Said {
                declared,
                event: event.map(|name| IncidentId(drawn("event", &folded(name)))),
                judged,
                class,
                malice: self
                    .word(PastColumn::Malice, &words.malices)
                    .unwrap_or(IncidentNature::Undetermined),
                causes: self.words(PastColumn::Causes, &words.causes),
                degraded: self.degraded(care, today),
                care,
                patients: self.word(PastColumn::Patients, &words.patients),
                data,
                data_natures: self.words(PastColumn::DataNatures, &words.data_natures),
                operation: self.word(PastColumn::Operation, &words.operations),
                support: self.answer(PastColumn::Support, words),
                resolved_before: self.answer(PastColumn::ResolvedBefore, words),
                declared_after: noticed
                    .and_then(|noticed| Delay::between(noticed.at, declared.at).minutes()),
                taken_in_after,
                qualified_after,
                first_measure_after,
                closed_after,
                told: self.words(PastColumn::Told, &words.bodies),
            },
        })
    }

    fn answer(&mut self, column: PastColumn, words: &Vocabulary) -> YesNo {
        self.word(column, &words.answers).unwrap_or(YesNo::No)
    }

    /// What it was found to be: an incident, where nothing else is said.
    fn judged(&mut self, words: &Vocabulary) -> (Judged, Option<Class>) {
        let outcome = self.word(PastColumn::Outcome, &words.outcomes);
        let class = self.word(PastColumn::Class, &words.classes);
        match (outcome, class) {
            (None | Some(PastOutcome::NotIncident), Some(Class::NotIncident))
            | (Some(PastOutcome::NotIncident), None) => {
                (Judged::NotIncident, Some(Class::NotIncident))
            }
            (Some(PastOutcome::Duplicate), None) => (Judged::NotIncident, None),
            (Some(PastOutcome::Unconfirmed), None) => (Judged::Unconfirmed, None),
            (Some(_), Some(Class::NotIncident))
            | (Some(PastOutcome::NotIncident | PastOutcome::Unconfirmed), Some(_))
            | (Some(PastOutcome::Duplicate), Some(_)) => {
                self.note(PastColumn::Class, What::ClassAgainstOutcome);
                (Judged::Incident, None)
            }
            (None | Some(PastOutcome::Incident), class) => (Judged::Incident, class),
        }
    }

    /// How long care went on in degraded mode.
    fn degraded(&mut self, care: Option<CareImpact>, today: Date) -> Option<u32> {
        let from = self.when(PastColumn::DegradedFrom, today);
        let until = self.when(PastColumn::DegradedUntil, today);
        let hours = self.cell(PastColumn::DegradedHours, moments::hours, What::NotHours);
        if let (Some(from), Some(until)) = (from, until)
            && comes_before(until, from)
        {
            self.note(PastColumn::DegradedUntil, What::EndsBeforeItBegins);
        }
        let said = [
            PastColumn::DegradedFrom,
            PastColumn::DegradedUntil,
            PastColumn::DegradedHours,
        ];
        let degraded = matches!(
            care,
            Some(CareImpact::DegradedMode | CareImpact::Interruption)
        );
        let measured = said
            .into_iter()
            .find(|column| self.cells.contains_key(column));
        if let Some(column) = measured
            && !degraded
        {
            self.note(column, What::NotDegraded);
        }
        let between = Delay::between(
            from.and_then(|from| from.at),
            until.and_then(|until| until.at),
        );
        between.minutes().or(hours)
    }
}

/// Whether one comes before another, as far as their days and hours say.
fn comes_before(one: When, other: When) -> bool {
    match (one.at, other.at) {
        (Some(one), Some(other)) => one < other,
        _ => one.day < other.day,
    }
}

/// A number of the register; spreadsheets drop the nought at its beginning.
fn number(text: &str) -> Option<FinessNumber> {
    text.parse().ok().or_else(|| {
        let short = text.len() == 8 && text.bytes().all(|byte| byte.is_ascii_digit());
        short.then(|| format!("0{text}").parse().ok()).flatten()
    })
}
