//! Examples of every request body, as they stand in the document. They work
//! against the demonstration, whose first facility is [`EXAMPLE_FACILITY`].

mod alerts;
mod directory;
mod on_call;

use process::declaration::facts::{Facts, ReporterContact};
use serde_json::{Map, Value, json};

pub use alerts::*;
pub use directory::*;
pub use on_call::*;

/// FINESS number of the facility that the examples name: a fictitious one of
/// Ille-et-Vilaine, with a valid key, that every demonstration has.
pub const EXAMPLE_FACILITY: &str = "350000014";

/// A provider of the directory, as examples name one; each portal has its own.
const EXAMPLE_PROVIDER: &str = "0196f3b0-6f0e-7c5e-8c3d-2f1f5a1b2c3f";

/// A piece of evidence, as examples name one; each portal has its own.
const EXAMPLE_EVIDENCE: &str = "0196f3b0-6f0e-7c5e-8c3d-2f1f5a1b2c3d";

/// An account, as examples name one; each portal has its own.
const EXAMPLE_ACCOUNT: &str = "0196f3b0-6f0e-7c5e-8c3d-2f1f5a1b2c3e";

/// Why a file of past reports is taken back.
#[must_use]
pub fn taking_back() -> Value {
    json!({"reason": "Une colonne était décalée."})
}

/// A yearly report to make.
#[must_use]
pub fn figures_report() -> Value {
    json!({"year": 2026, "text": "Cette année encore, les structures déclarent davantage."})
}

/// A signature by an SSH key; each is made over one text alone.
#[must_use]
pub fn signature() -> Value {
    json!({
        "by": "ssh",
        "signature": "-----BEGIN SSH SIGNATURE-----\nU1NIU0lHAAAAAQ==\n-----END SSH SIGNATURE-----\n",
    })
}

/// An extract to share.
#[must_use]
pub fn extract() -> Value {
    json!({
        "contact_name": "Prénom Nom",
        "organisation": "Éditeur de démonstration",
        "email": "securite@editeur.example",
        "role": "host",
        "tlp": "amber-strict",
        "days": 7,
        "facts": ["description"],
        "text": "Confirmez-vous la panne, et depuis quand ?",
    })
}

/// A webhook to make.
#[must_use]
pub fn webhook() -> Value {
    json!({"name": "Supervision", "url": "https://supervision.example/vigie", "topics": ["declaration"]})
}

/// A webhook that is to rest.
#[must_use]
pub fn webhook_standing() -> Value {
    json!({"state": "paused"})
}

/// What its contact answers.
#[must_use]
pub fn extract_answer() -> Value {
    json!({"text": "La panne est confirmée depuis 6 h 40 ; rétablissement prévu ce soir."})
}

/// A copy of a piece of evidence.
#[must_use]
pub fn copy() -> Value {
    json!({"reason": "Analyse du journal du pare-feu.", "form": "as-received"})
}

/// Why two cases are one incident.
#[must_use]
pub fn confirmation() -> Value {
    json!({"reason": "Même hébergeur, même panne, confirmée par son support."})
}

/// Why two cases are unrelated.
#[must_use]
pub fn rejection() -> Value {
    json!({"reason": "Deux contrats distincts, vérifié auprès de l’hébergeur."})
}

/// A declaration that the CERT, an ARS, a reporter or a stranger may send as
/// it is.
#[must_use]
pub fn declaration() -> Value {
    let mut body = Map::new();
    body.insert("facility".to_owned(), json!(EXAMPLE_FACILITY));
    body.insert("channel".to_owned(), json!("phone"));
    body.insert("reporter".to_owned(), json!(reporter()));
    if let Ok(Value::Object(facts)) = serde_json::to_value(Facts::example()) {
        body.extend(facts);
    }
    Value::Object(body)
}

fn reporter() -> ReporterContact {
    ReporterContact {
        name: "Prénom Nom".into(),
        function: "Directrice".into(),
        phone: "01 23 45 67 89".into(),
        email: "direction@ch-valmont.example".into(),
    }
}

/// The beginning of a draft.
#[must_use]
pub fn draft() -> Value {
    json!({
        "facility": EXAMPLE_FACILITY,
        "description": "La messagerie ne répond plus depuis ce matin.",
        "systems": ["mail"],
        "patient_impact": "unknown"
    })
}

/// A saving over the first version of a draft.
#[must_use]
pub fn draft_saving() -> Value {
    let mut body = draft();
    body["version"] = json!(1);
    body["nature"] = json!("undetermined");
    body
}

/// A person to whom a role is given.
#[must_use]
pub fn designation() -> Value {
    json!({
        "name": "Dominique Exemple",
        "function": "Responsable de la sécurité",
        "email": "rssi@ch-valmont.example",
        "phone": "01 23 45 67 80",
        "role": "security-officer"
    })
}

/// A director, confirmed by a call back.
#[must_use]
pub fn director() -> Value {
    json!({
        "name": "Claude Exemple",
        "function": "Directeur",
        "email": "directeur@ch-valmont.example",
        "phone": "01 23 45 67 81",
        "note": "Rappel au standard, numéro pris dans l’annuaire national : nomination confirmée."
    })
}

/// Somebody who asks to be a director.
#[must_use]
pub fn asking() -> Value {
    json!({
        "name": "Claude Exemple",
        "function": "Directeur",
        "email": "directeur@ch-valmont.example",
        "phone": "01 23 45 67 81",
        "message": "Nommé le 1er septembre ; mon prédécesseur est parti en retraite."
    })
}

/// Why a request is turned down.
#[must_use]
pub fn refusal() -> Value {
    json!({"reason": "Le standard ne connaît pas cette personne."})
}

/// Facilities to which a security officer is proposed.
#[must_use]
pub fn proposing() -> Value {
    json!({"facilities": ["350999025"]})
}

/// The answer to a proposal.
#[must_use]
pub fn answer() -> Value {
    json!({"answer": "accepted", "reason": "Responsable commun du groupement."})
}

/// An agent to whom the lead of an agency gives a right.
#[must_use]
pub fn giving() -> Value {
    json!({
        "name": "Camille Exemple",
        "function": "Chargée de mission",
        "email": "camille.exemple@ars-bretagne.example",
        "right": {"at": "staff", "role": {"body": "ars", "ars": "ARS-53", "delegation": "35"}},
        "until": "2099-12-31T23:00:00Z",
        "reason": "Renfort de la cellule."
    })
}

/// Until when a right is to hold.
#[must_use]
pub fn term() -> Value {
    json!({"until": "2099-12-31T23:00:00Z", "reason": "Mission prolongée."})
}

/// What came of mass reading.
#[must_use]
pub fn note() -> Value {
    json!({"note": "Préparation du bilan trimestriel, demandée par la responsable."})
}

/// What a signal is.
#[must_use]
pub fn acknowledgement() -> Value {
    json!({"verdict": "taken-up", "note": "Même prestataire : l'analyste de permanence l'appelle."})
}

/// A mailbox.
#[must_use]
pub fn mailbox() -> Value {
    json!({ "email": "securite@ch-valmont.example" })
}

/// Cases that an expert finds to be alike.
#[must_use]
pub fn gathering() -> Value {
    json!({"cases": ["2026-000123", "2026-000124"], "reason": "Même prestataire, même nuit."})
}

/// A decision for every facility of an incident.
#[must_use]
pub fn incident_act() -> Value {
    json!({"act": "decide", "to": "everybody", "text": "Coupez l’accès distant du prestataire.", "grounds": "Cet accès est compromis."})
}

/// A language.
#[must_use]
pub fn language() -> Value {
    json!({ "lang": "fr" })
}

/// A person to look for.
#[must_use]
pub fn sought() -> Value {
    json!({ "sought": "dominique@ch-valmont.example" })
}

/// A request to erase what is held of a person.
#[must_use]
pub fn erasure() -> Value {
    json!({
        "sought": "dominique@ch-valmont.example",
        "ground": "objection",
        "reason": "Demande reçue par courrier, identité vérifiée.",
        "values": [{
            "case": "0196f3b0-6f0e-7c5e-8c3d-2f1f5a1b2c3d",
            "act": 1,
            "field": "/reporter/email"
        }]
    })
}

/// What becomes of the file of an incident or an alert.
#[must_use]
pub fn end_of_file() -> Value {
    json!({ "act": "place_hold", "reason": "Plainte déposée, enquête en cours." })
}

/// What the second person decides.
#[must_use]
pub fn decision() -> Value {
    json!({ "decision": "decline", "reason": "L’identité n’est pas établie." })
}

/// One act of each kind, by name.
#[must_use]
pub fn acts() -> Vec<Value> {
    vec![
        json!({"act": "confirm", "note": "Rappel au standard : la directrice confirme."}),
        json!({"act": "supplement", "facts": {"servers_affected": 14}, "note": "Deux serveurs de plus."}),
        json!({"act": "ask_help", "text": "Le laboratoire vient de s’arrêter."}),
        json!({"act": "answer_call"}),
        json!({"act": "change_lead", "departement": "22", "reason": "L’établissement touché est dans les Côtes-d’Armor."}),
        json!({"act": "take_in"}),
        json!({"act": "ask", "text": "Les sauvegardes sont-elles débranchées du réseau ?"}),
        json!({"act": "answer", "question": 1, "text": "Oui, depuis 6 h 15."}),
        json!({"act": "message", "to": "parties", "text": "Nous rappelons à 11 h."}),
        json!({"act": "note", "text": "Même extension de fichiers que dans un dossier de mars."}),
        json!({"act": "qualify", "version": 3, "class": "serious", "findings": ["sanitary-impact", "malicious"], "kinds": ["care-safety", "normal-working"], "grounds": "Rançongiciel actif, soins en mode dégradé."}),
        json!({"act": "decide_support", "choice": "entrust", "comment": "Nous suivons l’offre de soins."}),
        json!({"act": "record_step", "step": "containment", "state": "in-progress", "actors": ["cert-sante", "facility"], "note": "Accès à internet coupé."}),
        json!({"act": "log_contact", "means": "phone", "summary": "Première prise de contact avec la direction."}),
        json!({"act": "record_causes", "nature": "malicious", "causes": ["ransomware"], "perimeter": "Serveurs de fichiers.", "text": "Entrée par un accès à distance."}),
        json!({"act": "propose_measure", "kind": "preserve-traces", "text": "Gardez une copie des journaux avant toute réinstallation."}),
        json!({"act": "answer_measure", "measure": 1, "reply": "done", "comment": "Copies faites ce matin."}),
        json!({"act": "withdraw_measure", "measure": 1, "reason": "Remplacée par une autre."}),
        json!({"act": "send_playbook", "playbook": "ransomware", "skill": "generalist", "measures": [0, 1], "note": "Commencez par la première page."}),
        json!({"act": "send_providers", "providers": [EXAMPLE_PROVIDER], "note": "Disponible dès aujourd’hui."}),
        json!({"act": "send_report", "summary": "Attaque contenue en deux jours.", "recommendations": "Double authentification sur les accès à distance."}),
        json!({"act": "report_progress", "text": "Deux serveurs restaurés ; la messagerie reste coupée."}),
        json!({"act": "declare_elsewhere", "duty": "cnil", "at": "2026-11-21T09:30:00+01:00", "receipt": "Accusé de réception 2026-77"}),
        json!({"act": "declare_not_concerned", "duty": "complaint", "reason": "Panne sans acte malveillant."}),
        json!({"act": "record_care_supply", "text": "Urgences orientées vers les établissements voisins."}),
        json!({"act": "record_relay", "target": "prefecture", "note": "Informée par téléphone."}),
        json!({"act": "assess_care_impact", "text": "Pas de perte de chance connue à cette heure."}),
        json!({"act": "recommend_degraded_mode", "text": "Dossier papier et double contrôle des prescriptions."}),
        json!({"act": "record_interministerial_impact", "text": "Aucun effet connu sur d’autres ministères."}),
        json!({"act": "acknowledge"}),
        json!({"act": "transfer_evidence", "evidence": EXAMPLE_EVIDENCE, "recipient": "Brigade de lutte contre la cybercriminalité", "means": "Support chiffré remis en main propre.", "reason": "Réquisition judiciaire."}),
        json!({"act": "destroy_evidence", "evidence": EXAMPLE_EVIDENCE, "reason": "Doublon d’une pièce déjà reçue."}),
        json!({"act": "end_handling", "text": "Tous les services ont repris."}),
        json!({"act": "continue_handling", "text": "Le laboratoire redémarre demain."}),
        json!({"act": "move_to_closing", "version": 12}),
        json!({"act": "write_closing_report", "actions": "Isolement, réinstallation, restauration.", "results": "Reprise complète en deux semaines.", "residual_risks": "Un accès à distance reste à remplacer."}),
        json!({"act": "agree", "version": 15, "comment": "D’accord."}),
        json!({"act": "overrule", "party": "ars", "reason": "Sans réponse après trois relances."}),
        json!({"act": "close", "version": 18}),
        json!({"act": "reopen", "reason": "Nouvelle activité malveillante."}),
        json!({"act": "write_lessons", "roots": ["weak-password"], "factors": ["reachable-backups"], "causes": "Mot de passe réutilisé.", "aggravating_factors": "Sauvegardes connectées.", "recommendations": "Sauvegarde hors ligne, exercice annuel.", "watch": "Bulletin de l’éditeur sur l’accès à distance."}),
        json!({"act": "comment_lessons", "text": "Le prestataire avait été prévenu la veille."}),
        json!({"act": "approve_lessons", "version": 23}),
        json!({"act": "write_edition", "of": 1, "decisions": [{"part": "causes", "start": 4, "end": 16, "decided": "replaced", "with": "un hôpital"}]}),
        json!({"act": "publish_edition", "version": 26, "to": "all"}),
        json!({"act": "retract_edition", "reason": "Une date permet de reconnaître l’établissement."}),
        json!({"act": "link_recommendation", "of": 1, "recommendation": 1, "playbook": "ransomware", "section": "measures", "change": "Couper les accès à distance avant toute autre mesure.", "why": "L’attaquant est revenu par là deux jours plus tard."}),
        json!({"act": "unlink_recommendation", "link": 1, "reason": "Une autre fiche le dit déjà."}),
        json!({"act": "place_hold", "reason": "Plainte déposée : le parquet demande de tout garder."}),
        json!({"act": "lift_hold", "reason": "Affaire classée."}),
        json!({"act": "propose_disposition", "disposition": "keep", "until": "2045-01-01T00:00:00Z", "reason": "Contentieux en cours avec un prestataire."}),
        json!({"act": "approve_disposition", "version": 24}),
        json!({"act": "decline_disposition", "reason": "À archiver plutôt qu’à détruire."}),
        json!({"act": "state_progress", "incident": "INC-2026-001", "action": 1, "progress": "done", "note": "Accès coupé à 11 h."}),
        json!({"act": "share_extract", "contact_name": "Prénom Nom", "organisation": "Éditeur de démonstration", "email": "securite@editeur.example", "role": "host", "tlp": "amber-strict", "facts": ["description"], "text": "Confirmez-vous la panne ?"}),
        json!({"act": "prolong_extract", "extract": 1, "days": 14, "reason": "Réponse attendue après le correctif."}),
        json!({"act": "end_extract", "extract": 1, "reason": "Le contact a changé d’organisme."}),
    ]
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use process::facility::FinessNumber;
    use serde_json::Value;

    use super::*;
    use crate::acts;

    #[test]
    fn the_example_s_facility_has_a_valid_number_of_ille_et_vilaine() {
        let number: FinessNumber = EXAMPLE_FACILITY.parse().unwrap();
        assert!(number.as_str().starts_with("35"));
    }

    #[test]
    fn every_act_has_an_example_that_is_read() {
        let mut seen = Vec::new();
        for example in super::acts() {
            let Value::Object(mut body) = example else {
                panic!("an object is expected")
            };
            body.remove("version");
            let name = body["act"].as_str().unwrap().to_owned();
            let command = acts::read(body).unwrap();
            seen.push((name, command.verb()));
        }
        let named = acts::NAMES.map(|(name, verb)| (name.to_owned(), verb));
        assert_eq!(seen, named);
    }
}
