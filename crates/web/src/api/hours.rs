//! Whether the CERT answers now, and how to reach it (DECL-6).

use axum::Json;
use axum::extract::State;
use jiff::Timestamp;
use process::calendar::Openness;
use serde::Serialize;
use utoipa::ToSchema;

use crate::state::WebState;

/// Whether the CERT answers now, and how to reach it.
#[derive(Serialize, ToSchema)]
pub(super) struct HoursBody {
    /// Now.
    now: Timestamp,
    /// Whether the working hours run.
    open: bool,
    /// When they run again, if they do not.
    reopens_at: Option<Timestamp>,
    /// The phone that answers now.
    phone: String,
    /// The mailbox that is read now.
    email: String,
    /// Who answers within working hours.
    working_hours: Contact,
    /// Who answers at night, at weekends and on public holidays.
    off_hours: Contact,
}

/// A way to reach the CERT.
#[derive(Serialize, ToSchema)]
pub(super) struct Contact {
    /// Phone.
    phone: String,
    /// Mailbox.
    email: String,
}

/// Whether the CERT answers now, and how to reach it.
#[utoipa::path(
    get,
    path = "/api/v1/hours",
    tag = "public",
    operation_id = "hours",
    responses((status = 200, description = "The hours now.", body = HoursBody)),
    security(()),
)]
pub(super) async fn hours(State(state): State<WebState>) -> Json<HoursBody> {
    let now = state.app.now();
    let config = state.app.config();
    let hotline = state.hotline(now);
    let reopens_at = match config.process.hours.is_open(now) {
        Openness::Open => None,
        Openness::Closed { reopens_at } => Some(reopens_at),
    };
    Json(HoursBody {
        now,
        open: reopens_at.is_none(),
        reopens_at,
        phone: hotline.phone,
        email: hotline.email,
        working_hours: Contact {
            phone: config.contacts.cert_phone.clone(),
            email: config.contacts.cert_email.clone(),
        },
        off_hours: Contact {
            phone: config.contacts.off_hours_phone.clone(),
            email: config.contacts.off_hours_email.clone(),
        },
    })
}
