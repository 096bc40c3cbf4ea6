use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "provider_visits")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub state: Vec<u8>,
    pub browser: Vec<u8>,
    pub provider: String,
    pub errand: String,
    pub nonce: String,
    pub verifier: String,
    pub next: String,
    pub expires_at: i64,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
