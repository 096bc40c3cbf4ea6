//! Texts written by one person and put in force by another (SUPP-5).

use super::*;

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test]
async fn supp_5_a_second_person_puts_a_playbook_in_force(#[case] engine: Engine) {
    let world = World::on(engine).await;
    let app = &world.app;
    let name = submitted(&world).await;
    assert_eq!(name, key("telephone-coupe"));
    let mails = world.mails().await;
    assert_eq!(mails.len(), 1);
    assert!(
        mails[0]
            .text
            .contains("/fiches-reflexes/telephone-coupe/redaction")
    );
    assert!(!mails[0].text.contains("autocommutateur"), "KEEP-3");
    assert!(matches!(
        app.playbook(&name, None, Lang::Fr).await,
        Err(AppError::NotFound)
    ));

    let own = does(&world, Who::Analyst, &name, approve(&world)).await;
    assert_eq!(refused(own).reason, Reason::SamePerson);
    let agency = app
        .act_on_playbook(world.actor(Who::Ars), &name, approve(&world), None)
        .await;
    assert_eq!(refused(agency).rule, Rule::Supp5);
    let unread = app
        .act_on_playbook(world.actor(Who::Lead), &name, approve(&world), None)
        .await;
    assert_eq!(refused(unread).reason, Reason::VersionMissing);
    for wrong in [0.days(), 4.years()] {
        let review_by = world.app.usual_review_day().saturating_sub(1.year());
        let review_by = review_by.saturating_add(wrong);
        let command = PlaybookCommand::Approve { review_by };
        let outcome = does(&world, Who::Lead, &name, command).await;
        assert_eq!(refused(outcome).reason, Reason::ReviewDayOutOfReach(3));
    }
    let waiting = |who| app.playbooks_to_approve(world.actor(who));
    assert_eq!(waiting(Who::Lead).await.unwrap(), 1);
    assert_eq!(waiting(Who::Analyst).await.unwrap(), 0);
    assert_eq!(waiting(Who::Ars).await.unwrap(), 0);
    does(&world, Who::Lead, &name, approve(&world))
        .await
        .unwrap();
    let read = app.playbook(&name, None, Lang::En).await.unwrap();
    assert_eq!(read.text.lang, Lang::Fr, "there is no text in English");
    assert_eq!(read.row.review_by, Some(in_a_year(&world)));

    let again = app.write_playbook(world.actor(Who::Lead), text()).await;
    assert_eq!(
        again.unwrap(),
        key("telephone-coupe-2"),
        "namesakes are told apart"
    );
}

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test]
async fn supp_5_whoever_wrote_in_a_text_does_not_approve_it(#[case] engine: Engine) {
    let world = World::on(engine).await;
    let app = &world.app;
    let name = submitted(&world).await;
    let seen = app
        .playbook_file(world.actor(Who::Lead), &name)
        .await
        .unwrap()
        .playbook
        .seq;
    let lead = world.actor(Who::Lead);
    app.rewrite_playbook(lead, name.clone(), text(), Some(seen))
        .await
        .unwrap();
    let late = app
        .rewrite_playbook(world.actor(Who::Analyst), name.clone(), text(), Some(seen))
        .await;
    assert!(
        matches!(refused(late).reason, Reason::ChangedSince(_)),
        "nobody's text is written over unread"
    );
    let early = does(&world, Who::Colleague, &name, approve(&world)).await;
    assert_eq!(
        refused(early).reason,
        Reason::WrongPlaybookState,
        "written anew, asked anew"
    );
    does(&world, Who::Lead, &name, PlaybookCommand::Submit)
        .await
        .unwrap();
    for hand in [Who::Lead, Who::Analyst] {
        let own = does(&world, hand, &name, approve(&world)).await;
        assert_eq!(refused(own).reason, Reason::SamePerson);
    }
    does(&world, Who::Colleague, &name, approve(&world))
        .await
        .unwrap();
}

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test]
async fn supp_5_each_version_is_kept_while_the_next_is_written(#[case] engine: Engine) {
    let world = World::on(engine).await;
    let app = &world.app;
    app.install_playbooks().await.unwrap();
    let name = key("telecom-loss");
    let analyst = world.actor(Who::Analyst);
    let seen = app
        .playbook_file(analyst, &name)
        .await
        .unwrap()
        .playbook
        .seq;
    app.rewrite_playbook(analyst, name.clone(), text(), Some(seen))
        .await
        .unwrap();
    let read = app.playbook(&name, None, Lang::Fr).await.unwrap();
    assert_eq!(read.version.number, 1, "a draft changes nothing");
    assert_eq!(
        app.install_playbooks().await.unwrap(),
        0,
        "nor does a restart"
    );
    does(&world, Who::Analyst, &name, PlaybookCommand::Submit)
        .await
        .unwrap();
    let decline = PlaybookCommand::Decline {
        reason: because("Gardez les étapes de la première."),
    };
    does(&world, Who::Lead, &name, decline).await.unwrap();
    does(&world, Who::Analyst, &name, PlaybookCommand::Submit)
        .await
        .unwrap();
    does(&world, Who::Lead, &name, approve(&world))
        .await
        .unwrap();
    let first = app.playbook(&name, Some(1), Lang::Fr).await.unwrap();
    assert_eq!(first.standing(), Standing::Replaced);
    let second = app.playbook(&name, None, Lang::Fr).await.unwrap();
    assert_eq!(second.version.number, 2);
    assert_eq!(second.text.title, "Téléphone coupé");
    assert_ne!(first.version.content, second.version.content);
    assert_eq!(
        app.install_playbooks().await.unwrap(),
        0,
        "what is local is never overwritten"
    );

    let withdraw = || PlaybookCommand::Withdraw {
        reason: because("Fondue dans une autre."),
    };
    let analyst = does(&world, Who::Analyst, &name, withdraw()).await;
    assert_eq!(refused(analyst).reason, Reason::NotYourRole);
    does(&world, Who::Lead, &name, withdraw()).await.unwrap();
    let kept = app.playbook(&name, Some(2), Lang::Fr).await.unwrap();
    assert_eq!(
        kept.standing(),
        Standing::Withdrawn,
        "still read where it was sent"
    );
    let listed = app.playbooks(Lang::Fr).await.unwrap();
    assert!(listed.iter().all(|one| one.row.key != name));
    assert_eq!(
        app.install_playbooks().await.unwrap(),
        0,
        "nor does it come back"
    );
}

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test]
async fn supp_5_a_text_given_up_leaves_what_is_in_force(#[case] engine: Engine) {
    let world = World::on(engine).await;
    let app = &world.app;
    let name = submitted(&world).await;
    let discard = || PlaybookCommand::Discard {
        reason: because("Une autre fiche le dit mieux."),
    };
    let silent = PlaybookCommand::Discard {
        reason: String::new(),
    };
    let silent = does(&world, Who::Analyst, &name, silent).await;
    assert_eq!(refused(silent).reason, Reason::ReasonMissing);
    does(&world, Who::Analyst, &name, discard()).await.unwrap();
    let rows = app.playbook_files(world.actor(Who::Lead)).await.unwrap();
    assert_eq!(rows[0].title, "Téléphone coupé");
    assert_eq!(
        (rows[0].state, rows[0].draft),
        (PlaybookState::Withdrawn, None)
    );
    let twice = does(&world, Who::Analyst, &name, discard()).await;
    assert_eq!(refused(twice).reason, Reason::WrongPlaybookState);
    assert_eq!(DraftState::ALL.len(), 2);
}

#[tokio::test]
async fn supp_5_what_is_wrong_with_a_text_is_said() {
    let world = World::on(Engine::Sqlite).await;
    let analyst = world.actor(Who::Analyst);
    let refusal = async |text| refused(world.app.write_playbook(analyst, text).await).reason;
    let causes = PlaybookText {
        causes: BTreeSet::new(),
        ..text()
    };
    assert_eq!(refusal(causes).await, Reason::CauseMissing);
    let heading = PlaybookText {
        french: FRENCH.replace("## Qui appeler", "## Qui"),
        ..text()
    };
    assert_eq!(
        refusal(heading).await,
        Reason::MisplacedText(Tongue::French, Misplaced::Heading("Qui".to_owned()))
    );
    let english = PlaybookText {
        english: "# Title\n\nWords.\n".to_owned(),
        ..text()
    };
    assert_eq!(
        refusal(english).await,
        Reason::MisplacedText(
            Tongue::English,
            Misplaced::Section(SectionKind::FirstMinutes)
        )
    );
    let long = PlaybookText {
        french: format!("{FRENCH}{}", "a".repeat(20_000)),
        ..text()
    };
    assert_eq!(refusal(long).await, Reason::TextTooLong(20_000));
    let naming = |words: &str| PlaybookText {
        french: format!("{FRENCH}- {words}\n"),
        ..text()
    };
    let case = "2026-000012".parse().unwrap();
    for words in ["Comme au dossier 2026-000012.", "Voir 2026-000012-R2."] {
        assert_eq!(refusal(naming(words)).await, Reason::CaseNamed(case));
    }
    let flaw = naming("Corriger CVE-2026-123456, le 2026-11-21.");
    assert!(world.app.write_playbook(analyst, flaw).await.is_ok());
    let agency = world
        .app
        .write_playbook(world.actor(Who::Ars), text())
        .await;
    assert_eq!(refused(agency).reason, Reason::NotYourRole);
}
