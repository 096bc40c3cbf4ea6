//! The page of one piece: what it is, what became of it, what can be done.

use std::borrow::Cow;

use app::cases::CaseView;
use askama::Template;
use jiff::Timestamp;
use locales::Texts;
use process::access::{Seat, Verb};
use process::act::Private;
use process::evidence::{Custody, CustodyStep};
use process::ids::ActId;

use super::card::{Row, author};
use crate::form::Form;
use crate::layout::Layout;
use crate::pages::reporter::case::Door;
use crate::story::form_key;

/// The page of one piece.
#[derive(Template)]
#[template(path = "evidence/piece.html")]
pub struct PiecePage {
    /// The reader's texts.
    pub t: Texts,
    /// The frame of the page.
    pub layout: Layout,
    /// Address of the case for this reader.
    pub base: String,
    /// The case's number.
    pub reference: String,
    /// The piece in short.
    pub row: Row,
    /// Its hash.
    pub hash: String,
    /// Name and value of what else is known of it.
    pub facts: Vec<(Cow<'static, str>, String)>,
    /// What became of it, its reception first.
    pub chain: Vec<Link>,
    /// What was typed, and what is wrong with it.
    pub form: Form,
    /// What the reader may do.
    pub may: May,
    /// Where the copy that the reader just took waits; empty otherwise.
    pub taken: String,
    /// The password of wrapped copies.
    pub password: &'static str,
    /// Makes a repeated sending harmless.
    pub key: String,
}

/// One link of the chain of custody, in words.
#[derive(Clone, Debug)]
pub struct Link {
    /// What happened.
    pub title: Cow<'static, str>,
    /// By whom.
    pub who: String,
    /// When.
    pub at: Timestamp,
    /// What was said of it.
    pub said: Vec<(Cow<'static, str>, String)>,
}

/// What the reader may do with the piece.
#[derive(Clone, Copy, Debug)]
pub struct May {
    /// Take a copy.
    pub copy: bool,
    /// Take one only with a reason.
    pub with_reason: bool,
    /// Note that it was handed over.
    pub transfer: bool,
    /// Destroy its content.
    pub destroy: bool,
}

impl PiecePage {
    /// The page of a piece.
    pub(super) fn of(door: &Door, view: &CaseView, custody: &Custody, form: Form) -> Self {
        let reader = &door.reader;
        let t = reader.t;
        let row = Row::of(t, view, custody, &door.base);
        let received = &custody.received;
        let there = custody.destroyed_at.is_none();
        Self {
            layout: reader.layout(row.name.clone()),
            base: door.base.clone(),
            reference: door.reference.to_string(),
            hash: received.sha256.to_string(),
            facts: [
                ("evidence-origin", &received.origin),
                ("evidence-note", &received.note),
                ("evidence-media-type", &received.media_type),
            ]
            .into_iter()
            .filter_map(|(key, text)| Some((label(t, key), said(t, text)?)))
            .collect(),
            chain: custody
                .entries
                .iter()
                .map(|entry| Link {
                    title: t.get(step_key(&entry.step)),
                    who: author(t, view, entry.seq),
                    at: entry.at,
                    said: step_said(t, &entry.step),
                })
                .collect(),
            may: May {
                copy: there && view.may(Verb::CopyEvidence),
                with_reason: matches!(view.seat, Seat::Staff { .. }),
                transfer: there && view.may(Verb::TransferEvidence),
                destroy: there && view.may(Verb::DestroyEvidence),
            },
            taken: String::new(),
            password: app::evidence::PASSWORD,
            key: app::Secret::draw().reveal().to_owned(),
            row,
            form,
            t,
        }
    }

    /// The page, with the copy that the reader just took.
    pub(super) fn handing_out(mut self, copy: Option<ActId>) -> Self {
        if let Some(copy) = copy.filter(|_| self.may.copy) {
            self.taken = format!("{}/copies/{copy}", self.row.href);
        }
        self
    }
}

fn label(t: Texts, key: &str) -> Cow<'static, str> {
    match key {
        "evidence-origin" => t.get("evidence-origin"),
        "evidence-note" => t.get("evidence-note"),
        _ => t.get("evidence-media-type"),
    }
}

fn said(t: Texts, text: &Private<String>) -> Option<String> {
    match text {
        Private::Known(text) if text.is_empty() => None,
        Private::Known(text) => Some(text.clone()),
        Private::Erased => Some(t.get("story-erased").into_owned()),
    }
}

const fn step_key(step: &CustodyStep) -> &'static str {
    match step {
        CustodyStep::Received => "story-evidence-received",
        CustodyStep::Copied { .. } => "story-evidence-copied",
        CustodyStep::Transferred { .. } => "story-evidence-transferred",
        CustodyStep::Rekeyed => "story-evidence-rekeyed",
        CustodyStep::Destroyed { .. } => "story-evidence-destroyed",
    }
}

fn step_said(t: Texts, step: &CustodyStep) -> Vec<(Cow<'static, str>, String)> {
    let lines: Vec<(Cow<'static, str>, Option<String>)> = match step {
        CustodyStep::Received | CustodyStep::Rekeyed => Vec::new(),
        CustodyStep::Copied { form, reason } => vec![
            (
                t.get("evidence-form"),
                Some(t.get(form_key(*form)).into_owned()),
            ),
            (t.get("evidence-reason"), said(t, reason)),
        ],
        CustodyStep::Transferred {
            recipient,
            means,
            reason,
            receipt,
        } => vec![
            (t.get("evidence-recipient"), said(t, recipient)),
            (t.get("evidence-means"), said(t, means)),
            (t.get("evidence-reason"), said(t, reason)),
            (t.get("evidence-receipt"), said(t, receipt)),
        ],
        CustodyStep::Destroyed { reason } => vec![(t.get("evidence-reason"), said(t, reason))],
    };
    lines
        .into_iter()
        .filter_map(|(label, text)| Some((label, text?)))
        .collect()
}
