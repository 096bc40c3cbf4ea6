//! KEEP-1, DECL-5: whatever happened to the program, what it accepted is there
//! and every message leaves.

use std::{
    collections::{BTreeMap, BTreeSet},
    env,
    time::Duration,
};

use app::{App, Clock, Config, ManualClock, ServerSecret};
use jiff::SignedDuration;
use jobs::{Running, smtp::Transport};
use store::{DatabaseUrl, Db};
use testkit::database::{Engine, TestDatabase};
use tokio::{sync::watch, time::timeout};

use crate::{
    insistent::{Kept, get},
    place::Place,
};

/// The longest wait for anything, on a busy machine.
pub(crate) const PATIENCE: Duration = Duration::from_secs(60);
/// Longer than a dead worker keeps the mails that it took.
const LATER: SignedDuration = SignedDuration::from_mins(6);
/// How many faults a run bears; a bounded number when it is not given.
const ROUNDS: &str = "VIGIE_FAULTS";

/// How many faults this run bears: `usual`, unless `VIGIE_FAULTS` says more.
pub(crate) fn rounds(usual: usize) -> usize {
    env::var(ROUNDS).map_or(usual, |rounds| rounds.parse().unwrap())
}

/// A portal on a database of its own, with somebody of the CERT whose programs
/// have a key.
pub(crate) struct Furnished {
    pub(crate) place: Place,
    pub(crate) database: DatabaseUrl,
    pub(crate) token: String,
    _server: Option<TestDatabase>,
}

impl Furnished {
    pub(crate) async fn on(engine: Engine) -> Self {
        match engine {
            Engine::Sqlite => {
                let place = Place::with_mailbox().await;
                let file = place.path("data/vigie.db");
                Self::with(place, DatabaseUrl::Sqlite(file), None)
            }
            Engine::Postgres => {
                let server = TestDatabase::fresh(engine);
                let url = server.url().to_owned();
                Self::at(url, Some(server)).await
            }
        }
    }

    /// On a server that this test stops and starts.
    pub(crate) async fn at(url: String, server: Option<TestDatabase>) -> Self {
        let place = Place::with_mailbox().await;
        place.on(&url);
        Self::with(place, DatabaseUrl::Postgres(url), server)
    }

    pub(crate) fn with(place: Place, database: DatabaseUrl, server: Option<TestDatabase>) -> Self {
        place.furnish();
        let token = analyst(&place);
        Self {
            place,
            database,
            token,
            _server: server,
        }
    }

    /// The same portal, whose nodes are started elsewhere from now on.
    pub(crate) fn moved_to(self, place: Place) -> Self {
        Self { place, ..self }
    }

    /// Everything that was kept is on record, the log is whole and signed, and
    /// every message leaves once.
    pub(crate) async fn holds(&self, kept: &[Kept]) {
        let portal = self.place.serve();
        all_is_on_record(&portal.url, &self.token, kept).await;
        assert_eq!(portal.stop(), Some(0));
        let verified = self.place.done(&["verify", "--lang", "en"]);
        assert!(
            verified.contains("Everything is as the log proves."),
            "{verified}"
        );
        self.every_message_leaves(kept).await;
    }

    /// Whatever was still to leave leaves, and what left twice bears one
    /// `Message-ID`.
    async fn every_message_leaves(&self, kept: &[Kept]) {
        let place = &self.place;
        let db = Db::connect(&self.database).await.unwrap();
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
        let words = kept.iter().map(|case| case.words.len()).sum::<usize>();
        eprintln!("kept: {}", words + same.len());
        for (message, ids) in same {
            assert!(ids.iter().all(|id| *id == ids[0]), "{message:?}: {ids:?}");
            assert!(ids[0].is_some());
        }
    }
}

/// Makes the account of somebody of the CERT; gives the key of their programs.
fn analyst(place: &Place) -> String {
    const ANALYST: &str = "analyst@vigie.example";
    let name = ["--name", "Dominique Exemple"];
    place.done(&["users", "add", ANALYST, "cert", name[0], name[1]]);
    let token = place.done(&["tokens", "issue", ANALYST, "--name", "test"]);
    token.trim().to_owned()
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
