//! Setting up an application that gives codes.

use app::people::factors::NewApplication;
use app::{AppError, WrongInput};
use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::get;
use locales::Texts;
use qrcode::{Color, QrCode};

use super::enrolling::Enrolling;
use super::recovery;
use crate::error::WebError;
use crate::form::Form;
use crate::input::{Fields, Query};
use crate::layout::Layout;
use crate::refusals;
use crate::respond;
use crate::routes::Routes;

pub(super) const APPLICATION: &str = "/compte/application";

/// White modules around the picture, without which cameras do not find it.
const QUIET: usize = 4;

#[derive(Template)]
#[template(path = "account/application.html")]
struct Application {
    t: Texts,
    layout: Layout,
    form: Form,
    next: String,
    key: String,
    picture: Option<Picture>,
}

/// A QR code: one path over a square of so many units.
struct Picture {
    size: usize,
    path: String,
}

impl Picture {
    fn of(text: &str) -> Option<Self> {
        let code = QrCode::new(text).ok()?;
        let width = code.width();
        let mut path = String::new();
        for (place, color) in code.into_colors().into_iter().enumerate() {
            if color == Color::Dark {
                let (x, y) = (place % width + QUIET, place / width + QUIET);
                path.push_str(&format!("M{x} {y}h1v1h-1z"));
            }
        }
        Some(Self {
            size: width + 2 * QUIET,
            path,
        })
    }
}

pub(super) fn routes() -> Routes {
    Routes::new().route(APPLICATION, get(show).post(confirm))
}

async fn show(enrolling: Enrolling, Query(asked): Query) -> Result<Response, WebError> {
    let next = asked.value("next").to_owned();
    page(&enrolling, StatusCode::OK, Form::new(), next).await
}

async fn confirm(enrolling: Enrolling, fields: Fields) -> Result<Response, WebError> {
    let next = fields.value("next").to_owned();
    let app = &enrolling.reader().state.app;
    let confirmed = app
        .confirm_application(enrolling.enroller(), fields.value("code"))
        .await;
    match confirmed {
        Ok(enrolled) => recovery::after_enrolment(enrolling.reader(), enrolled, &next),
        Err(AppError::Wrong(WrongInput::SignInOver)) => Err(WebError::SignInNeeded),
        Err(AppError::Wrong(wrong)) => {
            let mut form = Form::new();
            let said = refusals::wrong_input(enrolling.reader().t, &wrong);
            form.refuse("code", said);
            page(&enrolling, StatusCode::UNPROCESSABLE_ENTITY, form, next).await
        }
        Err(error) => Err(error.into()),
    }
}

async fn page(
    enrolling: &Enrolling,
    status: StatusCode,
    form: Form,
    next: String,
) -> Result<Response, WebError> {
    let reader = enrolling.reader();
    let app = &reader.state.app;
    let NewApplication { key, url } = app.begin_application(enrolling.enroller()).await?;
    let page = Application {
        t: reader.t,
        layout: reader.layout(reader.t.get("application-title")),
        form,
        next,
        key,
        picture: Picture::of(&url),
    };
    respond::page_with(status, &page)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn the_picture_is_a_square_with_a_quiet_border() {
        let picture = Picture::of("otpauth://totp/Vigie:somebody").unwrap();
        assert!(picture.path.starts_with("M4 4h1v1h-1z"));
        let corner = picture.size - QUIET - 1;
        assert!(picture.path.contains(&format!("M{corner} 4h")));
        assert!(!picture.path.contains(&format!("M{} ", corner + 1)));
    }
}
