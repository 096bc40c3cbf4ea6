//! The tokens by which programs use the API in the person's name: made here,
//! shown once, revoked here.

use std::collections::BTreeSet;

use app::people::{NewToken, Token};
use app::{AppError, WrongInput};
use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::post;
use jiff::Timestamp;
use jiff::civil::Date;
use locales::Texts;
use process::access::{Power, Reach, Standing};
use process::facility::Facility;
use process::ids::FacilityId;

use super::overview;
use crate::error::WebError;
use crate::flash::Flash;
use crate::form::Choice;
use crate::input::{Fields, PathOf};
use crate::layout::Layout;
use crate::paths;
use crate::reader::SignedIn;
use crate::refusals;
use crate::respond;
use crate::routes::Routes;

const TOKENS: &str = "/compte/jetons";
const SECTION: &str = "/compte#jetons";

/// The section of the account's page.
pub(super) struct Section {
    pub(super) tokens: Vec<Shown>,
    pub(super) powers: Vec<Choice>,
    /// The facilities among which a token may be for one alone.
    pub(super) facilities: Vec<Choice>,
    pub(super) longest: Timestamp,
    /// Where to show again who one is, before a token can be made.
    pub(super) proof: Option<String>,
}

/// One token.
pub(super) struct Shown {
    pub(super) token: Token,
    pub(super) opens: String,
    pub(super) facility: Option<String>,
}

impl Section {
    pub(super) async fn of(signed: &SignedIn) -> Result<Self, WebError> {
        let reader = &signed.reader;
        let app = &reader.state.app;
        let t = reader.t;
        let mine = facilities(signed).await?;
        let tokens = app.tokens(&signed.session).await?;
        Ok(Self {
            tokens: tokens
                .into_iter()
                .map(|token| Shown {
                    opens: crate::naming::list(
                        token
                            .reach
                            .powers
                            .iter()
                            .map(|power| t.get(power.label_key())),
                    ),
                    facility: token.reach.facility.map(|only| {
                        mine.iter()
                            .find(|facility| facility.id == only)
                            .map_or_else(String::new, |facility| facility.name.clone())
                    }),
                    token,
                })
                .collect(),
            powers: Power::ALL
                .map(|power| {
                    Choice::new(power.word(), t.get(power.label_key()))
                        .hint(t.beside(power.label_key(), "hint"))
                })
                .into(),
            facilities: match mine.len() {
                0 | 1 => Vec::new(),
                _ => mine
                    .into_iter()
                    .map(|facility| Choice::new(facility.id.to_string(), facility.name))
                    .collect(),
            },
            longest: app.longest_token(),
            proof: app
                .recently_proven(&signed.session)
                .is_err()
                .then(|| paths::with_next(paths::PROOF, SECTION)),
        })
    }
}

async fn facilities(signed: &SignedIn) -> Result<Vec<Facility>, WebError> {
    let reader = &signed.reader;
    let mut found = Vec::new();
    if let Standing::Facilities(roles) = &reader.actor.standing {
        for id in roles.keys() {
            found.push(reader.state.app.facility(*id).await?);
        }
    }
    Ok(found)
}

/// The token, shown this once.
#[derive(Template)]
#[template(path = "account/token_made.html")]
struct Made {
    t: Texts,
    layout: Layout,
    name: String,
    secret: String,
}

pub(crate) fn routes() -> Routes {
    Routes::new()
        .route(TOKENS, post(make))
        .route("/compte/jetons/{mark}/revoquer", post(revoke))
}

async fn make(signed: SignedIn, fields: Fields) -> Result<Response, WebError> {
    let reader = &signed.reader;
    let t = reader.t;
    let new = match read(&fields) {
        Ok(new) => new,
        Err((field, key)) => {
            let mut form = fields.into_form();
            form.refuse(field, t.get(key));
            return overview::page(signed, StatusCode::UNPROCESSABLE_ENTITY, form).await;
        }
    };
    let name = new.name.clone();
    match reader.state.app.make_token(&signed.session, new).await {
        Ok(secret) => respond::page(&Made {
            t,
            layout: reader.layout(t.get("token-made-title")),
            name,
            secret: secret.reveal().to_owned(),
        }),
        Err(error @ AppError::Wrong(WrongInput::ProofNeeded)) => Err(error.into()),
        Err(AppError::Wrong(wrong)) => {
            let mut form = fields.into_form();
            form.refuse(field_of(&wrong), refusals::wrong_input(t, &wrong));
            overview::page(signed, StatusCode::UNPROCESSABLE_ENTITY, form).await
        }
        Err(error) => Err(error.into()),
    }
}

/// The token that a form asks for, or the field that cannot be read and why.
fn read(fields: &Fields) -> Result<NewToken, (&'static str, &'static str)> {
    let powers: BTreeSet<Power> = fields
        .values("token-powers")
        .filter_map(|word| word.parse().ok())
        .collect();
    let facility = match fields.value("token-facility") {
        "" => None,
        id => Some(FacilityId(
            id.parse()
                .map_err(|_| ("token-facility", "wrong-token-facility"))?,
        )),
    };
    let until = match fields.value("token-until") {
        "" => None,
        day => Some(end_of(day).ok_or(("token-until", "wrong-token-day"))?),
    };
    Ok(NewToken {
        name: fields.value("token-name").to_owned(),
        reach: Reach { powers, facility },
        until,
    })
}

/// The end of a day, as Paris counts days.
fn end_of(day: &str) -> Option<Timestamp> {
    let day: Date = day.parse().ok()?;
    let next = day.tomorrow().ok()?.in_tz("Europe/Paris").ok()?;
    Some(next.timestamp())
}

const fn field_of(wrong: &WrongInput) -> &'static str {
    match wrong {
        WrongInput::TokenPowers => "token-powers",
        WrongInput::TokenEnd { .. } => "token-until",
        _ => "token-name",
    }
}

async fn revoke(signed: SignedIn, PathOf(mark): PathOf<String>) -> Result<Response, WebError> {
    let app = &signed.reader.state.app;
    app.revoke_own_token(&signed.session, &mark).await?;
    Ok(respond::done(SECTION, Flash::TokenRevoked))
}
