//! One SMTP conversation (RFC 5321, RFC 3207).

use std::io;
use std::sync::Arc;
use std::time::Duration;

use tokio::io::{AsyncRead, AsyncWrite, AsyncWriteExt, BufReader};
use tokio::sync::watch;

use crate::catcher::Behaviour;
use crate::line::read_line;
use crate::mail::Envelope;
use crate::mailbox::Mailbox;

/// Longest command accepted, in bytes; RFC 5321 asks for 512 and extensions add to it.
const COMMAND_LIMIT: usize = 4 * 1024;
/// Largest message accepted, in bytes, as announced by `SIZE`.
const MESSAGE_LIMIT: usize = 25 * 1024 * 1024;
/// Most recipients of one message; RFC 5321 asks for at least this many.
const RECIPIENT_LIMIT: usize = 100;
/// Longest silence of a client; RFC 5321 asks servers to wait this long.
const PATIENCE: Duration = Duration::from_secs(5 * 60);

/// Whether the connection is encrypted yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Channel {
    /// In clear: STARTTLS is offered and credentials are not.
    Clear,
    /// Under TLS: credentials may be given.
    Encrypted,
}

/// How a conversation ended.
pub(crate) enum Ending<S> {
    /// The connection is over.
    Closed,
    /// The client asked for TLS and waits for the handshake on this stream.
    StartTls(S),
}

/// A conversation with one client.
pub(crate) struct Session<S> {
    stream: BufReader<S>,
    channel: Channel,
    mailbox: Arc<Mailbox>,
    behaviour: watch::Receiver<Behaviour>,
    sender: Option<String>,
    recipients: Vec<String>,
    /// Mails taken so far.
    taken: u32,
}

/// What to do after a reply.
enum Next {
    Continue,
    Close,
    StartTls,
}

impl<S: AsyncRead + AsyncWrite + Unpin> Session<S> {
    pub(crate) fn new(
        stream: S,
        channel: Channel,
        mailbox: Arc<Mailbox>,
        behaviour: watch::Receiver<Behaviour>,
    ) -> Self {
        Self {
            stream: BufReader::new(stream),
            channel,
            mailbox,
            behaviour,
            sender: None,
            recipients: Vec::new(),
            taken: 0,
        }
    }

    /// Greets the client, unless it already was before STARTTLS.
    pub(crate) async fn greet(&mut self) -> io::Result<()> {
        self.reply("220 catcher.localhost ESMTP").await
    }

    /// Converses until the client leaves, breaks the protocol for good, or asks for TLS.
    pub(crate) async fn run(mut self) -> io::Result<Ending<S>> {
        loop {
            let line = self.line(COMMAND_LIMIT).await?;
            if line.is_empty() {
                return Ok(Ending::Closed);
            }
            let command = String::from_utf8_lossy(&line);
            match self.obey(command.trim_end()).await? {
                Next::Continue => {}
                Next::Close => return Ok(Ending::Closed),
                // What the client sent ahead in clear is dropped with the buffer: accepting it
                // after the handshake would let an eavesdropper inject commands.
                Next::StartTls => return Ok(Ending::StartTls(self.stream.into_inner())),
            }
        }
    }

    async fn obey(&mut self, command: &str) -> io::Result<Next> {
        let (verb, rest) = command.split_once(' ').unwrap_or((command, ""));
        match verb.to_ascii_uppercase().as_str() {
            "EHLO" => self.extended_hello().await?,
            "HELO" => {
                self.forget_transaction();
                self.reply("250 catcher.localhost").await?;
            }
            "MAIL" if self.has_had_enough() => {
                self.reply("421 4.7.0 Too many messages on this connection")
                    .await?;
                return Ok(Next::Close);
            }
            "MAIL" => self.mail(rest).await?,
            "RCPT" => self.recipient(rest).await?,
            "DATA" => return self.data().await,
            "AUTH" => self.authenticate(rest).await?,
            "STARTTLS" if self.channel == Channel::Clear => {
                self.reply("220 2.0.0 Ready to start TLS").await?;
                return Ok(Next::StartTls);
            }
            "RSET" => {
                self.forget_transaction();
                self.reply("250 2.0.0 OK").await?;
            }
            "NOOP" => self.reply("250 2.0.0 OK").await?,
            "VRFY" => self.reply("252 2.1.5 Cannot verify, will accept").await?,
            "QUIT" => {
                self.reply("221 2.0.0 Bye").await?;
                return Ok(Next::Close);
            }
            _ => self.reply("502 5.5.1 Command not implemented").await?,
        }
        Ok(Next::Continue)
    }

    async fn extended_hello(&mut self) -> io::Result<()> {
        self.forget_transaction();
        let offered = match self.channel {
            Channel::Clear => "STARTTLS",
            Channel::Encrypted => "AUTH PLAIN",
        };
        self.reply(&format!(
            "250-catcher.localhost\r\n250-8BITMIME\r\n250-SMTPUTF8\r\n250-PIPELINING\r\n\
             250-ENHANCEDSTATUSCODES\r\n250-SIZE {MESSAGE_LIMIT}\r\n250 {offered}"
        ))
        .await
    }

    async fn authenticate(&mut self, rest: &str) -> io::Result<()> {
        if self.channel == Channel::Clear {
            return self.reply("538 5.7.11 Encryption required").await;
        }
        let (mechanism, initial) = rest.split_once(' ').unwrap_or((rest, ""));
        if !mechanism.eq_ignore_ascii_case("PLAIN") {
            return self.reply("504 5.5.4 Mechanism not supported").await;
        }
        if initial.is_empty() {
            self.reply("334 ").await?;
            self.line(COMMAND_LIMIT).await?;
        }
        if self.behaviour() == Behaviour::RefuseCredentials {
            self.reply("535 5.7.8 Credentials refused").await
        } else {
            self.reply("235 2.7.0 Authenticated").await
        }
    }

    async fn mail(&mut self, rest: &str) -> io::Result<()> {
        if self.sender.is_some() {
            return self.reply("503 5.5.1 Sender already given").await;
        }
        let Some(sender) = path(rest, "FROM:") else {
            return self.reply("501 5.5.4 Use MAIL FROM:<address>").await;
        };
        self.sender = Some(sender);
        self.reply("250 2.1.0 OK").await
    }

    async fn recipient(&mut self, rest: &str) -> io::Result<()> {
        if self.sender.is_none() {
            return self.reply("503 5.5.1 MAIL comes first").await;
        }
        let recipient = path(rest, "TO:").filter(|address| !address.is_empty());
        let Some(recipient) = recipient else {
            return self.reply("501 5.5.4 Use RCPT TO:<address>").await;
        };
        if self.recipients.len() == RECIPIENT_LIMIT {
            return self.reply("452 4.5.3 Too many recipients").await;
        }
        match self.behaviour() {
            Behaviour::RefuseRcpt(code) => {
                self.reply(&format!("{code} No such mailbox here")).await
            }
            Behaviour::TempFail(code) => {
                self.reply(&format!("{code} Please try again later")).await
            }
            Behaviour::Greylist if self.is_new(&recipient) => {
                self.reply("451 4.7.1 Greylisted, please try again later")
                    .await
            }
            _ => {
                self.recipients.push(recipient);
                self.reply("250 2.1.5 OK").await
            }
        }
    }

    async fn data(&mut self) -> io::Result<Next> {
        let Some(from) = self.sender.take().filter(|_| !self.recipients.is_empty()) else {
            self.reply("503 5.5.1 MAIL and RCPT come first").await?;
            return Ok(Next::Continue);
        };
        self.reply("354 End with <CRLF>.<CRLF>").await?;
        let envelope = Envelope {
            from,
            to: std::mem::take(&mut self.recipients),
        };
        let Some(raw) = self.message().await? else {
            self.reply("552 5.3.4 Message too large").await?;
            return Ok(Next::Continue);
        };
        self.mailbox.deliver(envelope, raw).await?;
        self.taken += 1;
        match self.behaviour() {
            Behaviour::DropAfterData => return Ok(Next::Close),
            Behaviour::SilentAfterData => return std::future::pending().await,
            _ => self.reply("250 2.0.0 Caught").await?,
        }
        match self.behaviour() {
            Behaviour::CutAfter(most) if self.taken >= most => Ok(Next::Close),
            _ => Ok(Next::Continue),
        }
    }

    /// The message up to its lone dot, without doubled dots; nothing when it is too large.
    async fn message(&mut self) -> io::Result<Option<Vec<u8>>> {
        let mut raw = Vec::new();
        let mut size = 0;
        let mut after_crlf = true;
        loop {
            let line = self.line(MESSAGE_LIMIT).await?;
            if line.is_empty() {
                return Err(io::ErrorKind::UnexpectedEof.into());
            }
            // A dot after a bare line feed is text: taking it for the end would let a sender
            // hide a second message inside the first.
            if after_crlf && line == b".\r\n" {
                return Ok((size <= MESSAGE_LIMIT).then_some(raw));
            }
            let doubled_dot = after_crlf && line.starts_with(b".");
            let line_text = &line[usize::from(doubled_dot)..];
            after_crlf = line.ends_with(b"\r\n");
            size += line_text.len();
            if size <= MESSAGE_LIMIT {
                raw.extend_from_slice(line_text);
            }
        }
    }

    fn behaviour(&self) -> Behaviour {
        *self.behaviour.borrow()
    }

    fn is_new(&self, recipient: &str) -> bool {
        let sender = self.sender.as_deref().unwrap_or_default();
        self.mailbox.meets(sender, recipient)
    }

    fn has_had_enough(&self) -> bool {
        matches!(self.behaviour(), Behaviour::CloseAfter(most) if self.taken >= most)
    }

    fn forget_transaction(&mut self) {
        self.sender = None;
        self.recipients.clear();
    }

    async fn line(&mut self, limit: usize) -> io::Result<Vec<u8>> {
        tokio::time::timeout(PATIENCE, read_line(&mut self.stream, limit)).await?
    }

    async fn reply(&mut self, reply: &str) -> io::Result<()> {
        if let Behaviour::Slow(late) = self.behaviour() {
            tokio::time::sleep(late).await;
        }
        let stream = self.stream.get_mut();
        stream.write_all(format!("{reply}\r\n").as_bytes()).await?;
        stream.flush().await
    }
}

/// The address in `FROM:<address> parameters` or `TO:<address> parameters`.
fn path(rest: &str, keyword: &str) -> Option<String> {
    let (found, after) = rest.split_at_checked(keyword.len())?;
    let (address, _parameters) = after.trim_start().strip_prefix('<')?.split_once('>')?;
    found
        .eq_ignore_ascii_case(keyword)
        .then(|| address.to_owned())
}
