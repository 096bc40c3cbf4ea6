//! Whom to trust (C2SP tlog-policy): which logs, and how many of which
//! witnesses must have vouched for a checkpoint.

use std::collections::BTreeMap;

use crate::{
    checkpoint::{Checkpoint, Unacceptable, decimal},
    cosignature::{SeenAt, witnessed},
    keys::{PublicKey, Purpose},
    note::Note,
};

/// A policy that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Policy {
    /// Keys of the logs that are accepted.
    pub logs: Vec<PublicKey>,
    /// The witnesses, in the order of the file.
    pub witnesses: Vec<Witness>,
    groups: BTreeMap<String, Group>,
    quorum: Option<String>,
}

/// A witness that a policy names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Witness {
    /// Its name within the policy.
    pub name: String,
    /// Its key.
    pub key: PublicKey,
    /// Where it is asked to vouch; empty when it is not asked.
    pub url: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Group {
    threshold: usize,
    members: Vec<String>,
}

/// What is wrong in a policy.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line} of the policy: {problem}")]
pub struct WrongPolicy {
    /// The line, from 1; one past the last when something is missing.
    pub line: usize,
    /// What is wrong.
    pub problem: &'static str,
}

/// What a policy says of a checkpoint that its log signed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Judgement {
    /// What the log says.
    pub checkpoint: Checkpoint,
    /// Who vouched for it, and when.
    pub seen: Vec<(String, SeenAt)>,
    /// Whether enough of them did.
    pub quorum: Quorum,
}

/// Whether the witnesses that a policy wants have vouched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Quorum {
    /// They have, or none is wanted.
    Reached,
    /// Some are missing.
    Missing,
}

impl Policy {
    /// Reads a policy.
    ///
    /// # Errors
    /// The first line that is wrong.
    pub fn parse(text: &str) -> Result<Self, WrongPolicy> {
        let mut reading = Reading::default();
        for (number, line) in text.lines().enumerate() {
            reading.line(line).map_err(|problem| WrongPolicy {
                line: number + 1,
                problem,
            })?;
        }
        let quorum = reading.quorum.ok_or(WrongPolicy {
            line: text.lines().count() + 1,
            problem: "there is no quorum",
        })?;
        Ok(Self {
            logs: reading.logs,
            witnesses: reading.witnesses,
            groups: reading.groups,
            quorum,
        })
    }

    /// Judges a checkpoint.
    ///
    /// # Errors
    /// When it is none, or none of the policy's logs signed it.
    pub fn judge(&self, note: &Note) -> Result<Judgement, Unacceptable> {
        let checkpoint = Checkpoint::open(note, &self.logs)?;
        let seen = self.seen(note);
        let quorum = self.quorum_of(&seen);
        Ok(Judgement {
            checkpoint,
            seen,
            quorum,
        })
    }

    /// Whether the witnesses that the policy wants vouch for a checkpoint
    /// whose log is known to have signed it.
    #[must_use]
    pub fn reached(&self, note: &Note) -> Quorum {
        self.quorum_of(&self.seen(note))
    }

    fn seen(&self, note: &Note) -> Vec<(String, SeenAt)> {
        self.witnesses
            .iter()
            .filter_map(|witness| {
                let at = witnessed(note, &witness.key).ok()?;
                Some((witness.name.clone(), at))
            })
            .collect()
    }

    fn quorum_of(&self, seen: &[(String, SeenAt)]) -> Quorum {
        let reached = self
            .quorum
            .as_ref()
            .is_none_or(|name| self.has_seen(name, seen));
        if reached {
            Quorum::Reached
        } else {
            Quorum::Missing
        }
    }

    fn has_seen(&self, name: &str, seen: &[(String, SeenAt)]) -> bool {
        match self.groups.get(name) {
            None => seen.iter().any(|(witness, _)| witness == name),
            Some(group) => {
                let members = group.members.iter();
                members.filter(|name| self.has_seen(name, seen)).count() >= group.threshold
            }
        }
    }
}

#[derive(Default)]
struct Reading {
    logs: Vec<PublicKey>,
    witnesses: Vec<Witness>,
    groups: BTreeMap<String, Group>,
    grouped: Vec<String>,
    quorum: Option<Option<String>>,
}

impl Reading {
    fn line(&mut self, line: &str) -> Result<(), &'static str> {
        if line.chars().any(|c| c != '\t' && c.is_ascii_control()) {
            return Err("a control character");
        }
        let words: Vec<&str> = line
            .split([' ', '\t'])
            .filter(|word| !word.is_empty())
            .collect();
        match words.as_slice() {
            [] => Ok(()),
            [first, ..] if first.starts_with('#') => Ok(()),
            ["log", key] | ["log", key, _] => self.log(key),
            ["witness", name, key] => self.witness(name, key, ""),
            ["witness", name, key, url] => self.witness(name, key, url),
            ["group", name, threshold, members @ ..] => self.group(name, threshold, members),
            ["quorum", name] => self.set_quorum(name),
            _ => Err("expected log, witness, group or quorum"),
        }
    }

    fn log(&mut self, key: &str) -> Result<(), &'static str> {
        let key = key_for(key, Purpose::Log)?;
        if self.logs.iter().any(|known| known.bytes() == key.bytes()) {
            return Err("this log's key was given before");
        }
        self.logs.push(key);
        Ok(())
    }

    fn witness(&mut self, name: &str, key: &str, url: &str) -> Result<(), &'static str> {
        self.free(name)?;
        let key = key_for(key, Purpose::Witness)?;
        let mut known = self.witnesses.iter();
        if known.any(|known| known.key.bytes() == key.bytes()) {
            return Err("this witness's key was given before");
        }
        self.witnesses.push(Witness {
            name: name.to_owned(),
            key,
            url: url.to_owned(),
        });
        Ok(())
    }

    fn group(&mut self, name: &str, threshold: &str, members: &[&str]) -> Result<(), &'static str> {
        self.free(name)?;
        for member in members {
            if !self.known(member) {
                return Err("a member of the group was not defined before");
            }
            if self.grouped.iter().any(|grouped| grouped == member) {
                return Err("a member can be listed once only");
            }
            self.grouped.push((*member).to_owned());
        }
        let threshold = match threshold {
            "all" => members.len(),
            "any" => 1,
            number => decimal(number)
                .and_then(|number| usize::try_from(number).ok())
                .ok_or("expected all, any or a number")?,
        };
        if threshold == 0 || threshold > members.len() {
            return Err("the number must be between 1 and the number of members");
        }
        let members = members.iter().map(|name| (*name).to_owned()).collect();
        self.groups
            .insert(name.to_owned(), Group { threshold, members });
        Ok(())
    }

    fn set_quorum(&mut self, name: &str) -> Result<(), &'static str> {
        if self.quorum.is_some() {
            return Err("there is more than one quorum");
        }
        if name != NONE && !self.known(name) {
            return Err("the quorum was not defined before");
        }
        self.quorum = Some((name != NONE).then(|| name.to_owned()));
        Ok(())
    }

    fn known(&self, name: &str) -> bool {
        self.groups.contains_key(name) || self.witnesses.iter().any(|known| known.name == name)
    }

    fn free(&self, name: &str) -> Result<(), &'static str> {
        if name == NONE || self.known(name) {
            return Err("this name is taken");
        }
        Ok(())
    }
}

const NONE: &str = "none";

fn key_for(text: &str, purpose: Purpose) -> Result<PublicKey, &'static str> {
    let key: PublicKey = text.parse().map_err(|_| "not a key")?;
    if key.purpose() != purpose {
        return Err("not a key for this use");
    }
    Ok(key)
}
