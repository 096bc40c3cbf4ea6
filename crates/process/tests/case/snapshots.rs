//! Tables that are reviewed as differences: who may do what, who reads what,
//! who is told what along two stories.

use std::fmt::Write;

use process::{
    access::{Actor, Audience, RightTo, SeatKind, Verb, right_to},
    act::Act,
    closure::Party,
    command::Command,
    declaration::facts::Facts,
    notices::Urgency,
    words::{
        CareImpact, Class, EditionReaders, Finding, MeasureKind, MeasureReply, MilitaryNotice,
        RelayTarget, Step, StepActor, SupportChoice, YesNo,
    },
};

use crate::story::*;

const COLUMNS: [(SeatKind, &str); 17] = [
    (SeatKind::Reporter, "rep"),
    (SeatKind::SecurityOfficer, "off"),
    (SeatKind::Director, "dir"),
    (SeatKind::Follower, "fol"),
    (SeatKind::Contact, "con"),
    (SeatKind::Analyst, "ana"),
    (SeatKind::Lead, "led"),
    (SeatKind::Ars, "ars"),
    (SeatKind::ArsLead, "arl"),
    (SeatKind::Hfds, "hfd"),
    (SeatKind::Dgs, "dgs"),
    (SeatKind::Ansm, "nsm"),
    (SeatKind::Anssi, "nsi"),
    (SeatKind::ArmedForces, "arm"),
    (SeatKind::Stranger, "str"),
    (SeatKind::Operator, "ope"),
    (SeatKind::Platform, "pla"),
];

#[test]
fn qual_5_who_may_do_what() {
    assert_eq!(COLUMNS.len(), SeatKind::ALL.len(), "every seat is shown");
    let mut table = format!("{:<30}", "");
    for (_, name) in COLUMNS {
        write!(table, " {name}").unwrap();
    }
    table.push('\n');
    for verb in Verb::ALL {
        let mut row = format!("{:<30}", format!("{verb:?}"));
        for (seat, _) in COLUMNS {
            let mark = match right_to(*verb, seat) {
                RightTo::Held => "x",
                RightTo::Lacking => ".",
            };
            write!(row, "  {mark} ").unwrap();
        }
        writeln!(table, "{}", row.trim_end()).unwrap();
    }
    insta::assert_snapshot!(table);
}

/// Tells a story and writes down, act by act, who may read it and who is told.
struct Chronicle {
    story: Story,
    text: String,
}

impl Chronicle {
    fn of(story: Story, by: &str) -> Self {
        let mut chronicle = Self {
            text: String::new(),
            story,
        };
        let opening = chronicle.story.opening.clone();
        chronicle.write(by, &opening);
        chronicle
    }

    fn then(mut self, by: &str, actor: Actor, command: Command) -> Self {
        let events = self.story.turn(actor).does(command);
        self.write(by, &events);
        self
    }

    fn then_piece(mut self, by: &str, actor: Actor, number: u128, to: Audience) -> Self {
        let events = self.story.turn(actor).sends(number, to).unwrap();
        self.write(by, &events);
        self
    }

    fn write(&mut self, by: &str, events: &Events) {
        let acts: Vec<String> = events
            .acts
            .iter()
            .map(|act| format!("{} [{}]", kind_of(act), act.audience()))
            .collect();
        writeln!(self.text, "{by}: {}", acts.join(", ")).unwrap();
        let mut lines: Vec<String> = events
            .notices
            .iter()
            .map(|notice| {
                let urgency = match notice.urgency {
                    Urgency::Urgent => " (urgent)",
                    Urgency::Normal => "",
                };
                let named: Vec<String> = notice.bodies.iter().map(ToString::to_string).collect();
                let named = match &named[..] {
                    [] => String::new(),
                    named => format!(" naming {}", named.join(", ")),
                };
                let template = notice.template.key();
                format!(
                    "    {}: {template}{urgency}{named}",
                    name_of(notice.recipient)
                )
            })
            .collect();
        lines.sort();
        for line in lines {
            writeln!(self.text, "{line}").unwrap();
        }
    }
}

#[test]
fn who_is_told_what_along_a_significant_case() {
    let night = Scene::new()
        .by(stranger())
        .at("2026-03-15T03:00")
        .touching([site_in(2, "44")])
        .stating(Facts {
            urgent_help: YesNo::Yes.into(),
            care_impact: CareImpact::DegradedMode.into(),
            ..Facts::default()
        })
        .declares();
    let found = [Finding::SanitaryImpact, Finding::MedicalDevice];
    let more = [
        Finding::SanitaryImpact,
        Finding::MedicalDevice,
        Finding::NationalScope,
    ];
    let chronicle = Chronicle::of(night, "somebody without an account")
        .then("analyst", analyst(), Command::TakeIn)
        .then("director", director(), confirm(""))
        .then("analyst", analyst(), ask())
        .then("follower", follower(), answer(1))
        .then("analyst", analyst(), note())
        .then("analyst", analyst(), qualify(Class::Serious, found))
        .then("analyst", analyst(), qualify(Class::Significant, more))
        .then("hfds", hfds(), Command::Acknowledge)
        .then(
            "leading ars",
            ars("ARS-53"),
            decide_support(SupportChoice::Share),
        )
        .then("analyst", analyst(), contact())
        .then("analyst", analyst(), causes())
        .then(
            "analyst",
            analyst(),
            step(Step::Containment, StepActor::CertSante),
        )
        .then(
            "leading ars",
            ars("ARS-53"),
            measure(MeasureKind::Isolation),
        )
        .then("director", director(), reply(1, MeasureReply::Done, ""))
        .then("analyst", analyst(), measure(MeasureKind::Hardening))
        .then("analyst", analyst(), withdraw(2))
        .then("analyst", analyst(), providers(["Prestataire A"]))
        .then("leading ars", ars("ARS-53"), care_supply())
        .then("leading ars", ars("ARS-53"), relay(RelayTarget::Prefecture))
        .then("dgs", dgs(), care_impact())
        .then("dgs", dgs(), degraded_mode())
        .then("hfds", hfds(), interministerial())
        .then("director", director(), message(Audience::Parties))
        .then("analyst", analyst(), message(Audience::Authorities))
        .then(
            "other ars",
            ars("ARS-52"),
            message(Audience::Body("ars:ARS-52".parse().unwrap())),
        )
        .then_piece("reporter", reporter(), 1, Audience::Parties)
        .then_piece("leading ars", ars("ARS-53"), 2, Audience::Authorities)
        .then_piece("analyst", analyst(), 3, Audience::Cert)
        .then("analyst", analyst(), transfer(1))
        .then(
            "cert lead",
            lead(),
            destroy(1, "Demandé par l'établissement."),
        )
        .then("analyst", analyst(), management_report())
        .then("analyst", analyst(), Command::MoveToClosing)
        .then("director", director(), continue_handling())
        .then("analyst", analyst(), closing_report())
        .then("director", director(), end_handling())
        .then("leading ars", ars("ARS-53"), agree())
        .then("director", director(), agree())
        .then("cert lead", lead(), overrule(Party::Hfds, "Sans réponse."))
        .then("analyst", analyst(), agree())
        .then("analyst", analyst(), Command::Close)
        .then("analyst", analyst(), lessons())
        .then("director", director(), comment_lessons())
        .then("cert lead", lead(), Command::ApproveLessons)
        .then("analyst", analyst(), edition(1))
        .then(
            "cert lead",
            lead(),
            Command::PublishEdition {
                to: EditionReaders::All,
            },
        )
        .then("analyst", analyst(), reopen("Rechute."));
    insta::assert_snapshot!(chronicle.text);
}

#[test]
fn who_is_told_what_along_a_military_case() {
    let notice = Scene::military(MilitaryNotice::ExistenceOnly)
        .stating_nothing()
        .declares();
    let care_stopped = supplement(Facts {
        care_impact: CareImpact::Interruption.into(),
        ..Facts::default()
    });
    let chronicle = Chronicle::of(notice, "hfds")
        .then("analyst", analyst(), Command::TakeIn)
        .then("analyst", analyst(), qualify(Class::Serious, []))
        .then("analyst", analyst(), care_stopped)
        .then("analyst", analyst(), Command::MoveToClosing)
        .then("analyst", analyst(), closing_report())
        .then("ars", ars("ARS-53"), agree())
        .then("analyst", analyst(), agree())
        .then("analyst", analyst(), Command::Close);
    insta::assert_snapshot!(chronicle.text);
}
