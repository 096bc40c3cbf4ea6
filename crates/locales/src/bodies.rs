//! Names of bodies, as readers know them.

use std::borrow::Cow;

use process::{access::Body, territory};

use crate::Texts;

impl Texts {
    /// The name of a body; an agency's own name.
    #[must_use]
    pub fn body(self, body: Body) -> Cow<'static, str> {
        match body {
            Body::Ars(code) => self.one(body.label_key(), "name", territory::ars(code).name()),
            _ => self.get(body.label_key()),
        }
    }
}
