//! Messages against what the log says of them: each that went out is there as
//! it went out, and none that did not.

use std::collections::{BTreeMap, BTreeSet};

use ledger::Nonce;
use serde_json::Value;
use store::{
    Reader,
    audit::{self, EntryRow, MailRow, SentMail},
};
use uuid::Uuid;

use super::{finding::Alteration, report::Report};
use crate::AppError;

const NOTICE_SENT: &str = "notice-sent";
const AT_ONCE: u64 = 1_000;

/// The messages of which the log says that they went out.
#[derive(Default)]
pub(super) struct Messages {
    sent: BTreeSet<Uuid>,
    /// Those whose address is gone, with their case and kind.
    unaddressed: Vec<(Uuid, Option<Uuid>, String)>,
}

impl Messages {
    /// Compares the messages that these entries speak of with them.
    pub(super) async fn compare(
        &mut self,
        reader: Reader<'_>,
        entries: impl Iterator<Item = &EntryRow>,
        report: &mut Report,
    ) -> Result<(), AppError> {
        let said: BTreeMap<Uuid, (&EntryRow, Value)> = entries
            .filter(|entry| entry.kind == NOTICE_SENT)
            .filter_map(|entry| {
                let body: Value = serde_json::from_slice(&entry.body).ok()?;
                let message = body["facts"]["message"].as_str()?.parse().ok()?;
                Some((message, (entry, body)))
            })
            .collect();
        let ids: Vec<Uuid> = said.keys().copied().collect();
        let mails = audit::mails(reader, &ids).await?;
        for (id, (entry, body)) in said {
            self.sent.insert(id);
            let facts = &body["facts"];
            let Some(mail) = mails.get(&id) else {
                let template = facts["template"].as_str().unwrap_or_default();
                report.message(Alteration::MessageGone, id, entry.case, template);
                continue;
            };
            if !same(entry, facts, mail) || !addressed(facts, mail) {
                report.message(Alteration::MessageChanged, id, entry.case, &mail.template);
            } else if mail.address.is_empty() {
                let template = mail.template.clone();
                self.unaddressed.push((id, entry.case, template));
            }
        }
        Ok(())
    }

    /// Reports the addresses that are gone and were not forgotten on record,
    /// and the messages of which the log does not say that they went out.
    pub(super) async fn settle(
        &self,
        reader: Reader<'_>,
        forgotten: &BTreeSet<Uuid>,
        report: &mut Report,
    ) -> Result<(), AppError> {
        for (id, case, template) in &self.unaddressed {
            if !forgotten.contains(id) {
                report.message(Alteration::MessageChanged, *id, *case, template);
            }
        }
        let mut after = None;
        loop {
            let page = audit::sent_mails(reader, after, AT_ONCE).await?;
            let Some(last) = page.last() else {
                return Ok(());
            };
            after = Some(last.id);
            let unsaid = page.iter().filter(|mail| !self.sent.contains(&mail.id));
            let unsaid: Vec<&SentMail> = unsaid.collect();
            // One that went out meanwhile has its entry, too.
            let said = audit::said_sent(reader, &unsaid).await?;
            for mail in unsaid.iter().filter(|mail| !said.contains(&mail.id)) {
                report.message(Alteration::MessageAdded, mail.id, mail.case, &mail.template);
            }
        }
    }
}

fn same(entry: &EntryRow, facts: &Value, mail: &MailRow) -> bool {
    let act = mail.act.map(|act| act.to_string());
    facts["act"].as_str() == act.as_deref()
        && facts["template"] == mail.template.as_str()
        && facts["lang"] == mail.lang.as_str()
        && facts["message_id"] == mail.message_id.as_str()
        && mail.case == entry.case
        && mail.sent_at == Some(entry.at)
}

/// Whether the address is the one that the log commits to, or was erased with
/// what opens the commitment.
fn addressed(facts: &Value, mail: &MailRow) -> bool {
    match &mail.nonce {
        None => mail.address.is_empty(),
        Some(nonce) => nonce.as_slice().try_into().is_ok_and(|nonce| {
            let to = store::outbox::destination(&Nonce(nonce), &mail.recipient, &mail.address);
            facts["to"] == to.to_hex().as_str()
        }),
    }
}
