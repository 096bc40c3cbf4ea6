//! Many facilities that report one failure.

use process::{access::Actor, ids::Reference};

use super::{World, declaration, facility};

impl World {
    /// Reports of one provider's failure, by as many facilities that nobody
    /// else has to do with; `before` of them have reported already.
    ///
    /// # Panics
    /// When one is turned away.
    pub async fn outbreak(&self, before: u32, many: u32) -> Vec<Reference> {
        let mut sent = Vec::new();
        for place in before..before + many {
            let hospital = facility(&finess(place)).build();
            self.keeps(hospital.clone()).await;
            let mut report = declaration(&hospital, "Plus d'accès au dossier des patients.");
            report.facts.third_party_name = "Corvane Hébergement".into();
            let receipt = self.app.declare(&Actor::stranger(), report).await;
            sent.push(receipt.expect("the report is received").reference);
        }
        sent
    }
}

/// The number of a facility that nobody has, with its right key.
fn finess(place: u32) -> String {
    (0..10)
        .map(|key| format!("35099{place:03}{key}"))
        .find(|number| number.parse::<process::facility::FinessNumber>().is_ok())
        .expect("one key is right")
}
