//! The playbooks with which the portal comes, in both languages.

use jiff::civil::Date;
use process::playbook::Content;

use crate::file::{File, NotAFile};

/// A playbook with which the portal comes.
#[derive(Clone, Copy, Debug)]
pub struct Shipped {
    /// Its name in addresses.
    pub key: &'static str,
    french: &'static str,
    english: &'static str,
}

impl Shipped {
    /// What it says, and the day by which it must be read again.
    ///
    /// # Errors
    /// When one of its files cannot be read, which the tests exclude.
    pub fn content(&self) -> Result<(Content, Date), NotAFile> {
        let french = File::read(self.french)?;
        let english = File::read(self.english)?;
        let review_by = french.review_by;
        let content = Content {
            causes: french.causes,
            facilities: french.facilities,
            french: french.text,
            english: Some(english.text),
        };
        Ok((content, review_by))
    }
}

macro_rules! shipped {
    ($($name:literal)+) => {
        /// Every playbook with which the portal comes, in the order in which
        /// they are listed at first.
        pub const SHIPPED: &[Shipped] = &[$(Shipped {
            key: $name,
            french: include_str!(concat!("../first/fr/", $name, ".md")),
            english: include_str!(concat!("../first/en/", $name, ".md")),
        }),+];
    };
}

shipped! {
    "ransomware"
    "other-malware"
    "mailbox-compromise"
    "phishing-wave"
    "account-compromise"
    "edge-device"
    "data-leak"
    "denial-of-service"
    "defacement"
    "equipment-theft"
    "provider-failure"
    "telecom-loss"
    "power-or-cooling"
    "application-failure"
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use locales::Lang;
    use process::{
        playbook::PlaybookKey,
        words::{Cause, Word},
    };

    use super::*;
    use crate::{check, contents, contents::Step};

    #[test]
    fn supp_5_every_playbook_reads_in_both_languages() {
        for shipped in SHIPPED {
            let (content, _) = shipped.content().unwrap();
            assert_eq!(check(&content), Ok(()), "{}", shipped.key);
            assert!(shipped.key.parse::<PlaybookKey>().is_ok());
        }
    }

    #[test]
    fn supp_5_both_languages_say_the_same() {
        for shipped in SHIPPED {
            let shape = |lang| {
                let text = contents(&shipped.content().unwrap().0, lang).unwrap();
                assert_eq!(text.lang, lang);
                let marks = |step: &Step| (step.skill, step.measure);
                let parts: Vec<_> = text
                    .sections
                    .iter()
                    .map(|part| (part.kind, part.steps.iter().map(marks).collect::<Vec<_>>()))
                    .collect();
                (parts, text.sources.len())
            };
            assert_eq!(shape(Lang::Fr), shape(Lang::En), "{}", shipped.key);
            let properties = |text| {
                let file = File::read(text).unwrap();
                (file.causes, file.facilities, file.review_by)
            };
            assert_eq!(
                properties(shipped.french),
                properties(shipped.english),
                "{}",
                shipped.key
            );
        }
    }

    #[test]
    fn supp_5_every_cause_has_a_playbook_save_mistakes_and_others() {
        for cause in Cause::WORDS {
            let fits = |one: &Shipped| one.content().unwrap().0.causes.contains(cause);
            let none_needed = matches!(cause, Cause::HumanError | Cause::Other);
            assert_eq!(!SHIPPED.iter().any(fits), none_needed, "{cause:?}");
        }
    }
}
