//! The playbooks of a case: those that fit it, and those that were sent.

use std::borrow::Cow;

use app::cases::CaseView;
use app::playbooks::Proposed;
use jiff::Timestamp;
use locales::Texts;
use process::playbook::{Ground, skill_at_hand};
use process::words::State;

use super::one::version_path;
use super::parts::skill_word;
use crate::error::WebError;
use crate::pages::staff::acts::{Deed, offered};
use crate::paths;
use crate::reader::Reader;

/// The card of a case's page.
#[derive(Clone, Debug, Default)]
pub struct Card {
    /// Those that fit.
    pub proposed: Vec<Fitting>,
    /// Those that were sent, the latest first.
    pub sent: Vec<Sent>,
    /// Where any other one is sent; empty when the reader sends none.
    pub other: String,
}

/// A playbook that fits.
#[derive(Clone, Debug)]
pub struct Fitting {
    /// Its title.
    pub title: String,
    /// Where it is read.
    pub href: String,
    /// What speaks for it.
    pub why: String,
    /// Where it is sent; empty when the reader does not send it, or it was
    /// sent as it is.
    pub send: String,
}

/// A playbook that was sent.
#[derive(Clone, Debug)]
pub struct Sent {
    /// Its title.
    pub title: String,
    /// Where that version is read.
    pub href: String,
    /// The version.
    pub version: u32,
    /// When.
    pub at: Timestamp,
}

impl Card {
    /// The playbooks of a case that is still worked on.
    pub(crate) async fn of(reader: &Reader, view: &CaseView) -> Result<Self, WebError> {
        let case = &view.case;
        let t = reader.t;
        let proposed = match case.state {
            State::Closed => Vec::new(),
            _ => {
                let app = &reader.state.app;
                let nature = view.facility.nature();
                app.proposed_playbooks(case, nature, t.lang()).await?
            }
        };
        let sends = offered(view).contains(&Deed::SendPlaybook);
        let form = format!(
            "{}/{}",
            paths::case(case.reference),
            Deed::SendPlaybook.slug()
        );
        let skill = skill_word(skill_at_hand(case));
        Ok(Self {
            proposed: proposed
                .into_iter()
                .map(|one| {
                    let row = &one.playbook.row;
                    let known = case
                        .playbooks_sent
                        .iter()
                        .any(|sent| sent.key == row.key && sent.version == row.version);
                    Fitting {
                        href: format!("{}?niveau={skill}", paths::playbook(&row.key)),
                        why: why(t, &one),
                        send: if sends && !known {
                            format!("{form}?playbook={}", row.key)
                        } else {
                            String::new()
                        },
                        title: one.playbook.text.title,
                    }
                })
                .collect(),
            sent: case
                .playbooks_sent
                .iter()
                .rev()
                .map(|sent| Sent {
                    title: sent.title.clone(),
                    href: format!(
                        "{}?niveau={}",
                        version_path(&sent.key, sent.version),
                        skill_word(sent.skill)
                    ),
                    version: sent.version,
                    at: sent.at,
                })
                .collect(),
            other: if sends { form } else { String::new() },
        })
    }

    /// Whether there is nothing to show.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.proposed.is_empty() && self.sent.is_empty() && self.other.is_empty()
    }
}

fn why(t: Texts, one: &Proposed) -> String {
    let said = one.grounds.iter().map(|ground| -> Cow<'static, str> {
        match ground {
            Ground::Found(cause) => t.one("playbook-fits-found", "what", t.get(cause.label_key())),
            Ground::Declared(cause) => {
                t.one("playbook-fits-declared", "what", t.get(cause.label_key()))
            }
            Ground::Seen(trace) => t.one("playbook-fits-seen", "what", t.get(trace.label_key())),
        }
    });
    said.collect::<Vec<_>>().join(" · ")
}
