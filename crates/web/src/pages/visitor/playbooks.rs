//! The playbooks, for anyone to read and print (SUPP-5).

use std::borrow::Cow;

use askama::Template;
use axum::response::Response;
use axum::routing::get;
use locales::Texts;
use playbooks::{Playbook, PlaybookKey, SectionKind, Skill, Step, first_set, measures_of};
use process::words::Word;

use crate::error::WebError;
use crate::input::{PathOf, Query};
use crate::layout::Layout;
use crate::paths;
use crate::reader::Reader;
use crate::respond;
use crate::routes::Routes;

/// Every playbook, by its title.
#[derive(Template)]
#[template(path = "visitor/playbooks.html")]
pub struct Playbooks {
    /// The reader's texts.
    pub t: Texts,
    /// The frame of the page.
    pub layout: Layout,
    /// The playbooks.
    pub playbooks: &'static [(PlaybookKey, Playbook)],
}

/// One playbook, for a reader of some skill.
#[derive(Template)]
#[template(path = "visitor/playbook.html")]
pub struct OnePlaybook {
    /// The reader's texts.
    pub t: Texts,
    /// The frame of the page.
    pub layout: Layout,
    /// The playbook.
    pub playbook: &'static Playbook,
    /// The reader's skill.
    pub skill: Skill,
    /// Its parts.
    pub parts: Vec<Part>,
    /// Where it is read.
    pub here: String,
}

impl OnePlaybook {
    fn is_for(&self, skill: &Skill) -> bool {
        self.skill == *skill
    }
}

/// One part of a playbook, as it is shown.
pub struct Part {
    /// Its heading.
    pub heading: Cow<'static, str>,
    /// Whether its steps are taken in order, or which are never to be.
    pub manner: Manner,
    /// Its steps, under a heading of their own where there are kinds.
    pub groups: Vec<(Cow<'static, str>, Vec<&'static Step>)>,
}

/// How the steps of a part are read.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Manner {
    /// One after the other.
    InOrder,
    /// In any order.
    Any,
    /// Never.
    Never,
}

pub(crate) fn routes() -> Routes {
    Routes::new()
        .route(paths::PLAYBOOKS, get(list))
        .route("/fiches-reflexes/{playbook}", get(show))
}

async fn list(reader: Reader) -> Result<Response, WebError> {
    respond::page(&Playbooks {
        t: reader.t,
        layout: reader.layout(reader.t.get("playbooks-title")),
        playbooks: first_set(reader.t.lang()),
    })
}

async fn show(
    reader: Reader,
    PathOf(name): PathOf<String>,
    Query(asked): Query,
) -> Result<Response, WebError> {
    let (key, playbook) = first_set(reader.t.lang())
        .iter()
        .find(|(key, _)| key.key() == name)
        .ok_or_else(WebError::not_found)?;
    let skill = Skill::from_key(asked.value("niveau")).unwrap_or(Skill::Generalist);
    respond::page(&OnePlaybook {
        t: reader.t,
        layout: reader.layout(Cow::Borrowed(playbook.title.as_str())),
        playbook,
        skill,
        parts: parts(reader.t, playbook, skill),
        here: paths::playbook(*key),
    })
}

fn parts(t: Texts, playbook: &'static Playbook, skill: Skill) -> Vec<Part> {
    SectionKind::ALL
        .into_iter()
        .map(|kind| Part {
            heading: t.get(kind.label_key()),
            manner: match kind {
                SectionKind::FirstMinutes => Manner::InOrder,
                SectionKind::NotToDo => Manner::Never,
                _ => Manner::Any,
            },
            groups: if kind == SectionKind::Measures {
                measures_of(playbook, skill)
                    .into_iter()
                    .map(|(kind, steps)| (t.get(kind.choice().label), steps))
                    .collect()
            } else {
                vec![(Cow::Borrowed(""), playbook.steps(kind, skill).collect())]
            },
        })
        .filter(|part| part.groups.iter().any(|(_, steps)| !steps.is_empty()))
        .collect()
}
