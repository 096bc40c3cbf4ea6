//! What programs are told of incidents and alerts (SIGN-2, SIGN-3, QUAL-5).

use process::{
    alert::AlertCommand,
    ids::SubjectNumber,
    significant::IncidentCommand,
    webhooks::Topic,
    words::{Mode, Reach},
};
use rstest::rstest;
use serde_json::Value;
use testkit::{
    database::Engine,
    receiver::{Letter, Receiver},
    world::{Who, World},
};

use super::{kinds, log, round, subscribes, told_of, world};
use crate::{
    alerts::{self, approved, in_region, to},
    incidents::{self, alike, choose, two_cases},
};

const STORIES: [Topic; 2] = [Topic::Incident, Topic::Alert];

/// Receivers of these people, who are told of incidents and alerts.
async fn told<const N: usize>(world: &World, people: [Who; N]) -> [Receiver; N] {
    let mut receivers = Vec::with_capacity(N);
    for who in people {
        let receiver = Receiver::listening().await;
        subscribes(world, who, told_of(&receiver, &STORIES)).await;
        receivers.push(receiver);
    }
    receivers.try_into().ok().unwrap()
}

/// Kinds of the acts of one sort of subject that a receiver was told of.
fn of(receiver: &Receiver, sort: &str) -> Vec<String> {
    let mut letters = receiver.letters();
    letters.retain(|letter| read(letter)["type"] == sort);
    kinds(&letters)
}

fn read(letter: &Letter) -> Value {
    serde_json::from_str(&letter.body).unwrap()
}

fn decide(to: Reach) -> IncidentCommand {
    IncidentCommand::Decide {
        to,
        text: "Couper les tunnels.".to_owned(),
        grounds: "Le prestataire est compromis.".to_owned(),
    }
}

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test]
async fn sign_2_each_subscriber_is_told_of_an_incident_what_it_reads_there(#[case] engine: Engine) {
    let world = world(engine).await;
    let people = [Who::Analyst, Who::Ars, Who::Reporter, Who::Ansm];
    let [cert, ars, facility, stranger] = told(&world, people).await;
    let (one, other) = two_cases(&world).await;
    let incident = alike(&world, one, other).await;
    for command in [
        choose(Mode::Crisis),
        decide(Reach::Everybody),
        decide(Reach::Steering),
    ] {
        incidents::does(&world, Who::Hfds, incident, command)
            .await
            .unwrap();
    }
    round(&world).await;

    let incident_acts = |receiver: &Receiver| of(receiver, "incident.act");
    assert_eq!(
        incident_acts(&cert),
        [
            "opened",
            "case-joined",
            "case-joined",
            "mode-chosen",
            "decided",
            "decided"
        ]
    );
    assert_eq!(incident_acts(&ars), ["opened", "mode-chosen", "decided"]);
    assert_eq!(incident_acts(&facility), ["opened", "decided"]);
    assert!(stranger.letters().is_empty());
    assert_eq!(of(&facility, "case.act"), ["incident-joined"]);
    for letter in facility.letters() {
        let told = read(&letter);
        if told["type"] == "incident.act" {
            assert_eq!(told["data"]["incident"], incident.to_string());
            let link = told["data"]["link"].as_str().unwrap();
            assert!(link.ends_with(&format!("/incidents/{incident}")));
        }
        for kept in ["tunnels", "prestataire", "Messagerie", &other.to_string()] {
            assert!(!letter.body.contains(kept), "KEEP-3: {kept}");
        }
    }
}

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test]
async fn sign_2_a_facility_is_told_no_more_once_its_case_has_left(#[case] engine: Engine) {
    let world = world(engine).await;
    let (one, other) = two_cases(&world).await;
    let incident = alike(&world, one, other).await;
    let [facility] = told(&world, [Who::Reporter]).await;
    // Found while the case is in it, and sent once it has left.
    incidents::does(&world, Who::Hfds, incident, decide(Reach::Everybody))
        .await
        .unwrap();
    let take = IncidentCommand::Release {
        case: one,
        reason: "Autre cause.".to_owned(),
    };
    incidents::does(&world, Who::Analyst, incident, take)
        .await
        .unwrap();
    incidents::does(&world, Who::Hfds, incident, decide(Reach::Everybody))
        .await
        .unwrap();
    round(&world).await;
    assert_eq!(of(&facility, "incident.act"), ["decided"]);
}

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test]
async fn sign_3_recipients_are_told_of_an_alert_once_it_is_known_whom_it_reaches(
    #[case] engine: Engine,
) {
    let world = world(engine).await;
    let people = [Who::Analyst, Who::Reporter, Who::Ars, Who::Neighbour];
    let [cert, facility, ars, elsewhere] = told(&world, people).await;
    let number = approved(&world, to(in_region("53"))).await;
    round(&world).await;
    let of_alert = |receiver: &Receiver| of(receiver, "alert.act");
    assert_eq!(of_alert(&cert), ["written", "submitted", "approved"]);

    alerts::does(&world, Who::Analyst, number, AlertCommand::Send)
        .await
        .unwrap();
    round(&world).await;
    assert_eq!(of_alert(&cert).len(), 4, "the CERT need not wait");
    assert!(facility.letters().is_empty(), "nobody was reached yet");
    world.app.expand_alerts().await.unwrap();
    let reason = || "Les correctifs sont déployés.".to_owned();
    let remind = AlertCommand::Remind { ars: None };
    alerts::does(&world, Who::Lead, number, remind)
        .await
        .unwrap();
    let end = AlertCommand::End { reason: reason() };
    alerts::does(&world, Who::Lead, number, end).await.unwrap();
    world.app.expand_alerts().await.unwrap();
    round(&world).await;
    assert_eq!(of_alert(&facility), ["sent", "ended"]);
    assert_eq!(of_alert(&ars), ["sent", "ended"]);
    assert!(elsewhere.letters().is_empty());
    for letter in facility.letters() {
        assert_eq!(read(&letter)["data"]["alert"], number.to_string());
        for kept in ["Faille", "correctif", "distant"] {
            assert!(!letter.body.contains(kept), "KEEP-3: {kept}");
        }
    }
}

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test]
async fn its_owner_s_list_names_incidents_and_alerts_by_their_numbers(#[case] engine: Engine) {
    let world = world(engine).await;
    let receiver = Receiver::listening().await;
    let (id, _) = subscribes(&world, Who::Analyst, told_of(&receiver, &STORIES)).await;
    let (one, other) = two_cases(&world).await;
    let incident = alike(&world, one, other).await;
    let alert = approved(&world, to(in_region("53"))).await;
    round(&world).await;
    let told = log(&world, Who::Analyst, id).await;
    for number in [
        SubjectNumber::Case(one),
        SubjectNumber::Incident(incident),
        SubjectNumber::Alert(alert),
    ] {
        assert!(
            told.iter().any(|told| told.about == Some(number)),
            "{number}"
        );
    }
}
