//! What arrives at the mail server, when, and under which `Message-ID`.

use std::{
    collections::{HashMap, HashSet},
    sync::{Arc, Mutex, PoisonError},
    time::{Duration, Instant},
};

use catcher::{Catcher, MailId};
use locales::{Lang, Texts};
use tokio::{task::JoinHandle, time};

use super::declaring::Kept;
use crate::nodes::CERT;

/// How closely an arrival is timed.
const LOOK_EVERY: Duration = Duration::from_millis(50);

/// A message that arrived, perhaps more than once.
struct Arrived {
    at: Instant,
    copies: usize,
    /// As the first copy bore it.
    message_id: Option<String>,
    /// A copy bore another one.
    renamed: bool,
}

/// By recipient and subject.
type Messages = Arc<Mutex<HashMap<(String, String), Arrived>>>;

/// What arrives.
pub(super) struct Arrivals {
    messages: Messages,
    looking: JoinHandle<()>,
}

impl Drop for Arrivals {
    fn drop(&mut self) {
        self.looking.abort();
    }
}

/// How soon people were told of declarations.
pub(super) struct Told {
    /// From the first sending of a declaration to the arrival, at the CERT.
    pub(super) cert: Vec<Duration>,
    /// The same at the agency.
    pub(super) agency: Vec<Duration>,
    /// The same at whoever declared.
    pub(super) declarer: Vec<Duration>,
    /// Messages that never came.
    pub(super) missing: usize,
    /// Messages that came more than once, under one `Message-ID`.
    pub(super) again: usize,
    /// Messages that came under two.
    pub(super) renamed: usize,
}

impl Told {
    pub(super) const fn is_sound(&self) -> bool {
        self.missing == 0 && self.renamed == 0
    }
}

impl Arrivals {
    /// Begins to look.
    pub(super) fn begin(catcher: &Catcher) -> Self {
        let messages = Messages::default();
        let looking = look(catcher.clone(), Arc::clone(&messages));
        Self {
            messages,
            looking: tokio::spawn(looking),
        }
    }

    /// Waits until everybody was told of these declarations, so long at most.
    pub(super) async fn until_told(&self, kept: &[Kept], patience: Duration) -> Told {
        let begun = Instant::now();
        loop {
            let told = self.told(kept);
            if told.missing == 0 || begun.elapsed() > patience {
                return told;
            }
            time::sleep(LOOK_EVERY * 10).await;
        }
    }

    /// Mailboxes of facilities to which a message came: the alert.
    pub(super) fn to_facilities(&self) -> usize {
        let messages = self.messages.lock().unwrap_or_else(PoisonError::into_inner);
        let to = messages.keys().map(|(to, _)| to);
        let facilities: HashSet<_> = to.filter(|to| to.starts_with("ssi@")).collect();
        facilities.len()
    }

    fn told(&self, kept: &[Kept]) -> Told {
        let texts = Texts::new(Lang::Fr);
        let messages = self.messages.lock().unwrap_or_else(PoisonError::into_inner);
        let mut agencies: HashMap<&str, &Arrived> = HashMap::new();
        for ((to, subject), arrived) in messages.iter() {
            if to.ends_with("@agences.example") {
                agencies.insert(subject, arrived);
            }
        }
        let mut told = Told {
            cert: Vec::with_capacity(kept.len()),
            agency: Vec::with_capacity(kept.len()),
            declarer: Vec::with_capacity(kept.len()),
            missing: 0,
            again: 0,
            renamed: 0,
        };
        for one in kept {
            let subject = |key: &str| {
                texts
                    .one(key, "reference", one.reference.clone())
                    .into_owned()
            };
            let received = subject("mail-declaration-received-subject");
            let recorded = subject("mail-declaration-recorded-subject");
            let agency = agencies.get(received.as_str()).copied();
            let cert = messages.get(&(CERT.to_owned(), received));
            let declarer = messages.get(&(one.email.clone(), recorded));
            for (arrived, times) in [
                (cert, &mut told.cert),
                (agency, &mut told.agency),
                (declarer, &mut told.declarer),
            ] {
                match arrived {
                    None => told.missing += 1,
                    Some(arrived) => {
                        times.push(arrived.at.saturating_duration_since(one.begun));
                        told.again += usize::from(arrived.copies > 1 && !arrived.renamed);
                        told.renamed += usize::from(arrived.renamed);
                    }
                }
            }
        }
        told
    }
}

async fn look(catcher: Catcher, messages: Messages) {
    let mut last: Option<MailId> = None;
    let mut looks = time::interval(LOOK_EVERY);
    loop {
        looks.tick().await;
        let mails = catcher.messages();
        let now = Instant::now();
        let new = mails.partition_point(|mail| last.is_some_and(|last| mail.id <= last));
        let mut messages = messages.lock().unwrap_or_else(PoisonError::into_inner);
        for mail in mails.iter().skip(new) {
            last = Some(mail.id);
            for to in &mail.to {
                let message = (to.clone(), mail.subject.clone());
                let arrived = messages.entry(message).or_insert_with(|| Arrived {
                    at: now,
                    copies: 0,
                    message_id: mail.message_id.clone(),
                    renamed: false,
                });
                arrived.copies += 1;
                arrived.renamed |= arrived.message_id != mail.message_id;
            }
        }
    }
}
