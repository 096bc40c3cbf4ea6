//! Who steers, and how (SIGN-1, SIGN-2, SIGN-4, CLOSE-4).

use process::{
    access::Body,
    act::Sequence,
    refusal::{Reason, Refusal, Rule},
    significant::{ActionOwner, IncidentCommand},
    words::{ActionEnd, Cell, Mode, Presence, Reach, State, StatementState},
};

use crate::story::*;

fn refused(rule: Rule, reason: Reason) -> Result<(), Refusal> {
    Err(Refusal::new(rule, reason))
}

#[test]
fn sign_1_hfds_chooses_the_mode_with_a_reason_on_the_version_it_read() {
    let mut story = Story::opened();
    let mode = choose(Mode::Crisis);
    let by_cert = story.does(&analyst(), mode.clone());
    assert_eq!(by_cert, refused(Rule::Sign1, Reason::NotYourRole));
    let unread = story.does_seeing(&hfds(), mode.clone(), None);
    assert_eq!(unread, refused(Rule::Keep1, Reason::VersionMissing));
    let stale = story.does_seeing(&hfds(), mode.clone(), Some(Sequence(1)));
    assert_eq!(
        stale,
        refused(Rule::Keep1, Reason::ChangedSince(Sequence(3)))
    );
    let without = IncidentCommand::ChooseMode {
        mode: Mode::Crisis,
        reason: " ".to_owned(),
    };
    let without = story.does(&hfds(), without);
    assert_eq!(without, refused(Rule::Sign1, Reason::ReasonMissing));
    story.does(&hfds(), mode.clone()).unwrap();
    assert!(story.incident.crisis_since().is_some());
    let again = story.does(&hfds(), mode);
    assert_eq!(again, refused(Rule::Sign1, Reason::AlreadyDone));
    story.does(&hfds(), choose(Mode::Normal)).unwrap();
    assert_eq!(story.incident.crisis_since(), None);
}

#[test]
fn qual_5_what_every_facility_reads_names_none_of_them() {
    let mut story = Story::opened();
    let names = [
        "Le CH de  VALMONT est touché.",
        "Voir 350000014.",
        "Comme dans le dossier 2026-000123 :",
    ];
    for text in names {
        let told = story.does(&hfds(), decision(Reach::Everybody, text));
        assert_eq!(told, refused(Rule::Qual5, Reason::NamesFacility), "{text}");
        let public = IncidentCommand::DraftStatement {
            statement: None,
            title: "Incident".to_owned(),
            text: text.to_owned(),
        };
        let public = story.does(&hfds(), public);
        assert_eq!(public, refused(Rule::Qual5, Reason::NamesFacility));
        let kept = decision(Reach::Authorities, text);
        story.does(&hfds(), kept).unwrap();
    }
    let other = "Les hôpitaux de Valmontois ne sont pas nommés.";
    story
        .does(&hfds(), decision(Reach::Everybody, other))
        .unwrap();
}

#[test]
fn sign_1_a_body_ends_its_own_actions_and_hfds_ends_any() {
    let mut story = Story::opened();
    let of_dgs = ActionOwner::Body { body: Body::Dgs };
    story.does(&hfds(), action(of_dgs, None)).unwrap();
    story
        .does(&hfds(), action(ActionOwner::Facilities, None))
        .unwrap();
    let end = |action, end| IncidentCommand::EndAction {
        action,
        end,
        note: "Fait ce matin.".to_owned(),
    };
    let of_another = story.does(&analyst(), end(1, ActionEnd::Done));
    assert_eq!(of_another, refused(Rule::Sign1, Reason::NotYourRole));
    let withdrawn = story.does(&dgs(), end(1, ActionEnd::Withdrawn));
    assert_eq!(withdrawn, refused(Rule::Sign1, Reason::NotYourRole));
    story.does(&dgs(), end(1, ActionEnd::Done)).unwrap();
    let again = story.does(&hfds(), end(1, ActionEnd::Done));
    assert_eq!(again, refused(Rule::Sign1, Reason::NoSuchAction));
    let silent = IncidentCommand::EndAction {
        action: 2,
        end: ActionEnd::Withdrawn,
        note: String::new(),
    };
    let silent = story.does(&hfds(), silent);
    assert_eq!(silent, refused(Rule::Sign1, Reason::ReasonMissing));
    story.does(&hfds(), end(2, ActionEnd::Withdrawn)).unwrap();
    let past = Some(story.now - jiff::SignedDuration::from_hours(1));
    let late = story.does(&hfds(), action(of_dgs, past));
    assert_eq!(late, refused(Rule::Sign1, Reason::TooEarly));
}

#[test]
fn sign_1_a_statement_is_drafted_approved_by_another_then_published() {
    let mut story = Story::opened();
    story.does(&hfds(), draft(None)).unwrap();
    let approve = IncidentCommand::ApproveStatement { statement: 1 };
    let publish = IncidentCommand::PublishStatement { statement: 1 };
    let own = story.does(&hfds(), approve.clone());
    assert_eq!(own, refused(Rule::Sign1, Reason::SamePerson));
    let early = story.does(&hfds(), publish.clone());
    assert_eq!(early, refused(Rule::Sign1, Reason::NoSuchStatement));
    story.does(&other_hfds(), approve.clone()).unwrap();
    // Written anew, it is to be approved anew.
    story.does(&analyst(), draft(Some(1))).unwrap();
    assert_eq!(story.incident.statements[&1].state, StatementState::Draft);
    story.does(&hfds(), approve).unwrap();
    story.does(&hfds(), publish).unwrap();
    assert_eq!(
        story.incident.statements[&1].state,
        StatementState::Published
    );
    let rewritten = story.does(&hfds(), draft(Some(1)));
    assert_eq!(rewritten, refused(Rule::Sign1, Reason::NoSuchStatement));
    let withdraw = IncidentCommand::WithdrawStatement {
        statement: 1,
        reason: "Remplacé.".to_owned(),
    };
    story.does(&hfds(), withdraw).unwrap();
    assert_eq!(
        story.incident.statements[&1].state,
        StatementState::Withdrawn
    );
}

#[test]
fn sign_4_cells_reports_and_handovers_belong_to_crisis_mode() {
    let seat = IncidentCommand::SeatMember {
        cell: Cell::Operations,
        person: "Personne d'astreinte".to_owned(),
        function: "Coordination".to_owned(),
    };
    let mut story = Story::opened();
    let normal = story.does(&hfds(), seat.clone());
    assert_eq!(normal, refused(Rule::Sign4, Reason::NotInCrisis));

    let mut story = Story::in_crisis();
    story.does(&hfds(), seat).unwrap();
    let note = |member, presence| IncidentCommand::NoteAttendance {
        member,
        presence,
        at: None,
    };
    story.does(&analyst(), note(1, Presence::Present)).unwrap();
    story.does(&analyst(), note(1, Presence::Relieved)).unwrap();
    let gone = story.does(&analyst(), note(1, Presence::Present));
    assert_eq!(gone, refused(Rule::Sign4, Reason::NoSuchMember));
    let log = |at| IncidentCommand::Log {
        at,
        text: "Le prestataire rappelle.".to_owned(),
    };
    story.does(&analyst(), log(None)).unwrap();
    let later = story
        .now
        .checked_add(jiff::SignedDuration::from_hours(2))
        .ok();
    let ahead = story.does(&analyst(), log(later));
    assert_eq!(ahead, refused(Rule::Sign4, Reason::InTheFuture));
    let report = IncidentCommand::ReportSituation {
        situation: "Stable.".to_owned(),
        done: String::new(),
        next: String::new(),
        needs: String::new(),
    };
    let by_dgs = story.does(&dgs(), report.clone());
    assert_eq!(by_dgs, refused(Rule::Sign4, Reason::NotYourRole));
    story.does(&analyst(), report).unwrap();
    assert_eq!(story.incident.reports.len(), 1);
    let hand_over = IncidentCommand::HandOver {
        to: "Équipe de nuit".to_owned(),
        text: "Rappeler le prestataire à 22 h.".to_owned(),
    };
    story.does(&analyst(), hand_over).unwrap();
}

#[test]
fn close_4_an_incident_closes_after_all_its_cases() {
    let mut story = Story::opened();
    let close = IncidentCommand::Close {
        summary: "Accès rétabli partout.".to_owned(),
    };
    let early = story.does(&hfds(), close.clone());
    assert_eq!(early, refused(Rule::Close4, Reason::CasesOpen));
    story.ground.states = vec![State::Closed, State::InTreatment];
    let early = story.does(&hfds(), close.clone());
    assert_eq!(early, refused(Rule::Close4, Reason::CasesOpen));
    story.ground.states = vec![State::Closed, State::Closed];
    story.does(&hfds(), close).unwrap();
    assert!(story.incident.is_over());
    let after = story.does(&hfds(), choose(Mode::Crisis));
    assert_eq!(after, refused(Rule::Sign2, Reason::IncidentOver));
}
