//! The catalogues, embedded, and the bundle of each language.

use std::sync::LazyLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentResource, FluentValue};
use unic_langid::langid;

use crate::{Lang, numbers, typography};

type Bundle = FluentBundle<FluentResource>;

macro_rules! catalogue_files {
    ($($area:literal),+ $(,)?) => {
        /// Each catalogue file: its area, its French source, its English source.
        pub const FILES: &[(&str, &str, &str)] = &[$((
            $area,
            include_str!(concat!("../fr/", $area, ".ftl")),
            include_str!(concat!("../en/", $area, ".ftl")),
        )),+];
    };
}

// A new file is one line here.
catalogue_files![
    "account",
    "acts",
    "alerts",
    "case",
    "cert",
    "components",
    "declare",
    "directory",
    "documents",
    "errors",
    "evidence",
    "factors",
    "facts",
    "figures",
    "help",
    "playbooks",
    "home",
    "incidents",
    "layout",
    "lessons",
    "links",
    "lookalikes",
    "mail",
    "names",
    "notices",
    "on-call",
    "past",
    "staff",
    "printing",
    "proof",
    "reporter",
    "rights",
    "retention",
    "sharing",
    "signatures",
    "status",
    "story",
    "suppliers",
    "technical",
    "time",
    "webhooks",
    "words"
];

static FRENCH: LazyLock<Bundle> = LazyLock::new(|| {
    let mut bundle = FluentBundle::new_concurrent(vec![langid!("fr-FR")]);
    bundle.set_transform(Some(typography::french));
    bundle.set_formatter(Some(|value, _| number(Lang::Fr, value)));
    filled(bundle, FILES.iter().map(|(_, french, _)| *french))
});

static ENGLISH: LazyLock<Bundle> = LazyLock::new(|| {
    let mut bundle = FluentBundle::new_concurrent(vec![langid!("en-GB")]);
    bundle.set_formatter(Some(|value, _| number(Lang::En, value)));
    filled(bundle, FILES.iter().map(|(_, _, english)| *english))
});

/// The texts of a language.
pub(crate) fn bundle(lang: Lang) -> &'static Bundle {
    match lang {
        Lang::Fr => &FRENCH,
        Lang::En => &ENGLISH,
    }
}

fn filled(mut bundle: Bundle, sources: impl Iterator<Item = &'static str>) -> Bundle {
    bundle.set_use_isolating(false);
    for source in sources {
        // A catalogue with an error still gives its sound messages; the
        // catalogue test refuses it before it ships.
        let (resource, sound) = match FluentResource::try_new(source.to_owned()) {
            Ok(resource) => (resource, true),
            Err((resource, _)) => (resource, false),
        };
        debug_assert!(sound, "a catalogue does not parse");
        let added = bundle.add_resource(resource);
        debug_assert!(added.is_ok(), "a key is defined twice: {added:?}");
    }
    bundle
}

fn number(lang: Lang, value: &FluentValue<'_>) -> Option<String> {
    match value {
        FluentValue::Number(number) => {
            Some(numbers::display(lang, &number.as_string()).into_owned())
        }
        _ => None,
    }
}
