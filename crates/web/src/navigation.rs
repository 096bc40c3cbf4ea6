//! Where each reader can go.

use process::access::{RightTo, SeatKind, StaffRole, Standing, Verb, right_to};

use crate::layout::{NavItem, NavMenu};
use crate::paths;
use crate::reader::Reader;

/// The navigation of a reader.
#[derive(Clone, Debug)]
pub struct Navigation {
    /// What is reached most, in the order shown.
    pub nav: Vec<NavItem>,
    /// What is folded, after it.
    pub menus: Vec<NavMenu>,
}

/// The navigation of a reader; one entry alone is not folded.
#[must_use]
pub fn of(reader: &Reader) -> Navigation {
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
            NavItem::new(t.get("nav-alerts"), paths::ALERTS),
            NavItem::new(t.get("nav-enter"), paths::ENTER),
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
    if reader.state.config.mailbox.is_some() {
        items.push(NavItem::new(t.get("nav-mails"), paths::DEMO_MAILS));
    }
    let mut menus = Vec::new();
    for (label, folded) in folded(reader) {
        if folded.len() > 1 {
            menus.push(NavMenu {
                label: t.get(label),
                items: folded,
            });
        } else {
            items.extend(folded);
        }
    }
    Navigation { nav: items, menus }
}

/// What members of staff reach less often, by the word under which it is
/// folded.
fn folded(reader: &Reader) -> Vec<(&'static str, Vec<NavItem>)> {
    let Standing::Staff(role) = reader.actor.standing else {
        return Vec::new();
    };
    let seat = SeatKind::from(role);
    let cert = matches!(role, StaffRole::Cert { .. });
    let entry = |offered: bool, key, path: &'static str| {
        offered.then(|| NavItem::new(reader.t.get(key), path))
    };
    let held = |verb| right_to(verb, seat) == RightTo::Held;
    let team = [
        entry(held(Verb::ReadRota), "nav-rota", paths::ROTA),
        entry(held(Verb::ManageAgents), "nav-people", paths::AGENTS),
        entry(cert, "nav-resets", paths::RESETS),
        entry(cert, "nav-unready", paths::UNREADY),
    ];
    let watch = [
        entry(held(Verb::ReadFigures), "nav-figures", paths::OBSERVATORY),
        entry(held(Verb::CompareCases), "nav-signals", paths::SIGNALS),
        entry(held(Verb::ReadLessons), "nav-lessons", paths::LESSONS),
        entry(cert, "nav-playbooks", paths::PLAYBOOKS),
        entry(held(Verb::ReadProviders), "nav-directory", paths::DIRECTORY),
    ];
    let record = [
        entry(
            held(Verb::ReadRetention),
            "nav-conservation",
            paths::CONSERVATION,
        ),
        entry(held(Verb::WatchLog), "nav-proofs", paths::PROOFS),
    ];
    vec![
        ("nav-menu-watch", watch.into_iter().flatten().collect()),
        ("nav-menu-team", team.into_iter().flatten().collect()),
        ("nav-menu-record", record.into_iter().flatten().collect()),
    ]
}
