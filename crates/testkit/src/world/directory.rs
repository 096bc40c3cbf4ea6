//! A directory of providers (SUPP-6).

use jiff::civil::date;
use process::{
    directory::{Competence, Contact, Entry, ProviderKind},
    ids::ProviderId,
};

use super::{Who, World};

impl World {
    /// Lists a provider of Brittany, one of the whole nation and one of the
    /// south, in this order.
    ///
    /// # Panics
    /// When the directory refuses one.
    pub async fn directory(&self) -> [ProviderId; 3] {
        let listed = async |name: &str, regions: &[&str]| {
            let review_by = date(2027, 11, 1);
            let lead = self.actor(Who::Lead);
            let listed = self
                .app
                .list_provider(lead, provider(name, regions), review_by);
            listed.await.expect("the provider is listed")
        };
        [
            listed("Secours Numérique du Littoral", &["53"]).await,
            listed("Réponse Nationale Exemple", &[]).await,
            listed("Atelier Cyber du Sud", &["93"]).await,
        ]
    }
}

/// A provider that investigates in these regions.
///
/// # Panics
/// When a region has no such code.
#[must_use]
pub fn provider(name: &str, regions: &[&str]) -> Entry {
    let region = |code: &&str| code.parse().expect("a region");
    Entry {
        name: name.to_owned(),
        kind: ProviderKind::IncidentResponse,
        competences: [Competence::Containment, Competence::Investigation].into(),
        regions: regions.iter().map(region).collect(),
        contact: Contact {
            phone: "01 00 00 00 00".to_owned(),
            night_phone: "06 00 00 00 00".to_owned(),
            email: "contact@prestataire.example".to_owned(),
            ..Contact::default()
        }
        .into(),
        qualification: None,
        note: String::new().into(),
    }
}
