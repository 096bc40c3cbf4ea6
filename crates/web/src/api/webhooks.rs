//! Webhooks: addresses at which the caller's programs are told of acts.

use std::collections::BTreeSet;

use app::webhooks::{NewWebhook, Outcome, Subject, Told, WebhookView};
use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use jiff::Timestamp;
use process::act::Sequence;
use process::alert::AlertNumber;
use process::ids::{DeliveryId, IncidentReference, Reference, SubjectNumber, WebhookId};
use process::webhooks::{Pause, Topic, Trouble};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::body::{Body, List, created};
use super::caller::Caller;
use crate::error::WebError;
use crate::input::PathOf;
use crate::state::WebState;

/// A webhook to make.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct NewWebhookBody {
    /// What its owner calls it.
    name: String,
    /// Where it is told; over TLS, and not in a private network.
    url: String,
    /// What it is told of; everything when left out.
    #[serde(default)]
    topics: BTreeSet<Topic>,
}

/// A webhook's secret, given once.
#[derive(Serialize, ToSchema)]
pub(super) struct SecretBody {
    /// The webhook.
    id: WebhookId,
    /// The secret that signs what it is told (Standard Webhooks).
    secret: String,
}

/// A webhook.
#[derive(Serialize, ToSchema)]
pub(super) struct WebhookBody {
    /// Its identity.
    id: WebhookId,
    /// What its owner calls it.
    name: String,
    /// Where it is told.
    url: String,
    /// What it is told of; everything when empty.
    topics: BTreeSet<Topic>,
    /// When it was made.
    created_at: Timestamp,
    /// Until when the secret before signs as well.
    former_secret_until: Option<Timestamp>,
    /// Since when nothing arrives.
    failing_since: Option<Timestamp>,
    /// Since when it rests.
    paused_at: Option<Timestamp>,
    /// Why it rests.
    pause: Option<Pause>,
}

impl From<WebhookView> for WebhookBody {
    fn from(webhook: WebhookView) -> Self {
        Self {
            id: webhook.id,
            name: webhook.name,
            url: webhook.url,
            topics: webhook.topics,
            created_at: webhook.created_at,
            former_secret_until: webhook.former_until,
            failing_since: webhook.failing_since,
            paused_at: webhook.paused.map(|(at, _)| at),
            pause: webhook.paused.map(|(_, why)| why),
        }
    }
}

/// Something that a webhook was told, or is to be.
#[derive(Serialize, ToSchema)]
pub(super) struct ToldWebhookBody {
    /// The `webhook-id` of every try.
    id: DeliveryId,
    /// The case, when it was done to one.
    case: Option<Reference>,
    /// The incident, when it was done to one.
    incident: Option<IncidentReference>,
    /// The alert, when it was done to one.
    alert: Option<AlertNumber>,
    /// The act's number in that story; absent for a try of the receiver.
    act: Option<Sequence>,
    /// The act's kind, or `ping`.
    kind: String,
    /// When it was queued.
    queued_at: Timestamp,
    /// How often it was tried.
    attempts: u32,
    /// The status of the last answer.
    status: Option<u16>,
    /// What went wrong the last time.
    trouble: Option<Trouble>,
    /// When it arrived.
    delivered_at: Option<Timestamp>,
    /// When it is tried next.
    next_try: Option<Timestamp>,
    /// Since when it is tried no more.
    given_up_at: Option<Timestamp>,
}

impl From<Told> for ToldWebhookBody {
    fn from(told: Told) -> Self {
        let delivery = told.delivery;
        let (delivered_at, next_try, given_up_at) = match delivery.outcome {
            Outcome::Delivered { at } => (Some(at), None, None),
            Outcome::Waiting { next_try } => (None, Some(next_try), None),
            Outcome::GivenUp { at } => (None, None, Some(at)),
        };
        let (act, kind) = match delivery.subject {
            Subject::Ping => (None, "ping".to_owned()),
            Subject::Act { number, kind, .. } => (Some(number), kind),
        };
        let (mut case, mut incident, mut alert) = (None, None, None);
        match told.about {
            Some(SubjectNumber::Case(number)) => case = Some(number),
            Some(SubjectNumber::Incident(number)) => incident = Some(number),
            Some(SubjectNumber::Alert(number)) => alert = Some(number),
            None => {}
        }
        Self {
            id: delivery.id,
            case,
            incident,
            alert,
            act,
            kind,
            queued_at: delivery.queued_at,
            attempts: delivery.attempts,
            status: delivery.status,
            trouble: delivery.trouble,
            delivered_at,
            next_try,
            given_up_at,
        }
    }
}

/// Whether a webhook is told as things happen.
#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
enum Resting {
    /// It is.
    Active,
    /// It rests: nothing is sent, and nothing is lost.
    Paused,
}

/// Whether a webhook rests.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct RestingBody {
    /// How it stands from now on.
    state: Resting,
}

/// List the caller's webhooks.
#[utoipa::path(
    get,
    path = "/api/v1/webhooks",
    tag = "account",
    operation_id = "webhooks",
    responses((status = 200, description = "The oldest first.", body = List<WebhookBody>)),
    security(("bearer" = [])),
)]
pub(super) async fn list(
    State(state): State<WebState>,
    caller: Caller,
) -> Result<Json<List<WebhookBody>>, WebError> {
    let found = state.app.webhooks(&caller.session).await?;
    let found = found.into_iter().map(WebhookBody::from);
    Ok(Json(List::whole(found.collect())))
}

/// Make a webhook: it is told of every act on cases, incidents and alerts that
/// its owner may read, recorded from now on. The answer holds its secret, once.
#[utoipa::path(
    post,
    path = "/api/v1/webhooks",
    tag = "account",
    operation_id = "make_webhook",
    request_body(content = NewWebhookBody),
    responses((status = 201, description = "Made.", body = SecretBody, headers(("Location" = String, description = "The webhook.")))),
    security(("bearer" = [])),
)]
pub(super) async fn make(
    State(state): State<WebState>,
    caller: Caller,
    Body(body): Body<NewWebhookBody>,
) -> Result<Response, WebError> {
    let new = NewWebhook {
        name: body.name,
        url: body.url,
        topics: body.topics,
    };
    let (id, secret) = state.app.make_webhook(&caller.session, new).await?;
    Ok(created(
        &format!("/api/v1/webhooks/{id}"),
        &SecretBody { id, secret },
    ))
}

/// Read one of the caller's webhooks.
#[utoipa::path(
    get,
    path = "/api/v1/webhooks/{webhook}",
    tag = "account",
    operation_id = "webhook",
    params(("webhook" = WebhookId, Path, description = "The webhook.")),
    responses((status = 200, description = "The webhook.", body = WebhookBody)),
    security(("bearer" = [])),
)]
pub(super) async fn read(
    State(state): State<WebState>,
    caller: Caller,
    PathOf(id): PathOf<WebhookId>,
) -> Result<Json<WebhookBody>, WebError> {
    let (webhook, _) = state.app.webhook(&caller.session, id).await?;
    Ok(Json(webhook.into()))
}

/// Let a webhook rest, or wake it up: it is then told of everything since.
#[utoipa::path(
    put,
    path = "/api/v1/webhooks/{webhook}",
    tag = "account",
    operation_id = "set_webhook",
    params(("webhook" = WebhookId, Path, description = "The webhook.")),
    request_body(content = RestingBody),
    responses((status = 204, description = "So it stands.")),
    security(("bearer" = [])),
)]
pub(super) async fn set(
    State(state): State<WebState>,
    caller: Caller,
    PathOf(id): PathOf<WebhookId>,
    Body(body): Body<RestingBody>,
) -> Result<StatusCode, WebError> {
    let app = &state.app;
    match body.state {
        Resting::Active => app.resume_webhook(&caller.session, id).await?,
        Resting::Paused => app.pause_webhook(&caller.session, id).await?,
    }
    Ok(StatusCode::NO_CONTENT)
}

/// End a webhook: it is told nothing any more.
#[utoipa::path(
    delete,
    path = "/api/v1/webhooks/{webhook}",
    tag = "account",
    operation_id = "end_webhook",
    params(("webhook" = WebhookId, Path, description = "The webhook.")),
    responses((status = 204, description = "Ended.")),
    security(("bearer" = [])),
)]
pub(super) async fn end(
    State(state): State<WebState>,
    caller: Caller,
    PathOf(id): PathOf<WebhookId>,
) -> Result<StatusCode, WebError> {
    state.app.end_webhook(&caller.session, id).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Give a webhook another secret; the one before signs as well for a day.
#[utoipa::path(
    post,
    path = "/api/v1/webhooks/{webhook}/secret",
    tag = "account",
    operation_id = "rekey_webhook",
    params(("webhook" = WebhookId, Path, description = "The webhook.")),
    responses((status = 200, description = "The new secret, once.", body = SecretBody)),
    security(("bearer" = [])),
)]
pub(super) async fn rekey(
    State(state): State<WebState>,
    caller: Caller,
    PathOf(id): PathOf<WebhookId>,
) -> Result<Json<SecretBody>, WebError> {
    let secret = state.app.rekey_webhook(&caller.session, id).await?;
    Ok(Json(SecretBody { id, secret }))
}

/// Try a webhook's receiver with a `ping`, which tells of nothing.
#[utoipa::path(
    post,
    path = "/api/v1/webhooks/{webhook}/ping",
    tag = "account",
    operation_id = "ping_webhook",
    params(("webhook" = WebhookId, Path, description = "The webhook.")),
    responses((status = 204, description = "On its way: the deliveries say what came of it.")),
    security(("bearer" = [])),
)]
pub(super) async fn ping(
    State(state): State<WebState>,
    caller: Caller,
    PathOf(id): PathOf<WebhookId>,
) -> Result<StatusCode, WebError> {
    state.app.ping_webhook(&caller.session, id).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// List what a webhook was told last, and what came of it; the newest first.
#[utoipa::path(
    get,
    path = "/api/v1/webhooks/{webhook}/deliveries",
    tag = "account",
    operation_id = "webhook_deliveries",
    params(("webhook" = WebhookId, Path, description = "The webhook.")),
    responses((status = 200, description = "The last fifty.", body = List<ToldWebhookBody>)),
    security(("bearer" = [])),
)]
pub(super) async fn deliveries(
    State(state): State<WebState>,
    caller: Caller,
    PathOf(id): PathOf<WebhookId>,
) -> Result<Json<List<ToldWebhookBody>>, WebError> {
    let (_, told) = state.app.webhook(&caller.session, id).await?;
    let told = told.into_iter().map(ToldWebhookBody::from);
    Ok(Json(List::whole(told.collect())))
}

/// Send something again, under the same `webhook-id`.
#[utoipa::path(
    post,
    path = "/api/v1/webhooks/{webhook}/deliveries/{delivery}/again",
    tag = "account",
    operation_id = "tell_webhook_again",
    params(
        ("webhook" = WebhookId, Path, description = "The webhook."),
        ("delivery" = DeliveryId, Path, description = "What it was told."),
    ),
    responses((status = 204, description = "On its way.")),
    security(("bearer" = [])),
)]
pub(super) async fn again(
    State(state): State<WebState>,
    caller: Caller,
    PathOf((id, delivery)): PathOf<(WebhookId, DeliveryId)>,
) -> Result<StatusCode, WebError> {
    state
        .app
        .tell_webhook_again(&caller.session, id, delivery)
        .await?;
    Ok(StatusCode::NO_CONTENT)
}
