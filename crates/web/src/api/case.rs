//! One case, as the caller may see it.

use app::cases::{CaseView, Delivery, PersonName, ToldLine};
use axum::Json;
use axum::extract::State;
use jiff::Timestamp;
use process::access::{Actor, Body, Seat};
use process::act::{Private, Sequence};
use process::case::{Confirmation, HelpNeeded, Reality};
use process::clocks::{Clock, ClockAnswer, Terms};
use process::ids::Reference;
use process::notices::Recipient;
use process::obligations::{Duty, Obligation};
use process::territory::{ArsCode, DepartementCode};
use process::words::{
    Authority, CareUrgency, Class, ElsewhereDuty, Finding, State as CaseState, UrgencyReason,
};
use serde::Serialize;
use utoipa::ToSchema;

use super::caller::OnCase;
use super::cases::{many, one};
use super::declared;
use super::facilities::FacilityBody;
use super::told::Told;
use super::told_story;
use crate::error::WebError;
use crate::input::Query;
use crate::state::WebState;

/// A case, as the caller may see it: what its role does not read is absent.
#[derive(Serialize, ToSchema)]
pub(super) struct CaseBody {
    /// Its number.
    reference: Reference,
    /// The version that the caller sees; judgements send it back.
    version: Sequence,
    /// Where it stands (QUAL-2b).
    state: CaseState,
    /// Real or exercise.
    reality: Reality,
    /// Whether the report is confirmed (DECL-4).
    confirmation: Confirmation,
    /// Whether help is needed at once (DECL-6).
    help: HelpNeeded,
    /// The declaring facility.
    facility: FacilityBody,
    /// The other sites touched.
    affected_sites: Vec<FacilityBody>,
    /// Where the case is led.
    departement: DepartementCode,
    /// The agency that leads; some territories have none.
    lead: Option<ArsCode>,
    /// How much patients' care suffers (INTAKE-3).
    urgency: CareUrgency,
    /// Why it stands where it stands in the order of work.
    reasons: Vec<UrgencyReason>,
    /// When it was declared.
    declared_at: Timestamp,
    /// When its last act was recorded.
    updated_at: Timestamp,
    /// When it was closed.
    closed_at: Option<Timestamp>,
    /// What the record tells.
    #[serde(flatten)]
    told_story: Told,
    /// What is owed to the case.
    obligations: Vec<ObligationBody>,
    /// What the facility owes elsewhere, which nothing done here fulfils
    /// (QUAL-3).
    elsewhere: Vec<ElsewhereBody>,
    /// Who was told what, when, and whether it reached them (QUAL-5).
    told: Vec<ToldBody>,
    /// The seat from which the caller acts.
    seat: Seat,
    /// The acts that the caller may do now.
    may: Vec<&'static str>,
}

/// Something owed to a case.
#[derive(Serialize, ToSchema)]
pub(super) struct ObligationBody {
    /// What is owed, with the number of the question or measure.
    #[serde(flatten)]
    duty: Duty,
    /// By whom.
    owed_by: String,
    /// Since when.
    since: Timestamp,
    /// Until when, where a time is set.
    due: Option<Timestamp>,
}

/// A duty that the facility owes elsewhere.
#[derive(Serialize, ToSchema)]
pub(super) struct ElsewhereBody {
    /// The duty.
    duty: ElsewhereDuty,
    /// To whom it is owed.
    recipient: Authority,
    /// The legal terms, as they stood when the clock began.
    terms: Terms,
    /// When the event took place from which its time counts.
    from: Timestamp,
    /// Until when, where the law sets a time.
    due: Option<Timestamp>,
    /// When the platform began to count.
    since: Timestamp,
    /// Where its clock stands: `running`, `overdue`, `without-delay`, `met`,
    /// `met-late`, `not-concerned`, `stated` (done, by the answers of the
    /// declaration, without a receipt) or `stopped`.
    standing: &'static str,
    /// When the facility made the declaration.
    made_at: Option<Timestamp>,
    /// Number of its receipt, or what else proves it; none once erased.
    receipt: Option<String>,
    /// Why the facility is not concerned; none once erased.
    reason: Option<String>,
    /// When the facility recorded so.
    recorded_at: Option<Timestamp>,
}

/// One message about a case.
#[derive(Serialize, ToSchema)]
pub(super) struct ToldBody {
    /// To whom.
    to: RecipientBody,
    /// Which message.
    message: &'static str,
    /// When it was queued.
    queued_at: Timestamp,
    /// What became of it.
    delivery: DeliveryBody,
    /// When the mail server took it.
    sent_at: Option<Timestamp>,
    /// When it is tried again.
    next_try: Option<Timestamp>,
}

/// Whom a message is for.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "kebab-case", tag = "kind")]
enum RecipientBody {
    /// A body, at its functional mailbox.
    Body {
        /// The body.
        body: Body,
    },
    /// The person on call for a body.
    OnCall {
        /// The body.
        body: Body,
    },
    /// The facility: its security mailbox and its directors.
    Facility,
    /// The person who reported.
    Reporter,
    /// Whom an extract is shared with.
    Contact {
        /// The extract's number.
        extract: u32,
    },
}

/// What became of a message.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
enum DeliveryBody {
    /// Not sent yet.
    Waiting,
    /// Taken by the mail server.
    Sent,
    /// Refused so far; it will be tried again.
    Failed,
    /// Refused for good.
    GivenUp,
    /// The recipient has no address.
    NoAddress,
}

/// A person, as the others read of them.
#[derive(Clone, Serialize, ToSchema)]
pub(super) struct AuthorBody {
    /// The name; none for the platform, for strangers, and once erased.
    name: Option<String>,
    /// The function.
    function: Option<String>,
    /// The seat from which they acted.
    seat: Seat,
}

impl From<&PersonName> for AuthorBody {
    fn from(person: &PersonName) -> Self {
        Self {
            name: person.name.clone(),
            function: person.function.clone(),
            seat: person.seat,
        }
    }
}

impl From<&Obligation> for ObligationBody {
    fn from(owed: &Obligation) -> Self {
        Self {
            duty: owed.duty,
            owed_by: owed.owed_by.to_string(),
            since: owed.since,
            due: owed.due,
        }
    }
}

impl ElsewhereBody {
    fn of(view: &CaseView, duty: ElsewhereDuty, clock: &Clock, now: Timestamp) -> Self {
        let known = |text: &Private<String>| text.known().cloned();
        let (made_at, receipt, reason, recorded_at) = match &clock.answer {
            Some(ClockAnswer::Declared {
                at,
                receipt,
                recorded_at,
            }) => (Some(*at), known(receipt), None, Some(*recorded_at)),
            Some(ClockAnswer::NotConcerned {
                reason,
                recorded_at,
            }) => (None, None, known(reason), Some(*recorded_at)),
            None => (None, None, None, None),
        };
        Self {
            duty,
            recipient: clock.recipient,
            terms: clock.terms,
            from: clock.from,
            due: clock.due,
            since: clock.since,
            standing: clock.standing(duty, &view.case.facts, now).word(),
            made_at,
            receipt,
            reason,
            recorded_at,
        }
    }
}

impl From<&ToldLine> for ToldBody {
    fn from(line: &ToldLine) -> Self {
        let (delivery, sent_at, next_try) = match line.outcome {
            Delivery::Waiting => (DeliveryBody::Waiting, None, None),
            Delivery::Sent(at) => (DeliveryBody::Sent, Some(at), None),
            Delivery::Failed { next_try, .. } => (DeliveryBody::Failed, None, Some(next_try)),
            Delivery::GivenUp => (DeliveryBody::GivenUp, None, None),
            Delivery::NoAddress => (DeliveryBody::NoAddress, None, None),
        };
        Self {
            to: match line.recipient {
                Recipient::Body { body } => RecipientBody::Body { body },
                Recipient::OnCall { body } => RecipientBody::OnCall { body },
                Recipient::Facility { .. } => RecipientBody::Facility,
                Recipient::Reporter => RecipientBody::Reporter,
                Recipient::Contact { extract } => RecipientBody::Contact { extract },
            },
            message: line.template.key(),
            queued_at: line.queued_at,
            delivery,
            sent_at,
            next_try,
        }
    }
}

impl CaseBody {
    fn of(view: CaseView, actor: &Actor, now: Timestamp) -> Self {
        let told_story = told_story::of(&view, actor);
        let may = told_story::may(&view);
        let case = &view.case;
        Self {
            reference: case.reference,
            version: view.version,
            state: case.state,
            reality: case.declared.reality,
            confirmation: case.confirmation,
            help: case.help,
            departement: case.departement,
            lead: case.lead,
            urgency: view.priority.urgency,
            reasons: view.priority.reasons.clone(),
            declared_at: case.declared_at,
            updated_at: case.updated_at,
            closed_at: case.closed_at,
            obligations: view.obligations.iter().map(ObligationBody::from).collect(),
            elsewhere: case
                .clocks
                .iter()
                .map(|(&duty, clock)| ElsewhereBody::of(&view, duty, clock, now))
                .collect(),
            told: view.told.iter().map(ToldBody::from).collect(),
            seat: view.seat,
            may,
            told_story,
            affected_sites: view.sites.into_values().map(FacilityBody::from).collect(),
            facility: view.facility.into(),
        }
    }
}

/// Read a case.
#[utoipa::path(
    get,
    path = "/api/v1/cases/{reference}",
    tag = "cases",
    operation_id = "case",
    params(("reference" = Reference, Path, description = "The case's number.")),
    responses((status = 200, description = "The case as the caller may see it.", body = CaseBody)),
    security(("bearer" = [])),
)]
pub(super) async fn read(
    State(state): State<WebState>,
    case: OnCase,
) -> Result<Json<CaseBody>, WebError> {
    let view = state.app.case(&case.actor, case.reference).await?;
    Ok(Json(CaseBody::of(view, &case.actor, state.app.now())))
}

/// The bodies that a qualification would newly tell.
#[derive(Serialize, ToSchema)]
pub(super) struct WouldTell {
    /// The bodies.
    bodies: Vec<Body>,
}

/// See whom a qualification would newly tell, before it is confirmed (QUAL-2).
#[utoipa::path(
    get,
    path = "/api/v1/cases/{reference}/would-tell",
    tag = "cases",
    operation_id = "would_tell",
    params(
        ("reference" = Reference, Path, description = "The case's number."),
        ("class" = Class, Query, description = "The class."),
        ("finding" = Option<Vec<Finding>>, Query, description = "The other results; repeat for several."),
    ),
    responses((status = 200, description = "The bodies that are not told yet and would be.", body = WouldTell)),
    security(("bearer" = [])),
)]
pub(super) async fn would_tell(
    State(state): State<WebState>,
    case: OnCase,
    Query(asked): Query,
) -> Result<Json<WouldTell>, WebError> {
    let class = one(&asked, "class")?.ok_or_else(|| declared::missing("class"))?;
    let findings = many(&asked, "finding")?.into_iter().collect();
    let bodies = state
        .app
        .would_tell(&case.actor, case.reference, class, &findings)
        .await?;
    Ok(Json(WouldTell { bodies }))
}
