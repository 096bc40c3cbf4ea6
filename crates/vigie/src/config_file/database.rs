//! `[database]`: where the database is.

use std::{
    fs,
    path::{Path, PathBuf},
};

use serde::Deserialize;
use store::DatabaseUrl;

/// File of the embedded database, within the data folder.
pub(crate) const EMBEDDED: &str = "vigie.db";

/// Where the database is, as the file says.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct DatabaseTable {
    /// The address.
    url: Option<String>,
    /// A file that holds the address, since that has a password in it.
    url_file: Option<PathBuf>,
}

pub(super) struct WrongDatabase {
    pub(super) key: &'static str,
    pub(super) problem: String,
}

impl DatabaseTable {
    /// The database; by default the embedded one, in the data folder.
    pub(super) fn url(&self, base: &Path, data: &Path) -> Result<DatabaseUrl, WrongDatabase> {
        let wrong = |key, problem: String| WrongDatabase { key, problem };
        let (key, written) = match (&self.url, &self.url_file) {
            (None, None) => return Ok(DatabaseUrl::Sqlite(data.join(EMBEDDED))),
            (Some(url), None) => ("database.url", url.clone()),
            (None, Some(file)) => {
                let file = base.join(file);
                let text = fs::read_to_string(&file).map_err(|error| {
                    wrong(
                        "database.url_file",
                        format!("cannot read {}: {error}", file.display()),
                    )
                })?;
                ("database.url_file", text.trim().to_owned())
            }
            (Some(_), Some(_)) => {
                return Err(wrong(
                    "database.url_file",
                    "either url or url_file, not both".to_owned(),
                ));
            }
        };
        match written.parse() {
            Ok(DatabaseUrl::Sqlite(file)) => Ok(DatabaseUrl::Sqlite(base.join(file))),
            Ok(url) => Ok(url),
            Err(error) => Err(wrong(key, format!("{error}"))),
        }
    }
}
