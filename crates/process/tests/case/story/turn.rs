//! One person's turn to act.

use jiff::SignedDuration;
use process::{
    access::Actor,
    act::{Recorded, Sequence},
    case::Site,
    command::Command,
    decide::{Context, decide},
    ids::ActId,
    notices::notices,
    refusal::{Reason, Refusal, Rule},
    words::{Class, Finding},
};
use uuid::Uuid;

use super::{Events, Story, qualify};

/// Somebody about to act on the case, having read its latest version unless
/// told otherwise.
pub(crate) struct Turn<'s> {
    story: &'s mut Story,
    actor: Actor,
    seen: Option<Sequence>,
}

impl<'s> Turn<'s> {
    pub(super) fn new(story: &'s mut Story, actor: Actor) -> Self {
        let seen = Some(story.case.version_for(&actor));
        Self { story, actor, seen }
    }

    /// Having read this version, or none.
    pub(crate) fn having_seen(mut self, version: Option<Sequence>) -> Self {
        self.seen = version;
        self
    }

    /// Naming these sites, as the context holds them.
    pub(crate) fn naming(self, sites: impl IntoIterator<Item = Site>) -> Self {
        self.story.sites = sites.into_iter().collect();
        self
    }

    /// Acts, or is refused; a minute passes.
    pub(crate) fn tries(self, command: Command) -> Result<Events, Refusal> {
        let story = self.story;
        let context = Context {
            settings: &story.settings,
            facility: &story.facility,
            sites: std::mem::take(&mut story.sites),
            providers: story.providers.clone(),
        };
        let acts = decide(
            &story.case,
            &context,
            &command,
            self.seen,
            &self.actor,
            story.now,
        )?;
        let mut sent = Vec::new();
        for act in &acts {
            let seq = story.case.seq.next();
            let recorded = Recorded {
                id: ActId(Uuid::from_u128(u128::from(seq.0))),
                seq,
                at: story.now,
                by: self.actor.author(story.case.facility()),
                act: act.clone(),
            };
            let before = story.case.clone();
            story.case.apply(&recorded);
            sent.extend(notices(&before, act, &story.case, &self.actor));
            story.acts.push(recorded);
        }
        story.sent.extend(sent.iter().cloned());
        story.now += SignedDuration::from_mins(1);
        Ok(Events {
            acts,
            notices: sent,
        })
    }

    /// Acts, as the rules must allow.
    pub(crate) fn does(self, command: Command) -> Events {
        let said = format!("{command:?}");
        match self.tries(command) {
            Ok(events) => events,
            Err(refusal) => panic!("{refusal} refuses {said}"),
        }
    }

    /// Is refused, as the rules must refuse.
    pub(crate) fn meets_refusal(self, command: Command) -> (Rule, Reason) {
        let said = format!("{command:?}");
        match self.tries(command) {
            Err(refusal) => (refusal.rule, refusal.reason),
            Ok(events) => panic!("{said} should be refused, not give {:?}", events.kinds()),
        }
    }

    pub(crate) fn take_in(self) -> Events {
        self.does(Command::TakeIn)
    }

    pub(crate) fn qualify(
        self,
        class: Class,
        findings: impl IntoIterator<Item = Finding>,
    ) -> Events {
        self.does(qualify(class, findings))
    }

    pub(crate) fn move_to_closing(self) -> Events {
        self.does(Command::MoveToClosing)
    }

    pub(crate) fn agree(self) -> Events {
        self.does(super::agree())
    }

    pub(crate) fn close(self) -> Events {
        self.does(Command::Close)
    }
}
