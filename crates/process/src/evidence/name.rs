//! File names that are safe to write to any disk and to show on any page.

use std::fmt;

/// The longest name, in bytes: every file system takes it, with room for the
/// extension of a wrapping.
const LONGEST: usize = 180;

/// The longest extension that is kept when a name is cut, in bytes.
const LONGEST_EXTENSION: usize = 20;

/// What a piece is called when nothing of its name can be kept.
const NAMELESS: &str = "piece";

/// Names that Windows keeps for devices, whatever their extension.
const RESERVED: &[&str] = &["con", "prn", "aux", "nul", "conin$", "conout$", "clock$"];

/// A file name without path, control characters, invisible direction marks or
/// reserved words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileName(String);

impl FileName {
    /// What can be kept of a name that somebody sent.
    #[must_use]
    pub fn clean(sent: &str) -> Self {
        let last = sent.rsplit(['/', '\\']).next().unwrap_or_default();
        let mut name: String = last
            .chars()
            .filter(|c| !invisible(*c))
            .map(|c| match c {
                '<' | '>' | ':' | '"' | '|' | '?' | '*' => '_',
                c if c.is_whitespace() => ' ',
                c => c,
            })
            .collect();
        name = name
            .trim_matches(' ')
            .trim_end_matches(['.', ' '])
            .to_owned();
        if name.is_empty() {
            return Self(NAMELESS.to_owned());
        }
        if name.starts_with(['.', '-', '~']) || reserved(&name) {
            name.insert(0, '_');
        }
        Self(cut(name))
    }

    /// The name.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for FileName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Characters that show nothing and may turn the direction of what follows.
fn invisible(c: char) -> bool {
    c.is_control()
        || matches!(
            c,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
                | '\u{180b}'..='\u{180f}'
                | '\u{200b}'..='\u{200f}'
                | '\u{2028}'..='\u{202e}'
                | '\u{2060}'..='\u{206f}'
                | '\u{3164}' | '\u{feff}' | '\u{ffa0}'
                | '\u{fe00}'..='\u{fe0f}'
                | '\u{fff0}'..='\u{fffd}'
                | '\u{1bca0}'..='\u{1bca3}'
                | '\u{1d173}'..='\u{1d17a}'
                | '\u{e0000}'..='\u{e0fff}'
        )
}

fn reserved(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default().trim_end();
    let stem = stem.to_lowercase();
    let numbered = |device: &str| {
        stem.strip_prefix(device).is_some_and(|number| {
            let mut rest = number.chars();
            let digit = rest.next();
            rest.next().is_none()
                && digit.is_some_and(|c| c.is_ascii_digit() || matches!(c, '¹' | '²' | '³'))
        })
    };
    RESERVED.contains(&stem.as_str()) || numbered("com") || numbered("lpt")
}

/// The name within its length; its extension is kept.
fn cut(name: String) -> String {
    if name.len() <= LONGEST {
        return name;
    }
    let extension = name
        .rfind('.')
        .map(|dot| name[dot..].to_owned())
        .filter(|extension| extension.len() <= LONGEST_EXTENSION)
        .unwrap_or_default();
    let mut end = LONGEST - extension.len();
    while !name.is_char_boundary(end) {
        end -= 1;
    }
    format!("{}{extension}", &name[..end])
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("pare-feu.log", "pare-feu.log")]
    #[case("Capture d’écran 2026-03-15.png", "Capture d’écran 2026-03-15.png")]
    #[case("../../etc/passwd", "passwd")]
    #[case(r"C:\Users\a\..\journal.evtx", "journal.evtx")]
    #[case("..", "piece")]
    #[case("", "piece")]
    #[case("a\r\nSet-Cookie: b.txt", "aSet-Cookie_ b.txt")]
    #[case("facture\u{202e}fdp.exe", "facturefdp.exe")]
    #[case("con.txt", "_con.txt")]
    #[case("LPT1", "_LPT1")]
    #[case("com²", "_com²")]
    #[case(".htaccess", "_.htaccess")]
    #[case("-rf", "_-rf")]
    #[case("nom. . .", "nom")]
    #[case("a\0b", "ab")]
    fn keep_1_a_name_is_made_safe(#[case] sent: &str, #[case] kept: &str) {
        assert_eq!(FileName::clean(sent).as_str(), kept);
    }

    #[test]
    fn keep_1_a_name_too_long_is_cut_and_keeps_its_extension() {
        let name = FileName::clean(&format!("{}.pcapng", "é".repeat(300)));
        assert!(name.as_str().len() <= LONGEST);
        assert!(name.as_str().ends_with("é.pcapng"));
    }

    proptest! {
        #[test]
        fn keep_1_no_name_escapes_its_folder_or_hides_what_it_is(sent in any::<String>()) {
            let name = FileName::clean(&sent);
            let text = name.as_str();
            prop_assert!(!text.is_empty() && text.len() <= LONGEST);
            prop_assert!(!text.contains(['/', '\\', '"', '\r', '\n', '\0']));
            prop_assert!(!text.starts_with('.') && !text.ends_with(['.', ' ']) || text.len() == LONGEST);
            prop_assert!(!text.chars().any(invisible));
            prop_assert!(!reserved(text));
        }
    }
}
