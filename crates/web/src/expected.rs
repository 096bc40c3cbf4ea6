//! What is expected of a reader: in words, and where it is done.

use std::borrow::Cow;

use app::duties::{DutyLine, OwedTo};
use locales::Texts;
use process::ids::IncidentReference;
use process::obligations::Duty;

use crate::pages::incidents::Order;
use crate::pages::staff::acts::{Deed, deed_of};
use crate::pages::staff::case::{deed_path, duty_label};
use crate::pages::{alerts, incidents};
use crate::paths;

/// One thing that is expected, as lists show it.
pub(crate) struct Expected {
    /// What.
    pub(crate) label: Cow<'static, str>,
    /// Where it is done.
    pub(crate) href: String,
    /// Number of the case, incident or alert.
    pub(crate) reference: String,
    /// Its page.
    pub(crate) subject: String,
    /// The declaring facility; empty where there is none.
    pub(crate) facility: String,
}

impl Expected {
    pub(crate) fn of(t: Texts, line: &DutyLine) -> Self {
        let duty = line.obligation.duty;
        let facility = line.case.as_ref();
        let facility = facility.map(|case| case.facility_name.clone());
        let (reference, subject, href) = match (line.to, &line.case) {
            (OwedTo::Incident(_, incident), _) => {
                let page = incidents::path(incident);
                (incident.to_string(), page, of_incident(incident, line))
            }
            (OwedTo::Alert(_, alert), _) => {
                let page = alerts::path(alert);
                (alert.to_string(), page.clone(), page)
            }
            (OwedTo::Case(_), Some(case)) => {
                let page = paths::case(case.reference);
                let href = match deed_of(duty) {
                    None | Some(Deed::TakeIn | Deed::AnswerCall | Deed::Acknowledge) => {
                        page.clone()
                    }
                    Some(deed) => deed_path(case.reference, deed),
                };
                (case.reference.to_string(), page, href)
            }
            (OwedTo::Case(_), None) => Default::default(),
        };
        Self {
            label: duty_label(t, duty),
            href,
            reference,
            subject,
            facility: facility.unwrap_or_default(),
        }
    }
}

/// The form that does what is owed to an incident.
pub(crate) fn of_incident(incident: IncidentReference, line: &DutyLine) -> String {
    let page = incidents::path(incident);
    let form = |order: Order| format!("{page}/actes/{}", order.slug());
    match (line.obligation.duty, &line.case) {
        (Duty::ChooseMode, _) => form(Order::ChooseMode),
        (Duty::ReportSituation { .. }, _) => form(Order::ReportSituation),
        (Duty::ApproveStatement { .. }, _) => form(Order::ApproveStatement),
        (Duty::EndAction { action }, _) => format!("{}?action={action}", form(Order::EndAction)),
        (Duty::CloseIncident, _) => form(Order::Close),
        (Duty::StateProgress { .. }, Some(case)) => paths::case(case.reference),
        _ => page,
    }
}
