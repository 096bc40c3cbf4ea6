//! The tree of RFC 6962, grown leaf by leaf: only its right edge is held.

use crate::hash::{Hash, empty_root, node_hash};

/// A perfect subtree: the leaves from `index << height` to
/// `(index + 1) << height`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Node {
    /// Number of levels above the leaves.
    pub height: u8,
    /// Its number among the nodes of its height, from the left.
    pub index: u64,
}

/// What a log says of itself: so many leaves, under this root.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Head {
    /// Number of leaves.
    pub size: u64,
    /// Hash over all of them.
    pub root: Hash,
}

/// The roots of the perfect subtrees of which a tree is made, the largest
/// first: all that growing it needs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Frontier {
    size: u64,
    peaks: Vec<Hash>,
}

impl Frontier {
    /// The frontier whose hashes were written by [`Frontier::to_bytes`]; none
    /// when their number is not that of a tree of this size.
    #[must_use]
    pub fn from_bytes(size: u64, bytes: &[u8]) -> Option<Self> {
        let (hashes, rest) = bytes.as_chunks::<32>();
        let peaks: Vec<Hash> = hashes.iter().copied().map(Hash).collect();
        let whole = rest.is_empty() && peaks.len() == size.count_ones() as usize;
        whole.then_some(Self { size, peaks })
    }

    /// Its hashes, the largest subtree first.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        self.peaks.iter().flat_map(|peak| peak.0).collect()
    }

    /// Number of leaves.
    #[must_use]
    pub const fn size(&self) -> u64 {
        self.size
    }

    /// Adds a leaf at the right.
    pub fn push(&mut self, leaf: Hash) {
        self.push_telling(leaf, |_, _| {});
    }

    /// Adds a leaf at the right, and tells every perfect subtree that it
    /// completes, itself first.
    pub fn push_telling(&mut self, leaf: Hash, mut tell: impl FnMut(Node, Hash)) {
        let mut node = Node {
            height: 0,
            index: self.size,
        };
        let mut hash = leaf;
        tell(node, hash);
        while node.index & 1 == 1
            && let Some(left) = self.peaks.pop()
        {
            hash = node_hash(left, hash);
            node = Node {
                height: node.height + 1,
                index: node.index >> 1,
            };
            tell(node, hash);
        }
        self.peaks.push(hash);
        self.size += 1;
    }

    /// The root over all the leaves.
    #[must_use]
    pub fn root(&self) -> Hash {
        fold(&self.peaks)
    }

    /// Size and root.
    #[must_use]
    pub fn head(&self) -> Head {
        Head {
            size: self.size,
            root: self.root(),
        }
    }
}

impl Extend<Hash> for Frontier {
    fn extend<I: IntoIterator<Item = Hash>>(&mut self, leaves: I) {
        for leaf in leaves {
            self.push(leaf);
        }
    }
}

/// Root of the tree over `leaves` (RFC 6962 §2.1).
#[must_use]
pub fn root_hash(leaves: &[Hash]) -> Hash {
    let mut frontier = Frontier::default();
    frontier.extend(leaves.iter().copied());
    frontier.root()
}

/// The hash over adjacent perfect subtrees, the largest first.
pub(crate) fn fold(peaks: &[Hash]) -> Hash {
    let mut from_right = peaks.iter().rev().copied();
    match from_right.next() {
        None => empty_root(),
        Some(last) => from_right.fold(last, |right, left| node_hash(left, right)),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;
    use crate::hash::leaf_hash;

    /// The eight entries that the implementations of RFC 6962 test with.
    const INPUTS: [&str; 8] = [
        "",
        "00",
        "10",
        "2021",
        "3031",
        "40414243",
        "5051525354555657",
        "606162636465666768696a6b6c6d6e6f",
    ];
    const ROOTS: [&str; 9] = [
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
        "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
        "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
        "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
    ];

    #[test]
    fn roots_equal_the_vectors_of_certificate_transparency() {
        let mut frontier = Frontier::default();
        for (size, root) in ROOTS.iter().enumerate() {
            assert_eq!(frontier.root().to_hex(), *root, "{size} leaves");
            if let Some(input) = INPUTS.get(size) {
                frontier.push(leaf_hash(&hex::decode(input).unwrap()));
            }
        }
    }

    #[test]
    fn a_frontier_goes_on_from_what_was_kept_of_it() {
        let leaf = |n: u32| leaf_hash(&n.to_be_bytes());
        let mut whole = Frontier::default();
        for n in 0..300 {
            let kept = Frontier::from_bytes(whole.size(), &whole.to_bytes()).unwrap();
            assert_eq!(kept, whole);
            whole.push(leaf(n));
        }
        assert!(Frontier::from_bytes(3, &[0; 32]).is_none());
        assert!(Frontier::from_bytes(1, &[0; 33]).is_none());
    }
}
