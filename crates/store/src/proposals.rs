//! Security officers proposed by the director of one facility of a group to
//! the others.

use jiff::Timestamp;
use process::ids::{AccountId, FacilityId, ProposalId, Pseudonym};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use crate::{
    columns::{micros, time, time_or_none},
    director_requests::Answering,
    entities::proposals::{ActiveModel, Column, Entity, Model},
    error::Result,
    reader::Reader,
    write::Tx,
};

/// A security officer proposed to one facility.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    /// Its identity.
    pub id: ProposalId,
    /// The security officer.
    pub account: AccountId,
    /// The facility whose director answers.
    pub facility: FacilityId,
    /// The facility whose director proposes.
    pub from: FacilityId,
    /// Who proposes.
    pub by: Pseudonym,
    /// When.
    pub at: Timestamp,
    /// Until when the right would hold; without end when absent.
    pub until: Option<Timestamp>,
}

fn from_model(row: Model) -> Result<Proposal> {
    Ok(Proposal {
        id: ProposalId(row.id),
        account: AccountId(row.account_id),
        facility: FacilityId(row.facility_id),
        from: FacilityId(row.from_facility_id),
        by: Pseudonym(row.proposed_by),
        at: time(row.proposed_at)?,
        until: time_or_none(row.valid_until)?,
    })
}

/// Makes a proposal.
///
/// # Errors
/// When the database fails.
pub async fn make(tx: &Tx, proposal: &Proposal) -> Result<()> {
    let row = ActiveModel {
        id: Set(proposal.id.0),
        account_id: Set(proposal.account.0),
        facility_id: Set(proposal.facility.0),
        from_facility_id: Set(proposal.from.0),
        proposed_by: Set(proposal.by.0.clone()),
        proposed_at: Set(micros(proposal.at)),
        valid_until: Set(proposal.until.map(micros)),
        answered_at: Set(None),
    };
    Entity::insert(row).exec_without_returning(tx.run()).await?;
    Ok(())
}

/// The proposals that wait for an answer of this facility.
///
/// # Errors
/// When the database fails.
pub async fn to_facility(reader: Reader<'_>, facility: FacilityId) -> Result<Vec<Proposal>> {
    waiting(reader, Column::FacilityId.eq(facility.0)).await
}

/// The proposals of this facility that wait for the answer of others.
///
/// # Errors
/// When the database fails.
pub async fn from_facility(reader: Reader<'_>, facility: FacilityId) -> Result<Vec<Proposal>> {
    waiting(reader, Column::FromFacilityId.eq(facility.0)).await
}

/// A proposal that waits for an answer.
///
/// # Errors
/// When the database fails.
pub async fn by_id(reader: Reader<'_>, id: ProposalId) -> Result<Option<Proposal>> {
    Ok(waiting(reader, Column::Id.eq(id.0)).await?.pop())
}

async fn waiting(
    reader: Reader<'_>,
    which: sea_orm::sea_query::SimpleExpr,
) -> Result<Vec<Proposal>> {
    Entity::find()
        .filter(which)
        .filter(Column::AnsweredAt.is_null())
        .order_by_asc(Column::ProposedAt)
        .order_by_asc(Column::Id)
        .all(&reader.run())
        .await?
        .into_iter()
        .map(from_model)
        .collect()
}

/// Notes that a proposal was answered, or taken back.
///
/// # Errors
/// When the database fails.
pub async fn answer(tx: &Tx, id: ProposalId, now: Timestamp) -> Result<Answering> {
    let answered = Entity::update_many()
        .col_expr(Column::AnsweredAt, micros(now).into())
        .filter(Column::Id.eq(id.0))
        .filter(Column::AnsweredAt.is_null())
        .exec(tx.run())
        .await?;
    Ok(if answered.rows_affected == 1 {
        Answering::First
    } else {
        Answering::AnsweredBefore
    })
}
