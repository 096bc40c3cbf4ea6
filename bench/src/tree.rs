//! What growing and checking the log's tree costs: hashes of leaves, on one
//! core.

use std::time::Instant;

use ledger::{Frontier, leaf_hash};

const LEAVES: u32 = 2_000_000;

/// Leaves per second whose hash is taken into the tree.
pub(crate) fn leaves_per_second() -> f64 {
    let leaf = leaf_hash(b"an act");
    let start = Instant::now();
    let mut frontier = Frontier::default();
    frontier.extend((0..LEAVES).map(|_| leaf));
    std::hint::black_box(frontier.root());
    f64::from(LEAVES) / start.elapsed().as_secs_f64()
}
