//! The register of facilities: taken over, kept, found (DECL-8).

use std::{process::Command, time::Instant};

use jiff::civil::date;
use process::{
    access::{FacilityRole, Right},
    facility::{
        Facility, FacilityFlag, FacilityFlags,
        register::{RegisterChange, RegisterEntry, RegisterReader, decode},
    },
    ids::{AccountId, FacilityId, GrantId, Pseudonym},
};
use rstest::rstest;
use store::facilities::{self, Closed, FacilityFilter, ImportReport};

use crate::world::{Engine, START, World, departement, facility, id, minutes, world, write};

fn entry(serial: u32, tune: impl FnOnce(&mut RegisterEntry)) -> RegisterEntry {
    let known = facility(serial, "35");
    let mut entry = RegisterEntry {
        finess: known.finess,
        legal_entity: known.legal_entity,
        name: known.name,
        long_name: known.long_name,
        category: known.category,
        category_label: known.category_label,
        address: known.address,
        departement: known.departement,
        phone: known.phone,
        opened_on: Some(date(1987, 2, 5)),
    };
    tune(&mut entry);
    entry
}

async fn import(db: &World, entries: Vec<RegisterEntry>, day: i8) -> ImportReport {
    let mut next = 0;
    let new_id = || {
        next += 1;
        FacilityId(id(u128::from(day.unsigned_abs()) * 1_000_000 + next))
    };
    facilities::import(db, entries, date(2026, 5, day), new_id)
        .await
        .unwrap()
}

#[rstest]
#[tokio::test]
async fn decl_8_an_extract_creates_updates_closes_and_reopens_and_never_deletes(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let db = world(engine).await;
    let all = |n| {
        (1..=n)
            .map(|serial| entry(serial, |_| {}))
            .collect::<Vec<_>>()
    };
    let first = import(&db, all(3), 1).await;
    assert_eq!((first.created, first.unchanged), (3, 0));
    let again = import(&db, all(3), 2).await;
    assert_eq!(
        again,
        ImportReport {
            unchanged: 3,
            ..ImportReport::default()
        }
    );

    let before = read(&db, 1).await;
    let flagged = FacilityFlags::default().with(FacilityFlag::Oiv);
    let known = before.id;
    write!(db, |tx| facilities::set_flags(tx, known, flagged));
    write!(db, |tx| facilities::set_mailbox(
        tx,
        known,
        Some("securite@valmont.example")
    ));
    write!(db, |tx| facilities::set_support_ght(
        tx,
        known,
        Some("CHU DE VALMONT")
    ));
    let renamed = entry(1, |entry| entry.name = "HOPITAL DU PARC".to_owned());
    let changed = import(&db, vec![renamed, entry(2, |_| {})], 3).await;
    assert_eq!(
        (changed.updated, changed.unchanged, changed.closed),
        (1, 1, 1)
    );
    assert_eq!(changed.changes.len(), 2);
    assert_eq!(
        changed.changes[1],
        (facility(3, "35").finess, RegisterChange::Closed)
    );
    let after = facilities::by_id(db.read(), known).await.unwrap().unwrap();
    assert_eq!(after.mailbox.as_deref(), Some("securite@valmont.example"));
    assert_eq!(
        after.facility,
        Facility {
            name: "HOPITAL DU PARC".to_owned(),
            flags: flagged,
            support_ght: Some("CHU DE VALMONT".to_owned()),
            ..before
        }
    );
    assert_eq!(read(&db, 3).await.closed_on, Some(date(2026, 5, 3)));
    assert_eq!(
        import(
            &db,
            vec![
                entry(1, |entry| entry.name = "HOPITAL DU PARC".to_owned()),
                entry(2, |_| {})
            ],
            4
        )
        .await
        .unchanged,
        2
    );
    let reopened = import(&db, all(3), 5).await;
    assert_eq!((reopened.updated, reopened.reopened), (2, 1));
    assert_eq!(read(&db, 3).await.closed_on, None);
    assert_eq!(facilities::count(db.read()).await.unwrap(), 3);
}

async fn read(db: &World, serial: u32) -> Facility {
    facilities::by_finess(db.read(), facility(serial, "35").finess)
        .await
        .unwrap()
        .unwrap()
        .facility
}

fn named(serial: u32, category: &str, name: &str, long_name: &str, town: &str) -> RegisterEntry {
    entry(serial, |entry| {
        entry.category = category.parse().unwrap();
        entry.name = name.to_owned();
        entry.long_name = long_name.to_owned();
        entry.address.town = town.to_owned();
    })
}

#[rstest]
#[tokio::test]
async fn decl_8_a_facility_is_found_as_one_types(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let db = world(engine).await;
    let entries = vec![
        named(
            1,
            "620",
            "PHARMACIE DE L'HOPITAL",
            "PHARMACIE DE L'HOPITAL",
            "VALMONT",
        ),
        named(
            2,
            "355",
            "CH ST ROCH",
            "CENTRE HOSPITALIER SAINT ROCH",
            "VALMONT SUR MER",
        ),
        named(3, "101", "HOPITAL", "HOPITAL", "AUTREVILLE"),
        named(
            4,
            "500",
            "EHPAD LES ÉRABLES",
            "EHPAD LES ÉRABLES",
            "VALMONT",
        ),
        named(
            5,
            "365",
            "CLINIQUE DU CŒUR",
            "CLINIQUE DU CŒUR",
            "AUTREVILLE",
        ),
    ];
    import(&db, entries, 1).await;
    let found = async |text: &str| {
        let found = facilities::search(db.read(), text, FacilityFilter::default(), 10)
            .await
            .unwrap();
        found
            .into_iter()
            .map(|facility| facility.name)
            .collect::<Vec<_>>()
    };
    assert_eq!(found("erabl").await, ["EHPAD LES ÉRABLES"]);
    assert_eq!(found("Érables valm").await, ["EHPAD LES ÉRABLES"]);
    assert_eq!(found("coeur").await, ["CLINIQUE DU CŒUR"]);
    assert_eq!(
        found("centre hospitalier de saint-roch").await,
        ["CH ST ROCH"]
    );
    assert_eq!(found("C.H. St Roch").await, ["CH ST ROCH"]);
    assert_eq!(
        found("hopital").await,
        ["HOPITAL", "PHARMACIE DE L'HOPITAL"],
        "the very name first"
    );
    assert_eq!(
        found("valmont").await,
        ["CH ST ROCH", "EHPAD LES ÉRABLES", "PHARMACIE DE L'HOPITAL"],
        "hospitals before pharmacies"
    );
    let number = facility(5, "35").finess;
    assert_eq!(
        found(&number.as_str()[..7]).await.len(),
        5,
        "all numbers begin alike"
    );
    assert_eq!(found(number.as_str()).await, ["CLINIQUE DU CŒUR"]);
    for nothing in [
        "",
        "  ",
        "-'",
        "introuvable",
        "\"' OR 1=1 --",
        "a:* & b",
        "valmont NOT ch",
    ] {
        assert_eq!(found(nothing).await, [] as [&str; 0], "{nothing}");
    }
}

#[rstest]
#[tokio::test]
async fn decl_8_closed_facilities_and_other_departements_are_left_out_on_demand(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let db = world(engine).await;
    import(&db, vec![entry(1, |_| {}), entry(2, |_| {})], 1).await;
    import(&db, vec![entry(2, |_| {})], 2).await;
    let found = async |filter| {
        let found = facilities::search(db.read(), "valmont", filter, 10)
            .await
            .unwrap();
        found
            .into_iter()
            .map(|facility| facility.finess)
            .collect::<Vec<_>>()
    };
    let [gone, open] = [1, 2].map(|serial| facility(serial, "35").finess);
    assert_eq!(found(FacilityFilter::default()).await, [open]);
    let with_closed = FacilityFilter {
        closed: Closed::Found,
        departement: None,
    };
    assert_eq!(found(with_closed).await, [open, gone]);
    let elsewhere = FacilityFilter {
        departement: Some(departement("29")),
        ..with_closed
    };
    assert_eq!(found(elsewhere).await, []);
}

#[rstest]
#[tokio::test]
async fn decl_8_facilities_without_a_mailbox_or_a_reporter_are_listed(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let db = world(engine).await;
    let places = [facility(1, "35"), facility(2, "35"), facility(3, "75")];
    let ids = places.each_ref().map(|place| place.id);
    write!(db, |tx| facilities::put(tx, &places));
    write!(db, |tx| facilities::set_mailbox(
        tx,
        ids[0],
        Some("securite@valmont.example")
    ));
    crate::people::write_account(&db, 1, "director@valmont.example").await;
    let grant = store::grants::Grant {
        id: GrantId(id(1)),
        account: AccountId(id(1)),
        right: Right::Facility {
            facility: ids[1],
            role: FacilityRole::Director,
        },
        from: START,
        until: Some(minutes(10)),
        granted_by: Pseudonym("cert".to_owned()),
        note: None,
    };
    write!(db, |tx| store::grants::give(tx, &grant));
    let brittany = Some(store::cases::Territory::Ars("ARS-53".parse().unwrap()));
    let no_mailbox = facilities::without_mailbox(db.read(), brittany, 0, 10)
        .await
        .unwrap();
    assert_eq!(no_mailbox.total, 1);
    assert_eq!(no_mailbox.items[0].id, ids[1]);
    let everywhere = facilities::without_mailbox(db.read(), None, 1, 1)
        .await
        .unwrap();
    assert_eq!((everywhere.total, everywhere.items.len()), (2, 1));
    let nobody = async |minute| {
        let lacking = facilities::without_reporter(db.read(), brittany, minutes(minute), 0, 10)
            .await
            .unwrap();
        lacking
            .items
            .into_iter()
            .map(|place| place.id)
            .collect::<Vec<_>>()
    };
    assert_eq!(nobody(5).await, [ids[0]]);
    assert_eq!(nobody(10).await, [ids[0], ids[1]], "the right has ended");
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn decl_8_the_register_of_january_2021_is_taken_over_in_seconds(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(path) = testkit::shared_facts::path("facts/finess/finess_et_2021_cs1100502.csv.gz")
    else {
        return;
    };
    let unpacked = Command::new("gzip").arg("-dc").arg(path).output().unwrap();
    let text = decode(&unpacked.stdout);
    let entries: Vec<RegisterEntry> = RegisterReader::open(&text)
        .unwrap()
        .map(Result::unwrap)
        .collect();
    let db = world(engine).await;
    let began = Instant::now();
    let report = import(&db, entries.clone(), 1).await;
    eprintln!("{engine:?}: first import in {:?}", began.elapsed());
    assert_eq!(report.created, 95_333);
    let began = Instant::now();
    let report = import(&db, entries.clone(), 2).await;
    eprintln!("{engine:?}: second import in {:?}", began.elapsed());
    assert_eq!(
        report,
        ImportReport {
            unchanged: 95_333,
            ..ImportReport::default()
        }
    );
    let report = import(&db, entries[1..].to_vec(), 3).await;
    assert_eq!((report.closed, report.unchanged), (1, 95_332));
    for typed in [
        "chu nan",
        "hopital",
        "c",
        "pharmacie",
        "centre hospitalier de da",
    ] {
        let began = Instant::now();
        let found = facilities::search(db.read(), typed, FacilityFilter::default(), 10)
            .await
            .unwrap();
        eprintln!(
            "{engine:?}: {typed:?} in {:?}: {}",
            began.elapsed(),
            found[0].name
        );
        assert!(!found.is_empty());
    }
}
