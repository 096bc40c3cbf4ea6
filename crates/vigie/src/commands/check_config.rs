//! `vigie check-config`: whether the configuration can be used.

use app::Clock;
use jiff::Timestamp;
use process::ids::EvidenceId;
use store::DatabaseUrl;

use super::say;
use crate::{
    cli,
    config_file::{Settings, Tls},
    evidence,
    failure::Failure,
};

/// Says what the configuration amounts to. The place for evidence is tried: a
/// few bytes are stored there, read back and removed.
///
/// # Errors
/// When something in it is wrong, with the line.
pub(crate) async fn run(options: &cli::Config) -> Result<(), Failure> {
    let settings = Settings::read(&options.config)?;
    let database = match &settings.database {
        DatabaseUrl::Sqlite(file) => format!("embedded, {}", file.display()),
        DatabaseUrl::Postgres(_) => "PostgreSQL".to_owned(),
    };
    let until = match &settings.server.tls {
        Some(tls) => Some(valid_until(tls)?),
        None => None,
    };
    say(format_args!("{} can be used.", options.config.display()))?;
    say(format_args!("  address   {}", settings.portal.public_url))?;
    say(format_args!("  listens   {}", settings.server.listen))?;
    if let Some(until) = until {
        say(format_args!("  tls       certificate valid until {until}"))?;
    }
    say(format_args!(
        "  data      {}",
        settings.server.data.display()
    ))?;
    say(format_args!("  database  {database}"))?;
    let evidence = match &settings.evidence {
        None => "off: cases take no files".to_owned(),
        Some(evidence) => {
            let vault = evidence::open(evidence)?;
            let tried = vault.probe(EvidenceId::default()).await;
            tried.map_err(|error| Failure::new(format!("evidence: {error}")))?;
            match (&evidence.s3, &evidence.folder) {
                (Some(s3), _) => format!("{}, bucket {}", s3.endpoint, s3.bucket),
                (None, Some(folder)) => folder.display().to_string(),
                (None, None) => String::new(),
            }
        }
    };
    say(format_args!("  evidence  {evidence}"))?;
    if let Some(telemetry) = &settings.telemetry {
        say(format_args!("  traces    {}", telemetry.endpoint))?;
    }
    say(format_args!(
        "  mail      {}:{}",
        settings.mail.host, settings.mail.port
    ))
}

/// Until when the certificate is valid; one that has expired, or whose key is
/// another's, cannot be used.
fn valid_until(tls: &Tls) -> Result<Timestamp, Failure> {
    let certificate = tls
        .read()
        .map_err(|error| Failure::new(error.to_string()))?;
    let until = certificate.expires();
    if until <= Clock::System.now() {
        return Err(Failure::new(format!(
            "the certificate {} expired on {until}: renew it",
            tls.certificate.display()
        )));
    }
    Ok(until)
}
