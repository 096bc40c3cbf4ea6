//! What is owed is what follows from the case, no more and no less.

use process::{
    access::{Body, Viewer},
    act::{Sequence, Subject, SubjectKind},
    case::Reality,
    clocks::{Term, Terms},
    ids::{ActId, IncidentId, IncidentReference},
    obligations::{Duty, Obligation},
    words::{ClockStart, ElsewhereDuty, LegalText},
};
use rstest::rstest;
use store::cases::Tally;
use store::incidents::IncidentRow;
use store::obligations::{self, Change, Owed, OwedTo, Reminding};
use uuid::Uuid;

use crate::world::{
    Engine, START, Story, World, cert, facility, fill, minutes, of_body, of_facilities, world,
    write,
};

const CERT: Viewer = Viewer::Body(Body::Cert);

fn owed(duty: Duty, owed_by: Viewer, due: Option<i64>) -> Obligation {
    Obligation {
        duty,
        owed_by,
        answered_in: None,
        since: START,
        due: due.map(minutes),
        terms: None,
    }
}

async fn with_case(engine: Engine) -> (World, Story) {
    let db = world(engine).await;
    let story = Story::new(1, &facility(1, "35"), START, |_| {});
    fill(&db, std::slice::from_ref(&story)).await;
    (db, story)
}

async fn sync(db: &World, story: &Story, owed: Vec<Obligation>, minute: i64) {
    let case = Subject {
        kind: SubjectKind::Case,
        id: story.case.0,
    };
    sync_to(db, case, owed, minute).await;
}

async fn sync_to(db: &World, subject: Subject, owed: Vec<Obligation>, minute: i64) {
    let owed: Vec<Owed> = owed
        .into_iter()
        .map(|obligation| Owed {
            remind_at: obligation.due,
            obligation,
        })
        .collect();
    let change = Change {
        act: Some(ActId(Uuid::from_u128(7))),
        at: minutes(minute),
    };
    write!(db, |tx| obligations::sync(tx, subject, &owed, change));
}

async fn open(db: &World, story: &Story) -> Vec<Obligation> {
    obligations::of_case(db.read(), &cert(), story.case)
        .await
        .unwrap()
        .into_iter()
        .map(|line| line.obligation)
        .collect()
}

#[rstest]
#[tokio::test]
async fn what_is_no_longer_owed_was_met_and_what_stays_keeps_its_beginning(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let (db, story) = with_case(engine).await;
    let ask = |question| {
        owed(
            Duty::Answer { question },
            Viewer::Facility(story.facility.id),
            None,
        )
    };
    let take_in = owed(Duty::TakeIn, CERT, Some(30));
    sync(&db, &story, vec![take_in, ask(1), ask(2)], 0).await;
    assert_eq!(open(&db, &story).await, [take_in, ask(1), ask(2)]);
    let later = Obligation {
        since: minutes(9),
        ..ask(2)
    };
    sync(&db, &story, vec![later], 10).await;
    assert_eq!(open(&db, &story).await, [ask(2)]);
    sync(&db, &story, vec![], 11).await;
    assert_eq!(open(&db, &story).await, []);
    let again = Obligation {
        since: minutes(20),
        ..take_in
    };
    sync(&db, &story, vec![again], 20).await;
    assert_eq!(open(&db, &story).await, [again], "owed anew, since then");
}

#[rstest]
#[tokio::test]
async fn duties_of_a_kind_are_counted_for_those_who_owe_them(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let db = world(engine).await;
    let stories: Vec<_> = (1..=3)
        .map(|number| Story::new(number, &facility(1, "35"), START, |_| {}))
        .collect();
    fill(&db, &stories).await;
    for story in &stories[..2] {
        let duties = vec![
            owed(Duty::TakeIn, CERT, None),
            owed(Duty::Qualify, CERT, None),
        ];
        sync(&db, story, duties, 0).await;
    }
    sync(&db, &stories[2], vec![owed(Duty::Qualify, CERT, None)], 0).await;
    sync(&db, &stories[0], vec![owed(Duty::Qualify, CERT, None)], 1).await;
    let expected = [(Duty::TakeIn, 1), (Duty::Qualify, 3), (Duty::AnswerCall, 0)]
        .map(|(duty, many)| (duty, Tally::Exactly(many)));
    let asked = expected.map(|(duty, _)| duty);
    let counted = obligations::count_owed_by(db.read(), &cert(), &asked).await;
    assert_eq!(counted.unwrap(), expected.into());
    let hfds = of_body(Body::Hfds);
    let counted = obligations::count_owed_by(db.read(), &hfds, &[Duty::Qualify]).await;
    assert_eq!(
        counted.unwrap(),
        [(Duty::Qualify, Tally::Exactly(0))].into()
    );
}

#[rstest]
#[tokio::test]
async fn a_duty_is_reminded_once_a_moment_and_anew_when_its_term_moves(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let (db, story) = with_case(engine).await;
    sync(
        &db,
        &story,
        vec![
            owed(Duty::TakeIn, CERT, Some(30)),
            owed(Duty::Qualify, CERT, None),
        ],
        0,
    )
    .await;
    let due = async |minute| {
        obligations::to_remind(db.read(), minutes(minute), 10)
            .await
            .unwrap()
    };
    assert_eq!(due(29).await, []);
    let overdue = due(30).await;
    assert_eq!(overdue.len(), 1);
    assert_eq!(overdue[0].obligation.duty, Duty::TakeIn);
    let of = overdue[0].case.as_ref().map(|case| case.reference);
    assert_eq!(of, Some(story.row().reference));
    let line = overdue[0].clone();
    let marked = async |next: Option<i64>| {
        let (line, next) = (line.clone(), next.map(minutes));
        write!(db, |tx| obligations::mark_reminded(
            tx,
            &line,
            next,
            minutes(31)
        ))
    };
    assert_eq!(
        (marked(Some(45)).await, marked(Some(45)).await),
        (Reminding::ToDo, Reminding::NoLongerDue)
    );
    assert_eq!(due(44).await, []);
    assert_eq!(due(45).await.len(), 1, "its next moment");
    sync(&db, &story, vec![owed(Duty::TakeIn, CERT, Some(90))], 46).await;
    assert_eq!(due(89).await, []);
    assert_eq!(due(90).await.len(), 1);
    sync(&db, &story, vec![], 91).await;
    assert_eq!(due(99).await, [], "met");
    assert_eq!(marked(None).await, Reminding::NoLongerDue);
}

#[rstest]
#[tokio::test]
async fn qual_3_a_duty_of_law_is_stored_with_its_terms(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let (db, story) = with_case(engine).await;
    let cnil = Obligation {
        terms: Some(Terms {
            text: LegalText::Gdpr33,
            start: ClockStart::Awareness,
            term: Term::Hours { count: 72 },
        }),
        ..owed(
            Duty::DeclareElsewhere {
                elsewhere: ElsewhereDuty::Cnil,
            },
            Viewer::Facility(story.facility.id),
            Some(4320),
        )
    };
    sync(&db, &story, vec![cnil], 0).await;
    assert_eq!(open(&db, &story).await, [cnil]);
}

#[rstest]
#[tokio::test]
async fn each_reads_what_their_own_body_owes_the_first_due_first(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let (db, story) = with_case(engine).await;
    let facility = Viewer::Facility(story.facility.id);
    sync(
        &db,
        &story,
        vec![
            owed(Duty::Answer { question: 1 }, facility, None),
            owed(Duty::Answer { question: 2 }, facility, Some(50)),
            owed(Duty::Answer { question: 3 }, facility, Some(40)),
            owed(Duty::TakeIn, CERT, Some(30)),
        ],
        0,
    )
    .await;
    let duties = async |scope| {
        let lines = obligations::owed_by(db.read(), &scope, 10).await.unwrap();
        lines
            .iter()
            .map(|line| {
                let case = line.case.as_ref();
                let name = case.map(|case| case.facility_name.clone());
                (line.obligation.duty.number(), name.unwrap_or_default())
            })
            .collect::<Vec<_>>()
    };
    let name = || "CH DE VALMONT 1".to_owned();
    assert_eq!(
        duties(of_facilities([story.facility.id])).await,
        [(3, name()), (2, name()), (1, name())]
    );
    assert_eq!(duties(cert()).await, [(0, name())]);
    assert_eq!(duties(of_body(Body::Hfds)).await, []);
}

#[rstest]
#[tokio::test]
async fn decl_6_a_call_that_nobody_answers_comes_first_however_late_others_are(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let (db, story) = with_case(engine).await;
    let late = owed(Duty::TakeIn, CERT, Some(1));
    let call = owed(Duty::AnswerCall, CERT, Some(500));
    sync(&db, &story, vec![late, call], 0).await;
    let lines = obligations::owed_by(db.read(), &cert(), 10).await.unwrap();
    let duties: Vec<Duty> = lines.iter().map(|line| line.obligation.duty).collect();
    assert_eq!(duties, [Duty::AnswerCall, Duty::TakeIn]);
}

#[rstest]
#[tokio::test]
async fn sign_1_what_is_owed_to_an_incident_lies_beside_what_is_owed_to_cases(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let (db, story) = with_case(engine).await;
    let reference = IncidentReference {
        year: 2026,
        number: 4,
    };
    let incident = incident(&db, reference).await;
    let hfds = Viewer::Body(Body::Hfds);
    let facility = Viewer::Facility(story.facility.id);
    let action = Duty::StateProgress { action: 1 };
    let stated = Obligation {
        answered_in: Some(story.case),
        ..owed(action, facility, Some(20))
    };
    let mode = owed(Duty::ChooseMode, hfds, Some(10));
    sync_to(&db, incident, vec![mode, stated], 0).await;
    sync(&db, &story, vec![owed(Duty::TakeIn, CERT, None)], 0).await;
    let of = async |scope| {
        let lines = obligations::owed_by(db.read(), &scope, 10).await.unwrap();
        lines
            .into_iter()
            .map(|line| (line.obligation, line.to))
            .collect::<Vec<_>>()
    };
    let to = OwedTo::Incident(IncidentId(incident.id), reference);
    assert_eq!(of(of_body(Body::Hfds)).await, [(mode, to)]);
    assert_eq!(of(of_facilities([story.facility.id])).await, [(stated, to)]);
    assert_eq!(of(cert()).await.len(), 1);
    let due = obligations::to_remind(db.read(), minutes(15), 10).await;
    assert_eq!(due.unwrap().len(), 1, "one round for all");
    sync_to(&db, incident, vec![stated], 16).await;
    assert_eq!(of(of_body(Body::Hfds)).await, []);
}

/// An incident's row; what is owed to it needs no more.
async fn incident(db: &World, reference: IncidentReference) -> Subject {
    let id = IncidentId(Uuid::from_u128(44));
    let row = IncidentRow {
        id,
        reference,
        reality: Reality::Real,
        mode: None,
        opened_at: START,
        over_at: None,
        updated_at: START,
        seq: Sequence(1),
    };
    write!(db, |tx| store::incidents::put(tx, &row));
    Subject {
        kind: SubjectKind::Incident,
        id: id.0,
    }
}
