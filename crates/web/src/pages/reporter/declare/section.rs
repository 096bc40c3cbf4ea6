//! The pages of the guided form, in order (DECL-2).

use process::declaration::facts::{FieldKey, ReporterField};
use process::declaration::form::{Task, Theme};

/// One page of the guided form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Section {
    /// The questions of one theme.
    Theme(Theme),
    /// The other sites touched (INTAKE-1).
    Sites,
    /// Who reports.
    Reporter,
    /// What is enough to send in an emergency, on one page (DECL-6).
    Essentials,
}

impl Section {
    /// The pages one after the other; the essentials are a short cut beside
    /// them.
    pub const ORDER: [Self; 14] = [
        Self::Theme(Theme::WhatHappened),
        Self::Theme(Theme::Systems),
        Self::Theme(Theme::ThirdParties),
        Self::Sites,
        Self::Theme(Theme::Patients),
        Self::Theme(Theme::Care),
        Self::Theme(Theme::Data),
        Self::Theme(Theme::Reach),
        Self::Theme(Theme::Origin),
        Self::Theme(Theme::Handling),
        Self::Theme(Theme::Help),
        Self::Theme(Theme::OtherSteps),
        Self::Theme(Theme::Contacts),
        Self::Reporter,
    ];

    /// The page's part of its address.
    #[must_use]
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Theme(theme) => theme.key(),
            Self::Sites => "sites",
            Self::Reporter => "declarant",
            Self::Essentials => "essentiel",
        }
    }

    /// The page at an address.
    #[must_use]
    pub fn from_slug(slug: &str) -> Option<Self> {
        Self::ORDER
            .into_iter()
            .chain([Self::Essentials])
            .find(|section| section.slug() == slug)
    }

    /// Key of the page's title.
    #[must_use]
    pub const fn label_key(self) -> &'static str {
        match self {
            Self::Theme(theme) => theme.label_key(),
            Self::Sites => "declare-sites",
            Self::Reporter => "declare-reporter",
            Self::Essentials => "declare-essentials",
        }
    }

    /// The task that the page belongs to.
    #[must_use]
    pub const fn task(self) -> Task {
        match self {
            Self::Theme(theme) => theme.task(),
            Self::Sites => Task::Scope,
            Self::Reporter | Self::Essentials => Task::Contacts,
        }
    }

    /// The questions asked, in order.
    #[must_use]
    pub fn fields(self) -> Vec<FieldKey> {
        match self {
            Self::Theme(theme) => theme.fields().collect(),
            Self::Essentials => vec![
                FieldKey::Description,
                FieldKey::PatientImpact,
                FieldKey::CareImpact,
                FieldKey::UrgentHelp,
            ],
            Self::Sites | Self::Reporter => Vec::new(),
        }
    }

    /// What is asked about the person who reports.
    #[must_use]
    pub const fn reporter_fields(self) -> &'static [ReporterField] {
        match self {
            Self::Reporter | Self::Essentials => ReporterField::ALL,
            Self::Theme(_) | Self::Sites => &[],
        }
    }

    /// The page where a question is asked in the guided form.
    #[must_use]
    pub const fn of_field(field: FieldKey) -> Self {
        Self::Theme(field.theme())
    }

    /// Its place, from 1; none for the short cut.
    #[must_use]
    pub fn step(self) -> Option<usize> {
        let place = Self::ORDER.iter().position(|section| *section == self)?;
        Some(place + 1)
    }

    /// The page that follows; none after the last, which leads to the review.
    #[must_use]
    pub fn next(self) -> Option<Self> {
        Self::ORDER.get(self.step()?).copied()
    }

    /// The page before; none before the first.
    #[must_use]
    pub fn previous(self) -> Option<Self> {
        Self::ORDER.get(self.step()?.checked_sub(2)?).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decl_2_every_question_has_its_page_and_the_pages_follow_the_tasks() {
        for field in FieldKey::ALL {
            let page = Section::of_field(*field);
            assert!(page.fields().contains(field));
            assert!(page.step().is_some());
        }
        let tasks = Section::ORDER.map(Section::task);
        assert!(tasks.is_sorted());
    }

    #[test]
    fn pages_lead_to_one_another_both_ways() {
        for pair in Section::ORDER.windows(2) {
            assert_eq!(pair[0].next(), Some(pair[1]));
            assert_eq!(pair[1].previous(), Some(pair[0]));
        }
        assert_eq!(Section::Reporter.next(), None);
        assert_eq!(Section::ORDER[0].previous(), None);
        assert_eq!(Section::Essentials.next(), None);
    }

    #[test]
    fn an_address_gives_back_its_page() {
        for section in Section::ORDER.into_iter().chain([Section::Essentials]) {
            assert_eq!(Section::from_slug(section.slug()), Some(section));
        }
        assert_eq!(Section::from_slug("elsewhere"), None);
    }
}
