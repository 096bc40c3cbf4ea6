//! The published panoramas, found again in files with their numbers that were
//! taken over (FIG-1).
//!
//! What was published is rounded now up, now down, and names its denominator
//! now and then: shares are compared within one point. Where the sources
//! contradict one another, [`CONTRADICTIONS`] says so.

use jiff::civil::date;
use process::{
    figures::{Group, Kind, Question, Span, Value},
    words::{Cause, DataImpact, Dimension, FacilityGroup, Figure},
};
use rstest::rstest;
use testkit::{
    database::Engine,
    world::{Who, World},
};

use crate::past::taken_over;

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

const HEADER: &str = "Déclaré le;Structure;Département;Type de structure;Suite;Origine;Causes;\
    Effet sur les soins;Mise en danger;Effet sur les données;Fonctionnement;Accompagnement demandé";

/// A file whose lines have these numbers.
fn file(of: &Panorama) -> String {
    let counted = of.declared - of.out_of_scope;
    let share = |percent: u64| (percent * counted + 50) / 100;
    let part = |percent: Option<u64>| share(percent.unwrap_or(0));
    let health = part(of.health);
    let medico_social = part(of.medico_social);
    let (endangered, proven) = of.endangered.unwrap_or_default();
    let mut text = HEADER.to_owned();
    for n in 0..of.declared {
        // Of what would meet by chance, one begins where the other ends.
        let from_the_end = counted.saturating_sub(n + 1);
        let harmless = n < counted && from_the_end < part(of.no_impact);
        let touched = |place: usize| {
            let before: u64 = of.data.map_or(0, |data| data[..place].iter().sum());
            let own = of.data.map_or(0, |data| data[place]);
            n >= before && n < before + own
        };
        let data = [
            "Indisponibilité ou perte",
            "Altération",
            "Divulgation ou accès",
        ];
        let data: Vec<&str> = (0..3)
            .filter(|place| touched(*place))
            .map(|place| data[place])
            .collect();
        let cells = [
            format!("{:02}/{:02}/{}", n / 12 % 28 + 1, n % 12 + 1, of.year),
            format!("structure {}", n % of.facilities),
            "75".to_owned(),
            match n {
                _ if n < health => "Établissements de santé",
                _ if n < health + medico_social => "medico-social",
                _ => "Laboratoire",
            }
            .to_owned(),
            if n < counted { "" } else { "pas un incident" }.to_owned(),
            if n < share(of.malicious) {
                "MALVEILLANTE"
            } else {
                "Non malveillante"
            }
            .to_owned(),
            if n < of.ransomware.unwrap_or(0) {
                "Rançongiciel"
            } else {
                ""
            }
            .to_owned(),
            if n < part(of.degraded) {
                "mode degrade"
            } else {
                "Aucun"
            }
            .to_owned(),
            match n {
                _ if n < proven => "Avérée",
                _ if n < endangered => "Potentielle",
                _ => "Aucune",
            }
            .to_owned(),
            data.join(" | "),
            if harmless { "Normal" } else { "Perturbé" }.to_owned(),
            if n < part(of.support) { "oui" } else { "non" }.to_owned(),
        ];
        text.push_str("\r\n");
        text.push_str(&cells.join(";"));
    }
    text
}

/// A share is the published one, within a point.
fn agrees(value: Value, percent: u64) -> bool {
    value
        .tenths()
        .is_some_and(|tenths| tenths.abs_diff(percent * 10) <= 10)
}

async fn figure(world: &World, question: &Question, figure: Figure) -> Value {
    let lines = world.app.figures(world.actor(Who::Hfds), question, None);
    let lines = lines.await.unwrap();
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
async fn fig_1_the_published_panoramas_are_found_again(#[case] engine: Engine) {
    let world = World::on(engine).await;
    for published in &PANORAMAS {
        let name = format!("panorama-{}.csv", published.year);
        taken_over(&world, &name, &file(published)).await;
    }
    for published in &PANORAMAS {
        is_found_again(&world, published).await;
    }
}

async fn is_found_again(world: &World, published: &Panorama) {
    let question = Question::of(Span::year_of(date(published.year, 1, 1)));
    let counted = published.declared - published.out_of_scope;
    for (one, number) in [
        (Figure::Reports, published.declared),
        (Figure::Incidents, counted),
        (Figure::Facilities, published.facilities.min(counted)),
    ] {
        let found = figure(world, &question, one).await;
        assert_eq!(found, Value::Count(number), "{} {one:?}", published.year);
    }
    let shares = [
        (Figure::Malicious, Some(published.malicious)),
        (Figure::NonMalicious, Some(100 - published.malicious)),
        (Figure::Degraded, published.degraded),
        (Figure::NoImpact, published.no_impact),
        (Figure::SupportAsked, published.support),
    ];
    for (one, percent) in shares {
        if let Some(percent) = percent {
            let found = figure(world, &question, one).await;
            assert!(
                agrees(found, percent),
                "{} {one:?} {found:?} {percent}",
                published.year
            );
        }
    }
    if let Some((part, _)) = published.endangered {
        let found = figure(world, &question, Figure::PatientsEndangered).await;
        let whole = counted;
        assert_eq!(found, Value::Share { part, whole });
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
            let Value::Count(part) = figure(world, &only, Figure::Incidents).await else {
                panic!("a number is expected")
            };
            let whole = counted;
            assert!(agrees(Value::Share { part, whole }, percent), "{group:?}");
        }
    }
    if let Some(ransomware) = published.ransomware {
        let only = Question {
            cause: Some(Cause::Ransomware),
            ..question.clone()
        };
        let found = figure(world, &only, Figure::Incidents).await;
        assert_eq!(found, Value::Count(ransomware));
    }
    if let Some(numbers) = published.data {
        let (hfds, by) = (world.actor(Who::Hfds), Dimension::Data);
        let table = world
            .app
            .figure(hfds, Figure::Incidents, by, &question, None);
        let table = table.await.unwrap();
        let touched = [
            DataImpact::UnavailableOrLost,
            DataImpact::Altered,
            DataImpact::Disclosed,
        ];
        for (data, number) in touched.into_iter().zip(numbers) {
            let of = table
                .groups
                .iter()
                .find(|line| line.group == Group::Data(data));
            assert_eq!(of.unwrap().value, Value::Count(number), "{data:?}");
        }
    }
}

#[test]
fn fig_1_the_page_of_published_figures_says_what_is_compared() {
    let page = include_str!("../../../../docs/published-figures.md");
    let said = |year: i16, number: String| {
        let (begins, ends) = (format!("| {year} | "), format!("| {number} |"));
        page.lines()
            .any(|line| line.starts_with(&begins) && line.ends_with(&ends))
    };
    for of in &PANORAMAS {
        let counted = of.declared - of.out_of_scope;
        let numbers = [of.declared, counted, of.facilities]
            .into_iter()
            .chain(of.endangered.map(|(all, _)| all))
            .chain(of.ransomware)
            .chain(of.data.into_iter().flatten());
        let shares = [
            Some(of.malicious),
            of.degraded,
            of.no_impact,
            of.support,
            of.health,
            of.medico_social,
        ];
        let shares = shares.into_iter().flatten();
        for number in numbers.map(|number| number.to_string()) {
            assert!(said(of.year, number.clone()), "{} {number}", of.year);
        }
        for share in shares.map(|share| format!("{share} %")) {
            assert!(said(of.year, share.clone()), "{} {share}", of.year);
        }
    }
}

#[test]
fn fig_1_contradictions_of_the_sources_are_said() {
    for page in [
        include_str!("../../../../docs/decisions/0029-the-observatory.md"),
        include_str!("../../../../docs/published-figures.md"),
    ] {
        for (what, done) in CONTRADICTIONS {
            assert!(page.contains(what) && page.contains(done), "{what}: {done}");
        }
    }
}
