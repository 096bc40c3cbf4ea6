//! Closing report, overruling (CLOSE-1, CLOSE-2).

use app::cases::CaseView;
use locales::Texts;
use process::act::Private;
use process::case::CaseAct;
use process::closure::Party;
use process::words::MeasureState;

use super::sheet::{Control, Need, Question, choice};
use crate::form::Form;
use crate::naming;

const LONG: Control = Control::Words { rows: 6 };

pub(super) fn report() -> Vec<Question> {
    vec![
        Question::new("actions", "report-actions", LONG, Need::Needed),
        Question::new("results", "report-results", LONG, Need::Needed),
        Question::new(
            "residual_vulnerabilities",
            "report-vulnerabilities",
            Control::Words { rows: 4 },
            Need::Optional,
        ),
        Question::new(
            "residual_risks",
            "report-risks",
            Control::Words { rows: 4 },
            Need::Optional,
        ),
    ]
}

pub(super) fn overrule(t: Texts, view: &CaseView) -> Vec<Question> {
    let silent = view
        .case
        .agreements_missing()
        .into_iter()
        .filter(|party| *party != Party::Cert)
        .map(|party| {
            let name = naming::party(t, party, view.case.body_of(party));
            choice(party_word(party), name)
        })
        .collect();
    vec![
        Question::new(
            "party",
            "act-overrule-party",
            Control::One(silent),
            Need::Needed,
        ),
        Question::words("reason", "act-overrule-reason", Need::Needed),
    ]
}

/// A party as a form sends it.
const fn party_word(party: Party) -> &'static str {
    match party {
        Party::Cert => "cert",
        Party::Ars => "ars",
        Party::Facility => "facility",
        Party::Hfds => "hfds",
    }
}

pub(super) fn words(text: &Private<String>) -> &str {
    text.known().map_or("", String::as_str)
}

/// The technical perimeter as recorded last, among what the reader may read.
pub(super) fn last_perimeter(view: &CaseView) -> Option<&str> {
    view.story
        .iter()
        .rev()
        .find_map(|item| match &item.recorded.act {
            CaseAct::CausesRecorded { perimeter, .. } => Some(words(perimeter)),
            _ => None,
        })
}

/// What was done, from the story: measures done and the management report.
pub(super) fn measures_done(t: Texts, view: &CaseView) -> String {
    let proposed = view
        .story
        .iter()
        .filter_map(|item| match &item.recorded.act {
            CaseAct::MeasureProposed { number, text, .. } => Some((number, words(text))),
            _ => None,
        });
    let done = proposed.filter(|(number, text)| {
        let state = view.case.measures.get(number).map(|measure| measure.state);
        state == Some(MeasureState::Done) && !text.is_empty()
    });
    done.map(|(_, text)| t.one("act-list-item", "text", text).into_owned())
        .collect::<Vec<_>>()
        .join("\n")
}

pub(super) fn report_from_story(view: &CaseView) -> Form {
    let sent = view
        .story
        .iter()
        .rev()
        .find_map(|item| match &item.recorded.act {
            CaseAct::ReportSent {
                summary,
                recommendations,
            } => Some((words(summary), words(recommendations))),
            _ => None,
        });
    sent.map_or_else(Form::new, |(summary, recommendations)| {
        Form::filled([("summary", summary), ("recommendations", recommendations)])
    })
}

pub(super) fn report_as_written(t: Texts, view: &CaseView) -> Form {
    let written = view
        .story
        .iter()
        .rev()
        .find_map(|item| match &item.recorded.act {
            CaseAct::ClosingReportWritten(report) => Some(report),
            _ => None,
        });
    match written {
        Some(report) => Form::filled([
            ("actions", words(&report.actions)),
            ("results", words(&report.results)),
            (
                "residual_vulnerabilities",
                words(&report.residual_vulnerabilities),
            ),
            ("residual_risks", words(&report.residual_risks)),
        ]),
        None => Form::filled([("actions", measures_done(t, view))]),
    }
}
