use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "case_viewers")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub viewer: String,
    #[sea_orm(primary_key, auto_increment = false)]
    pub case_id: Uuid,
    pub state: String,
    pub place: i32,
    pub declared_at: i64,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
