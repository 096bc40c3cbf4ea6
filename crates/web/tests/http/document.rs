//! The document that describes the API.

use std::collections::BTreeSet;

use process::words::{Cause, Class};
use serde_json::Value;
use web::api;

fn document() -> Value {
    let mut document = serde_json::to_value(api::document()).unwrap();
    document.sort_all_objects();
    document
}

fn operations(document: &Value) -> Vec<(String, &Value)> {
    let paths = document["paths"].as_object().unwrap();
    paths
        .iter()
        .flat_map(|(path, item)| {
            item.as_object()
                .unwrap()
                .iter()
                .map(move |(method, operation)| (format!("{method} {path}"), operation))
        })
        .collect()
}

#[test]
fn the_document_changes_only_when_it_is_meant_to() {
    let document = document();
    assert!(document["openapi"].as_str().unwrap().starts_with("3.1"));
    insta::assert_json_snapshot!("openapi", document);
}

#[test]
fn every_body_has_an_example_and_every_operation_says_what_may_go_wrong() {
    let document = document();
    for (name, operation) in operations(&document) {
        let body = &operation["requestBody"]["content"]["application/json"];
        if !body.is_null() {
            let shown = body["example"].is_object() || body["examples"].is_object();
            assert!(shown, "{name} has no example");
        }
        let responses = operation["responses"].as_object().unwrap();
        let problem = &responses["500"]["content"]["application/problem+json"]["schema"];
        assert_eq!(problem["$ref"], "#/components/schemas/Problem", "{name}");
        assert!(operation["summary"].is_string(), "{name} says nothing");
        assert!(operation["operationId"].is_string(), "{name} has no name");
    }
}

#[test]
fn words_are_described_as_they_are_sent() {
    let document = document();
    let described = |name: &str| {
        let words = document["components"]["schemas"][name]["enum"].as_array();
        let words = words.unwrap().iter();
        words
            .map(|word| word.as_str().unwrap().to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(
        described("Class"),
        Class::ALL.iter().map(|word| word.key()).collect::<Vec<_>>()
    );
    assert_eq!(
        described("Cause"),
        Cause::ALL.iter().map(|word| word.key()).collect::<Vec<_>>()
    );
    assert_eq!(
        described("HelpNeeded"),
        ["normally", "at-once", "at-once-off-hours"]
    );
}

#[test]
fn operations_open_to_strangers_say_so() {
    let document = document();
    let open: Vec<String> = operations(&document)
        .into_iter()
        .filter(|(_, operation)| {
            let security = operation["security"].as_array();
            security.is_some_and(|any| any.is_empty() || any.contains(&serde_json::json!({})))
        })
        .map(|(name, _)| name)
        .collect();
    assert_eq!(
        open,
        [
            "get /api/problems/{name}",
            "get /api/v1/alerts",
            "get /api/v1/alerts/{alert}",
            "post /api/v1/declarations",
            "get /api/v1/facilities",
            "get /api/v1/facilities/{finess}",
            "post /api/v1/facilities/{finess}/director/requests",
            "get /api/v1/figures",
            "get /api/v1/hours",
            "get /api/v1/lessons/editions",
            "get /api/v1/lessons/editions/{edition}",
            "get /api/v1/paper-form.pdf",
            "get /api/v1/playbooks",
            "get /api/v1/playbooks/binder.pdf",
            "get /api/v1/playbooks/{playbook}",
            "get /api/v1/public-figures",
            "get /api/v1/statements",
            "get /api/v1/status",
        ]
    );
}

#[test]
fn every_reference_of_the_document_leads_somewhere() {
    fn references<'v>(value: &'v Value, found: &mut BTreeSet<&'v str>) {
        match value {
            Value::Object(fields) => {
                found.extend(fields.get("$ref").and_then(Value::as_str));
                fields.values().for_each(|value| references(value, found));
            }
            Value::Array(items) => items.iter().for_each(|value| references(value, found)),
            _ => {}
        }
    }
    let document = document();
    let mut found = BTreeSet::new();
    references(&document, &mut found);
    let nowhere: Vec<&str> = found
        .into_iter()
        .filter(|reference| {
            let pointer = reference.strip_prefix('#').unwrap();
            document.pointer(pointer).is_none()
        })
        .collect();
    assert!(nowhere.is_empty(), "{nowhere:?}");
}
