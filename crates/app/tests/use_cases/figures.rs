//! The observatory, through its door (FIG-1, FIG-2).

use app::{App, cases::DeclareRequest, figures::FigureLine};
use jiff::SignedDuration;
use process::{
    command::Command,
    declaration::facts::{Answer, Several},
    facility::Facility,
    figures::{Group, Kind, Place, Published, Question, Span, Value},
    ids::Reference,
    refusal::Reason,
    words::{CareImpact, Cause, Channel, Class, Dimension, FacilityGroup, Figure, IncidentNature},
};
use rstest::rstest;
use testkit::{
    database::Engine,
    world::{Who, World, declaration, facility},
};

use crate::outcomes::refused;

fn ransomware(facility: &Facility, since: &str, until: &str) -> DeclareRequest {
    let mut report = declaration(facility, "Fichiers chiffrés.");
    let facts = &mut report.facts;
    facts.nature = IncidentNature::Malicious.into();
    facts.causes = Several::one(Cause::Ransomware).into();
    facts.care_impact = CareImpact::DegradedMode.into();
    facts.care_since = Answer::Known(since.parse().unwrap());
    facts.care_until = Answer::Known(until.parse().unwrap());
    report
}

async fn declares(world: &World, who: Who, report: DeclareRequest) -> Reference {
    let sent = world.app.declare(world.actor(who), report).await;
    sent.unwrap().reference
}

/// Everything of this year so far.
fn this_year(app: &App) -> Question {
    let today = app.today();
    Question::of(Span::of_days(today.first_of_year(), today).unwrap())
}

fn line(lines: &[FigureLine], figure: Figure) -> FigureLine {
    *lines.iter().find(|line| line.figure == figure).unwrap()
}

async fn count(world: &World, who: Who, figure: Figure) -> Value {
    let question = this_year(&world.app);
    let lines = world.app.figures(world.actor(who), &question, None).await;
    line(&lines.unwrap(), figure).value
}

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test]
async fn fig_1_the_ministry_compares_ransomware_in_medico_social_facilities_with_last_year(
    #[case] engine: Engine,
) {
    let world = World::on(engine).await;
    let home = &world.nursing_home;
    let report = ransomware(home, "2026-11-20T08:00", "2026-11-20T20:00");
    declares(&world, Who::Neighbour, report).await;
    world.clock.advance(SignedDuration::from_hours(24 * 365));
    for until in ["2027-11-22T08:00", "2027-11-24T08:00"] {
        let report = ransomware(home, "2027-11-20T08:00", until);
        declares(&world, Who::Neighbour, report).await;
    }
    world.declares(Who::Reporter, "Panne de courant.").await;

    let question = Question {
        place: Place::Region("28".parse().unwrap()),
        kind: Some(Kind::Group(FacilityGroup::MedicoSocial)),
        cause: Some(Cause::Ransomware),
        ..this_year(&world.app)
    };
    let before = question.period.year_before();
    let hfds = world.actor(Who::Hfds);
    let lines = world
        .app
        .figures(hfds, &question, Some(before))
        .await
        .unwrap();
    let incidents = line(&lines, Figure::Incidents);
    assert_eq!(incidents.value, Value::Count(2));
    assert_eq!(incidents.before, Some(Value::Count(1)));
    let degraded = line(&lines, Figure::DegradedDuration);
    let days = |days: u32| Some(days * 24 * 60);
    assert_eq!(
        degraded.value,
        Value::Duration {
            known: 2,
            of: 2,
            median: days(2),
            ninth: days(4)
        }
    );
    let last_year = Value::Duration {
        known: 1,
        of: 1,
        median: Some(720),
        ninth: Some(720),
    };
    assert_eq!(degraded.before, Some(last_year));

    let table = world
        .app
        .figure(
            hfds,
            Figure::Incidents,
            Dimension::Region,
            &this_year(&world.app),
            None,
        )
        .await
        .unwrap();
    let some: Vec<_> = table
        .groups
        .iter()
        .filter(|line| line.value != Value::Count(0))
        .map(|line| (line.group, line.value))
        .collect();
    let region = |code: &str| Group::Region(code.parse().unwrap());
    assert_eq!(
        some,
        [
            (region("28"), Value::Count(2)),
            (region("53"), Value::Count(1))
        ]
    );
}

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test]
async fn fig_1_what_is_recorded_is_counted_at_once(#[case] engine: Engine) {
    let world = World::on(engine).await;
    let first = world.declares(Who::Reporter, "Panne.").await.reference;
    let home = declaration(&world.nursing_home, "Panne.");
    declares(&world, Who::Neighbour, home).await;
    let incidents = |who| count(&world, who, Figure::Incidents);
    assert_eq!(incidents(Who::Analyst).await, Value::Count(2));
    let judged = Command::Qualify {
        class: Class::NotIncident,
        findings: [].into(),
        kinds: [].into(),
        grounds: "Exercice d'évacuation.".to_owned(),
    };
    world.does(Who::Analyst, first, judged).await.unwrap();
    assert_eq!(incidents(Who::Analyst).await, Value::Count(1));
    assert_eq!(
        count(&world, Who::Analyst, Figure::Reports).await,
        Value::Count(2)
    );
    assert_eq!(world.app.check_read_side().await.unwrap().differing, []);
}

#[tokio::test]
async fn fig_1_each_role_counts_the_cases_of_its_scope() {
    let world = World::on(Engine::Sqlite).await;
    world.declares(Who::Reporter, "Panne.").await;
    let home = declaration(&world.nursing_home, "Panne.");
    declares(&world, Who::Neighbour, home).await;
    for (who, expected) in [
        (Who::Lead, 2),
        (Who::Hfds, 2),
        (Who::Ars, 1),
        (Who::OtherArs, 1),
        (Who::Dgs, 0),
        (Who::Anssi, 0),
    ] {
        assert_eq!(
            count(&world, who, Figure::Reports).await,
            Value::Count(expected),
            "{who:?}"
        );
    }
    let elsewhere = Question {
        place: Place::Departement("14".parse().unwrap()),
        ..this_year(&world.app)
    };
    let asked = world
        .app
        .figures(world.actor(Who::Ars), &elsewhere, None)
        .await;
    assert_eq!(
        refused(asked).reason,
        Reason::NotYourCase,
        "nought would be wrong"
    );
    let places = world.app.places_counted(world.actor(Who::Ars));
    assert!(places.contains(&Place::Region("53".parse().unwrap())));
    assert!(!places.contains(&Place::Region("28".parse().unwrap())));
    for who in [Who::Reporter, Who::Director] {
        let asked = world
            .app
            .figures(world.actor(who), &this_year(&world.app), None)
            .await;
        assert_eq!(refused(asked).reason, Reason::NotYourRole);
        assert_eq!(world.app.places_counted(world.actor(who)), []);
    }
}

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test]
async fn fig_2_a_year_is_published_once_and_never_changed(#[case] engine: Engine) {
    let world = World::on(engine).await;
    let app = &world.app;
    for place in 0..6 {
        let hospital = facility(&finess(place)).build();
        world.keeps(hospital.clone()).await;
        let mut report = declaration(&hospital, "Panne.");
        report.channel = Channel::Phone;
        declares(&world, Who::Analyst, report).await;
    }
    let home = declaration(&world.nursing_home, "Panne.");
    let last = declares(&world, Who::Neighbour, home).await;
    assert_eq!(app.publish_years().await.unwrap(), 0);
    world.clock.advance(SignedDuration::from_hours(24 * 60));
    assert_eq!(
        app.publish_years().await.unwrap(),
        0,
        "what came last in the year is still being judged"
    );
    assert_eq!(app.public_figures().await.unwrap().counted_to, None);

    world.clock.advance(SignedDuration::from_hours(24 * 20));
    // Two nodes at the same time.
    let (one, other) = tokio::join!(app.publish_years(), app.publish_years());
    assert_eq!(one.unwrap() + other.unwrap(), 1);
    let published = app.public_figures().await.unwrap();
    let regions = &published.tables[0];
    assert_eq!(
        (regions.dimension, &regions.years[..]),
        (Dimension::Region, &[2026][..])
    );
    let of = |code: &str| {
        let group = Group::Region(code.parse().unwrap());
        let row = regions.rows.iter().find(|(other, _)| *other == group);
        row.unwrap().1[0]
    };
    // Seven less six would give the one away.
    assert_eq!((of("28"), of("53")), (Published::Hidden, Published::Hidden));
    assert_eq!(regions.total[0], Published::Count(7));

    // What is judged afterwards changes what staff read, and nothing here.
    let judged = Command::Qualify {
        class: Class::NotIncident,
        findings: [].into(),
        kinds: [].into(),
        grounds: "Coupure prévue.".to_owned(),
    };
    world.does(Who::Analyst, last, judged).await.unwrap();
    assert_eq!(app.publish_years().await.unwrap(), 0);
    assert_eq!(app.public_figures().await.unwrap(), published);
}

#[tokio::test]
async fn fig_1_a_timeline_shows_what_happened_within_a_scope() {
    let world = World::on(Engine::Sqlite).await;
    let home = &world.nursing_home;
    let report = ransomware(home, "2026-11-20T08:00", "2026-11-20T20:00");
    declares(&world, Who::Neighbour, report).await;
    world.declares(Who::Reporter, "Panne de courant.").await;
    let question = this_year(&world.app);
    let seen = |who| world.app.timeline(world.actor(who), &question);
    let ministry = seen(Who::Hfds).await.unwrap();
    let incidents = ministry.timeline.steps.iter().map(|one| one.incidents);
    assert_eq!(incidents.sum::<u64>(), 2);
    let happenings = &ministry.timeline.happenings;
    assert_eq!(happenings.len(), 1, "the power cut kept care going");
    assert_eq!(happenings[0].longest, Some(720));
    assert_eq!(seen(Who::Ars).await.unwrap().timeline.happenings, []);
    assert_eq!(
        refused(seen(Who::Reporter).await).reason,
        Reason::NotYourRole
    );
    let elsewhere = Question {
        place: Place::Region("28".parse().unwrap()),
        ..question.clone()
    };
    let asked = world.app.timeline(world.actor(Who::Ars), &elsewhere).await;
    assert_eq!(refused(asked).reason, Reason::NotYourCase);
}

/// The number of a hospital of Bretagne that nobody has, with its right key.
fn finess(place: u32) -> String {
    (0..10)
        .map(|key| format!("35099{place:03}{key}"))
        .find(|number| number.parse::<process::facility::FinessNumber>().is_ok())
        .unwrap()
}

#[tokio::test]
async fn fig_1_exercises_are_never_counted() {
    let world = World::on(Engine::Sqlite).await;
    let mut report = declaration(&world.hospital, "Exercice annuel.");
    report.reality = process::case::Reality::Exercise;
    declares(&world, Who::Reporter, report).await;
    assert_eq!(
        count(&world, Who::Lead, Figure::Reports).await,
        Value::Count(0)
    );
}

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test]
async fn fig_1_the_ministry_gets_the_indicator_once_a_month_is_over(#[case] engine: Engine) {
    let world = World::on(engine).await;
    let app = &world.app;
    assert_eq!(
        app.send_indicator().await.unwrap(),
        0,
        "none for the months before"
    );
    world.declares(Who::Reporter, "Panne.").await;
    world.mails().await;
    world.clock.advance(SignedDuration::from_hours(24 * 7));
    // Two nodes at the same time.
    let (one, other) = tokio::join!(app.send_indicator(), app.send_indicator());
    assert_eq!(one.unwrap() + other.unwrap(), 1);
    let mails = world.mails().await;
    let sent: Vec<_> = mails
        .iter()
        .filter(|mail| {
            mail.text
                .contains("/observatoire/indicateur.pdf?mois=2026-11")
        })
        .collect();
    assert_eq!(sent.len(), 1);
    assert_eq!(sent[0].to, "hfds@sante.example");
    assert!(!sent[0].text.contains("Valmont"), "KEEP-3: no content");
    world.clock.advance(SignedDuration::from_hours(24));
    assert_eq!(app.send_indicator().await.unwrap(), 0);
}
