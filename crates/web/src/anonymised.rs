//! What could identify in lessons, and what is proposed in its place, in words
//! (LESS-4).

use app::lessons::{FacilityWord, Kind, Link, MarkedPart, Post, Replacement, Why};
use locales::Texts;

/// A part of the lessons as it would be read if every proposal were taken.
pub(crate) fn proposed(t: Texts, part: &MarkedPart) -> String {
    let mut proposed = String::with_capacity(part.text.len());
    let mut at = 0;
    for mark in &part.marks {
        proposed.push_str(part.text.get(at..mark.start).unwrap_or_default());
        proposed.push_str(&instead(t, mark.replacement));
        at = mark.end;
    }
    proposed.push_str(part.text.get(at..).unwrap_or_default());
    proposed
}

/// What is proposed in a passage's place.
pub(crate) fn instead(t: Texts, replacement: Replacement) -> String {
    match replacement {
        Replacement::Facility { word, link, other } => t
            .with(facility_key(word))
            .arg("link", link_word(link))
            .arg("other", other.unwrap_or_default())
            .text()
            .into_owned(),
        Replacement::Numbered { kind, number } => t
            .with("anonymised-numbered")
            .arg("kind", kind_word(t, kind))
            .arg("number", number)
            .text()
            .into_owned(),
        Replacement::Post { post } => t.get(post_key(post)).into_owned(),
        Replacement::Day { days } => t
            .with("anonymised-day")
            .arg("sign", if days < 0 { "before" } else { "after" })
            .arg("days", days.unsigned_abs())
            .text()
            .into_owned(),
        Replacement::Kind { kind } => t
            .one("anonymised-kind", "kind", kind_word(t, kind))
            .into_owned(),
    }
}

fn kind_word(t: Texts, kind: Kind) -> String {
    t.beside(kind_key(kind), "short").into_owned()
}

const fn link_word(link: Link) -> &'static str {
    match link {
        Link::Plain => "plain",
        Link::Of => "of",
        Link::At => "at",
    }
}

const fn facility_key(word: FacilityWord) -> &'static str {
    match word {
        FacilityWord::UniversityHospital => "anonymised-university-hospital",
        FacilityWord::Hospital => "anonymised-hospital",
        FacilityWord::Clinic => "anonymised-clinic",
        FacilityWord::NursingHome => "anonymised-nursing-home",
        FacilityWord::Group => "anonymised-group",
        FacilityWord::Facility => "anonymised-facility",
    }
}

const fn post_key(post: Post) -> &'static str {
    match post {
        Post::Management => "anonymised-post-management",
        Post::Computing => "anonymised-post-computing",
        Post::Care => "anonymised-post-care",
        Post::Authority => "anonymised-post-authority",
    }
}

/// Key of a kind's name in the catalogues.
pub(crate) const fn kind_key(kind: Kind) -> &'static str {
    match kind {
        Kind::Facility => "mark-facility",
        Kind::Number => "mark-number",
        Kind::Place => "mark-place",
        Kind::Person => "mark-person",
        Kind::Function => "mark-function",
        Kind::Phone => "mark-phone",
        Kind::Mailbox => "mark-mailbox",
        Kind::Domain => "mark-domain",
        Kind::Url => "mark-url",
        Kind::Address => "mark-address",
        Kind::Host => "mark-host",
        Kind::File => "mark-file",
        Kind::Account => "mark-account",
        Kind::Provider => "mark-provider",
        Kind::Date => "mark-date",
        Kind::Size => "mark-size",
        Kind::Rare => "mark-rare",
        Kind::Name => "mark-name",
    }
}

/// Key of a reason's words in the catalogues.
pub(crate) const fn why_key(why: Why) -> &'static str {
    match why {
        Why::KnownOfTheCase => "mark-why-known",
        Why::Form => "mark-why-form",
        Why::Announced => "mark-why-announced",
        Why::Listed => "mark-why-listed",
        Why::Unusual => "mark-why-unusual",
        Why::Elsewhere => "mark-why-elsewhere",
        Why::SaysRare => "mark-why-says-rare",
        Why::Together => "mark-why-together",
    }
}
