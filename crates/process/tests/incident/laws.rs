//! What must hold whatever happens to an incident: no facility ever reads of a
//! case, of another facility, or of what is not addressed to all (QUAL-5).

use process::{
    access::{Body, may_read},
    act::{Act, Recorded},
    significant::{ActionOwner, Incident, IncidentAct, IncidentCommand},
    words::{ActionEnd, Cell, Mode, Presence, Reach},
};
use proptest::{prelude::*, sample::select};

use crate::story::*;

/// Texts that somebody in haste could write, some of which name a facility.
fn text() -> impl Strategy<Value = String> {
    select(vec![
        "Couper l'accès distant.",
        "Le CH de Valmont est touché",
        "voir (2026-000123)",
        "EHPAD LES TILLEULS : prévenir",
        "finess 350000014.",
        "Rappeler à midi.",
    ])
    .prop_map(str::to_owned)
}

fn command() -> impl Strategy<Value = IncidentCommand> {
    let reach = select(vec![Reach::Everybody, Reach::Authorities, Reach::Steering]);
    let owner = select(vec![
        ActionOwner::Facilities,
        ActionOwner::Body { body: Body::Cert },
    ]);
    prop_oneof![
        text().prop_map(|title| IncidentCommand::Name { title }),
        (select(vec![Mode::Normal, Mode::Crisis]), text())
            .prop_map(|(mode, reason)| IncidentCommand::ChooseMode { mode, reason }),
        (reach, text(), text()).prop_map(|(to, text, grounds)| IncidentCommand::Decide {
            to,
            text,
            grounds
        }),
        (owner, text()).prop_map(|(owner, text)| IncidentCommand::SetAction {
            owner,
            text,
            due: None
        }),
        (1..4_u32, text()).prop_map(|(action, note)| IncidentCommand::EndAction {
            action,
            end: ActionEnd::Done,
            note
        }),
        (text(), text()).prop_map(|(title, text)| IncidentCommand::DraftStatement {
            statement: None,
            title,
            text
        }),
        (1..3_u32).prop_map(|statement| IncidentCommand::ApproveStatement { statement }),
        (1..3_u32).prop_map(|statement| IncidentCommand::PublishStatement { statement }),
        (1..3_u32, text()).prop_map(|(statement, reason)| {
            IncidentCommand::WithdrawStatement { statement, reason }
        }),
        text().prop_map(|person| IncidentCommand::SeatMember {
            cell: Cell::Decision,
            function: person.clone(),
            person
        }),
        (1..3_u32).prop_map(|member| IncidentCommand::NoteAttendance {
            member,
            presence: Presence::Present,
            at: None
        }),
        text().prop_map(|text| IncidentCommand::Log { at: None, text }),
        (text(), text()).prop_map(|(to, text)| IncidentCommand::HandOver { to, text }),
        (text(), text()).prop_map(|(situation, done)| IncidentCommand::ReportSituation {
            situation,
            done,
            next: String::new(),
            needs: String::new()
        }),
        text().prop_map(|summary| IncidentCommand::Close { summary }),
    ]
}

fn folded(text: &str) -> String {
    let words = text.split(|c: char| !c.is_alphanumeric());
    let words: Vec<String> = words
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    words.join(" ")
}

proptest! {
    #[test]
    fn qual_5_no_facility_ever_reads_of_a_case_or_of_another_facility(
        commands in prop::collection::vec((command(), 0..3_usize), 1..40),
    ) {
        let mut story = Story::opened();
        let people = [hfds(), other_hfds(), analyst()];
        for (command, person) in commands {
            // What is refused changes nothing, which is as good.
            let _ = story.does(&people[person], command);
        }
        let reader = reporter();
        let read: Vec<Recorded<IncidentAct>> = story
            .acts
            .iter()
            .filter(|act| may_read(&reader, act.act.audience()))
            .cloned()
            .collect();
        let known = Incident::from_acts(story.incident.id, &read).unwrap();
        prop_assert!(known.cases.is_empty());
        prop_assert!(known.members.is_empty());
        prop_assert!(known.reports.is_empty());
        prop_assert_eq!(known.title, None);
        prop_assert!(known.decisions.values().all(|it| it.to == Reach::Everybody));
        for act in &read {
            let told = folded(&serde_json::to_string(&act.act).unwrap());
            for name in &story.ground.names {
                prop_assert!(!told.contains(&folded(name)), "{told} names {name}");
            }
            for case in story.incident.cases.keys() {
                prop_assert!(!told.contains(&folded(&case.to_string())), "{told} holds {case}");
            }
        }
    }

    #[test]
    fn keep_1_the_whole_story_folds_to_the_incident_as_it_stands(
        commands in prop::collection::vec((command(), 0..3_usize), 1..40),
    ) {
        let mut story = Story::opened();
        let people = [hfds(), other_hfds(), analyst()];
        for (command, person) in commands {
            let _ = story.does(&people[person], command);
        }
        let again = Incident::from_acts(story.incident.id, &story.acts).unwrap();
        prop_assert_eq!(again, story.incident);
    }
}
