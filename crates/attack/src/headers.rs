//! Headers, cookies, keys, numbers and names: short texts that anybody sends.

use std::net::{IpAddr, Ipv4Addr};

use app::Secret;
use app::cases::IdempotencyKey;
use axum::http::{HeaderMap, HeaderValue, header};
use locales::Lang;
use process::evidence::{FileName, Hazard};
use process::facility::FinessNumber;
use process::ids::Reference;
use web::cookies::Cookie;
use web::state::Transport;
use web::{ForwardingHeader, TrustedProxies};

/// The same bytes in every header that the portal reads.
pub(crate) fn headers(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let _ = Lang::negotiate(&text);
    let _ = IdempotencyKey::new(&text);
    let _ = Secret::presented(&text).hash();
    if let Some(path) = web::respond::local(&text) {
        assert!(
            path.starts_with('/') && !path.starts_with("//") && !path.starts_with("/\\"),
            "a way out: {path:?}"
        );
    }
    let Ok(value) = HeaderValue::from_bytes(bytes) else {
        return;
    };
    let mut headers = HeaderMap::new();
    for name in ["cookie", "x-forwarded-for", "forwarded"] {
        headers.insert(header::HeaderName::from_static(name), value.clone());
    }
    for transport in [Transport::Plain, Transport::Secure] {
        for cookie in [Cookie::Session, Cookie::Language, Cookie::Draft] {
            let _ = cookie.read(transport, &headers);
        }
    }
    let peer = IpAddr::V4(Ipv4Addr::LOCALHOST);
    for header in [ForwardingHeader::XForwardedFor, ForwardingHeader::Forwarded] {
        let nobody = TrustedProxies {
            networks: Vec::new(),
            header,
        };
        assert_eq!(
            nobody.client(peer, &headers),
            peer,
            "an untrusted word is believed"
        );
        if let Ok(network) = "127.0.0.0/8".parse() {
            let proxy = TrustedProxies {
                networks: vec![network],
                header,
            };
            let _ = proxy.client(peer, &headers);
        }
    }
}

/// Numbers of cases and facilities: what is read is written the same.
pub(crate) fn numbers(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    if let Ok(reference) = text.parse::<Reference>() {
        assert_eq!(reference.to_string().parse(), Ok(reference));
    }
    if let Ok(number) = text.parse::<FinessNumber>() {
        assert_eq!(number.as_str().len(), 9);
    }
    let _ = text.parse::<process::access::Body>();
    let _ = text.parse::<process::access::Viewer>();
    let _ = text.parse::<process::access::Audience>();
}

/// The name of a file of evidence never leads out of its folder.
pub(crate) fn file_names(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let name = FileName::clean(&text);
    let kept = name.as_str();
    assert!(!kept.is_empty(), "a file without a name");
    assert!(
        !kept.contains(['/', '\\', '\0', '\r', '\n', '"']),
        "a name that says more than a name: {kept:?}"
    );
    assert!(kept != "." && kept != "..", "a name that is a folder");
    let _ = Hazard::of(kept, bytes);
}
