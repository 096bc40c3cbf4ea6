//! From an act to the bytes that are stored and hashed, and back.

use std::collections::BTreeMap;

use jiff::Timestamp;
use ledger::{Hash, Nonce, commitment, leaf_hash};
use serde::Deserialize;
use serde_json::{Map, Value, json};

use super::{Act, Author, Recorded, Sequence, Subject};
use crate::{access::Audience, ids::ActId};

pub(super) const PRIVATE: &str = "$private";
pub(super) const FIELDS: &str = "$fields";
pub(super) const ERASED: &str = "$erased";
pub(super) const COMMITMENT: &str = "$commitment";
const VERSION: u32 = 1;

/// One value that an act commits to: erasing this row forgets the value and
/// leaves every proof standing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opening {
    /// Path of the value in the act's facts, for example `/text`.
    pub field: String,
    /// Hides the value behind its commitment.
    pub nonce: [u8; 32],
    /// The value, as JSON.
    pub value: String,
}

/// An act ready to be stored: its bytes never change afterwards.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SealedAct {
    /// Identity of the act.
    pub id: ActId,
    /// What it is about.
    pub subject: Subject,
    /// Its number in its subject's story.
    pub seq: Sequence,
    /// When it was recorded.
    pub at: Timestamp,
    /// Name of the kind of act, for listing without parsing.
    pub kind: String,
    /// Canonical JSON: keys sorted, no spaces, integers only.
    pub body: Vec<u8>,
    /// The values that the body commits to.
    pub openings: Vec<Opening>,
    /// Who may read it.
    pub audience: Audience,
}

impl SealedAct {
    /// Hash of the body as a leaf of the log.
    #[must_use]
    pub fn leaf(&self) -> Hash {
        leaf_hash(&self.body)
    }
}

/// Recorded bytes that this version cannot read: a corrupted or a newer
/// database.
#[derive(Debug, thiserror::Error)]
pub enum Unreadable {
    /// The body is not the JSON of an act.
    #[error("the act cannot be read: {:?} error at column {}", .0.classify(), .0.column())]
    Body(#[from] serde_json::Error),
    /// The act was written by a later version.
    #[error("the act has version {0}, this program reads up to {VERSION}")]
    Version(u32),
    /// The subject's kind is unknown.
    #[error("unknown kind of subject {0:?}")]
    Subject(String),
}

/// Turns an act into its stored form; `nonce` gives a fresh random value at
/// each call.
///
/// # Errors
/// When the act cannot be expressed as JSON, which its types exclude.
pub fn seal<A: Act>(
    subject: Subject,
    recorded: &Recorded<A>,
    mut nonce: impl FnMut() -> Nonce,
) -> Result<SealedAct, Unreadable> {
    let mut content = serde_json::to_value(&recorded.act)?;
    let mut openings = Vec::new();
    close(&mut content, "", &mut nonce, &mut openings);
    let kind = content["kind"].as_str().unwrap_or_default().to_owned();
    let mut body = json!({
        "v": VERSION,
        "id": recorded.id,
        "subject": subject,
        "seq": recorded.seq,
        "at": recorded.at.as_microsecond(),
        "by": recorded.by,
        "act": content,
    });
    // Sorted whatever a build makes of maps: the bytes are hashed.
    body.sort_all_objects();
    Ok(SealedAct {
        id: recorded.id,
        subject,
        seq: recorded.seq,
        at: recorded.at,
        kind,
        body: serde_json::to_vec(&sorted(body))?,
        openings,
        audience: recorded.act.audience(),
    })
}

/// Reads an act back from its bytes and the openings that remain; a missing
/// opening means that the value was erased.
///
/// # Errors
/// When the bytes are not those of an act of this kind of subject.
pub fn unseal<A: Act>(body: &[u8], openings: &[Opening]) -> Result<Recorded<A>, Unreadable> {
    #[derive(Deserialize)]
    struct Body {
        v: u32,
        id: ActId,
        seq: Sequence,
        at: i64,
        by: Author,
        act: Value,
    }
    let mut body: Body = serde_json::from_slice(body)?;
    if body.v > VERSION {
        return Err(Unreadable::Version(body.v));
    }
    open(&mut body.act, "", openings)?;
    Ok(Recorded {
        id: body.id,
        seq: body.seq,
        at: Timestamp::from_microsecond(body.at)
            .map_err(|error| Unreadable::Body(serde::de::Error::custom(error)))?,
        by: body.by,
        act: serde_json::from_value(body.act)?,
    })
}

/// The same value with the keys of every object in order: the bytes of an act
/// depend on nothing but what it says.
fn sorted(value: Value) -> Value {
    match value {
        Value::Object(map) => {
            let fields: BTreeMap<String, Value> = map
                .into_iter()
                .map(|(name, field)| (name, sorted(field)))
                .collect();
            Value::Object(fields.into_iter().collect())
        }
        Value::Array(items) => Value::Array(items.into_iter().map(sorted).collect()),
        other => other,
    }
}

fn close(
    value: &mut Value,
    path: &str,
    nonce: &mut impl FnMut() -> Nonce,
    openings: &mut Vec<Opening>,
) {
    match value {
        Value::Object(map) => {
            if let Some(inner) = map.remove(PRIVATE) {
                *value = commit(path, &inner, nonce, openings);
                return;
            }
            if let Some(Value::Object(fields)) = map.get_mut(FIELDS) {
                for (name, field) in fields.iter_mut() {
                    *field = commit(&format!("{path}/{name}"), field, nonce, openings);
                }
                return;
            }
            for (name, child) in map.iter_mut() {
                close(child, &format!("{path}/{name}"), nonce, openings);
            }
        }
        Value::Array(items) => {
            for (index, child) in items.iter_mut().enumerate() {
                close(child, &format!("{path}/{index}"), nonce, openings);
            }
        }
        _ => {}
    }
}

fn commit(
    path: &str,
    value: &Value,
    nonce: &mut impl FnMut() -> Nonce,
    openings: &mut Vec<Opening>,
) -> Value {
    let nonce = nonce();
    let value = value.to_string();
    let hash = commitment(path, &nonce, value.as_bytes());
    openings.push(Opening {
        field: path.to_owned(),
        nonce: nonce.0,
        value,
    });
    json!({ COMMITMENT: hash.to_hex() })
}

fn open(value: &mut Value, path: &str, openings: &[Opening]) -> Result<(), Unreadable> {
    match value {
        Value::Object(map) if map.contains_key(COMMITMENT) => {
            *value = match find(path, openings)? {
                Some(inner) => json!({ PRIVATE: inner }),
                None => json!({ ERASED: true }),
            };
        }
        Value::Object(map) if map.contains_key(FIELDS) => {
            let mut held = Map::new();
            let mut erased = Vec::new();
            if let Some(Value::Object(fields)) = map.remove(FIELDS) {
                for name in fields.into_iter().map(|(name, _)| name) {
                    match find(&format!("{path}/{name}"), openings)? {
                        Some(inner) => drop(held.insert(name, inner)),
                        None => erased.push(name),
                    }
                }
            }
            map.insert(FIELDS.to_owned(), Value::Object(held));
            map.insert(ERASED.to_owned(), json!(erased));
        }
        Value::Object(map) => {
            for (name, child) in map.iter_mut() {
                open(child, &format!("{path}/{name}"), openings)?;
            }
        }
        Value::Array(items) => {
            for (index, child) in items.iter_mut().enumerate() {
                open(child, &format!("{path}/{index}"), openings)?;
            }
        }
        _ => {}
    }
    Ok(())
}

fn find(path: &str, openings: &[Opening]) -> Result<Option<Value>, Unreadable> {
    openings
        .iter()
        .find(|opening| opening.field == path)
        .map(|opening| serde_json::from_str(&opening.value).map_err(Unreadable::Body))
        .transpose()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use serde::Serialize;

    use super::*;
    use crate::{
        access::Seat,
        act::{Private, PrivateFields, SubjectKind},
        ids::Pseudonym,
    };

    #[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
    #[serde(default)]
    struct Contact {
        #[serde(skip_serializing_if = "Option::is_none")]
        name: Option<String>,
        #[serde(skip_serializing_if = "Option::is_none")]
        phone: Option<String>,
    }

    #[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
    #[serde(tag = "kind", rename_all = "kebab-case")]
    enum Sample {
        Told {
            number: u32,
            text: Private<String>,
            contact: PrivateFields<Contact>,
        },
    }

    impl Act for Sample {
        const SUBJECT: SubjectKind = SubjectKind::Case;

        fn audience(&self) -> Audience {
            Audience::Cert
        }
    }

    fn recorded() -> Recorded<Sample> {
        Recorded {
            id: ActId(uuid::Uuid::from_u128(7)),
            seq: Sequence(3),
            at: Timestamp::from_microsecond(1_700_000_000_000_001).unwrap(),
            by: Author {
                pseudonym: Pseudonym("p".into()),
                seat: Seat::Platform,
            },
            act: Sample::Told {
                number: 4,
                text: "le serveur est chiffré".to_owned().into(),
                contact: Contact {
                    name: Some("Nom".into()),
                    phone: Some("01".into()),
                }
                .into(),
            },
        }
    }

    fn sealed() -> SealedAct {
        let subject = Subject {
            kind: SubjectKind::Case,
            id: uuid::Uuid::from_u128(1),
        };
        let mut counter = 0;
        seal(subject, &recorded(), || {
            counter += 1;
            Nonce([counter; 32])
        })
        .unwrap()
    }

    #[test]
    fn keep_1_an_act_reads_back_from_its_bytes() {
        let sealed = sealed();
        assert_eq!(
            unseal::<Sample>(&sealed.body, &sealed.openings).unwrap(),
            recorded()
        );
        assert_eq!(sealed.kind, "told");
    }

    #[test]
    fn keep_2_no_private_value_is_in_the_hashed_bytes() {
        let body = String::from_utf8(sealed().body).unwrap();
        assert!(!body.contains("chiffré") && !body.contains("Nom"), "{body}");
        assert!(body.contains("\"number\":4"));
    }

    #[test]
    fn keep_2_erasing_one_opening_forgets_one_value_and_leaves_the_leaf() {
        let mut sealed = sealed();
        let leaf = sealed.leaf();
        sealed
            .openings
            .retain(|opening| opening.field != "/contact/phone");
        let Sample::Told { text, contact, .. } = unseal::<Sample>(&sealed.body, &sealed.openings)
            .unwrap()
            .act;
        assert_eq!(
            contact.value,
            Contact {
                name: Some("Nom".into()),
                phone: None
            }
        );
        assert!(contact.erased.contains("phone") && text.known().is_some());
        sealed.openings.clear();
        let Sample::Told { text, .. } = unseal::<Sample>(&sealed.body, &[]).unwrap().act;
        assert_eq!(text, Private::Erased);
        assert_eq!(sealed.leaf(), leaf);
    }
}
