//! A command on a case, as a form of its page sends it: the field `act` names
//! it, the others bear the names that the API gives them, and `version` is the
//! version that the page was read at.

use process::access::Verb;
use process::act::Sequence;
use process::command::Command;
use process::declaration::facts::{Answer, FieldProblem, Moment};
use process::declaration::form::{RawInput, Slot};
use serde_json::{Map, Value};

use crate::input::Fields;

/// Every act by name, with the right that it needs.
pub const NAMES: [(&str, Verb); 57] = [
    ("confirm", Verb::Confirm),
    ("supplement", Verb::Supplement),
    ("ask_help", Verb::AskHelp),
    ("answer_call", Verb::AnswerCall),
    ("change_lead", Verb::ChangeLead),
    ("take_in", Verb::TakeIn),
    ("ask", Verb::Ask),
    ("answer", Verb::Answer),
    ("message", Verb::Message),
    ("note", Verb::Note),
    ("qualify", Verb::Qualify),
    ("decide_support", Verb::DecideSupport),
    ("record_step", Verb::RecordStep),
    ("log_contact", Verb::LogContact),
    ("record_causes", Verb::RecordCauses),
    ("propose_measure", Verb::ProposeMeasure),
    ("answer_measure", Verb::AnswerMeasure),
    ("withdraw_measure", Verb::WithdrawMeasure),
    ("send_playbook", Verb::SendPlaybook),
    ("send_providers", Verb::SendProviders),
    ("send_report", Verb::SendReport),
    ("report_progress", Verb::ReportProgress),
    ("declare_elsewhere", Verb::StateElsewhere),
    ("declare_not_concerned", Verb::StateElsewhere),
    ("record_care_supply", Verb::RecordCareSupply),
    ("record_relay", Verb::RecordRelay),
    ("assess_care_impact", Verb::AssessCareImpact),
    ("recommend_degraded_mode", Verb::RecommendDegradedMode),
    (
        "record_interministerial_impact",
        Verb::RecordInterministerialImpact,
    ),
    ("acknowledge", Verb::Acknowledge),
    ("transfer_evidence", Verb::TransferEvidence),
    ("destroy_evidence", Verb::DestroyEvidence),
    ("end_handling", Verb::StateHandling),
    ("continue_handling", Verb::StateHandling),
    ("move_to_closing", Verb::MoveToClosing),
    ("write_closing_report", Verb::WriteClosingReport),
    ("agree", Verb::Agree),
    ("overrule", Verb::Overrule),
    ("close", Verb::Close),
    ("reopen", Verb::Reopen),
    ("write_lessons", Verb::WriteLessons),
    ("comment_lessons", Verb::CommentLessons),
    ("approve_lessons", Verb::ApproveLessons),
    ("write_edition", Verb::WriteEdition),
    ("publish_edition", Verb::PublishEdition),
    ("retract_edition", Verb::RetractEdition),
    ("link_recommendation", Verb::LinkRecommendation),
    ("unlink_recommendation", Verb::LinkRecommendation),
    ("place_hold", Verb::HoldFile),
    ("lift_hold", Verb::HoldFile),
    ("propose_disposition", Verb::ProposeDisposition),
    ("approve_disposition", Verb::ReviewDisposition),
    ("decline_disposition", Verb::ReviewDisposition),
    ("state_progress", Verb::StateProgress),
    ("share_extract", Verb::ShareExtract),
    ("prolong_extract", Verb::ShareExtract),
    ("end_extract", Verb::ShareExtract),
];

/// Fields that hold a list, whatever the number of values sent.
const LISTS: [&str; 10] = [
    "findings",
    "kinds",
    "actors",
    "causes",
    "providers",
    "affected_sites",
    "facts",
    "traces",
    "roots",
    "factors",
];
/// Fields that hold the number of a question, measure, action, statement,
/// member or extract, or of days.
const NUMBERS: [&str; 7] = [
    "question",
    "measure",
    "action",
    "statement",
    "member",
    "extract",
    "days",
];
/// Fields that hold a list of places.
const PLACES: [&str; 1] = ["measures"];
/// Fields that hold when something took place: date, time and zone under one
/// name.
const PAST: [&str; 1] = ["at"];
/// Fields that hold a limit: a day alone means its end.
const LIMITS: [&str; 2] = ["due", "until"];
/// Fields of the form itself.
const OF_THE_FORM: [&str; 2] = ["version", "key"];

/// Why a form is no command.
#[derive(Debug, thiserror::Error)]
pub enum NotACommand {
    /// One field cannot be read; the form is shown again.
    #[error("{field} cannot be read")]
    Field {
        /// The field's name.
        field: &'static str,
        /// What is wrong with it.
        problem: FieldProblem,
    },
    /// The form is not one of the portal's.
    #[error(transparent)]
    Form(#[from] serde_json::Error),
}

/// The command that a form sends.
///
/// # Errors
/// When a field cannot be read, or the form is not one of the portal's.
pub fn command(fields: &Fields) -> Result<Command, NotACommand> {
    Ok(read(body(fields)?)?)
}

/// The JSON object that a form sends.
///
/// # Errors
/// When a field cannot be read.
pub(crate) fn body(fields: &Fields) -> Result<Map<String, Value>, NotACommand> {
    let mut body = Map::new();
    for (name, _) in &fields.0 {
        if body.contains_key(name) || OF_THE_FORM.contains(&name.as_str()) {
            continue;
        }
        if let Some(value) = value(fields, name)? {
            body.insert(name.clone(), value);
        }
    }
    Ok(body)
}

/// The command that a JSON object holds.
///
/// # Errors
/// When it is none, or has fields that the command does not.
pub fn read(body: Map<String, Value>) -> Result<Command, serde_json::Error> {
    let stray = body.keys().find(|name| *name != "act").cloned();
    let command = serde_json::from_value(Value::Object(body))?;
    match (&command, stray) {
        // Serde lets any field pass beside a command that has none.
        (
            Command::TakeIn
            | Command::AnswerCall
            | Command::Acknowledge
            | Command::MoveToClosing
            | Command::Close
            | Command::ApproveDisposition
            | Command::ApproveLessons,
            Some(stray),
        ) => Err(serde::de::Error::custom(format!("unknown field `{stray}`"))),
        _ => Ok(command),
    }
}

/// The version of the case that the form's page was read at.
#[must_use]
pub fn seen(fields: &Fields) -> Option<Sequence> {
    fields.value("version").parse().ok().map(Sequence)
}

fn value(fields: &Fields, name: &str) -> Result<Option<Value>, NotACommand> {
    // Lessons tell causes and measures in words.
    let in_words = fields.value("act") == "write_lessons";
    if let Some(&field) = PLACES.iter().find(|list| **list == name && !in_words) {
        let given = fields.values(name).filter(|value| !value.is_empty());
        let places: Result<Vec<u16>, _> = given.map(str::parse).collect();
        let places = places.map_err(|_| NotACommand::Field {
            field,
            problem: FieldProblem::NotANumber,
        })?;
        return Ok(Some(places.into()));
    }
    if LISTS.contains(&name) && !(in_words && name == "causes") {
        let given = fields.values(name).filter(|value| !value.is_empty());
        return Ok(Some(given.collect()));
    }
    if let Some(&field) = NUMBERS.iter().find(|number| **number == name) {
        let number: u32 = fields.value(name).parse().map_err(|_| NotACommand::Field {
            field,
            problem: FieldProblem::NotANumber,
        })?;
        return Ok(Some(number.into()));
    }
    if let Some(&field) = PAST.iter().chain(&LIMITS).find(|moment| **moment == name) {
        let moment = moment(fields, field)?;
        let at = moment.map(|moment| {
            if LIMITS.contains(&field) {
                moment.latest()
            } else {
                moment.at()
            }
        });
        return Ok(at.map(|at| at.to_string().into()));
    }
    Ok(Some(fields.value(name).into()))
}

fn moment(fields: &Fields, field: &'static str) -> Result<Option<Moment>, NotACommand> {
    typed(fields, field).map_err(|problem| NotACommand::Field { field, problem })
}

fn typed(fields: &Fields, field: &str) -> Result<Option<Moment>, FieldProblem> {
    let values: Vec<&str> = fields.values(field).collect();
    let read: Result<Answer<Moment>, FieldProblem> = Slot::read(RawInput { values: &values });
    Ok(read?.known().cloned())
}

/// The instant that a form gives for something past, if it gives one.
///
/// # Errors
/// When it cannot be read.
pub(crate) fn instant(
    fields: &Fields,
    field: &str,
) -> Result<Option<jiff::Timestamp>, FieldProblem> {
    Ok(typed(fields, field)?.map(|moment| moment.at()))
}

/// The instant that a form gives for a limit, if it gives one.
///
/// # Errors
/// When it cannot be read.
pub(crate) fn limit(fields: &Fields, field: &str) -> Result<Option<jiff::Timestamp>, FieldProblem> {
    Ok(typed(fields, field)?.map(|moment| moment.latest()))
}

/// The field of a command's form to which what is wrong with it is attached.
#[must_use]
pub fn main_field(act: &str) -> &'static str {
    match act {
        "confirm" | "supplement" | "record_step" | "send_playbook" | "send_providers"
        | "record_relay" | "state_progress" => "note",
        "change_lead"
        | "withdraw_measure"
        | "overrule"
        | "reopen"
        | "transfer_evidence"
        | "destroy_evidence"
        | "place_hold"
        | "lift_hold"
        | "propose_disposition"
        | "decline_disposition"
        | "declare_not_concerned"
        | "prolong_extract"
        | "retract_edition"
        | "unlink_recommendation"
        | "end_extract" => "reason",
        "declare_elsewhere" => "receipt",
        "qualify" => "grounds",
        "decide_support" | "answer_measure" | "agree" => "comment",
        "log_contact" | "send_report" => "summary",
        "write_closing_report" => "actions",
        "write_lessons" => "causes",
        "link_recommendation" => "change",
        _ => "text",
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use process::words::{Class, Finding, MeasureKind};

    use super::*;

    fn form(pairs: &[(&str, &str)]) -> Fields {
        let owned = |(name, value): &(&str, &str)| ((*name).to_owned(), (*value).to_owned());
        Fields(pairs.iter().map(owned).collect())
    }

    #[test]
    fn boxes_make_a_list_and_the_version_stays_beside() {
        let form = form(&[
            ("act", "qualify"),
            ("version", "7"),
            ("class", "serious"),
            ("findings", "malicious"),
            ("findings", "personal-data"),
            ("grounds", "Rançongiciel confirmé. "),
        ]);
        let Command::Qualify {
            class,
            findings,
            kinds,
            grounds,
        } = command(&form).unwrap()
        else {
            panic!("a qualification is expected");
        };
        assert_eq!(class, Class::Serious);
        assert_eq!(findings, [Finding::Malicious, Finding::PersonalData].into());
        assert!(kinds.is_empty());
        assert_eq!(grounds, "Rançongiciel confirmé.");
        assert_eq!(seen(&form), Some(Sequence(7)));
    }

    #[test]
    fn a_day_alone_is_a_limit_at_its_end() {
        let measure = |due: [&str; 3]| {
            form(&[
                ("act", "propose_measure"),
                ("kind", "containment"),
                ("text", "Débrancher le poste."),
                ("due", due[0]),
                ("due", due[1]),
                ("due", due[2]),
            ])
        };
        let Command::ProposeMeasure { kind, due, .. } =
            command(&measure(["2026-11-21", "", "Europe/Paris"])).unwrap()
        else {
            panic!("a measure is expected");
        };
        assert_eq!(kind, MeasureKind::Containment);
        assert_eq!(due.unwrap().to_string(), "2026-11-21T22:59:59.999999999Z");
        let absent = command(&measure(["", "", "Europe/Paris"])).unwrap();
        assert!(matches!(absent, Command::ProposeMeasure { due: None, .. }));
        let wrong = command(&measure(["demain", "", "Europe/Paris"])).unwrap_err();
        assert!(matches!(wrong, NotACommand::Field { field: "due", .. }));
    }

    #[test]
    fn less_1_the_causes_of_lessons_are_words_and_those_of_an_incident_a_list() {
        let lessons = form(&[
            ("act", "write_lessons"),
            ("roots", "deceived-person"),
            ("roots", "exposed-service"),
            ("causes", "Un message piégé."),
            ("recommendations", "Segmenter."),
        ]);
        assert!(
            matches!(command(&lessons).unwrap(), Command::WriteLessons { causes, roots, .. }
            if causes == "Un message piégé." && roots.len() == 2)
        );
        let recorded = form(&[
            ("act", "record_causes"),
            ("nature", "malicious"),
            ("causes", "ransomware"),
        ]);
        assert!(
            matches!(command(&recorded).unwrap(), Command::RecordCauses { causes, .. }
            if causes.len() == 1)
        );
    }

    #[test]
    fn a_form_that_is_none_of_the_portal_s_is_refused() {
        for wrong in [
            form(&[("act", "delete_everything")]),
            form(&[("act", "take_in"), ("unknown", "1")]),
            form(&[]),
        ] {
            assert!(matches!(command(&wrong), Err(NotACommand::Form(_))));
        }
    }
}
