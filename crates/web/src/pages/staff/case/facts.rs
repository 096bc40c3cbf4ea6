//! The facts as they stand, theme by theme, with what supplements changed.

use std::borrow::Cow;
use std::collections::BTreeMap;

use app::cases::CaseView;
use jiff::Timestamp;
use locales::Texts;
use process::case::CaseAct;
use process::declaration::facts::{FieldKey, Supplement, changes};
use process::declaration::form::{AnswerView, Theme};

use crate::answers;

/// The facts of one theme.
#[derive(Clone, Debug)]
pub struct FactGroup {
    /// The theme.
    pub title: Cow<'static, str>,
    /// The facts given.
    pub rows: Vec<FactRow>,
}

/// One fact as it stands.
#[derive(Clone, Debug)]
pub struct FactRow {
    /// Its name.
    pub label: Cow<'static, str>,
    /// Its value in words.
    pub value: String,
    /// What a supplement changed, the last time.
    pub changed: Option<Changed>,
}

/// A change of a fact since the declaration.
#[derive(Clone, Debug)]
pub struct Changed {
    /// The value before; empty when there was none.
    pub before: String,
    /// When.
    pub at: Timestamp,
    /// The act that changed it.
    pub act: u32,
}

/// The facts as a case page shows them.
#[derive(Clone, Debug)]
pub struct FactSheet {
    /// The facts given, theme by theme; contacts are shown apart.
    pub groups: Vec<FactGroup>,
    /// The names of the facts that nobody has given.
    pub missing: Vec<Cow<'static, str>>,
}

/// The facts of a case as they stand.
#[must_use]
pub fn fact_sheet(t: Texts, view: &CaseView) -> FactSheet {
    let changed = last_changes(t, view);
    let facts = &view.case.facts;
    let mut groups = Vec::new();
    let mut missing = Vec::new();
    let shown = Theme::ALL.iter().filter(|theme| **theme != Theme::Contacts);
    for theme in shown {
        let mut rows = Vec::new();
        for field in theme.fields() {
            let answer = facts.get(field);
            let label = answers::label(t, field);
            if answer.is_given() {
                rows.push(FactRow {
                    label,
                    value: answers::words(t, &answer),
                    changed: changed.get(&field).cloned(),
                });
            } else {
                missing.push(label);
            }
        }
        if !rows.is_empty() {
            groups.push(FactGroup {
                title: answers::theme(t, *theme),
                rows,
            });
        }
    }
    FactSheet { groups, missing }
}

fn last_changes(t: Texts, view: &CaseView) -> BTreeMap<FieldKey, Changed> {
    let mut facts = view.case.declared.facts.value.clone();
    let mut last = BTreeMap::new();
    for item in &view.story {
        let CaseAct::Supplemented { facts: more, .. } = &item.recorded.act else {
            continue;
        };
        let after = facts.merge_supplement(&Supplement(more.value.clone()));
        for change in changes(&facts, &after) {
            let before = match change.before {
                AnswerView::Unanswered => String::new(),
                before => answers::line(t, &before),
            };
            let changed = Changed {
                before,
                at: item.recorded.at,
                act: item.recorded.seq.0,
            };
            last.insert(change.field, changed);
        }
        facts = after;
    }
    last
}
