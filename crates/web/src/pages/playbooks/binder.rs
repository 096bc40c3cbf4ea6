//! Playbooks on paper: one, or a binder of several with its cover (SUPP-5).

use app::playbooks::Readable;
use axum::routing::get;
use locales::Texts;
use process::playbook::{PlaybookKey, Skill};
use report::{
    Address, Cover, Document, Frame, MadeFor, Marking, PlaybookPart, PlaybookSheet, PlaybookSource,
    PlaybookStep, Playbooks, StepGroup,
};

use super::parts::{Part, parts, skill_of};
use crate::documents::{Download, contacts};
use crate::error::WebError;
use crate::input::{PathOf, Query};
use crate::paths;
use crate::reader::Reader;
use crate::routes::Routes;
use crate::state::WebState;

/// For whom a playbook is shown when nobody says.
pub(super) const USUAL: Skill = Skill::Generalist;

pub(super) fn routes() -> Routes {
    Routes::new()
        .route(paths::BINDER, get(binder))
        .route("/fiches-reflexes/{playbook}/fiche.pdf", get(one))
}

/// What is printed.
pub(crate) enum Wanted {
    /// One playbook.
    One(Box<Readable>),
    /// Several, with a cover and a table of contents.
    Binder(Vec<Readable>),
}

async fn one(
    reader: Reader,
    PathOf(key): PathOf<PlaybookKey>,
    Query(asked): Query,
) -> Result<Download, WebError> {
    let version = asked.value("version").parse().ok();
    let lang = reader.t.lang();
    let found = reader.state.app.playbook(&key, version, lang).await?;
    let skill = skill_of(asked.value("niveau")).unwrap_or(USUAL);
    print(&reader.state, reader.t, Wanted::One(Box::new(found)), skill).await
}

async fn binder(reader: Reader, Query(asked): Query) -> Result<Download, WebError> {
    let mut found = reader.state.app.playbooks(reader.t.lang()).await?;
    // Without a choice, the binder holds them all.
    if asked.was_sent("fiche") {
        found.retain(|one| asked.values("fiche").any(|key| key == one.row.key.as_str()));
    }
    if found.is_empty() {
        return Err(WebError::not_found());
    }
    let skill = skill_of(asked.value("niveau")).unwrap_or(USUAL);
    print(&reader.state, reader.t, Wanted::Binder(found), skill).await
}

/// Sets playbooks as PDF, for readers of this skill.
pub(crate) async fn print(
    state: &WebState,
    t: Texts,
    wanted: Wanted,
    skill: Skill,
) -> Result<Download, WebError> {
    let readers = t.get(skill.label_key());
    let (title, what, cover, found) = match wanted {
        Wanted::One(one) => (
            one.text.title.clone(),
            one.row.key.to_string(),
            None,
            vec![*one],
        ),
        Wanted::Binder(found) => {
            let made = t
                .with("binder-made")
                .arg("readers", readers)
                .arg("when", t.date(state.app.now()))
                .text();
            let cover = Cover {
                lead: t.get("binder-lead").into_owned(),
                made: made.into_owned(),
            };
            (
                t.get("playbooks-title").into_owned(),
                t.get("document-file-binder").into_owned(),
                Some(cover),
                found,
            )
        }
    };
    let document = Playbooks {
        cover,
        contacts: contacts(t, state),
        own_numbers: [
            "binder-own-direction",
            "binder-own-it",
            "binder-own-provider",
        ]
        .map(|key| t.get(key).into_owned())
        .into(),
        sheets: found.iter().map(|one| sheet(t, one, skill)).collect(),
    };
    let frame = Frame {
        t,
        title,
        about: String::new(),
        marking: Marking::Public,
        at: state.app.now(),
        made_for: MadeFor::Everybody,
    };
    let made = state.press.print_once(frame, Document::Playbooks(document));
    Ok(Download::pdf(None, &what, made.await?))
}

fn sheet(t: Texts, one: &Readable, skill: Skill) -> PlaybookSheet {
    let version = t
        .with("playbook-version-of")
        .arg("number", one.version.number)
        .arg("when", t.date(one.version.at))
        .text();
    let review = one
        .row
        .review_by
        .map(|day| t.one("playbooks-review", "day", t.day(day)));
    let said = [Some(version), review].into_iter().flatten();
    PlaybookSheet {
        title: one.text.title.clone(),
        lead: one.text.lead.clone(),
        about: said.collect::<Vec<_>>().join(" · "),
        parts: parts(&one.text, skill).into_iter().map(part).collect(),
        sources: one
            .text
            .sources
            .iter()
            .map(|source| PlaybookSource {
                title: source.title.clone(),
                site: Address {
                    address: source.url.to_string(),
                },
            })
            .collect(),
    }
}

fn part(part: Part) -> PlaybookPart {
    PlaybookPart {
        heading: part.heading.into_owned(),
        manner: part.manner,
        groups: part
            .groups
            .into_iter()
            .map(|group| StepGroup {
                heading: group.heading.into_owned(),
                steps: group
                    .steps
                    .into_iter()
                    .map(|step| PlaybookStep {
                        mark: step.mark.into_owned(),
                        text: step.text,
                    })
                    .collect(),
            })
            .collect(),
    }
}
