use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "drafts")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub facility_id: Option<Uuid>,
    pub account_id: Option<Uuid>,
    pub secret: Option<Vec<u8>>,
    pub data: String,
    pub version: i32,
    pub created_at: i64,
    pub updated_at: i64,
    pub warned_at: Option<i64>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
