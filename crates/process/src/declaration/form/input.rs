//! Reading answers from what a form submits.

use jiff::civil::{Date, Time};

use super::{AnswerView, FieldKind};
use crate::declaration::facts::{
    Answer, Count, Email, Facts, FieldProblem, Line, Moment, MomentError, Phone, Prose, Several,
    UNKNOWN, Zone,
};
use crate::words::Word;

/// What a form submitted for one question: the values under its name, in
/// order. For a moment: date, time, zone; time and zone may be missing.
/// "I don't know yet" is the value `unknown`, anywhere among them.
#[derive(Debug, Clone, Copy)]
pub struct RawInput<'a> {
    /// The values submitted.
    pub values: &'a [&'a str],
}

/// The place of one fact: how it is shown and read.
pub trait Slot: Clone + PartialEq + Default {
    /// The kind of answer expected.
    const KIND: FieldKind;

    /// The answer as it stands.
    fn view(&self) -> AnswerView;

    /// Reads an answer.
    ///
    /// # Errors
    /// When the input cannot be read as one.
    fn read(input: RawInput<'_>) -> Result<Self, FieldProblem>;
}

/// The kind of the slot that `place` points to.
#[must_use]
pub const fn kind_of<S: Slot>(_place: fn(&Facts) -> &S) -> FieldKind {
    S::KIND
}

/// A value that an [`Answer`] may hold.
trait Value: Clone + PartialEq {
    const KIND: FieldKind;

    fn view(&self) -> AnswerView;

    /// Reads a value; `None` when the input is blank.
    fn read(values: &[&str]) -> Result<Option<Self>, FieldProblem>;

    /// Whether the input says something, apart from "I don't know yet".
    fn is_said(values: &[&str]) -> bool {
        values.iter().any(|value| !value.trim().is_empty())
    }
}

impl<T: Value> Slot for Answer<T> {
    const KIND: FieldKind = T::KIND;

    fn view(&self) -> AnswerView {
        match self {
            Self::Unanswered => AnswerView::Unanswered,
            Self::Unknown => AnswerView::Unknown,
            Self::Known(value) => value.view(),
        }
    }

    fn read(input: RawInput<'_>) -> Result<Self, FieldProblem> {
        let said: Vec<&str> = input
            .values
            .iter()
            .copied()
            .filter(|value| *value != UNKNOWN)
            .collect();
        let unknown = said.len() < input.values.len();
        match (unknown, T::is_said(&said)) {
            (true, true) => Err(FieldProblem::Contradiction),
            (true, false) => Ok(Self::Unknown),
            (false, _) => Ok(T::read(&said)?.map_or(Self::Unanswered, Self::Known)),
        }
    }
}

/// Implements [`Slot`] for texts, which hold whatever was written.
macro_rules! text_slots {
    ($( $Name:ident $(<const $MAX:ident>)? => $kind:expr; )+) => {$(
        impl $(<const $MAX: usize>)? Slot for $Name $(<$MAX>)? {
            const KIND: FieldKind = $kind;

            fn view(&self) -> AnswerView {
                if self.is_blank() {
                    AnswerView::Unanswered
                } else {
                    AnswerView::Text(self.as_str().to_owned())
                }
            }

            fn read(input: RawInput<'_>) -> Result<Self, FieldProblem> {
                match input.values {
                    [] => Ok(Self::default()),
                    [written] => Ok(Self::new(written)),
                    several => Ok(Self::new(&several.join("\n"))),
                }
            }
        }
    )+};
}

text_slots! {
    Line<const MAX> => FieldKind::Line { max: MAX };
    Prose<const MAX> => FieldKind::Prose { max: MAX };
    Email => FieldKind::Email;
    Phone => FieldKind::Phone;
}

impl<W: Word> Value for W {
    const KIND: FieldKind = FieldKind::Choice(W::CHOICES);

    fn view(&self) -> AnswerView {
        AnswerView::Choices(vec![self.choice()])
    }

    fn read(values: &[&str]) -> Result<Option<Self>, FieldProblem> {
        let mut words = words_among(values)?;
        match (words.pop(), words.is_empty()) {
            (_, false) => Err(FieldProblem::Contradiction),
            (word, true) => Ok(word),
        }
    }
}

impl<W: Word> Value for Several<W> {
    const KIND: FieldKind = FieldKind::Choices(W::CHOICES);

    fn view(&self) -> AnswerView {
        AnswerView::Choices(self.iter().map(W::choice).collect())
    }

    fn read(values: &[&str]) -> Result<Option<Self>, FieldProblem> {
        Ok(Self::of(words_among(values)?))
    }
}

fn words_among<W: Word>(values: &[&str]) -> Result<Vec<W>, FieldProblem> {
    values
        .iter()
        .filter(|value| !value.is_empty())
        .map(|value| W::from_key(value).ok_or(FieldProblem::NotAChoice))
        .collect()
}

impl<const MAX: u32> Value for Count<MAX> {
    const KIND: FieldKind = FieldKind::Count { max: MAX };

    fn view(&self) -> AnswerView {
        AnswerView::Count(self.get())
    }

    fn read(values: &[&str]) -> Result<Option<Self>, FieldProblem> {
        let written: String = first(values)
            .chars()
            .filter(|c| !c.is_whitespace())
            .collect();
        if written.is_empty() {
            return Ok(None);
        }
        if !written.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(FieldProblem::NotANumber);
        }
        written
            .parse()
            .map(|number| Some(Self::new(number)))
            .map_err(|_| FieldProblem::TooLarge { max: MAX })
    }
}

impl Value for Date {
    const KIND: FieldKind = FieldKind::Day;

    fn view(&self) -> AnswerView {
        AnswerView::Day(*self)
    }

    fn read(values: &[&str]) -> Result<Option<Self>, FieldProblem> {
        match first(values) {
            "" => Ok(None),
            written => read_date(written).map(Some),
        }
    }
}

impl Value for Moment {
    const KIND: FieldKind = FieldKind::Moment;

    fn view(&self) -> AnswerView {
        AnswerView::Moment(self.clone())
    }

    fn is_said(values: &[&str]) -> bool {
        // The zone comes along by itself, in a hidden field.
        values.iter().take(2).any(|value| !value.trim().is_empty())
    }

    fn read(values: &[&str]) -> Result<Option<Self>, FieldProblem> {
        let part = |index: usize| values.get(index).map_or("", |value| value.trim());
        let (date, time, zone) = (part(0), part(1), part(2));
        if date.is_empty() && time.is_empty() {
            return Ok(None);
        }
        let (offset, zone) = match zone.split_once('[') {
            Some((offset, name)) => (Some(offset), name.trim_end_matches(']')),
            None => (None, zone),
        };
        let zone = if zone.is_empty() {
            Zone::paris()
        } else {
            Zone::new(zone)?
        };
        let date = read_date(date)?;
        let moment = if time.is_empty() {
            Moment::on_day(date, zone)
        } else {
            Moment::on_clock(date.to_datetime(read_time(time)?), zone, offset)
        };
        Ok(Some(moment?))
    }
}

impl From<MomentError> for FieldProblem {
    fn from(error: MomentError) -> Self {
        match error {
            MomentError::Date => Self::NotADate,
            MomentError::Time => Self::NotATime,
            MomentError::Zone => Self::NotAZone,
            MomentError::Range => Self::Implausible,
        }
    }
}

fn first<'a>(values: &[&'a str]) -> &'a str {
    values.first().map_or("", |value| value.trim())
}

/// Reads a date as a date field submits it, or as the French write it.
fn read_date(written: &str) -> Result<Date, FieldProblem> {
    if let Ok(date) = written.parse::<Date>() {
        return Ok(date);
    }
    let mut parts = written
        .splitn(3, ['/', '.', '-', ' '])
        .map(str::parse::<i16>);
    match (parts.next(), parts.next(), parts.next()) {
        (Some(Ok(day)), Some(Ok(month)), Some(Ok(year))) => {
            let (day, month) = (i8::try_from(day), i8::try_from(month));
            match (day, month) {
                (Ok(day), Ok(month)) => {
                    Date::new(year, month, day).map_err(|_| FieldProblem::NotADate)
                }
                _ => Err(FieldProblem::NotADate),
            }
        }
        _ => Err(FieldProblem::NotADate),
    }
}

/// Reads a time of day as a time field submits it (`03:12`), or as the
/// French write it (`3h12`, `3 h`).
fn read_time(written: &str) -> Result<Time, FieldProblem> {
    let written: String = written.chars().filter(|c| !c.is_whitespace()).collect();
    let mut parts = written.split([':', 'h', 'H']);
    let hour = parts.next().and_then(|part| part.parse().ok());
    let minute = match parts.next() {
        None | Some("") => Some(0),
        Some(part) => part.parse().ok(),
    };
    match (hour, minute) {
        (Some(hour), Some(minute)) => {
            Time::new(hour, minute, 0, 0).map_err(|_| FieldProblem::NotATime)
        }
        _ => Err(FieldProblem::NotATime),
    }
}
