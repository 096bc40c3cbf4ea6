//! Reading a case.

use std::collections::BTreeSet;

use process::{
    access::{Actor, Body},
    ids::Reference,
    words::{Class, Finding},
};

use super::view::CaseView;
use crate::{App, AppError};

impl App {
    /// A case as the actor may see it; the reading goes to the access record.
    ///
    /// # Errors
    /// When the actor sees no such case.
    pub async fn case(&self, actor: &Actor, reference: Reference) -> Result<CaseView, AppError> {
        unimplemented!()
    }

    /// The bodies that a qualification would newly tell, shown before it is
    /// confirmed (QUAL-2).
    ///
    /// # Errors
    /// When the actor sees no such case.
    pub async fn would_tell(
        &self,
        actor: &Actor,
        reference: Reference,
        class: Class,
        findings: &BTreeSet<Finding>,
    ) -> Result<Vec<Body>, AppError> {
        unimplemented!()
    }
}
