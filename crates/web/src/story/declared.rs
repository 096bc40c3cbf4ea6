//! What a declaration and its supplements said.

use process::case::{Declared, HelpNeeded, Reality, Site};
use process::declaration::facts::{Facts, Supplement, changes};

use super::act::Places;
use super::before::Before;
use super::parts::Parts;
use crate::{answers, naming};

pub(super) fn declaration(parts: &mut Parts, places: &Places, declared: &Declared) {
    let t = parts.t;
    if declared.reality == Reality::Exercise {
        parts.fact(t.get("story-reality"), t.get("case-exercise"));
    }
    if let Some(notice) = declared.military {
        parts.fact(t.get("story-military"), t.get(notice.label_key()));
    }
    parts.fact(t.get("story-facility"), sites(places, &[declared.site]));
    parts.fact(t.get("story-sites"), sites(places, &declared.affected));
    parts.fact(t.get("story-channel"), t.get(declared.channel.label_key()));
    if declared.help != HelpNeeded::Normally {
        parts.fact(t.get("story-help"), t.get(help_key(declared.help)));
    }
    let reporter = &declared.reporter.value;
    let named = [reporter.name.as_str(), reporter.function.as_str()];
    let named: Vec<&str> = named.into_iter().filter(|part| !part.is_empty()).collect();
    parts.fact(t.get("story-reporter"), named.join(", "));
    if !declared.facts.erased.is_empty() || !declared.reporter.erased.is_empty() {
        parts.fact(t.get("story-partly-erased"), t.get("story-erased"));
    }
    let rows = changes(&Facts::default(), &declared.facts.value)
        .into_iter()
        .map(|change| {
            (
                answers::label(t, change.field),
                answers::line(t, &change.after),
            )
        })
        .collect();
    parts.facts(t.get("story-as-sent"), rows);
}

pub(super) fn supplement(parts: &mut Parts, before: &Before, facts: &Facts) {
    let t = parts.t;
    let after = before.facts.merge_supplement(&Supplement(facts.clone()));
    for change in changes(&before.facts, &after) {
        let was = change
            .before
            .is_given()
            .then(|| answers::line(t, &change.before));
        parts.changed(
            answers::label(t, change.field),
            was,
            answers::line(t, &change.after),
        );
    }
}

pub(super) fn sites(places: &Places, sites: &[Site]) -> String {
    let name = |site: &Site| {
        places.get(&site.facility).map_or_else(
            || naming::departement(site.departement),
            |facility| {
                format!(
                    "{}, {}",
                    facility.name,
                    naming::departement(site.departement)
                )
            },
        )
    };
    sites.iter().map(name).collect::<Vec<_>>().join("\n")
}

/// How urgently help is asked for.
pub(super) const fn help_key(help: HelpNeeded) -> &'static str {
    match help {
        HelpNeeded::Normally => "help-normally",
        HelpNeeded::AtOnce => "help-at-once",
        HelpNeeded::AtOnceOffHours => "help-at-once-off-hours",
    }
}
