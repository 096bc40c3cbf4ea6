//! What the hospital's reporter has, by identifiers that everybody else may
//! have learnt: nobody comes to it by them.

use std::net::{IpAddr, Ipv4Addr};

use app::evidence::{Asked, Ending, Offered};
use app::people::{NewToken, Place};
use process::access::Audience;
use process::evidence::CopyForm;
use process::ids::{EvidenceId, Reference};
use testkit::world::{PASSWORD, Who};

use crate::portal::Portal;

pub(super) struct Belongings {
    /// A piece of evidence of the case, which its parties may read.
    pub(super) piece: String,
    /// A copy of it, taken by the reporter.
    pub(super) copy: String,
    /// A piece that the reporter is sending.
    pub(super) sending: String,
    /// The reporter's account.
    pub(super) account: String,
    /// A device on which the reporter is signed in.
    pub(super) device: String,
    /// A token of the reporter.
    pub(super) token: String,
}

const CONTENT: &[u8] = b"22:14:07 refused";

impl Belongings {
    pub(super) async fn prepared(portal: &Portal, case: Reference) -> Self {
        let app = &portal.world.app;
        let reporter = portal.world.actor(Who::Reporter);
        let piece = offered(portal, case).await;
        let content = futures::stream::iter([Ok::<_, std::io::Error>(CONTENT.into())]);
        app.append_evidence(reporter, case, piece, 0, content, Ending::AtItsLength)
            .await
            .unwrap();
        let asked = Asked {
            piece,
            form: CopyForm::AsReceived,
            reason: "Lecture.".to_owned(),
        };
        let copy = app.copy_evidence(reporter, case, asked).await.unwrap();

        let email = Who::Reporter.email();
        let place = IpAddr::V4(Ipv4Addr::LOCALHOST).into();
        let entered = app.sign_in(&email, PASSWORD, &place).await.unwrap();
        let (_, session) = entered.session().unwrap();
        let devices = app.devices(&session).await.unwrap();
        let device = devices.into_iter().find(|one| one.place == Place::Here);
        let name = format!("of {}", session.person.id.0.simple());
        app.revoke_token(&email, &name).await.unwrap();
        app.issue_token(&email, NewToken::whole(&name))
            .await
            .unwrap();
        let tokens = app.tokens(&session).await.unwrap();
        let token = tokens.into_iter().find(|one| one.name == name);
        Self {
            piece: piece.to_string(),
            copy: copy.act.to_string(),
            sending: offered(portal, case).await.to_string(),
            account: session.person.id.to_string(),
            device: device.unwrap().mark,
            token: token.unwrap().mark,
        }
    }
}

/// A piece of which nothing has come yet.
async fn offered(portal: &Portal, case: Reference) -> EvidenceId {
    let offered = Offered {
        name: "pare-feu.log".to_owned(),
        media_type: "text/plain".to_owned(),
        origin: String::new(),
        note: String::new(),
        to: Audience::Parties,
        length: CONTENT.len() as u64,
        sha256: None,
    };
    let reporter = portal.world.actor(Who::Reporter);
    let begun = portal.world.app.offer_evidence(reporter, case, offered);
    begun.await.unwrap().piece
}
