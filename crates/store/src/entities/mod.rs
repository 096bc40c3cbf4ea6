//! The tables as rows.

#![allow(
    unreachable_pub,
    reason = "the derived types are public within these private modules"
)]

pub(crate) mod access_batches;
pub(crate) mod access_record;
pub(crate) mod accounts;
pub(crate) mod act_audience;
pub(crate) mod acts;
pub(crate) mod alert_dispatches;
pub(crate) mod alert_recipients;
pub(crate) mod alerts;
pub(crate) mod api_tokens;
pub(crate) mod attempts;
pub(crate) mod body_mailboxes;
pub(crate) mod case_keys;
pub(crate) mod case_likeness;
pub(crate) mod case_retention;
pub(crate) mod case_viewers;
pub(crate) mod cases;
pub(crate) mod challenges;
pub(crate) mod checkpoint_tokens;
pub(crate) mod checkpoints;
pub(crate) mod code_applications;
pub(crate) mod director_requests;
pub(crate) mod drafts;
pub(crate) mod erasures;
pub(crate) mod evidence;
pub(crate) mod facilities;
pub(crate) mod facility_products;
pub(crate) mod factor_resets;
pub(crate) mod forgotten_passwords;
pub(crate) mod grants;
pub(crate) mod idempotency;
pub(crate) mod identities;
pub(crate) mod incident_cases;
pub(crate) mod incident_progress;
pub(crate) mod incident_search_entries;
pub(crate) mod incidents;
pub(crate) mod invitations;
pub(crate) mod known_devices;
pub(crate) mod leaves;
pub(crate) mod log_entries;
pub(crate) mod log_keys;
pub(crate) mod log_tiles;
pub(crate) mod logs;
pub(crate) mod mass_readings;
pub(crate) mod obligations;
pub(crate) mod openings;
pub(crate) mod outbox;
pub(crate) mod passkeys;
pub(crate) mod pending_sign_ins;
pub(crate) mod playbook_versions;
pub(crate) mod playbooks;
pub(crate) mod proposals;
pub(crate) mod provider_visits;
pub(crate) mod providers;
pub(crate) mod public_statements;
pub(crate) mod recovery_codes;
pub(crate) mod rounds;
pub(crate) mod search_entries;
pub(crate) mod sessions;
pub(crate) mod shifts;
pub(crate) mod signal_cases;
pub(crate) mod signals;
pub(crate) mod signing_keys;
pub(crate) mod subjects;
pub(crate) mod verifications;
pub(crate) mod vouchers;
pub(crate) mod webhook_deliveries;
pub(crate) mod webhooks;
pub(crate) mod witnessed_heads;
