//! Alerts and playbooks, as examples write them.

use serde_json::{Value, json};

use super::EXAMPLE_FACILITY;

/// A population: the hospitals of one region that use a product.
#[must_use]
pub fn population() -> Value {
    json!({
        "by": "criteria",
        "regions": ["53"],
        "natures": ["hospital_centre"],
        "flags": [],
        "uses": ["Passerelle VPN"]
    })
}

/// An alert.
#[must_use]
pub fn alert() -> Value {
    json!({
        "title": "Faille exploitée du concentrateur VPN",
        "happens": "Une faille est exploitée depuis ce matin.",
        "measures": ["Couper l’accès distant.", "Appliquer le correctif."],
        "nature": "vulnerability",
        "tlp": "amber",
        "urgency": "urgent",
        "population": {"by": "list", "numbers": [EXAMPLE_FACILITY]}
    })
}

/// What a facility answers to an alert.
#[must_use]
pub fn alert_answer() -> Value {
    json!({
        "facilities": [EXAMPLE_FACILITY],
        "answers": [{"measure": 0, "answer": "done"}, {"measure": 1, "answer": "need-help"}],
        "comment": "Le correctif échoue."
    })
}

/// Every act of staff on an alert.
#[must_use]
pub fn alert_acts() -> Vec<Value> {
    vec![
        json!({"act": "submit"}),
        json!({"act": "approve", "version": 2}),
        json!({"act": "decline", "reason": "Précisez la version touchée."}),
        json!({"act": "send", "version": 3}),
        json!({"act": "remind", "ars": "ARS-53"}),
        json!({
            "act": "correct",
            "text": "La version 9 est touchée aussi.",
            "measures": ["Vérifier la version 9."]
        }),
        json!({"act": "end", "reason": "Les correctifs sont déployés."}),
        json!({"act": "withdraw", "reason": "Fausse alerte."}),
    ]
}

/// A playbook.
#[must_use]
pub fn playbook() -> Value {
    json!({
        "causes": ["telecom-loss"],
        "facilities": ["nursing_home"],
        "french": "# Téléphone coupé\n\nPlus aucun appel ne passe.\n\n\
            ## Les quinze premières minutes\n1. Prenez les téléphones de secours.\n\n\
            ## Ce qu'il ne faut pas faire\n- Ne redémarrez pas l'autocommutateur.\n\n\
            ## Qui appeler\n- L'opérateur, depuis un mobile.\n\n\
            ## Les traces à garder\n- L'heure de la coupure.\n\n\
            ## Les mesures\n### Continuer les soins sans le système\n- Organiser des rondes.\n\n\
            ## Quand c'est fini\n- Les appels d'urgence passent.\n",
        "english": ""
    })
}

/// The next text of a playbook.
#[must_use]
pub fn playbook_rewrite() -> Value {
    json!({"version": 1, "text": playbook()})
}

/// Every act of the CERT on a playbook.
#[must_use]
pub fn playbook_acts() -> Vec<Value> {
    vec![
        json!({"act": "submit"}),
        json!({"act": "approve", "version": 2, "review_by": "2027-11-21"}),
        json!({"act": "decline", "reason": "La deuxième étape manque."}),
        json!({"act": "discard", "reason": "Reprise dans une autre fiche."}),
        json!({"act": "review", "version": 1, "review_by": "2027-11-21", "note": "Numéros vérifiés."}),
        json!({"act": "withdraw", "reason": "Remplacée par une autre fiche."}),
    ]
}
