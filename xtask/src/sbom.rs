//! The bill of materials of the program: what `vigie` is made of, in the form
//! of CycloneDX, from what Cargo knows.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::{Value, json};

/// The package whose parts are listed.
const PROGRAM: &str = "vigie";

/// Writes `target/vigie.cdx.json`; gives its place and how many parts it
/// lists.
///
/// # Errors
/// When Cargo does not answer, or the file cannot be written.
pub(crate) fn write(root: &Path) -> Result<(PathBuf, usize), String> {
    let metadata = metadata(root)?;
    let locked = fs::read_to_string(root.join("Cargo.lock")).map_err(|e| e.to_string())?;
    let bill = bill(&metadata, &checksums(&locked))?;
    let count = bill["components"].as_array().map_or(0, Vec::len);
    let file = root.join("target/vigie.cdx.json");
    fs::create_dir_all(root.join("target")).map_err(|e| e.to_string())?;
    let text = serde_json::to_string_pretty(&bill).map_err(|e| e.to_string())?;
    fs::write(&file, text + "\n").map_err(|e| format!("{}: {e}", file.display()))?;
    Ok((file, count))
}

fn metadata(root: &Path) -> Result<Value, String> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let output = Command::new(cargo)
        .current_dir(root)
        .args(["metadata", "--format-version", "1", "--locked"])
        .args(["--filter-platform", "x86_64-unknown-linux-gnu"])
        .output()
        .map_err(|error| error.to_string())?;
    if !output.status.success() {
        return Err(String::from_utf8_lossy(&output.stderr).into_owned());
    }
    serde_json::from_slice(&output.stdout).map_err(|error| error.to_string())
}

/// SHA-256 of each crate of a registry, by name and version, as the lock file
/// holds them.
fn checksums(locked: &str) -> BTreeMap<(String, String), String> {
    let mut found = BTreeMap::new();
    for package in locked.split("[[package]]").skip(1) {
        let field = |name: &str| {
            let line = package
                .lines()
                .find_map(|line| line.strip_prefix(name)?.strip_prefix(" = \""));
            line.map(|rest| rest.trim_end_matches('"').to_owned())
        };
        if let (Some(name), Some(version), Some(sum)) =
            (field("name"), field("version"), field("checksum"))
        {
            found.insert((name, version), sum);
        }
    }
    found
}

fn bill(metadata: &Value, checksums: &BTreeMap<(String, String), String>) -> Result<Value, String> {
    let packages: BTreeMap<&str, &Value> = array(&metadata["packages"])
        .map(|package| (text(&package["id"]), package))
        .collect();
    let nodes: BTreeMap<&str, &Value> = array(&metadata["resolve"]["nodes"])
        .map(|node| (text(&node["id"]), node))
        .collect();
    let program = packages
        .iter()
        .find(|(_, package)| text(&package["name"]) == PROGRAM)
        .map(|(id, _)| *id)
        .ok_or("Cargo knows no such program")?;
    let reached = reached(program, &nodes);
    let mut components = Vec::new();
    let mut dependencies = Vec::new();
    for id in &reached {
        let package = packages.get(id).ok_or("a package is missing")?;
        if *id != program {
            components.push(component(package, checksums));
        }
        let used: BTreeSet<String> = normal(id, &nodes)
            .filter_map(|id| packages.get(id))
            .map(|package| purl(package))
            .collect();
        dependencies.push(json!({ "ref": purl(package), "dependsOn": used }));
    }
    let program = packages[program];
    Ok(json!({
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {
            "component": {
                "type": "application",
                "bom-ref": purl(program),
                "name": PROGRAM,
                "version": program["version"],
                "licenses": [{ "expression": program["license"] }],
                "purl": purl(program),
            },
        },
        "components": components,
        "dependencies": dependencies,
    }))
}

fn reached<'a>(from: &'a str, nodes: &BTreeMap<&'a str, &'a Value>) -> BTreeSet<&'a str> {
    let mut reached = BTreeSet::new();
    let mut open = vec![from];
    while let Some(id) = open.pop() {
        if reached.insert(id) {
            open.extend(normal(id, nodes));
        }
    }
    reached
}

/// What a package is linked with, leaving out what only builds or tests it.
fn normal<'a>(
    id: &str,
    nodes: &BTreeMap<&'a str, &'a Value>,
) -> impl Iterator<Item = &'a str> + use<'a> {
    let node: Option<&'a Value> = nodes.get(id).copied();
    node.into_iter()
        .flat_map(|node| array(&node["deps"]))
        .filter(|dependency| array(&dependency["dep_kinds"]).any(|kind| kind["kind"].is_null()))
        .map(|dependency| text(&dependency["pkg"]))
}

fn component(package: &Value, checksums: &BTreeMap<(String, String), String>) -> Value {
    let key = (
        text(&package["name"]).to_owned(),
        text(&package["version"]).to_owned(),
    );
    let mut component = json!({
        "type": "library",
        "bom-ref": purl(package),
        "name": package["name"],
        "version": package["version"],
        "purl": purl(package),
    });
    if let Some(license) = package["license"].as_str() {
        // Older crates part alternatives by a slash.
        let expression = license.replace('/', " OR ");
        component["licenses"] = json!([{ "expression": expression }]);
    }
    if let Some(sum) = checksums.get(&key) {
        component["hashes"] = json!([{ "alg": "SHA-256", "content": sum }]);
    }
    component
}

fn purl(package: &Value) -> String {
    let name = text(&package["name"]);
    format!("pkg:cargo/{name}@{}", text(&package["version"]))
}

fn array(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}
