//! Phase 2: territory, taking in, order of work (INTAKE-1..3).

use process::{
    closure::Party,
    command::Command,
    declaration::facts::{Facts, Several},
    intake::{Priority, priority},
    notices::Template,
    refusal::{Reason, Rule},
    settings::Settings,
    words::{
        CareImpact, CareService, CareUrgency, Class, PatientImpact, State, SupportChoice,
        UrgencyReason, YesNo,
    },
};

use crate::story::*;

#[test]
fn intake_1_the_ars_of_every_touched_site_is_told_and_the_declaring_facilitys_leads() {
    let story = Scene::new()
        .touching([site_in(2, "44"), site_in(3, "75"), site_in(4, "22")])
        .declares();
    assert_eq!(
        story.told(),
        ["cert", "ars:ARS-11", "ars:ARS-52", "ars:ARS-53"]
    );
    assert_eq!(
        story.opening.get(Template::DeclarationReceived),
        ["ars:ARS-11", "ars:ARS-52", "ars:ARS-53", "cert"]
    );
    assert_eq!(story.case.lead.unwrap().to_string(), "ARS-53");
    assert_eq!(story.case.agencies()[0].to_string(), "ARS-53");
    for departement in ["22", "35"] {
        assert!(story.is_seen_by(&delegation("ARS-53", departement)));
    }
    assert!(!story.is_seen_by(&delegation("ARS-53", "29")));
    assert!(!story.is_seen_by(&ars("ARS-76")));
}

#[test]
fn intake_1_in_a_territory_without_an_ars_cert_and_hfds_are_told() {
    for departement in ["975", "986", "987", "988"] {
        let story = Scene::new().in_departement(departement).declares();
        assert_eq!(story.told(), ["cert", "hfds"]);
        assert_eq!(story.case.lead, None);
        assert_eq!(
            story.opening.get(Template::DeclarationReceived),
            ["cert", "hfds"]
        );
    }
}

#[test]
fn intake_1_hfds_stands_in_for_the_missing_ars_of_a_touched_site() {
    let mut story = Scene::new().touching([site_in(2, "988")]).declares();
    assert_eq!(story.told(), ["cert", "ars:ARS-53", "hfds"]);
    story = Story::declared();
    let note = Command::Supplement {
        facts: Box::default(),
        affected_sites: Vec::new(),
        note: "Un site de plus.".into(),
    };
    let events = story.as_reporter().naming([site_in(2, "975")]).does(note);
    assert_eq!(events.get(Template::DeclarationReceived), ["hfds"]);
}

#[test]
fn intake_1_the_declaring_facility_is_not_counted_among_the_others() {
    let story = Scene::new()
        .touching([site_in(1, "35"), site_in(2, "35")])
        .declares();
    assert_eq!(story.case.affected.len(), 1);
}

#[test]
fn intake_1_the_ars_of_a_site_found_later_is_told_then() {
    let mut story = Story::declared();
    let events = story
        .as_reporter()
        .naming([site_in(2, "44")])
        .does(supplement(Facts {
            may_touch_others: YesNo::Yes.into(),
            ..Facts::default()
        }));
    assert_eq!(events.get(Template::DeclarationReceived), ["ars:ARS-52"]);
    assert_eq!(
        events.get(Template::Supplemented),
        ["ars:ARS-53", "cert"],
        "those who knew hear what was added"
    );
    assert!(story.is_seen_by(&ars("ARS-52")) && story.is_seen_by(&delegation("ARS-52", "44")));
    assert_eq!(story.case.lead.unwrap().to_string(), "ARS-53");
}

#[test]
fn intake_1_a_declaration_names_so_many_sites_and_no_more() {
    let settings = Settings {
        most_affected_sites: 2,
        ..Settings::default()
    };
    let sites = [site_in(2, "35"), site_in(3, "35"), site_in(4, "35")];
    let refusal = Scene::new()
        .with_settings(settings.clone())
        .touching(sites)
        .meets_refusal();
    let too_many = (Rule::Intake1, Reason::TooManySites(2));
    assert_eq!((refusal.rule, refusal.reason), too_many);
    let mut story = Scene::new()
        .with_settings(settings)
        .touching(sites[..2].to_vec())
        .declares();
    let refused = story
        .as_reporter()
        .naming([sites[2]])
        .meets_refusal(supplement(Facts {
            may_touch_others: YesNo::Yes.into(),
            ..Facts::default()
        }));
    assert_eq!(refused, too_many);
}

#[test]
fn intake_1_the_lead_changes_only_by_an_act_with_a_reason() {
    let mut story = Story::declared();
    let unreasoned = Command::ChangeLead {
        departement: "44".parse().unwrap(),
        reason: "  ".into(),
    };
    assert_eq!(
        story.as_cert().meets_refusal(unreasoned),
        (Rule::Intake1, Reason::ReasonMissing)
    );
    assert_eq!(
        story.as_cert().meets_refusal(change_lead("35")),
        (Rule::Intake1, Reason::NothingSaid)
    );
    assert_eq!(
        story.as_ars().meets_refusal(change_lead("44")),
        (Rule::Intake1, Reason::NotYourRole)
    );
    let events = story.as_cert().does(change_lead("44"));
    assert_eq!(events.get(Template::DeclarationReceived), ["ars:ARS-52"]);
    assert_eq!(story.case.lead.unwrap().to_string(), "ARS-52");
    assert_eq!(story.case.declared.site.departement.to_string(), "35");
    assert!(story.is_seen_by(&ars("ARS-53")), "who was told stays told");
}

#[test]
fn intake_1_a_lead_given_to_a_territory_without_an_ars_tells_hfds() {
    let mut story = Story::declared();
    let events = story.as_cert().does(change_lead("975"));
    assert_eq!(events.get(Template::DeclarationReceived), ["hfds"]);
    story.as_cert().qualify(Class::Serious, []);
    assert!(!story.case.parties().contains(&Party::Ars));
}

#[test]
fn intake_1_the_new_lead_is_not_bound_by_what_the_former_decided_or_agreed() {
    let mut story = Story::round_open(Class::Serious);
    story.as_ars().does(decide_support(SupportChoice::TakeOver));
    story.as_ars().agree();
    let events = story.as_cert().does(change_lead("44"));
    assert_eq!(story.case.support, None);
    assert_eq!(events.get(Template::AgreementAsked), ["ars:ARS-52"]);
    assert!(story.case.agreements_missing().contains(&Party::Ars));
    assert_eq!(
        story.as_ars().meets_refusal(agree()),
        (Rule::Close1, Reason::NotAParty)
    );
    story.turn(ars("ARS-52")).agree();
}

#[test]
fn intake_1_a_lead_moved_within_one_region_keeps_its_decisions() {
    let mut story = Story::in_treatment();
    story.as_ars().does(decide_support(SupportChoice::Share));
    story.as_cert().does(change_lead("22"));
    assert_eq!(story.case.support, Some(SupportChoice::Share));
    assert!(story.is_seen_by(&delegation("ARS-53", "22")));
}

#[test]
fn intake_2_a_case_opens_waiting_for_qualification_and_not_taken_in() {
    let story = Story::declared();
    assert_eq!(story.state(), State::AwaitingQualification);
    assert_eq!(story.case.taken_in, None);
    assert!(story.owes("cert: take-in"));
}

#[test]
fn intake_2_the_reporter_hears_by_a_second_message_that_the_cert_took_the_case() {
    let mut story = Story::declared();
    let events = story.as_cert().take_in();
    assert_eq!(events.get(Template::TakenIn), ["reporter"]);
    assert_eq!(events.notices.len(), 1);
    assert_eq!(story.state(), State::AwaitingQualification, "only a mark");
    assert!(story.owes("cert: qualify") && !story.owes("cert: take-in"));
}

#[test]
fn intake_2_a_case_is_taken_in_once_and_by_the_cert() {
    let mut story = Story::declared();
    assert_eq!(
        story.as_ars().meets_refusal(Command::TakeIn),
        (Rule::Intake2, Reason::NotYourRole)
    );
    story.as_cert().take_in();
    assert_eq!(
        story.as_cert_lead().meets_refusal(Command::TakeIn),
        (Rule::Intake2, Reason::AlreadyDone)
    );
}

#[test]
fn intake_2_who_qualifies_a_case_has_taken_it_in() {
    let mut story = Story::declared();
    let events = story.as_cert().qualify(Class::Serious, []);
    assert_eq!(events.kinds(), ["taken-in", "qualified"]);
    assert_eq!(events.get(Template::TakenIn), ["reporter"]);
}

fn rank(category: &str, facts: Facts) -> u32 {
    placed(category, facts).rank()
}

fn placed(category: &str, facts: Facts) -> Priority {
    let story = Scene::new().of_category(category).stating(facts).declares();
    priority(&story.case, &story.facility)
}

fn patients_in_danger() -> Facts {
    Facts {
        patient_impact: PatientImpact::Proven.into(),
        ..Facts::default()
    }
}

fn degraded() -> Facts {
    Facts {
        care_impact: CareImpact::DegradedMode.into(),
        ..Facts::default()
    }
}

#[test]
fn intake_3_patients_come_before_everything_else() {
    let asking = Facts {
        urgent_help: YesNo::Yes.into(),
        ..degraded()
    };
    let (pharmacy, university_hospital) = ("620", "101");
    assert!(rank(pharmacy, patients_in_danger()) > rank(university_hospital, asking.clone()));
    let one_level_worse = Facts {
        patient_impact: PatientImpact::Potential.into(),
        ..Facts::default()
    };
    assert!(rank(pharmacy, one_level_worse) > rank(university_hospital, asking));
}

#[test]
fn intake_3_for_equal_care_help_then_the_nature_of_the_facility_decide() {
    let asking = Facts {
        urgent_help: YesNo::Yes.into(),
        ..degraded()
    };
    assert!(rank("620", asking) > rank("101", degraded()));
    let by_weight = ["101", "355", "141", "500", "620"].map(|category| rank(category, degraded()));
    assert!(by_weight.is_sorted_by(|heavier, lighter| heavier > lighter));
}

#[test]
fn intake_3_a_case_whose_impact_is_not_known_stands_before_one_without_impact() {
    let none = Facts {
        care_impact: CareImpact::None.into(),
        ..Facts::default()
    };
    assert!(rank("355", Facts::default()) > rank("101", none));
}

#[test]
fn intake_3_the_queue_says_why_a_case_stands_there_the_gravest_first() {
    let placed = placed(
        "355",
        Facts {
            care_services: Several::one(CareService::Emergency).into(),
            ..Facts {
                patient_impact: PatientImpact::Proven.into(),
                ..degraded()
            }
        },
    );
    assert_eq!(placed.urgency, CareUrgency::ProvenDanger);
    assert_eq!(
        placed.reasons,
        [
            UrgencyReason::PatientsInDanger,
            UrgencyReason::VitalServiceTouched,
            UrgencyReason::DegradedMode
        ]
    );
}

#[test]
fn intake_3_a_supplement_moves_the_case() {
    let mut story = Story::declared();
    let before = priority(&story.case, &story.facility).rank();
    story.as_reporter().does(supplement(patients_in_danger()));
    assert!(priority(&story.case, &story.facility).rank() > before);
}
