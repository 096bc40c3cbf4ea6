//! Playbooks as programs read and write them.

use std::collections::BTreeSet;

use app::playbooks::{PlaybookFile, PlaybookText, Proposed, Readable, Standing};
use jiff::Timestamp;
use jiff::civil::Date;
use process::act::Sequence;
use process::facility::FacilityNature;
use process::playbook::{DraftState, Ground, Origin, PlaybookKey, PlaybookState};
use process::words::{Cause, Trace};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::api::links::PlaybookLinkBody;

/// A playbook in a list.
#[derive(Serialize, ToSchema)]
pub(crate) struct PlaybookItem {
    /// Its name in addresses.
    key: PlaybookKey,
    /// Its title.
    title: String,
    /// When it applies.
    lead: String,
    /// The version in force.
    version: u32,
    /// The causes for which it is proposed.
    causes: BTreeSet<Cause>,
    /// The facilities for which it is written; all of them when empty.
    facilities: BTreeSet<FacilityNature>,
    /// The day by which it is read again.
    #[schema(value_type = Option<String>, format = Date)]
    review_by: Option<Date>,
}

impl From<Readable> for PlaybookItem {
    fn from(one: Readable) -> Self {
        Self {
            key: one.row.key,
            title: one.text.title,
            lead: one.text.lead,
            version: one.version.number,
            causes: one.version.content.causes,
            facilities: one.version.content.facilities,
            review_by: one.row.review_by,
        }
    }
}

/// Whether a version is the one to follow.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
enum StandingWord {
    /// It is.
    InForce,
    /// Another one is.
    Replaced,
    /// None is: the playbook was withdrawn.
    Withdrawn,
}

/// A version of a playbook.
#[derive(Serialize, ToSchema)]
pub(crate) struct PlaybookBody {
    /// The playbook, as lists have it.
    #[serde(flatten)]
    item: PlaybookItem,
    /// Whether it is the version to follow.
    standing: StandingWord,
    /// Where the text comes from.
    origin: Origin,
    /// Since when.
    approved_at: Timestamp,
    /// Its text in French, in Markdown.
    french: String,
    /// Its text in English, in Markdown.
    english: Option<String>,
}

impl From<Readable> for PlaybookBody {
    fn from(one: Readable) -> Self {
        Self {
            standing: match one.standing() {
                Standing::InForce => StandingWord::InForce,
                Standing::Replaced => StandingWord::Replaced,
                Standing::Withdrawn => StandingWord::Withdrawn,
            },
            origin: one.version.origin,
            approved_at: one.version.at,
            french: one.version.content.french.clone(),
            english: one.version.content.english.clone(),
            item: PlaybookItem::from(one),
        }
    }
}

/// A playbook that fits a case.
#[derive(Serialize, ToSchema)]
pub(crate) struct ProposedBody {
    /// The playbook.
    playbook: PlaybookItem,
    /// What speaks for it, the strongest first.
    grounds: Vec<GroundBody>,
}

/// What speaks for a playbook.
#[derive(Serialize, ToSchema)]
#[serde(tag = "by", content = "what", rename_all = "kebab-case")]
enum GroundBody {
    /// The cause that the expert recorded.
    Found(Cause),
    /// The cause that the facility declared.
    Declared(Cause),
    /// What the facility saw.
    Seen(Trace),
}

impl From<Proposed> for ProposedBody {
    fn from(proposed: Proposed) -> Self {
        Self {
            playbook: PlaybookItem::from(proposed.playbook),
            grounds: proposed
                .grounds
                .into_iter()
                .map(|ground| match ground {
                    Ground::Found(cause) => GroundBody::Found(cause),
                    Ground::Declared(cause) => GroundBody::Declared(cause),
                    Ground::Seen(trace) => GroundBody::Seen(trace),
                })
                .collect(),
        }
    }
}

/// What somebody writes.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct PlaybookTextBody {
    /// The causes for which it is proposed.
    causes: BTreeSet<Cause>,
    /// The facilities for which it is written; all of them when empty.
    #[serde(default)]
    facilities: BTreeSet<FacilityNature>,
    /// Its text in French, in Markdown, under the headings of every playbook.
    french: String,
    /// Its text in English; may be empty.
    #[serde(default)]
    english: String,
}

impl From<PlaybookTextBody> for PlaybookText {
    fn from(body: PlaybookTextBody) -> Self {
        Self {
            causes: body.causes,
            facilities: body.facilities,
            french: body.french,
            english: body.english,
        }
    }
}

/// What somebody writes instead of what they read.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct PlaybookRewriteBody {
    /// The version of the file that was read: nobody's text is written over
    /// unread.
    pub(super) version: Sequence,
    /// What it is to say.
    pub(super) text: PlaybookTextBody,
}

/// The name of a playbook.
#[derive(Serialize, ToSchema)]
pub(crate) struct PlaybookKeyBody {
    /// The name.
    pub(super) key: PlaybookKey,
}

/// A playbook as the CERT works on it.
#[derive(Serialize, ToSchema)]
pub(crate) struct PlaybookFileBody {
    /// Its name in addresses.
    key: PlaybookKey,
    /// Number of its last act, to be given back when approving or writing.
    version: Sequence,
    /// Where it stands.
    state: PlaybookState,
    /// The last version approved; 0 for none.
    approved: u32,
    /// The day by which it is read again.
    #[schema(value_type = Option<String>, format = Date)]
    review_by: Option<Date>,
    /// What is not in force yet.
    draft: Option<DraftBody>,
    /// Why it was withdrawn.
    withdrawn: Option<String>,
    /// What lessons say of it, the oldest first (LESS-2).
    links: Vec<PlaybookLinkBody>,
}

/// A text that is not in force yet.
#[derive(Serialize, ToSchema)]
struct DraftBody {
    /// Where it stands.
    state: DraftState,
    /// Where it comes from.
    origin: Origin,
    /// The causes for which it is to be proposed.
    causes: BTreeSet<Cause>,
    /// The facilities for which it is written; all of them when empty.
    facilities: BTreeSet<FacilityNature>,
    /// Its text in French, in Markdown.
    french: String,
    /// Its text in English, in Markdown.
    english: Option<String>,
    /// When it was last written.
    written_at: Timestamp,
    /// Why it was turned down.
    declined: Option<String>,
}

impl From<PlaybookFile> for PlaybookFileBody {
    fn from(file: PlaybookFile) -> Self {
        let playbook = file.playbook;
        Self {
            version: playbook.seq,
            state: playbook.state(),
            approved: playbook.versions.last().map_or(0, |last| last.number),
            review_by: playbook.review_by,
            withdrawn: playbook
                .withdrawn
                .as_ref()
                .and_then(|end| end.reason.known().cloned()),
            draft: playbook.draft.map(|draft| DraftBody {
                state: draft.state,
                origin: draft.origin,
                causes: draft.content.causes,
                facilities: draft.content.facilities,
                french: draft.content.french,
                english: draft.content.english,
                written_at: draft.at,
                declined: draft.declined.and_then(|why| why.known().cloned()),
            }),
            links: file.links.iter().map(PlaybookLinkBody::from).collect(),
            key: playbook.key,
        }
    }
}
