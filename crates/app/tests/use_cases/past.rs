//! Reports of years past: taken over whole, counted beside cases, taken back
//! (FIG-1).

use app::{
    AppError, WrongInput,
    figures::past::{Imported, PastTrial, SentFile, Unusable, What},
};
use process::{
    figures::{Published, Question, Span, Value},
    ids::PastImportId,
    refusal::Reason,
    words::{Figure, PastColumn, PastImportState},
};
use rstest::rstest;
use testkit::{
    database::Engine,
    world::{Who, World},
};

use crate::outcomes::{refused, wrong};

/// Two reports of a year past.
pub(crate) const TWO: &str = "declared-at;departement;type;facility;malice\n\
                              2019-03-12;31;clinic;A;malicious\n\
                              2019-04-02 09:00;35;nursing home;B;\n";

fn sent(name: &str, text: &str) -> SentFile {
    SentFile {
        name: name.to_owned(),
        bytes: text.to_owned().into(),
    }
}

/// Takes a file over as the CERT's lead.
pub(crate) async fn taken_over(world: &World, name: &str, text: &str) -> PastImportId {
    let lead = world.actor(Who::Lead);
    let taken = world
        .app
        .import_past_reports(lead, sent(name, text), None)
        .await;
    match taken.unwrap() {
        Imported::Whole(id) => id,
        Imported::Nothing(trial) => panic!("{:?}", trial.problems),
    }
}

async fn tried(world: &World, text: &str) -> Result<PastTrial, AppError> {
    let bytes = text.to_owned().into();
    let lead = world.actor(Who::Lead);
    world.app.try_past_reports(lead, bytes).await
}

async fn counted(world: &World, who: Who, figure: Figure) -> Value {
    let days = (2019_i16, world.app.today());
    let first = jiff::civil::date(days.0, 1, 1);
    let question = Question::of(Span::of_days(first, days.1).unwrap());
    let lines = world.app.figures(world.actor(who), &question, None).await;
    let lines = lines.unwrap();
    lines
        .iter()
        .find(|line| line.figure == figure)
        .unwrap()
        .value
}

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test]
async fn fig_1_past_reports_are_counted_beside_cases_and_taken_back_whole(#[case] engine: Engine) {
    let world = World::on(engine).await;
    world.declares(Who::Reporter, "Panne.").await;
    world.mails().await;
    let reports = |who| counted(&world, who, Figure::Reports);
    assert_eq!(reports(Who::Hfds).await, Value::Count(1));

    let id = taken_over(&world, "2019.csv", TWO).await;
    assert_eq!(reports(Who::Hfds).await, Value::Count(3));
    // The hospital's agency leads its case and one of the two.
    assert_eq!(reports(Who::Ars).await, Value::Count(2));
    assert_eq!(reports(Who::Dgs).await, Value::Count(0));
    let malicious = counted(&world, Who::Hfds, Figure::Malicious).await;
    assert_eq!(malicious, Value::Share { part: 1, whole: 3 });

    let lead = world.actor(Who::Lead);
    let back = world
        .app
        .take_back_past_reports(lead, id, "Colonne décalée.");
    back.await.unwrap();
    assert_eq!(reports(Who::Hfds).await, Value::Count(1));
    let files = world
        .app
        .past_imports(world.actor(Who::Hfds))
        .await
        .unwrap();
    assert_eq!(files.len(), 1);
    assert_eq!(files[0].import.state(), PastImportState::TakenBack);
    let kept = store::past::lines(world.db.read(), id).await.unwrap();
    assert_eq!(kept, [], "the lines are erased");
    assert_eq!(world.app.check_read_side().await.unwrap().others, []);

    // What was taken back may be taken over again.
    taken_over(&world, "2019.csv", TWO).await;
    assert_eq!(reports(Who::Hfds).await, Value::Count(3));
    assert_eq!(world.app.check_read_side().await.unwrap().others, []);
}

/// Eight clinics of Occitanie, each with a report of the year.
fn eight(year: i16) -> String {
    let mut file = "declared-at;departement;type;facility\n".to_owned();
    for place in 0..8 {
        file.push_str(&format!("{year}-03-12;31;clinic;{place}\n"));
    }
    file
}

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test]
async fn fig_2_a_file_enters_the_public_tables_and_leaves_them_at_once(#[case] engine: Engine) {
    let world = World::on(engine).await;
    let total = async || {
        let public = world.app.public_figures().await.unwrap();
        let table = public.tables[0].clone();
        table.years.into_iter().zip(table.total).collect::<Vec<_>>()
    };
    assert_eq!(total().await, []);
    let id = taken_over(&world, "2019.csv", &eight(2019)).await;
    let published = [(2019, Published::Count(8))];
    assert_eq!(total().await, published);
    // Two reports of two facilities are too few, whatever stands beside them.
    let few = taken_over(&world, "beside.csv", TWO).await;
    assert_eq!(total().await, [(2019, Published::Hidden)]);
    let lead = world.actor(Who::Lead);
    for (file, left) in [(few, &published[..]), (id, &[])] {
        let back = world.app.take_back_past_reports(lead, file, "Erreur.");
        back.await.unwrap();
        assert_eq!(total().await, left);
    }
    // The year that goes on is not published yet.
    taken_over(&world, "2026.csv", &eight(2026)).await;
    assert_eq!(total().await, []);
}

#[tokio::test]
async fn fig_1_taking_over_tells_nobody_and_opens_nothing() {
    let world = World::on(Engine::Sqlite).await;
    taken_over(&world, "2019.csv", TWO).await;
    assert!(world.mails().await.is_empty());
    let cases = store::cases::all_ids(world.db.read(), None, 10).await;
    assert_eq!(cases.unwrap(), []);
    assert_eq!(world.app.watch_signals().await.unwrap(), 0);
}

#[tokio::test]
async fn fig_1_a_trial_keeps_nothing_and_says_what_the_file_brings() {
    let world = World::on(Engine::Sqlite).await;
    let number = world.hospital.finess;
    let text = format!(
        "Date,FINESS,Déclaré le,Nom du déclarant\n,{number},2026-11-24,X\n,{number},01/02/2025,Y\n"
    );
    world.declares(Who::Reporter, "Panne.").await;
    let trial = tried(&world, &text).await.unwrap();
    assert_eq!((trial.reports, trial.problems.len()), (2, 0));
    assert_eq!(trial.unread, ["Date", "Nom du déclarant"]);
    let years: Vec<_> = trial
        .years
        .iter()
        .map(|year| (year.year, year.reports, year.incidents, year.facilities))
        .collect();
    assert_eq!(years, [(2025, 1, 1, 1), (2026, 1, 1, 1)]);
    assert_eq!(
        counted(&world, Who::Hfds, Figure::Reports).await,
        Value::Count(1)
    );
    assert!(
        world
            .app
            .past_imports(world.actor(Who::Lead))
            .await
            .unwrap()
            .is_empty()
    );
    // The facility of the register is the same one as that of the case.
    taken_over(&world, "2025.csv", &text).await;
    assert_eq!(
        counted(&world, Who::Hfds, Figure::Facilities).await,
        Value::Count(1)
    );
}

#[tokio::test]
async fn fig_1_nothing_is_taken_over_while_a_line_is_wrong() {
    let world = World::on(Engine::Sqlite).await;
    let text = format!("{TWO}hier;31;clinic;C;\n2019-05-01;99;clinic;C;perhaps\n");
    let lead = world.actor(Who::Lead);
    let taken = world
        .app
        .import_past_reports(lead, sent("2019.csv", &text), None)
        .await;
    let Imported::Nothing(trial) = taken.unwrap() else {
        panic!("two lines are wrong")
    };
    let wrong: Vec<_> = trial
        .problems
        .iter()
        .map(|problem| (problem.line, problem.column, problem.what.clone()))
        .collect();
    let column = Some;
    assert_eq!(
        wrong,
        [
            (
                4,
                column(PastColumn::DeclaredAt),
                What::NotADay("hier".to_owned())
            ),
            (
                5,
                column(PastColumn::Departement),
                What::NotADepartement("99".to_owned())
            ),
            (
                5,
                column(PastColumn::Malice),
                What::NotAWord("perhaps".to_owned())
            ),
        ]
    );
    assert_eq!(
        counted(&world, Who::Hfds, Figure::Reports).await,
        Value::Count(0)
    );
}

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test]
async fn fig_1_a_file_is_counted_once(#[case] engine: Engine) {
    let world = World::on(engine).await;
    taken_over(&world, "2019.csv", TWO).await;
    let at = world.app.now();
    let lead = world.actor(Who::Lead);
    let again = world
        .app
        .import_past_reports(lead, sent("copie.csv", TWO), None)
        .await;
    assert_eq!(refused(again).reason, Reason::ImportedAlready(at));
    let trial = refused(tried(&world, TWO).await).reason;
    assert_eq!(trial, Reason::ImportedAlready(at));
    assert_eq!(
        counted(&world, Who::Hfds, Figure::Reports).await,
        Value::Count(2)
    );
}

#[tokio::test]
async fn fig_1_what_is_taken_over_is_what_was_tried() {
    let world = World::on(Engine::Sqlite).await;
    let tried = tried(&world, TWO).await.unwrap().sha256;
    let lead = world.actor(Who::Lead);
    let other = sent("2019.csv", &format!("{TWO}2019-06-01;31;clinic;C;\n"));
    let taken = world
        .app
        .import_past_reports(lead, other, Some(tried))
        .await;
    assert_eq!(wrong(taken), WrongInput::PastFileDiffers);
    let same = world
        .app
        .import_past_reports(lead, sent("2019.csv", TWO), Some(tried))
        .await;
    assert!(matches!(same.unwrap(), Imported::Whole(_)));
}

#[tokio::test]
async fn fig_1_only_a_lead_of_the_cert_takes_over_and_those_who_count_the_nation_read() {
    let world = World::on(Engine::Sqlite).await;
    let id = taken_over(&world, "2019.csv", TWO).await;
    let app = &world.app;
    for who in [Who::Analyst, Who::Hfds, Who::Ars, Who::Dgs, Who::Director] {
        let actor = world.actor(who);
        let tried = app.try_past_reports(actor, TWO.to_owned().into()).await;
        assert_eq!(refused(tried).reason, Reason::NotYourRole, "{who:?}");
        let taken = app
            .import_past_reports(actor, sent("x.csv", TWO), None)
            .await;
        assert_eq!(refused(taken).reason, Reason::NotYourRole, "{who:?}");
        let back = app.take_back_past_reports(actor, id, "Non.").await;
        assert_eq!(refused(back).reason, Reason::NotYourRole, "{who:?}");
        let read = app.past_imports(actor).await;
        match who {
            Who::Analyst | Who::Hfds => assert_eq!(read.unwrap().len(), 1),
            _ => assert_eq!(refused(read).reason, Reason::NotYourRole, "{who:?}"),
        }
    }
    let nobody = app.take_back_past_reports(world.actor(Who::Lead), PastImportId::default(), "x");
    assert!(matches!(nobody.await, Err(AppError::NotFound)));
}

#[tokio::test]
async fn fig_1_a_file_that_is_none_is_said_to_be_none() {
    let world = World::on(Engine::Sqlite).await;
    for (text, expected) in [
        ("", Unusable::NotATable),
        ("Bonjour,\nvoici les signalements.\n", Unusable::NotATable),
        ("PK\u{3}\u{4}", Unusable::NotAWorkbook),
        (
            "FINESS;Type de structure\n",
            Unusable::Lacking(PastColumn::DeclaredAt),
        ),
        (
            "Déclaré le;declared at\n",
            Unusable::Twice(PastColumn::DeclaredAt),
        ),
        ("Déclaré le;FINESS\n", Unusable::Empty),
    ] {
        let found = wrong(tried(&world, text).await);
        assert_eq!(found, WrongInput::PastFile(expected), "{text:?}");
    }
}
