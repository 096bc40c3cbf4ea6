//! How values are written in columns: times as microseconds, words by their
//! stable keys, lists of words with commas.

use std::{
    fmt::Display,
    io::{Read, Write},
    str::FromStr,
};

use flate2::{Compression, read::ZlibDecoder, write::ZlibEncoder};
use jiff::{Timestamp, civil::Date};
use sea_orm::{ColumnTrait, sea_query::SimpleExpr};
use serde::{
    Serialize,
    de::{DeserializeOwned, value::StrDeserializer},
};
use serde_json::Value;

use crate::error::{Result, StoreError};

/// Bytes of the largest compressed value, unpacked.
const LARGEST: u64 = 16 << 20;

/// A time as it is stored.
pub(crate) fn micros(at: Timestamp) -> i64 {
    at.as_microsecond()
}

/// A stored time.
pub(crate) fn time(micros: i64) -> Result<Timestamp> {
    Timestamp::from_microsecond(micros).map_err(|_| StoreError::corrupt("a time", micros))
}

/// A stored time that may be missing.
pub(crate) fn time_or_none(micros: Option<i64>) -> Result<Option<Timestamp>> {
    micros.map(time).transpose()
}

/// The stable key of a word.
pub(crate) fn key(word: &impl Serialize) -> String {
    match serde_json::to_value(word) {
        Ok(Value::String(key)) => key,
        _ => String::new(),
    }
}

/// The word stored under a key.
pub(crate) fn word<W: DeserializeOwned>(key: &str) -> Result<W> {
    let written = StrDeserializer::<serde::de::value::Error>::new(key);
    W::deserialize(written).map_err(|_| StoreError::corrupt(std::any::type_name::<W>(), key))
}

/// The word stored under a key that may be missing.
pub(crate) fn word_or_none<W: DeserializeOwned>(key: Option<&str>) -> Result<Option<W>> {
    key.map(word).transpose()
}

/// Words as one text.
pub(crate) fn keys<'w, W: Serialize + 'w>(words: impl IntoIterator<Item = &'w W>) -> String {
    let keys: Vec<String> = words.into_iter().map(key).collect();
    keys.join(",")
}

/// The condition that a column of [`keys`] between commas lists a word.
pub(crate) fn lists(column: impl ColumnTrait, word: &impl Serialize) -> SimpleExpr {
    column.like(format!("%,{},%", key(word)))
}

/// The words of [`keys`].
pub(crate) fn words<W: DeserializeOwned, C: FromIterator<W>>(keys: &str) -> Result<C> {
    keys.split(',')
        .filter(|key| !key.is_empty())
        .map(word)
        .collect()
}

/// A stored text of a type that reads what it writes.
pub(crate) fn parse<T: FromStr>(text: &str) -> Result<T> {
    text.parse()
        .map_err(|_| StoreError::corrupt(std::any::type_name::<T>(), text))
}

/// A stored text that may be missing.
pub(crate) fn parse_or_none<T: FromStr>(text: Option<&str>) -> Result<Option<T>> {
    text.map(parse).transpose()
}

/// Values as one text.
pub(crate) fn texts<T: Display>(values: impl IntoIterator<Item = T>) -> String {
    let texts: Vec<String> = values.into_iter().map(|value| value.to_string()).collect();
    texts.join(",")
}

/// The values of [`texts`].
pub(crate) fn parse_all<T: FromStr, C: FromIterator<T>>(texts: &str) -> Result<C> {
    texts
        .split(',')
        .filter(|text| !text.is_empty())
        .map(parse)
        .collect()
}

/// A stored day that may be missing.
pub(crate) fn day_or_none(text: Option<&str>) -> Result<Option<Date>> {
    parse_or_none(text)
}

/// Something stored as JSON.
pub(crate) fn json<T: Serialize>(value: &T) -> Result<String> {
    serde_json::to_string(value).map_err(|error| StoreError::Corrupt(error.to_string()))
}

/// What [`json`] stored.
pub(crate) fn from_json<T: DeserializeOwned>(text: &str) -> Result<T> {
    // The driver's message would quote what was stored.
    serde_json::from_str(text)
        .map_err(|error| StoreError::corrupt(std::any::type_name::<T>(), error.classify()))
}

/// A value as compressed JSON, for tables of which a search reads many rows.
pub(crate) fn deflated<T: Serialize>(value: &T) -> Result<Vec<u8>> {
    // In one piece: each piece that the packer is given has it clear a buffer.
    let text = json(value)?;
    let mut packing = ZlibEncoder::new(Vec::new(), Compression::default());
    packing
        .write_all(text.as_bytes())
        .and_then(|()| packing.finish())
        .map_err(|error| StoreError::Corrupt(error.to_string()))
}

/// What [`deflated`] stored.
pub(crate) fn inflated<T: DeserializeOwned>(bytes: &[u8]) -> Result<T> {
    let mut text = String::new();
    ZlibDecoder::new(bytes)
        .take(LARGEST)
        .read_to_string(&mut text)
        .map_err(|error| StoreError::corrupt(std::any::type_name::<T>(), error.kind()))?;
    from_json(&text)
}

/// A number that is never negative, as it is stored.
pub(crate) fn int(number: u32) -> i32 {
    i32::try_from(number).unwrap_or(i32::MAX)
}

/// A stored number that is never negative.
pub(crate) fn number(int: i32) -> Result<u32> {
    u32::try_from(int).map_err(|_| StoreError::corrupt("a number", int))
}

/// Thirty-two stored bytes: a hash or a nonce.
pub(crate) fn bytes32(bytes: &[u8]) -> Result<[u8; 32]> {
    bytes
        .try_into()
        .map_err(|_| StoreError::corrupt("32 bytes", bytes.len()))
}
