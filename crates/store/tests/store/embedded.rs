//! How the embedded database was built.

use sea_orm::{ConnectionTrait, Database, Statement};

/// A program built without the settings of `.cargo/config.toml` plans its
/// statements again and again.
#[tokio::test]
async fn the_embedded_database_plans_a_statement_once_and_shares_no_locks() {
    let db = Database::connect("sqlite::memory:").await.unwrap();
    let backend = db.get_database_backend();
    let rows = db
        .query_all_raw(Statement::from_string(backend, "PRAGMA compile_options"))
        .await
        .unwrap();
    let options: Vec<String> = rows
        .iter()
        .map(|row| row.try_get("", "compile_options").unwrap())
        .collect();
    let built = |with: &str| options.iter().any(|option| option == with);
    assert!(built("ENABLE_QPSG"), "{options:?}");
    assert!(built("DEFAULT_MEMSTATUS=0"), "{options:?}");
    assert!(!built("ENABLE_STAT4"), "{options:?}");
    assert!(!built("ENABLE_MEMORY_MANAGEMENT"), "{options:?}");
}
