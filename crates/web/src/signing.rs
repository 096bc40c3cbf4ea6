//! Beside an act of a story: that it was signed, or where its author signs it
//! (KEEP-1).

use std::collections::BTreeMap;

use locales::Texts;
use process::access::{RightTo, Seat, SeatKind, Verb, right_to};
use process::act::{Recorded, Sequence};
use process::ids::Pseudonym;
use process::signature::{Signable, Signature, signatures};

use crate::naming;

/// What stands beside an act about signatures.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Signing {
    /// Nothing.
    #[default]
    None,
    /// The reader did this, and may sign it at this address.
    Offered(String),
    /// Who signed, when and by what, in words.
    Signed(String),
}

/// What the signatures of a story make of each of its acts.
pub(crate) struct Signings<'a> {
    t: Texts,
    found: BTreeMap<Sequence, Signature>,
    names: BTreeMap<&'a Pseudonym, &'a str>,
    reader: &'a Pseudonym,
    seat: Seat,
    base: String,
}

impl<'a> Signings<'a> {
    /// Of a story whose acts and their authors' names are given; `base` is the
    /// page of what it is about.
    pub(crate) fn new<A: Signable + Clone + 'a>(
        t: Texts,
        story: impl Iterator<Item = (&'a Recorded<A>, Option<&'a str>)>,
        (reader, seat): (&'a Pseudonym, Seat),
        base: String,
    ) -> Self {
        let mut names = BTreeMap::new();
        let mut acts = Vec::new();
        for (recorded, name) in story {
            names.extend(name.map(|name| (&recorded.by.pseudonym, name)));
            if recorded.act.signature().is_some() {
                acts.push(recorded.clone());
            }
        }
        Self {
            t,
            found: signatures(&acts),
            names,
            reader,
            seat,
            base,
        }
    }

    /// What stands beside this act.
    pub(crate) fn of<A: Signable>(&self, recorded: &Recorded<A>) -> Signing {
        if let Some(signature) = self.found.get(&recorded.seq) {
            let name = self.names.get(&signature.by.pseudonym).copied();
            let t = self.t;
            let text = t
                .with("signed-by")
                .arg("who", naming::person(t, name, signature.by.seat))
                .arg("at", t.short(signature.at))
                .arg("means", t.get(signature.means.label_key()))
                .text();
            return Signing::Signed(text.into_owned());
        }
        let may = right_to(Verb::Sign, SeatKind::from(self.seat)) == RightTo::Held;
        if may && recorded.by.pseudonym == *self.reader && recorded.act.takes_signature() {
            return Signing::Offered(format!("{}/actes/{}/signature", self.base, recorded.seq));
        }
        Signing::None
    }
}
