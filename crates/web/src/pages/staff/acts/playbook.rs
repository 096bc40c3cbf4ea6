//! Sending a playbook, with its measures (SUPP-5, SUPP-4).

use app::cases::CaseView;
use locales::Texts;
use process::playbook::{Sheet, Skill, skill_at_hand, unproposed};
use process::words::Word;

use super::Shelf;
use super::sheet::{Control, Need, Question, choice};
use crate::form::{Choice, Form};
use crate::pages::playbooks::parts::mark;

/// Which one first; then for whom, and which of its measures.
pub(super) fn send(t: Texts, view: &CaseView, shelf: &Shelf) -> Vec<Question> {
    let Some(sheet) = &shelf.opened else {
        let all = shelf
            .playbooks
            .iter()
            .map(|(key, title)| choice(key.to_string(), title.clone().into()))
            .collect();
        return vec![Question::new(
            "playbook",
            "act-playbook-which",
            Control::Listed(all),
            Need::Needed,
        )];
    };
    let chosen = vec![choice(sheet.key.to_string(), sheet.title.clone().into())];
    let mut questions = vec![
        Question::new(
            "playbook",
            "act-playbook-which",
            Control::One(chosen),
            Need::Needed,
        ),
        Question::new(
            "skill",
            "act-playbook-skill",
            Control::One(Choice::of(t, Skill::CHOICES)),
            Need::Needed,
        ),
    ];
    let choices = measures(t, view, sheet);
    if !choices.is_empty() {
        questions.push(Question::new(
            "measures",
            "act-playbook-measures",
            Control::Several(choices),
            Need::Optional,
        ));
    }
    questions.push(Question::words("note", "act-playbook-note", Need::Optional));
    questions
}

/// The measures that the case does not have yet, each by its place.
fn measures(t: Texts, view: &CaseView, sheet: &Sheet) -> Vec<Choice> {
    unproposed(&view.case, sheet, Skill::Security)
        .into_iter()
        .map(|(place, measure)| {
            let kind = t.get(measure.kind.label_key());
            let hint = match mark(t, measure.skill) {
                mark if mark.is_empty() => kind,
                mark => format!("{kind} · {mark}").into(),
            };
            Choice::new(place.to_string(), measure.text.clone()).hint(hint)
        })
        .collect()
}

/// For those who can work now, with the measures that they can take.
pub(super) fn as_proposed(view: &CaseView, shelf: &Shelf) -> Form {
    let skill = skill_at_hand(&view.case);
    let mut form = Form::filled([("skill", skill.key())]);
    if let Some(sheet) = &shelf.opened {
        form.set("playbook", sheet.key.to_string());
        for (place, _) in unproposed(&view.case, sheet, skill) {
            form.set("measures", place.to_string());
        }
    }
    form
}
