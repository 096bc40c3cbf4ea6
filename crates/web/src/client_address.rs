//! From where somebody calls: the other end of the connection, or whom the
//! trusted proxies in front say that they speak for.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};

use axum::extract::{ConnectInfo, FromRequestParts};
use axum::http::request::Parts;
use axum::http::{Extensions, HeaderMap};
use ipnet::IpNet;

use crate::error::WebError;
use crate::state::WebState;

/// The proxies whose word about the address of a client is believed; nobody's
/// by default.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TrustedProxies {
    /// Where they are.
    pub networks: Vec<IpNet>,
    /// The header in which they say for whom they speak. Only one is read: a
    /// proxy that writes the one lets the other through as a client forged it.
    pub header: ForwardingHeader,
}

/// The header in which a proxy says for whom it speaks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ForwardingHeader {
    /// `X-Forwarded-For`.
    #[default]
    XForwardedFor,
    /// `Forwarded` (RFC 7239).
    Forwarded,
}

impl TrustedProxies {
    fn trust(&self, address: IpAddr) -> Trust {
        if self.networks.iter().any(|one| one.contains(&address)) {
            Trust::Given
        } else {
            Trust::Withheld
        }
    }

    /// The address of whoever called: the last one, read from the server
    /// outwards, that is not a trusted proxy's. What stands beyond could be
    /// anybody's invention.
    #[must_use]
    pub fn client(&self, peer: IpAddr, headers: &HeaderMap) -> IpAddr {
        let mut client = peer.to_canonical();
        for said in self.hops(headers).into_iter().rev() {
            if self.trust(client) == Trust::Withheld {
                return client;
            }
            match said {
                Some(address) => client = address.to_canonical(),
                None => return client,
            }
        }
        client
    }

    /// The trace of which a request is a part (`traceparent` of W3C Trace
    /// Context), when a trusted proxy says it: from anybody else it would only
    /// be what a stranger wants to be found under.
    pub(crate) fn trace<'h>(&self, peer: IpAddr, headers: &'h HeaderMap) -> Option<&'h str> {
        if self.trust(peer.to_canonical()) == Trust::Withheld {
            return None;
        }
        let said = headers.get("traceparent")?.to_str().ok()?;
        let parts: Vec<&str> = said.split('-').collect();
        let hexadecimal = |part: &str, digits: usize| {
            part.len() == digits && part.bytes().all(|digit| digit.is_ascii_hexdigit())
        };
        match parts.as_slice() {
            ["00", trace, span, flags]
                if hexadecimal(trace, 32) && hexadecimal(span, 16) && hexadecimal(flags, 2) =>
            {
                Some(said)
            }
            _ => None,
        }
    }

    /// The addresses that the header names, in its order; none where one
    /// cannot be read.
    fn hops(&self, headers: &HeaderMap) -> Vec<Option<IpAddr>> {
        if self.networks.is_empty() {
            return Vec::new();
        }
        let name = match self.header {
            ForwardingHeader::XForwardedFor => "x-forwarded-for",
            ForwardingHeader::Forwarded => "forwarded",
        };
        headers
            .get_all(name)
            .iter()
            .flat_map(|line| line.to_str().unwrap_or_default().split(','))
            .map(|hop| match self.header {
                ForwardingHeader::XForwardedFor => address(hop),
                ForwardingHeader::Forwarded => for_of(hop).and_then(address),
            })
            .collect()
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Trust {
    Given,
    Withheld,
}

/// The `for` of one hop of `Forwarded`.
fn for_of(hop: &str) -> Option<&str> {
    hop.split(';')
        .filter_map(|pair| pair.split_once('='))
        .find(|(name, _)| name.trim().eq_ignore_ascii_case("for"))
        .map(|(_, value)| value.trim().trim_matches('"'))
}

/// An address, with or without a port and the brackets of IPv6.
fn address(text: &str) -> Option<IpAddr> {
    let text = text.trim();
    text.parse()
        .ok()
        .or_else(|| text.parse::<SocketAddr>().ok().map(|socket| socket.ip()))
        .or_else(|| {
            let inner = text.strip_prefix('[')?.strip_suffix(']')?;
            inner.parse().ok()
        })
}

/// The other end of the connection.
pub(crate) fn peer(extensions: &Extensions) -> IpAddr {
    extensions
        .get::<ConnectInfo<SocketAddr>>()
        .map_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED), |ConnectInfo(socket)| {
            socket.ip()
        })
}

/// The address of whoever calls.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ClientAddress(pub IpAddr);

impl FromRequestParts<WebState> for ClientAddress {
    type Rejection = WebError;

    async fn from_request_parts(
        parts: &mut Parts,
        state: &WebState,
    ) -> Result<Self, Self::Rejection> {
        let proxies = &state.config.proxies;
        Ok(Self(
            proxies.client(peer(&parts.extensions), &parts.headers),
        ))
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use axum::http::HeaderValue;

    use super::*;

    fn behind(header: ForwardingHeader) -> TrustedProxies {
        TrustedProxies {
            networks: ["10.0.0.0/8", "fd00::/8"]
                .map(|network| network.parse().unwrap())
                .to_vec(),
            header,
        }
    }

    fn client(proxies: &TrustedProxies, peer: &str, lines: &[(&'static str, &str)]) -> String {
        let mut headers = HeaderMap::new();
        for (name, value) in lines {
            headers.append(*name, HeaderValue::from_str(value).unwrap());
        }
        let client = proxies.client(peer.parse().unwrap(), &headers);
        client.to_string()
    }

    #[test]
    fn without_trusted_proxies_the_other_end_of_the_connection_counts_alone() {
        let alone = TrustedProxies::default();
        let lines = [("x-forwarded-for", "198.51.100.7")];
        assert_eq!(client(&alone, "203.0.113.9", &lines), "203.0.113.9");
    }

    #[test]
    fn a_stranger_s_header_is_not_believed() {
        let proxies = behind(ForwardingHeader::XForwardedFor);
        let lines = [("x-forwarded-for", "198.51.100.7")];
        assert_eq!(client(&proxies, "203.0.113.9", &lines), "203.0.113.9");
    }

    #[test]
    fn the_last_address_that_is_not_a_proxy_s_counts_and_what_is_beyond_does_not() {
        let proxies = behind(ForwardingHeader::XForwardedFor);
        let forged = [("x-forwarded-for", "192.0.2.1, 198.51.100.7, 10.0.0.2")];
        assert_eq!(client(&proxies, "10.0.0.1", &forged), "198.51.100.7");
        let lines = [
            ("x-forwarded-for", "192.0.2.1"),
            ("x-forwarded-for", "198.51.100.7"),
        ];
        assert_eq!(client(&proxies, "10.0.0.1", &lines), "198.51.100.7");
    }

    #[test]
    fn what_cannot_be_read_ends_the_chain_at_the_proxy_that_passed_it_on() {
        let proxies = behind(ForwardingHeader::XForwardedFor);
        let lines = [("x-forwarded-for", "198.51.100.7, unknown, 10.0.0.2")];
        assert_eq!(client(&proxies, "10.0.0.1", &lines), "10.0.0.2");
        assert_eq!(client(&proxies, "10.0.0.1", &[]), "10.0.0.1");
    }

    #[test]
    fn only_the_header_that_was_configured_is_read() {
        let proxies = behind(ForwardingHeader::Forwarded);
        let lines = [
            ("x-forwarded-for", "192.0.2.1"),
            (
                "forwarded",
                "for=192.0.2.2, For=\"[2001:db8::7]:4711\";proto=https",
            ),
        ];
        assert_eq!(client(&proxies, "10.0.0.1", &lines), "2001:db8::7");
    }

    #[test]
    fn a_trace_is_taken_from_a_trusted_proxy_alone_and_only_when_it_is_one() {
        const TRACE: &str = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
        let proxies = behind(ForwardingHeader::XForwardedFor);
        let said = |peer: &str, said: &'static str| {
            let mut headers = HeaderMap::new();
            headers.insert("traceparent", HeaderValue::from_static(said));
            proxies
                .trace(peer.parse().unwrap(), &headers)
                .map(str::to_owned)
        };
        assert_eq!(said("10.0.0.1", TRACE).as_deref(), Some(TRACE));
        assert_eq!(said("203.0.113.9", TRACE), None);
        for wrong in [
            "",
            "a word of a case",
            "01-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
            "00-4bf92f3577b34da6a3ce929d0e0e473-00f067aa0ba902b7-01",
            "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-more",
            "00-4bf92f3577b34da6a3ce929d0e0e473g-00f067aa0ba902b7-01",
        ] {
            assert_eq!(said("10.0.0.1", wrong), None, "{wrong}");
        }
    }

    #[test]
    fn an_address_of_ipv4_written_as_ipv6_is_the_same_address() {
        let proxies = behind(ForwardingHeader::XForwardedFor);
        let lines = [("x-forwarded-for", "::ffff:198.51.100.7")];
        assert_eq!(client(&proxies, "::ffff:10.0.0.1", &lines), "198.51.100.7");
    }
}
