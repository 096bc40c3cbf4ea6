//! Alerts as programs read and write them.

use std::collections::BTreeSet;

use app::alerts::{AlertLine, AlertText, AlertView, OwnReceipt, Part};
use jiff::Timestamp;
use process::act::{Private, Sequence};
use process::alert::{
    AlertNature, AlertNumber, AlertState, AlertUrgency, Counted, MeasureAnswer, Population,
    ReceiptState, Tlp,
};
use process::facility::FinessNumber;
use process::ids::IncidentReference;
use process::territory::ArsCode;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// What an alert says, to whom.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct AlertTextBody {
    /// Its title, one line.
    title: String,
    /// What happens.
    happens: String,
    /// What to do, each measure answered by itself.
    #[serde(default)]
    measures: Vec<String>,
    /// What it warns of, which says who approves.
    nature: AlertNature,
    /// How far it may be passed on (TLP 2.0).
    tlp: Tlp,
    /// How pressing it is.
    urgency: AlertUrgency,
    /// The incident that it is about.
    #[serde(default)]
    incident: Option<IncidentReference>,
    /// Whom it is for.
    population: Population,
}

impl From<AlertTextBody> for AlertText {
    fn from(body: AlertTextBody) -> Self {
        Self {
            title: body.title,
            happens: body.happens,
            measures: body.measures,
            nature: body.nature,
            tlp: body.tlp,
            urgency: body.urgency,
            incident: body.incident,
            population: body.population,
        }
    }
}

/// The number of an alert.
#[derive(Serialize, ToSchema)]
pub(crate) struct NumberBody {
    /// The number.
    pub(super) number: AlertNumber,
}

/// How many a population counts.
#[derive(Serialize, ToSchema)]
pub(crate) struct CountedBody {
    /// Facilities.
    facilities: u64,
    /// Those of them without any address.
    without_address: u64,
    /// The agencies of their territories.
    ars: BTreeSet<ArsCode>,
}

impl From<Counted> for CountedBody {
    fn from(counted: Counted) -> Self {
        Self {
            facilities: counted.facilities,
            without_address: counted.without_address,
            ars: counted.ars,
        }
    }
}

/// An alert in a list.
#[derive(Serialize, ToSchema)]
pub(crate) struct LineBody {
    /// Its number.
    number: AlertNumber,
    /// Its title.
    title: Option<String>,
    /// Where it stands.
    state: AlertState,
    /// What it warns of.
    nature: AlertNature,
    /// How far it may be passed on.
    tlp: Tlp,
    /// How pressing it is.
    urgency: AlertUrgency,
    /// When it was sent.
    sent_at: Option<Timestamp>,
    /// When it changed last.
    updated_at: Timestamp,
}

impl From<AlertLine> for LineBody {
    fn from(line: AlertLine) -> Self {
        Self {
            number: line.row.number,
            title: line.title,
            state: line.row.state,
            nature: line.row.nature,
            tlp: line.row.tlp,
            urgency: line.row.urgency,
            sent_at: line.row.sent_at,
            updated_at: line.row.updated_at,
        }
    }
}

/// An alert.
#[derive(Serialize, ToSchema)]
pub(crate) struct AlertBody {
    /// Its number.
    number: AlertNumber,
    /// The version that a judgement on it must name.
    version: Sequence,
    /// Where it stands.
    state: AlertState,
    /// Its title.
    title: Option<String>,
    /// What happens.
    happens: Option<String>,
    /// What to do; answers name each by its place, from 0.
    measures: Vec<Option<String>>,
    /// What it warns of.
    nature: AlertNature,
    /// How far it may be passed on.
    tlp: Tlp,
    /// How pressing it is.
    urgency: AlertUrgency,
    /// For the CERT, HFDS and the agencies: the incident that it is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    incident: Option<IncidentReference>,
    /// When it was sent.
    sent_at: Option<Timestamp>,
    /// What was corrected, in order.
    corrections: Vec<CorrectionBody>,
    /// How it came to its end.
    outcome: Option<OutcomeBody>,
    /// For the CERT, HFDS and the agencies.
    #[serde(skip_serializing_if = "Option::is_none")]
    desk: Option<DeskBody>,
    /// For those who were sent it: where each facility of theirs stands.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    receipts: Vec<ReceiptBody>,
}

/// What was corrected.
#[derive(Serialize, ToSchema)]
struct CorrectionBody {
    /// When.
    at: Timestamp,
    /// What.
    text: Option<String>,
}

/// How an alert came to its end.
#[derive(Serialize, ToSchema)]
struct OutcomeBody {
    /// When.
    at: Timestamp,
    /// Why.
    reason: Option<String>,
}

/// What those who steer an alert see.
#[derive(Serialize, ToSchema)]
struct DeskBody {
    /// Whom it is for.
    population: Population,
    /// Whom it would reach now; absent once it was sent.
    counted: Option<CountedBody>,
    /// To how many facilities it was sent.
    facilities: Option<u64>,
    /// How many of them have no address.
    without_address: Option<u64>,
    /// Mails gone.
    mails_sent: u64,
    /// Mails on their way.
    mails_waiting: u64,
    /// Mails never to be delivered.
    mails_given_up: u64,
    /// Whether every recipient was dealt with.
    expanded: bool,
}

/// Where a facility stands with an alert.
#[derive(Serialize, ToSchema)]
struct ReceiptBody {
    /// The facility.
    facility: FinessNumber,
    /// Where it stands.
    state: ReceiptState,
    /// What it said of each measure.
    answers: Vec<AnswerBody>,
    /// What it said in words.
    comment: Option<String>,
    /// When.
    answered_at: Option<Timestamp>,
}

/// What a facility says of one measure.
#[derive(Clone, Copy, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct AnswerBody {
    /// The measure's place, from 0.
    pub(super) measure: u16,
    /// What it says.
    pub(super) answer: MeasureAnswer,
}

fn words(value: &Private<String>) -> Option<String> {
    value.known().cloned()
}

impl From<&OwnReceipt> for ReceiptBody {
    fn from(one: &OwnReceipt) -> Self {
        let answers = one.receipt.answers.iter();
        Self {
            facility: one.facility.finess,
            state: one.receipt.state,
            answers: answers
                .map(|(&measure, &answer)| AnswerBody { measure, answer })
                .collect(),
            comment: one.comment.clone(),
            answered_at: one.receipt.answered_at,
        }
    }
}

impl AlertBody {
    pub(super) fn of(view: &AlertView) -> Self {
        let alert = &view.alert;
        let content = &alert.content;
        let sending = alert.sending.as_ref();
        Self {
            number: alert.number,
            version: alert.seq,
            state: alert.state,
            title: words(&content.title),
            happens: words(&content.happens),
            measures: alert.measures().map(words).collect(),
            nature: content.nature,
            tlp: content.tlp,
            urgency: content.urgency,
            incident: content
                .incident
                .filter(|_| matches!(view.part, Part::Staff(_))),
            sent_at: sending.map(|sending| sending.at),
            corrections: alert
                .corrections
                .iter()
                .map(|one| CorrectionBody {
                    at: one.at,
                    text: words(&one.text),
                })
                .collect(),
            outcome: alert.outcome.as_ref().map(|outcome| OutcomeBody {
                at: outcome.at,
                reason: words(&outcome.reason),
            }),
            desk: match &view.part {
                Part::Staff(part) => Some(DeskBody {
                    population: content.population.clone(),
                    counted: part.counted.clone().map(CountedBody::from),
                    facilities: sending.map(|sending| sending.facilities),
                    without_address: sending.map(|sending| sending.without_address),
                    mails_sent: part.sendings.sent,
                    mails_waiting: part.sendings.waiting,
                    mails_given_up: part.sendings.given_up,
                    expanded: part.dispatches.iter().all(|one| one.done_at.is_some()),
                }),
                _ => None,
            },
            receipts: match &view.part {
                Part::Recipient(own) => own.iter().map(ReceiptBody::from).collect(),
                _ => Vec::new(),
            },
        }
    }
}
