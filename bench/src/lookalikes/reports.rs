//! Reports as they may come: traces, names and words of which few are held by
//! many and most by nobody else (Zipf), and waves of one attack or failure.

use std::collections::BTreeSet;

use jiff::Timestamp;
use likeness::{
    Place, Profile, ProfileParts,
    observable::{Observable, ObservableKind},
};
use process::{declaration::facts::Facts, territory::all_departements};

/// Traces of a report.
const OBSERVABLES: u64 = 20;
/// Telling words of a report.
const WORDS: u64 = 25;
/// Consecutive reports among which one wave passes, a third of them.
const WAVE: u64 = 30;

/// The report of this number: twenty traces, two of them of its wave when it
/// belongs to one and three that many may hold; the wave's provider or one of
/// its own; twenty-five words, of a wave half the wave's.
pub(super) fn profile(number: u32, declared: Timestamp) -> Profile {
    let own = u64::from(number);
    let draw = |place: u64| drawn(own, place);
    let wave = (draw(0) < 1.0 / 3.0).then_some(own / WAVE);
    let observables: BTreeSet<Observable> = (0..OBSERVABLES)
        .map(|place| match (place, wave) {
            (0 | 1, Some(wave)) => format!("vague{wave}-{place}.example"),
            (2..=4, _) => format!("commun{}.example", zipf(draw(10 + place), 20_000)),
            _ => format!("trace{own}-{place}.example"),
        })
        .map(|value| Observable {
            kind: ObservableKind::Domain,
            value,
        })
        .collect();
    let story = wave.map_or(own, |wave| u64::MAX - wave);
    let provider = zipf(drawn(story, 1), 2_000);
    let words: Vec<String> = (0..WORDS)
        .map(|place| {
            let of = if place % 2 == 0 { story } else { own };
            format!("mot{}x", zipf(drawn(of, 100 + place), 50_000))
        })
        .collect();
    let facts = Facts {
        description: words.join(" ").as_str().into(),
        third_party_name: named(draw(2) < 0.5, "Fournisseur", provider)
            .as_str()
            .into(),
        product: named(draw(3) < 0.25, "Logiciel", provider / 4)
            .as_str()
            .into(),
        ..Facts::default()
    };
    let places = all_departements();
    let place = places.get(usize::try_from(zipf(draw(4), 100)).unwrap_or_default());
    Profile::of(&ProfileParts {
        facts: &facts,
        messages: &[],
        observables: &observables,
        declared_at: declared,
        place: place.map(|departement| Place {
            departement: departement.code(),
        }),
    })
}

fn named(says: bool, what: &str, which: u64) -> String {
    if says {
        format!("{what}{which}x")
    } else {
        String::new()
    }
}

/// The rank that Zipf's law (of exponent one) gives to a part drawn of one,
/// from 0 up to `many`.
fn zipf(part: f64, many: u32) -> u64 {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "between 1 and the number of ranks"
    )]
    let rank = f64::from(many).powf(part) as u64;
    rank
}

/// A number from 0 up to 1 that depends on nothing but these two.
fn drawn(of: u64, place: u64) -> f64 {
    let mut z = of
        .wrapping_mul(0x9e37_79b9_7f4a_7c15)
        .wrapping_add(place.wrapping_mul(0xd1b5_4a32_d192_ed03));
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^= z >> 31;
    let high = u32::try_from(z >> 32).unwrap_or_default();
    f64::from(high) / (f64::from(u32::MAX) + 1.0)
}
