//! From a notice's recipient to addresses.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use process::{
    access::{Body, FacilityRole, Right, Seat, Viewer},
    case::Case,
    ids::{ActId, FacilityId},
    notices::{Notice, Recipient, Urgency},
    on_call,
};
use store::{
    Tx,
    outbox::{self, AfterFailure, OutboxRow},
};

use super::Kind;
use crate::{AppError, app::Inner, entropy};

/// The error of a notice whose recipient has no address: it is on record that
/// it could not be sent.
pub(crate) const NO_ADDRESS: &str = "no-address";

/// What makes a notice be sent, and sent once.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Cause {
    /// An act.
    Act(ActId),
    /// An act of an incident, told in each of its cases.
    Shared(ActId),
    /// A duty whose time comes near or has passed.
    Duty {
        /// Its row.
        row: i64,
        /// The moment of the reminder: a duty may have several.
        moment: Option<Timestamp>,
    },
}

/// An address with the language of whoever reads it.
struct Address {
    email: String,
    lang: String,
}

/// Queues the notices of one cause. People whose address the reporter and the
/// facility share get the reporter's mail only, which may hold a secret link;
/// every body's notice is on record, whatever its address.
pub(crate) async fn queue(
    tx: &Tx,
    app: &Inner,
    case: &Case,
    cause: Cause,
    notices: &BTreeSet<Notice>,
    now: Timestamp,
) -> Result<(), AppError> {
    let mut book = Book {
        tx,
        app,
        case,
        now,
        bodies: None,
    };
    let mut seen: BTreeSet<(String, &'static str)> = BTreeSet::new();
    let mut rows = Vec::new();
    let mut nowhere = Vec::new();
    let (reporter, others): (Vec<_>, Vec<_>) = notices
        .iter()
        .partition(|notice| notice.recipient == Recipient::Reporter);
    for notice in reporter.into_iter().chain(others) {
        let people = matches!(
            notice.recipient,
            Recipient::Reporter | Recipient::Facility { .. }
        );
        let kind = Kind::Notice(notice.template);
        let addresses = book.addresses(notice.recipient).await?;
        for (index, address) in addresses.iter().enumerate() {
            let first = seen.insert((address.email.to_lowercase(), notice.template.key()));
            if people && !first {
                continue;
            }
            let recipient = match index {
                0 => notice.recipient.to_string(),
                _ => format!("{}#{}", notice.recipient, index + 1),
            };
            rows.push(row(
                app,
                case,
                cause,
                notice,
                kind,
                recipient,
                Some(address),
                now,
            ));
        }
        if addresses.is_empty() {
            let row = row(
                app,
                case,
                cause,
                notice,
                kind,
                notice.recipient.to_string(),
                None,
                now,
            );
            nowhere.push(row.id);
            rows.push(row);
        }
    }
    outbox::enqueue(tx, &rows).await?;
    for row in nowhere {
        outbox::mark_failed(tx, row, NO_ADDRESS, AfterFailure::GiveUp, now).await?;
    }
    Ok(())
}

#[allow(clippy::too_many_arguments, reason = "the columns of one row")]
fn row(
    app: &Inner,
    case: &Case,
    cause: Cause,
    notice: &Notice,
    kind: Kind,
    recipient: String,
    address: Option<&Address>,
    now: Timestamp,
) -> OutboxRow {
    let id = entropy::uuid(now);
    let follower = case.viewers.contains(&Viewer::Follower(case.id));
    OutboxRow {
        id,
        dispatch: match cause {
            Cause::Act(act) => format!("{act}:{}", kind.key()),
            Cause::Shared(act) => format!("{act}:{}:{}", case.id, kind.key()),
            Cause::Duty { row, moment } => {
                let moment = moment.map_or(0, Timestamp::as_microsecond);
                format!("duty:{row}:{moment}:{}", kind.key())
            }
        },
        case: Some(case.id),
        act: match cause {
            Cause::Act(act) | Cause::Shared(act) => Some(act),
            Cause::Duty { .. } => None,
        },
        alert: None,
        template: kind.key().to_owned(),
        to: address
            .map(|address| address.email.clone())
            .unwrap_or_default(),
        lang: address
            .map_or("fr", |address| address.lang.as_str())
            .to_owned(),
        priority: priority(notice.urgency),
        urgency: notice.urgency,
        deadline: notice.deadline,
        bodies: notice.bodies.clone(),
        secret: match notice.recipient {
            Recipient::Reporter if follower => {
                Some(app.secret.of_case(case.id).reveal().to_owned())
            }
            Recipient::Contact { extract } => {
                let secret = app.secret.of_extract(case.id, extract);
                Some(format!("{extract}/{}", secret.reveal()))
            }
            _ => None,
        },
        message_id: message_id(app, id),
        queued_at: now,
        recipient,
    }
}

pub(crate) const fn priority(urgency: Urgency) -> u8 {
    match urgency {
        Urgency::Urgent => 0,
        Urgency::Normal => 5,
    }
}

pub(crate) fn message_id(app: &Inner, id: uuid::Uuid) -> String {
    let url = &app.config.public_url;
    let host = url.split_once("://").map_or(url.as_str(), |(_, rest)| rest);
    let host = host.split([':', '/']).next().unwrap_or("localhost");
    format!("<{id}@{host}>")
}

struct Book<'a> {
    tx: &'a Tx,
    app: &'a Inner,
    case: &'a Case,
    now: Timestamp,
    bodies: Option<BTreeMap<Body, String>>,
}

impl Book<'_> {
    async fn addresses(&mut self, recipient: Recipient) -> Result<Vec<Address>, AppError> {
        match recipient {
            Recipient::Body { body } => self.body(body).await,
            Recipient::OnCall { body } => self.on_call(body).await,
            Recipient::Facility { facility } => self.facility(facility).await,
            Recipient::Reporter => self.reporter().await,
            Recipient::Contact { extract } => Ok(self.contact(extract)),
        }
    }

    /// Those on call, one more at each call without an answer (DECL-6); the
    /// configured addresses where the rota is empty, and once nobody of it
    /// answers.
    async fn on_call(&mut self, body: Body) -> Result<Vec<Address>, AppError> {
        let settings = &self.app.config.process;
        let rounds = match self.case.calls.get(&body) {
            Some(call) => on_call::rounds(call.since, self.now, settings),
            None => 0,
        };
        let people = crate::on_call::reached(self.tx, body, self.now, rounds).await?;
        let exhausted = people.len() <= rounds;
        let mut addresses: Vec<Address> = people
            .into_iter()
            .map(|account| Address {
                email: account.email,
                lang: account.lang,
            })
            .collect();
        if exhausted {
            let configured = self.app.config.on_call.of(body);
            addresses.extend(configured.iter().cloned().map(french));
        }
        Ok(addresses)
    }

    /// The mailbox that the body keeps itself, or else the configured one.
    async fn body(&mut self, body: Body) -> Result<Vec<Address>, AppError> {
        if self.bodies.is_none() {
            let told: Vec<Body> = self.case.told.keys().copied().collect();
            self.bodies = Some(store::mailboxes::of_bodies(self.tx.read(), &told).await?);
        }
        let kept = self
            .bodies
            .as_ref()
            .and_then(|bodies| bodies.get(&body).cloned());
        Ok(kept
            .or_else(|| self.app.config.bodies.of(body).map(str::to_owned))
            .map(french)
            .into_iter()
            .collect())
    }

    /// The facility's security mailbox and its directors.
    async fn facility(&self, facility: FacilityId) -> Result<Vec<Address>, AppError> {
        let reader = self.tx.read();
        let mailbox = store::facilities::by_id(reader, facility)
            .await?
            .and_then(|row| row.mailbox);
        let mut addresses: Vec<Address> = mailbox.map(french).into_iter().collect();
        for (grant, account) in store::grants::of_facility(reader, facility, self.now).await? {
            if matches!(
                grant.right,
                Right::Facility {
                    role: FacilityRole::Director,
                    ..
                }
            ) {
                addresses.push(Address {
                    email: account.email,
                    lang: account.lang,
                });
            }
        }
        Ok(addresses)
    }

    /// Whom an extract is shared with.
    fn contact(&self, extract: u32) -> Vec<Address> {
        let extract = self.case.extracts.get(&extract);
        let email = extract.map(|one| one.shared.contact.value.email.clone());
        email
            .filter(|email| !email.is_empty())
            .map(french)
            .into_iter()
            .collect()
    }

    /// The person who reported: at the address given, or else at that of the
    /// account.
    async fn reporter(&self) -> Result<Vec<Address>, AppError> {
        let reader = self.tx.read();
        let given = self.case.declared.reporter.value.email.as_str().trim();
        let own = matches!(self.case.declared_by.seat, Seat::Facility { .. });
        let account = if given.is_empty() {
            store::accounts::by_pseudonym(reader, &self.case.declared_by.pseudonym)
                .await?
                .filter(|_| own)
        } else {
            store::accounts::by_email(reader, given).await?
        };
        Ok(match account {
            Some(account) => vec![Address {
                email: account.email,
                lang: account.lang,
            }],
            None if given.is_empty() => Vec::new(),
            None => vec![french(given.to_owned())],
        })
    }
}

fn french(email: String) -> Address {
    Address {
        email,
        lang: "fr".to_owned(),
    }
}
