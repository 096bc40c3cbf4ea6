use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "outbox")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub dispatch: String,
    pub recipient: String,
    pub case_id: Option<Uuid>,
    pub act_id: Option<Uuid>,
    pub alert_id: Option<Uuid>,
    pub template: String,
    pub address: String,
    pub lang: String,
    pub priority: i32,
    pub urgency: String,
    pub deadline: Option<i64>,
    pub bodies: String,
    pub secret: Option<String>,
    pub message_id: String,
    pub queued_at: i64,
    pub attempts: i32,
    pub next_try_at: i64,
    pub claimed_until: i64,
    pub last_error: Option<String>,
    pub sent_at: Option<i64>,
    pub given_up_at: Option<i64>,
    pub sent_nonce: Option<Vec<u8>>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
