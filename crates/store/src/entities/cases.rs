use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "cases")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub reference: String,
    pub facility_id: Uuid,
    pub nature: String,
    pub departement: String,
    pub lead_ars: Option<String>,
    pub state: String,
    pub class: Option<String>,
    pub urgency: String,
    pub urgency_reasons: String,
    pub rank: i32,
    pub help: String,
    pub confirmation: String,
    pub reality: String,
    pub channel: String,
    pub own_handling: String,
    pub military: Option<String>,
    pub incident_nature: Option<String>,
    pub affected: i32,
    pub declared_at: i64,
    pub taken_in_at: Option<i64>,
    pub qualified_at: Option<i64>,
    pub closed_at: Option<i64>,
    pub updated_at: i64,
    pub seq: i32,
    pub disposed_at: Option<i64>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
