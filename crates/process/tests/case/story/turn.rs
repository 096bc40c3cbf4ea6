//! One person's turn to act.

use jiff::SignedDuration;
use process::{
    access::{Actor, Audience},
    act::{Recorded, Sequence},
    case::{CaseAct, Site},
    clocks::follow,
    command::Command,
    decide::{Context, decide},
    evidence::{CopyForm, Offer, Pending, copy, may_send, receive},
    ids::ActId,
    notices::{Notice, notices},
    refusal::{Reason, Refusal, Rule},
    sharing::answer,
    words::{Class, Finding},
};
use uuid::Uuid;

use super::{Events, Story, evidence, material, piece, qualify};

/// Somebody about to act on the case, having read its latest version unless
/// told otherwise.
pub(crate) struct Turn<'s> {
    story: &'s mut Story,
    actor: Actor,
    seen: Option<Sequence>,
}

impl Story {
    /// Puts acts on record and tells of them; a minute passes.
    fn record(&mut self, mut acts: Vec<CaseAct>, actor: &Actor) -> Events {
        let mut sent = self.note(&acts, actor);
        let clocks = follow(&self.case, &self.facility, &self.settings.legal);
        sent.extend(self.note(&clocks, &Actor::platform()));
        acts.extend(clocks);
        self.sent.extend(sent.iter().cloned());
        self.now += SignedDuration::from_mins(1);
        Events {
            acts,
            notices: sent,
        }
    }

    /// The contact of an extract answers, or is refused.
    pub(crate) fn contact_answers(&mut self, extract: u32, text: &str) -> Result<Events, Refusal> {
        let actor = Actor::contact(self.case.id, extract);
        let act = answer(&self.case, extract, text, &actor, self.now)?;
        Ok(self.record(vec![act], &actor))
    }

    /// Puts acts on record; gives what they tell.
    pub(super) fn note(&mut self, acts: &[CaseAct], actor: &Actor) -> Vec<Notice> {
        let mut sent = Vec::new();
        for act in acts {
            let seq = self.case.seq.next();
            let recorded = Recorded {
                id: ActId(Uuid::from_u128(u128::from(seq.0))),
                seq,
                at: self.now,
                by: actor.author(self.case.facility()),
                act: act.clone(),
            };
            let before = self.case.clone();
            self.case.apply(&recorded);
            sent.extend(notices(&before, act, &self.case, actor));
            self.acts.push(recorded);
        }
        sent
    }
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
            playbook: story.playbook.clone(),
            incident: None,
            material: Some(material()),
            undecided: Some(0),
        };
        let acts = decide(
            &story.case,
            &context,
            &command,
            self.seen,
            &self.actor,
            story.now,
        )?;
        Ok(story.record(acts, &self.actor))
    }

    /// Sends a piece of evidence, or is refused.
    pub(crate) fn sends(self, number: u128, to: Audience) -> Result<Events, Refusal> {
        let piece = piece(number, to);
        let offer = Offer {
            size: piece.size,
            to,
        };
        let (case, limits) = (&self.story.case, &self.story.settings.evidence);
        may_send(case, limits, &offer, Pending::default(), &self.actor)?;
        let acts = receive(case, piece, &self.actor)?;
        Ok(self.story.record(acts, &self.actor))
    }

    /// Takes a copy of a piece of evidence, or is refused.
    pub(crate) fn copies(self, number: u128, why: &str) -> Result<Events, Refusal> {
        let form = CopyForm::AsReceived;
        let acts = copy(&self.story.case, evidence(number), form, why, &self.actor)?;
        Ok(self.story.record(acts, &self.actor))
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
