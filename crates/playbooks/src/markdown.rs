//! Reading a playbook's Markdown.
//!
//! ```markdown
//! # Title
//!
//! When it applies.
//!
//! ## The first fifteen minutes
//! 1. A step for anyone.
//! 2. [IT] A step for the IT department.
//!
//! ## Measures
//! ### Cut off a part of the network or of a service
//! - [security] A step for security.
//!
//! ## Sources
//! - [Title](https://…)
//! ```

use locales::{Lang, Texts};
use process::playbook::{Misplaced, SectionKind, Skill};
use process::words::{MeasureKind, Word};
use pulldown_cmark::{Event, HeadingLevel, Parser, Tag, TagEnd};
use url::Url;

use crate::contents::{Contents, Section, Source, Step};

/// Reads a playbook written in a language.
///
/// # Errors
/// When the text has not the form of a playbook; says what is wrong.
pub fn read(text: &str, lang: Lang) -> Result<Contents, Misplaced> {
    let mut draft = Draft::new(lang);
    for event in Parser::new(text) {
        draft.take(event)?;
    }
    draft.finish()
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Front,
    Part(SectionKind),
    Sources,
}

struct Draft {
    t: Texts,
    place: Place,
    measure: Option<MeasureKind>,
    written: String,
    link: Option<String>,
    title: String,
    lead: String,
    sections: Vec<Section>,
    sources: Vec<Source>,
}

impl Draft {
    fn new(lang: Lang) -> Self {
        Self {
            t: Texts::new(lang),
            place: Place::Front,
            measure: None,
            written: String::new(),
            link: None,
            title: String::new(),
            lead: String::new(),
            sections: Vec::new(),
            sources: Vec::new(),
        }
    }

    fn take(&mut self, event: Event<'_>) -> Result<(), Misplaced> {
        match event {
            Event::Start(Tag::Heading { .. } | Tag::Item | Tag::Paragraph)
                if self.link.is_none() =>
            {
                self.written.clear();
            }
            Event::Start(Tag::Link { dest_url, .. }) => {
                self.link = Some(dest_url.into_string());
            }
            Event::Text(text) | Event::Code(text) => self.written.push_str(&text),
            Event::SoftBreak | Event::HardBreak => self.written.push(' '),
            Event::End(TagEnd::Heading(level)) => {
                let heading = std::mem::take(&mut self.written);
                self.heading(level, heading)?;
            }
            Event::End(TagEnd::Paragraph) if self.place == Place::Front => {
                self.lead = self.set(&self.written);
            }
            Event::End(TagEnd::Item) => {
                let item = std::mem::take(&mut self.written);
                self.item(item)?;
            }
            _ => {}
        }
        Ok(())
    }

    fn set(&self, text: &str) -> String {
        locales::typeset(text.trim(), self.t.lang()).into_owned()
    }

    fn heading(&mut self, level: HeadingLevel, heading: String) -> Result<(), Misplaced> {
        let heading = self.set(&heading);
        match level {
            HeadingLevel::H1 => self.title = heading,
            HeadingLevel::H2 if heading == self.t.get("playbook-sources") => {
                self.place = Place::Sources;
            }
            HeadingLevel::H2 => {
                let kind = SectionKind::ALL
                    .iter()
                    .copied()
                    .find(|kind| self.t.get(kind.label_key()) == heading)
                    .ok_or(Misplaced::Heading(heading))?;
                self.place = Place::Part(kind);
                self.measure = None;
                self.sections.push(Section {
                    kind,
                    steps: Vec::new(),
                });
            }
            _ => {
                let kind = MeasureKind::WORDS
                    .iter()
                    .find(|kind| self.t.get(kind.choice().label) == heading)
                    .ok_or(Misplaced::MeasureKind(heading))?;
                self.measure = Some(*kind);
            }
        }
        Ok(())
    }

    fn item(&mut self, item: String) -> Result<(), Misplaced> {
        match self.place {
            Place::Sources => {
                let url = self
                    .link
                    .take()
                    .and_then(|link| Url::parse(&link).ok())
                    .filter(|url| url.scheme() == "https");
                let title = self.set(&item);
                let url = url.ok_or(Misplaced::Source(item))?;
                self.sources.push(Source { title, url });
            }
            Place::Part(_) => {
                let (skill, text) = self.skill_of(&item);
                let step = Step {
                    skill,
                    measure: self.measure,
                    text: self.set(text),
                };
                if let Some(section) = self.sections.last_mut() {
                    section.steps.push(step);
                }
            }
            Place::Front => {}
        }
        Ok(())
    }

    /// A step begins with its reader's skill in brackets, unless it is for
    /// anyone.
    fn skill_of<'i>(&self, item: &'i str) -> (Skill, &'i str) {
        [
            (Skill::Generalist, "playbook-mark-generalist"),
            (Skill::Security, "playbook-mark-security"),
        ]
        .into_iter()
        .find_map(|(skill, mark)| {
            let rest = item.strip_prefix('[')?.strip_prefix(&*self.t.get(mark))?;
            Some((skill, rest.strip_prefix(']')?))
        })
        .unwrap_or((Skill::Anyone, item))
    }

    fn finish(self) -> Result<Contents, Misplaced> {
        if self.title.is_empty() || self.lead.is_empty() {
            return Err(Misplaced::NoTitle);
        }
        let mut sections = self.sections.iter();
        for &kind in SectionKind::ALL {
            let section = sections.next();
            let complete = section.is_some_and(|section| {
                let sorted = kind != SectionKind::Measures
                    || section.steps.iter().all(|step| step.measure.is_some());
                section.kind == kind && !section.steps.is_empty() && sorted
            });
            if !complete {
                return Err(Misplaced::Section(kind));
            }
        }
        Ok(Contents {
            lang: self.t.lang(),
            title: self.title,
            lead: self.lead,
            sections: self.sections,
            sources: self.sources,
        })
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use rstest::rstest;

    use super::*;

    const WHOLE: &str = "# Title\n\nWhen it applies.\n\n\
        ## The first fifteen minutes\n1. One.\n2. [IT] Two.\n\n\
        ## What not to do\n- Three.\n\n## Whom to call\n- Four.\n\n\
        ## Evidence to keep\n- [security] Five.\n\n\
        ## Measures\n### Cut off a part of the network or of a service\n- Six.\n\n## When it is over\n- Seven.\n\n\
        ## Sources\n- [Somewhere](https://portal.example/sheet)\n";

    #[test]
    fn supp_5_a_step_says_for_whom_it_is() {
        let playbook = read(WHOLE, Lang::En).unwrap();
        let first = |skill| playbook.steps(SectionKind::FirstMinutes, skill).count();
        assert_eq!(first(Skill::Anyone), 1);
        assert_eq!(first(Skill::Generalist), 2);
        assert_eq!(
            playbook
                .steps(SectionKind::Evidence, Skill::Generalist)
                .count(),
            0
        );
        assert_eq!(playbook.sources[0].title, "Somewhere");
        assert_eq!(
            playbook
                .steps(SectionKind::Measures, Skill::Anyone)
                .next()
                .unwrap()
                .measure,
            Some(MeasureKind::Isolation)
        );
    }

    #[rstest]
    #[case::unknown_heading(&WHOLE.replace("Whom to call", "Who"), "no heading")]
    #[case::unknown_measure(&WHOLE.replace("### Cut off a part of the network or of a service", "### Magic"), "no kind of measure")]
    #[case::empty_part(&WHOLE.replace("- Three.\n", ""), "NotToDo")]
    #[case::unsorted_measure(&WHOLE.replace("### Cut off a part of the network or of a service\n", ""), "Measures")]
    #[case::script_as_source(&WHOLE.replace("https://portal.example/sheet", "javascript:alert(1)"), "not a link")]
    #[case::no_title(&WHOLE.replace("# Title\n", ""), "no title")]
    fn supp_5_what_is_wrong_with_a_text_is_said(#[case] text: &str, #[case] said: &str) {
        let problem = read(text, Lang::En).unwrap_err().to_string();
        assert!(problem.contains(said), "{problem}");
    }

    #[test]
    fn supp_5_markup_within_a_step_is_only_text() {
        let text = WHOLE.replace("Three.", "Never <b>click</b> on *that*.");
        let playbook = read(&text, Lang::En).unwrap();
        let step = playbook
            .steps(SectionKind::NotToDo, Skill::Anyone)
            .next()
            .unwrap();
        assert_eq!(step.text, "Never click on that.");
    }
}
