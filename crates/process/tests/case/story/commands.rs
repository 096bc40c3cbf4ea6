//! Commands with the words left out that do not matter.

use process::{
    access::Audience,
    alert::Tlp,
    closure::Party,
    command::Command,
    declaration::facts::Facts,
    directory::{self, Competence, ProviderKind, SentProvider},
    evidence::{ContentHash, Hazard, Received},
    ids::{EvidenceId, ProviderId},
    lessons::{Decided, Decision},
    notices::Urgency,
    playbook::{SectionKind, Sheet, SheetMeasure, Skill},
    sharing::{ContactRole, Findings, Material, Naming, Sharing},
    words::{
        AggravatingFactor, Cause, Class, ContactMeans, Finding, IncidentNature, LessonsPart,
        MeasureKind, MeasureReply, RelayTarget, RootCause, Step, StepActor, StepState,
        SupportChoice,
    },
};
use uuid::Uuid;

const WORDS: &str = "Un texte.";

fn words() -> String {
    WORDS.to_owned()
}

pub(crate) fn confirm(note: &str) -> Command {
    Command::Confirm { note: note.into() }
}

pub(crate) fn supplement(facts: Facts) -> Command {
    Command::Supplement {
        facts: Box::new(facts),
        affected_sites: Vec::new(),
        note: String::new(),
    }
}

pub(crate) fn ask_help() -> Command {
    Command::AskHelp { text: words() }
}

pub(crate) fn change_lead(departement: &str) -> Command {
    Command::ChangeLead {
        departement: departement.parse().unwrap(),
        reason: words(),
    }
}

pub(crate) fn ask() -> Command {
    Command::Ask {
        text: words(),
        due: None,
    }
}

pub(crate) fn answer(question: u32) -> Command {
    Command::Answer {
        question,
        text: words(),
    }
}

pub(crate) fn message(to: Audience) -> Command {
    Command::Message { to, text: words() }
}

pub(crate) fn note() -> Command {
    Command::Note { text: words() }
}

pub(crate) fn qualify(class: Class, findings: impl IntoIterator<Item = Finding>) -> Command {
    Command::Qualify {
        class,
        findings: findings.into_iter().collect(),
        kinds: [].into(),
        grounds: words(),
    }
}

pub(crate) fn decide_support(choice: SupportChoice) -> Command {
    Command::DecideSupport {
        choice,
        comment: String::new(),
    }
}

pub(crate) fn step(step: Step, actor: StepActor) -> Command {
    Command::RecordStep {
        step,
        state: StepState::InProgress,
        actors: [actor].into(),
        note: String::new(),
    }
}

pub(crate) fn contact() -> Command {
    Command::LogContact {
        means: ContactMeans::Phone,
        at: None,
        summary: words(),
    }
}

pub(crate) fn causes() -> Command {
    causes_of(IncidentNature::Malicious, [])
}

pub(crate) fn causes_of<const N: usize>(nature: IncidentNature, causes: [Cause; N]) -> Command {
    Command::RecordCauses {
        nature,
        causes: causes.into(),
        perimeter: words(),
        text: String::new(),
    }
}

pub(crate) fn measure(kind: MeasureKind) -> Command {
    Command::ProposeMeasure {
        kind,
        text: words(),
        due: None,
    }
}

pub(crate) fn reply(measure: u32, reply: MeasureReply, comment: &str) -> Command {
    Command::AnswerMeasure {
        measure,
        reply,
        comment: comment.into(),
    }
}

pub(crate) fn withdraw(measure: u32) -> Command {
    Command::WithdrawMeasure {
        measure,
        reason: words(),
    }
}

pub(crate) fn providers(names: impl IntoIterator<Item = &'static str>) -> Command {
    Command::SendProviders {
        providers: names.into_iter().map(|name| provider(name).id).collect(),
        note: String::new(),
    }
}

/// A provider of the directory, as it is sent.
pub(crate) fn provider(name: &str) -> SentProvider {
    let id = name.bytes().fold(7, |id: u128, letter| {
        id.wrapping_mul(31).wrapping_add(letter.into())
    });
    SentProvider {
        id: ProviderId(Uuid::from_u128(id)),
        name: name.to_owned(),
        kind: ProviderKind::Pris,
        competences: [Competence::Investigation].into(),
        contact: directory::Contact {
            phone: "02 99 00 00 00".to_owned(),
            ..directory::Contact::default()
        }
        .into(),
        qualification: None,
    }
}

pub(crate) fn report_progress() -> Command {
    Command::ReportProgress { text: words() }
}

pub(crate) fn management_report() -> Command {
    Command::SendReport {
        summary: words(),
        recommendations: words(),
    }
}

pub(crate) fn care_supply() -> Command {
    Command::RecordCareSupply { text: words() }
}

pub(crate) fn relay(target: RelayTarget) -> Command {
    Command::RecordRelay {
        target,
        at: None,
        note: String::new(),
    }
}

pub(crate) fn care_impact() -> Command {
    Command::AssessCareImpact { text: words() }
}

pub(crate) fn degraded_mode() -> Command {
    Command::RecommendDegradedMode { text: words() }
}

pub(crate) fn interministerial() -> Command {
    Command::RecordInterministerialImpact { text: words() }
}

pub(crate) fn end_handling() -> Command {
    Command::EndHandling {
        text: String::new(),
    }
}

pub(crate) fn continue_handling() -> Command {
    Command::ContinueHandling { text: words() }
}

pub(crate) fn closing_report() -> Command {
    Command::WriteClosingReport {
        actions: words(),
        results: words(),
        residual_vulnerabilities: String::new(),
        residual_risks: String::new(),
    }
}

pub(crate) fn agree() -> Command {
    Command::Agree {
        comment: String::new(),
    }
}

pub(crate) fn overrule(party: Party, reason: &str) -> Command {
    Command::Overrule {
        party,
        reason: reason.into(),
    }
}

pub(crate) fn reopen(reason: &str) -> Command {
    Command::Reopen {
        reason: reason.into(),
    }
}

pub(crate) fn lessons() -> Command {
    Command::WriteLessons {
        roots: [RootCause::NoSecondFactor].into(),
        factors: [AggravatingFactor::ReachableBackups].into(),
        causes: words(),
        aggravating_factors: String::new(),
        difficulties: String::new(),
        measures: String::new(),
        recommendations: words(),
        watch: String::new(),
    }
}

/// The first letter of the causes of lessons replaced.
pub(crate) fn edition(of: u32) -> Command {
    Command::WriteEdition {
        of,
        decisions: vec![replaced(LessonsPart::Causes, 0, 1, "X")],
    }
}

pub(crate) fn replaced(part: LessonsPart, start: u32, end: u32, with: &str) -> Decision {
    Decision {
        part,
        start,
        end,
        decided: Decided::Replaced { with: with.into() },
    }
}

pub(crate) fn comment_lessons() -> Command {
    Command::CommentLessons { text: words() }
}

pub(crate) fn evidence(number: u128) -> EvidenceId {
    EvidenceId(Uuid::from_u128(number))
}

/// A log of a thousand bytes.
pub(crate) fn piece(number: u128, to: Audience) -> Received {
    Received {
        evidence: evidence(number),
        to,
        name: "pare-feu.log".to_owned().into(),
        media_type: "text/plain".to_owned().into(),
        size: 1_000,
        sha256: ContentHash([7; 32]),
        hazard: Hazard::NoneKnown,
        origin: "Le pare-feu.".to_owned().into(),
        note: words().into(),
    }
}

pub(crate) fn transfer(number: u128) -> Command {
    Command::TransferEvidence {
        evidence: evidence(number),
        recipient: "Brigade de lutte contre la cybercriminalité".into(),
        means: "Remise en main propre d'un support chiffré.".into(),
        reason: "Réquisition.".into(),
        receipt: String::new(),
    }
}

pub(crate) fn destroy(number: u128, reason: &str) -> Command {
    Command::DestroyEvidence {
        evidence: evidence(number),
        reason: reason.into(),
    }
}

/// What a case offers to share beside its facts.
pub(crate) fn material() -> Material {
    Material {
        traces: ["203.0.113.7".to_owned()].into(),
        findings: Findings {
            nature: Some(IncidentNature::Malicious),
            perimeter: "Le serveur d'applications.".to_owned(),
            ..Findings::default()
        },
    }
}

/// An extract for a host, of which nothing is chosen but a text.
pub(crate) fn sharing() -> Sharing {
    Sharing {
        contact_name: "Camille Exemple".to_owned(),
        organisation: "Corvane Hébergement".to_owned(),
        email: "securite@corvane.example".to_owned(),
        role: ContactRole::Host,
        tlp: Tlp::AmberStrict,
        urgency: Urgency::Normal,
        days: None,
        facility: Naming::Withheld,
        facts: [].into(),
        traces: [].into(),
        findings: [].into(),
        text: words(),
    }
}

pub(crate) fn share(sharing: Sharing) -> Command {
    Command::ShareExtract(Box::new(sharing))
}

pub(crate) fn prolong_extract(extract: u32, days: u32, reason: &str) -> Command {
    Command::ProlongExtract {
        extract,
        days,
        reason: reason.into(),
    }
}

pub(crate) fn end_extract(extract: u32, reason: &str) -> Command {
    Command::EndExtract {
        extract,
        reason: reason.into(),
    }
}

/// A playbook in force.
pub(crate) fn sheet() -> Sheet {
    let measure = |skill, text: &str| SheetMeasure {
        kind: MeasureKind::Containment,
        skill,
        text: text.to_owned(),
    };
    Sheet {
        key: "ransomware".parse().unwrap(),
        version: 3,
        title: "Rançongiciel".to_owned(),
        measures: vec![
            measure(Skill::Anyone, "Débrancher les postes touchés."),
            measure(Skill::Generalist, "Isoler les sauvegardes."),
            measure(Skill::Security, "Désactiver les comptes d’administration."),
        ],
    }
}

/// A link of a recommendation with the playbook in force; a change that says
/// nothing proposes none.
pub(crate) fn link(recommendation: u32, change: &str) -> Command {
    let proposes = !change.trim().is_empty();
    Command::LinkRecommendation {
        of: 1,
        recommendation,
        playbook: sheet().key,
        section: proposes.then_some(SectionKind::Measures),
        passage: String::new(),
        change: change.to_owned(),
        why: if proposes { words() } else { String::new() },
    }
}

pub(crate) fn send_playbook(skill: Skill) -> Command {
    Command::SendPlaybook {
        playbook: sheet().key,
        skill,
        measures: None,
        note: "Commencez par la première page.".to_owned(),
    }
}
