//! What the rules allow to see is what the queries give, for any case and any
//! reader (QUAL-5).

use std::collections::BTreeSet;

use process::{
    access::{
        Actor, ArsRole, CertRole, FacilityRole, StaffRole, Standing, may_read, may_see, scope,
    },
    act::Act,
    case::{CaseAct, Confirmation, HelpNeeded},
    ids::CaseId,
    words::{Class, Finding, MilitaryNotice},
};
use proptest::{prelude::*, test_runner::TestRunner};
use rstest::rstest;
use store::{
    acts,
    cases::{self, CaseFilter, Territory},
    search,
};

use crate::world::{Engine, START, Story, World, actor, facility, fill, minutes, site, world};

const DEPARTEMENTS: [&str; 5] = ["35", "29", "2A", "75", "975"];

#[derive(Clone, Debug)]
struct Shape {
    facility: u32,
    affected: Vec<u32>,
    awaited: bool,
    military: bool,
    off_hours: bool,
    class: Option<usize>,
    findings: BTreeSet<usize>,
    messages: Vec<usize>,
}

fn shapes() -> impl Strategy<Value = Vec<Shape>> {
    let shape = (
        0..6_u32,
        prop::collection::vec(0..6_u32, 0..3),
        any::<(bool, bool, bool)>(),
        prop::option::of(0..Class::ALL.len()),
        prop::collection::btree_set(0..Finding::ALL.len(), 0..4),
        prop::collection::vec(0..AUDIENCES.len(), 0..4),
    )
        .prop_map(
            |(facility, affected, (awaited, military, off_hours), class, findings, messages)| {
                Shape {
                    facility,
                    affected,
                    awaited,
                    military,
                    off_hours,
                    class,
                    findings,
                    messages,
                }
            },
        );
    prop::collection::vec(shape, 1..8)
}

const AUDIENCES: [&str; 7] = [
    "cert",
    "authorities",
    "parties",
    "all",
    "body:hfds",
    "body:dgs",
    "body:ars:ARS-53",
];

fn place(n: u32) -> process::facility::Facility {
    facility(n, DEPARTEMENTS[n as usize % DEPARTEMENTS.len()])
}

fn story(serial: u32, shape: &Shape) -> Story {
    let mut story = Story::new(serial, &place(shape.facility), START, |declared| {
        declared.affected = shape.affected.iter().map(|&n| site(&place(n))).collect();
        if shape.awaited {
            declared.confirmation = Confirmation::Awaited;
        }
        if shape.military {
            declared.military = Some(MilitaryNotice::Full);
        }
        if shape.off_hours {
            declared.help = HelpNeeded::AtOnceOffHours;
        }
    });
    if let Some(class) = shape.class {
        let findings: Vec<Finding> = shape.findings.iter().map(|&n| Finding::ALL[n]).collect();
        story.qualify(minutes(1), Class::ALL[class], &findings);
    }
    for &to in &shape.messages {
        let to = AUDIENCES[to].parse().unwrap();
        let text = "message".to_owned().into();
        story.add(minutes(2), CaseAct::Messaged { to, text });
    }
    story
}

fn readers(stories: &[Story]) -> Vec<Actor> {
    let roles = [
        StaffRole::Cert {
            role: CertRole::Analyst,
        },
        StaffRole::Hfds,
        StaffRole::Dgs,
        StaffRole::Ansm,
        StaffRole::Anssi,
        StaffRole::ArmedForces,
    ];
    let agencies = DEPARTEMENTS.iter().flat_map(|code| {
        let departement = process::territory::departement(code.parse().unwrap());
        departement.ars().into_iter().flat_map(|ars| {
            [None, Some(departement.code())].map(|delegation| StaffRole::Ars {
                ars: ars.code(),
                delegation,
                role: ArsRole::Agent,
            })
        })
    });
    let facilities = [vec![0], vec![1, 2], vec![3, 4, 5]].map(|serials| {
        let roles = serials
            .into_iter()
            .map(|n| (place(n).id, FacilityRole::Director));
        Standing::Facilities(roles.collect())
    });
    let followers = stories.iter().map(|story| Standing::Follower(story.case));
    roles
        .into_iter()
        .chain(agencies)
        .map(Standing::Staff)
        .chain(facilities)
        .chain(followers)
        .chain([Standing::Stranger, Standing::Operator, Standing::Platform])
        .map(actor)
        .collect()
}

type Keeps = fn(&Story) -> bool;

/// Filters that are answered along different ways, and what they keep.
fn parts() -> [(CaseFilter, Keeps); 4] {
    let all = CaseFilter::default;
    let departement = || DEPARTEMENTS[1].parse().unwrap();
    [
        (all(), |_| true),
        (
            CaseFilter {
                facility: Some(place(1).id),
                ..all()
            },
            |story| story.facility.id == place(1).id,
        ),
        (
            CaseFilter {
                territory: Some(Territory::Departement(departement())),
                ..all()
            },
            |story| story.row().departement.as_str() == DEPARTEMENTS[1],
        ),
        (
            CaseFilter {
                classes: [Class::Serious].into(),
                ..all()
            },
            |story| story.row().class == Some(Class::Serious),
        ),
    ]
}

async fn hold_together(db: &World, stories: &[Story]) {
    for reader in readers(stories) {
        let allowed = scope(&reader);
        let seen: BTreeSet<CaseId> = stories
            .iter()
            .filter(|story| may_see(&reader, &story.folded().viewers))
            .map(|story| story.case)
            .collect();
        for (filter, keeps) in parts() {
            let kept: BTreeSet<CaseId> = stories
                .iter()
                .filter(|story| seen.contains(&story.case) && keeps(story))
                .map(|story| story.case)
                .collect();
            for order in [cases::Order::Queue, cases::Order::Newest] {
                let listed = cases::list(db.read(), &allowed, &filter, order, None, 100)
                    .await
                    .unwrap();
                let listed: Vec<CaseId> = listed.items.iter().map(|line| line.row.id).collect();
                assert_eq!(listed.len(), kept.len(), "{reader:?}, {filter:?}");
                let listed: BTreeSet<CaseId> = listed.into_iter().collect();
                assert_eq!(listed, kept, "{reader:?}, {filter:?}");
            }
        }
        let mut found = BTreeSet::new();
        for story in stories {
            let readable: Vec<u32> = story
                .acts
                .iter()
                .filter(|act| seen.contains(&story.case) && may_read(&reader, act.act.audience()))
                .map(|act| act.seq.0)
                .collect();
            let read = acts::of_case(db.read(), &allowed, story.case)
                .await
                .unwrap();
            let read: Vec<u32> = read.iter().map(|act| act.seq.0).collect();
            assert_eq!(read, readable, "{reader:?}");
            if !readable.is_empty() {
                found.insert(story.case);
            }
        }
        let hits = search::cases(db.read(), &allowed, "recherche", 100)
            .await
            .unwrap();
        let hits: BTreeSet<CaseId> = hits.iter().map(|line| line.row.id).collect();
        assert_eq!(hits, found, "{reader:?}");
    }
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn qual_5_queries_give_what_the_rules_allow_and_nothing_else(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let handle = tokio::runtime::Handle::current();
    let checked = tokio::task::spawn_blocking(move || {
        let mut runner = TestRunner::new(ProptestConfig::with_cases(12));
        runner.run(&shapes(), |shapes| {
            handle.block_on(async {
                let db = world(engine).await;
                let stories: Vec<Story> = (1..)
                    .zip(&shapes)
                    .map(|(serial, shape)| story(serial, shape))
                    .collect();
                fill(&db, &stories).await;
                index_every_act(&db, &stories).await;
                hold_together(&db, &stories).await;
            });
            Ok(())
        })
    });
    checked.await.unwrap().unwrap();
}

async fn index_every_act(db: &World, stories: &[Story]) {
    let stories = stories.to_vec();
    let indexed: store::Result<()> = db
        .write(move |tx| {
            Box::pin(async move {
                for story in &stories {
                    for act in &story.acts {
                        search::index(tx, story.case, act.id, "recherches").await?;
                    }
                }
                Ok(())
            })
        })
        .await;
    indexed.unwrap();
}
