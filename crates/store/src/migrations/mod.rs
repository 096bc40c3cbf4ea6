//! The tables, step by step; a step that was released never changes.

pub(crate) mod plan;
mod s01_acts;
mod s02_facilities;
mod s03_cases;
mod s04_people;
mod s05_outbox;
mod s06_drafts;
mod s07_search;
mod s08_factors;
mod s09_sessions;
mod s10_rights;
mod s11_evidence;
mod s12_retention;
mod s13_proof;
mod s14_clocks;
mod s15_incidents;
mod s16_likeness;
mod s17_alerts;
mod s18_signals;
mod s19_playbooks;
mod s20_directory;
mod s21_suppliers;
mod s22_coming_in;
mod s23_webhooks;
mod s24_rota;
mod s25_incidents_of_alerts;
mod s26_one_table_of_obligations;
mod s27_signing_keys;
mod s28_search_of_incidents;
mod s29_handovers;
mod s30_ends_of_incidents_and_alerts;
mod s31_compact_profiles;
mod s32_figures;
mod s34_duties_by_kind;
mod s36_past_reports;
mod s37_lessons;
mod s39_company;
mod s40_lessons_editions;
mod s41_lessons_links;
mod s43_public_years;
mod s46_search_waiting_list;
mod s47_parts_of_cases;

use sea_orm_migration::prelude::*;

use crate::dialect::ddl;

/// Every step, in order.
pub(crate) struct Migrations;

#[async_trait::async_trait]
impl MigratorTrait for Migrations {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(s01_acts::Step),
            Box::new(s02_facilities::Step),
            Box::new(s03_cases::Step),
            Box::new(s04_people::Step),
            Box::new(s05_outbox::Step),
            Box::new(s06_drafts::Step),
            Box::new(s07_search::Step),
            Box::new(s08_factors::Step),
            Box::new(s09_sessions::Step),
            Box::new(s10_rights::Step),
            Box::new(s11_evidence::Step),
            Box::new(s12_retention::Step),
            Box::new(s13_proof::Step),
            Box::new(s14_clocks::Step),
            Box::new(s15_incidents::Step),
            Box::new(s16_likeness::Step),
            Box::new(s17_alerts::Step),
            Box::new(s18_signals::Step),
            Box::new(s19_playbooks::Step),
            Box::new(s20_directory::Step),
            Box::new(s21_suppliers::Step),
            Box::new(s22_coming_in::Step),
            Box::new(s23_webhooks::Step),
            Box::new(s24_rota::Step),
            Box::new(s25_incidents_of_alerts::Step),
            Box::new(s26_one_table_of_obligations::Step),
            Box::new(s27_signing_keys::Step),
            Box::new(s28_search_of_incidents::Step),
            Box::new(s29_handovers::Step),
            Box::new(s30_ends_of_incidents_and_alerts::Step),
            Box::new(s31_compact_profiles::Step),
            Box::new(s32_figures::Step),
            Box::new(s34_duties_by_kind::Step),
            Box::new(s36_past_reports::Step),
            Box::new(s37_lessons::Step),
            Box::new(s39_company::Step),
            Box::new(s40_lessons_editions::Step),
            Box::new(s41_lessons_links::Step),
            Box::new(s43_public_years::Step),
            Box::new(s46_search_waiting_list::Step),
            Box::new(s47_parts_of_cases::Step),
        ]
    }
}

/// Runs statements whose types are written as [`ddl`] reads them.
async fn run(manager: &SchemaManager<'_>, statements: &[&str]) -> Result<(), DbErr> {
    for statement in statements {
        let sql = ddl(manager.get_database_backend(), statement);
        manager.get_connection().execute_unprepared(&sql).await?;
    }
    Ok(())
}

macro_rules! step {
    ($name:literal, $statements:expr) => {
        /// One step.
        pub(super) struct Step;

        impl sea_orm_migration::prelude::MigrationName for Step {
            fn name(&self) -> &str {
                $name
            }
        }

        #[sea_orm_migration::async_trait::async_trait]
        impl sea_orm_migration::prelude::MigrationTrait for Step {
            async fn up(
                &self,
                manager: &sea_orm_migration::prelude::SchemaManager,
            ) -> Result<(), sea_orm_migration::prelude::DbErr> {
                $crate::migrations::run(manager, $statements).await
            }
        }
    };
}
use step;
