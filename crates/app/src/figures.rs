//! The observatory (FIG-1, FIG-2): figures of the cases in a reader's scope,
//! and the tables that everybody may read.

mod along;
mod held;
pub mod past;
mod publishing;
mod report;
mod sending;

use jiff::civil::Date;
use process::{
    access::{Actor, Counting, Seat, Standing, Verb, counting},
    calendar::paris,
    decide::permit,
    figures::{Fact, Group, Place, Question, Span, Value, broken_down, groups, measure},
    refusal::{Reason, Refusal, Rule},
    territory::departement,
    words::{Dimension, Figure},
};
use rayon::prelude::*;

pub(crate) use self::held::Counted;
pub(crate) use self::sending::month_before;
pub use self::{
    along::{AlertSent, EventNamed, TimelineView},
    publishing::PublicFigures,
    report::ReportFigures,
    sending::Papers,
};
use crate::{App, AppError};

/// A figure, and what it was in the period with which it is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FigureLine {
    /// The figure.
    pub figure: Figure,
    /// What it is.
    pub value: Value,
    /// What it was.
    pub before: Option<Value>,
}

/// A figure of one group, and what it was in the period with which it is
/// compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GroupLine {
    /// The group.
    pub group: Group,
    /// What it is.
    pub value: Value,
    /// What it was.
    pub before: Option<Value>,
}

/// A figure broken down.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FigureTable {
    /// The figure.
    pub figure: Figure,
    /// By what.
    pub dimension: Dimension,
    /// Of all groups together, each case once.
    pub total: FigureLine,
    /// Each group.
    pub groups: Vec<GroupLine>,
}

impl App {
    /// Every figure of the cases that a question is about, within the reader's
    /// scope.
    ///
    /// # Errors
    /// When the actor reads no figures, or none of that place.
    pub async fn figures(
        &self,
        actor: &Actor,
        question: &Question,
        against: Option<Span>,
    ) -> Result<Vec<FigureLine>, AppError> {
        let counting = permitted(actor, question.place)?;
        let question = question.clone();
        self.counted(move |facts| {
            let now = Asked::of(question, facts, counting);
            let then = against.map(|span| now.during(span, facts, counting));
            Figure::ALL
                .par_iter()
                .map(|figure| FigureLine {
                    figure: *figure,
                    value: now.measure(*figure),
                    before: then.as_ref().map(|then| then.measure(*figure)),
                })
                .collect()
        })
        .await
    }

    /// A figure broken down, within the reader's scope. Times are compared in
    /// their order: the first month with the first month before.
    ///
    /// # Errors
    /// When the actor reads no figures, or none of that place.
    pub async fn figure(
        &self,
        actor: &Actor,
        figure: Figure,
        dimension: Dimension,
        question: &Question,
        against: Option<Span>,
    ) -> Result<FigureTable, AppError> {
        let counting = permitted(actor, question.place)?;
        let question = question.clone();
        self.counted(move |facts| {
            let now = Asked::of(question, facts, counting);
            let then = against.map(|span| now.during(span, facts, counting));
            let total = FigureLine {
                figure,
                value: now.measure(figure),
                before: then.as_ref().map(|then| then.measure(figure)),
            };
            let (groups, before) = rayon::join(
                || now.broken_down(figure, dimension),
                || {
                    then.as_ref()
                        .map(|then| then.broken_down(figure, dimension))
                },
            );
            FigureTable {
                figure,
                dimension,
                total,
                groups: groups
                    .into_iter()
                    .enumerate()
                    .map(|(place, (group, value))| GroupLine {
                        group,
                        value,
                        before: before
                            .as_ref()
                            .and_then(|before| before.get(place))
                            .map(|(_, value)| *value),
                    })
                    .filter(|line| !is_foreign(counting, line))
                    .collect(),
            }
        })
        .await
    }

    /// The territories that a reader may ask of, the widest first; none for
    /// those who read the public tables alone.
    #[must_use]
    pub fn places_counted(&self, actor: &Actor) -> Vec<Place> {
        let Some(counting) = counting(actor) else {
            return Vec::new();
        };
        let mut places = vec![Place::Nation];
        let whole = Question::of(Span::year_of(self.today()));
        for dimension in [Dimension::Region, Dimension::Departement] {
            let all = groups(dimension, &whole).into_iter();
            places.extend(
                all.filter_map(|group| match group {
                    Group::Region(code) => Some(Place::Region(code)),
                    Group::Departement(code) => Some(Place::Departement(code)),
                    _ => None,
                })
                .filter(|place| reaches(counting, *place)),
            );
        }
        places
    }

    /// The day, in Paris.
    #[must_use]
    pub fn today(&self) -> Date {
        paris().to_datetime(self.now()).date()
    }
}

/// A question with the cases that it is about, of those that a reader counts:
/// sought once for all that is asked of them.
struct Asked<'f> {
    question: Question,
    facts: Vec<&'f Fact>,
}

impl<'f> Asked<'f> {
    fn of(question: Question, facts: &'f [Fact], counting: Counting) -> Self {
        let about = |fact: &&Fact| question.is_about(fact) && counting.holds(fact);
        Self {
            facts: facts.par_iter().filter(about).collect(),
            question,
        }
    }

    /// The same of another period.
    fn during(&self, period: Span, facts: &'f [Fact], counting: Counting) -> Self {
        Self::of(self.question.during(period), facts, counting)
    }

    fn measure(&self, figure: Figure) -> Value {
        measure(figure, &self.question, self.facts.iter().copied())
    }

    fn broken_down(&self, figure: Figure, dimension: Dimension) -> Vec<(Group, Value)> {
        let facts = self.facts.iter().copied();
        broken_down(figure, dimension, &self.question, facts)
    }
}

/// Whose cases the actor counts in a place.
fn permitted(actor: &Actor, place: Place) -> Result<Counting, AppError> {
    let not_yours = Refusal::new(Rule::Fig1, Reason::NotYourRole);
    let Standing::Staff(role) = actor.standing else {
        return Err(not_yours.into());
    };
    permit(Verb::ReadFigures, Seat::Staff { role })?;
    let counting = counting(actor).ok_or(not_yours)?;
    if reaches(counting, place) {
        Ok(counting)
    } else {
        // Nought would be an answer, and a wrong one.
        Err(Refusal::new(Rule::Fig1, Reason::NotYourCase).into())
    }
}

/// Whether a reader counts cases of a place; the nation is all that it counts.
fn reaches(counting: Counting, place: Place) -> bool {
    let within = |holds: &dyn Fn(process::territory::DepartementCode) -> bool| {
        process::territory::all_departements()
            .iter()
            .map(|one| one.code())
            .any(|code| place.holds(code) && holds(code))
    };
    match counting {
        Counting::Nation | Counting::ToldTo(_) => true,
        Counting::Agency(ars) => within(&|code| {
            departement(code)
                .ars()
                .is_some_and(|leads| leads.code() == ars)
        }),
        Counting::Delegation(own) => place == Place::Nation || within(&|code| code == own),
    }
}

/// Whether a line is of a territory of which the reader counts nothing.
fn is_foreign(counting: Counting, line: &GroupLine) -> bool {
    match line.group {
        Group::Region(code) => !reaches(counting, Place::Region(code)),
        Group::Departement(code) => !reaches(counting, Place::Departement(code)),
        _ => false,
    }
}
