use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// Where a set of public holidays is in force.
///
/// Saint-Pierre-et-Miquelon, Wallis et Futuna, la Polynésie française and la
/// Nouvelle-Calédonie have days of their own that could not be verified: they
/// are given the national ones, under [`HolidayZone::Metropole`].
#[derive(
    Clone,
    Copy,
    Debug,
    Default,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    ToSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum HolidayZone {
    /// The eleven national holidays alone (Code du travail, L3133-1).
    #[default]
    Metropole,
    /// Bas-Rhin, Haut-Rhin and Moselle: Good Friday and 26 December as well.
    /// The law gives Good Friday to the communes that have a Protestant or a
    /// shared church; here the whole zone has it.
    AlsaceMoselle,
    /// Abolition of slavery on 27 May (L3422-2, as all those below).
    Guadeloupe,
    /// Abolition of slavery on 22 May.
    Martinique,
    /// Abolition of slavery on 10 June.
    Guyane,
    /// Abolition of slavery on 20 December.
    Reunion,
    /// Abolition of slavery on 27 April.
    Mayotte,
    /// Abolition of slavery on 27 May.
    SaintMartin,
    /// Abolition of slavery on 9 October.
    SaintBarthelemy,
}

/// A public holiday; its name in each language is in the catalogue.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ToSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum Holiday {
    /// 1 January.
    NewYear,
    /// Two days before Easter, in Alsace and Moselle.
    GoodFriday,
    /// The day after Easter.
    EasterMonday,
    /// 1 May.
    LabourDay,
    /// 8 May.
    Victory1945,
    /// Thirty-nine days after Easter.
    Ascension,
    /// Fifty days after Easter.
    WhitMonday,
    /// 14 July.
    NationalDay,
    /// 15 August.
    Assumption,
    /// 1 November.
    AllSaints,
    /// 11 November.
    Armistice1918,
    /// 25 December.
    Christmas,
    /// 26 December, in Alsace and Moselle.
    SaintStephen,
    /// Overseas, on the date of each territory.
    AbolitionOfSlavery,
}

/// The holiday that falls on a date, if any. When two fall together, the one
/// of fixed date.
#[must_use]
pub fn holiday_on(date: Date, zone: HolidayZone) -> Option<Holiday> {
    fixed_holiday(date, zone).or_else(|| movable_holiday(date, zone))
}

fn fixed_holiday(date: Date, zone: HolidayZone) -> Option<Holiday> {
    use HolidayZone::{
        AlsaceMoselle, Guadeloupe, Guyane, Martinique, Mayotte, Reunion, SaintBarthelemy,
        SaintMartin,
    };
    match (date.month(), date.day(), zone) {
        (1, 1, _) => Some(Holiday::NewYear),
        (5, 1, _) => Some(Holiday::LabourDay),
        (5, 8, _) => Some(Holiday::Victory1945),
        (7, 14, _) => Some(Holiday::NationalDay),
        (8, 15, _) => Some(Holiday::Assumption),
        (11, 1, _) => Some(Holiday::AllSaints),
        (11, 11, _) => Some(Holiday::Armistice1918),
        (12, 25, _) => Some(Holiday::Christmas),
        (12, 26, AlsaceMoselle) => Some(Holiday::SaintStephen),
        (4, 27, Mayotte)
        | (5, 22, Martinique)
        | (5, 27, Guadeloupe | SaintMartin)
        | (6, 10, Guyane)
        | (10, 9, SaintBarthelemy)
        | (12, 20, Reunion) => Some(Holiday::AbolitionOfSlavery),
        _ => None,
    }
}

fn movable_holiday(date: Date, zone: HolidayZone) -> Option<Holiday> {
    let after_easter = date.day_of_year() - easter(date.year())?.day_of_year();
    match (after_easter, zone) {
        (-2, HolidayZone::AlsaceMoselle) => Some(Holiday::GoodFriday),
        (1, _) => Some(Holiday::EasterMonday),
        (39, _) => Some(Holiday::Ascension),
        (50, _) => Some(Holiday::WhitMonday),
        _ => None,
    }
}

/// Easter Sunday of a year of the Gregorian calendar, by the algorithm that
/// Meeus gives; `None` before 1583, when that calendar was not yet in use.
#[must_use]
pub fn easter(year: i16) -> Option<Date> {
    if year < 1583 {
        return None;
    }
    let y = i32::from(year);
    let (a, b, c) = (y % 19, y / 100, y % 100);
    let g = (b - (b + 8) / 25 + 1) / 3;
    let h = (19 * a + b - b / 4 - g + 15) % 30;
    let l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let n = h + l - 7 * m + 114;
    let month = i8::try_from(n / 31).ok()?;
    let day = i8::try_from(n % 31 + 1).ok()?;
    Date::new(year, month, day).ok()
}
