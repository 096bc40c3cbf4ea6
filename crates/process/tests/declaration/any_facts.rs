//! Facts of any kind, answered through the form's own door.

use process::declaration::facts::{Facts, Moment, Zone};
use process::declaration::form::{AnswerView, FieldKey, FieldKind, RawInput, UnknownOffer};
use proptest::prelude::*;

/// What a form might submit for a field, blank and "I don't know yet" included.
fn any_input(field: FieldKey) -> BoxedStrategy<Vec<String>> {
    let choices = field.kind().choices();
    let said = match field.kind() {
        FieldKind::Line { .. } | FieldKind::Prose { .. } | FieldKind::Email | FieldKind::Phone => {
            "\\PC{0,40}(\n\\PC{0,20})?"
                .prop_map(|text| vec![text])
                .boxed()
        }
        FieldKind::Moment => any_moment()
            .prop_map(|moment| AnswerView::Moment(moment).raw_values())
            .boxed(),
        FieldKind::Day => (1990i16..2200, 1i8..13, 1i8..29)
            .prop_map(|(year, month, day)| vec![format!("{year:04}-{month:02}-{day:02}")])
            .boxed(),
        FieldKind::Count { .. } => any::<u32>()
            .prop_map(|number| vec![number.to_string()])
            .boxed(),
        FieldKind::Choice(_) => proptest::sample::select(choices)
            .prop_map(|choice| vec![choice.key.to_owned()])
            .boxed(),
        FieldKind::Choices(_) => proptest::sample::subsequence(choices, 0..=choices.len())
            .prop_map(|some| some.iter().map(|choice| choice.key.to_owned()).collect())
            .boxed(),
    };
    match field.unknown_offer() {
        UnknownOffer::Offered => prop_oneof![
            3 => Just(Vec::new()),
            1 => Just(vec!["unknown".to_owned()]),
            4 => said,
        ]
        .boxed(),
        UnknownOffer::NotOffered => prop_oneof![1 => Just(Vec::new()), 1 => said].boxed(),
    }
}

/// A moment of any precision, in zones of metropolitan and overseas France.
pub(crate) fn any_moment() -> impl Strategy<Value = Moment> {
    let zones = [
        "Europe/Paris",
        "Indian/Reunion",
        "America/Cayenne",
        "America/Miquelon",
        "Pacific/Noumea",
    ];
    let seconds = 700_000_000i64..7_000_000_000;
    (
        seconds,
        proptest::sample::select(zones.to_vec()),
        any::<bool>(),
    )
        .prop_map(|(second, zone, day_only)| {
            let zone = Zone::new(zone).unwrap();
            let at = jiff::Timestamp::from_second(second).unwrap();
            if day_only {
                let day = at.to_zoned(zone.rules()).date();
                Moment::on_day(day, zone).unwrap()
            } else {
                Moment::at_minute(at, zone).unwrap()
            }
        })
}

/// Facts with any answers that the form can take.
pub(crate) fn any_facts() -> impl Strategy<Value = Facts> {
    let inputs: Vec<_> = FieldKey::ALL
        .iter()
        .map(|field| any_input(*field))
        .collect();
    inputs.prop_map(|inputs| {
        let mut facts = Facts::default();
        for (field, input) in FieldKey::ALL.iter().zip(inputs) {
            answer(
                &mut facts,
                *field,
                &input.iter().map(String::as_str).collect::<Vec<_>>(),
            );
        }
        facts
    })
}

/// Answers a question as a form would.
pub(crate) fn answer(facts: &mut Facts, field: FieldKey, values: &[&str]) {
    facts.set(field, RawInput { values }).unwrap();
}
