//! What the CNIL asks about a breach, from its page (QUAL-3).

use report::{Address, Row, Statement};

use crate::pages::reporter::case::statement::StatementPage;

/// What the page says, to be kept, with room for what is missing.
pub(super) fn statement(page: &StatementPage) -> Statement {
    let t = page.t;
    Statement {
        due: page
            .due
            .map(|due| {
                t.one("statement-document-due", "when", t.date_time(due))
                    .into_owned()
            })
            .unwrap_or_default(),
        site: Address {
            address: page.cnil_url.clone(),
        },
        rows: page
            .rows
            .iter()
            .map(|(label, value)| Row {
                label: label.to_string(),
                value: value.clone(),
            })
            .collect(),
    }
}

/// The same as plain text, under its title.
pub(super) fn plain(page: &StatementPage) -> String {
    format!(
        "{}\n{}\n\n{}\n",
        page.t.get("statement-document-title"),
        page.t
            .one("folder-title", "reference", page.reference.as_str()),
        page.plain()
    )
}
