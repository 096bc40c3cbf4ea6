//! What is due, from whom, by when: a pure function of the case, as
//! [`crate::significant::obligations`] is of an incident and
//! [`crate::alert::obligations`] of an alert. The stored obligations are those
//! after each act; one that is no longer among them has been met.

mod duty;

pub use duty::Duty;

use jiff::{SignedDuration, Timestamp};

use crate::{
    access::{Actor, Body, Viewer, may_read},
    case::{Case, Confirmation, HelpNeeded},
    clocks::Terms,
    closure::Party,
    ids::CaseId,
    progress,
    retention::Fate,
    settings::Settings,
    words::{Class, Finding, MeasureState, OwnHandling, RelayTarget, State},
};

/// A duty with its debtor and its time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Obligation {
    /// What is owed.
    pub duty: Duty,
    /// By whom.
    pub owed_by: Viewer,
    /// The case in which a facility answers what it owes to an incident.
    pub answered_in: Option<CaseId>,
    /// Since when.
    pub since: Timestamp,
    /// Until when, where a time is set.
    pub due: Option<Timestamp>,
    /// The legal terms under which it is owed, for a duty of law.
    pub terms: Option<Terms>,
}

impl Obligation {
    /// Whether the actor, seeing the case, may read that this is owed.
    #[must_use]
    pub fn is_read_by(&self, actor: &Actor) -> bool {
        actor.viewers().contains(&self.owed_by) || may_read(actor, self.duty.audience())
    }

    /// When whoever owes it is reminded, in order. A duty of law is reminded
    /// before its end too (QUAL-3), the weekly report as well (SUPP-8), the
    /// others once their time has passed.
    #[must_use]
    pub fn reminders(&self, settings: &Settings) -> Vec<Timestamp> {
        let Some(due) = self.due else {
            let waits = settings.legal.without_delay_reminder;
            return match self.duty {
                Duty::DeclareElsewhere { .. } => Vec::from_iter(self.since.checked_add(waits)),
                _ => Vec::new(),
            };
        };
        if self.duty == Duty::AnswerCall {
            return self.calls_again(settings);
        }
        let ahead: &[SignedDuration] = match self.duty {
            Duty::DeclareElsewhere { .. } => &settings.legal.reminders,
            Duty::ReportProgress { .. } => std::slice::from_ref(&settings.delays.progress_reminder),
            _ => &[],
        };
        let mut moments: Vec<Timestamp> = ahead
            .iter()
            .filter_map(|ahead| due.checked_sub(*ahead).ok())
            .filter(|at| *at > self.since && *at < due)
            .chain([due])
            .collect();
        moments.sort_unstable();
        moments
    }
}

impl Obligation {
    /// A call without an answer goes to the next person, round after round
    /// (DECL-6).
    fn calls_again(&self, settings: &Settings) -> Vec<Timestamp> {
        (1..=settings.on_call.rounds)
            .filter_map(|round| {
                let waited = i32::try_from(round).ok()?;
                let waited = settings.on_call.answer_within.checked_mul(waited)?;
                self.since.checked_add(waited).ok()
            })
            .collect()
    }
}

/// Everything that is owed to a case as it stands.
#[must_use]
pub fn obligations(case: &Case, settings: &Settings) -> Vec<Obligation> {
    let mut owed = Vec::new();
    match case.state {
        State::AwaitingQualification => awaiting(case, settings, &mut owed),
        State::InTreatment => treatment(case, settings, &mut owed),
        State::ToClose => closing(case, settings, &mut owed),
        State::Closed => closed(case, settings, &mut owed),
    }
    if case.state != State::Closed {
        of_facility(case, &mut owed);
        of_readers(case, &mut owed);
        of_calls(case, settings, &mut owed);
    }
    owed
}

fn of_calls(case: &Case, settings: &Settings, owed: &mut Vec<Obligation>) {
    for (&body, call) in &case.calls {
        let viewer = Viewer::Body(body);
        if call.answered.is_none() && case.viewers.contains(&viewer) {
            owed.push(Obligation {
                due: call.since.checked_add(settings.on_call.answer_within).ok(),
                ..owes(viewer, Duty::AnswerCall, call.since)
            });
        }
    }
}

const CERT: Viewer = Viewer::Body(Body::Cert);

/// Something owed by somebody, without a term.
pub(crate) const fn owes(owed_by: Viewer, duty: Duty, since: Timestamp) -> Obligation {
    Obligation {
        duty,
        owed_by,
        answered_in: None,
        since,
        due: None,
        terms: None,
    }
}

fn awaiting(case: &Case, settings: &Settings, owed: &mut Vec<Obligation>) {
    match &case.taken_in {
        None => {
            let due = if case.help == HelpNeeded::Normally {
                settings
                    .hours
                    .add_working_time(case.declared_at, settings.delays.take_in)
            } else {
                case.declared_at
                    .saturating_add(settings.delays.take_in)
                    .unwrap_or(Timestamp::MAX)
            };
            owed.push(Obligation {
                due: Some(due),
                ..owes(CERT, Duty::TakeIn, case.declared_at)
            });
        }
        Some((at, _)) => owed.push(owes(CERT, Duty::Qualify, *at)),
    }
}

fn treatment(case: &Case, settings: &Settings, owed: &mut Vec<Obligation>) {
    let Some((qualified_at, _)) = &case.qualification else {
        return;
    };
    first_contact(case, *qualified_at, settings, owed);
    if let Some(agency) = leading_agency(case)
        && case.support.is_none()
    {
        owed.push(owes(agency, Duty::DecideSupport, *qualified_at));
    }
    relay(case, *qualified_at, owed);
    if let Some(since) = progress::silent_since(case) {
        let report = u32::try_from(case.reported_at.len()).unwrap_or(u32::MAX);
        let duty = Duty::ReportProgress {
            report: report.saturating_add(1),
        };
        owed.push(Obligation {
            due: progress::due(since, settings),
            ..owes(CERT, duty, since)
        });
    }
}

/// SUPP-11; a military facility hears from its own chain alone (DECL-7).
fn first_contact(case: &Case, since: Timestamp, settings: &Settings, owed: &mut Vec<Obligation>) {
    if case.cert_contact_at.is_none() && case.declared.military.is_none() {
        let due = settings
            .hours
            .add_working_time(since, settings.delays.first_contact);
        owed.push(Obligation {
            due: Some(due),
            ..owes(CERT, Duty::FirstContact, since)
        });
    }
}

/// SUPP-11: the leading ARS informs both its delegation and the préfecture.
fn relay(case: &Case, since: Timestamp, owed: &mut Vec<Obligation>) {
    let informed = [RelayTarget::Delegation, RelayTarget::Prefecture]
        .iter()
        .all(|target| case.relayed_to.contains(target));
    if let Some(agency) = leading_agency(case)
        && !informed
    {
        owed.push(owes(agency, Duty::Relay, since));
    }
}

fn leading_agency(case: &Case) -> Option<Viewer> {
    let ars = case.lead.filter(|_| !case.hidden_from_agencies())?;
    Some(Viewer::Body(Body::Ars(ars)))
}

fn closing(case: &Case, settings: &Settings, owed: &mut Vec<Obligation>) {
    let since = case.to_close_since.unwrap_or(case.updated_at);
    if case.class() == Some(Class::NotIncident) {
        owed.push(owes(CERT, Duty::Close, since));
        return;
    }
    if let Some((qualified_at, _)) = &case.qualification {
        first_contact(case, *qualified_at, settings, owed);
        relay(case, *qualified_at, owed);
    }
    if case.closing_report.is_none() {
        owed.push(owes(CERT, Duty::WriteClosingReport, since));
    }
    if let Some(since) = case.round_since {
        let missing = case.agreements_missing();
        if missing.is_empty() {
            owed.push(owes(CERT, Duty::Close, since));
        }
        owed.extend(missing.into_iter().map(|party| {
            let debtor = match party {
                Party::Facility => Viewer::Facility(case.facility()),
                other => case.body_of(other).map_or(CERT, Viewer::Body),
            };
            owes(debtor, Duty::Agree, since)
        }));
    }
}

fn closed(case: &Case, settings: &Settings, owed: &mut Vec<Obligation>) {
    if matches!(case.fate, Fate::UnderWay(_) | Fate::Disposed(_)) {
        return;
    }
    if let Fate::Proposed(proposal) = &case.fate {
        let due = proposal
            .at
            .saturating_add(settings.retention.review)
            .unwrap_or(Timestamp::MAX);
        let reviewers = [CERT, Viewer::Body(Body::Hfds)];
        for viewer in reviewers.into_iter().filter(|it| case.viewers.contains(it)) {
            owed.push(Obligation {
                due: Some(due),
                ..owes(viewer, Duty::ReviewDisposition, proposal.at)
            });
        }
    }
    if case.lessons.is_none()
        && case.class() != Some(Class::NotIncident)
        && let Some(at) = case.closed_at
    {
        owed.push(owes(CERT, Duty::WriteLessons, at));
    }
    if let Some(draft) = &case.lessons_draft {
        owed.push(owes(CERT, Duty::ApproveLessons, draft.at));
    }
}

fn of_facility(case: &Case, owed: &mut Vec<Obligation>) {
    let no_follow_up = case.class() == Some(Class::NotIncident);
    if no_follow_up || case.declared.military.is_some() {
        return;
    }
    let facility = Viewer::Facility(case.facility());
    if case.confirmation == Confirmation::Awaited {
        owed.push(owes(facility, Duty::Confirm, case.declared_at));
    }
    for (&question, asked) in &case.questions {
        if asked.answered_at.is_none() {
            let duty = Duty::Answer { question };
            owed.push(Obligation {
                due: asked.due,
                ..owes(facility, duty, asked.asked_at)
            });
        }
    }
    for (&number, measure) in &case.measures {
        if matches!(
            measure.state,
            MeasureState::Proposed | MeasureState::Accepted
        ) {
            let duty = Duty::AnswerMeasure { measure: number };
            owed.push(Obligation {
                due: measure.due,
                ..owes(facility, duty, measure.proposed_at)
            });
        }
    }
    owed.extend(
        case.clocks
            .iter()
            .filter(|(duty, clock)| clock.is_owed(**duty, &case.facts))
            .map(|(&elsewhere, clock)| Obligation {
                due: clock.due,
                terms: Some(clock.terms),
                ..owes(facility, Duty::DeclareElsewhere { elsewhere }, clock.since)
            }),
    );
    if let Some(since) = case.to_close_since
        && case.own_handling != OwnHandling::Ended
        && !case.overruled.contains(&Party::Facility)
    {
        owed.push(owes(facility, Duty::StateHandling, since));
    }
}

fn of_readers(case: &Case, owed: &mut Vec<Obligation>) {
    let Some((at, qualified)) = &case.qualification else {
        return;
    };
    for body in [Body::Hfds, Body::Dgs, Body::Ansm, Body::Anssi] {
        if case.told_of_qualification.contains(&body) && !case.acknowledged.contains(&body) {
            owed.push(owes(Viewer::Body(body), Duty::Acknowledge, *at));
        }
    }
    if qualified.findings.contains(&Finding::SanitaryImpact)
        && case.care_impact_assessed_at.is_none()
    {
        owed.push(owes(Viewer::Body(Body::Dgs), Duty::AssessCareImpact, *at));
    }
}
