//! Leaving for a provider of identity and coming back: to sign in, to take up
//! an invitation, to link the identity to one's account.

use app::people::{Arrival, Brought, ProviderProblem, Purpose};
use app::{AppError, Secret, WrongInput};
use askama::Template;
use axum::http::header::{HeaderName, SET_COOKIE};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{AppendHeaders, IntoResponse, Response};
use axum::routing::{get, post};
use locales::Texts;

use super::{lead_on, with_session};
use crate::cookies::Cookie;
use crate::error::WebError;
use crate::flash::Flash;
use crate::input::{Fields, PathOf, Query};
use crate::layout::Layout;
use crate::paths;
use crate::reader::{Reader, SignedIn};
use crate::refusals;
use crate::respond;
use crate::routes::Routes;

/// A provider that a page offers.
pub(super) struct Offered {
    /// Its name in addresses.
    pub(super) key: String,
    /// What people call it.
    pub(super) label: String,
}

/// The providers that are configured.
pub(super) fn offered(reader: &Reader) -> Vec<Offered> {
    let providers = &reader.state.app.config().sign_in.providers;
    providers
        .iter()
        .map(|provider| Offered {
            key: provider.key.clone(),
            label: provider.label(reader.t.lang()).to_owned(),
        })
        .collect()
}

/// The page that leads elsewhere: a form may not lead there by itself.
#[derive(Template)]
#[template(path = "account/leaving.html")]
struct Leaving {
    t: Texts,
    layout: Layout,
    label: String,
    address: String,
}

/// Somebody who came back and was not let in.
#[derive(Template)]
#[template(path = "account/not_let_in.html")]
struct NotLetIn {
    t: Texts,
    layout: Layout,
    label: String,
    problem: ProviderProblem,
    /// Where to try again, for somebody who was signing in.
    again: Option<String>,
}

pub(crate) fn routes() -> Routes {
    Routes::new()
        .route("/connexion/par/{provider}", post(sign_in))
        .route("/connexion/retour/{provider}", get(come_back))
        .route("/compte/identites/{provider}", post(link))
        .route("/compte/preuve/par/{provider}", post(prove))
        .route("/invitation/{secret}/par/{provider}", post(join))
}

async fn sign_in(
    reader: Reader,
    PathOf(provider): PathOf<String>,
    fields: Fields,
) -> Result<Response, WebError> {
    leave(&reader, &provider, Purpose::SignIn, fields.value("next")).await
}

async fn link(signed: SignedIn, PathOf(provider): PathOf<String>) -> Result<Response, WebError> {
    let app = &signed.reader.state.app;
    app.recently_proven(&signed.session)?;
    let purpose = Purpose::Link(&signed.session);
    leave(&signed.reader, &provider, purpose, IDENTITIES).await
}

async fn join(
    reader: Reader,
    PathOf((secret, provider)): PathOf<(String, String)>,
) -> Result<Response, WebError> {
    let secret = Secret::presented(&secret);
    let visit = reader.visit();
    reader.state.app.invitation(&secret, &visit).await?;
    leave(&reader, &provider, Purpose::Join(&secret), "").await
}

async fn prove(
    signed: SignedIn,
    PathOf(provider): PathOf<String>,
    fields: Fields,
) -> Result<Response, WebError> {
    let purpose = Purpose::Prove(&signed.session);
    leave(&signed.reader, &provider, purpose, fields.value("next")).await
}

/// Where the identities of an account are.
pub(super) const IDENTITIES: &str = "/compte#identites";

async fn leave(
    reader: &Reader,
    provider: &str,
    purpose: Purpose<'_>,
    next: &str,
) -> Result<Response, WebError> {
    let next = respond::local(next).unwrap_or_default();
    let app = &reader.state.app;
    let leaving = match app.leave_for(provider, purpose, next).await {
        Err(AppError::Wrong(WrongInput::Provider(problem))) => {
            return not_let_in(reader, provider, problem);
        }
        leaving => leaving?,
    };
    let kept = Cookie::Provider.set(reader.state.transport(), leaving.browser.reveal());
    let page = elsewhere(reader, provider, leaving.address.as_str())?;
    Ok((AppendHeaders([(SET_COOKIE, kept)]), page).into_response())
}

/// Leads to a provider's own pages, at once where the browser does so.
pub(super) fn elsewhere(
    reader: &Reader,
    provider: &str,
    address: &str,
) -> Result<Response, WebError> {
    let label = label(reader, provider)?;
    let page = respond::page(&Leaving {
        t: reader.t,
        layout: reader.layout(reader.t.one("leaving-title", "provider", label.clone())),
        label,
        address: address.to_owned(),
    })?;
    let refresh = HeaderValue::from_str(&format!("0; url={address}"))
        .unwrap_or(HeaderValue::from_static("0"));
    let header = (HeaderName::from_static("refresh"), refresh);
    Ok((AppendHeaders([header]), page).into_response())
}

async fn come_back(
    reader: Reader,
    PathOf(provider): PathOf<String>,
    Query(said): Query,
) -> Result<Response, WebError> {
    let (code, state) = (said.value("code"), said.value("state"));
    let brought = if code.is_empty() {
        Brought::Nothing { state }
    } else {
        Brought::Code {
            code,
            state,
            issuer: Some(said.value("iss")).filter(|issuer| !issuer.is_empty()),
        }
    };
    let kept = reader.cookie(Cookie::Provider).map(Secret::presented);
    let visit = reader.visit();
    let arrived = reader
        .state
        .app
        .come_back(
            &provider,
            brought,
            kept.as_ref(),
            reader.session.as_ref(),
            &visit,
        )
        .await;
    let answer = match arrived {
        Ok(Arrival::Entered { entered, next }) => {
            lead_on(&reader.state, &visit, &entered, &next, None)
        }
        Ok(Arrival::Proven { secret, next }) => {
            let on = respond::local(&next).unwrap_or(paths::ACCOUNT);
            with_session(&reader.state, &visit, &secret, respond::see_other(on))
        }
        Ok(Arrival::Linked) => respond::done(IDENTITIES, Flash::IdentityLinked),
        Err(AppError::Wrong(WrongInput::Provider(problem))) => {
            not_let_in(&reader, &provider, problem)?
        }
        Err(error) => return Err(error.into()),
    };
    let spent = Cookie::Provider.clear(reader.state.transport());
    Ok((AppendHeaders([(SET_COOKIE, spent)]), answer).into_response())
}

fn not_let_in(
    reader: &Reader,
    provider: &str,
    problem: ProviderProblem,
) -> Result<Response, WebError> {
    let label = label(reader, provider)?;
    let status = match problem {
        ProviderProblem::Down => StatusCode::BAD_GATEWAY,
        ProviderProblem::UnknownIdentity | ProviderProblem::SomebodyElse => StatusCode::FORBIDDEN,
        ProviderProblem::Taken => StatusCode::CONFLICT,
        ProviderProblem::TurnedBack
        | ProviderProblem::NotExpected
        | ProviderProblem::NotEnough
        | ProviderProblem::Unverified => StatusCode::UNPROCESSABLE_ENTITY,
    };
    let title = reader.t.one("not-let-in-title", "provider", label.clone());
    let page = NotLetIn {
        t: reader.t,
        layout: reader.layout(title).at(paths::SIGN_IN),
        label,
        again: (reader.session.is_none() && problem != ProviderProblem::UnknownIdentity)
            .then(|| format!("/connexion/par/{provider}")),
        problem,
    };
    respond::page_with(status, &page)
}

impl NotLetIn {
    fn what_to_do(&self) -> std::borrow::Cow<'static, str> {
        refusals::provider(self.t, self.problem, &self.label)
    }

    fn is_unknown(&self) -> bool {
        self.problem == ProviderProblem::UnknownIdentity
    }
}

fn label(reader: &Reader, provider: &str) -> Result<String, WebError> {
    let provider = reader.state.app.identity_provider(provider)?;
    Ok(provider.label(reader.t.lang()).to_owned())
}
