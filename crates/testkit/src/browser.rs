//! Real browsers, without a window, for one test.

mod accessibility;
mod driver;
mod press;
mod session;

use std::sync::Arc;

pub use accessibility::Violation;
use driver::Driver;
pub use session::{ColourScheme, Scripts, Session, SessionOptions, Viewport};
pub use thirtyfour::prelude;

/// A Chromium driver of its own for one test; it and every browser that it opened stop when it
/// and its sessions are dropped.
#[derive(Debug, Clone)]
pub struct Browser {
    driver: Arc<Driver>,
}

impl Browser {
    /// Starts the driver on a free port.
    ///
    /// # Panics
    /// When `chromedriver` is missing, with what to do about it.
    #[must_use]
    pub fn start() -> Self {
        crate::tls::provide();
        Self {
            driver: Arc::new(Driver::start()),
        }
    }

    /// Opens a browser with a profile of its own: nothing is shared between two sessions.
    ///
    /// # Panics
    /// When Chromium does not start.
    pub async fn session(&self, viewport: Viewport) -> Session {
        self.session_with(SessionOptions {
            viewport,
            ..SessionOptions::default()
        })
        .await
    }

    /// Opens a browser of a chosen kind.
    ///
    /// # Panics
    /// When Chromium does not start.
    pub async fn session_with(&self, options: SessionOptions) -> Session {
        Session::open(self.driver.clone(), options).await
    }
}
