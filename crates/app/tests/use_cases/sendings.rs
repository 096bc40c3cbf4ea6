//! Declarations as they are sent, and what becomes of them.

use app::{
    Secret,
    cases::{CaseFilter, DeclareRequest},
    drafts::{DraftBody, SentDraft},
};
use process::{
    access::Body,
    ids::{DraftId, Reference},
};
use testkit::world::{Who, World};

/// The draft that holds what is declared.
pub(crate) fn body_of(request: &DeclareRequest) -> DraftBody {
    DraftBody {
        facility: Some(request.facility),
        affected: request.affected.clone(),
        facts: request.facts.clone(),
        reporter: request.reporter.clone(),
        ..DraftBody::default()
    }
}

/// What is declared, sent from the first version of a draft.
pub(crate) fn sending(
    request: &DeclareRequest,
    id: DraftId,
    secret: Option<&Secret>,
) -> DeclareRequest {
    DeclareRequest {
        draft: Some(SentDraft {
            id,
            version: Some(1),
            secret: secret.cloned(),
        }),
        ..request.clone()
    }
}

/// The cases that a person sees, the newest first.
pub(crate) async fn cases(world: &World, who: Who) -> Vec<Reference> {
    world
        .app
        .cases(world.actor(who), &CaseFilter::default(), None, 50)
        .await
        .unwrap()
        .items
        .into_iter()
        .map(|line| line.reference)
        .collect()
}

/// To whom mails are due.
pub(crate) async fn addresses(world: &World) -> Vec<String> {
    world
        .mails()
        .await
        .into_iter()
        .map(|mail| mail.to)
        .collect()
}

pub(crate) fn ars(code: &str) -> Body {
    Body::Ars(code.parse().unwrap())
}
