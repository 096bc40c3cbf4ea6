//! The directory of providers: who keeps what, and who is proposed first
//! (SUPP-6).

#![allow(clippy::unwrap_used)]

use std::collections::BTreeSet;

use jiff::{Timestamp, civil::Date};
use process::{
    access::{ArsRole, CertRole, Seat, StaffRole},
    act::{Author, Private, Recorded, Sequence},
    directory::{
        Competence, Contact, Entry, Provider, ProviderAct, ProviderCommand, ProviderKind,
        ProviderState, Qualification, decide, listed, suited,
    },
    ids::{ActId, ProviderId, Pseudonym},
    refusal::{Reason, Refusal, Rule},
};
use rstest::rstest;
use uuid::Uuid;

const TODAY: Date = jiff::civil::date(2026, 3, 10);
const IN_A_YEAR: Date = jiff::civil::date(2027, 3, 10);

fn cert() -> Seat {
    Seat::Staff {
        role: StaffRole::Cert {
            role: CertRole::Analyst,
        },
    }
}

fn ars(code: &str) -> Seat {
    Seat::Staff {
        role: StaffRole::Ars {
            ars: code.parse().unwrap(),
            delegation: None,
            role: ArsRole::Agent,
        },
    }
}

fn entry(name: &str, regions: &[&str]) -> Entry {
    Entry {
        name: name.to_owned(),
        kind: ProviderKind::IncidentResponse,
        competences: [Competence::Investigation].into(),
        regions: regions.iter().map(|code| code.parse().unwrap()).collect(),
        contact: Contact {
            phone: "02 99 00 00 00".to_owned(),
            ..Contact::default()
        }
        .into(),
        qualification: None,
        note: Private::Known(String::new()),
    }
}

fn until(year: i16) -> Option<Qualification> {
    Some(Qualification {
        title: "PRIS : INV, REC".to_owned(),
        until: Some(jiff::civil::date(year, 12, 31)),
    })
}

fn recorded(seq: u32, act: ProviderAct) -> Recorded<ProviderAct> {
    Recorded {
        id: ActId(Uuid::from_u128(seq.into())),
        seq: Sequence(seq),
        at: Timestamp::from_second(1_770_000_000 + i64::from(seq)).unwrap(),
        by: Author {
            pseudonym: Pseudonym("analyst".to_owned()),
            seat: cert(),
        },
        act,
    }
}

fn in_directory(entry: Entry) -> Provider {
    let act = listed(entry, IN_A_YEAR, cert(), TODAY).unwrap();
    let id = ProviderId(Uuid::from_u128(1));
    Provider::from_acts(id, &[recorded(1, act)]).unwrap()
}

fn refuses(entry: Entry, seat: Seat) -> Reason {
    listed(entry, IN_A_YEAR, seat, TODAY).unwrap_err().reason
}

#[test]
fn supp_6_an_agency_keeps_what_serves_its_own_region_alone() {
    let brittany = ars("ARS-53");
    assert!(listed(entry("Un", &["53"]), IN_A_YEAR, brittany, TODAY).is_ok());
    for regions in [&["52"][..], &["53", "52"], &[]] {
        assert_eq!(
            refuses(entry("Un", regions), brittany),
            Reason::OutsideYourRegion
        );
        assert!(listed(entry("Un", regions), IN_A_YEAR, cert(), TODAY).is_ok());
    }
    let hfds = Seat::Staff {
        role: StaffRole::Hfds,
    };
    assert_eq!(refuses(entry("Un", &["53"]), hfds), Reason::NotYourRole);
}

#[test]
fn supp_6_an_agency_does_not_take_over_an_entry_of_other_regions() {
    let national = in_directory(entry("Un", &[]));
    let change = ProviderCommand::Change {
        entry: Box::new(entry("Un", &["53"])),
        review_by: IN_A_YEAR,
    };
    let seen = Some(national.seq);
    assert_eq!(
        decide(&national, change, seen, ars("ARS-53"), TODAY),
        Err(Refusal::new(Rule::Supp6, Reason::OutsideYourRegion))
    );
}

#[rstest]
#[case::name(Entry { name: "  ".to_owned(), ..entry("", &[]) }, Reason::ProviderNameMissing)]
#[case::long(Entry { name: "a".repeat(201), ..entry("", &[]) }, Reason::TextTooLong(200))]
#[case::unreachable(Entry { contact: Contact::default().into(), ..entry("Un", &[]) }, Reason::ProviderOutOfReach)]
#[case::able_of_nothing(Entry { competences: BTreeSet::new(), ..entry("Un", &[]) }, Reason::CompetenceMissing)]
#[case::unqualified(Entry { kind: ProviderKind::Pris, ..entry("Un", &[]) }, Reason::QualificationMissing)]
#[case::nameless_qualification(
    Entry { qualification: until(2027).map(|held| Qualification { title: String::new(), ..held }), ..entry("Un", &[]) },
    Reason::QualificationMissing
)]
#[case::link(
    Entry { contact: Contact { phone: "15".to_owned(), url: "javascript:alert(1)".to_owned(), ..Contact::default() }.into(), ..entry("Un", &[]) },
    Reason::NotALink
)]
fn supp_6_what_could_not_be_used_at_night_is_not_listed(
    #[case] entry: Entry,
    #[case] reason: Reason,
) {
    assert_eq!(refuses(entry, cert()), reason);
}

#[test]
fn supp_6_an_entry_is_checked_again_within_two_years() {
    for day in [TODAY, jiff::civil::date(2028, 3, 11)] {
        assert_eq!(
            listed(entry("Un", &[]), day, cert(), TODAY),
            Err(Refusal::new(Rule::Supp6, Reason::ReviewDayOutOfReach(2)))
        );
    }
    let mut provider = in_directory(entry("Un", &[]));
    let review = ProviderCommand::Review {
        review_by: jiff::civil::date(2027, 9, 1),
        note: "Numéro de nuit appelé.".to_owned(),
    };
    let act = decide(&provider, review, Some(provider.seq), cert(), TODAY).unwrap();
    provider.apply(&recorded(2, act));
    assert_eq!(provider.review_by, jiff::civil::date(2027, 9, 1));
}

#[test]
fn keep_1_an_entry_is_written_anew_on_what_was_read() {
    let provider = in_directory(entry("Un", &[]));
    let change = || ProviderCommand::Change {
        entry: Box::new(entry("Deux", &[])),
        review_by: IN_A_YEAR,
    };
    let stale = decide(&provider, change(), Some(Sequence(7)), cert(), TODAY);
    assert_eq!(
        stale.unwrap_err().reason,
        Reason::ChangedSince(provider.seq)
    );
    let unread = decide(&provider, change(), None, cert(), TODAY);
    assert_eq!(unread.unwrap_err().reason, Reason::VersionMissing);
}

#[test]
fn supp_6_an_entry_is_withdrawn_with_a_reason_and_may_come_back() {
    let mut provider = in_directory(entry("Un", &[]));
    let withdraw = |reason: &str| ProviderCommand::Withdraw {
        reason: reason.to_owned(),
    };
    assert_eq!(
        decide(&provider, withdraw(" "), None, cert(), TODAY)
            .unwrap_err()
            .reason,
        Reason::ReasonMissing
    );
    let act = decide(&provider, withdraw("Ne répond plus."), None, cert(), TODAY).unwrap();
    provider.apply(&recorded(2, act));
    assert_eq!(provider.state(), ProviderState::Withdrawn);
    assert_eq!(
        decide(&provider, withdraw("Encore."), None, cert(), TODAY)
            .unwrap_err()
            .reason,
        Reason::WrongProviderState
    );
    let restore = ProviderCommand::Restore {
        review_by: IN_A_YEAR,
        note: String::new(),
    };
    let act = decide(&provider, restore, None, cert(), TODAY).unwrap();
    provider.apply(&recorded(3, act));
    assert_eq!(provider.state(), ProviderState::Listed);
}

#[test]
fn supp_6_those_of_the_region_who_can_do_most_come_first() {
    let able = |name: &str, regions: &[&str], competences: &[Competence]| Entry {
        competences: competences.iter().copied().collect(),
        ..entry(name, regions)
    };
    let (investigation, network) = (Competence::Investigation, Competence::Network);
    let entries = [
        able("Ailleurs", &["93"], &[investigation, network]),
        able("National", &[], &[investigation]),
        able("Région", &["53"], &[investigation]),
        Entry {
            kind: ProviderKind::Pris,
            qualification: until(2027),
            ..able("Région, PRIS", &["53"], &[investigation])
        },
        Entry {
            qualification: until(2025),
            ..able("Échu", &["53"], &[investigation, network])
        },
        able("Complet", &[], &[investigation, network]),
    ];
    let of = |at: usize| ProviderId(Uuid::from_u128(at as u128));
    let needs = BTreeSet::from([investigation, network]);
    let named = entries.iter().enumerate().map(|(at, one)| (of(at), one));
    let order: Vec<&str> = suited(&needs, "53".parse().unwrap(), named, TODAY)
        .iter()
        .map(|suited| entries[suited.id.0.as_u128() as usize].name.as_str())
        .collect();
    assert_eq!(
        order,
        [
            "Complet",
            "Région, PRIS",
            "Région",
            "National",
            "Échu",
            "Ailleurs"
        ]
    );
}
