//! What the readable record of a case amounts to. It is read from the acts that
//! the caller may read and from nothing else, so that no word of another
//! audience can slip in (QUAL-5).

use app::cases::{CaseView, StoryItem};
use process::access::{Actor, Audience, may_read};
use process::act::Private;
use process::case::CaseAct;
use process::words::Step;

use super::case::AuthorBody;
use super::told::{
    AgreementBody, AgreementKind, CausesBody, ClosingReportBody, ContactBody, MeasureBody,
    PlaybookSentBody, ProgressBody, QualificationBody, QuestionBody, Signed, StepBody, SupportBody,
    Told,
};
use super::told_lessons;
use crate::acts;

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
        playbooks: case
            .playbooks_sent
            .iter()
            .map(|sent| PlaybookSentBody {
                key: sent.key.clone(),
                version: sent.version,
                title: sent.title.clone(),
                skill: sent.skill,
                at: sent.at,
            })
            .collect(),
        contacts: contacts(view),
        progress: progress(view),
        causes: causes(view),
        own_handling: own_handling.map(|(_, handling)| handling),
        closing_report: closing_report(view),
        agreements: agreements(view),
        agreements_missing: if reads_agreements && case.round_is_open() {
            case.agreements_missing()
        } else {
            Vec::new()
        },
        lessons: told_lessons::of(view),
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
pub(super) fn last<'v, T: 'v>(
    view: &'v CaseView,
    pick: impl Fn(&'v CaseAct) -> Option<T>,
) -> Option<(&'v StoryItem, T)> {
    view.story
        .iter()
        .rev()
        .find_map(|item| Some((item, pick(&item.recorded.act)?)))
}

pub(super) fn words(text: &Private<String>) -> Option<String> {
    text.known().filter(|text| !text.is_empty()).cloned()
}

pub(super) fn signed(item: &StoryItem) -> Signed {
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
                playbook,
            } => Some(MeasureBody {
                number: *number,
                kind: *measure,
                signed: signed(item),
                text: words(text),
                due: *due,
                playbook: playbook.clone(),
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

fn progress(view: &CaseView) -> Vec<ProgressBody> {
    view.story
        .iter()
        .filter_map(|item| match &item.recorded.act {
            CaseAct::ProgressReported { text } => Some(ProgressBody {
                signed: signed(item),
                text: words(text),
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
