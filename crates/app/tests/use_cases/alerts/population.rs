//! Whom an alert is for, and how many they are before anything is sent.

use process::{
    alert::{Criteria, Population},
    declaration::facts::Facts,
    facility::{FacilityFlag, FacilityFlags, FacilityNature},
    refusal::Reason,
};
use rstest::rstest;
use testkit::{
    database::Engine,
    world::{Who, World, declaration, facility},
};

use super::{in_region, text, to};
use crate::outcomes::refused;

async fn count(world: &World, criteria: Criteria) -> (u64, u64) {
    let population = Population::Criteria(criteria);
    let counted = world
        .app
        .count_population(world.actor(Who::Analyst), &population)
        .await
        .unwrap();
    (counted.facilities, counted.without_address)
}

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test]
async fn sign_3_a_population_is_counted_before_anything_is_sent(#[case] engine: Engine) {
    let world = World::on(engine).await;
    let flagged = facility("350000022")
        .named("Clinique des Remparts")
        .category("365", "Établissement de soins pluridisciplinaire")
        .build();
    let flags = FacilityFlags::from(vec![FacilityFlag::Ose]);
    let id = flagged.id;
    world
        .db
        .write(move |tx| {
            Box::pin(async move {
                store::facilities::put(tx, &[flagged]).await?;
                store::facilities::set_flags(tx, id, flags).await
            })
        })
        .await
        .unwrap();

    // The military hospital hears from its own chain (DECL-7).
    assert_eq!(
        count(&world, Criteria::default()).await,
        (4, 2),
        "the nation"
    );
    assert_eq!(count(&world, in_region("53")).await, (2, 1), "Bretagne");
    let departement = Criteria {
        departements: ["14".parse().unwrap()].into(),
        ..in_region("53")
    };
    assert_eq!(count(&world, departement).await, (3, 1), "and Calvados");
    let homes = Criteria {
        natures: [FacilityNature::NursingHome].into(),
        ..Criteria::default()
    };
    assert_eq!(count(&world, homes.clone()).await, (1, 0));
    let both = Criteria {
        categories: ["365".parse().unwrap()].into(),
        ..homes
    };
    assert_eq!(count(&world, both).await, (2, 1), "kinds and categories");
    let ose = Criteria {
        flags: [FacilityFlag::Ose].into(),
        ..in_region("53")
    };
    assert_eq!(count(&world, ose).await, (1, 1), "OSE without a mailbox");
    let unknown = (0..10)
        .find_map(|key| format!("75000001{key}").parse().ok())
        .unwrap();
    let list = Population::List {
        numbers: [
            world.hospital.finess,
            world.military_hospital.finess,
            unknown,
        ]
        .into(),
    };
    let analyst = world.actor(Who::Analyst);
    let listed = world.app.count_population(analyst, &list).await.unwrap();
    assert_eq!(listed.facilities, 1, "known, and not military");
    assert_eq!(listed.ars, ["ARS-53".parse().unwrap()].into());
}

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test]
async fn sign_3_those_who_named_a_product_or_a_provider_are_found(#[case] engine: Engine) {
    let world = World::on(engine).await;
    let mut request = declaration(&world.hospital, "Plus d'accès au dossier patient.");
    request.facts = Facts {
        product: "Médi-Dossier 12".into(),
        third_party_name: "Éditions Hygie".into(),
        ..request.facts
    };
    let reporter = world.actor(Who::Reporter);
    world.app.declare(reporter, request).await.unwrap();
    let using = |term: &str| Criteria {
        uses: vec![term.to_owned()],
        ..Criteria::default()
    };
    for term in ["medi-dossier", "HYGIE", "éditions hygie"] {
        assert_eq!(count(&world, using(term)).await.0, 1, "{term}");
    }
    assert_eq!(count(&world, using("autre chose")).await.0, 0);
}

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test]
async fn sign_3_those_who_have_a_case_in_the_incident_are_left_out(#[case] engine: Engine) {
    let world = World::on(engine).await;
    let first = world.declares(Who::Reporter, "Panne.").await.reference;
    let second = world.declares(Who::Reporter, "Encore.").await.reference;
    let analyst = world.actor(Who::Analyst);
    let gathered = world
        .app
        .confirm_alike(analyst, first, second, "Même panne.")
        .await
        .unwrap();
    let outside = |incident| Criteria {
        outside: Some(incident),
        ..in_region("53")
    };
    assert_eq!(count(&world, in_region("53")).await.0, 1);
    assert_eq!(count(&world, outside(gathered.incident)).await.0, 0);
    let mut unknown = gathered.incident;
    unknown.number += 1;
    let refusal = refused(world.app.write_alert(analyst, to(outside(unknown))).await);
    assert_eq!(refusal.reason, Reason::UnknownIncident(unknown));
    let mut about = text();
    about.incident = Some(unknown);
    let refusal = refused(world.app.write_alert(analyst, about).await);
    assert_eq!(refusal.reason, Reason::UnknownIncident(unknown));
}

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test]
async fn sign_3_what_cannot_be_an_alert_is_refused_with_its_reason(#[case] engine: Engine) {
    let world = World::on(engine).await;
    let analyst = world.actor(Who::Analyst);
    let write = async |text| refused(world.app.write_alert(analyst, text).await).reason;
    let mut silent = text();
    silent.happens = "  ".to_owned();
    assert_eq!(write(silent).await, Reason::TextMissing);
    let mut long = text();
    long.title = "a".repeat(201);
    assert_eq!(write(long).await, Reason::TextTooLong(200));
    let mut many = text();
    many.measures = vec!["Couper.".to_owned(); 31];
    assert_eq!(write(many).await, Reason::TooManyMeasures(30));
    let mut short = text();
    short.population = Population::Criteria(Criteria {
        uses: vec!["ab".to_owned()],
        ..Criteria::default()
    });
    assert_eq!(write(short).await, Reason::TermTooShort(3));
    let mut empty = text();
    empty.population = Population::List { numbers: [].into() };
    assert_eq!(write(empty).await, Reason::NobodyConcerned);
    for who in [Who::Ars, Who::Reporter, Who::Dgs] {
        let refusal = refused(world.app.write_alert(world.actor(who), text()).await);
        assert_eq!(refusal.reason, Reason::NotYourRole, "{who:?}");
    }
}
