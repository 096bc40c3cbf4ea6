//! What the tests need besides Rust, found or installed.

use std::env;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::process::Command;

use cluster::Programs;

/// The accessibility checker, at the version that the tests are written for.
const AXE: &str = "axe-core@4.14.1";

/// Something that the tests need.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Requirement {
    /// The database server; the tests start a cluster of their own.
    Postgres,
    /// A browser.
    Chromium,
    /// The program that drives the browser.
    ChromiumDriver,
    /// The installer of the accessibility checker.
    Npm,
    /// The accessibility checker.
    Axe,
    /// What reads documents back.
    Poppler,
    /// What signs with SSH keys.
    OpenSsh,
    /// What checks bundles, and stamps times in tests.
    OpenSsl,
}

impl Requirement {
    /// Everything, in the order of installation.
    pub(crate) const ALL: [Self; 8] = [
        Self::Postgres,
        Self::Chromium,
        Self::ChromiumDriver,
        Self::Npm,
        Self::Axe,
        Self::Poppler,
        Self::OpenSsh,
        Self::OpenSsl,
    ];

    fn is_met(self, root: &Path) -> bool {
        match self {
            Self::Postgres => Programs::find().is_some(),
            Self::Chromium => ["chromium", "chromium-browser", "google-chrome"]
                .into_iter()
                .any(is_installed),
            Self::ChromiumDriver => is_installed("chromedriver"),
            // Only of use to install the checker.
            Self::Npm => is_installed("npm") || Self::Axe.is_met(root),
            Self::Axe => axe(root).is_file(),
            Self::Poppler => is_installed("pdftotext") && is_installed("pdfinfo"),
            Self::OpenSsh => is_installed("ssh-keygen"),
            Self::OpenSsl => is_installed("openssl"),
        }
    }

    /// The packages of Debian and its kin that bring it.
    const fn packages(self) -> &'static [&'static str] {
        match self {
            Self::Postgres => &["postgresql"],
            // Without a font, pages have no text to measure.
            Self::Chromium => &["chromium", "fonts-liberation"],
            Self::ChromiumDriver => &["chromium-driver"],
            Self::Npm => &["npm"],
            Self::Axe => &[],
            Self::Poppler => &["poppler-utils"],
            Self::OpenSsh => &["openssh-client"],
            Self::OpenSsl => &["openssl"],
        }
    }
}

/// Where the accessibility checker is.
pub(crate) fn axe(root: &Path) -> PathBuf {
    npm_directory(root).join("node_modules/axe-core/axe.min.js")
}

/// Installs what is missing.
///
/// # Errors
/// When it may not or cannot, telling what to install by hand.
pub(crate) fn install(requirements: &[Requirement], root: &Path) -> Result<(), String> {
    let missing = |requirement: &&Requirement| !requirement.is_met(root);
    let packages: Vec<&str> = requirements
        .iter()
        .filter(missing)
        .flat_map(|requirement| requirement.packages())
        .copied()
        .collect();
    if !packages.is_empty() {
        install_packages(&packages)?;
    }
    if requirements.contains(&Requirement::Axe) && !Requirement::Axe.is_met(root) {
        install_axe(root)?;
    }
    let left: Vec<_> = requirements.iter().filter(missing).collect();
    if left.is_empty() {
        Ok(())
    } else {
        Err(format!("still missing after the installation: {left:?}"))
    }
}

fn install_packages(packages: &[&str]) -> Result<(), String> {
    let by_hand = format!("please install: {}", packages.join(" "));
    if !run_by_root() || !is_installed("apt-get") {
        return Err(format!(
            "{by_hand}\non Debian: sudo apt-get install {}",
            packages.join(" ")
        ));
    }
    eprintln!("── installing {}", packages.join(", "));
    let apt_get = || {
        let mut apt_get = Command::new("apt-get");
        apt_get.env("DEBIAN_FRONTEND", "noninteractive");
        apt_get
    };
    // An outdated list may still do: only the installation decides.
    let _ = apt_get().args(["update", "--quiet"]).status();
    succeeds(
        apt_get()
            .args(["install", "--yes", "--quiet", "--no-install-recommends"])
            .args(packages),
    )
    .then_some(())
    .ok_or(by_hand)
}

fn install_axe(root: &Path) -> Result<(), String> {
    eprintln!("── installing {AXE}");
    let directory = npm_directory(root);
    std::fs::create_dir_all(&directory)
        .map_err(|error| format!("{}: {error}", directory.display()))?;
    succeeds(
        Command::new("npm")
            .args(["install", "--no-audit", "--no-fund", "--ignore-scripts"])
            .arg("--prefix")
            .arg(&directory)
            .arg(AXE),
    )
    .then_some(())
    .ok_or_else(|| format!("npm could not install {AXE} to {}", directory.display()))
}

fn npm_directory(root: &Path) -> PathBuf {
    root.join("target/npm")
}

fn succeeds(command: &mut Command) -> bool {
    command.status().is_ok_and(|status| status.success())
}

fn is_installed(program: &str) -> bool {
    let path = env::var_os("PATH").unwrap_or_default();
    env::split_paths(&path).any(|directory| directory.join(program).is_file())
}

fn run_by_root() -> bool {
    std::fs::metadata("/proc/self").is_ok_and(|process| process.uid() == 0)
}
