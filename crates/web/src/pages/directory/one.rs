//! A provider: how to reach it, what it can do, what happened to its entry.

use std::borrow::Cow;

use app::directory::{ProviderFile, ProviderRow};
use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::get;
use jiff::Timestamp;
use locales::Texts;
use process::access::RightTo;
use process::act::{Author, Private};
use process::directory::{ProviderAct, ProviderState};
use process::ids::ProviderId;

use super::{deeds, list, write};
use crate::error::WebError;
use crate::form::Form;
use crate::input::PathOf;
use crate::layout::Layout;
use crate::naming;
use crate::paths;
use crate::providers::{able, qualified, served};
use crate::reader::Staff;
use crate::respond;
use crate::routes::Routes;
use crate::tone::Tone;

type Words = Cow<'static, str>;

pub(super) fn routes() -> Routes {
    Routes::new().route("/annuaire/{entry}", get(show))
}

/// Something that happened.
struct Event {
    what: Words,
    who: String,
    at: Timestamp,
    words: String,
}

#[derive(Template)]
#[template(path = "directory/one.html")]
struct OnePage {
    t: Texts,
    layout: Layout,
    form: Form,
    kind: Words,
    state: (Tone, Words),
    review: (Tone, Words),
    withdrawn: Option<(Words, String)>,
    phones: Vec<(Words, String, String)>,
    email: String,
    url: String,
    able: String,
    served: String,
    qualified: String,
    note: String,
    deeds: Vec<deeds::Deed>,
    acts: String,
    version: String,
    /// Where it is written anew; empty for those who do not keep it.
    change: String,
    story: Vec<Event>,
}

async fn show(staff: Staff, PathOf(id): PathOf<ProviderId>) -> Result<Response, WebError> {
    page(&staff, id, StatusCode::OK, Form::new()).await
}

/// The page, with what is wrong with the form that was sent.
pub(super) async fn page(
    staff: &Staff,
    id: ProviderId,
    status: StatusCode,
    mut form: Form,
) -> Result<Response, WebError> {
    let reader = staff.reader.clone().at(paths::provider(id));
    let t = reader.t;
    let app = &reader.state.app;
    let found = app.provider(&reader.actor, id).await?;
    let provider = &found.provider;
    let entry = &provider.entry;
    let contact = &entry.contact.value;
    let today = reader.now.to_zoned(process::calendar::paris()).date();
    let keeps = found.keeps == RightTo::Held;
    let deeds = if keeps {
        deeds::offered(t, provider.state())
    } else {
        Vec::new()
    };
    for deed in deeds.iter().filter(|deed| !deed.day_field.is_empty()) {
        if form.value(&deed.day_field).is_empty() {
            form.set(&deed.day_field, app.usual_check_day().to_string());
        }
    }
    let row = ProviderRow::from(provider);
    let review = app.provider_review(&row).map_or_else(
        || {
            let day = t.day(provider.review_by);
            (Tone::Neutral, t.one("directory-review-by", "day", day))
        },
        |review| list::said(t, review, provider.review_by),
    );
    let tone = match provider.state() {
        ProviderState::Listed => Tone::Good,
        ProviderState::Withdrawn => Tone::Neutral,
    };
    let page = OnePage {
        t,
        layout: reader.layout(entry.name.clone()),
        form,
        kind: t.get(entry.kind.label_key()),
        state: (tone, t.get(provider.state().label_key())),
        review,
        withdrawn: provider.withdrawn.as_ref().map(|end| {
            let said = t
                .with("directory-withdrawn-by")
                .arg("who", named(t, &found, &end.by))
                .arg("when", t.date(end.at))
                .text();
            (said, words(&end.reason))
        }),
        phones: list::phones(t, &contact.phone, &contact.night_phone),
        email: contact.email.clone(),
        url: contact.url.clone(),
        able: able(t, &entry.competences),
        served: served(t, &entry.regions),
        qualified: entry
            .qualification
            .as_ref()
            .map(|held| qualified(t, held, today))
            .unwrap_or_default(),
        note: words(&entry.note),
        deeds,
        acts: deeds::path(id),
        version: provider.seq.to_string(),
        change: if keeps && provider.state() == ProviderState::Listed {
            write::path(id)
        } else {
            String::new()
        },
        story: found
            .story
            .iter()
            .map(|act| Event {
                what: happened(t, &act.act),
                who: named(t, &found, &act.by),
                at: act.at,
                words: said(&act.act).map(words).unwrap_or_default(),
            })
            .collect(),
    };
    respond::page_with(status, &page)
}

fn named(t: Texts, found: &ProviderFile, by: &Author) -> String {
    naming::person(t, found.name(&by.pseudonym), by.seat)
}

fn words(text: &Private<String>) -> String {
    text.known().cloned().unwrap_or_default()
}

fn happened(t: Texts, act: &ProviderAct) -> Words {
    match act {
        ProviderAct::Listed { .. } => t.get("directory-act-listed"),
        ProviderAct::Changed { .. } => t.get("directory-act-changed"),
        ProviderAct::Reviewed { review_by, .. } => {
            t.one("directory-act-reviewed", "day", t.day(*review_by))
        }
        ProviderAct::Withdrawn { .. } => t.get("directory-act-withdrawn"),
        ProviderAct::Restored { .. } => t.get("directory-act-restored"),
    }
}

const fn said(act: &ProviderAct) -> Option<&Private<String>> {
    match act {
        ProviderAct::Withdrawn { reason } => Some(reason),
        ProviderAct::Reviewed { note, .. } | ProviderAct::Restored { note, .. } => Some(note),
        ProviderAct::Listed { .. } | ProviderAct::Changed { .. } => None,
    }
}
