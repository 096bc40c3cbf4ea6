//! What the story has told so far, against which the next act is told.

use std::collections::{BTreeMap, BTreeSet};

use process::act::Private;
use process::case::{CaseAct, ClosingReport, HelpNeeded, Lessons, Qualified};
use process::declaration::facts::{Facts, Supplement};
use process::ids::EvidenceId;
use process::territory::{ArsCode, DepartementCode};
use process::words::{
    Cause, IncidentNature, MeasureReply, OwnHandling, Step, StepActor, StepState, SupportChoice,
};

#[derive(Default)]
pub(super) struct Before {
    pub(super) facts: Facts,
    pub(super) help: HelpNeeded,
    pub(super) led: Option<(DepartementCode, Option<ArsCode>)>,
    pub(super) qualified: Option<Qualified>,
    pub(super) support: Option<SupportChoice>,
    pub(super) steps: BTreeMap<Step, (StepState, BTreeSet<StepActor>)>,
    pub(super) questions: BTreeMap<u32, String>,
    pub(super) measures: BTreeMap<u32, String>,
    pub(super) replies: BTreeMap<u32, MeasureReply>,
    pub(super) causes: Option<Causes>,
    pub(super) handling: Option<OwnHandling>,
    pub(super) report: Option<ClosingReport>,
    pub(super) lessons: Option<Lessons>,
    pub(super) evidence: BTreeMap<EvidenceId, Private<String>>,
}

pub(super) struct Causes {
    pub(super) nature: IncidentNature,
    pub(super) causes: BTreeSet<Cause>,
    pub(super) perimeter: Private<String>,
}

fn words(text: &Private<String>) -> String {
    text.known().cloned().unwrap_or_default()
}

impl Before {
    pub(super) fn take(&mut self, act: &CaseAct) {
        match act {
            CaseAct::Declared(declared) => {
                self.facts = declared.facts.value.clone();
                self.help = declared.help;
                self.led = Some((declared.site.departement, declared.site.ars));
            }
            CaseAct::Supplemented { facts, .. } => {
                self.facts = self
                    .facts
                    .merge_supplement(&Supplement(facts.value.clone()));
            }
            CaseAct::HelpAsked { help, .. } => self.help = *help,
            CaseAct::LeadChanged {
                departement, ars, ..
            } => self.led = Some((*departement, *ars)),
            CaseAct::Asked { number, text, .. } => {
                self.questions.insert(*number, words(text));
            }
            CaseAct::Qualified(qualified) => self.qualified = Some((**qualified).clone()),
            CaseAct::SupportDecided { choice, .. } => self.support = Some(*choice),
            CaseAct::StepRecorded {
                step,
                state,
                actors,
                ..
            } => {
                self.steps.insert(*step, (*state, actors.clone()));
            }
            CaseAct::CausesRecorded {
                nature,
                causes,
                perimeter,
                ..
            } => {
                self.causes = Some(Causes {
                    nature: *nature,
                    causes: causes.clone(),
                    perimeter: perimeter.clone(),
                });
            }
            CaseAct::MeasureProposed { number, text, .. } => {
                self.measures.insert(*number, words(text));
            }
            CaseAct::MeasureAnswered { number, reply, .. } => {
                self.replies.insert(*number, *reply);
            }
            CaseAct::OwnHandlingStated { handling, .. } => self.handling = Some(*handling),
            CaseAct::ClosingReportWritten(report) => self.report = Some((**report).clone()),
            CaseAct::LessonsWritten(lessons) => self.lessons = Some((**lessons).clone()),
            CaseAct::EvidenceReceived(received) => {
                self.evidence
                    .insert(received.evidence, received.name.clone());
            }
            CaseAct::Reopened { .. } => self.handling = None,
            _ => {}
        }
    }
}
