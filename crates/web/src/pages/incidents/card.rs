//! What a case shows of its incidents: what was decided once is read in every
//! case (SIGN-2).

use std::borrow::Cow;

use app::incidents::IncidentView;
use jiff::Timestamp;
use locales::Texts;
use process::significant::ActionOwner;
use process::words::{Progress, StatementState};

use super::path;
use crate::tone::Tone;

/// An incident, as one of its cases shows it.
#[derive(Clone, Debug)]
pub struct Card {
    /// Its number.
    pub reference: String,
    /// Where its page is; empty for those who have none.
    pub href: String,
    /// Its name, for those who may read it.
    pub title: String,
    /// How it is handled, for those who may read it.
    pub mode: Cow<'static, str>,
    /// Whether the case still belongs to it, and something may still happen.
    pub over: bool,
    /// What was decided, the latest first.
    pub decisions: Vec<Decided>,
    /// The action plan.
    pub actions: Vec<Asked>,
    /// What was said to the public.
    pub statements: Vec<Decided>,
}

/// Something decided, or said to the public.
#[derive(Clone, Debug)]
pub struct Decided {
    /// Its number.
    pub number: u32,
    /// Its heading; empty for none.
    pub title: String,
    /// Its words.
    pub text: String,
    /// Why; empty for none.
    pub grounds: String,
    /// When.
    pub at: Timestamp,
}

/// An action, with where the facility of the case stands.
#[derive(Clone, Debug)]
pub struct Asked {
    /// Its number.
    pub number: u32,
    /// What.
    pub text: String,
    /// By when.
    pub due: Option<Timestamp>,
    /// Whether it has ended.
    pub ended: Option<Cow<'static, str>>,
    /// Where the facility stands.
    pub progress: Progress,
    /// The same in words.
    pub stands: Cow<'static, str>,
    /// What the facility said beside.
    pub note: String,
}

impl Asked {
    /// The hue of where the facility stands.
    #[must_use]
    pub const fn tone(&self) -> Tone {
        progress_tone(self.progress)
    }

    /// Whether the facility has said that nothing is left to do.
    #[must_use]
    pub const fn is_settled(&self) -> bool {
        matches!(self.progress, Progress::Done | Progress::NotConcerned)
    }

    /// Whether the facility is to say where it stands.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.ended.is_none()
    }
}

/// The hue of where a facility stands.
pub(super) const fn progress_tone(progress: Progress) -> Tone {
    match progress {
        Progress::NotStarted => Tone::Warn,
        Progress::UnderWay => Tone::Info,
        Progress::Done => Tone::Good,
        Progress::NotConcerned => Tone::Neutral,
        Progress::NeedsHelp => Tone::Danger,
    }
}

/// The hue of a statement.
pub(super) const fn statement_tone(state: StatementState) -> Tone {
    match state {
        StatementState::Draft => Tone::Warn,
        StatementState::Approved => Tone::Info,
        StatementState::Published => Tone::Good,
        StatementState::Withdrawn => Tone::Neutral,
    }
}

impl Card {
    /// What a case shows of an incident to staff.
    #[must_use]
    pub fn of(t: Texts, view: &IncidentView, case: process::ids::CaseId) -> Self {
        Self {
            href: path(view.incident.reference),
            ..Self::without_page(t, view, case)
        }
    }

    /// What a case shows of an incident to its facility.
    #[must_use]
    pub fn without_page(t: Texts, view: &IncidentView, case: process::ids::CaseId) -> Self {
        let incident = &view.incident;
        let own = view.board.iter().find(|line| line.stands.case == case);
        let known =
            |text: &process::act::Private<String>| text.known().cloned().unwrap_or_default();
        let decisions = incident
            .decisions
            .iter()
            .rev()
            .map(|(number, decision)| Decided {
                number: *number,
                title: String::new(),
                text: known(&decision.text),
                grounds: known(&decision.grounds),
                at: decision.at,
            });
        let statements = incident
            .statements
            .iter()
            .rev()
            .filter(|(_, statement)| statement.state == StatementState::Published)
            .map(|(number, statement)| Decided {
                number: *number,
                title: known(&statement.title),
                text: known(&statement.text),
                grounds: String::new(),
                at: statement.at,
            });
        let actions = incident
            .actions
            .iter()
            .filter(|(_, action)| action.owner == ActionOwner::Facilities)
            .map(|(number, action)| {
                let progress = own.map_or(Progress::NotStarted, |own| own.progress(*number));
                Asked {
                    number: *number,
                    text: known(&action.text),
                    due: action.due,
                    ended: action.ended.map(|(_, end)| t.get(end.label_key())),
                    progress,
                    stands: t.get(progress.label_key()),
                    note: own
                        .and_then(|own| own.notes.get(number).cloned())
                        .unwrap_or_default(),
                }
            });
        Self {
            reference: incident.reference.to_string(),
            href: String::new(),
            title: incident.title.as_ref().map(known).unwrap_or_default(),
            mode: incident
                .mode
                .map_or(Cow::Borrowed(""), |(_, mode)| t.get(mode.label_key())),
            over: incident.is_over() || own.is_none(),
            decisions: decisions.collect(),
            actions: actions.collect(),
            statements: statements.collect(),
        }
    }

    /// How many actions wait for the facility.
    #[must_use]
    pub fn waiting(&self) -> usize {
        let waits = |action: &&Asked| action.is_open() && !action.is_settled();
        match self.over {
            true => 0,
            false => self.actions.iter().filter(waits).count(),
        }
    }
}
