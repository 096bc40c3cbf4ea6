//! Until when something that is done at intervals was done, by any node.

use jiff::Timestamp;
use sea_orm::{ActiveValue::Set, EntityTrait, sea_query::OnConflict};

use crate::{
    columns::{micros, time},
    entities::rounds::{ActiveModel, Column, Entity},
    error::Result,
    reader::Reader,
    write::Tx,
};

/// What is done at intervals.
#[derive(Clone, Copy)]
pub(crate) enum Round {
    /// Looking through the access record.
    MassReading,
    /// Looking for weak signals.
    Signals,
    /// Sending the ministry's monthly indicator.
    Indicator,
    /// Writing a word durably, to know that it can be done.
    Beat,
}

impl Round {
    fn key(self) -> String {
        match self {
            Self::MassReading => "mass-reading",
            Self::Signals => "signals",
            Self::Indicator => "indicator",
            Self::Beat => "beat",
        }
        .to_owned()
    }
}

/// Until when it was done; never yet when absent.
pub(crate) async fn done_until(reader: Reader<'_>, round: Round) -> Result<Option<Timestamp>> {
    Entity::find_by_id(round.key())
        .one(&reader.run())
        .await?
        .map(|row| time(row.done_until))
        .transpose()
}

/// Notes until when it was done.
pub(crate) async fn mark(tx: &Tx, round: Round, until: Timestamp) -> Result<()> {
    let row = ActiveModel {
        name: Set(round.key()),
        done_until: Set(micros(until)),
    };
    Entity::insert(row)
        .on_conflict(
            OnConflict::column(Column::Name)
                .update_column(Column::DoneUntil)
                .to_owned(),
        )
        .exec_without_returning(tx.run())
        .await?;
    Ok(())
}
