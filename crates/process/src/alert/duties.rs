//! What is owed to an alert: the approval of whoever steers it (SIGN-3).

use super::{Alert, AlertNature, AlertState};
use crate::{
    access::{Body, Viewer},
    obligations::{Duty, Obligation, owes},
};

/// Everything that is owed to an alert as it stands: HFDS/FSSI approves once
/// an incident spreads, HFDS/FSSI or the CERT's lead for a vulnerability.
#[must_use]
pub fn obligations(alert: &Alert) -> Vec<Obligation> {
    if alert.state != AlertState::ToApprove {
        return Vec::new();
    }
    let approvers: &[Body] = match alert.content.nature {
        AlertNature::Spreading => &[Body::Hfds],
        AlertNature::Vulnerability => &[Body::Hfds, Body::Cert],
    };
    approvers
        .iter()
        .map(|body| owes(Viewer::Body(*body), Duty::ApproveAlert, alert.updated_at))
        .collect()
}
