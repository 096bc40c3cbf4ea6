use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "incident_obligations")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub number: i64,
    pub incident_id: Uuid,
    pub case_id: Option<Uuid>,
    pub duty: String,
    pub about: i32,
    pub owed_by: String,
    pub since: i64,
    pub due: Option<i64>,
    pub met_at: Option<i64>,
    pub reminded_at: Option<i64>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
