//! The public home: two doors, one to declare, one for help now.

use askama::Template;
use locales::Texts;

use crate::layout::{Hotline, Layout};

/// The first page: declare, or get help now (DECL-6), and what a declaration
/// involves.
#[derive(Template)]
#[template(path = "visitor/home.html")]
pub struct Home {
    /// The reader's texts.
    pub t: Texts,
    /// The frame of the page.
    pub layout: Layout,
    /// How the CERT is reached now.
    pub hotline: Hotline,
}
