//! Words as a document can hold them. Archived documents may hold no character
//! that their fonts cannot show: such a character is told by its number, so
//! that nothing is lost and nothing is hidden.

use unicode_normalization::UnicodeNormalization;

use crate::fonts;

/// Letters in a row after which a line may break, lest a long address runs off
/// the page.
const LONGEST_WORD: usize = 40;

/// Between its parts a long word may break.
const MAY_BREAK: char = '\u{200b}';

/// The text in characters that can be printed, its long words breakable.
pub(crate) fn text(text: &str) -> String {
    breakable(&exact(text))
}

/// The text in characters that can be printed.
pub(crate) fn exact(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for one in text.replace("\r\n", "\n").nfc() {
        match one {
            '\n' | '\r' | '\u{2028}' | '\u{2029}' => shown.push('\n'),
            '\t' => shown.push(' '),
            _ if is_shown(one) => shown.push(one),
            _ => shown.push_str(&format!("⟨U+{:04X}⟩", u32::from(one))),
        }
    }
    shown
}

/// Marks that show nothing could hide what a text says: they are told too.
fn is_shown(one: char) -> bool {
    let unseen = matches!(
        one,
        '\u{ad}' | '\u{61c}' | '\u{115f}'..='\u{1160}' | '\u{17b4}'..='\u{17b5}'
            | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}'
            | '\u{ffa0}' | '\u{fff0}'..='\u{ffff}'
    );
    let private = matches!(
        one,
        '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{ffffd}' | '\u{100000}'..='\u{10fffd}'
    );
    !one.is_control() && !unseen && !private && fonts::show(one)
}

fn breakable(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split_inclusive([' ', '\n']) {
        if word.chars().count() <= LONGEST_WORD || is_hash(word.trim_end()) {
            out.push_str(word);
            continue;
        }
        for (at, one) in word.chars().enumerate() {
            if at > 0 && at % (LONGEST_WORD / 2) == 0 {
                out.push(MAY_BREAK);
            }
            out.push(one);
        }
    }
    out
}

/// A hash is compared letter by letter, and has its own room.
fn is_hash(word: &str) -> bool {
    word.len() <= 64 && word.bytes().all(|byte| byte.is_ascii_hexdigit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_stay_as_they_were_written() {
        for words in [
            "L’établissement a débranché « tout » à 4\u{a0}h\u{a0}50.\nPuis rien.",
            "#emph[x] $x^2$ \\ *gras* _souligné_ @nul <nul> `code` // rien = titre",
            "Ω Ж ☺",
        ] {
            assert_eq!(text(words), words);
        }
    }

    #[test]
    fn what_no_font_shows_is_told_by_its_number() {
        assert_eq!(text("a\u{0}b"), "a⟨U+0000⟩b");
        assert_eq!(text("😱"), "⟨U+1F631⟩");
        assert_eq!(text("fdp.\u{202e}exe"), "fdp.⟨U+202E⟩exe");
        assert_eq!(text("\u{e123}"), "⟨U+E123⟩");
        assert_eq!(text("e\u{301}\r\nf\tg"), "é\nf g");
    }

    #[test]
    fn long_words_may_break_and_hashes_do_not() {
        let address = format!("https://example.org/{}", "a".repeat(60));
        assert_eq!(text(&address).replace(MAY_BREAK, ""), address);
        assert!(text(&address).contains(MAY_BREAK));
        let hash = "0123456789abcdef".repeat(4);
        assert_eq!(text(&hash), hash);
    }
}
