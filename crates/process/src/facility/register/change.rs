use super::{super::Facility, RegisterEntry};

/// A fact of a facility that the register is the source of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FacilityField {
    /// The legal entity that it belongs to.
    LegalEntity,
    /// Its short name.
    Name,
    /// Its full name.
    LongName,
    /// Its category.
    Category,
    /// The words for that category.
    CategoryLabel,
    /// Where it stands.
    Address,
    /// Its département.
    Departement,
    /// Its telephone.
    Phone,
    /// The day of its opening.
    OpenedOn,
    /// The day of its closing: it was closed, and the register names it again.
    ClosedOn,
}

/// What an extract of the register changes for one facility (DECL-8).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RegisterChange {
    /// The register names it for the first time.
    Created,
    /// The register says something else of it than before.
    Updated(Vec<FacilityField>),
    /// The register says of it what it said before.
    Unchanged,
    /// The register names it no longer: it is closed, not deleted.
    Closed,
}

impl RegisterChange {
    /// What an entry of the register changes for the facility known under its
    /// number, if there is one.
    #[must_use]
    pub fn by_entry(known: Option<&Facility>, entry: &RegisterEntry) -> Self {
        let Some(known) = known else {
            return Self::Created;
        };
        let fields = changed_fields(known, entry);
        if fields.is_empty() {
            Self::Unchanged
        } else {
            Self::Updated(fields)
        }
    }

    /// What it changes for a known facility that the register does not name.
    #[must_use]
    pub fn by_absence(known: &Facility) -> Self {
        if known.is_closed() {
            Self::Unchanged
        } else {
            Self::Closed
        }
    }
}

impl Facility {
    /// Takes over what the register says; identity, flags and support hospital
    /// group, which it knows nothing of, stay. A closed facility is open again.
    pub fn take_over(&mut self, entry: RegisterEntry) {
        *self = Self {
            flags: self.flags,
            support_ght: self.support_ght.take(),
            ..entry.into_facility(self.id)
        };
    }
}

fn changed_fields(known: &Facility, entry: &RegisterEntry) -> Vec<FacilityField> {
    [
        (
            FacilityField::LegalEntity,
            known.legal_entity != entry.legal_entity,
        ),
        (FacilityField::Name, known.name != entry.name),
        (FacilityField::LongName, known.long_name != entry.long_name),
        (FacilityField::Category, known.category != entry.category),
        (
            FacilityField::CategoryLabel,
            known.category_label != entry.category_label,
        ),
        (FacilityField::Address, known.address != entry.address),
        (
            FacilityField::Departement,
            known.departement != entry.departement,
        ),
        (FacilityField::Phone, known.phone != entry.phone),
        (FacilityField::OpenedOn, known.opened_on != entry.opened_on),
        (FacilityField::ClosedOn, known.is_closed()),
    ]
    .into_iter()
    .filter_map(|(field, changed)| changed.then_some(field))
    .collect()
}
