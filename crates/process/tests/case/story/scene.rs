//! Where and how a story begins.

use jiff::Timestamp;
use process::{
    access::Actor,
    act::{Recorded, Sequence},
    case::{Case, Reality, Site},
    clocks::follow,
    decide::Context,
    declaration::{
        facts::{Facts, ReporterContact},
        rules::{Declaration, NotDeclared, declare, site},
    },
    facility::{Facility, FacilityFlag, FacilityFlags},
    ids::{ActId, FacilityId, Reference},
    notices::notices,
    refusal::Refusal,
    settings::Settings,
    words::{Channel, MilitaryNotice},
};
use uuid::Uuid;

use super::{Events, Story, in_paris, people};

/// A facility by its number among the fixtures, its category in the register
/// and its département.
pub(crate) fn facility(number: u128, category: &str, departement: &str) -> Facility {
    Facility {
        id: FacilityId(Uuid::from_u128(number)),
        finess: "990000010".parse().unwrap(),
        legal_entity: None,
        name: "CH DE VALMONT".into(),
        long_name: "CENTRE HOSPITALIER DE VALMONT".into(),
        category: category.parse().unwrap(),
        category_label: String::new(),
        address: Default::default(),
        departement: departement.parse().unwrap(),
        phone: None,
        opened_on: None,
        closed_on: None,
        flags: FacilityFlags::default(),
        support_ght: None,
    }
}

/// A touched site, by its number among the fixtures and its département.
pub(crate) fn site_in(number: u128, departement: &str) -> Site {
    site(&facility(number, "355", departement))
}

/// A declaration about to be sent.
#[derive(Clone)]
pub(crate) struct Scene {
    facility: Facility,
    actor: Actor,
    declaration: Declaration,
    sites: Vec<Site>,
    settings: Settings,
    now: Timestamp,
}

impl Scene {
    /// The reporter of CH de Valmont, in Ille-et-Vilaine, on a Tuesday at ten.
    pub(crate) fn new() -> Self {
        Self {
            facility: facility(1, "355", "35"),
            actor: people::reporter(),
            declaration: Declaration {
                channel: Channel::Portal,
                reality: Reality::Real,
                military: None,
                facts: described(),
                reporter: ReporterContact {
                    name: "Prénom Nom".into(),
                    email: "reporter@ch-valmont.example".into(),
                    ..ReporterContact::default()
                },
            },
            sites: Vec::new(),
            settings: Settings::default(),
            now: in_paris("2026-03-10T10:00"),
        }
    }

    /// A notice of the armed forces on one of their hospitals, entered by
    /// HFDS.
    pub(crate) fn military(notice: MilitaryNotice) -> Self {
        let mut scene = Self::new().by(people::hfds()).of_category("114");
        scene.declaration.military = Some(notice);
        scene.declaration.reporter = ReporterContact::default();
        scene
    }

    pub(crate) fn by(mut self, actor: Actor) -> Self {
        self.actor = actor;
        self
    }

    /// Sent when the clocks of Paris show that moment.
    pub(crate) fn at(mut self, text: &str) -> Self {
        self.now = in_paris(text);
        self
    }

    pub(crate) fn of_category(mut self, category: &str) -> Self {
        self.facility.category = category.parse().unwrap();
        self
    }

    pub(crate) fn in_departement(mut self, code: &str) -> Self {
        self.facility.departement = code.parse().unwrap();
        self
    }

    pub(crate) fn flagged(mut self, flag: FacilityFlag) -> Self {
        self.facility.flags = self.facility.flags.with(flag);
        self
    }

    /// States these facts, beside the description where they have none.
    pub(crate) fn stating(mut self, facts: Facts) -> Self {
        self.declaration.facts = facts;
        if self.declaration.facts.description.is_blank() && self.declaration.military.is_none() {
            self.declaration.facts.description = described().description;
        }
        self
    }

    /// States nothing at all.
    pub(crate) fn stating_nothing(mut self) -> Self {
        self.declaration.facts = Facts::default();
        self
    }

    pub(crate) fn reported_by(mut self, reporter: ReporterContact) -> Self {
        self.declaration.reporter = reporter;
        self
    }

    pub(crate) fn through(mut self, channel: Channel) -> Self {
        self.declaration.channel = channel;
        self
    }

    pub(crate) fn noticed_by_armed_forces(mut self, notice: MilitaryNotice) -> Self {
        self.declaration.military = Some(notice);
        self
    }

    pub(crate) fn touching(mut self, sites: impl IntoIterator<Item = Site>) -> Self {
        self.sites = sites.into_iter().collect();
        self
    }

    pub(crate) fn with_settings(mut self, settings: Settings) -> Self {
        self.settings = settings;
        self
    }

    /// Sends the declaration.
    pub(crate) fn declare(self) -> Result<Story, NotDeclared> {
        let context = Context {
            settings: &self.settings,
            facility: &self.facility,
            sites: self.sites,
            providers: Vec::new(),
            playbook: None,
            incident: None,
            material: None,
            undecided: None,
        };
        let reference = Reference {
            year: 2026,
            number: 123,
        };
        let acts = declare(self.declaration, &context, reference, &self.actor, self.now)?;
        let recorded: Vec<_> = (1..)
            .zip(&acts)
            .map(|(number, act)| Recorded {
                id: ActId(Uuid::from_u128(u128::from(number))),
                seq: Sequence(number),
                at: self.now,
                by: self.actor.author(self.facility.id),
                act: act.clone(),
            })
            .collect();
        let case = Case::from_acts(people::CASE, &recorded).unwrap();
        let sent: Vec<_> = acts
            .iter()
            .flat_map(|act| notices(&case, act, &case, &self.actor))
            .collect();
        let mut story = Story {
            facility: self.facility,
            settings: self.settings,
            providers: ["Prestataire A", "Prestataire B"]
                .map(super::provider)
                .into(),
            playbook: Some(super::sheet()),
            now: self.now,
            case,
            acts: recorded,
            opening: Events {
                acts,
                notices: sent.clone(),
            },
            sent,
            sites: Vec::new(),
        };
        let clocks = follow(&story.case, &story.facility, &story.settings.legal);
        let told = story.note(&clocks, &Actor::platform());
        story.sent.extend(told.iter().cloned());
        story.opening.notices.extend(told);
        story.opening.acts.extend(clocks);
        Ok(story)
    }

    /// Sends the declaration, which must be taken.
    pub(crate) fn declares(self) -> Story {
        self.declare().unwrap()
    }

    /// Sends the declaration, which a rule must refuse.
    pub(crate) fn meets_refusal(self) -> Refusal {
        match self.declare().err() {
            Some(NotDeclared::Refused(refusal)) => refusal,
            other => panic!("a refusal is expected, not {other:?}"),
        }
    }
}

fn described() -> Facts {
    Facts {
        description: "Les fichiers partagés ne s’ouvrent plus.".into(),
        ..Facts::default()
    }
}
