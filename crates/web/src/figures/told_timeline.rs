//! What happened along a time, as data.

use app::figures::TimelineView;
use jiff::civil::Date;
use process::alert::{AlertNature, AlertNumber};
use process::figures::Question;
use process::ids::IncidentReference;
use process::words::{Cause, FacilityGroup};
use serde::Serialize;
use utoipa::ToSchema;

use super::told::PeriodBody;

/// What happened along a time, of the cases in the caller's scope.
#[derive(Serialize, ToSchema)]
pub(crate) struct TimelineBody {
    /// Days of declaration.
    period: PeriodBody,
    /// Where: `france`, `region-76`, `departement-31`. `france` is all that
    /// the caller may count.
    territory: String,
    /// The incidents of each week, month or quarter, in order; the first and
    /// the last may reach beyond the period, of which alone they count.
    steps: Vec<StepBody>,
    /// The events and incidents in degraded mode that weighed most: those of
    /// most incidents, then those that interrupted care, then the longest.
    happenings: Vec<HappeningBody>,
    /// How many others there were.
    others: u64,
    /// The alerts that the caller may read and that reached the territory.
    alerts: Vec<AlertSentBody>,
}

/// The incidents of a week, month or quarter.
#[derive(Serialize, ToSchema)]
pub(crate) struct StepBody {
    /// Which.
    period: PeriodBody,
    /// How many.
    incidents: u64,
}

/// An event, or an incident by itself in degraded mode.
#[derive(Serialize, ToSchema)]
pub(crate) struct HappeningBody {
    /// Whether experts found it to be an event of several cases.
    is_event: bool,
    /// The number of the event, when the caller sees one of its cases.
    event: Option<IncidentReference>,
    /// The day of its first declaration.
    #[schema(value_type = String, format = Date)]
    first: Date,
    /// The day of its last declaration.
    #[schema(value_type = String, format = Date)]
    last: Date,
    /// The day, give or take one, on which the last of its cases was closed;
    /// nothing while one is open, or when it is not known.
    #[schema(value_type = Option<String>, format = Date)]
    closed: Option<Date>,
    /// How many incidents.
    incidents: u64,
    /// How many facilities declared them.
    facilities: u64,
    /// The region, by its code, when it is one.
    region: Option<String>,
    /// The group of facilities, when it is one.
    #[serde(rename = "type")]
    group: Option<FacilityGroup>,
    /// The most frequent cause.
    cause: Option<Cause>,
    /// How many made care go on in degraded mode, or stop.
    degraded: u64,
    /// How many interrupted care.
    interrupted: u64,
    /// The longest degraded mode that is known.
    longest_degraded_minutes: Option<u32>,
}

/// An alert that was sent.
#[derive(Serialize, ToSchema)]
pub(crate) struct AlertSentBody {
    /// Its number.
    number: AlertNumber,
    /// The day on which it was sent.
    #[schema(value_type = String, format = Date)]
    sent: Date,
    /// Its title; none once erased.
    title: Option<String>,
    /// What it warns of.
    nature: AlertNature,
}

impl TimelineBody {
    /// What was found of what was asked.
    #[must_use]
    pub(crate) fn of(question: &Question, view: &TimelineView) -> Self {
        let timeline = &view.timeline;
        Self {
            period: question.period.into(),
            territory: question.place.to_string(),
            steps: timeline
                .steps
                .iter()
                .map(|one| StepBody {
                    period: one.span.into(),
                    incidents: one.incidents,
                })
                .collect(),
            happenings: timeline
                .happenings
                .iter()
                .map(|one| HappeningBody {
                    is_event: one.event.is_some(),
                    event: one
                        .event
                        .and_then(|event| view.events.get(&event))
                        .map(|event| event.reference),
                    first: one.first,
                    last: one.last,
                    closed: one.until,
                    incidents: one.incidents,
                    facilities: one.facilities,
                    region: one.region.map(|code| code.to_string()),
                    group: one.group,
                    cause: one.cause,
                    degraded: one.degraded,
                    interrupted: one.interrupted,
                    longest_degraded_minutes: one.longest,
                })
                .collect(),
            others: timeline.others,
            alerts: view
                .alerts
                .iter()
                .map(|alert| AlertSentBody {
                    number: alert.number,
                    sent: alert.on,
                    title: alert.title.clone(),
                    nature: alert.nature,
                })
                .collect(),
        }
    }
}
