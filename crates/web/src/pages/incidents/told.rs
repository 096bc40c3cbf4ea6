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
use crate::story::ending::{ended, reason};
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
            let (tone, title) = title(t, view, act);
            Entry {
                number: item.recorded.seq.0,
                tone,
                title,
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

fn title(t: Texts, view: &IncidentView, act: &IncidentAct) -> (Tone, Cow<'static, str>) {
    let case = |key: &'static str, id| {
        let known = view
            .board
            .iter()
            .find(|line| line.stands.case == id)
            .map(|line| line.member.line.row.reference.to_string());
        match known {
            Some(reference) => t.one(key, "reference", reference),
            None => t.one(key, "reference", ""),
        }
    };
    match act {
        IncidentAct::Opened { .. } => (Tone::Danger, t.get("incident-story-opened")),
        IncidentAct::Named { .. } => (Tone::Neutral, t.get("incident-story-named")),
        IncidentAct::CaseJoined { case: id, .. } => {
            (Tone::Info, case("incident-story-joined", *id))
        }
        IncidentAct::CaseLeft { case: id, .. } => (Tone::Neutral, case("incident-story-left", *id)),
        IncidentAct::Merged { reference, .. } => (
            Tone::Neutral,
            t.one("incident-story-merged", "reference", reference.to_string()),
        ),
        IncidentAct::ModeChosen { mode, .. } => {
            let tone = match mode {
                Mode::Crisis => Tone::Danger,
                Mode::Normal => Tone::Info,
            };
            let mode = t.get(mode.label_key());
            (tone, t.one("incident-story-mode", "mode", mode))
        }
        IncidentAct::Decided { number, .. } => (Tone::Info, t.n("incident-story-decided", *number)),
        IncidentAct::ActionSet { number, .. } => {
            (Tone::Info, t.n("incident-story-action", *number))
        }
        IncidentAct::ActionEnded { number, end, .. } => (
            Tone::Good,
            t.with("incident-story-action-ended")
                .arg("count", *number)
                .arg("end", t.get(end.label_key()))
                .text(),
        ),
        IncidentAct::StatementDrafted { number, .. } => {
            (Tone::Warn, t.n("incident-story-drafted", *number))
        }
        IncidentAct::StatementApproved { number } => {
            (Tone::Good, t.n("incident-story-approved", *number))
        }
        IncidentAct::StatementPublished { number, .. } => {
            (Tone::Good, t.n("incident-story-published", *number))
        }
        IncidentAct::StatementWithdrawn { number, .. } => {
            (Tone::Warn, t.n("incident-story-withdrawn", *number))
        }
        IncidentAct::MemberSeated { cell, .. } => {
            let cell = t.get(cell.label_key());
            (Tone::Neutral, t.one("incident-story-seated", "cell", cell))
        }
        IncidentAct::AttendanceNoted {
            member, presence, ..
        } => {
            let person = view.incident.members.get(member);
            let person = person.and_then(|seated| seated.person.known().cloned());
            (
                Tone::Neutral,
                t.with("incident-story-attendance")
                    .arg("person", person.unwrap_or_default())
                    .arg("presence", t.get(presence.label_key()))
                    .text(),
            )
        }
        IncidentAct::Logged { .. } => (Tone::Neutral, t.get("incident-story-logged")),
        IncidentAct::SituationReported { number, .. } => {
            (Tone::Info, t.n("incident-story-reported", *number))
        }
        IncidentAct::HandedOver { .. } => (Tone::Neutral, t.get("incident-story-handed-over")),
        IncidentAct::Closed { .. } => (Tone::Good, t.get("incident-story-closed")),
        IncidentAct::Signed(signed) => (
            Tone::Neutral,
            t.one("story-signed", "number", signed.signs.0),
        ),
        IncidentAct::Retention(act) => (Tone::Neutral, ended(t, act)),
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
        IncidentAct::Retention(act) => vec![reason(act).and_then(said)],
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
