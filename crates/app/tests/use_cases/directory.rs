//! The directory of providers: listed, checked, withdrawn, loaded, proposed to
//! a case and sent from it (SUPP-6).

use app::{
    AppError, WrongInput,
    directory::{Imported, LineProblem, ProviderFilter, ProvidersDue, Refused, Run, Wanted},
};
use jiff::{SignedDuration, civil::Date};
use process::{
    access::{Actor, RightTo},
    case::CaseAct,
    command::Command,
    directory::{Competence, Contact, Entry, ProviderCommand, ProviderState, Served},
    ids::ProviderId,
    refusal::{Reason, Rule},
};
use rstest::rstest;
use testkit::{
    database::Engine,
    world::{Who, World, provider},
};

use crate::outcomes::refused;

async fn does(
    world: &World,
    who: Who,
    id: ProviderId,
    command: ProviderCommand,
) -> Result<(), AppError> {
    let file = world.app.provider(world.actor(Who::Lead), id).await;
    let seen = Some(file.unwrap().provider.seq);
    let actor = world.actor(who);
    world.app.act_on_provider(actor, id, command, seen).await
}

fn withdraw() -> ProviderCommand {
    ProviderCommand::Withdraw {
        reason: "A cessé son activité.".to_owned(),
    }
}

async fn names(world: &World, filter: ProviderFilter) -> Vec<String> {
    let found = world.app.providers(world.actor(Who::Hfds), &filter).await;
    found
        .unwrap()
        .into_iter()
        .map(|row| row.entry.name)
        .collect()
}

fn day(world: &World) -> Date {
    world.app.usual_check_day()
}

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test]
async fn supp_6_providers_are_found_by_name_competence_and_region(#[case] engine: Engine) {
    let world = World::on(engine).await;
    world.directory().await;
    let network = Entry {
        competences: [Competence::Network].into(),
        ..provider("Réseaux Exemple", &["53", "52"])
    };
    let lead = world.actor(Who::Lead);
    let listed = world.app.list_provider(lead, network, day(&world));
    listed.await.unwrap();
    let brittany = ProviderFilter {
        region: "53".parse().ok(),
        ..ProviderFilter::default()
    };
    assert_eq!(
        names(&world, brittany.clone()).await,
        [
            "Réponse Nationale Exemple",
            "Réseaux Exemple",
            "Secours Numérique du Littoral"
        ]
    );
    let able = ProviderFilter {
        competence: Some(Competence::Network),
        ..brittany
    };
    assert_eq!(names(&world, able).await, ["Réseaux Exemple"]);
    let typed = ProviderFilter {
        text: "numerique SECOURS".to_owned(),
        ..ProviderFilter::default()
    };
    assert_eq!(
        names(&world, typed).await,
        ["Secours Numérique du Littoral"]
    );
    let outsider = world
        .app
        .providers(world.actor(Who::Reporter), &ProviderFilter::default())
        .await;
    assert_eq!(refused(outsider).reason, Reason::NotYourRole);
}

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test]
async fn supp_6_an_agency_keeps_its_region_and_the_cert_the_rest(#[case] engine: Engine) {
    let world = World::on(engine).await;
    let [own, national, south] = world.directory().await;
    let agency = world.actor(Who::Ars);
    assert_eq!(
        world.app.provider(agency, own).await.unwrap().keeps,
        RightTo::Held
    );
    does(&world, Who::Ars, own, withdraw()).await.unwrap();
    for other in [national, south] {
        let file = world.app.provider(agency, other).await.unwrap();
        assert_eq!(file.keeps, RightTo::Lacking);
        let outcome = does(&world, Who::Ars, other, withdraw()).await;
        assert_eq!(refused(outcome).reason, Reason::OutsideYourRegion);
    }
    let taken = world
        .app
        .list_provider(
            agency,
            provider("Atelier cyber du sud", &["53"]),
            day(&world),
        )
        .await;
    assert_eq!(refused(taken).reason, Reason::ListedAlready);
    let back = provider("Secours numérique du littoral", &["53"]);
    let listed = world.app.list_provider(agency, back, day(&world)).await;
    assert!(listed.is_ok(), "the withdrawn one left its name free");
    let restored = ProviderCommand::Restore {
        review_by: day(&world),
        note: String::new(),
    };
    let outcome = does(&world, Who::Ars, own, restored).await;
    assert_eq!(refused(outcome).reason, Reason::ListedAlready);
    let wrong = Entry {
        contact: Contact {
            email: "pas une adresse".to_owned(),
            ..Contact::default()
        }
        .into(),
        ..provider("Nouveau", &["53"])
    };
    assert!(matches!(
        world.app.list_provider(agency, wrong, day(&world)).await,
        Err(AppError::Wrong(WrongInput::Email))
    ));
}

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test]
async fn supp_6_whoever_keeps_an_entry_is_told_to_check_it_again(#[case] engine: Engine) {
    let world = World::on(engine).await;
    let [own, ..] = world.directory().await;
    let due = async |who| world.app.providers_due(world.actor(who)).await.unwrap();
    assert_eq!(due(Who::Ars).await, ProvidersDue::default());
    world.clock.advance(SignedDuration::from_hours(24 * 320));
    let near = |near| ProvidersDue { near, overdue: 0 };
    assert_eq!(due(Who::Ars).await, near(1), "its region's");
    assert_eq!(due(Who::Analyst).await, near(1), "the nation's");
    assert_eq!(due(Who::Hfds).await, near(0), "HFDS keeps none");
    world.clock.advance(SignedDuration::from_hours(24 * 40));
    let overdue = ProvidersDue {
        near: 0,
        overdue: 1,
    };
    assert_eq!(due(Who::Ars).await, overdue);
    let to_check = ProviderFilter {
        wanted: Wanted::ToCheck,
        ..ProviderFilter::default()
    };
    assert_eq!(names(&world, to_check).await.len(), 3);
    let review = ProviderCommand::Review {
        review_by: day(&world),
        note: "Numéro de nuit appelé.".to_owned(),
    };
    does(&world, Who::Ars, own, review).await.unwrap();
    assert_eq!(due(Who::Ars).await, ProvidersDue::default());
}

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test]
async fn supp_6_the_nearest_and_ablest_are_proposed_and_sent_with_their_phones(
    #[case] engine: Engine,
) {
    let world = World::on(engine).await;
    let [own, national, south] = world.directory().await;
    let case = world.declares(Who::Reporter, "Panne.").await.reference;
    let view = world.sees(Who::Analyst, case).await.unwrap();
    let analyst = world.actor(Who::Analyst);
    let proposed = world.app.proposed_providers(analyst, &view).await.unwrap();
    let order: Vec<_> = proposed
        .iter()
        .map(|one| (one.row.id, one.suited.served))
        .collect();
    assert_eq!(
        order,
        [
            (own, Served::Region),
            (national, Served::Nation),
            (south, Served::Elsewhere)
        ]
    );
    let send = |id| Command::SendProviders {
        providers: [id].into(),
        note: String::new(),
    };
    let unknown = world.does(Who::Analyst, case, send(ProviderId::default()));
    assert_eq!(refused(unknown.await).reason, Reason::NoSuchProvider);
    world.does(Who::Analyst, case, send(own)).await.unwrap();
    does(&world, Who::Ars, own, withdraw()).await.unwrap();
    let late = world.does(Who::Analyst, case, send(own)).await;
    assert_eq!(refused(late).rule, Rule::Supp6);
    let seen = world.sees(Who::Reporter, case).await.unwrap();
    let sent = seen.story.iter().find_map(|item| match &item.recorded.act {
        CaseAct::ProvidersSent { providers, .. } => providers.first(),
        _ => None,
    });
    let sent = sent.expect("the facility reads what it was sent");
    assert_eq!(sent.name, "Secours Numérique du Littoral");
    assert_eq!(sent.contact.value.night_phone, "06 00 00 00 00");
}

const HEAD: &str = "name;kind;competences;regions;phone;night_phone;email;url;qualification;\
    qualified_until;review_by;note\n";

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test]
async fn supp_6_a_directory_is_loaded_tried_first_and_its_lines_judged_one_by_one(
    #[case] engine: Engine,
) {
    let world = World::on(engine).await;
    let operator = Actor::operator();
    let text = format!(
        "\u{feff}{HEAD}\
         Un;pris;investigation;53 52;'+33 2 99 00 00 00;;;;PRIS : INV;2027-12-31;2027-10-01;\n\
         Deux;autre;investigation;;01;;;;;;2027-10-01;\n\
         Trois;host;hosting;99;01;;;;;;2027-10-01;\n\
         Quatre;host;hosting;;01;;;;;;demain;\n\
         Cinq;host;hosting;;;;;;;;2027-10-01;\n\
         UN;host;hosting;;01;;;;;;2027-10-01;\n\
         Six;host\n\
         Sept;host;hosting;;;;pas une adresse;;;;2027-10-01;\n"
    );
    let unreadable = |line, column, text: &str| Refused {
        line,
        problem: LineProblem::Unreadable(column, text.to_owned()),
    };
    let expected = Imported {
        listed: 1,
        changed: 0,
        unchanged: 0,
        refused: vec![
            unreadable(3, "kind", "autre"),
            unreadable(4, "regions", "99"),
            unreadable(5, "review_by", "demain"),
            Refused {
                line: 6,
                problem: LineProblem::Refused(process::refusal::Refusal::new(
                    Rule::Supp6,
                    Reason::ProviderOutOfReach,
                )),
            },
            Refused {
                line: 7,
                problem: LineProblem::Repeated,
            },
            Refused {
                line: 8,
                problem: LineProblem::Cells(2),
            },
            Refused {
                line: 9,
                problem: LineProblem::Email,
            },
        ],
    };
    let import = async |run| world.app.import_providers(&operator, &text, run).await;
    assert_eq!(import(Run::Dry).await.unwrap(), expected);
    let everything = ProviderFilter::default;
    assert!(names(&world, everything()).await.is_empty(), "only tried");
    assert_eq!(import(Run::Real).await.unwrap(), expected);
    let found = world.app.providers(&operator, &everything()).await.unwrap();
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].state, ProviderState::Listed);
    assert_eq!(found[0].entry.contact.value.phone, "+33 2 99 00 00 00");
    let again = import(Run::Real).await.unwrap();
    assert_eq!((again.listed, again.changed, again.unchanged), (0, 0, 1));
    assert!(matches!(
        world
            .app
            .import_providers(&operator, "nom;genre\n", Run::Real)
            .await,
        Err(AppError::Wrong(WrongInput::NotADirectory))
    ));
    let analyst = world.actor(Who::Reporter);
    let outsider = world.app.import_providers(analyst, &text, Run::Dry).await;
    assert_eq!(refused(outsider).reason, Reason::NotYourRole);
}

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test]
async fn supp_6_what_is_taken_away_can_be_loaded_again(#[case] engine: Engine) {
    let world = World::on(engine).await;
    world.directory().await;
    let operator = Actor::operator();
    let sheet = world
        .app
        .providers_sheet(&operator, &ProviderFilter::default())
        .await;
    let text = sheet.unwrap().into_text();
    let loaded = world
        .app
        .import_providers(&operator, &text, Run::Real)
        .await;
    let loaded = loaded.unwrap();
    assert_eq!((loaded.unchanged, loaded.refused), (3, Vec::new()));
    let moved = text.replace("01 00 00 00 00", "01 99 99 99 99");
    let loaded = world
        .app
        .import_providers(&operator, &moved, Run::Real)
        .await;
    assert_eq!(loaded.unwrap().changed, 3);
}
