//! Answers shared by those who ask the same at the same time: a night on which
//! everybody opens the queue counts it once for all who wait, not once each.

use std::{
    collections::HashMap,
    future::Future,
    hash::Hash,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use tokio::sync::{Mutex as Turn, OnceCell};

/// Seeks one answer to a question at a time. Whoever asks meanwhile waits for
/// the next, which is sought once for all of them: nobody is told what was true
/// before they asked.
pub(crate) struct Together<Q, A> {
    asked: Mutex<HashMap<Q, Asked<A>>>,
}

struct Asked<A> {
    /// Held while an answer is sought.
    turn: Arc<Turn<()>>,
    /// The answer that has not begun to be sought.
    next: Option<Arc<Answer<A>>>,
}

/// An answer, once there is one; none where it could not be had.
type Answer<A> = OnceCell<Option<A>>;

impl<Q, A> Default for Together<Q, A> {
    fn default() -> Self {
        Self {
            asked: Mutex::default(),
        }
    }
}

impl<Q: Clone + Eq + Hash, A: Clone> Together<Q, A> {
    /// The answer to the question, sought after this is called.
    ///
    /// # Errors
    /// What `seek` fails with.
    pub(crate) async fn ask<E, F>(&self, question: Q, seek: impl Fn() -> F) -> Result<A, E>
    where
        F: Future<Output = Result<A, E>>,
    {
        let leaving = Leaving(self, &question);
        let (turn, answer) = self.join(&question);
        let mut failed = None;
        let shared = answer
            .get_or_init(|| async {
                let _held = turn.lock().await;
                self.begin(&question, &answer);
                match seek().await {
                    Ok(found) => Some(found),
                    Err(error) => {
                        failed = Some(error);
                        None
                    }
                }
            })
            .await
            .clone();
        drop(turn);
        drop(leaving);
        match (shared, failed) {
            (Some(found), _) => Ok(found),
            (None, Some(error)) => Err(error),
            // An error cannot be shared: the others have their own.
            (None, None) => seek().await,
        }
    }

    fn join(&self, question: &Q) -> (Arc<Turn<()>>, Arc<Answer<A>>) {
        let mut asked = self.asked();
        let asked = asked.entry(question.clone()).or_insert_with(|| Asked {
            turn: Arc::default(),
            next: None,
        });
        let next = asked.next.get_or_insert_with(|| Arc::new(OnceCell::new()));
        (Arc::clone(&asked.turn), Arc::clone(next))
    }

    /// Those who ask from now on wait for the answer after this one.
    fn begin(&self, question: &Q, begun: &Arc<Answer<A>>) {
        if let Some(asked) = self.asked().get_mut(question) {
            asked.next.take_if(|next| Arc::ptr_eq(next, begun));
        }
    }
}

impl<Q: Eq + Hash, A> Together<Q, A> {
    fn asked(&self) -> MutexGuard<'_, HashMap<Q, Asked<A>>> {
        self.asked.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Forgets a question that nobody asks any more, however its last asker left.
struct Leaving<'a, Q: Eq + Hash, A>(&'a Together<Q, A>, &'a Q);

impl<Q: Eq + Hash, A> Drop for Leaving<'_, Q, A> {
    fn drop(&mut self) {
        let mut all = self.0.asked();
        if all
            .get(self.1)
            .is_some_and(|asked| Arc::strong_count(&asked.turn) == 1)
        {
            all.remove(self.1);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use tokio::sync::{Notify, Semaphore};

    use super::*;

    /// Something that is counted slowly, and how often it was.
    #[derive(Default)]
    struct Counting {
        together: Together<&'static str, usize>,
        begun: Notify,
        go_on: Option<Semaphore>,
        times: AtomicUsize,
    }

    impl Counting {
        fn slow() -> Arc<Self> {
            Arc::new(Self {
                go_on: Some(Semaphore::new(0)),
                ..Self::default()
            })
        }

        async fn ask(self: Arc<Self>) -> Result<usize, &'static str> {
            self.together.ask("cert", || self.count()).await
        }

        async fn count(&self) -> Result<usize, &'static str> {
            let time = self.times.fetch_add(1, Ordering::SeqCst);
            self.begun.notify_one();
            if let Some(go_on) = &self.go_on {
                go_on.acquire().await.expect("never closed").forget();
            }
            Ok(time)
        }

        fn let_on(&self, many: usize) {
            self.go_on.iter().for_each(|go_on| go_on.add_permits(many));
        }
    }

    #[tokio::test]
    async fn those_who_ask_while_one_is_counted_share_the_next() {
        let counting = Counting::slow();
        let first = tokio::spawn(Arc::clone(&counting).ask());
        counting.begun.notified().await;
        let mut others: Vec<_> = (0..8)
            .map(|_| Box::pin(Arc::clone(&counting).ask()))
            .collect();
        for other in &mut others {
            assert!(by_now(other).await.is_none(), "it has to wait");
        }
        counting.let_on(2);
        assert_eq!(first.await.unwrap(), Ok(0));
        for other in others {
            assert_eq!(
                other.await,
                Ok(1),
                "counted after it asked, with the others"
            );
        }
        assert!(counting.together.asked().is_empty(), "nothing is kept");
    }

    #[tokio::test]
    async fn whoever_goes_away_leaves_the_count_to_another() {
        let counting = Counting::slow();
        let mut leaves = Box::pin(Arc::clone(&counting).ask());
        let mut stays = Box::pin(Arc::clone(&counting).ask());
        assert!(by_now(&mut leaves).await.is_none());
        assert!(by_now(&mut stays).await.is_none());
        drop(leaves);
        counting.let_on(1);
        assert_eq!(stays.await, Ok(1));
        assert!(counting.together.asked().is_empty(), "nothing is kept");
    }

    #[tokio::test]
    async fn an_error_is_told_to_everybody_who_asked() {
        let together: Together<(), ()> = Together::default();
        let times = AtomicUsize::new(0);
        let fails = || async {
            times.fetch_add(1, Ordering::SeqCst);
            tokio::task::yield_now().await;
            Err::<(), _>("no database")
        };
        let (one, other) = tokio::join!(together.ask((), fails), together.ask((), fails));
        assert_eq!((one, other), (Err("no database"), Err("no database")));
        assert!(together.asked().is_empty(), "nothing is kept");
    }

    /// What a future has by now.
    async fn by_now<F: Future + Unpin>(future: &mut F) -> Option<F::Output> {
        tokio::select! {
            biased;
            done = future => Some(done),
            () = std::future::ready(()) => None,
        }
    }
}
