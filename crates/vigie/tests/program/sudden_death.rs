//! Nothing that was accepted is lost when the program is killed, at whatever
//! moment it happens.

use std::env;

use rand::{Rng, RngExt, SeedableRng, rngs::StdRng};
use testkit::database::Engine;
use tokio::{sync::mpsc, task::JoinSet, time::timeout};

use crate::{
    insistent::Insistent,
    nothing_lost::{Furnished, PATIENCE, rounds},
    place::Place,
};

/// Deaths of a bounded run.
const ROUNDS: usize = 12;
const SENDERS: usize = 6;
/// Repeats a run that failed.
const SEED: &str = "VIGIE_SEED";

/// When the program is killed.
#[derive(Debug)]
enum Moment {
    /// After so many answers.
    Answers(usize),
    /// After so many mails.
    Mails(usize),
}

impl Moment {
    fn any(random: &mut impl Rng) -> Self {
        match random.random_ratio(1, 2) {
            true => Self::Answers(random.random_range(1..40)),
            false => Self::Mails(random.random_range(1..20)),
        }
    }

    async fn comes(&self, place: &Place, mut answers: mpsc::UnboundedReceiver<()>) {
        let catcher = place.mailbox().catcher();
        match *self {
            Self::Answers(enough) => {
                for _ in 0..enough {
                    answers.recv().await.expect("somebody still sends");
                }
            }
            Self::Mails(more) => {
                let enough = catcher.messages().len() + more;
                catcher.wait_until(|mails| mails.len() >= enough).await;
            }
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn decl_5_killed_at_any_moment_no_accepted_word_and_no_message_is_lost() {
    killed_again_and_again(Engine::Sqlite).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn decl_5_nor_is_one_lost_on_postgresql() {
    killed_again_and_again(Engine::Postgres).await;
}

async fn killed_again_and_again(engine: Engine) {
    let seed = env::var(SEED).map_or_else(|_| rand::rng().random(), |seed| seed.parse().unwrap());
    eprintln!("{SEED}={seed}");
    let mut random = StdRng::seed_from_u64(seed);
    let furnished = Furnished::on(engine).await;
    let place = &furnished.place;

    let mut senders: Vec<_> = (0..SENDERS)
        .map(|number| Insistent::new(number, &furnished.token))
        .collect();
    for round in 0..rounds(ROUNDS) {
        let moment = Moment::any(&mut random);
        eprintln!("round {round}: killed after {moment:?}");
        let portal = place.serve();
        let (answered, answers) = mpsc::unbounded_channel();
        let mut working = JoinSet::new();
        for sender in senders.drain(..) {
            working.spawn(sender.until_nobody_answers(portal.url.clone(), answered.clone()));
        }
        timeout(PATIENCE, moment.comes(place, answers))
            .await
            .expect("the portal answers and sends");
        portal.kill();
        senders = working.join_all().await;
    }

    let portal = place.serve();
    let mut kept = Vec::new();
    for sender in senders {
        kept.extend(sender.finished(&portal.url).await);
    }
    portal.stop();
    furnished.holds(&kept).await;
}
