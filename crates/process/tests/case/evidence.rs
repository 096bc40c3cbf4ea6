//! Evidence and its chain of custody (KEEP-1, QUAL-5, CLOSE-4).

use process::{
    access::{Actor, Audience, Body},
    act::{Private, Recorded},
    case::{Case, CaseAct},
    command::Command,
    evidence::{
        CopyForm, CustodyStep, Hazard, Offer, Pending, Received, copy, hand_out, may_send, receive,
        rekey,
    },
    notices::Template,
    refusal::{Reason, Refusal, Rule},
    settings::{EvidenceLimits, Share},
    words::{Class, Finding},
};
use rstest::rstest;

use crate::story::*;

fn refused<T: std::fmt::Debug>(outcome: Result<T, Refusal>) -> (Rule, Reason) {
    let refusal = outcome.unwrap_err();
    (refusal.rule, refusal.reason)
}

/// What this reader knows of the pieces.
fn pieces_known_to(story: &Story, actor: &Actor) -> usize {
    let acts: Vec<Recorded<CaseAct>> = story
        .acts
        .iter()
        .filter(|recorded| {
            process::access::may_read(actor, process::act::Act::audience(&recorded.act))
        })
        .cloned()
        .collect();
    let case = Case::from_readable_acts(story.case.id, &acts).unwrap();
    case.evidence.len()
}

#[test]
fn keep_1_a_piece_has_a_chain_of_custody_from_its_reception_to_its_destruction() {
    let mut story = Story::in_treatment();
    story.as_reporter().sends(1, Audience::Parties).unwrap();
    story.as_cert().copies(1, "Analyse.").unwrap();
    story.as_cert().does(transfer(1));
    story.as_cert_lead().does(destroy(1, "Fin d'analyse."));
    let custody = &story.case.evidence[&evidence(1)];
    assert_eq!(custody.received, piece(1, Audience::Parties));
    let steps: Vec<&CustodyStep> = custody.entries.iter().map(|entry| &entry.step).collect();
    assert!(matches!(
        steps[..],
        [
            CustodyStep::Received,
            CustodyStep::Copied { .. },
            CustodyStep::Transferred { .. },
            CustodyStep::Destroyed { .. },
        ]
    ));
    assert!(
        custody
            .entries
            .is_sorted_by_key(|entry| (entry.at, entry.seq))
    );
    assert_eq!(custody.entries[0].by, reporter().author(VALMONT));
    assert_eq!(custody.destroyed_at, Some(custody.entries[3].at));
}

#[test]
fn keep_1_the_chain_outlives_the_values_that_were_erased() {
    let mut story = Story::in_treatment();
    story.as_reporter().sends(1, Audience::Parties).unwrap();
    story.as_cert_lead().does(destroy(1, "À l'échéance."));
    for recorded in &mut story.acts {
        if let CaseAct::EvidenceReceived(received) = &mut recorded.act {
            received.name = Private::Erased;
            received.origin = Private::Erased;
        }
    }
    let case = Case::from_acts(story.case.id, &story.acts).unwrap();
    let custody = &case.evidence[&evidence(1)];
    assert_eq!(custody.received.sha256, piece(1, Audience::Parties).sha256);
    assert_eq!(custody.entries.len(), 2);
}

#[rstest]
#[case(reporter())]
#[case(security_officer())]
#[case(director())]
#[case(analyst())]
#[case(ars("ARS-53"))]
fn keep_1_facility_cert_and_ars_send_evidence(#[case] actor: Actor) {
    let mut story = Story::in_treatment();
    story.turn(actor).sends(1, Audience::Parties).unwrap();
}

#[test]
fn decl_4_the_holder_of_a_secret_link_sends_less_and_takes_nothing_away() {
    let mut story = Scene::new().by(stranger()).declares();
    let limits = EvidenceLimits::default();
    let share = limits.by_link.clone();
    let offer = |size| Offer {
        size,
        to: Audience::Parties,
    };
    let asks =
        |case: &Case, size, pending| may_send(case, &limits, &offer(size), pending, &follower());
    let none = Pending::default();
    asks(&story.case, share.largest, none).unwrap();
    assert_eq!(
        refused(asks(&story.case, share.largest + 1, none)),
        (Rule::Keep1, Reason::FileTooLarge(share.largest))
    );
    let many = Pending {
        pieces: share.pieces,
        bytes: 0,
    };
    assert_eq!(
        refused(asks(&story.case, 1, many)),
        (Rule::Keep1, Reason::TooManyFiles(share.pieces))
    );
    story.turn(follower()).sends(1, Audience::Parties).unwrap();
    assert_eq!(
        refused(story.turn(follower()).copies(1, "")),
        (Rule::Keep1, Reason::NotYourRole)
    );
}

#[test]
fn keep_1_what_a_case_takes_is_bounded() {
    let mut story = Story::in_treatment();
    let limits = EvidenceLimits {
        of_case: Share {
            largest: 5_000,
            bytes: 5_500,
            pieces: 3,
        },
        ..EvidenceLimits::default()
    };
    story.as_reporter().sends(1, Audience::Parties).unwrap();
    let asks = |story: &Story, size, pieces| {
        let offer = Offer {
            size,
            to: Audience::Parties,
        };
        let pending = Pending { pieces, bytes: 0 };
        may_send(&story.case, &limits, &offer, pending, &analyst())
    };
    asks(&story, 4_500, 1).unwrap();
    for (size, pieces, reason) in [
        (0, 0, Reason::EmptyFile),
        (5_001, 0, Reason::FileTooLarge(5_000)),
        (4_501, 0, Reason::CaseFull(5_500)),
        (1, 2, Reason::TooManyFiles(3)),
    ] {
        assert_eq!(refused(asks(&story, size, pieces)), (Rule::Keep1, reason));
    }
    story.as_cert_lead().does(destroy(1, "Doublon."));
    asks(&story, 5_000, 2).unwrap();
}

#[rstest]
#[case(Audience::Cert, &["cert"])]
#[case(Audience::Authorities, &["ars", "cert", "hfds", "dgs"])]
#[case(Audience::Parties, &["ars", "cert", "facility", "hfds"])]
#[case(Audience::Body(Body::Dgs), &["cert", "dgs"])]
fn qual_5_a_piece_is_read_of_by_its_audience_alone(#[case] to: Audience, #[case] by: &[&str]) {
    let mut story = Story::qualified(Class::Serious, [Finding::SanitaryImpact]);
    story.as_cert().sends(1, to).unwrap();
    for (name, actor) in [
        ("ars", ars("ARS-53")),
        ("cert", analyst()),
        ("facility", reporter()),
        ("hfds", hfds()),
        ("dgs", dgs()),
    ] {
        let may = by.contains(&name);
        assert_eq!(pieces_known_to(&story, &actor), usize::from(may), "{name}");
        match story.turn(actor).copies(1, "Lecture.") {
            Ok(_) => assert!(may, "{name}"),
            Err(refusal) => {
                assert!(!may, "{name}");
                assert_eq!(refusal.reason, Reason::NoSuchEvidence);
            }
        }
    }
    let nothing = story.as_reporter().copies(2, "");
    assert_eq!(refused(nothing), (Rule::Keep1, Reason::NoSuchEvidence));
}

#[test]
fn qual_5_nobody_sends_what_they_could_not_read_nor_to_a_body_that_does_not_see_the_case() {
    let mut story = Story::in_treatment();
    for to in [Audience::Cert, Audience::Authorities] {
        assert_eq!(
            refused(story.as_reporter().sends(1, to)),
            (Rule::Qual5, Reason::NotYourCase)
        );
    }
    assert_eq!(
        refused(story.as_cert().sends(1, Audience::Body(Body::Anssi))),
        (Rule::Qual5, Reason::BodyNotTold(Body::Anssi))
    );
}

#[test]
fn keep_1_staff_say_why_they_take_a_copy() {
    let mut story = Story::in_treatment();
    story.as_reporter().sends(1, Audience::Parties).unwrap();
    for actor in [analyst(), ars("ARS-53"), hfds()] {
        assert_eq!(
            refused(story.turn(actor).copies(1, "  ")),
            (Rule::Keep1, Reason::ReasonMissing)
        );
    }
    story.as_director().copies(1, "").unwrap();
}

#[test]
fn keep_1_what_may_run_leaves_wrapped() {
    let mut story = Story::in_treatment();
    let quiet = piece(1, Audience::Parties);
    let dangerous = Received {
        evidence: evidence(2),
        hazard: Hazard::Likely,
        ..piece(2, Audience::Parties)
    };
    for received in [quiet, dangerous] {
        let acts = receive(&story.case, received, &reporter()).unwrap();
        story.case.apply(&Recorded {
            id: story.acts[0].id,
            seq: story.case.seq.next(),
            at: story.now,
            by: reporter().author(VALMONT),
            act: acts[0].clone(),
        });
    }
    for (number, asked, given) in [
        (1, CopyForm::AsReceived, CopyForm::AsReceived),
        (1, CopyForm::Wrapped, CopyForm::Wrapped),
        (2, CopyForm::AsReceived, CopyForm::Wrapped),
    ] {
        let acts = copy(&story.case, evidence(number), asked, "Analyse.", &analyst()).unwrap();
        assert!(matches!(acts[..], [CaseAct::EvidenceCopied { form, .. }] if form == given));
    }
}

#[test]
fn keep_1_only_the_cert_lead_destroys_and_says_why() {
    let mut story = Story::in_treatment();
    story.as_reporter().sends(1, Audience::Parties).unwrap();
    for actor in [analyst(), reporter(), director(), ars("ARS-53"), hfds()] {
        assert_eq!(
            story.turn(actor).meets_refusal(destroy(1, "Doublon.")),
            (Rule::Keep1, Reason::NotYourRole)
        );
    }
    assert_eq!(
        story.as_cert_lead().meets_refusal(destroy(1, " ")),
        (Rule::Keep1, Reason::ReasonMissing)
    );
    let events = story.as_cert_lead().does(destroy(1, "Doublon."));
    assert_eq!(
        events.get(Template::EvidenceDestroyed),
        ["ars:ARS-53", "facility", "reporter"]
    );
    for command in [destroy(1, "Doublon."), transfer(1)] {
        assert_eq!(
            story.as_cert_lead().meets_refusal(command),
            (Rule::Keep1, Reason::EvidenceDestroyed)
        );
    }
    assert_eq!(
        refused(story.as_cert().copies(1, "Analyse.")),
        (Rule::Keep1, Reason::EvidenceDestroyed)
    );
}

#[test]
fn keep_1_a_transfer_says_to_whom_how_and_why() {
    let mut story = Story::in_treatment();
    story.as_reporter().sends(1, Audience::Parties).unwrap();
    let without = |wrong: fn(&mut [String; 3])| {
        let mut texts = [
            "À qui".to_owned(),
            "Comment".to_owned(),
            "Pourquoi".to_owned(),
        ];
        wrong(&mut texts);
        let [recipient, means, reason] = texts;
        Command::TransferEvidence {
            evidence: evidence(1),
            recipient,
            means,
            reason,
            receipt: String::new(),
        }
    };
    for (command, reason) in [
        (without(|texts| texts[0].clear()), Reason::TextMissing),
        (without(|texts| texts[1].clear()), Reason::TextMissing),
        (without(|texts| texts[2].clear()), Reason::ReasonMissing),
    ] {
        assert_eq!(
            story.as_cert().meets_refusal(command),
            (Rule::Keep1, reason)
        );
    }
}

#[test]
fn close_4_after_closing_custody_goes_on_and_nothing_more_is_sent() {
    let mut story = Story::in_treatment();
    story.as_reporter().sends(1, Audience::Parties).unwrap();
    story.as_cert().move_to_closing();
    story.as_cert().does(closing_report());
    story.as_reporter().does(end_handling());
    story.everybody_agrees();
    story.as_cert().close();
    assert!(matches!(
        refused(story.as_reporter().sends(2, Audience::Parties)),
        (Rule::Close4, Reason::WrongState(_))
    ));
    story.as_cert().copies(1, "Retour d'expérience.").unwrap();
    story.as_cert().does(transfer(1));
    story.as_cert_lead().does(destroy(1, "Dossier clos."));
}

#[test]
fn keep_1_passing_to_another_key_is_the_operators_and_stays_on_record() {
    let mut story = Story::in_treatment();
    story.as_reporter().sends(1, Audience::Parties).unwrap();
    let acts = rekey(&story.case, evidence(1), &Actor::operator()).unwrap();
    assert!(matches!(acts[..], [CaseAct::EvidenceRekeyed { .. }]));
    assert_eq!(
        refused(rekey(&story.case, evidence(1), &lead())),
        (Rule::Keep1, Reason::NotYourRole)
    );
    assert_eq!(
        refused(rekey(&story.case, evidence(2), &Actor::operator())),
        (Rule::Keep1, Reason::NoSuchEvidence)
    );
}

#[test]
fn keep_1_handing_files_out_with_the_bundle_is_the_operators_with_a_reason() {
    let mut story = Story::in_treatment();
    story.as_reporter().sends(1, Audience::Parties).unwrap();
    let operator = Actor::operator();
    let acts = hand_out(&story.case, evidence(1), "Réquisition.", &operator).unwrap();
    assert!(matches!(acts[..], [CaseAct::EvidenceCopied { .. }]));
    for (actor, piece, why, reason) in [
        (&lead(), 1, "Réquisition.", Reason::NotYourRole),
        (&operator, 2, "Réquisition.", Reason::NoSuchEvidence),
        (&operator, 1, " ", Reason::ReasonMissing),
    ] {
        assert_eq!(
            refused(hand_out(&story.case, evidence(piece), why, actor)),
            (Rule::Keep1, reason)
        );
    }
}
