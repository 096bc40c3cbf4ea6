//! The weekly progress report as the platform drafts it for the analyst, who
//! edits and sends it (SUPP-8).

use std::borrow::Cow;

use app::cases::CaseView;
use locales::Texts;
use process::act::Recorded;
use process::case::CaseAct;
use process::progress::{Draft, draft};

use crate::naming;
use crate::pages::staff::case::duty_label;

/// The report drafted from what happened since the last one.
#[must_use]
pub(crate) fn drafted(t: Texts, view: &CaseView) -> String {
    let acts: Vec<&Recorded<CaseAct>> = view.story.iter().map(|item| &item.recorded).collect();
    let draft = draft(&view.case, &acts, &view.obligations);
    let mut parts = vec![
        t.one("progress-since", "when", t.date_time(draft.since))
            .into_owned(),
    ];
    let mut part = |title: Cow<'static, str>, lines: Vec<Cow<'static, str>>| {
        let lines = if lines.is_empty() {
            vec![t.get("progress-nothing")]
        } else {
            lines
        };
        let items = lines
            .into_iter()
            .map(|line| t.one("act-list-item", "text", line))
            .collect::<Vec<_>>()
            .join("\n");
        parts.push(format!("{title}\n{items}"));
    };
    part(t.get("progress-happened"), happened(t, &draft));
    part(t.get("progress-measures"), measures(t, view, &draft));
    part(t.get("progress-steps"), steps(t, &draft));
    part(t.get("progress-waited"), waited(t, &draft));
    parts.join("\n\n")
}

fn line(t: Texts, key: &str, what: Cow<'static, str>, more: String) -> Cow<'static, str> {
    t.with(key).arg("what", what).arg("more", more).text()
}

fn happened(t: Texts, draft: &Draft<'_>) -> Vec<Cow<'static, str>> {
    draft
        .happened
        .iter()
        .map(|recorded| {
            let when = t.short(recorded.at).into_owned();
            line(
                t,
                "progress-line",
                when.into(),
                t.act(&recorded.act).into_owned(),
            )
        })
        .collect()
}

fn measures(t: Texts, view: &CaseView, draft: &Draft<'_>) -> Vec<Cow<'static, str>> {
    let text = |wanted: u32| {
        view.story.iter().find_map(|item| match &item.recorded.act {
            CaseAct::MeasureProposed { number, text, .. } if *number == wanted => {
                text.known().cloned()
            }
            _ => None,
        })
    };
    [
        ("story-measure-done", &draft.done),
        ("story-measure-refused", &draft.refused),
        ("progress-measure-open", &draft.open),
    ]
    .into_iter()
    .flat_map(|(key, numbers)| numbers.iter().map(move |&number| (key, number)))
    .map(|(key, number)| {
        let said = text(number).unwrap_or_default();
        line(t, "progress-line", t.n(key, number), said)
    })
    .collect()
}

fn steps(t: Texts, draft: &Draft<'_>) -> Vec<Cow<'static, str>> {
    draft
        .steps
        .iter()
        .map(|(step, state)| {
            let state = t.get(state.label_key()).into_owned();
            line(t, "progress-line", t.get(step.label_key()), state)
        })
        .collect()
}

fn waited(t: Texts, draft: &Draft<'_>) -> Vec<Cow<'static, str>> {
    draft
        .waited
        .iter()
        .map(|(who, duty)| {
            let what = duty_label(t, *duty).into_owned();
            line(t, "progress-line", naming::viewer(t, *who), what)
        })
        .collect()
}
