//! The directory of providers that can help a facility (SUPP-6).

use process::territory::RegionCode;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{
    columns::{from_json, json, key, parse_all, texts, word},
    entities::providers::{ActiveModel, Column, Entity, Model},
    error::Result,
    reader::Reader,
    write::Tx,
};

/// Whether the State has qualified a provider for incident response (PRIS).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Pris {
    /// It has.
    Qualified,
    /// It has not.
    NotQualified,
}

/// A provider.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Provider {
    /// Its identity.
    pub id: Uuid,
    /// Its name.
    pub name: String,
    /// Where it comes; everywhere when empty.
    pub regions: Vec<RegionCode>,
    /// What it is good at, in words.
    pub competences: Vec<String>,
    /// Phone.
    pub phone: Option<String>,
    /// E-mail.
    pub email: Option<String>,
    /// Site.
    pub url: Option<String>,
    /// Whether it is qualified.
    pub pris: Pris,
}

fn from_model(row: Model) -> Result<Provider> {
    Ok(Provider {
        id: row.id,
        name: row.name,
        regions: parse_all(&row.regions)?,
        competences: from_json(&row.competences)?,
        phone: row.phone,
        email: row.email,
        url: row.url,
        pris: word(&row.pris)?,
    })
}

/// Makes the directory hold these providers and no others.
///
/// # Errors
/// When the database fails.
pub async fn replace_all(tx: &Tx, providers: &[Provider]) -> Result<()> {
    Entity::delete_many().exec(tx.run()).await?;
    let rows: Result<Vec<ActiveModel>> = providers
        .iter()
        .map(|provider| {
            Ok(ActiveModel {
                id: Set(provider.id),
                name: Set(provider.name.clone()),
                regions: Set(texts(&provider.regions)),
                competences: Set(json(&provider.competences)?),
                phone: Set(provider.phone.clone()),
                email: Set(provider.email.clone()),
                url: Set(provider.url.clone()),
                pris: Set(key(&provider.pris)),
            })
        })
        .collect();
    Entity::insert_many(rows?)
        .exec_without_returning(tx.run())
        .await?;
    Ok(())
}

/// The providers that come to a region, or all of them: the qualified ones
/// first, then by name.
///
/// # Errors
/// When the database fails.
pub async fn in_region(reader: Reader<'_>, region: Option<RegionCode>) -> Result<Vec<Provider>> {
    let mut providers = Vec::new();
    for row in Entity::find()
        .order_by_desc(Column::Pris)
        .order_by_asc(Column::Name)
        .all(&reader.run())
        .await?
    {
        let provider = from_model(row)?;
        let comes = region
            .is_none_or(|region| provider.regions.is_empty() || provider.regions.contains(&region));
        if comes {
            providers.push(provider);
        }
    }
    Ok(providers)
}

/// The providers of these identities, by name; unknown ones are left out.
///
/// # Errors
/// When the database fails.
pub async fn by_ids(reader: Reader<'_>, ids: &[Uuid]) -> Result<Vec<Provider>> {
    Entity::find()
        .filter(Column::Id.is_in(ids.iter().copied()))
        .order_by_asc(Column::Name)
        .all(&reader.run())
        .await?
        .into_iter()
        .map(from_model)
        .collect()
}
