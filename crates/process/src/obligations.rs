//! What is due, from whom, by when: a pure function of the case. The stored
//! obligations are those of the case after each act; one that is no longer
//! among them has been met.

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use crate::{
    access::{Actor, Audience, Body, Viewer, may_read},
    case::{Case, Confirmation, HelpNeeded},
    clocks::Terms,
    closure::Party,
    progress,
    retention::Fate,
    settings::Settings,
    words::{Class, ElsewhereDuty, Finding, MeasureState, OwnHandling, RelayTarget, State},
};

/// Something that somebody owes to a case.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    Hash,
    PartialOrd,
    Ord,
    Serialize,
    Deserialize,
    utoipa::ToSchema,
)]
#[serde(rename_all = "kebab-case", tag = "duty")]
pub enum Duty {
    /// The CERT: take the declaration in (INTAKE-2).
    TakeIn,
    /// The director: confirm the report (DECL-4).
    Confirm,
    /// The CERT or HFDS: answer the call of its on-call (DECL-6).
    AnswerCall,
    /// The CERT: qualify (QUAL-1).
    Qualify,
    /// The CERT: make the first contact (SUPP-11).
    FirstContact,
    /// The facility: answer a question (QUAL-1).
    Answer {
        /// Its number.
        question: u32,
    },
    /// The facility: answer a measure (SUPP-4).
    AnswerMeasure {
        /// Its number.
        measure: u32,
    },
    /// The ARS: say who supports (SUPP-1).
    DecideSupport,
    /// The CERT: tell the ARS of the progress of its support (SUPP-8).
    ReportProgress {
        /// Which report of the case, from 1.
        report: u32,
    },
    /// The facility: make a declaration elsewhere, or say why it is not
    /// concerned (QUAL-3).
    DeclareElsewhere {
        /// Which.
        elsewhere: ElsewhereDuty,
    },
    /// The DGS: assess the impact on care (SUPP-11).
    AssessCareImpact,
    /// The ARS: inform the préfecture and its delegation (SUPP-11).
    Relay,
    /// A body: say that it has read.
    Acknowledge,
    /// The facility: say whether its own handling has ended (CLOSE-4).
    StateHandling,
    /// The CERT: write the closing report (CLOSE-2).
    WriteClosingReport,
    /// A party: agree to close (CLOSE-1).
    Agree,
    /// The CERT: close (CLOSE-1).
    Close,
    /// The CERT: write the lessons (LESS-1).
    WriteLessons,
    /// A second person: decide on what is proposed for the file (KEEP-2).
    ReviewDisposition,
}

impl Duty {
    /// Stable name, as it is stored, the number apart.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::TakeIn => "take-in",
            Self::Confirm => "confirm",
            Self::AnswerCall => "answer-call",
            Self::Qualify => "qualify",
            Self::FirstContact => "first-contact",
            Self::Answer { .. } => "answer",
            Self::AnswerMeasure { .. } => "answer-measure",
            Self::DecideSupport => "decide-support",
            Self::ReportProgress { .. } => "report-progress",
            Self::DeclareElsewhere { elsewhere } => match elsewhere {
                ElsewhereDuty::Cnil => "elsewhere-cnil",
                ElsewhereDuty::Complaint => "elsewhere-complaint",
                ElsewhereDuty::Anssi => "elsewhere-anssi",
                ElsewhereDuty::Ansm => "elsewhere-ansm",
                ElsewhereDuty::Nis2Warning => "elsewhere-nis2-warning",
                ElsewhereDuty::Nis2Notification => "elsewhere-nis2-notification",
                ElsewhereDuty::Nis2Final => "elsewhere-nis2-final",
            },
            Self::AssessCareImpact => "assess-care-impact",
            Self::Relay => "relay",
            Self::Acknowledge => "acknowledge",
            Self::StateHandling => "state-handling",
            Self::WriteClosingReport => "write-closing-report",
            Self::Agree => "agree",
            Self::Close => "close",
            Self::WriteLessons => "write-lessons",
            Self::ReviewDisposition => "review-disposition",
        }
    }

    /// Key of the sentence that says what is expected.
    #[must_use]
    pub const fn label_key(self) -> &'static str {
        match self {
            Self::TakeIn => "duty-take-in",
            Self::Confirm => "duty-confirm",
            Self::AnswerCall => "duty-answer-call",
            Self::Qualify => "duty-qualify",
            Self::FirstContact => "duty-first-contact",
            Self::Answer { .. } => "duty-answer",
            Self::AnswerMeasure { .. } => "duty-answer-measure",
            Self::DecideSupport => "duty-decide-support",
            Self::ReportProgress { .. } => "duty-report-progress",
            Self::DeclareElsewhere { elsewhere } => match elsewhere {
                ElsewhereDuty::Cnil => "duty-elsewhere-cnil",
                ElsewhereDuty::Complaint => "duty-elsewhere-complaint",
                ElsewhereDuty::Anssi => "duty-elsewhere-anssi",
                ElsewhereDuty::Ansm => "duty-elsewhere-ansm",
                ElsewhereDuty::Nis2Warning => "duty-elsewhere-nis2-warning",
                ElsewhereDuty::Nis2Notification => "duty-elsewhere-nis2-notification",
                ElsewhereDuty::Nis2Final => "duty-elsewhere-nis2-final",
            },
            Self::AssessCareImpact => "duty-assess-care-impact",
            Self::Relay => "duty-relay",
            Self::Acknowledge => "duty-acknowledge",
            Self::StateHandling => "duty-state-handling",
            Self::WriteClosingReport => "duty-write-closing-report",
            Self::Agree => "duty-agree",
            Self::Close => "duty-close",
            Self::WriteLessons => "duty-write-lessons",
            Self::ReviewDisposition => "duty-review-disposition",
        }
    }

    /// Who may read that it is owed, beside whoever owes it: a duty tells of
    /// the acts from which it follows (QUAL-5).
    #[must_use]
    pub const fn audience(self) -> Audience {
        match self {
            Self::TakeIn
            | Self::Confirm
            | Self::AnswerCall
            | Self::Qualify
            | Self::DeclareElsewhere { .. } => Audience::All,
            Self::ReviewDisposition => Audience::Body(Body::Hfds),
            Self::AssessCareImpact
            | Self::ReportProgress { .. }
            | Self::Relay
            | Self::Acknowledge
            | Self::WriteLessons => Audience::Authorities,
            Self::FirstContact
            | Self::Answer { .. }
            | Self::AnswerMeasure { .. }
            | Self::DecideSupport
            | Self::StateHandling
            | Self::WriteClosingReport
            | Self::Agree
            | Self::Close => Audience::Parties,
        }
    }

    /// The number of the question, measure or report, 0 for the others.
    #[must_use]
    pub const fn number(self) -> u32 {
        match self {
            Self::Answer { question } => question,
            Self::AnswerMeasure { measure } => measure,
            Self::ReportProgress { report } => report,
            _ => 0,
        }
    }

    /// The duty stored under a name and a number.
    #[must_use]
    pub fn from_key(key: &str, number: u32) -> Option<Self> {
        let elsewhere = ElsewhereDuty::ALL
            .iter()
            .map(|&elsewhere| Self::DeclareElsewhere { elsewhere });
        [
            Self::TakeIn,
            Self::Confirm,
            Self::AnswerCall,
            Self::Qualify,
            Self::FirstContact,
            Self::Answer { question: number },
            Self::AnswerMeasure { measure: number },
            Self::DecideSupport,
            Self::ReportProgress { report: number },
            Self::AssessCareImpact,
            Self::Relay,
            Self::Acknowledge,
            Self::StateHandling,
            Self::WriteClosingReport,
            Self::Agree,
            Self::Close,
            Self::WriteLessons,
            Self::ReviewDisposition,
        ]
        .into_iter()
        .chain(elsewhere)
        .find(|duty| duty.key() == key)
    }
}

/// A duty with its debtor and its time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Obligation {
    /// What is owed.
    pub duty: Duty,
    /// By whom.
    pub owed_by: Viewer,
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

const fn owes(owed_by: Viewer, duty: Duty, since: Timestamp) -> Obligation {
    Obligation {
        duty,
        owed_by,
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
