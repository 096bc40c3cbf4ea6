use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "subject_retention")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub subject_kind: String,
    #[sea_orm(primary_key, auto_increment = false)]
    pub subject_id: Uuid,
    pub number: String,
    pub category: String,
    pub counts_from: Option<i64>,
    pub kept_until: Option<i64>,
    pub held_since: Option<i64>,
    pub stage: String,
    pub disposition: Option<String>,
    pub proposed_at: Option<i64>,
    pub proposed_by: Option<String>,
    pub disposed_at: Option<i64>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
