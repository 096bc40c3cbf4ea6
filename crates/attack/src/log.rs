//! The texts of the provable log, as other logs, witnesses and bundles bring
//! them: what is read is written again as it was, and nothing holds that
//! nobody known signed.

use ledger::{
    Frontier, Hash, Head,
    checkpoint::Checkpoint,
    cosignature::witnessed,
    disclosure::Disclosure,
    keys::{PublicKey, Purpose, SecretKey},
    leaf_hash, node_hash,
    note::Note,
    policy::Policy,
    proofs::{consistency, inclusion, verify_consistency, verify_inclusion},
    tiles::{Tile, TileId},
    witness::AddCheckpoint,
};

/// Keys of a log and of a witness that sign nothing here.
fn keys() -> [PublicKey; 2] {
    [Purpose::Log, Purpose::Witness].map(|purpose| {
        let name = match "fuzz.example/journal".parse() {
            Ok(name) => name,
            Err(error) => panic!("{error}"),
        };
        SecretKey::from_seed(name, purpose, &[3; 32]).public()
    })
}

/// Signed notes, and the checkpoints in them.
pub(crate) fn notes(bytes: &[u8]) {
    let Ok(note) = Note::parse(bytes) else {
        return;
    };
    assert_eq!(note.to_string().as_bytes(), bytes, "written as it was read");
    assert!(note.signer(&keys()).is_err(), "nobody known signed it");
}

/// Checkpoints.
pub(crate) fn checkpoints(bytes: &[u8]) {
    let Ok(note) = Note::parse(bytes) else {
        return;
    };
    if let Ok(said) = Checkpoint::read(&note) {
        let beginning = format!("{}\n{}\n", said.origin, said.head.size);
        assert!(note.text().starts_with(&beginning), "{said:?}");
    }
    assert!(Checkpoint::open(&note, &keys()).is_err());
}

/// Cosignatures.
pub(crate) fn cosignatures(bytes: &[u8]) {
    if let Ok(note) = Note::parse(bytes) {
        for key in keys() {
            assert!(witnessed(&note, &key).is_err(), "the witness did not");
        }
    }
}

/// Proofs of single records.
pub(crate) fn disclosures(bytes: &[u8]) {
    if let Ok(proof) = Disclosure::parse(bytes) {
        assert_eq!(
            proof.to_string().as_bytes(),
            bytes,
            "written as it was read"
        );
        assert!(proof.verify(leaf_hash(bytes), &keys()).is_err());
    }
}

/// Policies.
pub(crate) fn policies(bytes: &[u8]) {
    if let Ok(text) = std::str::from_utf8(bytes)
        && let Ok(policy) = Policy::parse(text)
        && let Ok(note) = Note::unsigned(format!("{text}\n"))
    {
        assert!(policy.judge(&note).is_err(), "no log signed it");
    }
}

/// What a witness is asked.
pub(crate) fn witness_requests(bytes: &[u8]) {
    if let Ok(asked) = AddCheckpoint::parse(bytes) {
        assert_eq!(
            asked.to_string().as_bytes(),
            bytes,
            "written as it was read"
        );
        assert!(
            asked.judge(&keys(), None).is_err(),
            "nobody known signed it"
        );
    }
}

/// Tiles and edges of trees, as a database holds them.
pub(crate) fn tiles(bytes: &[u8]) {
    if let Some(tile) = Tile::from_bytes(bytes) {
        assert_eq!(tile.to_bytes(), bytes, "written as it was read");
    }
    let (number, rest) = numbers(bytes);
    if let Some(mut tree) = Frontier::from_bytes(number[0], rest) {
        assert_eq!(tree.to_bytes(), rest, "written as it was read");
        let _ = tree.root();
        if tree.size() < u64::MAX {
            tree.push(leaf_hash(bytes));
        }
    }
    let id = TileId {
        level: u8::try_from(number[1] % 8).unwrap_or_default(),
        index: number[0],
    };
    let _ = id.path(1 + rest.len() % 256);
}

/// Proofs by hashes that somebody sends: a false one is refused.
pub(crate) fn proofs(bytes: &[u8]) {
    let ([index, size], rest) = numbers(bytes);
    let hashes: Vec<Hash> = rest.as_chunks::<32>().0.iter().copied().map(Hash).collect();
    let leaf = leaf_hash(bytes);
    let head = Head {
        size,
        root: leaf_hash(rest),
    };
    assert!(verify_inclusion(leaf, index, head, &hashes).is_err());
    let old = Head {
        size: index,
        root: node_hash(leaf, leaf),
    };
    assert!(verify_consistency(old, head, &hashes).is_err());
    for spans in [inclusion(index, size), consistency(index, size)] {
        let spans = spans.unwrap_or_default();
        assert!(spans.len() <= 128, "a proof is short");
        assert!(
            spans
                .iter()
                .all(|span| span.from < span.to && span.to <= size)
        );
    }
}

/// Two numbers, and the bytes after them.
fn numbers(bytes: &[u8]) -> ([u64; 2], &[u8]) {
    let mut numbers = [0; 2];
    let mut rest = bytes;
    for number in &mut numbers {
        if let Some((first, others)) = rest.split_first_chunk::<8>() {
            *number = u64::from_be_bytes(*first);
            rest = others;
        }
    }
    (numbers, rest)
}
