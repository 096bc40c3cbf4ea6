//! The confirmation of a declaration, from its page.

use report::{Address, Owed, Receipt, Row};

use crate::pages::reporter::declare::receipt::ReceiptPage;

/// What the page says, to be kept.
pub(super) fn receipt(page: &ReceiptPage, contacts: Vec<Row>) -> Receipt {
    let t = page.t;
    let row = |label: &str, value: String| Row {
        label: label.to_owned(),
        value,
    };
    Receipt {
        reference: page.reference.to_string(),
        summary: vec![
            row(&t.get("story-facility"), page.facility.clone()),
            row(
                &t.get("receipt-document-declared"),
                t.date_time(page.declared_at).into_owned(),
            ),
        ],
        link: Address {
            address: page.follow_link.clone().unwrap_or_default(),
        },
        bodies: page.bodies.iter().map(ToString::to_string).collect(),
        next: page.next().into_iter().map(Into::into).collect(),
        elsewhere: page
            .elsewhere
            .iter()
            .map(|line| Owed {
                label: line.label.to_string(),
                about: line.about.to_string(),
                until: line
                    .due
                    .map(|due| {
                        t.one("elsewhere-before", "when", t.date_time(due))
                            .into_owned()
                    })
                    .unwrap_or_default(),
                state: String::new(),
            })
            .collect(),
        contacts,
    }
}
