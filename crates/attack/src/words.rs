//! What people write: words compared between cases, and playbooks.

use anonymise::{Known, marks};
use likeness::wording::{folded, stems};
use likeness::{Name, NameKind};
use locales::Lang;

/// Words of a declaration, as they are searched and compared.
pub(crate) fn words(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let folded = folded(&text);
    assert_eq!(
        likeness::wording::folded(&folded.join(" ")),
        folded,
        "folding again changes words"
    );
    let _ = stems(&text);
    for kind in [NameKind::Product, NameKind::Provider] {
        let _ = Name::all_of(kind, &text);
    }
}

/// A playbook in Markdown.
pub(crate) fn playbooks(bytes: &[u8]) {
    if let Ok(text) = std::str::from_utf8(bytes) {
        let file = playbooks::File::read(text);
        if let Ok(file) = &file {
            let written = file.to_string();
            let again = playbooks::File::read(&written);
            assert!(
                again.as_ref().is_ok_and(|again| again == file),
                "a file written anew reads otherwise: {written:?}"
            );
        }
        let text = file.as_ref().map_or(text, |file| &file.text);
        for lang in [Lang::Fr, Lang::En] {
            let _ = playbooks::read(text, lang);
        }
    }
}

/// Lessons in which what could identify is sought.
pub(crate) fn lessons(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let (name, text) = text.split_once('\n').unwrap_or(("", &text));
    let known = Known {
        facilities: vec![name.to_owned()],
        people: vec![name.to_owned()],
        places: vec![name.to_owned()],
        ..Known::default()
    };
    let mut at = 0;
    for mark in marks(&[text], &known).into_iter().flatten() {
        assert!(mark.start >= at && mark.end > mark.start, "marks overlap");
        assert!(text.get(mark.span()).is_some(), "a mark cuts a character");
        at = mark.end;
    }
}
