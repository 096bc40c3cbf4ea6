//! Who asks for a page: everybody as [`Reader`]; those who must have signed in
//! as [`SignedIn`], [`AtFacility`] or [`Staff`], which lead the others away.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::net::IpAddr;

use app::people::{Session, Visit};
use app::{AppError, Secret};
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{Extensions, HeaderMap, Method, Uri, header};
use jiff::Timestamp;
use locales::{Lang, Texts};
use process::access::{Actor, FacilityRole, StaffRole, Standing};
use process::ids::FacilityId;

use crate::client_address;
use crate::cookies::Cookie;
use crate::error::WebError;
use crate::flash::{self, Flash};
use crate::layout::{Layout, Person};
use crate::naming;
use crate::navigation::{self, Navigation};
use crate::request_log;
use crate::session_renewal::Renewal;
use crate::state::WebState;

/// Characters kept of how a browser names itself.
const LONGEST_BROWSER_NAME: usize = 300;

/// Whoever asks for a page.
#[derive(Clone)]
pub struct Reader {
    /// Their texts: of the account's language when signed in, else of the one
    /// chosen, else of the browser's.
    pub t: Texts,
    /// The state of the portal.
    pub state: WebState,
    /// What the rules see of them.
    pub actor: Actor,
    /// Their session, when they signed in.
    pub session: Option<Session>,
    /// When they asked.
    pub now: Timestamp,
    /// From where.
    pub address: IpAddr,
    /// Path and query of the page, without what was just done.
    pub here: String,
    headers: HeaderMap,
    renewal: Renewal,
    facility: Option<String>,
    flash: Option<Flash>,
}

/// What a request says of whoever asks, kept while it is answered.
#[derive(Clone, Debug)]
pub(crate) struct Request {
    pub(crate) method: Method,
    pub(crate) uri: Uri,
    pub(crate) headers: HeaderMap,
    pub(crate) peer: IpAddr,
    renewal: Renewal,
}

impl Request {
    pub(crate) fn of(
        method: &Method,
        uri: &Uri,
        headers: &HeaderMap,
        extensions: &Extensions,
    ) -> Self {
        Self {
            method: method.clone(),
            uri: uri.clone(),
            headers: headers.clone(),
            peer: client_address::peer(extensions),
            renewal: Renewal::of(extensions),
        }
    }

    fn header(&self, name: header::HeaderName) -> Option<&str> {
        self.headers.get(name).and_then(|value| value.to_str().ok())
    }

    /// Path and query, without the word of what was just done.
    pub(crate) fn here(&self) -> String {
        let path = self.uri.path();
        let mark = format!("{}=", flash::PARAMETER);
        let query: Vec<&str> = self
            .uri
            .query()
            .unwrap_or_default()
            .split('&')
            .filter(|pair| !pair.is_empty() && !pair.starts_with(&mark))
            .collect();
        if query.is_empty() {
            path.to_owned()
        } else {
            format!("{path}?{}", query.join("&"))
        }
    }

    fn flash(&self) -> Option<Flash> {
        let mark = format!("{}=", flash::PARAMETER);
        self.uri
            .query()?
            .split('&')
            .find_map(|pair| pair.strip_prefix(&mark))
            .and_then(Flash::from_word)
    }

    /// The language of somebody who is not signed in.
    pub(crate) fn lang(&self, state: &WebState) -> Lang {
        Cookie::Language
            .read(state.transport(), &self.headers)
            .and_then(|code| code.parse().ok())
            .unwrap_or_else(|| {
                self.header(header::ACCEPT_LANGUAGE)
                    .map_or_else(Lang::default, Lang::negotiate)
            })
    }

    pub(crate) fn client(&self, state: &WebState) -> IpAddr {
        state.config.proxies.client(self.peer, &self.headers)
    }
}

impl Reader {
    /// The reader of a request.
    pub(crate) async fn of(state: &WebState, request: &Request) -> Result<Self, AppError> {
        let brought = Cookie::Session.read(state.transport(), &request.headers);
        let secret = request.renewal.secret();
        let session = match secret.or_else(|| brought.map(Secret::presented)) {
            Some(secret) => state.app.session(&secret).await?,
            None => None,
        };
        if let Some(renewed) = session
            .as_ref()
            .and_then(|session| session.renewed.as_ref())
        {
            request.renewal.note(renewed);
        }
        if let Some(session) = &session {
            request_log::is_by(&session.actor);
        }
        let facility = match &session {
            Some(session) => facility_of(state, &session.actor).await?,
            None => None,
        };
        Ok(Self::new(state, request, session, facility))
    }

    /// A reader of whom nothing is known, for when nothing can be asked.
    pub(crate) fn unknown(state: &WebState, request: &Request) -> Self {
        Self::new(state, request, None, None)
    }

    fn new(
        state: &WebState,
        request: &Request,
        session: Option<Session>,
        facility: Option<String>,
    ) -> Self {
        let lang = session
            .as_ref()
            .map_or_else(|| request.lang(state), |session| session.person.lang);
        Self {
            t: Texts::new(lang),
            actor: session
                .as_ref()
                .map_or_else(Actor::stranger, |session| session.actor.clone()),
            session,
            now: state.app.now(),
            address: request.client(state),
            here: request.here(),
            headers: request.headers.clone(),
            renewal: request.renewal.clone(),
            facility,
            flash: request.flash(),
            state: state.clone(),
        }
    }

    /// The frame of a page titled `title`, in the reader's language.
    #[must_use]
    pub fn layout(&self, title: impl Into<Cow<'static, str>>) -> Layout {
        let Navigation { nav, menus } = navigation::of(self);
        Layout {
            title: title.into(),
            here: self.here.clone(),
            now: self.now,
            person: self.session.as_ref().map(|session| Person {
                name: session.person.name.clone(),
                role: self.role().into(),
            }),
            session: self.session.as_ref().map(Session::end),
            nav,
            menus,
            flash: self.flash.map(|flash| flash.shown(self.t)),
            hotline: Some(self.state.hotline(self.now)),
            stage: self.state.stage(),
        }
    }

    /// What the reader acts as, in words.
    #[must_use]
    pub fn role(&self) -> String {
        match &self.actor.standing {
            Standing::Staff(role) => naming::staff_role(self.t, *role).into_owned(),
            Standing::Facilities(roles) => {
                let highest = roles.values().max().copied();
                let role = highest.map(|role| naming::facility_role(self.t, role));
                let place = match (&self.facility, roles.len()) {
                    (Some(name), 1) => Cow::Owned(name.clone()),
                    (_, count) => self.t.n("role-facilities", count),
                };
                naming::list(role.into_iter().chain([place]))
            }
            _ => self.t.get("role-none").into_owned(),
        }
    }

    /// The same reader once signed out.
    #[must_use]
    pub fn signed_out(mut self) -> Self {
        self.session = None;
        self.actor = Actor::stranger();
        self
    }

    /// The same reader on the page `here`: what a refused form shows again is
    /// not at the address that it was sent to.
    #[must_use]
    pub fn at(mut self, here: impl Into<String>) -> Self {
        self.here = here.into();
        self
    }

    /// The value of a cookie.
    #[must_use]
    pub fn cookie(&self, cookie: Cookie) -> Option<&str> {
        cookie.read(self.state.transport(), &self.headers)
    }

    /// The secret of the session that the browser comes with, or that it has
    /// come to since.
    #[must_use]
    pub fn session_secret(&self) -> Option<Secret> {
        let brought = || self.cookie(Cookie::Session).map(Secret::presented);
        self.renewal.secret().or_else(brought)
    }

    /// From where the reader comes; a device that nobody signed in on is given
    /// a secret, to be kept once somebody does.
    #[must_use]
    pub fn visit(&self) -> Visit {
        let device = self
            .cookie(Cookie::Device)
            .map_or_else(Secret::draw, Secret::presented);
        let browser = self.headers.get(header::USER_AGENT);
        let browser = browser.and_then(|name| name.to_str().ok());
        Visit {
            address: self.address,
            device: Some(device),
            session: self.session_secret(),
            browser: browser.map(|name| name.chars().take(LONGEST_BROWSER_NAME).collect()),
        }
    }

    /// The page of this portal from which the reader came.
    #[must_use]
    pub fn came_from(&self) -> Option<&str> {
        let referer = self.headers.get(header::REFERER)?.to_str().ok()?;
        let host = self.headers.get(header::HOST)?.to_str().ok()?;
        let (_, rest) = referer.split_once("://")?;
        crate::respond::local(rest.strip_prefix(host)?)
    }
}

async fn facility_of(state: &WebState, actor: &Actor) -> Result<Option<String>, AppError> {
    let Standing::Facilities(roles) = &actor.standing else {
        return Ok(None);
    };
    match roles.keys().next() {
        Some(&id) if roles.len() == 1 => Ok(Some(state.app.facility(id).await?.name)),
        _ => Ok(None),
    }
}

impl FromRequestParts<WebState> for Reader {
    type Rejection = WebError;

    async fn from_request_parts(
        parts: &mut Parts,
        state: &WebState,
    ) -> Result<Self, Self::Rejection> {
        let request = Request::of(&parts.method, &parts.uri, &parts.headers, &parts.extensions);
        Ok(Self::of(state, &request).await?)
    }
}

/// A reader who signed in; the others are led to the sign-in page and back.
#[derive(Clone)]
pub struct SignedIn {
    /// The reader.
    pub reader: Reader,
    /// The session.
    pub session: Session,
}

impl FromRequestParts<WebState> for SignedIn {
    type Rejection = WebError;

    async fn from_request_parts(
        parts: &mut Parts,
        state: &WebState,
    ) -> Result<Self, Self::Rejection> {
        let reader = Reader::from_request_parts(parts, state).await?;
        match reader.session.clone() {
            Some(session) => Ok(Self { reader, session }),
            None => Err(WebError::SignInNeeded),
        }
    }
}

/// A reader who signed in for one or several facilities.
#[derive(Clone)]
pub struct AtFacility {
    /// The reader.
    pub reader: Reader,
    /// The roles, by facility.
    pub roles: BTreeMap<FacilityId, FacilityRole>,
}

impl FromRequestParts<WebState> for AtFacility {
    type Rejection = WebError;

    async fn from_request_parts(
        parts: &mut Parts,
        state: &WebState,
    ) -> Result<Self, Self::Rejection> {
        let SignedIn { reader, .. } = SignedIn::from_request_parts(parts, state).await?;
        match reader.actor.standing.clone() {
            Standing::Facilities(roles) => Ok(Self { reader, roles }),
            _ => Err(WebError::NotYourRole),
        }
    }
}

/// A reader who signed in for the CERT or a body of the State.
#[derive(Clone)]
pub struct Staff {
    /// The reader.
    pub reader: Reader,
    /// The role.
    pub role: StaffRole,
}

impl FromRequestParts<WebState> for Staff {
    type Rejection = WebError;

    async fn from_request_parts(
        parts: &mut Parts,
        state: &WebState,
    ) -> Result<Self, Self::Rejection> {
        let SignedIn { reader, .. } = SignedIn::from_request_parts(parts, state).await?;
        match reader.actor.standing {
            Standing::Staff(role) => Ok(Self { reader, role }),
            _ => Err(WebError::NotYourRole),
        }
    }
}
