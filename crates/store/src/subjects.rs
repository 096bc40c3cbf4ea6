//! What acts belong to, and the lock that keeps their order.

use std::collections::{BTreeMap, BTreeSet};

use process::act::{Sequence, Subject};
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QueryTrait,
    sea_query::{Expr, ExprTrait, OnConflict},
};

use crate::{
    columns::{int, number, parse},
    dialect,
    entities::subjects,
    error::Result,
    write::Tx,
};

impl Tx {
    /// Holds every subject that a decision rests on, until the job ends, and
    /// says the number of each one's last act; 0 for one that has none yet.
    /// They are held in the order of their identities, so that two jobs never
    /// wait for one another.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn lock(&self, wanted: &[Subject]) -> Result<BTreeMap<Subject, Sequence>> {
        let wanted: BTreeSet<(&str, Subject)> = wanted
            .iter()
            .map(|subject| (subject.kind.as_str(), *subject))
            .collect();
        if wanted.is_empty() {
            return Ok(BTreeMap::new());
        }
        let rows = wanted.iter().map(|(kind, subject)| subjects::ActiveModel {
            kind: Set((*kind).to_owned()),
            id: Set(subject.id),
            seq: Set(0),
        });
        subjects::Entity::insert_many(rows)
            .on_conflict(
                OnConflict::columns([subjects::Column::Kind, subjects::Column::Id])
                    .do_nothing()
                    .to_owned(),
            )
            .exec_without_returning(self.run())
            .await?;
        let mut any = Condition::any();
        for (kind, subject) in &wanted {
            any = any.add(
                subjects::Column::Kind
                    .eq(*kind)
                    .and(subjects::Column::Id.eq(subject.id)),
            );
        }
        let mut select = subjects::Entity::find()
            .filter(any)
            .order_by_asc(subjects::Column::Kind)
            .order_by_asc(subjects::Column::Id);
        dialect::hold(
            self.run().get_database_backend(),
            QueryTrait::query(&mut select),
        );
        select
            .all(self.run())
            .await?
            .into_iter()
            .map(|row| {
                let subject = Subject {
                    kind: parse(&row.kind)?,
                    id: row.id,
                };
                Ok((subject, Sequence(number(row.seq)?)))
            })
            .collect()
    }
}

/// Moves a subject from the number of its last act to a greater one; says
/// whether it stood where the caller thought. One that has no act yet need not
/// be there.
pub(crate) async fn advance(
    tx: &Tx,
    subject: Subject,
    from: Sequence,
    to: Sequence,
) -> Result<Standing> {
    let moved = if from == Sequence::default() {
        begin(tx, subject, to).await?
    } else {
        subjects::Entity::update_many()
            .col_expr(subjects::Column::Seq, int(to.0).into())
            .filter(subjects::Column::Kind.eq(subject.kind.as_str()))
            .filter(subjects::Column::Id.eq(subject.id))
            .filter(subjects::Column::Seq.eq(int(from.0)))
            .exec(tx.run())
            .await?
            .rows_affected
    };
    Ok(if moved == 1 {
        Standing::AsThought
    } else {
        Standing::Elsewhere
    })
}

/// Moves a subject that has no act; gives how many were moved.
async fn begin(tx: &Tx, subject: Subject, to: Sequence) -> Result<u64> {
    let unmoved = Expr::col((subjects::Entity, subjects::Column::Seq)).eq(0);
    let begun = subjects::Entity::insert(subjects::ActiveModel {
        kind: Set(subject.kind.as_str().to_owned()),
        id: Set(subject.id),
        seq: Set(int(to.0)),
    })
    .on_conflict(
        OnConflict::columns([subjects::Column::Kind, subjects::Column::Id])
            .update_column(subjects::Column::Seq)
            .action_and_where(unmoved)
            .to_owned(),
    );
    Ok(begun.exec_without_returning(tx.run()).await?)
}

/// Where a subject stood when it was to be moved.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Standing {
    AsThought,
    Elsewhere,
}
