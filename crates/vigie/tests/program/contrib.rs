//! What `contrib` offers to supervisors can be read by them, and asks for what
//! the program tells.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use serde_json::Value;
use tempfile::TempDir;

fn contrib(name: &str) -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.join("../../contrib").join(name)
}

/// The names of numbers in an expression, as they are registered: without the
/// program's prefix, units and parts.
fn numbers(expression: &str) -> Vec<&str> {
    let words = expression.split(|letter: char| !letter.is_ascii_alphanumeric() && letter != '_');
    words
        .filter_map(|word| word.strip_prefix("vigie_"))
        .map(|word| {
            ["_count", "_bucket", "_seconds"]
                .into_iter()
                .fold(word, |word, end| word.strip_suffix(end).unwrap_or(word))
        })
        .collect()
}

fn is_told(expression: &str) {
    const TOLD: [&str; 2] = [
        include_str!("../../src/metrics.rs"),
        include_str!("../../../web/src/traffic.rs"),
    ];
    for name in numbers(expression) {
        let registered = format!("\"{name}\"");
        let told = TOLD.iter().any(|source| source.contains(&registered));
        assert!(told, "{name}, in {expression}");
    }
}

fn expressions<'v>(value: &'v Value, found: &mut Vec<&'v str>) {
    match value {
        Value::Object(fields) => {
            found.extend(fields.get("expr").and_then(Value::as_str));
            fields.values().for_each(|value| expressions(value, found));
        }
        Value::Array(items) => items.iter().for_each(|value| expressions(value, found)),
        _ => {}
    }
}

#[test]
fn the_dashboard_asks_for_numbers_that_are_told() {
    let text = fs::read_to_string(contrib("grafana-dashboard.json")).unwrap();
    let dashboard: Value = serde_json::from_str(&text).unwrap();
    let mut found = Vec::new();
    expressions(&dashboard, &mut found);
    assert!(found.len() > 10);
    for expression in found {
        assert!(!numbers(expression).is_empty(), "{expression}");
        is_told(expression);
    }
}

#[test]
fn each_alert_says_when_how_grave_it_is_and_what_it_means() {
    let text = fs::read_to_string(contrib("prometheus-alerts.yml")).unwrap();
    let alerts: Vec<&str> = text.split("- alert: ").skip(1).collect();
    assert!(alerts.len() > 5);
    for alert in alerts {
        let of = |key: &str| {
            let line = alert.lines().find_map(|line| line.trim().strip_prefix(key));
            line.unwrap_or_else(|| panic!("{key} in {alert}")).trim()
        };
        is_told(of("expr:"));
        let severity = of("labels:");
        let known = ["{ severity: page }", "{ severity: ticket }"];
        assert!(known.contains(&severity), "{severity}");
        assert!(!of("summary:").is_empty());
    }
    for line in text.lines().filter(|line| !line.is_empty()) {
        let indent = line.len() - line.trim_start().len();
        assert!(indent % 2 == 0 && !line.contains('\t'), "{line}");
    }
}

#[test]
fn the_unit_is_one_that_systemd_reads() {
    let unit = fs::read_to_string(contrib("vigie.service")).unwrap();
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("vigie.service");
    let here = unit.replace("/usr/local/bin/vigie", env!("CARGO_BIN_EXE_vigie"));
    assert_ne!(here, unit);
    fs::write(&path, here).unwrap();
    let mut verify = Command::new("systemd-analyze");
    verify.args(["verify", "--man=no"]).arg(&path);
    // Where there is no systemd, nobody can tell.
    if let Ok(said) = verify.output() {
        let words = String::from_utf8_lossy(&said.stderr).into_owned();
        assert!(said.status.success() && words.is_empty(), "{words}");
    }
}
