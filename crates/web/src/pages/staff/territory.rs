//! The facilities of a territory that are not ready to report, and the
//! agency's own mailbox (DECL-8).

use std::borrow::Cow;

use app::AppError;
use app::facilities::{Mailbox, Missing};
use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::{get, post};
use locales::Texts;
use process::access::{RightTo, SeatKind, StaffRole, Verb, right_to};

use super::case::town;
use crate::error::WebError;
use crate::flash::Flash;
use crate::form::Form;
use crate::input::{Fields, Query};
use crate::layout::Layout;
use crate::paths;
use crate::reader::{Reader, Staff};
use crate::refusals;
use crate::respond;
use crate::routes::Routes;

const LIMIT: u32 = 50;
const MAILBOX: &str = "/territoire/boite";

pub(super) fn routes() -> Routes {
    Routes::new()
        .route(paths::UNREADY, get(unready))
        .route(MAILBOX, post(set_mailbox).get(mailbox_form))
}

struct Line {
    name: String,
    town: String,
    category: String,
    finess: String,
    href: String,
}

struct Tab {
    label: Cow<'static, str>,
    href: String,
    current: bool,
}

#[derive(Template)]
#[template(path = "authorities/unready.html")]
struct Unready {
    t: Texts,
    layout: Layout,
    tabs: Vec<Tab>,
    total: u64,
    rows: Vec<Line>,
    next: String,
}

async fn unready(staff: Staff, Query(asked): Query) -> Result<Response, WebError> {
    let reader = staff.reader;
    let t = reader.t;
    let missing = match asked.value("manque") {
        "boite" => Missing::Mailbox,
        _ => Missing::Reporter,
    };
    let skip = asked.value("suite").parse().unwrap_or(0);
    let found = reader
        .state
        .app
        .unready_facilities(&reader.actor, missing, skip, LIMIT)
        .await?;
    let word = match missing {
        Missing::Mailbox => "boite",
        Missing::Reporter => "declarant",
    };
    let tabs = [
        (Missing::Reporter, "unready-reporter", "declarant"),
        (Missing::Mailbox, "unready-mailbox", "boite"),
    ]
    .into_iter()
    .map(|(one, key, word)| Tab {
        label: t.get(key),
        href: format!("{}?manque={word}", paths::UNREADY),
        current: one == missing,
    })
    .collect();
    respond::page(&Unready {
        t,
        layout: reader.layout(t.get("nav-unready")),
        tabs,
        total: found.total,
        rows: found
            .items
            .iter()
            .map(|facility| Line {
                name: facility.name.clone(),
                town: town(facility),
                category: facility.category_label.clone(),
                finess: facility.finess.to_string(),
                href: super::facility::card_path(facility.finess),
            })
            .collect(),
        next: found.next.map_or_else(String::new, |next| {
            format!("{}?manque={word}&suite={next}", paths::UNREADY)
        }),
    })
}

/// The mailbox of the reader's agency; `None` when the reader keeps none.
pub(super) async fn own_mailbox(
    reader: &Reader,
    role: StaffRole,
) -> Result<Option<String>, WebError> {
    let StaffRole::Ars { ars, .. } = role else {
        return Ok(None);
    };
    if right_to(Verb::KeepMailbox, SeatKind::from(role)) != RightTo::Held {
        return Ok(None);
    }
    let kept = reader
        .state
        .app
        .mailbox(&reader.actor, Mailbox::Ars(ars))
        .await?;
    Ok(Some(kept.unwrap_or_default()))
}

#[derive(Template)]
#[template(path = "authorities/mailbox.html")]
struct MailboxPage {
    t: Texts,
    layout: Layout,
    form: Form,
}

fn mailbox_page(reader: &Reader, form: Form) -> MailboxPage {
    MailboxPage {
        t: reader.t,
        layout: reader.layout(reader.t.get("mailbox-title")),
        form,
    }
}

async fn mailbox_form(staff: Staff) -> Result<Response, WebError> {
    match own_mailbox(&staff.reader, staff.role).await? {
        Some(kept) => {
            let form = Form::filled([("email", kept)]);
            respond::page(&mailbox_page(&staff.reader, form))
        }
        None => Err(WebError::NotYourRole),
    }
}

async fn set_mailbox(staff: Staff, fields: Fields) -> Result<Response, WebError> {
    let StaffRole::Ars { ars, .. } = staff.role else {
        return Err(WebError::NotYourRole);
    };
    let reader = staff.reader.at(MAILBOX);
    let set = reader
        .state
        .app
        .set_mailbox(&reader.actor, Mailbox::Ars(ars), fields.value("email"))
        .await;
    match set {
        Ok(()) => Ok(respond::done(paths::DESK, Flash::Recorded)),
        Err(AppError::Wrong(wrong)) => {
            let mut form = fields.into_form();
            form.refuse("email", refusals::wrong_input(reader.t, &wrong));
            let page = mailbox_page(&reader, form);
            respond::page_with(StatusCode::UNPROCESSABLE_ENTITY, &page)
        }
        Err(error) => Err(error.into()),
    }
}
