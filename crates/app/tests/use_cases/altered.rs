//! KEEP-1: whatever somebody with the database's password changes by hand is
//! named by the verification, and nothing else is.

use app::{
    App,
    proof::{Pace, Verification},
};
use locales::{Lang, Texts};
use rstest::rstest;
use store::outbox;
use testkit::{
    database::Engine,
    world::{Who, World},
};

use crate::log::{Safe, recorded};

/// A case that was declared, read and told of, signed in two steps.
async fn proved(engine: Engine, safe: &Safe) -> (World, App) {
    let world = World::on(engine).await;
    let app = world.app.keeping_log(safe.keeper());
    app.open_log().await.unwrap();
    let receipt = world.declares(Who::Reporter, "Rien ne démarre.").await;
    world.sees(Who::Analyst, receipt.reference).await.unwrap();
    let now = app.now();
    let lease = jiff::SignedDuration::from_secs(60);
    let due = outbox::claim_due(&world.db, now, lease, 100).await.unwrap();
    assert!(!due.is_empty());
    for mail in due {
        let sent = world.db.write(move |tx| {
            Box::pin(async move { outbox::mark_sent(tx, mail.row.id, now).await })
        });
        sent.await.unwrap();
    }
    recorded(&world, &app).await;
    recorded(&world, &app).await;
    (world, app)
}

fn told(found: &Verification) -> String {
    let texts = Texts::new(Lang::Fr);
    let lines: Vec<String> = found.findings.iter().map(|f| f.text(texts)).collect();
    lines.join("\n").replace(['\u{a0}', '\u{202f}'], " ")
}

#[rstest]
#[tokio::test]
async fn what_nobody_altered_holds(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let safe = Safe::new();
    let (_world, app) = proved(engine, &safe).await;
    let found = app.verify(Pace::Fast).await.unwrap();
    assert!(found.holds(), "{}", told(&found));
    assert!(found.entries > 10, "{found:?}");
    assert_eq!(found.checkpoints, 2);
    let kept = app.verify_and_keep().await.unwrap();
    assert_eq!(app.last_verification().await.unwrap(), Some(kept));
}

/// Replaces within a column of bytes.
fn rewritten(engine: Engine, table: &str, from: &str, to: &str) -> String {
    let body = match engine {
        Engine::Sqlite => format!("CAST(replace(CAST(body AS TEXT), '{from}', '{to}') AS BLOB)"),
        Engine::Postgres => {
            format!("convert_to(replace(convert_from(body, 'UTF8'), '{from}', '{to}'), 'UTF8')")
        }
    };
    format!("UPDATE {table} SET body = {body}")
}

fn zeroes(engine: Engine) -> String {
    let zeroes = "00".repeat(32);
    match engine {
        Engine::Sqlite => format!("X'{zeroes}'"),
        Engine::Postgres => format!("'\\x{zeroes}'::bytea"),
    }
}

const OF_FIRST_CASE: &str = "WHERE subject_kind = 'case' AND seq = 2 AND subject_id = (SELECT id FROM cases \
     WHERE reference = '2026-000001')";

type Altering = fn(Engine) -> String;

#[rstest]
#[case::an_act(
    |engine| format!("{} {OF_FIRST_CASE}", rewritten(engine, "acts", "\"v\":1", "\"v\":0")),
    "Modifié : le contenu de l’acte 2 du dossier 2026-000001"
)]
#[case::an_act_gone(
    |_| format!("DELETE FROM acts {OF_FIRST_CASE}"),
    "Supprimé : l’acte 2 du dossier 2026-000001"
)]
#[case::an_act_without_its_leaf(
    |_| format!("DELETE FROM leaves {OF_FIRST_CASE}"),
    "Ajouté : l’acte 2 du dossier 2026-000001"
)]
#[case::an_acts_kind(
    |_| format!("UPDATE acts SET kind = 'noted' {OF_FIRST_CASE}"),
    "l’acte 2 du dossier 2026-000001 est classé autrement que ne le dit son contenu (colonne kind)"
)]
#[case::an_acts_time(
    |_| format!("UPDATE acts SET at = at - 1000000 {OF_FIRST_CASE}"),
    "(colonne at)"
)]
#[case::a_value(
    |_| "UPDATE openings SET value = '\"Tout va bien.\"' WHERE field = '/facts/description'".into(),
    "acte 1 du dossier 2026-000001, la valeur « /facts/description » n’est pas celle"
)]
#[case::a_nonce(
    |engine| format!("UPDATE openings SET nonce = {} WHERE field = '/facts/description'", zeroes(engine)),
    "la valeur « /facts/description » n’est pas celle"
)]
#[case::a_value_gone(
    |_| "DELETE FROM openings WHERE field = '/facts/description'".into(),
    "acte 1 du dossier 2026-000001, la valeur « /facts/description » manque"
)]
#[case::a_value_added(
    |engine| format!(
        "INSERT INTO openings (act_id, field, nonce, value) SELECT id, '/more', {}, '1' FROM acts {OF_FIRST_CASE}",
        zeroes(engine)
    ),
    "la valeur « /more » que l’acte ne scelle pas"
)]
#[case::a_reader_added(
    |_| format!("INSERT INTO act_audience (act_id, token) SELECT id, 'anssi' FROM acts {OF_FIRST_CASE}"),
    "l’acte 2 du dossier 2026-000001 n’est pas montré aux lecteurs"
)]
#[case::a_count_of_acts(
    |_| "UPDATE subjects SET seq = seq + 1 WHERE kind = 'case'".into(),
    "le nombre d’actes du dossier 2026-000001"
)]
#[case::who_looked(
    |_| "UPDATE access_record SET person = 'nobody'".into(),
    "Modifié : le registre des consultations"
)]
#[case::a_look_gone(
    |_| "DELETE FROM access_record".into(),
    "Modifié : le registre des consultations"
)]
#[case::a_batch_of_looks(
    |engine| rewritten(engine, "access_batches", "\"by\":", "\"BY\":"),
    "Modifié : le registre des consultations"
)]
#[case::a_message(
    |_| "UPDATE outbox SET address = 'other@ars.example' WHERE address LIKE '%ars.example'".into(),
    "n’est pas celui qui est parti"
)]
#[case::a_message_said_to_be_sent(
    |_| "UPDATE outbox SET sent_at = 1 WHERE sent_at IS NULL".into(),
    "est dit parti, mais le journal ne le sait pas"
)]
#[case::an_entry(
    |engine| rewritten(engine, "log_entries", "notice-sent", "notice-lost"),
    "Modifié : une écriture du journal"
)]
#[case::an_entry_gone(|_| "DELETE FROM log_entries".into(), "Supprimé : une écriture du journal")]
#[case::a_leaf(
    |engine| format!("UPDATE leaves SET hash = {} WHERE idx = 3", zeroes(engine)),
    "Modifié : l’empreinte à la position 3 du journal vigie.example/journal"
)]
#[case::a_tile(
    |engine| format!("UPDATE log_tiles SET hashes = {}", zeroes(engine)),
    "Modifié : les empreintes conservées de l’arbre"
)]
#[case::the_trees_edge(
    |engine| format!("UPDATE logs SET frontier = {}", zeroes(engine)),
    "Modifié : l’arbre du journal vigie.example/journal"
)]
#[case::the_trees_size(
    |_| "UPDATE logs SET size = size - 1".into(),
    "En retard : un état plus récent que la base a été signé"
)]
#[case::a_checkpoints_root(
    |engine| format!("UPDATE checkpoints SET root = {}", zeroes(engine)),
    "Contredit : ce qui a été signé"
)]
#[case::a_checkpoint(
    |_| "UPDATE checkpoints SET note = replace(note, 'journal', 'journey')".into(),
    "Signature fausse"
)]
#[case::the_logs_key(
    |_| "UPDATE log_keys SET key = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW'".into(),
    "Clé inexpliquée"
)]
#[case::another_key(
    |_| "INSERT INTO log_keys (log, key, since) VALUES (1, 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW', 1)".into(),
    "Clé inexpliquée"
)]
#[case::a_right(
    |_| "UPDATE grants SET held_right = (SELECT held_right FROM grants WHERE body = 'cert' LIMIT 1) WHERE body LIKE 'ars%'".into(),
    "Modifié : le droit de Ars"
)]
#[case::what_a_page_shows(
    |_| "UPDATE cases SET state = 'closed' WHERE reference = '2026-000001'".into(),
    "Modifié : les pages du dossier 2026-000001"
)]
#[tokio::test]
async fn what_somebody_alters_by_hand_is_named(
    #[case] altering: Altering,
    #[case] expected: &str,
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let safe = Safe::new();
    let (world, app) = proved(engine, &safe).await;
    if expected.contains("est dit parti") {
        world.declares(Who::Reporter, "Encore.").await;
    }
    let altered = world.database.alter(&altering(engine)).await;
    assert!(altered > 0, "the alteration changes nothing");
    let found = app.verify(Pace::Fast).await.unwrap();
    let told = told(&found);
    assert!(
        told.contains(expected),
        "expected {expected}, told:\n{told}"
    );
}
