//! The facilities of the register, with what the State and they themselves
//! add (DECL-8).

mod find;
mod group;
mod import;
mod lacking;

use std::collections::BTreeMap;

use process::{
    facility::{Address, Facility, FacilityFlags, FinessNumber},
    ids::FacilityId,
};
use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder,
    sea_query::{Expr, OnConflict},
};

pub use find::{Closed, FacilityFilter, search};
pub use group::of_group;
pub use import::{ImportReport, import};
pub use lacking::{Lacking, without_mailbox, without_reporter};

use crate::{
    columns::{day_or_none, keys, parse, parse_or_none, words},
    dialect::among,
    entities::facilities::{ActiveModel, Column, Entity, Model},
    error::Result,
    reader::Reader,
    words as search_words,
    write::Tx,
};

/// A facility and its functional security mailbox (DECL-8).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FacilityRow {
    /// The facility.
    pub facility: Facility,
    /// The e-mail address of its security mailbox.
    pub mailbox: Option<String>,
}

fn to_active(facility: &Facility) -> ActiveModel {
    ActiveModel {
        number: NotSet,
        id: Set(facility.id.0),
        finess: Set(facility.finess.as_str().to_owned()),
        legal_entity: Set(facility
            .legal_entity
            .map(|number| number.as_str().to_owned())),
        name: Set(facility.name.clone()),
        long_name: Set(facility.long_name.clone()),
        category: Set(facility.category.to_string()),
        category_label: Set(facility.category_label.clone()),
        address_line: Set(facility.address.line.clone()),
        postcode: Set(facility.address.postcode.clone()),
        town: Set(facility.address.town.clone()),
        departement: Set(facility.departement.to_string()),
        phone: Set(facility.phone.clone()),
        opened_on: Set(facility.opened_on.map(|day| day.to_string())),
        closed_on: Set(facility.closed_on.map(|day| day.to_string())),
        flags: Set(keys(&Vec::from(facility.flags))),
        support_ght: Set(facility.support_ght.clone()),
        mailbox: NotSet,
        care_weight: Set(facility.nature().care_weight().value().into()),
        folded_name: Set(search_words::folded_text(&facility.name)),
        search_words: Set(search_words::of_facility([
            facility.name.as_str(),
            facility.long_name.as_str(),
            facility.address.town.as_str(),
            facility.finess.as_str(),
        ])),
    }
}

/// What a new extract of the register replaces: all but what a facility is
/// known by, and what the register knows nothing of.
const REGISTERED: [Column; 16] = [
    Column::LegalEntity,
    Column::Name,
    Column::LongName,
    Column::Category,
    Column::CategoryLabel,
    Column::AddressLine,
    Column::Postcode,
    Column::Town,
    Column::Departement,
    Column::Phone,
    Column::OpenedOn,
    Column::ClosedOn,
    Column::CareWeight,
    Column::FoldedName,
    Column::SearchWords,
    Column::Finess,
];

fn from_model(row: Model) -> Result<FacilityRow> {
    let flags: Vec<_> = words(&row.flags)?;
    Ok(FacilityRow {
        facility: Facility {
            id: FacilityId(row.id),
            finess: parse(&row.finess)?,
            legal_entity: parse_or_none(row.legal_entity.as_deref())?,
            name: row.name,
            long_name: row.long_name,
            category: parse(&row.category)?,
            category_label: row.category_label,
            address: Address {
                line: row.address_line,
                postcode: row.postcode,
                town: row.town,
            },
            departement: parse(&row.departement)?,
            phone: row.phone,
            opened_on: day_or_none(row.opened_on.as_deref())?,
            closed_on: day_or_none(row.closed_on.as_deref())?,
            flags: FacilityFlags::from(flags),
            support_ght: row.support_ght,
        },
        mailbox: row.mailbox,
    })
}

/// Writes facilities, in place of those of the same identity.
///
/// # Errors
/// [`crate::StoreError::Conflict`] when another facility bears a number.
pub async fn put(tx: &Tx, facilities: &[Facility]) -> Result<()> {
    let designated = [Column::Flags, Column::SupportGht];
    replace(
        tx,
        facilities,
        REGISTERED.into_iter().chain(designated).collect(),
    )
    .await
}

/// As [`put`], keeping what the register knows nothing of: it may have been
/// set while the extract was being read.
async fn put_registered(tx: &Tx, facilities: &[Facility]) -> Result<()> {
    replace(tx, facilities, REGISTERED.into()).await
}

async fn replace(tx: &Tx, facilities: &[Facility], columns: Vec<Column>) -> Result<()> {
    Entity::insert_many(facilities.iter().map(to_active))
        .on_conflict(
            OnConflict::column(Column::Id)
                .update_columns(columns)
                .to_owned(),
        )
        .exec_without_returning(tx.run())
        .await?;
    Ok(())
}

/// The facility of this number.
///
/// # Errors
/// When the database fails.
pub async fn by_finess(reader: Reader<'_>, number: FinessNumber) -> Result<Option<FacilityRow>> {
    Entity::find()
        .filter(Column::Finess.eq(number.as_str()))
        .one(&reader.run())
        .await?
        .map(from_model)
        .transpose()
}

/// The facilities of these numbers, by number; unknown ones are left out.
///
/// # Errors
/// When the database fails.
pub async fn by_numbers(reader: Reader<'_>, numbers: &[FinessNumber]) -> Result<Vec<FacilityRow>> {
    Entity::find()
        .filter(Column::Finess.is_in(numbers.iter().map(FinessNumber::as_str)))
        .order_by_asc(Column::Finess)
        .all(&reader.run())
        .await?
        .into_iter()
        .map(from_model)
        .collect()
}

/// The facility of this identity.
///
/// # Errors
/// When the database fails.
pub async fn by_id(reader: Reader<'_>, id: FacilityId) -> Result<Option<FacilityRow>> {
    Ok(by_ids(reader, &[id]).await?.remove(&id))
}

/// The facilities of these identities; unknown ones are left out.
///
/// # Errors
/// When the database fails.
pub async fn by_ids(
    reader: Reader<'_>,
    ids: &[FacilityId],
) -> Result<BTreeMap<FacilityId, FacilityRow>> {
    let connection = reader.run();
    let backend = connection.get_database_backend();
    Entity::find()
        .filter(among(backend, Column::Id, ids.iter().map(|id| id.0)))
        .all(&connection)
        .await?
        .into_iter()
        .map(|row| Ok((FacilityId(row.id), from_model(row)?)))
        .collect()
}

/// How many facilities are known, closed ones among them.
///
/// # Errors
/// When the database fails.
pub async fn count(reader: Reader<'_>) -> Result<u64> {
    Ok(Entity::find().count(&reader.run()).await?)
}

/// Sets the security mailbox of a facility, or takes it away.
///
/// # Errors
/// When the database fails.
pub async fn set_mailbox(tx: &Tx, id: FacilityId, email: Option<&str>) -> Result<()> {
    set(tx, id, Column::Mailbox, email.map(str::to_owned)).await
}

/// Sets what the State has designated a facility as.
///
/// # Errors
/// When the database fails.
pub async fn set_flags(tx: &Tx, id: FacilityId, flags: FacilityFlags) -> Result<()> {
    set(tx, id, Column::Flags, Some(keys(&Vec::from(flags)))).await
}

/// Sets the name of the support facility of a facility's hospital group.
///
/// # Errors
/// When the database fails.
pub async fn set_support_ght(tx: &Tx, id: FacilityId, name: Option<&str>) -> Result<()> {
    set(tx, id, Column::SupportGht, name.map(str::to_owned)).await
}

async fn set(tx: &Tx, id: FacilityId, column: Column, value: Option<String>) -> Result<()> {
    Entity::update_many()
        .col_expr(column, Expr::val(value))
        .filter(Column::Id.eq(id.0))
        .exec(tx.run())
        .await?;
    Ok(())
}
