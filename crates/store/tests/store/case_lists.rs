//! Lists of cases: whole, without repetition, in order, within the scope.

use std::collections::BTreeSet;

use process::{
    access::{Body, Viewer},
    case::{Confirmation, HelpNeeded, Reality},
    declaration::facts::Answer,
    facility::FacilityNature,
    words::{Channel, Class, Finding, PatientImpact, State},
};
use rstest::rstest;
use store::cases::{
    self, CaseFilter, CaseLine, CaseRow, Cursor, HelpFilter, Order, Seen, TakenIn, Tally, Territory,
};

use crate::world::{
    Engine, START, Story, World, cert, departement, facility, fill, minutes, of_body,
    of_facilities, world, write,
};

/// Cases of two facilities, in every state, some as urgent as one another and
/// some declared at the same time.
fn stories(many: u32) -> Vec<Story> {
    (1..=many)
        .map(|n| {
            let facility = facility(1 + n % 2, if n % 2 == 0 { "35" } else { "2A" });
            let at = minutes(i64::from(n / 3));
            let mut story = Story::new(n, &facility, at, |declared| {
                if n % 5 == 0 {
                    declared.facts.value.patient_impact = Answer::Known(PatientImpact::Proven);
                }
                if n % 7 == 0 {
                    declared.help = HelpNeeded::AtOnce;
                }
                if n % 11 == 0 {
                    declared.confirmation = Confirmation::Awaited;
                    declared.channel = Channel::Unidentified;
                }
                if n % 13 == 0 {
                    declared.reality = Reality::Exercise;
                }
            });
            if n % 4 > 0 {
                story.add(minutes(100), process::case::CaseAct::TakenIn);
                story.qualify(minutes(101), Class::Serious, &[Finding::SanitaryImpact]);
            }
            if n % 4 > 1 {
                story.add(minutes(102), process::case::CaseAct::MovedToClosing);
            }
            if n % 4 > 2 {
                story.add(minutes(103), process::case::CaseAct::Closed);
            }
            story
        })
        .collect()
}

async fn all_pages(
    db: &World,
    scope: &process::access::Scope,
    filter: &CaseFilter,
    order: Order,
    size: u32,
) -> Vec<CaseRow> {
    let mut rows = Vec::new();
    let mut after: Option<Cursor> = None;
    loop {
        let page = cases::list(db.read(), scope, filter, order, after, size)
            .await
            .unwrap();
        assert!(page.items.len() <= size as usize);
        rows.extend(page.items.into_iter().map(|line| line.row));
        match page.next {
            Some(next) => {
                assert_eq!(next.to_string().parse(), Ok(next));
                after = Some(next);
            }
            None => return rows,
        }
    }
}

fn sorted(mut rows: Vec<CaseRow>, order: Order) -> Vec<CaseRow> {
    match order {
        Order::Queue => {
            rows.sort_by_key(|row| (std::cmp::Reverse(row.rank), row.declared_at, row.id))
        }
        Order::Newest => rows.sort_by_key(|row| std::cmp::Reverse((row.declared_at, row.id))),
    }
    rows
}

#[rstest]
#[tokio::test]
async fn intake_3_pages_follow_one_another_whole_in_order_and_without_repetition(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let db = world(engine).await;
    let stories = stories(60);
    fill(&db, &stories).await;
    let rows: Vec<CaseRow> = stories.iter().map(Story::row).collect();
    let many_facilities = of_facilities((1..30).map(|n| facility(n, "35").id));
    for order in [Order::Queue, Order::Newest] {
        let expected = sorted(rows.clone(), order);
        for scope in [cert(), many_facilities.clone()] {
            for size in [1, 7, 60, 100] {
                let read = all_pages(&db, &scope, &CaseFilter::default(), order, size).await;
                assert_eq!(read, expected, "{order:?} by {size}");
            }
        }
    }
}

#[rstest]
#[tokio::test]
async fn filters_keep_what_they_say(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let db = world(engine).await;
    let stories = stories(60);
    fill(&db, &stories).await;
    let rows: Vec<CaseRow> = stories.iter().map(Story::row).collect();
    type Keep = fn(&CaseRow) -> bool;
    let wanted = |tune: fn(&mut CaseFilter)| {
        let mut filter = CaseFilter::default();
        tune(&mut filter);
        filter
    };
    let expected: [(CaseFilter, Keep); 18] = [
        (
            wanted(|filter| filter.states = [State::InTreatment, State::Closed].into()),
            |row| [State::InTreatment, State::Closed].contains(&row.state),
        ),
        (
            wanted(|filter| filter.classes = [Class::Serious].into()),
            |row| row.class == Some(Class::Serious),
        ),
        (
            wanted(|filter| filter.territory = Some(Territory::Ars("ARS-53".parse().unwrap()))),
            |row| row.departement == departement("35"),
        ),
        (
            wanted(|filter| filter.territory = Some(Territory::Region("94".parse().unwrap()))),
            |row| row.departement == departement("2A"),
        ),
        (
            wanted(|filter| filter.territory = Some(Territory::Departement(departement("2A")))),
            |row| row.departement == departement("2A"),
        ),
        (
            wanted(|filter| filter.facility = Some(facility(1, "35").id)),
            |row| row.facility == facility(1, "35").id,
        ),
        (
            wanted(|filter| filter.nature = Some(FacilityNature::HospitalCentre)),
            |_| true,
        ),
        (
            wanted(|filter| filter.nature = Some(FacilityNature::Pharmacy)),
            |_| false,
        ),
        (
            wanted(|filter| filter.help = Some(HelpFilter::AtOnce)),
            |row| row.help != HelpNeeded::Normally,
        ),
        (
            wanted(|filter| filter.confirmation = Some(Confirmation::Awaited)),
            |row| row.confirmation == Confirmation::Awaited,
        ),
        (
            wanted(|filter| filter.reality = Some(Reality::Exercise)),
            |row| row.reality == Reality::Exercise,
        ),
        (
            wanted(|filter| filter.taken_in = Some(TakenIn::NotYet)),
            |row| row.taken_in_at.is_none(),
        ),
        (
            wanted(|filter| {
                filter.declared_from = Some(minutes(5));
                filter.declared_before = Some(minutes(9));
            }),
            |row| (minutes(5)..minutes(9)).contains(&row.declared_at),
        ),
        (
            wanted(|filter| {
                filter.states = [State::AwaitingQualification].into();
                filter.help = Some(HelpFilter::Normally);
                filter.taken_in = Some(TakenIn::NotYet);
                filter.declared_from = Some(minutes(5));
            }),
            |row| {
                row.state == State::AwaitingQualification
                    && row.help == HelpNeeded::Normally
                    && row.declared_at >= minutes(5)
            },
        ),
        (
            wanted(|filter| {
                filter.territory = Some(Territory::Departement(departement("35")));
                filter.states = [State::AwaitingQualification, State::Closed].into();
                filter.classes = [Class::Serious].into();
            }),
            |row| {
                row.departement == departement("35")
                    && [State::AwaitingQualification, State::Closed].contains(&row.state)
                    && row.class == Some(Class::Serious)
            },
        ),
        (
            wanted(|filter| {
                filter.territory = Some(Territory::Ars("ARS-53".parse().unwrap()));
                filter.states = [State::ToClose].into();
                filter.declared_before = Some(minutes(12));
            }),
            |row| {
                row.departement == departement("35")
                    && row.state == State::ToClose
                    && row.declared_at < minutes(12)
            },
        ),
        (
            wanted(|filter| {
                filter.facility = Some(facility(2, "35").id);
                filter.states = [State::InTreatment].into();
                filter.help = Some(HelpFilter::AtOnce);
            }),
            |row| {
                row.facility == facility(2, "35").id
                    && row.state == State::InTreatment
                    && row.help != HelpNeeded::Normally
            },
        ),
        (
            wanted(|filter| {
                filter.classes = [Class::Minor, Class::Serious].into();
                filter.reality = Some(Reality::Exercise);
            }),
            |row| row.class == Some(Class::Serious) && row.reality == Reality::Exercise,
        ),
    ];
    for (filter, keep) in expected {
        for order in [Order::Queue, Order::Newest] {
            let kept: Vec<CaseRow> = rows.iter().filter(|row| keep(row)).cloned().collect();
            let read = all_pages(&db, &cert(), &filter, order, 9).await;
            assert_eq!(read, sorted(kept, order), "{filter:?}");
        }
    }
}

#[rstest]
#[tokio::test]
async fn keep_2_a_case_whose_content_went_is_in_no_list(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let db = world(engine).await;
    let gone = Story::new(1, &facility(1, "35"), START, |_| {});
    fill(&db, std::slice::from_ref(&gone)).await;
    let was = (gone.row(), gone.folded().viewers);
    let mut is = was.clone();
    is.0.disposed_at = Some(minutes(1));
    write!(db, |tx| cases::put(tx, seen_as(&is), Some(seen_as(&was))));
    let parts: [fn(&mut CaseFilter); 5] = [
        |_| {},
        |filter| filter.facility = Some(facility(1, "35").id),
        |filter| filter.territory = Some(Territory::Departement(departement("35"))),
        |filter| filter.territory = Some(Territory::Region("53".parse().unwrap())),
        |filter| filter.territory = Some(Territory::Ars("ARS-53".parse().unwrap())),
    ];
    for part in parts {
        let mut filter = CaseFilter::default();
        part(&mut filter);
        for order in [Order::Queue, Order::Newest] {
            assert_eq!(all_pages(&db, &cert(), &filter, order, 9).await, []);
        }
    }
}

#[rstest]
#[tokio::test]
async fn a_line_bears_the_names_that_a_list_shows(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let db = world(engine).await;
    let story = Story::new(123, &facility(1, "35"), START, |_| {});
    fill(&db, std::slice::from_ref(&story)).await;
    let expected = CaseLine {
        row: story.row(),
        facility_name: "CH DE VALMONT 1".to_owned(),
        finess: facility(1, "35").finess,
        town: "VALMONT".to_owned(),
    };
    let reference = "2026-000123".parse().unwrap();
    let found = cases::by_reference(db.read(), &cert(), reference)
        .await
        .unwrap();
    assert_eq!(found.as_ref(), Some(&expected));
    let found = cases::by_id(db.read(), &cert(), story.case).await.unwrap();
    assert_eq!(found, Some(expected));
    assert_eq!(
        cases::locate(db.read(), reference).await.unwrap(),
        Some(story.case)
    );
    let other = of_body(Body::Ars("ARS-84".parse().unwrap()));
    assert_eq!(
        cases::by_reference(db.read(), &other, reference)
            .await
            .unwrap(),
        None
    );
    assert_eq!(
        cases::by_id(db.read(), &other, story.case).await.unwrap(),
        None
    );
}

const fn seen_as(read: &(CaseRow, BTreeSet<Viewer>)) -> Seen<'_> {
    Seen {
        row: &read.0,
        viewers: &read.1,
    }
}

#[rstest]
#[tokio::test]
async fn a_case_moves_in_the_lists_as_its_acts_follow(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let db = world(engine).await;
    let mut story = Story::new(1, &facility(1, "35"), START, |_| {});
    fill(&db, std::slice::from_ref(&story)).await;
    let dgs = of_body(Body::Dgs);
    let seen = async |scope| {
        cases::list(
            db.read(),
            scope,
            &CaseFilter::default(),
            Order::Queue,
            None,
            10,
        )
        .await
        .unwrap()
        .items
    };
    assert_eq!(seen(&dgs).await, []);
    let before = (story.row(), story.folded().viewers);
    story.qualify(minutes(1), Class::Significant, &[Finding::SanitaryImpact]);
    let after = (story.row(), story.folded().viewers);
    let (was, is) = (before, after.clone());
    write!(db, |tx| cases::put(tx, seen_as(&is), Some(seen_as(&was))));
    assert_eq!(seen(&dgs).await[0].row, story.row());
    assert_eq!(
        cases::stored(db.read(), story.case).await.unwrap(),
        Some((story.row(), story.folded().viewers))
    );
    let counts = cases::counts(db.read(), &cert()).await.unwrap();
    assert_eq!(counts[&State::AwaitingQualification], Tally::Exactly(0));
    assert_eq!(counts[&State::InTreatment], Tally::Exactly(1));
    let narrower: BTreeSet<_> = [Viewer::Body(Body::Cert)].into();
    let (was, is) = (after, (story.row(), narrower));
    write!(db, |tx| cases::put(tx, seen_as(&is), Some(seen_as(&was))));
    assert_eq!(seen(&dgs).await, []);
}

#[rstest]
#[tokio::test]
async fn the_read_side_made_anew_from_the_acts_is_the_same(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let db = world(engine).await;
    let stories = stories(25);
    fill(&db, &stories).await;
    let mut ids = Vec::new();
    while let Ok(more) = cases::all_ids(db.read(), ids.last().copied(), 10).await {
        if more.is_empty() {
            break;
        }
        ids.extend(more);
    }
    assert_eq!(ids.len(), 25);
    for case in ids {
        let subject = process::act::Subject {
            kind: process::act::SubjectKind::Case,
            id: case.0,
        };
        let stored = store::acts::of_subject(db.read(), subject).await.unwrap();
        let acts: Vec<_> = stored.iter().map(|act| act.unseal().unwrap()).collect();
        let folded = process::case::Case::from_acts(case, &acts).unwrap();
        let facility = store::facilities::by_id(db.read(), folded.facility())
            .await
            .unwrap()
            .unwrap()
            .facility;
        let priority = process::intake::priority(&folded, &facility);
        let anew = (CaseRow::of(&folded, &facility, &priority), folded.viewers);
        assert_eq!(cases::stored(db.read(), case).await.unwrap(), Some(anew));
    }
}

#[rstest]
#[tokio::test]
async fn counting_stops_at_a_thousand(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let db = world(engine).await;
    let stories: Vec<Story> = (1..=1_003)
        .map(|n| Story::new(n, &facility(1, "35"), START, |_| {}))
        .collect();
    fill(&db, &stories).await;
    let counts = cases::counts(db.read(), &cert()).await.unwrap();
    assert_eq!(counts[&State::AwaitingQualification], Tally::AtLeast(1_000));
    assert_eq!(counts[&State::Closed], Tally::Exactly(0));
}
