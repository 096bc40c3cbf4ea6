//! Providers as programs read and write them.

use std::collections::BTreeSet;

use app::directory::{ProposedProvider, ProviderFile, ProviderRow, Wanted};
use jiff::Timestamp;
use jiff::civil::Date;
use process::access::RightTo;
use process::act::Sequence;
use process::directory::{
    Competence, Contact, Entry, ProviderCommand, ProviderKind, ProviderState, Qualification, Served,
};
use process::ids::ProviderId;
use process::territory::RegionCode;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// Which entries of the directory are listed.
#[derive(Clone, Copy, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum WhichBody {
    /// Those that are proposed to cases.
    Listed,
    /// Those among them that must be checked, or whose qualification ended.
    ToCheck,
    /// Those that were withdrawn.
    Withdrawn,
}

impl From<WhichBody> for Wanted {
    fn from(which: WhichBody) -> Self {
        match which {
            WhichBody::Listed => Self::Listed,
            WhichBody::ToCheck => Self::ToCheck,
            WhichBody::Withdrawn => Self::Withdrawn,
        }
    }
}

/// A provider of the directory.
#[derive(Serialize, ToSchema)]
pub(crate) struct ProviderBody {
    /// Its identity, by which it is sent to a facility.
    id: ProviderId,
    /// Its name.
    name: String,
    /// What kind of help it is.
    kind: ProviderKind,
    /// What it can do.
    competences: BTreeSet<Competence>,
    /// The regions that it serves; the whole nation when empty.
    regions: BTreeSet<RegionCode>,
    /// How it is reached.
    contact: Contact,
    /// What it is qualified for.
    qualification: Option<Qualification>,
    /// What those who keep the directory should know.
    note: Option<String>,
    /// Where it stands.
    state: ProviderState,
    /// Number of its last act, to be given back when writing or checking.
    version: Sequence,
    /// The day by which it must be checked again.
    #[schema(value_type = String, format = Date)]
    review_by: Date,
    /// When it was last written or checked.
    checked_at: Timestamp,
}

impl From<ProviderRow> for ProviderBody {
    fn from(row: ProviderRow) -> Self {
        let entry = row.entry;
        Self {
            id: row.id,
            name: entry.name,
            kind: entry.kind,
            competences: entry.competences,
            regions: entry.regions,
            contact: entry.contact.value,
            qualification: entry.qualification,
            note: entry.note.known().filter(|note| !note.is_empty()).cloned(),
            state: row.state,
            version: row.seq,
            review_by: row.review_by,
            checked_at: row.checked_at,
        }
    }
}

/// A provider as it is kept.
#[derive(Serialize, ToSchema)]
pub(crate) struct ProviderFileBody {
    /// The provider.
    #[serde(flatten)]
    provider: ProviderBody,
    /// Why it was withdrawn.
    withdrawn: Option<String>,
    /// Whether the caller keeps it.
    kept_by_caller: bool,
}

impl From<ProviderFile> for ProviderFileBody {
    fn from(file: ProviderFile) -> Self {
        let ended = file.provider.withdrawn.as_ref();
        Self {
            withdrawn: ended.and_then(|end| end.reason.known().cloned()),
            kept_by_caller: file.keeps == RightTo::Held,
            provider: ProviderRow::from(&file.provider).into(),
        }
    }
}

/// A provider as it suits a case.
#[derive(Serialize, ToSchema)]
pub(crate) struct ProposedProviderBody {
    /// The provider.
    provider: ProviderBody,
    /// How it serves the facility's region.
    served: Served,
    /// What it can do of what the case needs.
    able: BTreeSet<Competence>,
}

impl From<ProposedProvider> for ProposedProviderBody {
    fn from(proposed: ProposedProvider) -> Self {
        Self {
            provider: proposed.row.into(),
            served: proposed.suited.served,
            able: proposed.suited.able,
        }
    }
}

/// What the directory is to say of a provider.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ProviderEntryBody {
    /// Its name.
    name: String,
    /// What kind of help it is.
    kind: ProviderKind,
    /// What it can do.
    competences: BTreeSet<Competence>,
    /// The regions that it serves; the whole nation when empty.
    #[serde(default)]
    regions: BTreeSet<RegionCode>,
    /// How it is reached: by phone or by mail at least.
    contact: Contact,
    /// What it is qualified for; a PRIS always is.
    #[serde(default)]
    qualification: Option<Qualification>,
    /// What those who keep the directory should know.
    #[serde(default)]
    note: String,
    /// The day by which it must be checked again.
    #[schema(value_type = String, format = Date)]
    review_by: Date,
}

impl From<ProviderEntryBody> for (Entry, Date) {
    fn from(body: ProviderEntryBody) -> Self {
        let entry = Entry {
            name: body.name,
            kind: body.kind,
            competences: body.competences,
            regions: body.regions,
            contact: body.contact.into(),
            qualification: body.qualification,
            note: body.note.into(),
        };
        (entry, body.review_by)
    }
}

/// What an entry is to say instead of what was read.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ProviderRewriteBody {
    /// The version that was read: nobody's words are written over unread.
    version: Sequence,
    /// What it is to say.
    entry: ProviderEntryBody,
}

impl From<ProviderRewriteBody> for (ProviderCommand, Option<Sequence>) {
    fn from(body: ProviderRewriteBody) -> Self {
        let (entry, review_by) = body.entry.into();
        let entry = Box::new(entry);
        (
            ProviderCommand::Change { entry, review_by },
            Some(body.version),
        )
    }
}

/// The identity of a provider.
#[derive(Serialize, ToSchema)]
pub(crate) struct ProviderIdBody {
    /// The identity.
    pub(super) id: ProviderId,
}

/// Something to do to an entry.
#[derive(Deserialize, ToSchema)]
#[serde(tag = "act", rename_all = "snake_case", deny_unknown_fields)]
pub(crate) enum ProviderActBody {
    /// Say that it was checked and stays as it is.
    Review {
        /// The version that was read.
        version: Sequence,
        /// The day by which it must be checked again.
        #[schema(value_type = String, format = Date)]
        review_by: Date,
        /// What was checked.
        #[serde(default)]
        note: String,
    },
    /// Propose it no longer.
    Withdraw {
        /// Why.
        reason: String,
    },
    /// Propose it again.
    Restore {
        /// The day by which it must be checked again.
        #[schema(value_type = String, format = Date)]
        review_by: Date,
        /// Why.
        #[serde(default)]
        note: String,
    },
}

impl From<ProviderActBody> for (ProviderCommand, Option<Sequence>) {
    fn from(body: ProviderActBody) -> Self {
        match body {
            ProviderActBody::Review {
                version,
                review_by,
                note,
            } => (ProviderCommand::Review { review_by, note }, Some(version)),
            ProviderActBody::Withdraw { reason } => (ProviderCommand::Withdraw { reason }, None),
            ProviderActBody::Restore { review_by, note } => {
                (ProviderCommand::Restore { review_by, note }, None)
            }
        }
    }
}
