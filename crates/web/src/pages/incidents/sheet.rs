//! What the form of an act on an incident asks, and the command that it sends.

use std::borrow::Cow;

use app::incidents::IncidentView;
use locales::Texts;
use process::access::Body;
use process::ids::Reference;
use process::significant::{Happened, IncidentCommand};
use process::words::{ActionEnd, Cell, Mode, Presence, Reach, StatementState, Word};
use serde_json::{Value, json};

use super::Order;
use crate::acts::{self, NotACommand};
use crate::error::WebError;
use crate::form::{Choice, Form};
use crate::input::Fields;
use crate::naming;
use crate::pages::staff::acts::{Control, Need, Question, missing_key};
use crate::refusals;

/// Chosen as owner of an action: every facility.
const FACILITIES: &str = "facilities";

/// The bodies that can be asked to carry out an action, the agencies apart.
const BODIES: [Body; 6] = [
    Body::Cert,
    Body::Hfds,
    Body::Dgs,
    Body::Ansm,
    Body::Anssi,
    Body::ArmedForces,
];

/// What the form of `order` asks.
pub(super) fn questions(t: Texts, order: Order, view: &IncidentView) -> Vec<Question> {
    let words = |name, key, need| Question::words(name, key, need);
    let line = |name, key| Question::new(name, key, Control::Words { rows: 1 }, Need::Needed);
    let one = |name, key, choices| Question::new(name, key, Control::One(choices), Need::Needed);
    let moment = |name, key| Question::new(name, key, Control::Moment, Need::Optional);
    match order {
        Order::ChooseMode => vec![
            one("mode", "order-mode-which", Choice::of(t, Mode::CHOICES)),
            words("reason", "order-why", Need::Needed),
        ],
        Order::Decide => vec![
            one("to", "order-decide-to", Choice::of(t, Reach::CHOICES)),
            words("text", "order-decide-text", Need::Needed),
            words("grounds", "order-why", Need::Needed),
        ],
        Order::SetAction => vec![
            Question::new(
                "owner",
                "order-action-owner",
                Control::Listed(owners(t, view)),
                Need::Needed,
            ),
            words("text", "order-action-text", Need::Needed),
            moment("due", "order-action-due"),
        ],
        Order::EndAction => vec![
            one("action", "order-end-action-which", actions(t, view)),
            one(
                "end",
                "order-end-action-how",
                Choice::of(t, ActionEnd::CHOICES),
            ),
            words("note", "order-note", Need::Optional),
        ],
        Order::ReportSituation => vec![
            words("situation", "order-report-situation", Need::Needed),
            words("done", "order-report-done", Need::Optional),
            words("next", "order-report-next", Need::Optional),
            words("needs", "order-report-needs", Need::Optional),
        ],
        Order::Log => vec![
            words("text", "order-log-text", Need::Needed),
            moment("at", "order-log-at"),
        ],
        Order::SeatMember => vec![
            one("cell", "order-seat-cell", Choice::of(t, Cell::CHOICES)),
            line("person", "order-seat-person"),
            line("function", "order-seat-function"),
        ],
        Order::NoteAttendance => vec![
            one("member", "order-attendance-who", members(t, view)),
            one(
                "presence",
                "order-attendance-how",
                Choice::of(t, Presence::CHOICES),
            ),
            moment("at", "order-attendance-at"),
        ],
        Order::HandOver => vec![
            line("to", "order-hand-over-to"),
            words("text", "order-hand-over-text", Need::Needed),
        ],
        Order::DraftStatement => {
            let mut questions = vec![
                line("title", "order-draft-title"),
                words("text", "order-draft-text", Need::Needed),
            ];
            let open = [StatementState::Draft, StatementState::Approved];
            let known = statements(view, &open);
            if !known.is_empty() {
                let which = Control::Listed(known);
                questions.insert(
                    0,
                    Question::new("statement", "order-draft-which", which, Need::Optional),
                );
            }
            questions
        }
        Order::ApproveStatement => {
            vec![one("statement", "order-approve-which", to_approve(view))]
        }
        Order::PublishStatement => vec![one(
            "statement",
            "order-publish-which",
            statements(view, &[StatementState::Approved]),
        )],
        Order::WithdrawStatement => vec![
            one(
                "statement",
                "order-withdraw-which",
                statements(view, &[StatementState::Published]),
            ),
            words("reason", "order-why", Need::Needed),
        ],
        Order::Join => vec![
            line("case", "order-join-case"),
            words("reason", "order-why", Need::Needed),
        ],
        Order::Release => vec![
            one("case", "order-release-case", cases(view)),
            words("reason", "order-why", Need::Needed),
        ],
        Order::Name => vec![line("title", "order-name-title")],
        Order::Close => vec![words("summary", "order-close-summary", Need::Needed)],
    }
}

fn owners(t: Texts, view: &IncidentView) -> Vec<Choice> {
    let mut agencies: Vec<Body> = view
        .board
        .iter()
        .filter_map(|line| line.member.line.row.lead.map(Body::Ars))
        .collect();
    agencies.sort();
    agencies.dedup();
    let bodies = BODIES.into_iter().chain(agencies);
    let facilities = Choice::new(FACILITIES, t.get("incident-owner-facilities"));
    std::iter::once(facilities)
        .chain(bodies.map(|body| Choice::new(body.to_string(), naming::body(t, body))))
        .collect()
}

fn actions(t: Texts, view: &IncidentView) -> Vec<Choice> {
    view.incident
        .actions
        .iter()
        .filter(|(number, _)| view.may_end(**number))
        .map(|(number, action)| {
            let text = action.text.known().map_or("", String::as_str);
            let label = t
                .with("incident-action-line")
                .arg("number", *number)
                .arg("text", text)
                .text();
            Choice::new(number.to_string(), label)
        })
        .collect()
}

fn members(t: Texts, view: &IncidentView) -> Vec<Choice> {
    view.incident
        .members
        .iter()
        .filter(|(_, seated)| seated.is_member())
        .map(|(number, seated)| {
            let person = seated.person.known().cloned().unwrap_or_default();
            Choice::new(number.to_string(), person).hint(t.get(seated.cell.label_key()))
        })
        .collect()
}

fn statements(view: &IncidentView, states: &[StatementState]) -> Vec<Choice> {
    choose(view, |statement| states.contains(&statement.state))
}

fn to_approve(view: &IncidentView) -> Vec<Choice> {
    choose(view, |statement| {
        statement.state == StatementState::Draft && statement.drafted_by.pseudonym != view.reader
    })
}

fn choose(
    view: &IncidentView,
    wanted: impl Fn(&process::significant::Statement) -> bool,
) -> Vec<Choice> {
    view.incident
        .statements
        .iter()
        .filter(|(_, statement)| wanted(statement))
        .map(|(number, statement)| {
            let title = statement.title.known().cloned().unwrap_or_default();
            let text = statement.text.known().cloned().unwrap_or_default();
            Choice::new(number.to_string(), title).hint(text)
        })
        .collect()
}

fn cases(view: &IncidentView) -> Vec<Choice> {
    view.board
        .iter()
        .map(|line| {
            let case = &line.member.line;
            let reference = case.row.reference.to_string();
            let label = format!("{reference} – {}", case.facility_name);
            Choice::new(reference, label)
        })
        .collect()
}

/// The form as it is first shown: a situation report holds what happened since
/// the last (SIGN-4).
pub(super) fn prefilled(t: Texts, order: Order, view: &IncidentView, mut given: Form) -> Form {
    if order == Order::ReportSituation {
        given.set("done", since(t, view));
    }
    given
}

fn since(t: Texts, view: &IncidentView) -> String {
    let Happened {
        since,
        joined,
        left,
        decided,
        set,
        ended,
        published,
        logged,
        progress,
    } = &view.happened;
    let numbers =
        |numbers: &[u32]| naming::list(numbers.iter().map(|number| Cow::Owned(number.to_string())));
    let mut lines = vec![
        t.one("incident-since", "when", t.date_time(*since))
            .into_owned(),
    ];
    let mut count = |key: &'static str, many: usize| {
        if many > 0 {
            lines.push(t.n(key, many).into_owned());
        }
    };
    count("incident-since-joined", *joined);
    count("incident-since-left", *left);
    count("incident-since-logged", *logged);
    for (key, listed) in [
        ("incident-since-decided", decided),
        ("incident-since-set", set),
        ("incident-since-ended", ended),
        ("incident-since-published", published),
    ] {
        if !listed.is_empty() {
            lines.push(
                t.with(key)
                    .arg("count", listed.len())
                    .arg("numbers", numbers(listed))
                    .text()
                    .into_owned(),
            );
        }
    }
    for (action, counts) in progress {
        let told = counts.iter().map(|(progress, many)| {
            Cow::Owned(format!("{} : {many}", t.get(progress.label_key())))
        });
        if !counts.is_empty() {
            lines.push(
                t.with("incident-since-progress")
                    .arg("action", *action)
                    .arg("counts", naming::list(told))
                    .text()
                    .into_owned(),
            );
        }
    }
    lines.join("\n")
}

/// The command that a form asks for; `Ok(None)` when an answer is missing or
/// cannot be read: `form` then says which.
///
/// # Errors
/// When the form is not one of the portal's.
pub(super) fn read(
    t: Texts,
    order: Order,
    questions: &[Question],
    fields: &Fields,
    form: &mut Form,
) -> Result<Option<IncidentCommand>, WebError> {
    for question in questions {
        let choices = question.choices();
        let given = fields.value(question.name);
        let offered = choices.is_empty() || choices.iter().any(|choice| choice.value == given);
        if question.is_needed() && given.is_empty() {
            form.refuse(question.name, t.get(missing_key(&question.control)));
        } else if !given.is_empty() && !offered {
            form.refuse(question.name, t.get("act-missing-choice"));
        }
    }
    if order == Order::Join && fields.value("case").parse::<Reference>().is_err() {
        form.refuse("case", t.get("order-join-number"));
    }
    if !form.is_sound() {
        return Ok(None);
    }
    let asked = |name: &str| questions.iter().any(|question| question.name == name);
    let answers = fields
        .0
        .iter()
        .filter(|(name, _)| asked(name) && !fields.value(name).is_empty())
        .cloned();
    let act = ("act".to_owned(), order.act().to_owned());
    let kept = Fields(std::iter::once(act).chain(answers).collect());
    let mut body = match acts::body(&kept) {
        Ok(body) => body,
        Err(NotACommand::Field { field, problem }) => {
            form.refuse(field, refusals::field_problem(t, problem));
            return Ok(None);
        }
        Err(NotACommand::Form(error)) => return Err(WebError::unreadable(error.to_string())),
    };
    if let Some(Value::String(owner)) = body.get("owner") {
        let owner = match owner.as_str() {
            FACILITIES => json!({"by": "facilities"}),
            body => json!({"by": "body", "body": body}),
        };
        body.insert("owner".to_owned(), owner);
    }
    serde_json::from_value(Value::Object(body))
        .map(Some)
        .map_err(|error| WebError::unreadable(error.to_string()))
}

/// The field to which what is wrong with an act is attached.
pub(super) const fn main_field(order: Order) -> &'static str {
    match order {
        Order::ChooseMode | Order::WithdrawStatement | Order::Release => "reason",
        Order::Decide | Order::SetAction | Order::Log | Order::HandOver | Order::DraftStatement => {
            "text"
        }
        Order::EndAction => "action",
        Order::ReportSituation => "situation",
        Order::SeatMember => "person",
        Order::NoteAttendance => "member",
        Order::ApproveStatement | Order::PublishStatement => "statement",
        Order::Join => "case",
        Order::Name => "title",
        Order::Close => "summary",
    }
}
