//! Mails: queued with the acts that they announce, written when they leave.

mod account;
mod alert;
mod letter;
mod of_rights;
mod playbook;
pub(crate) mod recipients;

use std::collections::BTreeSet;

use jiff::{SignedDuration, Timestamp};
use locales::{Lang, Texts};
use process::{
    ids::AccountId,
    notices::{Template, Urgency},
    significant::IncidentTemplate,
};
use store::{
    Tx,
    outbox::{self, AfterFailure, OutboxMail, OutboxRow},
};
use uuid::Uuid;

use crate::{App, AppError, entropy};

pub(crate) use account::AccountNotice;
pub(crate) use alert::AlertMail;
pub(crate) use playbook::PlaybookMail;

/// A mail ready to be handed to the mail server.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mail {
    /// Its row in the outbox.
    pub id: Uuid,
    /// The same at every attempt, so that a mail sent twice is seen to be one.
    pub message_id: String,
    /// The address.
    pub to: String,
    /// The subject.
    pub subject: String,
    /// The text part.
    pub text: String,
    /// The HTML part.
    pub html: String,
    /// When it was queued.
    pub date: Timestamp,
    /// How often it was tried before.
    pub attempts: u32,
    /// A document that goes with it: figures that anybody may read (KEEP-3).
    pub attached: Option<Attached>,
}

/// A PDF that goes with a mail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attached {
    /// Its name.
    pub name: String,
    /// Its bytes.
    pub content: Vec<u8>,
}

/// A mail that was tried, and what became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tried {
    /// Its row in the outbox.
    pub id: Uuid,
    /// How often it was tried before.
    pub attempts: u32,
    /// What became of it.
    pub attempt: Attempt,
}

/// What became of an attempt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Attempt {
    /// The server took charge of the mail.
    Sent,
    /// It may be taken later.
    Later(String),
    /// It will never be taken.
    Never(String),
}

/// How the mails do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MailHealth {
    /// Waiting, first attempts included.
    pub waiting: u64,
    /// Waiting after a failure.
    pub failing: u64,
    /// Never to be sent.
    pub given_up: u64,
    /// Since when the oldest waits.
    pub oldest_waiting_since: Option<Timestamp>,
}

/// The kinds of mails: those of cases, and those of accounts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Notice(Template),
    Invitation,
    NewPassword,
    DraftExpiring,
    Account(AccountNotice),
    Alert(AlertMail),
    Playbook(PlaybookMail),
    /// A right was given to somebody who has an account.
    RightGiven,
    /// A right ends soon.
    RightEnding,
    /// A right was taken back, or passed to somebody else.
    RightEnded,
    /// A security officer is proposed to a facility of the group.
    OfficerProposed,
    /// Somebody asks to be a facility's director (DECL-8).
    DirectorAsked,
    /// Mass reading was noticed (KEEP-3).
    MassReading,
    /// More cases than usual (SUPP-2).
    WeakSignal,
    /// What becomes of the file of an incident or an alert was proposed
    /// (KEEP-2).
    FileEndProposed,
    /// The ministry's monthly indicator (FIG-1).
    Indicator,
    /// Something happened to an incident (SIGN-1, SIGN-2).
    Incident(IncidentTemplate),
}

impl Kind {
    pub(crate) const fn key(self) -> &'static str {
        match self {
            Self::Notice(template) => template.key(),
            Self::Invitation => "invitation",
            Self::NewPassword => "new-password",
            Self::DraftExpiring => "draft-expiring",
            Self::Account(notice) => notice.key(),
            Self::Alert(mail) => mail.key(),
            Self::Playbook(mail) => mail.key(),
            Self::RightGiven => "right-given",
            Self::RightEnding => "right-ending",
            Self::RightEnded => "right-ended",
            Self::OfficerProposed => "officer-proposed",
            Self::DirectorAsked => "director-asked",
            Self::MassReading => "mass-reading",
            Self::WeakSignal => "weak-signal",
            Self::FileEndProposed => "file-end-proposed",
            Self::Indicator => "indicator",
            Self::Incident(template) => template.key(),
        }
    }

    fn from_key(key: &str) -> Option<Self> {
        match key {
            "invitation" => Some(Self::Invitation),
            "new-password" => Some(Self::NewPassword),
            "draft-expiring" => Some(Self::DraftExpiring),
            "right-given" => Some(Self::RightGiven),
            "right-ending" => Some(Self::RightEnding),
            "right-ended" => Some(Self::RightEnded),
            "officer-proposed" => Some(Self::OfficerProposed),
            "director-asked" => Some(Self::DirectorAsked),
            "mass-reading" => Some(Self::MassReading),
            "weak-signal" => Some(Self::WeakSignal),
            "file-end-proposed" => Some(Self::FileEndProposed),
            "indicator" => Some(Self::Indicator),
            _ => AccountNotice::from_key(key)
                .map(Self::Account)
                .or_else(|| AlertMail::from_key(key).map(Self::Alert))
                .or_else(|| PlaybookMail::from_key(key).map(Self::Playbook))
                .or_else(|| Template::from_key(key).map(Self::Notice))
                .or_else(|| IncidentTemplate::from_key(key).map(Self::Incident)),
        }
    }
}

/// How long one worker holds the mails that it took, before another may take
/// them: the longest by which a worker's death delays a mail.
const LEASE: SignedDuration = SignedDuration::from_mins(2);
const FIRST_RETRY: SignedDuration = SignedDuration::from_secs(30);
const LONGEST_RETRY: SignedDuration = SignedDuration::from_hours(1);

impl App {
    /// Takes mails that are due, the most pressing first, and writes them;
    /// those who forgot their password are answered first.
    /// They stay in the outbox until [`App::mails_attempted`] says otherwise.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn due_mails(&self, limit: u64) -> Result<Vec<Mail>, AppError> {
        self.answer_forgotten().await?;
        let claimed = outbox::claim_due(&self.0.db, self.now(), LEASE, limit).await?;
        let mut mails = Vec::with_capacity(claimed.len());
        for mail in claimed {
            match self.write_mail(&mail) {
                Some(written) if mail.row.template == Kind::Indicator.key() => {
                    match self.with_indicator(written, &mail).await {
                        Ok(mail) => mails.push(mail),
                        Err(error) => {
                            let why = Attempt::Later(error.to_string());
                            self.mail_attempted(mail.row.id, mail.attempts, why).await?;
                        }
                    }
                }
                Some(mail) => mails.push(mail),
                None => {
                    // A newer version of the portal may know how to write it.
                    let why = Attempt::Later(format!("cannot write {}", mail.row.template));
                    self.mail_attempted(mail.row.id, mail.attempts, why).await?;
                }
            }
        }
        Ok(mails)
    }

    /// Takes up the mails that a worker held when it died. To be called before
    /// work begins where one worker runs at a time, as over the embedded
    /// database; elsewhere they become due by themselves.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn release_mails(&self) -> Result<(), AppError> {
        self.0
            .db
            .write(|tx| Box::pin(async move { Ok(outbox::release_claims(tx).await?) }))
            .await
    }

    /// Records what became of an attempt, as [`App::mails_attempted`] does.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn mail_attempted(
        &self,
        id: Uuid,
        attempts: u32,
        attempt: Attempt,
    ) -> Result<(), AppError> {
        let tried = Tried {
            id,
            attempts,
            attempt,
        };
        self.mails_attempted(vec![tried]).await
    }

    /// Records what became of attempts, all of them or none; a delayed mail is
    /// tried again after a growing delay, without end.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn mails_attempted(&self, tried: Vec<Tried>) -> Result<(), AppError> {
        let now = self.now();
        self.0
            .db
            .write(move |tx| {
                Box::pin(async move {
                    let mut sent = Vec::with_capacity(tried.len());
                    for one in tried {
                        let (error, then) = match one.attempt {
                            Attempt::Sent => {
                                sent.push(one.id);
                                continue;
                            }
                            Attempt::Later(error) => {
                                (error, AfterFailure::TryAt(retry_at(now, one.attempts)))
                            }
                            Attempt::Never(error) => (error, AfterFailure::GiveUp),
                        };
                        outbox::mark_failed(tx, one.id, &error, then, now).await?;
                    }
                    outbox::mark_sent(tx, &sent, now).await.map_err(Into::into)
                })
            })
            .await
    }

    /// How the mails do.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn mail_health(&self) -> Result<MailHealth, AppError> {
        let health = outbox::health(self.0.db.read()).await?;
        Ok(MailHealth {
            waiting: health.waiting,
            failing: health.failing,
            given_up: health.given_up,
            oldest_waiting_since: health.oldest_waiting,
        })
    }

    /// Queues a mail to the owner of an account; a `secret` ends its link and is
    /// forgotten once the mail has left.
    pub(crate) async fn mail_to_account(
        &self,
        tx: &Tx,
        account: AccountId,
        kind: Kind,
        secret: Option<String>,
    ) -> Result<(), AppError> {
        let Some(account) = store::accounts::by_id(tx.read(), account).await? else {
            return Ok(());
        };
        let now = self.now();
        let id = entropy::uuid(now);
        let row = OutboxRow {
            id,
            dispatch: format!("account:{id}"),
            recipient: "account".to_owned(),
            case: None,
            act: None,
            alert: None,
            template: kind.key().to_owned(),
            to: account.email,
            lang: account.lang,
            priority: recipients::priority(Urgency::Normal),
            urgency: Urgency::Normal,
            deadline: None,
            bodies: BTreeSet::new(),
            secret,
            message_id: recipients::message_id(&self.0, id),
            queued_at: now,
        };
        outbox::enqueue(tx, &[row]).await.map_err(Into::into)
    }

    async fn with_indicator(&self, written: Mail, mail: &OutboxMail) -> Result<Mail, AppError> {
        let lang: Lang = mail.row.lang.parse().unwrap_or_default();
        let attached = self
            .indicator_of(Texts::new(lang), mail.row.queued_at)
            .await?;
        Ok(Mail {
            attached,
            ..written
        })
    }

    fn write_mail(&self, mail: &OutboxMail) -> Option<Mail> {
        let kind = Kind::from_key(&mail.row.template)?;
        let lang: Lang = mail.row.lang.parse().unwrap_or_default();
        letter::write(Texts::new(lang), &self.config().public_url, kind, mail)
    }
}

fn retry_at(now: Timestamp, attempts: u32) -> Timestamp {
    let factor = 2_i32.saturating_pow(attempts.min(10));
    let delay = (FIRST_RETRY * factor).min(LONGEST_RETRY);
    now.saturating_add(delay).unwrap_or(now)
}
