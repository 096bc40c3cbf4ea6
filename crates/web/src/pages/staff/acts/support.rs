//! Measures, steps, causes, providers, the management report (SUPP-3..11).

use std::collections::BTreeSet;

use app::cases::CaseView;
use app::directory::ProposedProvider;
use jiff::civil::Date;
use locales::Texts;
use process::words::{
    Cause, IncidentNature, MeasureKind, MeasureState, Step, StepActor, StepState, Word,
};

use super::sheet::{Control, Need, Question, choice, some_of};
use crate::form::{Choice, Form};
use crate::providers::{able, qualified, served, ways};

pub(super) fn measure(t: Texts) -> Vec<Question> {
    vec![
        Question::new(
            "kind",
            "act-measure-kind",
            Control::One(Choice::of(t, MeasureKind::CHOICES)),
            Need::Needed,
        ),
        Question::words("text", "act-measure-text", Need::Needed),
        Question::new("due", "act-measure-due", Control::Moment, Need::Optional),
    ]
}

pub(super) fn withdraw(t: Texts, view: &CaseView) -> Vec<Question> {
    let open = view.case.measures.iter().filter(|(_, measure)| {
        !matches!(measure.state, MeasureState::Done | MeasureState::Withdrawn)
    });
    let choices = open
        .map(|(number, measure)| {
            let words = t
                .with("act-withdraw-choice")
                .arg("number", *number)
                .arg("kind", t.get(measure.kind.label_key()))
                .arg("state", t.get(measure.state.label_key()))
                .text();
            choice(number.to_string(), words)
        })
        .collect();
    vec![
        Question::new(
            "measure",
            "act-withdraw-measure",
            Control::One(choices),
            Need::Needed,
        ),
        Question::words("reason", "act-withdraw-reason", Need::Needed),
    ]
}

/// A step's state, and who does it among those who may (SUPP-9).
pub(super) fn step(t: Texts, view: &CaseView, typed: &Form) -> Vec<Question> {
    let entitled: BTreeSet<StepActor> = match Step::from_key(typed.value("step")) {
        Some(step) => view.case.step_actors(step).into_iter().collect(),
        None => Step::ALL
            .iter()
            .flat_map(|step| view.case.step_actors(*step))
            .collect(),
    };
    vec![
        Question::new(
            "step",
            "act-step-step",
            Control::Listed(Choice::of(t, Step::CHOICES)),
            Need::Needed,
        ),
        Question::new(
            "state",
            "act-step-state",
            Control::One(Choice::of(t, StepState::CHOICES)),
            Need::Needed,
        ),
        Question::new(
            "actors",
            "act-step-actors",
            Control::Several(some_of(t, entitled.into_iter().map(Word::choice))),
            Need::Optional,
        ),
        Question::new(
            "note",
            "act-step-note",
            Control::Words { rows: 3 },
            Need::Optional,
        ),
    ]
}

/// The step that a link names, as it stands.
pub(super) fn step_as_it_stands(view: &CaseView, given: &Form) -> Form {
    let Some(step) = Step::from_key(given.value("step")) else {
        return given.clone();
    };
    let mut form = Form::filled([("step", step.key())]);
    if let Some(record) = view.case.steps.get(&step) {
        form.set("state", record.state.key());
        for actor in &record.actors {
            form.set("actors", actor.key());
        }
    }
    form
}

pub(super) fn causes(t: Texts) -> Vec<Question> {
    vec![
        Question::new(
            "nature",
            "act-causes-nature",
            Control::One(Choice::of(t, IncidentNature::CHOICES)),
            Need::Needed,
        ),
        Question::new(
            "causes",
            "act-causes-causes",
            Control::Several(Choice::of(t, Cause::CHOICES)),
            Need::Optional,
        ),
        Question::words("perimeter", "act-causes-perimeter", Need::Optional),
        Question::words("text", "act-causes-text", Need::Optional),
    ]
}

/// The causes as recorded last, or as the facility declares them.
pub(super) fn causes_as_they_stand(view: &CaseView) -> Form {
    let mut form = Form::new();
    let facts = &view.case.facts;
    match &view.case.causes {
        Some((nature, causes)) => {
            form.set("nature", nature.key());
            for cause in causes {
                form.set("causes", cause.key());
            }
        }
        None => {
            if let Some(nature) = facts.nature.known() {
                form.set("nature", nature.key());
            }
            if let Some(causes) = facts.causes.known() {
                for cause in causes.iter() {
                    form.set("causes", cause.key());
                }
            }
        }
    }
    if let Some(perimeter) = super::closure::last_perimeter(view) {
        form.set("perimeter", perimeter);
    }
    form
}

/// The providers of the directory, those that suit the case best first, each
/// with what it can do of what the case needs (SUPP-6).
pub(super) fn providers(t: Texts, directory: &[ProposedProvider], today: Date) -> Vec<Question> {
    let choices = directory
        .iter()
        .map(|proposed| {
            let entry = &proposed.row.entry;
            let mut about = vec![t.get(entry.kind.label_key()).into_owned()];
            about.push(served(t, &entry.regions));
            if !proposed.suited.able.is_empty() {
                let able = able(t, &proposed.suited.able);
                about.push(t.one("act-providers-able", "what", able).into_owned());
            }
            about.extend(
                entry
                    .qualification
                    .iter()
                    .map(|held| qualified(t, held, today)),
            );
            about.extend(ways(t, &entry.contact.value));
            let id = proposed.row.id.to_string();
            Choice::new(id, entry.name.clone()).hint(about.join(" · "))
        })
        .collect();
    vec![
        Question::new(
            "providers",
            "act-providers-list",
            Control::Several(choices),
            Need::Needed,
        ),
        Question::words("note", "act-providers-note", Need::Optional),
    ]
}

pub(super) fn report() -> Vec<Question> {
    vec![
        Question::new(
            "summary",
            "report-summary",
            Control::Words { rows: 8 },
            Need::Needed,
        ),
        Question::new(
            "recommendations",
            "report-recommendations",
            Control::Words { rows: 8 },
            Need::Needed,
        ),
    ]
}

/// The extracts whose link was not ended.
fn extracts(t: Texts, view: &CaseView) -> Question {
    let choices = view
        .case
        .extracts
        .values()
        .filter(|one| one.ended_at.is_none())
        .map(|one| {
            let number = one.shared.number;
            Choice::new(number.to_string(), t.n("extract-number", number))
                .hint(crate::extract::contact(t, &one.shared))
        })
        .collect();
    Question::new(
        "extract",
        "act-extract-which",
        Control::One(choices),
        Need::Needed,
    )
}

pub(super) fn prolong_extract(t: Texts, view: &CaseView) -> Vec<Question> {
    vec![
        extracts(t, view),
        Question::new(
            "days",
            "act-prolong-extract-days",
            Control::Listed(crate::pages::sharing::days(t)),
            Need::Needed,
        ),
        Question::words("reason", "act-prolong-extract-reason", Need::Needed),
    ]
}

pub(super) fn end_extract(t: Texts, view: &CaseView) -> Vec<Question> {
    vec![
        extracts(t, view),
        Question::words("reason", "act-end-extract-reason", Need::Needed),
    ]
}
