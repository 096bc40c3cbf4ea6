//! Leads and their agents, directors who change, groups, ends of rights
//! (DECL-4, DECL-8, KEEP-3).

use app::{
    AppError,
    facilities::NewPerson,
    people::{Confirmation, Former, Hold, Parting, Presence, Term},
};
use jiff::SignedDuration;
use process::{
    access::{Actor, ArsRole, CertRole, FacilityRole, Right, StaffRole, Standing},
    facility::acts::{EndCause, GrantAct, ProposalAnswer},
    ids::GrantId,
    refusal::Reason,
    rights::Intent,
};
use rstest::rstest;
use testkit::{
    database::Engine,
    world::{PASSWORD, Who, World},
};

use crate::{
    outcomes::refused,
    visitors::{links_to, newcomer},
};

fn agency(code: &str, delegation: Option<&str>, role: ArsRole) -> Right {
    Right::Staff {
        role: StaffRole::Ars {
            ars: code.parse().unwrap(),
            delegation: delegation.map(|code| code.parse().unwrap()),
            role,
        },
    }
}

fn parting(intent: Intent) -> Parting {
    Parting {
        reason: "Changement de poste.".to_owned(),
        intent,
    }
}

/// Somebody new with a right of the administrator's.
async fn with_right(world: &World, email: &str, right: Right) -> Actor {
    let person = newcomer(email);
    world
        .app
        .grant(person, right, None, Some(PASSWORD))
        .await
        .unwrap();
    actor(world, email).await
}

async fn actor(world: &World, email: &str) -> Actor {
    world.app.revoke_token(email, "test").await.unwrap();
    let token = world
        .app
        .issue_token(email, app::people::NewToken::whole("test"))
        .await
        .unwrap();
    world.app.bearer(&token).await.unwrap().unwrap().actor
}

async fn grant_of(world: &World, email: &str) -> GrantId {
    let accounts = world.app.accounts().await.unwrap();
    let account = accounts.iter().find(|account| account.email == email);
    account.expect("an account").grants[0].id
}

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test]
async fn keep_3_a_lead_gives_and_ends_the_rights_of_the_agents_they_lead(#[case] engine: Engine) {
    let world = World::on(engine).await;
    let app = &world.app;
    let lead = with_right(
        &world,
        "lead@ars.example",
        agency("ARS-53", None, ArsRole::Lead),
    )
    .await;
    let email = "agent@ars.example";
    let give = async |by: &Actor, right| {
        app.give_right(by, newcomer(email), right, Term::default())
            .await
    };
    let agent = agency("ARS-53", Some("35"), ArsRole::Agent);
    for who in [Who::Ars, Who::OtherArs, Who::Lead, Who::Hfds, Who::Director] {
        assert!(give(world.actor(who), agent).await.is_err(), "{who:?}");
    }
    let elsewhere = agency("ARS-28", None, ArsRole::Agent);
    assert_eq!(
        refused(give(&lead, elsewhere).await).reason,
        Reason::OutsideYourReach
    );
    let outside = agency("ARS-53", Some("14"), ArsRole::Agent);
    assert_eq!(
        refused(give(&lead, outside).await).reason,
        Reason::DelegationElsewhere
    );
    give(&lead, agent).await.unwrap();
    assert_eq!(links_to(&world, email).await.len(), 1, "invited by mail");

    let roster = app.agents(&lead).await.unwrap();
    let line = roster
        .people
        .iter()
        .find(|line| line.email == email)
        .unwrap();
    assert_eq!(
        (line.arrival, line.reach),
        (Presence::Invited, Hold::Manages)
    );
    let own = roster.people.iter().find(|line| line.reach == Hold::Own);
    assert!(own.is_some(), "the lead among them");
    assert!(
        roster
            .people
            .iter()
            .all(|line| !line.email.starts_with("otherars")),
        "of this agency alone"
    );
    assert_eq!(
        refused(app.agents(world.actor(Who::Ars)).await).reason,
        Reason::NotYourRole
    );

    app.invite_again(&lead, line.grant).await.unwrap();
    assert_eq!(links_to(&world, email).await.len(), 1, "mailed anew");
    let other_lead = with_right(
        &world,
        "lead@normandie.example",
        agency("ARS-28", None, ArsRole::Lead),
    )
    .await;
    let ended = app
        .end_right(&other_lead, line.grant, parting(Intent::Unwarned))
        .await;
    assert!(
        matches!(ended, Err(AppError::NotFound)),
        "not there for them"
    );
    app.end_right(&lead, line.grant, parting(Intent::Unwarned))
        .await
        .unwrap();
    let roster = app.agents(&lead).await.unwrap();
    assert!(roster.people.iter().all(|line| line.email != email));
    let ended = roster.history.iter().find_map(|event| match &event.act {
        GrantAct::Ended { cause, reason } => Some((cause, reason)),
        _ => None,
    });
    let (cause, reason) = ended.expect("the end is on record");
    assert_eq!(*cause, EndCause::TakenBack);
    assert_eq!(reason.known().unwrap(), "Changement de poste.");
}

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test]
async fn a_removed_right_sees_nothing_and_the_last_lead_leaves_on_purpose_only(
    #[case] engine: Engine,
) {
    let world = World::on(engine).await;
    let app = &world.app;
    let case = world.declares(Who::Reporter, "Panne.").await.reference;
    let analyst = "analyste@cert.example";
    let right = Right::Staff {
        role: StaffRole::Cert {
            role: CertRole::Analyst,
        },
    };
    let lead = world.actor(Who::Lead);
    app.give_right(lead, newcomer(analyst), right, Term::default())
        .await
        .unwrap();
    let before = actor(&world, analyst).await;
    assert!(app.case(&before, case).await.is_ok());
    app.leave(
        &before,
        grant_of(&world, analyst).await,
        parting(Intent::Unwarned),
    )
    .await
    .unwrap();
    let after = actor(&world, analyst).await;
    assert_eq!(after.standing, Standing::Stranger);
    assert!(matches!(
        app.case(&after, case).await,
        Err(AppError::NotFound)
    ));
    assert!(app.own_rights(&after).await.unwrap().is_empty());

    let own = grant_of(&world, &Who::Lead.email()).await;
    let unwarned = app.leave(lead, own, parting(Intent::Unwarned)).await;
    assert_eq!(refused(unwarned).reason, Reason::LastHolder);
    let stranger = app
        .leave(world.actor(Who::Hfds), own, parting(Intent::Deliberate))
        .await;
    assert!(
        matches!(stranger, Err(AppError::NotFound)),
        "one's own alone"
    );
    app.leave(lead, own, parting(Intent::Deliberate))
        .await
        .unwrap();
}

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test]
async fn a_right_that_ends_is_warned_of_once_prolonged_and_its_end_recorded_once(
    #[case] engine: Engine,
) {
    let world = World::on(engine).await;
    let app = &world.app;
    let director = world.actor(Who::Director);
    let email = "renfort@valmont.example";
    let day = SignedDuration::from_hours(24);
    let right = Right::Facility {
        facility: world.hospital.id,
        role: FacilityRole::Reporter,
    };
    let term = |days: i32| Term {
        until: Some(app.now() + day * days),
        reason: "Remplacement.".to_owned(),
    };
    let past = app
        .give_right(director, newcomer(email), right, term(-1))
        .await;
    assert_eq!(refused(past).reason, Reason::InThePast);
    app.give_right(director, newcomer(email), right, term(30))
        .await
        .unwrap();
    let grant = grant_of(&world, email).await;
    links_to(&world, email).await;
    let mut seen = std::collections::BTreeSet::new();
    let mut warnings = async || {
        app.sweep().await.unwrap();
        let mails = world.mails().await;
        let warned = mails
            .iter()
            .filter(|mail| mail.to == email && mail.text.contains("prolonger"));
        warned.filter(|mail| seen.insert(mail.id)).count()
    };
    assert_eq!(warnings().await, 0, "too early");
    world.clock.advance(day * 17);
    assert_eq!(warnings().await, 1);
    assert_eq!(warnings().await, 0, "once");
    app.prolong_right(director, grant, term(60)).await.unwrap();
    assert_eq!(warnings().await, 0);
    world.clock.advance(day * 47);
    assert_eq!(warnings().await, 1, "anew for the new date");
    world.clock.advance(day * 13);
    let outcome = app.prolong_right(director, grant, term(9)).await;
    assert_eq!(refused(outcome).reason, Reason::AlreadyDone, "it has ended");
    for _ in 0..2 {
        app.sweep().await.unwrap();
    }
    let roster = app
        .facility_roster(director, world.hospital.id)
        .await
        .unwrap();
    let kinds: Vec<&GrantAct> = roster
        .history
        .iter()
        .filter(|event| event.person.as_deref() == Some(newcomer(email).name.as_str()))
        .map(|event| &event.act)
        .collect();
    assert!(matches!(
        kinds[..],
        [
            GrantAct::Ended {
                cause: EndCause::Expired,
                ..
            },
            GrantAct::Prolonged { .. },
            GrantAct::Given { .. }
        ]
    ));
}

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test]
async fn decl_8_when_a_director_changes_the_former_one_is_told_and_rights_are_confirmed_anew(
    #[case] engine: Engine,
) {
    let world = World::on(engine).await;
    let app = &world.app;
    let hospital = world.hospital.id;
    let email = "nouvelle.direction@valmont.example";
    let visit = std::net::IpAddr::from([192, 0, 2, 7]).into();
    let ask = async |person: NewPerson| {
        app.ask_director(
            &Actor::stranger(),
            hospital,
            person,
            "Depuis lundi.",
            &visit,
        )
        .await
    };
    ask(newcomer(email)).await.unwrap();
    assert!(ask(newcomer("pas une adresse")).await.is_err());
    let mails = world.mails().await;
    let told = mails.iter().find(|mail| mail.to == "cert@sante.example");
    let told = told.expect("the CERT is told");
    assert!(!told.text.contains("Valmont"), "KEEP-3");

    let analyst = world.actor(Who::Analyst);
    assert!(app.director_requests(world.actor(Who::Ars)).await.is_err());
    let asked = app.director_requests(analyst).await.unwrap();
    assert_eq!(asked.len(), 1);
    let request = asked[0].request.id;
    let confirm = async || {
        let confirmation = Confirmation {
            note: "Standard rappelé, numéro du répertoire.".to_owned(),
            former: Former::Ends,
            request: Some(request),
        };
        app.confirm_director(analyst, hospital, newcomer(email), confirmation)
            .await
    };
    confirm().await.unwrap();
    assert!(matches!(confirm().await, Err(AppError::NotFound)), "once");
    assert!(app.director_requests(analyst).await.unwrap().is_empty());

    let former = actor(&world, &Who::Director.email()).await;
    assert_eq!(former.standing, Standing::Stranger, "ended at once");
    let mails = world.mails().await;
    let to_former = mails.iter().find(|mail| mail.to == Who::Director.email());
    assert!(to_former.is_some(), "and told");

    let director = actor(&world, email).await;
    let doubted = async || {
        let roster = app.facility_roster(&director, hospital).await.unwrap();
        let doubted = roster
            .people
            .iter()
            .filter(|line| line.doubted_at.is_some());
        doubted.map(|line| line.grant).collect::<Vec<_>>()
    };
    let asked = doubted().await;
    assert_eq!(asked.len(), 2, "the reporter and the security officer");
    assert!(
        world
            .sees(
                Who::Reporter,
                world.declares(Who::Reporter, "Panne.").await.reference
            )
            .await
            .is_ok()
    );
    app.confirm_right(&director, asked[0]).await.unwrap();
    assert_eq!(doubted().await, asked[1..]);
    let again = app.confirm_right(&director, asked[0]).await;
    assert_eq!(refused(again).reason, Reason::AlreadyDone);
}

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test]
async fn a_request_to_be_director_is_refused_with_a_reason_and_few_are_heard(
    #[case] engine: Engine,
) {
    let world = World::on(engine).await;
    let app = &world.app;
    let visit = std::net::IpAddr::from([192, 0, 2, 8]).into();
    let mut heard = 0;
    for n in 0..9 {
        let person = newcomer(&format!("personne{n}@exemple.example"));
        let asked = app
            .ask_director(&Actor::stranger(), world.hospital.id, person, "", &visit)
            .await;
        heard += usize::from(asked.is_ok());
    }
    assert!(heard < 9, "each costs the CERT a call");
    let analyst = world.actor(Who::Analyst);
    let waiting = app.director_requests(analyst).await.unwrap();
    assert_eq!(waiting.len(), heard);
    let request = waiting[0].request.id;
    let without = app.refuse_director(analyst, request, " ").await;
    assert_eq!(refused(without).reason, Reason::ReasonMissing);
    app.refuse_director(analyst, request, "Inconnu au standard.")
        .await
        .unwrap();
    let waiting = app.director_requests(analyst).await.unwrap();
    assert_eq!(waiting.len(), heard - 1);
}

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test]
async fn a_group_s_security_officer_reads_a_member_s_cases_once_its_director_agreed(
    #[case] engine: Engine,
) {
    let world = World::on(engine).await;
    let app = &world.app;
    let facility = |finess: &str| {
        let mut one = testkit::world::facility(finess).named("Membre").build();
        one.support_ght = Some("CH Exemple".to_owned());
        one
    };
    let (support, member) = (facility("350999033"), facility("350000030"));
    let stored = [support.clone(), member.clone()];
    world
        .db
        .write(move |tx| Box::pin(async move { store::facilities::put(tx, &stored).await }))
        .await
        .unwrap();
    let at = |facility: &process::facility::Facility, role| Right::Facility {
        facility: facility.id,
        role,
    };
    let director = with_right(
        &world,
        "direction@support.example",
        at(&support, FacilityRole::Director),
    )
    .await;
    let other = with_right(
        &world,
        "direction@membre.example",
        at(&member, FacilityRole::Director),
    )
    .await;
    let officer = "rssi@ght.example";
    let right = at(&support, FacilityRole::SecurityOfficer);
    app.give_right(&director, newcomer(officer), right, Term::default())
        .await
        .unwrap();
    let grant = grant_of(&world, officer).await;

    let foreign = app
        .propose_officer(&director, grant, vec![world.hospital.id])
        .await;
    assert_eq!(refused(foreign).reason, Reason::NotInGroup);
    let not_theirs = app.propose_officer(&other, grant, vec![member.id]).await;
    assert!(matches!(not_theirs, Err(AppError::NotFound)));
    app.propose_officer(&director, grant, vec![member.id])
        .await
        .unwrap();
    app.propose_officer(&director, grant, vec![member.id])
        .await
        .unwrap();
    let group = app.group_of(&other, member.id).await.unwrap();
    assert_eq!(group.received.len(), 1, "proposed once");
    let held = async || match actor(&world, officer).await.standing {
        Standing::Facilities(roles) => roles.len(),
        other => panic!("{other:?}"),
    };
    assert_eq!(held().await, 1, "nothing before the agreement");
    let proposal = group.received[0].id;
    let own = app
        .answer_proposal(&director, proposal, ProposalAnswer::Accepted, "")
        .await;
    assert!(matches!(own, Err(AppError::NotFound)), "not for themselves");
    app.answer_proposal(&other, proposal, ProposalAnswer::Accepted, "")
        .await
        .unwrap();
    assert_eq!(held().await, 2);
    let again = app
        .answer_proposal(&other, proposal, ProposalAnswer::Refused, "")
        .await;
    assert!(matches!(again, Err(AppError::NotFound)));
    let theirs = app.facility_roster(&other, member.id).await.unwrap();
    let line = theirs.people.iter().find(|line| line.email == officer);
    app.end_right(&other, line.unwrap().grant, parting(Intent::Unwarned))
        .await
        .unwrap();
    assert_eq!(held().await, 1, "and each director ends it at home");
}
