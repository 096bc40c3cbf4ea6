//! JSON bodies and the configuration: what is read must come back the same
//! when it is written and read again.

use app::config::Config;
use app::drafts::DraftBody;
use process::declaration::facts::{Facts, ReporterContact};
use serde_json::Value;

/// Any JSON object as a command.
pub(crate) fn commands(bytes: &[u8]) {
    if let Ok(Value::Object(body)) = serde_json::from_slice(bytes)
        && let Ok(command) = web::acts::read(body)
    {
        // Whatever is read has a right that it needs.
        let _ = command.verb();
    }
}

/// The answers of the form, and who reports.
pub(crate) fn declarations(bytes: &[u8]) {
    if let Ok(facts) = serde_json::from_slice::<Facts>(bytes) {
        let written = serde_json::to_vec(&facts).unwrap_or_default();
        let again = serde_json::from_slice::<Facts>(&written).ok();
        assert_eq!(
            again.as_ref(),
            Some(&facts),
            "facts that change in the writing"
        );
    }
    if let Ok(contact) = serde_json::from_slice::<ReporterContact>(bytes) {
        let _ = contact.email.as_str().len();
    }
}

/// A draft as it is kept.
pub(crate) fn drafts(bytes: &[u8]) {
    if let Ok(draft) = serde_json::from_slice::<DraftBody>(bytes) {
        let written = serde_json::to_vec(&draft).unwrap_or_default();
        assert!(
            serde_json::from_slice::<DraftBody>(&written).is_ok(),
            "a draft that cannot be read back"
        );
    }
}

/// The configuration of the portal.
pub(crate) fn configuration(bytes: &[u8]) {
    if let Ok(text) = std::str::from_utf8(bytes)
        && let Ok(config) = toml::from_str::<Config>(text)
    {
        let _ = config.check();
    }
}
