//! Alerts name their incident in their acts, and nowhere else.

super::step!(
    "25_incidents_of_alerts",
    &["ALTER TABLE alerts DROP COLUMN incident_id"]
);
