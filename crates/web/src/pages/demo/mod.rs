//! Mails that a demonstration has sent, to be read without a mailbox.

use std::borrow::Cow;

use askama::Template;
use axum::response::Response;
use axum::routing::get;
use locales::Texts;

use crate::error::WebError;
use crate::form::Form;
use crate::input::{PathOf, Query};
use crate::layout::{Layout, NavItem};
use crate::paths;
use crate::reader::Reader;
use crate::respond;
use crate::routes::Routes;
use crate::state::ArchivedMail;

#[derive(Template)]
#[template(path = "demo/mails.html")]
struct Mails {
    t: Texts,
    layout: Layout,
    form: Form,
    rows: Vec<Row>,
}

struct Row {
    mail: ArchivedMail,
    sent: Cow<'static, str>,
}

#[derive(Template)]
#[template(path = "demo/mail.html")]
struct Mail {
    t: Texts,
    layout: Layout,
    trail: Vec<NavItem>,
    mail: ArchivedMail,
    sent: Cow<'static, str>,
    lines: Vec<Vec<Piece>>,
}

/// A piece of a line: words, or an address to follow.
#[derive(Debug, PartialEq, Eq)]
enum Piece {
    Words(String),
    Link(String),
}

pub(crate) fn routes() -> Routes {
    Routes::new()
        .route(paths::DEMO_MAILS, get(list))
        .route("/demo/courriels/{id}", get(read))
}

async fn list(reader: Reader, Query(asked): Query) -> Result<Response, WebError> {
    let mailbox = reader.state.config.mailbox.as_ref();
    let mails = mailbox.ok_or_else(WebError::not_found)?.mails();
    let wanted = asked.value("q").to_lowercase();
    respond::page(&Mails {
        t: reader.t,
        layout: reader.layout(reader.t.get("mails-title")),
        form: asked.into_form(),
        rows: mails
            .into_iter()
            .filter(|mail| holds(mail, &wanted))
            .map(|mail| Row {
                sent: mail.at.map_or(Cow::Borrowed(""), |at| reader.t.short(at)),
                mail,
            })
            .collect(),
    })
}

/// Whether a mail holds these words, anywhere.
fn holds(mail: &ArchivedMail, wanted: &str) -> bool {
    let parts = [&mail.subject, &mail.text];
    let mut parts = parts.into_iter().chain(&mail.to);
    parts.any(|part| part.to_lowercase().contains(wanted))
}

async fn read(reader: Reader, PathOf(id): PathOf<u64>) -> Result<Response, WebError> {
    let mailbox = reader.state.config.mailbox.as_ref();
    let mail = mailbox
        .and_then(|mailbox| mailbox.mail(id))
        .ok_or_else(WebError::not_found)?;
    respond::page(&Mail {
        t: reader.t,
        layout: reader.layout(mail.subject.clone()),
        trail: vec![NavItem::new(reader.t.get("mails-title"), paths::DEMO_MAILS)],
        lines: mail.text.lines().map(pieces).collect(),
        sent: mail
            .at
            .map_or(Cow::Borrowed(""), |at| reader.t.date_time(at)),
        mail,
    })
}

/// The pieces of a line, addresses of pages apart.
fn pieces(line: &str) -> Vec<Piece> {
    let mut found = Vec::new();
    let mut rest = line;
    while let Some(at) = rest.find("http") {
        let (before, from) = rest.split_at(at);
        let end = from
            .find(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"'))
            .unwrap_or(from.len());
        let (address, after) = from.split_at(end);
        if !before.is_empty() {
            found.push(Piece::Words(before.to_owned()));
        }
        if address.starts_with("http://") || address.starts_with("https://") {
            found.push(Piece::Link(address.to_owned()));
        } else {
            found.push(Piece::Words(address.to_owned()));
        }
        rest = after;
    }
    if !rest.is_empty() {
        found.push(Piece::Words(rest.to_owned()));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mail_is_found_by_its_recipient_its_subject_and_its_words() {
        let mail = ArchivedMail {
            id: 1,
            at: None,
            to: vec!["Analyste@demo.example".into()],
            subject: "Dossier 2026-000001".into(),
            text: "Une question vous est posée.".into(),
        };
        for wanted in ["", "analyste@", "2026-000001", "question"] {
            assert!(holds(&mail, wanted), "{wanted}");
        }
        assert!(!holds(&mail, "2026-000002"));
    }

    #[test]
    fn addresses_in_a_mail_can_be_followed() {
        assert_eq!(
            pieces("Dossier : http://a.example/dossiers/1 (portail)"),
            [
                Piece::Words("Dossier : ".into()),
                Piece::Link("http://a.example/dossiers/1".into()),
                Piece::Words(" (portail)".into()),
            ]
        );
        assert_eq!(pieces("httpd"), [Piece::Words("httpd".into())]);
    }
}
