//! Alerts: whom they reach, who decides, who answers (SIGN-3).

mod answering;
mod deciding;
mod many;
mod population;

use app::alerts::AlertText;
use process::{
    act::Sequence,
    alert::{AlertCommand, AlertNature, AlertNumber, AlertUrgency, Criteria, Population, Tlp},
};
use testkit::world::{Who, World};

/// An urgent warning about a vulnerability, with two measures.
pub(crate) fn text() -> AlertText {
    AlertText {
        title: "Faille du concentrateur VPN".to_owned(),
        happens: "Une faille est exploitée depuis ce matin.".to_owned(),
        measures: vec![
            "Couper l'accès distant.".to_owned(),
            "Appliquer le correctif.".to_owned(),
        ],
        nature: AlertNature::Vulnerability,
        tlp: Tlp::Amber,
        urgency: AlertUrgency::Urgent,
        incident: None,
        population: Population::default(),
    }
}

/// The same for some facilities.
pub(crate) fn to(criteria: Criteria) -> AlertText {
    AlertText {
        population: Population::Criteria(criteria),
        ..text()
    }
}

pub(crate) fn in_region(code: &str) -> Criteria {
    Criteria {
        regions: [code.parse().unwrap()].into(),
        ..Criteria::default()
    }
}

pub(crate) async fn version(world: &World, number: AlertNumber) -> Option<Sequence> {
    let seen = world.app.alert(world.actor(Who::Lead), number).await;
    Some(seen.unwrap().alert.seq)
}

pub(crate) async fn does(
    world: &World,
    who: Who,
    number: AlertNumber,
    command: AlertCommand,
) -> Result<(), app::AppError> {
    let seen = version(world, number).await;
    world
        .app
        .act_on_alert(world.actor(who), number, command, seen)
        .await
}

/// An alert written by the analyst, approved by the lead and sent; every batch
/// is dealt with.
pub(crate) async fn sent(world: &World, text: AlertText) -> AlertNumber {
    let number = approved(world, text).await;
    does(world, Who::Analyst, number, AlertCommand::Send)
        .await
        .unwrap();
    world.app.expand_alerts().await.unwrap();
    number
}

pub(crate) async fn approved(world: &World, text: AlertText) -> AlertNumber {
    let spreads = text.nature == AlertNature::Spreading;
    let analyst = world.actor(Who::Analyst);
    let number = world.app.write_alert(analyst, text).await.unwrap();
    does(world, Who::Analyst, number, AlertCommand::Submit)
        .await
        .unwrap();
    let approver = if spreads { Who::Hfds } else { Who::Lead };
    does(world, approver, number, AlertCommand::Approve)
        .await
        .unwrap();
    number
}
