//! Every kind of reader.

use app::Secret;
use app::facilities::NewPerson;
use jiff::SignedDuration;
use process::access::{Actor, ArsRole, FacilityRole, Right, StaffRole};
use testkit::world::{PASSWORD, Who};

use super::ground::Ground;
use super::rows::Case;
use crate::portal::{Browser, Entry, Portal, location};

/// A kind of reader, with what it holds.
pub(super) struct Reader {
    pub(super) name: String,
    pub(super) browser: Browser,
    /// The token that it gives to the API.
    pub(super) token: Token,
    /// As whom it signs in again.
    account: Option<(String, Entry)>,
}

/// What a reader gives to the API.
pub(super) enum Token {
    None,
    Given(String),
    /// The secret of the follow link of the case that is asked for (DECL-4).
    Link,
}

/// Somebody whom the world of tests does not know.
struct Newcomer {
    name: &'static str,
    right: fn(&Portal) -> Right,
    entry: Entry,
}

const NEWCOMERS: [Newcomer; 5] = [
    Newcomer {
        name: "ArsLead",
        right: |_| ars(ArsRole::Lead, None),
        entry: Entry::PasswordAndCode,
    },
    Newcomer {
        name: "Delegation (of the hospital)",
        right: |_| ars(ArsRole::Agent, Some("35")),
        entry: Entry::PasswordAndCode,
    },
    Newcomer {
        name: "Delegation (elsewhere in the region)",
        right: |_| ars(ArsRole::Agent, Some("29")),
        entry: Entry::PasswordAndCode,
    },
    Newcomer {
        name: "ArmedForces",
        right: |_| Right::Staff {
            role: StaffRole::ArmedForces,
        },
        entry: Entry::PasswordAndCode,
    },
    Newcomer {
        name: "Former reporter",
        right: |portal| Right::Facility {
            facility: portal.world.hospital.id,
            role: FacilityRole::Reporter,
        },
        entry: Entry::Password,
    },
];

fn ars(role: ArsRole, delegation: Option<&str>) -> Right {
    Right::Staff {
        role: StaffRole::Ars {
            ars: "ARS-53".parse().unwrap(),
            delegation: delegation.map(|code| code.parse().unwrap()),
            role,
        },
    }
}

/// All of them, ready. A session that ended is that of a reporter.
pub(super) async fn readers(portal: &Portal) -> Vec<Reader> {
    let expired = Reader {
        name: "Reporter whose session ended".to_owned(),
        browser: portal.signed_in(Who::Reporter).await,
        token: Token::Given("0".repeat(64)),
        account: None,
    };
    let later = portal.world.clock.now() + SignedDuration::from_hours(24 * 8);
    portal.world.clock.set(later);
    let nobody = |name: &str, token| Reader {
        name: name.to_owned(),
        browser: portal.browser(),
        token,
        account: None,
    };
    let mut all = vec![
        nobody("Visitor", Token::None),
        expired,
        nobody("Holder of the follow link", Token::Link),
    ];
    for who in Who::ALL {
        all.push(Reader {
            name: format!("{who:?}"),
            browser: portal.signed_in(who).await,
            token: Token::Given(portal.world.person(who).token.reveal().to_owned()),
            account: Some((
                who.email(),
                match who.is_staff() {
                    true => Entry::PasswordAndCode,
                    false => Entry::Password,
                },
            )),
        });
    }
    for newcomer in &NEWCOMERS {
        all.push(introduced(portal, newcomer).await);
    }
    end_the_rights_of_the_former(portal).await;
    for reader in &all {
        // Sessions take note of rights that changed, once.
        reader.browser.get("/compte").await;
    }
    all
}

fn address(name: &str) -> String {
    let word = |c: char| if c.is_ascii_alphanumeric() { c } else { '-' };
    let local: String = name.to_lowercase().chars().map(word).collect();
    format!("{}@test.example", local.trim_matches('-'))
}

async fn introduced(portal: &Portal, newcomer: &Newcomer) -> Reader {
    let email = address(newcomer.name);
    let person = NewPerson {
        name: newcomer.name.to_owned(),
        function: "Function".to_owned(),
        email: email.clone(),
        phone: "01 00 00 00 00".to_owned(),
    };
    let app = &portal.world.app;
    app.grant(person, (newcomer.right)(portal), None, Some(PASSWORD))
        .await
        .unwrap();
    let token = app
        .issue_token(&email, app::people::NewToken::whole("test"))
        .await
        .unwrap();
    Reader {
        name: newcomer.name.to_owned(),
        browser: portal.signed_in_as(&email, newcomer.entry).await,
        token: Token::Given(token.reveal().to_owned()),
        account: Some((email, newcomer.entry)),
    }
}

async fn end_the_rights_of_the_former(portal: &Portal) {
    let app = &portal.world.app;
    let former = address("Former reporter");
    for account in app.accounts().await.unwrap() {
        if account.email == former {
            for grant in account.grants {
                let parting = ::app::people::Parting {
                    reason: String::new(),
                    intent: process::rights::Intent::Deliberate,
                };
                app.end_grant(grant.id, parting).await.unwrap();
            }
        }
    }
}

impl Reader {
    /// What the rules see of the reader.
    pub(super) async fn actor(&self, portal: &Portal, ground: &Ground) -> Actor {
        let app = &portal.world.app;
        match &self.token {
            Token::None => Actor::stranger(),
            Token::Link => app
                .follower(ground.case(Case::Ours), ground.link())
                .await
                .unwrap(),
            Token::Given(token) => {
                let session = app.bearer(&Secret::presented(token)).await.unwrap();
                session.map_or_else(Actor::stranger, |session| session.actor)
            }
        }
    }

    /// Signs in again where an act has ended the session.
    pub(super) async fn come_back(&mut self, portal: &Portal) {
        let Some((email, entry)) = &self.account else {
            return;
        };
        let answer = self.browser.get("/compte").await;
        if answer.status() == 303 && location(&answer).starts_with("/connexion") {
            self.browser = portal.signed_in_as(email, *entry).await;
        }
    }
}
