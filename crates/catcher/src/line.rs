//! Reads lines of bounded length.

use std::io;

use tokio::io::{AsyncBufRead, AsyncBufReadExt, AsyncReadExt};

/// Reads up to and including the next line feed, or to the end of the stream.
///
/// # Errors
/// `InvalidData` when no line feed comes within `limit` bytes; otherwise the stream's error.
pub(crate) async fn read_line<S: AsyncBufRead + Unpin>(
    stream: &mut S,
    limit: usize,
) -> io::Result<Vec<u8>> {
    let mut line = Vec::new();
    stream
        .take(limit as u64)
        .read_until(b'\n', &mut line)
        .await?;
    if line.len() == limit && !line.ends_with(b"\n") {
        return Err(io::Error::new(io::ErrorKind::InvalidData, "line too long"));
    }
    Ok(line)
}
