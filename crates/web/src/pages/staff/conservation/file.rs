//! The end of the file of an incident or an alert: held, proposed, decided by a
//! second person (KEEP-2).

use std::borrow::Cow;

use app::AppError;
use app::retention::{EndRequest, FileView, SecondPerson};
use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::get;
use jiff::Timestamp;
use locales::Texts;
use process::access::{RightTo, SeatKind, StaffRole, Verb, right_to};
use process::act::{Private, Sequence};
use process::ids::SubjectNumber;
use process::refusal::Reason;
use process::retention::{Disposition, Due, EndCommand, Fate};
use process::words::Word;

use crate::acts::limit;
use crate::error::WebError;
use crate::flash::Flash;
use crate::form::{Choice, Form};
use crate::input::{Fields, PathOf};
use crate::layout::Layout;
use crate::paths;
use crate::problem::Problem;
use crate::reader::{Reader, Staff};
use crate::refusals;
use crate::respond;
use crate::routes::Routes;

pub(super) fn routes() -> Routes {
    Routes::new().route("/conservation/fichiers/{file}", get(show).post(act))
}

type Words = Cow<'static, str>;

/// What the reader may do.
#[derive(Default)]
struct Offered {
    proposes: bool,
    approves: bool,
    declines: bool,
    holds: bool,
    lifts: bool,
}

impl Offered {
    fn to(role: StaffRole, view: &FileView) -> Self {
        let may = |verb| right_to(verb, SeatKind::from(role)) == RightTo::Held;
        let ending = &view.ending;
        let gone = matches!(ending.fate, Fate::UnderWay(_) | Fate::Disposed(_));
        let proposed = matches!(ending.fate, Fate::Proposed(_));
        let held = ending.held_since.is_some();
        Self {
            proposes: may(Verb::ProposeDisposition)
                && matches!(ending.fate, Fate::Kept)
                && view.over_at.is_some(),
            approves: may(Verb::ReviewDisposition) && proposed && view.second == SecondPerson::May,
            declines: may(Verb::ReviewDisposition)
                && (proposed || matches!(ending.fate, Fate::Approved(_))),
            holds: may(Verb::HoldFile) && !held && !gone,
            lifts: may(Verb::HoldFile) && held,
        }
    }

    const fn any(&self) -> bool {
        self.proposes || self.approves || self.declines || self.holds || self.lifts
    }
}

#[derive(Template)]
#[template(path = "staff/file.html")]
struct FilePage {
    t: Texts,
    layout: Layout,
    action: String,
    form: Form,
    subject: String,
    number: String,
    category: Words,
    state: Words,
    over_at: Option<Timestamp>,
    due_at: Option<Timestamp>,
    held_since: Option<Timestamp>,
    kept_until: Option<Timestamp>,
    gone_at: Option<Timestamp>,
    /// What stands proposed: what, until when, by whom, when, why.
    proposed: Option<Proposed>,
    dispositions: Vec<Choice>,
    offered: Offered,
    version: Sequence,
}

struct Proposed {
    what: Words,
    until: Option<Timestamp>,
    by: String,
    at: Timestamp,
    reason: String,
}

fn page(reader: &Reader, role: StaffRole, view: &FileView, form: Form) -> FilePage {
    let t = reader.t;
    let ending = &view.ending;
    let proposal = match &ending.fate {
        Fate::Proposed(proposal) | Fate::Approved(proposal) | Fate::UnderWay(proposal) => {
            Some(proposal)
        }
        Fate::Kept | Fate::Disposed(_) => None,
    };
    let number = view.number.to_string();
    FilePage {
        t,
        layout: reader.layout(t.one("ending-title", "number", number.as_str())),
        action: paths::file(view.number),
        form,
        subject: match view.number {
            SubjectNumber::Case(reference) => paths::case(reference),
            SubjectNumber::Incident(_) => format!("{}/{number}", paths::INCIDENTS),
            SubjectNumber::Alert(_) => format!("{}/{number}", paths::ALERTS),
        },
        number,
        category: t.get(view.category.label_key()),
        state: t.get(match &ending.fate {
            Fate::Kept if ending.held_since.is_some() => "ending-held",
            Fate::Kept => "ending-kept",
            Fate::Proposed(_) => "erasure-requested",
            Fate::Approved(_) | Fate::UnderWay(_) => "ending-under-way",
            Fate::Disposed(disposed) => disposed.disposition.label_key(),
        }),
        over_at: view.over_at,
        due_at: match view.due {
            Some(Due::NotBefore(at) | Due::Since(at)) => Some(at),
            Some(Due::Held) | None => None,
        },
        held_since: ending.held_since,
        kept_until: ending.kept_until,
        gone_at: ending.disposed().map(|disposed| disposed.at),
        proposed: proposal
            .zip(view.proposed.as_ref())
            .map(|(it, said)| Proposed {
                what: t.get(it.disposition.label_key()),
                until: it.until,
                by: said.0.clone().unwrap_or_default(),
                at: it.at,
                reason: match &said.1 {
                    Private::Known(reason) => reason.clone(),
                    Private::Erased => t.get("story-erased").into_owned(),
                },
            }),
        dispositions: Choice::of(t, Disposition::CHOICES),
        offered: Offered::to(role, view),
        version: view.version,
    }
}

async fn show(staff: Staff, PathOf(number): PathOf<SubjectNumber>) -> Result<Response, WebError> {
    let reader = &staff.reader;
    let view = reader.state.app.file_of(&reader.actor, number).await?;
    let mut form = Form::new();
    form.set("disposition", view.then.key());
    respond::page(&page(reader, staff.role, &view, form))
}

/// What the form asks for; or the field that is wrong, and why.
fn command(t: Texts, fields: &Fields) -> Result<EndCommand, (&'static str, Words)> {
    let reason = fields.value("reason").to_owned();
    Ok(match fields.value("acte") {
        "proposer" => EndCommand::ProposeDisposition {
            disposition: Disposition::from_key(fields.value("disposition"))
                .ok_or_else(|| ("disposition", t.get("act-missing-choice")))?,
            until: limit(fields, "until").map_err(|_| ("until", t.get("act-missing-moment")))?,
            reason,
        },
        "approuver" => EndCommand::ApproveDisposition,
        "refuser" => EndCommand::DeclineDisposition { reason },
        "lever" => EndCommand::LiftHold { reason },
        "suspendre" => EndCommand::PlaceHold { reason },
        _ => return Err(("reason", t.get("act-missing-choice"))),
    })
}

async fn act(
    staff: Staff,
    PathOf(number): PathOf<SubjectNumber>,
    fields: Fields,
) -> Result<Response, WebError> {
    let reader = staff.reader.at(paths::file(number));
    let app = reader.state.app.clone();
    // Whoever may not read it learns nothing of what is wrong with the form.
    let view = app.file_of(&reader.actor, number).await?;
    let (field, words, status) = match command(reader.t, &fields) {
        Err((field, words)) => (field, words, StatusCode::UNPROCESSABLE_ENTITY),
        Ok(command) => {
            let seen = fields.value("version").parse().ok().map(Sequence);
            let request = EndRequest { command, seen };
            match app.act_on_file(&reader.actor, number, request).await {
                Ok(_) => return Ok(respond::done(&paths::file(number), Flash::FileDecided)),
                Err(AppError::Refused(refusal)) if refusal.reason != Reason::NotYourRole => {
                    let field = match refusal.reason {
                        Reason::UntilMissing | Reason::TooEarly => "until",
                        Reason::NotYetDue(_) | Reason::OnHold | Reason::NotOver
                            if fields.value("acte") == "proposer" =>
                        {
                            "disposition"
                        }
                        _ => "reason",
                    };
                    let words = refusals::text(reader.t, &refusal.reason);
                    let problem = Problem::from(WebError::from(AppError::Refused(refusal)));
                    (field, words, problem.kind.status())
                }
                Err(error) => return Err(error.into()),
            }
        }
    };
    let mut form = fields.into_form();
    form.refuse(field, words);
    respond::page_with(status, &page(&reader, staff.role, &view, form))
}
