//! The published panoramas, found again in cases with their numbers (FIG-1).
//!
//! What was published is rounded now up, now down, and names its denominator
//! now and then: shares are compared within one point. Where the sources
//! contradict one another, [`CONTRADICTIONS`] says so.

use jiff::civil::date;
use process::{
    case::Reality,
    facility::FacilityNature,
    figures::{
        Among, Delay, Fact, Group, Judged, Kind, OpenTo, Question, Span, Value, broken_down,
        measure,
    },
    ids::FacilityId,
    words::{
        CareImpact, Cause, DataImpact, Dimension, FacilityGroup, Figure, IncidentNature,
        OperationImpact, PatientImpact, YesNo,
    },
};
use rstest::rstest;
use uuid::Uuid;

/// What was published of a year; numbers, and shares in per cent.
#[derive(Clone, Copy, Default)]
struct Panorama {
    year: i16,
    /// Incidents that were declared.
    declared: u64,
    /// Of these, those out of scope: not counted as incidents.
    out_of_scope: u64,
    facilities: u64,
    malicious: u64,
    degraded: Option<u64>,
    no_impact: Option<u64>,
    support: Option<u64>,
    /// Patients put in danger, or who might have been, and proven alone.
    endangered: Option<(u64, u64)>,
    health: Option<u64>,
    medico_social: Option<u64>,
    ransomware: Option<u64>,
    /// Data lost or out of reach, altered, disclosed.
    data: Option<[u64; 3]>,
}

const PANORAMAS: [Panorama; 6] = [
    Panorama {
        year: 2018,
        declared: 327,
        out_of_scope: 0,
        facilities: 247,
        malicious: 41,
        ..NOTHING
    },
    Panorama {
        year: 2019,
        declared: 392,
        out_of_scope: 38,
        facilities: 300,
        malicious: 43,
        degraded: Some(40),
        support: Some(21),
        endangered: Some((66, 5)),
        ..NOTHING
    },
    Panorama {
        year: 2020,
        declared: 369,
        out_of_scope: 0,
        facilities: 250,
        malicious: 60,
        degraded: Some(45),
        no_impact: Some(35),
        support: Some(27),
        endangered: Some((34, 2)),
        health: Some(81),
        medico_social: Some(8),
        data: Some([146, 21, 60]),
        ..NOTHING
    },
    Panorama {
        year: 2021,
        declared: 733,
        out_of_scope: 0,
        facilities: 582,
        malicious: 52,
        degraded: Some(52),
        no_impact: Some(38),
        support: Some(26),
        health: Some(65),
        medico_social: Some(25),
        ransomware: Some(59),
        ..NOTHING
    },
    Panorama {
        year: 2022,
        declared: 592,
        out_of_scope: 28,
        facilities: 432,
        malicious: 50,
        degraded: Some(39),
        no_impact: Some(58),
        support: Some(29),
        endangered: Some((76, 5)),
        ..NOTHING
    },
    Panorama {
        year: 2023,
        declared: 581,
        out_of_scope: 0,
        facilities: 462,
        malicious: 50,
        degraded: Some(32),
        no_impact: Some(53),
        support: Some(28),
        ransomware: Some(32),
        ..NOTHING
    },
];

const NOTHING: Panorama = Panorama {
    year: 0,
    declared: 0,
    out_of_scope: 0,
    facilities: 0,
    malicious: 0,
    degraded: None,
    no_impact: None,
    support: None,
    endangered: None,
    health: None,
    medico_social: None,
    ransomware: None,
    data: None,
};

/// What the sources say that cannot be true together, and what is done.
const CONTRADICTIONS: [(&str, &str); 7] = [
    (
        "2020: 20 reports a month, and 369 in the year",
        "369 / 12 = 30.8; the report of 2021 says 30",
    ),
    (
        "2020: 369 incidents, elsewhere 396",
        "digits changed places; 369 is 6 % less than 392",
    ),
    (
        "2020: support for 90 facilities, and for 27 % of reports",
        "27 % of 369 is 100: facilities and reports",
    ),
    (
        "2021: 733 incidents, elsewhere 773",
        "733 follows from the shares",
    ),
    (
        "2021: 582 facilities, elsewhere 290",
        "432 in 2022 was called 33 % more, which fits neither",
    ),
    (
        "2022: 592 incidents, 588 announced, 564 in scope",
        "shares are taken of 564 or 592",
    ),
    (
        "2022: no impact 58 %, data touched 63 %",
        "more than the whole: no impact on care was meant",
    ),
];

/// Cases with these numbers.
fn cases(of: &Panorama) -> Vec<Fact> {
    let counted = of.declared - of.out_of_scope;
    let share = |percent: u64| (percent * counted + 50) / 100;
    let part = |percent: Option<u64>| share(percent.unwrap_or(0));
    let health = part(of.health);
    let medico_social = part(of.medico_social);
    (0..of.declared)
        .map(|n| {
            // Of what would meet by chance, one begins where the other ends.
            let from_the_end = counted.saturating_sub(n + 1);
            let harmless = n < counted && from_the_end < part(of.no_impact);
            let touched = |place: usize| {
                let before: u64 = of.data.map_or(0, |data| data[..place].iter().sum());
                let own = of.data.map_or(0, |data| data[place]);
                n >= before && n < before + own
            };
            let data = [
                DataImpact::UnavailableOrLost,
                DataImpact::Altered,
                DataImpact::Disclosed,
            ];
            let (endangered, proven) = of.endangered.unwrap_or_default();
            Fact {
                facility: FacilityId(Uuid::from_u128(u128::from(n % of.facilities))),
                event: None,
                declared_on: date(of.year, i8::try_from(n % 12).unwrap() + 1, 15),
                departement: "75".parse().unwrap(),
                nature: match n {
                    _ if n < health => FacilityNature::HospitalCentre,
                    _ if n < health + medico_social => FacilityNature::NursingHome,
                    _ => FacilityNature::Laboratory,
                },
                reality: Reality::Real,
                judged: if n < counted {
                    Judged::Incident
                } else {
                    Judged::NotIncident
                },
                class: None,
                malice: match n < share(of.malicious) {
                    true => IncidentNature::Malicious,
                    false => IncidentNature::NonMalicious,
                },
                causes: (n < of.ransomware.unwrap_or(0))
                    .then_some(Cause::Ransomware)
                    .into_iter()
                    .collect(),
                care: match n < part(of.degraded) {
                    true => Some(CareImpact::DegradedMode),
                    false => Some(CareImpact::None),
                },
                patients: match n {
                    _ if n < proven => Some(PatientImpact::Proven),
                    _ if n < endangered => Some(PatientImpact::Potential),
                    _ => Some(PatientImpact::None),
                },
                data: (0..3)
                    .filter(|place| touched(*place))
                    .map(|place| data[place])
                    .collect(),
                data_natures: Among::default(),
                operation: match harmless {
                    true => Some(OperationImpact::None),
                    false => Some(OperationImpact::Disturbed),
                },
                support: if n < part(of.support) {
                    YesNo::Yes
                } else {
                    YesNo::No
                },
                resolved_before: YesNo::No,
                degraded: Delay::UNKNOWN,
                declared_after: Delay::UNKNOWN,
                taken_in_after: Delay::UNKNOWN,
                qualified_after: Delay::UNKNOWN,
                first_measure_after: Delay::UNKNOWN,
                closed_after: Delay::UNKNOWN,
                open_to: OpenTo::default(),
            }
        })
        .collect()
}

/// A share is the published one, within a point.
fn agrees(value: Value, percent: u64) -> bool {
    value
        .tenths()
        .is_some_and(|tenths| tenths.abs_diff(percent * 10) <= 10)
}

#[rstest]
fn fig_1_the_published_panoramas_are_found_again(#[values(0, 1, 2, 3, 4, 5)] which: usize) {
    let published = &PANORAMAS[which];
    let facts = cases(published);
    let question = Question::of(Span::year_of(date(published.year, 1, 1)));
    let figure = |one| measure(one, &question, &facts);
    assert_eq!(figure(Figure::Reports), Value::Count(published.declared));
    let counted = published.declared - published.out_of_scope;
    assert_eq!(figure(Figure::Incidents), Value::Count(counted));
    assert_eq!(
        figure(Figure::Facilities),
        Value::Count(published.facilities.min(counted))
    );
    let shares = [
        (Figure::Malicious, Some(published.malicious)),
        (Figure::NonMalicious, Some(100 - published.malicious)),
        (Figure::Degraded, published.degraded),
        (Figure::NoImpact, published.no_impact),
        (Figure::SupportAsked, published.support),
    ];
    for (one, percent) in shares {
        if let Some(percent) = percent {
            assert!(
                agrees(figure(one), percent),
                "{one:?} {:?} {percent}",
                figure(one)
            );
        }
    }
    if let Some((endangered, _)) = published.endangered {
        let whole = counted;
        let found = figure(Figure::PatientsEndangered);
        assert_eq!(
            found,
            Value::Share {
                part: endangered,
                whole
            }
        );
    }
    for (group, percent) in [
        (FacilityGroup::Health, published.health),
        (FacilityGroup::MedicoSocial, published.medico_social),
    ] {
        if let Some(percent) = percent {
            let only = Question {
                kind: Some(Kind::Group(group)),
                ..question.clone()
            };
            let Value::Count(part) = measure(Figure::Incidents, &only, &facts) else {
                panic!("a number is expected")
            };
            assert!(
                agrees(
                    Value::Share {
                        part,
                        whole: counted
                    },
                    percent
                ),
                "{group:?}"
            );
        }
    }
    if let Some(ransomware) = published.ransomware {
        let only = Question {
            cause: Some(Cause::Ransomware),
            ..question.clone()
        };
        assert_eq!(
            measure(Figure::Incidents, &only, &facts),
            Value::Count(ransomware)
        );
    }
    if let Some([lost, altered, disclosed]) = published.data {
        let by = broken_down(Figure::Incidents, Dimension::Data, &question, &facts);
        let of = |data| {
            by.iter()
                .find(|(group, _)| *group == Group::Data(data))
                .unwrap()
                .1
        };
        assert_eq!(of(DataImpact::UnavailableOrLost), Value::Count(lost));
        assert_eq!(of(DataImpact::Altered), Value::Count(altered));
        assert_eq!(of(DataImpact::Disclosed), Value::Count(disclosed));
    }
}

#[test]
fn fig_1_contradictions_of_the_sources_are_said() {
    let page = include_str!("../../../../docs/decisions/0029-the-observatory.md");
    for (what, done) in CONTRADICTIONS {
        assert!(page.contains(what) && page.contains(done), "{what}: {done}");
    }
}
