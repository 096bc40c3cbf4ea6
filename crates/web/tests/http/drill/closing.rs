//! A case of the incident, from its qualification to its end (phases 3 to 5).

use serde_json::json;
use testkit::world::Who;

use super::agency_of;
use super::ground::{Drill, Told};

/// Qualified, supported, its measures done, and closed by everybody's
/// agreement, HFDS's among them (CLOSE-1).
pub(super) async fn closes(drill: &Drill, told: &Told) {
    let case = told.reference.as_str();
    let agency = agency_of(&told.by);
    let portal = &drill.portal;
    let analyst = async |act| portal.acts(Who::Analyst, case, act).await;
    analyst(json!({"act": "take_in"})).await;
    let qualify = json!({"act": "qualify", "class": "serious", "findings": [], "grounds": "Panne de l’hébergeur."});
    drill.judges(Who::Analyst, case, qualify).await;
    analyst(json!({"act": "log_contact", "means": "phone", "summary": "Premier contact."})).await;
    let entrust = json!({"act": "decide_support", "choice": "entrust"});
    portal.acts(agency, case, entrust).await;
    analyst(json!({"act": "propose_measure", "kind": "remediation", "text": "Ressaisir les prescriptions faites sur papier."})).await;
    let done = json!({"act": "answer_measure", "measure": 1, "reply": "done", "comment": "Ressaisi et relu."});
    drill.facility_acts(told, done, false).await;
    analyst(json!({"act": "send_report", "summary": "Service rétabli.", "recommendations": "Éditions de secours chaque semaine."})).await;
    let move_on = json!({"act": "move_to_closing"});
    drill.judges(Who::Analyst, case, move_on).await;
    drill
        .facility_acts(told, json!({"act": "end_handling"}), false)
        .await;
    analyst(json!({"act": "write_closing_report", "actions": "Suivi de l’hébergeur.", "results": "Reprise complète."})).await;
    drill
        .facility_acts(told, json!({"act": "agree"}), true)
        .await;
    for who in [agency, Who::Hfds, Who::Analyst] {
        drill.judges(who, case, json!({"act": "agree"})).await;
    }
    drill
        .judges(Who::Analyst, case, json!({"act": "close"}))
        .await;
}
