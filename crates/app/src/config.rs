//! What the operator configures of the portal itself: addresses, phones,
//! delays, lists. Every part has the defaults of the process.

pub mod identity_provider;

use std::{collections::BTreeMap, path::PathBuf};

use jiff::{SignedDuration, Timestamp};
use process::{access::Body, settings::Settings, territory::ArsCode};
use serde::Deserialize;

use self::identity_provider::IdentityProvider;

/// The portal's configuration.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Config {
    /// Address under which people reach the portal; links in mails begin with
    /// it.
    pub public_url: String,
    /// Hours, delays and sizes of the process.
    pub process: Settings,
    /// Phones and addresses shown to people.
    pub contacts: Contacts,
    /// Mailboxes of the bodies that are told of cases.
    pub bodies: Mailboxes,
    /// Who is paged outside working hours (DECL-6).
    pub on_call: OnCall,
    /// How long people stay signed in.
    pub sessions: Sessions,
    /// How people prove who they are.
    pub sign_in: SignIn,
    /// Tokens by which programs use the API.
    pub tokens: Tokens,
    /// Programs that are told of acts.
    pub webhooks: Webhooks,
    /// Whether what the portal holds is real; no configuration file says
    /// otherwise.
    #[serde(skip)]
    pub stage: Stage,
    /// When the portal will be closed, and why, as its operator announces it.
    pub maintenance: Option<Maintenance>,
    /// Folder to which the bundles of archived files are written (KEEP-2);
    /// beside the database when absent.
    pub archives: Option<PathBuf>,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            public_url: "http://127.0.0.1:8080".to_owned(),
            process: Settings::default(),
            contacts: Contacts::default(),
            bodies: Mailboxes::default(),
            on_call: OnCall::default(),
            sessions: Sessions::default(),
            sign_in: SignIn::default(),
            tokens: Tokens::default(),
            webhooks: Webhooks::default(),
            stage: Stage::default(),
            maintenance: None,
            archives: None,
        }
    }
}

/// A time during which the portal will be closed or slow.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Maintenance {
    /// When it begins.
    pub from: Timestamp,
    /// When it ends.
    pub until: Timestamp,
    /// What is done and what to do meanwhile, in French.
    pub text_fr: String,
    /// The same in English.
    pub text_en: String,
}

/// Programs that are told of acts, at addresses that people give.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Webhooks {
    /// Whether addresses of private networks may be called: where the receivers
    /// stand beside the portal.
    pub allow_private: bool,
    /// Whether addresses may be called without TLS.
    pub allow_plain: bool,
    /// How long a receiver may take to answer.
    pub patience: SignedDuration,
    /// After how long without any arrival a webhook rests.
    pub pause_after: SignedDuration,
    /// How many webhooks one account may have.
    pub most_each: u64,
}

impl Default for Webhooks {
    fn default() -> Self {
        Self {
            allow_private: false,
            allow_plain: false,
            patience: SignedDuration::from_secs(10),
            pause_after: SignedDuration::from_hours(24 * 3),
            most_each: 10,
        }
    }
}

/// Phones and addresses shown to people.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Contacts {
    /// Phone of the CERT within working hours.
    pub cert_phone: String,
    /// Mailbox of the CERT within working hours.
    pub cert_email: String,
    /// Phone of the CERT outside working hours (DECL-6).
    pub off_hours_phone: String,
    /// Mailbox of the CERT outside working hours.
    pub off_hours_email: String,
    /// Mailbox of HFDS/FSSI for urgent requests outside working hours.
    pub hfds_email: String,
    /// Phone of the armed forces' cyber chain, shown to military hospitals
    /// (DECL-7); empty when it is not to be shown.
    pub armed_forces_phone: String,
    /// Mailbox of the armed forces' cyber chain; empty when it is not to be
    /// shown.
    pub armed_forces_email: String,
    /// Page of the CNIL where a breach is notified (QUAL-3).
    pub cnil_url: String,
}

impl Default for Contacts {
    fn default() -> Self {
        Self {
            cert_phone: "09 72 43 91 25".to_owned(),
            cert_email: "cyberveille@esante.gouv.fr".to_owned(),
            off_hours_phone: "09 72 43 91 25".to_owned(),
            off_hours_email: "cyberveille@esante.gouv.fr".to_owned(),
            hfds_email: "ssi@sg.social.gouv.fr".to_owned(),
            armed_forces_phone: String::new(),
            armed_forces_email: String::new(),
            cnil_url: "https://notifications.cnil.fr/notifications/index".to_owned(),
        }
    }
}

/// Mailboxes of the bodies that are told of cases. A body without one is told
/// on its page only, and its notices say that they could not be sent.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Mailboxes {
    /// CERT.
    pub cert: Option<String>,
    /// HFDS/FSSI.
    pub hfds: Option<String>,
    /// DGS.
    pub dgs: Option<String>,
    /// ANSM.
    pub ansm: Option<String>,
    /// ANSSI.
    pub anssi: Option<String>,
    /// Ministry of the armed forces.
    pub armed_forces: Option<String>,
    /// Agencies, by code; a mailbox that the agency keeps on its own page
    /// comes before this one.
    pub ars: BTreeMap<ArsCode, String>,
}

impl Default for Mailboxes {
    fn default() -> Self {
        Self {
            cert: Some("cyberveille@esante.gouv.fr".to_owned()),
            hfds: Some("ssi@sg.social.gouv.fr".to_owned()),
            dgs: None,
            ansm: None,
            anssi: None,
            armed_forces: None,
            ars: BTreeMap::new(),
        }
    }
}

impl Mailboxes {
    /// The configured mailbox of a body.
    #[must_use]
    pub fn of(&self, body: Body) -> Option<&str> {
        match body {
            Body::Cert => self.cert.as_deref(),
            Body::Ars(ars) => self.ars.get(&ars).map(String::as_str),
            Body::Hfds => self.hfds.as_deref(),
            Body::Dgs => self.dgs.as_deref(),
            Body::Ansm => self.ansm.as_deref(),
            Body::Anssi => self.anssi.as_deref(),
            Body::ArmedForces => self.armed_forces.as_deref(),
        }
    }
}

/// Addresses paged outside working hours (DECL-6).
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct OnCall {
    /// On call at the CERT.
    pub cert: Vec<String>,
    /// On call at HFDS/FSSI.
    pub hfds: Vec<String>,
}

impl Default for OnCall {
    fn default() -> Self {
        Self {
            cert: vec!["cyberveille@esante.gouv.fr".to_owned()],
            hfds: vec!["ssi@sg.social.gouv.fr".to_owned()],
        }
    }
}

impl OnCall {
    /// The addresses paged for a body.
    #[must_use]
    pub fn of(&self, body: Body) -> &[String] {
        match body {
            Body::Cert => &self.cert,
            Body::Hfds => &self.hfds,
            _ => &[],
        }
    }
}

/// How long people stay signed in.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Sessions {
    /// Without any activity, for the people of facilities: a report is written
    /// between two calls, on a bad night.
    pub idle: SignedDuration,
    /// Without any activity, for the CERT and the bodies of the State, to whom
    /// the cases of many facilities are open.
    pub staff_idle: SignedDuration,
    /// In all.
    pub absolute: SignedDuration,
    /// How long an invitation can be used.
    pub invitation: SignedDuration,
}

impl Default for Sessions {
    fn default() -> Self {
        Self {
            idle: SignedDuration::from_hours(4),
            staff_idle: SignedDuration::from_hours(1),
            absolute: SignedDuration::from_hours(12),
            invitation: SignedDuration::from_hours(24 * 7),
        }
    }
}

/// How people prove who they are.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct SignIn {
    /// How long somebody who showed a first factor has to show, or to set up,
    /// the second one.
    pub unfinished: SignedDuration,
    /// How long a proof of who one is opens what is sensitive: factors and
    /// password.
    pub recent: SignedDuration,
    /// How long after its confirmation a request to begin anew without the
    /// factors that were lost takes effect; the person may object until then.
    pub reset_delay: SignedDuration,
    /// Providers of identity by which people may sign in.
    pub providers: Vec<IdentityProvider>,
}

impl Default for SignIn {
    fn default() -> Self {
        Self {
            unfinished: SignedDuration::from_mins(15),
            recent: SignedDuration::from_mins(15),
            reset_delay: SignedDuration::from_hours(1),
            providers: Vec::new(),
        }
    }
}

/// Tokens by which programs use the API.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Tokens {
    /// How long one may last at most.
    pub longest: SignedDuration,
}

impl Default for Tokens {
    fn default() -> Self {
        Self {
            longest: SignedDuration::from_hours(24 * 365),
        }
    }
}

/// Whether what the portal holds is real.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Stage {
    /// It is.
    #[default]
    Real,
    /// It is made up, and anybody may become anybody in one click.
    Demonstration,
}

/// People are warned five minutes before their session ends, and must have had
/// time to do something before.
const SHORTEST_SESSION: SignedDuration = SignedDuration::from_mins(10);

/// What is wrong with a configuration that could be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{key}: {problem}")]
pub struct WrongSetting {
    /// The setting's key, as the file names it.
    pub key: String,
    /// What is wrong, and what is expected.
    pub problem: String,
}

impl Config {
    /// Checks what types cannot: addresses and the public URL.
    ///
    /// # Errors
    /// The first setting that cannot be used.
    pub fn check(&self) -> Result<(), WrongSetting> {
        let wrong = |key: &str, problem: &str| WrongSetting {
            key: key.to_owned(),
            problem: problem.to_owned(),
        };
        if !(self.public_url.starts_with("https://") || self.public_url.starts_with("http://"))
            || self.public_url.ends_with('/')
        {
            return Err(wrong(
                "public_url",
                "expected an address such as https://vigie.example, without a final slash",
            ));
        }
        if let Some(maintenance) = &self.maintenance
            && maintenance.until <= maintenance.from
        {
            return Err(wrong(
                "maintenance.until",
                "expected a time after its beginning",
            ));
        }
        if self.webhooks.patience <= SignedDuration::ZERO {
            return Err(wrong("webhooks.patience", "expected a duration above zero"));
        }
        let mailboxes = [
            ("bodies.cert", self.bodies.cert.iter().collect::<Vec<_>>()),
            ("bodies.hfds", self.bodies.hfds.iter().collect()),
            ("bodies.dgs", self.bodies.dgs.iter().collect()),
            ("bodies.ansm", self.bodies.ansm.iter().collect()),
            ("bodies.anssi", self.bodies.anssi.iter().collect()),
            (
                "bodies.armed_forces",
                self.bodies.armed_forces.iter().collect(),
            ),
            ("bodies.ars", self.bodies.ars.values().collect()),
            ("on_call.cert", self.on_call.cert.iter().collect()),
            ("on_call.hfds", self.on_call.hfds.iter().collect()),
        ];
        for (key, addresses) in mailboxes {
            if let Some(address) = addresses
                .into_iter()
                .find(|text| text.parse::<lettre::Address>().is_err())
            {
                return Err(wrong(key, &format!("{address:?} is not an e-mail address")));
            }
        }
        for (key, length) in [
            ("sign_in.unfinished", self.sign_in.unfinished),
            ("sign_in.recent", self.sign_in.recent),
        ] {
            if length < SignedDuration::from_mins(1) {
                return Err(wrong(key, "expected at least a minute, such as \"15m\""));
            }
        }
        if self.sign_in.reset_delay < SignedDuration::ZERO {
            return Err(wrong("sign_in.reset_delay", "must not be negative"));
        }
        if let Some(name) = self.process.retention.wrong() {
            return Err(wrong(
                &format!("process.retention.{name}"),
                "expected a period above zero, and a file that ends: \"archive\" or \"destroy\"",
            ));
        }
        if self.webhooks.pause_after < SignedDuration::from_hours(1) {
            return Err(wrong("webhooks.pause_after", "expected at least an hour"));
        }
        if self.tokens.longest < SignedDuration::from_hours(1) {
            return Err(wrong("tokens.longest", "expected at least an hour"));
        }
        for provider in &self.sign_in.providers {
            provider.check()?;
            let same = |other: &&IdentityProvider| other.key == provider.key;
            if self.sign_in.providers.iter().filter(same).count() > 1 {
                return Err(wrong(
                    "sign_in.providers",
                    &format!("two of them have the key {:?}", provider.key),
                ));
            }
        }
        for (key, idle) in [
            ("sessions.idle", self.sessions.idle),
            ("sessions.staff_idle", self.sessions.staff_idle),
        ] {
            if idle < SHORTEST_SESSION || self.sessions.absolute < idle {
                return Err(wrong(
                    key,
                    "expected at least ten minutes, and no more than sessions.absolute",
                ));
            }
        }
        Ok(())
    }
}
