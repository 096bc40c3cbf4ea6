//! What the text of a playbook holds.

use locales::Lang;
use process::{
    playbook::{Content, Misplaced, PlaybookKey, SectionKind, Sheet, SheetMeasure, Skill},
    refusal::{Reason, Refusal, Rule, Tongue},
    words::MeasureKind,
};
use url::Url;

use crate::markdown::read;

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

/// What to do for one type of incident, in one language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contents {
    /// The language in which it is written.
    pub lang: Lang,
    /// Its title.
    pub title: String,
    /// When it applies.
    pub lead: String,
    /// Its parts, in the order of [`SectionKind::ALL`].
    pub sections: Vec<Section>,
    /// The documents that it draws on.
    pub sources: Vec<Source>,
}

impl Contents {
    /// Whether some step is written for readers of this skill in particular.
    #[must_use]
    pub fn is_for(&self, skill: Skill) -> bool {
        let mut steps = self.sections.iter().flat_map(|section| &section.steps);
        steps.any(|step| step.skill == skill)
    }

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
pub fn measures_of(contents: &Contents, skill: Skill) -> Vec<(MeasureKind, Vec<&Step>)> {
    let mut kinds: Vec<(MeasureKind, Vec<&Step>)> = Vec::new();
    for step in contents.steps(SectionKind::Measures, skill) {
        let Some(kind) = step.measure else { continue };
        match kinds.iter_mut().find(|(known, _)| *known == kind) {
            Some((_, steps)) => steps.push(step),
            None => kinds.push((kind, vec![step])),
        }
    }
    kinds
}

/// The text of a playbook in a language, or in French where it has none.
///
/// # Errors
/// When the text has not the form of a playbook.
pub fn contents(content: &Content, lang: Lang) -> Result<Contents, Misplaced> {
    match (&content.english, lang) {
        (Some(english), Lang::En) => read(english, Lang::En),
        _ => read(&content.french, Lang::Fr),
    }
}

/// Checks that the texts of a playbook have its form.
///
/// # Errors
/// The refusal, which says what is wrong in which text.
pub fn check(content: &Content) -> Result<(), Refusal> {
    let refused =
        |tongue, misplaced| Refusal::new(Rule::Supp5, Reason::MisplacedText(tongue, misplaced));
    read(&content.french, Lang::Fr).map_err(|wrong| refused(Tongue::French, wrong))?;
    if let Some(english) = &content.english {
        read(english, Lang::En).map_err(|wrong| refused(Tongue::English, wrong))?;
    }
    Ok(())
}

/// A version as it is sent to a facility: the title and the measures of its
/// text in French.
///
/// # Errors
/// When the text has not the form of a playbook.
pub fn sheet(key: &PlaybookKey, version: u32, content: &Content) -> Result<Sheet, Misplaced> {
    let french = read(&content.french, Lang::Fr)?;
    Ok(Sheet {
        key: key.clone(),
        version,
        measures: french
            .steps(SectionKind::Measures, Skill::Security)
            .filter_map(|step| {
                Some(SheetMeasure {
                    kind: step.measure?,
                    skill: step.skill,
                    text: step.text.clone(),
                })
            })
            .collect(),
        title: french.title,
    })
}
