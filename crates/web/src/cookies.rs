//! The portal's cookies: never readable by scripts, never sent by other
//! sites' forms, and under HTTPS bound to this host alone.

use axum::http::{HeaderMap, HeaderValue, header};

use crate::state::Transport;

/// A cookie of the portal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cookie {
    /// The session of a signed-in person; ends with the browser.
    Session,
    /// A sign-in that still lacks something; ends with the browser.
    SignIn,
    /// A passkey that was asked for before it is known who comes; ends with
    /// the browser.
    Passkey,
    /// The language chosen by a reader who is not signed in.
    Language,
    /// What opens the draft of somebody who has no account (DECL-3).
    Draft,
    /// What tells this device from others when somebody signs in on it again:
    /// it opens nothing, its attempts are counted apart.
    Device,
    /// What somebody who left for an identity provider comes back with.
    Provider,
}

const DAY: u32 = 24 * 60 * 60;

impl Cookie {
    const fn name(self, transport: Transport) -> &'static str {
        match (self, transport) {
            (Self::Session, Transport::Secure) => "__Host-vigie-session",
            (Self::Session, Transport::Plain) => "vigie-session",
            (Self::SignIn, Transport::Secure) => "__Host-vigie-sign-in",
            (Self::SignIn, Transport::Plain) => "vigie-sign-in",
            (Self::Passkey, Transport::Secure) => "__Host-vigie-passkey",
            (Self::Passkey, Transport::Plain) => "vigie-passkey",
            (Self::Language, Transport::Secure) => "__Host-vigie-lang",
            (Self::Language, Transport::Plain) => "vigie-lang",
            (Self::Draft, Transport::Secure) => "__Host-vigie-draft",
            (Self::Draft, Transport::Plain) => "vigie-draft",
            (Self::Device, Transport::Secure) => "__Host-vigie-device",
            (Self::Device, Transport::Plain) => "vigie-device",
            (Self::Provider, Transport::Secure) => "__Host-vigie-provider",
            (Self::Provider, Transport::Plain) => "vigie-provider",
        }
    }

    /// Seconds for which the browser keeps it; none until it is closed.
    const fn kept_for(self) -> Option<u32> {
        match self {
            Self::Session | Self::SignIn | Self::Passkey => None,
            Self::Language => Some(365 * DAY),
            Self::Draft => Some(30 * DAY),
            Self::Device => Some(180 * DAY),
            Self::Provider => Some(15 * 60),
        }
    }

    /// Its value in a request.
    #[must_use]
    pub fn read(self, transport: Transport, headers: &HeaderMap) -> Option<&str> {
        let name = self.name(transport);
        headers
            .get_all(header::COOKIE)
            .iter()
            .filter_map(|line| line.to_str().ok())
            .flat_map(|line| line.split(';'))
            .filter_map(|pair| pair.trim().split_once('='))
            .find(|(found, _)| *found == name)
            .map(|(_, value)| value)
            .filter(|value| !value.is_empty())
    }

    /// Whether a header gives it a value or takes it away.
    pub(crate) fn is_set_by(self, transport: Transport, line: &HeaderValue) -> bool {
        let name = self.name(transport).as_bytes();
        let rest = line.as_bytes().strip_prefix(name);
        rest.is_some_and(|rest| rest.starts_with(b"="))
    }

    /// The header that gives it the value `value`, made of letters, digits,
    /// `-`, `_` and `.`.
    #[must_use]
    pub fn set(self, transport: Transport, value: &str) -> HeaderValue {
        let age = self
            .kept_for()
            .map(|seconds| format!("; Max-Age={seconds}"))
            .unwrap_or_default();
        self.line(transport, value, &age)
    }

    /// The header that takes it away.
    #[must_use]
    pub fn clear(self, transport: Transport) -> HeaderValue {
        self.line(transport, "", "; Max-Age=0")
    }

    fn line(self, transport: Transport, value: &str, age: &str) -> HeaderValue {
        let secure = match transport {
            Transport::Secure => "; Secure",
            Transport::Plain => "",
        };
        let name = self.name(transport);
        let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
        debug_assert!(value.chars().all(plain), "a cookie's value is plain");
        HeaderValue::from_str(&format!(
            "{name}={value}; Path=/; HttpOnly; SameSite=Lax{secure}{age}"
        ))
        .unwrap_or(HeaderValue::from_static(""))
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn under_https_cookies_are_bound_to_the_host() {
        let line = Cookie::Session.set(Transport::Secure, "abc");
        assert_eq!(
            line,
            "__Host-vigie-session=abc; Path=/; HttpOnly; SameSite=Lax; Secure"
        );
    }

    #[test]
    fn a_cookie_is_read_among_others_and_an_empty_one_is_none() {
        let mut headers = HeaderMap::new();
        headers.insert(
            header::COOKIE,
            HeaderValue::from_static("a=b; vigie-lang=en; vigie-session="),
        );
        let plain = Transport::Plain;
        assert_eq!(Cookie::Language.read(plain, &headers), Some("en"));
        assert_eq!(Cookie::Session.read(plain, &headers), None);
        assert_eq!(Cookie::Language.read(Transport::Secure, &headers), None);
    }

    #[test]
    fn clearing_ends_a_cookie_at_once() {
        let line = Cookie::Session.clear(Transport::Plain);
        assert!(line.to_str().unwrap().ends_with("; Max-Age=0"));
    }
}
