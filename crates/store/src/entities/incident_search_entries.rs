use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "incident_search_entries")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub number: i64,
    pub incident_id: Uuid,
    pub act_id: Uuid,
    pub words: String,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
