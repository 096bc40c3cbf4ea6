//! The application: what every use case holds in hand.

use std::sync::Arc;

use jiff::Timestamp;
use process::{act::Subject, act::SubjectKind, ids::CaseId};
use sha2::{Digest, Sha256};
use store::Db;

use vault::Vault;

use crate::{
    Clock, Config, Secret,
    evidence::Turns,
    figures::{Counted, Papers},
    health::LastLook,
    lookalikes::{Frequencies, Remembered},
    people::provider::Providers,
    playbooks::AtHand,
    proof::{Keeper, Vouching},
    tallies::Tallies,
    webhooks::Post,
};

/// The use cases. Cheap to clone.
#[derive(Clone)]
pub struct App(pub(crate) Arc<Inner>);

pub(crate) struct Inner {
    pub(crate) db: Db,
    pub(crate) config: Config,
    pub(crate) clock: Clock,
    pub(crate) secret: ServerSecret,
    pub(crate) keeper: Option<Keeper>,
    pub(crate) vouching: Vouching,
    pub(crate) vault: Option<Vault>,
    pub(crate) turns: Turns,
    pub(crate) providers: Arc<Providers>,
    pub(crate) frequencies: Arc<Frequencies>,
    pub(crate) remembered: Arc<Remembered>,
    pub(crate) playbooks: Arc<AtHand>,
    pub(crate) counted: Arc<Counted>,
    pub(crate) tallies: Arc<Tallies>,
    pub(crate) post: Arc<Post>,
    pub(crate) health: Arc<LastLook>,
    pub(crate) papers: Option<Arc<dyn Papers>>,
}

/// The key from which the secret links of reports are derived (DECL-4), which
/// can so be written into every mail without being stored anywhere, and with
/// which the keys of code applications are sealed.
#[derive(Clone)]
pub struct ServerSecret([u8; 32]);

impl ServerSecret {
    /// A secret read from where it is kept.
    #[must_use]
    pub const fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    pub(crate) fn of_case(&self, case: CaseId) -> Secret {
        let mut what = b"vigie/follow/v1".to_vec();
        what.extend(case.0.as_bytes());
        Secret::presented(&hex::encode(&self.derived(&what)[..20]))
    }

    /// A key of its own for each use, from which neither this secret nor the
    /// others can be found.
    pub(crate) fn derived(&self, what: &[u8]) -> [u8; 32] {
        let mut inner = Sha256::new();
        inner.update(self.0);
        inner.update(what);
        let mut outer = Sha256::new();
        outer.update(self.0);
        outer.update(inner.finalize());
        outer.finalize().into()
    }
}

impl App {
    /// The use cases over a database whose migrations were run.
    #[must_use]
    pub fn new(db: Db, config: Config, clock: Clock, secret: ServerSecret) -> Self {
        Self(Arc::new(Inner {
            db,
            config,
            clock,
            secret,
            providers: Arc::default(),
            frequencies: Arc::default(),
            remembered: Arc::default(),
            playbooks: Arc::default(),
            counted: Arc::default(),
            tallies: Arc::default(),
            post: Arc::default(),
            health: Arc::default(),
            keeper: None,
            vouching: Vouching::default(),
            vault: None,
            papers: None,
            turns: Turns::default(),
        }))
    }

    /// The same application, which signs the log as well.
    #[must_use]
    pub fn keeping_log(&self, keeper: Keeper) -> Self {
        Self(Arc::new(Inner {
            keeper: Some(keeper),
            ..self.0.parts()
        }))
    }

    /// The same application, for whose log others vouch, or which vouches for
    /// theirs.
    #[must_use]
    pub fn vouching(&self, vouching: Vouching) -> Self {
        Self(Arc::new(Inner {
            vouching,
            ..self.0.parts()
        }))
    }

    /// The same application with a place for evidence; without one, cases take
    /// no files.
    #[must_use]
    pub fn with_vault(&self, vault: Vault) -> Self {
        Self(Arc::new(Inner {
            vault: Some(vault),
            ..self.0.parts()
        }))
    }

    /// The portal's configuration.
    #[must_use]
    pub fn config(&self) -> &Config {
        &self.0.config
    }

    /// The present instant.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        self.0.clock.now()
    }

    /// The same application under another clock: a demonstration plays past
    /// cases with it.
    #[must_use]
    pub fn with_clock(&self, clock: Clock) -> Self {
        Self(Arc::new(Inner {
            clock,
            ..self.0.parts()
        }))
    }
}

impl Inner {
    pub(crate) fn parts(&self) -> Self {
        Self {
            db: self.db.clone(),
            config: self.config.clone(),
            clock: self.clock.clone(),
            secret: self.secret.clone(),
            providers: self.providers.clone(),
            frequencies: self.frequencies.clone(),
            remembered: self.remembered.clone(),
            playbooks: self.playbooks.clone(),
            counted: self.counted.clone(),
            tallies: self.tallies.clone(),
            post: self.post.clone(),
            health: self.health.clone(),
            keeper: self.keeper.clone(),
            vouching: self.vouching.clone(),
            vault: self.vault.clone(),
            papers: self.papers.clone(),
            turns: self.turns.clone(),
        }
    }
}

pub(crate) const fn case_subject(case: CaseId) -> Subject {
    Subject {
        kind: SubjectKind::Case,
        id: case.0,
    }
}
