//! Where evidence lies and under which keys, as the operator configures it.

use std::{
    fs,
    path::{Path, PathBuf},
    sync::Arc,
};

use object_store::{
    ClientOptions, ObjectStore, RetryConfig, aws::AmazonS3Builder, local::LocalFileSystem,
};
use serde::Deserialize;

/// Where evidence lies and under which keys.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct VaultSettings {
    /// Files of age keys. All of them read; the first one writes.
    pub key_files: Vec<PathBuf>,
    /// Public key to which new pieces are encrypted, when that is not the
    /// first of the key files.
    #[serde(default)]
    pub recipient: Option<String>,
    /// Folder of the pieces; `evidence` in the data folder by default.
    #[serde(default)]
    pub folder: Option<PathBuf>,
    /// An S3 store in place of the folder.
    #[serde(default)]
    pub s3: Option<S3Settings>,
    /// Bytes that must stay free on the disk of the folder: nothing is taken
    /// in beyond, so that the portal itself can go on writing.
    #[serde(default = "keep_free")]
    pub keep_free: u64,
    /// Transfers at a time, in and out together; each holds some 10 MiB of
    /// memory at most.
    #[serde(default = "transfers")]
    pub transfers: usize,
    /// Those of one person, or of one secret link.
    #[serde(default = "transfers_each")]
    pub transfers_each: usize,
}

const fn keep_free() -> u64 {
    2 * 1024 * 1024 * 1024
}

const fn transfers() -> usize {
    16
}

const fn transfers_each() -> usize {
    4
}

/// A store that speaks S3.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct S3Settings {
    /// Its address, such as `https://s3.example`.
    pub endpoint: String,
    /// The bucket.
    pub bucket: String,
    /// The region, where the store wants one.
    #[serde(default = "region")]
    pub region: String,
    /// Beginning of the names of objects.
    #[serde(default)]
    pub prefix: String,
    /// The access key's name.
    pub access_key: String,
    /// A file that holds the secret of the access key.
    pub secret_key_file: PathBuf,
}

fn region() -> String {
    "us-east-1".to_owned()
}

impl VaultSettings {
    /// A folder and a key file, everything else by default.
    #[must_use]
    pub fn in_folder(folder: PathBuf, key_file: PathBuf) -> Self {
        Self {
            key_files: vec![key_file],
            recipient: None,
            folder: Some(folder),
            s3: None,
            keep_free: keep_free(),
            transfers: transfers(),
            transfers_each: transfers_each(),
        }
    }

    /// The same with every relative path beginning at `base`, and the folder
    /// in `data` when none is named.
    #[must_use]
    pub fn resolved(mut self, base: &Path, data: &Path) -> Self {
        for file in &mut self.key_files {
            *file = base.join(&file);
        }
        if let Some(s3) = &mut self.s3 {
            s3.secret_key_file = base.join(&s3.secret_key_file);
        }
        self.folder = Some(match self.folder {
            Some(folder) => base.join(folder),
            None => data.join("evidence"),
        });
        self
    }
}

/// A store that cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum WrongPlace {
    /// No folder is named.
    #[error("neither a folder nor an S3 store is named")]
    Nowhere,
    /// The folder cannot be used.
    #[error("cannot use the folder {path}: {source}")]
    Folder {
        /// The folder.
        path: PathBuf,
        /// Why not.
        source: std::io::Error,
    },
    /// The secret of the access key cannot be read.
    #[error("cannot read {path}: {source}")]
    Secret {
        /// The file.
        path: PathBuf,
        /// Why not.
        source: std::io::Error,
    },
    /// The store's settings cannot be used.
    #[error(transparent)]
    Store(#[from] object_store::Error),
}

/// Where the objects lie.
#[derive(Debug, Clone)]
pub struct Place {
    pub(crate) store: Arc<dyn ObjectStore>,
    pub(crate) prefix: object_store::path::Path,
    /// The folder, when it is one: its disk can fill up.
    pub(crate) folder: Option<PathBuf>,
}

impl Place {
    /// Opens the store of the settings; an S3 store is not contacted yet.
    ///
    /// # Errors
    /// When the folder or the settings cannot be used.
    pub fn open(settings: &VaultSettings) -> Result<Self, WrongPlace> {
        match (&settings.s3, &settings.folder) {
            (Some(s3), _) => Self::s3(s3),
            (None, Some(folder)) => Self::folder(folder),
            (None, None) => Err(WrongPlace::Nowhere),
        }
    }

    fn folder(folder: &Path) -> Result<Self, WrongPlace> {
        fs::create_dir_all(folder).map_err(|source| WrongPlace::Folder {
            path: folder.to_owned(),
            source,
        })?;
        let store = LocalFileSystem::new_with_prefix(folder)?
            .with_fsync(true)
            .with_automatic_cleanup(true);
        Ok(Self {
            store: Arc::new(store),
            prefix: object_store::path::Path::default(),
            folder: Some(folder.to_owned()),
        })
    }

    fn s3(s3: &S3Settings) -> Result<Self, WrongPlace> {
        let path = &s3.secret_key_file;
        let secret = fs::read_to_string(path).map_err(|source| WrongPlace::Secret {
            path: path.clone(),
            source,
        })?;
        let plain = s3.endpoint.starts_with("http://");
        let store = AmazonS3Builder::new()
            .with_endpoint(&s3.endpoint)
            .with_bucket_name(&s3.bucket)
            .with_region(&s3.region)
            .with_access_key_id(&s3.access_key)
            .with_secret_access_key(secret.trim())
            .with_allow_http(plain)
            .with_virtual_hosted_style_request(false)
            .with_disable_bulk_delete(true)
            .with_client_options(ClientOptions::new().with_allow_http(plain))
            .with_retry(RetryConfig {
                max_retries: 3,
                retry_timeout: std::time::Duration::from_secs(20),
                ..RetryConfig::default()
            })
            .build()?;
        Ok(Self {
            store: Arc::new(store),
            prefix: object_store::path::Path::from(s3.prefix.as_str()),
            folder: None,
        })
    }
}
