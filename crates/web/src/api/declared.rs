//! A declaration or a draft as JSON: the facts lie flat beside the facility
//! and the reporter. What is not known, or cannot be read, is named field by
//! field; nothing is dropped.

use std::borrow::Cow;

use app::{AppError, WrongInput};
use process::declaration::facts::Facts;
use process::declaration::form::FieldKey;
use process::facility::FinessNumber;
use process::ids::FacilityId;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};
use utoipa::openapi::schema::{AdditionalProperties, ArrayBuilder, ObjectBuilder, Schema};
use utoipa::openapi::{RefOr, Type};
use utoipa::{PartialSchema, ToSchema};

use super::examples;
use crate::error::WebError;
use crate::problem::UnreadField;
use crate::state::WebState;

/// The fields beside the facts.
const OWN: [&str; 7] = [
    "facility",
    "affected_sites",
    "channel",
    "reality",
    "military",
    "reporter",
    "draft",
];

/// What a body says.
pub(super) struct Declared {
    own: Map<String, Value>,
    /// The facts, as they were read.
    pub(super) facts: Facts,
}

impl Declared {
    /// Sorts the fields of a body; `also` are further names that it may have.
    pub(super) fn read(body: Map<String, Value>, also: &[&str]) -> Result<Self, WebError> {
        let mut own = Map::new();
        let mut facts = Map::new();
        let mut unknown = Vec::new();
        for (name, value) in body {
            if OWN.contains(&name.as_str()) || also.contains(&name.as_str()) {
                own.insert(name, value);
            } else if FieldKey::ALL.iter().any(|field| field.json_name() == name) {
                facts.insert(name, value);
            } else {
                unknown.push(name);
            }
        }
        if !unknown.is_empty() {
            return Err(WebError::UnknownFields(unknown));
        }
        Ok(Self {
            own,
            facts: read_facts(facts)?,
        })
    }

    /// A field beside the facts, if it was given.
    pub(super) fn own<T: DeserializeOwned>(&self, name: &str) -> Result<Option<T>, WebError> {
        match self.own.get(name) {
            None | Some(Value::Null) => Ok(None),
            Some(value) => T::deserialize(value)
                .map(Some)
                .map_err(|error| unread(name, &error)),
        }
    }

    /// The number of the facility, as it was written.
    pub(super) fn facility(&self) -> Result<Option<String>, WebError> {
        self.own("facility")
    }

    /// The numbers of the other sites.
    pub(super) fn affected(&self) -> Result<Vec<FinessNumber>, WebError> {
        let numbers: Vec<String> = self.own("affected_sites")?.unwrap_or_default();
        numbers.iter().map(|number| finess(number)).collect()
    }
}

fn finess(number: &str) -> Result<FinessNumber, WebError> {
    number
        .parse()
        .map_err(|_| WrongInput::UnknownFacility(number.to_owned()).into())
}

/// The facility of a number.
pub(super) async fn facility(state: &WebState, number: &str) -> Result<FacilityId, WebError> {
    match state.app.facility_by_finess(finess(number)?).await {
        Ok(facility) => Ok(facility.id),
        Err(AppError::NotFound) => Err(WrongInput::UnknownFacility(number.to_owned()).into()),
        Err(error) => Err(error.into()),
    }
}

/// A field that must be given was not.
pub(super) fn missing(name: &'static str) -> WebError {
    WebError::Fields(vec![UnreadField {
        field: name.to_owned(),
        parser: None,
    }])
}

fn unread(name: &str, error: &serde_json::Error) -> WebError {
    WebError::Fields(vec![UnreadField {
        field: name.to_owned(),
        parser: Some(error.to_string()),
    }])
}

fn read_facts(fields: Map<String, Value>) -> Result<Facts, WebError> {
    let whole = serde_json::from_value(Value::Object(fields.clone()));
    whole.map_err(|_| {
        let alone = |name: String, value: Value| {
            let field = Map::from_iter([(name.clone(), value)]);
            let read: Result<Facts, _> = serde_json::from_value(Value::Object(field));
            read.err().map(|error| UnreadField {
                field: name,
                parser: Some(error.to_string()),
            })
        };
        WebError::Fields(
            fields
                .into_iter()
                .filter_map(|(name, value)| alone(name, value))
                .collect(),
        )
    })
}

/// The schema of a declaration's body.
pub(super) struct DeclarationBody;

/// The schema of a draft's body.
pub(super) struct DraftFields;

/// The schema of the body that saves a draft.
pub(super) struct DraftSaving;

impl PartialSchema for DeclarationBody {
    fn schema() -> RefOr<Schema> {
        let schema = own_properties(facts_properties())
            .property(
                "reality",
                reference("Reality", "Real when absent."),
            )
            .property(
                "military",
                reference(
                    "MilitaryNotice",
                    "What the armed forces tell of a military facility; entered by HFDS or the CERT (DECL-7).",
                ),
            )
            .property(
                "draft",
                reference("DraftId", "The draft that this comes from; it goes with the sending."),
            )
            .required("facility")
            .required("description")
            .description(Some(
                "A declaration: the facility, who reports, and the facts that are known. An absent \
                 fact means that nobody answered, \"unknown\" that the answer is \"I don't know yet\".",
            ))
            .examples([examples::declaration()]);
        schema.into()
    }
}

impl PartialSchema for DraftFields {
    fn schema() -> RefOr<Schema> {
        own_properties(facts_properties())
            .description(Some("A draft: the fields of a declaration, all optional."))
            .examples([examples::draft()])
            .into()
    }
}

impl PartialSchema for DraftSaving {
    fn schema() -> RefOr<Schema> {
        own_properties(facts_properties())
            .property(
                "version",
                ObjectBuilder::new()
                    .schema_type(Type::Integer)
                    .description(Some("The version that was read.")),
            )
            .required("version")
            .description(Some(
                "A draft as it shall stand, and the version that was read.",
            ))
            .examples([examples::draft_saving()])
            .into()
    }
}

macro_rules! named {
    ($($Type:ident = $name:literal;)+) => {$(
        impl ToSchema for $Type {
            fn name() -> Cow<'static, str> {
                Cow::Borrowed($name)
            }

            fn schemas(schemas: &mut Vec<(String, RefOr<Schema>)>) {
                use process::declaration::facts::ReporterContact;
                use process::ids::DraftId;
                use process::{case::Reality, words::Channel, words::MilitaryNotice};
                schemas.push(("Reality".to_owned(), Reality::schema()));
                schemas.push(("MilitaryNotice".to_owned(), MilitaryNotice::schema()));
                schemas.push(("DraftId".to_owned(), DraftId::schema()));
                schemas.push(("Channel".to_owned(), Channel::schema()));
                schemas.push(("ReporterContact".to_owned(), ReporterContact::schema()));
            }
        }
    )+};
}
named! {
    DeclarationBody = "Declaration";
    DraftFields = "DraftFields";
    DraftSaving = "DraftSaving";
}

fn facts_properties() -> ObjectBuilder {
    match Facts::schema() {
        RefOr::T(Schema::Object(facts)) => {
            let mut all = ObjectBuilder::new();
            for (name, schema) in facts.properties {
                all = all.property(name, schema);
            }
            all
        }
        _ => ObjectBuilder::new(),
    }
}

fn own_properties(facts: ObjectBuilder) -> ObjectBuilder {
    let number = || FinessNumber::schema();
    facts
        .property("facility", number())
        .property(
            "affected_sites",
            ArrayBuilder::new()
                .items(number())
                .description(Some("FINESS numbers of the other sites touched.")),
        )
        .property(
            "channel",
            reference(
                "Channel",
                "How it was received; an agent says so, for others it follows from who sends.",
            ),
        )
        .property(
            "reporter",
            reference(
                "ReporterContact",
                "Who reports; the token's person when absent.",
            ),
        )
        .additional_properties(Some(AdditionalProperties::FreeForm(false)))
}

fn reference(name: &str, description: &str) -> RefOr<Schema> {
    let mut target = utoipa::openapi::Ref::from_schema_name(name);
    target.description = description.to_owned();
    RefOr::Ref(target)
}
