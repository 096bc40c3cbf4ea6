//! The end of a file's life, and what may be erased of a person (KEEP-2).

mod after;
mod deciding;
mod periods;

use jiff::SignedDuration;
use process::{access::Actor, command::Command, ids::Pseudonym, retention::Disposition};

use crate::story::*;

fn propose(disposition: Disposition) -> Command {
    Command::ProposeDisposition {
        disposition,
        until: None,
        reason: "La durée est écoulée.".to_owned(),
    }
}

fn keep_until(text: &str) -> Command {
    Command::ProposeDisposition {
        disposition: Disposition::Keep,
        until: Some(in_paris(text)),
        reason: "Un contentieux se prépare.".to_owned(),
    }
}

fn hold() -> Command {
    Command::PlaceHold {
        reason: "Plainte en cours.".to_owned(),
    }
}

fn decline() -> Command {
    Command::DeclineDisposition {
        reason: "À revoir.".to_owned(),
    }
}

fn second_lead() -> Actor {
    Actor {
        pseudonym: Pseudonym("another-lead".to_owned()),
        ..lead()
    }
}

/// A serious incident whose fifteen years are over.
fn due() -> Story {
    let mut story = Story::closed();
    story.wait(SignedDuration::from_hours(24 * 366 * 15));
    story
}
