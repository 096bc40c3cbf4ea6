//! Sent: the number, who was told, what happens next and when (DECL-5).

use std::borrow::Cow;

use askama::Template;
use jiff::Timestamp;
use locales::Texts;
use process::ids::Reference;

use crate::layout::{Hotline, Layout};
use crate::pages::reporter::elsewhere::ElsewhereLine;

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
    fn is_paged(&self) -> bool {
        self.paged == Paged::Yes
    }

    fn is_awaited(&self) -> bool {
        self.awaited == Awaited::Yes
    }
}
