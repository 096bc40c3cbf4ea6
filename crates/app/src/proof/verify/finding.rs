//! What a verification found altered, and how it is said.

use std::borrow::Cow;

use locales::Texts;
use process::{act::SubjectKind, ids::EvidenceId, notices::Template};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Something that is not what the log proves.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    /// What was altered.
    pub what: Alteration,
    /// Where.
    pub place: Place,
    /// The part of it: a path, a column.
    pub part: String,
}

/// Where something was altered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Place {
    /// An act of a story.
    Act {
        /// Whose story.
        of: Named,
        /// Its number.
        number: i64,
    },
    /// A story as a whole.
    Story(Named),
    /// A place of the log.
    Log {
        /// The log's name.
        origin: String,
        /// Number of the leaf from 0, or the size that was signed.
        number: u64,
    },
    /// A log as a whole.
    WholeLog {
        /// Its name.
        origin: String,
    },
    /// A record that is no act.
    Record(Uuid),
    /// A message.
    Message {
        /// Its identity.
        id: Uuid,
        /// The case that it is about.
        of: Option<Named>,
    },
    /// A file of evidence.
    File {
        /// Its identity.
        id: EvidenceId,
        /// The case.
        of: Named,
        /// Number of the act that received it; 0 when there is none.
        number: i64,
    },
}

/// What acts belong to, named for people.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Named {
    /// Its kind; none when it is none that is known.
    pub kind: Option<SubjectKind>,
    /// Its identity.
    pub id: Uuid,
    /// What people call it, where it has a name of its own: a number.
    pub name: Option<String>,
}

/// What can be found altered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Alteration {
    /// An act's bytes are not those that the log holds.
    ActChanged,
    /// An act of the log is gone.
    ActGone,
    /// An act was put there without the log.
    ActAdded,
    /// What is listed of an act is not what its bytes say.
    ActListedOtherwise,
    /// A value is not the one that the act commits to.
    ValueChanged,
    /// A value is gone, and no erasure is on record.
    ValueGone,
    /// A value stands beside an act that commits to none.
    ValueAdded,
    /// Those who may read an act are not those that it gives.
    ReadersChanged,
    /// A story does not have the acts that it counts.
    StoryUneven,
    /// The record of who looked was changed.
    LooksChanged,
    /// A part of the record of who looked is gone.
    LooksGone,
    /// Looks were put there without the log.
    LooksAdded,
    /// An entry of the log was changed.
    EntryChanged,
    /// An entry of the log is gone.
    EntryGone,
    /// An entry was put there without the log.
    EntryAdded,
    /// A message is not the one that went out.
    MessageChanged,
    /// A message is said to have gone out, and the log does not say so.
    MessageAdded,
    /// A message went out, as the log says, and is no longer there.
    MessageGone,
    /// A file is not the one that was received.
    FileChanged,
    /// A file is gone, and no act says that it was destroyed.
    FileGone,
    /// A file is listed that no act received.
    FileAdded,
    /// A file is listed otherwise than its act says.
    FileListedOtherwise,
    /// A leaf was changed.
    LeafChanged,
    /// A leaf is gone.
    LeafGone,
    /// The tree's edge is not that of its leaves.
    TreeChanged,
    /// A tile is not that of the tree.
    TileChanged,
    /// A checkpoint says another root than the tree has.
    CheckpointContradicted,
    /// A checkpoint bears no valid signature of the log.
    CheckpointUnsigned,
    /// The token of the timestamp authority does not stamp the checkpoint.
    TimestampFalse,
    /// What stands in a witness's name under a checkpoint is not of that
    /// witness.
    CosignatureFalse,
    /// A witness is said to have vouched, and no checkpoint bears its
    /// signature.
    VoucherUnfounded,
    /// The last head that this installation saw of another log is not one
    /// that the other log signed.
    SeenHeadChanged,
    /// Nothing signed by an earlier key lets this key sign.
    KeyUnexplained,
    /// Nothing says why this log follows the one before.
    SuccessorUnexplained,
    /// A later head than that of the database was signed.
    HeadAhead,
    /// The second copy of the head contradicts the database.
    HeadContradicted,
    /// The pages of a case, an incident or an alert do not show what its acts
    /// say.
    #[serde(rename = "case-shown-otherwise")]
    ShownOtherwise,
    /// Something has pages, and no act.
    RowAdded,
    /// A right is not what its acts say.
    RightChanged,
    /// A person's signature does not hold, or is not on the act that it names.
    SignatureFalse,
}

impl Alteration {
    /// Key of the sentence that says it.
    #[must_use]
    pub const fn text_key(self) -> &'static str {
        match self {
            Self::ActChanged => "proof-act-changed",
            Self::ActGone => "proof-act-gone",
            Self::ActAdded => "proof-act-added",
            Self::ActListedOtherwise => "proof-act-listed-otherwise",
            Self::ValueChanged => "proof-value-changed",
            Self::ValueGone => "proof-value-gone",
            Self::ValueAdded => "proof-value-added",
            Self::ReadersChanged => "proof-readers-changed",
            Self::StoryUneven => "proof-story-uneven",
            Self::LooksChanged => "proof-looks-changed",
            Self::LooksGone => "proof-looks-gone",
            Self::LooksAdded => "proof-looks-added",
            Self::EntryChanged => "proof-entry-changed",
            Self::EntryGone => "proof-entry-gone",
            Self::EntryAdded => "proof-entry-added",
            Self::MessageChanged => "proof-message-changed",
            Self::MessageAdded => "proof-message-added",
            Self::MessageGone => "proof-message-gone",
            Self::FileChanged => "proof-file-changed",
            Self::FileGone => "proof-file-gone",
            Self::FileAdded => "proof-file-added",
            Self::FileListedOtherwise => "proof-file-listed-otherwise",
            Self::LeafChanged => "proof-leaf-changed",
            Self::LeafGone => "proof-leaf-gone",
            Self::TreeChanged => "proof-tree-changed",
            Self::TileChanged => "proof-tile-changed",
            Self::CheckpointContradicted => "proof-checkpoint-contradicted",
            Self::CheckpointUnsigned => "proof-checkpoint-unsigned",
            Self::TimestampFalse => "proof-timestamp-false",
            Self::CosignatureFalse => "proof-cosignature-false",
            Self::VoucherUnfounded => "proof-voucher-unfounded",
            Self::SeenHeadChanged => "proof-seen-head-changed",
            Self::KeyUnexplained => "proof-key-unexplained",
            Self::SuccessorUnexplained => "proof-successor-unexplained",
            Self::HeadAhead => "proof-head-ahead",
            Self::HeadContradicted => "proof-head-contradicted",
            Self::ShownOtherwise => "proof-shown-otherwise",
            Self::RowAdded => "proof-row-added",
            Self::RightChanged => "proof-right-changed",
            Self::SignatureFalse => "proof-signature-false",
        }
    }
}

impl Finding {
    /// The finding in words.
    #[must_use]
    pub fn text(&self, t: Texts) -> String {
        let key = self.what.text_key();
        let place = self.place.text(t);
        let part = match self.place {
            Place::Message { .. } => kind_of_message(t, &self.part),
            _ => self.part.clone(),
        };
        t.with(key)
            .arg("place", place)
            .arg("part", part)
            .to_string()
    }
}

/// A kind of message in words, as far as there are any.
fn kind_of_message(t: Texts, key: &str) -> String {
    let words = Template::from_key(key).map(|kind| t.beside(kind.subject_key(), "short"));
    words.map_or_else(|| key.to_owned(), Cow::into_owned)
}

impl Place {
    fn text(&self, t: Texts) -> String {
        match self {
            Self::Act { of, number } => t
                .with("proof-place-act")
                .arg("number", number.to_string())
                .arg("story", of.text(t))
                .to_string(),
            Self::Story(of) => of.text(t),
            Self::Log { origin, number } => t
                .with("proof-place-log")
                .arg("number", number.to_string())
                .arg("origin", origin.as_str())
                .to_string(),
            Self::WholeLog { origin } => t
                .one("proof-place-whole-log", "origin", origin.as_str())
                .into_owned(),
            Self::Record(id) => t
                .one("proof-place-record", "id", id.to_string())
                .into_owned(),
            Self::Message { id, of: None } => t
                .one("proof-place-message", "id", id.to_string())
                .into_owned(),
            Self::Message { id, of: Some(of) } => t
                .with("proof-place-message-of")
                .arg("id", id.to_string())
                .arg("story", of.text(t))
                .to_string(),
            Self::File { id, of, number: 0 } => t
                .with("proof-place-file")
                .arg("id", id.to_string())
                .arg("story", of.text(t))
                .to_string(),
            Self::File { id, of, number } => t
                .with("proof-place-file-of-act")
                .arg("id", id.to_string())
                .arg("number", number.to_string())
                .arg("story", of.text(t))
                .to_string(),
        }
    }
}

impl Named {
    const fn kind_key(&self) -> &'static str {
        match self.kind {
            Some(SubjectKind::Case) => "proof-story-case",
            Some(SubjectKind::Facility) => "proof-story-facility",
            Some(SubjectKind::Body) => "proof-story-body",
            Some(SubjectKind::Grant) => "proof-story-grant",
            Some(SubjectKind::Incident) => "proof-story-incident",
            Some(SubjectKind::Alert) => "proof-story-alert",
            Some(SubjectKind::Provider) => "proof-story-provider",
            Some(SubjectKind::PastImport) => "proof-story-past-import",
            Some(SubjectKind::Account) => "proof-story-account",
            Some(SubjectKind::Erasure) => "proof-story-erasure",
            Some(SubjectKind::MassReading) => "proof-story-mass-reading",
            Some(SubjectKind::Signal) => "proof-story-signal",
            Some(SubjectKind::Playbook) => "proof-story-playbook",
            None => "proof-story-other",
        }
    }

    fn text(&self, t: Texts) -> String {
        let name = self.name.clone();
        let name = name.unwrap_or_else(|| self.id.to_string());
        t.one(self.kind_key(), "name", name).into_owned()
    }
}
