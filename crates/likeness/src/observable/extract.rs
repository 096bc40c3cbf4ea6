//! Finds observables in what people write.

use std::{collections::BTreeSet, net::IpAddr};

use url::{Host, Url};

use super::{Observable, ObservableKind as Kind, common, defanged::refanged};

/// Observables that one text gives at most: a pasted log must not drown the
/// rest.
const MOST: usize = 200;
/// Letters of a value at most.
const LONGEST: usize = 500;

/// The observables that a text names, the too common ones left out.
#[must_use]
pub fn extract(text: &str) -> BTreeSet<Observable> {
    let text = refanged(text);
    let mut found = BTreeSet::new();
    for token in text.split(separates).map(trimmed) {
        if found.len() >= MOST {
            break;
        }
        if token.len() > 3 && token.len() <= LONGEST {
            classify(token, &mut found);
        }
    }
    found
}

/// The observable that the name of a file is, unless it is common.
#[must_use]
pub fn of_file_name(name: &str) -> Option<Observable> {
    let name = name.rsplit(['/', '\\']).next()?.trim().to_lowercase();
    if name.len() < 4 || name.len() > LONGEST || common::file(&name) {
        return None;
    }
    let kind = if is_ransom_note(&name) {
        Kind::RansomNote
    } else {
        Kind::FileName
    };
    Some(Observable::new(kind, name))
}

fn separates(character: char) -> bool {
    character.is_whitespace() || "\"'<>«»“”‘’()[]{},;|`*".contains(character)
}

fn trimmed(token: &str) -> &str {
    token
        .trim_end_matches(['.', ':', '!', '?', '/', '\\', '…'])
        .trim_start_matches([':', '=', '-', '–', '…', '!', '?'])
}

fn classify(token: &str, found: &mut BTreeSet<Observable>) {
    if token.contains("://") {
        page(token, found);
    } else if let Some((name, host)) = token.split_once('@') {
        mailbox(name, host, found);
    } else if let Some(address) = address(token) {
        if !common::address(address) {
            found.insert(Observable::new(Kind::Address, address.to_string()));
        }
    } else if is_hash(token) {
        let hash = token.to_ascii_lowercase();
        if !common::hash(&hash) {
            found.insert(Observable::new(Kind::Hash, hash));
        }
    } else if let Some(number) = vulnerability(token) {
        found.insert(Observable::new(Kind::Vulnerability, number));
    } else if let Some(ending) = ending(token) {
        found.insert(Observable::new(Kind::Ending, ending));
    } else if has_file_ending(token) {
        found.extend(of_file_name(token));
    } else if let Some(domain) = domain(token) {
        found.insert(Observable::new(Kind::Domain, domain));
    }
}

fn page(token: &str, found: &mut BTreeSet<Observable>) {
    let Ok(mut url) = Url::parse(token) else {
        return;
    };
    if !matches!(url.scheme(), "http" | "https" | "ftp") {
        return;
    }
    match url.host() {
        Some(Host::Domain(name)) => {
            let name = name.strip_prefix("www.").unwrap_or(name).to_owned();
            if common::domain(&name) {
                return;
            }
            found.insert(Observable::new(Kind::Domain, name));
        }
        Some(Host::Ipv4(v4)) if !common::address(v4.into()) => {
            found.insert(Observable::new(Kind::Address, v4.to_string()));
        }
        Some(Host::Ipv6(v6)) if !common::address(v6.into()) => {
            found.insert(Observable::new(Kind::Address, v6.to_string()));
        }
        _ => return,
    }
    if url.path().len() > 1 || url.query().is_some() {
        url.set_fragment(None);
        found.insert(Observable::new(Kind::Url, url.as_str()));
    }
    if let Some(file) = url.path_segments().and_then(|mut parts| parts.next_back())
        && has_file_ending(file)
    {
        found.extend(of_file_name(file));
    }
}

fn mailbox(name: &str, host: &str, found: &mut BTreeSet<Observable>) {
    let host = host.to_lowercase();
    let named = !name.is_empty()
        && name
            .chars()
            .all(|c| c.is_alphanumeric() || "._+-%".contains(c));
    if !named || !is_domain(&host) {
        return;
    }
    let whole = format!("{}@{host}", name.to_lowercase());
    found.insert(Observable::new(Kind::Mailbox, whole));
    if !common::domain(&host) {
        found.insert(Observable::new(Kind::Domain, host));
    }
}

/// An address, with or without a port or the length of a network's prefix.
fn address(token: &str) -> Option<IpAddr> {
    let bare = token.split('/').next().unwrap_or(token);
    bare.parse().ok().or_else(|| {
        let (host, port) = bare.rsplit_once(':')?;
        port.parse::<u16>().ok()?;
        host.parse().ok()
    })
}

fn is_hash(token: &str) -> bool {
    matches!(token.len(), 32 | 40 | 64 | 128)
        && token.bytes().all(|byte| byte.is_ascii_hexdigit())
        && token.bytes().any(|byte| byte.is_ascii_digit())
}

fn vulnerability(token: &str) -> Option<String> {
    let number = token.to_ascii_uppercase();
    let (year, rank) = number.strip_prefix("CVE-")?.split_once('-')?;
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    (year.len() == 4 && digits(year) && (4..=7).contains(&rank.len()) && digits(rank))
        .then_some(number)
}

/// Endings of files that people name in a report.
const FILE_ENDINGS: [&str; 62] = [
    "7z", "apk", "bak", "bat", "bin", "cab", "chm", "cmd", "cpl", "csv", "dat", "db", "dcm", "dll",
    "doc", "docm", "docx", "dotm", "edb", "eml", "exe", "gz", "hta", "html", "htm", "img", "ini",
    "iso", "jar", "jpg", "js", "jse", "json", "key", "lnk", "log", "mdb", "msg", "msi", "one",
    "pdf", "php", "png", "ppt", "pptx", "ps1", "pst", "py", "rar", "rtf", "scr", "sql", "sys",
    "tar", "txt", "vbe", "vbs", "vhd", "xls", "xlsm", "xlsx", "xml",
];
/// As above, but also the last part of domains.
const ALSO_DOMAINS: [&str; 2] = ["sh", "zip"];

fn has_file_ending(token: &str) -> bool {
    let Some((before, ending)) = token.rsplit_once('.') else {
        return false;
    };
    let ending = ending.to_ascii_lowercase();
    let known = FILE_ENDINGS.contains(&ending.as_str())
        || (ALSO_DOMAINS.contains(&ending.as_str()) && !before.contains('.'));
    !before.is_empty() && known
}

/// The ending that encrypted files were given, written `.ending` by itself.
fn ending(token: &str) -> Option<String> {
    let name = token
        .strip_prefix("*.")
        .or_else(|| token.strip_prefix('.'))?;
    let name = name.to_ascii_lowercase();
    let plain = name
        .bytes()
        .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-'));
    let usual = FILE_ENDINGS.contains(&name.as_str()) || ALSO_DOMAINS.contains(&name.as_str());
    let telling = name.bytes().any(|byte| byte.is_ascii_alphabetic());
    (plain && telling && !usual && (3..=24).contains(&name.len())).then(|| format!(".{name}"))
}

/// What the names of ransom notes say, in their authors' usual English.
const NOTE_WORDS: [&str; 10] = [
    "decrypt", "how_to", "how-to", "howto", "ransom", "readme", "read_me", "recover", "restore",
    "unlock",
];

fn is_ransom_note(name: &str) -> bool {
    let opens = [
        ".txt", ".hta", ".html", ".htm", ".png", ".bmp", ".jpg", ".url",
    ]
    .iter()
    .any(|ending| name.ends_with(ending));
    let hits = NOTE_WORDS
        .iter()
        .filter(|word| name.contains(*word))
        .count();
    // A bare "readme.txt" comes with any programme.
    opens && (hits > 1 || (hits == 1 && name.len() > "readme.html".len()))
}

/// Last parts of domains that are also French words or common abbreviations,
/// as where somebody forgets the space after a full stop.
const ALSO_WORDS: [&str; 20] = [
    "ai", "as", "au", "bien", "ce", "de", "do", "en", "es", "et", "il", "in", "la", "le", "me",
    "mu", "ne", "se", "si", "tu",
];
/// Last parts of more than two letters that are met.
const LONG_LAST_PARTS: [&str; 42] = [
    "app", "art", "asia", "bar", "biz", "bond", "buzz", "click", "cloud", "club", "com", "cyou",
    "dev", "digital", "example", "fun", "health", "host", "icu", "info", "invalid", "life", "link",
    "live", "mobi", "net", "online", "onion", "org", "page", "pro", "sante", "sbs", "shop", "site",
    "space", "store", "support", "tech", "test", "top", "xyz",
];

fn domain(token: &str) -> Option<String> {
    let name = token.split([':', '/']).next()?.to_lowercase();
    let name = name.strip_prefix("www.").unwrap_or(&name);
    (is_domain(name) && !common::domain(name)).then(|| name.to_owned())
}

fn is_domain(name: &str) -> bool {
    let labels: Vec<&str> = name.split('.').collect();
    let [.., before, last] = labels.as_slice() else {
        return false;
    };
    let well_formed = labels.iter().all(|label| {
        !label.is_empty()
            && label.len() <= 63
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
    });
    let doubtful = ALSO_WORDS.contains(last);
    let marked = labels.len() > 2
        || before
            .bytes()
            .any(|byte| byte.is_ascii_digit() || byte == b'-');
    let country = last.len() == 2 && last.bytes().all(|byte| byte.is_ascii_lowercase());
    well_formed
        && before.len() > 1
        && (LONG_LAST_PARTS.contains(last) || (country && (!doubtful || marked)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(Kind, String)> {
        extract(text)
            .into_iter()
            .map(|observable| (observable.kind, observable.value))
            .collect()
    }

    #[test]
    fn supp_2_one_value_has_one_form_however_it_is_written() {
        let forms = [
            "Le lien hxxps://WWW.Portail-Paie[.]example/connexion?id=3#haut a été suivi.",
            "lien : <https://www.portail-paie.example/connexion?id=3>",
        ];
        let pages: Vec<_> = forms.map(found).to_vec();
        assert_eq!(
            pages[0],
            [
                (Kind::Domain, "portail-paie.example".to_owned()),
                (
                    Kind::Url,
                    "https://www.portail-paie.example/connexion?id=3".to_owned()
                ),
            ]
        );
        assert_eq!(pages[0], pages[1]);
    }

    #[test]
    fn addresses_of_private_networks_say_nothing() {
        assert_eq!(
            found("de 10.1.2.3, 192.168.0.1/24 et 8.8.8.8 vers 203.0.113.9:4443 et 2001:db8::7"),
            [
                (Kind::Address, "2001:db8::7".to_owned()),
                (Kind::Address, "203.0.113.9".to_owned()),
            ]
        );
    }

    #[test]
    fn a_mailbox_gives_its_domain_unless_everybody_has_it() {
        assert_eq!(
            found("reçu de Facturation@fournisseur-med.example et de jean.a@gmail.com"),
            [
                (Kind::Domain, "fournisseur-med.example".to_owned()),
                (
                    Kind::Mailbox,
                    "facturation@fournisseur-med.example".to_owned()
                ),
                (Kind::Mailbox, "jean.a@gmail.com".to_owned()),
            ]
        );
    }

    #[test]
    fn hashes_numbers_and_names_of_files() {
        let hash = "9F86D081884C7D659A2FEAA0C55AD015A3BF4F1B2B0B822CD15D6C15B0F00A08";
        let text = format!(
            "{hash} ; cve-2026-12345 ; C:\\Users\\Public\\Maj_Secu.exe ; HOW_TO_DECRYPT.txt ; \
             fichiers renommés en .valmontlock ; svchost.exe ; facture.pdf"
        );
        assert_eq!(
            found(&text),
            [
                (Kind::Hash, hash.to_ascii_lowercase()),
                (Kind::FileName, "facture.pdf".to_owned()),
                (Kind::FileName, "maj_secu.exe".to_owned()),
                (Kind::RansomNote, "how_to_decrypt.txt".to_owned()),
                (Kind::Ending, ".valmontlock".to_owned()),
                (Kind::Vulnerability, "CVE-2026-12345".to_owned()),
            ]
        );
    }

    #[test]
    fn prose_without_spaces_is_not_taken_for_domains() {
        assert!(
            found("C'est la fin.Nous attendons.Le serveur est H.S. etc.et voilà v2.3.1").is_empty()
        );
        assert!(found("").is_empty());
    }

    #[test]
    fn the_empty_file_and_repeated_digits_are_no_hash() {
        assert!(
            found("d41d8cd98f00b204e9800998ecf8427e 00000000000000000000000000000000").is_empty()
        );
    }

    #[test]
    fn a_pasted_log_gives_a_bounded_number() {
        let log: String = (0..5_000)
            .map(|n| format!("203.0.113.{} h{n}.mal.example\n", n % 256))
            .collect();
        assert_eq!(extract(&log).len(), MOST);
    }
}
