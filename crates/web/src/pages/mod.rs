//! Pages, one folder for each kind of reader. A page's file holds its routes,
//! its handlers and its templates' structs; its routes are merged here.

mod account;
pub mod alerts;
mod case;
pub mod cert;
mod demo;
mod desk;
mod directory;
pub mod evidence;
pub mod incidents;
mod language;
pub(crate) mod lessons;
mod observatory;
mod on_call;
pub mod playbooks;
mod print;
pub mod reporter;
mod rights;
mod session_end;
pub mod sharing;
mod signatures;
pub mod staff;
pub(crate) mod suppliers;
pub mod visitor;
mod watch;

pub(crate) use observatory::month;

use crate::routes::Routes;
use crate::session_over;

pub(crate) fn routes() -> Routes {
    Routes::new()
        .merge(account::routes())
        .merge(alerts::routes())
        .merge(case::routes())
        .merge(cert::routes())
        .merge(demo::routes())
        .merge(desk::routes())
        .merge(evidence::routes())
        .merge(incidents::routes())
        .merge(language::routes())
        .merge(lessons::routes())
        .merge(observatory::routes())
        .merge(on_call::routes())
        .merge(directory::routes())
        .merge(suppliers::routes())
        .merge(playbooks::routes())
        .merge(print::routes())
        .merge(reporter::routes())
        .merge(rights::routes())
        .merge(session_end::routes())
        .merge(session_over::routes())
        .merge(sharing::routes())
        .merge(signatures::routes())
        .merge(staff::routes())
        .merge(visitor::routes())
        .merge(watch::routes())
}
