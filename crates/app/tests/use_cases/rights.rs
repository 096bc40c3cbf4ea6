//! Rights: who gives them, how people enter, when they end (DECL-4, DECL-8).

use app::{
    AppError, WrongInput,
    people::{Confirmation, NewToken, Parting, Term},
};
use jiff::SignedDuration;
use process::{
    access::{Actor, FacilityRole, Right, StaffRole, Standing},
    act::{Act, Author, Private, Subject, SubjectKind},
    facility::acts::{EndCause, FacilityAct, GrantAct},
    ids::GrantId,
    refusal::{Reason, Refusal, Rule},
    rights::Intent,
};
use rstest::rstest;
use testkit::{
    database::Engine,
    world::{PASSWORD, Who, World},
};
use tokio::task::JoinSet;

use crate::{
    outcomes::{refused, wrong},
    visitors::{ANOTHER, OFFICE, links_to, newcomer},
};

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

/// Gives a role in the hospital.
async fn designated(
    world: &World,
    by: &Actor,
    email: &str,
    role: FacilityRole,
) -> Result<(), AppError> {
    let right = Right::Facility {
        facility: world.hospital.id,
        role,
    };
    world
        .app
        .give_right(by, newcomer(email), right, Term::default())
        .await
}

/// Without a reason, and without a word on who is left.
fn plainly() -> Parting {
    Parting {
        reason: String::new(),
        intent: Intent::Unwarned,
    }
}

fn noted(note: &str) -> Confirmation {
    Confirmation {
        note: note.to_owned(),
        ..Confirmation::default()
    }
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
async fn decl_4_an_invitation_lets_in_once_and_for_a_while(#[case] engine: Engine) {
    let world = World::on(engine).await;
    let email = "cadre@valmont.example";
    let designate = async |email: &str, role| {
        let director = world.actor(Who::Director);
        designated(&world, director, email, role).await
    };
    designate(email, FacilityRole::Reporter).await.unwrap();
    let first = links_to(&world, email).await.remove(0);
    designate(email, FacilityRole::SecurityOfficer)
        .await
        .unwrap();
    let second = links_to(&world, email).await.remove(0);
    let outcome = world.app.invitation(&first, &OFFICE.into()).await;
    assert_eq!(
        wrong(outcome),
        WrongInput::InvitationInvalid,
        "the latest alone works"
    );
    let invitation = world.app.invitation(&second, &OFFICE.into()).await.unwrap();
    assert_eq!(invitation.person.email, email);
    assert_eq!(invitation.facilities, std::slice::from_ref(&world.hospital));

    for weak in ["trop court", "motdepasse123456"] {
        let outcome = world
            .app
            .accept_invitation(&second, weak, &OFFICE.into())
            .await;
        assert!(matches!(
            wrong(outcome),
            WrongInput::PasswordTooShort | WrongInput::PasswordTooCommon
        ));
    }
    let office = OFFICE.into();
    let (one, two) = tokio::join!(
        world.app.accept_invitation(&second, ANOTHER, &office),
        world.app.accept_invitation(&second, PASSWORD, &office),
    );
    let entered = [one, two].into_iter().filter(Result::is_ok).count();
    assert_eq!(entered, 1, "of two at once, one comes in");
    let outcome = world
        .app
        .accept_invitation(&second, ANOTHER, &OFFICE.into())
        .await;
    assert_eq!(wrong(outcome), WrongInput::InvitationInvalid);

    let late = "tard@valmont.example";
    designate(late, FacilityRole::Reporter).await.unwrap();
    let link = links_to(&world, late).await.remove(0);
    world.clock.advance(world.app.config().sessions.invitation);
    let outcome = world.app.invitation(&link, &OFFICE.into()).await;
    assert_eq!(wrong(outcome), WrongInput::InvitationInvalid);
}

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test]
async fn decl_4_the_director_alone_designates_and_takes_back_on_record(#[case] engine: Engine) {
    let world = World::on(engine).await;
    let hospital = world.hospital.id;
    let email = "cadre@valmont.example";
    let designate = async |who: Who, role| designated(&world, world.actor(who), email, role).await;
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
    let (session, entered) = world
        .app
        .accept_invitation(&link, ANOTHER, &OFFICE.into())
        .await
        .unwrap()
        .session()
        .unwrap();
    let role = FacilityRole::Reporter;
    let standing = Standing::Facilities([(hospital, role)].into());
    assert_eq!(entered.actor.standing, standing);

    let grant = grant_of(&world, email).await;
    let take_back = async |actor: &Actor| world.app.end_right(actor, grant, plainly()).await;
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
    let outcome = world.app.end_right(director, own, plainly()).await;
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
        reason: Private::Known(String::new()),
    };
    let ended = GrantAct::Ended {
        cause: EndCause::TakenBack,
        reason: Private::Known(String::new()),
    };
    assert_eq!(story, [(author.clone(), given), (author, ended)], "KEEP-1");
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
            .confirm_director(actor, home, newcomer(email), noted(note))
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
        noted(note),
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
    let right = Right::Facility {
        facility: world.hospital.id,
        role: FacilityRole::Reporter,
    };
    let outcome = world
        .app
        .give_right(director, agent, right, Term::default())
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
    let token = world
        .app
        .issue_token(email, NewToken::whole("test"))
        .await
        .unwrap();
    let actor = async || world.app.bearer(&token).await.unwrap().unwrap().actor;
    assert!(world.app.case(&actor().await, case).await.is_ok());
    world.clock.advance(day);
    let actor = actor().await;
    assert_eq!(actor.standing, Standing::Stranger);
    let outcome = world.app.case(&actor, case).await;
    assert!(matches!(outcome, Err(AppError::NotFound)));
    let outcome = world
        .app
        .end_grant(grant_of(&world, email).await, plainly())
        .await;
    assert_eq!(refused(outcome).reason, Reason::AlreadyDone);
}
