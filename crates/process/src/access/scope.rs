//! What an actor may read: cases by viewer, acts by audience.

use super::{Actor, Audience, Body, StaffRole, Standing, Viewer};

/// A mark on a recorded act; a reader reads the acts that bear one of its own
/// tokens.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Token {
    /// Read by the CERT.
    Cert,
    /// Read by one body.
    Body(Body),
    /// Read by every body that sees the case.
    Authorities,
    /// Read by those who work on the case together.
    Parties,
    /// Read by everybody who sees the case.
    All,
}

impl std::fmt::Display for Token {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Cert => f.write_str("cert"),
            Self::Body(body) => write!(f, "body:{body}"),
            Self::Authorities => f.write_str("authorities"),
            Self::Parties => f.write_str("parties"),
            Self::All => f.write_str("all"),
        }
    }
}

impl Audience {
    /// The tokens that an act of this audience bears; the CERT reads
    /// everything.
    #[must_use]
    pub fn tokens(self) -> Vec<Token> {
        match self {
            Self::Cert => vec![Token::Cert],
            Self::Body(Body::Cert) => vec![Token::Cert],
            Self::Body(body) => vec![Token::Cert, Token::Body(body)],
            Self::Authorities => vec![Token::Authorities],
            Self::Parties => vec![Token::Parties],
            Self::All => vec![Token::All],
        }
    }
}

/// The tokens of the acts that this actor may read in the cases that it sees.
#[must_use]
pub fn reading_tokens(actor: &Actor) -> Vec<Token> {
    match &actor.standing {
        Standing::Staff(StaffRole::Cert { .. }) => {
            vec![Token::Cert, Token::Authorities, Token::Parties, Token::All]
        }
        Standing::Staff(role @ (StaffRole::Ars { .. } | StaffRole::Hfds)) => {
            vec![
                Token::Body(role.body()),
                Token::Authorities,
                Token::Parties,
                Token::All,
            ]
        }
        Standing::Staff(role) => vec![Token::Body(role.body()), Token::Authorities, Token::All],
        Standing::Facilities(_) | Standing::Follower(_) => vec![Token::Parties, Token::All],
        Standing::Contact { .. } | Standing::Stranger | Standing::Operator | Standing::Platform => {
            Vec::new()
        }
    }
}

/// The part of the records that one actor may read. Every query on cases
/// takes one, and only this module makes them: forgetting it does not compile.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Scope {
    viewers: Vec<Viewer>,
    tokens: Vec<Token>,
}

impl Scope {
    /// The viewers for whom the actor reads; a case is in scope when it lists
    /// one of them.
    #[must_use]
    pub fn viewers(&self) -> &[Viewer] {
        &self.viewers
    }

    /// The tokens of the acts in scope.
    #[must_use]
    pub fn tokens(&self) -> &[Token] {
        &self.tokens
    }
}

/// The scope of an actor.
#[must_use]
pub fn scope(actor: &Actor) -> Scope {
    Scope {
        viewers: actor.viewers(),
        tokens: reading_tokens(actor),
    }
}

/// What the CERT reads: for what the platform seeks in its name.
#[must_use]
pub fn cert_scope() -> Scope {
    Scope {
        viewers: vec![Viewer::Body(Body::Cert)],
        tokens: vec![Token::Cert, Token::Authorities, Token::Parties, Token::All],
    }
}

/// Whether the actor sees a case with these viewers.
#[must_use]
pub fn may_see<'v>(actor: &Actor, viewers: impl IntoIterator<Item = &'v Viewer>) -> bool {
    let own = actor.viewers();
    viewers.into_iter().any(|viewer| own.contains(viewer))
}

/// Whether the actor, seeing the case, may read an act of this audience.
#[must_use]
pub fn may_read(actor: &Actor, audience: Audience) -> bool {
    let own = reading_tokens(actor);
    audience.tokens().iter().any(|token| own.contains(token))
}
