//! What the fields of data that are taken away mean, in both languages.

use locales::{Lang, Texts};
use serde::Serialize;
use utoipa::ToSchema;

use super::told::DefinitionBody;

/// What a field is.
#[derive(Serialize, ToSchema)]
pub(crate) struct FieldBody {
    /// Its name.
    field: &'static str,
    /// In French.
    fr: String,
    /// In English.
    en: String,
}

/// Data with what they mean.
#[derive(Serialize)]
pub(crate) struct OpenData<T> {
    /// What is counted.
    pub(crate) definition: DefinitionBody,
    /// What the fields are.
    pub(crate) dictionary: Vec<FieldBody>,
    #[serde(flatten)]
    pub(crate) data: T,
}

type Fields = [(&'static str, &'static str)];

/// The fields of the public tables.
pub(crate) const PUBLIC: &Fields = &[
    ("group", "figure-dictionary-group"),
    ("label", "figure-dictionary-label"),
    ("year", "figure-dictionary-year"),
    ("incidents", "figure-dictionary-incidents"),
    ("hidden", "figure-dictionary-hidden"),
];

/// The fields of a figure broken down.
pub(crate) const FIGURE: &Fields = &[
    ("period", "figure-dictionary-period"),
    ("against", "figure-dictionary-against"),
    ("territory", "figure-dictionary-territory"),
    ("by", "figure-dictionary-by"),
    ("overlaps", "figure-dictionary-overlaps"),
    ("total", "figure-dictionary-total"),
    ("groups", "figure-dictionary-groups"),
    ("group", "figure-dictionary-word"),
    ("label", "figure-dictionary-called"),
    ("value", "figure-dictionary-value"),
    ("before", "figure-dictionary-before"),
    ("count", "figure-dictionary-count"),
    ("part", "figure-dictionary-part"),
    ("whole", "figure-dictionary-whole"),
    ("percent", "figure-dictionary-percent"),
    ("known", "figure-dictionary-known"),
    ("median_minutes", "figure-dictionary-median"),
    ("ninth_decile_minutes", "figure-dictionary-ninth"),
];

/// The fields of a timeline.
pub(crate) const TIMELINE: &Fields = &[
    ("period", "figure-dictionary-period"),
    ("territory", "figure-dictionary-territory"),
    ("steps", "timeline-dictionary-steps"),
    ("incidents", "timeline-dictionary-incidents"),
    ("happenings", "timeline-dictionary-happenings"),
    ("is_event", "timeline-dictionary-is-event"),
    ("event", "timeline-dictionary-event"),
    ("first", "timeline-dictionary-first"),
    ("last", "timeline-dictionary-last"),
    ("closed", "timeline-dictionary-closed"),
    ("facilities", "timeline-dictionary-facilities"),
    ("region", "timeline-dictionary-region"),
    ("type", "timeline-dictionary-type"),
    ("cause", "timeline-dictionary-cause"),
    ("degraded", "timeline-dictionary-degraded"),
    ("interrupted", "timeline-dictionary-interrupted"),
    ("longest_degraded_minutes", "timeline-dictionary-longest"),
    ("others", "timeline-dictionary-others"),
    ("alerts", "timeline-dictionary-alerts"),
];

/// What fields mean.
pub(crate) fn dictionary(fields: &Fields) -> Vec<FieldBody> {
    let said = |lang, key| Texts::new(lang).get(key).into_owned();
    let meaning = |(field, key): &(&'static str, &'static str)| FieldBody {
        field,
        fr: said(Lang::Fr, key),
        en: said(Lang::En, key),
    };
    fields.iter().map(meaning).collect()
}
