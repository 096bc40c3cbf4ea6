//! What the form of an act asks.

use std::borrow::Cow;

use app::cases::CaseView;
use locales::Texts;
use process::territory;

use super::{Deed, Shelf, authorities, closure, follow_up, lessons, playbook, retention, support};
use crate::form::{Choice, Form};
use crate::naming;
use crate::progress::drafted;

/// The form of an act.
#[derive(Clone, Debug)]
pub struct Sheet {
    /// What it does.
    pub deed: Deed,
    /// What it asks; nothing when pressing the button says all.
    pub questions: Vec<Question>,
}

/// One question of the form of an act.
#[derive(Clone, Debug)]
pub struct Question {
    /// The field's name.
    pub name: &'static str,
    /// Key of the question.
    pub key: &'static str,
    /// How it is answered.
    pub control: Control,
    /// Whether it must be answered.
    pub need: Need,
}

/// How a question is answered.
#[derive(Clone, Debug)]
pub enum Control {
    /// By a text.
    Words {
        /// Lines shown at first.
        rows: u8,
    },
    /// By one choice, all of them shown.
    One(Vec<Choice>),
    /// By any number of choices.
    Several(Vec<Choice>),
    /// By one choice of a list that opens.
    Listed(Vec<Choice>),
    /// By a day and an hour in Paris.
    Moment,
}

/// Whether a question must be answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    /// It must.
    Needed,
    /// It may be left blank.
    Optional,
}

impl Question {
    /// A text.
    pub(crate) const fn words(name: &'static str, key: &'static str, need: Need) -> Self {
        Self::new(name, key, Control::Words { rows: 5 }, need)
    }

    pub(crate) const fn new(
        name: &'static str,
        key: &'static str,
        control: Control,
        need: Need,
    ) -> Self {
        Self {
            name,
            key,
            control,
            need,
        }
    }

    /// The choices offered; none for texts and dates.
    #[must_use]
    pub fn choices(&self) -> &[Choice] {
        match &self.control {
            Control::One(choices) | Control::Several(choices) | Control::Listed(choices) => choices,
            Control::Words { .. } | Control::Moment => &[],
        }
    }

    /// Whether it must be answered.
    #[must_use]
    pub fn is_needed(&self) -> bool {
        self.need == Need::Needed
    }
}

/// What the form of `deed` asks this reader of this case; `typed` is what the
/// form holds so far, on which some choices depend.
#[must_use]
pub fn sheet(t: Texts, deed: Deed, view: &CaseView, typed: &Form, shelf: &Shelf) -> Sheet {
    let questions = match deed {
        Deed::TakeIn
        | Deed::AnswerCall
        | Deed::Acknowledge
        | Deed::MoveToClosing
        | Deed::Close
        | Deed::Qualify
        | Deed::ShareExtract
        | Deed::ApproveLessons
        | Deed::ApproveDisposition => Vec::new(),
        Deed::ProposeDisposition => retention::propose(t),
        Deed::DeclineDisposition | Deed::PlaceHold | Deed::LiftHold => retention::reason(),
        Deed::Confirm => vec![Question::words("note", "act-confirm-note", Need::Needed)],
        Deed::ChangeLead => change_lead(),
        Deed::Write => follow_up::write(t, view),
        Deed::LogContact => follow_up::contact(t),
        Deed::ProposeMeasure => support::measure(t),
        Deed::WithdrawMeasure => support::withdraw(t, view),
        Deed::RecordStep => support::step(t, view, typed),
        Deed::RecordCauses => support::causes(t),
        Deed::SendPlaybook => playbook::send(t, view, shelf),
        Deed::SendProviders => support::providers(t, &shelf.providers, shelf.today),
        Deed::ProlongExtract => support::prolong_extract(t, view),
        Deed::EndExtract => support::end_extract(t, view),
        Deed::SendReport => support::report(),
        Deed::ReportProgress => vec![Question::new(
            "text",
            "act-progress-text",
            Control::Words { rows: 18 },
            Need::Needed,
        )],
        Deed::DecideSupport => authorities::support(t),
        Deed::RecordRelay => authorities::relay(t),
        Deed::RecordCareSupply => authorities::text("act-care-supply-text"),
        Deed::AssessCareImpact => authorities::text("act-care-impact-text"),
        Deed::RecommendDegradedMode => authorities::text("act-degraded-mode-text"),
        Deed::RecordInterministerialImpact => authorities::text("act-interministerial-text"),
        Deed::WriteClosingReport => closure::report(),
        Deed::Agree => vec![Question::words(
            "comment",
            "act-agree-comment",
            Need::Optional,
        )],
        Deed::Overrule => closure::overrule(t, view),
        Deed::Reopen => vec![Question::words("reason", "act-reopen-reason", Need::Needed)],
        Deed::WriteLessons => lessons::questions(t),
    };
    Sheet { deed, questions }
}

/// The form of `deed` as it is first shown: what the case already holds that
/// would otherwise be typed again, and what the link that led here gives.
#[must_use]
pub fn prefilled(t: Texts, deed: Deed, view: &CaseView, given: &Form, shelf: &Shelf) -> Form {
    match deed {
        Deed::RecordStep => support::step_as_it_stands(view, given),
        Deed::SendPlaybook => playbook::as_proposed(view, shelf),
        Deed::ProposeMeasure if !shelf.cited.is_empty() => {
            Form::filled([("text", shelf.cited.as_str())])
        }
        Deed::RecordCauses => support::causes_as_they_stand(view),
        Deed::DecideSupport => authorities::support_as_decided(view),
        Deed::SendReport => closure::report_from_story(view),
        Deed::ReportProgress => Form::filled([("text", drafted(t, view))]),
        Deed::WriteClosingReport => closure::report_as_written(t, view),
        Deed::WriteLessons => lessons::from_case(t, view),
        _ => given.clone(),
    }
}

fn change_lead() -> Vec<Question> {
    let places = territory::all_departements()
        .iter()
        .map(|place| Choice::new(place.code().as_str(), naming::departement(place.code())))
        .collect();
    vec![
        Question::new(
            "departement",
            "act-lead-departement",
            Control::Listed(places),
            Need::Needed,
        ),
        Question::words("reason", "act-lead-reason", Need::Needed),
    ]
}

/// The options of a closed vocabulary that are offered here.
pub(super) fn some_of(
    t: Texts,
    words: impl IntoIterator<Item = process::words::ChoiceKey>,
) -> Vec<Choice> {
    words
        .into_iter()
        .map(|word| Choice::new(word.key, t.get(word.label)).hint(t.beside(word.label, "hint")))
        .collect()
}

/// A choice whose label is already in words.
pub(crate) fn choice(value: impl Into<Cow<'static, str>>, label: Cow<'static, str>) -> Choice {
    Choice::new(value, label)
}
