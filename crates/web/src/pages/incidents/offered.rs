//! Which acts make sense now for this reader.

use app::incidents::IncidentView;
use process::access::Verb;
use process::words::{State, StatementState};

use super::Order;

/// The acts that the reader may do now, in the order of the page.
pub(super) fn offered(view: &IncidentView) -> Vec<Order> {
    Order::ALL
        .iter()
        .copied()
        .filter(|order| is_offered(view, *order))
        .collect()
}

fn is_offered(view: &IncidentView, order: Order) -> bool {
    let incident = &view.incident;
    let statement = |state: StatementState| {
        incident
            .statements
            .values()
            .any(|statement| statement.state == state)
    };
    if order == Order::EndAction {
        return incident.actions.keys().any(|number| view.may_end(*number));
    }
    if !view.may(order.verb()) {
        return false;
    }
    match order {
        Order::ChooseMode
        | Order::Decide
        | Order::SetAction
        | Order::EndAction
        | Order::DraftStatement
        | Order::Name => true,
        Order::ReportSituation | Order::Log | Order::SeatMember | Order::HandOver => {
            incident.crisis_since().is_some()
        }
        Order::NoteAttendance => {
            incident.crisis_since().is_some()
                && incident.members.values().any(|seated| seated.is_member())
        }
        Order::ApproveStatement => incident.statements.values().any(|statement| {
            statement.state == StatementState::Draft
                && statement.drafted_by.pseudonym != view.reader
        }),
        Order::PublishStatement => statement(StatementState::Approved),
        Order::WithdrawStatement => statement(StatementState::Published),
        Order::Join | Order::Release => !view.board.is_empty(),
        Order::Close => {
            view.may(Verb::SteerIncident)
                && view
                    .board
                    .iter()
                    .all(|line| line.stands.state == State::Closed)
        }
    }
}
