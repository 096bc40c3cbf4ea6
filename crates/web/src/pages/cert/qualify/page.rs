//! The pages of a qualification.

use std::borrow::Cow;
use std::collections::BTreeSet;

use app::cases::CaseView;
use askama::Template;
use locales::Texts;
use process::act::Sequence;
use process::words::{Class, Finding, LegalKind, Word};

use super::telling::Telling;
use super::{Judgement, proposed};
use crate::form::{Choice, Form};
use crate::layout::Layout;
use crate::naming;
use crate::pages::staff::acts::{self, Around};

use crate::paths;
use crate::reader::Reader;
use crate::story::Entry;

/// The form by which the expert judges.
#[derive(Template)]
#[template(path = "cert/qualify.html")]
pub(super) struct Qualify {
    t: Texts,
    layout: Layout,
    reference: String,
    case: String,
    form: Form,
    classes: Vec<Choice>,
    findings: Vec<Choice>,
    kinds: Vec<Choice>,
    telling: Telling,
    version: Sequence,
    key: String,
    around: Around,
    /// Why a rule refused; empty when none did.
    pub(super) refusal: Cow<'static, str>,
    since: Vec<Entry>,
}

impl Qualify {
    pub(super) fn of(reader: &Reader, view: &CaseView, form: Form) -> Self {
        let t = reader.t;
        let judged = Judgement::typed(&form);
        let key = if view.case.qualification.is_some() {
            "act-qualify-again"
        } else {
            "act-qualify"
        };
        Self {
            t,
            layout: reader.layout(t.get(key)),
            reference: view.case.reference.to_string(),
            case: paths::case(view.case.reference),
            classes: proposed::classes(t, view),
            findings: proposed::findings(t, view),
            kinds: proposed::kinds(t, view),
            telling: Telling::of(reader, view, judged.class, &judged.findings),
            version: view.version,
            key: acts::fresh_key(),
            around: Around::of(t, view),
            refusal: Cow::Borrowed(""),
            since: Vec::new(),
            form,
        }
    }

    /// The same, with what happened after the version that its author read.
    pub(super) fn since(mut self, view: &CaseView, seen: Sequence) -> Self {
        self.since = crate::story::of_case(self.t, view)
            .into_iter()
            .filter(|entry| entry.number > seen.0)
            .collect();
        self
    }
}

/// What is about to be recorded, beside what was in force.
pub(super) struct Line {
    label: Cow<'static, str>,
    before: Option<String>,
    value: String,
}

/// The page that is read before confirming.
#[derive(Template)]
#[template(path = "cert/qualify_check.html")]
pub(super) struct Check {
    t: Texts,
    layout: Layout,
    reference: String,
    case: String,
    lines: Vec<Line>,
    grounds: String,
    telling: Telling,
    hidden: Vec<(&'static str, String)>,
    version: Sequence,
    key: String,
}

impl Check {
    pub(super) fn of(
        reader: &Reader,
        view: &CaseView,
        telling: Telling,
        form: &Form,
        version: Sequence,
    ) -> Self {
        let t = reader.t;
        let hidden = ["class", "findings", "kinds", "grounds"]
            .into_iter()
            .flat_map(|name| form.values(name).map(move |value| (name, value.to_owned())))
            .collect();
        let judged = Judgement::typed(form);
        let old = view.case.qualification.as_ref().map(|(_, judged)| judged);
        let class = |class: Class| t.get(class.label_key()).into_owned();
        let mut lines = vec![Line {
            label: t.get("story-class"),
            before: old.map(|old| class(old.class)),
            value: judged.class.map(class).unwrap_or_default(),
        }];
        let findings = |of: &BTreeSet<Finding>| words(t, of);
        lines.push(Line {
            label: t.get("story-findings"),
            before: old.map(|old| findings(&old.findings)),
            value: findings(&judged.findings),
        });
        let kinds = |of: &BTreeSet<LegalKind>| words(t, of);
        lines.push(Line {
            label: t.get("story-kinds"),
            before: old.map(|old| kinds(&old.kinds)),
            value: kinds(&judged.kinds),
        });
        for line in &mut lines {
            if line.before.as_ref() == Some(&line.value) {
                line.before = None;
            }
        }
        Self {
            t,
            layout: reader.layout(t.get("qualify-check")),
            reference: view.case.reference.to_string(),
            case: paths::case(view.case.reference),
            grounds: form.value("grounds").trim().to_owned(),
            lines,
            telling,
            hidden,
            version,
            key: acts::fresh_key(),
        }
    }
}

fn words<W: Word>(t: Texts, of: &BTreeSet<W>) -> String {
    if of.is_empty() {
        return t.get("story-none").into_owned();
    }
    naming::list(of.iter().map(|word| t.get(word.choice().label)))
}

/// Who would be told, alone.
#[derive(Template)]
#[template(path = "cert/told.html")]
pub(super) struct Fragment {
    pub(super) t: Texts,
    pub(super) telling: Telling,
}
