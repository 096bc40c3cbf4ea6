//! Opening a portal: its database, its secret, its use cases.

use std::{fs, path::Path};

use app::{App, Clock, proof::Guarded};
use store::{DatabaseUrl, Db};
use tracing::{error, info};
use vault::Vault;

use crate::{
    cli,
    config_file::{LogFiles, Settings},
    demo::folder::DemoFolder,
    evidence,
    failure::Failure,
    log_keys, server_secret,
};

/// An open portal.
pub(crate) struct Portal {
    /// Its use cases.
    pub(crate) app: App,
    /// Its database.
    pub(crate) db: Db,
}

/// What to do when the database has an older form than this version needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum OldForm {
    /// Bring it to the new one.
    Migrate,
    /// Refuse: the portal may be running.
    Refuse,
}

impl Portal {
    /// Opens the portal of a configuration.
    ///
    /// # Errors
    /// When its database cannot be opened or has an older form, or its files
    /// cannot be used.
    pub(crate) async fn open(settings: &Settings, old: OldForm) -> Result<Self, Failure> {
        let portal = Self::open_at(
            &settings.server.data,
            &settings.database,
            &settings.log,
            settings.portal.clone(),
            old,
        )
        .await?;
        let vouching = log_keys::vouching(&settings.log, settings.witness.as_ref())?;
        if let Some(witness) = &vouching.witness {
            info!(key = %witness.public(), "this portal vouches for the logs of others");
        }
        let portal = Self {
            app: portal.app.vouching(vouching),
            ..portal
        };
        match &settings.evidence {
            None => Ok(portal),
            Some(evidence) => Ok(portal.with_vault(evidence::open(evidence)?)),
        }
    }

    /// The same portal with a place for evidence.
    #[must_use]
    pub(crate) fn with_vault(self, vault: Vault) -> Self {
        Self {
            app: self.app.with_vault(vault),
            ..self
        }
    }

    /// Opens the portal that a tool works on.
    ///
    /// # Errors
    /// As [`Portal::open`]; when the folder holds no demonstration.
    pub(crate) async fn of(portal: &cli::Portal) -> Result<Self, Failure> {
        match &portal.data {
            None => Self::open(&Settings::read(&portal.config)?, OldForm::Refuse).await,
            Some(folder) => {
                let folder = DemoFolder::existing(folder)?;
                let config = app::Config::default();
                let log = folder.log()?;
                let database = folder.database();
                let portal =
                    Self::open_at(folder.path(), &database, &log, config, OldForm::Refuse).await?;
                Ok(portal.with_vault(evidence::open_demo(folder.path())?))
            }
        }
    }

    /// Opens a portal by its parts.
    ///
    /// # Errors
    /// As [`Portal::open`].
    pub(crate) async fn open_at(
        data: &Path,
        database: &DatabaseUrl,
        log: &LogFiles,
        config: app::Config,
        old: OldForm,
    ) -> Result<Self, Failure> {
        fs::create_dir_all(data).map_err(|error| {
            Failure::new(format!(
                "cannot use the data folder {}: {error}",
                data.display()
            ))
        })?;
        let secret = server_secret::keep(data)?;
        let mut config = config;
        config.archives.get_or_insert_with(|| data.join("archives"));
        let db = connect(database).await?;
        match old {
            OldForm::Migrate => db.migrate().await?,
            OldForm::Refuse => {
                let pending = db.pending_migrations().await?;
                if !pending.is_empty() {
                    return Err(Failure::new(
                        "the database is new or has an older form: run vigie migrate first, \
                         after a backup",
                    ));
                }
            }
        }
        let keeper = log_keys::keep(log)?;
        let app = App::new(db.clone(), config, Clock::System, secret).keeping_log(keeper);
        Ok(Self { app, db })
    }
}

impl Portal {
    /// Opens the log, or takes it up where it was signed last, before this
    /// process writes.
    ///
    /// # Errors
    /// When the database does not answer.
    pub(crate) async fn open_log(&self) -> Result<(), Failure> {
        match self.app.open_log().await? {
            Guarded::Sound | Guarded::Unsigned => {}
            Guarded::Begun => info!("the provable log begins"),
            Guarded::Succeeded { because, origin } => error!(
                ?because,
                %origin,
                "the log could not go on under its name: it was sealed, and a successor opened; \
                 see docs/proof.en.md"
            ),
        }
        Ok(())
    }

    /// Puts the playbooks with which this version comes in force, or proposes
    /// them where others are (SUPP-5).
    ///
    /// # Errors
    /// When the database does not answer.
    pub(crate) async fn install_playbooks(&self) -> Result<(), Failure> {
        let count = self.app.install_playbooks().await?;
        if count > 0 {
            info!(count, "playbooks installed or proposed");
        }
        Ok(())
    }

    /// Takes up what a dead worker left, before this process works. Over the
    /// embedded database no other works at the same time.
    ///
    /// # Errors
    /// When the database does not answer.
    pub(crate) async fn take_up_work(&self) -> Result<(), Failure> {
        if self.db.is_embedded() {
            self.app.release_mails().await?;
            self.app.release_deliveries().await?;
        }
        Ok(())
    }
}

/// Connects to a database.
///
/// # Errors
/// When it cannot be reached or opened, with where it was looked for.
pub(crate) async fn connect(database: &DatabaseUrl) -> Result<Db, Failure> {
    Db::connect(database).await.map_err(|error| {
        Failure::new(match database {
            DatabaseUrl::Sqlite(file) => {
                format!("cannot open the database {}: {error}", file.display())
            }
            DatabaseUrl::Postgres(_) => format!(
                "cannot reach the PostgreSQL database: {error}\n\
                 Check database.url in the configuration, and that the server runs."
            ),
        })
    })
}
