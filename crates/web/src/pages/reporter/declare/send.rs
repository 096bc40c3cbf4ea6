//! Checking and sending: handlers of the review (DECL-1, DECL-5, DECL-6).

use app::AppError;
use app::cases::{DeclareRequest, Receipt};
use app::drafts::{DraftKey, SentDraft};
use askama::Template;
use axum::http::StatusCode;
use axum::http::header::SET_COOKIE;
use axum::response::{AppendHeaders, IntoResponse, Response};
use locales::Texts;
use process::access::Standing;
use process::calendar::Openness;
use process::case::{HelpNeeded, Reality};
use process::declaration::facts::FieldProblem;
use process::declaration::rules::help_at;
use process::facility::Facility;
use process::ids::DraftId;
use process::words::{Channel, MilitaryNotice, Word, YesNo};

use super::entry::Reader as Who;
use super::holder::Holder;
use super::keys::Keys;
use super::place;
use super::review::{Agency, Review, Sender, Urgency, assessment, parts};
use super::{begin, sheet, site_list};
use crate::error::WebError;
use crate::form::{Choice, Form};
use crate::input::{Fields, PathOf};
use crate::layout::Layout;
use crate::paths;
use crate::problem::Problem;
use crate::reader::Reader;
use crate::refusals;
use crate::respond;

/// What an agent may say of how a declaration came.
const BY_AGENT: [Channel; 3] = [Channel::Phone, Channel::Paper, Channel::Mail];

pub(super) async fn show(
    reader: Reader,
    PathOf(id): PathOf<DraftId>,
) -> Result<Response, WebError> {
    let holder = Holder::of(reader, id).await?;
    review(&holder, StatusCode::OK, Form::new(), None).await
}

async fn review(
    holder: &Holder,
    status: StatusCode,
    form: Form,
    refusal: Option<String>,
) -> Result<Response, WebError> {
    let reader = &holder.reader;
    let t = reader.t;
    let body = &holder.draft.body;
    let sites = sites(reader, holder).await?;
    let urgency = Urgency::of(body);
    let config = &reader.state.app.config().process;
    let help = match urgency {
        Urgency::Asked => help_at(config, reader.now),
        Urgency::Declined | Urgency::Unanswered => HelpNeeded::Normally,
    };
    let agency = match process::territory::departement(holder.facility.departement).ars() {
        Some(_) => Agency::Competent,
        None => Agency::None,
    };
    let sender = sender(holder);
    let (channels, notices) = match sender {
        Sender::Agent => (channels(t), notices(t, &holder.facility)),
        Sender::Designated | Sender::ToBeConfirmed => (Vec::new(), Vec::new()),
    };
    respond::page_with(
        status,
        &Review {
            t,
            layout: reader.layout(t.get("declare-review")),
            draft: holder.draft.id,
            facility: holder.facility_name(),
            sites: sites
                .iter()
                .map(|site| place::name(site).to_owned())
                .collect(),
            unread_sites: body.raw.get(site_list::LIST).cloned().unwrap_or_default(),
            parts: parts(t, body),
            wrong: sheet::problems_to_send(body, reader.now),
            assessment: assessment(body),
            told: place::told(t, &holder.facility, &sites, help),
            agency,
            confirmation: sender,
            urgency,
            hotline: reader.state.hotline(reader.now),
            reopens_at: match config.hours.is_open(reader.now) {
                Openness::Open => None,
                Openness::Closed { reopens_at } => Some(reopens_at),
            },
            form,
            channels,
            notices,
            refusal,
        },
    )
}

/// In what capacity the holder sends (DECL-4).
fn sender(holder: &Holder) -> Sender {
    match (&holder.reader.actor.standing, begin::who(&holder.reader)) {
        (Standing::Facilities(roles), _) if roles.contains_key(&holder.facility.id) => {
            Sender::Designated
        }
        (_, Who::Agent) => Sender::Agent,
        _ => Sender::ToBeConfirmed,
    }
}

async fn sites(reader: &Reader, holder: &Holder) -> Result<Vec<Facility>, WebError> {
    let mut sites = Vec::with_capacity(holder.draft.body.affected.len());
    for finess in &holder.draft.body.affected {
        sites.push(reader.state.app.facility_by_finess(*finess).await?);
    }
    Ok(sites)
}

fn channels(t: Texts) -> Vec<Choice> {
    BY_AGENT
        .iter()
        .map(|channel| Choice::new(channel.key(), t.get(channel.label_key())))
        .collect()
}

fn notices(t: Texts, facility: &Facility) -> Vec<Choice> {
    if facility.is_military() {
        Choice::of(t, MilitaryNotice::CHOICES)
    } else {
        Vec::new()
    }
}

/// Help is asked for on the review itself (DECL-6).
pub(super) async fn ask_help(
    reader: Reader,
    PathOf(id): PathOf<DraftId>,
) -> Result<Response, WebError> {
    let mut holder = Holder::of(reader, id).await?;
    holder
        .change(|body| body.facts.urgent_help = YesNo::Yes.into())
        .await?;
    Ok(respond::see_other(&review_path(id)))
}

fn review_path(id: DraftId) -> String {
    format!("{}/{id}/verifier", paths::DECLARE)
}

/// What an agent says beside the form.
struct Said {
    channel: Channel,
    reality: Reality,
    military: Option<MilitaryNotice>,
}

/// Reads what an agent is asked on the review; everybody else is asked
/// nothing.
fn said(holder: &Holder, fields: &Fields, form: &mut Form) -> Said {
    let t = holder.reader.t;
    let missing = || refusals::field_problem(t, FieldProblem::Missing);
    let mut said = Said {
        channel: Channel::Portal,
        reality: Reality::Real,
        military: None,
    };
    if sender(holder) != Sender::Agent {
        return said;
    }
    if fields.value("exercise") == "yes" {
        said.reality = Reality::Exercise;
    }
    if holder.facility.is_military() {
        said.channel = Channel::ArmedForces;
        said.military = MilitaryNotice::from_key(fields.value("military"));
        if said.military.is_none() {
            form.refuse("military", missing());
        }
        return said;
    }
    match Channel::from_key(fields.value("channel")) {
        Some(channel) if BY_AGENT.contains(&channel) => said.channel = channel,
        _ => form.refuse("channel", missing()),
    }
    said
}

pub(super) async fn send(
    reader: Reader,
    PathOf(id): PathOf<DraftId>,
    fields: Fields,
) -> Result<Response, WebError> {
    let holder = match Holder::of(reader.clone(), id).await {
        Ok(holder) => holder,
        Err(WebError::App(AppError::NotFound)) => return sent_before(&reader, id).await,
        Err(error) => return Err(error),
    };
    let mut form = fields.clone().into_form();
    let said = said(&holder, &fields, &mut form);
    let body = &holder.draft.body;
    let unsound = !form.is_sound() || !sheet::problems_to_send(body, reader.now).is_empty();
    if unsound {
        return review(&holder, StatusCode::UNPROCESSABLE_ENTITY, form, None).await;
    }
    let request = DeclareRequest {
        facility: holder.facility.id,
        affected: body.affected.clone(),
        channel: said.channel,
        reality: said.reality,
        military: said.military,
        facts: body.facts.clone(),
        reporter: body.reporter.clone(),
        draft: Some(SentDraft {
            id,
            version: Some(holder.draft.version),
            secret: holder.secret.clone(),
        }),
        key: None,
    };
    let app = &reader.state.app;
    let admitted = match reader.session {
        Some(_) => Ok(()),
        None => app.admit_report(&reader.visit()).await,
    };
    let declared = match admitted {
        Ok(()) => app.declare(&reader.actor, request).await,
        Err(refused) => Err(refused),
    };
    match declared {
        Ok(receipt) => Ok(sent(&reader, id, &receipt)),
        Err(AppError::Refused(refusal)) => {
            let why = refusals::text(reader.t, &refusal.reason).into_owned();
            let problem = Problem::from(WebError::from(AppError::Refused(refusal)));
            review(&holder, problem.kind.status(), form, Some(why)).await
        }
        Err(AppError::Wrong(wrong)) => {
            let why = refusals::wrong_input(reader.t, &wrong).into_owned();
            let problem = Problem::from(WebError::from(wrong));
            review(&holder, problem.kind.status(), form, Some(why)).await
        }
        Err(AppError::Incomplete { .. }) => {
            review(&holder, StatusCode::UNPROCESSABLE_ENTITY, form, None).await
        }
        Err(error) => Err(error.into()),
    }
}

/// Leads to the receipt: by the secret link for somebody without an account.
fn sent(reader: &Reader, draft: DraftId, receipt: &Receipt) -> Response {
    let followed = receipt
        .follow_link
        .as_deref()
        .filter(|_| !matches!(begin::who(reader), Who::Agent))
        .and_then(|link| link.strip_prefix(&reader.state.app.config().public_url));
    let base = followed.map_or_else(|| paths::case(receipt.reference), str::to_owned);
    let keys = Keys::of(reader).without(draft);
    (
        AppendHeaders([(SET_COOKIE, keys.cookie(reader))]),
        respond::see_other(&format!("{base}/recu")),
    )
        .into_response()
}

/// A form sent twice, as by an impatient second click, leads to the receipt
/// that the first sending got.
async fn sent_before(reader: &Reader, draft: DraftId) -> Result<Response, WebError> {
    let keys = Keys::of(reader);
    let key = match keys.secret(draft) {
        Some(secret) => DraftKey::Secret(secret),
        None => DraftKey::Actor(&reader.actor),
    };
    match reader.state.app.sent_draft(key, draft).await {
        Ok(receipt) => Ok(sent(reader, draft, &receipt)),
        Err(AppError::NotFound) => gone(reader),
        Err(error) => Err(error.into()),
    }
}

/// A draft that was sent or deleted already.
#[derive(Template)]
#[template(path = "reporter/declare/gone.html")]
struct Gone {
    t: Texts,
    layout: Layout,
}

fn gone(reader: &Reader) -> Result<Response, WebError> {
    respond::page_with(
        StatusCode::NOT_FOUND,
        &Gone {
            t: reader.t,
            layout: reader.layout(reader.t.get("declare-gone")),
        },
    )
}
