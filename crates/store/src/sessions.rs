//! Who is signed in, on which device.

use jiff::Timestamp;
use process::{access::Right, ids::AccountId, sign_in::Assurance};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, IdenStatic,
    JoinType, QueryFilter, QueryOrder, QuerySelect, QueryTrait, Select, SelectA, SelectB,
    sea_query::Expr,
};

use crate::{
    accounts::{self, Account},
    columns::{from_json, json, micros, parse, time},
    entities::{
        accounts as account_rows, grants as grant_rows,
        sessions::{ActiveModel, Column, Entity, Model},
    },
    error::Result,
    grants,
    reader::Reader,
    secrets::TokenHash,
    write::Tx,
};

/// What the query of whoever proved who they are calls a right.
const RIGHT: &str = "right_in_force";

/// One signed-in device.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Session {
    /// Hash of the cookie's secret.
    pub token: TokenHash,
    /// Who signed in.
    pub account: AccountId,
    /// When.
    pub created_at: Timestamp,
    /// When it was last used, roughly.
    pub last_seen_at: Timestamp,
    /// When it ends by itself.
    pub expires_at: Timestamp,
    /// How the browser names itself, so that people tell their devices apart.
    pub user_agent: Option<String>,
    /// The provider of identity by which the person came in, by its key.
    pub provider: Option<String>,
    /// What the person showed to come in.
    pub assurance: Assurance,
    /// When the person last showed who they are: at sign-in, or again since.
    pub proven_at: Timestamp,
    /// The rights in force when it was last used.
    pub rights: Vec<Right>,
}

/// A person who proved who they are, with the rights in force.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignedIn {
    /// The account, which is not shut.
    pub account: Account,
    /// Its rights in force.
    pub rights: Vec<Right>,
}

fn from_model(row: Model) -> Result<Session> {
    Ok(Session {
        token: TokenHash::from_column(&row.token)?,
        account: AccountId(row.account_id),
        created_at: time(row.created_at)?,
        last_seen_at: time(row.last_seen_at)?,
        expires_at: time(row.expires_at)?,
        user_agent: row.user_agent,
        provider: row.provider,
        assurance: parse(&row.assurance)?,
        proven_at: time(row.proven_at)?,
        rights: from_json(&row.rights)?,
    })
}

/// The account and its rights in force, unless it is shut.
pub(crate) async fn signed_in(
    reader: Reader<'_>,
    account: AccountId,
    now: Timestamp,
) -> Result<Option<SignedIn>> {
    match accounts::by_id(reader, account).await? {
        Some(account) if account.disabled_at.is_none() => Ok(Some(SignedIn {
            rights: grants::rights_of(reader, account.id, now).await?,
            account,
        })),
        _ => Ok(None),
    }
}

/// The first row of a query, with the account whose it is and the rights of that one
/// in force, all read at once; nothing when there is none or the account is shut.
pub(crate) async fn with_whoever<E: EntityTrait>(
    reader: Reader<'_>,
    found: Select<E>,
    whose: E::Column,
    now: Timestamp,
) -> Result<Option<(E::Model, SignedIn)>> {
    let account = E::belongs_to(account_rows::Entity)
        .from(whose)
        .to(account_rows::Column::Id)
        .into();
    let rights = account_rows::Entity::belongs_to(grant_rows::Entity)
        .from(account_rows::Column::Id)
        .to(grant_rows::Column::AccountId)
        .on_condition(move |_, _| grants::in_force(now))
        .into();
    let mut query = found
        .filter(account_rows::Column::DisabledAt.is_null())
        .join(JoinType::InnerJoin, account)
        .join(JoinType::LeftJoin, rights)
        .order_by_asc(grant_rows::Column::Id)
        .select_also(account_rows::Entity)
        .into_query();
    query.expr_as(grant_rows::Column::HeldRight.into_expr(), RIGHT);
    let rows = reader.run().query_all(&query).await?;
    let Some(first) = rows.first() else {
        return Ok(None);
    };
    let model = E::Model::from_query_result(first, SelectA.as_str())?;
    let account = account_rows::Model::from_query_result(first, SelectB.as_str())?;
    let mut rights = Vec::new();
    for row in &rows {
        if let Some(right) = row.try_get::<Option<String>>("", RIGHT)? {
            rights.push(from_json(&right)?);
        }
    }
    let account = accounts::from_model(account)?;
    Ok(Some((model, SignedIn { account, rights })))
}

/// Opens a session.
///
/// # Errors
/// When the database fails.
pub async fn open(tx: &Tx, session: &Session) -> Result<()> {
    let row = ActiveModel {
        token: Set(session.token.column()),
        account_id: Set(session.account.0),
        created_at: Set(micros(session.created_at)),
        last_seen_at: Set(micros(session.last_seen_at)),
        expires_at: Set(micros(session.expires_at)),
        user_agent: Set(session.user_agent.clone()),
        provider: Set(session.provider.clone()),
        assurance: Set(session.assurance.to_string()),
        proven_at: Set(micros(session.proven_at)),
        rights: Set(json(&session.rights)?),
    };
    Entity::insert(row).exec_without_returning(tx.run()).await?;
    accounts::mark_signed_in(tx, session.account, session.created_at).await
}

/// The session of this secret, with whoever signed in; nothing when it has
/// ended or the account is shut.
///
/// # Errors
/// When the database fails.
pub async fn find(
    reader: Reader<'_>,
    token: TokenHash,
    now: Timestamp,
) -> Result<Option<(Session, SignedIn)>> {
    let found = Entity::find_by_id(token.column()).filter(Column::ExpiresAt.gt(micros(now)));
    let Some((session, signed_in)) = with_whoever(reader, found, Column::AccountId, now).await?
    else {
        return Ok(None);
    };
    Ok(Some((from_model(session)?, signed_in)))
}

/// Notes that a session was used, and until when it lasts now.
///
/// # Errors
/// When the database fails.
pub async fn touch(tx: &Tx, token: TokenHash, now: Timestamp, expires_at: Timestamp) -> Result<()> {
    Entity::update_many()
        .col_expr(Column::LastSeenAt, micros(now).into())
        .col_expr(Column::ExpiresAt, micros(expires_at).into())
        .filter(Column::Token.eq(token.column()))
        .exec(tx.run())
        .await?;
    Ok(())
}

/// Notes that the person of a session showed again who they are: it goes on
/// under another secret, so that whoever had learnt the old one is left out.
///
/// # Errors
/// When the database fails.
pub async fn prove(
    tx: &Tx,
    token: TokenHash,
    next: TokenHash,
    shown: Assurance,
    now: Timestamp,
) -> Result<()> {
    Entity::update_many()
        .col_expr(Column::Token, Expr::val(next.column()))
        .col_expr(Column::Assurance, shown.to_string().into())
        .col_expr(Column::ProvenAt, micros(now).into())
        .filter(Column::Token.eq(token.column()))
        .exec(tx.run())
        .await?;
    Ok(())
}

/// Whether a session went on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Moved {
    /// It did.
    Yes,
    /// Another request was first.
    No,
}

/// Notes the rights that a session is used with from now on; it goes on under
/// the secret `next`, which may be the one that it has.
///
/// # Errors
/// When the database fails.
pub async fn note_rights(
    tx: &Tx,
    token: TokenHash,
    next: TokenHash,
    rights: &[Right],
) -> Result<Moved> {
    let moved = Entity::update_many()
        .col_expr(Column::Token, Expr::val(next.column()))
        .col_expr(Column::Rights, json(&rights)?.into())
        .filter(Column::Token.eq(token.column()))
        .exec(tx.run())
        .await?;
    Ok(match moved.rows_affected {
        0 => Moved::No,
        _ => Moved::Yes,
    })
}

/// Ends a session.
///
/// # Errors
/// When the database fails.
pub async fn end(tx: &Tx, token: TokenHash) -> Result<()> {
    Entity::delete_by_id(token.column()).exec(tx.run()).await?;
    Ok(())
}

/// Ends the sessions of an account, all or all but one.
///
/// # Errors
/// When the database fails.
pub async fn end_all(tx: &Tx, account: AccountId, except: Option<TokenHash>) -> Result<()> {
    let mut ended = Entity::delete_many().filter(Column::AccountId.eq(account.0));
    if let Some(kept) = except {
        ended = ended.filter(Column::Token.ne(kept.column()));
    }
    ended.exec(tx.run()).await?;
    Ok(())
}

/// Ends every session of everybody; says how many.
///
/// # Errors
/// When the database fails.
pub async fn end_everywhere(tx: &Tx) -> Result<u64> {
    let ended = Entity::delete_many().exec(tx.run()).await?;
    Ok(ended.rows_affected)
}

/// The sessions of an account that have not ended, the last used first.
///
/// # Errors
/// When the database fails.
pub async fn of_account(
    reader: Reader<'_>,
    account: AccountId,
    now: Timestamp,
) -> Result<Vec<Session>> {
    Entity::find()
        .filter(Column::AccountId.eq(account.0))
        .filter(Column::ExpiresAt.gt(micros(now)))
        .order_by_desc(Column::LastSeenAt)
        .all(&reader.run())
        .await?
        .into_iter()
        .map(from_model)
        .collect()
}

/// Deletes the sessions that have ended; says how many.
///
/// # Errors
/// When the database fails.
pub async fn purge(tx: &Tx, now: Timestamp) -> Result<u64> {
    let purged = Entity::delete_many()
        .filter(Column::ExpiresAt.lte(micros(now)))
        .exec(tx.run())
        .await?;
    Ok(purged.rows_affected)
}
