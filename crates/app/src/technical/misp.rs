//! An event of MISP, to be imported as it is.

use jiff::{Timestamp, tz::TimeZone};
use likeness::observable::{Observable, ObservableKind};
use process::{
    alert::Tlp,
    words::{Class, State},
};
use serde_json::{Value, json};

use super::{Export, rsit, stix};

/// The technical facts as an event.
pub(super) fn event(export: &Export) -> Value {
    let mut attributes: Vec<Value> = export
        .traces
        .iter()
        .filter_map(|trace| attribute(export, trace))
        .collect();
    if let Some(facility) = &export.facility {
        attributes.push(json!({
            "uuid": export.own("facility"),
            "type": "target-org",
            "category": "Targeting data",
            "value": facility.name,
            "to_ids": false,
            "distribution": "5",
            "timestamp": seconds(export.updated_at),
        }));
    }
    let mut tags = vec![json!({"name": mark(export.tlp)})];
    tags.extend(
        rsit::tags(export)
            .into_iter()
            .map(|tag| json!({"name": tag})),
    );
    let portal = export.identity("portal");
    json!({
        "Event": {
            "uuid": export.own("event"),
            "info": format!("Vigie {}", export.reference),
            "date": export.began.to_zoned(TimeZone::UTC).date().to_string(),
            "timestamp": seconds(export.updated_at),
            "threat_level_id": level(export.class),
            "analysis": analysis(export.state),
            "distribution": "0",
            "published": false,
            "Orgc": {"uuid": portal, "name": "Vigie"},
            "Tag": tags,
            "Attribute": attributes,
        },
    })
}

fn seconds(at: Timestamp) -> String {
    at.as_second().to_string()
}

/// The tag of the taxonomy `tlp`.
const fn mark(tlp: Tlp) -> &'static str {
    match tlp {
        Tlp::Red => "tlp:red",
        Tlp::AmberStrict => "tlp:amber+strict",
        Tlp::Amber => "tlp:amber",
        Tlp::Green => "tlp:green",
        Tlp::Clear => "tlp:clear",
    }
}

/// High, medium, low, undefined.
const fn level(class: Option<Class>) -> &'static str {
    match class {
        Some(Class::Significant) => "1",
        Some(Class::Serious) => "2",
        Some(Class::Minor) => "3",
        Some(Class::NotIncident) | None => "4",
    }
}

/// Initial, ongoing, completed.
const fn analysis(state: State) -> &'static str {
    match state {
        State::AwaitingQualification => "0",
        State::InTreatment | State::ToClose => "1",
        State::Closed => "2",
    }
}

/// A trace as an attribute. What only an attacker has is for detection; names
/// of files are too common for it, and a facility's own addresses, in what is
/// no attack, are not.
fn attribute(export: &Export, trace: &Observable) -> Option<Value> {
    let (kind, category, telling) = match trace.kind {
        ObservableKind::Address => ("ip-dst", "Network activity", true),
        ObservableKind::Domain => ("domain", "Network activity", true),
        ObservableKind::Url => ("url", "Network activity", true),
        ObservableKind::Mailbox => ("email-src", "Payload delivery", true),
        ObservableKind::Hash => (hash(&trace.value)?, "Payload delivery", true),
        ObservableKind::FileName => ("filename", "Payload delivery", false),
        ObservableKind::RansomNote => ("filename", "Artifacts dropped", false),
        ObservableKind::Ending => ("text", "Artifacts dropped", false),
        ObservableKind::Vulnerability => ("vulnerability", "External analysis", false),
    };
    let value = match trace.kind {
        ObservableKind::Vulnerability => trace.value.to_uppercase(),
        _ => trace.value.clone(),
    };
    Some(json!({
        "uuid": export.own(&format!("{}/{}", trace.kind.key(), trace.value)),
        "type": kind,
        "category": category,
        "value": value,
        "to_ids": telling && export.is_malicious(),
        "distribution": "5",
        "timestamp": seconds(export.updated_at),
    }))
}

fn hash(value: &str) -> Option<&'static str> {
    Some(match stix::algorithm(value)? {
        "MD5" => "md5",
        "SHA-1" => "sha1",
        "SHA-256" => "sha256",
        _ => "sha512",
    })
}
