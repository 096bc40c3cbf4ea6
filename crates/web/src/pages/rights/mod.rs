//! People and their rights: those of a facility, those whom a lead leads, one's
//! own; who asks to be a director; security officers shared in a group.

mod agents;
mod ask;
mod directors;
mod facility;
mod group;
mod one;
mod own;
mod roster;

use crate::routes::Routes;

pub(crate) fn routes() -> Routes {
    Routes::new()
        .merge(agents::routes())
        .merge(ask::routes())
        .merge(directors::routes())
        .merge(facility::routes())
        .merge(group::routes())
        .merge(one::routes())
        .merge(own::routes())
}
