//! Programs that go on declaring and acting whatever happens to the database,
//! until they are told to finish.

use testkit::wire::{End, Wire};
use tokio::{
    sync::{mpsc, watch},
    task::JoinSet,
    time::timeout,
};

use crate::{
    insistent::{Answer, Insistent, Kept},
    nothing_lost::PATIENCE,
    place::Serving,
};

/// How many programs there are.
pub(crate) const SENDERS: usize = 6;

/// Programs at work.
pub(crate) struct Load {
    url: String,
    stop: watch::Sender<bool>,
    answers: mpsc::UnboundedReceiver<Answer>,
    working: JoinSet<Insistent>,
}

impl Load {
    pub(crate) fn on(portal: &Serving, token: &str) -> Self {
        Self::of(0, portal, token)
    }

    /// Others than those of another number.
    pub(crate) fn of(group: usize, portal: &Serving, token: &str) -> Self {
        let stop = watch::Sender::new(false);
        let (answered, answers) = mpsc::unbounded_channel();
        let mut working = JoinSet::new();
        for number in group * SENDERS..(group + 1) * SENDERS {
            let sender = Insistent::new(number, token);
            working.spawn(sender.until(stop.subscribe(), portal.url.clone(), answered.clone()));
        }
        Self {
            url: portal.url.clone(),
            stop,
            answers,
            working,
        }
    }

    /// Waits for so many answers of a kind.
    pub(crate) async fn until(&mut self, kind: Answer, enough: usize) {
        let coming = async {
            let mut left = enough;
            while left > 0 {
                if self.answers.recv().await.expect("somebody still sends") == kind {
                    left -= 1;
                }
            }
        };
        timeout(PATIENCE, coming).await.expect("the portal answers");
    }

    /// Tells the programs to begin nothing new.
    pub(crate) async fn stopped(self) -> Vec<Insistent> {
        self.stop.send_replace(true);
        self.working.join_all().await
    }

    /// The same; then they finish what they began. Gives what the portal keeps.
    pub(crate) async fn finished(self) -> Vec<Kept> {
        let url = self.url.clone();
        let mut kept = Vec::new();
        for sender in self.stopped().await {
            kept.extend(sender.finished(&url).await);
        }
        kept
    }
}

/// The address of a database at the end of a line.
pub(crate) fn along(wire: &Wire) -> String {
    format!("postgres://vigie@{}/postgres", wire.address())
}

/// A line to a server.
pub(crate) async fn wire_to(server: &cluster::Cluster) -> Wire {
    Wire::to(End::Socket(server.socket())).await
}
