//! The list of cases.

use app::cases::{CaseFilter, CaseLine, CaseOrder, HelpFilter, TakenIn, Tally};
use axum::Json;
use axum::extract::State;
use jiff::Timestamp;
use process::case::{Confirmation, HelpNeeded, Reality};
use process::facility::{FacilityNature, FinessNumber};
use process::ids::Reference;
use process::territory::{ArsCode, DepartementCode};
use process::words::{CareUrgency, Class, State as CaseState, UrgencyReason};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use utoipa::ToSchema;

use super::body::List;
use super::caller::Caller;
use super::declared;
use crate::error::WebError;
use crate::input::{Fields, Query};
use crate::problem::UnreadField;
use crate::state::WebState;

/// A case in a list.
#[derive(Serialize, ToSchema)]
pub(super) struct CaseItem {
    /// Its number.
    reference: Reference,
    /// The declaring facility.
    facility: FacilityName,
    /// Where the case is led.
    departement: DepartementCode,
    /// The agency that leads; some territories have none.
    lead: Option<ArsCode>,
    /// Where it stands (QUAL-2b).
    state: CaseState,
    /// The class, once judged (QUAL-2).
    class: Option<Class>,
    /// How much patients' care suffers (INTAKE-3).
    urgency: CareUrgency,
    /// Why it stands where it stands in the order of work.
    reasons: Vec<UrgencyReason>,
    /// Whether help is needed at once (DECL-6).
    help: HelpNeeded,
    /// Whether the report is confirmed (DECL-4).
    confirmation: Confirmation,
    /// Real or exercise.
    reality: Reality,
    /// When it was declared.
    declared_at: Timestamp,
    /// When it was taken in (INTAKE-2).
    taken_in_at: Option<Timestamp>,
    /// When its last act was recorded.
    updated_at: Timestamp,
}

/// A facility, in short.
#[derive(Serialize, ToSchema)]
pub(super) struct FacilityName {
    /// Its number in the register.
    finess: FinessNumber,
    /// Its name.
    name: String,
    /// Its town.
    town: String,
    /// What kind of facility it is.
    nature: FacilityNature,
}

impl From<CaseLine> for CaseItem {
    fn from(line: CaseLine) -> Self {
        Self {
            reference: line.reference,
            facility: FacilityName {
                finess: line.finess,
                name: line.facility_name,
                town: line.town,
                nature: line.nature,
            },
            departement: line.departement,
            lead: line.lead,
            state: line.state,
            class: line.class,
            urgency: line.urgency,
            reasons: line.reasons,
            help: line.help,
            confirmation: line.confirmation,
            reality: line.reality,
            declared_at: line.declared_at,
            taken_in_at: line.taken_in_at,
            updated_at: line.updated_at,
        }
    }
}

/// How many items a part of a list has, when it is not said.
const PART: u32 = 50;
/// The most items that a part of a list has.
const LARGEST_PART: u32 = 200;

/// List the cases that the caller sees.
#[utoipa::path(
    get,
    path = "/api/v1/cases",
    tag = "cases",
    operation_id = "list_cases",
    params(
        ("state" = Option<Vec<CaseState>>, Query, description = "In one of these states; repeat for several."),
        ("class" = Option<Vec<Class>>, Query, description = "Of one of these classes; repeat for several."),
        ("ars" = Option<ArsCode>, Query, description = "Led by this agency."),
        ("departement" = Option<DepartementCode>, Query, description = "Led in this département."),
        ("facility" = Option<FinessNumber>, Query, description = "Declared by this facility."),
        ("taken_in" = Option<bool>, Query, description = "Taken in or not."),
        ("help" = Option<Help>, Query, description = "Whether help was asked for at once (DECL-6)."),
        ("confirmation" = Option<Confirmation>, Query, description = "Confirmed or not."),
        ("reality" = Option<Reality>, Query, description = "Real or exercise."),
        ("from" = Option<Timestamp>, Query, description = "Declared at this instant or later."),
        ("to" = Option<Timestamp>, Query, description = "Declared before this instant."),
        ("order" = Option<Order>, Query, description = "`newest` when absent; `queue` is the order of work (INTAKE-3)."),
        ("cursor" = Option<String>, Query, description = "`next` of the part before."),
        ("limit" = Option<u32>, Query, description = "Items in this part: 1 to 200, 50 when absent."),
    ),
    responses((status = 200, description = "A part of the list.", body = List<CaseItem>)),
    security(("bearer" = [])),
)]
pub(super) async fn list(
    State(state): State<WebState>,
    caller: Caller,
    Query(asked): Query,
) -> Result<Json<List<CaseItem>>, WebError> {
    let facility = match asked.value("facility") {
        "" => None,
        number => Some(declared::facility(&state, number).await?),
    };
    let taken_in: Option<bool> = one(&asked, "taken_in")?;
    let help: Option<Help> = one(&asked, "help")?;
    let order: Option<Order> = one(&asked, "order")?;
    let filter = CaseFilter {
        states: many(&asked, "state")?,
        classes: many(&asked, "class")?,
        ars: one(&asked, "ars")?,
        departement: one(&asked, "departement")?,
        facility,
        taken_in: taken_in.map(|yes| if yes { TakenIn::Yes } else { TakenIn::No }),
        confirmation: one(&asked, "confirmation")?,
        reality: one(&asked, "reality")?,
        from: one(&asked, "from")?,
        to: one(&asked, "to")?,
        order: match order {
            Some(Order::Queue) => CaseOrder::Queue,
            Some(Order::Newest) | None => CaseOrder::Newest,
        },
        help: help.map(|help| match help {
            Help::AtOnce => HelpFilter::AtOnce,
            Help::Normally => HelpFilter::Normally,
        }),
    };
    let page = state
        .app
        .cases(&caller.actor, &filter, cursor(&asked), limit(&asked)?)
        .await?;
    Ok(Json(List {
        items: page.items.into_iter().map(CaseItem::from).collect(),
        next: page.next,
    }))
}

/// Whether help was asked for at once, within or outside working hours.
#[derive(Clone, Copy, serde::Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Help {
    /// It was.
    AtOnce,
    /// It was not.
    Normally,
}

/// The order of a list of cases.
#[derive(Clone, Copy, serde::Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Order {
    /// The newest first.
    Newest,
    /// The order of work: the most urgent first.
    Queue,
}

/// How many cases there are in a state.
#[derive(Serialize, ToSchema)]
pub(super) struct StateCount {
    /// The state.
    state: CaseState,
    /// How many cases the caller sees in it.
    count: u32,
    /// Whether there are exactly so many, or at least.
    precision: Precision,
}

/// How precisely cases were counted.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Precision {
    /// There are so many.
    Exact,
    /// There are at least so many.
    AtLeast,
}

/// Count the cases that the caller sees, by state.
#[utoipa::path(
    get,
    path = "/api/v1/case-counts",
    tag = "cases",
    operation_id = "count_cases",
    responses((status = 200, description = "One line for each state that has cases.", body = List<StateCount>)),
    security(("bearer" = [])),
)]
pub(super) async fn counts(
    State(state): State<WebState>,
    caller: Caller,
) -> Result<Json<List<StateCount>>, WebError> {
    let counts = state.app.case_counts(&caller.actor).await?;
    let line = |(state, tally)| {
        let (count, precision) = match tally {
            Tally::Exactly(count) => (count, Precision::Exact),
            Tally::AtLeast(count) => (count, Precision::AtLeast),
        };
        StateCount {
            state,
            count,
            precision,
        }
    };
    Ok(Json(List::whole(counts.into_iter().map(line).collect())))
}

/// The mark of the part asked for.
pub(super) fn cursor(asked: &Fields) -> Option<&str> {
    Some(asked.value("cursor")).filter(|cursor| !cursor.is_empty())
}

/// How many items are asked for.
pub(super) fn limit(asked: &Fields) -> Result<u32, WebError> {
    Ok(one::<u32>(asked, "limit")?
        .unwrap_or(PART)
        .clamp(1, LARGEST_PART))
}

/// A parameter of the address, if it was given.
pub(super) fn one<T: DeserializeOwned>(asked: &Fields, name: &str) -> Result<Option<T>, WebError> {
    match asked.value(name) {
        "" => Ok(None),
        text => read(name, text).map(Some),
    }
}

/// Every value of a parameter of the address.
pub(super) fn many<T: DeserializeOwned>(asked: &Fields, name: &str) -> Result<Vec<T>, WebError> {
    asked
        .values(name)
        .filter(|text| !text.is_empty())
        .map(|text| read(name, text))
        .collect()
}

/// Reads a value as JSON would write it, bare: a number, `true`, or a word.
fn read<T: DeserializeOwned>(name: &str, text: &str) -> Result<T, WebError> {
    let word = serde_json::from_value(Value::String(text.to_owned()));
    let value = word.or_else(|error| serde_json::from_str(text).map_err(|_| error));
    value.map_err(|error| {
        WebError::Fields(vec![UnreadField {
            field: name.to_owned(),
            parser: Some(error.to_string()),
        }])
    })
}
