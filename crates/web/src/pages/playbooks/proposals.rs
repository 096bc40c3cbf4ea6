//! What lessons say of a playbook: changes that they propose, taken up in the
//! text being written or set aside, and recommendations that it answers already
//! (LESS-2).

use std::borrow::Cow;

use app::AppError;
use app::lessons::PlaybookLink;
use app::playbooks::PlaybookFile;
use axum::response::Response;
use axum::routing::post;
use jiff::Timestamp;
use locales::Texts;
use process::lessons::LinkId;
use process::playbook::{Answer, DraftState, PlaybookCommand, PlaybookKey};
use process::refusal::Reason;

use super::{file, write};
use crate::error::WebError;
use crate::flash::Flash;
use crate::input::{Fields, PathOf};
use crate::naming;
use crate::pages::lessons::links::{Change, state, words};
use crate::pages::lessons::path as lessons_path;
use crate::paths;
use crate::problem::Problem;
use crate::reader::Staff;
use crate::refusals;
use crate::respond;
use crate::routes::Routes;
use crate::tone::Tone;

/// The button that takes a change up.
pub(super) const TAKE_UP: &str = "reprendre";
/// The button that sets one aside.
pub(super) const SET_ASIDE: &str = "ecarter";

pub(super) fn routes() -> Routes {
    Routes::new().route("/fiches-reflexes/{playbook}/retours", post(answer))
}

/// Where what lessons propose is answered.
pub(super) fn path(key: &PlaybookKey) -> String {
    format!("{}/retours", paths::playbook(key))
}

/// What lessons say of the playbook.
pub(super) struct Proposal {
    /// Its number, also its place on the page.
    pub(super) id: String,
    /// The recommendation.
    pub(super) says: String,
    /// The case, and where its lessons are read.
    pub(super) case: String,
    pub(super) href: String,
    pub(super) state: (Tone, Cow<'static, str>),
    /// What it proposes; none where the playbook says so already.
    pub(super) change: Option<Change>,
    pub(super) by: String,
    pub(super) at: Timestamp,
    pub(super) may_take_up: bool,
    pub(super) may_set_aside: bool,
    /// The field of the reason.
    pub(super) reason: String,
}

/// What lessons say, split by what it asks of the keepers.
#[derive(Default)]
pub(super) struct Proposals {
    /// Changes to answer, the oldest first.
    pub(super) waiting: Vec<Proposal>,
    /// Those taken up in the text being written.
    pub(super) taken_up: Vec<Proposal>,
    /// Everything else, the newest first.
    pub(super) others: Vec<Proposal>,
}

impl Proposals {
    pub(super) fn of(t: Texts, found: &PlaybookFile) -> Self {
        let draft = found.playbook.draft.as_ref().map(|draft| draft.state);
        let open = draft != Some(DraftState::ToApprove);
        let mut proposals = Self::default();
        for link in &found.links {
            let line = line(t, link, open);
            if link.waits() {
                proposals.waiting.push(line);
            } else if link.answer == Some(Answer::TakenUp) {
                proposals.taken_up.push(line);
            } else {
                proposals.others.insert(0, line);
            }
        }
        proposals
    }
}

fn line(t: Texts, link: &PlaybookLink, open: bool) -> Proposal {
    let name = link.name.as_ref().map(|name| name.name.as_str());
    Proposal {
        id: link.id.to_string(),
        says: words(t, &link.linked.says),
        case: link.id.case.to_string(),
        href: format!("{}#{}", lessons_path(link.id.case), link.id),
        state: state(t, link.linked.change.is_some(), link.answer),
        change: link.linked.change.as_ref().map(|one| Change::of(t, one)),
        by: naming::person(t, name, link.by.seat),
        at: link.at,
        may_take_up: link.waits() && open,
        may_set_aside: link.waits() || link.answer == Some(Answer::TakenUp),
        reason: reason_field(link.id),
    }
}

fn reason_field(id: LinkId) -> String {
    format!("motif-{id}")
}

async fn answer(
    staff: Staff,
    PathOf(key): PathOf<PlaybookKey>,
    fields: Fields,
) -> Result<Response, WebError> {
    let reader = &staff.reader;
    let app = &reader.state.app;
    app.playbook_file(&reader.actor, &key).await?;
    let change: LinkId = fields
        .value("proposition")
        .parse()
        .map_err(|_| WebError::unreadable("proposition"))?;
    let (command, then) = match fields.value("acte") {
        TAKE_UP => (PlaybookCommand::TakeUp { change }, write::path(&key)),
        SET_ASIDE => {
            let reason = fields.value(&reason_field(change)).to_owned();
            (
                PlaybookCommand::SetAside { change, reason },
                file::path(&key),
            )
        }
        _ => return Err(WebError::unreadable("acte")),
    };
    match app
        .act_on_playbook(&reader.actor, &key, command, None)
        .await
    {
        Ok(()) => Ok(respond::done(&then, Flash::Recorded)),
        Err(AppError::Refused(refusal)) if refusal.reason != Reason::NotYourRole => {
            let field = match refusal.reason {
                Reason::ReasonMissing | Reason::TextTooLong(_) => reason_field(change),
                _ => "retours".to_owned(),
            };
            let mut form = fields.into_form();
            form.refuse(field, refusals::text(reader.t, &refusal.reason));
            let problem = Problem::from(WebError::from(AppError::Refused(refusal)));
            file::again(&staff, &key, problem.kind.status(), form).await
        }
        Err(error) => Err(error.into()),
    }
}
