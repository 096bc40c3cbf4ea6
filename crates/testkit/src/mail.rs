//! A mailbox that receives whatever a test makes the portal send.

use std::sync::Arc;
use std::time::Duration;

use catcher::{Behaviour, Catcher, CaughtMail, Options};
use jobs::smtp::{Security, SmtpConfig, TrustedCertificate};

/// Mails kept, those of the longest run.
const LIMIT: usize = 1_000_000;
/// Longest wait for a mail before the test fails.
const PATIENCE: Duration = Duration::from_secs(20);

/// An SMTP server of its own for one test, and what it received.
#[derive(Clone)]
pub struct Mailbox {
    catcher: Catcher,
}

impl Mailbox {
    /// Starts the server on a free port.
    ///
    /// # Panics
    /// When no port can be had.
    pub async fn start() -> Self {
        let options = Options {
            limit: LIMIT,
            ..Options::default()
        };
        let catcher = Catcher::start(options)
            .await
            .expect("the mail catcher starts");
        Self { catcher }
    }

    /// The configuration that makes the portal send here, under STARTTLS.
    #[must_use]
    pub fn smtp_config(&self) -> SmtpConfig {
        SmtpConfig {
            host: self.catcher.address().ip().to_string(),
            port: self.catcher.address().port(),
            security: Security::StartTls,
            login: None,
            from: "Vigie <portail@vigie.example>".to_owned(),
            trusted_certificate: Some(TrustedCertificate::Pem(
                self.catcher.certificate_pem().to_owned(),
            )),
            timeout_seconds: 10,
        }
    }

    /// The server itself.
    #[must_use]
    pub const fn catcher(&self) -> &Catcher {
        &self.catcher
    }

    /// Makes the server good or bad from now on.
    pub fn set_behaviour(&self, behaviour: Behaviour) {
        self.catcher.set_behaviour(behaviour);
    }

    /// Every mail received so far for this recipient, oldest first.
    #[must_use]
    pub fn received_by(&self, address: &str) -> Vec<Arc<CaughtMail>> {
        let mut mails = self.catcher.messages();
        mails.retain(|mail| mail.is_to(address));
        mails
    }

    /// Waits for a mail to this recipient whose subject contains this.
    ///
    /// # Panics
    /// After 20 seconds, telling which mails came instead.
    pub async fn wait_for(&self, address: &str, subject: &str) -> Arc<CaughtMail> {
        let wanted = |mail: &CaughtMail| mail.is_to(address) && mail.subject.contains(subject);
        match tokio::time::timeout(PATIENCE, self.catcher.wait_for(wanted)).await {
            Ok(mail) => mail,
            Err(_) => panic!(
                "no mail to {address} about {subject:?}; there are:\n{}",
                self.list()
            ),
        }
    }

    /// Waits until this recipient has so many mails whose subject contains
    /// this.
    ///
    /// # Panics
    /// After 20 seconds, telling which mails came instead.
    pub async fn wait_for_several(&self, address: &str, subject: &str, many: usize) {
        let wanted = |mail: &CaughtMail| mail.is_to(address) && mail.subject.contains(subject);
        let enough =
            |mails: &[Arc<CaughtMail>]| mails.iter().filter(|mail| wanted(mail)).count() >= many;
        let waiting = self.catcher.wait_until(enough);
        if tokio::time::timeout(PATIENCE, waiting).await.is_err() {
            panic!(
                "not {many} mails to {address} about {subject:?}; there are:\n{}",
                self.list()
            );
        }
    }

    fn list(&self) -> String {
        self.catcher
            .messages()
            .iter()
            .map(|mail| format!("{} to {}: {}\n", mail.id, mail.to.join(", "), mail.subject))
            .collect()
    }
}

/// The first link of the mail's plain text that contains this piece.
///
/// # Panics
/// When there is none, with the text.
#[must_use]
pub fn link_in(mail: &CaughtMail, piece: &str) -> String {
    let text = mail.text.as_deref().unwrap_or_default();
    let link = text
        .split(|character: char| character.is_whitespace() || matches!(character, '<' | '>'))
        .find(|word| word.starts_with("http") && word.contains(piece));
    match link {
        Some(link) => link.trim_end_matches(['.', ',', ')', ';']).to_owned(),
        None => panic!("no link with {piece:?} in:\n{text}"),
    }
}
