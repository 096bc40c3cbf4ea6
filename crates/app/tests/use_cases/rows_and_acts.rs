//! KEEP-1: rows that follow from acts are compared with them: whoever changes
//! one by hand is named, and nobody comes in by a row.

use std::collections::BTreeSet;

use app::{
    App, facilities::Mailbox, playbooks::PlaybookText, proof::Pace, retention::EndRequest,
    webhooks::NewWebhook,
};
use jiff::SignedDuration;
use process::{
    alert::{MeasureAnswer, Reply},
    facility::{FacilityFlag, FacilityFlags, suppliers::Supplier},
    ids::SubjectNumber,
    lessons::LinkId,
    on_call::CallOrder,
    playbook::PlaybookCommand,
    retention::EndCommand,
    significant::IncidentCommand,
    words::{Cause, Mode, Progress, SignalVerdict, ThirdPartyRole},
};
use rstest::rstest;
use testkit::{
    database::Engine,
    world::{PASSWORD, Who, World},
};

use crate::{
    alerts,
    altered::{told, zeroes},
    incidents::{alike, ask_all, choose, does, progress, two_cases},
    links::{answers, linked},
    log::{Safe, recorded},
    on_call::planned,
    past,
    person_erasure::requested,
    playbooks::FRENCH,
    retention::closed_case,
    visitors::signed_in,
};

/// A portal in which everything that has rows beside its acts happened once.
async fn eventful(engine: Engine, safe: &Safe) -> (World, App) {
    let world = World::configured(engine, |config| {
        config.process.reading.cases = 3;
    })
    .await;
    let app = world.app.keeping_log(safe.keeper());
    app.open_log().await.unwrap();
    planned(&world, Who::Analyst, CallOrder::First).await;
    signal(&world).await;
    playbooks(&world).await;
    account(&world).await;
    let analyst = world.actor(Who::Analyst);
    world
        .app
        .hand_over(analyst, "Rappeler à 8 h.")
        .await
        .unwrap();
    at_facilities(&world).await;
    incident(&world).await;
    assert_eq!(app.watch_reading().await.unwrap(), 0, "usual");
    for _ in 0..4 {
        let case = world.declares(Who::Reporter, "Panne.").await.reference;
        world.sees(Who::Analyst, case).await.unwrap();
    }
    world.clock.advance(SignedDuration::from_hours(7));
    assert_eq!(app.watch_reading().await.unwrap(), 1);
    let case = closed_case(&world).await;
    linked(&world, case, "Couper les accès à distance.").await;
    let change = LinkId { case, number: 1 };
    answers(&world, Who::Lead, PlaybookCommand::TakeUp { change })
        .await
        .unwrap();
    requested(&world).await;
    world.directory().await;
    past::taken_over(&world, "2019.csv", past::TWO).await;
    recorded(&world, &app).await;
    (world, app)
}

/// More cases than in the month before, of which an analyst said what they are.
async fn signal(world: &World) {
    world.declares(Who::Reporter, "Panne de courant.").await;
    world.clock.advance(SignedDuration::from_hours(24 * 32));
    world.outbreak(0, 5).await;
    assert_eq!(world.app.watch_signals().await.unwrap(), 1);
    let analyst = world.actor(Who::Analyst);
    let raised = world.app.signals(analyst).await.unwrap()[0].id;
    let verdict = SignalVerdict::TakenUp;
    let said = world
        .app
        .acknowledge_signal(analyst, raised, verdict, "Vu.");
    said.await.unwrap();
}

async fn playbooks(world: &World) {
    world.app.install_playbooks().await.unwrap();
    let text = PlaybookText {
        causes: BTreeSet::from([Cause::TelecomLoss]),
        facilities: BTreeSet::new(),
        french: FRENCH.to_owned(),
        english: String::new(),
    };
    let analyst = world.actor(Who::Analyst);
    world.app.write_playbook(analyst, text).await.unwrap();
}

const KEY: &str =
    "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAbQZoZp77clwWvYagr5SL4xMqYP/J+4ZA2S6B2tdEax";

async fn account(world: &World) {
    let (_, session) = signed_in(world, Who::Analyst, PASSWORD).await;
    let added = world.app.add_signing_key(&session, "Bureau", KEY);
    added.await.unwrap();
    let webhook = NewWebhook {
        name: "Supervision".to_owned(),
        url: "https://supervision.example/vigie".to_owned(),
        topics: BTreeSet::new(),
    };
    world.app.make_webhook(&session, webhook).await.unwrap();
}

async fn at_facilities(world: &World) {
    let (app, hospital) = (&world.app, world.hospital.id);
    let director = world.actor(Who::Director);
    let own = Mailbox::Facility(hospital);
    let address = "securite@valmont.example";
    app.set_mailbox(director, own, address).await.unwrap();
    let agency = Mailbox::Ars("ARS-53".parse().unwrap());
    let address = "alertes@bretagne.example";
    let ars = world.actor(Who::Ars);
    app.set_mailbox(ars, agency, address).await.unwrap();
    let flags = FacilityFlags::default().with(FacilityFlag::Oiv);
    let hfds = world.actor(Who::Hfds);
    app.set_flags(hfds, hospital, flags).await.unwrap();
    let alert = alerts::sent(world, alerts::text()).await;
    let reply = Reply {
        answers: [(0, MeasureAnswer::Done)].into(),
        comment: String::new(),
    };
    let reporter = world.actor(Who::Reporter);
    let answered = app.answer_alert(reporter, alert, [hospital].into(), reply);
    answered.await.unwrap();
    let supplier = Supplier {
        role: ThirdPartyRole::Host,
        name: "Corvane".to_owned(),
        product: String::new(),
    };
    let stated = app.state_supplier(reporter, hospital, supplier).await;
    stated.unwrap();
}

async fn incident(world: &World) {
    let (one, other) = two_cases(world).await;
    let incident = alike(world, one, other).await;
    let draft = IncidentCommand::DraftStatement {
        statement: None,
        title: "Incident chez un prestataire".to_owned(),
        text: "Les soins sont assurés.".to_owned(),
    };
    does(world, Who::Analyst, incident, draft).await.unwrap();
    for command in [
        IncidentCommand::ApproveStatement { statement: 1 },
        IncidentCommand::PublishStatement { statement: 1 },
        choose(Mode::Normal),
        ask_all(None),
    ] {
        does(world, Who::Hfds, incident, command).await.unwrap();
    }
    let help = progress(incident, Progress::NeedsHelp, "Personne sur place.");
    world.does(Who::Reporter, one, help).await.unwrap();
    let hold = EndRequest {
        command: EndCommand::PlaceHold {
            reason: "Enquête.".to_owned(),
        },
        seen: None,
    };
    let file = SubjectNumber::Incident(incident);
    let lead = world.actor(Who::Lead);
    world.app.act_on_file(lead, file, hold).await.unwrap();
}

/// What is done by hand, what undoes it, and what is told.
type Alteration = (&'static str, &'static str, &'static str);

const ALTERATIONS: [Alteration; 52] = [
    (
        "UPDATE handovers SET left_at = left_at + 1",
        "UPDATE handovers SET left_at = left_at - 1",
        "Modifié : les pages de l’organisme ",
    ),
    (
        "UPDATE facility_suppliers SET stated_at = stated_at + 1",
        "UPDATE facility_suppliers SET stated_at = stated_at - 1",
        "Modifié : les pages de l’établissement ",
    ),
    (
        "UPDATE providers SET review_by = '2099-01-01'",
        "UPDATE providers SET review_by = '2027-11-01'",
        "Modifié : les pages du prestataire ",
    ),
    (
        "UPDATE incidents SET over_at = 1",
        "UPDATE incidents SET over_at = NULL",
        "Modifié : les pages de l’incident ",
    ),
    (
        "UPDATE incident_cases SET left_at = 1, left_seq = 1",
        "UPDATE incident_cases SET left_at = NULL, left_seq = NULL",
        "Modifié : les pages de l’incident ",
    ),
    (
        "UPDATE public_statements SET published_at = published_at + 1",
        "UPDATE public_statements SET published_at = published_at - 1",
        "Modifié : les pages de l’incident ",
    ),
    (
        "UPDATE incident_progress SET progress = 'done'",
        "UPDATE incident_progress SET progress = 'needs-help'",
        "Modifié : les pages du dossier ",
    ),
    (
        "UPDATE alerts SET tlp = 'clear'",
        "UPDATE alerts SET tlp = 'amber'",
        "Modifié : les pages de l’alerte ",
    ),
    (
        "UPDATE alerts SET tlp = 'no word of ours'",
        "UPDATE alerts SET tlp = 'amber'",
        "Modifié : les pages de l’alerte ",
    ),
    (
        "UPDATE alert_recipients SET receipt = 'answered' WHERE answer_act IS NULL",
        "UPDATE alert_recipients SET receipt = 'waiting' WHERE answer_act IS NULL",
        "Modifié : les pages de l’alerte ",
    ),
    (
        "UPDATE alert_recipients SET answered_at = answered_at + 1 WHERE answer_act IS NOT NULL",
        "UPDATE alert_recipients SET answered_at = answered_at - 1 WHERE answer_act IS NOT NULL",
        "Modifié : les pages de l’établissement ",
    ),
    (
        "UPDATE facilities SET mailbox = 'moi@ailleurs.example' WHERE finess = '350000014'",
        "UPDATE facilities SET mailbox = 'securite@valmont.example' WHERE finess = '350000014'",
        "Modifié : les pages de l’établissement ",
    ),
    (
        "UPDATE facilities SET mailbox = 'moi@ailleurs.example' WHERE finess = '975000019'",
        "UPDATE facilities SET mailbox = NULL WHERE finess = '975000019'",
        "Modifié : les pages de l’établissement ",
    ),
    (
        "UPDATE body_mailboxes SET email = 'moi@ailleurs.example'",
        "UPDATE body_mailboxes SET email = 'alertes@bretagne.example'",
        "Modifié : les pages de l’organisme ",
    ),
    (
        "UPDATE shifts SET ends = ends + 1",
        "UPDATE shifts SET ends = ends - 1",
        "Modifié : les pages de l’organisme ",
    ),
    (
        "UPDATE erasures SET items = items + 1",
        "UPDATE erasures SET items = items - 1",
        "Modifié : les pages de la demande d’effacement ",
    ),
    (
        "UPDATE mass_readings SET acknowledged_at = 1, acknowledged_by = 'nobody'",
        "UPDATE mass_readings SET acknowledged_at = NULL, acknowledged_by = NULL",
        "Modifié : les pages de la lecture massive ",
    ),
    (
        "UPDATE obligations SET due = due + 1 WHERE met_at IS NULL",
        "UPDATE obligations SET due = due - 1 WHERE met_at IS NULL",
        "Modifié : les pages du dossier ",
    ),
    (
        "UPDATE obligations SET met_at = 1 WHERE met_at IS NULL",
        "UPDATE obligations SET met_at = NULL WHERE met_at = 1",
        "Modifié : les pages du dossier ",
    ),
    (
        "UPDATE case_viewers SET viewer = 'no word of ours' WHERE viewer = 'cert'",
        "UPDATE case_viewers SET viewer = 'cert' WHERE viewer = 'no word of ours'",
        "Modifié : les pages du dossier ",
    ),
    (
        "UPDATE case_retention SET held_since = 1",
        "UPDATE case_retention SET held_since = NULL",
        "Modifié : les pages du dossier ",
    ),
    (
        "UPDATE subject_retention SET held_since = held_since + 1",
        "UPDATE subject_retention SET held_since = held_since - 1",
        "Modifié : les pages de l’incident ",
    ),
    (
        "UPDATE case_likeness SET set_apart = '[\"x\"]'",
        "UPDATE case_likeness SET set_apart = '[]'",
        "Modifié : les pages du dossier ",
    ),
    (
        "UPDATE case_figures SET support = 'yes' WHERE support = 'no'",
        "UPDATE case_figures SET support = 'no'",
        "Modifié : les pages du dossier ",
    ),
    (
        "UPDATE lessons SET roots = ',mistake,' WHERE roots = ',no-second-factor,'",
        "UPDATE lessons SET roots = ',no-second-factor,'",
        "Modifié : les pages du dossier ",
    ),
    (
        "UPDATE lessons_editions SET readers = 'signed-in'",
        "UPDATE lessons_editions SET readers = 'all'",
        "Modifié : les pages du dossier ",
    ),
    (
        "UPDATE lessons_links SET proposes = 'nothing'",
        "UPDATE lessons_links SET proposes = 'change'",
        "Modifié : les pages du dossier ",
    ),
    (
        "UPDATE playbook_answers SET answer = 'set-aside'",
        "UPDATE playbook_answers SET answer = 'taken-up'",
        "Modifié : les pages de la fiche réflexe ransomware",
    ),
    (
        "UPDATE cases SET state = 'no word of ours' WHERE state = 'awaiting-qualification'",
        "UPDATE cases SET state = 'awaiting-qualification' WHERE state = 'no word of ours'",
        "Modifié : les pages du dossier ",
    ),
    (
        "UPDATE api_tokens SET expires_at = expires_at + 1",
        "UPDATE api_tokens SET expires_at = expires_at - 1",
        "Modifié : les pages du compte ",
    ),
    (
        "INSERT INTO passkeys (id, account_id, credential, name, passkey, created_at) \
         SELECT id, id, ZEROES, 'x', '{}', 1 FROM accounts LIMIT 1",
        "DELETE FROM passkeys WHERE created_at = 1",
        "Modifié : les pages du compte ",
    ),
    (
        "INSERT INTO code_applications (account_id, sealed_key, last_step, created_at) \
         SELECT id, ZEROES, 0, 1 FROM accounts \
         WHERE id NOT IN (SELECT account_id FROM code_applications) LIMIT 1",
        "DELETE FROM code_applications WHERE created_at = 1",
        "Modifié : les pages du compte ",
    ),
    (
        "INSERT INTO identities (issuer, subject, account_id, provider, label, linked_at) \
         SELECT 'https://id.example', 'me', id, 'p', 'l', 1 FROM accounts LIMIT 1",
        "DELETE FROM identities WHERE linked_at = 1",
        "Modifié : les pages du compte ",
    ),
    (
        "INSERT INTO vouchers (log, witness, size, at) VALUES (1, 'ars.example/witness', 3, 1)",
        "DELETE FROM vouchers",
        "le témoin ars.example/witness est dit garant de la position 3 du journal",
    ),
    (
        "UPDATE playbooks SET updated_at = updated_at + 1 WHERE name = 'ransomware'",
        "UPDATE playbooks SET updated_at = updated_at - 1 WHERE name = 'ransomware'",
        "Modifié : les pages de la fiche réflexe ransomware",
    ),
    (
        "UPDATE playbooks SET state = 'in-force' WHERE name = 'telephone-coupe'",
        "UPDATE playbooks SET state = 'draft' WHERE name = 'telephone-coupe'",
        "Modifié : les pages de la fiche réflexe telephone-coupe",
    ),
    (
        "UPDATE playbook_versions SET content = replace(content, 'Ransomware', 'Ransomwyre')",
        "UPDATE playbook_versions SET content = replace(content, 'Ransomwyre', 'Ransomware')",
        "Modifié : les pages de la fiche réflexe ransomware",
    ),
    (
        "UPDATE signals SET verdict = 'not-a-signal'",
        "UPDATE signals SET verdict = 'taken-up'",
        "Modifié : les pages du signal faible ",
    ),
    (
        "UPDATE signals SET raised_at = raised_at + 1",
        "UPDATE signals SET raised_at = raised_at - 1",
        "Modifié : les pages du signal faible ",
    ),
    (
        "UPDATE webhooks SET url = 'https://ailleurs.example/'",
        "UPDATE webhooks SET url = 'https://supervision.example/vigie'",
        "Modifié : les pages du compte ",
    ),
    (
        "UPDATE signing_keys SET public_key = 'ssh-ed25519 AAAA'",
        "DELETE FROM signing_keys",
        "Modifié : les pages du compte ",
    ),
    (
        "INSERT INTO obligations (subject_kind, subject_id, duty, about, owed_by, since) \
         SELECT 'incident', id, 'no word of ours', 0, 'hfds', 1 FROM incidents",
        "DELETE FROM obligations WHERE since = 1",
        "Modifié : les pages de l’incident ",
    ),
    (
        "UPDATE past_reports SET report = replace(report, '2019-03-12', '2018-03-12')",
        "UPDATE past_reports SET report = replace(report, '2018-03-12', '2019-03-12')",
        "Modifié : les pages du fichier repris ",
    ),
    (
        "UPDATE past_imports SET state = 'taken-back'",
        "UPDATE past_imports SET state = 'counted'",
        "Modifié : les pages du fichier repris ",
    ),
    (
        "INSERT INTO past_imports (id, seq, state, sha256, reports, imported_at) \
         SELECT accounts.id, 1, 'counted', sha256, 0, 1 FROM past_imports, accounts LIMIT 1",
        "DELETE FROM past_imports WHERE reports = 0",
        "Ajouté : les pages du fichier repris ",
    ),
    (
        "INSERT INTO playbooks (id, name, title, state, version, updated_at) \
         SELECT id, 'inventee', 'x', 'in-force', 1, 1 FROM accounts LIMIT 1",
        "DELETE FROM playbooks WHERE name = 'inventee'",
        "Ajouté : les pages de la fiche réflexe inventee",
    ),
    (
        "INSERT INTO signals (id, reasons, since, raised_at, seen_at) \
         SELECT id, '[]', 1, 1, 1 FROM accounts LIMIT 1",
        "DELETE FROM signals WHERE since = 1",
        "Ajouté : les pages du signal faible ",
    ),
    (
        "DELETE FROM past_reports WHERE line = 3",
        "",
        "Modifié : les pages du fichier repris ",
    ),
    (
        "DELETE FROM signal_cases",
        "",
        "Modifié : les pages du signal faible ",
    ),
    (
        "DELETE FROM playbooks WHERE name = 'telephone-coupe'",
        "",
        "Modifié : les pages de la fiche réflexe ",
    ),
    (
        "UPDATE alerts SET state = 'withdrawn'",
        "UPDATE alerts SET state = 'sent'",
        "Modifié : les pages de l’alerte ",
    ),
    (
        "UPDATE grants SET held_right = 'no word of ours' WHERE body = 'cert'",
        "",
        "Modifié : le droit de ",
    ),
];

#[rstest]
#[tokio::test]
async fn a_row_that_its_acts_do_not_give_is_named(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let safe = Safe::new();
    let (world, app) = eventful(engine, &safe).await;
    let found = app.verify_without_evidence(Pace::Fast).await.unwrap();
    assert!(found.holds(), "{}", told(&found));
    let mut unsaid = Vec::new();
    for (done, undone, expected) in ALTERATIONS {
        let done = done.replace("ZEROES", &zeroes(engine));
        if world.database.alter(&done).await == 0 {
            unsaid.push(format!("{done}: changes nothing"));
            continue;
        }
        let found = app.verify_without_evidence(Pace::Fast).await.unwrap();
        let told = told(&found);
        if !told.contains(expected) {
            unsaid.push(format!("{done}: expected {expected}, told:\n{told}"));
        }
        if !undone.is_empty() {
            world.database.alter(undone).await;
        }
    }
    assert!(unsaid.is_empty(), "{}", unsaid.join("\n"));
}
