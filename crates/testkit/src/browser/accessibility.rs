//! Checks a page with axe-core.

use std::env;
use std::fmt;
use std::fs;
use std::path::PathBuf;

use serde::Deserialize;

use super::Session;

/// Where `cargo xtask test` says that the script is.
const AXE_VARIABLE: &str = "VIGIE_AXE";
/// Where `cargo xtask setup` puts the script.
const AXE_INSTALLED: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/../../target/npm/node_modules/axe-core/axe.min.js"
);

/// WCAG A and AA, which RGAA rests on, and what axe-core calls best practice.
const CHECK: &str = r"
const done = arguments[arguments.length - 1];
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
axe.run(document, { runOnly: { type: 'tag', values: tags }, resultTypes: ['violations'] })
    .then(found => done({ violations: found.violations }), error => done({ error: String(error) }));
";

/// A rule that a page breaks.
#[derive(Debug, Clone, Deserialize)]
pub struct Violation {
    /// axe-core's name of the rule, such as `color-contrast`.
    pub id: String,
    /// How bad it is for a reader, from `minor` to `critical`.
    pub impact: Option<String>,
    /// What the rule asks for.
    pub help: String,
    /// Where it is broken.
    pub nodes: Vec<Place>,
}

/// An element that breaks a rule.
#[derive(Debug, Clone, Deserialize)]
pub struct Place {
    /// Beginning of the element.
    pub html: String,
    /// What would mend it.
    #[serde(rename = "failureSummary")]
    pub remedy: Option<String>,
}

impl fmt::Display for Violation {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let impact = self.impact.as_deref().unwrap_or("unknown");
        writeln!(out, "[{impact}] {}: {}", self.id, self.help)?;
        for place in &self.nodes {
            writeln!(out, "    {}", place.html)?;
            for line in place.remedy.iter().flat_map(|remedy| remedy.lines()) {
                writeln!(out, "        {line}")?;
            }
        }
        Ok(())
    }
}

#[derive(Deserialize)]
struct Answer {
    #[serde(default)]
    violations: Vec<Violation>,
    error: Option<String>,
}

impl Session {
    /// The rules that the page breaks as it is now.
    ///
    /// # Panics
    /// When axe-core is not installed, with what to do about it, or cannot run on the page.
    pub async fn violations(&self) -> Vec<Violation> {
        // At once, so that it is one page that loads axe-core and is looked at.
        let script = format!("{}\n{CHECK}", axe());
        let answer: Answer = self
            .execute_async(script, [])
            .await
            .expect("axe-core runs on the page")
            .convert()
            .expect("axe-core answers as documented");
        if let Some(error) = answer.error {
            panic!("axe-core failed: {error}");
        }
        answer.violations
    }

    /// Fails the test when the page as it is now breaks a rule.
    ///
    /// # Panics
    /// With every broken rule, where, and what would mend it.
    pub async fn assert_accessible(&self) {
        let violations = self.violations().await;
        if !violations.is_empty() {
            let page = self.current_url().await.map(String::from);
            let list: String = violations.iter().map(Violation::to_string).collect();
            panic!(
                "{} accessibility violations on {}:\n{list}",
                violations.len(),
                page.unwrap_or_default()
            );
        }
    }
}

fn axe() -> String {
    let file = env::var_os(AXE_VARIABLE).map_or_else(|| AXE_INSTALLED.into(), PathBuf::from);
    match fs::read_to_string(&file) {
        Ok(script) => script,
        Err(error) => panic!(
            "axe-core is not in {} ({error}): run `cargo xtask setup`",
            file.display()
        ),
    }
}
