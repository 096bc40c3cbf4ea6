//! What has the form of a technical name: pages, mailboxes, domains,
//! addresses, machines, files, accounts; defanged or not.

use crate::{
    folded::{Folded, fold},
    mark::{Found, Kind, Why},
    pattern::Pattern,
    words,
};

static URL: Pattern = Pattern::new(
    r#"\b(?:h(?:tt|xx|\*\*)ps?|ftp|fxp|smb)(?:\[?:\]?//|\[://\])[^\s<>"«»]*[^\s<>"«».,;:!?)\]]"#,
);
static MAILBOX: Pattern = Pattern::new(
    r"[\w.+%'-]*\w ?(?:@|\[@\]|\(@\)|\[at\]|\(at\)|\[arobase\]|\(arobase\)) ?\w[\w-]*(?:(?:\.| ?[\[({](?:\.|dot|point)[\])}] ?)\w[\w-]*)+",
);
static DOMAIN: Pattern = Pattern::new(
    r"\b(?:[a-z0-9][a-z0-9-]*(?:\.| ?[\[({](?:\.|dot|point)[\])}] ?))+(?:fr|com|org|net|eu|info|biz|io|co|uk|be|ch|lu|ca|us|ru|cn|me|re|gp|mq|gf|yt|nc|pf|pm|bzh|corsica|alsace|paris|sante|health|online|site|tech|cloud|app|dev|top|xyz|click|link|live|shop|store|support|space|icu|onion|local|lan|intra|intranet|corp|internal|example|test|invalid)\b(?:/[^\s<>»]*[^\s<>».,;:!?)\]])?",
);
static V4: Pattern = Pattern::new(
    r"\b\d{1,3}(?:\.|\[\.\]|\(\.\)|\[dot\])\d{1,3}(?:\.|\[\.\]|\(\.\)|\[dot\])(?:\d{1,3}|x|\*)(?:\.|\[\.\]|\(\.\)|\[dot\])(?:\d{1,3}|x|\*)(?:/\d{1,2}|:\d{2,5})?",
);
static V6: Pattern = Pattern::new(
    r"\b(?:[0-9a-f]{1,4}:){2,7}(?::?[0-9a-f]{1,4})(?::[0-9a-f]{1,4})*\b|\b(?:[0-9a-f]{1,4}:)+:(?:[0-9a-f]{1,4}:)*[0-9a-f]{0,4}(?:/\d{1,3})?|\b(?:[0-9a-f]{2}[:-]){5}[0-9a-f]{2}\b",
);
static SHARE: Pattern = Pattern::new(r"\\\\[^\s<>«»,;]*[^\s<>«»,;.:!?)]");
static PATH: Pattern = Pattern::new(
    r#"\b[a-z]:\\[^\s<>«»,;"]*[^\s<>«»,;.:!?)"]|(?:^|[\s(])(?P<it>/(?:home|srv|mnt|data|var/www|users)/[^\s<>«»,;]*[^\s<>«»,;.:!?)])"#,
);
static FILE: Pattern = Pattern::new(
    r"\b[\w][\w.()-]*\.(?:7z|bak|bat|bmp|cmd|csv|dat|db|dcm|dll|docm?|docx|dotm|eml|exe|gz|hta|html?|iso|jpe?g|js|json|lnk|log|mdb|msg|msi|odt|ods|one|pdf|php|png|pptx?|ps1|pst|py|rar|rtf|scr|sql|tar|txt|vbs|vhdx?|vmdk|xlsm?|xlsx|xml|zip)\b",
);
static LOGON: Pattern = Pattern::new(r"\b[a-z][\w.-]*\\[\w.$-]*[\w$]");
static HANDLE: Pattern = Pattern::new(r"(?:^|[\s(«,;:])(?P<it>@[a-z0-9_][\w.]*\w)");
static WALLET: Pattern = Pattern::new(r"\b(?:bc1[a-z0-9]{20,70}|[13][a-zA-HJ-NP-Z0-9]{25,34})\b");
/// Read in the text as it was written.
static HOST: Pattern = Pattern::new(r"\b[A-Za-z][A-Za-z0-9]*(?:[-_][A-Za-z0-9]+)+\b");
static HOST_IN_ONE: Pattern = Pattern::new(
    r"\b[A-Z]{2,}[A-Z0-9]*[A-Z]\d{1,4}\b|\b(?:srv|pc|nas|filer|dc|fw|sw)[a-z]*\d{1,4}\b",
);
static ANNOUNCED_ACCOUNTS: Pattern = Pattern::new(
    r"\b(?:comptes?|identifiants?|logins?|utilisateurs?|accounts?|users?|usernames?)(?: (?:de service|utilise|nomme|administrateur|admin|named|called))?(?: ?:)? (?P<it>«? ?[a-z][\w.-]*[a-z0-9])(?P<more>(?:(?:, | et | ou | and )[a-z][\w.-]*[a-z0-9])*)",
);

pub(crate) fn find(folded: &Folded<'_>, found: &mut Vec<Found>) {
    for (pattern, kind) in [
        (&URL, Kind::Url),
        (&MAILBOX, Kind::Mailbox),
        (&SHARE, Kind::Host),
        (&PATH, Kind::File),
        (&WALLET, Kind::Number),
        (&V4, Kind::Address),
        (&V6, Kind::Address),
        (&LOGON, Kind::Account),
        (&HANDLE, Kind::Account),
    ] {
        for place in pattern.places(&folded.text) {
            found.push(Found::new(folded.span(place), kind, Why::Form));
        }
    }
    files(folded, found);
    domains(folded, found);
    hosts(folded, found);
    accounts(folded, found);
}

fn domains(folded: &Folded<'_>, found: &mut Vec<Found>) {
    for place in DOMAIN.places(&folded.text) {
        let text = folded.text.get(place.clone()).unwrap_or_default();
        let kind = if text.contains('/') {
            Kind::Url
        } else {
            Kind::Domain
        };
        // "la fin.Me" is a space forgotten.
        let last = text.rsplit('.').next().unwrap_or_default();
        let prose = last == "me" && text.matches('.').count() == 1;
        if !prose {
            found.push(Found::new(folded.span(place), kind, Why::Form));
        }
    }
}

/// Files of systems and of every attack's folder, which name nobody.
const USUAL_FILES: [&str; 8] = [
    "readme.txt",
    "readme.html",
    "svchost.exe",
    "explorer.exe",
    "cmd.exe",
    "powershell.exe",
    "psexec.exe",
    "lsass.exe",
];

fn files(folded: &Folded<'_>, found: &mut Vec<Found>) {
    for place in FILE.places(&folded.text) {
        let name = folded.text.get(place.clone()).unwrap_or_default();
        if !USUAL_FILES.contains(&name) {
            found.push(Found::new(folded.span(place), Kind::File, Why::Form));
        }
    }
}

/// Norms, methods and numbers of vulnerabilities that look like machines.
const NO_HOSTS: [&str; 22] = [
    "aes", "cobit", "covid", "cve", "cwe", "d", "iec", "ieee", "ipv", "iso", "j", "md", "office",
    "rc", "rfc", "rsa", "sha", "smb", "ssl", "tls", "wpa", "windows",
];

fn hosts(folded: &Folded<'_>, found: &mut Vec<Found>) {
    for pattern in [&HOST, &HOST_IN_ONE] {
        for place in pattern.places(folded.original) {
            let written = folded.original.get(place.clone()).unwrap_or_default();
            let small = fold(written);
            let head: String = small
                .chars()
                .take_while(|c| c.is_ascii_alphabetic())
                .collect();
            let digits = written.bytes().any(|byte| byte.is_ascii_digit());
            let shouts = written
                .chars()
                .filter(|c| c.is_alphabetic())
                .all(char::is_uppercase);
            let machine = [
                "srv", "pc", "nas", "dc", "ad", "fw", "sw", "vm", "esx", "ts", "db", "filer",
                "wks", "imp", "svc",
            ]
            .contains(&head.as_str());
            let words: Vec<&str> = small.split(['-', '_']).collect();
            let prose = !machine && !digits && words.iter().all(|word| words::ordinary(word));
            if NO_HOSTS.contains(&head.as_str()) || prose {
                continue;
            }
            if digits
                || (machine && words.len() > 1)
                || written.contains('_')
                || (shouts
                    && small.len() > 4
                    && words
                        .iter()
                        .any(|word| ["srv", "pc", "nas", "dc", "bkp", "pacs"].contains(word)))
            {
                found.push(Found::new(place, Kind::Host, Why::Form));
            }
        }
    }
}

fn accounts(folded: &Folded<'_>, found: &mut Vec<Found>) {
    for captures in ANNOUNCED_ACCOUNTS.captures(&folded.text) {
        let mut names = Vec::new();
        if let Some(first) = captures.name("it") {
            names.push(first.range());
        }
        if let Some(more) = captures.name("more") {
            let mut from = more.start();
            for part in more.as_str().split_inclusive([',', ' ']) {
                let bare = part.trim_end_matches([',', ' ']);
                if !["", "et", "ou", "and"].contains(&bare) {
                    names.push(from..from + bare.len());
                }
                from += part.len();
            }
        }
        for range in names {
            let name = folded.text.get(range.clone()).unwrap_or_default();
            let bare = name.trim_start_matches(['«', ' ']);
            let start = range.end - bare.len();
            let prose = bare.split(['-', '_', '.']).all(words::ordinary);
            if !prose {
                found.push(Found::new(
                    folded.span(start..range.end),
                    Kind::Account,
                    Why::Announced,
                ));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_pattern_is_one() {
        for pattern in [
            &URL,
            &MAILBOX,
            &DOMAIN,
            &V4,
            &V6,
            &SHARE,
            &PATH,
            &FILE,
            &LOGON,
            &HANDLE,
            &WALLET,
            &HOST,
            &HOST_IN_ONE,
            &ANNOUNCED_ACCOUNTS,
        ] {
            assert!(pattern.compiles());
        }
    }
}
