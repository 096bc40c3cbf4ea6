//! Significant incidents: gathering cases, steering, reading (SUPP-2, SIGN-1,
//! SIGN-2, SIGN-4, CLOSE-4).

mod commit;
mod gathering;
mod reading;
mod steering;
mod telling;
mod view;

use process::{
    access::{Actor, Seat, Standing},
    act::{Author, Recorded, Subject, SubjectKind},
    ids::IncidentId,
    significant::{Incident, IncidentAct},
};
use store::Reader;

use crate::{AppError, record};

pub use gathering::Gathered;
pub use steering::{Followed, IncidentRequest};
pub use store::incidents::statements::PublicStatement;
pub use view::{BoardLine, IncidentItem, IncidentLine, IncidentView};

pub(crate) use commit::{follow, record_end, record_signature};
pub(crate) use telling::to_body;

pub(crate) const fn incident_subject(id: IncidentId) -> Subject {
    Subject {
        kind: SubjectKind::Incident,
        id: id.0,
    }
}

/// An incident with all its acts, whoever may read them.
pub(crate) async fn whole(reader: Reader<'_>, id: IncidentId) -> Result<Incident, AppError> {
    let acts: Vec<Recorded<IncidentAct>> = record::story(reader, incident_subject(id)).await?;
    Ok(Incident::from_acts(id, &acts)?)
}

/// The seat from which somebody acts on an incident, which is no facility's.
pub(crate) const fn seat(actor: &Actor) -> Seat {
    match &actor.standing {
        Standing::Staff(role) => Seat::Staff { role: *role },
        Standing::Platform => Seat::Platform,
        Standing::Operator => Seat::Operator,
        Standing::Facilities(_)
        | Standing::Follower(_)
        | Standing::Contact { .. }
        | Standing::Stranger => Seat::Stranger,
    }
}

fn author(actor: &Actor) -> Author {
    Author {
        pseudonym: actor.pseudonym.clone(),
        seat: seat(actor),
    }
}
