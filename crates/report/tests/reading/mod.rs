//! A PDF as another program reads it.

use std::fs;
use std::path::Path;
use std::process::Command;

/// What was read.
pub(crate) struct Reading {
    /// The tags with the words under them, in the order in which a screen
    /// reader says them.
    pub(crate) structure: String,
    /// Everything on the pages, as text.
    pub(crate) text: String,
    /// The XML metadata.
    pub(crate) metadata: String,
    /// How far to the right words reach, in points.
    pub(crate) right_edge: f64,
    facts: String,
}

impl Reading {
    /// A line of the document's description.
    pub(crate) fn fact(&self, name: &str) -> &str {
        self.facts
            .lines()
            .find_map(|line| line.strip_prefix(name)?.trim_start().strip_prefix(':'))
            .map(str::trim)
            .unwrap_or_else(|| panic!("no {name} in {}", self.facts))
    }

    /// The text without blanks.
    pub(crate) fn words(&self) -> String {
        self.text
            .chars()
            .filter(|one| !one.is_whitespace() && *one != '\u{200b}')
            .collect()
    }
}

/// Reads a document.
pub(crate) fn read(pdf: &[u8]) -> Reading {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("document.pdf");
    fs::write(&file, pdf).unwrap();
    let run = |program: &str, options: &[&str], end: &[&str]| {
        let output = Command::new(program)
            .args(options)
            .arg(&file)
            .args(end)
            .output()
            .unwrap_or_else(|error| panic!("{program} (cargo xtask setup): {error}"));
        assert!(output.status.success(), "{program}: {output:?}");
        String::from_utf8_lossy(&output.stdout).into_owned()
    };
    let boxes = run("pdftotext", &["-bbox"], &["-"]);
    let right_edge = boxes
        .split("xMax=\"")
        .skip(1)
        .filter_map(|rest| rest.split('"').next()?.parse::<f64>().ok())
        .fold(0.0, f64::max);
    Reading {
        structure: tags(&run("pdfinfo", &["-struct-text"], &[])),
        text: run("pdftotext", &["-raw"], &["-"]),
        metadata: run("pdfinfo", &["-meta"], &[]),
        facts: run("pdfinfo", &[], &[]),
        right_edge,
    }
}

/// The tags with their words and the reach of headers, without measures and
/// without the titles that headings repeat.
fn tags(structure: &str) -> String {
    structure
        .lines()
        .filter(|line| {
            let said = line.trim_start();
            !said.starts_with('/') || said.starts_with("/Scope")
        })
        .map(|line| {
            let words = line.trim_start().starts_with('"');
            let tag = line.split(" (").next().unwrap_or(line);
            let tag = tag.split(" \"").next().unwrap_or(tag).trim_end_matches(':');
            if words { line } else { tag }
        })
        .fold(String::new(), |all, line| all + line + "\n")
}

/// Keeps a document to be looked at.
pub(crate) fn keep(name: &str, pdf: &[u8]) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../target/documents");
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join(format!("{name}.pdf")), pdf).unwrap();
}
