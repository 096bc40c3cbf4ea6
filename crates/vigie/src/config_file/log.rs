//! `[log]`: the name, the key and the second head of the provable log.

use std::{
    fs,
    path::{Path, PathBuf},
    sync::Arc,
};

use app::proof::TimeStamps;
use jiff::SignedDuration;
use ledger::{keys::Purpose, policy::Policy};
use serde::Deserialize;
use timestamp::Authority;
use url::Url;

use super::key_file::KeyFile;

/// File of the log's key, within the data folder.
const KEY: &str = "log-key";
/// File of the log's second head, within the data folder.
pub(crate) const HEAD: &str = "log-head";

/// Minutes between two tokens while the log grows.
const TIMESTAMP_MINUTES: u32 = 15;

/// The provable log, as the file says.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct LogTable {
    origin: Option<String>,
    key_file: Option<PathBuf>,
    key_passphrase_file: Option<PathBuf>,
    head_copy: Option<PathBuf>,
    policy_file: Option<PathBuf>,
    timestamp_url: Option<String>,
    timestamp_certificates: Option<PathBuf>,
    timestamp_minutes: Option<u32>,
}

/// Where the log's key and second head are, and who vouches for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct LogFiles {
    /// The key, under the unique name of the log.
    pub(crate) key: KeyFile,
    /// The second copy of the head.
    pub(crate) head: PathBuf,
    /// Who is asked to vouch for the log, and how many must.
    pub(crate) policy: Option<Arc<Policy>>,
    /// Who is asked to stamp its time (RFC 3161).
    pub(crate) times: Option<Arc<TimeStamps>>,
}

/// What is wrong, and in which setting.
pub(super) struct WrongLog {
    pub(super) key: &'static str,
    pub(super) problem: String,
}

impl LogTable {
    /// The files, by default in the data folder; the origin is by default the
    /// host of the portal's address followed by `/journal`.
    pub(super) fn files(
        self,
        base: &Path,
        data: &Path,
        public_url: &str,
    ) -> Result<LogFiles, WrongLog> {
        let origin = self
            .origin
            .unwrap_or_else(|| named_after(public_url, "journal"));
        let origin = origin.parse().map_err(|_| WrongLog {
            key: "log.origin",
            problem: format!(
                "{origin:?} cannot name a log: no spaces, no \"+\", such as vigie.example/journal"
            ),
        })?;
        let key = KeyFile {
            path: self
                .key_file
                .map_or_else(|| data.join(KEY), |file| base.join(file)),
            passphrase: self.key_passphrase_file.map(|file| base.join(file)),
            name: origin,
            purpose: Purpose::Log,
        };
        let policy = self.policy_file.map(|file| read_policy(&base.join(file)));
        let times = match (self.timestamp_url, self.timestamp_certificates) {
            (None, None) => None,
            (Some(url), Some(file)) => Some(TimeStamps {
                url: address_of_authority(&url)?,
                authority: read_authority(&base.join(file))?,
                every: SignedDuration::from_mins(
                    self.timestamp_minutes.unwrap_or(TIMESTAMP_MINUTES).into(),
                ),
            }),
            (Some(_), None) => {
                return Err(WrongLog {
                    key: "log.timestamp_certificates",
                    problem: "name the file of the authority's certificates (PEM), without which \
                              its tokens cannot be believed"
                        .to_owned(),
                });
            }
            (None, Some(_)) => {
                return Err(WrongLog {
                    key: "log.timestamp_url",
                    problem: "say where the timestamp authority is asked".to_owned(),
                });
            }
        };
        Ok(LogFiles {
            key,
            head: self
                .head_copy
                .map_or_else(|| data.join(HEAD), |file| base.join(file)),
            policy: policy.transpose()?.map(Arc::new),
            times: times.map(Arc::new),
        })
    }
}

fn read_policy(file: &Path) -> Result<Policy, WrongLog> {
    let wrong = |problem: String| WrongLog {
        key: "log.policy_file",
        problem: format!("{}: {problem}", file.display()),
    };
    let text = fs::read_to_string(file).map_err(|error| wrong(error.to_string()))?;
    let policy = Policy::parse(&text).map_err(|error| wrong(error.to_string()))?;
    for witness in &policy.witnesses {
        let known = Url::parse(&witness.url)
            .is_ok_and(|url| matches!(url.scheme(), "https" | "http") && url.has_host());
        if !witness.url.is_empty() && !known {
            let name = &witness.name;
            return Err(wrong(format!(
                "the address of the witness {name} must begin with https://"
            )));
        }
    }
    Ok(policy)
}

fn address_of_authority(text: &str) -> Result<Url, WrongLog> {
    Url::parse(text)
        .ok()
        .filter(|url| matches!(url.scheme(), "https" | "http") && url.has_host())
        .ok_or_else(|| WrongLog {
            key: "log.timestamp_url",
            problem: format!("{text:?} must begin with https:// or http://"),
        })
}

fn read_authority(file: &Path) -> Result<Authority, WrongLog> {
    let wrong = |problem: String| WrongLog {
        key: "log.timestamp_certificates",
        problem: format!("{}: {problem}", file.display()),
    };
    let pem = fs::read_to_string(file).map_err(|error| wrong(error.to_string()))?;
    Authority::from_pem(&pem).map_err(|error| wrong(error.to_string()))
}

impl LogFiles {
    /// The files of a log in the data folder of a demonstration.
    ///
    /// # Errors
    /// When the address has no host.
    pub(crate) fn in_folder(data: &Path, public_url: &str) -> Option<Self> {
        LogTable::default().files(data, data, public_url).ok()
    }
}

/// The name of a key of this portal when none is given: its host, then the
/// use of the key.
pub(super) fn named_after(public_url: &str, key_use: &str) -> String {
    let host = Url::parse(public_url)
        .ok()
        .and_then(|url| url.host_str().map(str::to_owned));
    format!("{}/{key_use}", host.unwrap_or_else(|| "vigie".to_owned()))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn a_log_is_named_after_the_portal() {
        let files = LogFiles::in_folder(Path::new("data"), "https://vigie.example:8443").unwrap();
        assert_eq!(files.key.name.as_str(), "vigie.example/journal");
        assert_eq!(files.head, Path::new("data/log-head"));
    }
}
