//! Who sees which case, who reads which act, who may do what (QUAL-5).

use std::collections::BTreeSet;

use process::{
    access::{
        Actor, Audience, Body, RightTo, SeatKind, Standing, Verb, Viewer, may_read, may_see,
        reading_tokens, right_to, scope,
    },
    act::Act,
    command::Command,
    refusal::{Reason, Rule},
    words::{Class, Finding, MilitaryNotice},
};
use rstest::rstest;

use crate::story::*;

/// A case known to every body that can know of one.
fn known_to_all() -> Story {
    let mut story = Scene::new().by(stranger()).declares();
    story.as_cert().qualify(
        Class::Significant,
        [
            Finding::SanitaryImpact,
            Finding::MedicalDevice,
            Finding::NationalScope,
        ],
    );
    story
}

#[test]
fn qual_5_the_people_of_a_case_see_it_and_nobody_else_does() {
    let story = known_to_all();
    let seeing = [
        reporter(),
        security_officer(),
        director(),
        analyst(),
        lead(),
        ars("ARS-53"),
        delegation("ARS-53", "35"),
        hfds(),
        dgs(),
        ansm(),
        anssi(),
        follower(),
    ];
    for actor in everybody() {
        let expected = seeing.contains(&actor);
        assert_eq!(story.is_seen_by(&actor), expected, "{:?}", actor.standing);
    }
}

#[test]
fn qual_5_a_facility_never_sees_a_case_in_which_it_is_only_a_touched_site() {
    let story = Scene::new().touching([site_in(2, "35")]).declares();
    assert!(!story.is_seen_by(&director_elsewhere(2)));
}

#[test]
fn qual_5_a_group_security_officer_sees_the_cases_of_the_facilities_that_are_theirs() {
    let mut officer = security_officer();
    let Standing::Facilities(roles) = &mut officer.standing else {
        panic!("a facility's officer")
    };
    roles.insert(
        site_in(2, "35").facility,
        process::access::FacilityRole::SecurityOfficer,
    );
    assert!(Story::declared().is_seen_by(&officer));
    assert_eq!(officer.viewers().len(), 2);
}

#[rstest]
#[case::cert(analyst(), [true, true, true, true, true, true])]
#[case::ars(ars("ARS-53"), [false, true, true, true, true, false])]
#[case::delegation(delegation("ARS-53", "35"), [false, true, true, true, true, false])]
#[case::other_ars(ars("ARS-52"), [false, true, true, true, false, false])]
#[case::hfds(hfds(), [false, true, true, true, false, true])]
#[case::dgs(dgs(), [false, true, false, true, false, false])]
#[case::ansm(ansm(), [false, true, false, true, false, false])]
#[case::anssi(anssi(), [false, true, false, true, false, false])]
#[case::facility(director(), [false, false, true, true, false, false])]
#[case::follower(follower(), [false, false, true, true, false, false])]
#[case::stranger(stranger(), [false; 6])]
#[case::operator(operator(), [false; 6])]
#[case::platform(Actor::platform(), [false; 6])]
fn qual_5_each_audience_is_read_by_its_own(#[case] actor: Actor, #[case] reads: [bool; 6]) {
    let audiences = [
        Audience::Cert,
        Audience::Authorities,
        Audience::Parties,
        Audience::All,
        Audience::Body("ars:ARS-53".parse().unwrap()),
        Audience::Body(Body::Hfds),
    ];
    assert_eq!(audiences.map(|audience| may_read(&actor, audience)), reads);
}

#[test]
fn qual_5_a_scope_holds_what_its_actor_sees_and_reads() {
    let story = known_to_all();
    for actor in everybody() {
        let scope = scope(&actor);
        assert_eq!(scope.tokens(), reading_tokens(&actor));
        let in_scope = scope
            .viewers()
            .iter()
            .any(|viewer| story.case.viewers.contains(viewer));
        assert_eq!(in_scope, may_see(&actor, &story.case.viewers));
        for recorded in &story.acts {
            let audience = recorded.act.audience();
            let borne = audience.tokens();
            let readable = borne.iter().any(|token| scope.tokens().contains(token));
            assert_eq!(readable, may_read(&actor, audience));
        }
    }
}

#[test]
fn qual_5_the_certs_notes_are_read_by_the_cert_alone() {
    let mut story = known_to_all();
    story.as_cert().does(note());
    for actor in everybody() {
        let reads = story.read_by(&actor).contains(&"noted".to_owned());
        assert_eq!(reads, actor.body() == Some(Body::Cert));
    }
}

#[test]
fn qual_5_a_note_of_the_cert_does_not_change_the_version_that_others_see() {
    let mut story = Story::round_open(Class::Serious);
    let readers = [ars("ARS-53"), reporter(), hfds()];
    let before = readers
        .clone()
        .map(|reader| story.case.version_for(&reader));
    let certs = story.case.version_for(&analyst());
    story.as_cert().does(note());
    let after = readers.map(|reader| story.case.version_for(&reader));
    assert_eq!(after, before);
    assert!(story.case.version_for(&analyst()) > certs);
    story.as_ars().having_seen(Some(before[0])).agree();
}

#[test]
fn qual_5_what_the_authorities_say_does_not_change_the_facilitys_version() {
    let mut story = Story::round_open(Class::Serious);
    let read = story.case.version_for(&reporter());
    story.as_ars().does(care_supply());
    story.as_reporter().having_seen(Some(read)).agree();
}

#[test]
fn qual_5_nobody_acts_on_a_case_that_they_do_not_see() {
    let mut story = Scene::military(MilitaryNotice::ExistenceOnly).declares();
    for actor in everybody() {
        if story.is_seen_by(&actor) {
            continue;
        }
        for (command, verb) in [
            (message(Audience::All), Verb::Message),
            (care_supply(), Verb::RecordCareSupply),
            (supplement(Default::default()), Verb::Supplement),
        ] {
            let (_, reason) = story.turn(actor.clone()).meets_refusal(command);
            let kind = SeatKind::from(actor.seat(VALMONT));
            let expected = match right_to(verb, kind) {
                RightTo::Held => Reason::NotYourCase,
                RightTo::Lacking => Reason::NotYourRole,
            };
            assert_eq!(reason, expected);
        }
    }
}

#[test]
fn qual_5_the_holder_of_another_cases_link_does_nothing_here() {
    let mut story = Scene::new().by(stranger()).declares();
    assert_eq!(
        story.turn(follower_elsewhere()).meets_refusal(ask_help()),
        (Rule::Qual5, Reason::NotYourCase)
    );
}

#[test]
fn qual_5_a_role_elsewhere_gives_no_right_here() {
    let mut story = Story::declared();
    assert_eq!(
        story.turn(director_elsewhere(2)).meets_refusal(ask_help()),
        (Rule::Decl6, Reason::NotYourRole)
    );
}

#[rstest]
#[case(SeatKind::Stranger, &[Verb::Declare])]
#[case(SeatKind::ArmedForces, &[])]
#[case(SeatKind::Platform, &[])]
#[case(SeatKind::Operator, &[Verb::HandOutEvidence, Verb::RekeyEvidence, Verb::HoldFile, Verb::ReadRetention, Verb::KeepFlags, Verb::GrantStaff, Verb::ReadProviders, Verb::KeepProviders, Verb::ImportRegister, Verb::ReadPastImports, Verb::ImportPastReports])]
fn qual_5_seats_outside_a_case_hold_few_rights(#[case] seat: SeatKind, #[case] verbs: &[Verb]) {
    let held: BTreeSet<Verb> = Verb::ALL
        .iter()
        .copied()
        .filter(|verb| right_to(*verb, seat) == RightTo::Held)
        .collect();
    assert_eq!(held, verbs.iter().copied().collect());
}

#[test]
fn qual_5_what_a_lead_holds_beyond_an_analyst() {
    let held = |seat| -> BTreeSet<Verb> {
        let verbs = Verb::ALL.iter().copied();
        verbs
            .filter(|verb| right_to(*verb, seat) == RightTo::Held)
            .collect()
    };
    let beyond: Vec<Verb> = held(SeatKind::Lead)
        .difference(&held(SeatKind::Analyst))
        .copied()
        .collect();
    let expected: BTreeSet<Verb> = [
        Verb::DestroyEvidence,
        Verb::PlanOnCall,
        Verb::Overrule,
        Verb::HoldFile,
        Verb::ProposeDisposition,
        Verb::ReviewDisposition,
        Verb::ReadRetention,
        Verb::ProposeErasure,
        Verb::ReviewErasure,
        Verb::KeepFlags,
        Verb::ManageAgents,
        Verb::ReadAccessRecord,
        Verb::WatchReading,
        Verb::WatchLog,
        Verb::ApproveAlert,
        Verb::WithdrawPlaybook,
        Verb::ImportPastReports,
    ]
    .into();
    assert_eq!(BTreeSet::from_iter(beyond), expected);
    assert!(held(SeatKind::Analyst).is_subset(&held(SeatKind::Lead)));
    let beyond: Vec<Verb> = held(SeatKind::ArsLead)
        .difference(&held(SeatKind::Ars))
        .copied()
        .collect();
    assert_eq!(beyond, [Verb::PlanOnCall, Verb::ManageAgents]);
    assert!(held(SeatKind::Ars).is_subset(&held(SeatKind::ArsLead)));
}

#[test]
fn qual_5_the_agents_of_a_delegation_act_for_their_agency() {
    let mut story = Story::round_open(Class::Serious);
    story.turn(delegation("ARS-53", "35")).agree();
    assert!(
        story
            .case
            .agreements
            .contains_key(&process::closure::Party::Ars)
    );
    assert_eq!(
        story
            .turn(delegation("ARS-53", "22"))
            .meets_refusal(Command::Agree {
                comment: String::new()
            }),
        (Rule::Qual5, Reason::NotYourCase)
    );
}

#[test]
fn qual_5_names_of_bodies_viewers_and_audiences_read_back() {
    let mut bodies = Body::NATIONAL.to_vec();
    bodies.push("ars:ARS-05".parse().unwrap());
    for body in bodies {
        assert_eq!(body.to_string().parse(), Ok(body));
        let audience = Audience::Body(body);
        assert_eq!(audience.to_string().parse(), Ok(audience));
    }
    for audience in [
        Audience::Cert,
        Audience::Authorities,
        Audience::Parties,
        Audience::All,
    ] {
        assert_eq!(audience.to_string().parse(), Ok(audience));
    }
    for viewer in known_to_all().case.viewers {
        assert_eq!(viewer.to_string().parse(), Ok(viewer));
    }
    for wrong in ["", "ars", "ars:ARS-00", "facility:x", "body:cert"] {
        assert!(wrong.parse::<Viewer>().is_err(), "{wrong}");
    }
}
