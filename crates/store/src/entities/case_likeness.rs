use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "case_likeness")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub number: i64,
    pub case_id: Uuid,
    pub profile: Vec<u8>,
    pub set_apart: String,
    pub incident_id: Option<Uuid>,
    pub mark: String,
    pub changed: i32,
    pub looked: i32,
    pub company: i32,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
