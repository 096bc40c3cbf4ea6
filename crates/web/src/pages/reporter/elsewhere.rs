//! What the facility owes elsewhere by law, which telling it here does not
//! fulfil, and where each clock stands (QUAL-3).

use std::borrow::Cow;

use app::cases::CaseView;
use jiff::Timestamp;
use locales::Texts;
use process::access::Verb;
use process::act::Private;
use process::clocks::{Applies, Clock, ClockAnswer, Standing, Term};
use process::words::ElsewhereDuty;

use crate::tone::Tone;

/// One duty owed elsewhere.
#[derive(Clone, Debug)]
pub struct ElsewhereLine {
    /// The duty.
    pub duty: ElsewhereDuty,
    /// The duty in words.
    pub label: Cow<'static, str>,
    /// What it means and how it is done.
    pub about: Cow<'static, str>,
    /// Until when, where the law sets a time.
    pub due: Option<Timestamp>,
    /// Where its clock stands.
    pub standing: Standing,
    /// What the facility said of it: the receipt, or why it is not concerned.
    pub said: String,
    /// The page that helps with it; empty when there is none.
    pub help: String,
    /// The page on which the facility records what it did; empty when the
    /// reader may not.
    pub record: String,
}

impl ElsewhereLine {
    /// How pressing it is.
    #[must_use]
    pub const fn tone(&self) -> Tone {
        match self.standing {
            Standing::Met { .. } => Tone::Good,
            Standing::Overdue { .. } => Tone::Danger,
            Standing::Running { .. } | Standing::WithoutDelay => Tone::Warn,
            Standing::MetLate { .. }
            | Standing::Stated
            | Standing::NotConcerned
            | Standing::Stopped => Tone::Neutral,
        }
    }

    /// Where it stands, in words.
    #[must_use]
    pub fn state(&self, t: &Texts, now: &Timestamp) -> Cow<'static, str> {
        match self.standing {
            Standing::Running { due } | Standing::Overdue { due } => t.left(due, now),
            Standing::WithoutDelay => t.get("elsewhere-at-once"),
            Standing::Met { at } => t.one("elsewhere-met", "when", t.short(at)),
            Standing::MetLate { at } => t.one("elsewhere-met-late", "when", t.short(at)),
            Standing::NotConcerned => t.get("elsewhere-not-concerned"),
            Standing::Stated => t.get("elsewhere-done"),
            Standing::Stopped => t.get("elsewhere-stopped"),
        }
    }

    /// Whether something is left to be done.
    #[must_use]
    pub const fn is_owed(&self) -> bool {
        self.standing.is_owed()
    }

    fn of(
        t: Texts,
        view: &CaseView,
        around: Around<'_>,
        duty: ElsewhereDuty,
        clock: &Clock,
    ) -> Self {
        let case = &view.case;
        let said = match &clock.answer {
            Some(ClockAnswer::Declared { receipt: text, .. })
            | Some(ClockAnswer::NotConcerned { reason: text, .. }) => words(t, text),
            None => String::new(),
        };
        let may = view.may(Verb::StateElsewhere) && !around.base.is_empty();
        Self {
            duty,
            label: t.get(duty.label_key()),
            about: t.get(about_key(duty)),
            due: clock.due,
            standing: clock.standing(duty, &case.facts, around.now),
            said,
            help: match duty {
                ElsewhereDuty::Cnil if !around.base.is_empty() => format!("{}/cnil", around.base),
                _ => String::new(),
            },
            record: if may {
                record_path(around.base, duty)
            } else {
                String::new()
            },
        }
    }
}

/// Where and when the lines are read.
#[derive(Clone, Copy, Debug)]
pub struct Around<'a> {
    /// Address of the case; empty for who only reads.
    pub base: &'a str,
    /// Now.
    pub now: Timestamp,
}

/// The page on which what was done of a duty is recorded.
#[must_use]
pub fn record_path(base: &str, duty: ElsewhereDuty) -> String {
    format!("{base}/demarches/{}", duty.key())
}

/// What a duty means and how it is done.
const fn about_key(duty: ElsewhereDuty) -> &'static str {
    match duty {
        ElsewhereDuty::Cnil => "elsewhere-cnil",
        ElsewhereDuty::Complaint => "elsewhere-complaint",
        ElsewhereDuty::Anssi => "elsewhere-anssi",
        ElsewhereDuty::Ansm => "elsewhere-ansm",
        ElsewhereDuty::Nis2Warning => "elsewhere-nis2-warning",
        ElsewhereDuty::Nis2Notification => "elsewhere-nis2-notification",
        ElsewhereDuty::Nis2Final => "elsewhere-nis2-final",
    }
}

/// How long the law leaves, in words.
#[must_use]
pub fn term(t: Texts, term: Term) -> Cow<'static, str> {
    match term {
        Term::Hours { count } => t.n("clock-term-hours", count),
        Term::Months { count } => t.n("clock-term-months", count),
        Term::WithoutDelay => t.get("clock-term-without-delay"),
    }
}

fn words(t: Texts, text: &Private<String>) -> String {
    match text {
        Private::Known(text) => text.clone(),
        Private::Erased => t.get("story-erased").into_owned(),
    }
}

/// The duties of which a case reminds its facility, those still owed first,
/// the first due first.
#[must_use]
pub fn lines(t: Texts, view: &CaseView, around: Around<'_>) -> Vec<ElsewhereLine> {
    let mut lines: Vec<ElsewhereLine> = view
        .case
        .clocks
        .iter()
        .filter(|(_, clock)| clock.applies == Applies::Yes)
        .map(|(&duty, clock)| ElsewhereLine::of(t, view, around, duty, clock))
        .collect();
    lines.sort_by_key(|line| (!line.is_owed(), line.due.unwrap_or(Timestamp::MIN)));
    lines
}
