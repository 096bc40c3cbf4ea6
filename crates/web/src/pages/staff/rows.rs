//! A case in a list, as staff read it.

use std::borrow::Cow;

use app::AppError;
use app::cases::{CaseFilter, CaseLine, CaseOrder};
use jiff::Timestamp;
use locales::Texts;
use process::case::{Confirmation, HelpNeeded, Reality};
use process::facility::FacilityNature;
use process::ids::Reference;
use process::intake::Stage;
use process::territory;
use process::words::{CareUrgency, State};

use super::acts::Deed;
use super::case::{Mark, deed_path};
use super::tones;
use crate::reader::Reader;
use crate::{naming, paths, tone::Tone};

/// A case in a list.
#[derive(Clone, Debug)]
pub(crate) struct Row {
    /// What is to be done with it and those that follow, where that begins;
    /// empty elsewhere.
    pub(crate) heading: Cow<'static, str>,
    /// Its number.
    pub(crate) reference: String,
    /// Its page.
    pub(crate) href: String,
    /// The declaring facility.
    pub(crate) facility: String,
    /// Where it stands, and what it is.
    pub(crate) place: String,
    /// The impact on care.
    pub(crate) urgency: Mark,
    /// Why it stands where it stands (INTAKE-3).
    pub(crate) reasons: String,
    /// State and class.
    pub(crate) marks: Vec<Mark>,
    /// What is unusual: help at once, unconfirmed, an exercise.
    pub(crate) warnings: Vec<Mark>,
    /// When it was declared.
    pub(crate) declared_at: Timestamp,
    /// Where it is taken in; empty when it was, or the reader may not.
    pub(crate) take_in: String,
    /// Whether it strikes the eye.
    pub(crate) pressing: bool,
}

/// What a reader may do from a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reach {
    /// Take cases in.
    TakesIn,
    /// Only open them.
    Reads,
}

/// Whether a list says what is to be done with the cases of each part of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Parts {
    /// It does: cases to be taken in, then to be qualified…
    Named,
    /// There is one part, or the order is another.
    Plain,
}

impl Parts {
    /// What a list narrowed so has.
    #[must_use]
    pub(crate) fn of(filter: &CaseFilter) -> Self {
        match filter.order {
            CaseOrder::Queue if filter.states.len() > 1 => Self::Named,
            _ => Self::Plain,
        }
    }
}

/// The rows of a list, with the mark of cases that look like others (SUPP-2).
pub(crate) async fn rows(
    reader: &Reader,
    lines: &[CaseLine],
    reach: Reach,
    parts: Parts,
) -> Result<Vec<Row>, AppError> {
    let t = reader.t;
    let references: Vec<Reference> = lines.iter().map(|line| line.reference).collect();
    let app = &reader.state.app;
    let alike = app.marked_alike(&reader.actor, &references).await?;
    let mut before = None;
    Ok(lines
        .iter()
        .map(|line| {
            let mut row = row(t, line, reach);
            let stage = Stage::of(line.state, line.taken_in_at);
            if parts == Parts::Named && before.replace(stage) != Some(stage) {
                row.heading = t.get(stage_key(stage));
            }
            if alike.contains(&line.reference) {
                let label = t.get("mark-alike");
                let tone = Tone::Info;
                row.warnings.push(Mark { label, tone });
            }
            row
        })
        .collect())
}

const fn stage_key(stage: Stage) -> &'static str {
    match stage {
        Stage::TakeIn => "tab-take-in",
        Stage::Qualify => "tab-qualify",
        Stage::Treat => "tab-treat",
        Stage::Close => "tab-close",
        Stage::Closed => "tab-closed",
    }
}

/// The row of a case.
#[must_use]
pub(crate) fn row(t: Texts, line: &CaseLine, reach: Reach) -> Row {
    let waiting = line.state == State::AwaitingQualification && line.taken_in_at.is_none();
    let take_in = if waiting && reach == Reach::TakesIn {
        deed_path(line.reference, Deed::TakeIn)
    } else {
        String::new()
    };
    let reasons = tones::telling(line.urgency, &line.reasons);
    let reasons = reasons.map(|reason| t.get(reason.label_key()));
    let help = line.help != HelpNeeded::Normally && line.state != State::Closed;
    Row {
        heading: Cow::Borrowed(""),
        reference: line.reference.to_string(),
        href: paths::case(line.reference),
        facility: line.facility_name.clone(),
        place: place(t, line),
        urgency: Mark {
            label: t.get(line.urgency.label_key()),
            tone: tones::urgency(line.urgency),
        },
        reasons: reasons.collect::<Vec<_>>().join(" · "),
        marks: marks(t, line, waiting),
        warnings: warnings(t, line, help),
        declared_at: line.declared_at,
        take_in,
        pressing: line.state == State::AwaitingQualification
            && (help || line.urgency >= CareUrgency::Interruption),
    }
}

fn place(t: Texts, line: &CaseLine) -> String {
    let departement = naming::departement(line.departement);
    let agency = line.lead.map_or_else(
        || t.get("case-no-agency"),
        |ars| Cow::Borrowed(territory::ars(ars).name()),
    );
    let parts = [
        t.get(nature_key(line.nature)).into_owned(),
        if line.town.is_empty() {
            departement
        } else {
            format!("{}, {departement}", line.town)
        },
        agency.into_owned(),
    ];
    parts.join(" · ")
}

fn marks(t: Texts, line: &CaseLine, waiting: bool) -> Vec<Mark> {
    let state = if waiting {
        Mark {
            label: t.get("mark-to-take-in"),
            tone: Tone::Danger,
        }
    } else {
        Mark {
            label: t.get(line.state.label_key()),
            tone: tones::state(line.state),
        }
    };
    let class = line.class.map(|class| Mark {
        label: t.get(class.label_key()),
        tone: tones::class(class),
    });
    [state].into_iter().chain(class).collect()
}

fn warnings(t: Texts, line: &CaseLine, help: bool) -> Vec<Mark> {
    let mut all = Vec::new();
    let mut add = |holds: bool, key: &str, tone: Tone| {
        if holds {
            let label = t.get(key);
            all.push(Mark { label, tone });
        }
    };
    let off_hours = line.help == HelpNeeded::AtOnceOffHours;
    add(help && off_hours, "mark-help-off-hours", Tone::Danger);
    add(help && !off_hours, "mark-help", Tone::Danger);
    let unconfirmed = line.confirmation == Confirmation::Awaited;
    add(unconfirmed, "mark-unconfirmed", Tone::Warn);
    add(
        line.reality == Reality::Exercise,
        "case-exercise",
        Tone::Info,
    );
    all
}

/// The words for what a facility is.
#[must_use]
pub(crate) const fn nature_key(nature: FacilityNature) -> &'static str {
    match nature {
        FacilityNature::UniversityHospital => "nature-university-hospital",
        FacilityNature::HospitalCentre => "nature-hospital-centre",
        FacilityNature::MilitaryHospital => "nature-military-hospital",
        FacilityNature::Clinic => "nature-clinic",
        FacilityNature::CancerCentre => "nature-cancer-centre",
        FacilityNature::PsychiatricHospital => "nature-psychiatric-hospital",
        FacilityNature::Dialysis => "nature-dialysis",
        FacilityNature::HomeHospital => "nature-home-hospital",
        FacilityNature::BloodService => "nature-blood-service",
        FacilityNature::OtherHospital => "nature-other-hospital",
        FacilityNature::NursingHome => "nature-nursing-home",
        FacilityNature::OtherMedicoSocial => "nature-other-medico-social",
        FacilityNature::Laboratory => "nature-laboratory",
        FacilityNature::Pharmacy => "nature-pharmacy",
        FacilityNature::PrimaryCare => "nature-primary-care",
        FacilityNature::Other => "nature-other",
    }
}
