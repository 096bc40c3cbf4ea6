//! When the program is asked to stop.

use std::io;

use tokio::signal;

/// Waits for Ctrl-C or a termination signal.
///
/// # Errors
/// When signals cannot be heard.
pub(crate) async fn asked() -> io::Result<()> {
    #[cfg(unix)]
    {
        let mut terminate = signal::unix::signal(signal::unix::SignalKind::terminate())?;
        tokio::select! {
            heard = signal::ctrl_c() => heard,
            _ = terminate.recv() => Ok(()),
        }
    }
    #[cfg(not(unix))]
    signal::ctrl_c().await
}
