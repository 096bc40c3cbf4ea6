//! What reports that anybody may read are made of (FIG-2): the monthly
//! indicator, the yearly report.

use jiff::civil::Date;
use process::{
    access::{Actor, Counting, counting},
    figures::{Fact, PublicTable, Published, Question, Span, Value, publishable, tables},
    refusal::{Reason, Refusal, Rule},
    words::Figure,
};

use crate::{App, AppError};

/// Months that the indicator looks back.
const MONTHS: usize = 13;

/// Figures that may be published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportFigures {
    /// Days of declaration.
    pub period: Span,
    /// With which they are compared.
    pub before: Span,
    /// Each figure, and what it was; nothing where it is hidden.
    pub lines: Vec<(Figure, Option<Value>, Option<Value>)>,
    /// Incidents of the months up to the end of the period.
    pub months: Vec<(Span, Published)>,
    /// Incidents by year and something else: of the years that are published,
    /// up to the end of the period.
    pub tables: Vec<PublicTable>,
    /// A number to which fewer facilities contribute is hidden.
    pub fewest: u32,
}

impl App {
    /// What the indicator of a month is made of, for those who count the
    /// nation.
    ///
    /// # Errors
    /// When the actor does not, or the month is not over.
    pub async fn indicator(&self, actor: &Actor, month: Date) -> Result<ReportFigures, AppError> {
        of_nation(actor)?;
        self.indicator_to_send(month).await
    }

    /// What the indicator of a month is made of, for whoever it is sent to.
    ///
    /// # Errors
    /// When the month is not over.
    pub async fn indicator_to_send(&self, month: Date) -> Result<ReportFigures, AppError> {
        let month = Span::month_of(month);
        if month.last() >= self.today() {
            return Err(AppError::NotFound);
        }
        self.report_figures(month, month.year_before(), Vec::new())
            .await
    }

    /// What the report of a year is made of, for those who count the nation:
    /// of a year that is not over, its whole months.
    ///
    /// # Errors
    /// When the actor does not, or no month of the year is over.
    pub async fn yearly_report(&self, actor: &Actor, year: i16) -> Result<ReportFigures, AppError> {
        of_nation(actor)?;
        let first = Date::new(year, 1, 1).map_err(|_| AppError::NotFound)?;
        let whole = self.today().first_of_month().yesterday();
        let whole = whole.map_err(|_| AppError::NotFound)?;
        let last = Span::year_of(first).last().min(whole);
        let period = Span::of_days(first, last).ok_or(AppError::NotFound)?;
        let mut years = self.public_years().await?.years.clone();
        years.retain(|published| published.year <= year);
        self.report_figures(period, period.year_before(), tables(&years))
            .await
    }

    async fn report_figures(
        &self,
        period: Span,
        before: Span,
        tables: Vec<PublicTable>,
    ) -> Result<ReportFigures, AppError> {
        let fewest = self.config().process.figures.fewest_facilities;
        self.counted(move |facts| {
            let now = Question::of(period);
            let then = now.during(before);
            let figure = |figure, question| publishable(figure, question, facts, fewest);
            ReportFigures {
                period,
                before,
                lines: Figure::ALL
                    .iter()
                    .map(|one| (*one, figure(*one, &now), figure(*one, &then)))
                    .collect(),
                months: months(period, facts, fewest),
                tables,
                fewest,
            }
        })
        .await
    }
}

/// Incidents of each month, the last one that of the end of a period. When one
/// is hidden all are: the total of the year, less the others, would give it
/// away.
fn months(period: Span, facts: &[Fact], fewest: u32) -> Vec<(Span, Published)> {
    let last = Span::month_of(period.last());
    let mut months: Vec<Span> = std::iter::successors(Some(last), |month| Some(month.previous()))
        .take(MONTHS)
        .collect();
    months.reverse();
    let seen: Option<Vec<u64>> = months
        .iter()
        .map(|month| {
            let question = Question::of(*month);
            match publishable(Figure::Incidents, &question, facts, fewest)? {
                Value::Count(count) => Some(count),
                Value::Share { .. } | Value::Duration { .. } => None,
            }
        })
        .collect();
    let published = |place: usize| {
        let count = seen.as_ref().and_then(|seen| seen.get(place));
        count.map_or(Published::Hidden, |count| Published::Count(*count))
    };
    months
        .into_iter()
        .enumerate()
        .map(|(place, month)| (month, published(place)))
        .collect()
}

fn of_nation(actor: &Actor) -> Result<(), AppError> {
    match counting(actor) {
        Some(Counting::Nation) => Ok(()),
        _ => Err(Refusal::new(Rule::Fig1, Reason::NotYourRole).into()),
    }
}
