//! Significant incidents, from the confirmation that two cases are alike to
//! their end (SUPP-2, SIGN-1, SIGN-2, SIGN-4, CLOSE-4, QUAL-5).

mod gathering;
mod reading;
mod steering;

use app::{
    AppError,
    duties::DutyLine,
    incidents::{Followed, IncidentRequest, IncidentView},
};
use process::{
    access::{Body, Viewer},
    case::{CaseAct, Reality},
    command::Command,
    ids::{IncidentReference, Reference},
    obligations::Duty,
    refusal::{Reason, Refusal, Rule},
    significant::{ActionOwner, IncidentCommand},
    words::{Class, Mode, Progress, Reach, State},
};
use rstest::rstest;
use testkit::{
    database::Engine,
    world::{Who, World, declaration, instant},
};

use crate::{outcomes::refused, sendings::addresses};

const WHY: &str = "Même prestataire, même nuit.";

/// A case of the hospital and one of the nursing home.
pub(crate) async fn two_cases(world: &World) -> (Reference, Reference) {
    let hospital = world
        .declares(Who::Reporter, "Messagerie chiffrée cette nuit.")
        .await
        .reference;
    (hospital, neighbours_case(world).await)
}

async fn neighbours_case(world: &World) -> Reference {
    let words = "Messagerie inaccessible depuis cette nuit.";
    world
        .app
        .declare(
            world.actor(Who::Neighbour),
            declaration(&world.nursing_home, words),
        )
        .await
        .unwrap()
        .reference
}

pub(crate) async fn alike(world: &World, one: Reference, other: Reference) -> IncidentReference {
    world
        .app
        .confirm_alike(world.actor(Who::Analyst), one, other, WHY)
        .await
        .unwrap()
        .incident
}

pub(crate) async fn reads(
    world: &World,
    who: Who,
    incident: IncidentReference,
) -> Result<IncidentView, AppError> {
    world.app.incident(world.actor(who), incident).await
}

pub(crate) async fn does(
    world: &World,
    who: Who,
    incident: IncidentReference,
    command: IncidentCommand,
) -> Result<Followed, AppError> {
    let seen = match command.judges() {
        true => Some(reads(world, who, incident).await?.version),
        false => None,
    };
    let request = IncidentRequest {
        command,
        seen,
        key: None,
    };
    world
        .app
        .act_on_incident(world.actor(who), incident, request)
        .await
}

pub(crate) fn choose(mode: Mode) -> IncidentCommand {
    IncidentCommand::ChooseMode {
        mode,
        reason: "Deux régions touchées.".to_owned(),
    }
}

fn decide(to: Reach, text: &str) -> IncidentCommand {
    IncidentCommand::Decide {
        to,
        text: text.to_owned(),
        grounds: "L'accès du prestataire est compromis.".to_owned(),
    }
}

pub(crate) fn ask_all(due: Option<jiff::Timestamp>) -> IncidentCommand {
    IncidentCommand::SetAction {
        owner: ActionOwner::Facilities,
        text: "Couper l'accès distant du prestataire.".to_owned(),
        due,
    }
}

pub(crate) fn progress(incident: IncidentReference, progress: Progress, note: &str) -> Command {
    Command::StateProgress {
        incident,
        action: 1,
        progress,
        note: note.to_owned(),
    }
}
