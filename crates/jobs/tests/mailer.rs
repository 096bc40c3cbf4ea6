//! The worker that sends the mails, against servers that tire, and over both
//! databases.

#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::{collections::BTreeMap, time::Duration};

use app::mails::MailHealth;
use catcher::Behaviour;
use jiff::SignedDuration;
use jobs::{Running, smtp::Transport};
use rstest::rstest;
use testkit::{
    database::Engine,
    mail::Mailbox,
    world::{Who, World},
};
use tokio::{sync::watch, task::JoinHandle, time};

const PATIENCE: Duration = Duration::from_secs(60);
const DECLARED: usize = 30;
/// To the CERT, the agency and the reporter.
const MAILS_EACH: usize = 3;

struct Working {
    stop: watch::Sender<Running>,
    work: JoinHandle<()>,
}

fn working(world: &World, mailbox: &Mailbox) -> Working {
    let transport = Transport::new(&mailbox.smtp_config()).unwrap();
    let stop = watch::Sender::new(Running::On);
    let work = jobs::run(world.app.clone(), transport, stop.subscribe());
    Working {
        work: tokio::spawn(work),
        stop,
    }
}

impl Working {
    async fn ends(self) {
        self.stop.send_replace(Running::Stopping);
        self.work.await.unwrap();
    }
}

async fn until(world: &World, wanted: impl Fn(MailHealth) -> bool) {
    let look = async {
        let mut looks = time::interval(Duration::from_millis(10));
        while !wanted(world.app.mail_health().await.unwrap()) {
            looks.tick().await;
        }
    };
    time::timeout(PATIENCE, look).await.expect("in time");
}

/// How often each mail came, by its `Message-ID`.
fn received(mailbox: &Mailbox) -> BTreeMap<String, usize> {
    let mut received = BTreeMap::new();
    for mail in mailbox.catcher().messages() {
        *received
            .entry(mail.message_id.clone().unwrap())
            .or_default() += 1;
    }
    received
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn sign_3_every_mail_leaves_once_over_few_connections_whatever_limit_they_have(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
    #[values(Behaviour::Accept, Behaviour::CutAfter(7), Behaviour::CloseAfter(7))]
    behaviour: Behaviour,
) {
    let world = World::on(engine).await;
    for n in 0..DECLARED {
        world.declares(Who::Reporter, &format!("Panne {n}.")).await;
    }
    let mailbox = Mailbox::start().await;
    mailbox.set_behaviour(behaviour);
    let working = working(&world, &mailbox);
    until(&world, |health| health.waiting == 0).await;
    working.ends().await;
    let received = received(&mailbox);
    assert_eq!(received.len(), DECLARED * MAILS_EACH);
    assert!(received.values().all(|times| *times == 1));
    let connections = mailbox.catcher().connections();
    let most = match behaviour {
        Behaviour::Accept => 8,
        _ => DECLARED * MAILS_EACH / 7 + 8,
    };
    assert!(connections <= most, "{connections} connections");
}

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_mail_whose_receipt_was_lost_is_sent_again_later_under_the_same_message_id(
    #[case] engine: Engine,
) {
    let world = World::on(engine).await;
    world.declares(Who::Reporter, "Panne.").await;
    let mailbox = Mailbox::start().await;
    mailbox.set_behaviour(Behaviour::DropAfterData);
    let working = working(&world, &mailbox);
    until(&world, |health| health.failing == MAILS_EACH as u64).await;
    let first = received(&mailbox);
    assert!(first.values().all(|times| *times == 1));
    mailbox.set_behaviour(Behaviour::Accept);
    world.clock.advance(SignedDuration::from_mins(1));
    until(&world, |health| health.waiting == 0).await;
    working.ends().await;
    let again = received(&mailbox);
    assert!(first.keys().eq(again.keys()));
    assert!(again.values().all(|times| *times == 2));
}
