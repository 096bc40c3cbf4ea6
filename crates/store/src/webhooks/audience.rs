//! Which acts a program may be told of: those that its owner may read
//! (QUAL-5).

use std::collections::BTreeMap;

use process::{
    access::Scope,
    act::SubjectKind,
    alert::AlertAct,
    ids::{AlertId, CaseId, IncidentId, SubjectNumber},
};
use sea_orm::{
    ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect, sea_query::Expr,
};
use uuid::Uuid;

use super::place;
use crate::{
    acts,
    alerts::{self, Which},
    cases,
    columns::parse,
    entities::{acts as act_rows, cases as case_rows, leaves},
    error::Result,
    incidents,
    reader::Reader,
};

/// What the owner of a webhook may read.
#[derive(Clone, Debug)]
pub struct Reads {
    /// Of cases, and of the incidents in which they are.
    pub scope: Scope,
    /// Of alerts.
    pub alerts: Which,
}

/// What an act that is told was done to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum About {
    /// A case.
    Case(CaseId),
    /// A significant incident.
    Incident(IncidentId),
    /// An alert.
    Alert(AlertId),
}

impl About {
    pub(super) fn of(kind: &str, id: Uuid) -> Option<Self> {
        match kind.parse() {
            Ok(SubjectKind::Case) => Some(Self::Case(CaseId(id))),
            Ok(SubjectKind::Incident) => Some(Self::Incident(IncidentId(id))),
            Ok(SubjectKind::Alert) => Some(Self::Alert(AlertId(id))),
            _ => None,
        }
    }
}

/// The subjects whose acts are told.
pub(super) const TOLD: [SubjectKind; 3] =
    [SubjectKind::Case, SubjectKind::Incident, SubjectKind::Alert];

/// The condition that an act may be told to a reader.
pub(super) fn told_to(reads: &Reads) -> Condition {
    use act_rows::Column;
    let of = |kind: SubjectKind| Condition::all().add(Column::SubjectKind.eq(kind.as_str()));
    let readable = || acts::readable_by(&reads.scope, Column::Id);
    let incident = Expr::col((act_rows::Entity, Column::SubjectId));
    Condition::any()
        .add(
            of(SubjectKind::Case)
                .add(readable())
                .add(cases::seen_by(&reads.scope, Column::SubjectId)),
        )
        .add(
            of(SubjectKind::Incident)
                .add(readable())
                .add(incidents::seen_until(&reads.scope, incident)),
        )
        .add(of(SubjectKind::Alert).add(of_alerts(&reads.alerts)))
}

/// Whoever writes and approves alerts is told of everything, whoever was sent
/// one of what went to its recipients.
fn of_alerts(which: &Which) -> Condition {
    use act_rows::Column;
    match which {
        Which::Every => Condition::all(),
        Which::SentTo(_) | Which::Public => Condition::all()
            .add(Column::Kind.is_in(AlertAct::TOLD_TO_RECIPIENTS))
            .add(
                Condition::any()
                    .add(alerts::named_among(which, Column::SubjectId))
                    .add(alerts::named_among(&Which::Public, Column::SubjectId)),
            ),
    }
}

/// The place in the log, from one on, of the first sending that is still on its
/// way: whom it reaches is not known yet. Whoever reads every alert need not
/// wait for it.
pub(super) async fn first_on_its_way(
    reader: Reader<'_>,
    reads: &Reads,
    from: u64,
) -> Result<Option<u64>> {
    if matches!(reads.alerts, Which::Every) {
        return Ok(None);
    }
    let open = alerts::dispatch::acts_on_their_way(reader).await?;
    if open.is_empty() {
        return Ok(None);
    }
    let first: Option<Option<i64>> = leaves::Entity::find()
        .select_only()
        .column(leaves::Column::Idx)
        .filter(leaves::Column::Entry.is_in(open))
        .filter(leaves::Column::Idx.gte(place(from)))
        .order_by_asc(leaves::Column::Idx)
        .into_tuple()
        .one(&reader.run())
        .await?;
    first.flatten().map(super::position).transpose()
}

/// The numbers of what acts were done to.
pub(super) async fn numbers(
    reader: Reader<'_>,
    about: &[About],
) -> Result<BTreeMap<About, SubjectNumber>> {
    let mut numbers = BTreeMap::new();
    let wanted = about.iter().filter_map(|one| match one {
        About::Case(case) => Some(case.0),
        About::Incident(_) | About::Alert(_) => None,
    });
    let found: Vec<(Uuid, String)> = case_rows::Entity::find()
        .select_only()
        .columns([case_rows::Column::Id, case_rows::Column::Reference])
        .filter(case_rows::Column::Id.is_in(wanted))
        .into_tuple()
        .all(&reader.run())
        .await?;
    for (id, reference) in found {
        let number = SubjectNumber::Case(parse(&reference)?);
        numbers.insert(About::Case(CaseId(id)), number);
    }
    for one in about {
        let number = match one {
            About::Case(_) => continue,
            About::Incident(id) => incidents::stored(reader, *id)
                .await?
                .map(|row| SubjectNumber::Incident(row.reference)),
            About::Alert(id) => alerts::stored(reader, *id)
                .await?
                .map(|row| SubjectNumber::Alert(row.number)),
        };
        if let Some(number) = number {
            numbers.insert(*one, number);
        }
    }
    Ok(numbers)
}
