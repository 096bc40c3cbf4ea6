//! Which addresses may be called: nobody may make the portal call what stands
//! beside it.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use url::{Host, Url};

use crate::config::Webhooks;

/// The longest address, in characters.
const LONGEST: usize = 500;

/// Why an address cannot be called.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AddressProblem {
    /// It cannot be read, is too long, or holds a name and password.
    #[error("the address cannot be used")]
    Unusable,
    /// It is not called over TLS.
    #[error("the address does not begin with https://")]
    Plain,
    /// It leads into a private network.
    #[error("the address leads into a private network")]
    Private,
}

/// Reads an address, and refuses what may not be called. Names are looked up
/// again, and checked, whenever one is called.
///
/// # Errors
/// When it may not be called.
pub(crate) fn checked(text: &str, rules: &Webhooks) -> Result<Url, AddressProblem> {
    let url: Url = text.trim().parse().map_err(|_| AddressProblem::Unusable)?;
    let plain = match url.scheme() {
        "https" => false,
        "http" => true,
        _ => return Err(AddressProblem::Plain),
    };
    if plain && !rules.allow_plain {
        return Err(AddressProblem::Plain);
    }
    let secret = !url.username().is_empty() || url.password().is_some();
    if text.chars().count() > LONGEST || secret || url.fragment().is_some() {
        return Err(AddressProblem::Unusable);
    }
    let public = match url.host() {
        None => return Err(AddressProblem::Unusable),
        Some(Host::Domain(name)) => !name.trim_end_matches('.').ends_with("localhost"),
        Some(Host::Ipv4(address)) => is_public(address.into()),
        Some(Host::Ipv6(address)) => is_public(address.into()),
    };
    if public || rules.allow_private {
        Ok(url)
    } else {
        Err(AddressProblem::Private)
    }
}

/// Whether an address is of the public internet: neither of this machine, nor
/// of a private, local or shared network, nor one that only stands for such.
pub(crate) fn is_public(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(address) => is_public_v4(address),
        IpAddr::V6(address) => is_public_v6(address),
    }
}

fn is_public_v4(address: Ipv4Addr) -> bool {
    let [a, b, c, _] = address.octets();
    let special = matches!(
        (a, b, c),
        (0 | 127 | 240..=255, _, _)
            | (100, 64..=127, _)
            | (192, 0, 0 | 2)
            | (192, 88, 99)
            | (198, 18 | 19, _)
            | (198, 51, 100)
            | (203, 0, 113)
    );
    !special && !address.is_private() && !address.is_link_local() && !address.is_multicast()
}

fn is_public_v6(address: Ipv6Addr) -> bool {
    if let Some(inner) = address.to_ipv4_mapped() {
        return is_public_v4(inner);
    }
    let segments = address.segments();
    let embedded = |high: u16, low: u16| {
        let [a, b] = high.to_be_bytes();
        let [c, d] = low.to_be_bytes();
        is_public_v4(Ipv4Addr::new(a, b, c, d))
    };
    match segments {
        // NAT64, and 6to4: they stand for an address of IPv4.
        [0x64, 0xff9b, 0, 0, 0, 0, high, low] | [0x2002, high, low, ..] => embedded(high, low),
        // Documentation, Teredo and the like.
        [0x2001, 0..=0x01ff | 0x0db8, ..] => false,
        // What is routed at all is in 2000::/3.
        [first, ..] => first & 0xe000 == 0x2000,
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn what_stands_beside_the_portal_is_not_called() {
        for private in [
            "0.0.0.0",
            "10.0.0.8",
            "100.64.0.1",
            "127.0.0.1",
            "169.254.169.254",
            "172.16.0.1",
            "192.168.1.1",
            "198.18.0.1",
            "224.0.0.1",
            "255.255.255.255",
            "::",
            "::1",
            "::ffff:10.0.0.1",
            "64:ff9b::a00:1",
            "2002:7f00:1::",
            "2001:db8::1",
            "fc00::1",
            "fe80::1",
            "ff02::1",
        ] {
            assert!(!is_public(private.parse().unwrap()), "{private}");
        }
        for public in ["9.9.9.9", "172.32.0.1", "2620:fe::fe", "::ffff:9.9.9.9"] {
            assert!(is_public(public.parse().unwrap()), "{public}");
        }
    }

    #[test]
    fn an_address_is_called_over_tls_and_holds_no_secret() {
        let rules = Webhooks::default();
        for (text, problem) in [
            ("", AddressProblem::Unusable),
            ("pas une adresse", AddressProblem::Unusable),
            ("http://receiver.example/", AddressProblem::Plain),
            ("ftp://receiver.example/", AddressProblem::Plain),
            ("https://a:b@receiver.example/", AddressProblem::Unusable),
            ("https://receiver.example/#part", AddressProblem::Unusable),
            ("https://127.0.0.1/", AddressProblem::Private),
            ("https://2130706433/", AddressProblem::Private),
            ("https://[::1]/", AddressProblem::Private),
            ("https://localhost/", AddressProblem::Private),
            ("https://169.254.169.254/latest", AddressProblem::Private),
        ] {
            assert_eq!(checked(text, &rules), Err(problem), "{text}");
        }
        assert!(checked("https://receiver.example:8443/in?a=b", &rules).is_ok());
        let here = Webhooks {
            allow_plain: true,
            allow_private: true,
            ..Webhooks::default()
        };
        assert!(checked("http://127.0.0.1:9/", &here).is_ok());
    }
}
