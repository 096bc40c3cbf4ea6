//! What the catcher keeps, for how long, and how to wait for it.

#![allow(clippy::unwrap_used, clippy::expect_used)]

use catcher::{Behaviour, Catcher, Encryption, Options};
use lettre::message::MultiPart;
use lettre::transport::smtp::authentication::Credentials;
use lettre::transport::smtp::client::{Certificate, Tls, TlsParameters};
use lettre::{AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor};

type Client = AsyncSmtpTransport<Tokio1Executor>;

fn message(subject: &str) -> Message {
    Message::builder()
        .from("Portail <portal@vigie.example>".parse().unwrap())
        .to("Reporter <reporter@ch-valmont.example>".parse().unwrap())
        .subject(subject)
        .message_id(Some("<m1@vigie.example>".into()))
        .multipart(MultiPart::alternative_plain_html(
            "Déclaration reçue".to_owned(),
            "<p>Déclaration reçue</p>".to_owned(),
        ))
        .unwrap()
}

fn clear_client(catcher: &Catcher) -> Client {
    Client::builder_dangerous(catcher.address().ip().to_string())
        .port(catcher.address().port())
        .build()
}

fn tls_client(catcher: &Catcher, tls: impl FnOnce(TlsParameters) -> Tls) -> Client {
    let certificate = Certificate::from_pem(catcher.certificate_pem().as_bytes()).unwrap();
    let parameters = TlsParameters::builder("localhost".into())
        .add_root_certificate(certificate)
        .build()
        .unwrap();
    Client::builder_dangerous("127.0.0.1")
        .port(catcher.address().port())
        .tls(tls(parameters))
        .credentials(Credentials::new("portal".into(), "secret".into()))
        .build()
}

async fn start(options: Options) -> Catcher {
    Catcher::start(options).await.unwrap()
}

#[tokio::test]
async fn a_mail_awaited_before_it_is_sent_is_seen_when_it_comes() {
    let catcher = start(Options::default()).await;
    let client = clear_client(&catcher);
    let (mail, sent) = tokio::join!(catcher.wait_for(|mail| mail.subject == "Reçue"), async {
        client.send(message("Autre")).await.unwrap();
        client.send(message("Reçue")).await
    });
    sent.unwrap();
    assert_eq!(mail.id.get(), 2);
    assert!(mail.is_to("Reporter@CH-Valmont.example"));
    assert_eq!(mail.message_id.as_deref(), Some("m1@vigie.example"));
    assert_eq!(mail.text.as_deref().unwrap().trim(), "Déclaration reçue");
    assert_eq!(
        mail.html.as_deref().unwrap().trim(),
        "<p>Déclaration reçue</p>"
    );
    assert_eq!(catcher.wait_until(|mails| mails.len() == 2).await.len(), 2);
}

#[tokio::test]
async fn starttls_works_with_the_certificate_that_is_given_out() {
    let catcher = start(Options::default()).await;
    let client = tls_client(&catcher, Tls::Required);
    client.send(message("chiffré")).await.unwrap();
    assert_eq!(catcher.messages()[0].subject, "chiffré");
    catcher.set_behaviour(Behaviour::RefuseCredentials);
    let refused = client.send(message("refusé")).await.unwrap_err();
    assert_eq!(refused.status().unwrap().to_string(), "535");
}

#[tokio::test]
async fn tls_from_the_first_byte_works_when_asked_for() {
    let options = Options {
        encryption: Encryption::Implicit,
        ..Options::default()
    };
    let catcher = start(options).await;
    let client = tls_client(&catcher, Tls::Wrapper);
    client.send(message("chiffré")).await.unwrap();
    assert_eq!(catcher.messages().len(), 1);
}

#[tokio::test]
async fn only_the_newest_mails_are_kept_and_they_survive_a_restart() {
    let directory = tempfile::tempdir().unwrap();
    let options = Options {
        limit: 2,
        folder: Some(directory.path().join("mails")),
        ..Options::default()
    };
    let first = start(options.clone()).await;
    for subject in ["un", "deux", "trois"] {
        clear_client(&first).send(message(subject)).await.unwrap();
    }
    let before = first.messages();
    drop(first);

    let second = start(options).await;
    assert_eq!(second.messages(), before);
    clear_client(&second).send(message("quatre")).await.unwrap();
    let kept: Vec<_> = second
        .messages()
        .iter()
        .map(|mail| (mail.id.get(), mail.subject.clone()))
        .collect();
    assert_eq!(kept, [(3, "trois".to_owned()), (4, "quatre".to_owned())]);
    let files = || {
        std::fs::read_dir(directory.path().join("mails"))
            .unwrap()
            .count()
    };
    assert_eq!(files(), 2);
    second.clear().await.unwrap();
    assert!(second.messages().is_empty() && files() == 0);
}
