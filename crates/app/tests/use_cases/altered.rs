//! KEEP-1: whatever somebody with the database's password changes by hand is
//! named by the verification, and nothing else is.

use std::{fs, path::Path};

use app::{
    App, Clock, Config, ServerSecret,
    proof::{Pace, Verification},
};
use jiff::SignedDuration;
use locales::{Lang, Texts};
use process::{command::Command, ids::Reference};
use rstest::rstest;
use store::outbox;
use testkit::{
    database::Engine,
    world::{Who, World},
};

use crate::{
    evidence::{segment, sent},
    log::{Safe, recorded},
};

/// A case with two pieces of evidence that was declared, read and told of,
/// signed in two steps.
pub(crate) async fn proved(engine: Engine, safe: &Safe) -> (World, App) {
    let world = World::on(engine).await;
    let app = world.app.keeping_log(safe.keeper());
    app.open_log().await.unwrap();
    let receipt = world.declares(Who::Reporter, "Rien ne démarre.").await;
    world.sees(Who::Analyst, receipt.reference).await.unwrap();
    sent(&world, receipt.reference, b"le premier").await;
    sent(&world, receipt.reference, b"et le second .").await;
    let now = app.now();
    let lease = jiff::SignedDuration::from_secs(60);
    let due = outbox::claim_due(&world.db, now, lease, 100).await.unwrap();
    assert!(!due.is_empty());
    for mail in due {
        let sent = world.db.write(move |tx| {
            Box::pin(async move { outbox::mark_sent(tx, &[mail.row.id], now).await })
        });
        sent.await.unwrap();
    }
    recorded(&world, &app).await;
    recorded(&world, &app).await;
    (world, app)
}

fn first_case() -> Reference {
    "2026-000001".parse().unwrap()
}

pub(crate) fn told(found: &Verification) -> String {
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
    let read = found.evidence.unwrap();
    assert_eq!((read.files, read.bytes, read.unread), (2, 24, 0));
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

pub(crate) fn zeroes(engine: Engine) -> String {
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
#[case::a_message_gone(
    |_| "DELETE FROM outbox WHERE sent_at IS NOT NULL AND address LIKE '%ars.example'".into(),
    "du dossier 2026-000001 (Nouvelle déclaration) est parti, le journal le dit, mais il n’est plus dans la base"
)]
#[case::a_messages_address_gone(
    |_| "UPDATE outbox SET address = '', sent_nonce = NULL WHERE sent_at IS NOT NULL".into(),
    "n’est pas celui qui est parti"
)]
#[case::a_message_invented(
    |engine| format!("UPDATE outbox SET sent_at = 1, sent_nonce = {} WHERE sent_at IS NULL", zeroes(engine)),
    "est dit parti, mais le journal ne le sait pas"
)]
#[case::a_piece_unlisted(
    |_| "DELETE FROM evidence".into(),
    "du dossier 2026-000001 (reçu par l’acte 3) est tenu autrement que ne le dit son acte"
)]
#[case::a_piece_given_up(
    |_| "UPDATE evidence SET state = 'removing'".into(),
    "du dossier 2026-000001 (reçu par l’acte 3) est tenu autrement que ne le dit son acte"
)]
#[case::a_piece_added(
    |engine| {
        let id = match engine {
            Engine::Sqlite => "randomblob(16)",
            Engine::Postgres => "gen_random_uuid()",
        };
        format!(
            "INSERT INTO evidence (id, case_id, owner, state, length, received, recipient, lease_until, touched_at) \
             SELECT {id}, case_id, owner, state, length, received, recipient, lease_until, touched_at FROM evidence LIMIT 1"
        )
    },
    "du dossier 2026-000001, qu’aucun acte n’a reçu"
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

#[rstest]
#[case::a_byte(|path: &Path| {
    let mut bytes = fs::read(path).unwrap();
    *bytes.last_mut().unwrap() ^= 1;
    fs::write(path, bytes).unwrap();
}, "n’est plus celui qui a été reçu")]
#[case::cut_short(|path: &Path| {
    let bytes = fs::read(path).unwrap();
    fs::write(path, &bytes[..bytes.len() / 2]).unwrap();
}, "n’est plus celui qui a été reçu")]
#[case::gone(|path: &Path| fs::remove_file(path).unwrap(), "n’est plus là, et aucun acte ne dit")]
#[tokio::test]
async fn a_file_that_somebody_alters_or_removes_is_named(
    #[case] altering: fn(&Path),
    #[case] expected: &str,
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let safe = Safe::new();
    let (world, app) = proved(engine, &safe).await;
    let case = world.sees(Who::Analyst, first_case()).await.unwrap();
    let piece = *case.case.evidence.keys().next().unwrap();
    altering(&segment(&world, piece));
    let quick = app.verify_without_evidence(Pace::Fast).await.unwrap();
    assert!(quick.holds() && quick.evidence.is_none());
    let found = app.verify(Pace::Fast).await.unwrap();
    assert_eq!(found.altered(), 1, "{}", told(&found));
    let told = told(&found);
    assert!(told.contains(&piece.to_string()), "{told}");
    assert!(told.contains("du dossier 2026-000001"), "{told}");
    assert!(told.contains(expected), "{told}");
    // One file read whole, the other named.
    assert_eq!(found.evidence.unwrap().files, 1);
}

#[rstest]
#[tokio::test]
async fn files_that_cannot_be_read_are_not_said_to_hold(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let safe = Safe::new();
    let (world, _app) = proved(engine, &safe).await;
    let secret = ServerSecret::from_bytes([7; 32]);
    let clock = Clock::Manual(world.clock.clone());
    let without_vault = App::new(world.db.clone(), Config::default(), clock, secret);
    let found = without_vault.verify(Pace::Fast).await.unwrap();
    assert_eq!(
        (found.altered(), found.unread()),
        (0, 2),
        "{}",
        told(&found)
    );
    assert!(!found.holds());
    let verdict = found.verdict(Texts::new(Lang::En));
    assert_eq!(verdict, "What could be read is as the log proves.");
}

/// KEEP-2: what is forgotten in its time is no alteration.
#[rstest]
#[tokio::test]
async fn what_was_lawfully_forgotten_holds(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let safe = Safe::new();
    let (world, app) = proved(engine, &safe).await;
    let piece = sent(&world, first_case(), b"a detruire").await;
    let destroy = Command::DestroyEvidence {
        evidence: piece,
        reason: "Fin d'analyse.".to_owned(),
    };
    world.does(Who::Lead, first_case(), destroy).await.unwrap();
    app.tidy_evidence().await.unwrap();
    world
        .clock
        .advance(SignedDuration::from_hours(24 * 365 * 4));
    app.carry_out_retention().await.unwrap();
    let left = world
        .database
        .alter("UPDATE outbox SET lang = lang WHERE address <> '' AND sent_at IS NOT NULL")
        .await;
    assert_eq!(left, 0, "every address was forgotten");
    let left = world
        .database
        .alter("UPDATE access_batches SET at = at WHERE at < 1796000000000000")
        .await;
    assert_eq!(left, 0, "every old look was forgotten");
    recorded(&world, &app).await;
    let found = app.verify(Pace::Fast).await.unwrap();
    assert!(found.holds(), "{}", told(&found));
}
