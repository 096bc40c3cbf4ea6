//! What a playbook says, as pages and paper show it to a reader of some skill.

use std::borrow::Cow;

use locales::Texts;
use playbooks::{Contents, Step, measures_of};
use process::playbook::{SectionKind, Skill};
use process::words::Word;
use report::Manner;

/// One part of a playbook, as it is shown.
#[derive(Clone, Debug)]
pub struct Part {
    /// Its heading.
    pub heading: Cow<'static, str>,
    /// How its steps are read.
    pub manner: Manner,
    /// Its steps, under a heading of their own where there are kinds.
    pub groups: Vec<Group>,
}

/// Steps under a heading, which is empty where they need none.
#[derive(Clone, Debug)]
pub struct Group {
    /// The heading.
    pub heading: Cow<'static, str>,
    /// The steps.
    pub steps: Vec<Marked>,
}

/// A step, with for whom it is; empty for anyone.
#[derive(Clone, Debug)]
pub struct Marked {
    /// For whom.
    pub mark: Cow<'static, str>,
    /// What to do.
    pub text: String,
}

impl Part {
    /// Whether its steps are taken in order.
    #[must_use]
    pub fn is_in_order(&self) -> bool {
        self.manner == Manner::InOrder
    }

    /// Whether its steps are never to be taken.
    #[must_use]
    pub fn is_never(&self) -> bool {
        self.manner == Manner::Never
    }
}

/// The parts of a playbook that concern a reader of this skill, in the
/// language of the text.
pub(crate) fn parts(text: &Contents, skill: Skill) -> Vec<Part> {
    let t = Texts::new(text.lang);
    SectionKind::ALL
        .iter()
        .map(|&kind| Part {
            heading: t.get(kind.label_key()),
            manner: match kind {
                SectionKind::FirstMinutes => Manner::InOrder,
                SectionKind::NotToDo => Manner::Never,
                _ => Manner::Any,
            },
            groups: if kind == SectionKind::Measures {
                measures_of(text, skill)
                    .into_iter()
                    .map(|(kind, steps)| group(t, t.get(kind.choice().label), steps))
                    .collect()
            } else {
                vec![group(t, Cow::Borrowed(""), text.steps(kind, skill))]
            },
        })
        .filter(|part| part.groups.iter().any(|group| !group.steps.is_empty()))
        .collect()
}

fn group<'s>(
    t: Texts,
    heading: Cow<'static, str>,
    steps: impl IntoIterator<Item = &'s Step>,
) -> Group {
    Group {
        heading,
        steps: steps
            .into_iter()
            .map(|step| Marked {
                mark: mark(t, step.skill),
                text: step.text.clone(),
            })
            .collect(),
    }
}

/// For whom a step is; empty for anyone.
pub(crate) fn mark(t: Texts, skill: Skill) -> Cow<'static, str> {
    match skill {
        Skill::Anyone => Cow::Borrowed(""),
        Skill::Generalist | Skill::Security => t.get(skill.label_key()),
    }
}

/// The reader's skill as addresses say it, in French as they all do.
pub(crate) const fn skill_word(skill: Skill) -> &'static str {
    match skill {
        Skill::Anyone => "tous",
        Skill::Generalist => "informatique",
        Skill::Security => "securite",
    }
}

/// The skill of a word of addresses.
pub(crate) fn skill_of(word: &str) -> Option<Skill> {
    Skill::ALL
        .iter()
        .copied()
        .find(|skill| skill_word(*skill) == word)
}
