//! The technical facts of a case, to be read and then taken away for the tools
//! of other teams (STIX 2.1, MISP).

use std::borrow::Cow;

use app::lookalikes::ObservableKind;
use app::technical::{Choice as Export, Form as ExportForm};
use askama::Template;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use locales::Texts;
use process::alert::Tlp;
use process::ids::Reference;
use process::sharing::Naming;
use process::words::Word;

use crate::error::WebError;
use crate::form::{Choice, Form};
use crate::input::{Fields, PathOf, Query};
use crate::layout::Layout;
use crate::paths;
use crate::reader::Staff;
use crate::respond;
use crate::routes::Routes;
use crate::transfer::attachment;

pub(super) fn routes() -> Routes {
    Routes::new()
        .route("/dossiers/{reference}/faits-techniques", get(show))
        .route(
            "/dossiers/{reference}/faits-techniques/stix.json",
            get(stix),
        )
        .route(
            "/dossiers/{reference}/faits-techniques/misp.json",
            get(misp),
        )
}

struct Trace {
    kind: Cow<'static, str>,
    value: String,
}

#[derive(Template)]
#[template(path = "cert/technical.html")]
struct Technical {
    t: Texts,
    layout: Layout,
    reference: String,
    case: String,
    here: String,
    form: Form,
    traces: Vec<Trace>,
    marks: Vec<Choice>,
    naming: Vec<Choice>,
}

async fn show(staff: Staff, PathOf(reference): PathOf<Reference>) -> Result<Response, WebError> {
    let reader = &staff.reader;
    let t = reader.t;
    let app = &reader.state.app;
    let (_, traces) = app.technical_traces(&reader.actor, reference).await?;
    let case = paths::case(reference);
    respond::page(&Technical {
        t,
        layout: reader.layout(t.get("technical-title")),
        reference: reference.to_string(),
        here: format!("{case}/faits-techniques"),
        case,
        form: Form::filled([
            ("tlp", Tlp::AmberStrict.key()),
            ("facility", Naming::Withheld.key()),
        ]),
        traces: traces
            .into_iter()
            .map(|trace| Trace {
                kind: t.get(kind_key(trace.kind)),
                value: trace.value,
            })
            .collect(),
        marks: Tlp::ALL
            .iter()
            .map(|tlp| Choice::new(tlp.key(), t.get(tlp.label_key())))
            .collect(),
        naming: Naming::ALL
            .iter()
            .map(|naming| Choice::new(naming.key(), t.get(naming.label_key())))
            .collect(),
    })
}

async fn stix(
    staff: Staff,
    PathOf(reference): PathOf<Reference>,
    Query(asked): Query,
) -> Result<Response, WebError> {
    taken(staff, reference, &asked, ExportForm::Stix).await
}

async fn misp(
    staff: Staff,
    PathOf(reference): PathOf<Reference>,
    Query(asked): Query,
) -> Result<Response, WebError> {
    taken(staff, reference, &asked, ExportForm::Misp).await
}

async fn taken(
    staff: Staff,
    reference: Reference,
    asked: &Fields,
    form: ExportForm,
) -> Result<Response, WebError> {
    let reader = &staff.reader;
    let choice = Export {
        form,
        tlp: Tlp::from_key(asked.value("tlp")).unwrap_or(Tlp::AmberStrict),
        facility: Naming::from_key(asked.value("facility")).unwrap_or_default(),
    };
    let app = &reader.state.app;
    let json = app
        .technical_facts(&reader.actor, reference, choice)
        .await?;
    Ok(file(reference, form, json))
}

/// The export as a file.
pub(crate) fn file(reference: Reference, form: ExportForm, json: String) -> Response {
    let (name, media) = match form {
        ExportForm::Stix => ("stix", "application/stix+json;version=2.1"),
        ExportForm::Misp => ("misp", "application/json"),
    };
    let name = attachment(&format!("{reference}.{name}.json"));
    let headers = [
        (
            header::CONTENT_TYPE,
            header::HeaderValue::from_static(media),
        ),
        (header::CONTENT_DISPOSITION, name),
    ];
    (headers, json).into_response()
}

const fn kind_key(kind: ObservableKind) -> &'static str {
    match kind {
        ObservableKind::Address => "trace-address",
        ObservableKind::Domain => "trace-domain",
        ObservableKind::Url => "trace-url",
        ObservableKind::Hash => "trace-hash",
        ObservableKind::Mailbox => "trace-mailbox",
        ObservableKind::FileName => "trace-file-name",
        ObservableKind::RansomNote => "trace-ransom-note",
        ObservableKind::Ending => "trace-ending",
        ObservableKind::Vulnerability => "trace-vulnerability",
    }
}
