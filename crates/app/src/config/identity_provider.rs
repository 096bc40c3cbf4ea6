//! Providers of identity by which people may sign in (OpenID Connect), written
//! down endpoint by endpoint: discovery is optional, for not all of them
//! follow its standard.

use std::{
    fmt, fs,
    path::{Path, PathBuf},
};

use locales::Lang;
use serde::Deserialize;
use url::{Host, Url};

use super::WrongSetting;

/// A provider of identity.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct IdentityProvider {
    /// Its name in addresses: letters, digits and hyphens.
    pub key: String,
    /// What people call it, in French.
    pub label_fr: String,
    /// What people call it, in English.
    pub label_en: String,
    /// How it signs what it says.
    pub issuer: String,
    /// Where it describes itself; needed where an endpoint is not given.
    pub discovery: Option<Url>,
    /// Where people are sent.
    pub authorization: Option<Url>,
    /// Where codes are exchanged.
    pub token: Option<Url>,
    /// Where it says more about a person.
    pub userinfo: Option<Url>,
    /// Where its keys are.
    pub jwks: Option<Url>,
    /// Where people are sent to leave it too, when they sign out here.
    pub end_session: Option<Url>,
    /// What it calls this portal.
    pub client_id: String,
    /// File that holds the secret shared with it.
    client_secret_file: Option<PathBuf>,
    /// Variable of the environment that holds it.
    client_secret_env: Option<String>,
    /// The secret itself, once it was read.
    #[serde(skip)]
    pub client_secret: Option<ClientSecret>,
    /// How the secret is shown to it.
    #[serde(default)]
    pub client_authentication: ClientAuthentication,
    /// What is asked of it.
    #[serde(default = "openid")]
    pub scopes: Vec<String>,
    /// The levels of authentication asked of it, by preference.
    #[serde(default)]
    pub acr_values: Vec<String>,
    /// The claim that names a person for good.
    #[serde(default = "sub")]
    pub subject: String,
    /// What it says when it asked for two factors; without it, the second
    /// factor is asked for here.
    #[serde(default)]
    pub two_factors: TwoFactors,
}

/// What a provider says when it asked for two factors: any of these is enough.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct TwoFactors {
    /// Its levels of authentication that need two factors.
    pub acr: Vec<String>,
    /// Its methods that amount to two factors, such as `mfa`.
    pub amr: Vec<String>,
}

/// How the secret of the portal is shown to a provider.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ClientAuthentication {
    /// In the `Authorization` header.
    #[default]
    Basic,
    /// In the form.
    Post,
}

/// A secret shared with a provider.
#[derive(Clone, PartialEq, Eq)]
pub struct ClientSecret(String);

impl ClientSecret {
    /// A secret read from where it is kept.
    #[must_use]
    pub fn new(text: &str) -> Self {
        Self(text.trim().to_owned())
    }

    pub(crate) fn reveal(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for ClientSecret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ClientSecret(…)")
    }
}

fn openid() -> Vec<String> {
    vec!["openid".to_owned()]
}

fn sub() -> String {
    "sub".to_owned()
}

impl IdentityProvider {
    /// A provider that is reached at `issuer` and describes itself there: what
    /// is not given has its default.
    #[must_use]
    pub fn new(key: &str, label: &str, issuer: &str, client_id: &str) -> Self {
        Self {
            key: key.to_owned(),
            label_fr: label.to_owned(),
            label_en: label.to_owned(),
            issuer: issuer.to_owned(),
            discovery: None,
            authorization: None,
            token: None,
            userinfo: None,
            jwks: None,
            end_session: None,
            client_id: client_id.to_owned(),
            client_secret_file: None,
            client_secret_env: None,
            client_secret: None,
            client_authentication: ClientAuthentication::default(),
            scopes: openid(),
            acr_values: Vec::new(),
            subject: sub(),
            two_factors: TwoFactors::default(),
        }
    }

    /// Whether it can say that it asked for two factors.
    #[must_use]
    pub fn tells_two_factors(&self) -> bool {
        !self.two_factors.acr.is_empty() || !self.two_factors.amr.is_empty()
    }

    /// What people call it.
    #[must_use]
    pub fn label(&self, lang: Lang) -> &str {
        match lang {
            Lang::Fr => &self.label_fr,
            Lang::En => &self.label_en,
        }
    }

    /// Reads the secret from where it is kept; a path that is not absolute
    /// begins at `base`.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn read_secret(&mut self, base: &Path) -> Result<(), WrongSetting> {
        let secret = match (&self.client_secret_file, &self.client_secret_env) {
            (Some(_), Some(_)) => {
                return Err(self.wrong(
                    "client_secret_file",
                    "is given beside client_secret_env: keep one",
                ));
            }
            (Some(file), None) => {
                let path = base.join(file);
                fs::read_to_string(&path).map_err(|error| {
                    let problem = format!("cannot read {}: {error}", path.display());
                    self.wrong("client_secret_file", &problem)
                })?
            }
            (None, Some(name)) => std::env::var(name).map_err(|error| {
                self.wrong("client_secret_env", &format!("cannot read {name}: {error}"))
            })?,
            (None, None) => return Ok(()),
        };
        if secret.trim().is_empty() {
            return Err(self.wrong("client_secret_file", "holds no secret"));
        }
        self.client_secret = Some(ClientSecret::new(&secret));
        Ok(())
    }

    /// Checks what types cannot. Nothing is contacted.
    ///
    /// # Errors
    /// The first setting that cannot be used.
    pub(super) fn check(&self) -> Result<(), WrongSetting> {
        let plain = |c: char| c.is_ascii_alphanumeric() || c == '-';
        if self.key.is_empty() || !self.key.chars().all(plain) {
            return Err(self.wrong("key", "expected letters, digits and hyphens"));
        }
        for (name, text) in [
            ("label_fr", &self.label_fr),
            ("label_en", &self.label_en),
            ("client_id", &self.client_id),
            ("subject", &self.subject),
        ] {
            if text.trim().is_empty() {
                return Err(self.wrong(name, "must not be empty"));
            }
        }
        let issuer = Url::parse(&self.issuer)
            .map_err(|error| self.wrong("issuer", &format!("is not an address: {error}")))?;
        let addresses = [
            ("issuer", Some(&issuer)),
            ("discovery", self.discovery.as_ref()),
            ("authorization", self.authorization.as_ref()),
            ("token", self.token.as_ref()),
            ("userinfo", self.userinfo.as_ref()),
            ("jwks", self.jwks.as_ref()),
            ("end_session", self.end_session.as_ref()),
        ];
        for (name, address) in addresses {
            if address.is_some_and(|address| !is_safe(address)) {
                return Err(self.wrong(name, "must begin with https://"));
            }
        }
        if self.discovery.is_none() {
            for (name, address) in &addresses[2..6] {
                if address.is_none() && *name != "userinfo" {
                    return Err(self.wrong(name, "missing; give it, or discovery"));
                }
            }
        }
        if self.subject != "sub" && self.userinfo.is_none() && self.discovery.is_none() {
            return Err(self.wrong("userinfo", "missing: it is where the claim of subject is"));
        }
        Ok(())
    }

    fn wrong(&self, name: &str, problem: &str) -> WrongSetting {
        WrongSetting {
            key: "sign_in.providers".to_owned(),
            problem: format!("{} of {:?}: {problem}", name, self.key),
        }
    }
}

/// Whether a provider may be called there: by HTTPS, or on this machine, where
/// nobody listens in between.
pub(crate) fn is_safe(address: &Url) -> bool {
    let here = match address.host() {
        Some(Host::Ipv4(host)) => host.is_loopback(),
        Some(Host::Ipv6(host)) => host.is_loopback(),
        Some(Host::Domain(name)) => name == "localhost",
        None => return false,
    };
    match address.scheme() {
        "https" => true,
        "http" => here,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    fn written(settings: &str) -> IdentityProvider {
        let settings = format!(
            "key = \"psc\"\nlabel_fr = \"Pro Santé Connect\"\nlabel_en = \"Pro Santé Connect\"\n\
             issuer = \"https://provider.example/realm\"\nclient_id = \"vigie\"\n{settings}"
        );
        toml::from_str(&settings).unwrap()
    }

    #[test]
    fn endpoints_are_given_or_found_by_discovery() {
        let missing = written("").check().unwrap_err();
        assert!(missing.problem.starts_with("authorization of \"psc\""));
        let found = written("discovery = \"https://provider.example/.well-known/wallet\"");
        assert_eq!(found.check(), Ok(()));
        let given = written(
            "authorization = \"https://wallet.example/auth\"\n\
             token = \"https://provider.example/token\"\n\
             jwks = \"https://provider.example/certs\"",
        );
        assert_eq!(given.check(), Ok(()));
    }

    #[test]
    fn a_provider_is_called_by_https_unless_it_is_on_this_machine() {
        let at = |address: &str| is_safe(&Url::parse(address).unwrap());
        assert!(at("https://provider.example/token"));
        assert!(at("http://127.0.0.1:8081/token") && at("http://[::1]/") && at("http://localhost"));
        for unsafe_one in [
            "http://provider.example/token",
            "http://169.254.169.254/latest",
            "http://127.0.0.1.nip.example/",
            "file:///etc/passwd",
        ] {
            assert!(!at(unsafe_one), "{unsafe_one}");
        }
    }

    #[test]
    fn the_secret_is_read_from_its_file_and_never_shown() {
        let folder = tempfile_dir();
        fs::write(folder.join("secret"), " s3cr3t\n").unwrap();
        let mut provider = written("client_secret_file = \"secret\"");
        provider.read_secret(&folder).unwrap();
        assert_eq!(provider.client_secret, Some(ClientSecret::new("s3cr3t")));
        assert!(!format!("{provider:?}").contains("s3cr3t"));
        let mut absent = written("client_secret_file = \"absent\"");
        assert!(absent.read_secret(&folder).is_err());
    }

    fn tempfile_dir() -> PathBuf {
        let folder = std::env::temp_dir().join(format!("vigie-provider-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        folder
    }
}
