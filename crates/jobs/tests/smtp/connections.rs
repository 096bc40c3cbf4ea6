//! Connections carry many mails, and whatever the server does to them loses
//! none (SIGN-3).

use std::collections::BTreeSet;

use catcher::{Behaviour, Catcher, Encryption};
use futures::future::join_all;
use jobs::smtp::{OutgoingMail, Security, SendError, SmtpConfig, Transport};

use crate::{catcher, config, mail, with_login};

fn numbered(n: usize) -> OutgoingMail {
    OutgoingMail {
        message_id: format!("{n}@vigie.example"),
        ..mail()
    }
}

fn encrypted(catcher: &Catcher) -> Transport {
    Transport::new(&config(catcher, Security::StartTls)).unwrap()
}

/// The identities of the mails received, each once.
fn received_once(catcher: &Catcher) -> BTreeSet<String> {
    let mails = catcher.messages();
    let ids: BTreeSet<String> = mails
        .iter()
        .filter_map(|mail| mail.message_id.clone())
        .collect();
    assert_eq!(ids.len(), mails.len(), "nothing twice");
    ids
}

#[tokio::test]
async fn mails_that_follow_one_another_share_a_connection_and_its_login() {
    let catcher = catcher(Encryption::StartTls).await;
    let config = with_login(config(&catcher, Security::StartTls));
    let transport = Transport::new(&config).unwrap();
    for n in 0..20 {
        transport.send(&numbered(n)).await.unwrap();
    }
    assert_eq!(received_once(&catcher).len(), 20);
    assert_eq!(catcher.connections(), 1);
}

#[tokio::test]
async fn mails_at_the_same_time_never_share_one_and_leave_it_to_the_next() {
    let catcher = catcher(Encryption::Implicit).await;
    let transport = Transport::new(&config(&catcher, Security::Tls)).unwrap();
    for round in 0..10 {
        let mails: Vec<_> = (0..4).map(|n| numbered(round * 4 + n)).collect();
        let sent = join_all(mails.iter().map(|mail| transport.send(mail))).await;
        assert!(sent.iter().all(Result::is_ok));
    }
    assert_eq!(received_once(&catcher).len(), 40);
    assert!(catcher.connections() <= 4, "{}", catcher.connections());
}

#[tokio::test]
async fn a_connection_is_left_before_servers_tire_of_it() {
    let catcher = catcher(Encryption::StartTls).await;
    let transport = encrypted(&catcher);
    for n in 0..101 {
        transport.send(&numbered(n)).await.unwrap();
    }
    assert_eq!(received_once(&catcher).len(), 101);
    assert_eq!(catcher.connections(), 2);
}

#[tokio::test]
async fn a_server_that_cuts_after_three_mails_loses_none() {
    let catcher = catcher(Encryption::StartTls).await;
    catcher.set_behaviour(Behaviour::CutAfter(3));
    let transport = encrypted(&catcher);
    for n in 0..10 {
        transport.send(&numbered(n)).await.unwrap();
    }
    assert_eq!(received_once(&catcher).len(), 10);
    assert_eq!(catcher.connections(), 4);
}

#[tokio::test]
async fn a_server_that_takes_three_mails_a_connection_gets_the_fourth_by_another() {
    let catcher = catcher(Encryption::StartTls).await;
    catcher.set_behaviour(Behaviour::CloseAfter(3));
    let transport = encrypted(&catcher);
    for n in 0..10 {
        transport.send(&numbered(n)).await.unwrap();
    }
    assert_eq!(received_once(&catcher).len(), 10);
    assert_eq!(catcher.connections(), 4);
}

#[tokio::test]
async fn a_refused_recipient_does_not_touch_the_mails_around_it() {
    let catcher = catcher(Encryption::StartTls).await;
    let transport = encrypted(&catcher);
    transport.send(&numbered(1)).await.unwrap();
    catcher.set_behaviour(Behaviour::RefuseRcpt(550));
    let refused = transport.send(&numbered(2)).await;
    assert!(matches!(refused, Err(SendError::Permanent(_))));
    catcher.set_behaviour(Behaviour::Accept);
    transport.send(&numbered(3)).await.unwrap();
    let ids = received_once(&catcher);
    assert_eq!(
        ids,
        ["1@vigie.example", "3@vigie.example"]
            .map(str::to_owned)
            .into()
    );
}

#[tokio::test]
async fn a_cut_after_the_text_is_not_repeated_at_once_and_keeps_the_message_id() {
    let catcher = catcher(Encryption::StartTls).await;
    let transport = encrypted(&catcher);
    transport.send(&numbered(1)).await.unwrap();
    catcher.set_behaviour(Behaviour::DropAfterData);
    let cut = transport.send(&numbered(2)).await;
    assert!(matches!(cut, Err(SendError::Temporary(_))));
    assert_eq!(catcher.messages().len(), 2, "the caller decides when");
    catcher.set_behaviour(Behaviour::Accept);
    transport.send(&numbered(2)).await.unwrap();
    let mails = catcher.messages();
    assert_eq!(mails[1].message_id, mails[2].message_id);
}

#[tokio::test]
async fn a_mail_that_waited_in_vain_leaves_nothing_behind_for_the_next() {
    let catcher = catcher(Encryption::StartTls).await;
    let config = SmtpConfig {
        timeout_seconds: 1,
        ..config(&catcher, Security::StartTls)
    };
    let transport = Transport::new(&config).unwrap();
    transport.send(&numbered(1)).await.unwrap();
    catcher.set_behaviour(Behaviour::SilentAfterData);
    let silent = transport.send(&numbered(2)).await;
    assert!(matches!(silent, Err(SendError::Temporary(_))));
    catcher.set_behaviour(Behaviour::Accept);
    transport.send(&numbered(3)).await.unwrap();
    assert_eq!(catcher.connections(), 2);
    assert_eq!(received_once(&catcher).len(), 3);
}

#[tokio::test]
async fn connections_that_were_closed_are_opened_again_when_a_mail_comes() {
    let catcher = catcher(Encryption::StartTls).await;
    let transport = encrypted(&catcher);
    transport.send(&numbered(1)).await.unwrap();
    transport.close_rested_connections().await;
    transport.send(&numbered(2)).await.unwrap();
    assert_eq!(catcher.connections(), 1, "it has not rested for long");
    transport.close_connections().await;
    transport.send(&numbered(3)).await.unwrap();
    assert_eq!(catcher.connections(), 2);
}
