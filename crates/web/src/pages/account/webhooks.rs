//! The addresses at which programs of the person are told of acts: made, tried,
//! followed and ended here.

use std::borrow::Cow;

use app::webhooks::{NewWebhook, Outcome, Subject, Told, WebhookView};
use app::{AppError, WrongInput};
use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::{get, post};
use jiff::Timestamp;
use locales::Texts;
use process::ids::{DeliveryId, WebhookId};
use process::webhooks::Topic;
use process::words::Word;

use crate::error::WebError;
use crate::flash::Flash;
use crate::form::{Choice, Form};
use crate::input::{Fields, PathOf};
use crate::layout::Layout;
use crate::naming;
use crate::pages::staff::case::Mark;
use crate::paths;
use crate::reader::SignedIn;
use crate::refusals;
use crate::respond;
use crate::routes::Routes;
use crate::tone::Tone;

const WEBHOOKS: &str = "/compte/webhooks";

pub(crate) fn routes() -> Routes {
    Routes::new()
        .route(WEBHOOKS, get(list).post(make))
        .route("/compte/webhooks/{webhook}", get(show).post(act))
        .route("/compte/webhooks/{webhook}/envois/{delivery}", post(again))
}

fn path(id: WebhookId) -> String {
    format!("{WEBHOOKS}/{id}")
}

/// One webhook of the list.
struct Line {
    name: String,
    url: String,
    href: String,
    topics: String,
    state: Mark,
}

#[derive(Template)]
#[template(path = "account/webhooks.html")]
struct List {
    t: Texts,
    layout: Layout,
    form: Form,
    lines: Vec<Line>,
    topics: Vec<Choice>,
    /// Where to show again who one is, before one can be made.
    proof: Option<String>,
}

fn state(t: Texts, webhook: &WebhookView) -> Mark {
    let (tone, label) = match (webhook.paused, webhook.failing_since) {
        (Some((_, why)), _) => (Tone::Neutral, t.get(why.label_key())),
        (None, Some(_)) => (Tone::Danger, t.get("webhook-failing")),
        (None, None) => (Tone::Good, t.get("webhook-well")),
    };
    Mark { label, tone }
}

fn topics(t: Texts, webhook: &WebhookView) -> String {
    if webhook.topics.is_empty() {
        return t.get("webhook-everything").into_owned();
    }
    naming::list(webhook.topics.iter().map(|topic| t.get(topic.label_key())))
}

async fn list(signed: SignedIn) -> Result<Response, WebError> {
    listed(signed, StatusCode::OK, Form::new()).await
}

async fn listed(signed: SignedIn, status: StatusCode, form: Form) -> Result<Response, WebError> {
    let reader = signed.reader.at(WEBHOOKS);
    let app = &reader.state.app;
    let t = reader.t;
    let found = app.webhooks(&signed.session).await?;
    let page = List {
        t,
        layout: reader.layout(t.get("webhooks-title")),
        form,
        lines: found
            .iter()
            .map(|webhook| Line {
                name: webhook.name.clone(),
                url: webhook.url.clone(),
                href: path(webhook.id),
                topics: topics(t, webhook),
                state: state(t, webhook),
            })
            .collect(),
        topics: Choice::of(t, Topic::CHOICES),
        proof: app
            .recently_proven(&signed.session)
            .is_err()
            .then(|| paths::with_next(paths::PROOF, WEBHOOKS)),
    };
    respond::page_with(status, &page)
}

/// The secret, shown this once.
#[derive(Template)]
#[template(path = "account/webhook_secret.html")]
struct Secret {
    t: Texts,
    layout: Layout,
    secret: String,
    back: String,
}

fn secret(signed: &SignedIn, id: WebhookId, secret: String) -> Result<Response, WebError> {
    let reader = &signed.reader;
    let t = reader.t;
    respond::page(&Secret {
        t,
        layout: reader.layout(t.get("webhook-secret-title")),
        secret,
        back: path(id),
    })
}

async fn make(signed: SignedIn, fields: Fields) -> Result<Response, WebError> {
    let app = signed.reader.state.app.clone();
    app.recently_proven(&signed.session)?;
    let new = NewWebhook {
        name: fields.value("nom").to_owned(),
        url: fields.value("adresse").to_owned(),
        topics: fields
            .values("sujets")
            .filter_map(Topic::from_key)
            .collect(),
    };
    match app.make_webhook(&signed.session, new).await {
        Ok((id, shown)) => secret(&signed, id, shown),
        Err(AppError::Wrong(wrong)) => {
            let field = match wrong {
                WrongInput::WebhookAddress(_) => "adresse",
                _ => "nom",
            };
            let mut form = fields.into_form();
            form.refuse(field, refusals::wrong_input(signed.reader.t, &wrong));
            listed(signed, StatusCode::UNPROCESSABLE_ENTITY, form).await
        }
        Err(error) => Err(error.into()),
    }
}

/// One thing that was told.
struct Row {
    what: Cow<'static, str>,
    at: Timestamp,
    id: String,
    state: Mark,
    said: String,
    tries: Cow<'static, str>,
    again: String,
}

#[derive(Template)]
#[template(path = "account/webhook.html")]
struct Page {
    t: Texts,
    layout: Layout,
    here: String,
    url: String,
    topics: String,
    state: Mark,
    since: Option<Timestamp>,
    former_until: Option<Timestamp>,
    rests: bool,
    rows: Vec<Row>,
    proof: Option<String>,
}

async fn show(signed: SignedIn, PathOf(id): PathOf<WebhookId>) -> Result<Response, WebError> {
    let reader = &signed.reader;
    let t = reader.t;
    let app = &reader.state.app;
    let (webhook, told) = app.webhook(&signed.session, id).await?;
    respond::page(&Page {
        t,
        layout: reader.layout(webhook.name.clone()),
        here: path(id),
        url: webhook.url.clone(),
        topics: topics(t, &webhook),
        state: state(t, &webhook),
        since: webhook
            .paused
            .map(|(since, _)| since)
            .or(webhook.failing_since),
        former_until: webhook.former_until.filter(|until| reader.now < *until),
        rests: webhook.paused.is_some(),
        rows: told.iter().map(|told| row(t, id, told)).collect(),
        proof: app
            .recently_proven(&signed.session)
            .is_err()
            .then(|| paths::with_next(paths::PROOF, &path(id))),
    })
}

fn row(t: Texts, webhook: WebhookId, told: &Told) -> Row {
    let delivery = &told.delivery;
    let (tone, label) = match delivery.outcome {
        Outcome::Delivered { .. } => (Tone::Good, t.get("webhook-delivered")),
        Outcome::GivenUp { .. } => (Tone::Danger, t.get("webhook-given-up")),
        Outcome::Waiting { next_try } if delivery.attempts > 0 => (
            Tone::Warn,
            t.one("webhook-next-try", "when", t.date_time(next_try)),
        ),
        Outcome::Waiting { .. } => (Tone::Info, t.get("webhook-waiting")),
    };
    let trouble = delivery.trouble.map(|trouble| t.get(trouble.label_key()));
    let status = delivery
        .status
        .map(|status| t.one("webhook-status", "status", status.to_string()));
    Row {
        what: match (&delivery.subject, told.about) {
            (Subject::Act { number, kind, .. }, Some(reference)) => t
                .with("webhook-act")
                .arg("reference", reference.to_string())
                .arg("number", number.to_string())
                .arg("kind", kind.clone())
                .text(),
            (Subject::Act { kind, .. }, None) => Cow::Owned(kind.clone()),
            (Subject::Ping, _) => t.get("webhook-ping"),
        },
        at: delivery.queued_at,
        id: delivery.id.to_string(),
        state: Mark { label, tone },
        said: naming::list(status.into_iter().chain(trouble)),
        tries: t.n("webhook-tries", delivery.attempts),
        again: match delivery.outcome {
            Outcome::Waiting { .. } => String::new(),
            _ => format!("{}/envois/{}", path(webhook), delivery.id),
        },
    }
}

async fn act(
    signed: SignedIn,
    PathOf(id): PathOf<WebhookId>,
    fields: Fields,
) -> Result<Response, WebError> {
    let app = &signed.reader.state.app;
    let session = &signed.session;
    match fields.value("acte") {
        "essayer" => {
            app.ping_webhook(session, id).await?;
        }
        "suspendre" => app.pause_webhook(session, id).await?,
        "reprendre" => app.resume_webhook(session, id).await?,
        "changer-secret" => {
            app.recently_proven(session)?;
            let shown = app.rekey_webhook(session, id).await?;
            return secret(&signed, id, shown);
        }
        "supprimer" => {
            app.end_webhook(session, id).await?;
            return Ok(respond::done(WEBHOOKS, Flash::WebhookEnded));
        }
        other => {
            app.webhook(session, id).await?;
            return Err(WebError::unreadable(other));
        }
    }
    Ok(respond::done(&path(id), Flash::WebhookDone))
}

async fn again(
    signed: SignedIn,
    PathOf((id, delivery)): PathOf<(WebhookId, DeliveryId)>,
) -> Result<Response, WebError> {
    let app = &signed.reader.state.app;
    app.tell_webhook_again(&signed.session, id, delivery)
        .await?;
    Ok(respond::done(&path(id), Flash::WebhookDone))
}
