//! The story of a case to be printed or kept, whoever reads it: facts, who
//! knows, every act in full.

use std::collections::HashMap;

use app::cases::Looked;
use askama::Template;
use axum::response::Response;
use axum::routing::get;
use locales::Texts;
use process::ids::EvidenceId;
use report::{Piece, Story};
use uuid::Uuid;

use crate::documents::{self, Download};
use crate::error::WebError;
use crate::input::PathOf;
use crate::layout::Layout;
use crate::naming;
use crate::pages::reporter::case::Door;
use crate::pages::reporter::declare::place;
use crate::paths;
use crate::respond;
use crate::routes::Routes;

pub(crate) fn routes() -> Routes {
    let signed = format!("{}/{{reference}}", paths::CASES);
    let follow = format!("{}/{{reference}}/{{secret}}", paths::FOLLOW);
    [signed, follow]
        .into_iter()
        .fold(Routes::new(), |router, base| {
            router
                .route(&format!("{base}/recit"), get(show))
                .route(&format!("{base}/recit.pdf"), get(download))
                .route(&format!("{base}/preuves.zip"), get(bundle))
                .route(&format!("{base}/pieces/{{piece}}/fiche.pdf"), get(custody))
        })
}

#[derive(Template)]
#[template(path = "print/story.html")]
struct StoryPage {
    t: Texts,
    layout: Layout,
    base: String,
    facility: String,
    story: Story,
}

impl StoryPage {
    fn says_what_was_sent(&self) -> bool {
        self.story.told.iter().any(|told| !told.message.is_empty())
    }
}

async fn show(door: Door) -> Result<Response, WebError> {
    let view = door.view_for(Looked::Print).await?;
    let reader = &door.reader;
    let t = reader.t;
    let role = || naming::seat(t, view.seat).into_owned();
    let scope = door.reader_name().unwrap_or_else(role);
    let title = t.one("story-title", "reference", door.reference.to_string());
    respond::page(&StoryPage {
        t,
        layout: reader.layout(title),
        facility: place::name(&view.facility).to_owned(),
        story: documents::story(t, &view, &scope, reader.now),
        base: door.base.clone(),
    })
}

async fn custody(
    door: Door,
    PathOf(path): PathOf<HashMap<String, String>>,
) -> Result<Download, WebError> {
    let piece = path.get("piece").and_then(|piece| piece.parse().ok());
    let piece: Uuid = piece.ok_or_else(WebError::not_found)?;
    door.making().custody(EvidenceId(piece)).await
}

async fn download(door: Door) -> Result<Download, WebError> {
    door.making().story().await
}

async fn bundle(door: Door) -> Result<Download, WebError> {
    door.making().bundle().await
}
