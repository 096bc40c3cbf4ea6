//! The frame around every page: who reads it, where they can go, what just
//! happened.
//!
//! A page is an askama struct with at least the fields `t: Texts` and
//! `layout: Layout`, whose template extends `base.html`
//! (`templates/README.md`).

use std::borrow::Cow;

use app::people::SessionEnd;
use jiff::Timestamp;

use crate::tone::Tone;

/// What the base template shows around a page.
#[derive(Clone, Debug)]
pub struct Layout {
    /// The page's title, as in its heading.
    pub title: Cow<'static, str>,
    /// Path and query of this page, to which the language switch returns.
    pub here: String,
    /// Now: printed on paper, and what « il y a 12 min » counts from.
    pub now: Timestamp,
    /// The signed-in person, if any.
    pub person: Option<Person>,
    /// When the session ends.
    pub session: Option<SessionEnd>,
    /// Where this reader can go, in the order shown.
    pub nav: Vec<NavItem>,
    /// What is reached less often, folded, after those.
    pub menus: Vec<NavMenu>,
    /// What the last act did, shown once after the redirect that follows it.
    pub flash: Option<Flash>,
    /// How to reach the CERT now.
    pub hotline: Option<Hotline>,
    /// Whether what is shown is real.
    pub stage: Stage,
}

/// The signed-in person, as the header shows them.
#[derive(Clone, Debug)]
pub struct Person {
    /// Their name.
    pub name: String,
    /// Their role and its scope, in the reader's language.
    pub role: Cow<'static, str>,
}

/// One entry of the navigation.
#[derive(Clone, Debug)]
pub struct NavItem {
    /// What is read.
    pub label: Cow<'static, str>,
    /// Where it leads.
    pub href: Cow<'static, str>,
    /// How many things wait there; zero shows nothing.
    pub waiting: u32,
}

impl NavItem {
    /// An entry where nothing waits.
    pub fn new(label: impl Into<Cow<'static, str>>, href: impl Into<Cow<'static, str>>) -> Self {
        Self {
            label: label.into(),
            href: href.into(),
            waiting: 0,
        }
    }

    /// The same entry with `waiting` things.
    #[must_use]
    pub fn waiting(mut self, waiting: u32) -> Self {
        self.waiting = waiting;
        self
    }
}

/// Entries of the navigation that are folded under one word.
#[derive(Clone, Debug)]
pub struct NavMenu {
    /// The word.
    pub label: Cow<'static, str>,
    /// What it holds.
    pub items: Vec<NavItem>,
}

/// A sentence about what has just been done.
#[derive(Clone, Debug)]
pub struct Flash {
    /// Whether it went well.
    pub tone: Tone,
    /// The sentence, in the reader's language.
    pub text: Cow<'static, str>,
}

/// How the CERT is reached (DECL-6).
#[derive(Clone, Debug)]
pub struct Hotline {
    /// Whether the working hours run.
    pub hours: Hours,
    /// The phone number that answers now, as people write it.
    pub phone: String,
    /// The mailbox that is read now.
    pub email: String,
}

/// Whether the CERT's working hours run now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hours {
    /// They run.
    Working,
    /// They do not: night, weekend or public holiday.
    Off,
}

/// Whether what the portal shows is real.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Stage {
    /// Real facilities and incidents.
    #[default]
    Real,
    /// A demonstration: everything is fictitious.
    Demo,
}

impl Layout {
    /// The frame of a page that a stranger reads.
    pub fn new(
        title: impl Into<Cow<'static, str>>,
        here: impl Into<String>,
        now: Timestamp,
    ) -> Self {
        Self {
            title: title.into(),
            here: here.into(),
            now,
            person: None,
            session: None,
            nav: Vec::new(),
            menus: Vec::new(),
            flash: None,
            hotline: None,
            stage: Stage::Real,
        }
    }

    /// Whether `item` leads to the part of the portal where this page is: of
    /// the entries whose address begins this page's, the longest.
    #[must_use]
    pub fn is_current(&self, item: &NavItem) -> bool {
        self.entries()
            .filter(|other| self.is_under(&other.href))
            .max_by_key(|other| other.href.len())
            .is_some_and(|longest| longest.href == item.href)
    }

    /// Whether this page is in a part of the portal that the menu holds.
    #[must_use]
    pub fn is_within(&self, menu: &NavMenu) -> bool {
        menu.items.iter().any(|item| self.is_current(item))
    }

    fn entries(&self) -> impl Iterator<Item = &NavItem> {
        let folded = self.menus.iter().flat_map(|menu| &menu.items);
        self.nav.iter().chain(folded)
    }

    /// The same frame on the page `here`.
    #[must_use]
    pub fn at(mut self, here: impl Into<String>) -> Self {
        self.here = here.into();
        self
    }

    /// Seconds until a session ends.
    #[must_use]
    pub fn seconds_left(&self, end: &SessionEnd) -> i64 {
        end.at.duration_since(self.now).as_secs()
    }

    /// The release of the portal.
    #[must_use]
    pub const fn version(&self) -> &'static str {
        env!("CARGO_PKG_VERSION")
    }

    fn is_under(&self, href: &str) -> bool {
        let path = self.here.split('?').next().unwrap_or_default();
        path.strip_prefix(href)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    }
}

impl Hotline {
    /// The number as a `tel:` address.
    #[must_use]
    pub fn phone_href(&self) -> String {
        phone_href(&self.phone)
    }

    /// Whether the working hours run.
    #[must_use]
    pub fn is_working(&self) -> bool {
        self.hours == Hours::Working
    }
}

/// A phone number, as people write it, as a `tel:` address.
#[must_use]
pub fn phone_href(number: &str) -> String {
    let digits = number.chars().filter(|c| c.is_ascii_digit() || *c == '+');
    "tel:".chars().chain(digits).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_in_the_menu_that_leads_to_it() {
        let mut layout = page_at("/cert/team/42");
        let items = vec![NavItem::new("Équipe", "/cert/team")];
        layout.menus = vec![NavMenu {
            label: "Plus".into(),
            items,
        }];
        assert!(layout.is_within(&layout.menus[0]));
        assert!(layout.nav.iter().all(|item| !layout.is_current(item)));
    }

    fn page_at(here: &str) -> Layout {
        let mut layout = Layout::new("Page", here, Timestamp::UNIX_EPOCH);
        layout.nav = ["/", "/cert", "/cert/queue"]
            .map(|href| NavItem::new(href, href))
            .into();
        layout
    }

    #[test]
    fn at_most_one_entry_of_the_navigation_is_current() {
        let none: [&str; 0] = [];
        for (here, expected) in [
            ("/cert/queue?state=open", &["/cert/queue"][..]),
            ("/cert/queue/2026-000123", &["/cert/queue"]),
            ("/cert/queued", &["/cert"]),
            ("/", &["/"]),
            ("/account", &none),
        ] {
            let layout = page_at(here);
            let current: Vec<_> = layout
                .nav
                .iter()
                .filter(|item| layout.is_current(item))
                .map(|item| &*item.href)
                .collect();
            assert_eq!(current, expected, "{here}");
        }
    }

    #[test]
    fn a_number_can_be_called_from_the_page() {
        assert_eq!(phone_href("+33 9 00 00 00 00"), "tel:+33900000000");
    }
}
