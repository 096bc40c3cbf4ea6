//! The texts by which logs and witnesses speak, with the vectors of C2SP.

#![allow(clippy::unwrap_used)]

use ledger::{
    Frontier, Hash, Head,
    checkpoint::{Checkpoint, Unacceptable},
    cosignature::{SeenAt, cosign, witnessed},
    disclosure::{Disclosure, Unproved},
    keys::{NotAKey, PublicKey, Purpose, SecretKey},
    leaf_hash,
    note::{NotANote, NotSigned, Note, SignatureLine},
    policy::{Policy, Quorum},
    proofs::{consistency, hashes, inclusion},
    tiles::Growth,
    witness::{AddCheckpoint, Refused},
};

/// The example of the specification of signed notes.
const KNOWN_KEY: &str = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
const KNOWN_SECRET: &str =
    "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz";
const KNOWN_NOTE: &str = "If you think cryptography is the answer to your problem,\n\
    then you don't know what your problem is.\n\n\
    — PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n";

fn key(name: &str, purpose: Purpose, seed: u8) -> SecretKey {
    SecretKey::from_seed(name.parse().unwrap(), purpose, &[seed; 32])
}

fn log_key() -> SecretKey {
    key("vigie.example/journal", Purpose::Log, 1)
}

fn leaves(count: u64) -> Vec<Hash> {
    (0..count).map(|n| leaf_hash(&n.to_be_bytes())).collect()
}

fn checkpoint(size: u64) -> Note {
    let mut frontier = Frontier::default();
    frontier.extend(leaves(size));
    let checkpoint = Checkpoint {
        origin: "vigie.example/journal".parse().unwrap(),
        head: frontier.head(),
    };
    checkpoint.signed(&[log_key()]).unwrap()
}

fn consistent(old: u64, new: u64) -> Vec<Hash> {
    let mut growth = Growth::default();
    leaves(new).into_iter().for_each(|leaf| growth.push(leaf));
    hashes(&consistency(old, new).unwrap(), &growth.into_parts().1).unwrap()
}

#[test]
fn the_example_of_the_specification_is_read_verified_and_made_again() {
    let public: PublicKey = KNOWN_KEY.parse().unwrap();
    let secret: SecretKey = KNOWN_SECRET.parse().unwrap();
    assert_eq!(public.to_string(), KNOWN_KEY);
    assert_eq!(secret.reveal(), KNOWN_SECRET);
    assert_eq!(secret.public(), public);
    let note = Note::parse(KNOWN_NOTE.as_bytes()).unwrap();
    assert_eq!(note.signer(std::slice::from_ref(&public)), Ok(&public));
    assert_eq!(note.to_string(), KNOWN_NOTE);
    let made = Note::unsigned(note.text().to_owned())
        .unwrap()
        .signed_by(&secret);
    assert_eq!(made, note);
}

#[test]
fn a_note_of_more_than_a_megabyte_is_read_by_whoever_asks_for_long_ones() {
    let text = format!("{}\n", "a".repeat(1_000_000));
    let long = Note::unsigned(text).unwrap().signed_by(&log_key());
    let bytes = long.to_string().into_bytes();
    assert_eq!(Note::parse(&bytes), Err(NotANote));
    assert_eq!(Note::parse_long(&bytes), Ok(long));
}

#[test]
fn no_byte_of_a_checkpoint_can_be_changed() {
    let keys = [log_key().public()];
    let bytes = checkpoint(5).to_string().into_bytes();
    for place in 0..bytes.len() {
        for bit in [1, 0x20, 0x80] {
            let mut altered = bytes.clone();
            altered[place] ^= bit;
            let opened = Note::parse(&altered)
                .ok()
                .and_then(|note| Checkpoint::open(&note, &keys).ok());
            assert_eq!(opened, None, "byte {place}");
        }
    }
}

#[test]
fn a_key_whose_identity_is_false_is_refused() {
    for wrong in [
        "",
        "PeterNeumann",
        "PeterNeumann+c74f20a4+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
        "PeterNeumann+c74f20a3+AhpC2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
        "Peter Neumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
    ] {
        assert_eq!(wrong.parse::<PublicKey>(), Err(NotAKey), "{wrong}");
    }
}

#[test]
fn what_is_no_note_is_not_read_as_one() {
    for wrong in [
        "",
        "text\n",
        "text\n\n",
        "text\n\n— name AAAAAAA=",
        "text\n\n- name AAAAAAA=\n",
        "text\n\n— name AAAA\n",
        "te\txt\n\n— name AAAAAAA=\n",
        "text\n\n— na+me AAAAAAA=\n",
        "text\n\n— name AAAAAAA=\nmore\n",
    ] {
        assert!(Note::parse(wrong.as_bytes()).is_err(), "{wrong:?}");
    }
}

#[test]
fn a_checkpoint_of_another_log_is_not_accepted() {
    let stranger = key("another.example/log", Purpose::Log, 1);
    let text = checkpoint(5).text().to_owned();
    let note = Note::unsigned(text).unwrap().signed_by(&stranger);
    assert_eq!(
        Checkpoint::open(&note, &[stranger.public()]),
        Err(Unacceptable::OtherOrigin)
    );
    assert_eq!(
        Checkpoint::open(&note, &[log_key().public()]),
        Err(Unacceptable::NotSigned(NotSigned))
    );
}

#[test]
fn a_checkpoint_may_bear_extensions_and_no_empty_line() {
    let signed = |more: &str| {
        let text = format!("{}{more}", checkpoint(5).text());
        let note = Note::unsigned(text).unwrap().signed_by(&log_key());
        Checkpoint::open(&note, &[log_key().public()])
    };
    assert!(signed("extension\n").is_ok());
    assert_eq!(signed("\nextension\n"), Err(Unacceptable::NotOne));
}

#[test]
fn a_witness_vouches_with_the_time_in_what_it_signs() {
    let witness = key("ars.example/temoin", Purpose::Witness, 2);
    let at = SeenAt(1_679_315_147);
    let note = checkpoint(5);
    let line = cosign(&note, &witness, at);
    let read = SignatureLine::parse(&line.to_string()).unwrap();
    assert_eq!(read, line);
    let vouched = note.clone().with(line.clone());
    assert_eq!(witnessed(&vouched, &witness.public()), Ok(at));
    assert!(Checkpoint::open(&vouched, &[log_key().public()]).is_ok());
    let mut later = line;
    later.bytes[7] ^= 1;
    assert_eq!(
        witnessed(&note.clone().with(later), &witness.public()),
        Err(NotSigned)
    );
    assert_eq!(witnessed(&note, &witness.public()), Err(NotSigned));
}

fn policy() -> (Policy, [SecretKey; 3]) {
    let witnesses = [
        key("ars.example/w", Purpose::Witness, 2),
        key("cert.example/w", Purpose::Witness, 3),
        key("ght.example/w", Purpose::Witness, 4),
    ];
    let [ars, cert, ght] = witnesses.each_ref().map(SecretKey::public);
    let text = format!(
        "# Qui se porte garant\nlog {}\n\nwitness ars {ars} https://ars.example/w\n\
         \twitness cert {cert}\nwitness ght {ght}\n\
         group tutelle any ars cert\ngroup q all tutelle ght\nquorum q\n",
        log_key().public()
    );
    (Policy::parse(&text).unwrap(), witnesses)
}

#[test]
fn a_policy_says_who_must_have_vouched() {
    let (policy, [ars, cert, ght]) = policy();
    assert_eq!(policy.witnesses[0].url, "https://ars.example/w");
    let quorum = |vouching: &[&SecretKey]| {
        let note = vouching.iter().fold(checkpoint(5), |note, witness| {
            let line = cosign(&note, witness, SeenAt(9));
            note.with(line)
        });
        let judged = policy.judge(&note).unwrap();
        assert_eq!(judged.seen.len(), vouching.len());
        judged.quorum
    };
    assert_eq!(quorum(&[]), Quorum::Missing);
    assert_eq!(quorum(&[&ars, &cert]), Quorum::Missing);
    assert_eq!(quorum(&[&ght]), Quorum::Missing);
    assert_eq!(quorum(&[&cert, &ght]), Quorum::Reached);
}

#[test]
fn a_wrong_policy_says_its_line() {
    let ars = key("ars", Purpose::Witness, 2).public();
    let log = log_key().public();
    for (text, line) in [
        (String::new(), 1),
        ("quorum none\nquorum none\n".to_owned(), 2),
        ("quorum nobody\n".to_owned(), 1),
        (format!("witness a {log}\nquorum a\n"), 1),
        (format!("witness a {ars}\nwitness b {ars}\nquorum a\n"), 2),
        (format!("witness none {ars}\nquorum none\n"), 1),
        (format!("witness a {ars}\ngroup g 2 a\nquorum g\n"), 2),
        (format!("witness a {ars}\ngroup g 0 a\nquorum g\n"), 2),
        (
            format!("witness a {ars}\ngroup g any a\ngroup h any a g\nquorum h\n"),
            3,
        ),
        (format!("log {log}\nlog {log}\nquorum none\n"), 2),
        ("wat\n".to_owned(), 1),
    ] {
        assert_eq!(Policy::parse(&text).unwrap_err().line, line, "{text}");
    }
    assert!(Policy::parse("quorum none").is_ok());
}

#[test]
fn one_entry_is_disclosed_with_its_proof_and_nothing_else() {
    let mut growth = Growth::default();
    leaves(300).into_iter().for_each(|leaf| growth.push(leaf));
    let spans = inclusion(41, 300).unwrap();
    let disclosure = Disclosure {
        index: 41,
        path: hashes(&spans, &growth.into_parts().1).unwrap(),
        checkpoint: checkpoint(300),
    };
    let keys = [log_key().public()];
    let text = disclosure.to_string();
    let read = Disclosure::parse(text.as_bytes()).unwrap();
    assert_eq!(read, disclosure);
    assert_eq!(read.verify(leaves(42)[41], &keys).unwrap().head.size, 300);
    assert!(matches!(
        read.verify(leaves(43)[42], &keys),
        Err(Unproved::Path(_))
    ));
    let with_extra = text.replacen("index", "extra AAAA\nindex", 1);
    assert_eq!(Disclosure::parse(with_extra.as_bytes()).unwrap(), read);
    for wrong in [
        text.replacen("index 41", "index 041", 1),
        text.replacen("@v1", "@v2", 1),
        text.replacen("\n\n", "\n", 2),
    ] {
        assert_eq!(
            Disclosure::parse(wrong.as_bytes()),
            Err(Unproved::NotAProof)
        );
    }
}

#[test]
fn a_witness_answers_as_the_specification_says() {
    let keys = [log_key().public()];
    let last = |size| {
        let seen = Checkpoint::read(&checkpoint(size)).unwrap();
        Some(seen.head)
    };
    let asked = |old, new| AddCheckpoint {
        old,
        proof: consistent(old, new),
        checkpoint: checkpoint(new),
    };
    let request = asked(5, 9);
    assert_eq!(
        AddCheckpoint::parse(request.to_string().as_bytes()),
        Ok(request.clone())
    );
    assert_eq!(request.judge(&keys, last(5)).unwrap().head.size, 9);
    assert!(asked(0, 9).judge(&keys, None).is_ok());
    assert!(asked(9, 9).judge(&keys, last(9)).is_ok());

    assert_eq!(request.judge(&[], last(5)), Err(Refused::UnknownLog));
    let same_name = key("vigie.example/journal", Purpose::Log, 8).public();
    assert_eq!(
        request.judge(&[same_name], last(5)),
        Err(Refused::NotSigned)
    );
    assert_eq!(
        AddCheckpoint {
            old: 10,
            ..request.clone()
        }
        .judge(&keys, last(10)),
        Err(Refused::Malformed)
    );
    assert_eq!(request.judge(&keys, last(6)), Err(Refused::OtherSize(6)));
    assert_eq!(request.judge(&keys, None), Err(Refused::OtherSize(0)));
    let other_root = Some(Head {
        size: 9,
        root: Hash([0; 32]),
    });
    assert_eq!(
        asked(9, 9).judge(&keys, other_root),
        Err(Refused::OtherRoot(9))
    );
    assert_eq!(
        AddCheckpoint {
            proof: consistent(4, 9),
            ..request
        }
        .judge(&keys, last(5)),
        Err(Refused::NotConsistent)
    );
    let hash = Hash([0; 32]).to_base64();
    let sent = checkpoint(9).to_string();
    for malformed in [
        sent.clone(),
        format!("old 05\n\n{sent}"),
        format!("old -1\n\n{sent}"),
        format!("old 0\n{hash}\n\n{sent}"),
        format!("old 5\nhash\n\n{sent}"),
        format!("old 5\n{}\n{sent}", format!("{hash}\n").repeat(64)),
        "old 5\n\n".to_owned(),
    ] {
        assert_eq!(
            AddCheckpoint::parse(malformed.as_bytes()),
            Err(Refused::Malformed)
        );
    }
}
