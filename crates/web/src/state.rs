//! What every page and every operation of the API holds in hand.

use std::sync::Arc;

use app::App;
use app::people::factors::CodeKey;
use jiff::Timestamp;
use process::access::Seat;
use process::calendar::Openness;

use crate::client_address::TrustedProxies;
use crate::crowd::Places;
use crate::documents::Press;
use crate::layout::{Hotline, Hours, Stage};
use crate::traffic::Traffic;

/// How the portal is served, beside what the use cases know.
#[derive(Clone, Default)]
pub struct WebConfig {
    /// The proxies whose word about the address of a client is believed.
    pub proxies: TrustedProxies,
    /// The accounts of a demonstration, offered on the sign-in page; none in
    /// a real portal.
    pub demo: Option<DemoAccounts>,
    /// The mails that a demonstration has sent; none in a real portal.
    pub mailbox: Option<Arc<dyn MailArchive>>,
    /// How many requests are answered and wait at a time.
    pub places: Places,
    /// Where answered requests are counted.
    pub traffic: Traffic,
}

/// The accounts of a demonstration.
#[derive(Clone, Debug, Default)]
pub struct DemoAccounts(pub Vec<DemoAccount>);

/// One account of a demonstration, that anybody may become.
#[derive(Clone, Debug)]
pub struct DemoAccount {
    /// Its name in addresses and in `demo.json`, such as `reporter`.
    pub role: String,
    /// The person's name.
    pub name: String,
    /// What the person acts as, which gives the words shown.
    pub seat: Seat,
    /// The facility, for those who act for one.
    pub facility: Option<String>,
    /// Under which the person signs in.
    pub email: String,
    /// Its password.
    pub password: String,
    /// The key of its code application, where the role demands one.
    pub code_key: Option<CodeKey>,
}

/// Where the mails that a demonstration has sent can be read again.
pub trait MailArchive: Send + Sync {
    /// The mails, the newest first.
    fn mails(&self) -> Vec<ArchivedMail>;
    /// One mail.
    fn mail(&self, id: u64) -> Option<ArchivedMail>;
}

/// A mail that was sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ArchivedMail {
    /// Its place in the order of arrival.
    pub id: u64,
    /// When it was sent.
    pub at: Option<Timestamp>,
    /// Its recipients.
    pub to: Vec<String>,
    /// Its subject.
    pub subject: String,
    /// Its text.
    pub text: String,
}

/// The state of the router.
#[derive(Clone)]
pub struct WebState {
    /// The use cases.
    pub app: App,
    /// How the portal is served.
    pub config: Arc<WebConfig>,
    /// Where documents are set.
    pub(crate) press: Press,
}

/// How the portal is reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Transport {
    /// By HTTPS: cookies never travel otherwise.
    Secure,
    /// By plain HTTP, on one's own machine.
    Plain,
}

impl WebState {
    /// How the portal is reached, by its public address.
    #[must_use]
    pub fn transport(&self) -> Transport {
        if self.app.config().public_url.starts_with("https://") {
            Transport::Secure
        } else {
            Transport::Plain
        }
    }

    /// How to reach the CERT at `now` (DECL-6).
    #[must_use]
    pub fn hotline(&self, now: Timestamp) -> Hotline {
        let config = self.app.config();
        let contacts = &config.contacts;
        match config.process.hours.is_open(now) {
            Openness::Open => Hotline {
                hours: Hours::Working,
                phone: contacts.cert_phone.clone(),
                email: contacts.cert_email.clone(),
            },
            Openness::Closed { .. } => Hotline {
                hours: Hours::Off,
                phone: contacts.off_hours_phone.clone(),
                email: contacts.off_hours_email.clone(),
            },
        }
    }

    /// Whether what the portal shows is real.
    #[must_use]
    pub fn stage(&self) -> Stage {
        if self.config.demo.is_some() {
            Stage::Demo
        } else {
            Stage::Real
        }
    }
}
