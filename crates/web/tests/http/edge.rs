//! The edge of the portal: TLS, slow and oversized requests, the plain port.

use std::fs;
use std::future::pending;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::time::Duration;

use reqwest::{Certificate as Root, Client, StatusCode};
use tempfile::TempDir;
use testkit::database::Engine;
use testkit::tls::Pair;
use testkit::world::World;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::time::timeout;
use web::WebConfig;
use web::serve::{self, Certificate, CertificateError, CertificateFiles, Edge, Limits, Looked};

/// The longest that a busy machine may take.
const PATIENCE: Duration = Duration::from_secs(20);

async fn listening(edge: Edge) -> (World, SocketAddr) {
    let world = World::on(Engine::Sqlite).await;
    let router = web::router(world.app.clone(), WebConfig::default());
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(serve::serve(listener, router, edge, pending()));
    (world, address)
}

/// What the portal answers to bytes, until it hangs up.
async fn answer_to(address: SocketAddr, bytes: &[u8]) -> String {
    let mut stream = TcpStream::connect(address).await.unwrap();
    // The portal may hang up before everything is sent.
    let _ = stream.write_all(bytes).await;
    let mut answer = Vec::new();
    let _ = timeout(PATIENCE, stream.read_to_end(&mut answer))
        .await
        .expect("the portal hangs up");
    String::from_utf8_lossy(&answer).into_owned()
}

struct Folder(TempDir);

impl Folder {
    fn with(pair: &Pair) -> Self {
        let folder = Self(TempDir::new().unwrap());
        folder.put(pair);
        folder
    }

    fn put(&self, pair: &Pair) {
        fs::write(self.file("portal.pem"), &pair.certificate).unwrap();
        fs::write(self.file("portal.key"), &pair.key).unwrap();
    }

    fn file(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn certificate(&self) -> Result<Certificate, CertificateError> {
        Certificate::read(CertificateFiles {
            chain: self.file("portal.pem"),
            key: self.file("portal.key"),
        })
    }
}

fn trusting(pair: &Pair) -> Client {
    let root = Root::from_pem(pair.certificate.as_bytes()).unwrap();
    Client::builder().tls_certs_only([root]).build().unwrap()
}

#[tokio::test]
async fn a_request_whose_head_does_not_arrive_is_hung_up_on() {
    let limits = Limits {
        head: Duration::from_millis(300),
        ..Limits::default()
    };
    let edge = Edge {
        limits,
        certificate: None,
    };
    let (_world, address) = listening(edge).await;
    let answer = answer_to(address, b"GET / HTTP/1.1\r\nHost: portal\r\nX-Slow: ").await;
    assert!(!answer.contains("200 OK"), "{answer}");
}

#[tokio::test]
async fn a_head_that_is_too_large_or_has_too_many_headers_is_refused() {
    let (_world, address) = listening(Edge::default()).await;
    let long = format!(
        "GET /{} HTTP/1.1\r\nHost: portal\r\n\r\n",
        "a".repeat(70_000)
    );
    let many = format!(
        "GET / HTTP/1.1\r\nHost: portal\r\n{}\r\n",
        "X-Many: 1\r\n".repeat(200)
    );
    for head in [long, many] {
        let answer = answer_to(address, head.as_bytes()).await;
        let first = answer.lines().next().unwrap_or_default();
        let refused = ["414", "431"].iter().any(|status| first.contains(status));
        assert!(refused, "{first:?}");
    }
}

#[tokio::test]
async fn connections_above_the_limit_wait_for_a_place() {
    let edge = Edge {
        limits: Limits {
            connections: 1,
            head: Duration::from_millis(300),
            ..Limits::default()
        },
        certificate: None,
    };
    let (_world, address) = listening(edge).await;
    // Somebody who says nothing holds the only place until it is taken away.
    let _silent = TcpStream::connect(address).await.unwrap();
    let request = b"GET /healthz HTTP/1.1\r\nHost: portal\r\nConnection: close\r\n\r\n";
    let answer = answer_to(address, request).await;
    assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
}

#[tokio::test]
async fn https_is_spoken_and_a_new_certificate_is_taken_up_without_a_restart() {
    testkit::tls::provide();
    let (first, second) = (Pair::fresh(), Pair::fresh());
    let folder = Folder::with(&first);
    let certificate = folder.certificate().unwrap();
    let edge = Edge {
        limits: Limits::default(),
        certificate: Some(certificate.clone()),
    };
    let (_world, address) = listening(edge).await;
    let url = format!("https://localhost:{}/healthz", address.port());
    let answer = trusting(&first).get(&url).send().await.unwrap();
    assert_eq!(answer.status(), StatusCode::OK);
    assert_eq!(certificate.look_again().unwrap(), Looked::Same);

    folder.put(&second);
    fs::write(folder.file("portal.key"), &first.key).unwrap();
    assert!(matches!(
        certificate.look_again(),
        Err(CertificateError::Pair(_))
    ));
    let answer = trusting(&first).get(&url).send().await;
    assert!(answer.is_ok(), "what cannot be used changes nothing");

    folder.put(&second);
    assert_eq!(certificate.look_again().unwrap(), Looked::Renewed);
    assert!(trusting(&second).get(&url).send().await.is_ok());
    assert!(trusting(&first).get(&url).send().await.is_err());
}

#[tokio::test]
async fn what_is_no_certificate_is_named_without_its_content() {
    let folder = Folder::with(&Pair::fresh());
    fs::write(folder.file("portal.key"), "a secret that is no key").unwrap();
    let error = folder.certificate().unwrap_err().to_string();
    assert!(error.contains("portal.key"), "{error}");
    assert!(!error.contains("a secret"), "{error}");
}

#[tokio::test]
async fn the_plain_port_leads_to_the_public_address_whatever_host_is_named() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let router = serve::to_https("https://vigie.example");
    tokio::spawn(serve::serve(listener, router, Edge::default(), pending()));
    let request = b"GET //elsewhere.example/a?b=c HTTP/1.1\r\nHost: elsewhere.example\r\nConnection: close\r\n\r\n";
    let answer = answer_to(address, request).await;
    assert!(answer.starts_with("HTTP/1.1 308"), "{answer}");
    assert!(
        answer.contains("location: https://vigie.example//elsewhere.example/a?b=c\r\n"),
        "{answer}"
    );
}
