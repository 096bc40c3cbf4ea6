//! What cannot be true in the facts, field by field. Nothing is refused or
//! lost here: a problem is shown beside what was written.

use jiff::{SignedDuration, Timestamp};
use serde::Serialize;

use super::{Answer, EMAIL_MAX, Facts, FieldKey, Moment, PHONE_MAX, Zone};
use crate::declaration::form::{AnswerView, FieldKind, Importance};
use crate::words::{Combination, YesNo};

/// Clocks differ: a moment this far ahead still counts as now.
const CLOCK_TOLERANCE: SignedDuration = SignedDuration::from_mins(10);

/// What is wrong with one answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, utoipa::ToSchema)]
#[serde(tag = "problem", rename_all = "kebab-case")]
pub enum FieldProblem {
    /// The report cannot be sent without it.
    Missing,
    /// Not a date.
    NotADate,
    /// Not a time of day.
    NotATime,
    /// Not a time zone.
    NotAZone,
    /// A date that is surely a slip of the hand.
    Implausible,
    /// Lies in the future.
    InTheFuture,
    /// The incident would have been noticed before it began.
    NoticedBeforeStart,
    /// The end would come before the beginning.
    EndsBeforeStart,
    /// Not a whole number.
    NotANumber,
    /// A number too large to be true.
    TooLarge {
        /// The greatest number accepted.
        max: u32,
    },
    /// A text that is too long.
    TooLong {
        /// The greatest length, in characters.
        max: usize,
    },
    /// Not one of the choices.
    NotAChoice,
    /// Answers that exclude one another.
    Contradiction,
    /// Not an e-mail address.
    NotAnEmail,
    /// Not a phone number.
    NotAPhone,
}

impl FieldProblem {
    /// Key of the message in the catalogues. `TooLarge` and `TooLong` pass
    /// their bound as the argument `max`.
    #[must_use]
    pub const fn message_key(self) -> &'static str {
        match self {
            Self::Missing => "problem-missing",
            Self::NotADate => "problem-not-a-date",
            Self::NotATime => "problem-not-a-time",
            Self::NotAZone => "problem-not-a-zone",
            Self::Implausible => "problem-implausible",
            Self::InTheFuture => "problem-in-the-future",
            Self::NoticedBeforeStart => "problem-noticed-before-start",
            Self::EndsBeforeStart => "problem-ends-before-start",
            Self::NotANumber => "problem-not-a-number",
            Self::TooLarge { .. } => "problem-too-large",
            Self::TooLong { .. } => "problem-too-long",
            Self::NotAChoice => "problem-not-a-choice",
            Self::Contradiction => "problem-contradiction",
            Self::NotAnEmail => "problem-not-an-email",
            Self::NotAPhone => "problem-not-a-phone",
        }
    }

    /// The bound that the message names, if it names one.
    #[must_use]
    pub fn bound(self) -> Option<u64> {
        match self {
            Self::TooLarge { max } => Some(u64::from(max)),
            Self::TooLong { max } => u64::try_from(max).ok(),
            _ => None,
        }
    }
}

/// A problem with the answer to one question.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct FactsProblem {
    /// The question.
    pub field: FieldKey,
    /// What is wrong with its answer.
    #[serde(flatten)]
    pub problem: FieldProblem,
}

impl Facts {
    /// What cannot be true in the answers given, as of `now`, in the order of
    /// the form. Missing answers are no problem here.
    #[must_use]
    pub fn problems(&self, now: Timestamp) -> Vec<FactsProblem> {
        let mut problems: Vec<FactsProblem> = FieldKey::ALL
            .iter()
            .filter_map(|field| {
                let problem = self.problem_alone(*field, now)?;
                Some(FactsProblem {
                    field: *field,
                    problem,
                })
            })
            .collect();
        problems.extend(self.problems_of_order());
        problems.sort_by_key(|problem| problem.field);
        problems
    }

    /// What must be mended or answered before the report can be sent: the
    /// problems, and the missing answers that the CERT cannot start without.
    #[must_use]
    pub fn problems_to_send(&self, now: Timestamp) -> Vec<FactsProblem> {
        let mut problems = self.problems(now);
        problems.extend(
            FieldKey::ALL
                .iter()
                .copied()
                .filter(|field| field.importance() == Importance::NeededToSend)
                .filter(|field| !self.get(*field).is_given())
                .map(|field| FactsProblem {
                    field,
                    problem: FieldProblem::Missing,
                }),
        );
        problems.sort_by_key(|problem| problem.field);
        problems
    }

    /// The problem of one answer by itself.
    fn problem_alone(&self, field: FieldKey, now: Timestamp) -> Option<FieldProblem> {
        match (self.get(field), field.kind()) {
            (AnswerView::Text(text), kind) => problem_of_text(&text, kind),
            (AnswerView::Count(number), FieldKind::Count { max }) => {
                (number > max).then_some(FieldProblem::TooLarge { max })
            }
            (AnswerView::Moment(moment), _) => in_the_future(moment.at(), now),
            (AnswerView::Day(day), _) => match Moment::on_day(day, Zone::paris()) {
                Ok(moment) => in_the_future(moment.at(), now),
                Err(_) => Some(FieldProblem::Implausible),
            },
            (AnswerView::Choices(choices), _) => {
                let alone = choices
                    .iter()
                    .any(|choice| choice.combination == Combination::Alone);
                (alone && choices.len() > 1).then_some(FieldProblem::Contradiction)
            }
            _ => None,
        }
    }

    /// The problems of moments that come in an impossible order.
    fn problems_of_order(&self) -> Vec<FactsProblem> {
        let mut problems = Vec::new();
        if comes_before(&self.noticed_at, &self.started_at) {
            problems.push(FactsProblem {
                field: FieldKey::StartedAt,
                problem: FieldProblem::NoticedBeforeStart,
            });
        }
        let ends = [
            (&self.care_until, &self.care_since, FieldKey::CareUntil),
            (&self.resolved_at, &self.started_at, FieldKey::ResolvedAt),
        ];
        for (end, start, field) in ends {
            if comes_before(end, start) {
                problems.push(FactsProblem {
                    field,
                    problem: FieldProblem::EndsBeforeStart,
                });
            }
        }
        problems
    }

    /// Whether help is asked for as soon as possible (DECL-6).
    #[must_use]
    pub fn needs_help_now(&self) -> bool {
        self.urgent_help.is(YesNo::Yes)
    }
}

/// The problem of a text of some kind, if it has one.
pub(super) fn problem_of_text(text: &str, kind: FieldKind) -> Option<FieldProblem> {
    let max = match kind {
        FieldKind::Line { max } | FieldKind::Prose { max } => max,
        FieldKind::Email => EMAIL_MAX,
        FieldKind::Phone => PHONE_MAX,
        _ => return None,
    };
    if text.chars().count() > max {
        return Some(FieldProblem::TooLong { max });
    }
    match kind {
        FieldKind::Email if !super::Email::new(text).is_plausible() => {
            Some(FieldProblem::NotAnEmail)
        }
        FieldKind::Phone if !super::Phone::new(text).is_plausible() => {
            Some(FieldProblem::NotAPhone)
        }
        _ => None,
    }
}

fn in_the_future(at: Timestamp, now: Timestamp) -> Option<FieldProblem> {
    (at.duration_since(now) > CLOCK_TOLERANCE).then_some(FieldProblem::InTheFuture)
}

/// Whether the first moment surely comes before the second: a day may mean
/// any of its hours.
fn comes_before(first: &Answer<Moment>, second: &Answer<Moment>) -> bool {
    match (first.known(), second.known()) {
        (Some(first), Some(second)) => first.latest() < second.at(),
        _ => false,
    }
}
