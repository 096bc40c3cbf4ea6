//! Acting on a case: the one door of every command.

use process::{access::Actor, act::Sequence, command::Command, ids::Reference};
use serde::{Deserialize, Serialize};

use crate::{App, AppError, WrongInput};

/// A key that makes a repeated request harmless.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IdempotencyKey(String);

impl IdempotencyKey {
    /// The key, if it has 1 to 200 visible characters.
    ///
    /// # Errors
    /// When it has not.
    pub fn new(text: &str) -> Result<Self, WrongInput> {
        let text = text.trim();
        if (1..=200).contains(&text.len()) && text.chars().all(|c| !c.is_control()) {
            Ok(Self(text.to_owned()))
        } else {
            Err(WrongInput::Key)
        }
    }

    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }
}

/// A command to carry out.
#[derive(Clone, Debug)]
pub struct ActRequest {
    /// What to do.
    pub command: Command,
    /// The version that its author read; judgements need it.
    pub seen: Option<Sequence>,
    /// Makes a repeated request harmless.
    pub key: Option<IdempotencyKey>,
}

/// What was recorded.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Done {
    /// The case.
    pub reference: Reference,
    /// The version that the author now sees.
    pub version: Sequence,
    /// The acts recorded.
    pub recorded: Vec<Sequence>,
}

impl App {
    /// Carries out a command: decides by the rules, records the acts, tells
    /// whom it concerns, in one transaction.
    ///
    /// # Errors
    /// When the actor does not see the case, a rule refuses, or nothing could
    /// be recorded.
    pub async fn act(
        &self,
        actor: &Actor,
        reference: Reference,
        request: ActRequest,
    ) -> Result<Done, AppError> {
        unimplemented!()
    }
}
