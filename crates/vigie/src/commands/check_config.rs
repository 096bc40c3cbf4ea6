//! `vigie check-config`: whether the configuration can be used.

use store::DatabaseUrl;

use super::say;
use crate::{cli, config_file::Settings, failure::Failure};

/// Says what the configuration amounts to.
///
/// # Errors
/// When something in it is wrong, with the line.
pub(crate) fn run(options: &cli::Config) -> Result<(), Failure> {
    let settings = Settings::read(&options.config)?;
    let database = match &settings.database {
        DatabaseUrl::Sqlite(file) => format!("embedded, {}", file.display()),
        DatabaseUrl::Postgres(_) => "PostgreSQL".to_owned(),
    };
    say(format_args!("{} can be used.", options.config.display()))?;
    say(format_args!("  address   {}", settings.portal.public_url))?;
    say(format_args!("  listens   {}", settings.server.listen))?;
    say(format_args!(
        "  data      {}",
        settings.server.data.display()
    ))?;
    say(format_args!("  database  {database}"))?;
    say(format_args!(
        "  mail      {}:{}",
        settings.mail.host, settings.mail.port
    ))
}
