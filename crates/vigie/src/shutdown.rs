//! When the program is asked to stop.

use std::io;

use tokio::signal;

/// Who hears that the program is asked to stop, by Ctrl-C or a termination
/// signal: from when this is made, nothing of it is missed.
#[cfg(unix)]
pub(crate) struct Ears {
    interrupt: signal::unix::Signal,
    terminate: signal::unix::Signal,
}

#[cfg(unix)]
impl Ears {
    /// Begins to hear.
    ///
    /// # Errors
    /// When signals cannot be heard.
    pub(crate) fn open() -> io::Result<Self> {
        use signal::unix::{SignalKind, signal};
        Ok(Self {
            interrupt: signal(SignalKind::interrupt())?,
            terminate: signal(SignalKind::terminate())?,
        })
    }

    /// Waits until the program is asked to stop.
    ///
    /// # Errors
    /// When signals cannot be heard.
    pub(crate) async fn asked(&mut self) -> io::Result<()> {
        tokio::select! {
            _ = self.interrupt.recv() => Ok(()),
            _ = self.terminate.recv() => Ok(()),
        }
    }
}

/// Who hears that the program is asked to stop, by Ctrl-C.
#[cfg(not(unix))]
pub(crate) struct Ears;

#[cfg(not(unix))]
impl Ears {
    /// Begins to hear.
    ///
    /// # Errors
    /// Never here.
    pub(crate) fn open() -> io::Result<Self> {
        Ok(Self)
    }

    /// Waits until the program is asked to stop.
    ///
    /// # Errors
    /// When signals cannot be heard.
    pub(crate) async fn asked(&mut self) -> io::Result<()> {
        signal::ctrl_c().await
    }
}
