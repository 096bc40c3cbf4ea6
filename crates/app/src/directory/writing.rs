//! Listing a provider, writing it anew, checking it again, withdrawing it; on
//! record.

use jiff::{Timestamp, civil::Date};
use process::{
    access::Actor,
    act::{Recorded, Sequence},
    directory::{Entry, Provider, ProviderAct, ProviderCommand, decide, listed},
    ids::{ActId, ProviderId},
    refusal::{Reason, Refusal, Rule},
};
use store::{Reader, Tx, directory};

use super::{folded, subject};
use crate::{
    App, AppError, entropy, facilities::address, people::directors::staff_seat, playbooks::day,
    record::by_staff,
};

impl App {
    /// Writes a provider into the directory; gives its identity.
    ///
    /// # Errors
    /// When the actor may not keep it, something is missing, or one of that
    /// name is listed already.
    pub async fn list_provider(
        &self,
        actor: &Actor,
        entry: Entry,
        review_by: Date,
    ) -> Result<ProviderId, AppError> {
        let app = self.clone();
        let actor = actor.clone();
        self.0
            .db
            .write(move |tx| {
                Box::pin(async move {
                    directory::naming(tx).await?;
                    let act = app.to_list(tx.read(), &actor, entry, review_by).await?;
                    app.begin_provider(tx, &actor, act).await
                })
            })
            .await
    }

    /// Carries a command on an entry out; `seen` is the version that its
    /// author read, which writing anew and checking need (KEEP-1).
    ///
    /// # Errors
    /// When there is no such entry, or a rule refuses.
    pub async fn act_on_provider(
        &self,
        actor: &Actor,
        id: ProviderId,
        command: ProviderCommand,
        seen: Option<Sequence>,
    ) -> Result<(), AppError> {
        let app = self.clone();
        let actor = actor.clone();
        self.0
            .db
            .write(move |tx| {
                Box::pin(async move {
                    directory::naming(tx).await?;
                    tx.lock(&[subject(id)]).await?;
                    let provider = folded(tx.read(), id).await?;
                    let act = app
                        .decided(tx.read(), &actor, &provider, command, seen)
                        .await?;
                    app.commit_provider(tx, &actor, provider, act).await
                })
            })
            .await
    }

    /// What listing it would record.
    pub(super) async fn to_list(
        &self,
        reader: Reader<'_>,
        actor: &Actor,
        entry: Entry,
        review_by: Date,
    ) -> Result<ProviderAct, AppError> {
        let act = listed(entry, review_by, staff_seat(actor), day(self.now()))?;
        self.usable(reader, &act, None).await?;
        Ok(act)
    }

    /// What a command on an entry would record.
    pub(super) async fn decided(
        &self,
        reader: Reader<'_>,
        actor: &Actor,
        provider: &Provider,
        command: ProviderCommand,
        seen: Option<Sequence>,
    ) -> Result<ProviderAct, AppError> {
        let restores = matches!(command, ProviderCommand::Restore { .. });
        let seat = staff_seat(actor);
        let act = decide(provider, command, seen, seat, day(self.now()))?;
        if restores {
            nobody_else_is(reader, &provider.entry.name, provider.id).await?;
        }
        self.usable(reader, &act, Some(provider.id)).await?;
        Ok(act)
    }

    /// Whether what is written can be used: its address is one, and its name
    /// is no other's.
    async fn usable(
        &self,
        reader: Reader<'_>,
        act: &ProviderAct,
        own: Option<ProviderId>,
    ) -> Result<(), AppError> {
        let (ProviderAct::Listed { entry, .. } | ProviderAct::Changed { entry, .. }) = act else {
            return Ok(());
        };
        let email = &entry.contact.value.email;
        if !email.is_empty() {
            address(email)?;
        }
        nobody_else_is(reader, &entry.name, own.unwrap_or_default()).await
    }

    /// Records that a provider is listed.
    pub(super) async fn begin_provider(
        &self,
        tx: &Tx,
        actor: &Actor,
        act: ProviderAct,
    ) -> Result<ProviderId, AppError> {
        let now = self.now();
        let id = ProviderId(entropy::uuid(now));
        tx.lock(&[subject(id)]).await?;
        let recorded = recorded(actor, Sequence::default(), act, now);
        append(tx, id, &recorded).await?;
        let provider = Provider::from_acts(id, std::slice::from_ref(&recorded))?;
        directory::put(tx, &provider).await?;
        Ok(id)
    }

    /// Records an act on an entry whose subject is held.
    pub(super) async fn commit_provider(
        &self,
        tx: &Tx,
        actor: &Actor,
        mut provider: Provider,
        act: ProviderAct,
    ) -> Result<(), AppError> {
        let recorded = recorded(actor, provider.seq, act, self.now());
        append(tx, provider.id, &recorded).await?;
        provider.apply(&recorded);
        Ok(directory::put(tx, &provider).await?)
    }
}

fn recorded(
    actor: &Actor,
    last: Sequence,
    act: ProviderAct,
    now: Timestamp,
) -> Recorded<ProviderAct> {
    Recorded {
        id: ActId(entropy::uuid(now)),
        seq: last.next(),
        at: now,
        by: by_staff(actor),
        act,
    }
}

async fn append(tx: &Tx, id: ProviderId, recorded: &Recorded<ProviderAct>) -> Result<(), AppError> {
    let sealed = process::act::seal(subject(id), recorded, entropy::nonce)?;
    Ok(store::acts::append(tx, &[sealed]).await?)
}

async fn nobody_else_is(reader: Reader<'_>, name: &str, own: ProviderId) -> Result<(), AppError> {
    match directory::listed_as(reader, name).await? {
        Some(other) if other.id != own => {
            Err(Refusal::new(Rule::Supp6, Reason::ListedAlready).into())
        }
        _ => Ok(()),
    }
}
