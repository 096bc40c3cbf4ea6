//! The directory of providers: read by the staff, kept by the CERT and the
//! agencies (SUPP-6).

mod deeds;
mod list;
mod one;
mod text;
mod write;

use crate::routes::Routes;

pub(crate) fn routes() -> Routes {
    Routes::new()
        .merge(deeds::routes())
        .merge(list::routes())
        .merge(one::routes())
        .merge(write::routes())
}
