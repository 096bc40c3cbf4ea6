//! Nothing that was accepted is lost when the program is killed, at whatever
//! moment it happens.

use std::{
    collections::{BTreeMap, BTreeSet},
    env,
    time::Duration,
};

use app::{App, Clock, Config, ManualClock, ServerSecret};
use jiff::SignedDuration;
use jobs::{Running, smtp::Transport};
use rand::{Rng, RngExt, SeedableRng, rngs::StdRng};
use store::{DatabaseUrl, Db};
use tokio::{
    sync::{mpsc, watch},
    task::JoinSet,
    time::timeout,
};

use crate::{
    insistent::{Insistent, Kept, get},
    place::Place,
};

const ANALYST: &str = "analyst@vigie.example";
const ROUNDS: usize = 12;
const SENDERS: usize = 6;
/// The longest wait for anything, on a busy machine.
const PATIENCE: Duration = Duration::from_secs(60);
/// Longer than a dead worker keeps the mails that it took.
const LATER: SignedDuration = SignedDuration::from_mins(6);
/// Repeats a run that failed.
const SEED: &str = "VIGIE_SEED";

/// When the program is killed.
#[derive(Debug)]
enum Moment {
    /// After so many answers.
    Answers(usize),
    /// After so many mails.
    Mails(usize),
}

impl Moment {
    fn any(random: &mut impl Rng) -> Self {
        match random.random_ratio(1, 2) {
            true => Self::Answers(random.random_range(1..40)),
            false => Self::Mails(random.random_range(1..20)),
        }
    }

    async fn comes(&self, place: &Place, mut answers: mpsc::UnboundedReceiver<()>) {
        let catcher = place.mailbox().catcher();
        match *self {
            Self::Answers(enough) => {
                for _ in 0..enough {
                    answers.recv().await.expect("somebody still sends");
                }
            }
            Self::Mails(more) => {
                let enough = catcher.messages().len() + more;
                catcher.wait_until(|mails| mails.len() >= enough).await;
            }
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn decl_5_killed_at_any_moment_no_accepted_word_and_no_message_is_lost() {
    let seed = env::var(SEED).map_or_else(|_| rand::rng().random(), |seed| seed.parse().unwrap());
    eprintln!("{SEED}={seed}");
    let mut random = StdRng::seed_from_u64(seed);
    let place = Place::with_mailbox().await;
    place.furnish();
    let name = ["--name", "Dominique Exemple"];
    place.done(&["users", "add", ANALYST, "cert", name[0], name[1]]);
    let token = place.done(&["tokens", "issue", ANALYST, "--name", "test"]);
    let token = token.trim();

    let mut senders: Vec<_> = (0..SENDERS)
        .map(|number| Insistent::new(number, token))
        .collect();
    for round in 0..ROUNDS {
        let moment = Moment::any(&mut random);
        eprintln!("round {round}: killed after {moment:?}");
        let portal = place.serve();
        let (answered, answers) = mpsc::unbounded_channel();
        let mut working = JoinSet::new();
        for sender in senders.drain(..) {
            working.spawn(sender.until_nobody_answers(portal.url.clone(), answered.clone()));
        }
        timeout(PATIENCE, moment.comes(&place, answers))
            .await
            .expect("the portal answers and sends");
        portal.kill();
        senders = working.join_all().await;
    }

    let portal = place.serve();
    let mut kept = Vec::new();
    for sender in senders {
        kept.extend(sender.finished(&portal.url).await);
    }
    all_is_on_record(&portal.url, token, &kept).await;
    assert_eq!(portal.stop(), Some(0));
    // KEEP-1: whatever the deaths left, the log is whole and signed.
    let verified = place.done(&["verify", "--lang", "en"]);
    assert!(
        verified.contains("Everything is as the log proves."),
        "{verified}"
    );
    every_message_leaves(&place, &kept).await;
}

/// Each declaration once, and every act in its record.
async fn all_is_on_record(url: &str, token: &str, kept: &[Kept]) {
    let mut known = Vec::new();
    let mut next = Some(format!("{url}/api/v1/cases"));
    while let Some(part) = next {
        let page = get(&part, token).await;
        let items = page["items"].as_array().unwrap();
        known.extend(items.iter().map(|case| case["reference"].clone()));
        let cursor = page["next"].as_str();
        next = cursor.map(|cursor| format!("{url}/api/v1/cases?cursor={cursor}"));
    }
    assert_eq!(known.len(), kept.len(), "each declaration opened one case");
    for case in kept {
        let path = format!("{url}/api/v1/cases/{}", case.reference);
        let record = get(&format!("{path}/acts"), token).await;
        let record = record["items"].to_string();
        for words in &case.words {
            assert!(record.contains(words), "{words:?} in {record}");
        }
    }
}

/// Whatever was still to leave leaves, and what left twice bears one
/// `Message-ID`.
async fn every_message_leaves(place: &Place, kept: &[Kept]) {
    let url = DatabaseUrl::Sqlite(place.path("data/vigie.db"));
    let db = Db::connect(&url).await.unwrap();
    let secret = ServerSecret::from_bytes([0; 32]);
    let app = App::new(db, Config::default(), Clock::System, secret);
    let checked = app.check_read_side().await.unwrap();
    assert_eq!(checked.cases, kept.len() as u64);
    assert_eq!(checked.differing, []);

    let later = app.now().saturating_add(LATER).unwrap();
    let later = app.with_clock(Clock::Manual(ManualClock::at(later)));
    let transport = Transport::new(&place.mailbox().smtp_config()).unwrap();
    let stop = watch::Sender::new(Running::On);
    let sending = tokio::spawn({
        let (later, stop) = (later.clone(), stop.subscribe());
        async move { jobs::run(later, transport, stop).await }
    });
    let expected: BTreeSet<_> = kept.iter().flat_map(Kept::mails).collect();
    let catcher = place.mailbox().catcher();
    let all = catcher.wait_until(|mails| {
        let left = mails
            .iter()
            .flat_map(|mail| mail.to.iter().map(|to| (to.clone(), mail.subject.clone())));
        expected.is_subset(&left.collect())
    });
    let mails = timeout(PATIENCE, all).await.expect("every message leaves");
    // What fell due meanwhile is told too.
    let none_waits = async {
        let mut look = tokio::time::interval(Duration::from_millis(20));
        while later.mail_health().await.unwrap().waiting > 0 {
            look.tick().await;
        }
    };
    timeout(PATIENCE, none_waits).await.expect("nothing waits");
    stop.send_replace(Running::Stopping);
    sending.await.unwrap();

    let mut same: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for mail in &mails {
        let message = (mail.to.clone(), mail.subject.clone());
        same.entry(message).or_default().push(&mail.message_id);
    }
    let twice = same.values().filter(|ids| ids.len() > 1).count();
    eprintln!("{} messages, {twice} of them more than once", same.len());
    for (message, ids) in same {
        assert!(ids.iter().all(|id| *id == ids[0]), "{message:?}: {ids:?}");
        assert!(ids[0].is_some());
    }
}
