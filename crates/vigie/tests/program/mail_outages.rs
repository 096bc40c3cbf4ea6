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
    time::{interval, timeout},
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

#[tokio::test(flavor = "multi_thread")]
async fn decl_5_a_mail_server_that_fails_for_twelve_hours_delays_and_loses_nothing() {
    for engine in [Engine::Sqlite, Engine::Postgres] {
        let world = World::on(engine).await;
        let mailbox = Mailbox::start().await;
        mailbox.set_behaviour(Behaviour::TempFail(451));
        for number in 0..5 {
            let words = format!("Panne {number}.");
            world.declares(Who::Reporter, &words).await;
        }
        let transport = Transport::new(&mailbox.smtp_config()).unwrap();
        let stop = watch::Sender::new(Running::On);
        let working = tokio::spawn(jobs::run(world.app.clone(), transport, stop.subscribe()));

        let mut look = interval(LOOK_EVERY);
        for behaviour in NIGHT.into_iter().cycle().take(NIGHT.len() * 2) {
            mailbox.set_behaviour(behaviour);
            for _ in 0..STEPS {
                world.clock.advance(STEP);
                look.tick().await;
            }
        }
        mailbox.set_behaviour(Behaviour::Accept);
        let all_gone = async {
            while world.app.mail_health().await.unwrap().waiting > 0 {
                world.clock.advance(STEP);
                look.tick().await;
            }
        };
        timeout(PATIENCE, all_gone)
            .await
            .expect("every mail leaves");
        stop.send_replace(Running::Stopping);
        working.await.unwrap();

        assert_eq!(world.app.mail_health().await.unwrap().given_up, 0);
        let mails = mailbox.catcher().messages();
        let mut same: BTreeMap<_, Vec<_>> = BTreeMap::new();
        for mail in &mails {
            let what = (mail.to.clone(), mail.subject.clone());
            same.entry(what).or_default().push(mail.message_id.clone());
        }
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
