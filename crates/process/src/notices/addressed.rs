//! Whom a notice of a case goes to: those who see it, in their part (QUAL-5).

use jiff::Timestamp;

use super::{Notice, Recipient, Template};
use crate::{
    access::{Audience, Body, Seat, Viewer},
    case::{CALLED, Case, HelpNeeded},
    closure::Party,
    words::SupportChoice,
};

pub(super) fn on_call(help: HelpNeeded) -> Vec<Notice> {
    match help {
        HelpNeeded::AtOnceOffHours => CALLED
            .map(|body| Notice::new(Recipient::OnCall { body }, Template::OnCallPaged).urgent())
            .into(),
        HelpNeeded::Normally | HelpNeeded::AtOnce => Vec::new(),
    }
}

pub(super) fn reporter(case: &Case, template: Template) -> Vec<Notice> {
    match case.declared.military {
        Some(_) => Vec::new(),
        None => vec![Notice::new(Recipient::Reporter, template)],
    }
}

pub(crate) fn facility_side(
    case: &Case,
    template: Template,
    due: Option<Timestamp>,
) -> Vec<Notice> {
    match case.declared.military {
        Some(_) => Vec::new(),
        None => [
            Recipient::Reporter,
            Recipient::Facility {
                facility: case.facility(),
            },
        ]
        .map(|recipient| Notice::new(recipient, template).due(due))
        .into(),
    }
}

pub(super) fn bodies_seeing(case: &Case) -> impl Iterator<Item = Body> + '_ {
    case.viewers.iter().filter_map(|viewer| match viewer {
        Viewer::Body(body) => Some(*body),
        Viewer::Delegation(_) | Viewer::Facility(_) | Viewer::Follower(_) => None,
    })
}

pub(super) fn if_seeing(case: &Case, body: Body, template: Template) -> Vec<Notice> {
    bodies_seeing(case)
        .filter(|seeing| *seeing == body)
        .map(|body| Notice::body(body, template))
        .collect()
}

pub(super) fn agencies(case: &Case, template: Template) -> Vec<Notice> {
    bodies_seeing(case)
        .filter(|body| matches!(body, Body::Ars(_)))
        .map(|body| Notice::body(body, template))
        .collect()
}

/// HFDS, where there is no ARS to lead (INTAKE-1), or none that leads by right
/// (DECL-7).
pub(super) fn standing_in(case: &Case, template: Template) -> Vec<Notice> {
    if case.lead.is_none() || case.declared.military.is_some() {
        if_seeing(case, Body::Hfds, template)
    } else {
        Vec::new()
    }
}

pub(super) fn leading_agency(case: &Case, template: Template) -> Vec<Notice> {
    case.lead
        .map_or_else(Vec::new, |ars| if_seeing(case, Body::Ars(ars), template))
}

/// The body that asked a question, when it was not the CERT.
pub(super) fn asking_body(case: &Case, question: u32, template: Template) -> Vec<Notice> {
    match case
        .questions
        .get(&question)
        .map(|asked| asked.asked_by.seat)
    {
        Some(Seat::Staff { role }) => if_seeing(case, role.body(), template),
        _ => Vec::new(),
    }
}

pub(super) fn supporting_agency(case: &Case, template: Template) -> Vec<Notice> {
    match case.support {
        Some(SupportChoice::Share | SupportChoice::TakeOver) => leading_agency(case, template),
        Some(SupportChoice::Entrust) | None => Vec::new(),
    }
}

pub(super) fn of_party(case: &Case, party: Party, template: Template) -> Vec<Notice> {
    match case.body_of(party) {
        Some(body) => vec![Notice::body(body, template)],
        None => facility_side(case, template, None),
    }
}

pub(super) fn everybody(case: &Case, template: Template) -> Vec<Notice> {
    bodies_seeing(case)
        .map(|body| Notice::body(body, template))
        .chain(facility_side(case, template, None))
        .collect()
}

/// Those for whom something was put into the case (QUAL-5).
pub(super) fn to_audience(case: &Case, to: Audience, template: Template) -> Vec<Notice> {
    let mut notices = vec![Notice::body(Body::Cert, template)];
    match to {
        Audience::Cert => {}
        Audience::Body(body) => notices.extend(if_seeing(case, body, template)),
        Audience::Authorities => {
            notices.extend(bodies_seeing(case).map(|body| Notice::body(body, template)));
        }
        Audience::Parties => {
            notices.extend(facility_side(case, template, None));
            notices.extend(leading_agency(case, template));
            notices.extend(standing_in(case, template));
            if case.parties().contains(&Party::Hfds) {
                notices.extend(if_seeing(case, Body::Hfds, template));
            }
        }
        Audience::All => notices.extend(everybody(case, template)),
    }
    notices
}
