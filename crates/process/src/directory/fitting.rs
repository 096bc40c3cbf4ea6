//! Which providers suit a case, the nearest and ablest first (SUPP-6).

use std::{cmp::Reverse, collections::BTreeSet};

use jiff::civil::Date;

use super::{Competence, Entry, ProviderKind, Served};
use crate::{
    case::Case,
    ids::ProviderId,
    territory::RegionCode,
    words::{Cause, IncidentNature},
};

/// A provider as it suits a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suited {
    /// Its entry.
    pub id: ProviderId,
    /// How it serves the facility's region.
    pub served: Served,
    /// What it can do of what the case needs.
    pub able: BTreeSet<Competence>,
}

/// What a case needs, by the causes that the expert recorded, or else by those
/// that the facility declared.
#[must_use]
pub fn needs(case: &Case) -> BTreeSet<Competence> {
    let recorded = case.causes.as_ref();
    let mut causes: BTreeSet<Cause> = recorded
        .map(|(_, causes)| causes.clone())
        .unwrap_or_default();
    if causes.is_empty() {
        let declared = case.facts.causes.known();
        causes = declared.iter().flat_map(|all| all.iter()).collect();
    }
    if causes.is_empty() {
        let nature = recorded.map(|(nature, _)| *nature);
        return match nature.or_else(|| case.facts.nature.known().copied()) {
            Some(IncidentNature::Malicious) => [
                Competence::Containment,
                Competence::Investigation,
                Competence::Remediation,
            ]
            .into(),
            _ => BTreeSet::new(),
        };
    }
    causes
        .into_iter()
        .flat_map(|cause| answers(cause).iter().copied())
        .collect()
}

/// What answers a cause.
const fn answers(cause: Cause) -> &'static [Competence] {
    use Competence::{
        ApplicationSupport, CompromiseSearch, Containment, Coordination, DataRecovery, Hosting,
        Investigation, MalwareAnalysis, Network, Rebuilding, Remediation,
    };
    match cause {
        Cause::Ransomware => &[
            Coordination,
            Containment,
            Investigation,
            MalwareAnalysis,
            Remediation,
            Rebuilding,
            DataRecovery,
        ],
        Cause::OtherMalware => &[Containment, Investigation, MalwareAnalysis, Remediation],
        Cause::MaliciousMessages => &[Containment, Investigation],
        Cause::CompromisedAccount => &[Containment, Investigation, CompromiseSearch],
        Cause::ExploitedVulnerability => &[Investigation, CompromiseSearch, Remediation],
        Cause::SystemCompromise => &[
            Coordination,
            Containment,
            Investigation,
            CompromiseSearch,
            Remediation,
            Rebuilding,
        ],
        Cause::InformationLeak => &[Investigation, CompromiseSearch],
        Cause::DenialOfService | Cause::TelecomLoss => &[Network],
        Cause::Defacement => &[Investigation, Hosting],
        Cause::ProviderFailure => &[ApplicationSupport, Hosting],
        Cause::SoftwareBug => &[ApplicationSupport],
        Cause::LocalInfrastructure
        | Cause::PowerFailure
        | Cause::CoolingFailure
        | Cause::HardwareFailure => &[Rebuilding, DataRecovery, Hosting],
        Cause::HumanError => &[DataRecovery],
        Cause::EquipmentTheft | Cause::Other => &[],
    }
}

/// The entries in the order in which they are proposed to a facility of
/// `region` that needs `needs`: those that serve it before the others, those
/// whose qualification has ended on `today` after those whose has not, then
/// those that can do most of it, those of the region, those qualified by
/// ANSSI, and by name.
#[must_use]
pub fn suited<'e>(
    needs: &BTreeSet<Competence>,
    region: RegionCode,
    entries: impl IntoIterator<Item = (ProviderId, &'e Entry)>,
    today: Date,
) -> Vec<Suited> {
    let mut found: Vec<(_, Suited)> = entries
        .into_iter()
        .map(|(id, entry)| {
            let served = entry.serves(region);
            let able: BTreeSet<Competence> =
                entry.competences.intersection(needs).copied().collect();
            let place = (
                served == Served::Elsewhere,
                entry.has_lapsed(today),
                Reverse(able.len()),
                served,
                entry.kind != ProviderKind::Pris,
                entry.name.to_lowercase(),
            );
            (place, Suited { id, served, able })
        })
        .collect();
    found.sort_by(|(one, _), (other, _)| one.cmp(other));
    found.into_iter().map(|(_, suited)| suited).collect()
}
