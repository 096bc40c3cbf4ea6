//! What the form of an extract sends, and what it offers.

use app::sharing::Offered;
use locales::Texts;
use process::alert::Tlp;
use process::declaration::facts::FieldKey;
use process::notices::Urgency;
use process::refusal::Reason;
use process::sharing::{ContactRole, Naming, SharedFinding, Sharing};
use process::words::Word;

use crate::answers;
use crate::form::{Choice, Form};
use crate::input::Fields;

/// For how many days a link may be made to open, at the form.
const DAYS: [u32; 5] = [2, 7, 14, 30, 60];
/// Characters of an answer shown beside its box.
const LONGEST_HINT: usize = 160;

/// The choices of the form.
pub(super) struct Choices {
    pub(super) roles: Vec<Choice>,
    pub(super) marks: Vec<Choice>,
    pub(super) urgencies: Vec<Choice>,
    pub(super) days: Vec<Choice>,
    pub(super) facts: Vec<Choice>,
    pub(super) findings: Vec<Choice>,
    pub(super) traces: Vec<Choice>,
    pub(super) naming: Vec<Choice>,
}

impl Choices {
    pub(super) fn of(t: Texts, offered: &Offered) -> Self {
        let facts = &offered.view.case.facts;
        let stated = FieldKey::ALL
            .iter()
            .filter(|field| facts.get(**field).is_given());
        let found = &offered.material.findings;
        Self {
            roles: Choice::of(t, ContactRole::CHOICES),
            marks: Tlp::ALL
                .iter()
                .map(|tlp| Choice::new(tlp.key(), t.get(tlp.label_key())))
                .collect(),
            urgencies: Choice::of(t, process::alert::AlertUrgency::CHOICES),
            days: days(t),
            facts: stated
                .map(|field| {
                    let said = answers::line(t, &facts.get(*field));
                    Choice::new(field.key(), answers::label(t, *field)).hint(shortened(&said))
                })
                .collect(),
            findings: found
                .offered()
                .into_iter()
                .map(|finding| {
                    let said = match finding {
                        SharedFinding::Perimeter => shortened(&found.perimeter),
                        SharedFinding::Analysis => shortened(&found.analysis),
                        SharedFinding::Nature => found
                            .nature
                            .map(|nature| t.get(nature.label_key()).into_owned())
                            .unwrap_or_default(),
                        SharedFinding::Causes => crate::naming::list(
                            found.causes.iter().map(|cause| t.get(cause.label_key())),
                        ),
                    };
                    Choice::new(finding.key(), t.get(finding.label_key())).hint(said)
                })
                .collect(),
            traces: offered
                .material
                .traces
                .iter()
                .map(|trace| Choice::new(trace.clone(), trace.clone()))
                .collect(),
            naming: Choice::of(t, Naming::CHOICES),
        }
    }
}

/// The days for which a link is offered to open; the rules know how many it
/// may be.
pub(crate) fn days(t: Texts) -> Vec<Choice> {
    DAYS.into_iter()
        .map(|days| Choice::new(days.to_string(), t.n("extract-days", days)))
        .collect()
}

fn shortened(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= LONGEST_HINT {
        return line;
    }
    let cut: String = line.chars().take(LONGEST_HINT).collect();
    format!("{}…", cut.trim_end())
}

/// The form as it is first shown: nothing of the case is chosen.
pub(super) fn first(days: u32) -> Form {
    Form::filled([
        ("tlp", Tlp::AmberStrict.key().to_owned()),
        ("urgency", "normal".to_owned()),
        ("facility", Naming::Withheld.key().to_owned()),
        ("days", days.to_string()),
    ])
}

/// What was asked for; the form with what is missing otherwise.
pub(super) fn read(t: Texts, fields: &Fields) -> Result<Sharing, Form> {
    let mut form = fields.clone().into_form();
    let role = ContactRole::from_key(fields.value("role"));
    if role.is_none() {
        form.refuse("role", t.get("act-missing-choice"));
    }
    let tlp = Tlp::from_key(fields.value("tlp"));
    if tlp.is_none() {
        form.refuse("tlp", t.get("act-missing-choice"));
    }
    let days: Option<u32> = fields.value("days").parse().ok();
    if days.is_none() {
        form.refuse("days", t.get("act-missing-choice"));
    }
    for field in ["contact_name", "organisation", "email"] {
        if fields.value(field).is_empty() {
            form.refuse(field, t.get("act-missing-words"));
        }
    }
    let (Some(role), Some(tlp), true) = (role, tlp, form.is_sound()) else {
        return Err(form);
    };
    let given = |name: &str| fields.value(name).to_owned();
    Ok(Sharing {
        contact_name: given("contact_name"),
        organisation: given("organisation"),
        email: given("email"),
        role,
        tlp,
        urgency: match fields.value("urgency") {
            "urgent" => Urgency::Urgent,
            _ => Urgency::Normal,
        },
        days,
        facility: Naming::from_key(fields.value("facility")).unwrap_or_default(),
        facts: FieldKey::ALL
            .iter()
            .copied()
            .filter(|field| fields.values("facts").any(|key| key == field.key()))
            .collect(),
        traces: fields.values("traces").map(str::to_owned).collect(),
        findings: fields
            .values("findings")
            .filter_map(SharedFinding::from_key)
            .collect(),
        text: given("text"),
    })
}

/// The field beside which it is said what is in the way.
pub(super) const fn field(reason: &Reason) -> &'static str {
    match reason {
        Reason::FollowedByAnsm => "role",
        Reason::ContactMissing => "contact_name",
        Reason::NotAnAddress => "email",
        Reason::LinkTooLong(_) => "days",
        Reason::NotInTheCase => "facts",
        _ => "text",
    }
}
