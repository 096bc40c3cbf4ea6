//! French typography, applied to the catalogue's text so that its authors
//! type plain spaces and apostrophes.

use std::borrow::Cow;

const NO_BREAK: char = '\u{a0}';
const NARROW_NO_BREAK: char = '\u{202f}';

/// Puts the no-break spaces that French wants inside guillemets and before
/// `: ; ! ? %`, and the typographic apostrophe between letters.
pub(crate) fn french(text: &str) -> Cow<'_, str> {
    if !text.contains([' ', '\'']) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 8);
    let mut before: Option<char> = None;
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        let after = rest.peek().copied();
        let right = match (before, c, after) {
            (Some('«'), ' ', _) | (_, ' ', Some('»' | ':')) => NO_BREAK,
            (_, ' ', Some(';' | '!' | '?' | '%')) => NARROW_NO_BREAK,
            (Some(left), '\'', Some(next)) if left.is_alphabetic() && next.is_alphanumeric() => '’',
            // A placeable or a guillemet may follow the elision.
            (Some(left), '\'', None | Some('«' | ' ')) if left.is_alphabetic() => '’',
            _ => c,
        };
        out.push(right);
        before = Some(c);
    }
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spaces_do_not_break_where_french_forbids_it() {
        assert_eq!(
            french("Que faire ? « Appeler » : d'abord l'ARS ; c'est tout !"),
            "Que faire\u{202f}? «\u{a0}Appeler\u{a0}»\u{a0}: d’abord l’ARS\u{202f}; c’est tout\u{202f}!"
        );
    }

    #[test]
    fn an_address_and_an_hour_stay_as_they_are() {
        assert_eq!(
            french("https://exemple.fr à 14:05"),
            "https://exemple.fr à 14:05"
        );
    }

    #[test]
    fn a_text_cut_by_a_variable_is_right_at_both_ends() {
        assert_eq!(french("L'"), "L’");
        assert_eq!(french(" »"), "\u{a0}»");
        assert_eq!(french("« "), "«\u{a0}");
        assert_eq!(french(" : "), "\u{a0}: ");
    }
}
