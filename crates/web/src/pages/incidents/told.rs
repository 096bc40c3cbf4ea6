//! The story of an incident in words, for its page, its log and its documents.

use std::borrow::Cow;

use app::incidents::IncidentView;
use locales::Texts;
use process::access::Audience;
use process::act::{Act, Private};
use process::significant::{ActionOwner, IncidentAct};
use process::words::Mode;

use super::path;
use crate::naming;
use crate::signing::Signings;
use crate::story::{Entry, Part};
use crate::tone::Tone;

/// The acts that the reader may read, oldest first.
pub(crate) fn story(t: Texts, view: &IncidentView) -> Vec<Entry> {
    let signings = Signings::new(
        t,
        view.story
            .iter()
            .map(|item| (&item.recorded, item.author.name.as_deref())),
        (&view.reader, view.seat),
        path(view.incident.reference),
    );
    view.story
        .iter()
        .map(|item| {
            let act = &item.recorded.act;
            Entry {
                number: item.recorded.seq.0,
                tone: tone(act),
                title: t.incident_act(act, about(view, act).as_deref()),
                who: naming::person(t, item.author.name.as_deref(), item.author.seat),
                at: item.recorded.at,
                audience: match act.audience() {
                    Audience::All => t.get("incident-audience-all"),
                    narrower => naming::audience(t, narrower),
                },
                parts: parts(t, act),
                signing: signings.of(&item.recorded),
            }
        })
        .collect()
}

/// The case or the person that an act is about, as far as the reader knows.
fn about(view: &IncidentView, act: &IncidentAct) -> Option<String> {
    match act {
        IncidentAct::CaseJoined { case, .. } | IncidentAct::CaseLeft { case, .. } => view
            .board
            .iter()
            .find(|line| line.stands.case == *case)
            .map(|line| line.member.line.row.reference.to_string()),
        IncidentAct::AttendanceNoted { member, .. } => {
            let person = &view.incident.members.get(member)?.person;
            person.known().cloned()
        }
        _ => None,
    }
}

const fn tone(act: &IncidentAct) -> Tone {
    match act {
        IncidentAct::Opened { .. }
        | IncidentAct::ModeChosen {
            mode: Mode::Crisis, ..
        } => Tone::Danger,
        IncidentAct::CaseJoined { .. }
        | IncidentAct::ModeChosen {
            mode: Mode::Normal, ..
        }
        | IncidentAct::Decided { .. }
        | IncidentAct::ActionSet { .. }
        | IncidentAct::SituationReported { .. } => Tone::Info,
        IncidentAct::ActionEnded { .. }
        | IncidentAct::StatementApproved { .. }
        | IncidentAct::StatementPublished { .. }
        | IncidentAct::Closed { .. } => Tone::Good,
        IncidentAct::StatementDrafted { .. } | IncidentAct::StatementWithdrawn { .. } => Tone::Warn,
        IncidentAct::Named { .. }
        | IncidentAct::CaseLeft { .. }
        | IncidentAct::Merged { .. }
        | IncidentAct::MemberSeated { .. }
        | IncidentAct::AttendanceNoted { .. }
        | IncidentAct::Logged { .. }
        | IncidentAct::HandedOver { .. }
        | IncidentAct::Signed(_)
        | IncidentAct::Retention(_) => Tone::Neutral,
    }
}

fn words(t: Texts, label: Cow<'static, str>, text: &Private<String>) -> Option<Part> {
    let text = match text {
        Private::Known(text) if text.is_empty() => return None,
        Private::Known(text) => text.clone(),
        Private::Erased => t.get("story-erased").into_owned(),
    };
    Some(Part::Words { label, text })
}

fn parts(t: Texts, act: &IncidentAct) -> Vec<Part> {
    let said = |text| words(t, Cow::Borrowed(""), text);
    let told = |key: &'static str, text| words(t, t.get(key), text);
    let fact = |key: &'static str, value: Cow<'static, str>| {
        Some(Part::Fact {
            label: t.get(key),
            value: value.into_owned(),
        })
    };
    let parts: Vec<Option<Part>> = match act {
        IncidentAct::Opened { .. }
        | IncidentAct::Merged { .. }
        | IncidentAct::StatementApproved { .. } => Vec::new(),
        IncidentAct::Named { title: text }
        | IncidentAct::CaseJoined { reason: text, .. }
        | IncidentAct::CaseLeft { reason: text, .. }
        | IncidentAct::ModeChosen { reason: text, .. }
        | IncidentAct::ActionEnded { note: text, .. }
        | IncidentAct::StatementWithdrawn { reason: text, .. }
        | IncidentAct::Closed { summary: text } => vec![said(text)],
        IncidentAct::Decided { text, grounds, .. } => {
            vec![said(text), told("incident-grounds", grounds)]
        }
        IncidentAct::ActionSet {
            owner, text, due, ..
        } => vec![
            said(text),
            fact("incident-owner", owner_words(t, *owner)),
            due.and_then(|due| fact("story-due", t.date_time(due))),
        ],
        IncidentAct::StatementDrafted { title, text, .. }
        | IncidentAct::StatementPublished { title, text, .. } => vec![said(title), said(text)],
        IncidentAct::MemberSeated {
            person, function, ..
        } => vec![said(person), said(function)],
        IncidentAct::AttendanceNoted { at, .. } => {
            vec![fact("story-took-place", t.date_time(*at))]
        }
        IncidentAct::Logged { at, text } => {
            vec![fact("story-took-place", t.date_time(*at)), said(text)]
        }
        IncidentAct::SituationReported { report, .. } => vec![
            told("order-report-situation", &report.situation),
            told("order-report-done", &report.done),
            told("order-report-next", &report.next),
            told("order-report-needs", &report.needs),
        ],
        IncidentAct::HandedOver { to, text } => {
            vec![told("order-hand-over-to", to), said(text)]
        }
        IncidentAct::Signed(signed) => {
            vec![fact("story-signed-how", t.get(signed.means.label_key()))]
        }
        IncidentAct::Retention(act) => vec![act.reason().and_then(said)],
    };
    parts.into_iter().flatten().collect()
}

/// Who carries out an action.
pub(super) fn owner_words(t: Texts, owner: ActionOwner) -> Cow<'static, str> {
    match owner {
        ActionOwner::Facilities => t.get("incident-owner-facilities"),
        ActionOwner::Body { body } => naming::body(t, body),
    }
}
