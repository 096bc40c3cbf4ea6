//! The files beside the database without which some of what it holds is lost:
//! where they lie, and how a backup carries them.

use std::{
    collections::BTreeMap,
    fs::{self, OpenOptions},
    io::{self, Write},
    path::{Path, PathBuf},
};

use app::backup::{Header, KeptFile};

use crate::{
    cli,
    config_file::{LogFiles, Settings},
    demo::folder::DemoFolder,
    failure::Failure,
    server_secret,
};

/// Where each of the files lies.
#[derive(Clone, Debug)]
pub(crate) struct KeptFiles(BTreeMap<KeptFile, PathBuf>);

/// Which of the files go into a backup.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Carried {
    /// The server's secret alone: keys of the log lie in a safe of their own.
    Secret,
    /// The keys as well.
    SecretAndKeys,
}

impl KeptFiles {
    /// Those of the portal that a tool works on.
    ///
    /// # Errors
    /// When the configuration cannot be read, or there is no such
    /// demonstration.
    pub(crate) fn of(portal: &cli::Portal) -> Result<Self, Failure> {
        match &portal.data {
            None => Ok(Self::of_settings(&Settings::read(&portal.config)?)),
            Some(folder) => {
                let folder = DemoFolder::existing(folder)?;
                Ok(Self::at(folder.path(), &folder.log()?))
            }
        }
    }

    /// Those of a configuration.
    pub(crate) fn of_settings(settings: &Settings) -> Self {
        let mut files = Self::at(&settings.server.data, &settings.log);
        if let Some(witness) = &settings.witness {
            files
                .0
                .insert(KeptFile::WitnessKey, witness.key.path.clone());
        }
        files
    }

    fn at(data: &Path, log: &LogFiles) -> Self {
        Self(BTreeMap::from([
            (KeptFile::ServerSecret, data.join(server_secret::FILE)),
            (KeptFile::LogKey, log.key.path.clone()),
        ]))
    }

    /// What a backup carries of them.
    ///
    /// # Errors
    /// When one cannot be read.
    pub(crate) fn read(&self, carried: Carried) -> Result<BTreeMap<KeptFile, Vec<u8>>, Failure> {
        self.0
            .iter()
            .filter(|(name, _)| {
                carried == Carried::SecretAndKeys || **name == KeptFile::ServerSecret
            })
            .map(|(name, path)| match fs::read(path) {
                Ok(bytes) => Ok((*name, bytes)),
                Err(error) => Err(cannot("read", path, &error)),
            })
            .collect()
    }

    /// Refuses a backup whose files are others than those that lie here.
    ///
    /// # Errors
    /// With the file that is another.
    pub(crate) fn check(&self, header: &Header) -> Result<(), Failure> {
        for (path, bytes) in self.places(header) {
            match fs::read(path) {
                Ok(there) if there == bytes => {}
                Ok(_) => {
                    return Err(Failure::new(format!(
                        "nothing was restored: {} is there already and is not the one of the \
                         backup; move it away first if it is not needed any more",
                        path.display()
                    )));
                }
                Err(error) if error.kind() == io::ErrorKind::NotFound => {}
                Err(error) => return Err(cannot("read", path, &error)),
            }
        }
        Ok(())
    }

    /// Puts the files of a backup in their places, for the server alone; gives
    /// the places.
    ///
    /// # Errors
    /// When one cannot be written.
    pub(crate) fn put(&self, header: &Header) -> Result<Vec<PathBuf>, Failure> {
        let mut put = Vec::new();
        for (path, bytes) in self.places(header) {
            match create(path, bytes) {
                Ok(()) => put.push(path.clone()),
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
                Err(error) => return Err(cannot("write", path, &error)),
            }
        }
        Ok(put)
    }

    fn places<'a>(
        &'a self,
        header: &'a Header,
    ) -> impl Iterator<Item = (&'a PathBuf, &'a [u8])> + 'a {
        let files = header.files.iter();
        files.filter_map(|(name, bytes)| Some((self.0.get(name)?, bytes.0.as_slice())))
    }
}

fn create(path: &Path, bytes: &[u8]) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

fn cannot(what: &str, path: &Path, error: &io::Error) -> Failure {
    Failure::new(format!("cannot {what} {}: {error}", path.display()))
}
