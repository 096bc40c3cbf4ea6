//! What it costs to alert a whole register while facilities declare (SIGN-3):
//! how long until every recipient is queued, until every mail has gone, and
//! what a declaration takes meanwhile, beside what it takes otherwise.

mod pace;
pub(crate) mod register;

use std::{
    error::Error,
    path::{Path, PathBuf},
    time::{Duration, Instant},
};

use app::{
    App, Clock, Config, ServerSecret,
    alerts::{AlertText, Part},
};
use catcher::{Catcher, Options};
use clap::Args;
use cluster::{Cluster, Durability};
use jobs::{
    Running,
    smtp::{Security, SmtpConfig, Transport, TrustedCertificate},
};
use process::{
    access::{Actor, CertRole, StaffRole, Standing},
    alert::{AlertCommand, AlertNature, AlertNumber, AlertUrgency, Population, Tlp},
    ids::Pseudonym,
};
use store::{DatabaseUrl, Db};
use tokio::{sync::watch, time};

use self::pace::Pace;
use crate::portal::{Portal, keeping};

/// How long declarations are measured without an alert.
const IDLE: Duration = Duration::from_secs(30);
const LOOK_EVERY: Duration = Duration::from_millis(500);

/// What to measure.
#[derive(Args)]
pub(crate) struct Arguments {
    /// Facilities that are alerted, each with a mailbox of its own.
    #[arg(long, default_value_t = 33_000)]
    recipients: usize,
    /// The national register, unpacked; made up when left out.
    #[arg(long)]
    register: Option<PathBuf>,
    /// Declarations a second, all along.
    #[arg(long, default_value_t = 20)]
    declarations: u32,
}

/// Measures both databases.
pub(crate) async fn measure(asked: &Arguments, folder: &Path) -> Result<(), Box<dyn Error>> {
    let file = folder.join("alert.db");
    let head = folder.join("alert.head");
    of_database("sqlite", DatabaseUrl::Sqlite(file), &head, asked).await?;
    let cluster = Cluster::start(Durability::Durable)?;
    let head = folder.join("alert-of-cluster.head");
    of_database("postgresql", cluster.url().parse()?, &head, asked).await
}

async fn of_database(
    name: &str,
    address: DatabaseUrl,
    head: &Path,
    asked: &Arguments,
) -> Result<(), Box<dyn Error>> {
    let db = Db::connect(&address).await?;
    db.migrate().await?;
    let secret = ServerSecret::from_bytes([1; 32]);
    let app = App::new(db.clone(), Config::default(), Clock::System, secret);
    let app = keeping(&app, head).await?;
    let portal = Portal::of(app.clone(), db.clone()).await?;
    register::settle(&app, &db, asked.register.as_deref(), asked.recipients).await?;
    let catcher = Catcher::start(Options {
        limit: 100,
        ..Options::default()
    })
    .await?;
    let stop = watch::Sender::new(Running::On);
    tokio::spawn(jobs::run(
        app.clone(),
        transport(&catcher)?,
        stop.subscribe(),
    ));

    let pace = Pace::begin(&portal, asked.declarations);
    time::sleep(IDLE).await;
    let idle = pace.so_far();
    let number = approved(&app).await?;
    let started = Instant::now();
    send(&app, number).await?;
    let committed = started.elapsed();
    let queued = until(&app, number, Stage::Queued).await? + committed;
    let gone = until(&app, number, Stage::Gone).await?;
    let gone = queued + gone;
    let meanwhile = pace.end().await?;
    stop.send_replace(Running::Stopping);
    #[allow(clippy::cast_precision_loss, reason = "thousands of mails")]
    let rate = asked.recipients as f64 / gone.as_secs_f64();
    println!(
        "alert, {name}, {} recipients: sent in {:.0} ms, all queued after {:.1} s, all gone after {:.1} s ({rate:.0} mails/s, {} connections with those of the declarations)",
        asked.recipients,
        committed.as_secs_f64() * 1_000.0,
        queued.as_secs_f64(),
        gone.as_secs_f64(),
        catcher.connections(),
    );
    println!(
        "alert, {name}, {} declarations/s: p50 {:.1} ms, p99 {:.1} ms idle; p50 {:.1} ms, p99 {:.1} ms meanwhile ({:.2} and {:.2} of idle)",
        asked.declarations,
        idle.median_ms,
        idle.p99_ms,
        meanwhile.median_ms,
        meanwhile.p99_ms,
        meanwhile.median_ms / idle.median_ms,
        meanwhile.p99_ms / idle.p99_ms,
    );
    Ok(())
}

fn transport(catcher: &Catcher) -> Result<Transport, Box<dyn Error>> {
    let config = SmtpConfig {
        host: catcher.address().ip().to_string(),
        port: catcher.address().port(),
        security: Security::StartTls,
        login: None,
        from: "Vigie <portail@bench.example>".to_owned(),
        trusted_certificate: Some(TrustedCertificate::Pem(
            catcher.certificate_pem().to_owned(),
        )),
        timeout_seconds: 10,
    };
    Ok(Transport::new(&config)?)
}

const fn cert() -> StaffRole {
    StaffRole::Cert {
        role: CertRole::Analyst,
    }
}

fn staff(name: &str, role: StaffRole) -> Actor {
    Actor {
        account: None,
        pseudonym: Pseudonym(name.to_owned()),
        standing: Standing::Staff(role),
    }
}

/// An alert to everybody, which HFDS has approved.
pub(crate) async fn approved(app: &App) -> Result<AlertNumber, Box<dyn Error>> {
    let writer = staff("bench-cert", cert());
    let text = AlertText {
        title: "Faille exploitée".to_owned(),
        happens: "Une faille des passerelles d’accès distant est exploitée.".to_owned(),
        measures: vec!["Couper l’accès distant.".to_owned()],
        nature: AlertNature::Spreading,
        tlp: Tlp::Amber,
        urgency: AlertUrgency::Urgent,
        incident: None,
        population: Population::default(),
    };
    let number = app.write_alert(&writer, text).await?;
    act(app, &writer, number, AlertCommand::Submit).await?;
    let approver = staff("bench-hfds", StaffRole::Hfds);
    act(app, &approver, number, AlertCommand::Approve).await?;
    Ok(number)
}

/// Sends it.
pub(crate) async fn send(app: &App, number: AlertNumber) -> Result<(), Box<dyn Error>> {
    let sender = staff("bench-cert", cert());
    act(app, &sender, number, AlertCommand::Send).await
}

async fn act(
    app: &App,
    by: &Actor,
    number: AlertNumber,
    command: AlertCommand,
) -> Result<(), Box<dyn Error>> {
    let seen = app.alert(by, number).await?.alert.seq;
    Ok(app.act_on_alert(by, number, command, Some(seen)).await?)
}

/// How far a sending has come.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stage {
    /// Every recipient was dealt with.
    Queued,
    /// Every mail has left, or was given up.
    Gone,
}

/// Waits until a sending has come so far; says how long that took.
async fn until(app: &App, number: AlertNumber, stage: Stage) -> Result<Duration, Box<dyn Error>> {
    let reader = staff("bench-hfds", StaffRole::Hfds);
    let started = Instant::now();
    loop {
        let Part::Staff(part) = app.alert(&reader, number).await?.part else {
            return Err("HFDS reads every alert".into());
        };
        let queued = part.dispatches.iter().all(|one| one.done_at.is_some());
        if part.sendings.given_up > 0 {
            return Err(format!("{} mails were given up", part.sendings.given_up).into());
        }
        if queued && (stage == Stage::Queued || part.sendings.waiting == 0) {
            return Ok(started.elapsed());
        }
        time::sleep(LOOK_EVERY).await;
    }
}
