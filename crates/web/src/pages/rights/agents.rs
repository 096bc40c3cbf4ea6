//! The agents whom a lead leads and their rights (KEEP-3).

use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::get;
use locales::Texts;
use process::access::{ArsRole, CertRole, Right, StaffRole};
use process::territory;

use super::roster::{Event, Line, events, lines, person, refused, term};
use crate::error::WebError;
use crate::flash::Flash;
use crate::form::{Choice, Form};
use crate::input::Fields;
use crate::layout::Layout;
use crate::naming;
use crate::paths;
use crate::reader::Staff;
use crate::respond;
use crate::routes::Routes;

pub(super) fn routes() -> Routes {
    Routes::new().route(paths::AGENTS, get(show).post(give))
}

#[derive(Template)]
#[template(path = "rights/agents.html")]
struct Agents {
    t: Texts,
    layout: Layout,
    body: String,
    people: Vec<Line>,
    history: Vec<Event>,
    form: Form,
    /// The delegations of which somebody may be an agent; none where there is
    /// no choice.
    delegations: Vec<Choice>,
}

async fn show(staff: Staff) -> Result<Response, WebError> {
    page(&staff, StatusCode::OK, Form::new()).await
}

async fn page(staff: &Staff, status: StatusCode, form: Form) -> Result<Response, WebError> {
    let reader = &staff.reader;
    let t = reader.t;
    let roster = reader.state.app.agents(&reader.actor).await?;
    let layout = reader
        .clone()
        .at(paths::AGENTS)
        .layout(t.get("people-title"));
    let page = Agents {
        t,
        layout,
        body: naming::body(t, staff.role.body()).into_owned(),
        people: lines(t, &roster),
        history: events(t, &roster),
        form,
        delegations: delegations(staff.role),
    };
    respond::page_with(status, &page)
}

fn delegations(role: StaffRole) -> Vec<Choice> {
    match role {
        StaffRole::Ars {
            ars,
            delegation: None,
            ..
        } => territory::ars(ars)
            .departements()
            .map(|place| Choice::new(place.code().as_str(), naming::departement(place.code())))
            .collect(),
        _ => Vec::new(),
    }
}

/// The right that a lead gives: an analyst's, or an agent's in the place that
/// the form names.
fn given(role: StaffRole, fields: &Fields) -> Result<Right, WebError> {
    let role = match role {
        StaffRole::Cert { .. } => StaffRole::Cert {
            role: CertRole::Analyst,
        },
        StaffRole::Ars {
            ars, delegation, ..
        } => StaffRole::Ars {
            ars,
            delegation: match (delegation, fields.value("delegation")) {
                (None, "") => None,
                (None, code) => Some(code.parse().map_err(|_| WebError::not_found())?),
                (own, _) => own,
            },
            role: ArsRole::Agent,
        },
        _ => return Err(WebError::NotYourRole),
    };
    Ok(Right::Staff { role })
}

async fn give(staff: Staff, fields: Fields) -> Result<Response, WebError> {
    let reader = &staff.reader;
    let app = &reader.state.app;
    let right = given(staff.role, &fields)?;
    let given = match term(&fields) {
        Ok(term) => {
            app.give_right(&reader.actor, person(&fields), right, term)
                .await
        }
        Err(error) => Err(error),
    };
    match given {
        Ok(()) => Ok(respond::done(paths::AGENTS, Flash::Designated)),
        Err(error) => {
            let (status, form) = refused(reader.t, fields, error, "courriel")?;
            page(&staff, status, form).await
        }
    }
}
