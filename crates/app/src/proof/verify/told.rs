//! A verification in words.

use locales::Texts;

use super::Verification;

impl Verification {
    /// Whether everything holds, in a sentence.
    #[must_use]
    pub fn verdict(&self, t: Texts) -> String {
        match (self.altered(), self.unread()) {
            (0, 0) => t.get("proof-holds"),
            (0, _) => t.get("proof-not-all-read"),
            (altered, _) => t.n("proof-does-not-hold", altered),
        }
        .into_owned()
    }

    /// How many records were checked.
    #[must_use]
    pub fn records_told(&self, t: Texts) -> String {
        t.with("proof-checked")
            .arg("entries", self.entries)
            .arg("checkpoints", self.checkpoints)
            .to_string()
    }

    /// What became of the files: how many were read, and what was not.
    #[must_use]
    pub fn files_told(&self, t: Texts) -> Vec<String> {
        let Some(read) = self.evidence else {
            return vec![t.get("proof-files-left-out").into_owned()];
        };
        let mut told = vec![
            t.with("proof-checked-files")
                .arg("files", read.files)
                .arg("size", t.size(read.bytes))
                .to_string(),
        ];
        if read.unread > 0 {
            told.push(t.n("proof-files-unread", read.unread).into_owned());
        }
        told
    }
}
