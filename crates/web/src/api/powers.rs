//! Which power of a token each operation needs. What is not said to need less
//! needs the most.

use axum::http::Method;
use process::access::Power;

/// What an operation asks of a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Need {
    /// Any token that works.
    Any,
    /// This power.
    Power(Power),
}

/// What the operation at this address, as it is routed, asks of a token.
pub(super) fn needed(method: &Method, address: &str) -> Need {
    let under = |prefix: &str| {
        address
            .strip_prefix(prefix)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    };
    if address == "/api/v1/me" || *method == Method::OPTIONS {
        Need::Any
    } else if under("/api/v1/declarations") || under("/api/v1/drafts") {
        Need::Power(Power::Declare)
    } else if matches!(*method, Method::GET | Method::HEAD) {
        Need::Power(Power::Read)
    } else {
        Need::Power(Power::Act)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_said_to_need_less_needs_the_most() {
        let need = |method, address| needed(&method, address);
        assert_eq!(need(Method::GET, "/api/v1/me"), Need::Any);
        assert_eq!(
            need(Method::GET, "/api/v1/cases/{reference}"),
            Need::Power(Power::Read)
        );
        assert_eq!(
            need(Method::POST, "/api/v1/declarations"),
            Need::Power(Power::Declare)
        );
        assert_eq!(
            need(Method::GET, "/api/v1/drafts/{id}"),
            Need::Power(Power::Declare)
        );
        assert_eq!(
            need(Method::GET, "/api/v1/draftsmen"),
            Need::Power(Power::Read)
        );
        for (method, address) in [
            (Method::POST, "/api/v1/cases/{reference}/acts"),
            (Method::PUT, "/api/v1/me/language"),
            (Method::DELETE, "/api/v1/anything"),
        ] {
            assert_eq!(need(method, address), Need::Power(Power::Act));
        }
    }
}
