//! What a facility says it uses: kept by its people, read by those who see it,
//! found by alerts (SIGN-3).

use app::AppError;
use process::{
    alert::{Criteria, Population},
    facility::suppliers::{LONGEST_NAME, Supplier},
    ids::SupplierId,
    refusal::Reason,
    words::ThirdPartyRole,
};
use rstest::rstest;
use testkit::{
    database::Engine,
    world::{Who, World},
};

use crate::outcomes::refused;

fn host(name: &str, product: &str) -> Supplier {
    Supplier {
        role: ThirdPartyRole::Host,
        name: name.to_owned(),
        product: product.to_owned(),
    }
}

async fn counted(world: &World, term: &str) -> u64 {
    let population = Population::Criteria(Criteria {
        uses: vec![term.to_owned()],
        ..Criteria::default()
    });
    let analyst = world.actor(Who::Analyst);
    let counted = world.app.count_population(analyst, &population).await;
    counted.unwrap().facilities
}

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test]
async fn sign_3_those_who_say_that_they_use_a_provider_are_found_before_any_report(
    #[case] engine: Engine,
) {
    let world = World::on(engine).await;
    let hospital = world.hospital.id;
    assert_eq!(counted(&world, "corvane").await, 0);
    let reporter = world.actor(Who::Reporter);
    let stated = host("Corvane  Hébergement", "Dossier patient");
    let id = world
        .app
        .state_supplier(reporter, hospital, stated.clone())
        .await
        .unwrap();
    let again = world.app.state_supplier(reporter, hospital, stated).await;
    assert_eq!(again.unwrap(), id, "said twice, recorded once");
    for term in ["CORVANE", "hebergement corvane", "dossier patient"] {
        assert_eq!(counted(&world, term).await, 1, "{term}");
    }
    assert_eq!(counted(&world, "autre chose").await, 0);
    let director = world.actor(Who::Director);
    let removed = world.app.remove_supplier(director, hospital, id).await;
    removed.unwrap();
    assert_eq!(counted(&world, "corvane").await, 0);
    let gone = world.app.remove_supplier(director, hospital, id).await;
    assert!(matches!(gone, Err(AppError::NotFound)));
}

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test]
async fn qual_5_what_a_facility_uses_is_read_by_those_who_see_the_facility(#[case] engine: Engine) {
    let world = World::on(engine).await;
    let hospital = world.hospital.id;
    let reporter = world.actor(Who::Reporter);
    let stated = world
        .app
        .state_supplier(reporter, hospital, host("Corvane", ""));
    let id = stated.await.unwrap();
    for who in [
        Who::Reporter,
        Who::Director,
        Who::Analyst,
        Who::Ars,
        Who::Hfds,
    ] {
        let read = world.app.suppliers(world.actor(who), hospital).await;
        assert_eq!(read.unwrap().len(), 1, "{who:?}");
    }
    for who in [Who::Neighbour, Who::Dgs, Who::Ansm] {
        let read = world.app.suppliers(world.actor(who), hospital).await;
        assert!(matches!(read, Err(AppError::NotFound)), "{who:?}");
    }
    for who in [Who::Neighbour, Who::Analyst, Who::Ars] {
        let actor = world.actor(who);
        let stated = world
            .app
            .state_supplier(actor, hospital, host("Autre", ""))
            .await;
        assert_eq!(refused(stated).reason, Reason::NotYourRole, "{who:?}");
        let removed = world.app.remove_supplier(actor, hospital, id).await;
        assert_eq!(refused(removed).reason, Reason::NotYourRole, "{who:?}");
    }
    let neighbour = world.actor(Who::Neighbour);
    let elsewhere = world.nursing_home.id;
    let taken = world.app.remove_supplier(neighbour, elsewhere, id).await;
    assert!(matches!(taken, Err(AppError::NotFound)), "not its own");
}

#[tokio::test]
async fn what_names_nobody_is_not_recorded() {
    let world = World::on(Engine::Sqlite).await;
    let hospital = world.hospital.id;
    let reporter = world.actor(Who::Reporter);
    let nobody = Supplier {
        role: ThirdPartyRole::None,
        ..host("Corvane", "")
    };
    for (supplier, reason) in [
        (host(" ", ""), Reason::SupplierUnnamed),
        (nobody, Reason::SupplierUnnamed),
        (
            host(&"a".repeat(LONGEST_NAME + 1), ""),
            Reason::TextTooLong(LONGEST_NAME),
        ),
    ] {
        let stated = world.app.state_supplier(reporter, hospital, supplier).await;
        assert_eq!(refused(stated).reason, reason);
    }
    let none = world
        .app
        .remove_supplier(reporter, hospital, SupplierId::default())
        .await;
    assert!(matches!(none, Err(AppError::NotFound)));
}
