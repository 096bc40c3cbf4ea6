//! People who come in, and the mails by which they do.

use std::net::IpAddr;

use app::{
    Secret,
    facilities::NewPerson,
    people::{Entered, Session, Shown},
};
use testkit::world::{Who, World};

pub(crate) const OFFICE: IpAddr = IpAddr::V4(std::net::Ipv4Addr::new(192, 0, 2, 1));

pub(crate) const HOME: IpAddr = IpAddr::V4(std::net::Ipv4Addr::new(198, 51, 100, 7));

/// A password that nobody has at first.
pub(crate) const ANOTHER: &str = "un phare dans la brume";

/// Somebody who has no account yet.
pub(crate) fn newcomer(email: &str) -> NewPerson {
    NewPerson {
        name: "Nouvelle Personne".to_owned(),
        function: "Cadre de santé".to_owned(),
        email: email.to_owned(),
        phone: "01 00 00 00 01".to_owned(),
    }
}

pub(crate) async fn signed_in(world: &World, who: Who, password: &str) -> (Secret, Session) {
    let code = match who.is_staff() {
        true => Some(world.code(who).await),
        false => None,
    };
    let entered = world
        .app
        .sign_in(&who.email(), password, &OFFICE.into())
        .await
        .unwrap();
    match (entered, code) {
        (Entered::Unfinished(_, unfinished), Some(code)) => {
            let shown = Shown::Code(&code);
            world
                .app
                .prove(&unfinished, shown, &OFFICE.into())
                .await
                .unwrap()
        }
        (entered, _) => entered.session().unwrap(),
    }
}

/// Whether a session still opens.
pub(crate) async fn alive(world: &World, secret: &Secret) -> bool {
    world.app.session(secret).await.unwrap().is_some()
}

/// The secrets of the links mailed to an address since the last call.
pub(crate) async fn links_to(world: &World, email: &str) -> Vec<Secret> {
    world
        .mails()
        .await
        .into_iter()
        .filter(|mail| mail.to == email)
        .filter_map(|mail| {
            let (_, rest) = mail.text.split_once("/invitation/")?;
            let secret = rest.split(|c: char| !c.is_ascii_alphanumeric()).next()?;
            Some(Secret::presented(secret))
        })
        .collect()
}
