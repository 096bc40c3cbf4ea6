//! A bundle of STIX 2.1. Observables have the identities that the
//! specification derives from what they are, so that every team gives the same
//! one to the same thing.

use std::net::IpAddr;

use jiff::{Timestamp, tz::TimeZone};
use likeness::observable::{Observable, ObservableKind};
use process::alert::Tlp;
use serde_json::{Map, Value, json};
use uuid::{Uuid, uuid};

use super::{Export, facts::named, rsit};

/// Namespace of the identities of observables (STIX 2.1, 2.9).
const OBSERVABLES: Uuid = uuid!("00abedb4-aa42-466c-9c01-fed23315a9b7");
/// The extension by which STIX 2.1 says TLP 2.0.
const TLP_2: &str = "extension-definition--60a3c5c5-0d10-413e-aab3-9e08dde9e88d";

/// The technical facts as a bundle.
pub(super) fn bundle(export: &Export) -> Value {
    let mark = marking(export.tlp);
    let mark_id = mark["id"].clone();
    let author = identity(export, "portal", "Vigie");
    let mut shared = Shared {
        export,
        mark: mark_id.clone(),
        author: author["id"].clone(),
        objects: Vec::new(),
    };
    let facility = export.facility.as_ref().map(|facility| {
        let id = format!("facility/{}", facility.finess);
        let mut named = identity(export, &id, &facility.name);
        named["sectors"] = json!(["healthcare"]);
        named["object_marking_refs"] = json!([mark_id]);
        named["created_by_ref"] = author["id"].clone();
        named
    });
    let incident = shared.domain("incident", "incident", |incident| {
        incident.insert(
            "name".to_owned(),
            json!(format!("Vigie {}", export.reference)),
        );
        incident.insert("labels".to_owned(), json!(rsit::tags(export)));
    });
    let mut observed: Vec<Value> = Vec::new();
    for trace in &export.traces {
        match observable(trace) {
            Some(mut object) => {
                object["object_marking_refs"] = json!([shared.mark]);
                observed.push(object["id"].clone());
                shared.objects.push(object);
            }
            None => shared.beyond(trace),
        }
    }
    if !observed.is_empty() {
        let seen = observed.clone();
        shared.domain("observed-data", "observed", |data| {
            data.insert("first_observed".to_owned(), instant(export.began));
            data.insert("last_observed".to_owned(), instant(export.updated_at));
            data.insert("number_observed".to_owned(), json!(1));
            data.insert("object_refs".to_owned(), json!(seen));
        });
    }
    if let Some(facility) = facility {
        let target = facility["id"].clone();
        shared.objects.push(facility);
        shared.domain("relationship", "facility", |relationship| {
            relationship.insert("relationship_type".to_owned(), json!("related-to"));
            relationship.insert("source_ref".to_owned(), incident);
            relationship.insert("target_ref".to_owned(), target);
        });
    }
    let together: Vec<Value> = shared.objects.iter().map(|one| one["id"].clone()).collect();
    shared.domain("grouping", "grouping", |grouping| {
        grouping.insert(
            "name".to_owned(),
            json!(format!("Vigie {}", export.reference)),
        );
        let context = match export.is_malicious() {
            true => "suspicious-activity",
            false => "unspecified",
        };
        grouping.insert("context".to_owned(), json!(context));
        grouping.insert("object_refs".to_owned(), json!(together));
    });
    let mut objects = vec![mark, author];
    objects.append(&mut shared.objects);
    json!({
        "type": "bundle",
        "id": format!("bundle--{}", export.own("bundle")),
        "objects": objects,
    })
}

/// Objects on their way into a bundle.
struct Shared<'e> {
    export: &'e Export,
    mark: Value,
    author: Value,
    objects: Vec<Value>,
}

impl Shared<'_> {
    /// Adds an object with what all of them have; gives its identity.
    fn domain(
        &mut self,
        kind: &str,
        own: &str,
        say: impl FnOnce(&mut Map<String, Value>),
    ) -> Value {
        let id = json!(format!("{kind}--{}", self.export.own(own)));
        let mut object = Map::new();
        for (name, value) in [
            ("type", json!(kind)),
            ("spec_version", json!("2.1")),
            ("id", id.clone()),
            ("created_by_ref", self.author.clone()),
            ("created", instant(self.export.declared_at)),
            ("modified", instant(self.export.updated_at)),
            ("object_marking_refs", json!([self.mark])),
        ] {
            object.insert(name.to_owned(), value);
        }
        say(&mut object);
        self.objects.push(Value::Object(object));
        id
    }

    /// What is no observable of STIX: vulnerabilities, and the ending that
    /// encrypted files were given.
    fn beyond(&mut self, trace: &Observable) {
        let own = format!("{}/{}", trace.kind.key(), trace.value);
        let value = trace.value.clone();
        match trace.kind {
            ObservableKind::Vulnerability => {
                let name = value.to_uppercase();
                self.domain("vulnerability", &own, |vulnerability| {
                    let reference = json!([{"source_name": "cve", "external_id": name}]);
                    vulnerability.insert("name".to_owned(), json!(name));
                    vulnerability.insert("external_references".to_owned(), reference);
                });
            }
            ObservableKind::Ending => {
                let from = instant(self.export.began);
                self.domain("indicator", &own, |indicator| {
                    let pattern = format!("[file:name LIKE '%{}']", quoted(&value));
                    indicator.insert("name".to_owned(), json!(value));
                    indicator.insert("pattern".to_owned(), json!(pattern));
                    indicator.insert("pattern_type".to_owned(), json!("stix"));
                    indicator.insert("valid_from".to_owned(), from);
                });
            }
            _ => {}
        }
    }
}

/// A literal of a pattern.
fn quoted(value: &str) -> String {
    value.replace('\\', "\\\\").replace('\'', "\\'")
}

fn identity(export: &Export, of: &str, name: &str) -> Value {
    json!({
        "type": "identity",
        "spec_version": "2.1",
        "id": format!("identity--{}", export.identity(of)),
        "created": instant(export.declared_at),
        "modified": instant(export.declared_at),
        "name": name,
        "identity_class": "organization",
    })
}

/// The mark, as the extension for TLP 2.0 publishes it.
fn marking(tlp: Tlp) -> Value {
    let (id, name, level) = match tlp {
        Tlp::Clear => ("94868c89-83c2-464b-929b-a1a8aa3c8487", "CLEAR", "clear"),
        Tlp::Green => ("bab4a63c-aed9-4cf5-a766-dfca5abac2bb", "GREEN", "green"),
        Tlp::Amber => ("55d920b0-5e8b-4f79-9ee9-91f868d9b421", "AMBER", "amber"),
        Tlp::AmberStrict => (
            "939a9414-2ddd-4d32-a0cd-375ea402b003",
            "AMBER+STRICT",
            "amber+strict",
        ),
        Tlp::Red => ("e828b379-4e03-4974-9ac4-e53a884c97c1", "RED", "red"),
    };
    json!({
        "type": "marking-definition",
        "spec_version": "2.1",
        "id": format!("marking-definition--{id}"),
        "created": "2022-10-01T00:00:00.000Z",
        "name": format!("TLP:{name}"),
        "extensions": {
            TLP_2: {"extension_type": "property-extension", "tlp_2_0": level},
        },
    })
}

/// An instant in milliseconds, as the specification writes it.
fn instant(at: Timestamp) -> Value {
    let at = at.to_zoned(TimeZone::UTC);
    json!(at.strftime("%Y-%m-%dT%H:%M:%S%.3fZ").to_string())
}

/// A trace as an observable of STIX, where it is one.
fn observable(trace: &Observable) -> Option<Value> {
    let value = &trace.value;
    let (kind, contributing) = match trace.kind {
        ObservableKind::Address => match value.parse::<IpAddr>().ok()? {
            IpAddr::V4(_) => ("ipv4-addr", json!({"value": value})),
            IpAddr::V6(_) => ("ipv6-addr", json!({"value": value})),
        },
        ObservableKind::Domain => ("domain-name", json!({"value": value})),
        ObservableKind::Url => ("url", json!({"value": value})),
        ObservableKind::Mailbox => ("email-addr", json!({"value": value})),
        ObservableKind::Hash => ("file", json!({"hashes": {algorithm(value)?: value}})),
        ObservableKind::FileName | ObservableKind::RansomNote => ("file", json!({"name": value})),
        ObservableKind::Ending | ObservableKind::Vulnerability => return None,
    };
    // Maps are sorted and nothing is spaced: for these values that is the
    // canonical form (RFC 8785) that the identity is derived from.
    let canonical = contributing.to_string();
    let id = named(&OBSERVABLES, &canonical);
    let mut object = contributing;
    object["type"] = json!(kind);
    object["spec_version"] = json!("2.1");
    object["id"] = json!(format!("{kind}--{id}"));
    Some(object)
}

/// The name of the algorithm of a hash, by its length.
pub(super) fn algorithm(hash: &str) -> Option<&'static str> {
    match hash.len() {
        32 => Some("MD5"),
        40 => Some("SHA-1"),
        64 => Some("SHA-256"),
        128 => Some("SHA-512"),
        _ => None,
    }
}
