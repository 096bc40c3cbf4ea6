//! What was found of a case is remembered, and never hides what has changed
//! since (SUPP-2, KEEP-2).

use app::{App, Clock, Config, ServerSecret};
use jiff::SignedDuration;

use super::*;

/// What the analyst is shown of these cases, beside what a node that
/// remembers nothing finds.
async fn shown(world: &World, cases: &[Reference]) -> Vec<Vec<Reference>> {
    let clock = Clock::Manual(world.clock.clone());
    let secret = ServerSecret::from_bytes([7; 32]);
    let anew = App::new(world.db.clone(), Config::default(), clock, secret);
    let analyst = world.actor(Who::Analyst);
    let mut all = Vec::new();
    for case in cases {
        let remembered = alike(world, Who::Analyst, *case).await;
        let (_, sought) = anew.lookalikes(analyst, *case).await.unwrap();
        assert_eq!(open(&remembered), open(&sought), "{case}");
        let past = |found: &Lookalikes| -> Vec<Reference> {
            found.past.iter().map(|one| one.line.reference).collect()
        };
        assert_eq!(past(&remembered), past(&sought), "{case}");
        assert_eq!(remembered.set_apart, sought.set_apart, "{case}");
        all.push(open(&remembered));
    }
    all
}

async fn looked_at(world: &World) {
    while world.app.seek_lookalikes().await.unwrap() > 0 {}
}

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test]
async fn supp_2_what_is_remembered_is_what_would_be_found_anew(#[case] engine: Engine) {
    let world = World::on(engine).await;
    let [first, second, other] = three(&world).await;
    let mut cases = vec![first, second, other];
    looked_at(&world).await;
    let pairs = [vec![second], vec![first], vec![]];
    assert_eq!(shown(&world, &cases).await, pairs);
    assert_eq!(shown(&world, &cases).await, pairs, "once more");

    world.clock.advance(SignedDuration::from_mins(1));
    let words = "Le logiciel de soins ne répond plus, même hébergeur.";
    let third = failure(&world.nursing_home, words);
    let third = sent(&world, Who::Neighbour, third).await;
    cases.push(third);
    let soon = shown(&world, &cases).await;
    assert!(soon[0].contains(&third), "found before the round: {soon:?}");
    looked_at(&world).await;
    let later = shown(&world, &cases).await;
    assert_eq!(later, soon, "and after it");
    assert_eq!(shown(&world, &cases).await, later);

    let analyst = world.actor(Who::Analyst);
    let why = "Deux contrats.".to_owned();
    let done = world.app.reject_alike(analyst, first, second, why).await;
    done.unwrap();
    assert!(!shown(&world, &cases).await[0].contains(&second));
    looked_at(&world).await;
    assert!(!shown(&world, &cases).await[1].contains(&first));

    let qualify = Command::Qualify {
        class: Class::NotIncident,
        findings: [].into(),
        kinds: [].into(),
        grounds: "Maintenance annoncée.".to_owned(),
    };
    let agree = Command::Agree {
        comment: String::new(),
    };
    for command in [qualify, agree, Command::Close] {
        world.does(Who::Analyst, third, command).await.unwrap();
        looked_at(&world).await;
        shown(&world, &cases).await;
    }
    assert_eq!(open(&alike(&world, Who::Analyst, first).await), []);
}
