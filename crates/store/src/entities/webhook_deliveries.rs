use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "webhook_deliveries")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub webhook_id: Uuid,
    pub account_id: Uuid,
    pub act_id: Option<Uuid>,
    pub subject_kind: Option<String>,
    pub subject_id: Option<Uuid>,
    pub seq: i32,
    pub kind: String,
    pub happened_at: i64,
    pub queued_at: i64,
    pub attempts: i32,
    pub next_try_at: i64,
    pub claimed_until: i64,
    pub status: Option<i32>,
    pub trouble: Option<String>,
    pub tried_at: Option<i64>,
    pub delivered_at: Option<i64>,
    pub given_up_at: Option<i64>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
