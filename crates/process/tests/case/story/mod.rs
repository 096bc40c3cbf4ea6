//! One case told act by act: acts, commands and notices as the rules make
//! them, with a clock that moves.

mod commands;
mod events;
mod people;
mod scene;
mod turn;

use jiff::{SignedDuration, Timestamp, civil};
use process::{
    access::{Actor, Viewer, may_read, may_see},
    act::{Act, Recorded},
    calendar::paris,
    case::{Case, CaseAct, Site},
    directory::SentProvider,
    facility::Facility,
    notices::Notice,
    obligations::{Obligation, obligations},
    settings::Settings,
    words::{Class, Finding, State},
};

pub(crate) use commands::*;
pub(crate) use events::{Events, kind_of, name_of};
pub(crate) use people::*;
pub(crate) use scene::{Scene, facility, site_in};
pub(crate) use turn::Turn;

/// A moment by the clocks of Paris.
pub(crate) fn in_paris(text: &str) -> Timestamp {
    let local: civil::DateTime = text.parse().unwrap();
    paris().to_timestamp(local).unwrap()
}

/// A case and everything that happened to it so far.
#[derive(Clone)]
pub(crate) struct Story {
    pub(crate) facility: Facility,
    pub(crate) settings: Settings,
    pub(crate) providers: Vec<SentProvider>,
    pub(crate) playbook: Option<process::playbook::Sheet>,
    pub(crate) now: Timestamp,
    pub(crate) case: Case,
    pub(crate) acts: Vec<Recorded<CaseAct>>,
    /// What its opening told to whom.
    pub(crate) opening: Events,
    /// Every notice sent so far, in order.
    pub(crate) sent: Vec<Notice>,
    sites: Vec<Site>,
}

impl Story {
    /// A declaration of CH de Valmont, in Ille-et-Vilaine, sent by its
    /// reporter on a Tuesday morning.
    pub(crate) fn declared() -> Self {
        Scene::new().declares()
    }

    /// The same, qualified by the CERT.
    pub(crate) fn qualified(class: Class, findings: impl IntoIterator<Item = Finding>) -> Self {
        let mut story = Self::declared();
        story.as_cert().qualify(class, findings);
        story
    }

    /// A serious incident being supported.
    pub(crate) fn in_treatment() -> Self {
        Self::qualified(Class::Serious, [])
    }

    /// An incident of this class, its support ended, nothing agreed.
    pub(crate) fn to_close(class: Class) -> Self {
        let mut story = Self::qualified(class, []);
        story.as_cert().move_to_closing();
        story
    }

    /// An incident of this class, its agreements asked for.
    pub(crate) fn round_open(class: Class) -> Self {
        let mut story = Self::to_close(class);
        story.as_cert().does(closing_report());
        story.as_reporter().does(end_handling());
        story
    }

    /// A serious incident, closed by common agreement.
    pub(crate) fn closed() -> Self {
        let mut story = Self::round_open(Class::Serious);
        story.everybody_agrees();
        story.as_cert().close();
        story
    }

    pub(crate) fn everybody_agrees(&mut self) {
        for party in self.case.agreements_missing() {
            let speaker = speaker_of(party);
            self.turn(speaker).agree();
        }
    }

    pub(crate) fn turn(&mut self, actor: Actor) -> Turn<'_> {
        Turn::new(self, actor)
    }

    pub(crate) fn as_cert(&mut self) -> Turn<'_> {
        self.turn(analyst())
    }

    pub(crate) fn as_cert_lead(&mut self) -> Turn<'_> {
        self.turn(lead())
    }

    pub(crate) fn as_reporter(&mut self) -> Turn<'_> {
        self.turn(reporter())
    }

    pub(crate) fn as_director(&mut self) -> Turn<'_> {
        self.turn(director())
    }

    /// The ARS of Brittany, which leads unless the scene says otherwise.
    pub(crate) fn as_ars(&mut self) -> Turn<'_> {
        self.turn(ars("ARS-53"))
    }

    pub(crate) fn as_hfds(&mut self) -> Turn<'_> {
        self.turn(hfds())
    }

    pub(crate) fn as_dgs(&mut self) -> Turn<'_> {
        self.turn(dgs())
    }

    /// Lets time pass.
    pub(crate) fn wait(&mut self, time: SignedDuration) {
        self.now += time;
    }

    /// Lets time pass until the clocks of Paris show that moment.
    pub(crate) fn wait_until(&mut self, text: &str) {
        self.now = in_paris(text);
    }

    pub(crate) fn state(&self) -> State {
        self.case.state
    }

    pub(crate) fn is_seen_by(&self, actor: &Actor) -> bool {
        may_see(actor, &self.case.viewers)
    }

    /// The bodies told so far, by name.
    pub(crate) fn told(&self) -> Vec<String> {
        self.case.told.keys().map(ToString::to_string).collect()
    }

    /// The kinds of the acts that this reader reads.
    pub(crate) fn read_by(&self, actor: &Actor) -> Vec<String> {
        if !self.is_seen_by(actor) {
            return Vec::new();
        }
        self.acts
            .iter()
            .filter(|recorded| may_read(actor, recorded.act.audience()))
            .map(|recorded| kind_of(&recorded.act))
            .collect()
    }

    pub(crate) fn obligations(&self) -> Vec<Obligation> {
        obligations(&self.case, &self.settings)
    }

    /// What is owed, as `debtor: duty`, in alphabetical order.
    pub(crate) fn owed(&self) -> Vec<String> {
        let mut owed: Vec<String> = self
            .obligations()
            .iter()
            .map(|obligation| {
                let debtor = match obligation.owed_by {
                    Viewer::Facility(_) => "facility".to_owned(),
                    viewer => viewer.to_string(),
                };
                let number = match obligation.duty.number() {
                    0 => String::new(),
                    number => format!(" {number}"),
                };
                format!("{debtor}: {}{number}", obligation.duty.key())
            })
            .collect();
        owed.sort();
        owed
    }

    pub(crate) fn owes(&self, expected: &str) -> bool {
        self.owed().iter().any(|owed| owed == expected)
    }

    /// When that duty is due.
    pub(crate) fn due(&self, key: &str) -> Option<Timestamp> {
        self.obligations()
            .into_iter()
            .find(|obligation| obligation.duty.key() == key)?
            .due
    }
}
