//! What a recipient answers (SIGN-3).

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Alert, AlertState, MeasureAnswer, ReceiptState};
use crate::{
    access::{Seat, Verb},
    decide::{optional, permit},
    facility::acts::FacilityAct,
    refusal::{Reason, Refusal, Rule},
};

/// What a facility says: that it received the alert, and what it does about
/// each measure, by the measure's place.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reply {
    /// The answers; those given before stay where none is given now.
    pub answers: BTreeMap<u16, MeasureAnswer>,
    /// In words: what help is needed, what was done otherwise.
    pub comment: String,
}

/// What a facility says of one measure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AnswerTo {
    /// The measure's place, from 0.
    pub measure: u16,
    /// What it says.
    pub answer: MeasureAnswer,
}

/// Whether a reply may be recorded; gives the act of the facility.
///
/// # Errors
/// When the seat is not one of the facility, the alert is no longer in force,
/// or a measure is not one of its own.
pub fn answer(alert: &Alert, reply: &Reply, seat: Seat) -> Result<FacilityAct, Refusal> {
    permit(Verb::AnswerAlert, seat)?;
    if alert.state != AlertState::Sent {
        return Err(Refusal::new(
            Rule::Sign3,
            Reason::WrongAlertState(alert.state),
        ));
    }
    let measures = alert.measures().count();
    if reply
        .answers
        .keys()
        .any(|place| usize::from(*place) >= measures)
    {
        return Err(Refusal::new(Rule::Sign3, Reason::NoSuchMeasure));
    }
    Ok(FacilityAct::AlertAnswered {
        alert: alert.id,
        answers: reply
            .answers
            .iter()
            .map(|(&measure, &answer)| AnswerTo { measure, answer })
            .collect(),
        comment: optional(Rule::Sign3, &reply.comment)?,
    })
}

/// Where a recipient stands once it has given these answers to this number of
/// measures.
#[must_use]
pub fn receipt_after(answers: &BTreeMap<u16, MeasureAnswer>, measures: usize) -> ReceiptState {
    if answers
        .values()
        .any(|answer| *answer == MeasureAnswer::NeedHelp)
    {
        ReceiptState::NeedHelp
    } else if (0..measures)
        .all(|place| u16::try_from(place).is_ok_and(|place| answers.contains_key(&place)))
    {
        ReceiptState::Answered
    } else {
        ReceiptState::Acknowledged
    }
}
