use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "evidence")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub case_id: Uuid,
    pub owner: String,
    pub state: String,
    pub length: i64,
    pub received: i64,
    pub hash_state: Option<Vec<u8>>,
    pub about: Option<String>,
    pub recipient: String,
    pub lease: Option<String>,
    pub lease_until: i64,
    pub touched_at: i64,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
