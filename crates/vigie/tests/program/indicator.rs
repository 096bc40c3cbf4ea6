//! FIG-1, KEEP-3: the ministry's monthly indicator leaves by SMTP, with its
//! PDF, once whatever the number of nodes.

use std::sync::Arc;

use jiff::SignedDuration;
use testkit::database::Engine;
use testkit::server::Server;
use testkit::world::{Who, World};
use web::WebConfig;
use web::documents::figures::Press;

const TO: &str = "hfds@sante.example";
const SUBJECT: &str = "Indicateur";

/// The portal of two nodes; the month is over between them and their start.
async fn two_nodes_on(engine: Engine) {
    let world = World::on(engine).await;
    world.declares(Who::Reporter, "Panne de courant.").await;
    let mut server = Server::of(world, WebConfig::default()).await;
    server.world.app = server.world.app.with_papers(Arc::new(Press));
    let app = &server.world.app;
    assert_eq!(app.send_indicator().await.unwrap(), 0, "the month goes on");
    let clock = &server.world.clock;
    clock.advance(SignedDuration::from_hours(24 * 12));
    let node = server.post_office().await;
    let other = server.post_office_for(node.mailbox.clone());
    let mail = node.mailbox.wait_for(TO, SUBJECT).await;

    let raw = String::from_utf8_lossy(&mail.raw);
    assert!(raw.contains("Content-Type: application/pdf"), "{raw}");
    assert!(raw.contains("vigie-indicateur-mensuel.pdf"));
    // How a PDF begins, in base 64.
    assert!(raw.contains("JVBERi"));
    let text = mail.text.clone().unwrap();
    assert!(text.contains("/observatoire/indicateur.pdf?mois=2026-11"));
    for words in ["Valmont", "courant", "Bretagne"] {
        assert!(!text.contains(words), "KEEP-3: {text}");
    }

    // What is queued later has left: nothing more was queued before it.
    server.world.declares(Who::Reporter, "Encore.").await;
    let cert = "cert@sante.example";
    other.mailbox.wait_for_several(cert, "", 2).await;
    let all = node.mailbox.received_by(TO);
    let sent = all.iter().filter(|mail| mail.subject.contains(SUBJECT));
    assert_eq!(sent.count(), 1);
}

#[tokio::test]
async fn fig_1_the_indicator_leaves_by_smtp_with_its_pdf_once_on_sqlite() {
    two_nodes_on(Engine::Sqlite).await;
}

#[tokio::test]
async fn fig_1_the_indicator_leaves_by_smtp_with_its_pdf_once_on_postgresql() {
    two_nodes_on(Engine::Postgres).await;
}
