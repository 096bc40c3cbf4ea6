//! Looking for what is held of a person: by name, address or number.

use process::{
    access::{Actor, Verb},
    declaration::facts::ReporterField,
    ids::{AccountId, CaseId, DraftId, Reference},
    retention::{Erasability, Kept, ValueRef, erasability},
};
use serde_json::Value;
use std::collections::BTreeMap;
use store::{
    access_record::{Access, Looked},
    erasing::HeldValue,
    search::folded,
};

use super::{entitled, seat, values::is_contact};
use crate::{App, AppError, WrongInput, cases::load};

/// What is held of a person.
#[derive(Clone, Debug, PartialEq)]
pub struct FoundPerson {
    /// Values of acts of cases.
    pub values: Vec<FoundValue>,
    /// Accounts.
    pub accounts: Vec<FoundAccount>,
    /// Declarations that are being written.
    pub drafts: Vec<FoundDraft>,
}

/// What a value is to the person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PersonValue {
    /// A field of how to reach who reported.
    Contact(ReporterField),
    /// A text that mentions the person: it can only go as a whole.
    Text,
}

/// A value of an act of a case.
#[derive(Clone, Debug, PartialEq)]
pub struct FoundValue {
    /// Number of the case.
    pub reference: Reference,
    /// The value.
    pub value: ValueRef,
    /// What it is to the person.
    pub kind: PersonValue,
    /// The value itself, or its beginning.
    pub excerpt: String,
    /// Whether it may go.
    pub erasability: Erasability,
}

/// An account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundAccount {
    /// The account.
    pub id: AccountId,
    /// First and last name.
    pub name: String,
    /// Address.
    pub email: String,
    /// Whether it may go.
    pub erasability: Erasability,
}

/// A declaration that is being written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundDraft {
    /// The draft.
    pub id: DraftId,
    /// Why it stays.
    pub kept: Kept,
}

const AT_ONCE: u64 = 2_000;
const SHORTEST: usize = 4;
const EXCERPT: usize = 160;

/// What is looked for: words, or the digits of a number.
pub(super) struct Sought {
    words: String,
    digits: String,
}

impl Sought {
    /// # Errors
    /// When it is so short that it would find everybody.
    pub(super) fn new(text: &str) -> Result<Self, AppError> {
        let words = folded(text);
        let digits: String = text.chars().filter(char::is_ascii_digit).collect();
        let is_number = !text.chars().any(char::is_alphabetic) && digits.len() >= 6;
        if words.chars().count() < SHORTEST {
            return Err(WrongInput::NameMissing.into());
        }
        Ok(Self {
            words: format!(" {words} "),
            digits: if is_number { digits } else { String::new() },
        })
    }

    fn is_in(&self, text: &str) -> bool {
        if !self.digits.is_empty() {
            let digits: String = text.chars().filter(char::is_ascii_digit).collect();
            return digits.contains(&self.digits);
        }
        format!(" {} ", folded(text)).contains(&self.words)
    }
}

impl App {
    /// What is held of a person, with what may be erased and why not. Every
    /// case in which something is found goes to the access record.
    ///
    /// # Errors
    /// When the actor's role has no part in it, what is sought is too short,
    /// or the database does not answer.
    pub async fn held_of(&self, actor: &Actor, sought: &str) -> Result<FoundPerson, AppError> {
        entitled(actor, Verb::ProposeErasure)?;
        let found = self.find_person(&Sought::new(sought)?).await?;
        let mut cases: Vec<CaseId> = found.values.iter().map(|value| value.value.case).collect();
        cases.dedup();
        for case in cases {
            let access = Access {
                case,
                by: actor.pseudonym.clone(),
                seat: seat(actor),
                at: self.now(),
                what: Looked::Acts,
            };
            self.0.db.record_access(access).await?;
        }
        Ok(found)
    }

    pub(super) async fn find_person(&self, sought: &Sought) -> Result<FoundPerson, AppError> {
        Ok(FoundPerson {
            values: self.find_values(sought).await?,
            accounts: self.find_accounts(sought).await?,
            drafts: self.find_drafts(sought).await?,
        })
    }

    async fn find_values(&self, sought: &Sought) -> Result<Vec<FoundValue>, AppError> {
        let reader = self.0.db.read();
        let mut hits: Vec<(HeldValue, String)> = Vec::new();
        let mut after = None;
        loop {
            let values = store::erasing::values_after(reader, after.as_ref(), AT_ONCE).await?;
            let Some(last) = values.last() else {
                break;
            };
            after = Some((last.act.0, last.opening.field.clone()));
            for value in values {
                let text = said(&value.opening.value);
                if !value.case.0.is_nil() && sought.is_in(&text) {
                    hits.push((value, text));
                }
            }
        }
        let mut cases: BTreeMap<CaseId, (Reference, Erasability)> = BTreeMap::new();
        let mut found = Vec::with_capacity(hits.len());
        for (value, text) in hits {
            let (reference, erasability) = match cases.get(&value.case) {
                Some(known) => *known,
                None => {
                    let case = load::folded(reader, value.case).await?;
                    let known = (case.reference, erasability(&case));
                    cases.insert(value.case, known);
                    known
                }
            };
            found.push(FoundValue {
                reference,
                kind: kind(&value.opening.field),
                value: ValueRef {
                    case: value.case,
                    seq: value.seq,
                    field: value.opening.field,
                },
                excerpt: excerpt(&text),
                erasability,
            });
        }
        found.sort_by(|one, other| one.value.cmp(&other.value));
        Ok(found)
    }

    async fn find_accounts(&self, sought: &Sought) -> Result<Vec<FoundAccount>, AppError> {
        let reader = self.0.db.read();
        let mut found = Vec::new();
        for account in store::accounts::list(reader).await? {
            let phone = account.phone.as_deref().unwrap_or_default();
            let texts = [account.name.as_str(), account.email.as_str(), phone];
            if !texts.into_iter().any(|text| sought.is_in(text)) {
                continue;
            }
            let rights = store::grants::rights_of(reader, account.id, self.now()).await?;
            found.push(FoundAccount {
                id: account.id,
                name: account.name,
                email: account.email,
                erasability: if rights.is_empty() {
                    Erasability::Erasable
                } else {
                    Erasability::Stays(Kept::RightsInForce)
                },
            });
        }
        Ok(found)
    }

    async fn find_drafts(&self, sought: &Sought) -> Result<Vec<FoundDraft>, AppError> {
        let drafts = store::drafts::all(self.0.db.read()).await?;
        Ok(drafts
            .into_iter()
            .filter(|draft| sought.is_in(&said(&draft.data)))
            .map(|draft| FoundDraft {
                id: draft.id,
                kept: Kept::DraftUnderWay,
            })
            .collect())
    }
}

fn kind(field: &str) -> PersonValue {
    let name = field.rsplit('/').next().unwrap_or_default();
    ReporterField::ALL
        .iter()
        .copied()
        .find(|contact| is_contact(field) && contact.key() == name)
        .map_or(PersonValue::Text, PersonValue::Contact)
}

/// What a JSON value says, without its punctuation.
fn said(json: &str) -> String {
    fn collect(value: &Value, said: &mut Vec<String>) {
        match value {
            Value::String(text) => said.push(text.clone()),
            Value::Number(number) => said.push(number.to_string()),
            Value::Array(items) => items.iter().for_each(|item| collect(item, said)),
            Value::Object(fields) => fields.values().for_each(|field| collect(field, said)),
            Value::Null | Value::Bool(_) => {}
        }
    }
    let mut words = Vec::new();
    if let Ok(value) = serde_json::from_str(json) {
        collect(&value, &mut words);
    }
    words.join("\n")
}

fn excerpt(text: &str) -> String {
    let mut beginning: String = text.chars().take(EXCERPT).collect();
    if beginning.len() < text.len() {
        beginning.push('…');
    }
    beginning
}
