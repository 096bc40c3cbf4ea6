use super::{Ars, Departement, Region};
use crate::calendar::HolidayZone;

const PARIS: &str = "Europe/Paris";

const GUADELOUPE: &Region = &REGIONS[0];
const MARTINIQUE: &Region = &REGIONS[1];
const GUYANE: &Region = &REGIONS[2];
const LA_REUNION: &Region = &REGIONS[3];
const MAYOTTE: &Region = &REGIONS[4];
const ILE_DE_FRANCE: &Region = &REGIONS[5];
const CENTRE_VAL_DE_LOIRE: &Region = &REGIONS[6];
const BOURGOGNE_FRANCHE_COMTE: &Region = &REGIONS[7];
const NORMANDIE: &Region = &REGIONS[8];
const HAUTS_DE_FRANCE: &Region = &REGIONS[9];
const GRAND_EST: &Region = &REGIONS[10];
const PAYS_DE_LA_LOIRE: &Region = &REGIONS[11];
const BRETAGNE: &Region = &REGIONS[12];
const NOUVELLE_AQUITAINE: &Region = &REGIONS[13];
const OCCITANIE: &Region = &REGIONS[14];
const AUVERGNE_RHONE_ALPES: &Region = &REGIONS[15];
const PROVENCE_ALPES_COTE_D_AZUR: &Region = &REGIONS[16];
const CORSE: &Region = &REGIONS[17];
const SAINT_PIERRE_ET_MIQUELON: &Region = &REGIONS[18];
const SAINT_BARTHELEMY: &Region = &REGIONS[19];
const SAINT_MARTIN: &Region = &REGIONS[20];
const WALLIS_ET_FUTUNA: &Region = &REGIONS[21];
const POLYNESIE_FRANCAISE: &Region = &REGIONS[22];
const NOUVELLE_CALEDONIE: &Region = &REGIONS[23];

/// Sorted by code.
pub(super) static AGENCIES: [Ars; 18] = [
    Ars {
        code: "ARS-01",
        name: "ARS Guadeloupe, Saint-Martin, Saint-Barthélemy",
    },
    Ars {
        code: "ARS-02",
        name: "ARS Martinique",
    },
    Ars {
        code: "ARS-03",
        name: "ARS Guyane",
    },
    Ars {
        code: "ARS-05",
        name: "ARS La Réunion",
    },
    Ars {
        code: "ARS-06",
        name: "ARS Mayotte",
    },
    Ars {
        code: "ARS-11",
        name: "ARS Île-de-France",
    },
    Ars {
        code: "ARS-24",
        name: "ARS Centre-Val de Loire",
    },
    Ars {
        code: "ARS-27",
        name: "ARS Bourgogne-Franche-Comté",
    },
    Ars {
        code: "ARS-28",
        name: "ARS Normandie",
    },
    Ars {
        code: "ARS-32",
        name: "ARS Hauts-de-France",
    },
    Ars {
        code: "ARS-44",
        name: "ARS Grand Est",
    },
    Ars {
        code: "ARS-52",
        name: "ARS Pays de la Loire",
    },
    Ars {
        code: "ARS-53",
        name: "ARS Bretagne",
    },
    Ars {
        code: "ARS-75",
        name: "ARS Nouvelle-Aquitaine",
    },
    Ars {
        code: "ARS-76",
        name: "ARS Occitanie",
    },
    Ars {
        code: "ARS-84",
        name: "ARS Auvergne-Rhône-Alpes",
    },
    Ars {
        code: "ARS-93",
        name: "ARS Provence-Alpes-Côte d’Azur",
    },
    Ars {
        code: "ARS-94",
        name: "ARS Corse",
    },
];

/// Sorted by code.
pub(super) static REGIONS: [Region; 24] = [
    region("01", "Guadeloupe", Some(&AGENCIES[0])),
    region("02", "Martinique", Some(&AGENCIES[1])),
    region("03", "Guyane", Some(&AGENCIES[2])),
    region("04", "La Réunion", Some(&AGENCIES[3])),
    region("06", "Mayotte", Some(&AGENCIES[4])),
    region("11", "Île-de-France", Some(&AGENCIES[5])),
    region("24", "Centre-Val de Loire", Some(&AGENCIES[6])),
    region("27", "Bourgogne-Franche-Comté", Some(&AGENCIES[7])),
    region("28", "Normandie", Some(&AGENCIES[8])),
    region("32", "Hauts-de-France", Some(&AGENCIES[9])),
    region("44", "Grand Est", Some(&AGENCIES[10])),
    region("52", "Pays de la Loire", Some(&AGENCIES[11])),
    region("53", "Bretagne", Some(&AGENCIES[12])),
    region("75", "Nouvelle-Aquitaine", Some(&AGENCIES[13])),
    region("76", "Occitanie", Some(&AGENCIES[14])),
    region("84", "Auvergne-Rhône-Alpes", Some(&AGENCIES[15])),
    region("93", "Provence-Alpes-Côte d’Azur", Some(&AGENCIES[16])),
    region("94", "Corse", Some(&AGENCIES[17])),
    region("975", "Saint-Pierre-et-Miquelon", None),
    region("977", "Saint-Barthélemy", Some(&AGENCIES[0])),
    region("978", "Saint-Martin", Some(&AGENCIES[0])),
    region("986", "Wallis et Futuna", None),
    region("987", "Polynésie française", None),
    region("988", "Nouvelle-Calédonie", None),
];

/// Sorted by code.
pub(super) static DEPARTEMENTS: [Departement; 107] = [
    metropole("01", "Ain", AUVERGNE_RHONE_ALPES),
    metropole("02", "Aisne", HAUTS_DE_FRANCE),
    metropole("03", "Allier", AUVERGNE_RHONE_ALPES),
    metropole("04", "Alpes-de-Haute-Provence", PROVENCE_ALPES_COTE_D_AZUR),
    metropole("05", "Hautes-Alpes", PROVENCE_ALPES_COTE_D_AZUR),
    metropole("06", "Alpes-Maritimes", PROVENCE_ALPES_COTE_D_AZUR),
    metropole("07", "Ardèche", AUVERGNE_RHONE_ALPES),
    metropole("08", "Ardennes", GRAND_EST),
    metropole("09", "Ariège", OCCITANIE),
    metropole("10", "Aube", GRAND_EST),
    metropole("11", "Aude", OCCITANIE),
    metropole("12", "Aveyron", OCCITANIE),
    metropole("13", "Bouches-du-Rhône", PROVENCE_ALPES_COTE_D_AZUR),
    metropole("14", "Calvados", NORMANDIE),
    metropole("15", "Cantal", AUVERGNE_RHONE_ALPES),
    metropole("16", "Charente", NOUVELLE_AQUITAINE),
    metropole("17", "Charente-Maritime", NOUVELLE_AQUITAINE),
    metropole("18", "Cher", CENTRE_VAL_DE_LOIRE),
    metropole("19", "Corrèze", NOUVELLE_AQUITAINE),
    metropole("21", "Côte-d’Or", BOURGOGNE_FRANCHE_COMTE),
    metropole("22", "Côtes-d’Armor", BRETAGNE),
    metropole("23", "Creuse", NOUVELLE_AQUITAINE),
    metropole("24", "Dordogne", NOUVELLE_AQUITAINE),
    metropole("25", "Doubs", BOURGOGNE_FRANCHE_COMTE),
    metropole("26", "Drôme", AUVERGNE_RHONE_ALPES),
    metropole("27", "Eure", NORMANDIE),
    metropole("28", "Eure-et-Loir", CENTRE_VAL_DE_LOIRE),
    metropole("29", "Finistère", BRETAGNE),
    metropole("2A", "Corse-du-Sud", CORSE),
    metropole("2B", "Haute-Corse", CORSE),
    metropole("30", "Gard", OCCITANIE),
    metropole("31", "Haute-Garonne", OCCITANIE),
    metropole("32", "Gers", OCCITANIE),
    metropole("33", "Gironde", NOUVELLE_AQUITAINE),
    metropole("34", "Hérault", OCCITANIE),
    metropole("35", "Ille-et-Vilaine", BRETAGNE),
    metropole("36", "Indre", CENTRE_VAL_DE_LOIRE),
    metropole("37", "Indre-et-Loire", CENTRE_VAL_DE_LOIRE),
    metropole("38", "Isère", AUVERGNE_RHONE_ALPES),
    metropole("39", "Jura", BOURGOGNE_FRANCHE_COMTE),
    metropole("40", "Landes", NOUVELLE_AQUITAINE),
    metropole("41", "Loir-et-Cher", CENTRE_VAL_DE_LOIRE),
    metropole("42", "Loire", AUVERGNE_RHONE_ALPES),
    metropole("43", "Haute-Loire", AUVERGNE_RHONE_ALPES),
    metropole("44", "Loire-Atlantique", PAYS_DE_LA_LOIRE),
    metropole("45", "Loiret", CENTRE_VAL_DE_LOIRE),
    metropole("46", "Lot", OCCITANIE),
    metropole("47", "Lot-et-Garonne", NOUVELLE_AQUITAINE),
    metropole("48", "Lozère", OCCITANIE),
    metropole("49", "Maine-et-Loire", PAYS_DE_LA_LOIRE),
    metropole("50", "Manche", NORMANDIE),
    metropole("51", "Marne", GRAND_EST),
    metropole("52", "Haute-Marne", GRAND_EST),
    metropole("53", "Mayenne", PAYS_DE_LA_LOIRE),
    metropole("54", "Meurthe-et-Moselle", GRAND_EST),
    metropole("55", "Meuse", GRAND_EST),
    metropole("56", "Morbihan", BRETAGNE),
    alsace_moselle("57", "Moselle", GRAND_EST),
    metropole("58", "Nièvre", BOURGOGNE_FRANCHE_COMTE),
    metropole("59", "Nord", HAUTS_DE_FRANCE),
    metropole("60", "Oise", HAUTS_DE_FRANCE),
    metropole("61", "Orne", NORMANDIE),
    metropole("62", "Pas-de-Calais", HAUTS_DE_FRANCE),
    metropole("63", "Puy-de-Dôme", AUVERGNE_RHONE_ALPES),
    metropole("64", "Pyrénées-Atlantiques", NOUVELLE_AQUITAINE),
    metropole("65", "Hautes-Pyrénées", OCCITANIE),
    metropole("66", "Pyrénées-Orientales", OCCITANIE),
    alsace_moselle("67", "Bas-Rhin", GRAND_EST),
    alsace_moselle("68", "Haut-Rhin", GRAND_EST),
    metropole("69", "Rhône", AUVERGNE_RHONE_ALPES),
    metropole("70", "Haute-Saône", BOURGOGNE_FRANCHE_COMTE),
    metropole("71", "Saône-et-Loire", BOURGOGNE_FRANCHE_COMTE),
    metropole("72", "Sarthe", PAYS_DE_LA_LOIRE),
    metropole("73", "Savoie", AUVERGNE_RHONE_ALPES),
    metropole("74", "Haute-Savoie", AUVERGNE_RHONE_ALPES),
    metropole("75", "Paris", ILE_DE_FRANCE),
    metropole("76", "Seine-Maritime", NORMANDIE),
    metropole("77", "Seine-et-Marne", ILE_DE_FRANCE),
    metropole("78", "Yvelines", ILE_DE_FRANCE),
    metropole("79", "Deux-Sèvres", NOUVELLE_AQUITAINE),
    metropole("80", "Somme", HAUTS_DE_FRANCE),
    metropole("81", "Tarn", OCCITANIE),
    metropole("82", "Tarn-et-Garonne", OCCITANIE),
    metropole("83", "Var", PROVENCE_ALPES_COTE_D_AZUR),
    metropole("84", "Vaucluse", PROVENCE_ALPES_COTE_D_AZUR),
    metropole("85", "Vendée", PAYS_DE_LA_LOIRE),
    metropole("86", "Vienne", NOUVELLE_AQUITAINE),
    metropole("87", "Haute-Vienne", NOUVELLE_AQUITAINE),
    metropole("88", "Vosges", GRAND_EST),
    metropole("89", "Yonne", BOURGOGNE_FRANCHE_COMTE),
    metropole("90", "Territoire de Belfort", BOURGOGNE_FRANCHE_COMTE),
    metropole("91", "Essonne", ILE_DE_FRANCE),
    metropole("92", "Hauts-de-Seine", ILE_DE_FRANCE),
    metropole("93", "Seine-Saint-Denis", ILE_DE_FRANCE),
    metropole("94", "Val-de-Marne", ILE_DE_FRANCE),
    metropole("95", "Val-d’Oise", ILE_DE_FRANCE),
    territory(
        "971",
        "Guadeloupe",
        GUADELOUPE,
        Some("9A"),
        "America/Guadeloupe",
        HolidayZone::Guadeloupe,
    ),
    territory(
        "972",
        "Martinique",
        MARTINIQUE,
        Some("9B"),
        "America/Martinique",
        HolidayZone::Martinique,
    ),
    territory(
        "973",
        "Guyane",
        GUYANE,
        Some("9C"),
        "America/Cayenne",
        HolidayZone::Guyane,
    ),
    territory(
        "974",
        "La Réunion",
        LA_REUNION,
        Some("9D"),
        "Indian/Reunion",
        HolidayZone::Reunion,
    ),
    territory(
        "975",
        "Saint-Pierre-et-Miquelon",
        SAINT_PIERRE_ET_MIQUELON,
        None,
        "America/Miquelon",
        HolidayZone::Metropole,
    ),
    territory(
        "976",
        "Mayotte",
        MAYOTTE,
        Some("9F"),
        "Indian/Mayotte",
        HolidayZone::Mayotte,
    ),
    territory(
        "977",
        "Saint-Barthélemy",
        SAINT_BARTHELEMY,
        Some("9A"),
        "America/St_Barthelemy",
        HolidayZone::SaintBarthelemy,
    ),
    territory(
        "978",
        "Saint-Martin",
        SAINT_MARTIN,
        Some("9A"),
        "America/Marigot",
        HolidayZone::SaintMartin,
    ),
    territory(
        "986",
        "Wallis et Futuna",
        WALLIS_ET_FUTUNA,
        Some("9J"),
        "Pacific/Wallis",
        HolidayZone::Metropole,
    ),
    territory(
        "987",
        "Polynésie française",
        POLYNESIE_FRANCAISE,
        None,
        "Pacific/Tahiti",
        HolidayZone::Metropole,
    ),
    territory(
        "988",
        "Nouvelle-Calédonie",
        NOUVELLE_CALEDONIE,
        None,
        "Pacific/Noumea",
        HolidayZone::Metropole,
    ),
];

const fn region(code: &'static str, name: &'static str, ars: Option<&'static Ars>) -> Region {
    Region { code, name, ars }
}

const fn metropole(code: &'static str, name: &'static str, region: &'static Region) -> Departement {
    territory(
        code,
        name,
        region,
        Some(code),
        PARIS,
        HolidayZone::Metropole,
    )
}

const fn alsace_moselle(
    code: &'static str,
    name: &'static str,
    region: &'static Region,
) -> Departement {
    territory(
        code,
        name,
        region,
        Some(code),
        PARIS,
        HolidayZone::AlsaceMoselle,
    )
}

const fn territory(
    code: &'static str,
    name: &'static str,
    region: &'static Region,
    finess_code: Option<&'static str>,
    iana_zone: &'static str,
    holidays: HolidayZone,
) -> Departement {
    Departement {
        code,
        name,
        region,
        finess_code,
        iana_zone,
        holidays,
    }
}
