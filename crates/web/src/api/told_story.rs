//! What the readable record of a case amounts to. It is read from the acts that
//! the caller may read and from nothing else, so that no word of another
//! audience can slip in (QUAL-5).

use std::collections::BTreeSet;

use app::cases::{CaseView, StoryItem};
use jiff::Timestamp;
use process::access::{Actor, Audience, may_read};
use process::act::Private;
use process::case::CaseAct;
use process::closure::Party;
use process::declaration::facts::{Facts, ReporterContact};
use process::words::{
    Cause, Channel, Class, ContactMeans, Finding, IncidentNature, LegalKind, MeasureKind,
    MeasureState, MilitaryNotice, OwnHandling, Step, StepActor, StepState, SupportChoice,
};
use serde::Serialize;
use utoipa::ToSchema;

use super::case::AuthorBody;
use crate::acts;

/// What the readable record tells.
#[derive(Serialize, ToSchema)]
pub(super) struct Told {
    /// How the declaration came.
    channel: Option<Channel>,
    /// What the armed forces told, for a military facility (DECL-7).
    #[serde(skip_serializing_if = "Option::is_none")]
    military: Option<MilitaryNotice>,
    /// Who sent or entered it.
    declared_by: Option<AuthorBody>,
    /// Who reports.
    reporter: Option<ReporterContact>,
    /// The facts as they stand with everything supplemented.
    facts: Facts,
    /// Who took the case in, and when (INTAKE-2).
    taken_in: Option<Signed>,
    /// The qualification in force (QUAL-2).
    qualification: Option<QualificationBody>,
    /// Who supports (SUPP-1).
    support: Option<SupportBody>,
    /// The steps of the response (SUPP-9).
    steps: Vec<StepBody>,
    /// Questions and their answers (QUAL-1).
    questions: Vec<QuestionBody>,
    /// Measures and what the facility answered (SUPP-4).
    measures: Vec<MeasureBody>,
    /// Contacts with the facility (SUPP-11).
    contacts: Vec<ContactBody>,
    /// Causes, as far as they are known (SUPP-3).
    causes: Option<CausesBody>,
    /// What the facility says of its own handling (CLOSE-4).
    own_handling: Option<OwnHandling>,
    /// The closing report in force (CLOSE-2).
    closing_report: Option<ClosingReportBody>,
    /// The agreements given in this round (CLOSE-1).
    agreements: Vec<AgreementBody>,
    /// The parties that have neither agreed nor been overruled (CLOSE-1).
    agreements_missing: Vec<Party>,
    /// The lessons in force (LESS-1).
    lessons: Option<LessonsBody>,
}

/// Somebody, at some instant.
#[derive(Serialize, ToSchema)]
struct Signed {
    /// When.
    at: Timestamp,
    /// Who.
    by: AuthorBody,
}

/// A qualification.
#[derive(Serialize, ToSchema)]
struct QualificationBody {
    /// When and by whom.
    #[serde(flatten)]
    signed: Signed,
    /// The class.
    class: Class,
    /// The other results.
    findings: BTreeSet<Finding>,
    /// The legal kinds that are met (DECL-1).
    kinds: BTreeSet<LegalKind>,
    /// The grounds; none once erased.
    grounds: Option<String>,
}

/// Who supports.
#[derive(Serialize, ToSchema)]
struct SupportBody {
    /// When and by whom.
    #[serde(flatten)]
    signed: Signed,
    /// The decision.
    choice: SupportChoice,
    /// In words.
    comment: Option<String>,
}

/// Where a step stands.
#[derive(Serialize, ToSchema)]
struct StepBody {
    /// The step.
    step: Step,
    /// Where it stands.
    state: StepState,
    /// Who carries it out.
    actors: BTreeSet<StepActor>,
    /// In words.
    note: Option<String>,
    /// Since when, and by whom it was said.
    #[serde(flatten)]
    signed: Signed,
}

/// A question and its answer.
#[derive(Serialize, ToSchema)]
struct QuestionBody {
    /// Its number.
    number: u32,
    /// When and by whom.
    #[serde(flatten)]
    signed: Signed,
    /// The question.
    text: Option<String>,
    /// When an answer is wished for.
    due: Option<Timestamp>,
    /// The answer.
    answer: Option<String>,
    /// When and by whom it was answered.
    answered: Option<Signed>,
}

/// A measure and what the facility answered.
#[derive(Serialize, ToSchema)]
struct MeasureBody {
    /// Its number.
    number: u32,
    /// Its kind.
    kind: MeasureKind,
    /// When and by whom.
    #[serde(flatten)]
    signed: Signed,
    /// What to do.
    text: Option<String>,
    /// By when.
    due: Option<Timestamp>,
    /// Where it stands.
    state: MeasureState,
    /// What the facility said of it last, or why it was taken back.
    comment: Option<String>,
}

/// A contact with the facility.
#[derive(Serialize, ToSchema)]
struct ContactBody {
    /// When.
    at: Timestamp,
    /// How.
    means: ContactMeans,
    /// Who made it.
    by: AuthorBody,
    /// What was said.
    summary: Option<String>,
}

/// Causes, as far as they are known.
#[derive(Serialize, ToSchema)]
struct CausesBody {
    /// When and by whom.
    #[serde(flatten)]
    signed: Signed,
    /// Malicious or not.
    nature: IncidentNature,
    /// Causes.
    causes: BTreeSet<Cause>,
    /// Technical perimeter.
    perimeter: Option<String>,
    /// In words.
    text: Option<String>,
}

/// A closing report.
#[derive(Serialize, ToSchema)]
struct ClosingReportBody {
    /// When and by whom.
    #[serde(flatten)]
    signed: Signed,
    /// What was done.
    actions: Option<String>,
    /// What came of it.
    results: Option<String>,
    /// Vulnerabilities that remain.
    residual_vulnerabilities: Option<String>,
    /// Risks that remain.
    residual_risks: Option<String>,
}

/// An agreement to close, or that the CERT lead went past a silent party.
#[derive(Serialize, ToSchema)]
struct AgreementBody {
    /// The party.
    party: Party,
    /// Whether the party agreed.
    kind: AgreementKind,
    /// When and by whom.
    #[serde(flatten)]
    signed: Signed,
    /// In words; the reason, when the party was gone past.
    comment: Option<String>,
}

/// Whether a party agreed.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
enum AgreementKind {
    /// It did.
    Given,
    /// It was silent, and the CERT lead went past it.
    Overruled,
}

/// Lessons of a closed case.
#[derive(Serialize, ToSchema)]
struct LessonsBody {
    /// When and by whom.
    #[serde(flatten)]
    signed: Signed,
    /// Causes.
    causes: Option<String>,
    /// What aggravated the impact.
    aggravating_factors: Option<String>,
    /// Difficulties met.
    difficulties: Option<String>,
    /// Measures taken.
    measures: Option<String>,
    /// Recommendations.
    recommendations: Option<String>,
}

/// What the record that the caller may read amounts to.
pub(super) fn of(view: &CaseView, actor: &Actor) -> Told {
    let case = &view.case;
    let declared = last(view, |act| match act {
        CaseAct::Declared(declared) => Some(declared),
        _ => None,
    });
    let own_handling = last(view, |act| match act {
        CaseAct::OwnHandlingStated { .. } => Some(case.own_handling),
        _ => None,
    });
    let reads_agreements = may_read(actor, Audience::Parties);
    Told {
        channel: declared.map(|(_, declared)| declared.channel),
        military: declared.and_then(|(_, declared)| declared.military),
        declared_by: declared.map(|(item, _)| AuthorBody::from(&item.author)),
        reporter: declared.map(|(_, declared)| declared.reporter.value.clone()),
        facts: case.facts.clone(),
        taken_in: last(view, |act| matches!(act, CaseAct::TakenIn).then_some(()))
            .map(|(item, ())| signed(item)),
        qualification: qualification(view),
        support: support(view),
        steps: Step::ALL
            .iter()
            .filter_map(|step| self::step(view, *step))
            .collect(),
        questions: questions(view),
        measures: measures(view),
        contacts: contacts(view),
        causes: causes(view),
        own_handling: own_handling.map(|(_, handling)| handling),
        closing_report: closing_report(view),
        agreements: agreements(view),
        agreements_missing: if reads_agreements && case.round_is_open() {
            case.agreements_missing()
        } else {
            Vec::new()
        },
        lessons: lessons(view),
    }
}

/// The acts that the caller may do now, by name.
pub(super) fn may(view: &CaseView) -> Vec<&'static str> {
    acts::NAMES
        .iter()
        .filter(|(_, verb)| view.may(*verb))
        .map(|(name, _)| *name)
        .collect()
}

/// The last readable act that `pick` finds something in.
fn last<'v, T: 'v>(
    view: &'v CaseView,
    pick: impl Fn(&'v CaseAct) -> Option<T>,
) -> Option<(&'v StoryItem, T)> {
    view.story
        .iter()
        .rev()
        .find_map(|item| Some((item, pick(&item.recorded.act)?)))
}

fn words(text: &Private<String>) -> Option<String> {
    text.known().filter(|text| !text.is_empty()).cloned()
}

fn signed(item: &StoryItem) -> Signed {
    Signed {
        at: item.recorded.at,
        by: AuthorBody::from(&item.author),
    }
}

fn qualification(view: &CaseView) -> Option<QualificationBody> {
    let (item, qualified) = last(view, |act| match act {
        CaseAct::Qualified(qualified) => Some(qualified),
        _ => None,
    })?;
    Some(QualificationBody {
        signed: signed(item),
        class: qualified.class,
        findings: qualified.findings.clone(),
        kinds: qualified.kinds.clone(),
        grounds: words(&qualified.grounds),
    })
}

fn support(view: &CaseView) -> Option<SupportBody> {
    let (item, (choice, comment)) = last(view, |act| match act {
        CaseAct::SupportDecided { choice, comment } => Some((*choice, comment)),
        _ => None,
    })?;
    Some(SupportBody {
        signed: signed(item),
        choice,
        comment: words(comment),
    })
}

fn step(view: &CaseView, wanted: Step) -> Option<StepBody> {
    let (item, (state, actors, note)) = last(view, |act| match act {
        CaseAct::StepRecorded {
            step,
            state,
            actors,
            note,
        } if *step == wanted => Some((*state, actors, note)),
        _ => None,
    })?;
    Some(StepBody {
        step: wanted,
        state,
        actors: actors.clone(),
        note: words(note),
        signed: signed(item),
    })
}

fn questions(view: &CaseView) -> Vec<QuestionBody> {
    let answer = |wanted: u32| {
        last(view, |act| match act {
            CaseAct::Answered { number, text } if *number == wanted => Some(text),
            _ => None,
        })
    };
    view.story
        .iter()
        .filter_map(|item| match &item.recorded.act {
            CaseAct::Asked { number, text, due } => Some(QuestionBody {
                number: *number,
                signed: signed(item),
                text: words(text),
                due: *due,
                answer: answer(*number).and_then(|(_, text)| words(text)),
                answered: answer(*number).map(|(item, _)| signed(item)),
            }),
            _ => None,
        })
        .collect()
}

fn measures(view: &CaseView) -> Vec<MeasureBody> {
    let said = |wanted: u32| {
        last(view, |act| match act {
            CaseAct::MeasureAnswered {
                number, comment, ..
            } if *number == wanted => Some(comment),
            CaseAct::MeasureWithdrawn { number, reason } if *number == wanted => Some(reason),
            _ => None,
        })
    };
    view.story
        .iter()
        .filter_map(|item| match &item.recorded.act {
            CaseAct::MeasureProposed {
                number,
                measure,
                text,
                due,
            } => Some(MeasureBody {
                number: *number,
                kind: *measure,
                signed: signed(item),
                text: words(text),
                due: *due,
                state: view.case.measures.get(number)?.state,
                comment: said(*number).and_then(|(_, comment)| words(comment)),
            }),
            _ => None,
        })
        .collect()
}

fn contacts(view: &CaseView) -> Vec<ContactBody> {
    view.story
        .iter()
        .filter_map(|item| match &item.recorded.act {
            CaseAct::ContactLogged { means, at, summary } => Some(ContactBody {
                at: *at,
                means: *means,
                by: AuthorBody::from(&item.author),
                summary: words(summary),
            }),
            _ => None,
        })
        .collect()
}

fn causes(view: &CaseView) -> Option<CausesBody> {
    let (item, body) = last(view, |act| match act {
        CaseAct::CausesRecorded {
            nature,
            causes,
            perimeter,
            text,
        } => Some((*nature, causes, perimeter, text)),
        _ => None,
    })?;
    let (nature, causes, perimeter, text) = body;
    Some(CausesBody {
        signed: signed(item),
        nature,
        causes: causes.clone(),
        perimeter: words(perimeter),
        text: words(text),
    })
}

fn closing_report(view: &CaseView) -> Option<ClosingReportBody> {
    let (item, report) = last(view, |act| match act {
        CaseAct::ClosingReportWritten(report) => Some(report),
        _ => None,
    })?;
    Some(ClosingReportBody {
        signed: signed(item),
        actions: words(&report.actions),
        results: words(&report.results),
        residual_vulnerabilities: words(&report.residual_vulnerabilities),
        residual_risks: words(&report.residual_risks),
    })
}

/// The agreements that stand, each as its readable act tells it.
fn agreements(view: &CaseView) -> Vec<AgreementBody> {
    let agreed = view.case.agreements.keys().filter_map(|wanted| {
        let (item, comment) = last(view, |act| match act {
            CaseAct::Agreed { party, comment } if party == wanted => Some(comment),
            _ => None,
        })?;
        Some((item, *wanted, AgreementKind::Given, comment))
    });
    let overruled = view.case.overruled.iter().filter_map(|wanted| {
        let (item, reason) = last(view, |act| match act {
            CaseAct::Overruled { party, reason } if party == wanted => Some(reason),
            _ => None,
        })?;
        Some((item, *wanted, AgreementKind::Overruled, reason))
    });
    agreed
        .chain(overruled)
        .map(|(item, party, kind, comment)| AgreementBody {
            party,
            kind,
            signed: signed(item),
            comment: words(comment),
        })
        .collect()
}

fn lessons(view: &CaseView) -> Option<LessonsBody> {
    let (item, lessons) = last(view, |act| match act {
        CaseAct::LessonsWritten(lessons) => Some(lessons),
        _ => None,
    })?;
    Some(LessonsBody {
        signed: signed(item),
        causes: words(&lessons.causes),
        aggravating_factors: words(&lessons.aggravating_factors),
        difficulties: words(&lessons.difficulties),
        measures: words(&lessons.measures),
        recommendations: words(&lessons.recommendations),
    })
}
