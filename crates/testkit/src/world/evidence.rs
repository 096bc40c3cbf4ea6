//! Where the evidence of a world lies.

use std::path::Path;

use vault::{Keys, Place, Vault, VaultSettings};

use super::World;
use crate::s3::S3;

impl World {
    /// The same world, whose evidence lies in this store.
    ///
    /// # Panics
    /// When the store's settings cannot be used.
    #[must_use]
    pub fn keeping_evidence_at(self, s3: &S3) -> Self {
        crate::tls::provide();
        let secret = self.evidence.path().join("secret");
        std::fs::write(&secret, "secret\n").expect("the secret is written");
        let mut settings = in_folder(self.evidence.path());
        settings.s3 = Some(s3.settings(secret));
        let app = self.app.with_vault(open(&settings));
        Self { app, ..self }
    }
}

/// A place for evidence under a key of its own, which lies beside it.
pub(super) fn vault(folder: &Path) -> Vault {
    let key = folder.join("key.txt");
    std::fs::write(key, Keys::draw()).expect("the key is written");
    open(&in_folder(folder))
}

fn in_folder(folder: &Path) -> VaultSettings {
    let mut settings = VaultSettings::in_folder(folder.join("pieces"), folder.join("key.txt"));
    settings.keep_free = 0;
    settings
}

fn open(settings: &VaultSettings) -> Vault {
    let keys = Keys::read(&settings.key_files, None).expect("the key is read");
    let place = Place::open(settings).expect("the place opens");
    Vault::new(settings, keys, place)
}
