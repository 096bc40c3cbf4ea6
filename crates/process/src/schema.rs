//! Descriptions, for the API document, of types that are written as text.

/// Describes a type that is written as text, with an example.
macro_rules! text_schema {
    ($Type:ty, $example:literal) => {
        impl utoipa::PartialSchema for $Type {
            fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::schema::Schema> {
                utoipa::openapi::ObjectBuilder::new()
                    .schema_type(utoipa::openapi::Type::String)
                    .examples([serde_json::json!($example)])
                    .into()
            }
        }

        impl utoipa::ToSchema for $Type {}
    };
}
pub(crate) use text_schema;
