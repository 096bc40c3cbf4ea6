use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "case_figures")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub case_id: Uuid,
    pub stamp: i64,
    pub facility_id: Uuid,
    pub event: Option<Uuid>,
    pub declared_on: String,
    pub departement: String,
    pub nature: String,
    pub reality: String,
    pub judged: String,
    pub class: Option<String>,
    pub malice: String,
    pub causes: i64,
    pub care: Option<String>,
    pub patients: Option<String>,
    pub data: i64,
    pub data_natures: i64,
    pub operation: Option<String>,
    pub support: String,
    pub resolved_before: String,
    pub degraded: Option<i64>,
    pub declared_after: Option<i64>,
    pub taken_in_after: Option<i64>,
    pub qualified_after: Option<i64>,
    pub first_measure_after: Option<i64>,
    pub closed_after: Option<i64>,
    pub open_to: String,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
