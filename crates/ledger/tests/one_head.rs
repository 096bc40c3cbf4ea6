//! KEEP-1: whatever two nodes, sudden deaths and restored backups do in
//! whatever order, no log ever has two signed heads of one size: every order
//! is tried.
//!
//! The model is the protocol of the store and of the use cases: leaves are
//! appended (an import is one more), a tree grows by comparing and swapping
//! its size, its head is signed under a lock, the second copy of the head is
//! written before the signature is committed, and each start compares that
//! copy with the database. The copy survives what happens to the database, and
//! all nodes have the same one.

#![allow(clippy::unwrap_used)]

use std::collections::BTreeSet;

use ledger::{Hash, leaf_hash, root_hash};
use stateright::{Checker, Model, Property};

const NODES: usize = 2;
const MOST_APPENDS: u8 = 4;
const MOST_BACKUPS: u8 = 1;
const MOST_RESTORATIONS: u8 = 2;
const MOST_LOGS: usize = 3;

/// When the second copy of a head is written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum CopyOf {
    /// Before the signature is committed: as the portal does it.
    WhatWillBeCommitted,
    /// After it.
    WhatWasCommitted,
}

/// An installation with its nodes.
struct Installation {
    copy: CopyOf,
    /// Whether a start compares the copy with the database.
    guard: Guard,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Guard {
    On,
    Off,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
struct Head {
    log: u8,
    size: usize,
    root: [u8; 32],
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct Log {
    number: u8,
    first: usize,
    size: usize,
    /// The size that was signed last.
    signed: usize,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
struct Database {
    leaves: Vec<u8>,
    logs: Vec<Log>,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
enum Node {
    Down,
    Idle,
    /// It has read where a log ends, and will take the leaves after that.
    Growing {
        log: u8,
        size: usize,
    },
    /// It holds the lock, and has signed a head.
    Signing {
        head: Head,
        copied: bool,
    },
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct State {
    database: Database,
    backup: Option<Database>,
    copy: Option<Head>,
    nodes: [Node; NODES],
    /// What anybody may have seen.
    published: BTreeSet<Head>,
    appended: u8,
    backups: u8,
    restorations: u8,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Action {
    Start(usize),
    Die(usize),
    Append(usize),
    ReadEnd(usize),
    Swap(usize),
    Sign(usize),
    WriteCopy(usize),
    Commit(usize),
    BackUp,
    Restore,
}

impl Database {
    fn head(&self, log: &Log, size: usize) -> Head {
        let of_log = &self.leaves[log.first..log.first + size];
        let hashes: Vec<Hash> = of_log.iter().map(|leaf| leaf_hash(&[*leaf])).collect();
        Head {
            log: log.number,
            size,
            root: root_hash(&hashes).0,
        }
    }
}

impl State {
    fn locked(&self) -> bool {
        let holds = |node: &Node| matches!(node, Node::Signing { .. });
        self.nodes.iter().any(holds)
    }

    /// What a start does, as `open_log` does it.
    fn open(&mut self, guard: Guard) {
        let Some(last) = self.database.logs.last().cloned() else {
            let first = Log {
                number: 1,
                first: 0,
                size: 0,
                signed: 0,
            };
            self.database.logs.push(first);
            return;
        };
        let Some(known) = self.copy.clone().filter(|_| guard == Guard::On) else {
            return;
        };
        let of_copy = self
            .database
            .logs
            .iter()
            .find(|log| log.number == known.log);
        let sound = of_copy.is_some_and(|log| {
            known.size <= log.size && self.database.head(log, known.size) == known
        });
        if !sound {
            let successor = Log {
                number: known.log.max(last.number) + 1,
                first: self.database.leaves.len(),
                size: 0,
                signed: 0,
            };
            self.appended += 1;
            self.database.leaves.push(self.appended);
            self.database.logs.push(successor);
        }
    }
}

impl Model for Installation {
    type State = State;
    type Action = Action;

    fn init_states(&self) -> Vec<State> {
        vec![State {
            database: Database::default(),
            backup: None,
            copy: None,
            nodes: [Node::Down, Node::Down],
            published: BTreeSet::new(),
            appended: 0,
            backups: 0,
            restorations: 0,
        }]
    }

    fn actions(&self, state: &State, actions: &mut Vec<Action>) {
        let free = !state.locked();
        for (n, node) in state.nodes.iter().enumerate() {
            match node {
                Node::Down if free => actions.push(Action::Start(n)),
                Node::Down => {}
                Node::Idle => {
                    if free && state.appended < MOST_APPENDS {
                        actions.push(Action::Append(n));
                    }
                    actions.push(Action::ReadEnd(n));
                    if free {
                        actions.push(Action::Sign(n));
                    }
                }
                Node::Growing { .. } if free => actions.push(Action::Swap(n)),
                Node::Growing { .. } => {}
                Node::Signing { copied, .. } => {
                    let before = self.copy == CopyOf::WhatWillBeCommitted;
                    actions.push(match (before, copied) {
                        (true, false) | (false, true) => Action::WriteCopy(n),
                        (true, true) | (false, false) => Action::Commit(n),
                    });
                }
            }
            if *node != Node::Down {
                actions.push(Action::Die(n));
            }
        }
        if state.backups < MOST_BACKUPS && !state.database.logs.is_empty() {
            actions.push(Action::BackUp);
        }
        let stopped = state.nodes.iter().all(|node| *node == Node::Down);
        if stopped && state.backup.is_some() && state.restorations < MOST_RESTORATIONS {
            actions.push(Action::Restore);
        }
    }

    fn next_state(&self, before: &State, action: Action) -> Option<State> {
        let mut state = before.clone();
        match action {
            Action::Start(n) => {
                state.open(self.guard);
                state.nodes[n] = Node::Idle;
            }
            Action::Die(n) => state.nodes[n] = Node::Down,
            Action::Append(_) => {
                state.appended += 1;
                state.database.leaves.push(state.appended);
            }
            Action::ReadEnd(n) => {
                let log = state.database.logs.last()?;
                state.nodes[n] = Node::Growing {
                    log: log.number,
                    size: log.size,
                };
            }
            Action::Swap(n) => {
                let Node::Growing { log, size } = state.nodes[n] else {
                    return None;
                };
                let end = state.database.leaves.len();
                let last = state.database.logs.last_mut()?;
                if (last.number, last.size) == (log, size) {
                    last.size = end - last.first;
                }
                state.nodes[n] = Node::Idle;
            }
            Action::Sign(n) => {
                let log = state.database.logs.last()?;
                if log.size <= log.signed {
                    return None;
                }
                let head = state.database.head(log, log.size);
                state.nodes[n] = Node::Signing {
                    head,
                    copied: false,
                };
            }
            Action::WriteCopy(n) => {
                let Node::Signing { head, .. } = state.nodes[n].clone() else {
                    return None;
                };
                state.published.insert(head.clone());
                state.copy = Some(head.clone());
                state.nodes[n] = match self.copy {
                    CopyOf::WhatWillBeCommitted => Node::Signing { head, copied: true },
                    CopyOf::WhatWasCommitted => Node::Idle,
                };
            }
            Action::Commit(n) => {
                let Node::Signing { head, .. } = state.nodes[n].clone() else {
                    return None;
                };
                let log = state.database.logs.last_mut()?;
                log.signed = head.size;
                state.published.insert(head.clone());
                state.nodes[n] = match self.copy {
                    CopyOf::WhatWillBeCommitted => Node::Idle,
                    CopyOf::WhatWasCommitted => Node::Signing { head, copied: true },
                };
            }
            Action::BackUp => {
                state.backups += 1;
                state.backup = Some(state.database.clone());
            }
            Action::Restore => {
                state.restorations += 1;
                state.database = state.backup.clone()?;
            }
        }
        // Which of the nodes is which makes no difference.
        state.nodes.sort();
        Some(state)
    }

    fn within_boundary(&self, state: &State) -> bool {
        state.database.logs.len() <= MOST_LOGS
    }

    fn properties(&self) -> Vec<Property<Self>> {
        vec![
            Property::always(ONE_HEAD, |_, state: &State| {
                let sizes: BTreeSet<(u8, usize)> = state
                    .published
                    .iter()
                    .map(|head| (head.log, head.size))
                    .collect();
                sizes.len() == state.published.len()
            }),
            Property::sometimes(SUCCESSOR, |_, state: &State| {
                state.published.iter().any(|head| head.log == 3)
            }),
        ]
    }
}

const ONE_HEAD: &str = "no size of a log has two signed heads";
const SUCCESSOR: &str = "the successor of a successor signs";

#[test]
fn no_log_ever_has_two_signed_heads_of_one_size() {
    let installation = Installation {
        copy: CopyOf::WhatWillBeCommitted,
        guard: Guard::On,
    };
    let checker = installation.checker().threads(2).spawn_bfs().join();
    println!("{} states", checker.unique_state_count());
    checker.assert_properties();
}

/// The model finds what it looks for: without the guard, and with a copy that
/// lags behind what was committed, two heads come about.
#[test]
fn without_the_guard_or_the_copy_two_heads_come_about() {
    for (copy, guard) in [
        (CopyOf::WhatWillBeCommitted, Guard::Off),
        (CopyOf::WhatWasCommitted, Guard::On),
    ] {
        let checker = Installation { copy, guard }
            .checker()
            .threads(2)
            .spawn_bfs()
            .join();
        assert!(checker.discovery(ONE_HEAD).is_some());
    }
}
