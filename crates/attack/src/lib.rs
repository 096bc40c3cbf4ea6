//! What reads bytes from outside, each as a function that takes any bytes and
//! panics only when the portal would misbehave. The tests of this crate run
//! them over the stored corpus and over random bytes; `cargo xtask attack`
//! gives the same functions to libFuzzer.

mod documents;
mod files;
mod forms;
mod headers;
mod log;
mod record;
mod register;
mod words;

/// Something that reads bytes from outside.
#[derive(Clone, Copy, Debug)]
pub struct Target {
    /// Its name, which is that of its corpus.
    pub name: &'static str,
    /// Reads any bytes.
    pub reads: fn(&[u8]),
}

/// Every one of them.
pub const TARGETS: [Target; 24] = [
    target("acts", record::acts),
    target("archives", files::archives),
    target("checkpoints", log::checkpoints),
    target("commands", documents::commands),
    target("configuration", documents::configuration),
    target("cosignatures", log::cosignatures),
    target("declarations", documents::declarations),
    target("disclosures", log::disclosures),
    target("drafts", documents::drafts),
    target("file_names", headers::file_names),
    target("forms", forms::forms),
    target("headers", headers::headers),
    target("lessons", words::lessons),
    target("notes", log::notes),
    target("numbers", headers::numbers),
    target("past_reports", files::past_reports),
    target("playbooks", words::playbooks),
    target("policies", log::policies),
    target("proofs", log::proofs),
    target("register", register::register),
    target("tiles", log::tiles),
    target("transfers", files::transfers),
    target("witness_requests", log::witness_requests),
    target("words", words::words),
];

const fn target(name: &'static str, reads: fn(&[u8])) -> Target {
    Target { name, reads }
}

/// Gives bytes to the target of a name; nothing when there is none.
pub fn give(name: &str, bytes: &[u8]) {
    if let Some(target) = TARGETS.iter().find(|target| target.name == name) {
        (target.reads)(bytes);
    }
}
