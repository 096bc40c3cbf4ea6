//! Statements of which a job asks nothing, and how they go together: an exchange
//! with the database costs more than most of them.

use sea_orm::{
    DbBackend, Statement,
    sea_query::{Alias, CommonTableExpression, InsertStatement, Values, WithClause},
};

/// Rows of an insertion that goes together with others, at most: a statement has
/// 65,535 values at most on PostgreSQL.
const ROWS: usize = 32;

/// A statement of which a job asks nothing.
pub(crate) enum Later {
    /// So many rows for a table.
    Rows {
        table: &'static str,
        rows: usize,
        insert: Box<InsertStatement>,
    },
    /// Whatever else.
    Other(Statement),
}

/// What does the same in fewer statements, in the same order.
pub(super) fn together(backend: DbBackend, later: Vec<Later>) -> Vec<Statement> {
    match backend {
        DbBackend::Postgres => grouped(later),
        _ => one_after_the_other(backend, later).into_iter().collect(),
    }
}

/// Statements separated by semicolons; the values of each are those that follow
/// the ones of the statement before it.
fn one_after_the_other(backend: DbBackend, later: Vec<Later>) -> Option<Statement> {
    let mut all: Option<Statement> = None;
    for statement in later {
        let statement = match statement {
            Later::Rows { insert, .. } => backend.build(insert.as_ref()),
            Later::Other(statement) => statement,
        };
        match &mut all {
            None => all = Some(statement),
            Some(all) => {
                all.sql.push_str("; ");
                all.sql.push_str(&statement.sql);
                let values = all.values.get_or_insert_with(|| Values(Vec::new()));
                values
                    .0
                    .extend(statement.values.into_iter().flat_map(|more| more.0));
            }
        }
    }
    all
}

/// Insertions that follow each other as parts of one statement, as long as each
/// is into another table: parts of a statement do not see each other's rows, and
/// the rows that they refer to are sought at its end.
fn grouped(later: Vec<Later>) -> Vec<Statement> {
    let mut statements = Vec::new();
    let mut group: Vec<(&'static str, InsertStatement)> = Vec::new();
    for statement in later {
        match statement {
            Later::Rows {
                table,
                rows,
                insert,
            } => {
                let among = group.iter().any(|(other, _)| *other == table);
                if among || rows > ROWS {
                    statements.extend(one_of(std::mem::take(&mut group)));
                }
                group.push((table, *insert));
                if rows > ROWS {
                    statements.extend(one_of(std::mem::take(&mut group)));
                }
            }
            Later::Other(statement) => {
                statements.extend(one_of(std::mem::take(&mut group)));
                statements.push(statement);
            }
        }
    }
    statements.extend(one_of(group));
    statements
}

fn one_of(mut group: Vec<(&'static str, InsertStatement)>) -> Option<Statement> {
    let backend = DbBackend::Postgres;
    let (_, last) = group.pop()?;
    if group.is_empty() {
        return Some(backend.build(&last));
    }
    let mut before = WithClause::new();
    for (place, (_, insert)) in group.into_iter().enumerate() {
        let mut part = CommonTableExpression::new();
        part.table_name(Alias::new(format!("part_{place}")))
            .query(insert);
        before.cte(part);
    }
    Some(backend.build(&before.query(last)))
}

#[cfg(test)]
mod tests {
    use sea_orm::{Value, sea_query::Query};

    use super::*;

    fn rows(table: &'static str, value: i64, rows: usize) -> Later {
        let mut insert = Query::insert();
        insert
            .into_table(Alias::new(table))
            .columns([Alias::new("a")]);
        for _ in 0..rows {
            insert.values_panic([value.into()]);
        }
        Later::Rows {
            table,
            rows,
            insert: Box::new(insert),
        }
    }

    fn other() -> Later {
        Later::Other(Statement::from_string(DbBackend::Postgres, "UPDATE d"))
    }

    fn told(backend: DbBackend, later: Vec<Later>) -> Vec<String> {
        let statements = together(backend, later);
        statements.into_iter().map(|one| one.sql).collect()
    }

    #[test]
    fn insertions_into_different_tables_are_one_statement_of_postgresql() {
        let all = vec![rows("a", 1, 1), rows("b", 2, 2), rows("c", 3, 1)];
        let statements = together(DbBackend::Postgres, all);
        let [one] = statements.as_slice() else {
            panic!("{statements:?}");
        };
        assert_eq!(
            one.sql,
            "WITH \"part_0\" AS (INSERT INTO \"a\" (\"a\") VALUES ($1)) , \
             \"part_1\" AS (INSERT INTO \"b\" (\"a\") VALUES ($2), ($3)) \
             INSERT INTO \"c\" (\"a\") VALUES ($4)"
        );
        let values = one.values.as_ref().map(|values| values.0.clone());
        let expected = [1_i64, 2, 2, 3].map(Value::from).to_vec();
        assert_eq!(values, Some(expected));
    }

    #[test]
    fn a_table_that_comes_again_begins_another_statement() {
        let all = vec![
            rows("a", 1, 1),
            rows("b", 2, 1),
            rows("a", 3, 1),
            rows("c", 4, 1),
        ];
        assert_eq!(told(DbBackend::Postgres, all).len(), 2);
    }

    #[test]
    fn other_statements_stay_in_their_place() {
        let all = vec![rows("a", 1, 1), other(), rows("b", 2, 1)];
        assert_eq!(
            told(DbBackend::Postgres, all),
            [
                "INSERT INTO \"a\" (\"a\") VALUES ($1)",
                "UPDATE d",
                "INSERT INTO \"b\" (\"a\") VALUES ($1)"
            ]
        );
    }

    #[test]
    fn many_rows_go_alone() {
        let all = vec![rows("a", 1, 1), rows("b", 2, ROWS + 1), rows("c", 3, 1)];
        assert_eq!(told(DbBackend::Postgres, all).len(), 3);
    }

    #[test]
    fn the_embedded_database_takes_all_in_one_piece() {
        let all = vec![rows("a", 1, 1), other(), rows("a", 2, 1)];
        assert_eq!(
            told(DbBackend::Sqlite, all),
            [
                "INSERT INTO \"a\" (\"a\") VALUES (?); UPDATE d; INSERT INTO \"a\" (\"a\") VALUES (?)"
            ]
        );
    }

    #[test]
    fn nothing_is_nothing() {
        assert!(together(DbBackend::Postgres, Vec::new()).is_empty());
        assert!(together(DbBackend::Sqlite, Vec::new()).is_empty());
    }
}
