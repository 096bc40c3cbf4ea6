//! The macro that turns the table of facts into the typed facts, the keys of
//! the form and the one door between them.

/// Declares `Facts` and `FieldKey` from one table. A row is: the meaning, the
/// field and its type; the key's name, the stable key, the keys of the
/// question and of the reason for asking; the theme and the importance.
macro_rules! facts_table {
    ($(
        $(#[doc = $meaning:literal])+
        $field:ident: $Type:ty,
            $Key:ident, $key:literal, $label:literal, $why:literal,
            $Theme:ident, $Importance:ident;
    )+) => {
        /// What a facility states about an incident: every fact is optional.
        ///
        /// In JSON an absent field means that nobody answered, and
        /// `"unknown"` that the answer is "I don't know yet".
        #[derive(Debug, Clone, PartialEq, Default, serde::Serialize, serde::Deserialize)]
        #[serde(default, deny_unknown_fields)]
        pub struct Facts {$(
            $(#[doc = $meaning])+
            #[serde(skip_serializing_if = "crate::declaration::form::is_unanswered")]
            pub $field: $Type,
        )+}

        /// One question of the form; there is one for each fact.
        #[derive(
            Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash,
            serde::Serialize, serde::Deserialize,
        )]
        pub enum FieldKey {$(
            $(#[doc = $meaning])+
            #[serde(rename = $key)]
            $Key,
        )+}

        impl FieldKey {
            /// Every question, in the order of the form.
            pub const ALL: &'static [Self] = &[$( Self::$Key ),+];

            /// The stable key, used in addresses, forms and stored changes.
            #[must_use]
            pub const fn key(self) -> &'static str {
                match self { $( Self::$Key => $key, )+ }
            }

            /// The name of the field in JSON.
            #[must_use]
            pub const fn json_name(self) -> &'static str {
                match self { $( Self::$Key => stringify!($field), )+ }
            }

            /// Key of the question in the catalogues.
            #[must_use]
            pub const fn label_key(self) -> &'static str {
                match self { $( Self::$Key => $label, )+ }
            }

            /// Key of the reason why it is asked.
            #[must_use]
            pub const fn why_key(self) -> &'static str {
                match self { $( Self::$Key => $why, )+ }
            }

            /// What the fact means, for readers of the API's description.
            #[must_use]
            pub const fn meaning(self) -> &'static str {
                match self { $( Self::$Key => concat!($($meaning),+), )+ }
            }

            /// The page on which it is asked.
            #[must_use]
            pub const fn theme(self) -> crate::declaration::form::Theme {
                match self { $( Self::$Key => crate::declaration::form::Theme::$Theme, )+ }
            }

            /// How much the report needs it.
            #[must_use]
            pub const fn importance(self) -> crate::declaration::form::Importance {
                match self {
                    $( Self::$Key => crate::declaration::form::Importance::$Importance, )+
                }
            }

            /// The kind of answer expected.
            #[must_use]
            pub fn kind(self) -> crate::declaration::form::FieldKind {
                match self {
                    $( Self::$Key => crate::declaration::form::kind_of(|facts: &Facts| &facts.$field), )+
                }
            }
        }

        impl Facts {
            /// The answer to a question, for showing it or filling a form with it.
            #[must_use]
            pub fn get(&self, key: FieldKey) -> crate::declaration::form::AnswerView {
                match key {
                    $( FieldKey::$Key => crate::declaration::form::Slot::view(&self.$field), )+
                }
            }

            /// Answers a question with what a form submitted, replacing the
            /// answer before. Blank input takes the answer away.
            ///
            /// # Errors
            /// When the input cannot be read as an answer; the answer before
            /// then stays. What can be read but cannot be true is accepted
            /// here and told by [`Facts::problems`].
            pub fn set(
                &mut self,
                key: FieldKey,
                input: crate::declaration::form::RawInput<'_>,
            ) -> Result<(), crate::declaration::facts::FieldProblem> {
                match key {
                    $( FieldKey::$Key => {
                        self.$field = crate::declaration::form::Slot::read(input)?;
                    } )+
                }
                Ok(())
            }

            /// Takes the answer to a question from other facts.
            pub(crate) fn take(&mut self, key: FieldKey, from: &Self) {
                match key {
                    $( FieldKey::$Key => self.$field.clone_from(&from.$field), )+
                }
            }
        }
    };
}
pub(crate) use facts_table;
