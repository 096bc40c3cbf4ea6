//! The exchange with the CERT and the ARS, as a conversation (QUAL-1).

use std::borrow::Cow;

use app::cases::{CaseView, StoryItem};
use jiff::Timestamp;
use locales::Texts;
use process::access::Seat;
use process::act::Private;
use process::case::CaseAct;

use crate::naming;

/// One thing said.
#[derive(Clone, Debug)]
pub struct Said {
    /// Its number in the case.
    pub number: u32,
    /// Who said it.
    pub who: String,
    /// On which side of the conversation.
    pub side: Side,
    /// When.
    pub at: Timestamp,
    /// What it is: a question, an answer, advice; empty for a plain message.
    pub kind: Cow<'static, str>,
    /// The words, each with what it is about where that must be said.
    pub words: Vec<(Cow<'static, str>, String)>,
}

/// The sides of a conversation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// The facility.
    Ours,
    /// CERT, ARS, State.
    Theirs,
}

impl Said {
    /// Whether the facility said it.
    #[must_use]
    pub fn is_ours(&self) -> bool {
        self.side == Side::Ours
    }
}

/// What was said in a case, oldest first.
#[must_use]
pub fn thread(t: Texts, view: &CaseView) -> Vec<Said> {
    view.story
        .iter()
        .filter_map(|item| {
            let (kind, words) = words(t, &item.recorded.act)?;
            Some(said(t, item, kind, words))
        })
        .collect()
}

fn said(
    t: Texts,
    item: &StoryItem,
    kind: Cow<'static, str>,
    words: Vec<(Cow<'static, str>, String)>,
) -> Said {
    let seat = item.author.seat;
    Said {
        number: item.recorded.seq.0,
        who: naming::person(t, item.author.name.as_deref(), seat),
        side: match seat {
            Seat::Facility { .. } | Seat::Follower | Seat::Stranger => Side::Ours,
            Seat::Staff { .. } | Seat::Contact { .. } | Seat::Operator | Seat::Platform => {
                Side::Theirs
            }
        },
        at: item.recorded.at,
        kind,
        words,
    }
}

type Words = Vec<(Cow<'static, str>, String)>;

fn words(t: Texts, act: &CaseAct) -> Option<(Cow<'static, str>, Words)> {
    let plain = Cow::Borrowed("");
    let one = |text: &Private<String>| vec![(Cow::Borrowed(""), told(t, text))];
    Some(match act {
        CaseAct::Messaged { text, .. } => (plain, one(text)),
        CaseAct::Asked { number, text, .. } => (t.n("folder-said-question", *number), one(text)),
        CaseAct::Answered { number, text } => (t.n("folder-said-answer", *number), one(text)),
        CaseAct::HelpAsked { text, .. } => (t.get("folder-said-help"), one(text)),
        CaseAct::DegradedModeRecommended { text } => (t.get("folder-said-degraded"), one(text)),
        CaseAct::ContactLogged { summary, .. } => (t.get("folder-said-contact"), one(summary)),
        CaseAct::ReportSent {
            summary,
            recommendations,
        } => (
            t.get("folder-said-report"),
            vec![
                (t.get("report-summary"), told(t, summary)),
                (t.get("report-recommendations"), told(t, recommendations)),
            ],
        ),
        CaseAct::PlaybookSent {
            title,
            version,
            note,
            ..
        } => (
            t.get("folder-said-playbook"),
            vec![
                (plain.clone(), told(t, note)),
                (
                    t.get("story-playbook"),
                    t.with("playbook-named")
                        .arg("title", title.as_str())
                        .arg("number", *version)
                        .text()
                        .into_owned(),
                ),
            ],
        ),
        CaseAct::ProvidersSent { providers, note } => (
            t.get("folder-said-providers"),
            vec![
                (plain.clone(), told(t, note)),
                (
                    t.get("story-providers-named"),
                    crate::providers::sent(t, providers),
                ),
            ],
        ),
        CaseAct::ExtractShared(shared) => (
            t.n("folder-said-extract", shared.number),
            vec![(
                t.get("story-extract-to"),
                crate::extract::contact(t, shared),
            )],
        ),
        CaseAct::ExtractAnswered { extract, text } => {
            (t.n("folder-said-extract-answer", *extract), one(text))
        }
        _ => return None,
    })
    .map(|(kind, words): (Cow<'static, str>, Words)| {
        let words = words
            .into_iter()
            .filter(|(_, text)| !text.is_empty())
            .collect();
        (kind, words)
    })
}

fn told(t: Texts, text: &Private<String>) -> String {
    match text {
        Private::Known(text) => text.clone(),
        Private::Erased => t.get("story-erased").into_owned(),
    }
}
