//! Sent: the number, who was told, what happens next and when (DECL-5).

use std::borrow::Cow;

use app::cases::{CaseView, Receipt};
use askama::Template;
use jiff::Timestamp;
use locales::Texts;
use process::case::{Confirmation, HelpNeeded};
use process::ids::Reference;
use process::obligations::Duty;

use super::place;
use crate::layout::{Hotline, Layout};
use crate::naming;
use crate::pages::reporter::elsewhere::{self, ElsewhereLine};

/// The page that confirms a declaration.
#[derive(Template)]
#[template(path = "reporter/declare/receipt.html")]
pub struct ReceiptPage {
    /// The reader's texts.
    pub t: Texts,
    /// The frame of the page.
    pub layout: Layout,
    /// The case's number.
    pub reference: Reference,
    /// The facility that reports.
    pub facility: String,
    /// The bodies alerted.
    pub bodies: Vec<Cow<'static, str>>,
    /// When they were.
    pub declared_at: Timestamp,
    /// Where the confirmation is sent; empty when nowhere.
    pub email: String,
    /// By when the CERT takes it in; none once it has.
    pub take_in_by: Option<Timestamp>,
    /// Whether the on-call was paged (DECL-6).
    pub paged: Paged,
    /// Whether it has to be confirmed (DECL-4).
    pub awaited: Awaited,
    /// The secret link of somebody without an account.
    pub follow_link: Option<String>,
    /// What is owed elsewhere (QUAL-3).
    pub elsewhere: Vec<ElsewhereLine>,
    /// Address of the case.
    pub case: String,
    /// How the CERT is reached now.
    pub hotline: Hotline,
}

/// Whether the on-call was paged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Paged {
    /// It was.
    Yes,
    /// It was not.
    No,
}

/// Whether the report waits for a confirmation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Awaited {
    /// It does.
    Yes,
    /// It does not.
    No,
}

impl ReceiptPage {
    /// The page that confirms what `receipt` says; `base` is the address of
    /// the case for this reader.
    #[must_use]
    pub fn of(
        t: Texts,
        layout: Layout,
        receipt: Receipt,
        view: &CaseView,
        base: String,
        hotline: Hotline,
    ) -> Self {
        let case = &view.case;
        let told_at_once = case
            .told
            .iter()
            .filter(|(_, since)| **since <= receipt.declared_at);
        Self {
            reference: case.reference,
            facility: place::name(&view.facility).to_owned(),
            bodies: told_at_once
                .map(|(body, _)| naming::body(t, *body))
                .collect(),
            declared_at: receipt.declared_at,
            email: case.declared.reporter.value.email.as_str().to_owned(),
            take_in_by: view
                .obligations
                .iter()
                .find(|owed| owed.duty == Duty::TakeIn)
                .and_then(|owed| owed.due),
            paged: match receipt.help {
                HelpNeeded::AtOnceOffHours => Paged::Yes,
                HelpNeeded::AtOnce | HelpNeeded::Normally => Paged::No,
            },
            awaited: match receipt.confirmation {
                Confirmation::Awaited => Awaited::Yes,
                Confirmation::Confirmed => Awaited::No,
            },
            follow_link: receipt.follow_link,
            elsewhere: elsewhere::lines(
                t,
                view,
                elsewhere::Around {
                    base: &base,
                    now: layout.now,
                },
            ),
            case: base,
            hotline,
            t,
            layout,
        }
    }

    fn is_paged(&self) -> bool {
        self.paged == Paged::Yes
    }

    /// What happens next, in order. Somebody who left no address gets no
    /// message, and is told to come back.
    #[must_use]
    pub fn next(&self) -> Vec<Cow<'static, str>> {
        let t = self.t;
        let by_mail = !self.email.is_empty();
        let take_in = self.take_in_by.map(|by| {
            let when = t.date_time(by);
            if by_mail {
                t.one("receipt-next-take-in", "when", when)
            } else {
                t.one("receipt-next-take-in-no-mail", "when", when)
            }
        });
        let confirm = match self.awaited {
            Awaited::Yes => Some(t.get("receipt-next-confirm")),
            Awaited::No => None,
        };
        let ask = if by_mail {
            t.get("receipt-next-ask")
        } else {
            t.get("receipt-next-ask-no-mail")
        };
        let measures = t.get("receipt-next-measures");
        let known = take_in.into_iter().chain(confirm);
        known.chain([ask, measures]).collect()
    }
}
