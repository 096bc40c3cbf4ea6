//! Who approves, sends, corrects and ends an alert, and who reads it.

use app::AppError;
use process::{
    alert::{AlertCommand, AlertNature, AlertState, Tlp},
    obligations::Duty,
    refusal::{Reason, Rule},
};
use rstest::rstest;
use testkit::{
    database::Engine,
    world::{Who, World},
};

use super::{approved, does, in_region, sent, text, to, version};
use crate::outcomes::refused;

fn because(text: &str) -> String {
    text.to_owned()
}

/// Whether somebody is expected to approve an alert.
async fn owes_approval(world: &World, who: Who) -> bool {
    let duties = world.app.duties(world.actor(who)).await.unwrap();
    duties
        .iter()
        .any(|line| line.obligation.duty == Duty::ApproveAlert)
}

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test]
async fn sign_3_hfds_approves_what_spreads_and_the_lead_a_vulnerability(#[case] engine: Engine) {
    let world = World::on(engine).await;
    let app = &world.app;
    let mut spreading = text();
    spreading.nature = AlertNature::Spreading;
    let analyst = world.actor(Who::Analyst);
    let number = app.write_alert(analyst, spreading).await.unwrap();
    let not_asked = does(&world, Who::Hfds, number, AlertCommand::Approve).await;
    assert_eq!(
        refused(not_asked).reason,
        Reason::WrongAlertState(AlertState::Draft)
    );
    does(&world, Who::Analyst, number, AlertCommand::Submit)
        .await
        .unwrap();
    let mails = world.mails().await;
    assert_eq!(mails.len(), 1);
    assert_eq!(mails[0].to, "hfds@sante.example");
    assert!(mails[0].subject.contains(&number.to_string()));
    assert!(!mails[0].text.contains("concentrateur"), "KEEP-3");
    assert!(owes_approval(&world, Who::Hfds).await);
    assert!(!owes_approval(&world, Who::Lead).await);

    let lead = does(&world, Who::Lead, number, AlertCommand::Approve).await;
    assert_eq!(refused(lead).reason, Reason::HfdsSteers);
    let analyst = does(&world, Who::Analyst, number, AlertCommand::Approve).await;
    assert_eq!(refused(analyst).reason, Reason::NotYourRole);
    let unread = app
        .act_on_alert(world.actor(Who::Hfds), number, AlertCommand::Approve, None)
        .await;
    let unread = refused(unread);
    assert_eq!(
        (unread.rule, unread.reason),
        (Rule::Keep1, Reason::VersionMissing)
    );
    does(&world, Who::Hfds, number, AlertCommand::Approve)
        .await
        .unwrap();

    let own = app
        .write_alert(world.actor(Who::Lead), text())
        .await
        .unwrap();
    does(&world, Who::Lead, own, AlertCommand::Submit)
        .await
        .unwrap();
    let same = does(&world, Who::Lead, own, AlertCommand::Approve).await;
    assert_eq!(refused(same).reason, Reason::SamePerson);
    let decline = AlertCommand::Decline {
        reason: because("Précisez la version touchée."),
    };
    does(&world, Who::Hfds, own, decline).await.unwrap();
    let seen = app.alert(world.actor(Who::Lead), own).await.unwrap();
    assert_eq!(seen.alert.state, AlertState::Draft);
    assert!(seen.alert.declined.is_some());
}

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test]
async fn sign_3_an_approval_falls_when_the_text_changes(#[case] engine: Engine) {
    let world = World::on(engine).await;
    let number = approved(&world, text()).await;
    let stale = version(&world, number).await;
    let mut other = text();
    other.title = "Faille du pare-feu".to_owned();
    let colleague = world.actor(Who::Colleague);
    world
        .app
        .rewrite_alert(colleague, number, other)
        .await
        .unwrap();
    let early = does(&world, Who::Analyst, number, AlertCommand::Send).await;
    assert_eq!(
        refused(early).reason,
        Reason::WrongAlertState(AlertState::Draft)
    );
    does(&world, Who::Analyst, number, AlertCommand::Submit)
        .await
        .unwrap();
    let lead = world.actor(Who::Lead);
    let unread = world
        .app
        .act_on_alert(lead, number, AlertCommand::Approve, stale)
        .await;
    assert!(matches!(refused(unread).reason, Reason::ChangedSince(_)));
}

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test]
async fn sign_3_the_population_and_its_ars_are_told_without_content(#[case] engine: Engine) {
    let world = World::on(engine).await;
    let number = sent(&world, to(in_region("53"))).await;
    let mails = world.mails().await;
    let to: Vec<_> = mails
        .iter()
        .filter(|mail| mail.subject.contains("acquitter"))
        .map(|mail| mail.to.as_str())
        .collect();
    assert_eq!(
        to,
        [
            Who::Director.email(),
            Who::Reporter.email(),
            Who::SecurityOfficer.email()
        ],
        "the hospital's people, once each"
    );
    assert!(
        mails
            .iter()
            .any(|mail| mail.to == "ssi-bretagne@ars.example")
    );
    assert!(
        !mails
            .iter()
            .any(|mail| mail.to == "ssi-normandie@ars.example")
    );
    for mail in &mails {
        assert!(
            !mail.text.contains("VPN") && !mail.text.contains("Valmont"),
            "KEEP-3"
        );
        assert!(mail.text.contains(&format!("/alertes/{number}")));
        assert!(mail.subject.contains("TLP:AMBER"), "{}", mail.subject);
    }
    assert_eq!(world.app.expand_alerts().await.unwrap(), 0, "nobody twice");
    assert!(world.mails().await.is_empty());
}

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test]
async fn qual_5_an_alert_is_read_by_those_who_were_sent_it(#[case] engine: Engine) {
    let world = World::on(engine).await;
    let number = sent(&world, to(in_region("53"))).await;
    let readers = [
        (Who::Reporter, true),
        (Who::SecurityOfficer, true),
        (Who::Neighbour, false),
        (Who::Analyst, true),
        (Who::Hfds, true),
        (Who::Ars, true),
        (Who::OtherArs, false),
        (Who::Dgs, false),
        (Who::Anssi, false),
    ];
    for (who, reads) in readers {
        let found = world.app.alert(world.actor(who), number).await;
        assert_eq!(found.is_ok(), reads, "{who:?}");
        let listed = world.app.alerts(world.actor(who)).await.unwrap();
        assert_eq!(!listed.is_empty(), reads, "{who:?}");
    }
    let stranger = process::access::Actor::stranger();
    let unknown = world.app.alert(&stranger, number).await;
    assert!(matches!(unknown, Err(AppError::NotFound)));
    assert!(world.app.public_alerts().await.unwrap().is_empty());

    let mut clear = to(in_region("53"));
    clear.tlp = Tlp::Clear;
    let public = sent(&world, clear).await;
    let seen = world.app.alert(&stranger, public).await.unwrap();
    assert!(seen.names.is_empty(), "nobody is named in public");
    assert!(
        world
            .app
            .alert(world.actor(Who::Neighbour), public)
            .await
            .is_ok()
    );
    let shown = world.app.public_alerts().await.unwrap();
    assert_eq!(shown.len(), 1);
    assert_eq!(
        shown[0].title.as_deref(),
        Some("Faille du concentrateur VPN")
    );
}

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test]
async fn sign_3_corrections_and_the_end_reach_the_same_recipients(#[case] engine: Engine) {
    let world = World::on(engine).await;
    let number = sent(&world, to(in_region("53"))).await;
    world.mails().await;
    let correct = AlertCommand::Correct {
        text: because("La version 9 est touchée aussi."),
        measures: vec!["Vérifier la version 9.".to_owned()],
    };
    let analyst = does(&world, Who::Analyst, number, correct.clone()).await;
    assert_eq!(refused(analyst).reason, Reason::NotYourRole);
    does(&world, Who::Lead, number, correct).await.unwrap();
    world.app.expand_alerts().await.unwrap();
    let corrected = world.mails().await;
    let people = corrected
        .iter()
        .filter(|mail| mail.to.ends_with("test.example"));
    assert_eq!(people.count(), 3);
    let seen = world
        .app
        .alert(world.actor(Who::Reporter), number)
        .await
        .unwrap();
    assert_eq!(seen.alert.measures().count(), 3);

    let end = AlertCommand::End {
        reason: because("Les correctifs sont déployés."),
    };
    does(&world, Who::Lead, number, end.clone()).await.unwrap();
    world.app.expand_alerts().await.unwrap();
    let ended = world.mails().await;
    assert!(ended.iter().all(|mail| mail.subject.contains("terminée")));
    assert_eq!(
        ended
            .iter()
            .filter(|mail| mail.to.ends_with("test.example"))
            .count(),
        3
    );
    let again = does(&world, Who::Lead, number, end).await;
    assert_eq!(
        refused(again).reason,
        Reason::WrongAlertState(AlertState::Ended)
    );
}

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test]
async fn sign_3_what_was_not_sent_is_withdrawn_by_its_author_and_nobody_hears(
    #[case] engine: Engine,
) {
    let world = World::on(engine).await;
    let mut spreading = text();
    spreading.nature = AlertNature::Spreading;
    let analyst = world.actor(Who::Analyst);
    let number = world.app.write_alert(analyst, spreading).await.unwrap();
    let withdraw = AlertCommand::Withdraw {
        reason: because("Doublon."),
    };
    let colleague = does(&world, Who::Colleague, number, withdraw.clone()).await;
    assert_eq!(refused(colleague).reason, Reason::HfdsSteers);
    does(&world, Who::Analyst, number, withdraw).await.unwrap();
    assert_eq!(world.app.expand_alerts().await.unwrap(), 0);
    assert!(world.mails().await.is_empty());
}
