//! `[witness]`: the logs of others for which this installation vouches.

use std::path::{Path, PathBuf};

use ledger::keys::{PublicKey, Purpose};
use serde::Deserialize;

use super::{
    key_file::KeyFile,
    log::{WrongLog, named_after},
};

/// File of the witness's key, within the data folder.
const KEY: &str = "witness-key";

/// The witness, as the file says.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct WitnessTable {
    name: Option<String>,
    key_file: Option<PathBuf>,
    key_passphrase_file: Option<PathBuf>,
    logs: Vec<String>,
}

/// Where the witness's key is, and for whom it vouches.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct WitnessFiles {
    /// The key.
    pub(crate) key: KeyFile,
    /// The keys of the logs.
    pub(crate) logs: Vec<PublicKey>,
}

impl WitnessTable {
    pub(super) fn files(
        self,
        base: &Path,
        data: &Path,
        public_url: &str,
    ) -> Result<WitnessFiles, WrongLog> {
        let name = self
            .name
            .unwrap_or_else(|| named_after(public_url, "witness"));
        let name = name.parse().map_err(|_| WrongLog {
            key: "witness.name",
            problem: format!(
                "{name:?} cannot name a witness: no spaces, no \"+\", such as vigie.example/witness"
            ),
        })?;
        let logs: Result<Vec<PublicKey>, WrongLog> =
            self.logs.iter().map(|key| key_of_log(key)).collect();
        Ok(WitnessFiles {
            key: KeyFile {
                path: self
                    .key_file
                    .map_or_else(|| data.join(KEY), |file| base.join(file)),
                passphrase: self.key_passphrase_file.map(|file| base.join(file)),
                name,
                purpose: Purpose::Witness,
            },
            logs: logs?,
        })
    }
}

fn key_of_log(key: &str) -> Result<PublicKey, WrongLog> {
    let read: Option<PublicKey> = key.parse().ok();
    read.filter(|read| read.purpose() == Purpose::Log)
        .ok_or_else(|| WrongLog {
            key: "witness.logs",
            problem: format!(
                "{key:?} is not the public key of a log, such as name+id+key on its page of proofs"
            ),
        })
}
