//! Reports of years past, and years of public tables, as they are kept
//! (FIG-1, FIG-2).

use jiff::Timestamp;
use process::{
    access::{CertRole, Seat, StaffRole},
    act::{Author, Recorded, Sequence},
    evidence::ContentHash,
    figures::{PublicYear, Published, publish},
    ids::{ActId, PastImportId, Pseudonym},
    past::{PastImport, PastImportAct, PastReport, import, take_back},
    words::PastImportState,
};
use rstest::rstest;
use store::{
    past::{self, KeptLine, PastImportRow},
    public_years,
};
use uuid::Uuid;

use crate::world::{Engine, World, world, write};

const LEAD: Seat = Seat::Staff {
    role: StaffRole::Cert {
        role: CertRole::Lead,
    },
};

fn report(day: &str) -> PastReport {
    let text = format!(
        r#"{{"facility": "00000000-0000-0000-0000-000000000001", "declared_on": "{day}",
            "departement": "31", "nature": "clinic", "judged": "incident",
            "malice": "malicious", "support": "no", "resolved_before": "no"}}"#
    );
    serde_json::from_str(&text).unwrap()
}

fn recorded(seq: u32, act: PastImportAct) -> Recorded<PastImportAct> {
    Recorded {
        id: ActId(Uuid::from_u128(seq.into())),
        seq: Sequence(seq),
        at: Timestamp::UNIX_EPOCH,
        by: Author {
            pseudonym: Pseudonym("p".to_owned()),
            seat: LEAD,
        },
        act,
    }
}

/// A file of this hash, with the lines that it brings.
fn file(serial: u8, lines: u32) -> (PastImport, Vec<KeptLine>) {
    let reports: Vec<PastReport> = (0..lines).map(|_| report("2019-03-12")).collect();
    let numbered = (2..).zip(&reports);
    let kept: Vec<KeptLine> = numbered
        .map(|(number, report)| KeptLine::of(number, report).unwrap())
        .collect();
    let (hash, read) = (ContentHash([serial; 32]), past::digest_of(&kept));
    let act = import("2019.csv", hash, &reports, read, LEAD).unwrap();
    let id = PastImportId(Uuid::from_u128(serial.into()));
    (
        PastImport::from_acts(id, &[recorded(1, act)]).unwrap(),
        kept,
    )
}

async fn keep(db: &World, import: &PastImport, lines: &[KeptLine]) {
    let (import, lines) = (import.clone(), lines.to_vec());
    write!(db, |tx| async move {
        past::one_at_a_time(tx).await?;
        past::put(tx, &import).await?;
        past::keep(tx, import.id, &lines).await
    });
}

#[rstest]
#[tokio::test]
async fn fig_1_lines_of_a_file_come_back_as_they_were_kept(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let db = world(engine).await;
    // More than one statement writes, or reads.
    let (import, lines) = file(1, 10_003);
    let (other, few) = file(2, 3);
    keep(&db, &import, &lines).await;
    keep(&db, &other, &few).await;
    let read = past::lines(db.read(), import.id).await.unwrap();
    assert_eq!(read, lines);
    assert_eq!(past::digest_of(&read), import.read);
    assert_eq!(read[0].report().unwrap(), report("2019-03-12"));
    assert_eq!(past::lines(db.read(), other.id).await.unwrap(), few);
    let counted = past::counted(db.read()).await.unwrap();
    assert_eq!(counted, [import.id, other.id]);
}

#[rstest]
#[tokio::test]
async fn fig_1_a_file_that_was_taken_back_is_listed_and_not_counted(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let db = world(engine).await;
    let (mut import, lines) = file(1, 3);
    keep(&db, &import, &lines).await;
    let of_hash = past::counted_of(db.read(), import.sha256).await.unwrap();
    assert_eq!(of_hash, Some(PastImportRow::from(&import)));
    let absent = past::counted_of(db.read(), ContentHash([9; 32])).await;
    assert_eq!(absent.unwrap(), None);

    let act = take_back(&import, "Colonne décalée.", LEAD).unwrap();
    import.apply(&recorded(2, act));
    let back = import.clone();
    write!(db, |tx| async move {
        past::put(tx, &back).await?;
        past::drop_lines(tx, back.id).await
    });
    let row = past::by_id(db.read(), import.id).await.unwrap().unwrap();
    assert_eq!(row, PastImportRow::from(&import));
    assert_eq!(
        (row.state, row.seq),
        (PastImportState::TakenBack, Sequence(2))
    );
    assert_eq!(past::all(db.read()).await.unwrap(), [row]);
    assert_eq!(past::lines(db.read(), import.id).await.unwrap(), []);
    assert_eq!(past::counted(db.read()).await.unwrap(), []);
    let counted = past::counted_of(db.read(), import.sha256).await;
    assert_eq!(counted.unwrap(), None, "it may be taken over again");
}

#[rstest]
#[tokio::test]
async fn fig_2_a_year_that_was_published_is_not_published_again(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let db = world(engine).await;
    let first = PublicYear {
        total: Published::Count(7),
        ..publish(2025, 5, [])
    };
    let second = PublicYear {
        total: Published::Count(8),
        ..first.clone()
    };
    let before = publish(2024, 5, []);
    for (year, kept) in [(first.clone(), 1), (second, 0), (before.clone(), 1)] {
        let written = write!(db, |tx| async move {
            public_years::keep(tx, &year, 5, Timestamp::UNIX_EPOCH).await
        });
        assert_eq!(written, kept);
    }
    assert_eq!(public_years::all(db.read()).await.unwrap(), [before, first]);
    let years = public_years::published(db.read()).await.unwrap();
    assert_eq!(years, [2024, 2025]);
}
