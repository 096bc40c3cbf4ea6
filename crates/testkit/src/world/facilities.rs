//! Facilities for tests.

use process::{
    facility::{Address, Facility, FacilityFlag, FacilityFlags},
    ids::FacilityId,
};

/// Builds a facility: a hospital centre of Rennes unless told otherwise.
#[derive(Clone, Debug)]
pub struct FacilityBuilder(Facility);

/// A facility with this number; its key must be right.
#[must_use]
pub fn facility(finess: &str) -> FacilityBuilder {
    FacilityBuilder(Facility {
        id: FacilityId(uuid::Uuid::now_v7()),
        finess: finess.parse().expect("a FINESS number with a right key"),
        legal_entity: None,
        name: format!("Établissement {finess}"),
        long_name: format!("Établissement {finess}"),
        category: "355".parse().expect("a category"),
        category_label: "Centre Hospitalier (C.H.)".to_owned(),
        address: Address {
            line: "1 rue de l'Exemple".to_owned(),
            postcode: "35000".to_owned(),
            town: "RENNES".to_owned(),
        },
        departement: "35".parse().expect("a département"),
        phone: Some("0200000000".to_owned()),
        opened_on: None,
        closed_on: None,
        flags: FacilityFlags::default(),
        support_ght: None,
    })
}

impl FacilityBuilder {
    /// Gives it a name.
    #[must_use]
    pub fn named(mut self, name: &str) -> Self {
        name.clone_into(&mut self.0.name);
        name.clone_into(&mut self.0.long_name);
        self
    }

    /// Gives it a category.
    #[must_use]
    pub fn category(mut self, code: &str, label: &str) -> Self {
        self.0.category = code.parse().expect("a category");
        label.clone_into(&mut self.0.category_label);
        self
    }

    /// Puts it in a town.
    #[must_use]
    pub fn at(mut self, postcode: &str, town: &str, departement: &str) -> Self {
        postcode.clone_into(&mut self.0.address.postcode);
        town.clone_into(&mut self.0.address.town);
        self.0.departement = departement.parse().expect("a département");
        self
    }

    /// Designates it.
    #[must_use]
    pub fn flagged(mut self, flag: FacilityFlag) -> Self {
        self.0.flags = self.0.flags.with(flag);
        self
    }

    /// The facility.
    #[must_use]
    pub fn build(self) -> Facility {
        self.0
    }
}
