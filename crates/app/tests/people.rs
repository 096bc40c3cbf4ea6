//! People: signing in, sessions and tokens, invitations, rights and who gives
//! them (DECL-4, DECL-8).

#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::net::IpAddr;

use app::{AppError, Secret, WrongInput, facilities::NewPerson, people::Session};
use jiff::SignedDuration;
use process::{
    access::{Actor, FacilityRole, Right, StaffRole, Standing},
    act::{Act, Author, Subject, SubjectKind},
    facility::acts::{FacilityAct, GrantAct},
    ids::GrantId,
    refusal::{Reason, Refusal, Rule},
};
use rstest::rstest;
use testkit::{
    database::Engine,
    world::{PASSWORD, Who, World},
};
use tokio::task::JoinSet;

const OFFICE: IpAddr = IpAddr::V4(std::net::Ipv4Addr::new(192, 0, 2, 1));
const HOME: IpAddr = IpAddr::V4(std::net::Ipv4Addr::new(198, 51, 100, 7));
const ANOTHER: &str = "un phare dans la brume";

fn wrong<T: std::fmt::Debug>(outcome: Result<T, AppError>) -> WrongInput {
    match outcome {
        Err(AppError::Wrong(wrong)) => wrong,
        other => panic!("a wrong input is expected, not {other:?}"),
    }
}

fn refused<T: std::fmt::Debug>(outcome: Result<T, AppError>) -> Refusal {
    match outcome {
        Err(AppError::Refused(refusal)) => refusal,
        other => panic!("a refusal is expected, not {other:?}"),
    }
}

fn newcomer(email: &str) -> NewPerson {
    NewPerson {
        name: "Nouvelle Personne".to_owned(),
        function: "Cadre de santé".to_owned(),
        email: email.to_owned(),
        phone: "01 00 00 00 01".to_owned(),
    }
}

async fn signed_in(world: &World, who: Who, password: &str) -> (Secret, Session) {
    world
        .app
        .sign_in(&who.email(), password, OFFICE)
        .await
        .unwrap()
}

async fn alive(world: &World, secret: &Secret) -> bool {
    world.app.session(secret).await.unwrap().is_some()
}

/// The secrets of the links mailed to an address since the last call.
async fn links_to(world: &World, email: &str) -> Vec<Secret> {
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

/// What is on record of a subject, oldest first.
async fn recorded<A: Act>(world: &World, kind: SubjectKind, id: uuid::Uuid) -> Vec<(Author, A)> {
    store::acts::of_subject(world.db.read(), Subject { kind, id })
        .await
        .unwrap()
        .iter()
        .map(|act| act.unseal::<A>().unwrap())
        .map(|recorded| (recorded.by, recorded.act))
        .collect()
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
async fn the_right_password_alone_signs_in_and_nothing_else_is_told(#[case] engine: Engine) {
    let world = World::on(engine).await;
    let (secret, session) = world
        .app
        .sign_in(" Reporter@TEST.example ", PASSWORD, OFFICE)
        .await
        .unwrap();
    assert_eq!(session.actor, *world.actor(Who::Reporter));
    assert!(alive(&world, &secret).await);

    world.app.disable(&Who::Neighbour.email()).await.unwrap();
    let reporter = Who::Reporter.email();
    let shut = Who::Neighbour.email();
    for (email, password) in [
        (reporter.as_str(), ANOTHER),
        (shut.as_str(), PASSWORD),
        ("nobody@test.example", PASSWORD),
        ("", ""),
    ] {
        let outcome = world.app.sign_in(email, password, OFFICE).await;
        assert_eq!(wrong(outcome), WrongInput::WrongCredentials, "{email}");
    }
}

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test]
async fn failures_make_one_wait_from_that_address_and_not_from_another(#[case] engine: Engine) {
    let world = World::on(engine).await;
    let email = Who::Director.email();
    let attempt = async |password: &str, from| world.app.sign_in(&email, password, from).await;
    for _ in 0..5 {
        let outcome = attempt(ANOTHER, OFFICE).await;
        assert_eq!(wrong(outcome), WrongInput::WrongCredentials);
    }
    let now = world.app.now();
    let after = |seconds| WrongInput::TooManyAttempts {
        retry_at: now.checked_add(SignedDuration::from_secs(seconds)).unwrap(),
    };
    assert_eq!(wrong(attempt(PASSWORD, OFFICE).await), after(2));
    assert_eq!(
        wrong(attempt(PASSWORD, OFFICE).await),
        after(2),
        "asking again does not make the wait longer"
    );
    assert!(attempt(PASSWORD, HOME).await.is_ok());

    world.clock.advance(SignedDuration::from_secs(2));
    let outcome = attempt(ANOTHER, OFFICE).await;
    assert_eq!(wrong(outcome), WrongInput::WrongCredentials);
    assert_eq!(wrong(attempt(PASSWORD, OFFICE).await), after(2 + 4));
    world.clock.advance(SignedDuration::from_secs(4));
    assert!(attempt(PASSWORD, OFFICE).await.is_ok());
    let outcome = attempt(ANOTHER, OFFICE).await;
    assert_eq!(
        wrong(outcome),
        WrongInput::WrongCredentials,
        "success forgets the failures"
    );
}

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test]
async fn attempts_made_at_once_wait_like_attempts_in_a_row(#[case] engine: Engine) {
    let world = World::on(engine).await;
    let mut attempts = JoinSet::new();
    for _ in 0..20 {
        let app = world.app.clone();
        attempts.spawn(async move {
            let email = Who::Director.email();
            wrong(app.sign_in(&email, ANOTHER, OFFICE).await)
        });
    }
    let outcomes = attempts.join_all().await;
    let heard = outcomes
        .iter()
        .filter(|outcome| **outcome == WrongInput::WrongCredentials);
    assert_eq!(heard.count(), 5);
}

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test]
async fn a_session_ends_by_rest_by_age_and_by_signing_out(#[case] engine: Engine) {
    let world = World::on(engine).await;
    let lengths = world.app.config().sessions.clone();
    let moment = SignedDuration::from_secs(1);
    let (resting, _) = signed_in(&world, Who::Reporter, PASSWORD).await;
    world.clock.advance(lengths.idle - moment);
    assert!(alive(&world, &resting).await, "used just in time");
    world.clock.advance(lengths.idle - moment);
    assert!(alive(&world, &resting).await, "use makes it last");
    world.clock.advance(lengths.idle);
    assert!(!alive(&world, &resting).await);

    let (busy, session) = signed_in(&world, Who::Reporter, PASSWORD).await;
    let began = world.app.now();
    assert_eq!(session.expires_at, began + lengths.idle);
    let step = lengths.idle - moment;
    while world.app.now() + step < began + lengths.absolute {
        world.clock.advance(step);
        assert!(alive(&world, &busy).await);
    }
    world.clock.set(began + lengths.absolute);
    assert!(!alive(&world, &busy).await, "however busy");
    assert!(world.app.tidy().await.unwrap().sessions >= 2);

    let (left, _) = signed_in(&world, Who::Reporter, PASSWORD).await;
    let (kept, _) = signed_in(&world, Who::Reporter, PASSWORD).await;
    world.app.sign_out(&left).await.unwrap();
    assert!(!alive(&world, &left).await);
    assert!(alive(&world, &kept).await, "each device for itself");
    assert!(!alive(&world, &Secret::draw()).await);
}

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test]
async fn a_token_ends_by_its_date_by_revocation_and_with_its_account(#[case] engine: Engine) {
    let world = World::on(engine).await;
    let email = Who::Reporter.email();
    let works = async |token: &Secret| world.app.bearer(token).await.unwrap().is_some();
    let hour = SignedDuration::from_hours(1);
    let end = world.app.now() + hour;
    let short = world.app.issue_token(&email, "court", Some(end)).await;
    let short = short.unwrap();
    let long = world.app.issue_token(&email, "long", None).await.unwrap();
    let other = world.app.issue_token(&email, "autre", None).await.unwrap();
    assert!(works(&short).await && works(&long).await && works(&other).await);
    world.clock.advance(hour);
    assert!(!works(&short).await);
    assert_eq!(world.app.revoke_token(&email, "long").await.unwrap(), 1);
    assert_eq!(world.app.revoke_token(&email, "long").await.unwrap(), 0);
    assert!(!works(&long).await);
    assert!(works(&other).await);
    let (session, _) = signed_in(&world, Who::Reporter, PASSWORD).await;
    world.app.disable(&email).await.unwrap();
    assert!(!works(&other).await);
    assert!(!alive(&world, &session).await);
    assert!(!works(&session).await, "a cookie is no token");
}

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test]
async fn decl_4_an_invitation_lets_in_once_and_for_a_while(#[case] engine: Engine) {
    let world = World::on(engine).await;
    let email = "cadre@valmont.example";
    let designate = async |email: &str, role| {
        let director = world.actor(Who::Director);
        let person = newcomer(email);
        world
            .app
            .designate(director, world.hospital.id, person, role)
            .await
    };
    designate(email, FacilityRole::Reporter).await.unwrap();
    let first = links_to(&world, email).await.remove(0);
    designate(email, FacilityRole::SecurityOfficer)
        .await
        .unwrap();
    let second = links_to(&world, email).await.remove(0);
    let outcome = world.app.invitation(&first).await;
    assert_eq!(
        wrong(outcome),
        WrongInput::InvitationInvalid,
        "the latest alone works"
    );
    let invitation = world.app.invitation(&second).await.unwrap();
    assert_eq!(invitation.person.email, email);
    assert_eq!(invitation.facilities, std::slice::from_ref(&world.hospital));

    for weak in ["trop court", "motdepasse123456"] {
        let outcome = world.app.accept_invitation(&second, weak).await;
        assert!(matches!(
            wrong(outcome),
            WrongInput::PasswordTooShort | WrongInput::PasswordTooCommon
        ));
    }
    let (one, two) = tokio::join!(
        world.app.accept_invitation(&second, ANOTHER),
        world.app.accept_invitation(&second, PASSWORD),
    );
    let entered = [one, two].into_iter().filter(Result::is_ok).count();
    assert_eq!(entered, 1, "of two at once, one comes in");
    let outcome = world.app.accept_invitation(&second, ANOTHER).await;
    assert_eq!(wrong(outcome), WrongInput::InvitationInvalid);

    let late = "tard@valmont.example";
    designate(late, FacilityRole::Reporter).await.unwrap();
    let link = links_to(&world, late).await.remove(0);
    world.clock.advance(world.app.config().sessions.invitation);
    let outcome = world.app.invitation(&link).await;
    assert_eq!(wrong(outcome), WrongInput::InvitationInvalid);
}

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test]
async fn a_forgotten_password_is_replaced_by_mail_whoever_asks(#[case] engine: Engine) {
    let world = World::on(engine).await;
    let email = Who::Reporter.email();
    let (before, _) = signed_in(&world, Who::Reporter, PASSWORD).await;
    for asked in [email.as_str(), "nobody@test.example", "nonsense"] {
        world.app.forgot_password(asked, OFFICE).await.unwrap();
    }
    let mails = world.mails().await;
    assert_eq!(mails.len(), 1, "only somebody known is written to");
    world.app.forgot_password(&email, HOME).await.unwrap();
    let link = links_to(&world, &email).await.remove(0);
    world.app.accept_invitation(&link, ANOTHER).await.unwrap();
    assert!(!alive(&world, &before).await, "other sessions end");
    let outcome = world.app.sign_in(&email, PASSWORD, OFFICE).await;
    assert_eq!(wrong(outcome), WrongInput::WrongCredentials);
    signed_in(&world, Who::Reporter, ANOTHER).await;

    for _ in 0..30 {
        world.app.forgot_password(&email, OFFICE).await.unwrap();
    }
    let flood = links_to(&world, &email).await.len();
    assert!(flood <= 20, "{flood} mails from one address");
    world.clock.advance(SignedDuration::from_hours(25));
    world.app.tidy().await.unwrap();
    world.app.forgot_password(&email, OFFICE).await.unwrap();
    let mails = world.mails().await;
    let new = mails.iter().filter(|mail| mail.date == world.app.now());
    assert_eq!(new.count(), 1, "the next day");
}

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test]
async fn changing_ones_password_ends_other_sessions_and_links(#[case] engine: Engine) {
    let world = World::on(engine).await;
    let email = Who::Reporter.email();
    let (elsewhere, _) = signed_in(&world, Who::Reporter, PASSWORD).await;
    let (here, session) = signed_in(&world, Who::Reporter, PASSWORD).await;
    world.app.forgot_password(&email, HOME).await.unwrap();
    let link = links_to(&world, &email).await.remove(0);
    let change = async |old: &str, new: &str| world.app.change_password(&session, old, new).await;
    assert_eq!(
        wrong(change(ANOTHER, ANOTHER).await),
        WrongInput::WrongCredentials
    );
    assert_eq!(
        wrong(change(PASSWORD, "court").await),
        WrongInput::PasswordTooShort
    );
    assert!(alive(&world, &elsewhere).await, "nothing was changed");
    change(PASSWORD, ANOTHER).await.unwrap();
    assert!(alive(&world, &here).await);
    assert!(!alive(&world, &elsewhere).await);
    assert_eq!(
        wrong(world.app.invitation(&link).await),
        WrongInput::InvitationInvalid
    );
    for _ in 0..5 {
        let outcome = change(PASSWORD, PASSWORD).await;
        assert_eq!(wrong(outcome), WrongInput::WrongCredentials);
    }
    assert!(
        matches!(
            wrong(change(ANOTHER, PASSWORD).await),
            WrongInput::TooManyAttempts { .. }
        ),
        "whoever holds a session does not guess the password at will"
    );
}

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test]
async fn decl_4_the_director_alone_designates_and_takes_back_on_record(#[case] engine: Engine) {
    let world = World::on(engine).await;
    let hospital = world.hospital.id;
    let email = "cadre@valmont.example";
    let designate = async |who: Who, role| {
        let actor = world.actor(who);
        world
            .app
            .designate(actor, hospital, newcomer(email), role)
            .await
    };
    for who in Who::ALL.into_iter().filter(|who| *who != Who::Director) {
        let outcome = designate(who, FacilityRole::Reporter).await;
        assert!(matches!(
            refused(outcome),
            Refusal {
                reason: Reason::NotYourRole,
                ..
            }
        ));
    }
    let outcome = designate(Who::Director, FacilityRole::Director).await;
    assert_eq!(
        refused(outcome),
        Refusal::new(Rule::Decl8, Reason::NotYourRole),
        "a director is confirmed by the CERT"
    );
    designate(Who::Director, FacilityRole::Reporter)
        .await
        .unwrap();
    let outcome = designate(Who::Director, FacilityRole::Reporter).await;
    assert_eq!(refused(outcome).reason, Reason::AlreadyDone);

    let link = links_to(&world, email).await.remove(0);
    let (session, entered) = world.app.accept_invitation(&link, ANOTHER).await.unwrap();
    let role = FacilityRole::Reporter;
    let standing = Standing::Facilities([(hospital, role)].into());
    assert_eq!(entered.actor.standing, standing);

    let grant = grant_of(&world, email).await;
    let take_back = async |actor: &Actor| world.app.undesignate(actor, grant).await;
    for who in [Who::Neighbour, Who::Ars] {
        assert!(take_back(world.actor(who)).await.is_err(), "{who:?}");
    }
    assert!(matches!(
        take_back(world.actor(Who::Neighbour)).await,
        Err(AppError::NotFound)
    ));
    assert_eq!(
        refused(take_back(&entered.actor).await).reason,
        Reason::NotYourRole
    );
    let director = world.actor(Who::Director);
    take_back(director).await.unwrap();
    assert_eq!(
        refused(take_back(director).await).reason,
        Reason::AlreadyDone
    );
    let session = world.app.session(&session).await.unwrap().unwrap();
    assert_eq!(session.actor.standing, Standing::Stranger, "at once");
    let own = grant_of(&world, &Who::Director.email()).await;
    let outcome = world.app.undesignate(director, own).await;
    assert_eq!(refused(outcome).rule, Rule::Decl8);

    let story = recorded::<GrantAct>(&world, SubjectKind::Grant, grant.0).await;
    let author = director.author(hospital);
    let given = GrantAct::Given {
        person: entered.actor.pseudonym,
        right: Right::Facility {
            facility: hospital,
            role,
        },
        until: None,
    };
    assert_eq!(
        story,
        [(author.clone(), given), (author, GrantAct::Ended)],
        "KEEP-1"
    );
}

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test]
async fn decl_8_the_cert_confirms_a_director_after_a_call_back_on_record(#[case] engine: Engine) {
    let world = World::on(engine).await;
    let home = world.nursing_home.id;
    let email = "direction@tilleuls.example";
    let confirm = async |who: Who, note: &str| {
        let actor = world.actor(who);
        world
            .app
            .confirm_director(actor, home, newcomer(email), note)
            .await
    };
    let note = "Rappel au standard, numéro du répertoire.";
    for who in [Who::Director, Who::Neighbour, Who::OtherArs, Who::Hfds] {
        let outcome = confirm(who, note).await;
        assert_eq!(refused(outcome).reason, Reason::NotYourRole, "{who:?}");
    }
    let outcome = confirm(Who::Analyst, " \n").await;
    assert_eq!(wrong(outcome), WrongInput::NoteMissing);
    assert!(links_to(&world, email).await.is_empty());
    confirm(Who::Analyst, note).await.unwrap();
    assert_eq!(links_to(&world, email).await.len(), 1);

    let story = recorded::<FacilityAct>(&world, SubjectKind::Facility, home.0).await;
    let [(author, FacilityAct::DirectorConfirmed { note: kept, .. })] = &story[..] else {
        panic!("{story:?}")
    };
    assert_eq!(*author, world.actor(Who::Analyst).author(home));
    assert_eq!(kept.known().map(String::as_str), Some(note));
    let grant = grant_of(&world, email).await;
    let rights = recorded::<GrantAct>(&world, SubjectKind::Grant, grant.0).await;
    assert_eq!(rights.len(), 1);

    let unknown = world.app.confirm_director(
        world.actor(Who::Analyst),
        process::ids::FacilityId(uuid::Uuid::nil()),
        newcomer("x@y.example"),
        note,
    );
    assert!(matches!(unknown.await, Err(AppError::NotFound)));
    assert!(
        world
            .app
            .accounts()
            .await
            .unwrap()
            .iter()
            .all(|account| account.email != "x@y.example"),
        "nothing is half done"
    );
}

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test]
async fn nobody_acts_for_two_bodies_however_the_rights_come(#[case] engine: Engine) {
    let world = World::on(engine).await;
    let director = world.actor(Who::Director);
    let agent = newcomer(&Who::Analyst.email());
    let outcome = world
        .app
        .designate(director, world.hospital.id, agent, FacilityRole::Reporter)
        .await;
    assert_eq!(wrong(outcome), WrongInput::TwoBodies);

    let mut givings = JoinSet::new();
    for role in [StaffRole::Hfds, StaffRole::Dgs, StaffRole::Ansm] {
        let app = world.app.clone();
        givings.spawn(async move {
            let person = newcomer("agent@sante.example");
            app.grant(person, Right::Staff { role }, None, None).await
        });
    }
    let outcomes = givings.join_all().await;
    let (given, not): (Vec<_>, Vec<_>) = outcomes.into_iter().partition(Result::is_ok);
    assert_eq!((given.len(), not.len()), (1, 2));
    for outcome in not {
        assert_eq!(wrong(outcome), WrongInput::TwoBodies);
    }
}

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test]
async fn a_right_ends_on_its_date_and_what_it_opened_closes(#[case] engine: Engine) {
    let world = World::on(engine).await;
    let case = world.declares(Who::Reporter, "Panne.").await.reference;
    let day = SignedDuration::from_hours(24);
    let until = world.app.now() + day;
    let email = "renfort@sante.example";
    let right = Right::Staff {
        role: StaffRole::Cert {
            role: process::access::CertRole::Analyst,
        },
    };
    let person = newcomer(email);
    world
        .app
        .grant(person, right, Some(until), Some(PASSWORD))
        .await
        .unwrap();
    let mails = world.mails().await;
    assert!(
        mails.iter().all(|mail| mail.to != email),
        "who has a password needs no invitation"
    );
    let token = world.app.issue_token(email, "test", None).await.unwrap();
    let actor = async || world.app.bearer(&token).await.unwrap().unwrap().actor;
    assert!(world.app.case(&actor().await, case).await.is_ok());
    world.clock.advance(day);
    let actor = actor().await;
    assert_eq!(actor.standing, Standing::Stranger);
    let outcome = world.app.case(&actor, case).await;
    assert!(matches!(outcome, Err(AppError::NotFound)));
    let outcome = world.app.end_grant(grant_of(&world, email).await).await;
    assert_eq!(refused(outcome).reason, Reason::AlreadyDone);
}

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test]
async fn errors_say_nothing_of_what_people_wrote(#[case] engine: Engine) {
    let world = World::on(engine).await;
    let outcome = world.app.issue_token("secret@valmont.example", "x", None);
    let error = outcome.await.unwrap_err();
    assert!(!error.to_string().contains("valmont"), "{error}");
    let secret = Secret::presented("mot-secret");
    assert!(!format!("{secret:?}").contains("mot-secret"));
}
