//! The alert to the provider's other customers (SIGN-3).

use reqwest::Method;
use serde_json::{Value, json};
use testkit::world::Who;

use super::ground::{Declaring, Drill, Told};
use super::{INCIDENT, agency_of, owed_by};
use crate::portal::answered;

/// Written by the CERT, approved by HFDS, sent to those who use the provider
/// and do not know yet; answered, reminded, ended.
pub(super) async fn the_other_customers_are_warned(
    drill: &Drill,
    customers: &[Declaring],
    touched: &[Told],
) {
    let population = json!({"by": "criteria", "uses": ["Arvenne"], "outside": INCIDENT});
    let count = drill
        .portal
        .call(Who::Analyst, Method::POST, "/api/v1/alerts/population");
    let counted = answered(200, count.json(&population)).await;
    assert_eq!(counted["facilities"], customers.len());
    assert_eq!(counted["without_address"], 0);

    let text = json!({
        "title": "Panne générale de l’hébergeur Arvenne",
        "happens": "Les services de l’hébergeur Arvenne sont arrêtés depuis 9 h.",
        "measures": ["Éditer les plans de soins.", "Couper les échanges automatiques."],
        "nature": "spreading",
        "tlp": "amber",
        "urgency": "urgent",
        "incident": INCIDENT,
        "population": population,
    });
    let write = drill
        .portal
        .call(Who::Analyst, Method::POST, "/api/v1/alerts");
    let written = answered(201, write.json(&text)).await;
    let alert = written["number"].as_str().unwrap();
    drill
        .on_alert(Who::Analyst, alert, json!({"act": "submit"}))
        .await;
    let owed = owed_by(drill, Who::Hfds).await;
    assert!(owed.contains("approve-alert"), "{owed:?}");
    drill
        .on_alert(Who::Hfds, alert, json!({"act": "approve"}))
        .await;
    assert!(!owed_by(drill, Who::Hfds).await.contains("approve-alert"));
    drill
        .on_alert(Who::Analyst, alert, json!({"act": "send"}))
        .await;
    for customer in customers {
        reached(drill, customer, alert, 1).await;
    }
    let unwarned = touched.iter().map(|one| &one.by.email);
    for email in unwarned {
        let mails = drill.post.mailbox.received_by(email);
        assert!(mails.iter().all(|mail| !mail.subject.contains(alert)));
    }
    receipts_come_in(drill, customers, alert).await;
}

/// Waits until a customer has this many mails about the alert.
async fn reached(drill: &Drill, customer: &Declaring, alert: &str, mails: usize) {
    let mailbox = &drill.post.mailbox;
    mailbox
        .wait_for_several(&customer.email, alert, mails)
        .await;
}

async fn receipts_come_in(drill: &Drill, customers: &[Declaring], alert: &str) {
    let (silent, prompt): (Vec<_>, Vec<_>) = customers
        .iter()
        .partition(|one| ["35", "67"].contains(&one.departement.as_str()));
    let replies = ["done", "need-help", "not-concerned", "done"];
    for (customer, reply) in prompt.iter().zip(replies) {
        answers(drill, customer, alert, reply).await;
    }
    assert_eq!(waiting(drill, alert).await.len(), silent.len());
    let help = format!("/api/v1/alerts/{alert}/recipients?state=need-help");
    let help = drill.portal.reads(Who::Analyst, &help).await;
    assert_eq!(help["items"].as_array().unwrap().len(), 1);

    // An agency reminds its own territory, the platform the others in time.
    let breton = silent.iter().find(|one| one.departement == "35").unwrap();
    drill
        .on_alert(agency_of(breton), alert, json!({"act": "remind"}))
        .await;
    reached(drill, breton, alert, 2).await;
    answers(drill, breton, alert, "done").await;
    drill.wait(25).await;
    let far = silent.iter().find(|one| one.departement == "67").unwrap();
    reached(drill, far, alert, 2).await;
    answers(drill, far, alert, "done").await;
    assert_eq!(waiting(drill, alert).await, Vec::<String>::new());
    let end = json!({"act": "end", "reason": "Les services de l’hébergeur sont rétablis."});
    drill.on_alert(Who::Hfds, alert, end).await;
}

/// The facilities that have not acknowledged receipt.
async fn waiting(drill: &Drill, alert: &str) -> Vec<String> {
    let path = format!("/api/v1/alerts/{alert}/recipients?state=waiting");
    let board = drill.portal.reads(Who::Hfds, &path).await;
    let items = board["items"].as_array().unwrap();
    let number = |line: &Value| line["facility"]["finess"].as_str().unwrap().to_owned();
    items.iter().map(number).collect()
}

async fn answers(drill: &Drill, customer: &Declaring, alert: &str, reply: &str) {
    let answers: Vec<Value> = (0..2)
        .map(|measure| json!({"measure": measure, "answer": reply}))
        .collect();
    let body = json!({"facilities": [customer.finess], "answers": answers, "comment": "Réponse de l’exercice."});
    let path = format!("/api/v1/alerts/{alert}/answers");
    answered(204, drill.by(customer, Method::POST, &path).json(&body)).await;
}
