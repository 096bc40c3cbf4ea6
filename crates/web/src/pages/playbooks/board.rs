//! All playbooks as the CERT keeps them: what waits for approval, what must be
//! read again, what lessons propose, what is being written.

use std::borrow::Cow;

use app::playbooks::{PlaybookRow, Review};
use askama::Template;
use axum::response::Response;
use axum::routing::get;
use jiff::Timestamp;
use locales::Texts;
use process::playbook::{DraftState, PlaybookState};

use super::file;
use crate::error::WebError;
use crate::layout::Layout;
use crate::paths;
use crate::reader::{Reader, Staff};
use crate::respond;
use crate::routes::Routes;
use crate::tone::Tone;

/// A playbook of the board.
struct Line {
    href: String,
    title: String,
    state: (Tone, Cow<'static, str>),
    draft: Option<(Tone, Cow<'static, str>)>,
    /// How many changes that lessons propose wait; empty for none.
    changes: Cow<'static, str>,
    version: u32,
    review: Option<(Tone, Cow<'static, str>)>,
    at: Timestamp,
    rank: u8,
}

#[derive(Template)]
#[template(path = "playbooks/board.html")]
struct BoardPage {
    t: Texts,
    layout: Layout,
    playbooks: Vec<Line>,
}

pub(super) fn routes() -> Routes {
    Routes::new().route(paths::PLAYBOOK_BOARD, get(show))
}

async fn show(staff: Staff) -> Result<Response, WebError> {
    let reader = &staff.reader;
    let t = reader.t;
    let found = reader.state.app.playbook_files(&reader.actor).await?;
    let changes = reader.state.app.playbook_changes(&reader.actor).await?;
    let mut playbooks: Vec<Line> = found
        .into_iter()
        .map(|row| {
            let waiting = changes.get(&row.key).copied().unwrap_or_default();
            line(reader, row, waiting)
        })
        .collect();
    playbooks.sort_by_key(|line| line.rank);
    respond::page(&BoardPage {
        t,
        layout: reader.layout(t.get("playbook-board-title")),
        playbooks,
    })
}

fn line(reader: &Reader, row: PlaybookRow, changes: u64) -> Line {
    let t = reader.t;
    let review = reader.state.app.review(&row);
    let due = row
        .review_by
        .map(|day| t.one("playbook-review-by", "day", t.day(day)));
    Line {
        href: file::path(&row.key),
        rank: match (row.draft, review, row.state) {
            (Some(DraftState::ToApprove), _, _) => 0,
            (_, Some(Review::Overdue), _) => 1,
            (_, Some(Review::Near), _) => 2,
            _ if changes > 0 => 2,
            (Some(DraftState::Writing), _, _) => 3,
            (_, _, PlaybookState::Withdrawn) => 5,
            _ => 4,
        },
        title: row.title,
        state: (tone(row.state), t.get(row.state.label_key())),
        draft: row.draft.map(|draft| {
            let tone = match draft {
                DraftState::ToApprove => Tone::Warn,
                DraftState::Writing => Tone::Info,
            };
            (tone, t.get(draft.label_key()))
        }),
        changes: if changes > 0 {
            t.n("proposals-count", changes)
        } else {
            Cow::Borrowed("")
        },
        version: row.version,
        review: due.map(|said| match review {
            Some(Review::Overdue) => (Tone::Danger, said),
            Some(Review::Near) => (Tone::Warn, said),
            None => (Tone::Neutral, said),
        }),
        at: row.updated_at,
    }
}

/// How a state strikes the eye.
pub(super) const fn tone(state: PlaybookState) -> Tone {
    match state {
        PlaybookState::Draft => Tone::Info,
        PlaybookState::InForce => Tone::Good,
        PlaybookState::Withdrawn => Tone::Neutral,
    }
}
