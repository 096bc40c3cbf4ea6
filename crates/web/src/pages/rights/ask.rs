//! Asking to be a facility's director, with or without an account (DECL-8).

use app::AppError;
use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::get;
use locales::Texts;
use process::facility::{Facility, FinessNumber};

use super::roster::{person, refused};
use crate::error::WebError;
use crate::form::Form;
use crate::input::{Fields, Query};
use crate::layout::Layout;
use crate::pages::reporter::declare::place::Place;
use crate::paths;
use crate::reader::Reader;
use crate::respond;
use crate::routes::Routes;

const FOUND: u32 = 20;

pub(super) fn routes() -> Routes {
    Routes::new().route(paths::ASK_DIRECTOR, get(show).post(ask))
}

#[derive(Template)]
#[template(path = "rights/ask_choose.html")]
struct Choose {
    t: Texts,
    layout: Layout,
    form: Form,
    asked: String,
    found: Vec<Place>,
}

#[derive(Template)]
#[template(path = "rights/ask.html")]
struct Ask {
    t: Texts,
    layout: Layout,
    place: Place,
    form: Form,
}

#[derive(Template)]
#[template(path = "rights/asked.html")]
struct Asked {
    t: Texts,
    layout: Layout,
    place: Place,
}

async fn show(reader: Reader, Query(asked): Query) -> Result<Response, WebError> {
    let app = &reader.state.app;
    if let Ok(finess) = asked.value("pour").parse::<FinessNumber>() {
        let facility = app.facility_by_finess(finess).await?;
        let mut form = Form::new();
        if let Some(session) = &reader.session {
            form.set("nom", session.person.name.clone());
            form.set("fonction", session.person.function.clone());
            form.set("courriel", session.person.email.clone());
            form.set("telephone", session.person.phone.clone());
        }
        return page(&reader, &facility, StatusCode::OK, form);
    }
    let text = asked.value("q").to_owned();
    let found = if text.is_empty() {
        Vec::new()
    } else {
        app.find_facilities(&text, FOUND).await?
    };
    let t = reader.t;
    respond::page(&Choose {
        t,
        layout: reader.layout(t.get("ask-director-title")),
        form: asked.into_form(),
        asked: text,
        found: found
            .iter()
            .filter(|facility| !facility.is_military())
            .map(Place::of)
            .collect(),
    })
}

fn page(
    reader: &Reader,
    facility: &Facility,
    status: StatusCode,
    form: Form,
) -> Result<Response, WebError> {
    let t = reader.t;
    let here = format!("{}?pour={}", paths::ASK_DIRECTOR, facility.finess);
    let layout = reader.clone().at(here).layout(t.get("ask-director-title"));
    let place = Place::of(facility);
    respond::page_with(
        status,
        &Ask {
            t,
            layout,
            place,
            form,
        },
    )
}

async fn ask(reader: Reader, fields: Fields) -> Result<Response, WebError> {
    let app = &reader.state.app;
    let finess: FinessNumber = fields
        .value("pour")
        .parse()
        .map_err(|_| WebError::not_found())?;
    let facility = app.facility_by_finess(finess).await?;
    let words = fields.value("message").to_owned();
    let asked = app
        .ask_director(
            &reader.actor,
            facility.id,
            person(&fields),
            &words,
            &reader.visit(),
        )
        .await;
    match asked {
        Ok(()) => {
            let t = reader.t;
            respond::page(&Asked {
                t,
                layout: reader.layout(t.get("ask-director-sent")),
                place: Place::of(&facility),
            })
        }
        Err(error @ AppError::Wrong(app::WrongInput::TooManyAttempts { .. })) => Err(error.into()),
        Err(error) => {
            let (status, form) = refused(reader.t, fields, error, "courriel")?;
            page(&reader, &facility, status, form)
        }
    }
}
