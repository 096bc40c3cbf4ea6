//! Which pieces may run something when somebody opens them.

use serde::{Deserialize, Serialize};

/// How many of a piece's first bytes tell what it is.
pub const SNIFFED: usize = 512;

/// Whether opening a piece may run something. All evidence is hostile by
/// nature; this says what a double click would be enough for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Hazard {
    /// Nothing known to run by itself, such as a text or a picture.
    NoneKnown,
    /// A program, a script, a document with macros, an archive, a disk image:
    /// it leaves the platform wrapped.
    Likely,
}

/// Extensions that nothing is known to run from.
const QUIET: &[&str] = &[
    "avi", "bin", "bmp", "cap", "cef", "conf", "csv", "dat", "dmp", "evt", "evtx", "flac", "gif",
    "heic", "ini", "jpeg", "jpg", "json", "jsonl", "leef", "log", "m4a", "md", "mem", "mkv", "mov",
    "mp3", "mp4", "ndjson", "ods", "odt", "ogg", "pcap", "pcapng", "png", "raw", "syslog", "tif",
    "tiff", "toml", "tsv", "txt", "vmem", "wav", "webm", "webp", "yaml", "yml",
];

/// First bytes of what runs, unpacks or mounts.
const TELLING: &[&[u8]] = &[
    b"MZ",                            // Windows programs
    b"\x7fELF",                       // Linux programs
    b"\xfe\xed\xfa",                  // Mach-O, big-endian
    b"\xce\xfa\xed\xfe",              // Mach-O, 32 bits
    b"\xcf\xfa\xed\xfe",              // Mach-O, 64 bits
    b"\xca\xfe\xba\xbe",              // Java classes, universal Mach-O
    b"dex\n",                         // Android programs
    b"#!",                            // scripts
    b"PK\x03\x04",                    // zip, and with it jar, apk, Office documents
    b"PK\x05\x06",                    // empty zip
    b"Rar!",                          // rar
    b"7z\xbc\xaf\x27\x1c",            // 7-Zip
    b"\x1f\x8b",                      // gzip
    b"BZh",                           // bzip2
    b"\xfd7zXZ",                      // xz
    b"\x28\xb5\x2f\xfd",              // zstd
    b"MSCF",                          // cabinet
    b"\xd0\xcf\x11\xe0",              // old Office documents, msi, msg
    b"{\\rtf",                        // rtf
    b"%PDF",                          // pdf, which may hold scripts
    b"L\x00\x00\x00\x01\x14\x02\x00", // Windows shortcuts
    b"conectix",                      // vhd
    b"vhdxfile",                      // vhdx
    b"KDMV",                          // vmdk
    b"QFI\xfb",                       // qcow2
    b"ITSF",                          // compiled help
    b"\x00asm",                       // WebAssembly
];

/// Words that open a page, a drawing or a script in a text.
const TELLING_TEXT: &[&str] = &[
    "<!doctype",
    "<html",
    "<svg",
    "<script",
    "<?xml",
    "<?php",
    "<hta",
    "<body",
    "<iframe",
    "<job",
    "<%",
    "[internetshortcut]",
    "mime-version:",
    "@echo",
    "wscript.",
    "powershell",
];

impl Hazard {
    /// What the name and the first bytes of a piece tell; only what both
    /// leave quiet counts as such.
    #[must_use]
    pub fn of(name: &str, first: &[u8]) -> Self {
        let first = &first[..first.len().min(SNIFFED)];
        if quiet_name(name) && !telling(first) {
            Self::NoneKnown
        } else {
            Self::Likely
        }
    }
}

fn quiet_name(name: &str) -> bool {
    match name.rsplit_once('.') {
        None => false,
        Some((_, extension)) => {
            let extension = extension.to_ascii_lowercase();
            // Rotated logs: journal.log.1
            let rotated = extension.bytes().all(|byte| byte.is_ascii_digit())
                && name
                    .rsplit_once('.')
                    .and_then(|(stem, _)| stem.rsplit_once('.'))
                    .is_some_and(|(_, inner)| inner.eq_ignore_ascii_case("log"));
            rotated || QUIET.contains(&extension.as_str())
        }
    }
}

fn telling(first: &[u8]) -> bool {
    if TELLING.iter().any(|magic| first.starts_with(magic)) {
        return true;
    }
    // A text may be written in UTF-16, or begin with marks and blanks.
    let text: String = first
        .iter()
        .filter(|byte| byte.is_ascii() && **byte != 0)
        .map(|&byte| char::from(byte.to_ascii_lowercase()))
        .collect();
    TELLING_TEXT.iter().any(|word| text.contains(word))
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("pare-feu.log", b"2026-03-15 drop tcp")]
    #[case("journal.log.3", b"Mar 15 sshd")]
    #[case("capture.pcapng", b"\x0a\x0d\x0d\x0a")]
    #[case("ecran.PNG", b"\x89PNG\r\n\x1a\n")]
    fn keep_1_logs_and_pictures_are_quiet(#[case] name: &str, #[case] first: &[u8]) {
        assert_eq!(Hazard::of(name, first), Hazard::NoneKnown);
    }

    #[rstest]
    #[case("facture.exe", b"")]
    #[case("facture.pdf.lnk", b"")]
    #[case("page.svg", b"")]
    #[case("courriel.eml", b"")]
    #[case("compte.docm", b"")]
    #[case("disque.iso", b"")]
    #[case("sans extension", b"texte")]
    #[case("photo.png", b"MZ\x90\x00")]
    #[case("notes.txt", b"#!/bin/sh\n")]
    #[case("notes.txt", b"PK\x03\x04")]
    #[case("notes.txt", b"\xef\xbb\xbf  <HTML>")]
    #[case("notes.txt", b"\xff\xfe<\0s\0c\0r\0i\0p\0t\0>\0")]
    #[case("journal.7", b"texte")]
    fn keep_1_what_may_run_is_told_by_name_or_by_first_bytes(
        #[case] name: &str,
        #[case] first: &[u8],
    ) {
        assert_eq!(Hazard::of(name, first), Hazard::Likely);
    }
}
