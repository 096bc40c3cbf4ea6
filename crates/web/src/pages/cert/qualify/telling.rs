//! Who a qualification would tell, with which message.

use std::borrow::Cow;
use std::collections::BTreeSet;

use app::cases::CaseView;
use locales::Texts;
use process::access::Actor;
use process::clocks::LegalTerms;
use process::notices::Recipient;
use process::qualification::{would_notify, would_tell};
use process::words::{Class, Finding};

use crate::naming;
use crate::reader::Reader;

/// Who would be told, and who knows already.
#[derive(Clone, Debug, Default)]
pub(super) struct Telling {
    /// Whether a class was chosen, without which nothing can be said.
    pub(super) chosen: Option<Class>,
    /// The bodies that would newly be told.
    pub(super) newly: Vec<Cow<'static, str>>,
    /// The bodies that were told of a qualification before.
    pub(super) already: Vec<Cow<'static, str>>,
    /// The messages that would be sent.
    pub(super) messages: Vec<Message>,
}

/// A message that would be sent.
#[derive(Clone, Debug)]
pub(super) struct Message {
    /// To whom.
    pub(super) to: Cow<'static, str>,
    /// Its subject.
    pub(super) subject: Cow<'static, str>,
    /// What it says.
    pub(super) body: Cow<'static, str>,
}

impl Telling {
    pub(super) fn of(
        reader: &Reader,
        view: &CaseView,
        class: Option<Class>,
        findings: &BTreeSet<Finding>,
    ) -> Self {
        let terms = &reader.state.app.config().process.legal;
        Self::for_actor(reader.t, &reader.actor, view, class, findings, terms)
    }

    fn for_actor(
        t: Texts,
        actor: &Actor,
        view: &CaseView,
        class: Option<Class>,
        findings: &BTreeSet<Finding>,
        terms: &LegalTerms,
    ) -> Self {
        let case = &view.case;
        let name = |body| naming::body(t, body);
        let already = case
            .told_of_qualification
            .iter()
            .copied()
            .map(name)
            .collect();
        let Some(chosen) = class else {
            return Self {
                already,
                ..Self::default()
            };
        };
        let newly = would_tell(case, &view.facility, chosen, findings);
        let reference = case.reference.to_string();
        let messages = would_notify(case, &view.facility, chosen, findings, actor, terms)
            .into_iter()
            .map(|notice| Message {
                to: recipient(t, notice.recipient),
                subject: t.one(notice.template.subject_key(), "reference", &reference),
                body: t.get(notice.template.body_key()),
            })
            .collect();
        Self {
            chosen: Some(chosen),
            newly: newly.into_iter().map(name).collect(),
            already,
            messages,
        }
    }
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
