//! The playbooks with which the portal comes, in both languages.

use std::{collections::BTreeSet, sync::LazyLock};

use locales::Lang;
use process::words::Cause;

use crate::{markdown::read, playbook::Playbook};

/// Declares the playbooks: each with the name of its files and of its address.
macro_rules! playbooks {
    ($( $Key:ident = $name:literal; )+) => {
        /// A playbook of the first set.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum PlaybookKey {
            $( #[doc = concat!("`", $name, "`")] $Key, )+
        }

        impl PlaybookKey {
            /// Every playbook, in the order in which they are listed.
            pub const ALL: &[Self] = &[$( Self::$Key, )+];

            /// Stable name, as in addresses.
            #[must_use]
            pub const fn key(self) -> &'static str {
                match self { $( Self::$Key => $name, )+ }
            }

            const fn text(self, lang: Lang) -> &'static str {
                match (self, lang) {$(
                    (Self::$Key, Lang::Fr) => include_str!(concat!("../first/fr/", $name, ".md")),
                    (Self::$Key, Lang::En) => include_str!(concat!("../first/en/", $name, ".md")),
                )+}
            }
        }
    };
}

playbooks! {
    Ransomware = "ransomware";
    OtherMalware = "other-malware";
    MailboxCompromise = "mailbox-compromise";
    PhishingWave = "phishing-wave";
    AccountCompromise = "account-compromise";
    EdgeDevice = "edge-device";
    DataLeak = "data-leak";
    DenialOfService = "denial-of-service";
    Defacement = "defacement";
    EquipmentTheft = "equipment-theft";
    ProviderFailure = "provider-failure";
    TelecomLoss = "telecom-loss";
    PowerOrCooling = "power-or-cooling";
    ApplicationFailure = "application-failure";
}

impl PlaybookKey {
    /// The playbook of a name.
    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|known| known.key() == key)
    }
}

type Set = Vec<(PlaybookKey, Playbook)>;

fn read_all(lang: Lang) -> Set {
    PlaybookKey::ALL
        .iter()
        .filter_map(|&key| Some((key, read(key.text(lang), lang).ok()?)))
        .collect()
}

static FRENCH: LazyLock<Set> = LazyLock::new(|| read_all(Lang::Fr));
static ENGLISH: LazyLock<Set> = LazyLock::new(|| read_all(Lang::En));

/// The playbooks in a language.
#[must_use]
pub fn first_set(lang: Lang) -> &'static [(PlaybookKey, Playbook)] {
    match lang {
        Lang::Fr => &FRENCH,
        Lang::En => &ENGLISH,
    }
}

/// The playbooks that fit these causes, in a language.
#[must_use]
pub fn for_causes(causes: &BTreeSet<Cause>, lang: Lang) -> Vec<&'static (PlaybookKey, Playbook)> {
    first_set(lang)
        .iter()
        .filter(|(_, playbook)| !playbook.causes.is_disjoint(causes))
        .collect()
}

#[cfg(test)]
mod tests {
    use process::words::Word;

    use super::*;
    use crate::playbook::Step;

    #[test]
    fn supp_5_every_playbook_reads_in_both_languages() {
        for &key in PlaybookKey::ALL {
            for lang in Lang::ALL {
                if let Err(problem) = read(key.text(lang), lang) {
                    panic!("{} in {lang:?}: {problem}", key.key());
                }
            }
        }
    }

    #[test]
    fn supp_5_both_languages_say_the_same() {
        let shape = |playbook: &Playbook| -> Vec<_> {
            playbook
                .sections
                .iter()
                .map(|section| {
                    let marks = |step: &Step| (step.skill, step.measure);
                    (
                        section.kind,
                        section.steps.iter().map(marks).collect::<Vec<_>>(),
                    )
                })
                .collect()
        };
        for ((key, french), (_, english)) in first_set(Lang::Fr).iter().zip(first_set(Lang::En)) {
            assert_eq!(shape(french), shape(english), "{}", key.key());
            assert_eq!(french.causes, english.causes, "{}", key.key());
            assert_eq!(french.review_by, english.review_by, "{}", key.key());
            assert_eq!(french.sources.len(), english.sources.len(), "{}", key.key());
        }
    }

    #[test]
    fn supp_5_every_cause_has_a_playbook_save_mistakes_and_others() {
        for &cause in Cause::WORDS {
            let fitting = for_causes(&BTreeSet::from([cause]), Lang::Fr);
            let none_needed = matches!(cause, Cause::HumanError | Cause::Other);
            assert_eq!(fitting.is_empty(), none_needed, "{cause:?}");
        }
    }
}
