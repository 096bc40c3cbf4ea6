//! Figures as data: what the API answers, and open data with their dictionary.

use app::figures::{FigureLine, FigureTable, GroupLine, PublicFigures};
use jiff::civil::Date;
use locales::{Lang, Texts};
use process::figures::{Published, Span, Value};
use process::words::{Basis, Dimension, Figure, Unit};
use serde::Serialize;
use utoipa::ToSchema;

use super::{
    asked::Asked,
    dictionary::{FieldBody, PUBLIC, dictionary},
    group,
};

/// A figure as it is defined.
#[derive(Serialize, ToSchema)]
pub(crate) struct DefinitionBody {
    /// Its stable name.
    name: Figure,
    /// How it is expressed.
    unit: Unit,
    /// Of what it is taken.
    basis: Basis,
    /// In French.
    fr: Sentences,
    /// In English.
    en: Sentences,
}

/// What defines a figure, in one language.
#[derive(Serialize, ToSchema)]
pub(crate) struct Sentences {
    /// What it is called.
    label: String,
    /// What it is.
    definition: String,
    /// Its denominator, and what becomes of reports that are unconfirmed, no
    /// incident, or of one event.
    basis: String,
    /// How its values are written.
    unit: String,
}

impl DefinitionBody {
    /// The definition of a figure.
    #[must_use]
    pub(crate) fn of(figure: Figure) -> Self {
        let sentences = |lang| {
            let t = Texts::new(lang);
            Sentences {
                label: t.get(figure.label_key()).into_owned(),
                definition: t.beside(figure.label_key(), "hint").into_owned(),
                basis: t.beside(figure.basis().label_key(), "hint").into_owned(),
                unit: t.beside(figure.unit().label_key(), "hint").into_owned(),
            }
        };
        Self {
            name: figure,
            unit: figure.unit(),
            basis: figure.basis(),
            fr: sentences(Lang::Fr),
            en: sentences(Lang::En),
        }
    }
}

/// A value; which of its parts it has follows from its unit.
#[derive(Serialize, ToSchema)]
pub(crate) struct ValueBody {
    /// How many.
    #[serde(skip_serializing_if = "Option::is_none")]
    count: Option<u64>,
    /// How many of the whole.
    #[serde(skip_serializing_if = "Option::is_none")]
    part: Option<u64>,
    /// Of how many cases.
    #[serde(skip_serializing_if = "Option::is_none")]
    whole: Option<u64>,
    /// The part in per cent, to a tenth.
    #[serde(skip_serializing_if = "Option::is_none")]
    percent: Option<f64>,
    /// Of how many cases the time is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    known: Option<u64>,
    /// Minutes that half of the known times do not exceed.
    #[serde(skip_serializing_if = "Option::is_none")]
    median_minutes: Option<u32>,
    /// Minutes that nine in ten do not exceed.
    #[serde(skip_serializing_if = "Option::is_none")]
    ninth_decile_minutes: Option<u32>,
}

impl From<Value> for ValueBody {
    fn from(value: Value) -> Self {
        let mut body = Self {
            count: None,
            part: None,
            whole: None,
            percent: None,
            known: None,
            median_minutes: None,
            ninth_decile_minutes: None,
        };
        match value {
            Value::Count(count) => body.count = Some(count),
            Value::Share { part, whole } => {
                body.part = Some(part);
                body.whole = Some(whole);
                body.percent = value.tenths().map(in_tenths);
            }
            Value::Duration {
                known,
                of,
                median,
                ninth,
            } => {
                body.known = Some(known);
                body.whole = Some(of);
                body.median_minutes = median;
                body.ninth_decile_minutes = ninth;
            }
        }
        body
    }
}

#[expect(clippy::cast_precision_loss, reason = "a share has four digits")]
pub(super) fn in_tenths(tenths: u64) -> f64 {
    tenths as f64 / 10.0
}

/// Days, both within.
#[derive(Clone, Copy, Serialize, ToSchema)]
pub(crate) struct PeriodBody {
    /// The first.
    #[schema(value_type = String, format = Date)]
    from: Date,
    /// The last.
    #[schema(value_type = String, format = Date)]
    to: Date,
}

impl From<Span> for PeriodBody {
    fn from(span: Span) -> Self {
        Self {
            from: span.first(),
            to: span.last(),
        }
    }
}

/// A figure of one group.
#[derive(Serialize, ToSchema)]
pub(crate) struct GroupBody {
    /// Its stable word: a code of INSEE, a key, `2026`, `2026-Q1`, `2026-01`.
    group: String,
    /// What it is called, in the caller's language.
    label: String,
    /// What the figure is.
    value: ValueBody,
    /// What it was in the period with which it is compared.
    before: Option<ValueBody>,
}

/// A figure broken down, of the cases in the caller's scope.
#[derive(Serialize, ToSchema)]
pub(crate) struct FigureBody {
    /// Its stable name.
    name: Figure,
    /// Days of declaration.
    period: PeriodBody,
    /// With which they are compared.
    against: Option<PeriodBody>,
    /// Where: `france`, `region-76`, `departement-31`. `france` is all that
    /// the caller may count.
    territory: String,
    /// By what it is broken down.
    by: Dimension,
    /// Whether a case may stand in several groups, which then add up to more
    /// than the whole.
    overlaps: bool,
    /// Of all groups together, each case once.
    total: ValueBody,
    /// What it was.
    total_before: Option<ValueBody>,
    /// Each group.
    groups: Vec<GroupBody>,
}

impl FigureBody {
    /// What was found of what was asked.
    #[must_use]
    pub(crate) fn of(t: Texts, table: &FigureTable, asked: &Asked) -> Self {
        let FigureLine { value, before, .. } = table.total;
        Self {
            name: table.figure,
            period: asked.question.period.into(),
            against: asked.against().map(PeriodBody::from),
            territory: asked.question.place.to_string(),
            by: table.dimension,
            overlaps: table.dimension.overlaps(),
            total: value.into(),
            total_before: before.map(ValueBody::from),
            groups: table.groups.iter().map(|line| of_group(t, line)).collect(),
        }
    }
}

fn of_group(t: Texts, line: &GroupLine) -> GroupBody {
    GroupBody {
        group: line.group.word(),
        label: group(t, line.group).into_owned(),
        value: line.value.into(),
        before: line.before.map(ValueBody::from),
    }
}

/// The tables that everybody may read, with what they mean.
#[derive(Serialize, ToSchema)]
pub(crate) struct PublicBody {
    /// The last day that is counted; nothing before a year was published.
    #[schema(value_type = Option<String>, format = Date)]
    counted_to: Option<Date>,
    /// A number to which fewer facilities contribute is hidden.
    fewest_facilities: u32,
    /// What is counted: incidents.
    definition: DefinitionBody,
    /// What the fields of rows are.
    dictionary: Vec<FieldBody>,
    /// The tables.
    tables: Vec<TableBody>,
}

/// Incidents by year and something else.
#[derive(Serialize, ToSchema)]
pub(crate) struct TableBody {
    /// What the rows are.
    by: Dimension,
    /// Whether a case may stand in several groups.
    overlaps: bool,
    /// Numbers.
    rows: Vec<NumberBody>,
}

/// One number of a table.
#[derive(Serialize, ToSchema)]
pub(crate) struct NumberBody {
    /// The group's stable word; absent for all together.
    group: Option<String>,
    /// What it is called in French.
    label: String,
    /// The year.
    year: i16,
    /// How many incidents; absent when it is hidden.
    incidents: Option<u64>,
    /// Whether it is hidden, so that no facility is recognised.
    hidden: bool,
}

impl From<&PublicFigures> for PublicBody {
    fn from(figures: &PublicFigures) -> Self {
        let fr = Texts::new(Lang::Fr);
        let all = fr.get("figure-all");
        Self {
            counted_to: figures.counted_to,
            fewest_facilities: figures.fewest,
            definition: DefinitionBody::of(Figure::Incidents),
            dictionary: dictionary(PUBLIC),
            tables: figures
                .tables
                .iter()
                .map(|table| TableBody {
                    by: table.dimension,
                    overlaps: table.dimension.overlaps(),
                    rows: table
                        .rows
                        .iter()
                        .map(|(of, numbers)| (Some(of.word()), group(fr, *of), numbers))
                        .chain([(None, all.clone(), &table.total)])
                        .flat_map(|(word, label, numbers)| {
                            table
                                .years
                                .iter()
                                .copied()
                                .zip(numbers)
                                .map(move |(year, number)| NumberBody {
                                    group: word.clone(),
                                    label: label.clone().into_owned(),
                                    year,
                                    incidents: match number {
                                        Published::Count(count) => Some(*count),
                                        Published::Hidden => None,
                                    },
                                    hidden: *number == Published::Hidden,
                                })
                        })
                        .collect(),
                })
                .collect(),
        }
    }
}
