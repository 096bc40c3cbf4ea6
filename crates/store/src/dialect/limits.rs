//! Limits where PostgreSQL sees them.

use std::collections::BTreeMap;

use sea_orm::{
    DbBackend, Statement, Value,
    sea_query::{Token, Tokenizer},
};

/// The statement with its limits as numbers in its text, for PostgreSQL: it keeps
/// the plan of a statement for other values only when it sees that few rows are
/// asked for, and plans it anew each time when the limit is a value. Only limits
/// are unsigned.
pub(crate) fn with_limits_told(statement: Statement) -> Statement {
    let Statement {
        sql,
        values: Some(values),
        db_backend: DbBackend::Postgres,
    } = &statement
    else {
        return statement;
    };
    let limit = |value: &Value| match value {
        Value::BigUnsigned(limit) => *limit,
        _ => None,
    };
    if !values.iter().any(|value| limit(value).is_some()) {
        return statement;
    }
    let mut text = String::with_capacity(sql.len());
    let mut kept: Vec<Value> = Vec::with_capacity(values.0.len());
    let mut places: BTreeMap<usize, usize> = BTreeMap::new();
    let mut tokens = Tokenizer::new(sql).iter().peekable();
    while let Some(token) = tokens.next() {
        let place = match (&token, tokens.peek()) {
            (Token::Punctuation("$"), Some(Token::Unquoted(number))) => number.parse().ok(),
            _ => None,
        };
        let value = place.and_then(|place: usize| values.0.get(place.wrapping_sub(1)));
        let (Some(place), Some(value)) = (place, value) else {
            text.push_str(token.as_str());
            continue;
        };
        tokens.next();
        if let Some(limit) = limit(value) {
            text.push_str(&limit.to_string());
            continue;
        }
        let place = *places.entry(place).or_insert_with(|| {
            kept.push(value.clone());
            kept.len()
        });
        text.push('$');
        text.push_str(&place.to_string());
    }
    Statement::from_sql_and_values(DbBackend::Postgres, text, kept)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(sql: &str, values: impl IntoIterator<Item = Value>) -> (String, Vec<Value>) {
        let statement = Statement::from_sql_and_values(DbBackend::Postgres, sql, values);
        let told = with_limits_told(statement);
        (
            told.sql,
            told.values.map(|values| values.0).unwrap_or_default(),
        )
    }

    #[test]
    fn limits_stand_in_the_text_and_other_values_keep_their_order() {
        let sql = "SELECT \"a$1\", '$2', $1::text FROM t WHERE b = $2 OR c = $1 LIMIT $3 OFFSET $4";
        let values = [
            Value::from("x"),
            Value::from(7_i64),
            Value::from(20_u64),
            Value::from(3_i64),
        ];
        assert_eq!(
            told(sql, values),
            (
                "SELECT \"a$1\", '$2', $1::text FROM t WHERE b = $2 OR c = $1 LIMIT 20 OFFSET $3"
                    .to_owned(),
                vec![Value::from("x"), Value::from(7_i64), Value::from(3_i64)]
            )
        );
    }

    #[test]
    fn a_limit_before_other_values_moves_them_up() {
        let sql = "(SELECT 1 FROM t LIMIT $1) UNION (SELECT $2 LIMIT $3)";
        let values = [Value::from(2_u64), Value::from("y"), Value::from(5_u64)];
        assert_eq!(
            told(sql, values),
            (
                "(SELECT 1 FROM t LIMIT 2) UNION (SELECT $1 LIMIT 5)".to_owned(),
                vec![Value::from("y")]
            )
        );
    }

    #[test]
    fn a_statement_without_limits_stays_as_it_is() {
        let sql = "SELECT $1";
        let value = Value::from(1_i64);
        assert_eq!(told(sql, [value.clone()]), (sql.to_owned(), vec![value]));
    }
}
