//! The fonts that documents are set in. Both may be embedded in documents and
//! shipped with software: Libertinus Serif under the Open Font License, DejaVu
//! Sans Mono under the licence of Bitstream Vera.

use std::sync::LazyLock;

use typst::foundations::Bytes;
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;

const FAMILIES: [&str; 2] = ["Libertinus Serif", "DejaVu Sans Mono"];

/// The fonts, in the order of their book.
pub(crate) static FONTS: LazyLock<Vec<Font>> = LazyLock::new(|| {
    typst_assets::fonts()
        .flat_map(|data| Font::iter(Bytes::new(data)))
        .filter(|font| FAMILIES.contains(&font.info().family.as_str()))
        .collect()
});

/// What the typesetter knows of them.
pub(crate) static BOOK: LazyLock<LazyHash<FontBook>> =
    LazyLock::new(|| LazyHash::new(FontBook::from_fonts(FONTS.iter())));

/// Whether a family has the character in each of its faces: in whatever face
/// a template sets it, it shows.
pub(crate) fn show(character: char) -> bool {
    FAMILIES.iter().any(|family| {
        FONTS
            .iter()
            .filter(|font| font.info().family == *family)
            .all(|font| font.info().coverage.contains(character.into()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_families_are_there_upright_bold_and_italic() {
        for family in FAMILIES {
            let faces = FONTS.iter().filter(|font| font.info().family == family);
            assert!(faces.count() >= 4, "{family}");
        }
    }

    #[test]
    fn what_french_and_english_texts_are_written_with_shows() {
        let written = locales::FILES
            .iter()
            .flat_map(|(_, french, english)| [french, english])
            .flat_map(|text| text.chars())
            .filter(|character| !character.is_control());
        let lacking: String = written.filter(|one| !show(*one)).collect();
        assert_eq!(lacking, "");
        for one in ['\u{a0}', '\u{202f}', '’', '«', '»', '–', '−', 'Œ', 'ÿ'] {
            assert!(show(one), "{one:?}");
        }
    }
}
