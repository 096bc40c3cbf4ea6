//! What the database holds at the end, against what the portal said that it
//! keeps.

use std::{collections::HashSet, error::Error};

use app::App;
use sea_orm::{ConnectOptions, ConnectionTrait, Database, Statement};

use super::declaring::Kept;
use crate::nodes::Site;

/// What became of what was accepted.
pub(super) struct Reckoned {
    /// Declarations that the portal said it keeps.
    pub(super) kept: usize,
    /// Those of them that are not there.
    pub(super) lost: usize,
    /// Cases that nobody was told of: of a request that was sent again, or of
    /// nothing.
    pub(super) extra: usize,
    /// Those whose words are not in their first act.
    pub(super) without_words: usize,
    /// Cases of which the read side does not say what their acts say.
    pub(super) half_done: usize,
}

impl Reckoned {
    pub(super) const fn is_sound(&self) -> bool {
        self.lost == 0 && self.extra == 0 && self.without_words == 0 && self.half_done == 0
    }
}

/// Compares every case.
pub(super) async fn reckon(
    app: &App,
    site: &Site,
    kept: &[Kept],
) -> Result<Reckoned, Box<dyn Error>> {
    let there = column(site, "SELECT reference AS found FROM cases").await?;
    let words = column(
        site,
        "SELECT value AS found FROM openings WHERE value LIKE '%les postes ne démarrent plus.%'",
    )
    .await?;
    let told: HashSet<&str> = kept.iter().map(|one| one.reference.as_str()).collect();
    let found: HashSet<&str> = there.iter().map(String::as_str).collect();
    let parts = words.iter().flat_map(|text| text.split('"'));
    let words: HashSet<&str> = parts.collect();
    let checked = app.check_read_side().await?;
    Ok(Reckoned {
        kept: kept.len(),
        lost: told.difference(&found).count(),
        // As many as there are rows, not numbers: a number is there once.
        extra: (there.len() - found.intersection(&told).count()) + (kept.len() - told.len()),
        without_words: kept
            .iter()
            .filter(|one| !words.contains(one.words.as_str()))
            .count(),
        half_done: checked.differing.len(),
    })
}

async fn column(site: &Site, sql: &str) -> Result<Vec<String>, Box<dyn Error>> {
    let mut options = ConnectOptions::new(&site.url);
    options.max_connections(1).sqlx_logging(false);
    let db = Database::connect(options).await?;
    let asked = Statement::from_string(db.get_database_backend(), sql);
    let rows = db.query_all_raw(asked).await?;
    db.close().await?;
    let found = rows.iter().map(|row| row.try_get("", "found"));
    Ok(found.collect::<Result<_, _>>()?)
}
