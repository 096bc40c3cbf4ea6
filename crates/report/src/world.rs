//! What a template sees of the world: the templates, the fonts and one file of
//! data. No disk, no network, no clock.

use std::sync::LazyLock;

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Feature, Features, Library, LibraryExt, World};

use crate::fonts::{BOOK, FONTS};

/// A template of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Template {
    Story,
    PaperForm,
    Statement,
    Receipt,
    Custody,
    IncidentLog,
    Figures,
    Playbooks,
}

/// The name under which templates read their data.
const DATA: &str = "data.json";

/// What templates share.
const SHARED: [(&str, &str); 2] = [
    ("frame.typ", include_str!("../templates/frame.typ")),
    ("acts.typ", include_str!("../templates/acts.typ")),
];

impl Template {
    const ALL: [Self; 8] = [
        Self::Story,
        Self::PaperForm,
        Self::Statement,
        Self::Receipt,
        Self::Custody,
        Self::IncidentLog,
        Self::Figures,
        Self::Playbooks,
    ];

    const fn name(self) -> &'static str {
        match self {
            Self::Story => "story.typ",
            Self::PaperForm => "paper_form.typ",
            Self::Statement => "statement.typ",
            Self::Receipt => "receipt.typ",
            Self::Custody => "custody.typ",
            Self::IncidentLog => "incident_log.typ",
            Self::Figures => "figures.typ",
            Self::Playbooks => "playbooks.typ",
        }
    }

    const fn text(self) -> &'static str {
        match self {
            Self::Story => include_str!("../templates/story.typ"),
            Self::PaperForm => include_str!("../templates/paper_form.typ"),
            Self::Statement => include_str!("../templates/statement.typ"),
            Self::Receipt => include_str!("../templates/receipt.typ"),
            Self::Custody => include_str!("../templates/custody.typ"),
            Self::IncidentLog => include_str!("../templates/incident_log.typ"),
            Self::Figures => include_str!("../templates/figures.typ"),
            Self::Playbooks => include_str!("../templates/playbooks.typ"),
        }
    }
}

/// Tables name their rows to screen readers by functions that Typst offers
/// under this feature.
static LIBRARY: LazyLock<LazyHash<Library>> = LazyLock::new(|| {
    let features = Features::from_iter([Feature::A11yExtras]);
    LazyHash::new(Library::builder().with_features(features).build())
});

static SOURCES: LazyLock<Vec<Source>> = LazyLock::new(|| {
    Template::ALL
        .iter()
        .map(|template| (template.name(), template.text()))
        .chain(SHARED)
        .filter_map(|(name, text)| Some(Source::new(file(name)?, text.to_owned())))
        .collect()
});

/// The identity of a file; none for a name that is no path.
fn file(name: &str) -> Option<FileId> {
    let path = VirtualPath::new(name).ok()?;
    Some(RootedPath::new(VirtualRoot::Project, path).intern())
}

/// The world in which one document is set.
pub(crate) struct Desk {
    main: FileId,
    data: Bytes,
}

impl Desk {
    /// The world of `template`, which reads `data`.
    pub(crate) fn new(template: Template, data: Vec<u8>) -> Option<Self> {
        Some(Self {
            main: file(template.name())?,
            data: Bytes::new(data),
        })
    }
}

impl World for Desk {
    fn library(&self) -> &LazyHash<Library> {
        &LIBRARY
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &BOOK
    }

    fn main(&self) -> FileId {
        self.main
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        let found = SOURCES.iter().find(|source| source.id() == id);
        found.cloned().ok_or(FileError::AccessDenied)
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        if file(DATA) == Some(id) {
            Ok(self.data.clone())
        } else {
            Err(FileError::AccessDenied)
        }
    }

    fn font(&self, index: usize) -> Option<Font> {
        FONTS.get(index).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}
