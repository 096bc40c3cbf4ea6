//! The playbooks in force, by type of incident and reader's skill.

use app::playbooks::Readable;
use askama::Template;
use axum::response::Response;
use axum::routing::get;
use locales::Texts;
use process::access::{RightTo, SeatKind, Standing, Verb, right_to};
use process::playbook::Skill;
use process::words::{Cause, Word};

use super::binder;
use super::parts::{skill_of, skill_word};
use crate::error::WebError;
use crate::form::{Choice, Form};
use crate::input::Query;
use crate::layout::Layout;
use crate::paths;
use crate::reader::Reader;
use crate::respond;
use crate::routes::Routes;

/// A playbook of the list.
struct Line {
    key: String,
    href: String,
    title: String,
    lead: String,
    kinds: String,
}

#[derive(Template)]
#[template(path = "playbooks/list.html")]
struct ListPage {
    t: Texts,
    layout: Layout,
    form: Form,
    causes: Vec<Choice>,
    skills: Vec<Choice>,
    skill: &'static str,
    playbooks: Vec<Line>,
    /// Where the CERT writes them; empty for others.
    board: &'static str,
}

pub(super) fn routes() -> Routes {
    Routes::new().route(paths::PLAYBOOKS, get(show))
}

async fn show(reader: Reader, Query(asked): Query) -> Result<Response, WebError> {
    let t = reader.t;
    let cause = Cause::from_key(asked.value("type"));
    let skill = skill_of(asked.value("niveau"));
    let found = reader.state.app.playbooks(t.lang()).await?;
    let fits = |one: &Readable| {
        cause.is_none_or(|cause| one.version.content.causes.contains(&cause))
            && skill.is_none_or(|skill| one.text.is_for(skill))
    };
    let writes = match reader.actor.standing {
        Standing::Staff(role) => {
            right_to(Verb::WritePlaybook, SeatKind::from(role)) == RightTo::Held
        }
        _ => false,
    };
    let read_as = skill.unwrap_or(binder::USUAL);
    respond::page(&ListPage {
        t,
        layout: reader.layout(t.get("playbooks-title")),
        causes: Choice::of(t, Cause::CHOICES),
        skills: Skill::ALL
            .iter()
            .map(|skill| Choice::new(skill_word(*skill), t.get(skill.label_key())))
            .collect(),
        form: asked.into_form(),
        skill: skill_word(read_as),
        playbooks: found
            .into_iter()
            .filter(fits)
            .map(|one| Line {
                href: match skill {
                    Some(skill) => {
                        let path = paths::playbook(&one.row.key);
                        format!("{path}?niveau={}", skill_word(skill))
                    }
                    None => paths::playbook(&one.row.key),
                },
                key: one.row.key.to_string(),
                kinds: crate::naming::list(
                    one.version
                        .content
                        .causes
                        .iter()
                        .map(|cause| t.get(cause.label_key())),
                ),
                title: one.text.title,
                lead: one.text.lead,
            })
            .collect(),
        board: if writes { paths::PLAYBOOK_BOARD } else { "" },
    })
}
