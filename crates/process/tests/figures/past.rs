//! Reports of years past: counted as cases are, and taken over by those who
//! may.

use jiff::{Timestamp, civil::date};
use process::{
    access::{Body, Seat, StaffRole},
    act::{Author, Private, Recorded, Sequence},
    case::Reality,
    evidence::ContentHash,
    figures::{Fact, OpenTo, Question, Span, measure},
    ids::{ActId, PastImportId, Pseudonym},
    past::{NotAnImport, PastImport, PastImportAct, PastReport, digest, import, take_back},
    refusal::{Reason, Rule},
    territory::departement,
    words::{Figure, PastImportState},
};
use proptest::{collection::vec, prelude::*};
use uuid::Uuid;

use crate::any_facts::any_fact;

/// The report of which this is counted.
fn report_of(fact: &Fact) -> PastReport {
    let told = [
        (fact.open_to.dgs, Body::Dgs),
        (fact.open_to.ansm, Body::Ansm),
        (fact.open_to.anssi, Body::Anssi),
    ];
    PastReport {
        facility: fact.facility,
        event: fact.event,
        declared_on: fact.declared_on,
        departement: fact.departement,
        nature: fact.nature,
        judged: fact.judged,
        class: fact.class,
        malice: fact.malice,
        causes: fact.causes.iter().collect(),
        care: fact.care,
        patients: fact.patients,
        data: fact.data.iter().collect(),
        data_natures: fact.data_natures.iter().collect(),
        operation: fact.operation,
        support: fact.support,
        resolved_before: fact.resolved_before,
        degraded: fact.degraded.minutes(),
        declared_after: fact.declared_after.minutes(),
        taken_in_after: fact.taken_in_after.minutes(),
        qualified_after: fact.qualified_after.minutes(),
        first_measure_after: fact.first_measure_after.minutes(),
        closed_after: fact.closed_after.minutes(),
        told: told
            .into_iter()
            .filter_map(|(told, body)| told.then_some(body))
            .collect(),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn fig_1_a_past_report_is_counted_as_a_case_is(facts in vec(any_fact(), 0..40)) {
        let real: Vec<Fact> = facts
            .into_iter()
            .filter(|fact| fact.reality == Reality::Real)
            .collect();
        let taken_over: Vec<Fact> = real
            .iter()
            .map(|fact| {
                let text = serde_json::to_string(&report_of(fact)).unwrap();
                serde_json::from_str::<PastReport>(&text).unwrap().fact()
            })
            .collect();
        for (real, past) in real.iter().zip(&taken_over) {
            let open_to = past.open_to;
            prop_assert_eq!(&Fact { open_to, ..real.clone() }, past);
        }
        let question = Question::of(Span::of_days(date(2024, 1, 1), date(2026, 12, 31)).unwrap());
        for figure in Figure::ALL.iter().copied() {
            prop_assert_eq!(
                measure(figure, &question, &real),
                measure(figure, &question, &taken_over),
                "{:?}", figure
            );
        }
    }

    #[test]
    fn fig_1_the_agency_counts_past_reports_of_its_territory(fact in any_fact()) {
        let report = report_of(&fact);
        let open = report.fact().open_to;
        let has_agency = departement(fact.departement).ars().is_some();
        let military = fact.nature == process::facility::FacilityNature::MilitaryHospital;
        prop_assert_eq!(open.agency, has_agency && !military);
        prop_assert_eq!(open, OpenTo { agency: open.agency, delegation: open.agency, ..OpenTo::default() });
    }
}

const LEAD: Seat = Seat::Staff {
    role: StaffRole::Cert {
        role: process::access::CertRole::Lead,
    },
};
const ANALYST: Seat = Seat::Staff {
    role: StaffRole::Cert {
        role: process::access::CertRole::Analyst,
    },
};
const HASH: ContentHash = ContentHash([7; 32]);

fn a_report() -> PastReport {
    serde_json::from_str(
        r#"{"facility": "00000000-0000-0000-0000-000000000001", "declared_on": "2019-03-12",
            "departement": "31", "nature": "clinic", "judged": "incident",
            "malice": "malicious", "support": "no", "resolved_before": "no"}"#,
    )
    .unwrap()
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

fn imported() -> PastImport {
    let act = import("C:\\cert\\2019.csv", HASH, &[a_report()], HASH, LEAD).unwrap();
    PastImport::from_acts(PastImportId::default(), &[recorded(1, act)]).unwrap()
}

#[test]
fn fig_1_a_lead_takes_past_reports_over_and_nobody_below() {
    let act = import("2019.csv", HASH, &[a_report()], HASH, ANALYST).unwrap_err();
    assert_eq!((act.rule, act.reason), (Rule::Fig1, Reason::NotYourRole));
    let import = imported();
    assert_eq!(import.file, Private::Known("2019.csv".to_owned()));
    assert_eq!((import.reports, import.first_on), (1, date(2019, 3, 12)));
    assert_eq!(import.state(), PastImportState::Counted);
}

#[test]
fn fig_1_nothing_is_not_taken_over() {
    let nothing = import("2019.csv", HASH, &[], HASH, LEAD).unwrap_err();
    assert_eq!(nothing.reason, Reason::NothingSaid);
}

#[test]
fn fig_1_what_a_file_brought_is_taken_back_once_with_a_reason() {
    let mut import = imported();
    let refused = |import: &PastImport, why, seat| take_back(import, why, seat).unwrap_err().reason;
    assert_eq!(refused(&import, "Erreur.", ANALYST), Reason::NotYourRole);
    assert_eq!(refused(&import, " ", LEAD), Reason::ReasonMissing);
    let act = take_back(&import, "Une colonne décalée.", LEAD).unwrap();
    assert_eq!(
        PastImport::from_acts(PastImportId::default(), &[recorded(1, act.clone())]),
        Err(NotAnImport)
    );
    import.apply(&recorded(2, act));
    assert_eq!(import.state(), PastImportState::TakenBack);
    assert_eq!(refused(&import, "Encore.", LEAD), Reason::AlreadyDone);
}

#[test]
fn keep_1_the_digest_of_lines_tells_their_numbers_order_and_texts() {
    let lines = [(2, "a"), (3, "b")];
    assert_eq!(digest(lines), digest(lines));
    for others in [
        vec![(2, "a")],
        vec![(3, "b"), (2, "a")],
        vec![(2, "a"), (4, "b")],
        vec![(2, "a"), (3, "c")],
    ] {
        assert_ne!(digest(others), digest(lines));
    }
}
