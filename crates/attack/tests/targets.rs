//! Every target reads what the fuzzers have kept, and random bytes, without
//! panicking.

#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::{Path, PathBuf};

use attack::TARGETS;
use proptest::prelude::*;

fn corpus(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("corpus")
        .join(name)
}

#[test]
fn every_target_reads_its_corpus() {
    let mut read = 0;
    for target in TARGETS {
        let files = fs::read_dir(corpus(target.name)).unwrap();
        for file in files {
            (target.reads)(&fs::read(file.unwrap().path()).unwrap());
            read += 1;
        }
    }
    println!("{read} files of the corpus read");
}

/// Bytes of the corpus with a few of them replaced, or any bytes at all.
fn disturbed() -> impl Strategy<Value = Vec<u8>> {
    let kept: Vec<Vec<u8>> = TARGETS
        .iter()
        .flat_map(|target| fs::read_dir(corpus(target.name)).unwrap())
        .map(|file| fs::read(file.unwrap().path()).unwrap())
        .filter(|bytes| !bytes.is_empty())
        .collect();
    let changes = prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..6);
    let of_the_corpus = (prop::sample::select(kept), changes).prop_map(|(mut bytes, changes)| {
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        bytes
    });
    prop_oneof![
        3 => of_the_corpus,
        1 => prop::collection::vec(any::<u8>(), 0..2048),
        1 => "\\PC{0,200}".prop_map(String::into_bytes),
    ]
}

/// 2,000 variations, or as many as `PROPTEST_CASES` says.
fn effort() -> ProptestConfig {
    let asked = std::env::var_os("PROPTEST_CASES").is_some();
    let usual = ProptestConfig::default();
    ProptestConfig {
        cases: if asked { usual.cases } else { 2000 },
        failure_persistence: None,
        ..usual
    }
}

proptest! {
    #![proptest_config(effort())]

    #[test]
    fn no_bytes_make_a_target_panic(bytes in disturbed()) {
        for target in TARGETS {
            (target.reads)(&bytes);
        }
    }
}
