use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "alerts")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub year: i32,
    pub number: i32,
    pub state: String,
    pub nature: String,
    pub tlp: String,
    pub urgency: String,
    pub updated_at: i64,
    pub sent_at: Option<i64>,
    pub remind_at: Option<i64>,
    pub reminders: i32,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
