//! A program that declares and acts through the API, and says the same again
//! until it has an answer.

use std::time::Duration;

use locales::{Lang, Texts};
use reqwest::{Client, StatusCode};
use serde_json::{Value, json};
use tokio::sync::{mpsc, watch};

use crate::place::HOSPITAL;

/// The subject of a mail about a case.
fn subject(key: &str, reference: &str) -> String {
    let key = format!("{key}-subject");
    let texts = Texts::new(Lang::Fr);
    texts.one(&key, "reference", reference).into_owned()
}

/// What the API answers to a reader.
pub(crate) async fn get(url: &str, token: &str) -> Value {
    let request = Client::new().get(url).bearer_auth(token);
    let answer = request.send().await.unwrap();
    assert_eq!(answer.status(), StatusCode::OK, "{url}");
    answer.json().await.unwrap()
}

/// What the portal said that it keeps of one case.
pub(crate) struct Kept {
    pub(crate) reference: String,
    /// Address of the person who reported.
    email: String,
    /// Words that the record holds.
    pub(crate) words: Vec<String>,
}

impl Kept {
    /// Whom the case's messages go to, with their subjects.
    pub(crate) fn mails(&self) -> [(String, String); 3] {
        let cert = "cert@vigie.example".to_owned();
        [
            (cert, "mail-declaration-received"),
            (self.email.clone(), "mail-declaration-recorded"),
            (self.email.clone(), "mail-taken-in"),
        ]
        .map(|(to, key)| (to, subject(key, &self.reference)))
    }
}

/// What the portal answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Answer {
    /// It keeps what was said.
    Kept,
    /// It cannot now.
    Unavailable,
}

/// What is said about each case, in this order.
#[derive(Clone, Copy)]
enum Saying {
    Declaration,
    TakeIn,
    Note,
}

/// The program.
pub(crate) struct Insistent {
    number: usize,
    token: String,
    client: Client,
    saying: Saying,
    kept: Vec<Kept>,
}

impl Insistent {
    pub(crate) fn new(number: usize, token: &str) -> Self {
        Self {
            number,
            token: token.to_owned(),
            client: Client::new(),
            saying: Saying::Declaration,
            kept: Vec::new(),
        }
    }

    /// Goes on until the portal is dead, and tells of each answer.
    pub(crate) async fn until_nobody_answers(
        mut self,
        url: String,
        answered: mpsc::UnboundedSender<()>,
    ) -> Self {
        while let Ok(Answer::Kept) = self.say(&url).await {
            // Nobody counts any more once the portal was killed.
            let _ = answered.send(());
        }
        self
    }

    /// Goes on through whatever happens to the database, and tells of each
    /// answer, until it is to stop.
    pub(crate) async fn until(
        mut self,
        stop: watch::Receiver<bool>,
        url: String,
        answered: mpsc::UnboundedSender<Answer>,
    ) -> Self {
        let mut pause = tokio::time::interval(Duration::from_millis(20));
        while !*stop.borrow() {
            let answer = match self.say(&url).await {
                Ok(answer) => answer,
                Err(error) => panic!("the portal itself answers all the while: {error}"),
            };
            // Nobody counts any more at the end.
            let _ = answered.send(answer);
            if answer == Answer::Unavailable {
                pause.tick().await;
            }
        }
        self
    }

    /// Finishes with the case at hand, and tells what the portal keeps.
    pub(crate) async fn finished(mut self, url: &str) -> Vec<Kept> {
        loop {
            assert_eq!(self.say(url).await.unwrap(), Answer::Kept);
            if matches!(self.saying, Saying::Declaration) {
                return self.kept;
            }
        }
    }

    /// Says what is next; an error means that it has to be said again.
    async fn say(&mut self, url: &str) -> reqwest::Result<Answer> {
        let name = format!("{}-{}", self.number, self.kept.len());
        let email = format!("declarant-{name}@ch.example");
        let words = format!("Dossier {name} : les postes ne démarrent plus.");
        let note = format!("Note {name}.");
        let of_case = || format!("cases/{}/acts", self.kept[self.kept.len() - 1].reference);
        let (path, key, body) = match self.saying {
            Saying::Declaration => {
                let reporter = json!({
                    "name": "Camille Exemple", "phone": "02 99 00 00 01", "email": &email,
                });
                let body = json!({
                    "facility": HOSPITAL, "channel": "phone",
                    "description": &words, "reporter": reporter,
                });
                ("declarations".to_owned(), "declare", body)
            }
            Saying::TakeIn => (of_case(), "take-in", json!({"act": "take_in"})),
            Saying::Note => (of_case(), "note", json!({"act": "note", "text": &note})),
        };
        let request = self.client.post(format!("{url}/api/v1/{path}"));
        let request = request.bearer_auth(&self.token).json(&body);
        let request = request.header("idempotency-key", format!("{key}-{name}"));
        let answer = request.send().await?;
        let status = answer.status();
        let retry = answer.headers().contains_key("retry-after");
        let text = answer.text().await?;
        if status == StatusCode::SERVICE_UNAVAILABLE {
            assert!(retry, "{key} {name} says when to try again: {text}");
            return Ok(Answer::Unavailable);
        }
        assert_eq!(status, StatusCode::CREATED, "{key} {name}: {text}");
        match self.saying {
            Saying::Declaration => {
                let receipt: Value = serde_json::from_str(&text).unwrap();
                let reference = receipt["reference"].as_str().unwrap().to_owned();
                let words = vec![words];
                self.kept.push(Kept {
                    reference,
                    email,
                    words,
                });
                self.saying = Saying::TakeIn;
            }
            Saying::TakeIn => {
                self.last().words.push("taken-in".to_owned());
                self.saying = Saying::Note;
            }
            Saying::Note => {
                self.last().words.push(note);
                self.saying = Saying::Declaration;
            }
        }
        Ok(Answer::Kept)
    }

    fn last(&mut self) -> &mut Kept {
        self.kept.last_mut().unwrap()
    }
}
