use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "facilities")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub number: i64,
    pub id: Uuid,
    pub finess: String,
    pub legal_entity: Option<String>,
    pub name: String,
    pub long_name: String,
    pub category: String,
    pub category_label: String,
    pub address_line: String,
    pub postcode: String,
    pub town: String,
    pub departement: String,
    pub phone: Option<String>,
    pub opened_on: Option<String>,
    pub closed_on: Option<String>,
    pub flags: String,
    pub support_ght: Option<String>,
    pub mailbox: Option<String>,
    pub care_weight: i32,
    pub folded_name: String,
    pub search_words: String,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
