//! What a command led to.

use std::collections::BTreeSet;

use process::{
    case::CaseAct,
    notices::{Notice, Recipient, Template, Urgency},
};

/// The acts that a command gave, and the notices that follow from them.
#[derive(Clone, Debug, Default)]
pub(crate) struct Events {
    pub(crate) acts: Vec<CaseAct>,
    pub(crate) notices: Vec<Notice>,
}

/// Stable name of a kind of act.
pub(crate) fn kind_of(act: &CaseAct) -> String {
    serde_json::to_value(act).unwrap()["kind"]
        .as_str()
        .unwrap()
        .to_owned()
}

/// A recipient by name: `cert`, `ars:ARS-53`, `on-call hfds`, `facility`,
/// `reporter`.
pub(crate) fn name_of(recipient: Recipient) -> String {
    match recipient {
        Recipient::Body { body } => body.to_string(),
        Recipient::OnCall { body } => format!("on-call {body}"),
        Recipient::Facility { .. } => "facility".to_owned(),
        Recipient::Reporter => "reporter".to_owned(),
        Recipient::Contact { extract } => format!("contact {extract}"),
    }
}

impl Events {
    /// The kinds of the acts, in order.
    pub(crate) fn kinds(&self) -> Vec<String> {
        self.acts.iter().map(kind_of).collect()
    }

    /// Everybody who is told something, by name.
    pub(crate) fn recipients(&self) -> BTreeSet<String> {
        self.notices
            .iter()
            .map(|notice| name_of(notice.recipient))
            .collect()
    }

    /// Who gets this message, by name, in alphabetical order.
    pub(crate) fn get(&self, template: Template) -> Vec<String> {
        self.of(template)
            .map(|notice| name_of(notice.recipient))
            .collect::<BTreeSet<_>>()
            .into_iter()
            .collect()
    }

    /// Who gets this message as urgent.
    pub(crate) fn get_urgently(&self, template: Template) -> Vec<String> {
        self.of(template)
            .filter(|notice| notice.urgency == Urgency::Urgent)
            .map(|notice| name_of(notice.recipient))
            .collect::<BTreeSet<_>>()
            .into_iter()
            .collect()
    }

    pub(crate) fn of(&self, template: Template) -> impl Iterator<Item = &Notice> {
        self.notices
            .iter()
            .filter(move |notice| notice.template == template)
    }
}
