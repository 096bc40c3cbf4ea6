//! The tree and its proofs, beside an implementation by others and under laws.

#![allow(clippy::unwrap_used)]

use ct_merkle::{digest::Digest, mem_backed_tree::MemoryBackedTree};
use ledger::{
    Frontier, Hash, Head, leaf_hash,
    proofs::{
        self, NotProved, consistency, hashes, inclusion, verify_consistency, verify_inclusion,
    },
    root_hash,
    tiles::{Growth, Tiles, edge, needed},
};
use proptest::prelude::*;
use sha2::Sha256;

fn entry(number: u64) -> Vec<u8> {
    format!("entry {number}").into_bytes()
}

fn leaves(count: u64) -> Vec<Hash> {
    (0..count).map(|n| leaf_hash(&entry(n))).collect()
}

fn head(size: u64) -> Head {
    Head {
        size,
        root: root_hash(&leaves(size)),
    }
}

fn grown(size: u64) -> Tiles {
    let mut growth = Growth::default();
    for leaf in leaves(size) {
        growth.push(leaf);
    }
    growth.into_parts().1
}

fn bytes(hashes: &[Hash]) -> Vec<u8> {
    hashes.iter().flat_map(|hash| hash.0).collect()
}

#[test]
fn roots_and_proofs_equal_those_of_another_implementation() {
    let mut other = MemoryBackedTree::<Sha256, Vec<u8>>::new();
    let mut frontier = Frontier::default();
    for size in 1..=130_u64 {
        other.push(entry(size - 1));
        frontier.push(leaf_hash(&entry(size - 1)));
        assert_eq!(
            frontier.root().0,
            <[u8; 32]>::from(*other.root().as_bytes())
        );
        let tiles = grown(size);
        for index in 0..size {
            let spans = inclusion(index, size).unwrap();
            let ours = hashes(&spans, &tiles).unwrap();
            let theirs = other.prove_inclusion(usize::try_from(index).unwrap());
            assert_eq!(bytes(&ours), theirs.as_bytes(), "leaf {index} of {size}");
        }
        for old in 1..size {
            let spans = consistency(old, size).unwrap();
            let ours = hashes(&spans, &tiles).unwrap();
            let theirs = other.prove_consistency(usize::try_from(size - old).unwrap());
            assert_eq!(bytes(&ours), theirs.as_bytes(), "from {old} to {size}");
        }
    }
    assert_eq!(<Sha256 as Digest>::output_size(), 32);
}

#[test]
fn the_proofs_of_rfc_6962_section_2_1_3_name_the_nodes_of_its_example() {
    let spans = |found: Option<Vec<proofs::Span>>| -> Vec<(u64, u64)> {
        let found = found.unwrap();
        found.into_iter().map(|span| (span.from, span.to)).collect()
    };
    // The audit path for d0 is [b, h, l], for d3 [c, g, l], for d4 [f, j, k],
    // for d6 [i, k].
    assert_eq!(spans(inclusion(0, 7)), [(1, 2), (2, 4), (4, 7)]);
    assert_eq!(spans(inclusion(3, 7)), [(2, 3), (0, 2), (4, 7)]);
    assert_eq!(spans(inclusion(4, 7)), [(5, 6), (6, 7), (0, 4)]);
    assert_eq!(spans(inclusion(6, 7)), [(4, 6), (0, 4)]);
    // PROOF(3, D[7]) is [c, d, g, l], PROOF(4, D[7]) is [l], PROOF(6, D[7])
    // is [i, j, k].
    assert_eq!(spans(consistency(3, 7)), [(2, 3), (3, 4), (0, 2), (4, 7)]);
    assert_eq!(spans(consistency(4, 7)), [(4, 7)]);
    assert_eq!(spans(consistency(6, 7)), [(4, 6), (6, 7), (0, 4)]);
}

#[test]
fn a_tree_grown_in_pieces_has_the_tiles_of_one_grown_at_once() {
    let whole = grown(70_000);
    let (mut frontier, mut kept) = (Frontier::default(), Tiles::default());
    let leaves = leaves(70_000);
    for piece in leaves.chunks(997) {
        let mut at_edge = Tiles::default();
        for tile in edge(frontier.size()) {
            at_edge.0.insert(tile, kept.0[&tile].clone());
        }
        let mut growth = Growth::from(frontier, at_edge);
        for leaf in piece {
            growth.push(*leaf);
        }
        let (grown, touched) = growth.into_parts();
        frontier = grown;
        kept.0.extend(touched.0);
    }
    assert_eq!(kept.0, whole.0);
    assert_eq!(frontier.root(), root_hash(&leaves));
    let spans = inclusion(12_345, 70_000).unwrap();
    let mut few = whole.clone();
    few.0.retain(|tile, _| needed(&spans).contains(tile));
    let path = hashes(&spans, &few).unwrap();
    let head = frontier.head();
    assert_eq!(
        verify_inclusion(leaves[12_345], 12_345, head, &path),
        Ok(())
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn a_leaf_is_proved_where_it_stands_and_nowhere_else(
        size in 1..600_u64, at in any::<prop::sample::Index>(), other in any::<prop::sample::Index>()
    ) {
        let index = at.index(usize::try_from(size).unwrap()) as u64;
        let path = hashes(&inclusion(index, size).unwrap(), &grown(size)).unwrap();
        let leaf = leaf_hash(&entry(index));
        prop_assert_eq!(verify_inclusion(leaf, index, head(size), &path), Ok(()));
        let elsewhere = other.index(usize::try_from(size).unwrap()) as u64;
        if elsewhere != index {
            prop_assert_eq!(verify_inclusion(leaf, elsewhere, head(size), &path), Err(NotProved));
        }
        prop_assert_eq!(verify_inclusion(leaf, size, head(size), &path), Err(NotProved));
        for place in 0..path.len() {
            let mut altered = path.clone();
            altered[place].0[place % 32] ^= 1;
            prop_assert_eq!(verify_inclusion(leaf, index, head(size), &altered), Err(NotProved));
        }
        let mut longer = path.clone();
        longer.push(leaf);
        prop_assert_eq!(verify_inclusion(leaf, index, head(size), &longer), Err(NotProved));
        prop_assert_eq!(
            verify_inclusion(leaf_hash(b"another entry"), index, head(size), &path),
            Err(NotProved)
        );
    }

    #[test]
    fn a_tree_continues_its_beginnings_and_no_other(new in 1..600_u64, at in any::<prop::sample::Index>()) {
        let old = at.index(usize::try_from(new).unwrap() + 1) as u64;
        let proof = hashes(&consistency(old, new).unwrap(), &grown(new)).unwrap();
        prop_assert_eq!(verify_consistency(head(old), head(new), &proof), Ok(()));
        let mut forged = head(old);
        forged.root.0[0] ^= 1;
        prop_assert_eq!(verify_consistency(forged, head(new), &proof), Err(NotProved));
        let mut forged = head(new);
        forged.root.0[31] ^= 1;
        if old > 0 {
            prop_assert_eq!(verify_consistency(head(old), forged, &proof), Err(NotProved));
        }
        for place in 0..proof.len() {
            let mut altered = proof.clone();
            altered[place].0[place % 32] ^= 1;
            prop_assert_eq!(verify_consistency(head(old), head(new), &altered), Err(NotProved));
        }
    }
}
