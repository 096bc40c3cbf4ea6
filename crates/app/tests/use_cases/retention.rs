//! The end of files (KEEP-2): what is due, two persons, archive and
//! destruction, and that nothing is left behind.

mod archive;
mod by_itself;
mod destruction;
mod evidence;
mod killed;
mod review;
mod subjects;

use std::{collections::BTreeSet, path::Path};

use app::cases::{ActRequest, IdempotencyKey};
use jiff::SignedDuration;
use process::{
    access::Audience,
    command::Command,
    facility::Facility,
    ids::Reference,
    retention::{Disposition, Period},
    words::{Class, MeasureKind},
};
use testkit::{
    database::Engine,
    world::{Who, World, declaration},
};

/// A word that stands nowhere else; the search leaves it as it is.
pub(crate) const MARK: &str = "xqzjk7351";

fn text(words: &str) -> String {
    words.to_owned()
}

fn qualify(class: Class) -> Command {
    Command::Qualify {
        class,
        findings: BTreeSet::new(),
        kinds: BTreeSet::new(),
        grounds: text("Constaté. xqzjk7351"),
    }
}

pub(crate) fn propose(disposition: Disposition) -> Command {
    Command::ProposeDisposition {
        disposition,
        until: None,
        reason: text("La durée est écoulée. xqzjk7351"),
    }
}

pub(crate) fn hold() -> Command {
    Command::PlaceHold {
        reason: text("Plainte. xqzjk7351"),
    }
}

/// A case full of words, closed by common agreement; every text, the contact,
/// the key of a request and the address of a mail hold [`MARK`].
pub(crate) async fn closed_case(world: &World) -> Reference {
    let case = declared(world, &world.hospital).await;
    closes(world, case).await;
    case
}

async fn declared(world: &World, facility: &Facility) -> Reference {
    let mut request = declaration(facility, "Chiffrement. xqzjk7351");
    request.reporter.name = "Camille xqzjk7351".into();
    request.reporter.email = "xqzjk7351@test.example".into();
    request.reporter.function = "Directrice xqzjk7351".into();
    world
        .app
        .declare(world.actor(Who::Reporter), request)
        .await
        .unwrap()
        .reference
}

/// Whatever a case goes through, to its end and the lessons.
async fn closes(world: &World, case: Reference) {
    let question = Command::Ask {
        text: text("Où ? xqzjk7351"),
        due: None,
    };
    let answer = Command::Answer {
        question: 1,
        text: text("Partout. xqzjk7351"),
    };
    let message = Command::Message {
        to: Audience::Parties,
        text: text("Bonjour. xqzjk7351"),
    };
    let measure = Command::ProposeMeasure {
        kind: MeasureKind::Containment,
        text: text("Débrancher. xqzjk7351"),
        due: None,
    };
    let report = Command::WriteClosingReport {
        actions: text("Fait. xqzjk7351"),
        results: text("Repris."),
        residual_vulnerabilities: text(""),
        residual_risks: text(""),
    };
    let note = ActRequest {
        command: Command::Note {
            text: text("À recouper. xqzjk7351"),
        },
        seen: None,
        key: Some(IdempotencyKey::new(&format!("{MARK}-{case}")).unwrap()),
    };
    world
        .does(Who::Analyst, case, Command::TakeIn)
        .await
        .unwrap();
    world.does(Who::Analyst, case, question).await.unwrap();
    world.does(Who::Reporter, case, answer).await.unwrap();
    world.does(Who::Analyst, case, message).await.unwrap();
    world
        .app
        .act(world.actor(Who::Analyst), case, note)
        .await
        .unwrap();
    world
        .does(Who::Analyst, case, qualify(Class::Serious))
        .await
        .unwrap();
    world.does(Who::Analyst, case, measure).await.unwrap();
    world
        .does(Who::Analyst, case, Command::MoveToClosing)
        .await
        .unwrap();
    world.does(Who::Analyst, case, report).await.unwrap();
    let end = Command::EndHandling { text: text("") };
    world.does(Who::Director, case, end).await.unwrap();
    for who in [Who::Analyst, Who::Director, Who::Ars] {
        let comment = text("D'accord. xqzjk7351");
        world
            .does(who, case, Command::Agree { comment })
            .await
            .unwrap();
    }
    world
        .does(Who::Analyst, case, Command::Close)
        .await
        .unwrap();
    let lessons = Command::WriteLessons {
        roots: [process::words::RootCause::NoSecondFactor].into(),
        factors: std::collections::BTreeSet::new(),
        causes: text("Un message piégé. xqzjk7351"),
        aggravating_factors: text(""),
        difficulties: text(""),
        measures: text(""),
        recommendations: text("Segmenter."),
        watch: String::new(),
    };
    world.does(Who::Analyst, case, lessons).await.unwrap();
    let comment = Command::CommentLessons {
        text: text("Vu de chez nous. xqzjk7351"),
    };
    world.does(Who::Director, case, comment).await.unwrap();
    world
        .does(Who::Colleague, case, Command::ApproveLessons)
        .await
        .unwrap();
    crate::lessons::published(world, case).await;
}

pub(crate) fn years_later(world: &World, years: i16) {
    let later = Period::years(years).after(world.clock.now());
    world.clock.set(later + SignedDuration::from_hours(24));
}

/// The settings under which nothing but what two persons decide happens.
async fn world_on(engine: Engine, archives: Option<&Path>) -> World {
    World::configured(engine, |config| {
        config.archives = archives.map(Path::to_owned);
        config.process.retention.contact = Period::years(100);
        config.process.retention.account = Period::years(100);
        config.process.retention.mail_address = Period::years(100);
        config.process.retention.access_record = Period::years(100);
    })
    .await
}

async fn decided(world: &World, case: Reference, disposition: Disposition) {
    world
        .does(Who::Lead, case, propose(disposition))
        .await
        .unwrap();
    world
        .does(Who::Hfds, case, Command::ApproveDisposition)
        .await
        .unwrap();
}
