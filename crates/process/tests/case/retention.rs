//! The end of a file's life, and what may be erased of a person (KEEP-2).

use jiff::{SignedDuration, Timestamp};
use process::{
    access::Actor,
    act::{Author, Private, PrivateFields, Recorded},
    case::{CareSupply, Case, CaseAct, Disposal},
    command::Command,
    declaration::facts::Facts,
    ids::{ActId, Pseudonym},
    notices::Template,
    refusal::{Reason, Rule},
    retention::{
        CaseFile, Category, Copies, Disposition, Due, Erasability, Fate, Kept, Period, Retention,
        erasability,
    },
    words::{CareImpact, Class, MilitaryNotice, State},
};
use proptest::prelude::*;
use rstest::rstest;

use crate::story::*;

fn propose(disposition: Disposition) -> Command {
    Command::ProposeDisposition {
        disposition,
        until: None,
        reason: "La durée est écoulée.".to_owned(),
    }
}

fn keep_until(text: &str) -> Command {
    Command::ProposeDisposition {
        disposition: Disposition::Keep,
        until: Some(in_paris(text)),
        reason: "Un contentieux se prépare.".to_owned(),
    }
}

fn hold() -> Command {
    Command::PlaceHold {
        reason: "Plainte en cours.".to_owned(),
    }
}

fn decline() -> Command {
    Command::DeclineDisposition {
        reason: "À revoir.".to_owned(),
    }
}

fn second_lead() -> Actor {
    Actor {
        pseudonym: Pseudonym("another-lead".to_owned()),
        ..lead()
    }
}

/// A serious incident whose fifteen years are over.
fn due() -> Story {
    let mut story = Story::closed();
    story.wait(SignedDuration::from_hours(24 * 366 * 15));
    story
}

#[rstest]
#[case("15 years", "2026-02-28T10:00", "2041-02-28T10:00")]
#[case("1 year", "2024-02-29T10:00", "2025-02-28T10:00")]
#[case("6 months", "2026-08-31T10:00", "2027-02-28T10:00")]
#[case("30 days", "2026-10-20T10:00", "2026-11-19T10:00")]
#[case("2 weeks", "2026-03-20T10:00", "2026-04-03T10:00")]
fn keep_2_a_period_is_counted_on_the_calendar_of_paris(
    #[case] period: &str,
    #[case] from: &str,
    #[case] to: &str,
) {
    let period: Period = period.parse().unwrap();
    assert_eq!(period.after(in_paris(from)), in_paris(to));
}

#[rstest]
#[case("")]
#[case("0 days")]
#[case("-1 year")]
#[case("12 hours")]
#[case("1 year 3 hours")]
#[case("fifteen")]
fn keep_2_what_is_no_period_of_the_calendar_is_refused(#[case] text: &str) {
    assert!(text.parse::<Period>().is_err(), "{text}");
}

#[rstest]
#[case(
    Class::Minor,
    Category::CaseFile,
    Disposition::Destroy,
    Period::years(15)
)]
#[case(
    Class::Serious,
    Category::CaseFile,
    Disposition::Destroy,
    Period::years(15)
)]
#[case(
    Class::Significant,
    Category::SignificantCase,
    Disposition::Archive,
    Period::years(15)
)]
#[case(
    Class::NotIncident,
    Category::NotIncident,
    Disposition::Destroy,
    Period::years(2)
)]
fn keep_2_each_class_has_its_category_and_its_period(
    #[case] class: Class,
    #[case] category: Category,
    #[case] then: Disposition,
    #[case] period: Period,
) {
    let story = Story::qualified(class, []);
    assert_eq!(story.case.category(), category);
    let keeping = Retention::default().keeping(category);
    assert_eq!((keeping.then, keeping.period), (then, period));
}

#[test]
fn keep_2_a_file_counts_from_its_last_closing_alone() {
    let mut story = Story::to_close(Class::Serious);
    assert_eq!(story.case.file(), None, "an open case has no end");
    story = Story::closed();
    let first = story.case.closed_at;
    assert_eq!(story.case.file().map(|file| file.counts_from), first);
    story.as_cert().does(reopen("Nouvelle activité."));
    assert_eq!(story.case.file(), None);
}

#[rstest]
#[case(Disposition::Archive)]
#[case(Disposition::Destroy)]
fn keep_2_no_file_ends_before_its_period(#[case] disposition: Disposition) {
    let mut story = Story::closed();
    let due = Period::years(15).after(story.case.closed_at.unwrap());
    assert_eq!(
        story.as_cert_lead().meets_refusal(propose(disposition)),
        (Rule::Keep2, Reason::NotYetDue(due))
    );
    story.now = due;
    story.as_cert_lead().does(propose(disposition));
}

#[test]
fn keep_2_a_hold_suspends_everything_until_it_is_lifted() {
    let mut story = due();
    story.as_cert_lead().does(hold());
    let refusal = |command| (Rule::Keep2, command);
    assert_eq!(
        story
            .as_cert_lead()
            .meets_refusal(propose(Disposition::Destroy)),
        refusal(Reason::OnHold)
    );
    assert_eq!(
        story.as_cert_lead().meets_refusal(hold()),
        refusal(Reason::AlreadyDone)
    );
    assert_eq!(erasability(&story.case), Erasability::Stays(Kept::OnHold));
    let lift = Command::LiftHold {
        reason: "Classée sans suite.".to_owned(),
    };
    story.as_cert_lead().does(lift.clone());
    assert_eq!(
        story.as_cert_lead().meets_refusal(lift),
        refusal(Reason::NotOnHold)
    );
    story.as_cert_lead().does(propose(Disposition::Destroy));
    story.as_cert_lead().does(hold());
    assert_eq!(
        story.as_hfds().meets_refusal(Command::ApproveDisposition),
        refusal(Reason::OnHold),
        "a hold comes before what was proposed"
    );
}

#[test]
fn keep_2_a_case_can_be_held_while_it_is_handled() {
    for mut story in [
        Story::declared(),
        Story::in_treatment(),
        Story::to_close(Class::Serious),
    ] {
        story.as_cert_lead().does(hold());
        assert!(story.case.held_since.is_some());
    }
}

#[test]
fn keep_2_whoever_proposes_does_not_approve() {
    let mut story = due();
    story.as_cert_lead().does(propose(Disposition::Destroy));
    assert_eq!(
        story
            .as_cert_lead()
            .meets_refusal(Command::ApproveDisposition),
        (Rule::Keep2, Reason::SamePerson)
    );
    let mut by_hfds = story.clone();
    by_hfds.as_hfds().does(Command::ApproveDisposition);
    assert!(matches!(by_hfds.case.fate, Fate::Approved(_)));
    story.turn(second_lead()).does(Command::ApproveDisposition);
    assert!(matches!(story.case.fate, Fate::Approved(_)));
}

#[rstest]
#[case(analyst())]
#[case(ars("ARS-53"))]
#[case(dgs())]
#[case(director())]
#[case(reporter())]
fn keep_2_nobody_else_decides_on_the_end_of_a_file(#[case] by: Actor) {
    let mut story = due();
    for command in [hold(), propose(Disposition::Destroy)] {
        assert_eq!(
            story.turn(by.clone()).meets_refusal(command),
            (Rule::Keep2, Reason::NotYourRole)
        );
    }
    story.as_cert_lead().does(propose(Disposition::Destroy));
    for command in [Command::ApproveDisposition, decline()] {
        assert_eq!(
            story.turn(by.clone()).meets_refusal(command),
            (Rule::Keep2, Reason::NotYourRole)
        );
    }
    assert_eq!(
        story.as_hfds().meets_refusal(propose(Disposition::Destroy)),
        (Rule::Keep2, Reason::NotYourRole)
    );
}

#[test]
fn keep_2_a_proposal_is_turned_down_or_taken_back_with_a_reason() {
    let mut story = due();
    assert_eq!(
        story.as_hfds().meets_refusal(Command::ApproveDisposition),
        (Rule::Keep2, Reason::NoProposal)
    );
    assert_eq!(
        story.as_hfds().meets_refusal(decline()),
        (Rule::Keep2, Reason::NoProposal)
    );
    story.as_cert_lead().does(propose(Disposition::Archive));
    assert_eq!(
        story
            .as_cert_lead()
            .meets_refusal(propose(Disposition::Destroy)),
        (Rule::Keep2, Reason::ProposalPending)
    );
    let silent = Command::DeclineDisposition {
        reason: " ".to_owned(),
    };
    assert_eq!(
        story.as_hfds().meets_refusal(silent),
        (Rule::Keep2, Reason::ReasonMissing)
    );
    story.as_hfds().does(decline());
    assert_eq!(story.case.fate, Fate::Kept);
    story.as_cert_lead().does(propose(Disposition::Archive));
    story.as_cert_lead().does(decline());
    assert_eq!(story.case.fate, Fate::Kept);
}

#[test]
fn keep_2_a_file_is_kept_longer_until_a_date_and_for_a_reason() {
    let mut story = due();
    let mut endless = keep_until("2060-01-01T00:00");
    if let Command::ProposeDisposition { until, .. } = &mut endless {
        *until = None;
    }
    assert_eq!(
        story.as_cert_lead().meets_refusal(endless),
        (Rule::Keep2, Reason::UntilMissing)
    );
    let past = keep_until("2027-01-01T00:00");
    assert_eq!(
        story.as_cert_lead().meets_refusal(past),
        (Rule::Keep2, Reason::TooEarly)
    );
    story.as_cert_lead().does(keep_until("2060-01-01T00:00"));
    story.as_hfds().does(Command::ApproveDisposition);
    assert_eq!(story.case.fate, Fate::Kept);
    assert_eq!(
        story
            .as_cert_lead()
            .meets_refusal(propose(Disposition::Destroy)),
        (Rule::Keep2, Reason::NotYetDue(in_paris("2060-01-01T00:00")))
    );
}

#[test]
fn keep_2_the_second_person_is_mailed_and_reminded() {
    let mut story = due();
    let told = story.as_cert_lead().does(propose(Disposition::Destroy));
    assert_eq!(told.get(Template::DispositionProposed), ["cert", "hfds"]);
    assert!(story.owes("hfds: review-disposition"));
    assert!(story.owes("cert: review-disposition"));
    let told = story.as_hfds().does(Command::ApproveDisposition);
    assert_eq!(told.get(Template::DispositionApproved), ["cert", "hfds"]);
    assert!(!story.owes("hfds: review-disposition"));
}

#[test]
fn keep_2_a_hold_and_a_proposal_are_read_by_cert_and_hfds_alone() {
    let mut story = due();
    story.as_cert_lead().does(hold());
    for by in [ars("ARS-53"), dgs(), director(), analyst(), hfds()] {
        let read = story.read_by(&by).contains(&"hold-placed".to_owned());
        let expected = matches!(
            by.body(),
            Some(process::access::Body::Cert | process::access::Body::Hfds)
        );
        assert_eq!(read, expected, "{by:?}");
    }
}

/// The acts by which the platform ends an approved file.
fn ended(story: &mut Story) {
    let platform = Author {
        pseudonym: Pseudonym("platform".to_owned()),
        seat: process::access::Seat::Platform,
    };
    let proposal = story.case.proposal().unwrap().clone();
    let disposal = Disposal {
        disposition: proposal.disposition,
        category: story.case.category(),
        closed_at: story.case.closed_at.unwrap(),
        bundle: None,
        proposed_by: proposal.by,
        approved_by: proposal.approved_by,
        copies: Copies {
            backups_until: story.now,
            taken: Vec::new(),
        },
    };
    for act in [
        CaseAct::DispositionBegun,
        CaseAct::Disposed(Box::new(disposal)),
    ] {
        let recorded = Recorded {
            id: ActId(uuid::Uuid::from_u128(u128::from(story.case.seq.0) + 900)),
            seq: story.case.seq.next(),
            at: story.now,
            by: platform.clone(),
            act,
        };
        story.case.apply(&recorded);
        story.acts.push(recorded);
    }
}

#[test]
fn keep_2_nothing_happens_any_more_to_a_file_that_has_ended() {
    let mut story = due();
    story.as_cert_lead().does(propose(Disposition::Destroy));
    story.as_hfds().does(Command::ApproveDisposition);
    ended(&mut story);
    assert_eq!(story.case.state, State::Closed);
    assert_eq!(story.owed(), [] as [&str; 0]);
    for command in [
        hold(),
        propose(Disposition::Archive),
        decline(),
        reopen("Trop tard."),
        lessons(),
    ] {
        assert_eq!(
            story.as_cert_lead().meets_refusal(command),
            (Rule::Keep2, Reason::DisposalBegun)
        );
    }
}

/// The same act with every private value erased.
fn without_values(act: &Recorded<CaseAct>) -> Recorded<CaseAct> {
    let mut value = serde_json::to_value(&act.act).unwrap();
    erase(&mut value);
    Recorded {
        act: serde_json::from_value(value).unwrap(),
        ..act.clone()
    }
}

fn erase(value: &mut serde_json::Value) {
    match value {
        serde_json::Value::Object(map) if map.contains_key("$private") => {
            *value = serde_json::json!({ "$erased": true });
        }
        serde_json::Value::Object(map) if map.contains_key("$fields") => {
            map.insert("$fields".to_owned(), serde_json::json!({}));
        }
        serde_json::Value::Object(map) => map.values_mut().for_each(erase),
        serde_json::Value::Array(items) => items.iter_mut().for_each(erase),
        _ => {}
    }
}

#[test]
fn keep_2_a_case_without_its_values_folds_to_the_same_readers_and_dates() {
    let mut story = due();
    story.as_cert_lead().does(propose(Disposition::Destroy));
    story.as_hfds().does(Command::ApproveDisposition);
    ended(&mut story);
    let acts: Vec<_> = story.acts.iter().map(without_values).collect();
    let bare = Case::from_acts(story.case.id, &acts).unwrap();
    assert_eq!(bare.viewers, story.case.viewers);
    assert_eq!(bare.disposed(), story.case.disposed());
    assert_eq!(bare.closed_at, story.case.closed_at);
    assert!(bare.facts.description.is_blank());
}

#[test]
fn decl_7_erasing_what_was_said_of_care_hides_no_military_case_again() {
    let facts = Facts {
        description: "Le bloc est arrêté.".into(),
        care_impact: CareImpact::Interruption.into(),
        ..Facts::default()
    };
    let story = Scene::military(MilitaryNotice::Full)
        .stating(facts)
        .declares();
    assert!(story.is_seen_by(&ars("ARS-53")));
    let mut acts = story.acts.clone();
    let CaseAct::Declared(declared) = &mut acts[0].act else {
        panic!("a declaration is expected")
    };
    assert_eq!(declared.care_supply, CareSupply::Affected);
    declared.facts = PrivateFields::from(Facts::default());
    let bare = Case::from_acts(story.case.id, &acts).unwrap();
    assert_eq!(bare.viewers, story.case.viewers);
    assert!(!bare.hidden_from_agencies());
}

#[test]
fn keep_2_what_a_case_under_way_holds_of_a_person_stays() {
    for story in [
        Story::declared(),
        Story::in_treatment(),
        Story::to_close(Class::Serious),
    ] {
        assert_eq!(
            erasability(&story.case),
            Erasability::Stays(Kept::CaseUnderWay)
        );
    }
    let mut story = due();
    assert_eq!(erasability(&story.case), Erasability::Erasable);
    story.as_cert_lead().does(propose(Disposition::Destroy));
    assert_eq!(erasability(&story.case), Erasability::Erasable);
    story.as_hfds().does(Command::ApproveDisposition);
    assert_eq!(erasability(&story.case), Erasability::Stays(Kept::Ending));
}

#[test]
fn keep_2_a_reason_is_erased_with_the_rest() {
    let mut story = due();
    story.as_cert_lead().does(propose(Disposition::Destroy));
    let bare = without_values(story.acts.last().unwrap());
    assert!(matches!(
        bare.act,
        CaseAct::DispositionProposed {
            reason: Private::Erased,
            ..
        }
    ));
}

fn any_file() -> impl Strategy<Value = CaseFile> {
    let category = proptest::sample::select(Category::OF_CASES.to_vec());
    let at = || 0_i64..3_000_000_000;
    (category, at(), proptest::option::of(at()), any::<bool>()).prop_map(
        |(category, closed, until, held)| {
            let time = |second| Timestamp::from_second(second).unwrap();
            CaseFile {
                category,
                counts_from: time(closed),
                kept_until: until.map(time),
                held_since: held.then(|| time(closed)),
            }
        },
    )
}

proptest! {
    #[test]
    fn keep_2_nothing_is_due_before_its_period_nor_under_a_hold(
        file in any_file(),
        now in 0_i64..6_000_000_000,
    ) {
        let settings = Retention::default();
        let now = Timestamp::from_second(now).unwrap();
        let period = settings.keeping(file.category).period;
        if let Due::Since(since) = file.due(&settings, now) {
            prop_assert!(file.held_since.is_none());
            prop_assert!(since <= now && period.after(file.counts_from) <= now);
            prop_assert!(file.kept_until.is_none_or(|until| until <= now));
            // What a query leaves out is never due.
            prop_assert!(file.counts_from <= period.at_the_latest(now));
        }
        if file.counts_from < period.before(now) {
            prop_assert!(period.after(file.counts_from) <= now);
        }
    }
}
