//! Providers of the directory and suppliers of facilities, as examples write
//! them.

use serde_json::{Value, json};

/// A host that a facility uses.
#[must_use]
pub fn supplier() -> Value {
    json!({"role": "host", "name": "Hébergeur Exemple", "product": "Dossier patient hébergé"})
}

/// A provider of the directory.
#[must_use]
pub fn provider() -> Value {
    json!({
        "name": "Prestataire Exemple",
        "kind": "pris",
        "competences": ["containment", "investigation", "compromise-search"],
        "regions": ["53", "52"],
        "contact": {
            "phone": "02 99 00 00 00",
            "night_phone": "06 00 00 00 00",
            "email": "urgence@prestataire.example",
            "url": "https://prestataire.example"
        },
        "qualification": {"title": "PRIS : recherche de compromission, investigation", "until": "2028-06-30"},
        "note": "Demander l’équipe d’astreinte.",
        "review_by": "2027-11-21"
    })
}

/// What a provider's entry is to say instead.
#[must_use]
pub fn provider_rewrite() -> Value {
    json!({"version": 1, "entry": provider()})
}

/// Every act on an entry of the directory.
#[must_use]
pub fn provider_acts() -> Vec<Value> {
    vec![
        json!({"act": "review", "version": 1, "review_by": "2027-11-21", "note": "Numéro de nuit appelé."}),
        json!({"act": "withdraw", "reason": "A cessé son activité."}),
        json!({"act": "restore", "review_by": "2027-11-21", "note": "A repris."}),
    ]
}
