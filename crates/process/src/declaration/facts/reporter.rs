//! Who reports, and how to reach that person.

use serde::{Deserialize, Serialize};

use super::problems::problem_of_text;
use super::{Email, FieldProblem, Line, Phone};
use crate::declaration::form::FieldKind;
use crate::words::words;

/// The person who reports. A name, and a phone or an e-mail address, are
/// needed to send: the CERT must know whom to call.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default, deny_unknown_fields)]
#[schema(example = json!({
    "name": "Prénom Nom",
    "function": "Directrice",
    "phone": "01 23 45 67 89",
    "email": "direction@ch-valmont.example"
}))]
pub struct ReporterContact {
    /// First and last name.
    #[schema(value_type = String, max_length = 200)]
    pub name: Line<200>,
    /// Function in the facility.
    #[schema(value_type = String, max_length = 200)]
    pub function: Line<200>,
    /// Phone on which the person can be called now.
    #[schema(value_type = String, max_length = 40)]
    pub phone: Phone,
    /// E-mail address for the confirmation.
    #[schema(value_type = String, max_length = 254)]
    pub email: Email,
}

words! {
    /// A field of [`ReporterContact`].
    pub enum ReporterField {
        /// First and last name.
        Name = "name", "reporter-name";
        /// Function in the facility.
        Function = "function", "reporter-function";
        /// Phone.
        Phone = "phone", "reporter-phone";
        /// E-mail address.
        Email = "email", "reporter-email";
    }
}

impl ReporterField {
    /// The kind of answer expected.
    #[must_use]
    pub const fn kind(self) -> FieldKind {
        match self {
            Self::Name | Self::Function => FieldKind::Line { max: 200 },
            Self::Phone => FieldKind::Phone,
            Self::Email => FieldKind::Email,
        }
    }
}

/// A problem with what a reporter says of themself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, utoipa::ToSchema)]
pub struct ReporterProblem {
    /// The field.
    pub field: ReporterField,
    /// What is wrong with it.
    #[serde(flatten)]
    pub problem: FieldProblem,
}

impl ReporterContact {
    /// The text of a field.
    #[must_use]
    pub fn get(&self, field: ReporterField) -> &str {
        match field {
            ReporterField::Name => self.name.as_str(),
            ReporterField::Function => self.function.as_str(),
            ReporterField::Phone => self.phone.as_str(),
            ReporterField::Email => self.email.as_str(),
        }
    }

    /// Writes a field, whatever it holds; [`Self::problems`] tells what is
    /// wrong with it.
    pub fn set(&mut self, field: ReporterField, written: &str) {
        match field {
            ReporterField::Name => self.name = Line::new(written),
            ReporterField::Function => self.function = Line::new(written),
            ReporterField::Phone => self.phone = Phone::new(written),
            ReporterField::Email => self.email = Email::new(written),
        }
    }

    /// What is wrong with what was written.
    #[must_use]
    pub fn problems(&self) -> Vec<ReporterProblem> {
        ReporterField::ALL
            .iter()
            .filter(|field| !self.get(**field).is_empty())
            .filter_map(|field| {
                let problem = problem_of_text(self.get(*field), field.kind())?;
                Some(ReporterProblem {
                    field: *field,
                    problem,
                })
            })
            .collect()
    }

    /// What must be mended or written before a report can be sent. When
    /// neither phone nor e-mail is there, the phone is asked for: e-mail may
    /// be down.
    #[must_use]
    pub fn problems_to_send(&self) -> Vec<ReporterProblem> {
        let mut problems = self.problems();
        let mut missing = |field| {
            problems.push(ReporterProblem {
                field,
                problem: FieldProblem::Missing,
            });
        };
        if self.name.is_blank() {
            missing(ReporterField::Name);
        }
        if self.phone.is_blank() && self.email.is_blank() {
            missing(ReporterField::Phone);
        }
        problems.sort_by_key(|problem| problem.field);
        problems
    }
}
