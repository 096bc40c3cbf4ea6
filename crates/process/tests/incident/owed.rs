//! What is owed to an incident, and what its facilities are told (SIGN-1,
//! SIGN-4, KEEP-3).

use std::collections::BTreeSet;

use jiff::Timestamp;
use process::{
    access::{Body, Viewer},
    obligations::Duty,
    significant::{
        ActionOwner, IncidentCommand, IncidentTemplate, Part, Significant, happened_since, notices,
        obligations, tally,
    },
    words::{Mode, Progress, Reach, State},
};

use crate::story::*;

fn owed(story: &Story) -> BTreeSet<(Duty, Viewer, Option<Timestamp>)> {
    obligations(&story.incident, &story.members, &Significant::default())
        .into_iter()
        .map(|owed| (owed.duty, owed.owed_by, owed.due))
        .collect()
}

fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

const HFDS: Viewer = Viewer::Body(Body::Hfds);

#[test]
fn sign_1_hfds_owes_the_mode_then_in_crisis_a_report_at_each_hour() {
    let mut story = Story::opened();
    let by = Some(at("2026-11-24T12:00:00+01:00"));
    assert_eq!(owed(&story), [(Duty::ChooseMode, HFDS, by)].into());
    story.does(&hfds(), choose(Mode::Crisis)).unwrap();
    let report = |situation, due| {
        let duty = Duty::ReportSituation { situation };
        (duty, HFDS, Some(at(due)))
    };
    assert_eq!(
        owed(&story),
        [report(1, "2026-11-24T12:00:00+01:00")].into()
    );
    story.wait(8 * 60);
    let written = IncidentCommand::ReportSituation {
        situation: "Stable.".to_owned(),
        done: String::new(),
        next: String::new(),
        needs: String::new(),
    };
    story.does(&hfds(), written).unwrap();
    assert_eq!(
        owed(&story),
        [report(2, "2026-11-25T08:00:00+01:00")].into()
    );
}

#[test]
fn sign_4_reports_keep_the_hour_of_paris_across_the_change_of_clocks() {
    let hours = Significant::default();
    let eve = at("2026-10-24T19:00:00+02:00");
    let next = hours.report_due_after(eve);
    assert_eq!(next, Some(at("2026-10-25T08:00:00+01:00")));
    let never = Significant {
        situation_reports: BTreeSet::new(),
        ..hours
    };
    assert_eq!(never.report_due_after(eve), None);
}

#[test]
fn sign_1_each_facility_owes_an_action_until_it_is_done_or_does_not_concern_it() {
    let mut story = Story::opened();
    story.does(&hfds(), choose(Mode::Normal)).unwrap();
    let due = story
        .now
        .checked_add(jiff::SignedDuration::from_hours(4))
        .ok();
    story
        .does(&hfds(), action(ActionOwner::Facilities, due))
        .unwrap();
    let state = |n| {
        let duty = Duty::StateProgress { action: 1 };
        (duty, Viewer::Facility(facility_id(n)), due)
    };
    assert_eq!(owed(&story), [state(1), state(2)].into());
    for (progress, owes) in [
        (Progress::UnderWay, true),
        (Progress::NeedsHelp, true),
        (Progress::NotConcerned, false),
        (Progress::Done, false),
    ] {
        story.members[0].progress.insert(1, (story.now, progress));
        assert_eq!(owed(&story).contains(&state(1)), owes, "{progress:?}");
    }
    story.members[1].takes_part = Part::OwnChain;
    assert_eq!(owed(&story), BTreeSet::new());
    let counts = tally(&story.members, 1);
    assert_eq!(counts, [(Progress::Done, 1)].into());
}

#[test]
fn close_4_hfds_owes_the_closing_once_every_case_is_closed() {
    let mut story = Story::opened();
    story.does(&hfds(), choose(Mode::Normal)).unwrap();
    story.members[0].state = State::Closed;
    assert_eq!(owed(&story), BTreeSet::new());
    story.members[1].state = State::Closed;
    assert_eq!(owed(&story), [(Duty::CloseIncident, HFDS, None)].into());
}

#[test]
fn sign_2_the_bodies_that_see_a_case_are_told_once_each() {
    let mut story = Story::opened();
    let ars = Body::Ars("ARS-53".parse().unwrap());
    let seeing: BTreeSet<Body> = [Body::Cert, Body::Hfds, ars].into();
    let told = |story: &Story, actor| -> BTreeSet<Body> {
        let last = story.acts.last().unwrap();
        notices(last, &story.incident, &seeing, None, &actor)
            .into_iter()
            .map(|notice| notice.body)
            .collect()
    };
    let opening = notices(&story.acts[0], &story.incident, &seeing, None, &analyst());
    let opening: Vec<_> = opening.into_iter().collect();
    assert_eq!(opening.len(), 1);
    assert_eq!(opening[0].body, Body::Hfds);
    assert_eq!(opening[0].template, IncidentTemplate::Opened);
    let everybody = decision(Reach::Everybody, "Couper l'accès.");
    story.does(&hfds(), everybody).unwrap();
    assert_eq!(told(&story, hfds()), [Body::Cert, ars].into());
    story
        .does(&hfds(), decision(Reach::Steering, "Rester discret."))
        .unwrap();
    assert_eq!(told(&story, hfds()), [Body::Cert].into());
    story.does(&hfds(), draft(None)).unwrap();
    assert_eq!(told(&story, hfds()), [Body::Hfds].into());
    let of_dgs = ActionOwner::Body { body: Body::Dgs };
    story.does(&hfds(), action(of_dgs, None)).unwrap();
    assert_eq!(told(&story, hfds()), [Body::Dgs].into());
}

#[test]
fn sign_4_a_report_is_prefilled_from_what_happened_since_the_last() {
    let mut story = Story::in_crisis();
    story
        .does(&hfds(), decision(Reach::Everybody, "Couper l'accès."))
        .unwrap();
    story
        .does(&hfds(), action(ActionOwner::Facilities, None))
        .unwrap();
    story.members[0]
        .progress
        .insert(1, (story.now, Progress::Done));
    let first = happened_since(&story.acts, &story.members);
    assert_eq!(
        (first.joined, first.decided, first.set),
        (2, vec![1], vec![1])
    );
    assert_eq!(first.progress[&1], [(Progress::Done, 1)].into());
    story.wait(5);
    let report = IncidentCommand::ReportSituation {
        situation: "Stable.".to_owned(),
        done: String::new(),
        next: String::new(),
        needs: String::new(),
    };
    story.does(&hfds(), report).unwrap();
    story
        .does(&hfds(), decision(Reach::Authorities, "Prévenir l'ANSSI."))
        .unwrap();
    let second = happened_since(&story.acts, &story.members);
    assert_eq!((second.joined, second.decided), (0, vec![2]));
    assert!(second.set.is_empty());
    assert!(second.progress.is_empty());
}
