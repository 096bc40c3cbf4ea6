//! Where each reader can go.

use process::access::{RightTo, SeatKind, StaffRole, Standing, Verb, right_to};

use crate::layout::NavItem;
use crate::paths;
use crate::reader::Reader;

/// The navigation of a reader, in the order shown.
#[must_use]
pub fn of(reader: &Reader) -> Vec<NavItem> {
    let t = reader.t;
    let mut items = match &reader.actor.standing {
        Standing::Facilities(_) => vec![
            NavItem::new(t.get("nav-desk"), paths::DESK),
            NavItem::new(t.get("nav-declare"), paths::DECLARE),
            NavItem::new(t.get("nav-my-cases"), paths::MY_CASES),
            NavItem::new(t.get("nav-alerts"), paths::ALERTS),
            NavItem::new(t.get("nav-help"), paths::HELP_NOW),
        ],
        Standing::Staff(StaffRole::Cert { .. }) => vec![
            NavItem::new(t.get("nav-today"), paths::DESK),
            NavItem::new(t.get("nav-queue"), paths::QUEUE),
            NavItem::new(t.get("nav-incidents"), paths::INCIDENTS),
            NavItem::new(t.get("nav-signals"), paths::SIGNALS),
            NavItem::new(t.get("nav-enter"), paths::ENTER),
            NavItem::new(t.get("nav-unready"), paths::UNREADY),
            NavItem::new(t.get("nav-resets"), paths::RESETS),
            NavItem::new(t.get("nav-alerts"), paths::ALERTS),
            NavItem::new(t.get("nav-search"), paths::SEARCH),
        ],
        Standing::Staff(StaffRole::Ars { .. }) => vec![
            NavItem::new(t.get("nav-desk"), paths::DESK),
            NavItem::new(t.get("nav-cases"), paths::CASES),
            NavItem::new(t.get("nav-incidents"), paths::INCIDENTS),
            NavItem::new(t.get("nav-enter"), paths::ENTER),
            NavItem::new(t.get("nav-unready"), paths::UNREADY),
            NavItem::new(t.get("nav-alerts"), paths::ALERTS),
            NavItem::new(t.get("nav-search"), paths::SEARCH),
        ],
        Standing::Staff(StaffRole::Hfds) => vec![
            NavItem::new(t.get("nav-desk"), paths::DESK),
            NavItem::new(t.get("nav-cases"), paths::CASES),
            NavItem::new(t.get("nav-incidents"), paths::INCIDENTS),
            NavItem::new(t.get("nav-enter"), paths::ENTER),
            NavItem::new(t.get("nav-alerts"), paths::ALERTS),
            NavItem::new(t.get("nav-search"), paths::SEARCH),
        ],
        Standing::Staff(StaffRole::ArmedForces) => {
            vec![NavItem::new(t.get("nav-desk"), paths::DESK)]
        }
        Standing::Staff(_) => vec![
            NavItem::new(t.get("nav-desk"), paths::DESK),
            NavItem::new(t.get("nav-cases"), paths::CASES),
            NavItem::new(t.get("nav-incidents"), paths::INCIDENTS),
            NavItem::new(t.get("nav-search"), paths::SEARCH),
        ],
        _ => vec![
            NavItem::new(t.get("nav-home"), paths::HOME),
            NavItem::new(t.get("nav-declare"), paths::DECLARE),
            NavItem::new(t.get("nav-help"), paths::HELP_NOW),
        ],
    };
    if let Standing::Staff(role) = reader.actor.standing {
        let seat = SeatKind::from(role);
        if right_to(Verb::ReadRota, seat) == RightTo::Held {
            items.push(NavItem::new(t.get("nav-rota"), paths::ROTA));
        }
        if right_to(Verb::ManageAgents, seat) == RightTo::Held {
            items.push(NavItem::new(t.get("nav-people"), paths::AGENTS));
        }
        if right_to(Verb::ReadRetention, seat) == RightTo::Held {
            items.push(NavItem::new(t.get("nav-conservation"), paths::CONSERVATION));
        }
        if right_to(Verb::WatchLog, seat) == RightTo::Held {
            items.push(NavItem::new(t.get("nav-proofs"), paths::PROOFS));
        }
    }
    if reader.state.config.mailbox.is_some() {
        items.push(NavItem::new(t.get("nav-mails"), paths::DEMO_MAILS));
    }
    items
}
