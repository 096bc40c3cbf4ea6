//! Parts of the tests that can be run alone.

use crate::requirements::Requirement;

/// A part of the tests. The tests in real browsers are the files of `tests/` whose name begins
/// with `browser`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Subset {
    /// The process, the log and the texts: no input or output at all.
    Rules,
    /// What rests on the databases alone.
    Store,
    /// The use cases, the jobs, the pages and the API.
    Http,
    /// Real browsers.
    Browser,
}

impl Subset {
    /// The subset of this name.
    pub(crate) fn named(name: &str) -> Option<Self> {
        match name {
            "rules" => Some(Self::Rules),
            "store" => Some(Self::Store),
            "http" => Some(Self::Http),
            "browser" => Some(Self::Browser),
            _ => None,
        }
    }

    const fn packages(self) -> &'static [&'static str] {
        match self {
            Self::Rules => &["process", "ledger", "locales"],
            Self::Store => &["cluster", "store"],
            Self::Http => &[
                "app",
                "catcher",
                "jobs",
                "report",
                "signatures",
                "testkit",
                "vigie",
                "web",
            ],
            Self::Browser => &["testkit", "vigie"],
        }
    }

    /// What has to be installed to run it.
    pub(crate) const fn requirements(self) -> &'static [Requirement] {
        match self {
            Self::Rules => &[],
            Self::Store => &[Requirement::Postgres],
            Self::Http => &[
                Requirement::Postgres,
                Requirement::Poppler,
                Requirement::OpenSsh,
                Requirement::OpenSsl,
            ],
            Self::Browser => &Requirement::ALL,
        }
    }

    /// Arguments for `cargo nextest run`.
    pub(crate) fn nextest_arguments(self) -> Vec<&'static str> {
        let mut arguments = self.package_arguments();
        match self {
            Self::Rules | Self::Store => {}
            Self::Http => arguments.extend(["-E", "not binary(/^browser/)"]),
            Self::Browser => arguments.extend(["-E", "binary(/^browser/)"]),
        }
        arguments
    }

    /// Arguments for `cargo test`, which can only tell tests apart by the names of their files.
    pub(crate) fn cargo_test_arguments(self) -> Vec<&'static str> {
        let mut arguments = self.package_arguments();
        match self {
            Self::Rules | Self::Store => {}
            Self::Http => arguments.extend(["--lib", "--bins", "--test", "[!b]*"]),
            Self::Browser => arguments.extend(["--test", "browser*"]),
        }
        arguments
    }

    fn package_arguments(self) -> Vec<&'static str> {
        self.packages()
            .iter()
            .flat_map(|name| ["-p", name])
            .collect()
    }
}
