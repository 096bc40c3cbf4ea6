//! Invitations and lost passwords: links that work once.

use jiff::Timestamp;
use process::{
    access::{Actor, Right, Standing},
    ids::AccountId,
    sign_in::{
        Assurance,
        acts::{AccountAct, PasswordChange},
    },
};
use store::{
    TokenHash, Tx, forgotten_passwords,
    invitations::{self, Purpose, Use},
};

use super::{
    Entered, Invitation, Session,
    coming_in::own,
    limits::{Tried, Visit},
    password,
    sign_in::person,
};
use crate::{
    App, AppError, Secret, WrongInput, entropy,
    mails::{AccountNotice, Kind},
    record::{account_subject, record},
};

/// How many forgotten passwords are answered at a time.
const AT_ONCE: u64 = 100;

impl App {
    /// What an invitation or a lost-password link opens.
    ///
    /// # Errors
    /// When it was used, has expired or never existed.
    pub async fn invitation(&self, secret: &Secret, visit: &Visit) -> Result<Invitation, AppError> {
        let now = self.now();
        let reader = self.0.db.read();
        let found = invitations::find(reader, TokenHash::of(secret.reveal()), now).await?;
        let Some(found) = found else {
            // Links cannot be guessed, but whoever tries is slowed down.
            let _counted = self.attempt(Tried::Link, visit).await?;
            return Err(WrongInput::InvitationInvalid.into());
        };
        let account = store::accounts::by_id(reader, found.account)
            .await?
            .filter(|account| account.disabled_at.is_none())
            .ok_or(WrongInput::InvitationInvalid)?;
        let ids: Vec<_> = store::grants::rights_of(reader, account.id, now)
            .await?
            .into_iter()
            .filter_map(|right| match right {
                Right::Facility { facility, .. } => Some(facility),
                Right::Staff { .. } => None,
            })
            .collect();
        let facilities = store::facilities::by_ids(reader, &ids).await?;
        Ok(Invitation {
            person: person(account),
            purpose: found.purpose,
            facilities: facilities.into_values().map(|row| row.facility).collect(),
            expires_at: found.expires_at,
        })
    }

    /// Sets the password by an invitation, once, and comes in as by the
    /// password: a link received by mail stands for no second factor. Every
    /// other session of the account ends.
    ///
    /// # Errors
    /// When it cannot be used any more, or the password is too weak.
    pub async fn accept_invitation(
        &self,
        secret: &Secret,
        password: &str,
        visit: &Visit,
    ) -> Result<Entered, AppError> {
        let now = self.now();
        let account = self.invitation(secret, visit).await?.person.id;
        password::check(password)?;
        let hash = password::hash(password).await?;
        let token = TokenHash::of(secret.reveal());
        let app = self.clone();
        self.0
            .db
            .write(move |tx| {
                Box::pin(async move {
                    let purpose = invitations::find(tx.read(), token, now)
                        .await?
                        .map(|invitation| invitation.purpose);
                    if invitations::use_up(tx, token, now).await? == Use::Gone {
                        return Err(WrongInput::InvitationInvalid.into());
                    }
                    replace_password(tx, account, &hash, None).await?;
                    if purpose == Some(Purpose::ResetPassword) {
                        app.password_changed(tx, account, PasswordChange::ByLink)
                            .await?;
                    }
                    Ok::<_, AppError>(())
                })
            })
            .await?;
        let account = store::accounts::by_id(self.0.db.read(), account)
            .await?
            .ok_or(AppError::NotFound)?;
        self.come_in(account, Assurance::PASSWORD, visit, None)
            .await
    }

    /// Takes note that somebody forgot a password; [`App::answer_forgotten`]
    /// writes to them. The answer and the work are the same whoever asks, known
    /// or not, and however often.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn forgot_password(&self, email: &str, visit: &Visit) -> Result<(), AppError> {
        let email = email.trim();
        match self.attempt(Tried::Mail { email }, visit).await {
            Ok(_) => {}
            Err(AppError::Wrong(WrongInput::TooManyAttempts { .. })) => return Ok(()),
            Err(error) => return Err(error),
        }
        let account = store::accounts::by_email(self.0.db.read(), email).await?;
        let account = account
            .filter(|account| account.disabled_at.is_none())
            .map(|account| account.id);
        let now = self.now();
        let id = entropy::uuid(now);
        self.0
            .db
            .write(move |tx| {
                Box::pin(async move {
                    forgotten_passwords::note(tx, id, account, now)
                        .await
                        .map_err(AppError::from)
                })
            })
            .await
    }

    /// Mails a single-use link to set a new password to those who forgot
    /// theirs.
    ///
    /// # Errors
    /// When the database does not answer; the next round takes up the rest.
    pub async fn answer_forgotten(&self) -> Result<(), AppError> {
        let waiting = forgotten_passwords::waiting(self.0.db.read(), AT_ONCE).await?;
        if waiting.is_empty() {
            return Ok(());
        }
        let now = self.now();
        let app = self.clone();
        self.0
            .db
            .write(move |tx| {
                Box::pin(async move {
                    for account in forgotten_passwords::take(tx, waiting).await? {
                        app.invite(tx, account, Purpose::ResetPassword, now).await?;
                    }
                    Ok(())
                })
            })
            .await
    }

    /// Changes the password; the other sessions of the account end.
    ///
    /// # Errors
    /// When the person did not show recently who they are, the old one is wrong, was guessed at too often, or the new one is
    /// too weak.
    pub async fn change_password(
        &self,
        session: &Session,
        old: &str,
        new: &str,
    ) -> Result<(), AppError> {
        self.recently_proven(session)?;
        let id = session.person.id;
        let account = store::accounts::by_id(self.0.db.read(), id)
            .await?
            .ok_or(AppError::NotFound)?;
        let attempt = self.attempt_again(id).await?;
        let verdict = password::verify(old, account.password_hash.as_deref()).await?;
        if verdict == password::Verdict::Wrong {
            return Err(WrongInput::WrongCredentials.into());
        }
        password::check(new)?;
        let hash = password::hash(new).await?;
        let kept = session.token;
        let now = self.now();
        let app = self.clone();
        self.0
            .db
            .write(move |tx| {
                Box::pin(async move {
                    attempt.succeeded(tx, now).await?;
                    replace_password(tx, id, &hash, kept).await?;
                    app.password_changed(tx, id, PasswordChange::ByOldOne).await
                })
            })
            .await
    }

    /// Puts on record that another password was chosen, and tells its owner,
    /// for it may have been somebody else.
    async fn password_changed(
        &self,
        tx: &Tx,
        account: AccountId,
        change: PasswordChange,
    ) -> Result<(), AppError> {
        let now = self.now();
        let Some(person) = store::accounts::by_id(tx.read(), account).await? else {
            return Ok(());
        };
        let rights = store::grants::rights_of(tx.read(), account, now).await?;
        let by = own(&Actor {
            account: Some(account),
            pseudonym: person.pseudonym,
            standing: Standing::from_rights(&rights)?,
        });
        let act = AccountAct::PasswordChanged { change };
        record(tx, account_subject(account), act, by, now).await?;
        let told = Kind::Account(AccountNotice::PasswordChanged);
        self.mail_to_account(tx, account, told, None).await
    }

    pub(crate) async fn invite(
        &self,
        tx: &Tx,
        account: AccountId,
        purpose: Purpose,
        now: Timestamp,
    ) -> Result<(), AppError> {
        let secret = Secret::draw();
        let kind = match purpose {
            Purpose::Join => Kind::Invitation,
            Purpose::ResetPassword => Kind::NewPassword,
        };
        let length = self.config().sessions.invitation;
        let invitation = invitations::Invitation {
            hash: TokenHash::of(secret.reveal()),
            account,
            purpose,
            expires_at: now.saturating_add(length).unwrap_or(now),
        };
        invitations::issue(tx, &invitation).await?;
        self.mail_to_account(tx, account, kind, Some(secret.reveal().to_owned()))
            .await
    }
}

/// Sets a password: whoever came in by an older one, or holds a link to set
/// one, is shut out, save the session `kept`.
pub(super) async fn replace_password(
    tx: &Tx,
    account: AccountId,
    hash: &str,
    kept: Option<TokenHash>,
) -> Result<(), AppError> {
    store::accounts::set_password(tx, account, hash).await?;
    invitations::withdraw(tx, account).await?;
    store::sessions::end_all(tx, account, kept).await?;
    store::pending_sign_ins::end_all(tx, account).await?;
    Ok(())
}
