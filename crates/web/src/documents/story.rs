//! The story of a case as one reader may see it, for the page to print and the
//! PDF alike.

use std::collections::BTreeSet;

use app::cases::CaseView;
use jiff::Timestamp;
use locales::Texts;
use process::access::{Seat, Viewer};
use process::case::{CaseAct, Confirmation, HelpNeeded, Reality};
use process::declaration::form::Theme;
use process::obligations::Obligation;
use process::words::OwnHandling;
use report::{Act, Due, Fact, Facts, Measure, Owed, Piece, Row, Story, Told};

use crate::pages::reporter::case::asked;
use crate::pages::reporter::case::page::told as known_to;
use crate::pages::reporter::declare::place;
use crate::pages::reporter::elsewhere;
use crate::pages::staff::case::{duty_label, knows, place as card, town};
use crate::story::{self as record, Entry, Part};
use crate::{answers, naming};

/// The story of a case, told at `now` to whoever reads as `scope`.
#[must_use]
pub fn story(t: Texts, view: &CaseView, scope: &str, now: Timestamp) -> Story {
    let scope = t.one("story-document-scope", "reader", scope);
    Story {
        summary: summary(t, view),
        scope: scope.into_owned(),
        facts: facts(t, view),
        missing: missing(t, view),
        measures: measures(t, view),
        due: due(t, view),
        elsewhere: owed_elsewhere(t, view, now),
        told: told(t, view),
        acts: record::of_case(t, view)
            .into_iter()
            .map(|entry| act(t, entry))
            .collect(),
    }
}

fn summary(t: Texts, view: &CaseView) -> Vec<Row> {
    let case = &view.case;
    let card = card(t, view);
    let mut rows = Vec::new();
    let mut add = |label: &str, value: String| {
        if !value.is_empty() {
            let label = t.get(label).into_owned();
            rows.push(Row { label, value });
        }
    };
    let facility = [
        place::name(&view.facility).to_owned(),
        town(&view.facility),
        t.one("facility-finess", "number", view.facility.finess.as_str())
            .into_owned(),
    ];
    add("story-facility", facility.join("\n"));
    add("story-sites", card.sites.join("\n"));
    add("story-lead", card.agency.into_owned());
    add("story-document-state", t.get(case.state.label_key()).into());
    let class = case.class().map(|class| t.get(class.label_key()));
    add("story-class", class.map(Into::into).unwrap_or_default());
    add("story-document-marks", unusual(t, view));
    add(
        "story-document-declared",
        t.date_time(case.declared_at).into(),
    );
    let support = case.support.map(|choice| t.get(choice.label_key()));
    add("story-support", support.map(Into::into).unwrap_or_default());
    if case.own_handling != OwnHandling::NotSaid {
        let said = t.get(case.own_handling.label_key());
        add("story-document-handling", said.into());
    }
    let closed = case.closed_at.map(|at| t.date_time(at));
    add(
        "story-document-closed",
        closed.map(Into::into).unwrap_or_default(),
    );
    add("story-document-acts", span(t, view));
    rows
}

/// What is unusual about the case.
fn unusual(t: Texts, view: &CaseView) -> String {
    let case = &view.case;
    let marks = [
        (case.help != HelpNeeded::Normally, "mark-help"),
        (
            case.confirmation == Confirmation::Awaited,
            "mark-unconfirmed",
        ),
        (case.declared.reality == Reality::Exercise, "case-exercise"),
        (case.declared.military.is_some(), "mark-military"),
    ];
    let held = marks.into_iter().filter(|(holds, _)| *holds);
    naming::list(held.map(|(_, key)| t.get(key)))
}

/// How many acts the reader reads, and of what numbers: which are not among
/// them can be told from the numbers.
fn span(t: Texts, view: &CaseView) -> String {
    let numbers: BTreeSet<u32> = view.story.iter().map(|item| item.recorded.seq.0).collect();
    let Some((first, last)) = numbers.first().zip(numbers.last()) else {
        return String::new();
    };
    t.with("story-document-first-to-last")
        .arg("count", numbers.len())
        .arg("first", first)
        .arg("last", last)
        .text()
        .into_owned()
}

fn facts(t: Texts, view: &CaseView) -> Vec<Facts> {
    let original = view.story.iter().find_map(|item| match &item.recorded.act {
        CaseAct::Declared(declared) => Some(&declared.facts.value),
        _ => None,
    });
    let of_theme = |theme: &Theme| Facts {
        title: answers::theme(t, *theme).into_owned(),
        rows: theme
            .fields()
            .filter(|field| view.case.facts.get(*field).is_given())
            .map(|field| {
                let answer = view.case.facts.get(field);
                let before = original
                    .map(|facts| facts.get(field))
                    .filter(|before| *before != answer)
                    .map(|before| t.one("folder-first-said", "before", answers::line(t, &before)));
                Fact {
                    label: answers::label(t, field).into_owned(),
                    value: answers::words(t, &answer),
                    before: before.unwrap_or_default().into_owned(),
                }
            })
            .collect(),
    };
    let groups = Theme::ALL.iter().map(of_theme);
    groups.filter(|group| !group.rows.is_empty()).collect()
}

fn missing(t: Texts, view: &CaseView) -> Vec<String> {
    let facts = &view.case.facts;
    Theme::ALL
        .iter()
        .flat_map(|theme| theme.fields())
        .filter(|field| field.shown_when(facts) && !facts.get(*field).is_given())
        .map(|field| answers::label(t, field).into_owned())
        .collect()
}

fn measures(t: Texts, view: &CaseView) -> Vec<Measure> {
    asked::measures(t, view)
        .into_iter()
        .map(|line| Measure {
            title: t
                .with("story-document-measure")
                .arg("count", line.number)
                .arg("kind", line.kind)
                .text()
                .into_owned(),
            state: t.get(line.state.label_key()).into_owned(),
            text: line.text,
            said: line.said,
        })
        .collect()
}

fn due(t: Texts, view: &CaseView) -> Vec<Due> {
    let mut sorted: Vec<&Obligation> = view.obligations.iter().collect();
    sorted.sort_by_key(|owed| (owed.due.unwrap_or(Timestamp::MAX), owed.duty));
    sorted
        .into_iter()
        .map(|owed| Due {
            what: duty_label(t, owed.duty).into_owned(),
            who: match owed.owed_by {
                Viewer::Facility(_) => place::name(&view.facility).to_owned(),
                other => naming::viewer(t, other).into_owned(),
            },
            when: owed
                .due
                .map(|due| t.short(due).into_owned())
                .unwrap_or_default(),
        })
        .collect()
}

fn owed_elsewhere(t: Texts, view: &CaseView, now: Timestamp) -> Vec<Owed> {
    elsewhere::lines(t, view, elsewhere::Around { base: "", now })
        .into_iter()
        .map(|line| Owed {
            state: line.state(&t, &now).into_owned(),
            until: line
                .due
                .map(|due| t.short(due).into_owned())
                .unwrap_or_default(),
            label: line.label.into_owned(),
            about: line.about.into_owned(),
        })
        .collect()
}

/// Who was told, in the order of time. The facility reads which bodies know;
/// each message and what became of it are for those who handle the case.
fn told(t: Texts, view: &CaseView) -> Vec<Told> {
    let line = |who: &str, message: &str, at: Timestamp, outcome: &str| {
        let told = Told {
            who: who.to_owned(),
            message: message.to_owned(),
            when: t.short(at).into_owned(),
            outcome: outcome.to_owned(),
        };
        (at, told)
    };
    let mut lines = Vec::new();
    if let Seat::Staff { .. } = view.seat {
        for one in knows(t, view) {
            if one.notices.is_empty() {
                lines.push(line(&one.name, &t.get("case-told-no-mail"), one.since, ""));
            }
            for notice in one.notices.iter().rev() {
                lines.push(line(&one.name, &notice.label, notice.at, &notice.outcome));
            }
        }
    } else {
        for one in known_to(t, view) {
            lines.push(line(&one.name, "", one.since, ""));
        }
    }
    lines.sort_by(|(at, told), (other_at, other)| {
        (at, &told.who, &told.message).cmp(&(other_at, &other.who, &other.message))
    });
    lines.into_iter().map(|(_, told)| told).collect()
}

pub(crate) fn act(t: Texts, entry: Entry) -> Act {
    Act {
        number: entry.number,
        title: entry.title.into_owned(),
        when: t.date_time(entry.at).into_owned(),
        who: entry.who,
        audience: entry.audience.into_owned(),
        pieces: entry.parts.into_iter().map(piece).collect(),
    }
}

fn piece(part: Part) -> Piece {
    match part {
        Part::Words { label, text } => Piece::Words {
            label: label.into_owned(),
            text,
        },
        Part::Fact { label, value } => Piece::Fact(Row {
            label: label.into_owned(),
            value,
        }),
        Part::Change {
            label,
            before,
            after,
        } => Piece::Change {
            label: label.into_owned(),
            before,
            after,
        },
        Part::Facts { label, rows } => Piece::Facts {
            label: label.into_owned(),
            rows: rows
                .into_iter()
                .map(|(label, value)| Row {
                    label: label.into_owned(),
                    value,
                })
                .collect(),
        },
    }
}
