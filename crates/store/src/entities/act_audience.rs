use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "act_audience")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub act_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub token: String,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
