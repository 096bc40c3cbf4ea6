//! The catcher as a client sees it, command by command.

#![allow(clippy::unwrap_used, clippy::expect_used)]

use catcher::{Behaviour, Catcher, Options};
use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::net::TcpStream;

struct Client(BufReader<TcpStream>);

impl Client {
    async fn greeted_by(catcher: &Catcher) -> Self {
        let stream = TcpStream::connect(catcher.address()).await.unwrap();
        let mut client = Self(BufReader::new(stream));
        assert!(client.reply().await.starts_with("220 "));
        client
    }

    async fn send(&mut self, bytes: &str) {
        self.0.get_mut().write_all(bytes.as_bytes()).await.unwrap();
    }

    /// Last line of the next reply; empty when the connection is over.
    async fn reply(&mut self) -> String {
        loop {
            let mut line = String::new();
            self.0.read_line(&mut line).await.unwrap();
            if line.as_bytes().get(3) != Some(&b'-') {
                return line.trim_end().to_owned();
            }
        }
    }

    async fn say(&mut self, command: &str) -> String {
        self.send(&format!("{command}\r\n")).await;
        self.reply().await
    }

    async fn delivers(&mut self) {
        self.addressed().await;
        assert!(self.say("DATA").await.starts_with("354"));
        self.send("Subject: one\r\n\r\n.\r\n").await;
        assert!(self.reply().await.starts_with("250"));
    }

    async fn addressed(&mut self) {
        assert!(self.say("EHLO test").await.starts_with("250 "));
        assert!(self.say("MAIL FROM:<a@a.example>").await.starts_with("250"));
        assert!(self.say("RCPT TO:<b@b.example>").await.starts_with("250"));
    }
}

async fn catcher() -> Catcher {
    Catcher::start(Options::default()).await.unwrap()
}

#[tokio::test]
async fn a_mail_is_kept_as_sent_with_its_doubled_dots_undone() {
    let catcher = catcher().await;
    let mut client = Client::greeted_by(&catcher).await;
    client.addressed().await;
    assert!(client.say("RCPT TO:<c@c.example>").await.starts_with("250"));
    assert!(client.say("DATA").await.starts_with("354"));
    client
        .send("Subject: dots\r\n\r\n..hidden\r\na.b\r\n...\r\n.\r\n")
        .await;
    assert!(client.reply().await.starts_with("250"));
    assert!(client.say("QUIT").await.starts_with("221"));

    let mails = catcher.messages();
    assert_eq!(mails.len(), 1);
    assert_eq!(mails[0].id.get(), 1);
    assert_eq!(mails[0].from, "a@a.example");
    assert_eq!(mails[0].to, ["b@b.example", "c@c.example"]);
    assert_eq!(
        mails[0].raw,
        b"Subject: dots\r\n\r\n.hidden\r\na.b\r\n..\r\n"
    );
    assert_eq!(mails[0].subject, "dots");
}

#[tokio::test]
async fn a_lone_dot_after_a_bare_line_feed_does_not_end_the_message() {
    let catcher = catcher().await;
    let mut client = Client::greeted_by(&catcher).await;
    client.addressed().await;
    client.say("DATA").await;
    client
        .send("Subject: one\r\n\r\nx\n.\r\nMAIL FROM:<evil@a.example>\r\n.\r\n")
        .await;
    assert!(client.reply().await.starts_with("250"));
    assert_eq!(client.say("NOOP").await, "250 2.0.0 OK");
    assert_eq!(catcher.messages().len(), 1);
}

#[tokio::test]
async fn commands_out_of_order_are_refused_and_reset_starts_afresh() {
    let catcher = catcher().await;
    let mut client = Client::greeted_by(&catcher).await;
    assert!(client.say("DATA").await.starts_with("503"));
    assert!(client.say("RCPT TO:<b@b.example>").await.starts_with("503"));
    assert!(client.say("MAIL FROM:nobody").await.starts_with("501"));
    client.addressed().await;
    assert!(
        client
            .say("MAIL FROM:<x@a.example>")
            .await
            .starts_with("503")
    );
    assert!(client.say("RSET").await.starts_with("250"));
    assert!(client.say("DATA").await.starts_with("503"));
    assert!(client.say("WHAT").await.starts_with("502"));
    assert!(client.say("AUTH PLAIN AGEAYg==").await.starts_with("538"));
}

#[tokio::test]
async fn what_was_sent_ahead_of_the_handshake_is_not_obeyed() {
    let catcher = catcher().await;
    let mut client = Client::greeted_by(&catcher).await;
    client.say("EHLO test").await;
    client.send("STARTTLS\r\nNOOP\r\n").await;
    assert!(client.reply().await.starts_with("220"));
    client.0.get_mut().shutdown().await.unwrap();
    let mut rest = Vec::new();
    client.0.read_to_end(&mut rest).await.ok();
    assert!(!String::from_utf8_lossy(&rest).contains("250"));
}

#[tokio::test]
async fn an_endless_command_ends_the_conversation() {
    let catcher = catcher().await;
    let mut client = Client::greeted_by(&catcher).await;
    client.send(&"x".repeat(5_000)).await;
    let mut rest = Vec::new();
    client.0.read_to_end(&mut rest).await.ok();
    assert!(rest.is_empty());
}

#[tokio::test]
async fn a_behaviour_applies_from_the_next_command_on() {
    let catcher = catcher().await;
    let mut client = Client::greeted_by(&catcher).await;
    client.addressed().await;
    catcher.set_behaviour(Behaviour::RefuseRcpt(550));
    assert!(client.say("RCPT TO:<c@c.example>").await.starts_with("550"));
    catcher.set_behaviour(Behaviour::TempFail(451));
    assert!(client.say("RCPT TO:<c@c.example>").await.starts_with("451"));
    catcher.set_behaviour(Behaviour::Greylist);
    assert!(client.say("RCPT TO:<c@c.example>").await.starts_with("451"));
    assert!(client.say("RCPT TO:<c@c.example>").await.starts_with("250"));
    catcher.set_behaviour(Behaviour::DropAfterData);
    client.say("DATA").await;
    client.send("Subject: twice\r\n\r\n.\r\n").await;
    assert_eq!(client.reply().await, "");
    assert_eq!(catcher.messages().len(), 1);
    catcher.set_behaviour(Behaviour::RefuseConnections);
    let mut stream = TcpStream::connect(catcher.address()).await.unwrap();
    let mut greeting = Vec::new();
    stream.read_to_end(&mut greeting).await.ok();
    assert!(greeting.is_empty());
}

#[tokio::test]
async fn a_connection_that_has_carried_enough_is_cut_or_closed_with_a_word() {
    let catcher = catcher().await;
    catcher.set_behaviour(Behaviour::CutAfter(1));
    let mut client = Client::greeted_by(&catcher).await;
    client.delivers().await;
    assert_eq!(client.reply().await, "");

    catcher.set_behaviour(Behaviour::CloseAfter(2));
    let mut client = Client::greeted_by(&catcher).await;
    client.delivers().await;
    client.delivers().await;
    let refused = client.say("MAIL FROM:<a@a.example>").await;
    assert!(refused.starts_with("421"), "{refused}");
    assert_eq!(client.reply().await, "");
    assert_eq!((catcher.messages().len(), catcher.connections()), (3, 2));
}

#[tokio::test]
async fn a_stopped_catcher_listens_no_more() {
    let catcher = catcher().await;
    let address = catcher.address();
    let mut client = Client::greeted_by(&catcher).await;
    drop(catcher);
    assert_eq!(client.reply().await, "");
    assert!(TcpStream::connect(address).await.is_err());
}
