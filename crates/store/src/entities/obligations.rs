use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "obligations")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub number: i64,
    pub subject_kind: String,
    pub subject_id: Uuid,
    pub case_id: Option<Uuid>,
    pub duty: String,
    pub about: i32,
    pub owed_by: String,
    pub since: i64,
    pub due: Option<i64>,
    pub terms: Option<String>,
    pub remind_at: Option<i64>,
    pub met_at: Option<i64>,
    pub met_by: Option<Uuid>,
    pub reminded_at: Option<i64>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
