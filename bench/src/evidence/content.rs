//! What is sent: bytes that no compression shortens, the same each time, from
//! any place on.

use bytes::{Bytes, BytesMut};
use sha2::{Digest, Sha256};

/// What is made at a time.
const PART: u64 = 256 * 1024;

/// The content of a file.
#[derive(Clone, Copy)]
pub(crate) struct Content {
    pub(crate) size: u64,
}

impl Content {
    pub(crate) const fn of(size: u64) -> Self {
        Self { size }
    }

    /// The bytes from `from` up to `to`, in parts.
    pub(crate) fn parts(self, from: u64, to: u64) -> impl Iterator<Item = Bytes> + Send + 'static {
        let end = to.min(self.size);
        let mut at = from;
        std::iter::from_fn(move || {
            if at >= end {
                return None;
            }
            let stop = (at + PART).min(end);
            let part = span(at, stop);
            at = stop;
            Some(part)
        })
    }

    /// Its SHA-256, in hexadecimal.
    pub(crate) fn hash(self) -> String {
        let mut hash = Sha256::new();
        self.parts(0, self.size).for_each(|part| hash.update(&part));
        hex(hash)
    }
}

/// A hash in hexadecimal.
pub(crate) fn hex(hash: Sha256) -> String {
    hash.finalize()
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

fn span(from: u64, to: u64) -> Bytes {
    let first = from / 8;
    let mut bytes = BytesMut::new();
    for word in first..to.div_ceil(8) {
        bytes.extend_from_slice(&mixed(word).to_le_bytes());
    }
    let skipped = usize::try_from(from - first * 8).unwrap_or_default();
    let length = usize::try_from(to - from).unwrap_or_default();
    bytes.freeze().slice(skipped..skipped + length)
}

/// SplitMix64: even numbers in, noise out.
const fn mixed(word: u64) -> u64 {
    let seed = word.wrapping_mul(0x9E37_79B9_7F4A_7C15);
    let seed = (seed ^ (seed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let seed = (seed ^ (seed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    seed ^ (seed >> 31)
}
