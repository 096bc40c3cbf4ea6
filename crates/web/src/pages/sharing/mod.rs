//! Sharing an extract of a case: the form and what would leave, what was
//! shared, and the page of the contact (QUAL-5).

mod asked;
mod contact;
mod list;
mod share;

pub(crate) use asked::days;
pub(crate) use list::path;

use crate::routes::Routes;

pub(crate) fn routes() -> Routes {
    Routes::new()
        .merge(contact::routes())
        .merge(list::routes())
        .merge(share::routes())
}
