//! One playbook: the version in force, or one that was once.

use app::playbooks::{Readable, Standing};
use askama::Template;
use axum::response::Response;
use axum::routing::get;
use jiff::Timestamp;
use jiff::civil::Date;
use locales::{Lang, Texts};
use playbooks::Source;
use process::access::{self, RightTo, SeatKind, Verb, right_to};
use process::playbook::{PlaybookKey, Skill};

use super::differences::{Difference, between};
use super::parts::{Part, parts, skill_of, skill_word};
use super::{binder, file};
use crate::error::WebError;
use crate::input::{Fields, PathOf, Query};
use crate::layout::Layout;
use crate::paths;
use crate::reader::Reader;
use crate::respond;
use crate::routes::Routes;

/// A version of a playbook, for a reader of some skill.
#[derive(Template)]
#[template(path = "playbooks/one.html")]
struct OnePage {
    t: Texts,
    layout: Layout,
    title: String,
    lead: String,
    standing: Standing,
    skill: Skill,
    parts: Vec<Part>,
    sources: Vec<Source>,
    version: u32,
    since: Timestamp,
    review_by: Option<Date>,
    /// Whether it is read in French for want of another text.
    only_french: bool,
    /// Where it is read.
    here: String,
    /// Where the version in force is read.
    current: String,
    /// Where it is printed.
    pdf: String,
    /// Where the CERT works on it; empty for others.
    file: String,
    /// The version before; 0 for none.
    before: u32,
    /// What changed since that version, in the text in French.
    differences: Vec<Difference>,
}

impl OnePage {
    fn is_for(&self, skill: &Skill) -> bool {
        self.skill == *skill
    }

    fn is_in_force(&self) -> bool {
        self.standing == Standing::InForce
    }

    fn is_withdrawn(&self) -> bool {
        self.standing == Standing::Withdrawn
    }

    fn word(&self, skill: &Skill) -> &'static str {
        skill_word(*skill)
    }
}

pub(super) fn routes() -> Routes {
    Routes::new()
        .route("/fiches-reflexes/{playbook}", get(show))
        .route(
            "/fiches-reflexes/{playbook}/versions/{version}",
            get(show_version),
        )
}

/// Where a version of a playbook is read.
pub(crate) fn version_path(key: &PlaybookKey, version: u32) -> String {
    format!("{}/versions/{version}", paths::playbook(key))
}

async fn show(
    reader: Reader,
    PathOf(key): PathOf<PlaybookKey>,
    Query(asked): Query,
) -> Result<Response, WebError> {
    let found = reader
        .state
        .app
        .playbook(&key, None, reader.t.lang())
        .await?;
    let here = paths::playbook(&key);
    page(&reader, found, here, &asked).await
}

async fn show_version(
    reader: Reader,
    PathOf((key, version)): PathOf<(PlaybookKey, u32)>,
    Query(asked): Query,
) -> Result<Response, WebError> {
    let app = &reader.state.app;
    let found = app.playbook(&key, Some(version), reader.t.lang()).await?;
    let here = version_path(&key, version);
    page(&reader, found, here, &asked).await
}

async fn page(
    reader: &Reader,
    found: Readable,
    here: String,
    asked: &Fields,
) -> Result<Response, WebError> {
    let t = reader.t;
    let skill = skill_of(asked.value("niveau")).unwrap_or(binder::USUAL);
    let key = &found.row.key;
    let before = found.version.number.saturating_sub(1);
    let differences = if before == 0 {
        Vec::new()
    } else {
        let app = &reader.state.app;
        let earlier = app.playbook(key, Some(before), Lang::Fr).await?;
        between(
            &earlier.version.content.french,
            &found.version.content.french,
        )
    };
    let writes = match reader.actor.standing {
        access::Standing::Staff(role) => {
            right_to(Verb::WritePlaybook, SeatKind::from(role)) == RightTo::Held
        }
        _ => false,
    };
    let standing = found.standing();
    respond::page(&OnePage {
        t,
        layout: reader.layout(found.text.title.clone()),
        standing,
        skill,
        parts: parts(&found.text, skill),
        version: found.version.number,
        since: found.version.at,
        review_by: found
            .row
            .review_by
            .filter(|_| standing == Standing::InForce),
        only_french: found.text.lang != t.lang(),
        here,
        current: paths::playbook(key),
        pdf: format!(
            "{}/fiche.pdf?version={}&niveau={}",
            paths::playbook(key),
            found.version.number,
            skill_word(skill)
        ),
        file: if writes {
            file::path(key)
        } else {
            String::new()
        },
        before,
        differences,
        title: found.text.title,
        lead: found.text.lead,
        sources: found.text.sources,
    })
}
