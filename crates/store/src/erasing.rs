//! Forgetting: values of acts, the words by which they were found, the
//! addresses that were written to, the answers kept for later (KEEP-2). The
//! acts, their hashes and their leaves stay.

use jiff::Timestamp;
use process::{
    act::{Opening, Sequence, Subject, SubjectKind},
    ids::{AccountId, ActId, AlertId, CaseId, IncidentId, IncidentReference, Reference},
};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    QueryTrait,
    sea_query::{Alias, Expr, ExprTrait, Query},
};
use serde_json::json;
use uuid::Uuid;

use crate::{
    alerts::{self, products},
    columns::{bytes32, int, micros, number},
    editions,
    entities::{
        access_batches, access_record, accounts, acts, case_retention, grants, idempotency,
        openings, outbox, search_entries,
    },
    error::Result,
    evidence, incidents, links,
    log::entries::{self, Kind, Said},
    lookalikes,
    reader::Reader,
    retention, signals,
    write::Tx,
};

/// Forgets every value of the acts of a subject.
///
/// # Errors
/// When the database fails.
pub async fn openings_of(tx: &Tx, subject: Subject) -> Result<u64> {
    let own = acts::Entity::find()
        .select_only()
        .column(acts::Column::Id)
        .filter(acts::Column::SubjectKind.eq(subject.kind.as_str()))
        .filter(acts::Column::SubjectId.eq(subject.id))
        .into_query();
    let erased = openings::Entity::delete_many()
        .filter(openings::Column::ActId.in_subquery(own))
        .exec(tx.run())
        .await?;
    Ok(erased.rows_affected)
}

/// Forgets everything of a case but its acts: values, search words, addresses
/// and links of its mails, answers to repeated requests. The content of its
/// pieces of evidence is removed by the next round that tidies them. Doing it
/// twice does nothing more.
///
/// # Errors
/// When the database fails.
pub async fn case(tx: &Tx, case: CaseId, reference: Reference, now: Timestamp) -> Result<u64> {
    let subject = Subject {
        kind: SubjectKind::Case,
        id: case.0,
    };
    let erased = openings_of(tx, subject).await?;
    search_entries::Entity::delete_many()
        .filter(search_entries::Column::CaseId.eq(case.0))
        .exec(tx.run())
        .await?;
    lookalikes::erase(tx, case).await?;
    editions::put(tx, case, None).await?;
    links::put(tx, case, &[]).await?;
    signals::forget(tx, case).await?;
    evidence::give_up_all(tx, case, now).await?;
    products::forget(tx, case).await?;
    mails(tx, outbox::Column::CaseId.eq(case.0), now).await?;
    let named = format!("%\"reference\":\"{reference}\"%");
    idempotency::Entity::delete_many()
        .filter(
            Condition::any()
                .add(idempotency::Column::Actor.eq(format!("follower:{case}")))
                .add(idempotency::Column::Result.like(named)),
        )
        .exec(tx.run())
        .await?;
    Ok(erased)
}

/// Forgets everything of an incident but its acts: values, search words, what
/// is public, addresses of its mails, answers to repeated requests. What its
/// cases hold ends with them.
///
/// # Errors
/// When the database fails.
pub async fn incident(
    tx: &Tx,
    incident: IncidentId,
    reference: IncidentReference,
    now: Timestamp,
) -> Result<u64> {
    let subject = Subject {
        kind: SubjectKind::Incident,
        id: incident.0,
    };
    let erased = openings_of(tx, subject).await?;
    incidents::search::forget(tx, incident).await?;
    incidents::statements::forget(tx, incident).await?;
    let own = acts::Entity::find()
        .select_only()
        .column(acts::Column::Id)
        .filter(acts::Column::SubjectKind.eq(subject.kind.as_str()))
        .filter(acts::Column::SubjectId.eq(subject.id))
        .into_query();
    mails(tx, outbox::Column::ActId.in_subquery(own), now).await?;
    let named = format!("%\"incident\":\"{reference}\"%");
    idempotency::Entity::delete_many()
        .filter(idempotency::Column::Result.like(named))
        .exec(tx.run())
        .await?;
    Ok(erased)
}

/// Forgets everything of an alert but its acts: values, what facilities said of
/// it in words, addresses of its mails. Who was sent it, who answered what and
/// when stay.
///
/// # Errors
/// When the database fails.
pub async fn alert(tx: &Tx, alert: AlertId, now: Timestamp) -> Result<u64> {
    let subject = Subject {
        kind: SubjectKind::Alert,
        id: alert.0,
    };
    let mut erased = openings_of(tx, subject).await?;
    for some in alerts::receipts::answers_to(tx.read(), alert)
        .await?
        .chunks(NAMED_AT_ONCE)
    {
        let said = openings::Entity::delete_many()
            .filter(openings::Column::ActId.is_in(some.iter().copied()))
            .exec(tx.run())
            .await?;
        erased += said.rows_affected;
    }
    mails(tx, outbox::Column::AlertId.eq(alert.0), now).await?;
    Ok(erased)
}

/// Forgets to whom mails went; what was not sent never will be. That a notice
/// was sent, of which kind and when, stays on record.
async fn mails(tx: &Tx, which: Expr, now: Timestamp) -> Result<u64> {
    outbox::Entity::update_many()
        .col_expr(outbox::Column::GivenUpAt, micros(now).into())
        .filter(which.clone())
        .filter(outbox::Column::SentAt.is_null())
        .filter(outbox::Column::GivenUpAt.is_null())
        .exec(tx.run())
        .await?;
    addresses(tx, which, now).await
}

/// Forgets addresses; of messages that went out, the log says so.
async fn addresses(tx: &Tx, which: Expr, now: Timestamp) -> Result<u64> {
    let written = which.and(outbox::Column::Address.ne(""));
    let sent: Vec<Uuid> = outbox::Entity::find()
        .select_only()
        .column(outbox::Column::Id)
        .filter(written.clone())
        .filter(outbox::Column::SentAt.is_not_null())
        .order_by_asc(outbox::Column::Id)
        .into_tuple()
        .all(tx.run())
        .await?;
    let forgotten = outbox::Entity::update_many()
        .col_expr(outbox::Column::Address, "".into())
        .col_expr(outbox::Column::Secret, Expr::val(Option::<String>::None))
        .col_expr(outbox::Column::LastError, Expr::val(Option::<String>::None))
        // The address could be guessed from its commitment with the nonce.
        .col_expr(
            outbox::Column::SentNonce,
            Expr::val(Option::<Vec<u8>>::None),
        )
        .filter(written)
        .exec(tx.run())
        .await?;
    put_on_record(tx, Forgotten::Addresses, &sent, now).await?;
    Ok(forgotten.rows_affected)
}

/// What is forgotten without an act.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Forgotten {
    /// Addresses of messages that went out.
    Addresses,
    /// Batches of looks.
    Looks,
}

/// Identities that one entry of the log holds.
const NAMED_AT_ONCE: usize = 500;

async fn put_on_record(tx: &Tx, what: Forgotten, ids: &[Uuid], now: Timestamp) -> Result<()> {
    for some in ids.chunks(NAMED_AT_ONCE) {
        let said = Said {
            kind: Kind::Forgotten,
            case: None,
            at: now,
            facts: json!({ "what": what, "ids": some }),
        };
        entries::write(tx, vec![said]).await?;
    }
    Ok(())
}

/// Forgets to which address the reporter of a case was written.
///
/// # Errors
/// When the database fails.
pub async fn reporter_of(tx: &Tx, case: CaseId, now: Timestamp) -> Result<u64> {
    let reporter = outbox::Column::CaseId
        .eq(case.0)
        .and(outbox::Column::Recipient.like("reporter%"));
    mails(tx, reporter, now).await
}

/// Forgets the addresses of mails that left, or were given up, before an
/// instant; those of held cases and alerts stay.
///
/// # Errors
/// When the database fails.
pub async fn addresses_before(tx: &Tx, before: Timestamp, now: Timestamp) -> Result<u64> {
    let before = micros(before);
    let over = outbox::Column::SentAt
        .lt(before)
        .or(outbox::Column::GivenUpAt.lt(before));
    let of_no_held_case = outbox::Column::CaseId
        .is_null()
        .or(outbox::Column::CaseId.not_in_subquery(held()));
    let held_alerts = retention::subjects::held(SubjectKind::Alert);
    let of_no_held_alert = outbox::Column::AlertId
        .is_null()
        .or(outbox::Column::AlertId.not_in_subquery(held_alerts));
    addresses(tx, over.and(of_no_held_case).and(of_no_held_alert), now).await
}

/// Forgets an address in every mail.
///
/// # Errors
/// When the database fails.
pub async fn address(tx: &Tx, address: &str, now: Timestamp) -> Result<u64> {
    let folded = Expr::cust("lower(address)").eq(address.trim().to_lowercase());
    mails(tx, folded, now).await
}

fn held() -> sea_orm::sea_query::SelectStatement {
    case_retention::Entity::find()
        .select_only()
        .column(case_retention::Column::CaseId)
        .filter(case_retention::Column::HeldSince.is_not_null())
        .into_query()
}

/// Forgets who looked at cases before an instant, batch by batch; a batch that
/// names a held case stays. Its leaf stays in the log, which says that it was
/// forgotten.
///
/// # Errors
/// When the database fails.
pub async fn looks_before(tx: &Tx, before: Timestamp, limit: u64, now: Timestamp) -> Result<u64> {
    let of_held = access_record::Entity::find()
        .select_only()
        .column(access_record::Column::BatchId)
        .filter(access_record::Column::CaseId.in_subquery(held()))
        .into_query();
    let batches: Vec<Uuid> = access_batches::Entity::find()
        .select_only()
        .column(access_batches::Column::Id)
        .filter(access_batches::Column::At.lt(micros(before)))
        .filter(access_batches::Column::Id.not_in_subquery(of_held))
        .order_by_asc(access_batches::Column::At)
        .limit(limit)
        .into_tuple()
        .all(tx.run())
        .await?;
    let forgotten = access_record::Entity::delete_many()
        .filter(access_record::Column::BatchId.is_in(batches.iter().copied()))
        .exec(tx.run())
        .await?;
    access_batches::Entity::delete_many()
        .filter(access_batches::Column::Id.is_in(batches.iter().copied()))
        .exec(tx.run())
        .await?;
    put_on_record(tx, Forgotten::Looks, &batches, now).await?;
    Ok(forgotten.rows_affected)
}

/// The tables whose rows are about the owner of an account and nobody else:
/// ways to come in, devices, declarations being written.
const OF_ACCOUNTS: [&str; 14] = [
    "sessions",
    "api_tokens",
    "invitations",
    "drafts",
    "code_applications",
    "passkeys",
    "recovery_codes",
    "pending_sign_ins",
    "factor_resets",
    "known_devices",
    "identities",
    "proposals",
    "webhook_deliveries",
    "webhooks",
];

/// Forgets who the owner of an account is: the name, the address, every way to
/// come in. The pseudonym stays, and says nothing any more.
///
/// # Errors
/// When the database fails.
pub async fn account(tx: &Tx, account: AccountId, now: Timestamp) -> Result<()> {
    let Some(known) = accounts::Entity::find_by_id(account.0)
        .one(tx.run())
        .await?
    else {
        return Ok(());
    };
    let none = || Expr::val(Option::<String>::None);
    let nobody = format!("erased:{account}");
    accounts::Entity::update_many()
        .col_expr(accounts::Column::Email, "".into())
        .col_expr(accounts::Column::FoldedEmail, nobody.into())
        .col_expr(accounts::Column::Name, "".into())
        .col_expr(accounts::Column::Job, none())
        .col_expr(accounts::Column::Phone, none())
        .col_expr(accounts::Column::PasswordHash, none())
        .col_expr(
            accounts::Column::DisabledAt,
            known.disabled_at.unwrap_or(micros(now)).into(),
        )
        .filter(accounts::Column::Id.eq(account.0))
        .exec(tx.run())
        .await?;
    grants::Entity::update_many()
        .col_expr(grants::Column::Note, none())
        .filter(grants::Column::AccountId.eq(account.0))
        .exec(tx.run())
        .await?;
    for table in OF_ACCOUNTS {
        let gone = Query::delete()
            .from_table(Alias::new(table))
            .and_where(Expr::col(Alias::new("account_id")).eq(account.0))
            .to_owned();
        tx.run().execute(&gone).await?;
    }
    let asked = Query::delete()
        .from_table(Alias::new("director_requests"))
        .and_where(Expr::cust("lower(email)").eq(known.email.to_lowercase()))
        .to_owned();
    tx.run().execute(&asked).await?;
    idempotency::Entity::delete_many()
        .filter(
            Condition::any()
                .add(idempotency::Column::Actor.eq(known.pseudonym))
                .add(idempotency::Column::Actor.eq(format!("draft:{account}"))),
        )
        .exec(tx.run())
        .await?;
    address(tx, &known.email, now).await?;
    Ok(())
}

/// Accounts that hold no right, and whose last one ended before an instant;
/// those without any were made before it.
///
/// # Errors
/// When the database fails.
pub async fn unused_accounts(
    reader: Reader<'_>,
    before: Timestamp,
    limit: u64,
) -> Result<Vec<AccountId>> {
    let before = micros(before);
    let lasting = grants::Entity::find()
        .select_only()
        .column(grants::Column::AccountId)
        .filter(
            Condition::any()
                .add(grants::Column::ValidUntil.is_null())
                .add(grants::Column::ValidUntil.gte(before)),
        )
        .into_query();
    let ids: Vec<Uuid> = accounts::Entity::find()
        .select_only()
        .column(accounts::Column::Id)
        .filter(accounts::Column::CreatedAt.lt(before))
        .filter(accounts::Column::Email.ne(""))
        .filter(accounts::Column::Id.not_in_subquery(lasting))
        .order_by_asc(accounts::Column::CreatedAt)
        .limit(limit)
        .into_tuple()
        .all(&reader.run())
        .await?;
    Ok(ids.into_iter().map(AccountId).collect())
}

/// One value that a case holds, wherever it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeldValue {
    /// The case.
    pub case: CaseId,
    /// The act.
    pub act: ActId,
    /// The act's number in the case.
    pub seq: Sequence,
    /// The value, as JSON, and its path.
    pub opening: Opening,
}

/// Where a walk over all values goes on.
pub type After = (Uuid, String);

/// The values of all cases, some at a time, in the order of their acts: for
/// those who look for what is held of a person.
///
/// # Errors
/// When the database fails.
pub async fn values_after(
    reader: Reader<'_>,
    after: Option<&After>,
    limit: u64,
) -> Result<Vec<HeldValue>> {
    let connection = reader.run();
    let mut select = openings::Entity::find()
        .order_by_asc(openings::Column::ActId)
        .order_by_asc(openings::Column::Field)
        .limit(limit);
    if let Some((act, field)) = after {
        select = select.filter(
            Condition::any().add(openings::Column::ActId.gt(*act)).add(
                Condition::all()
                    .add(openings::Column::ActId.eq(*act))
                    .add(openings::Column::Field.gt(field.as_str())),
            ),
        );
    }
    let rows = select.all(&connection).await?;
    let of: Vec<(Uuid, String, Uuid, i32)> = acts::Entity::find()
        .select_only()
        .columns([
            acts::Column::Id,
            acts::Column::SubjectKind,
            acts::Column::SubjectId,
            acts::Column::Seq,
        ])
        .filter(acts::Column::Id.is_in(rows.iter().map(|row| row.act_id)))
        .into_tuple()
        .all(&connection)
        .await?;
    let mut held = Vec::with_capacity(rows.len());
    for row in rows {
        let Some((_, kind, subject, seq)) = of.iter().find(|(id, ..)| *id == row.act_id) else {
            continue;
        };
        // Values of other subjects are passed over, and mark how far the walk
        // has come.
        let case = if kind == SubjectKind::Case.as_str() {
            *subject
        } else {
            Uuid::nil()
        };
        held.push(HeldValue {
            case: CaseId(case),
            act: ActId(row.act_id),
            seq: Sequence(number(*seq)?),
            opening: Opening {
                nonce: bytes32(&row.nonce)?,
                field: row.field,
                value: row.value,
            },
        });
    }
    Ok(held)
}

/// The act of a number in a case.
///
/// # Errors
/// When the database fails.
pub async fn act_of(reader: Reader<'_>, case: CaseId, seq: Sequence) -> Result<Option<ActId>> {
    let id: Option<Uuid> = acts::Entity::find()
        .select_only()
        .column(acts::Column::Id)
        .filter(acts::Column::SubjectKind.eq(SubjectKind::Case.as_str()))
        .filter(acts::Column::SubjectId.eq(case.0))
        .filter(acts::Column::Seq.eq(int(seq.0)))
        .into_tuple()
        .one(&reader.run())
        .await?;
    Ok(id.map(ActId))
}
