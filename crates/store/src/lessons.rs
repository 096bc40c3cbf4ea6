//! The lessons that CERT and agencies share (LESS-3): read side of the acts
//! that approve them.

use process::{
    access::Scope,
    facility::FacilityNature,
    ids::{ActId, CaseId},
    lessons::SharedLessons,
    words::{AggravatingFactor, RootCause},
};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter,
    QueryOrder, QuerySelect, QueryTrait, sea_query::OnConflict,
};

use crate::{
    acts,
    cases::seen_by,
    columns::{self, int, key, keys, lists, micros, number, parse, time, word},
    dialect::{self, Words},
    entities::{
        lessons::{ActiveModel, Column, Entity, Model},
        search_entries,
    },
    error::{Result, StoreError},
    reader::Reader,
    words,
    write::Tx,
};

/// What is sought in the base; what is absent does not restrict.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LessonsFilter {
    /// Something that let it come about.
    pub root: Option<RootCause>,
    /// Something that made it worse.
    pub factor: Option<AggravatingFactor>,
    /// The kind of facility.
    pub nature: Option<FacilityNature>,
    /// The year of the declaration.
    pub year: Option<i16>,
    /// Words, in any of their forms; only what the reader may read in full is
    /// looked into.
    pub words: String,
}

/// Keeps by what the approved lessons of a case are found, in place of what
/// was; nothing where it has none in the base.
///
/// # Errors
/// When the database fails.
pub async fn put(tx: &Tx, case: CaseId, lessons: Option<&SharedLessons>) -> Result<()> {
    let Some(lessons) = lessons else {
        Entity::delete_by_id(case.0).exec(tx.run()).await?;
        return Ok(());
    };
    Entity::insert(active(case, lessons))
        .on_conflict(
            OnConflict::column(Column::CaseId)
                .update_columns([
                    Column::ActId,
                    Column::Number,
                    Column::ApprovedAt,
                    Column::Year,
                    Column::Nature,
                    Column::Departement,
                    Column::Roots,
                    Column::Factors,
                ])
                .to_owned(),
        )
        .exec_without_returning(tx.run())
        .await?;
    Ok(())
}

/// What is kept of a case, whoever asks: for those who make the read side
/// anew, and compare.
///
/// # Errors
/// When the database fails.
pub async fn stored(reader: Reader<'_>, case: CaseId) -> Result<Option<SharedLessons>> {
    let row = Entity::find_by_id(case.0).one(&reader.run()).await?;
    row.as_ref().map(lessons).transpose()
}

/// The lessons of the base that the filter wants, the newest first. All of the
/// base is gone through: whoever asks narrows what is told of cases outside
/// the scope. Words are sought in lessons of the scope alone.
///
/// # Errors
/// When the database fails.
pub async fn find(
    reader: Reader<'_>,
    scope: &Scope,
    filter: &LessonsFilter,
    most: u64,
) -> Result<Vec<(CaseId, SharedLessons)>> {
    let connection = reader.run();
    let mut wanted = Condition::all()
        .add_option(filter.root.map(|root| lists(Column::Roots, &root)))
        .add_option(filter.factor.map(|factor| lists(Column::Factors, &factor)))
        .add_option(filter.nature.map(|nature| Column::Nature.eq(key(&nature))))
        .add_option(filter.year.map(|year| Column::Year.eq(i32::from(year))));
    if !filter.words.trim().is_empty() {
        let stems = words::stems(&filter.words);
        if stems.is_empty() {
            return Ok(Vec::new());
        }
        let backend = connection.get_database_backend();
        let saying = search_entries::Entity::find()
            .select_only()
            .column(search_entries::Column::ActId)
            .filter(dialect::holds(backend, Words::Cases, &stems))
            .into_query();
        wanted = wanted
            .add(Column::ActId.in_subquery(saying))
            .add(seen_by(scope, Column::CaseId))
            .add(acts::readable_by(scope, Column::ActId));
    }
    let rows = Entity::find()
        .filter(wanted)
        .order_by_desc(Column::ApprovedAt)
        .order_by_desc(Column::CaseId)
        .limit(most)
        .all(&connection)
        .await?;
    rows.iter()
        .map(|row| Ok((CaseId(row.case_id), lessons(row)?)))
        .collect()
}

/// What the approved lessons of cases say, those that the scope may read.
///
/// # Errors
/// When the database fails.
pub async fn written(
    reader: Reader<'_>,
    scope: &Scope,
    cases: &[CaseId],
) -> Result<Vec<(CaseId, acts::StoredAct)>> {
    let rows = Entity::find()
        .filter(Column::CaseId.is_in(cases.iter().map(|case| case.0)))
        .filter(seen_by(scope, Column::CaseId))
        .filter(acts::readable_by(scope, Column::ActId))
        .all(&reader.run())
        .await?;
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let ids: Vec<ActId> = rows.iter().map(|row| ActId(row.act_id)).collect();
    let acts = acts::by_ids(reader, &ids).await?;
    let case_of = |act: ActId| {
        let row = rows.iter().find(|row| row.act_id == act.0);
        row.map(|row| CaseId(row.case_id))
    };
    Ok(acts
        .into_iter()
        .filter_map(|act| Some((case_of(act.id)?, act)))
        .collect())
}

fn active(case: CaseId, lessons: &SharedLessons) -> ActiveModel {
    ActiveModel {
        case_id: Set(case.0),
        act_id: Set(lessons.act.0),
        number: Set(int(lessons.number)),
        approved_at: Set(micros(lessons.approved_at)),
        year: Set(i32::from(lessons.year)),
        nature: Set(key(&lessons.nature)),
        departement: Set(lessons.departement.to_string()),
        roots: Set(format!(",{},", keys(&lessons.roots))),
        factors: Set(format!(",{},", keys(&lessons.factors))),
    }
}

fn lessons(row: &Model) -> Result<SharedLessons> {
    Ok(SharedLessons {
        act: ActId(row.act_id),
        number: number(row.number)?,
        approved_at: time(row.approved_at)?,
        year: i16::try_from(row.year).map_err(|_| StoreError::corrupt("a year", row.year))?,
        nature: word(&row.nature)?,
        departement: parse(&row.departement)?,
        roots: columns::words(&row.roots)?,
        factors: columns::words(&row.factors)?,
    })
}
