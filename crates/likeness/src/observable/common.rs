//! Values that so many cases hold that they say nothing.

use std::net::IpAddr;

/// Domains of everybody: large mail services, makers of systems, the sector's
/// own public sites. A subdomain counts as its domain.
const DOMAINS: [&str; 44] = [
    "adobe.com",
    "ameli.fr",
    "anssi.fr",
    "apple.com",
    "ars.sante.fr",
    "bing.com",
    "cloudflare.com",
    "cnil.fr",
    "cyber.gouv.fr",
    "cybermalveillance.gouv.fr",
    "cyberveille-sante.gouv.fr",
    "esante.gouv.fr",
    "facebook.com",
    "free.fr",
    "github.com",
    "gmail.com",
    "google.com",
    "google.fr",
    "gouv.fr",
    "hotmail.com",
    "hotmail.fr",
    "icloud.com",
    "laposte.net",
    "linkedin.com",
    "live.com",
    "live.fr",
    "microsoft.com",
    "microsoftonline.com",
    "mssante.fr",
    "msn.com",
    "office.com",
    "office365.com",
    "orange.fr",
    "outlook.com",
    "outlook.fr",
    "proton.me",
    "protonmail.com",
    "sante.fr",
    "sfr.fr",
    "wanadoo.fr",
    "whatsapp.com",
    "windows.com",
    "yahoo.com",
    "yahoo.fr",
];

/// Hashes of the empty file.
const HASHES: [&str; 3] = [
    "d41d8cd98f00b204e9800998ecf8427e",
    "da39a3ee5e6b4b0d3255bfef95601890afd80709",
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
];

/// Names that any machine holds.
const FILES: [&str; 16] = [
    "chrome.exe",
    "cmd.exe",
    "excel.exe",
    "explorer.exe",
    "firefox.exe",
    "lsass.exe",
    "msedge.exe",
    "notepad.exe",
    "ntds.dit",
    "outlook.exe",
    "powershell.exe",
    "rundll32.exe",
    "svchost.exe",
    "taskmgr.exe",
    "winlogon.exe",
    "winword.exe",
];

/// Addresses of public name servers.
const SERVERS: [&str; 6] = [
    "1.0.0.1",
    "1.1.1.1",
    "8.8.4.4",
    "8.8.8.8",
    "9.9.9.9",
    "149.112.112.112",
];

pub(super) fn domain(domain: &str) -> bool {
    DOMAINS.iter().any(|common| {
        domain
            .strip_suffix(common)
            .is_some_and(|before| before.is_empty() || before.ends_with('.'))
    })
}

pub(super) fn hash(hash: &str) -> bool {
    HASHES.contains(&hash)
        || hash
            .bytes()
            .all(|byte| Some(&byte) == hash.as_bytes().first())
}

pub(super) fn file(name: &str) -> bool {
    FILES.contains(&name)
}

/// Whether an address is of a private network, a machine's own, or known to
/// all.
pub(super) fn address(address: IpAddr) -> bool {
    let inner = match address {
        IpAddr::V4(v4) => {
            v4.is_private()
                || v4.is_loopback()
                || v4.is_link_local()
                || v4.is_unspecified()
                || v4.is_broadcast()
                || v4.is_multicast()
                || v4.octets()[0] == 0
        }
        IpAddr::V6(v6) => {
            v6.is_loopback()
                || v6.is_unspecified()
                || v6.is_multicast()
                || v6.is_unique_local()
                || v6.is_unicast_link_local()
        }
    };
    inner || SERVERS.contains(&address.to_string().as_str())
}
