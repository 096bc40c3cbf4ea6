//! Proofs that a leaf is in a tree and that a tree continues another
//! (RFC 6962 §2.1.1 and §2.1.2), and their verification.

use crate::{
    hash::{Hash, node_hash},
    tree::{Head, Node, fold},
};

/// Adjacent leaves `from..to` that a proof names by one hash.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// The first leaf.
    pub from: u64,
    /// The one after the last.
    pub to: u64,
}

impl Span {
    /// The perfect subtrees of which it is made, the largest first.
    #[must_use]
    pub fn nodes(self) -> Vec<Node> {
        let mut nodes = Vec::new();
        let mut from = self.from;
        while from < self.to {
            let length = self.to - from;
            let height = length.ilog2();
            nodes.push(Node {
                height: u8::try_from(height).unwrap_or(u8::MAX),
                index: from >> height,
            });
            from += 1 << height;
        }
        nodes
    }
}

/// Where the hashes of perfect subtrees are read from.
pub trait Nodes {
    /// The hash of a node; none when it is not held.
    fn hash(&self, node: Node) -> Option<Hash>;
}

/// The hashes of spans, in order; none when a node is not held.
#[must_use]
pub fn hashes(spans: &[Span], nodes: &impl Nodes) -> Option<Vec<Hash>> {
    spans
        .iter()
        .map(|span| {
            let peaks: Option<Vec<Hash>> = span
                .nodes()
                .into_iter()
                .map(|node| nodes.hash(node))
                .collect();
            peaks.map(|peaks| fold(&peaks))
        })
        .collect()
}

/// The spans that prove the leaf of number `index` in a tree of `size`
/// leaves, the leaf's neighbour first; none when it has no such leaf.
#[must_use]
pub fn inclusion(index: u64, size: u64) -> Option<Vec<Span>> {
    if index >= size {
        return None;
    }
    let (mut from, mut to) = (0, size);
    let mut spans = Vec::new();
    while to - from > 1 {
        let middle = from + split(to - from);
        if index < middle {
            spans.push(Span { from: middle, to });
            to = middle;
        } else {
            spans.push(Span { from, to: middle });
            from = middle;
        }
    }
    spans.reverse();
    Some(spans)
}

/// The spans that prove that a tree of `new` leaves continues the one of its
/// first `old` leaves; none when it is the shorter one.
#[must_use]
pub fn consistency(old: u64, new: u64) -> Option<Vec<Span>> {
    if old > new {
        return None;
    }
    if old == 0 || old == new {
        return Some(Vec::new());
    }
    let (mut from, mut to) = (0, new);
    let mut spans = Vec::new();
    while to != old {
        let middle = from + split(to - from);
        if old <= middle {
            spans.push(Span { from: middle, to });
            to = middle;
        } else {
            spans.push(Span { from, to: middle });
            from = middle;
        }
    }
    if from != 0 {
        spans.push(Span { from, to });
    }
    spans.reverse();
    Some(spans)
}

/// The largest power of two below a number above one.
const fn split(length: u64) -> u64 {
    1 << (length - 1).ilog2()
}

/// The proof does not hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the proof does not hold")]
pub struct NotProved;

/// Checks that `leaf` stands at `index` in the tree of that head.
///
/// # Errors
/// When it does not follow from the proof.
pub fn verify_inclusion(
    leaf: Hash,
    index: u64,
    head: Head,
    proof: &[Hash],
) -> Result<(), NotProved> {
    if index >= head.size {
        return Err(NotProved);
    }
    let mut walk = Walk::new(index, head.size - 1);
    let mut root = leaf;
    for sibling in proof {
        root = match walk.step()? {
            Side::Left => node_hash(*sibling, root),
            Side::Right => node_hash(root, *sibling),
        };
    }
    walk.arrived(root == head.root)
}

/// Checks that the tree of `new` continues that of `old`.
///
/// # Errors
/// When it does not follow from the proof.
pub fn verify_consistency(old: Head, new: Head, proof: &[Hash]) -> Result<(), NotProved> {
    if old.size == new.size {
        let same = old.root == new.root && proof.is_empty();
        return if same { Ok(()) } else { Err(NotProved) };
    }
    if old.size > new.size {
        return Err(NotProved);
    }
    if old.size == 0 {
        return if proof.is_empty() && old.root == crate::hash::empty_root() {
            Ok(())
        } else {
            Err(NotProved)
        };
    }
    let own_root = old.size.is_power_of_two().then_some(old.root);
    let mut hashes = own_root.into_iter().chain(proof.iter().copied());
    let start = hashes.next().ok_or(NotProved)?;
    let mut walk = Walk::new(old.size - 1, new.size - 1);
    walk.leave_right_children();
    let (mut old_root, mut new_root) = (start, start);
    for hash in hashes {
        match walk.step()? {
            Side::Left => {
                old_root = node_hash(hash, old_root);
                new_root = node_hash(hash, new_root);
            }
            Side::Right => new_root = node_hash(new_root, hash),
        }
    }
    walk.arrived(old_root == old.root && new_root == new.root)
}

/// The climb from a leaf to the root, beside the tree's last leaf.
struct Walk {
    node: u64,
    last: u64,
}

/// On which side the next hash of a proof stands.
enum Side {
    Left,
    Right,
}

impl Walk {
    const fn new(node: u64, last: u64) -> Self {
        Self { node, last }
    }

    const fn up(&mut self) {
        self.node >>= 1;
        self.last >>= 1;
    }

    const fn leave_right_children(&mut self) {
        while self.node & 1 == 1 {
            self.up();
        }
    }

    fn step(&mut self) -> Result<Side, NotProved> {
        if self.last == 0 {
            return Err(NotProved);
        }
        let side = if self.node & 1 == 1 || self.node == self.last {
            while self.node & 1 == 0 && self.node != 0 {
                self.up();
            }
            Side::Left
        } else {
            Side::Right
        };
        self.up();
        Ok(side)
    }

    fn arrived(&self, same_roots: bool) -> Result<(), NotProved> {
        if self.last == 0 && same_roots {
            Ok(())
        } else {
            Err(NotProved)
        }
    }
}
