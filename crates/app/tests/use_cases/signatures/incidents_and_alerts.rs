//! Signatures on situation reports and alerts, and the bundles that carry them
//! (SIGN-4, QUAL-5).

use super::*;

#[rstest]
#[tokio::test]
async fn sign_4_a_situation_report_and_an_alert_are_signed_by_who_wrote_and_sent_them(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let desk = Desk::on(engine).await;
    let world = &desk.world;
    let (analyst, lead) = (Device::numbered(7), Device::numbered(8));
    desk.gives(Who::Analyst, &analyst).await;
    desk.gives(Who::Lead, &lead).await;
    let number = alerts::sent(world, alerts::text()).await;
    let seen = desk
        .app
        .alert(world.actor(Who::Lead), number)
        .await
        .unwrap();
    let Part::Staff(part) = seen.part else {
        panic!("staff read the story")
    };
    let matter = Matter::Alert(number);
    for act in part.story {
        let (who, device) = match act.act {
            AlertAct::Approved => (Who::Lead, &lead),
            AlertAct::Sent { .. } => (Who::Analyst, &analyst),
            _ => continue,
        };
        let signed = desk.signs(who, device, matter, act.seq).await;
        signed.unwrap();
        let again = desk.signs(who, device, matter, act.seq).await;
        assert_eq!(refused(again), Reason::AlreadyDone);
    }
    let seen = desk
        .app
        .alert(world.actor(Who::Lead), number)
        .await
        .unwrap();
    assert!(seen.sent_at().is_some(), "signing changes nothing of it");

    let (one, other) = incidents::two_cases(world).await;
    let incident = incidents::alike(world, one, other).await;
    let crisis = incidents::choose(Mode::Crisis);
    incidents::does(world, Who::Hfds, incident, crisis)
        .await
        .unwrap();
    let report = IncidentCommand::ReportSituation {
        situation: "Stable.".to_owned(),
        done: String::new(),
        next: String::new(),
        needs: String::new(),
    };
    let done = incidents::does(world, Who::Analyst, incident, report).await;
    let act = done.unwrap().version;
    let matter = Matter::Incident(incident);
    let hfds = desk.signs(Who::Lead, &lead, matter, act).await;
    assert_eq!(refused(hfds), Reason::NotYourAct);
    desk.signs(Who::Analyst, &analyst, matter, act)
        .await
        .unwrap();
    let view = incidents::reads(world, Who::Hfds, incident).await.unwrap();
    let last = &view.story.last().unwrap().recorded.act;
    assert!(matches!(last, IncidentAct::Signed(signed) if signed.signs == act));
    let found = desk.app.verify(Pace::Fast).await.unwrap();
    assert!(found.holds(), "{found:?}");

    let of_alert = desk.app.whole_bundle(number, Extent::Whole).await.unwrap();
    assert_eq!(of_alert.name, format!("alerte-{number}.zip"));
    let said = proves_itself(&of_alert.bytes, &["Analyst", "Lead"]);
    assert!(said.contains("Alerte"), "{said}");
    let of_incident = desk.app.whole_bundle(incident, Extent::Whole);
    let of_incident = of_incident.await.unwrap();
    assert_eq!(of_incident.name, format!("incident-{incident}.zip"));
    let said = proves_itself(&of_incident.bytes, &["Analyst"]);
    for words in ["Incident INC-", "Stable.", &one.to_string()] {
        assert!(said.contains(words), "{words} in {said}");
    }
    let alone = desk.app.whole_bundle(incident, Extent::Act(act)).await;
    let said = proves_itself(&alone.unwrap().bytes, &[]);
    assert!(said.contains("Stable.") && !said.contains("CERT"), "{said}");
}

/// Checks a bundle by the program and by the script; gives what people read in
/// it.
fn proves_itself(bytes: &[u8], signers: &[&str]) -> String {
    let checked = check_bundle(bytes, &[]).unwrap();
    let mut by: Vec<&str> = checked.signatures.iter().map(|one| &*one.by).collect();
    by.sort_unstable();
    assert_eq!(by, signers);
    let files = files(bytes);
    let said = verified_by_script(unpacked(&files).path());
    let out = String::from_utf8_lossy(&said.stdout).into_owned();
    assert!(said.status.success(), "{out}{said:?}");
    assert_eq!(out.matches("signed by : ").count(), signers.len(), "{out}");
    let story = String::from_utf8(files["dossier.txt"].clone()).unwrap();
    story.replace(['\u{a0}', '\u{202f}'], " ")
}

/// QUAL-5: a bundle holds what its reader reads, and no more.
#[rstest]
#[tokio::test]
async fn the_bundle_of_an_incident_or_of_an_alert_is_as_wide_as_its_reader_s_view(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let desk = Desk::on(engine).await;
    let (world, app) = (&desk.world, &desk.app);
    let number = alerts::sent(world, alerts::text()).await;
    let (one, other) = incidents::two_cases(world).await;
    let incident = incidents::alike(world, one, other).await;
    let taken = async |who: Who| {
        let bundle = app.bundle(world.actor(who), incident, Extent::Whole, Vec::new());
        bundle.await.map(|bundle| bundle.bytes)
    };
    let steering = proves_itself(&taken(Who::Hfds).await.unwrap(), &[]);
    assert!(steering.contains(&one.to_string()), "{steering}");
    let agency = proves_itself(&taken(Who::Ars).await.unwrap(), &[]);
    assert!(!agency.contains(&one.to_string()), "{agency}");
    assert!(matches!(taken(Who::Dgs).await, Err(AppError::NotFound)));
    let taken = async |who: Who| {
        let bundle = app.bundle(world.actor(who), number, Extent::Whole, Vec::new());
        bundle.await.map(|bundle| bundle.bytes)
    };
    proves_itself(&taken(Who::Hfds).await.unwrap(), &[]);
    for who in [Who::Ars, Who::Director, Who::Dgs] {
        let refused = taken(who).await;
        assert!(matches!(refused, Err(AppError::NotFound)), "{who:?}");
    }
    let none = app.whole_bundle(number, Extent::Act(Sequence(99))).await;
    assert!(matches!(none, Err(AppError::NotFound)));
}
