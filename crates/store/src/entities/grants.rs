use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "grants")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub account_id: Uuid,
    pub held_right: String,
    pub facility_id: Option<Uuid>,
    pub facility_role: Option<String>,
    pub body: Option<String>,
    pub valid_from: i64,
    pub valid_until: Option<i64>,
    pub granted_by: String,
    pub note: Option<String>,
    pub warned_at: Option<i64>,
    pub ended_at: Option<i64>,
    pub doubted_at: Option<i64>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
