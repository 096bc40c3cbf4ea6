//! The lessons of a closed case, drafted from what it already says (LESS-1).

use app::cases::{CaseView, StoryItem};
use locales::Texts;
use process::case::{CaseAct, Lessons};
use process::words::{AggravatingFactor, MeasureReply, RootCause, Word};

use super::closure::{measures_done, report_from_story, words};
use super::sheet::{Control, Need, Question};
use crate::form::{Choice, Form};

const LONG: Control = Control::Words { rows: 6 };

pub(super) fn questions(t: Texts) -> Vec<Question> {
    vec![
        Question::new(
            "roots",
            "lessons-roots",
            Control::Several(Choice::of(t, RootCause::CHOICES)),
            Need::Optional,
        ),
        Question::new("causes", "lessons-causes", LONG, Need::Needed),
        Question::new(
            "factors",
            "lessons-aggravations",
            Control::Several(Choice::of(t, AggravatingFactor::CHOICES)),
            Need::Optional,
        ),
        Question::new(
            "aggravating_factors",
            "lessons-factors",
            LONG,
            Need::Optional,
        ),
        Question::new("difficulties", "lessons-difficulties", LONG, Need::Optional),
        Question::new("measures", "lessons-measures", LONG, Need::Optional),
        Question::new(
            "recommendations",
            "lessons-recommendations",
            LONG,
            Need::Needed,
        ),
        Question::new("watch", "lessons-watch", LONG, Need::Optional),
    ]
}

/// The lessons as written last, or what the case already says of them.
pub(super) fn from_case(t: Texts, view: &CaseView) -> Form {
    let written = view
        .story
        .iter()
        .rev()
        .find_map(|item| match &item.recorded.act {
            CaseAct::LessonsWritten(lessons) => Some(lessons),
            _ => None,
        });
    written.map_or_else(|| drafted(t, view), |lessons| as_written(lessons))
}

fn as_written(lessons: &Lessons) -> Form {
    let mut form = Form::filled([
        ("causes", words(&lessons.causes)),
        ("aggravating_factors", words(&lessons.aggravating_factors)),
        ("difficulties", words(&lessons.difficulties)),
        ("measures", words(&lessons.measures)),
        ("recommendations", words(&lessons.recommendations)),
        ("watch", words(&lessons.watch)),
    ]);
    for root in &lessons.roots {
        form.set("roots", root.key());
    }
    for factor in &lessons.factors {
        form.set("factors", factor.key());
    }
    form
}

fn drafted(t: Texts, view: &CaseView) -> Form {
    let causes = view.case.causes.iter().flat_map(|(_, causes)| causes);
    let causes = causes.map(|cause| item(t, &t.get(cause.label_key())));
    let measures = delays(t, view)
        .into_iter()
        .chain(std::iter::once(measures_done(t, view)));
    Form::filled([
        ("causes", lines(causes).as_str()),
        ("difficulties", &lines(refused(t, view))),
        ("measures", &lines(measures)),
        (
            "recommendations",
            report_from_story(view).value("recommendations"),
        ),
    ])
}

fn item(t: Texts, text: &str) -> String {
    t.one("act-list-item", "text", text).into_owned()
}

fn lines(lines: impl IntoIterator<Item = String>) -> String {
    let lines: Vec<String> = lines.into_iter().filter(|line| !line.is_empty()).collect();
    lines.join("\n")
}

/// How long it took from the declaration to each step.
fn delays(t: Texts, view: &CaseView) -> Vec<String> {
    let first = |wanted: fn(&CaseAct) -> bool| -> Option<&StoryItem> {
        view.story.iter().find(|item| wanted(&item.recorded.act))
    };
    [
        (
            "lessons-delay-taken-in",
            first(|act| matches!(act, CaseAct::TakenIn)),
        ),
        (
            "lessons-delay-qualified",
            first(|act| matches!(act, CaseAct::Qualified(_))),
        ),
        (
            "lessons-delay-first-measure",
            first(|act| matches!(act, CaseAct::MeasureProposed { .. })),
        ),
        (
            "lessons-delay-closed",
            first(|act| matches!(act, CaseAct::Closed)),
        ),
    ]
    .into_iter()
    .filter_map(|(key, found)| {
        let passed = found?.recorded.at.duration_since(view.case.declared_at);
        Some(item(t, &t.one(key, "span", t.duration(passed))))
    })
    .collect()
}

/// The measures that the facility refused, with its reasons.
fn refused(t: Texts, view: &CaseView) -> Vec<String> {
    view.story
        .iter()
        .filter_map(|answer| match &answer.recorded.act {
            CaseAct::MeasureAnswered {
                number,
                reply: MeasureReply::Refuse,
                comment,
            } => Some((number, words(comment))),
            _ => None,
        })
        .filter_map(|(wanted, reason)| {
            let text = view
                .story
                .iter()
                .find_map(|proposed| match &proposed.recorded.act {
                    CaseAct::MeasureProposed { number, text, .. } if number == wanted => {
                        Some(words(text))
                    }
                    _ => None,
                })?;
            let said = t
                .with("lessons-refused")
                .arg("measure", text)
                .arg("reason", reason);
            Some(item(t, &said.text()))
        })
        .collect()
}
