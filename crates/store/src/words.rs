//! Words as they are searched: accents folded, small letters, stems.

pub(crate) use likeness::wording::{folded, stems};

/// The folded words as one text.
pub(crate) fn folded_text(text: &str) -> String {
    folded(text).join(" ")
}

/// Abbreviations of the register, and the words that people type instead.
const SPELLINGS: [(&str, &[&str]); 9] = [
    ("ch", &["centre", "hospitalier"]),
    ("chi", &["centre", "hospitalier", "intercommunal"]),
    ("chr", &["centre", "hospitalier", "regional"]),
    ("chs", &["centre", "hospitalier", "specialise"]),
    ("chu", &["centre", "hospitalier", "universitaire"]),
    ("st", &["saint"]),
    ("ste", &["sainte"]),
    ("gh", &["groupe", "hospitalier"]),
    ("hop", &["hopital"]),
];

/// Words that names hold or lack at will.
const FILLERS: [&str; 10] = ["a", "au", "aux", "d", "de", "des", "du", "l", "la", "le"];

/// The words under which a facility is found: those of its names and town,
/// with abbreviations and what they stand for.
pub(crate) fn of_facility<'t>(texts: impl IntoIterator<Item = &'t str>) -> String {
    let mut words: Vec<String> = texts.into_iter().flat_map(folded).collect();
    for at in 0..words.len() {
        for (short, long) in SPELLINGS {
            if words[at] == short {
                words.extend(long.iter().map(|&word| word.to_owned()));
            } else if words[at..].iter().zip(long).filter(|(a, b)| a == b).count() == long.len() {
                words.push(short.to_owned());
            }
        }
    }
    words.sort_unstable();
    words.dedup();
    words.join(" ")
}

/// The words to look for when somebody types `text` to find a facility; the
/// little words that names hold or lack at will count for nothing, save when
/// there are no others.
pub(crate) fn asked_of_facilities(text: &str) -> Vec<String> {
    let words = folded(text);
    let mut telling: Vec<String> = words.clone();
    // The last word may be the beginning of another one.
    if let Some(last) = telling.pop() {
        telling.retain(|word| !FILLERS.contains(&word.as_str()));
        telling.push(last);
    }
    if telling.is_empty() { words } else { telling }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decl_8_a_facility_is_found_by_abbreviation_or_in_full() {
        let words = of_facility(["CHU Valmont", "Valmont"]);
        assert_eq!(words, "centre chu hospitalier universitaire valmont");
        let words = of_facility(["CENTRE HOSPITALIER ST ROCH"]);
        assert_eq!(words, "centre ch hospitalier roch saint st");
    }

    #[test]
    fn decl_8_little_words_count_for_nothing() {
        assert_eq!(asked_of_facilities("CH de Dax"), ["ch", "dax"]);
        assert_eq!(asked_of_facilities("hôpital de"), ["hopital", "de"]);
        assert_eq!(asked_of_facilities("de"), ["de"]);
    }
}
