//! Who sees and reads, as time goes by.

use process::{
    access::{Actor, Audience, Body, Counting, Standing, counting, may_read, may_see},
    act::{Act, Sequence},
    case::Case,
    facility::FacilityNature,
    figures::Fact,
};
use proptest::prelude::*;

use super::any_story::{any_script, tell};
use crate::story::*;

/// Who reads an audience, said once more and in other words than the rules'.
fn is_meant_for(actor: &Actor, audience: Audience) -> bool {
    let body = actor.body();
    let at_cert = body == Some(Body::Cert);
    let at_facility = matches!(
        actor.standing,
        Standing::Facilities(_) | Standing::Follower(_)
    );
    let works_on_it = matches!(body, Some(Body::Cert | Body::Ars(_) | Body::Hfds));
    match audience {
        Audience::Cert => at_cert,
        Audience::Body(one) => at_cert || body == Some(one),
        Audience::Authorities => body.is_some(),
        Audience::Parties => at_facility || works_on_it,
        Audience::All => at_facility || body.is_some(),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn qual_5_nobody_reads_an_act_outside_its_audience(script in any_script(60)) {
        let story = tell(&script).story;
        for actor in everybody() {
            for recorded in &story.acts {
                let audience = recorded.act.audience();
                prop_assert_eq!(may_read(&actor, audience), is_meant_for(&actor, audience));
            }
        }
    }

    #[test]
    fn qual_5_who_sees_a_case_goes_on_seeing_it(script in any_script(80)) {
        for played in tell(&script).played {
            prop_assert!(played.before.viewers.is_subset(&played.after.viewers));
            for (body, since) in &played.before.told {
                prop_assert_eq!(played.after.told.get(body), Some(since));
            }
            let before = &played.before.told_of_qualification;
            prop_assert!(before.is_subset(&played.after.told_of_qualification));
        }
    }

    #[test]
    fn qual_5_a_reader_s_version_is_the_last_act_that_it_reads(script in any_script(60)) {
        let story = tell(&script).story;
        for actor in everybody() {
            let last = story
                .acts
                .iter()
                .filter(|recorded| may_read(&actor, recorded.act.audience()))
                .map(|recorded| recorded.seq)
                .max();
            prop_assert_eq!(story.case.version_for(&actor), last.unwrap_or_default());
        }
    }

    #[test]
    fn qual_5_every_reader_knows_alike_where_the_case_stands(script in any_script(60)) {
        let story = tell(&script).story;
        for actor in everybody().into_iter().filter(|actor| story.is_seen_by(actor)) {
            let readable: Vec<_> = story
                .acts
                .iter()
                .filter(|recorded| may_read(&actor, recorded.act.audience()))
                .cloned()
                .collect();
            let known = Case::from_readable_acts(CASE, &readable).unwrap();
            prop_assert_eq!(known.state, story.case.state);
            prop_assert_eq!(known.class(), story.case.class());
            prop_assert_eq!(known.lead, story.case.lead);
            prop_assert_eq!(&known.facts, &story.case.facts);
            prop_assert_eq!(&known.told, &story.case.told);
            prop_assert_eq!(&known.viewers, &story.case.viewers);
            prop_assert_eq!(known.version_for(&actor), story.case.version_for(&actor));
            if may_read(&actor, Audience::Parties) {
                prop_assert_eq!(&known.agreements, &story.case.agreements);
                prop_assert_eq!(&known.overruled, &story.case.overruled);
                prop_assert_eq!(known.round_is_open(), story.case.round_is_open());
                prop_assert_eq!(&known.measures, &story.case.measures);
                prop_assert_eq!(&known.questions, &story.case.questions);
            }
        }
    }

    #[test]
    fn keep_1_a_reader_s_version_never_goes_back(script in any_script(60)) {
        for played in tell(&script).played {
            for actor in everybody() {
                let versions: [Sequence; 2] =
                    [&played.before, &played.after].map(|case| case.version_for(&actor));
                prop_assert!(versions.is_sorted());
            }
        }
    }

    #[test]
    fn decl_7_a_military_hospital_and_its_people_never_see_its_case(script in any_script(60)) {
        let story = tell(&script).story;
        if story.case.declared.military.is_some() {
            for actor in [reporter(), director(), security_officer(), follower()] {
                prop_assert!(!story.is_seen_by(&actor));
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn fig_1_nobody_counts_a_case_outside_its_scope(script in any_script(60)) {
        let case = tell(&script).story.case;
        let fact = Fact::of(&case, FacilityNature::HospitalCentre);
        for actor in everybody() {
            let counts = counting(&actor).is_some_and(|counting| counting.holds(&fact));
            // The ministry is owed the figures of every report.
            let of_nation = counting(&actor) == Some(Counting::Nation);
            prop_assert!(!counts || of_nation || may_see(&actor, &case.viewers), "{:?}", actor);
        }
    }
}
