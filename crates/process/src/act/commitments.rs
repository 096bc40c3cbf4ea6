//! What an act commits to, read from its bytes without knowing its kind.

use std::collections::BTreeMap;

use ledger::Hash;
use serde_json::Value;

use super::sealing::{COMMITMENT, FIELDS};

/// The commitments of an act's facts, by the paths of its openings. What does
/// not have the form of one is left out: the bytes are judged by their hash.
#[must_use]
pub fn commitments(facts: &Value) -> BTreeMap<String, Hash> {
    let mut found = BTreeMap::new();
    gather(facts, "", &mut found);
    found
}

fn gather(value: &Value, path: &str, found: &mut BTreeMap<String, Hash>) {
    match value {
        Value::Object(map) => {
            if let Some(hash) = map.get(COMMITMENT).and_then(Value::as_str) {
                found.extend(Hash::from_hex(hash).map(|hash| (path.to_owned(), hash)));
                return;
            }
            let fields = map.get(FIELDS).and_then(Value::as_object).unwrap_or(map);
            for (name, child) in fields {
                gather(child, &format!("{path}/{name}"), found);
            }
        }
        Value::Array(items) => {
            for (index, child) in items.iter().enumerate() {
                gather(child, &format!("{path}/{index}"), found);
            }
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn commitments_are_found_at_the_paths_of_their_openings() {
        let hash = "ab".repeat(32);
        let facts = json!({
            "kind": "told",
            "text": { "$commitment": hash },
            "contact": { "$fields": { "phone": { "$commitment": hash } } },
            "list": [{ "note": { "$commitment": hash } }, 3],
        });
        let paths: Vec<String> = commitments(&facts).into_keys().collect();
        assert_eq!(paths, ["/contact/phone", "/list/0/note", "/text"]);
    }
}
