//! The tree cut into tiles of 256 hashes, in the layout of C2SP tlog-tiles:
//! those that are full never change, and every proof is made from a few.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write,
};

use crate::{
    hash::Hash,
    proofs::{Nodes, Span},
    tree::{Frontier, Node, root_hash},
};

/// Hashes of a full tile.
pub const WIDTH: usize = 256;
/// Levels of the tree that one level of tiles spans.
const HEIGHT: u8 = 8;

/// Which tile.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TileId {
    /// Its level: the hashes of level `l` stand `8 × l` levels above leaves.
    pub level: u8,
    /// Its number at this level, from the left.
    pub index: u64,
}

impl TileId {
    /// The tile that holds the hashes from which a node is made.
    #[must_use]
    pub const fn of(node: Node) -> Self {
        let first = node.index << (node.height % HEIGHT);
        Self {
            level: node.height / HEIGHT,
            index: first / WIDTH as u64,
        }
    }

    /// The path under which tlog-tiles serves a tile of so many hashes, such
    /// as `tile/0/x001/067.p/25`.
    #[must_use]
    pub fn path(self, width: usize) -> String {
        let mut groups = vec![format!("{:03}", self.index % 1000)];
        let mut rest = self.index / 1000;
        while rest > 0 {
            groups.push(format!("x{:03}", rest % 1000));
            rest /= 1000;
        }
        groups.reverse();
        let mut path = format!("tile/{}/{}", self.level, groups.join("/"));
        if width < WIDTH {
            let _ = write!(path, ".p/{width}");
        }
        path
    }
}

/// The hashes of a tile, from the left.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tile(Vec<Hash>);

impl Tile {
    /// The tile of these bytes, 32 for each hash; none when they are not that.
    #[must_use]
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let (hashes, rest) = bytes.as_chunks::<32>();
        let fits = rest.is_empty() && !hashes.is_empty() && hashes.len() <= WIDTH;
        fits.then(|| Self(hashes.iter().copied().map(Hash).collect()))
    }

    /// Its bytes.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        self.0.iter().flat_map(|hash| hash.0).collect()
    }

    /// Its hashes.
    #[must_use]
    pub fn hashes(&self) -> &[Hash] {
        &self.0
    }
}

/// Tiles at hand.
#[derive(Clone, Debug, Default)]
pub struct Tiles(pub BTreeMap<TileId, Tile>);

impl Nodes for Tiles {
    fn hash(&self, node: Node) -> Option<Hash> {
        let rise = node.height % HEIGHT;
        let first = node.index << rise;
        let from = usize::try_from(first % WIDTH as u64).ok()?;
        let tile = self.0.get(&TileId::of(node))?;
        Some(root_hash(tile.0.get(from..from + (1 << rise))?))
    }
}

/// The tiles from which spans are hashed.
#[must_use]
pub fn needed(spans: &[Span]) -> BTreeSet<TileId> {
    spans
        .iter()
        .flat_map(|span| span.nodes())
        .map(TileId::of)
        .collect()
}

/// The tiles at the right edge of a tree of `size` leaves that are not full.
#[must_use]
pub fn edge(size: u64) -> Vec<TileId> {
    let mut tiles = Vec::new();
    let (mut hashes, mut level) = (size, 0);
    while hashes > 0 {
        if hashes % WIDTH as u64 > 0 {
            let index = hashes / WIDTH as u64;
            tiles.push(TileId { level, index });
        }
        hashes /= WIDTH as u64;
        level += 1;
    }
    tiles
}

/// A tree that grows with its tiles.
#[derive(Clone, Debug, Default)]
pub struct Growth {
    frontier: Frontier,
    tiles: Tiles,
}

impl Growth {
    /// Goes on from a frontier and the tiles at its [`edge`].
    #[must_use]
    pub const fn from(frontier: Frontier, edge: Tiles) -> Self {
        Self {
            frontier,
            tiles: edge,
        }
    }

    /// Adds a leaf.
    pub fn push(&mut self, leaf: Hash) {
        let tiles = &mut self.tiles.0;
        self.frontier.push_telling(leaf, |node, hash| {
            if node.height.is_multiple_of(HEIGHT) {
                tiles.entry(TileId::of(node)).or_default().0.push(hash);
            }
        });
    }

    /// The tree, and the tiles that were begun, continued or there at first.
    #[must_use]
    pub fn into_parts(self) -> (Frontier, Tiles) {
        (self.frontier, self.tiles)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tile_is_served_under_the_path_of_tlog_tiles() {
        let tile = |level, index| TileId { level, index };
        assert_eq!(tile(0, 0).path(256), "tile/0/000");
        assert_eq!(tile(1, 1067).path(256), "tile/1/x001/067");
        assert_eq!(tile(0, 1_234_067).path(256), "tile/0/x001/x234/067");
        assert_eq!(tile(0, 273).path(112), "tile/0/273.p/112");
        assert_eq!(tile(2, 0).path(1), "tile/2/000.p/1");
    }

    #[test]
    fn the_edge_of_a_tree_is_that_of_the_specification() {
        let edge = edge(70_000);
        let expected = [(0, 273), (1, 1), (2, 0)];
        assert_eq!(edge, expected.map(|(level, index)| TileId { level, index }));
        assert!(super::edge(0).is_empty());
    }
}
