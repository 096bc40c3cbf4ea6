//! The identities by which people sign in: linked, taken up by an invitation,
//! parted; each on record.

use jiff::Timestamp;
use process::{
    access::{Actor, Standing},
    ids::AccountId,
    sign_in::acts::AccountAct,
};
use store::{
    TokenHash,
    identities::{self, Identity, Linking, Subject, Unlinking},
    invitations,
};

use super::{ProviderProblem, protocol::Recognised};
use crate::{
    App, AppError, WrongInput,
    config::identity_provider::IdentityProvider,
    people::{Session, coming_in::own},
    record::{account_subject, record},
};

impl App {
    /// The identities by which a person may sign in.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn identities(&self, session: &Session) -> Result<Vec<Identity>, AppError> {
        let found = identities::of_account(self.0.db.read(), session.person.id).await?;
        Ok(found)
    }

    /// Parts an identity from the account; on record.
    ///
    /// # Errors
    /// When the account has no such identity.
    pub async fn unlink(&self, session: &Session, subject: &Subject) -> Result<(), AppError> {
        let (account, by, now) = (session.person.id, own(&session.actor), self.now());
        let subject = subject.clone();
        self.0
            .db
            .write(move |tx| {
                Box::pin(async move {
                    let identity = identities::find(tx.read(), &subject)
                        .await?
                        .filter(|identity| identity.account == account)
                        .ok_or(AppError::NotFound)?;
                    if identities::unlink(tx, account, &subject).await? == Unlinking::Nothing {
                        return Err(AppError::NotFound);
                    }
                    let act = AccountAct::IdentityUnlinked {
                        provider: identity.provider,
                    };
                    record(tx, account_subject(account), act, by, now).await
                })
            })
            .await
    }

    pub(super) async fn account_of_identity(
        &self,
        subject: &Subject,
    ) -> Result<store::accounts::Account, AppError> {
        let reader = self.0.db.read();
        let identity = identities::find(reader, subject)
            .await?
            .ok_or(ProviderProblem::UnknownIdentity)?;
        let account = store::accounts::by_id(reader, identity.account).await?;
        account
            .filter(|account| account.disabled_at.is_none())
            .ok_or_else(|| ProviderProblem::UnknownIdentity.into())
    }

    pub(super) async fn link(
        &self,
        provider: &IdentityProvider,
        session: &Session,
        found: Recognised,
    ) -> Result<(), AppError> {
        let (account, by, now) = (session.person.id, own(&session.actor), self.now());
        let identity = new_identity(provider, account, found, now);
        self.0
            .db
            .write(move |tx| {
                Box::pin(async move {
                    let known = identities::find(tx.read(), &identity.subject).await?;
                    if known.is_some_and(|known| known.account == account) {
                        return Ok(());
                    }
                    if identities::link(tx, &identity).await? == Linking::Taken {
                        return Err(ProviderProblem::Taken.into());
                    }
                    let act = AccountAct::IdentityLinked {
                        provider: identity.provider,
                    };
                    record(tx, account_subject(account), act, by, now).await
                })
            })
            .await
    }

    /// Takes up an invitation by an identity, in place of a password.
    pub(super) async fn join(
        &self,
        provider: &IdentityProvider,
        invitation: TokenHash,
        found: &Recognised,
    ) -> Result<store::accounts::Account, AppError> {
        let now = self.now();
        let provider = provider.clone();
        let found = found.clone();
        self.0
            .db
            .write(move |tx| {
                Box::pin(async move {
                    let open = invitations::find(tx.read(), invitation, now)
                        .await?
                        .filter(|open| open.purpose == invitations::Purpose::Join)
                        .ok_or(WrongInput::InvitationInvalid)?;
                    let account = store::accounts::by_id(tx.read(), open.account)
                        .await?
                        .filter(|account| account.disabled_at.is_none())
                        .ok_or(WrongInput::InvitationInvalid)?;
                    if invitations::use_up(tx, invitation, now).await? == invitations::Use::Gone {
                        return Err(WrongInput::InvitationInvalid.into());
                    }
                    let identity = new_identity(&provider, account.id, found, now);
                    if identities::link(tx, &identity).await? == Linking::Taken {
                        return Err(ProviderProblem::Taken.into());
                    }
                    invitations::withdraw(tx, account.id).await?;
                    let rights = store::grants::rights_of(tx.read(), account.id, now).await?;
                    let act = AccountAct::IdentityLinked {
                        provider: provider.key,
                    };
                    let by = own(&Actor {
                        account: Some(account.id),
                        pseudonym: account.pseudonym.clone(),
                        standing: Standing::from_rights(&rights)?,
                    });
                    record(tx, account_subject(account.id), act, by, now).await?;
                    Ok::<_, AppError>(account)
                })
            })
            .await
    }
}

fn new_identity(
    provider: &IdentityProvider,
    account: AccountId,
    found: Recognised,
    now: Timestamp,
) -> Identity {
    Identity {
        subject: found.subject,
        account,
        provider: provider.key.clone(),
        label: found.label,
        linked_at: now,
        last_used_at: None,
    }
}
