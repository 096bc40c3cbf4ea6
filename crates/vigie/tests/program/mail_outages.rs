//! DECL-5: a mail server that fails for hours, in every way that it can, delays
//! mails and loses none.

use std::{collections::BTreeMap, time::Duration};

use catcher::Behaviour;
use jiff::SignedDuration;
use jobs::{Running, smtp::Transport};
use testkit::{
    database::Engine,
    mail::Mailbox,
    world::{Who, World},
};
use tokio::{
    sync::watch,
    task::JoinHandle,
    time::{Interval, interval, timeout},
};

use crate::nothing_lost::PATIENCE;

/// How a bad night goes, over and over.
const NIGHT: [Behaviour; 6] = [
    Behaviour::TempFail(451),
    Behaviour::RefuseConnections,
    Behaviour::DropAfterData,
    Behaviour::TempFail(421),
    Behaviour::RefuseCredentials,
    Behaviour::DropAfterData,
];
/// Each of them lasts so many steps of the clock.
const STEPS: usize = 6;
const STEP: SignedDuration = SignedDuration::from_mins(10);
const LOOK_EVERY: Duration = Duration::from_millis(50);

/// A mail server on a bad day, and a portal that sends to it.
struct Bad {
    world: World,
    mailbox: Mailbox,
    look: Interval,
    stop: watch::Sender<Running>,
    working: JoinHandle<()>,
}

impl Bad {
    /// Five declarations, whose mails nobody has taken.
    async fn on(engine: Engine, behaviour: Behaviour) -> Self {
        let world = World::on(engine).await;
        let mailbox = Mailbox::start().await;
        mailbox.set_behaviour(behaviour);
        for number in 0..5 {
            let words = format!("Panne {number}.");
            world.declares(Who::Reporter, &words).await;
        }
        let transport = Transport::new(&mailbox.smtp_config()).unwrap();
        let stop = watch::Sender::new(Running::On);
        let work = jobs::run(world.app.clone(), transport, stop.subscribe());
        Self {
            world,
            mailbox,
            look: interval(LOOK_EVERY),
            stop,
            working: tokio::spawn(work),
        }
    }

    /// So many steps of the clock.
    async fn goes_on(&mut self, steps: usize) {
        for _ in 0..steps {
            self.world.clock.advance(STEP);
            self.look.tick().await;
        }
    }

    /// Every mail leaves, and what came twice bears one `Message-ID`.
    async fn all_leave(mut self) {
        let all_gone = async {
            while self.world.app.mail_health().await.unwrap().waiting > 0 {
                self.goes_on(1).await;
            }
        };
        timeout(PATIENCE, all_gone)
            .await
            .expect("every mail leaves");
        self.stop.send_replace(Running::Stopping);
        self.working.await.unwrap();

        assert_eq!(self.world.app.mail_health().await.unwrap().given_up, 0);
        let mails = self.mailbox.catcher().messages();
        let mut same: BTreeMap<_, Vec<_>> = BTreeMap::new();
        for mail in &mails {
            let what = (mail.to.clone(), mail.subject.clone());
            same.entry(what).or_default().push(mail.message_id.clone());
        }
        eprintln!("kept: {}", same.len());
        let to = |address: &str| same.keys().filter(|(to, _)| to[0] == address).count();
        for address in [
            "cert@sante.example",
            "ssi-bretagne@ars.example",
            "declarant@test.example",
        ] {
            assert!(to(address) >= 5, "{address}: {}", to(address));
        }
        let declared = same
            .iter()
            .filter(|((to, _), _)| to[0] == "declarant@test.example");
        for (mail, ids) in declared {
            assert!(ids.iter().all(|id| *id == ids[0]), "{mail:?}: {ids:?}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn decl_5_a_mail_server_that_fails_for_twelve_hours_delays_and_loses_nothing() {
    for engine in [Engine::Sqlite, Engine::Postgres] {
        let mut bad = Bad::on(engine, Behaviour::TempFail(451)).await;
        for behaviour in NIGHT.into_iter().cycle().take(NIGHT.len() * 2) {
            bad.mailbox.set_behaviour(behaviour);
            bad.goes_on(STEPS).await;
        }
        bad.mailbox.set_behaviour(Behaviour::Accept);
        bad.all_leave().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn decl_5_a_mail_server_that_greylists_everybody_delays_and_loses_nothing() {
    for engine in [Engine::Sqlite, Engine::Postgres] {
        let bad = Bad::on(engine, Behaviour::Greylist).await;
        bad.all_leave().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn decl_5_a_slow_mail_server_delays_and_hears_nothing_under_two_names() {
    let slow = Behaviour::Slow(Duration::from_millis(100));
    for engine in [Engine::Sqlite, Engine::Postgres] {
        let bad = Bad::on(engine, slow).await;
        bad.all_leave().await;
    }
}
