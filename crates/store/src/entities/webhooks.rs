use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "webhooks")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub account_id: Uuid,
    pub name: String,
    pub url: String,
    pub topics: String,
    pub sealed_secret: Vec<u8>,
    pub former_secret: Option<Vec<u8>>,
    pub former_until: Option<i64>,
    pub created_at: i64,
    pub position: i64,
    pub failing_since: Option<i64>,
    pub paused_at: Option<i64>,
    pub pause: Option<String>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
