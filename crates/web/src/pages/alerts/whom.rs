//! Whom an alert is for, in words.

use std::borrow::Cow;

use locales::Texts;
use process::alert::Population;
use process::facility::FacilityFlag;
use process::territory;

use crate::naming;
use crate::pages::staff::nature_key;

/// The criteria, each with its values.
pub(super) fn rows(t: Texts, population: &Population) -> Vec<(Cow<'static, str>, String)> {
    let criteria = match population {
        Population::List { numbers } => {
            let whom = t.n("alert-whom-list", numbers.len()).into_owned();
            return vec![(t.get("alert-whom"), whom)];
        }
        Population::Criteria(criteria) => criteria,
    };
    let regions = criteria.regions.iter();
    let regions = regions.map(|code| territory::region(*code).name().to_owned());
    let departements = criteria
        .departements
        .iter()
        .map(|code| naming::departement(*code));
    let natures = criteria
        .natures
        .iter()
        .map(|nature| t.get(nature_key(*nature)).into_owned());
    let categories = criteria.categories.iter().map(ToString::to_string);
    let flags = criteria
        .flags
        .iter()
        .map(|flag| t.get(flag_key(*flag)).into_owned());
    let uses = criteria.uses.iter().cloned();
    let outside = criteria.outside.iter().map(ToString::to_string);
    let rows = [
        ("alert-field-regions", joined(regions)),
        ("alert-field-departements", joined(departements)),
        ("alert-field-natures", joined(natures)),
        ("alert-field-categories", joined(categories)),
        ("alert-field-flags", joined(flags)),
        ("alert-field-uses", joined(uses)),
        ("alert-whom-outside", joined(outside)),
    ];
    let mut said: Vec<_> = rows
        .into_iter()
        .filter(|(_, values)| !values.is_empty())
        .map(|(key, values)| (t.get(key), values))
        .collect();
    if said.len() == usize::from(criteria.outside.is_some()) {
        let nation = (t.get("alert-whom"), t.get("alert-whom-nation").into_owned());
        said.insert(0, nation);
    }
    said
}

/// Key of the words for a flag.
pub(super) const fn flag_key(flag: FacilityFlag) -> &'static str {
    match flag {
        FacilityFlag::Oiv => "alert-flag-oiv",
        FacilityFlag::Ose => "alert-flag-ose",
    }
}

fn joined(values: impl Iterator<Item = String>) -> String {
    values.collect::<Vec<_>>().join(", ")
}
