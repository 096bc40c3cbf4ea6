//! The functional mailboxes of bodies that keep their own (DECL-8); the
//! others have theirs from the configuration.

use std::collections::BTreeMap;

use process::access::Body;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, sea_query::OnConflict};

use crate::{columns::parse, entities::body_mailboxes, error::Result, reader::Reader, write::Tx};

/// The mailboxes that these bodies keep; those that keep none are left out.
///
/// # Errors
/// When the database fails.
pub async fn of_bodies(reader: Reader<'_>, bodies: &[Body]) -> Result<BTreeMap<Body, String>> {
    let wanted = bodies.iter().map(ToString::to_string);
    body_mailboxes::Entity::find()
        .filter(body_mailboxes::Column::Body.is_in(wanted))
        .all(&reader.run())
        .await?
        .into_iter()
        .map(|row| Ok((parse(&row.body)?, row.email)))
        .collect()
}

/// Sets a body's mailbox, or takes it away.
///
/// # Errors
/// When the database fails.
pub async fn set(tx: &Tx, body: Body, email: Option<&str>) -> Result<()> {
    let Some(email) = email else {
        body_mailboxes::Entity::delete_by_id(body.to_string())
            .exec(tx.run())
            .await?;
        return Ok(());
    };
    let row = body_mailboxes::ActiveModel {
        body: Set(body.to_string()),
        email: Set(email.to_owned()),
    };
    body_mailboxes::Entity::insert(row)
        .on_conflict(
            OnConflict::column(body_mailboxes::Column::Body)
                .update_column(body_mailboxes::Column::Email)
                .to_owned(),
        )
        .exec_without_returning(tx.run())
        .await?;
    Ok(())
}
