//! Who has read a case, for those whom it concerns (KEEP-1).

use jiff::Timestamp;
use process::{
    access::{Actor, CertRole, Seat, StaffRole, Standing, Verb, scope},
    decide::permit,
    ids::{Pseudonym, Reference},
};
use store::access_record::{self, Looked};

use crate::{App, AppError};

/// One look at a case, as its reader may know of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Read {
    /// When.
    pub at: Timestamp,
    /// At what.
    pub what: Looked,
    /// The right under which they looked: body and role.
    pub seat: Seat,
    /// A mark that stays the same for one person, by which the lead of the CERT
    /// knows who it was.
    pub mark: String,
    /// The name, where the reader may know it.
    pub name: Option<String>,
}

/// Looks that are shown at most.
const MOST_SHOWN: u64 = 500;
/// How much of a pseudonym makes a mark that can be read out on the phone.
const MARK: usize = 8;

impl App {
    /// Who looked at a case, the newest first. The lead of the CERT reads every
    /// name; the others those of their own facility or body, and of everybody
    /// else the body, the role and a mark.
    ///
    /// # Errors
    /// When the actor does not see the case, or is not of those whom it
    /// concerns.
    pub async fn case_reads(
        &self,
        actor: &Actor,
        reference: Reference,
    ) -> Result<Vec<Read>, AppError> {
        let reader = self.0.db.read();
        let line = store::cases::by_reference(reader, &scope(actor), reference)
            .await?
            .ok_or(AppError::NotFound)?;
        let own = actor.seat(line.row.facility);
        permit(Verb::ReadAccessRecord, own)?;
        let looks = access_record::of_case(reader, line.row.id, MOST_SHOWN).await?;
        let people: std::collections::BTreeSet<Pseudonym> =
            looks.iter().map(|look| look.by.clone()).collect();
        let people: Vec<Pseudonym> = people.into_iter().collect();
        let names = store::accounts::names_of(reader, &people).await?;
        Ok(looks
            .into_iter()
            .map(|look| Read {
                at: look.at,
                what: look.what,
                name: names
                    .get(&look.by)
                    .filter(|_| knows_name(actor, own, look.seat))
                    .map(|person| person.name.clone()),
                mark: look.by.0.chars().take(MARK).collect(),
                seat: look.seat,
            })
            .collect())
    }
}

/// The lead of the CERT knows everybody, the others those of their own side.
fn knows_name(actor: &Actor, own: Seat, theirs: Seat) -> bool {
    match (own, theirs) {
        (
            Seat::Staff {
                role: StaffRole::Cert {
                    role: CertRole::Lead,
                },
            },
            _,
        ) => true,
        (
            Seat::Facility { facility, .. },
            Seat::Facility {
                facility: there, ..
            },
        ) => facility == there,
        (_, Seat::Staff { role }) => {
            matches!(&actor.standing, Standing::Staff(own) if own.body() == role.body())
        }
        _ => false,
    }
}
