//! Significant incidents (SUPP-2, SIGN-1, SIGN-2, SIGN-4).

use std::collections::BTreeMap;

use app::incidents::{IncidentLine, IncidentRequest, IncidentView};
use axum::Json;
use axum::extract::State;
use axum::response::Response;
use jiff::Timestamp;
use process::access::Verb;
use process::act::{Private, Sequence};
use process::case::Reality;
use process::decide::permit;
use process::ids::{IncidentReference, Reference};
use process::obligations::Duty;
use process::significant::{ActionOwner, IncidentCommand};
use process::words::{
    ActionEnd, Cell, Mode, Presence, Progress, Reach, State as CaseState, StatementState,
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::body::{Body, Key, List, Object, created};
use super::caller::{Anybody, Caller, OnCase};
use crate::error::WebError;
use crate::input::PathOf;
use crate::problem::ProblemKind;
use crate::state::WebState;

/// An incident, as a list tells it.
#[derive(Serialize, ToSchema)]
pub(super) struct IncidentItem {
    /// Its number.
    reference: IncidentReference,
    /// Its name, for those who may read it.
    title: Option<String>,
    /// Real or exercise.
    reality: Reality,
    /// How it is handled, once HFDS said so.
    mode: Option<Mode>,
    /// How many of its cases the caller sees.
    cases: usize,
    /// When it was opened.
    opened_at: Timestamp,
    /// When it was closed, or merged into another.
    over_at: Option<Timestamp>,
}

impl From<IncidentLine> for IncidentItem {
    fn from(line: IncidentLine) -> Self {
        Self {
            reference: line.row.reference,
            title: line.title,
            reality: line.row.reality,
            mode: line.row.mode,
            cases: line.cases,
            opened_at: line.row.opened_at,
            over_at: line.row.over_at,
        }
    }
}

/// Something decided for an incident.
#[derive(Serialize, ToSchema)]
struct DecisionBody {
    number: u32,
    at: Timestamp,
    to: Reach,
    text: Option<String>,
    grounds: Option<String>,
}

/// An action of the plan.
#[derive(Serialize, ToSchema)]
struct ActionBody {
    number: u32,
    owner: ActionOwner,
    text: Option<String>,
    due: Option<Timestamp>,
    ended: Option<ActionEnd>,
}

/// A public statement.
#[derive(Serialize, ToSchema)]
struct StatementBody {
    number: u32,
    state: StatementState,
    title: Option<String>,
    text: Option<String>,
    at: Timestamp,
}

/// A case of the incident that the caller sees, and where its facility stands.
#[derive(Serialize, ToSchema)]
struct MemberBody {
    /// The case.
    reference: Reference,
    /// Name of the declaring facility.
    facility_name: String,
    /// Where the case stands.
    state: CaseState,
    /// Where the facility stands, by number of the action.
    progress: BTreeMap<u32, Progress>,
    /// What it said beside, by number of the action.
    notes: BTreeMap<u32, String>,
}

/// A member of a crisis cell.
#[derive(Serialize, ToSchema)]
struct SeatedBody {
    number: u32,
    cell: Cell,
    person: Option<String>,
    function: Option<String>,
    presence: Option<Presence>,
}

/// A situation report.
#[derive(Serialize, ToSchema)]
struct ReportBody {
    number: u32,
    at: Timestamp,
    situation: Option<String>,
    done: Option<String>,
    next: Option<String>,
    needs: Option<String>,
}

/// Something that is owed to an incident.
#[derive(Serialize, ToSchema)]
struct IncidentDutyBody {
    #[serde(flatten)]
    duty: Duty,
    /// By whom.
    owed_by: String,
    /// The case in which a facility answers.
    case: Option<Reference>,
    since: Timestamp,
    due: Option<Timestamp>,
}

/// An incident, as the caller may read it.
#[derive(Serialize, ToSchema)]
pub(super) struct IncidentBody {
    /// Its number.
    reference: IncidentReference,
    /// The version that the caller sees; judgements send it back.
    version: Sequence,
    /// Its name, for those who may read it.
    title: Option<String>,
    /// Real or exercise.
    reality: Reality,
    /// How it is handled, for those who may read it.
    mode: Option<Mode>,
    /// When it was opened.
    opened_at: Timestamp,
    /// When it was closed.
    closed_at: Option<Timestamp>,
    /// The incident to which its cases passed.
    merged_into: Option<IncidentReference>,
    /// Those of its cases that the caller sees.
    cases: Vec<MemberBody>,
    /// What was decided.
    decisions: Vec<DecisionBody>,
    /// The action plan.
    actions: Vec<ActionBody>,
    /// Public statements.
    statements: Vec<StatementBody>,
    /// Members of the crisis cells.
    cells: Vec<SeatedBody>,
    /// Situation reports.
    situation_reports: Vec<ReportBody>,
    /// What is owed: everything for CERT and HFDS, for others what they owe.
    duties: Vec<IncidentDutyBody>,
}

fn known(text: &Private<String>) -> Option<String> {
    text.known().filter(|text| !text.is_empty()).cloned()
}

impl From<IncidentView> for IncidentBody {
    fn from(view: IncidentView) -> Self {
        let incident = view.incident;
        Self {
            reference: incident.reference,
            version: view.version,
            title: incident.title.as_ref().and_then(known),
            reality: incident.reality,
            mode: incident.mode.map(|(_, mode)| mode),
            opened_at: incident.opened_at,
            closed_at: incident.closed_at,
            merged_into: incident.merged.map(|merged| merged.reference),
            cases: view
                .board
                .into_iter()
                .map(|line| MemberBody {
                    reference: line.member.line.row.reference,
                    facility_name: line.member.line.facility_name,
                    state: line.stands.state,
                    progress: line
                        .stands
                        .progress
                        .into_iter()
                        .map(|(action, (_, progress))| (action, progress))
                        .collect(),
                    notes: line.notes,
                })
                .collect(),
            decisions: incident
                .decisions
                .iter()
                .map(|(number, decision)| DecisionBody {
                    number: *number,
                    at: decision.at,
                    to: decision.to,
                    text: known(&decision.text),
                    grounds: known(&decision.grounds),
                })
                .collect(),
            actions: incident
                .actions
                .iter()
                .map(|(number, action)| ActionBody {
                    number: *number,
                    owner: action.owner,
                    text: known(&action.text),
                    due: action.due,
                    ended: action.ended.map(|(_, end)| end),
                })
                .collect(),
            statements: incident
                .statements
                .iter()
                .map(|(number, statement)| StatementBody {
                    number: *number,
                    state: statement.state,
                    title: known(&statement.title),
                    text: known(&statement.text),
                    at: statement.at,
                })
                .collect(),
            cells: incident
                .members
                .iter()
                .map(|(number, seated)| SeatedBody {
                    number: *number,
                    cell: seated.cell,
                    person: known(&seated.person),
                    function: known(&seated.function),
                    presence: seated.presence.map(|(_, presence)| presence),
                })
                .collect(),
            situation_reports: incident
                .reports
                .iter()
                .map(|(number, report)| ReportBody {
                    number: *number,
                    at: report.at,
                    situation: known(&report.said.situation),
                    done: known(&report.said.done),
                    next: known(&report.said.next),
                    needs: known(&report.said.needs),
                })
                .collect(),
            duties: view
                .duties
                .into_iter()
                .map(|line| IncidentDutyBody {
                    duty: line.obligation.duty,
                    owed_by: line.obligation.owed_by.to_string(),
                    case: line.case.map(|case| case.reference),
                    since: line.obligation.since,
                    due: line.obligation.due,
                })
                .collect(),
        }
    }
}

/// List the incidents in which the caller sees a case, those that go on first.
#[utoipa::path(
    get,
    path = "/api/v1/incidents",
    tag = "incidents",
    operation_id = "list_incidents",
    responses((status = 200, description = "The incidents.", body = List<IncidentItem>)),
    security(("bearer" = [])),
)]
pub(super) async fn list(
    State(state): State<WebState>,
    caller: Caller,
) -> Result<Json<List<IncidentItem>>, WebError> {
    let seat = caller.actor.seat(process::ids::FacilityId::default());
    permit(Verb::ReadIncidents, seat).map_err(app::AppError::from)?;
    let lines = state.app.incidents(&caller.actor).await?;
    let items = lines.into_iter().map(IncidentItem::from).collect();
    Ok(Json(List::whole(items)))
}

/// Cases that pass to an incident.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct GatherBody {
    /// Their numbers; a single one must have been judged significant.
    cases: Vec<Reference>,
    /// Why they belong together.
    reason: String,
}

/// What became of them.
#[derive(Serialize, ToSchema)]
pub(super) struct GatheredBody {
    /// The incident in which they are now.
    incident: IncidentReference,
    /// How many cases joined it just now.
    joined: usize,
}

/// Pass cases to one incident (SUPP-2).
///
/// An incident in which one of them is takes the others in; several become
/// one, the oldest. HFDS is told.
#[utoipa::path(
    post,
    path = "/api/v1/incidents",
    tag = "incidents",
    operation_id = "gather_cases",
    request_body(content = GatherBody, description = "The cases.", example = json!(super::examples::gathering())),
    responses((status = 201, description = "They are in one incident.", body = GatheredBody, headers(("Location" = String, description = "The incident.")))),
    security(("bearer" = [])),
)]
pub(super) async fn gather(
    State(state): State<WebState>,
    caller: Caller,
    Body(body): Body<GatherBody>,
) -> Result<Response, WebError> {
    let gathered = state
        .app
        .gather(&caller.actor, &body.cases, &body.reason)
        .await?;
    let location = format!("/api/v1/incidents/{}", gathered.incident);
    let body = GatheredBody {
        incident: gathered.incident,
        joined: gathered.joined,
    };
    Ok(created(&location, &body))
}

/// Read an incident.
#[utoipa::path(
    get,
    path = "/api/v1/incidents/{incident}",
    tag = "incidents",
    operation_id = "read_incident",
    params(("incident" = IncidentReference, Path, description = "The incident's number.")),
    responses((status = 200, description = "The incident.", body = IncidentBody)),
    security(("bearer" = [])),
)]
pub(super) async fn read(
    State(state): State<WebState>,
    caller: Caller,
    PathOf(incident): PathOf<IncidentReference>,
) -> Result<Json<IncidentBody>, WebError> {
    let view = state.app.incident(&caller.actor, incident).await?;
    Ok(Json(view.into()))
}

/// What was recorded.
#[derive(Serialize, ToSchema)]
pub(super) struct FollowedBody {
    /// The incident.
    incident: IncidentReference,
    /// The version that the caller now sees.
    version: Sequence,
}

/// Do something to an incident.
///
/// `act` says what. `choose_mode`, `approve_statement` and `close` need the
/// `version` that they rest on.
#[utoipa::path(
    post,
    path = "/api/v1/incidents/{incident}/acts",
    tag = "incidents",
    operation_id = "act_on_incident",
    params(
        ("incident" = IncidentReference, Path, description = "The incident's number."),
        super::IdempotencyHeader,
    ),
    request_body(content = IncidentCommand, description = "The act; `version` may stand beside its fields.", example = json!(super::examples::incident_act())),
    responses((status = 201, description = "Recorded; whom it concerns is being told.", body = FollowedBody)),
    security(("bearer" = [])),
)]
pub(super) async fn act(
    State(state): State<WebState>,
    caller: Caller,
    PathOf(incident): PathOf<IncidentReference>,
    Key(key): Key,
    Object(mut body): Object,
) -> Result<Response, WebError> {
    let seen = super::acts::version(&mut body)?;
    let command: IncidentCommand = serde_json::from_value(serde_json::Value::Object(body))
        .map_err(|error| WebError::Unreadable(ProblemKind::WrongInput, error.to_string()))?;
    let request = IncidentRequest { command, seen, key };
    let done = state
        .app
        .act_on_incident(&caller.actor, incident, request)
        .await?;
    let body = FollowedBody {
        incident: done.incident,
        version: done.version,
    };
    Ok(created(&format!("/api/v1/incidents/{incident}"), &body))
}

/// Read the incidents in which a case is or was, as far as the caller may.
#[utoipa::path(
    get,
    path = "/api/v1/cases/{reference}/incidents",
    tag = "incidents",
    operation_id = "incidents_of_case",
    params(("reference" = Reference, Path, description = "The case's number.")),
    responses((status = 200, description = "The incidents, the latest first.", body = List<IncidentBody>)),
    security(("bearer" = [])),
)]
pub(super) async fn of_case(
    State(state): State<WebState>,
    case: OnCase,
) -> Result<Json<List<IncidentBody>>, WebError> {
    let views = state
        .app
        .incidents_of_case(&case.actor, case.reference)
        .await?;
    let items = views.into_iter().map(IncidentBody::from).collect();
    Ok(Json(List::whole(items)))
}

/// What is said to the public.
#[derive(Serialize, ToSchema)]
pub(super) struct PublicStatementBody {
    /// Its heading.
    title: String,
    /// Its text.
    text: String,
    /// Since when.
    published_at: Timestamp,
}

/// List what is said to the public, the latest first.
#[utoipa::path(
    get,
    path = "/api/v1/statements",
    tag = "public",
    operation_id = "list_statements",
    responses((status = 200, description = "The statements.", body = List<PublicStatementBody>)),
    security((), ("bearer" = [])),
)]
pub(super) async fn statements(
    State(state): State<WebState>,
    _anybody: Anybody,
) -> Result<Json<List<PublicStatementBody>>, WebError> {
    let statements = state.app.public_statements().await?;
    let items = statements
        .into_iter()
        .map(|statement| PublicStatementBody {
            title: statement.title,
            text: statement.text,
            published_at: statement.published_at,
        })
        .collect();
    Ok(Json(List::whole(items)))
}
