//! The form in which an alert is written, read and filled.

use std::collections::BTreeSet;
use std::str::FromStr;

use app::alerts::AlertText;
use locales::Texts;
use process::act::Private;
use process::alert::{Alert, AlertNature, AlertUrgency, Criteria, Population, Tlp};
use process::facility::{FacilityFlag, FacilityNature};
use process::ids::IncidentReference;
use process::territory;
use process::words::Word;

use super::whom::flag_key;
use crate::form::{Choice, Form};
use crate::input::Fields;
use crate::pages::staff::nature_key;

/// The box that leaves out whoever has a case in the incident.
const OUTSIDE: &str = "hors-incident";

/// What the form offers.
pub(super) struct Offered {
    pub(super) natures: Vec<Choice>,
    pub(super) marks: Vec<Choice>,
    pub(super) urgencies: Vec<Choice>,
    pub(super) regions: Vec<Choice>,
    pub(super) kinds: Vec<Choice>,
    pub(super) flags: Vec<Choice>,
}

impl Offered {
    pub(super) fn of(t: Texts) -> Self {
        let regions = territory::all_regions().iter();
        let kinds = FacilityNature::ALL
            .iter()
            .filter(|nature| **nature != FacilityNature::MilitaryHospital);
        Self {
            natures: Choice::of(t, AlertNature::CHOICES),
            marks: Choice::of(t, Tlp::CHOICES),
            urgencies: Choice::of(t, AlertUrgency::CHOICES),
            regions: regions
                .map(|region| Choice::new(region.code().as_str(), region.name()))
                .collect(),
            kinds: kinds
                .map(|nature| Choice::new(nature_word(*nature), t.get(nature_key(*nature))))
                .collect(),
            flags: FacilityFlag::ALL
                .iter()
                .map(|flag| Choice::new(flag_word(*flag), t.get(flag_key(*flag))))
                .collect(),
        }
    }
}

fn nature_word(nature: FacilityNature) -> &'static str {
    nature_key(nature).trim_start_matches("nature-")
}

fn flag_word(flag: FacilityFlag) -> &'static str {
    flag_key(flag).trim_start_matches("alert-flag-")
}

/// Reads what was sent; what cannot be read is said at its field.
pub(super) fn read(t: Texts, fields: &Fields) -> Result<AlertText, Form> {
    let mut form = fields.clone().into_form();
    let nature = choice::<AlertNature>(t, fields, "nature", &mut form);
    let tlp = choice::<Tlp>(t, fields, "tlp", &mut form);
    let urgency = choice::<AlertUrgency>(t, fields, "urgence", &mut form);
    let numbers = listed(t, fields, Listed::Numbers, &mut form);
    let departements = listed(t, fields, Listed::Departements, &mut form);
    let categories = listed(t, fields, Listed::Categories, &mut form);
    let incident = match fields.value("incident") {
        "" => None,
        given => given
            .to_uppercase()
            .parse()
            .map_err(|_| form.refuse("incident", t.get("alert-unreadable-incident")))
            .ok(),
    };
    let outside = outside(t, fields, incident, &mut form);
    for name in ["titre", "faits"] {
        if fields.value(name).is_empty() {
            form.refuse(name, t.get("refusal-text-missing"));
        }
    }
    let population = if numbers.is_empty() {
        Population::Criteria(Criteria {
            regions: fields
                .values("regions")
                .filter_map(|code| code.parse().ok())
                .collect(),
            departements,
            natures: FacilityNature::ALL
                .into_iter()
                .filter(|nature| {
                    fields
                        .values("types")
                        .any(|given| given == nature_word(*nature))
                })
                .collect(),
            categories,
            flags: FacilityFlag::ALL
                .into_iter()
                .filter(|flag| {
                    fields
                        .values("designations")
                        .any(|given| given == flag_word(*flag))
                })
                .collect(),
            uses: each_line(fields.value("produits")),
            outside,
        })
    } else {
        Population::List { numbers }
    };
    match (nature, tlp, urgency) {
        (Some(nature), Some(tlp), Some(urgency)) if form.is_sound() => Ok(AlertText {
            title: fields.value("titre").to_owned(),
            happens: fields.value("faits").to_owned(),
            measures: each_line(fields.value("mesures")),
            nature,
            tlp,
            urgency,
            incident,
            population,
        }),
        _ => Err(form),
    }
}

/// Whether those who have a case in the incident are left out.
fn outside(
    t: Texts,
    fields: &Fields,
    incident: Option<IncidentReference>,
    form: &mut Form,
) -> Option<IncidentReference> {
    if fields.value(OUTSIDE) != "yes" {
        return None;
    }
    if fields.value("incident").is_empty() {
        form.refuse("incident", t.get("alert-outside-of-what"));
    }
    incident
}

/// The form in which HFDS and the CERT begin to warn of an incident.
pub(super) fn about(incident: IncidentReference) -> Form {
    Form::filled([
        ("nature", AlertNature::Spreading.key().to_owned()),
        ("tlp", Tlp::Amber.key().to_owned()),
        ("urgence", AlertUrgency::Urgent.key().to_owned()),
        ("incident", incident.to_string()),
        (OUTSIDE, "yes".to_owned()),
    ])
}

/// The form filled with what an alert says.
pub(super) fn filled(alert: &Alert) -> Form {
    let content = &alert.content;
    let text = |value: &Private<String>| value.known().cloned().unwrap_or_default();
    let measures: Vec<String> = content.measures.iter().map(text).collect();
    let mut form = Form::filled([
        ("titre", text(&content.title)),
        ("faits", text(&content.happens)),
        ("mesures", measures.join("\n")),
        ("nature", content.nature.key().to_owned()),
        ("tlp", content.tlp.key().to_owned()),
        ("urgence", content.urgency.key().to_owned()),
    ]);
    if let Some(incident) = content.incident {
        form.set("incident", incident.to_string());
    }
    match &content.population {
        Population::List { numbers } => form.set("numeros", spaced(numbers)),
        Population::Criteria(criteria) => {
            form.set("departements", spaced(&criteria.departements));
            form.set("categories", spaced(&criteria.categories));
            form.set("produits", criteria.uses.join("\n"));
            if criteria.outside.is_some() {
                form.set(OUTSIDE, "yes");
            }
            for region in &criteria.regions {
                form.set("regions", region.as_str());
            }
            for nature in &criteria.natures {
                form.set("types", nature_word(*nature));
            }
            for flag in &criteria.flags {
                form.set("designations", flag_word(*flag));
            }
        }
    }
    form
}

fn spaced<T: ToString>(values: &BTreeSet<T>) -> String {
    let values: Vec<String> = values.iter().map(ToString::to_string).collect();
    values.join(" ")
}

/// What stands on the lines of a text, empty ones left out.
pub(super) fn each_line(text: &str) -> Vec<String> {
    text.lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .map(str::to_owned)
        .collect()
}

fn choice<W: Word>(t: Texts, fields: &Fields, name: &'static str, form: &mut Form) -> Option<W> {
    let found = W::from_key(fields.value(name));
    if found.is_none() {
        form.refuse(name, t.get("act-missing-choice"));
    }
    found
}

/// What a list of values holds.
#[derive(Clone, Copy)]
enum Listed {
    Numbers,
    Departements,
    Categories,
}

impl Listed {
    const fn field(self) -> &'static str {
        match self {
            Self::Numbers => "numeros",
            Self::Departements => "departements",
            Self::Categories => "categories",
        }
    }

    /// Key of what is said of a value that cannot be read.
    const fn unreadable_key(self) -> &'static str {
        match self {
            Self::Numbers => "alert-unreadable-number",
            Self::Departements => "alert-unreadable-departement",
            Self::Categories => "alert-unreadable-category",
        }
    }
}

fn listed<T: FromStr + Ord>(
    t: Texts,
    fields: &Fields,
    what: Listed,
    form: &mut Form,
) -> BTreeSet<T> {
    let mut found = BTreeSet::new();
    let values = fields.value(what.field());
    for value in values.split(|c: char| c.is_whitespace() || c == ',' || c == ';') {
        if value.is_empty() {
            continue;
        }
        match value.to_uppercase().parse() {
            Ok(value) => drop(found.insert(value)),
            Err(_) => form.refuse(
                what.field(),
                t.one(what.unreadable_key(), "value", value.to_owned())
                    .into_owned(),
            ),
        }
    }
    found
}
