//! The application: what every use case holds in hand.

use std::sync::Arc;

use jiff::Timestamp;

use crate::{Clock, Config};

/// The use cases. Cheap to clone.
#[derive(Clone)]
pub struct App(pub(crate) Arc<Inner>);

pub(crate) struct Inner {
    pub(crate) config: Config,
    pub(crate) clock: Clock,
    pub(crate) secret: ServerSecret,
}

/// The key from which the secret links of reports are derived (DECL-4).
#[derive(Clone)]
pub struct ServerSecret(pub(crate) [u8; 32]);

impl ServerSecret {
    /// A secret read from where it is kept.
    #[must_use]
    pub const fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }
}

impl App {
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
}
