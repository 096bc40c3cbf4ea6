//! The words of the reference taxonomy of incidents (ENISA RSIT, version 1003).

use process::{case::Reality, words::Cause};

use super::Export;

/// The machine tags of an incident; those that are not known are said to be
/// undetermined.
pub(super) fn tags(export: &Export) -> Vec<&'static str> {
    if export.reality == Reality::Exercise {
        return vec![r#"rsit:test="test""#];
    }
    let mut tags: Vec<&'static str> = export.causes.iter().map(|cause| tag(*cause)).collect();
    tags.sort_unstable();
    tags.dedup();
    if tags.is_empty() {
        tags.push(r#"rsit:other="undetermined""#);
    }
    tags
}

const fn tag(cause: Cause) -> &'static str {
    match cause {
        Cause::Ransomware | Cause::OtherMalware => r#"rsit:malicious-code="infected-system""#,
        Cause::MaliciousMessages => r#"rsit:fraud="phishing""#,
        Cause::CompromisedAccount => r#"rsit:intrusions="unprivileged-account-compromise""#,
        Cause::ExploitedVulnerability => r#"rsit:intrusion-attempts="exploit""#,
        Cause::SystemCompromise => r#"rsit:intrusions="system-compromise""#,
        Cause::InformationLeak => r#"rsit:information-content-security="data-leak""#,
        Cause::EquipmentTheft => r#"rsit:intrusions="burglary""#,
        Cause::DenialOfService => r#"rsit:availability="ddos""#,
        Cause::Defacement => {
            r#"rsit:information-content-security="unauthorised-information-modification""#
        }
        Cause::HumanError => r#"rsit:availability="misconfiguration""#,
        Cause::LocalInfrastructure
        | Cause::ProviderFailure
        | Cause::TelecomLoss
        | Cause::SoftwareBug
        | Cause::PowerFailure
        | Cause::CoolingFailure
        | Cause::HardwareFailure => r#"rsit:availability="outage""#,
        Cause::Other => r#"rsit:other="other""#,
    }
}
