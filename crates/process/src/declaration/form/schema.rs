//! The API's description of facts, derived from the form.

use std::borrow::Cow;

use utoipa::openapi::RefOr;
use utoipa::openapi::schema::{
    ArrayBuilder, KnownFormat, ObjectBuilder, OneOfBuilder, Schema, SchemaFormat, Type,
};
use utoipa::{PartialSchema, ToSchema};

use super::{FieldKey, FieldKind};
use crate::declaration::facts::{EMAIL_MAX, Facts, PHONE_MAX, Supplement, UNKNOWN};
use crate::words::ChoiceKey;

impl PartialSchema for Facts {
    fn schema() -> RefOr<Schema> {
        let mut facts = ObjectBuilder::new().description(Some(
            "What a facility states about an incident. Every fact is optional: an absent field \
             means that nobody answered, \"unknown\" that the answer is \"I don't know yet\".",
        ));
        for field in FieldKey::ALL {
            facts = facts.property(field.json_name(), answer(*field));
        }
        facts
            .examples(serde_json::to_value(Self::example()).ok())
            .into()
    }
}

impl ToSchema for Facts {
    fn name() -> Cow<'static, str> {
        Cow::Borrowed("Facts")
    }
}

impl PartialSchema for Supplement {
    fn schema() -> RefOr<Schema> {
        Facts::schema()
    }
}

impl ToSchema for Supplement {
    fn name() -> Cow<'static, str> {
        Cow::Borrowed("Supplement")
    }
}

fn answer(field: FieldKey) -> RefOr<Schema> {
    let meaning = field.meaning().trim();
    let text = |max: usize| {
        ObjectBuilder::new()
            .schema_type(Type::String)
            .max_length(Some(max))
    };
    let value: Schema = match field.kind() {
        FieldKind::Line { max } | FieldKind::Prose { max } => {
            return text(max).description(Some(meaning)).into();
        }
        FieldKind::Email => return text(EMAIL_MAX).description(Some(meaning)).into(),
        FieldKind::Phone => return text(PHONE_MAX).description(Some(meaning)).into(),
        FieldKind::Moment => ObjectBuilder::new()
            .schema_type(Type::String)
            .description(Some(
                "RFC 9557 date and time (\"2026-11-20T03:12:00+01:00[Europe/Paris]\"), or the day \
                 alone; the zone may be left out and is then Europe/Paris.",
            ))
            .into(),
        FieldKind::Day => ObjectBuilder::new()
            .schema_type(Type::String)
            .format(Some(SchemaFormat::KnownFormat(KnownFormat::Date)))
            .into(),
        FieldKind::Count { max } => ObjectBuilder::new()
            .schema_type(Type::Integer)
            .minimum(Some(0))
            .maximum(Some(max))
            .into(),
        FieldKind::Choice(choices) => one_of_words(choices).into(),
        FieldKind::Choices(choices) => ArrayBuilder::new()
            .items(one_of_words(choices))
            .unique_items(true)
            .into(),
    };
    OneOfBuilder::new()
        .description(Some(meaning))
        .item(value)
        .item(
            ObjectBuilder::new()
                .schema_type(Type::String)
                .enum_values(Some([UNKNOWN])),
        )
        .into()
}

fn one_of_words(choices: &[ChoiceKey]) -> ObjectBuilder {
    ObjectBuilder::new()
        .schema_type(Type::String)
        .enum_values(Some(choices.iter().map(|choice| choice.key)))
}
