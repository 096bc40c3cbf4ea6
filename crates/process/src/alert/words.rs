//! The closed vocabularies of alerts.

use crate::{notices::Urgency, words::words};

words! {
    /// How far a text may be passed on: the traffic light protocol, version
    /// 2.0 of FIRST.
    pub enum Tlp {
        /// For the eyes of the persons who are sent it.
        Red = "red", "tlp-red";
        /// Within the facility that is sent it.
        AmberStrict = "amber-strict", "tlp-amber-strict";
        /// Within the facility and whoever it works for.
        Amber = "amber", "tlp-amber";
        /// Within the community, not in public.
        Green = "green", "tlp-green";
        /// To anybody.
        Clear = "clear", "tlp-clear";
    }

    /// What an alert warns of, which says who approves and steers it.
    pub enum AlertNature {
        /// A vulnerability, without an incident that spreads: the CERT's own.
        Vulnerability = "vulnerability", "alert-nature-vulnerability";
        /// An incident that may spread: HFDS/FSSI steers.
        Spreading = "spreading", "alert-nature-spreading";
    }

    /// How pressing an alert is.
    pub enum AlertUrgency {
        /// In the course of the day.
        Normal = "normal", "alert-urgency-normal";
        /// Now.
        Urgent = "urgent", "alert-urgency-urgent";
    }

    /// Where an alert stands.
    pub enum AlertState {
        /// Being written.
        Draft = "draft", "alert-state-draft";
        /// Waits for approval.
        ToApprove = "to-approve", "alert-state-to-approve";
        /// May be sent.
        Approved = "approved", "alert-state-approved";
        /// In force.
        Sent = "sent", "alert-state-sent";
        /// No longer in force.
        Ended = "ended", "alert-state-ended";
        /// Was wrong, or never sent.
        Withdrawn = "withdrawn", "alert-state-withdrawn";
    }

    /// What a facility says of one measure.
    pub enum MeasureAnswer {
        /// It is done.
        Done = "done", "measure-answer-done";
        /// It does not concern the facility.
        NotConcerned = "not-concerned", "measure-answer-not-concerned";
        /// The facility cannot do it alone.
        NeedHelp = "need-help", "measure-answer-need-help";
    }

    /// Where a recipient stands, the most pressing first.
    pub enum ReceiptState {
        /// Some measure needs help.
        NeedHelp = "need-help", "receipt-need-help";
        /// Receipt was not acknowledged.
        Waiting = "waiting", "receipt-waiting";
        /// Acknowledged; some measure has no answer yet.
        Acknowledged = "acknowledged", "receipt-acknowledged";
        /// Every measure has an answer.
        Answered = "answered", "receipt-answered";
    }
}

impl From<AlertUrgency> for Urgency {
    fn from(urgency: AlertUrgency) -> Self {
        match urgency {
            AlertUrgency::Normal => Self::Normal,
            AlertUrgency::Urgent => Self::Urgent,
        }
    }
}
