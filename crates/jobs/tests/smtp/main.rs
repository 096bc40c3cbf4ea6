//! Mails against a real SMTP conversation, with good and bad servers.

#![allow(clippy::unwrap_used, clippy::expect_used)]

mod connections;

use catcher::{Behaviour, Catcher, Encryption, Options};
use jobs::smtp::{
    Login, OutgoingMail, Password, Security, SendError, SmtpConfig, SmtpConfigError, Transport,
    TrustedCertificate,
};

async fn catcher(encryption: Encryption) -> Catcher {
    Catcher::start(Options {
        encryption,
        ..Options::default()
    })
    .await
    .unwrap()
}

fn config(catcher: &Catcher, security: Security) -> SmtpConfig {
    SmtpConfig {
        host: "127.0.0.1".into(),
        port: catcher.address().port(),
        security,
        login: None,
        from: "Portail Vigie <portail@vigie.example>".into(),
        trusted_certificate: Some(TrustedCertificate::Pem(catcher.certificate_pem().into())),
        timeout_seconds: 10,
    }
}

fn with_login(config: SmtpConfig) -> SmtpConfig {
    let login = Some(Login {
        username: "portail".into(),
        password: Password::Text("secret".into()),
    });
    SmtpConfig { login, ..config }
}

fn mail() -> OutgoingMail {
    OutgoingMail {
        message_id: "0198c0de@vigie.example".into(),
        to: "reporter@ch-valmont.example".into(),
        reply_to: Some("cert@vigie.example".into()),
        attached: None,
        subject: "Votre déclaration 2026-000123 a été reçue".into(),
        text: "Bonjour,\n\nElle a été reçue à 3 h 12.\n.\nÀ bientôt".into(),
        html: "<p>Elle a été <b>reçue</b> à 3 h 12.</p>".into(),
        date: "2026-02-01T02:12:00Z".parse().unwrap(),
    }
}

async fn refusal(behaviour: Behaviour) -> SendError {
    let catcher = catcher(Encryption::StartTls).await;
    catcher.set_behaviour(behaviour);
    let config = config(&catcher, Security::Plain);
    Transport::new(&config)
        .unwrap()
        .send(&mail())
        .await
        .unwrap_err()
}

#[tokio::test]
async fn a_mail_arrives_whole_with_the_message_id_that_it_was_given() {
    let catcher = catcher(Encryption::StartTls).await;
    let transport = Transport::new(&config(&catcher, Security::Plain)).unwrap();
    transport.send(&mail()).await.unwrap();
    let caught = &catcher.messages()[0];
    assert_eq!(caught.from, "portail@vigie.example");
    assert_eq!(caught.to, ["reporter@ch-valmont.example"]);
    assert_eq!(caught.message_id.as_deref(), Some("0198c0de@vigie.example"));
    assert_eq!(caught.subject, "Votre déclaration 2026-000123 a été reçue");
    assert_eq!(caught.sent_at, Some(mail().date.as_second()));
    let text = caught.text.clone().unwrap().replace("\r\n", "\n");
    assert_eq!(text.trim_end(), mail().text);
    assert_eq!(caught.html.as_deref().unwrap().trim_end(), mail().html);
    let raw = String::from_utf8(caught.raw.clone()).unwrap();
    assert!(raw.contains("Auto-Submitted: auto-generated\r\n"));
    assert!(raw.contains("Reply-To: cert@vigie.example\r\n"));
    assert!(raw.contains("Content-Type: multipart/alternative"));
}

#[tokio::test]
async fn starttls_and_a_login_work_with_a_certificate_trusted_by_configuration() {
    let catcher = catcher(Encryption::StartTls).await;
    let config = with_login(config(&catcher, Security::StartTls));
    let transport = Transport::new(&config).unwrap();
    transport.send(&mail()).await.unwrap();
    transport.close_connections().await;
    catcher.set_behaviour(Behaviour::RefuseCredentials);
    let refused = transport.send(&mail()).await.unwrap_err();
    assert!(matches!(&refused, SendError::Temporary(words) if words.contains("535")));
    assert_eq!(catcher.messages().len(), 1);
}

#[tokio::test]
async fn tls_from_the_first_byte_works() {
    let catcher = catcher(Encryption::Implicit).await;
    let transport = Transport::new(&config(&catcher, Security::Tls)).unwrap();
    transport.send(&mail()).await.unwrap();
    assert_eq!(catcher.messages().len(), 1);
}

#[tokio::test]
async fn an_unknown_certificate_delays_the_mail_and_never_sends_it_in_clear() {
    let catcher = catcher(Encryption::StartTls).await;
    let config = SmtpConfig {
        trusted_certificate: None,
        ..config(&catcher, Security::StartTls)
    };
    let refused = Transport::new(&config).unwrap().send(&mail()).await;
    assert!(matches!(refused, Err(SendError::Temporary(_))));
    assert!(catcher.messages().is_empty());
}

#[tokio::test]
async fn a_refused_recipient_is_permanent_and_the_servers_words_are_kept() {
    let SendError::Permanent(words) = refusal(Behaviour::RefuseRcpt(550)).await else {
        panic!("should be permanent");
    };
    assert!(words.contains("550") && words.contains("No such mailbox here"));
}

#[tokio::test]
async fn a_refusal_that_speaks_of_the_server_is_temporary() {
    let refused = refusal(Behaviour::RefuseRcpt(530)).await;
    assert!(matches!(refused, SendError::Temporary(_)));
}

#[tokio::test]
async fn greylisting_is_temporary_and_the_servers_words_are_kept() {
    let SendError::Temporary(words) = refusal(Behaviour::TempFail(451)).await else {
        panic!("should be temporary");
    };
    assert!(words.contains("451") && words.contains("Please try again later"));
}

#[tokio::test]
async fn a_server_that_hangs_up_or_is_not_there_is_temporary() {
    let refused = refusal(Behaviour::RefuseConnections).await;
    assert!(matches!(refused, SendError::Temporary(_)));

    let gone = catcher(Encryption::StartTls).await;
    let transport = Transport::new(&config(&gone, Security::Plain)).unwrap();
    drop(gone);
    let refused = transport.send(&mail()).await;
    assert!(matches!(refused, Err(SendError::Temporary(_))));
}

#[tokio::test]
async fn a_server_that_stays_silent_is_given_up_after_the_timeout() {
    let silent = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let catcher = catcher(Encryption::StartTls).await;
    let config = SmtpConfig {
        port: silent.local_addr().unwrap().port(),
        timeout_seconds: 1,
        ..config(&catcher, Security::Plain)
    };
    let refused = Transport::new(&config).unwrap().send(&mail()).await;
    assert!(matches!(refused, Err(SendError::Temporary(_))));
}

#[tokio::test]
async fn a_mail_sent_again_after_a_cut_carries_the_same_message_id() {
    let catcher = catcher(Encryption::StartTls).await;
    let transport = Transport::new(&config(&catcher, Security::Plain)).unwrap();
    catcher.set_behaviour(Behaviour::DropAfterData);
    let cut = transport.send(&mail()).await;
    assert!(matches!(cut, Err(SendError::Temporary(_))));
    catcher.set_behaviour(Behaviour::Accept);
    transport.send(&mail()).await.unwrap();
    let mails = catcher.messages();
    assert_eq!(mails.len(), 2);
    assert_eq!(mails[0].message_id, mails[1].message_id);
    assert_eq!(mails[0].sent_at, mails[1].sent_at);
}

#[tokio::test]
async fn a_recipient_that_is_no_address_is_permanent() {
    let catcher = catcher(Encryption::StartTls).await;
    let transport = Transport::new(&config(&catcher, Security::Plain)).unwrap();
    let nowhere = OutgoingMail {
        to: "standard".into(),
        ..mail()
    };
    let refused = transport.send(&nowhere).await;
    assert!(matches!(refused, Err(SendError::Permanent(_))));
}

#[tokio::test]
async fn a_line_break_in_a_subject_cannot_add_a_header() {
    let catcher = catcher(Encryption::StartTls).await;
    let transport = Transport::new(&config(&catcher, Security::Plain)).unwrap();
    let forged = OutgoingMail {
        subject: "Bonjour\r\nBcc: other@elsewhere.example".into(),
        ..mail()
    };
    transport.send(&forged).await.unwrap();
    let caught = &catcher.messages()[0];
    assert_eq!(caught.to.len(), 1);
    assert!(!String::from_utf8_lossy(&caught.raw).contains("\nBcc:"));
}

#[tokio::test]
async fn a_configuration_that_cannot_work_says_which_setting() {
    let catcher = catcher(Encryption::StartTls).await;
    let good = config(&catcher, Security::StartTls);
    let refused = |config: SmtpConfig| Transport::new(&config).err().unwrap();

    let in_clear = with_login(config(&catcher, Security::Plain));
    assert!(matches!(refused(in_clear), SmtpConfigError::LoginInClear));
    let no_address = SmtpConfig {
        from: "portail".into(),
        ..good.clone()
    };
    assert!(matches!(refused(no_address), SmtpConfigError::From(..)));
    let no_time = SmtpConfig {
        timeout_seconds: 0,
        ..good.clone()
    };
    assert!(matches!(refused(no_time), SmtpConfigError::Timeout));
    let no_certificate = SmtpConfig {
        trusted_certificate: Some(TrustedCertificate::Pem("hello".into())),
        ..good.clone()
    };
    assert!(matches!(
        refused(no_certificate),
        SmtpConfigError::NoCertificate
    ));
    let no_file = SmtpConfig {
        trusted_certificate: Some(TrustedCertificate::File("missing.pem".into())),
        ..good
    };
    let said = refused(no_file).to_string();
    assert!(said.contains("trusted_certificate") && said.contains("missing.pem"));
}
