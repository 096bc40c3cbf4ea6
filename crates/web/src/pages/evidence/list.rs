//! The page of a case's evidence, with the form that sends more.

use std::borrow::Cow;

use app::cases::CaseView;
use app::evidence::Receiving;
use askama::Template;
use locales::Texts;
use process::access::{Audience, Body, Seat, StaffRole};

use super::card::Card;
use crate::error::WebError;
use crate::form::{Choice, Form};
use crate::layout::Layout;
use crate::naming;
use crate::pages::reporter::case::Door;

/// The evidence of a case.
#[derive(Template)]
#[template(path = "evidence/list.html")]
pub struct EvidencePage {
    /// The reader's texts.
    pub t: Texts,
    /// The frame of the page.
    pub layout: Layout,
    /// Address of the case for this reader.
    pub base: String,
    /// The case's number.
    pub reference: String,
    /// The pieces.
    pub card: Card,
    /// What was typed, and what is wrong with it.
    pub form: Form,
    /// The form that sends; none when the reader may not, or nothing is taken.
    pub sending: Option<SendForm>,
}

/// The form that sends files.
#[derive(Clone, Debug)]
pub struct SendForm {
    /// Whom the reader may choose; nothing to choose from when empty.
    pub audiences: Vec<Choice>,
    /// The largest file, in words.
    pub largest: Cow<'static, str>,
}

impl EvidencePage {
    /// The page, with what a refused form was sent with.
    pub(super) fn of(door: &Door, view: &CaseView, form: Form) -> Result<Self, WebError> {
        let reader = &door.reader;
        let t = reader.t;
        let title = t.one("evidence-title", "reference", door.reference.to_string());
        let card = Card::of(t, view, &door.base);
        let app = &reader.state.app;
        let taken = card.may_send && app.takes_evidence() == Receiving::On;
        let limits = &app.config().process.evidence;
        Ok(Self {
            base: door.base.clone(),
            reference: door.reference.to_string(),
            form,
            sending: taken.then(|| SendForm {
                audiences: audiences(t, view.seat),
                largest: t.size(limits.share(view.seat).largest),
            }),
            card,
            layout: reader.layout(title),
            t,
        })
    }
}

/// Whom a sender may choose (QUAL-5): the facility sends to those who work on
/// the case together.
fn audiences(t: Texts, seat: Seat) -> Vec<Choice> {
    let offered: Vec<Audience> = match seat {
        Seat::Staff {
            role: StaffRole::Cert { .. },
        } => vec![Audience::Parties, Audience::Authorities, Audience::Cert],
        Seat::Staff {
            role: StaffRole::Ars { ars, .. },
        } => vec![
            Audience::Parties,
            Audience::Authorities,
            Audience::Body(Body::Ars(ars)),
        ],
        _ => Vec::new(),
    };
    offered
        .into_iter()
        .map(|one| Choice::new(one.to_string(), naming::audience(t, one)))
        .collect()
}
