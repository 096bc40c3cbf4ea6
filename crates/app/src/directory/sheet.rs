//! The directory as a spreadsheet: taken away, and loaded (SUPP-6).
//!
//! One line a provider under the names of [`COLUMNS`]; lists are separated by
//! spaces, days are written as 2026-11-24, and no region means the nation. A
//! name that is listed already is written anew where something differs.

use std::{collections::BTreeSet, str::FromStr};

use jiff::civil::Date;
use process::{
    access::{Actor, Verb},
    act::Private,
    decide::permit,
    directory::{Competence, Contact, Entry, ProviderCommand, ProviderKind, Qualification},
    refusal::Refusal,
    territory::RegionCode,
    words::Word,
};
use store::{Tx, directory};

use super::{ProviderFilter, ProviderRow, folded, subject};
use crate::{App, AppError, WrongInput, people::directors::staff_seat, spreadsheet::Spreadsheet};

/// The columns, in order.
pub const COLUMNS: [&str; 12] = [
    "name",
    "kind",
    "competences",
    "regions",
    "phone",
    "night_phone",
    "email",
    "url",
    "qualification",
    "qualified_until",
    "review_by",
    "note",
];

/// Whether a loading is only tried.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Run {
    /// Nothing is written.
    Dry,
    /// What can be used is written.
    Real,
}

/// What a loading did, or would do.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Imported {
    /// Providers that were not listed.
    pub listed: u64,
    /// Providers that were written anew.
    pub changed: u64,
    /// Providers of which the directory said the same.
    pub unchanged: u64,
    /// Lines that were left out.
    pub refused: Vec<Refused>,
}

/// A line that was left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// Its number in the file, from 1.
    pub line: u64,
    /// Why.
    pub problem: LineProblem,
}

/// Why a line was left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LineProblem {
    /// It has not as many cells as there are columns.
    Cells(usize),
    /// What this column holds cannot be read.
    Unreadable(&'static str, String),
    /// An earlier line bears the same name.
    Repeated,
    /// A rule of the directory refuses it.
    Refused(Refusal),
    /// The mail address is none.
    Email,
}

/// What a line says.
struct Line {
    number: u64,
    entry: Entry,
    review_by: Date,
}

impl App {
    /// The directory as a spreadsheet, without what was withdrawn.
    ///
    /// # Errors
    /// When the actor does not read the directory.
    pub async fn providers_sheet(
        &self,
        actor: &Actor,
        filter: &ProviderFilter,
    ) -> Result<Spreadsheet, AppError> {
        let mut sheet = Spreadsheet::of(COLUMNS);
        for row in self.providers(actor, filter).await? {
            let cells = cells(&row);
            sheet.row(cells.iter().map(String::as_str));
        }
        Ok(sheet)
    }

    /// Loads a directory: lists what is not known yet, writes anew what
    /// differs, leaves the rest as it is. Nothing is withdrawn.
    ///
    /// # Errors
    /// When the actor may not, or the file is no directory.
    pub async fn import_providers(
        &self,
        actor: &Actor,
        text: &str,
        run: Run,
    ) -> Result<Imported, AppError> {
        permit(Verb::KeepProviders, staff_seat(actor))?;
        let (lines, refused) = read(text).ok_or(WrongInput::NotADirectory)?;
        let app = self.clone();
        let actor = actor.clone();
        self.0
            .db
            .write(move |tx| {
                Box::pin(async move {
                    directory::naming(tx).await?;
                    let mut done = Imported {
                        refused,
                        ..Imported::default()
                    };
                    let mut names = BTreeSet::new();
                    for line in lines {
                        let number = line.number;
                        if !names.insert(directory::folded(&line.entry.name)) {
                            done.refuse(number, LineProblem::Repeated);
                            continue;
                        }
                        match app.take_line(tx, &actor, line, run).await {
                            Ok(Taken::Listed) => done.listed += 1,
                            Ok(Taken::Changed) => done.changed += 1,
                            Ok(Taken::Unchanged) => done.unchanged += 1,
                            Err(AppError::Refused(refusal)) => {
                                done.refuse(number, LineProblem::Refused(refusal));
                            }
                            Err(AppError::Wrong(WrongInput::Email)) => {
                                done.refuse(number, LineProblem::Email);
                            }
                            Err(error) => return Err(error),
                        }
                    }
                    done.refused.sort_by_key(|refused| refused.line);
                    Ok::<_, AppError>(done)
                })
            })
            .await
    }

    async fn take_line(
        &self,
        tx: &Tx,
        actor: &Actor,
        line: Line,
        run: Run,
    ) -> Result<Taken, AppError> {
        let known = directory::listed_as(tx.read(), &line.entry.name).await?;
        let Some(known) = known else {
            let act = self
                .to_list(tx.read(), actor, line.entry, line.review_by)
                .await?;
            if run == Run::Real {
                self.begin_provider(tx, actor, act).await?;
            }
            return Ok(Taken::Listed);
        };
        if known.entry == line.entry && known.review_by == line.review_by {
            return Ok(Taken::Unchanged);
        }
        tx.lock(&[subject(known.id)]).await?;
        let provider = folded(tx.read(), known.id).await?;
        let command = ProviderCommand::Change {
            entry: Box::new(line.entry),
            review_by: line.review_by,
        };
        let seen = Some(provider.seq);
        let act = self
            .decided(tx.read(), actor, &provider, command, seen)
            .await?;
        if run == Run::Real {
            self.commit_provider(tx, actor, provider, act).await?;
        }
        Ok(Taken::Changed)
    }
}

enum Taken {
    Listed,
    Changed,
    Unchanged,
}

impl Imported {
    fn refuse(&mut self, line: u64, problem: LineProblem) {
        self.refused.push(Refused { line, problem });
    }
}

fn cells(row: &ProviderRow) -> [String; 12] {
    let Entry {
        name,
        kind,
        competences,
        regions,
        contact,
        qualification,
        note,
    } = &row.entry;
    let contact = &contact.value;
    let spaced = |texts: Vec<&str>| texts.join(" ");
    let until = qualification.as_ref().and_then(|held| held.until);
    [
        name.clone(),
        kind.key().to_owned(),
        spaced(competences.iter().map(|one| one.key()).collect()),
        spaced(regions.iter().map(|region| region.as_str()).collect()),
        contact.phone.clone(),
        contact.night_phone.clone(),
        contact.email.clone(),
        contact.url.clone(),
        qualification
            .as_ref()
            .map(|held| held.title.clone())
            .unwrap_or_default(),
        until.map(|day| day.to_string()).unwrap_or_default(),
        row.review_by.to_string(),
        note.known().cloned().unwrap_or_default(),
    ]
}

/// The lines that can be read, and those that cannot; none when the file is no
/// directory.
fn read(text: &str) -> Option<(Vec<Line>, Vec<Refused>)> {
    let text = text.trim_start_matches('\u{feff}');
    let first = text.lines().next().unwrap_or_default();
    let delimiter = if first.contains(';') { b';' } else { b',' };
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(delimiter)
        .flexible(true)
        .from_reader(text.as_bytes());
    let headers = reader.headers().ok()?;
    if !headers.iter().map(str::trim).eq(COLUMNS) {
        return None;
    }
    let (mut lines, mut refused) = (Vec::new(), Vec::new());
    for record in reader.records() {
        let record = record.ok()?;
        let number = record.position().map_or(0, csv::Position::line);
        if record.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        match line(number, &record) {
            Ok(line) => lines.push(line),
            Err(problem) => refused.push(Refused {
                line: number,
                problem,
            }),
        }
    }
    Some((lines, refused))
}

fn line(number: u64, record: &csv::StringRecord) -> Result<Line, LineProblem> {
    if record.len() != COLUMNS.len() {
        return Err(LineProblem::Cells(record.len()));
    }
    let cell = |at: usize| unmarked(record.get(at).unwrap_or_default().trim());
    let many = |at: usize| cell(at).split_whitespace();
    let word = |at: usize, text: &str| LineProblem::Unreadable(COLUMNS[at], text.to_owned());
    let day = |at: usize| Date::from_str(cell(at)).map_err(|_| word(at, cell(at)));
    let title = cell(8).to_owned();
    let until = match cell(9) {
        "" => None,
        _ => Some(day(9)?),
    };
    let entry = Entry {
        name: cell(0).split_whitespace().collect::<Vec<_>>().join(" "),
        kind: ProviderKind::from_key(cell(1)).ok_or_else(|| word(1, cell(1)))?,
        competences: many(2)
            .map(|key| Competence::from_key(key).ok_or_else(|| word(2, key)))
            .collect::<Result<_, _>>()?,
        regions: many(3)
            .map(|code| code.parse::<RegionCode>().map_err(|_| word(3, code)))
            .collect::<Result<_, _>>()?,
        contact: Contact {
            phone: cell(4).to_owned(),
            night_phone: cell(5).to_owned(),
            email: cell(6).to_owned(),
            url: cell(7).to_owned(),
        }
        .into(),
        qualification: (!title.is_empty() || until.is_some())
            .then_some(Qualification { title, until }),
        note: Private::Known(cell(11).to_owned()),
    };
    Ok(Line {
        number,
        entry,
        review_by: day(10)?,
    })
}

/// A cell without the mark under which a formula is harmless.
fn unmarked(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(rest) if rest.starts_with(['=', '+', '-', '@']) => rest,
        _ => cell,
    }
}
