//! Pages that anyone may open.

mod home;

pub use home::Home;
