//! The work on a case as it stands: steps, measures, questions, agreements.

use std::borrow::Cow;

use app::cases::CaseView;
use jiff::Timestamp;
use locales::Texts;
use process::act::Private;
use process::case::CaseAct;
use process::closure::Party;
use process::words::{Step, StepState};

use super::super::tones;
use super::next::deed_path;
use crate::pages::staff::acts::Deed;
use crate::{naming, tone::Tone};

/// A step of the response (SUPP-9).
#[derive(Clone, Debug)]
pub struct StepRow {
    /// Its name.
    pub name: Cow<'static, str>,
    /// Where it stands.
    pub state: Cow<'static, str>,
    /// Its hue.
    pub tone: Tone,
    /// Who does it; empty when nobody is named.
    pub actors: String,
    /// Its form.
    pub href: String,
}

/// The steps side by side.
#[must_use]
pub fn steps(t: Texts, view: &CaseView) -> Vec<StepRow> {
    let form = deed_path(view.case.reference, Deed::RecordStep);
    Step::ALL
        .iter()
        .map(|step| {
            let record = view.case.steps.get(step);
            let state = record.map_or_else(|| unrecorded(view, *step), |record| record.state);
            let actors = record.into_iter().flat_map(|record| &record.actors);
            StepRow {
                name: t.get(step.label_key()),
                state: t.get(state.label_key()),
                tone: tones::step(state),
                actors: naming::list(actors.map(|actor| t.get(actor.label_key()))),
                href: format!("{form}?step={}", step.key()),
            }
        })
        .collect()
}

/// Where a step stands of which nobody has recorded anything: the judgement
/// itself says that the qualification is done.
fn unrecorded(view: &CaseView, step: Step) -> StepState {
    if step == Step::Qualification && view.case.qualification.is_some() {
        StepState::Done
    } else {
        StepState::NotStarted
    }
}

/// A measure with its words (SUPP-4).
#[derive(Clone, Debug)]
pub struct MeasureRow {
    /// Its number.
    pub number: u32,
    /// Its kind.
    pub kind: Cow<'static, str>,
    /// What to do.
    pub text: String,
    /// Where it stands.
    pub state: Cow<'static, str>,
    /// Its hue.
    pub tone: Tone,
    /// By when.
    pub due: Option<Timestamp>,
    /// What the facility said of it last; empty when it said nothing.
    pub said: String,
}

/// The measures proposed, as the reader may read them.
#[must_use]
pub fn measures(t: Texts, view: &CaseView) -> Vec<MeasureRow> {
    let mut rows: Vec<MeasureRow> = Vec::new();
    for item in &view.story {
        match &item.recorded.act {
            CaseAct::MeasureProposed { number, text, .. } => {
                let Some(measure) = view.case.measures.get(number) else {
                    continue;
                };
                rows.push(MeasureRow {
                    number: *number,
                    kind: t.get(measure.kind.label_key()),
                    text: words(text),
                    state: t.get(measure.state.label_key()),
                    tone: tones::measure(measure.state),
                    due: measure.due,
                    said: String::new(),
                });
            }
            CaseAct::MeasureAnswered {
                number, comment, ..
            } => {
                if let Some(row) = rows.iter_mut().find(|row| row.number == *number) {
                    row.said = words(comment);
                }
            }
            _ => {}
        }
    }
    rows
}

/// A question that waits for its answer (QUAL-1).
#[derive(Clone, Debug)]
pub struct QuestionRow {
    /// Its number.
    pub number: u32,
    /// The question.
    pub text: String,
    /// When it was asked.
    pub asked_at: Timestamp,
    /// When an answer is wished for.
    pub due: Option<Timestamp>,
}

/// The questions without an answer, as the reader may read them.
#[must_use]
pub fn open_questions(view: &CaseView) -> Vec<QuestionRow> {
    let asked = view
        .story
        .iter()
        .filter_map(|item| match &item.recorded.act {
            CaseAct::Asked { number, text, due } => Some((item.recorded.at, number, text, due)),
            _ => None,
        });
    asked
        .filter(|(_, number, ..)| {
            let question = view.case.questions.get(number);
            question.is_some_and(|question| question.answered_at.is_none())
        })
        .map(|(asked_at, number, text, due)| QuestionRow {
            number: *number,
            text: words(text),
            asked_at,
            due: *due,
        })
        .collect()
}

/// A party of the round of agreements (CLOSE-1).
#[derive(Clone, Debug)]
pub struct AgreementRow {
    /// The party.
    pub name: Cow<'static, str>,
    /// Where its agreement stands.
    pub state: Cow<'static, str>,
    /// Its hue.
    pub tone: Tone,
    /// When it agreed or was gone past.
    pub at: Option<Timestamp>,
    /// The form by which the lead may go past it; empty when there is none.
    pub overrule: String,
}

/// The round of agreements; empty as long as it is not near.
#[must_use]
pub fn agreements(t: Texts, view: &CaseView, may_overrule: Option<Deed>) -> Vec<AgreementRow> {
    let case = &view.case;
    case.parties()
        .into_iter()
        .map(|party| {
            let agreed = case.agreements.contains_key(&party);
            let overruled = case.overruled.contains(&party);
            let (key, tone) = match (agreed, overruled, case.round_is_open()) {
                (true, ..) => ("agreement-given", Tone::Good),
                (_, true, _) => ("agreement-overruled", Tone::Warn),
                (.., true) => ("agreement-awaited", Tone::Warn),
                _ => ("agreement-not-asked", Tone::Neutral),
            };
            let silent = !agreed && !overruled && party != Party::Cert;
            AgreementRow {
                name: naming::party(t, party, case.body_of(party)),
                state: t.get(key),
                tone,
                at: spoke_at(view, party),
                overrule: may_overrule
                    .filter(|_| silent)
                    .map(|deed| deed_path(case.reference, deed))
                    .unwrap_or_default(),
            }
        })
        .collect()
}

fn spoke_at(view: &CaseView, of: Party) -> Option<Timestamp> {
    let spoken = view.case.agreements.contains_key(&of) || view.case.overruled.contains(&of);
    let last = view.story.iter().rev().find(|item| {
        matches!(
            &item.recorded.act,
            CaseAct::Agreed { party, .. } | CaseAct::Overruled { party, .. } if *party == of
        )
    });
    last.filter(|_| spoken).map(|item| item.recorded.at)
}

/// A contact with the facility (SUPP-11).
#[derive(Clone, Debug)]
pub struct ContactRow {
    /// How.
    pub means: Cow<'static, str>,
    /// When.
    pub at: Timestamp,
}

/// The contacts, the newest first.
#[must_use]
pub fn contacts(t: Texts, view: &CaseView) -> Vec<ContactRow> {
    let contacts = view.case.contacts.iter().rev();
    contacts
        .map(|(at, means)| ContactRow {
            means: t.get(means.label_key()),
            at: *at,
        })
        .collect()
}

/// The causes as they are known (SUPP-3).
#[derive(Clone, Debug)]
pub struct CausesKnown {
    /// Malicious or not.
    pub nature: Cow<'static, str>,
    /// The causes.
    pub causes: String,
    /// The technical perimeter.
    pub perimeter: String,
}

/// What is known of the causes; nothing as long as the CERT has said nothing.
#[must_use]
pub fn causes(t: Texts, view: &CaseView) -> Option<CausesKnown> {
    let (nature, causes) = view.case.causes.as_ref()?;
    let perimeter = view
        .story
        .iter()
        .rev()
        .find_map(|item| match &item.recorded.act {
            CaseAct::CausesRecorded { perimeter, .. } => Some(words(perimeter)),
            _ => None,
        });
    Some(CausesKnown {
        nature: t.get(nature.label_key()),
        causes: naming::list(causes.iter().map(|cause| t.get(cause.label_key()))),
        perimeter: perimeter.unwrap_or_default(),
    })
}

fn words(text: &Private<String>) -> String {
    text.known().cloned().unwrap_or_default()
}
