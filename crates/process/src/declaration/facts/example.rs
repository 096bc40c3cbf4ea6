//! An example of facts, for the API's description and for trying the form.

use super::{Answer, Count, Facts, Moment, Several};
use crate::words::{
    AffectedSystem, BackupState, CareImpact, CareService, Cause, DataImpact, HandlingState,
    HelpKind, IncidentNature, MeasureTaken, PatientImpact, Trace, YesNo,
};

impl Facts {
    /// A ransomware attack noticed at night, as a facility first tells it.
    #[must_use]
    pub fn example() -> Self {
        Self {
            description: "Depuis 4 h 30, les fichiers partagés ne s’ouvrent plus et un message \
                          demande une rançon. Le dossier patient est arrêté, les services \
                          travaillent sur papier."
                .into(),
            noticed_at: moment("2026-01-16T04:30:00+01:00[Europe/Paris]"),
            systems: several([
                AffectedSystem::PatientRecord,
                AffectedSystem::Servers,
                AffectedSystem::SharedFiles,
            ]),
            workstations_affected: Answer::Unknown,
            servers_affected: Count::new(12).into(),
            patient_impact: PatientImpact::Potential.into(),
            patients_redirected: YesNo::No.into(),
            care_impact: CareImpact::DegradedMode.into(),
            care_services: several([CareService::Emergency, CareService::Laboratory]),
            care_since: moment("2026-01-16T05:00:00+01:00[Europe/Paris]"),
            data_impact: several([DataImpact::UnavailableOrLost]),
            personal_data_breach: Answer::Unknown,
            may_touch_others: Answer::Unknown,
            nature: IncidentNature::Malicious.into(),
            causes: several([Cause::Ransomware]),
            traces_seen: several([Trace::RansomNote, Trace::RenamedFiles]),
            handling_state: HandlingState::InProgress.into(),
            measures_taken: several([MeasureTaken::InternetCut, MeasureTaken::BackupsSecured]),
            backups: BackupState::SafeOffline.into(),
            urgent_help: YesNo::Yes.into(),
            help_wanted: YesNo::Yes.into(),
            help_kinds: several([HelpKind::PhoneCall, HelpKind::Containment]),
            technical_name: "Service informatique".into(),
            technical_phone: "01 23 45 67 89".into(),
            best_way_to_call: "Le standard est coupé : appeler le portable de garde.".into(),
            ..Self::default()
        }
    }
}

fn moment(written: &str) -> Answer<Moment> {
    written
        .parse()
        .map_or(Answer::Unanswered, |moment: Moment| moment.into())
}

fn several<W: crate::words::Word>(words: impl IntoIterator<Item = W>) -> Answer<Several<W>> {
    Several::of(words).map_or(Answer::Unanswered, Answer::Known)
}
