//! What a playbook holds.

use std::collections::BTreeSet;

use jiff::civil::Date;
use process::words::{Cause, MeasureKind};
use url::Url;

/// What a reader knows about computing. A step for anyone is for all; one for
/// security is for them alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Skill {
    /// Anyone who works in the facility.
    Anyone,
    /// A person of the IT department, or the provider who stands for it.
    Generalist,
    /// A person trained in the security of information systems.
    Security,
}

impl Skill {
    /// Every skill, the widest first.
    pub const ALL: [Self; 3] = [Self::Anyone, Self::Generalist, Self::Security];

    /// Stable name, as in addresses.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Anyone => "tous",
            Self::Generalist => "informatique",
            Self::Security => "securite",
        }
    }

    /// The skill of a name.
    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|skill| skill.key() == key)
    }

    /// Key of its label in the catalogues.
    #[must_use]
    pub const fn label_key(self) -> &'static str {
        match self {
            Self::Anyone => "playbook-skill-anyone",
            Self::Generalist => "playbook-skill-generalist",
            Self::Security => "playbook-skill-security",
        }
    }
}

/// The parts that every playbook has, in this order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SectionKind {
    /// What to do at once, in order.
    FirstMinutes,
    /// What makes it worse.
    NotToDo,
    /// Who must know.
    WhomToCall,
    /// What must not be lost.
    Evidence,
    /// What is done then, by kind of measure (SUPP-4).
    Measures,
    /// The signs that it is over.
    Over,
}

impl SectionKind {
    /// Every part, in order.
    pub const ALL: [Self; 6] = [
        Self::FirstMinutes,
        Self::NotToDo,
        Self::WhomToCall,
        Self::Evidence,
        Self::Measures,
        Self::Over,
    ];

    /// Key of its heading in the catalogues; the same words head the part in
    /// the playbook's text.
    #[must_use]
    pub const fn label_key(self) -> &'static str {
        match self {
            Self::FirstMinutes => "playbook-first-minutes",
            Self::NotToDo => "playbook-not-to-do",
            Self::WhomToCall => "playbook-whom-to-call",
            Self::Evidence => "playbook-evidence",
            Self::Measures => "playbook-measures",
            Self::Over => "playbook-over",
        }
    }
}

/// One thing to do, to avoid, or to see.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// For whom it is.
    pub skill: Skill,
    /// Kind of measure, in the part of measures.
    pub measure: Option<MeasureKind>,
    /// What, in a sentence or two of plain text.
    pub text: String,
}

/// One part of a playbook.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// Which part.
    pub kind: SectionKind,
    /// Its steps, in order.
    pub steps: Vec<Step>,
}

/// A public document on which a playbook draws.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// Its title.
    pub title: String,
    /// Where it is read.
    pub url: Url,
}

/// What to do for one type of incident.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Playbook {
    /// The causes for which it is proposed.
    pub causes: BTreeSet<Cause>,
    /// The day by which it must have been read again (SUPP-5).
    pub review_by: Date,
    /// Its title.
    pub title: String,
    /// When it applies.
    pub lead: String,
    /// Its parts, in the order of [`SectionKind::ALL`].
    pub sections: Vec<Section>,
    /// The documents that it draws on.
    pub sources: Vec<Source>,
}

impl Playbook {
    /// The steps of a part that a reader of this skill can take.
    pub fn steps(&self, kind: SectionKind, skill: Skill) -> impl Iterator<Item = &Step> {
        self.sections
            .iter()
            .filter(move |section| section.kind == kind)
            .flat_map(|section| &section.steps)
            .filter(move |step| step.skill <= skill)
    }
}

/// The measures of a playbook, by kind, in the order written.
#[must_use]
pub fn measures_of(playbook: &Playbook, skill: Skill) -> Vec<(MeasureKind, Vec<&Step>)> {
    let mut kinds: Vec<(MeasureKind, Vec<&Step>)> = Vec::new();
    for step in playbook.steps(SectionKind::Measures, skill) {
        let Some(kind) = step.measure else { continue };
        match kinds.iter_mut().find(|(known, _)| *known == kind) {
            Some((_, steps)) => steps.push(step),
            None => kinds.push((kind, vec![step])),
        }
    }
    kinds
}
