//! The page of a case, for all staff: facts, story, next steps.

mod facts;
mod next;
mod place;
mod told;
mod work;

use std::borrow::Cow;
use std::collections::BTreeSet;

use app::cases::CaseView;
use app::incidents::IncidentView;
use askama::Template;
use jiff::Timestamp;
use locales::Texts;
use process::access::{RightTo, SeatKind, Verb, right_to};
use process::case::{CaseAct, Confirmation, HelpNeeded, Reality};
use process::words::{Class, State};

pub use facts::{FactSheet, fact_sheet};
pub use next::{Duties, DutyRow, Offer, deed_path, duties, duty_label, offers};
pub use place::{Callee, Place, flag_key, place, spaced, town};
pub use told::{Knows, knows, notice_label};
pub use work::{
    AgreementRow, CausesKnown, ContactRow, MeasureRow, QuestionRow, StepRow, agreements, causes,
    contacts, measures, open_questions, steps,
};

use super::acts::{Control, Deed, Question, Shelf, offered, sheet};
use super::tones;
use crate::form::Form;
use crate::layout::Layout;
use crate::pages::cert::AlikeCard;
use crate::pages::evidence::Card;
use crate::pages::incidents::card as incidents;
use crate::pages::lessons;
use crate::pages::playbooks;
use crate::pages::reporter::elsewhere::{self, ElsewhereLine, lines};
use crate::pages::sharing;
use crate::story::Entry;
use crate::{extract, paths, tone::Tone};

/// A mark beside a case's number.
#[derive(Clone, Debug)]
pub struct Mark {
    /// Its words.
    pub label: Cow<'static, str>,
    /// Its hue.
    pub tone: Tone,
}

/// The qualification in force.
#[derive(Clone, Debug)]
pub struct Judged {
    /// The class.
    pub class: Mark,
    /// The other results.
    pub findings: Vec<Cow<'static, str>>,
    /// The legal kinds held to be met.
    pub kinds: Vec<Cow<'static, str>>,
    /// The grounds.
    pub grounds: String,
    /// When.
    pub at: Timestamp,
}

/// The page of a case.
#[derive(Template)]
#[template(path = "staff/case.html")]
pub struct CasePage {
    /// The reader's language.
    pub t: Texts,
    /// The frame.
    pub layout: Layout,
    /// The case's number.
    pub reference: String,
    /// Its own address.
    pub here: String,
    /// Marks beside the number.
    pub marks: Vec<Mark>,
    /// Why it stands where it stands in the queue.
    pub reasons: Vec<Cow<'static, str>>,
    /// The six phases, and which runs.
    pub phases: Vec<Cow<'static, str>>,
    /// The index of the phase that runs.
    pub phase: usize,
    /// The facility.
    pub place: Place,
    /// The description, as it stands.
    pub description: String,
    /// The facts.
    pub facts: FactSheet,
    /// The story, the newest act first.
    pub story: Vec<Entry>,
    /// What the one box asks; nothing when the reader may not write.
    pub questions: Vec<Question>,
    /// What the box holds.
    pub form: Form,
    /// Makes a repeated sending of the box harmless.
    pub key: String,
    /// The version that the reader sees.
    pub version: u32,
    /// Duties.
    pub duties: Duties,
    /// The act that the page's first button does.
    pub primary: Option<Offer>,
    /// The other acts offered.
    pub offers: Vec<Offer>,
    /// The qualification in force.
    pub judged: Option<Judged>,
    /// Steps side by side; none for those who do not work on them.
    pub steps: Vec<StepRow>,
    /// Whether the reader may say where a step stands.
    pub keeps_steps: Option<Deed>,
    /// Measures.
    pub measures: Vec<MeasureRow>,
    /// The form that takes a measure back; empty when there is none.
    pub withdraw: String,
    /// Questions that wait.
    pub waiting: Vec<QuestionRow>,
    /// What the ARS decided.
    pub support: Option<Cow<'static, str>>,
    /// What the facility says of its own handling.
    pub handling: Cow<'static, str>,
    /// The round of agreements; empty as long as the case is not to be closed.
    pub agreements: Vec<AgreementRow>,
    /// Who knows.
    pub knows: Vec<Knows>,
    /// Contacts with the facility.
    pub contacts: Vec<ContactRow>,
    /// Causes, as far as they are known.
    pub causes: Option<CausesKnown>,
    /// What the facility owes elsewhere.
    pub elsewhere: Vec<ElsewhereLine>,
    /// The evidence.
    pub evidence: Card,
    /// The form that adds to the declaration; empty when the reader may not.
    pub supplement: String,
    /// Whether the reader may see who has read the case.
    pub reads: bool,
    /// The cases that look like it, for those who compare cases.
    pub alike: Option<AlikeCard>,
    /// The incidents in which the case is or was (SIGN-2).
    pub incidents: Vec<incidents::Card>,
    /// The form that passes it to an incident; empty when the reader may not.
    pub gather: String,
    /// The extracts that were shared, the latest first; where they all stand.
    pub extracts: Vec<ExtractRow>,
    /// The page of all of them.
    pub shared: String,
    /// The playbooks that fit it, and those sent (SUPP-5).
    pub playbooks: playbooks::Card,
    /// Where its technical facts are taken away; empty when the reader may not.
    pub technical: String,
    /// Where its lessons are read and completed; empty before there are any.
    pub lessons: String,
    /// Where its lessons are read with what could identify marked; empty
    /// before they are written, and when the reader may not.
    pub anonymised: String,
}

/// An extract that was shared, as the page of its case lists it.
#[derive(Clone, Debug)]
pub struct ExtractRow {
    /// Its number.
    pub number: u32,
    /// With whom.
    pub contact: String,
    /// Where its link stands.
    pub state: Mark,
}

/// What the page of a case is made from, beside the case.
pub struct Seen<'a> {
    /// The case, as the reader may see it.
    pub view: &'a CaseView,
    /// The incidents in which it is or was.
    pub incidents: &'a [IncidentView],
    /// Makes a repeated sending harmless.
    pub key: String,
    /// The cases that look like it.
    pub alike: Option<AlikeCard>,
    /// The playbooks that fit it, and those sent.
    pub playbooks: playbooks::Card,
}

impl CasePage {
    /// The page of a case for one reader.
    #[must_use]
    pub fn of(t: Texts, layout: Layout, seen: Seen<'_>) -> Self {
        let view = seen.view;
        let case = &view.case;
        let offered = offered(view);
        let duties = duties(t, view, &offered);
        let first = duties.own.iter().find_map(|duty| duty.deed);
        let primary = first.filter(|deed| *deed != Deed::Write).map(|deed| Offer {
            deed,
            label: t.get(deed.label_key()),
            href: deed_path(case.reference, deed),
        });
        let speaks = view.party.is_some();
        let near_closing = speaks && matches!(case.state, State::ToClose | State::Closed);
        let overrules = offered.contains(&Deed::Overrule).then_some(Deed::Overrule);
        Self {
            reference: case.reference.to_string(),
            here: paths::case(case.reference),
            marks: marks(t, view),
            reasons: reasons(t, view),
            phases: phases(t),
            phase: phase(view),
            place: place(t, view),
            description: case.facts.description.as_str().to_owned(),
            facts: fact_sheet(t, view),
            story: story(t, view),
            questions: box_questions(t, view, &offered),
            form: Form::new(),
            key: seen.key,
            version: view.version.0,
            primary,
            offers: offers(t, view, &offered, first),
            duties,
            judged: judged(t, view),
            steps: if view.case.steps.is_empty() && !offered.contains(&Deed::RecordStep) {
                Vec::new()
            } else {
                steps(t, view)
            },
            keeps_steps: offered
                .contains(&Deed::RecordStep)
                .then_some(Deed::RecordStep),
            measures: measures(t, view),
            withdraw: if offered.contains(&Deed::WithdrawMeasure) {
                deed_path(case.reference, Deed::WithdrawMeasure)
            } else {
                String::new()
            },
            waiting: open_questions(view),
            support: case.support.map(|choice| t.get(choice.label_key())),
            handling: t.get(case.own_handling.label_key()),
            agreements: if near_closing {
                agreements(t, view, overrules)
            } else {
                Vec::new()
            },
            knows: knows(t, view),
            contacts: contacts(t, view),
            causes: causes(t, view),
            elsewhere: lines(
                t,
                view,
                elsewhere::Around {
                    base: "",
                    now: layout.now,
                },
            ),
            evidence: Card::of(t, view, &paths::case(case.reference)),
            extracts: extracts(t, view, layout.now),
            shared: sharing::path(case.reference),
            technical: if right_to(Verb::ExportTechnical, SeatKind::from(view.seat))
                == RightTo::Held
            {
                format!("{}/faits-techniques", paths::case(case.reference))
            } else {
                String::new()
            },
            lessons: if case.lessons.is_some() {
                lessons::path(case.reference)
            } else {
                String::new()
            },
            anonymised: if view.may(Verb::WriteLessons) && case.lessons.is_some() {
                lessons::edition_path(case.reference)
            } else {
                String::new()
            },
            reads: reads(view),
            alike: seen.alike,
            playbooks: seen.playbooks,
            incidents: seen
                .incidents
                .iter()
                .map(|incident| incidents::Card::of(t, incident, case.id))
                .collect(),
            gather: if view.may(Verb::GatherCases) && case.incident.is_none() {
                format!("{}/incident", paths::case(case.reference))
            } else {
                String::new()
            },
            supplement: if view.may(Verb::Supplement) {
                format!("{}/completer", paths::case(case.reference))
            } else {
                String::new()
            },
            t,
            layout,
        }
    }
}

fn extracts(t: Texts, view: &CaseView, now: Timestamp) -> Vec<ExtractRow> {
    let all = view.case.extracts.iter().rev();
    all.filter_map(|(number, extract)| {
        let state = view.case.extract_state(*number, now)?;
        Some(ExtractRow {
            number: *number,
            contact: extract::contact(t, &extract.shared),
            state: Mark {
                label: t.get(state.label_key()),
                tone: extract::tone(state),
            },
        })
    })
    .collect()
}

/// Whether the reader may see who has read the case (KEEP-1).
#[must_use]
pub fn reads(view: &CaseView) -> bool {
    right_to(Verb::ReadAccessRecord, SeatKind::from(view.seat)) == RightTo::Held
}

fn story(t: Texts, view: &CaseView) -> Vec<Entry> {
    let mut entries = crate::story::of_case(t, view);
    entries.reverse();
    entries
}

fn box_questions(t: Texts, view: &CaseView, offered: &BTreeSet<Deed>) -> Vec<Question> {
    if offered.contains(&Deed::Write) {
        sheet(t, Deed::Write, view, &Form::new(), &Shelf::default()).questions
    } else {
        Vec::new()
    }
}

/// The marks that strike the eye: state, class, impact on care, and what is
/// unusual about the case.
#[must_use]
pub fn marks(t: Texts, view: &CaseView) -> Vec<Mark> {
    let case = &view.case;
    let mut marks = vec![Mark {
        label: t.get(case.state.label_key()),
        tone: tones::state(case.state),
    }];
    if let Some(class) = case.class() {
        marks.push(Mark {
            label: t.get(class.label_key()),
            tone: tones::class(class),
        });
    }
    marks.push(Mark {
        label: t.get(view.priority.urgency.label_key()),
        tone: tones::urgency(view.priority.urgency),
    });
    let mut add = |holds: bool, key: &str, tone: Tone| {
        if holds {
            marks.push(Mark {
                label: t.get(key),
                tone,
            });
        }
    };
    let help = case.help != HelpNeeded::Normally && case.state != State::Closed;
    add(help, "mark-help", Tone::Danger);
    add(
        case.confirmation == Confirmation::Awaited,
        "mark-unconfirmed",
        Tone::Warn,
    );
    add(
        case.declared.reality == Reality::Exercise,
        "case-exercise",
        Tone::Neutral,
    );
    add(
        case.declared.military.is_some(),
        "mark-military",
        Tone::Neutral,
    );
    marks
}

fn reasons(t: Texts, view: &CaseView) -> Vec<Cow<'static, str>> {
    tones::telling(view.priority.urgency, &view.priority.reasons)
        .map(|reason| t.get(reason.label_key()))
        .collect()
}

fn phases(t: Texts) -> Vec<Cow<'static, str>> {
    vec![
        t.get("phase-declared"),
        t.get("phase-taken-in"),
        t.get("phase-qualified"),
        t.get("phase-supported"),
        t.get("phase-closing"),
        t.get("phase-lessons"),
    ]
}

fn phase(view: &CaseView) -> usize {
    let case = &view.case;
    match case.state {
        State::AwaitingQualification if case.taken_in.is_none() => 1,
        State::AwaitingQualification => 2,
        State::InTreatment => 3,
        State::ToClose => 4,
        State::Closed if case.lessons.is_some() || case.class() == Some(Class::NotIncident) => 6,
        State::Closed => 5,
    }
}

fn judged(t: Texts, view: &CaseView) -> Option<Judged> {
    let (at, qualified) = view.case.qualification.as_ref()?;
    let readable = view
        .story
        .iter()
        .any(|item| matches!(item.recorded.act, CaseAct::Qualified(_)));
    readable.then(|| Judged {
        class: Mark {
            label: t.get(qualified.class.label_key()),
            tone: tones::class(qualified.class),
        },
        findings: qualified
            .findings
            .iter()
            .map(|finding| t.get(finding.label_key()))
            .collect(),
        kinds: qualified
            .kinds
            .iter()
            .map(|kind| t.get(kind.label_key()))
            .collect(),
        grounds: qualified.grounds.known().cloned().unwrap_or_default(),
        at: *at,
    })
}

/// Whether a question of the box is answered by a text.
#[must_use]
pub fn is_text(control: &Control) -> bool {
    matches!(control, Control::Words { .. })
}
