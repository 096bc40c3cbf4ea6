//! Who knows of the case, since when, and whether messages reached them.

use std::borrow::Cow;
use std::collections::BTreeMap;

use app::cases::{CaseView, Delivery, ToldLine};
use jiff::Timestamp;
use locales::Texts;
use process::notices::Recipient;

use super::super::tones;
use crate::{naming, tone::Tone};

/// Somebody who knows of the case.
#[derive(Clone, Debug)]
pub struct Knows {
    /// Who.
    pub name: Cow<'static, str>,
    /// Since when.
    pub since: Timestamp,
    /// Whether it said that it has read; `None` where that is not asked.
    pub read: Option<Cow<'static, str>>,
    /// Every message to it, the newest first.
    pub notices: Vec<NoticeRow>,
}

impl Knows {
    /// What went otherwise than well, each outcome once.
    #[must_use]
    pub fn troubles(&self) -> Vec<&NoticeRow> {
        let mut troubles: Vec<&NoticeRow> = Vec::new();
        for notice in &self.notices {
            let known = troubles.iter().any(|one| one.outcome == notice.outcome);
            if notice.tone != Tone::Good && !known {
                troubles.push(notice);
            }
        }
        troubles
    }
}

/// One message.
#[derive(Clone, Debug)]
pub struct NoticeRow {
    /// What it said.
    pub label: Cow<'static, str>,
    /// When it was queued.
    pub at: Timestamp,
    /// What became of it, in words.
    pub outcome: Cow<'static, str>,
    /// Its hue.
    pub tone: Tone,
}

/// The bodies and persons who know of a case, in the order in which they
/// heard of it.
#[must_use]
pub fn knows(t: Texts, view: &CaseView) -> Vec<Knows> {
    let mut by_name: BTreeMap<Cow<'static, str>, Knows> = BTreeMap::new();
    for (&body, &since) in &view.case.told {
        let name = naming::body(t, body);
        let read = view
            .case
            .acknowledged
            .contains(&body)
            .then(|| t.get("case-told-read"));
        let knows = Knows {
            name: name.clone(),
            since,
            read,
            notices: Vec::new(),
        };
        by_name.insert(name, knows);
    }
    for line in &view.told {
        let name = recipient(t, line.recipient);
        let knows = by_name.entry(name.clone()).or_insert_with(|| Knows {
            name,
            since: line.queued_at,
            read: None,
            notices: Vec::new(),
        });
        knows.since = knows.since.min(line.queued_at);
        knows.notices.push(notice(t, line));
    }
    let mut all: Vec<Knows> = by_name.into_values().collect();
    for knows in &mut all {
        knows
            .notices
            .sort_by_key(|notice| std::cmp::Reverse(notice.at));
    }
    all.sort_by_key(|knows| knows.since);
    all
}

fn recipient(t: Texts, recipient: Recipient) -> Cow<'static, str> {
    match recipient {
        Recipient::Body { body } => naming::body(t, body),
        Recipient::OnCall { body } => t.one("case-told-on-call", "body", naming::body(t, body)),
        Recipient::Facility { .. } => t.get("case-told-facility"),
        Recipient::Reporter => t.get("case-told-reporter"),
        Recipient::Contact { extract } => t.n("case-told-contact", extract),
    }
}

fn notice(t: Texts, line: &ToldLine) -> NoticeRow {
    NoticeRow {
        label: notice_label(t, line.template),
        at: line.queued_at,
        outcome: delivery(t, line.outcome),
        tone: tones::delivery(line.outcome),
    }
}

/// The short name of a message.
#[must_use]
pub fn notice_label(t: Texts, template: process::notices::Template) -> Cow<'static, str> {
    t.beside(template.subject_key(), "short")
}

fn delivery(t: Texts, outcome: Delivery) -> Cow<'static, str> {
    match outcome {
        Delivery::Waiting => t.get("delivery-waiting"),
        Delivery::Sent(_) => t.get("delivery-sent"),
        Delivery::Failed { attempts, next_try } => t
            .with("delivery-failed")
            .arg("count", attempts)
            .arg("next", t.time(next_try))
            .text(),
        Delivery::GivenUp => t.get("delivery-given-up"),
        Delivery::NoAddress => t.get("delivery-no-address"),
    }
}
