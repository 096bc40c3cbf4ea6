//! Providers on a case (SUPP-6).

use std::collections::BTreeSet;

use process::{
    case::CaseAct,
    directory::{Competence, needs},
    notices::Template,
    refusal::{Reason, Rule},
    words::{Cause, IncidentNature},
};

use crate::story::*;

#[test]
fn supp_6_only_providers_of_the_directory_are_sent() {
    let mut story = Story::in_treatment();
    assert_eq!(
        story.as_cert().meets_refusal(providers(["Inconnu"])),
        (Rule::Supp6, Reason::NoSuchProvider)
    );
    assert_eq!(
        story.as_cert().meets_refusal(providers([])),
        (Rule::Supp6, Reason::NothingSaid)
    );
    let events = story.as_cert().does(providers(["Prestataire B"]));
    assert_eq!(
        events.get(Template::ProvidersSent),
        ["facility", "reporter"]
    );
    assert!(story.case.providers_sent_at.is_some());
}

#[test]
fn supp_6_the_facility_keeps_what_it_was_sent_with_the_phone_to_call() {
    let mut story = Story::in_treatment();
    let events = story.as_cert().does(providers(["Prestataire B"]));
    let [
        CaseAct::ProvidersSent {
            providers: sent, ..
        },
    ] = events.acts.as_slice()
    else {
        panic!("one act is expected")
    };
    assert_eq!(sent.as_slice(), [provider("Prestataire B")]);
}

#[test]
fn supp_6_what_the_expert_recorded_says_what_is_needed() {
    let mut story = Story::in_treatment();
    let before = needs(&story.case);
    story.as_cert().does(causes_of(
        IncidentNature::NonMalicious,
        [Cause::TelecomLoss],
    ));
    assert_eq!(needs(&story.case), BTreeSet::from([Competence::Network]));
    assert!(!before.contains(&Competence::Network));
    story
        .as_cert()
        .does(causes_of(IncidentNature::Malicious, [Cause::Ransomware]));
    let ransomware = needs(&story.case);
    assert!(ransomware.contains(&Competence::DataRecovery));
    assert!(ransomware.contains(&Competence::Investigation));
    story
        .as_cert()
        .does(causes_of(IncidentNature::Malicious, []));
    assert_eq!(
        needs(&story.case),
        BTreeSet::from([
            Competence::Containment,
            Competence::Investigation,
            Competence::Remediation
        ])
    );
}
