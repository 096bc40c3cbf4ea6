//! Stories at random: any beginning, then anybody trying anything.

use process::{
    access::{Actor, Audience, RightTo, SeatKind, right_to},
    act::{Recorded, Sequence},
    case::{Case, CaseAct, Site},
    closure::Party,
    command::Command,
    declaration::facts::{Answer, Facts},
    facility::FacilityFlag,
    playbook::Skill,
    refusal::Refusal,
    retention::Disposition,
    sharing::{ContactRole, Sharing},
    words::{
        CareImpact, Class, ContactMeans, EditionReaders, ElsewhereDuty, Finding, IncidentNature,
        MeasureKind, MeasureReply, MilitaryNotice, PatientImpact, RelayTarget, Step, StepActor,
        StepState, SupportChoice, Word, YesNo,
    },
};
use proptest::{
    prelude::*,
    sample::{Index, select, subsequence},
};

use crate::story::*;

/// One attempt: what, by whom, how much later.
#[derive(Clone, Debug)]
pub(crate) struct Attempt {
    command: Command,
    sites: Vec<Site>,
    person: Index,
    choice: PersonChoice,
    reading: Reading,
    minutes: i64,
}

#[derive(Clone, Copy, Debug)]
enum PersonChoice {
    Entitled,
    Anybody,
}

#[derive(Clone, Copy, Debug)]
enum Reading {
    Latest,
    Older,
    None,
}

/// A beginning and the attempts that follow it.
#[derive(Clone, Debug)]
pub(crate) struct Script {
    beginning: usize,
    attempts: Vec<Attempt>,
}

/// An attempt as it went.
pub(crate) struct Played {
    pub(crate) actor: Actor,
    pub(crate) before: Case,
    pub(crate) after: Case,
    pub(crate) outcome: Result<Events, Refusal>,
}

/// A story as it went: its end, and every attempt in order.
pub(crate) struct Telling {
    pub(crate) story: Story,
    pub(crate) played: Vec<Played>,
    /// How many acts there were before the first attempt.
    pub(crate) begun_with: usize,
}

impl Telling {
    /// The attempts that succeeded, with what they led to.
    pub(crate) fn done(&self) -> impl Iterator<Item = (&Played, &Events)> {
        self.played
            .iter()
            .filter_map(|played| Some((played, played.outcome.as_ref().ok()?)))
    }

    pub(crate) fn acts(&self) -> impl Iterator<Item = &Recorded<CaseAct>> {
        self.story.acts.iter()
    }
}

fn beginnings() -> Vec<Scene> {
    let urgent = Facts {
        urgent_help: YesNo::Yes.into(),
        care_impact: CareImpact::DegradedMode.into(),
        ..Facts::default()
    };
    vec![
        Scene::new(),
        Scene::new().by(stranger()).touching([site_in(2, "44")]),
        Scene::new().by(analyst()).in_departement("975"),
        Scene::new().stating(urgent.clone()).at("2026-03-15T03:00"),
        Scene::new()
            .flagged(FacilityFlag::Ose)
            .touching([site_in(2, "22"), site_in(3, "988")]),
        Scene::military(MilitaryNotice::ExistenceOnly).stating_nothing(),
        Scene::military(MilitaryNotice::Full).stating(Facts {
            description: "Décrit par le ministère.".into(),
            ..Facts::default()
        }),
        Scene::military(MilitaryNotice::ExistenceOnly).stating(urgent),
    ]
}

/// Plays a script.
pub(crate) fn tell(script: &Script) -> Telling {
    let mut story = beginnings().swap_remove(script.beginning).declares();
    let mut played = Vec::new();
    for (number, to) in [(1, Audience::Parties), (2, Audience::Authorities)] {
        story.as_cert().sends(number, to).unwrap();
    }
    let begun_with = story.acts.len();
    for attempt in &script.attempts {
        story.wait(jiff::SignedDuration::from_mins(attempt.minutes));
        let actor = person(attempt);
        let before = story.case.clone();
        let latest = before.version_for(&actor);
        let seen = match attempt.reading {
            Reading::Latest => Some(latest),
            Reading::Older => Some(Sequence(latest.0.saturating_sub(1))),
            Reading::None => None,
        };
        let outcome = story
            .turn(actor.clone())
            .having_seen(seen)
            .naming(attempt.sites.clone())
            .tries(attempt.command.clone());
        played.push(Played {
            actor,
            before,
            after: story.case.clone(),
            outcome,
        });
    }
    Telling {
        story,
        played,
        begun_with,
    }
}

fn person(attempt: &Attempt) -> Actor {
    let verb = attempt.command.verb();
    let mut people = everybody();
    if let PersonChoice::Entitled = attempt.choice {
        people.retain(|actor| right_to(verb, SeatKind::from(actor.seat(VALMONT))) == RightTo::Held);
    }
    attempt.person.get(&people).clone()
}

/// Any script of at most `length` attempts.
pub(crate) fn any_script(length: usize) -> impl Strategy<Value = Script> {
    let attempts = proptest::collection::vec(any_attempt(), 0..=length);
    (0..beginnings().len(), attempts).prop_map(|(beginning, attempts)| Script {
        beginning,
        attempts,
    })
}

fn any_attempt() -> impl Strategy<Value = Attempt> {
    let choice = prop_oneof![
        9 => Just(PersonChoice::Entitled),
        1 => Just(PersonChoice::Anybody),
    ];
    let reading = prop_oneof![
        12 => Just(Reading::Latest),
        1 => Just(Reading::Older),
        1 => Just(Reading::None),
    ];
    let sites = subsequence(
        vec![site_in(1, "35"), site_in(4, "75"), site_in(5, "975")],
        0..=2,
    );
    let minutes = prop_oneof![0..10i64, 0..3000i64];
    (
        any_command(),
        sites,
        any::<Index>(),
        choice,
        reading,
        minutes,
    )
        .prop_map(
            |(command, sites, person, choice, reading, minutes)| Attempt {
                command,
                sites,
                person,
                choice,
                reading,
                minutes,
            },
        )
}

fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![1 => Just(String::new()), 9 => Just("Un texte.".to_owned())]
}

fn any_word<W: Word>() -> impl Strategy<Value = W> {
    select(W::WORDS)
}

fn any_facts() -> impl Strategy<Value = Facts> {
    let nothing = Facts::default;
    select(vec![
        nothing(),
        Facts {
            urgent_help: YesNo::Yes.into(),
            ..nothing()
        },
        Facts {
            urgent_help: YesNo::No.into(),
            ..nothing()
        },
        Facts {
            care_impact: CareImpact::Interruption.into(),
            ..nothing()
        },
        Facts {
            care_impact: CareImpact::None.into(),
            ..nothing()
        },
        Facts {
            patient_impact: PatientImpact::Proven.into(),
            ..nothing()
        },
        Facts {
            noticed_at: Answer::Known("2026-03-09T08:00[Europe/Paris]".parse().unwrap()),
            ..nothing()
        },
        Facts {
            nature: IncidentNature::Malicious.into(),
            personal_data_breach: YesNo::Yes.into(),
            ..nothing()
        },
    ])
}

fn any_findings() -> impl Strategy<Value = Vec<Finding>> {
    subsequence(Finding::ALL.to_vec(), 0..4)
}

fn any_audience() -> impl Strategy<Value = Audience> {
    select(
        [
            "cert",
            "authorities",
            "parties",
            "all",
            "body:ars:ARS-53",
            "body:dgs",
            "body:hfds",
        ]
        .map(|name| name.parse().unwrap())
        .to_vec(),
    )
}

fn any_command() -> BoxedStrategy<Command> {
    prop_oneof![
        4 => of_reporter(),
        6 => of_thread(),
        5 => of_support(),
        4 => of_authorities(),
        18 => of_progress(),
        1 => (any_text(), select(vec!["22", "44", "75", "975"])).prop_map(|(reason, code)| {
            Command::ChangeLead { departement: code.parse().unwrap(), reason }
        }),
    ]
    .boxed()
}

fn of_reporter() -> BoxedStrategy<Command> {
    prop_oneof![
        any_text().prop_map(|note| Command::Confirm { note }),
        (any_facts(), any_text()).prop_map(|(facts, note)| Command::Supplement {
            facts: Box::new(facts),
            affected_sites: Vec::new(),
            note,
        }),
        any_text().prop_map(|text| Command::AskHelp { text }),
        (any_word::<ElsewhereDuty>(), any_text()).prop_map(|(duty, receipt)| {
            Command::DeclareElsewhere {
                duty,
                at: None,
                receipt,
            }
        }),
        (any_word::<ElsewhereDuty>(), any_text())
            .prop_map(|(duty, reason)| Command::DeclareNotConcerned { duty, reason }),
        any_text().prop_map(|text| Command::ContinueHandling { text }),
    ]
    .boxed()
}

fn of_thread() -> BoxedStrategy<Command> {
    prop_oneof![
        any_text().prop_map(|text| Command::Ask { text, due: None }),
        (1..4u32, any_text()).prop_map(|(question, text)| Command::Answer { question, text }),
        (any_audience(), any_text()).prop_map(|(to, text)| Command::Message { to, text }),
        any_text().prop_map(|text| Command::Note { text }),
        (any_word::<ContactMeans>(), any_text()).prop_map(|(means, summary)| {
            Command::LogContact {
                means,
                at: None,
                summary,
            }
        }),
    ]
    .boxed()
}

fn of_support() -> BoxedStrategy<Command> {
    prop_oneof![
        (any_word::<SupportChoice>(), any_text())
            .prop_map(|(choice, comment)| Command::DecideSupport { choice, comment }),
        (
            any_word::<Step>(),
            any_word::<StepState>(),
            any_word::<StepActor>()
        )
            .prop_map(|(step, state, actor)| Command::RecordStep {
                step,
                state,
                actors: [actor].into(),
                note: String::new(),
            }),
        any_word::<IncidentNature>().prop_map(|nature| Command::RecordCauses {
            nature,
            causes: [].into(),
            perimeter: String::new(),
            text: String::new(),
        }),
        (any_word::<MeasureKind>(), any_text()).prop_map(|(kind, text)| Command::ProposeMeasure {
            kind,
            text,
            due: None
        }),
        (1..4u32, any_word::<MeasureReply>(), any_text()).prop_map(|(measure, reply, comment)| {
            Command::AnswerMeasure {
                measure,
                reply,
                comment,
            }
        }),
        (1..4u32, any_text())
            .prop_map(|(measure, reason)| Command::WithdrawMeasure { measure, reason }),
        select(vec!["Prestataire A", "Inconnu"]).prop_map(|name| providers([name])),
        select(Skill::ALL).prop_map(send_playbook),
        any_text().prop_map(|text| Command::ReportProgress { text }),
        (any_word::<ContactRole>(), any_text()).prop_map(|(role, text)| share(Sharing {
            role,
            text,
            ..sharing()
        })),
        (1..3u32, 1..100u32, any_text())
            .prop_map(|(extract, days, why)| prolong_extract(extract, days, &why)),
        (1..3u32, any_text()).prop_map(|(extract, why)| end_extract(extract, &why)),
        any_text().prop_map(|summary| Command::SendReport {
            summary,
            recommendations: "Durcir.".into(),
        }),
    ]
    .boxed()
}

fn of_authorities() -> BoxedStrategy<Command> {
    prop_oneof![
        any_text().prop_map(|text| Command::RecordCareSupply { text }),
        any_word::<RelayTarget>().prop_map(relay),
        any_text().prop_map(|text| Command::AssessCareImpact { text }),
        any_text().prop_map(|text| Command::RecommendDegradedMode { text }),
        any_text().prop_map(|text| Command::RecordInterministerialImpact { text }),
        Just(Command::Acknowledge),
        Just(Command::AnswerCall),
        (1..4u128).prop_map(transfer),
        (1..4u128, any_text()).prop_map(|(number, reason)| destroy(number, &reason)),
    ]
    .boxed()
}

/// What two persons decide on the end of a file.
fn of_retention() -> BoxedStrategy<Command> {
    prop_oneof![
        1 => any_text().prop_map(|reason| Command::PlaceHold { reason }),
        1 => any_text().prop_map(|reason| Command::LiftHold { reason }),
        3 => (any_word::<Disposition>(), any_text()).prop_map(|(disposition, reason)| {
            Command::ProposeDisposition {
                disposition,
                until: Some("2060-01-01T00:00:00Z".parse().unwrap()),
                reason,
            }
        }),
        3 => Just(Command::ApproveDisposition),
        1 => any_text().prop_map(|reason| Command::DeclineDisposition { reason }),
    ]
    .boxed()
}

/// What leads a case from its beginning to its end, more often than not.
fn of_progress() -> BoxedStrategy<Command> {
    let any_party = || select(Party::ALL.to_vec());
    prop_oneof![
        2 => Just(Command::TakeIn),
        3 => (any_word::<Class>(), any_findings()).prop_map(|(class, findings)| {
            qualify(class, findings.into_iter().filter(move |_| class != Class::NotIncident))
        }),
        1 => (any_word::<Class>(), any_findings())
            .prop_map(|(class, findings)| qualify(class, findings)),
        4 => Just(Command::MoveToClosing),
        3 => Just(closing_report()),
        4 => Just(end_handling()),
        10 => Just(agree()),
        3 => (any_party(), any_text()).prop_map(|(party, reason)| Command::Overrule { party, reason }),
        6 => Just(Command::Close),
        2 => any_text().prop_map(|reason| Command::Reopen { reason }),
        3 => Just(lessons()),
        2 => Just(comment_lessons()),
        3 => Just(Command::ApproveLessons),
        2 => Just(edition(1)),
        1 => Just(Command::PublishEdition { to: EditionReaders::All }),
        1 => any_text().prop_map(|reason| Command::RetractEdition { reason }),
        2 => (1..3u32, any_text()).prop_map(|(recommendation, change)| link(recommendation, &change)),
        1 => any_text().prop_map(|reason| Command::UnlinkRecommendation { link: 1, reason }),
        4 => of_retention(),
    ]
    .boxed()
}
