//! Undoes the ways in which people write a dangerous address so that nobody
//! clicks on it.

/// What is written, in small letters, and what it stands for. Longer marks
/// come before those that they hold.
const MARKS: [(&str, &str); 25] = [
    ("hxxps", "https"),
    ("hxxp", "http"),
    ("h**ps", "https"),
    ("h**p", "http"),
    ("meow://", "http://"),
    ("fxp://", "ftp://"),
    ("[://]", "://"),
    ("[:]//", "://"),
    ("[:]", ":"),
    ("[/]", "/"),
    ("[.]", "."),
    ("(.)", "."),
    ("{.}", "."),
    ("[dot]", "."),
    ("(dot)", "."),
    ("[point]", "."),
    ("(point)", "."),
    ("[,]", "."),
    ("\\.", "."),
    ("[@]", "@"),
    ("(@)", "@"),
    ("[at]", "@"),
    ("(at)", "@"),
    ("[arobase]", "@"),
    ("(arobase)", "@"),
];

/// The text with each mark replaced by what it stands for.
pub(super) fn refanged(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let mark = MARKS.iter().find(|(mark, _)| {
            rest.get(..mark.len())
                .is_some_and(|head| head.eq_ignore_ascii_case(mark))
        });
        match mark {
            Some((mark, meant)) => {
                // " [dot] " is as usual as "[dot]".
                let spaced = mark.starts_with(['[', '(', '{']) && mark.len() > 3;
                if spaced && out.ends_with(' ') {
                    out.pop();
                }
                out.push_str(meant);
                rest = rest.get(mark.len()..).unwrap_or_default();
                if spaced {
                    rest = rest.strip_prefix(' ').unwrap_or(rest);
                }
            }
            None => {
                out.push(first);
                rest = rest.get(first.len_utf8()..).unwrap_or_default();
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_usual_spelling_means_the_same() {
        for written in [
            "hxxp://mal[.]example/x",
            "hXXp[:]//mal(.)example/x",
            "http[://]mal{.}example[/]x",
            "hxxp://mal [dot] example/x",
            "http://mal[point]example/x",
        ] {
            assert_eq!(refanged(written), "http://mal.example/x", "{written}");
        }
        assert_eq!(refanged("jean[at]mal[.]example"), "jean@mal.example");
        assert_eq!(refanged("192.0.2[.]7"), "192.0.2.7");
    }

    #[test]
    fn prose_stays_as_it_is() {
        let prose = "L'été (déjà) — « rien » [sic].";
        assert_eq!(refanged(prose), prose);
    }
}
