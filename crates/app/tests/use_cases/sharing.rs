//! Extracts shared with people outside, by their secret links (QUAL-5).

use app::{
    AppError,
    cases::{Looked, StoryItem},
    people::Visit,
    sharing::{ExtractLine, OpenedExtract},
};
use jiff::SignedDuration;
use process::{
    alert::Tlp,
    case::CaseAct,
    command::Command,
    declaration::facts::FieldKey,
    ids::Reference,
    notices::Urgency,
    refusal::{Reason, Refusal},
    sharing::{ContactRole, ExtractState, Naming, Sharing},
};
use rstest::rstest;
use testkit::{
    database::Engine,
    world::{Who, World},
};

const CONTACT: &str = "securite@corvane.example";

fn sharing() -> Sharing {
    Sharing {
        contact_name: "Camille Exemple".to_owned(),
        organisation: "Corvane Hébergement".to_owned(),
        email: CONTACT.to_owned(),
        role: ContactRole::Host,
        tlp: Tlp::AmberStrict,
        urgency: Urgency::Urgent,
        days: None,
        facility: Naming::Withheld,
        facts: [].into(),
        traces: [].into(),
        findings: [].into(),
        text: "Confirmez-vous la panne ?".to_owned(),
    }
}

async fn shares(world: &World, case: Reference, sharing: Sharing) {
    let command = Command::ShareExtract(Box::new(sharing));
    world.does(Who::Analyst, case, command).await.unwrap();
}

fn visit(last: u8) -> Visit {
    Visit::from(std::net::IpAddr::from([192, 0, 2, last]))
}

/// The secret of the link that the contact was sent last.
async fn secret(world: &World) -> String {
    let mails = world.mails().await;
    let to_contact = mails.iter().rev().find(|mail| mail.to == CONTACT);
    let text = &to_contact.expect("the contact is written to").text;
    let link = text
        .split_whitespace()
        .find(|word| word.contains("/partage/"));
    let secret = link.and_then(|link| link.rsplit('/').next());
    secret.expect("a link").to_owned()
}

async fn opens(
    world: &World,
    case: Reference,
    number: u32,
    secret: &str,
) -> Result<OpenedExtract, AppError> {
    let app = &world.app;
    app.open_extract(case, number, secret, &visit(1)).await
}

async fn lines(world: &World, who: Who, case: Reference) -> Vec<ExtractLine> {
    let found = world.app.extracts(world.actor(who), case).await;
    found.unwrap().1
}

fn over(answer: &Result<OpenedExtract, AppError>) -> Option<ExtractState> {
    match answer {
        Err(AppError::Refused(Refusal {
            reason: Reason::LinkOver(state),
            ..
        })) => Some(*state),
        _ => None,
    }
}

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test]
async fn qual_5_the_contact_sees_the_extract_by_its_link_and_the_facility_that_it_was_shared(
    #[case] engine: Engine,
) {
    let world = World::on(engine).await;
    let words = "Le portail appelle 203.0.113.7 toutes les minutes.";
    let case = world.declares(Who::Reporter, words).await.reference;
    let offered = world.app.shareable(world.actor(Who::Analyst), case).await;
    let traces = offered.unwrap().material.traces;
    assert!(traces.contains("203.0.113.7"));
    let chosen = Sharing {
        traces,
        facts: [FieldKey::Description].into(),
        ..sharing()
    };
    shares(&world, case, chosen).await;

    let mails = world.mails().await;
    let sent: Vec<_> = mails.iter().filter(|mail| mail.to == CONTACT).collect();
    let [mail] = sent.as_slice() else {
        panic!("one mail is expected");
    };
    for kept in [
        "Valmont",
        "203.0.113.7",
        "Confirmez-vous",
        "Camille",
        "Corvane",
    ] {
        assert!(!mail.text.contains(kept), "KEEP-3: {kept}");
        assert!(!mail.subject.contains(kept), "KEEP-3: {kept}");
    }
    assert!(mail.text.contains(&case.to_string()));
    let link = mail
        .text
        .split_whitespace()
        .find(|word| word.contains("/partage/"));
    let secret = link.and_then(|link| link.rsplit('/').next()).unwrap();

    let before = lines(&world, Who::Reporter, case).await;
    assert_eq!(before[0].openings, 0);
    let opened = opens(&world, case, 1, secret).await.unwrap();
    let shared = &opened.extract.shared;
    assert_eq!(shared.facts.value.description.as_str(), words);
    assert_eq!(shared.content.value.facility, "");
    opens(&world, case, 1, secret).await.unwrap();

    for who in [Who::Reporter, Who::Ars, Who::Lead] {
        let [line] = lines(&world, who, case).await.try_into().unwrap();
        assert_eq!(line.openings, 2, "{who:?}");
        assert_eq!(line.state, ExtractState::Open);
        let contact = &line.extract.shared.contact.value;
        assert_eq!(contact.organisation, "Corvane Hébergement");
    }
    let reads = world.app.case_reads(world.actor(Who::Director), case).await;
    let by_link = reads
        .unwrap()
        .into_iter()
        .filter(|read| read.what == Looked::Extract);
    assert_eq!(by_link.count(), 2, "KEEP-1");
    for who in [Who::OtherArs, Who::Neighbour, Who::Dgs] {
        let unseen = world.app.extracts(world.actor(who), case).await;
        assert!(matches!(unseen, Err(AppError::NotFound)), "{who:?}");
    }
}

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test]
async fn qual_5_a_link_guessed_or_of_another_extract_opens_nothing(#[case] engine: Engine) {
    let world = World::on(engine).await;
    let case = world.declares(Who::Reporter, "Panne.").await.reference;
    let other = world.declares(Who::Reporter, "Autre.").await.reference;
    shares(&world, case, sharing()).await;
    let own = secret(&world).await;
    shares(&world, case, sharing()).await;
    let second = secret(&world).await;
    shares(&world, other, sharing()).await;
    assert_ne!(own, second);
    let unknown: Reference = "2026-999999".parse().unwrap();
    for (case, number, secret) in [
        (case, 1, ""),
        (case, 1, "0123456789abcdef0123456789abcdef01234567"),
        (case, 1, second.as_str()),
        (case, 2, own.as_str()),
        (case, 3, own.as_str()),
        (other, 1, own.as_str()),
        (unknown, 1, own.as_str()),
    ] {
        let opened = opens(&world, case, number, secret).await;
        assert!(matches!(opened, Err(AppError::NotFound)), "{case} {number}");
        let answered = world
            .app
            .answer_extract(case, number, secret, "Moi.".to_owned(), &visit(1))
            .await;
        assert!(matches!(answered, Err(AppError::NotFound)));
    }
    // Whoever tries on is slowed down; the holder, elsewhere, is not.
    let mut waits = false;
    for _ in 0..120 {
        let tried = opens(&world, case, 1, "guess").await;
        waits |= matches!(tried, Err(AppError::Wrong(_)));
    }
    assert!(waits);
    let app = &world.app;
    app.open_extract(case, 1, &own, &visit(2)).await.unwrap();
    assert_eq!(lines(&world, Who::Analyst, case).await[1].openings, 1);
}

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test]
async fn qual_5_an_expired_or_ended_link_opens_nothing(#[case] engine: Engine) {
    let world = World::on(engine).await;
    let case = world.declares(Who::Reporter, "Panne.").await.reference;
    shares(&world, case, sharing()).await;
    let secret = secret(&world).await;
    world.clock.advance(SignedDuration::from_hours(24 * 7));
    let late = opens(&world, case, 1, &secret).await;
    assert_eq!(over(&late), Some(ExtractState::Expired));

    let prolong = Command::ProlongExtract {
        extract: 1,
        days: 14,
        reason: "Correctif attendu.".to_owned(),
    };
    world.does(Who::Analyst, case, prolong).await.unwrap();
    assert_eq!(
        self::secret(&world).await,
        secret,
        "the link stays the same"
    );
    opens(&world, case, 1, &secret).await.unwrap();
    let end = Command::EndExtract {
        extract: 1,
        reason: "Contact parti.".to_owned(),
    };
    world.does(Who::Analyst, case, end).await.unwrap();
    let ended = opens(&world, case, 1, &secret).await;
    assert_eq!(over(&ended), Some(ExtractState::Ended));
    let answered = world
        .app
        .answer_extract(case, 1, &secret, "Corrigé.".to_owned(), &visit(1))
        .await;
    assert!(matches!(answered, Err(AppError::Refused(_))));
}

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test]
async fn qual_5_the_contact_s_answer_stands_in_the_thread_under_their_name(#[case] engine: Engine) {
    let world = World::on(engine).await;
    let case = world.declares(Who::Reporter, "Panne.").await.reference;
    shares(&world, case, sharing()).await;
    let secret = secret(&world).await;
    let app = &world.app;
    let nothing = app
        .answer_extract(case, 1, &secret, "  ".to_owned(), &visit(1))
        .await;
    assert!(matches!(nothing, Err(AppError::Refused(refusal))
        if refusal.reason == Reason::TextMissing));
    app.answer_extract(case, 1, &secret, "Corrigé.".to_owned(), &visit(1))
        .await
        .unwrap();
    let told = world.mails().await;
    assert!(told.iter().any(|mail| mail.to == "cert@sante.example"));

    for who in [Who::Analyst, Who::Reporter, Who::Ars] {
        let view = world.sees(who, case).await.unwrap();
        let answer = |item: &&StoryItem| {
            matches!(
                item.recorded.act,
                CaseAct::ExtractAnswered { extract: 1, .. }
            )
        };
        let found = view.story.iter().find(answer).unwrap();
        assert_eq!(found.author.name.as_deref(), Some("Camille Exemple"));
        let organisation = found.author.function.as_deref();
        assert_eq!(organisation, Some("Corvane Hébergement"));
    }
    let opened = opens(&world, case, 1, &secret).await.unwrap();
    assert_eq!(opened.replies[0].text.as_deref(), Some("Corrigé."));
    let mut waits = false;
    for _ in 0..40 {
        let more = app
            .answer_extract(case, 1, &secret, "Suite.".to_owned(), &visit(1))
            .await;
        waits |= matches!(more, Err(AppError::Wrong(_)));
    }
    assert!(
        waits,
        "answers are counted as reports without an account are"
    );
}

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test]
async fn qual_5_a_preview_shares_nothing(#[case] engine: Engine) {
    let world = World::on(engine).await;
    let case = world.declares(Who::Reporter, "Panne.").await.reference;
    let preview = world
        .app
        .preview_extract(world.actor(Who::Analyst), case, &sharing())
        .await
        .unwrap();
    assert_eq!(preview.content.value.text, "Confirmez-vous la panne ?");
    assert!(lines(&world, Who::Analyst, case).await.is_empty());
    let refused = world
        .app
        .preview_extract(world.actor(Who::Reporter), case, &sharing())
        .await;
    assert!(matches!(refused, Err(AppError::Refused(_))));
}
