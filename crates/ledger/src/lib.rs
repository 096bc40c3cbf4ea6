//! The provable log, without input or output: the tree of RFC 6962, its
//! proofs and tiles, and the texts of C2SP by which logs and witnesses speak
//! (signed-note, tlog-checkpoint, tlog-cosignature, tlog-witness,
//! tlog-policy, tlog-proof, tlog-tiles).

pub mod checkpoint;
pub mod cosignature;
pub mod disclosure;
mod hash;
pub mod keys;
pub mod note;
pub mod policy;
pub mod proofs;
pub mod tiles;
mod tree;
pub mod witness;

pub use hash::{Hash, Nonce, commitment, empty_root, leaf_hash, node_hash};
pub use tree::{Frontier, Head, Node, root_hash};
