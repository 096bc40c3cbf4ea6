//! The one door for everything that happens to a case.

use std::borrow::Cow;

use app::cases::ActRequest;
use axum::extract::State;
use axum::response::Response;
use process::act::Sequence;
use process::command::Command;
use process::ids::Reference;
use serde::Serialize;
use serde_json::{Map, Value};
use utoipa::openapi::schema::{AdditionalProperties, ObjectBuilder, OneOfBuilder, Schema};
use utoipa::openapi::{RefOr, Type};
use utoipa::{PartialSchema, ToSchema};

use super::body::{Key, Object, created};
use super::caller::OnCase;
use super::declarations::CaseLinks;
use crate::acts;
use crate::error::WebError;
use crate::problem::{ProblemKind, UnreadField};
use crate::state::WebState;

/// What was recorded.
#[derive(Serialize, ToSchema)]
pub(super) struct DoneBody {
    /// The case's number.
    reference: Reference,
    /// The version of the case that the caller now sees.
    version: Sequence,
    /// Numbers of the acts recorded, in the case's record.
    acts: Vec<Sequence>,
    /// Where to go from here.
    links: CaseLinks,
}

/// Do something to a case.
///
/// `act` says what; the fields beside it depend on it. The judgements
/// `qualify`, `agree`, `move_to_closing` and `close` need the `version` that
/// they rest on, as the case gives it: when the case has changed since, the
/// refusal says what its version is now and nothing is recorded.
#[utoipa::path(
    post,
    path = "/api/v1/cases/{reference}/acts",
    tag = "cases",
    operation_id = "act",
    params(
        ("reference" = Reference, Path, description = "The case's number."),
        super::IdempotencyHeader,
    ),
    request_body(content = ActBody, description = "The act."),
    responses((status = 201, description = "Recorded; whom it concerns is being told.", body = DoneBody, headers(("Location" = String, description = "The record of the case.")))),
    security(("bearer" = [])),
)]
pub(super) async fn act(
    State(state): State<WebState>,
    case: OnCase,
    Key(key): Key,
    Object(mut body): Object,
) -> Result<Response, WebError> {
    let seen = version(&mut body)?;
    let command = acts::read(body)
        .map_err(|error| WebError::Unreadable(ProblemKind::WrongInput, error.to_string()))?;
    let request = ActRequest { command, seen, key };
    let done = state.app.act(&case.actor, case.reference, request).await?;
    let body = DoneBody {
        reference: done.reference,
        version: done.version,
        acts: done.recorded,
        links: CaseLinks::of(&state, done.reference),
    };
    Ok(created(
        &format!("/api/v1/cases/{}/acts", case.reference),
        &body,
    ))
}

pub(super) fn version(body: &mut Map<String, Value>) -> Result<Option<Sequence>, WebError> {
    match body.remove("version") {
        None | Some(Value::Null) => Ok(None),
        Some(value) => serde_json::from_value(value).map(Some).map_err(|error| {
            WebError::Fields(vec![UnreadField {
                field: "version".to_owned(),
                parser: Some(error.to_string()),
            }])
        }),
    }
}

/// The schema of an act: a command, and the version that it rests on.
pub(super) struct ActBody;

impl PartialSchema for ActBody {
    fn schema() -> RefOr<Schema> {
        let RefOr::T(Schema::OneOf(commands)) = Command::schema() else {
            return Command::schema();
        };
        let mut all = OneOfBuilder::new().description(Some(
            "Something to be done to a case; `act` tells the kinds apart.",
        ));
        for command in commands.items {
            all = all.item(match command {
                RefOr::T(Schema::Object(object)) => RefOr::T(Schema::Object(
                    ObjectBuilder::from(object)
                        .property(
                            "version",
                            ObjectBuilder::new()
                                .schema_type(Type::Integer)
                                .description(Some("The version of the case that was read.")),
                        )
                        .additional_properties(Some(AdditionalProperties::FreeForm(false)))
                        .build(),
                )),
                other => other,
            });
        }
        all.into()
    }
}

impl ToSchema for ActBody {
    fn name() -> Cow<'static, str> {
        Cow::Borrowed("Act")
    }

    fn schemas(schemas: &mut Vec<(String, RefOr<Schema>)>) {
        Command::schemas(schemas);
    }
}
