//! The API: everything that the pages do, as JSON under `/api/v1`, described
//! by an OpenAPI 3.1 document at `/api/openapi.json` that is made from the
//! handlers themselves.

mod acts;
mod alerts;
mod body;
mod caller;
mod case;
mod cases;
mod declarations;
mod declared;
mod desk;
mod directors;
mod directory;
mod document;
mod documents;
mod drafts;
mod duties;
mod editions;
mod evidence;
pub mod examples;
mod extracts;
mod facilities;
mod figures;
mod groups;
mod hours;
mod incidents;
mod lessons;
mod links;
mod log;
mod lookalikes;
mod me;
mod on_call;
mod past;
mod people;
mod playbooks;
mod powers;
mod problems;
mod progress;
mod reads;
mod record;
mod retention;
mod retention_files;
mod search;
mod shared_lessons;
mod signals;
mod signatures;
mod status;
mod suppliers;
mod technical;
mod told;
mod told_lessons;
mod told_story;
mod unready;
mod webhooks;

use std::sync::Arc;

use axum::Router;
use axum::http::header::CONTENT_TYPE;
use axum::response::IntoResponse;
use axum::routing::get;
use utoipa::openapi::OpenApi;
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::error::WebError;
use crate::routes::Routes;
use crate::state::WebState;

/// The header that makes a repeated request harmless.
#[derive(IntoParams, ToSchema)]
#[into_params(parameter_in = Header)]
struct IdempotencyHeader {
    /// A key of the caller's own, 1 to 200 characters: the same request sent
    /// again under the same key records nothing and gives the first answer.
    /// Kept 30 days.
    #[param(rename = "Idempotency-Key", required = false)]
    #[allow(dead_code, reason = "read by its name; described here")]
    idempotency_key: Option<String>,
}

/// The operations read whole, those that stream, and what describes both.
fn described() -> (Router<WebState>, Router<WebState>, OpenApi) {
    let (streamed, streaming) = OpenApiRouter::new()
        .routes(routes!(
            evidence::append,
            evidence::progress,
            evidence::give_up
        ))
        .routes(routes!(evidence::fetch))
        .routes(routes!(past::import))
        .routes(routes!(past::attempt))
        .split_for_parts();
    let described = OpenApiRouter::with_openapi(document::empty());
    let described = beside(of_people(of_cases(described)));
    let (router, mut openapi) = described.split_for_parts();
    openapi.merge(streaming);
    document::complete(&mut openapi);
    (router, streamed, openapi)
}

/// Declarations and cases. In parts: each operation takes its share of the
/// stack while it is described.
fn of_cases(described: OpenApiRouter<WebState>) -> OpenApiRouter<WebState> {
    described
        .routes(routes!(declarations::declare))
        .routes(routes!(declarations::receipt))
        .routes(routes!(cases::list))
        .routes(routes!(cases::counts))
        .routes(routes!(case::read))
        .routes(routes!(case::would_tell))
        .routes(routes!(progress::draft))
        .routes(routes!(record::read, acts::act))
        .routes(routes!(documents::story))
        .routes(routes!(documents::bundle))
        .routes(routes!(documents::incident_bundle))
        .routes(routes!(documents::alert_bundle))
        .routes(routes!(documents::receipt))
        .routes(routes!(documents::statement))
        .routes(routes!(documents::custody))
        .routes(routes!(documents::paper_form))
        .routes(routes!(evidence::list))
        .routes(routes!(evidence::custody))
        .routes(routes!(evidence::copy))
        .routes(routes!(evidence::begin, evidence::spoken))
        .routes(routes!(duties::list))
        .routes(routes!(search::search))
}

/// Facilities and people, and what compares, shares and watches cases.
fn of_people(described: OpenApiRouter<WebState>) -> OpenApiRouter<WebState> {
    described
        .routes(routes!(drafts::list, drafts::start))
        .routes(routes!(drafts::read, drafts::save, drafts::drop))
        .routes(routes!(facilities::find))
        .routes(routes!(facilities::read))
        .routes(routes!(desk::read))
        .routes(routes!(desk::set_mailbox))
        .routes(routes!(suppliers::list, suppliers::add))
        .routes(routes!(suppliers::remove))
        .routes(routes!(people::of_facility, desk::designate))
        .routes(routes!(people::agents, people::give))
        .routes(routes!(people::end))
        .routes(routes!(people::prolong))
        .routes(routes!(people::confirm))
        .routes(routes!(people::invite))
        .routes(routes!(people::own))
        .routes(routes!(people::leave))
        .routes(routes!(lookalikes::list))
        .routes(routes!(lookalikes::confirm))
        .routes(routes!(lookalikes::reject))
        .routes(routes!(lessons::marks))
        .routes(routes!(shared_lessons::list))
        .routes(routes!(editions::of_case))
        .routes(routes!(editions::list))
        .routes(routes!(editions::read))
        .routes(routes!(technical::stix))
        .routes(routes!(technical::misp))
        .routes(routes!(extracts::list))
        .routes(routes!(extracts::preview))
        .routes(routes!(extracts::open))
        .routes(routes!(extracts::answer))
        .routes(routes!(signals::list))
        .routes(routes!(signals::acknowledge))
        .routes(routes!(reads::of_case))
        .routes(routes!(log::standing))
        .routes(routes!(reads::mass))
        .routes(routes!(reads::acknowledge))
        .routes(routes!(directors::confirm))
        .routes(routes!(directors::ask))
        .routes(routes!(directors::waiting))
        .routes(routes!(directors::refuse))
        .routes(routes!(groups::read))
        .routes(routes!(groups::propose))
        .routes(routes!(groups::answer))
        .routes(routes!(desk::ars_mailbox, desk::set_ars_mailbox))
        .routes(routes!(unready::list))
}

/// What stands beside cases: alerts, playbooks, the on-call, figures,
/// incidents, the end of files.
fn beside(described: OpenApiRouter<WebState>) -> OpenApiRouter<WebState> {
    described
        .routes(routes!(alerts::list, alerts::write))
        .routes(routes!(alerts::count))
        .routes(routes!(alerts::read, alerts::rewrite))
        .routes(routes!(alerts::act))
        .routes(routes!(alerts::answer))
        .routes(routes!(alerts::recipients))
        .routes(routes!(signatures::of_case, signatures::sign_case))
        .routes(routes!(signatures::of_alert, signatures::sign_alert))
        .routes(routes!(signatures::of_incident, signatures::sign_incident))
        .routes(routes!(playbooks::list, playbooks::write))
        .routes(routes!(playbooks::binder))
        .routes(routes!(playbooks::read))
        .routes(routes!(playbooks::file, playbooks::rewrite))
        .routes(routes!(playbooks::act))
        .routes(routes!(playbooks::of_case))
        .routes(routes!(directory::list, directory::add))
        .routes(routes!(directory::read, directory::rewrite))
        .routes(routes!(directory::act))
        .routes(routes!(directory::for_case))
        .routes(routes!(on_call::read, on_call::plan))
        .routes(routes!(on_call::handover, on_call::hand_over))
        .routes(routes!(on_call::read_handover))
        .routes(routes!(on_call::offer))
        .routes(routes!(on_call::answer))
        .routes(routes!(on_call::remove))
        .routes(routes!(me::read))
        .routes(routes!(me::set_language))
        .routes(routes!(hours::hours))
        .routes(routes!(status::status))
        .routes(routes!(figures::definitions))
        .routes(routes!(figures::read))
        .routes(routes!(figures::timeline))
        .routes(routes!(figures::public))
        .routes(routes!(figures::indicator))
        .routes(routes!(figures::report))
        .routes(routes!(past::list))
        .routes(routes!(past::take_back))
        .routes(routes!(incidents::list, incidents::gather))
        .routes(routes!(incidents::read))
        .routes(routes!(incidents::act))
        .routes(routes!(incidents::of_case))
        .routes(routes!(incidents::statements))
        .routes(routes!(retention::read))
        .routes(routes!(retention::find_person))
        .routes(routes!(retention::propose_erasure))
        .routes(routes!(retention::decide_erasure))
        .routes(routes!(retention_files::read, retention_files::act))
        .routes(routes!(webhooks::list, webhooks::make))
        .routes(routes!(webhooks::read, webhooks::set, webhooks::end))
        .routes(routes!(webhooks::rekey))
        .routes(routes!(webhooks::ping))
        .routes(routes!(webhooks::deliveries))
        .routes(routes!(webhooks::again))
        .routes(routes!(problems::read))
}

/// The document that describes the API.
#[must_use]
pub fn document() -> OpenApi {
    described().2
}

pub(crate) fn routes() -> Routes {
    let (operations, streamed, openapi) = described();
    let document: Arc<str> = openapi.to_json().unwrap_or_default().into();
    let serve = move || {
        let document = document.clone();
        async move { ([(CONTENT_TYPE, "application/json")], document.to_string()).into_response() }
    };
    Routes::described(operations, streamed, &openapi)
        .route("/api/openapi.json", get(serve))
        .route("/api/{*rest}", axum::routing::any(nothing_here))
}

async fn nothing_here() -> WebError {
    WebError::not_found()
}
