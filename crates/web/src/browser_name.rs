//! How a browser is called, so that people tell their devices apart; read from
//! how it names itself, which proves nothing.

/// The browsers that people know, by a word of theirs; the first found wins,
/// for each pretends to be the ones after it.
const BROWSERS: [(&str, &str); 7] = [
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser/", "Samsung Internet"),
    ("Firefox/", "Firefox"),
    ("FxiOS/", "Firefox"),
    ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
];

const SYSTEMS: [(&str, &str); 8] = [
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("CrOS", "ChromeOS"),
    ("Mac OS X", "macOS"),
    ("Ubuntu", "Ubuntu"),
    ("Linux", "Linux"),
];

/// A browser and its system, as far as they are known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct BrowserName {
    pub(crate) browser: Option<&'static str>,
    pub(crate) system: Option<&'static str>,
}

impl BrowserName {
    pub(crate) fn of(user_agent: &str) -> Self {
        let named = |names: &[(&str, &'static str)]| {
            names
                .iter()
                .find(|(word, _)| user_agent.contains(word))
                .map(|(_, name)| *name)
        };
        Self {
            browser: named(&BROWSERS),
            system: named(&SYSTEMS),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_browser_is_not_taken_for_the_one_that_it_pretends_to_be() {
        let name = |user_agent| {
            let name = BrowserName::of(user_agent);
            (name.browser, name.system)
        };
        assert_eq!(
            name(
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) \
                 Chrome/131.0.0.0 Safari/537.36 Edg/131.0.0.0"
            ),
            (Some("Edge"), Some("Windows"))
        );
        assert_eq!(
            name("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"),
            (Some("Firefox"), Some("Linux"))
        );
        assert_eq!(
            name(
                "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 \
                 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1"
            ),
            (Some("Safari"), Some("iPhone"))
        );
        assert_eq!(name("curl/8.5.0"), (None, None));
    }
}
