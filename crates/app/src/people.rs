//! People: signing in, invitations, tokens.

use std::net::IpAddr;

use jiff::Timestamp;
use locales::Lang;
use process::{
    access::{Actor, Right},
    facility::Facility,
    ids::AccountId,
};

use crate::{App, AppError, Secret};

/// A person with an account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// The account.
    pub id: AccountId,
    /// First and last name.
    pub name: String,
    /// Function.
    pub function: String,
    /// E-mail address.
    pub email: String,
    /// Phone.
    pub phone: String,
    /// Language of pages and mails.
    pub lang: Lang,
}

/// Somebody signed in.
#[derive(Clone, Debug)]
pub struct Session {
    /// What the rules see of the person.
    pub actor: Actor,
    /// The person.
    pub person: Person,
    /// The rights in force.
    pub rights: Vec<Right>,
    /// When the session or token ends if it is not used.
    pub expires_at: Timestamp,
}

/// An invitation that can still be used.
#[derive(Clone, Debug, PartialEq)]
pub struct Invitation {
    /// Whom it invites.
    pub person: Person,
    /// The facilities where the person has a role.
    pub facilities: Vec<Facility>,
    /// When it ends.
    pub expires_at: Timestamp,
}

impl App {
    /// Signs in with e-mail and password.
    ///
    /// # Errors
    /// Wrong credentials, said the same way whichever is wrong; too many
    /// attempts.
    pub async fn sign_in(
        &self,
        email: &str,
        password: &str,
        from: IpAddr,
    ) -> Result<(Secret, Session), AppError> {
        unimplemented!()
    }

    /// The session of a cookie, if it is alive.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn session(&self, secret: &Secret) -> Result<Option<Session>, AppError> {
        unimplemented!()
    }

    /// Ends a session.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn sign_out(&self, secret: &Secret) -> Result<(), AppError> {
        unimplemented!()
    }

    /// The person of an API token, if it is alive.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn bearer(&self, secret: &Secret) -> Result<Option<Session>, AppError> {
        unimplemented!()
    }

    /// Sets the language of pages and mails.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn set_lang(&self, session: &Session, lang: Lang) -> Result<(), AppError> {
        unimplemented!()
    }

    /// Changes the password; other sessions of the account end.
    ///
    /// # Errors
    /// When the old one is wrong or the new one too weak.
    pub async fn change_password(
        &self,
        session: &Session,
        old: &str,
        new: &str,
    ) -> Result<(), AppError> {
        unimplemented!()
    }

    /// What an invitation or a lost-password link opens.
    ///
    /// # Errors
    /// When it was used, has expired or never existed.
    pub async fn invitation(&self, secret: &Secret) -> Result<Invitation, AppError> {
        unimplemented!()
    }

    /// Sets the password by an invitation, once, and signs in.
    ///
    /// # Errors
    /// When it cannot be used any more, or the password is too weak.
    pub async fn accept_invitation(
        &self,
        secret: &Secret,
        password: &str,
    ) -> Result<(Secret, Session), AppError> {
        unimplemented!()
    }

    /// Mails a single-use link to set a new password; the answer is the same
    /// whoever asks.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn forgot_password(&self, email: &str, from: IpAddr) -> Result<(), AppError> {
        unimplemented!()
    }
}
