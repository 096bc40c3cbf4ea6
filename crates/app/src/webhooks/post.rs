//! Calling a receiver: names are looked up and checked at every call, nothing
//! is followed, and nothing of the answer is read but its status.

use std::{
    error::Error as _,
    net::SocketAddr,
    sync::{Arc, OnceLock},
    time::Duration,
};

use process::webhooks::Trouble;
use reqwest::{
    Client,
    dns::{Addrs, Name, Resolve, Resolving},
    header,
    redirect::Policy,
};
use url::Url;

use super::address::{checked, is_public};
use crate::config::Webhooks;

const PATIENCE_TO_CONNECT: Duration = Duration::from_secs(5);

/// How this portal calls receivers.
#[derive(Default)]
pub(crate) struct Post(OnceLock<Option<Client>>);

/// What is sent.
pub(super) struct Letter<'a> {
    pub(super) id: String,
    pub(super) timestamp: String,
    pub(super) signature: String,
    pub(super) body: &'a str,
}

/// What a receiver answered.
pub(super) struct Answer {
    pub(super) status: Option<u16>,
    /// What is wrong with it; none when it took the letter.
    pub(super) trouble: Option<Trouble>,
}

impl Answer {
    const fn none(trouble: Trouble) -> Self {
        Self {
            status: None,
            trouble: Some(trouble),
        }
    }
}

impl Post {
    pub(super) async fn call(&self, url: &str, letter: &Letter<'_>, rules: &Webhooks) -> Answer {
        // The rules may be stricter than when the webhook was made.
        let url: Url = match checked(url, rules) {
            Ok(url) => url,
            Err(_) => return Answer::none(Trouble::PrivateAddress),
        };
        let client = self.0.get_or_init(|| client(rules.allow_private));
        let Some(client) = client else {
            return Answer::none(Trouble::Unreachable);
        };
        let sent = client
            .post(url)
            .header(header::CONTENT_TYPE, "application/json")
            .header(header::USER_AGENT, "vigie")
            .header("webhook-id", &letter.id)
            .header("webhook-timestamp", &letter.timestamp)
            .header("webhook-signature", &letter.signature)
            .body(letter.body.to_owned())
            .timeout(rules.patience.unsigned_abs())
            .send()
            .await;
        match sent {
            Ok(answer) => {
                let status = answer.status();
                let trouble = if status.is_success() {
                    None
                } else if status.is_redirection() {
                    Some(Trouble::Redirected)
                } else {
                    Some(Trouble::Refused)
                };
                Answer {
                    status: Some(status.as_u16()),
                    trouble,
                }
            }
            Err(error) if is_private(&error) => Answer::none(Trouble::PrivateAddress),
            Err(error) if error.is_timeout() => Answer::none(Trouble::TooSlow),
            Err(_) => Answer::none(Trouble::Unreachable),
        }
    }
}

fn client(allow_private: bool) -> Option<Client> {
    Client::builder()
        .redirect(Policy::none())
        .connect_timeout(PATIENCE_TO_CONNECT)
        .no_proxy()
        .dns_resolver(Arc::new(Lookup { allow_private }))
        .build()
        .ok()
}

/// Looks names up, and gives public addresses alone.
struct Lookup {
    allow_private: bool,
}

#[derive(Debug, thiserror::Error)]
#[error("the name leads into a private network")]
struct LeadsInside;

impl Resolve for Lookup {
    fn resolve(&self, name: Name) -> Resolving {
        let allow_private = self.allow_private;
        Box::pin(async move {
            let found: Vec<SocketAddr> =
                tokio::net::lookup_host((name.as_str(), 0)).await?.collect();
            if !allow_private && !found.iter().all(|address| is_public(address.ip())) {
                return Err(LeadsInside.into());
            }
            Ok(Box::new(found.into_iter()) as Addrs)
        })
    }
}

fn is_private(error: &reqwest::Error) -> bool {
    let mut cause = error.source();
    while let Some(inner) = cause {
        if inner.is::<LeadsInside>() {
            return true;
        }
        cause = inner.source();
    }
    false
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[tokio::test]
    async fn a_name_that_leads_inside_is_found_out_when_it_is_looked_up() {
        let lookup = Lookup {
            allow_private: false,
        };
        let name = || "localhost".parse::<Name>().unwrap();
        let found = lookup.resolve(name()).await;
        assert!(found.err().is_some_and(|error| error.is::<LeadsInside>()));
        let allowed = Lookup {
            allow_private: true,
        };
        assert!(allowed.resolve(name()).await.is_ok());
    }
}
