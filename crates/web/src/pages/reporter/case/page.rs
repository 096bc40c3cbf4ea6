//! The page of a case: where it stands, what is asked now, what was said.

use std::borrow::Cow;

use app::cases::CaseView;
use app::incidents::IncidentView;
use askama::Template;
use jiff::Timestamp;
use locales::Texts;
use process::access::{RightTo, SeatKind, Verb, right_to};
use process::act::Sequence;
use process::case::{CaseAct, Confirmation, HelpNeeded, Reality};
use process::declaration::form::Theme;
use process::notices::Recipient;
use process::words::{MeasureState, OwnHandling};

use super::asked::{Asked, MeasureLine, What, asked, measures};
use super::phase;
use super::thread::{Said, thread};
use crate::form::Form;
use crate::layout::{Hotline, Layout};
use crate::pages::evidence::Card;
use crate::pages::incidents::card as incidents;
use crate::pages::lessons;
use crate::pages::playbooks;
use crate::pages::reporter::declare::place;
use crate::pages::reporter::elsewhere::{self, ElsewhereLine, lines};
use crate::pages::sharing;
use crate::story::{Entry, of_case};
use crate::tone::Tone;
use crate::{answers, naming, paths};

/// The page of a case for those who reported it.
#[derive(Template)]
#[template(path = "reporter/case/page.html")]
pub struct CasePage {
    /// The reader's texts.
    pub t: Texts,
    /// The frame of the page.
    pub layout: Layout,
    /// Address of the case for this reader.
    pub base: String,
    /// Its number.
    pub reference: String,
    /// The facility.
    pub facility: String,
    /// The other sites.
    pub sites: Vec<String>,
    /// Marks beside the number: state and what is unusual.
    pub marks: Vec<(Tone, Cow<'static, str>)>,
    /// The six phases.
    pub phases: [Cow<'static, str>; 6],
    /// The index of the one that runs.
    pub phase: usize,
    /// What is happening now, in a sentence.
    pub now_text: Cow<'static, str>,
    /// When it was declared.
    pub declared_at: Timestamp,
    /// What is asked of the facility now.
    pub asked: Vec<Asked>,
    /// What was typed in a box, and what is wrong with it.
    pub form: Form,
    /// What was said.
    pub thread: Vec<Said>,
    /// Measures.
    pub measures: Vec<MeasureLine>,
    /// What is owed elsewhere.
    pub elsewhere: Vec<ElsewhereLine>,
    /// Who knows.
    pub told: Vec<Told>,
    /// The evidence.
    pub evidence: Card,
    /// The facts as they stand, by page of the form.
    pub facts: Vec<(Cow<'static, str>, Vec<Fact>)>,
    /// The record of every act.
    pub story: Vec<Entry>,
    /// The version that the reader sees.
    pub version: u32,
    /// The version that the reader had seen, when it has changed since.
    pub changed_since: Option<u32>,
    /// What the reader may do.
    pub may: May,
    /// What the facility says of its own handling.
    pub handling: OwnHandling,
    /// Makes a repeated sending harmless.
    pub key: String,
    /// How the CERT is reached now.
    pub hotline: Hotline,
    /// The incidents in which the case is or was (SIGN-2).
    pub incidents: Vec<incidents::Card>,
    /// The extracts shared outside; empty where there is none, or no page for
    /// this reader.
    pub extracts: String,
    /// Where its lessons are read and completed (LESS-1); empty where there are
    /// none, or no page for this reader.
    pub lessons: String,
    /// The playbooks that fit it, and those sent (SUPP-5).
    pub playbooks: playbooks::Card,
}

/// What the reader may do now.
#[derive(Clone, Copy, Debug)]
pub struct May {
    /// Write in the thread.
    pub write: bool,
    /// Add to the declaration.
    pub supplement: bool,
    /// Ask for help at once.
    pub ask_help: bool,
    /// Say where the own handling stands.
    pub state_handling: bool,
    /// Read who has read the case.
    pub read_access_record: bool,
}

/// A body or person that knows of the case.
#[derive(Clone, Debug)]
pub struct Told {
    /// Who.
    pub name: Cow<'static, str>,
    /// Since when.
    pub since: Timestamp,
}

/// One fact as it stands.
#[derive(Clone, Debug)]
pub struct Fact {
    /// Its name.
    pub label: Cow<'static, str>,
    /// Its value.
    pub value: String,
    /// What was first declared, when it was changed since.
    pub first: Option<String>,
}

/// What a page is made from, beside the case.
pub struct Around {
    /// Address of the case for this reader.
    pub base: String,
    /// What was typed in a box, and what is wrong with it.
    pub form: Form,
    /// The version on which a refused act was based.
    pub seen: Option<Sequence>,
    /// Makes a repeated sending harmless.
    pub key: String,
    /// How the CERT is reached now.
    pub hotline: Hotline,
    /// The incidents in which the case is or was.
    pub incidents: Vec<IncidentView>,
    /// The playbooks that fit it, and those sent.
    pub playbooks: playbooks::Card,
}

impl CasePage {
    /// The page of a case.
    #[must_use]
    pub fn of(t: Texts, layout: Layout, view: &CaseView, around: Around) -> Self {
        let case = &view.case;
        Self {
            reference: case.reference.to_string(),
            facility: place::name(&view.facility).to_owned(),
            sites: view
                .sites
                .values()
                .map(|site| place::name(site).to_owned())
                .collect(),
            marks: marks(t, view),
            phases: phase::phases(t),
            phase: phase::current(case),
            now_text: t.get(phase::now_key(case)),
            declared_at: case.declared_at,
            asked: asked(t, view),
            form: around.form,
            thread: thread(t, view),
            measures: measures(t, view),
            elsewhere: lines(
                t,
                view,
                elsewhere::Around {
                    base: &around.base,
                    now: layout.now,
                },
            ),
            told: told(t, view),
            evidence: Card::of(t, view, &around.base),
            facts: facts(t, view),
            story: of_case(t, view),
            version: view.version.0,
            changed_since: around
                .seen
                .filter(|seen| *seen != view.version)
                .map(|seen| seen.0),
            may: May {
                write: view.may(Verb::Message),
                supplement: view.may(Verb::Supplement),
                ask_help: view.may(Verb::AskHelp),
                state_handling: view.may(Verb::StateHandling),
                read_access_record: right_to(Verb::ReadAccessRecord, SeatKind::from(view.seat))
                    == RightTo::Held,
            },
            handling: case.own_handling,
            key: around.key,
            hotline: around.hotline,
            incidents: around
                .incidents
                .iter()
                .map(|incident| incidents::Card::without_page(t, incident, case.id))
                .collect(),
            extracts: if case.extracts.is_empty() || !around.base.starts_with(paths::CASES) {
                String::new()
            } else {
                sharing::path(case.reference)
            },
            lessons: if case.lessons.is_none() || !around.base.starts_with(paths::CASES) {
                String::new()
            } else {
                lessons::path(case.reference)
            },
            playbooks: around.playbooks,
            base: around.base,
            t,
            layout,
        }
    }

    /// Whether an act came after the version that the reader had seen.
    fn is_new(&self, number: &u32) -> bool {
        self.changed_since.is_some_and(|seen| *number > seen)
    }

    /// Whether the box about the own handling stands among what is asked.
    fn handling_is_asked(&self) -> bool {
        self.asked
            .iter()
            .any(|one| matches!(one.what, What::StateHandling))
    }
}

fn marks(t: Texts, view: &CaseView) -> Vec<(Tone, Cow<'static, str>)> {
    let case = &view.case;
    let mut marks = vec![(phase::tone(case.state), t.get(case.state.label_key()))];
    if let Some(class) = case.class() {
        marks.push((Tone::Neutral, t.get(class.label_key())));
    }
    if case.confirmation == Confirmation::Awaited {
        marks.push((Tone::Warn, t.get("folder-unconfirmed")));
    }
    if case.help != HelpNeeded::Normally {
        marks.push((Tone::Danger, t.get("folder-help-asked")));
    }
    if case.declared.reality == Reality::Exercise {
        marks.push((Tone::Neutral, t.get("case-exercise")));
    }
    marks
}

/// Who knows: the bodies that were told, and the facility's own people where
/// the reader may know it.
#[must_use]
pub fn told(t: Texts, view: &CaseView) -> Vec<Told> {
    let mut told: Vec<Told> = view
        .case
        .told
        .iter()
        .map(|(&body, &since)| Told {
            name: naming::body(t, body),
            since,
        })
        .collect();
    let facility = view
        .told
        .iter()
        .filter(|line| matches!(line.recipient, Recipient::Facility { .. }))
        .map(|line| line.queued_at)
        .min();
    told.extend(facility.map(|since| Told {
        name: t.get("folder-told-facility"),
        since,
    }));
    told.sort_by_key(|one| one.since);
    told
}

/// The facts as they stand, by page of the form, with what was declared first
/// where it was changed: the original is never altered.
fn facts(t: Texts, view: &CaseView) -> Vec<(Cow<'static, str>, Vec<Fact>)> {
    let original = view.story.iter().find_map(|item| match &item.recorded.act {
        CaseAct::Declared(declared) => Some(&declared.facts.value),
        _ => None,
    });
    Theme::ALL
        .iter()
        .map(|theme| {
            let rows = theme
                .fields()
                .filter(|field| view.case.facts.get(*field).is_given())
                .map(|field| {
                    let answer = view.case.facts.get(field);
                    let first = original
                        .map(|facts| facts.get(field))
                        .filter(|first| *first != answer)
                        .map(|first| answers::words(t, &first));
                    Fact {
                        label: answers::label(t, field),
                        value: answers::words(t, &answer),
                        first,
                    }
                })
                .collect::<Vec<_>>();
            (t.get(theme.label_key()), rows)
        })
        .filter(|(_, rows)| !rows.is_empty())
        .collect()
}

/// Whether the facility says that its own handling has ended.
#[must_use]
pub fn has_ended(said: &OwnHandling) -> bool {
    *said == OwnHandling::Ended
}
