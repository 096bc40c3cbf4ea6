//! A playbook as a file: its properties between two lines `+++`, then its text
//! in one language.
//!
//! ```markdown
//! +++
//! causes = ["ransomware"]
//! facilities = ["nursing_home"]
//! review_by = "2027-11-01"
//! +++
//! # Title
//! ```

use std::{collections::BTreeSet, fmt};

use jiff::civil::Date;
use process::{facility::FacilityNature, words::Cause};
use serde::{Deserialize, Serialize};
use thiserror::Error;

/// A playbook in one language, with its properties.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// The causes for which it is proposed.
    pub causes: BTreeSet<Cause>,
    /// The facilities for which it is written; all of them when empty.
    pub facilities: BTreeSet<FacilityNature>,
    /// The day by which it must be read again.
    pub review_by: Date,
    /// Its text, in Markdown.
    pub text: String,
}

/// Why a file is no playbook.
#[derive(Debug, Error)]
pub enum NotAFile {
    /// It does not begin with its properties between two lines `+++`.
    #[error("the text does not begin with its properties between two lines +++")]
    NoProperties,
    /// The properties cannot be read.
    #[error("the properties cannot be read: {0}")]
    Properties(#[from] toml::de::Error),
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Properties {
    causes: BTreeSet<Cause>,
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    facilities: BTreeSet<FacilityNature>,
    review_by: Date,
}

impl File {
    /// Reads a file; whether its text has the form of a playbook is another
    /// question.
    ///
    /// # Errors
    /// When its properties cannot be read.
    pub fn read(file: &str) -> Result<Self, NotAFile> {
        let file = file.replace("\r\n", "\n");
        let (properties, text) = file
            .strip_prefix("+++\n")
            .and_then(|rest| rest.split_once("\n+++\n"))
            .ok_or(NotAFile::NoProperties)?;
        let Properties {
            causes,
            facilities,
            review_by,
        } = toml::from_str(properties)?;
        Ok(Self {
            causes,
            facilities,
            review_by,
            text: text.trim().to_owned(),
        })
    }
}

impl fmt::Display for File {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let properties = Properties {
            causes: self.causes.clone(),
            facilities: self.facilities.clone(),
            review_by: self.review_by,
        };
        let properties = toml::to_string(&properties).map_err(|_| fmt::Error)?;
        write!(f, "+++\n{properties}+++\n{}\n", self.text)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use rstest::rstest;

    use super::*;

    const WHOLE: &str = "+++\ncauses = [\"ransomware\"]\nfacilities = [\"nursing_home\"]\n\
        review_by = \"2027-01-31\"\n+++\n# Title\n\nWords.\n";

    #[test]
    fn supp_5_a_file_reads_back_what_it_writes() {
        let file = File::read(WHOLE).unwrap();
        assert_eq!(file.text, "# Title\n\nWords.");
        assert_eq!(File::read(&file.to_string()).unwrap(), file);
        assert_eq!(File::read(&WHOLE.replace('\n', "\r\n")).unwrap(), file);
    }

    #[rstest]
    #[case::no_properties("# Title\n", "begin with its properties")]
    #[case::unknown_cause(&WHOLE.replace("\"ransomware\"", "\"rain\""), "rain")]
    #[case::unknown_kind(&WHOLE.replace("nursing_home", "moon"), "moon")]
    #[case::no_day(&WHOLE.replace("review_by = \"2027-01-31\"\n", ""), "review_by")]
    fn supp_5_what_is_wrong_with_a_file_is_said(#[case] file: &str, #[case] said: &str) {
        let problem = File::read(file).unwrap_err().to_string();
        assert!(problem.contains(said), "{problem}");
    }
}
