use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "leaves")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub entry: Uuid,
    pub subject_kind: Option<String>,
    pub subject_id: Option<Uuid>,
    pub seq: Option<i32>,
    pub at: i64,
    pub hash: Vec<u8>,
    pub idx: Option<i64>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
