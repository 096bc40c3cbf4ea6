//! « État du portail »: what works now, and since when what does not. The page
//! needs no database, so that it opens when nothing else does.

use std::borrow::Cow;

use app::config::Maintenance;
use app::health::{FilesTaken, Health, Keeping, MailsLeave};
use askama::Template;
use axum::extract::{Request, State};
use axum::response::Response;
use axum::routing::get;
use jiff::Timestamp;
use locales::{Lang, Texts};

use crate::error::WebError;
use crate::layout::{Hotline, Layout};
use crate::paths;
use crate::reader::{self, Reader};
use crate::respond;
use crate::routes::Routes;
use crate::state::WebState;
use crate::tone::Tone;

/// How the portal does.
#[derive(Template)]
#[template(path = "visitor/status.html")]
pub struct Status {
    /// The reader's texts.
    pub t: Texts,
    /// The frame of the page.
    pub layout: Layout,
    /// Now.
    pub now: Timestamp,
    /// What was found.
    pub health: Health,
    /// What the operator announces, until it is over.
    pub maintenance: Option<Maintenance>,
    /// How the CERT is reached now.
    pub hotline: Hotline,
}

impl Status {
    fn announcement(&self, maintenance: &Maintenance) -> Cow<'static, str> {
        let t = self.t;
        match maintenance.from > self.now {
            true => t.get("status-maintenance-planned"),
            false => t.get("status-maintenance-now"),
        }
    }

    /// What the operator announces, in the reader's language.
    fn words<'m>(&self, maintenance: &'m Maintenance) -> &'m str {
        match self.t.lang() {
            Lang::Fr => &maintenance.text_fr,
            Lang::En => &maintenance.text_en,
        }
    }

    fn keeping_tone(&self) -> Tone {
        match self.health.keeping {
            Keeping::Works => Tone::Good,
            Keeping::NotSince(_) => Tone::Danger,
        }
    }

    fn mails_tone(&self) -> Tone {
        match self.health.mails {
            MailsLeave::InTime => Tone::Good,
            MailsLeave::LateSince(_) => Tone::Warn,
            MailsLeave::Unknown => Tone::Neutral,
        }
    }

    fn files_tone(&self) -> Tone {
        match self.health.files {
            FilesTaken::Yes => Tone::Good,
            FilesTaken::Full => Tone::Warn,
            FilesTaken::Off => Tone::Neutral,
        }
    }
}

pub(crate) fn routes() -> Routes {
    Routes::new().route(paths::STATUS, get(show))
}

async fn show(State(state): State<WebState>, request: Request) -> Result<Response, WebError> {
    let asked = reader::Request::of(
        request.method(),
        request.uri(),
        request.headers(),
        request.extensions(),
    );
    let health = state.app.health().await;
    let known = match health.keeping {
        Keeping::Works => Reader::of(&state, &asked).await.ok(),
        Keeping::NotSince(_) => None,
    };
    let reader = known.unwrap_or_else(|| Reader::unknown(&state, &asked));
    let announced = state.app.config().maintenance.clone();
    respond::page(&Status {
        t: reader.t,
        layout: reader.layout(reader.t.get("status-title")),
        now: reader.now,
        health,
        maintenance: announced.filter(|one| reader.now < one.until),
        hotline: state.hotline(reader.now),
    })
}
