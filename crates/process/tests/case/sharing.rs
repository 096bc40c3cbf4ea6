//! Extracts for publishers, hosts and operators (QUAL-5, QUAL-3).

use process::{
    access::{Actor, may_read, may_see},
    act::Act,
    case::CaseAct,
    declaration::facts::{Answer, Facts, FieldKey, Several},
    notices::Template,
    refusal::{Reason, Rule},
    sharing::{ContactRole, ExtractShared, ExtractState, Naming, SharedFinding, Sharing},
    words::{Class, Finding, MilitaryNotice, RegulatedProduct, SupportChoice},
};
use rstest::rstest;

use crate::story::*;

fn shared(story: &Story, number: u32) -> ExtractShared {
    story.case.extracts[&number].shared.clone()
}

fn stated() -> Facts {
    Facts {
        description: "Le serveur d'images ne répond plus.".into(),
        product: "Medialine".into(),
        technical_name: "Camille Exemple".into(),
        ..Facts::default()
    }
}

#[test]
fn qual_5_an_extract_holds_what_was_chosen_and_nothing_else() {
    let mut story = Scene::new().stating(stated()).declares();
    story.as_cert().does(share(sharing()));
    let text_alone = shared(&story, 1);
    assert_eq!(text_alone.facts.value, Facts::default());
    assert_eq!(text_alone.content.value.facility, "");
    assert!(text_alone.content.value.traces.is_empty());

    story.as_cert().does(share(Sharing {
        facility: Naming::Named,
        facts: [FieldKey::Product].into(),
        traces: ["203.0.113.7".to_owned()].into(),
        findings: [SharedFinding::Perimeter].into(),
        ..sharing()
    }));
    let chosen = shared(&story, 2);
    let given: Vec<FieldKey> = chosen.facts.value.given().collect();
    assert_eq!(given, [FieldKey::Product]);
    let content = &chosen.content.value;
    assert_eq!(content.facility, story.facility.name);
    assert_eq!(content.perimeter, "Le serveur d'applications.");
    assert_eq!(content.nature, None);
    assert_eq!(content.analysis, "");
}

#[test]
fn qual_5_an_extract_never_changes_when_its_case_does() {
    let mut story = Scene::new().stating(stated()).declares();
    let with_product = || Sharing {
        facts: [FieldKey::Product].into(),
        ..sharing()
    };
    story.as_cert().does(share(with_product()));
    let before = shared(&story, 1);
    story.as_reporter().does(supplement(Facts {
        product: "Medialine 7".into(),
        ..Facts::default()
    }));
    assert_eq!(shared(&story, 1), before);
    story.as_cert().does(share(with_product()));
    assert_eq!(shared(&story, 2).facts.value.product, "Medialine 7".into());
}

#[test]
fn qual_5_what_is_not_in_the_case_cannot_be_shared() {
    let mut story = Scene::new().stating(stated()).declares();
    let absent = [
        Sharing {
            facts: [FieldKey::Backups].into(),
            ..sharing()
        },
        Sharing {
            traces: ["198.51.100.1".to_owned()].into(),
            ..sharing()
        },
        Sharing {
            findings: [SharedFinding::Analysis].into(),
            ..sharing()
        },
    ];
    for asked in absent {
        let refused = story.as_cert().meets_refusal(share(asked));
        assert_eq!(refused, (Rule::Qual5, Reason::NotInTheCase));
    }
    let nothing = Sharing {
        facility: Naming::Named,
        text: String::new(),
        ..sharing()
    };
    let refused = story.as_cert().meets_refusal(share(nothing));
    assert_eq!(refused, (Rule::Qual5, Reason::NothingSaid));
}

#[test]
fn qual_5_the_contact_is_named_and_can_be_written_to() {
    let mut story = Story::declared();
    let asked = [
        (
            Sharing {
                contact_name: "  ".to_owned(),
                ..sharing()
            },
            Reason::ContactMissing,
        ),
        (
            Sharing {
                email: "securite chez corvane".to_owned(),
                ..sharing()
            },
            Reason::NotAnAddress,
        ),
        (
            Sharing {
                days: Some(0),
                ..sharing()
            },
            Reason::LinkTooLong(90),
        ),
        (
            Sharing {
                days: Some(91),
                ..sharing()
            },
            Reason::LinkTooLong(90),
        ),
    ];
    for (asked, reason) in asked {
        let refused = story.as_cert().meets_refusal(share(asked));
        assert_eq!(refused, (Rule::Qual5, reason));
    }
}

#[rstest]
#[case(ContactRole::Publisher, true)]
#[case(ContactRole::Host, false)]
#[case(ContactRole::Operator, false)]
fn qual_3_the_publisher_of_what_ansm_follows_hears_from_ansm(
    #[case] role: ContactRole,
    #[case] is_ansm_s: bool,
) {
    let device = Several::of([RegulatedProduct::MedicalDevice]).unwrap();
    let facts = Facts {
        regulated_products: Answer::Known(device),
        ..stated()
    };
    let mut stating = Scene::new().stating(facts).declares();
    let mut judged = Story::qualified(Class::Serious, [Finding::PrescriptionSoftware]);
    for story in [&mut stating, &mut judged] {
        let tried = story.as_cert().tries(share(Sharing { role, ..sharing() }));
        match tried {
            Err(refusal) => {
                assert!(is_ansm_s);
                assert_eq!(refusal.rule, Rule::Qual3);
                assert_eq!(refusal.reason, Reason::FollowedByAnsm);
            }
            Ok(_) => assert!(!is_ansm_s),
        }
    }
}

#[test]
fn qual_3_a_product_said_to_be_none_of_ansm_s_does_not_stop_anybody() {
    let none = Several::of([RegulatedProduct::None]).unwrap();
    let facts = Facts {
        regulated_products: Answer::Known(none),
        ..stated()
    };
    let mut story = Scene::new().stating(facts).declares();
    story.as_cert().does(share(Sharing {
        role: ContactRole::Publisher,
        ..sharing()
    }));
}

#[test]
fn decl_7_nothing_of_a_military_case_is_shared() {
    let mut story = Scene::military(MilitaryNotice::Full).declares();
    let refused = story.as_cert().meets_refusal(share(sharing()));
    assert_eq!(refused, (Rule::Decl7, Reason::MilitaryFacility));
}

#[test]
fn supp_1_an_agency_shares_where_it_supports() {
    let mut story = Story::in_treatment();
    let refused = story.as_ars().meets_refusal(share(sharing()));
    assert_eq!(refused, (Rule::Supp1, Reason::NotYourRole));
    story.as_ars().does(decide_support(SupportChoice::TakeOver));
    let told = story.as_ars().does(share(sharing()));
    assert_eq!(
        told.get(Template::ExtractShared),
        ["cert", "facility", "reporter"]
    );
    let answered = story.contact_answers(1, "Corrigé.").unwrap();
    assert_eq!(
        answered.get(Template::ExtractAnswered),
        ["ars:ARS-53", "cert"]
    );
    for actor in [reporter(), dgs(), hfds()] {
        let refused = story.turn(actor).meets_refusal(share(sharing()));
        assert_eq!(refused, (Rule::Qual5, Reason::NotYourRole));
    }
}

#[test]
fn qual_5_the_facility_reads_what_was_shared_and_with_whom() {
    let mut story = Story::declared();
    let told = story.as_cert().does(share(sharing()));
    assert_eq!(told.get(Template::ExtractReceived), ["contact 1"]);
    assert_eq!(told.get(Template::ExtractShared), ["facility", "reporter"]);
    let Some(act) = told
        .acts
        .iter()
        .find(|act| matches!(act, CaseAct::ExtractShared(_)))
    else {
        panic!("an extract is shared");
    };
    assert!(may_read(&reporter(), act.audience()));
    assert!(!may_read(&dgs(), act.audience()));
}

#[test]
fn qual_5_the_contact_sees_nothing_of_the_case_itself() {
    let mut story = Story::declared();
    story.as_cert().does(share(sharing()));
    let contact = Actor::contact(story.case.id, 1);
    assert!(!may_see(&contact, &story.case.viewers));
    for recorded in &story.acts {
        assert!(!may_read(&contact, recorded.act.audience()));
    }
    for command in [note(), ask(), share(sharing()), end_extract(1, "Fin.")] {
        let (_, reason) = story.turn(contact.clone()).meets_refusal(command);
        assert_eq!(reason, Reason::NotYourRole);
    }
    let other = reporter();
    let answered = process::sharing::answer(&story.case, 1, "Oui.", &other, story.now);
    assert_eq!(answered.unwrap_err().reason, Reason::NotYourRole);
}

#[test]
fn qual_5_a_link_opens_a_week_unless_it_is_prolonged_or_ended_with_a_reason() {
    let mut story = Story::declared();
    story.as_cert().does(share(sharing()));
    let state = |story: &Story| story.case.extract_state(1, story.now);
    assert_eq!(state(&story), Some(ExtractState::Open));
    let shorter = story
        .as_cert()
        .meets_refusal(prolong_extract(1, 2, "Vite."));
    assert_eq!(shorter, (Rule::Qual5, Reason::TooEarly));
    let why = story.as_cert().meets_refusal(prolong_extract(1, 14, " "));
    assert_eq!(why, (Rule::Qual5, Reason::ReasonMissing));
    story.wait(jiff::SignedDuration::from_hours(24 * 7));
    assert_eq!(state(&story), Some(ExtractState::Expired));
    let late = story.contact_answers(1, "Trop tard.").unwrap_err();
    assert_eq!(late.reason, Reason::LinkOver(ExtractState::Expired));

    let told = story.as_cert().does(prolong_extract(1, 14, "Correctif."));
    assert_eq!(told.get(Template::ExtractProlonged), ["contact 1"]);
    assert_eq!(state(&story), Some(ExtractState::Open));
    story.as_cert().does(end_extract(1, "Contact parti."));
    assert_eq!(state(&story), Some(ExtractState::Ended));
    for again in [end_extract(1, "Encore."), prolong_extract(1, 60, "Retour.")] {
        let refused = story.as_cert().meets_refusal(again);
        assert_eq!(refused, (Rule::Qual5, Reason::NoSuchExtract));
    }
    let over = story.contact_answers(1, "Et moi ?").unwrap_err();
    assert_eq!(over.reason, Reason::LinkOver(ExtractState::Ended));
    let unknown = story.contact_answers(2, "Qui ?").unwrap_err();
    assert_eq!(unknown.reason, Reason::NoSuchExtract);
}

#[test]
fn close_4_the_link_of_a_closed_case_opens_nothing() {
    let mut story = Story::to_close(Class::Serious);
    story.as_cert().does(share(Sharing {
        days: Some(90),
        ..sharing()
    }));
    story.as_cert().does(closing_report());
    story.as_reporter().does(end_handling());
    story.everybody_agrees();
    story.as_cert().close();
    let answered = story.contact_answers(1, "Corrigé.").unwrap_err();
    assert_eq!(answered.reason, Reason::LinkOver(ExtractState::CaseClosed));
}

#[test]
fn qual_5_answers_are_bounded() {
    let mut story = Story::declared();
    story.as_cert().does(share(sharing()));
    for _ in 0..100 {
        story.contact_answers(1, "Suite.").unwrap();
    }
    let more = story.contact_answers(1, "Suite.").unwrap_err();
    assert_eq!(more.reason, Reason::TooManyAnswers(100));
}
