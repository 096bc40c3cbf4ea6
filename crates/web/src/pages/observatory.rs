//! The observatory (FIG-1, FIG-2): figures of one's scope, and the tables that
//! everybody may read.

mod filters;
mod one;
mod overview;
mod past;
mod public;
mod report;
mod timeline;

pub(crate) use report::month;

use crate::routes::Routes;

pub(crate) fn routes() -> Routes {
    Routes::new()
        .merge(overview::routes())
        .merge(public::routes())
        .merge(report::routes())
        .merge(timeline::routes())
        .merge(past::routes())
        .merge(one::routes())
}
