//! Messages of the thread and their audiences (QUAL-5).

use process::{
    access::{Actor, Audience, Body},
    command::Command,
    decide::LONGEST_TEXT,
    notices::Template,
    refusal::{Reason, Rule},
    words::{Class, Finding},
};
use rstest::rstest;

use crate::story::*;

fn ars_53() -> Body {
    "ars:ARS-53".parse().unwrap()
}

fn story() -> Story {
    let mut story = Scene::new().touching([site_in(2, "44")]).declares();
    story
        .as_cert()
        .qualify(Class::Serious, [Finding::SanitaryImpact]);
    story
}

#[rstest]
#[case::parties(Audience::Parties, &["ars:ARS-53", "facility", "reporter"])]
#[case::everybody(Audience::All, &["ars:ARS-52", "ars:ARS-53", "dgs", "facility", "hfds", "reporter"])]
#[case::authorities(Audience::Authorities, &["ars:ARS-52", "ars:ARS-53", "dgs", "hfds"])]
#[case::one_body(Audience::Body(Body::Dgs), &["dgs"])]
#[case::the_cert_itself(Audience::Cert, &[])]
fn qual_5_a_message_of_the_cert_is_announced_to_those_it_is_for(
    #[case] to: Audience,
    #[case] told: &[&str],
) {
    let mut story = story();
    let events = story.as_cert().does(message(to));
    assert_eq!(events.get(Template::MessageReceived), told);
    for actor in everybody() {
        let reads = story.read_by(&actor).contains(&"messaged".to_owned());
        if let Some(body) = actor.body().map(|body| body.to_string())
            && told.contains(&body.as_str())
            && story.is_seen_by(&actor)
        {
            assert!(reads, "{body} is told of what it reads");
        }
    }
}

#[test]
fn qual_5_hfds_hears_what_the_parties_write_where_it_is_one_of_them() {
    let mut story = Story::qualified(Class::Significant, []);
    let events = story.as_cert().does(message(Audience::Parties));
    assert!(
        events
            .get(Template::MessageReceived)
            .contains(&"hfds".into())
    );
}

#[rstest]
#[case(reporter())]
#[case(director())]
#[case(security_officer())]
fn qual_5_the_facility_writes_to_the_parties_or_to_all(#[case] actor: Actor) {
    let mut story = story();
    let events = story.turn(actor.clone()).does(message(Audience::Parties));
    let mut told = vec!["ars:ARS-53", "cert", "reporter"];
    told.retain(|name| *name != "reporter" || actor != reporter());
    assert_eq!(
        events.get(Template::MessageReceived),
        told,
        "nobody hears of what they wrote themselves"
    );
    story.turn(actor.clone()).does(message(Audience::All));
    for to in [
        Audience::Cert,
        Audience::Authorities,
        Audience::Body(Body::Hfds),
    ] {
        assert_eq!(
            story.turn(actor.clone()).meets_refusal(message(to)),
            (Rule::Qual5, Reason::NotYourCase)
        );
    }
}

#[test]
fn qual_5_an_authority_writes_to_the_cert_apart_and_to_no_other_body() {
    let mut story = story();
    let events = story.as_ars().does(message(Audience::Body(ars_53())));
    assert_eq!(events.get(Template::MessageReceived), ["cert"]);
    for other in [Body::Dgs, Body::Hfds, "ars:ARS-52".parse().unwrap()] {
        assert_eq!(
            story.as_ars().meets_refusal(message(Audience::Body(other))),
            (Rule::Qual5, Reason::NotYourCase)
        );
    }
    assert!(!story.read_by(&ars("ARS-52")).contains(&"messaged".into()));
    assert!(story.read_by(&analyst()).contains(&"messaged".into()));
}

#[test]
fn qual_5_dgs_takes_part_among_the_authorities_and_not_among_the_parties() {
    let mut story = story();
    story.as_dgs().does(message(Audience::Authorities));
    assert_eq!(
        story.as_dgs().meets_refusal(message(Audience::Parties)),
        (Rule::Qual5, Reason::NotYourCase)
    );
}

#[test]
fn qual_5_nobody_is_written_to_who_could_not_read_it() {
    let mut story = story();
    assert_eq!(
        story
            .as_cert()
            .meets_refusal(message(Audience::Body(Body::Anssi))),
        (Rule::Qual5, Reason::BodyNotTold(Body::Anssi))
    );
}

#[test]
fn keep_1_a_message_is_kept_as_written_and_bounded() {
    let mut story = story();
    let write = |text: String| Command::Message {
        to: Audience::All,
        text,
    };
    for empty in ["", " \n "] {
        assert_eq!(
            story.as_reporter().meets_refusal(write(empty.into())),
            (Rule::Qual5, Reason::TextMissing)
        );
    }
    let longest = "é".repeat(LONGEST_TEXT);
    assert_eq!(
        story
            .as_reporter()
            .meets_refusal(write(format!("{longest}x"))),
        (Rule::Qual5, Reason::TextTooLong(LONGEST_TEXT))
    );
    let events = story.as_reporter().does(write(longest.clone()));
    let process::case::CaseAct::Messaged { text, .. } = &events.acts[0] else {
        panic!("a message")
    };
    assert_eq!(text.known(), Some(&longest));
}
