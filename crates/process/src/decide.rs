//! The one door of decisions: a command on a case gives acts, or a refusal
//! that names its rule.

mod admission;
mod texts;

use jiff::{SignedDuration, Timestamp};

use crate::{
    access::{Actor, Seat},
    act::Sequence,
    case::{Case, CaseAct, Site},
    clocks, closure,
    command::Command,
    declaration,
    directory::{self, SentProvider},
    evidence,
    facility::Facility,
    follow_up, intake, lessons, on_call,
    playbook::{self, Sheet},
    progress, qualification,
    refusal::{Reason, Refusal, Rule},
    retention::{self, EndCommand},
    settings::Settings,
    sharing::{self, Material},
    significant::{self, Incident},
    support,
};

use admission::is_for_facility;
pub(crate) use admission::{admit, leading_agency_only};
pub use admission::{permit, states_for};
pub(crate) use texts::needed;
pub use texts::{LONGEST_TEXT, optional, reason};

/// Clocks differ: an instant this far ahead still counts as now.
const CLOCK_TOLERANCE: SignedDuration = SignedDuration::from_mins(10);

/// What the rules need to know beside the case, loaded with it in one
/// transaction.
#[derive(Clone, Debug)]
pub struct Context<'a> {
    /// The operator's settings.
    pub settings: &'a Settings,
    /// The declaring facility.
    pub facility: &'a Facility,
    /// The sites that the command names, with their territory.
    pub sites: Vec<Site>,
    /// The providers of the directory that the command names (SUPP-6).
    pub providers: Vec<SentProvider>,
    /// The playbook that the command sends or names, as it is in force
    /// (SUPP-5, LESS-2).
    pub playbook: Option<Sheet>,
    /// The incident of the case, when the command is about it (SIGN-1).
    pub incident: Option<&'a Incident>,
    /// What there is to share, when the command shares an extract (QUAL-5).
    pub material: Option<Material>,
    /// How many marked passages nobody decided on, when the command publishes
    /// an anonymised edition (LESS-4).
    pub undecided: Option<usize>,
}

/// Decides on a command.
///
/// `seen` is the version that its author read; judgements need it.
///
/// # Errors
/// The refusal, with the rule that refuses.
pub fn decide(
    case: &Case,
    context: &Context<'_>,
    command: &Command,
    seen: Option<Sequence>,
    actor: &Actor,
    now: Timestamp,
) -> Result<Vec<CaseAct>, Refusal> {
    let verb = command.verb();
    let seat = admit(case, verb, actor)?;
    if case.declared.military.is_some() && is_for_facility(verb) {
        return Err(Refusal::new(Rule::Decl7, Reason::MilitaryFacility));
    }
    if command.judges() {
        let current = case.version_for(actor);
        match seen {
            None => return Err(Refusal::new(Rule::Keep1, Reason::VersionMissing)),
            Some(seen) if seen != current => {
                return Err(Refusal::new(Rule::Keep1, Reason::ChangedSince(current)));
            }
            Some(_) => {}
        }
    }
    let ask = Ask {
        case,
        context,
        actor,
        seat,
        now,
    };
    match command {
        Command::Confirm { note } => declaration::rules::confirm(&ask, note),
        Command::Supplement { facts, note, .. } => {
            declaration::rules::supplement(&ask, facts, note)
        }
        Command::AskHelp { text } => declaration::rules::ask_help(&ask, text),
        Command::AnswerCall => on_call::answer(&ask),
        Command::ChangeLead {
            departement,
            reason,
        } => intake::change_lead(&ask, *departement, reason),
        Command::TakeIn => intake::take_in(&ask),
        Command::Ask { text, due } => follow_up::ask(&ask, text, *due),
        Command::Answer { question, text } => follow_up::answer(&ask, *question, text),
        Command::Message { to, text } => follow_up::message(&ask, *to, text),
        Command::Note { text } => follow_up::note(text),
        Command::LogContact { means, at, summary } => {
            follow_up::log_contact(&ask, *means, *at, summary)
        }
        Command::Qualify {
            class,
            findings,
            kinds,
            grounds,
        } => qualification::qualify(&ask, *class, findings, kinds, grounds),
        Command::DecideSupport { choice, comment } => {
            support::decide_support(&ask, *choice, comment)
        }
        Command::RecordStep {
            step,
            state,
            actors,
            note,
        } => support::record_step(&ask, *step, *state, actors, note),
        Command::RecordCauses {
            nature,
            causes,
            perimeter,
            text,
        } => support::record_causes(*nature, causes, perimeter, text),
        Command::ProposeMeasure { kind, text, due } => {
            support::propose_measure(&ask, *kind, text, *due)
        }
        Command::AnswerMeasure {
            measure,
            reply,
            comment,
        } => support::answer_measure(&ask, *measure, *reply, comment),
        Command::WithdrawMeasure { measure, reason } => {
            support::withdraw_measure(&ask, *measure, reason)
        }
        Command::SendPlaybook {
            skill,
            measures,
            note,
            ..
        } => playbook::send(&ask, *skill, measures.as_ref(), note),
        Command::SendProviders { providers, note } => directory::send(&ask, providers, note),
        Command::SendReport {
            summary,
            recommendations,
        } => support::send_report(summary, recommendations),
        Command::ReportProgress { text } => progress::report(&ask, text),
        Command::DeclareElsewhere { duty, at, receipt } => {
            clocks::declare(&ask, *duty, *at, receipt)
        }
        Command::DeclareNotConcerned { duty, reason } => clocks::not_concerned(&ask, *duty, reason),
        Command::RecordCareSupply { text } => support::record_care_supply(text),
        Command::RecordRelay { target, at, note } => {
            support::record_relay(&ask, *target, *at, note)
        }
        Command::AssessCareImpact { text } => support::assess_care_impact(text),
        Command::RecommendDegradedMode { text } => support::recommend_degraded_mode(text),
        Command::RecordInterministerialImpact { text } => support::record_interministerial(text),
        Command::Acknowledge => support::acknowledge(&ask),
        Command::TransferEvidence {
            evidence,
            recipient,
            means,
            reason,
            receipt,
        } => evidence::transfer(&ask, *evidence, recipient, means, reason, receipt),
        Command::DestroyEvidence { evidence, reason } => evidence::destroy(&ask, *evidence, reason),
        Command::EndHandling { text } => closure::end_handling(&ask, text),
        Command::ContinueHandling { text } => closure::continue_handling(text),
        Command::MoveToClosing => Ok(vec![CaseAct::MovedToClosing]),
        Command::WriteClosingReport {
            actions,
            results,
            residual_vulnerabilities,
            residual_risks,
        } => closure::write_report(actions, results, residual_vulnerabilities, residual_risks),
        Command::Agree { comment } => closure::agree(&ask, comment),
        Command::Overrule { party, reason } => closure::overrule(&ask, *party, reason),
        Command::Close => closure::close(&ask),
        Command::Reopen { reason } => closure::reopen(reason),
        Command::WriteLessons {
            roots,
            factors,
            causes,
            aggravating_factors,
            difficulties,
            measures,
            recommendations,
            watch,
        } => lessons::write(
            roots,
            factors,
            lessons::Texts {
                causes,
                aggravating_factors,
                difficulties,
                measures,
                recommendations,
                watch,
            },
        ),
        Command::CommentLessons { text } => lessons::comment(case, text),
        Command::ApproveLessons => lessons::approve(&ask),
        Command::WriteEdition { of, decisions } => lessons::write_edition(case, *of, decisions),
        Command::PublishEdition { to } => lessons::publish(&ask, *to),
        Command::RetractEdition { reason } => lessons::retract(case, reason),
        Command::LinkRecommendation {
            of,
            recommendation,
            section,
            passage,
            change,
            why,
            ..
        } => lessons::link(
            &ask,
            *of,
            *recommendation,
            &lessons::ChangeTyped {
                section: *section,
                passage,
                change,
                why,
            },
        ),
        Command::UnlinkRecommendation { link, reason } => lessons::unlink(case, *link, reason),
        Command::PlaceHold { reason } => ask.end(EndCommand::PlaceHold {
            reason: reason.clone(),
        }),
        Command::LiftHold { reason } => ask.end(EndCommand::LiftHold {
            reason: reason.clone(),
        }),
        Command::ProposeDisposition {
            disposition,
            until,
            reason,
        } => ask.end(EndCommand::ProposeDisposition {
            disposition: *disposition,
            until: *until,
            reason: reason.clone(),
        }),
        Command::ApproveDisposition => ask.end(EndCommand::ApproveDisposition),
        Command::DeclineDisposition { reason } => ask.end(EndCommand::DeclineDisposition {
            reason: reason.clone(),
        }),
        Command::StateProgress {
            incident,
            action,
            progress,
            note,
        } => significant::state_progress(&ask, *incident, *action, *progress, note),
        Command::ShareExtract(sharing) => sharing::share(&ask, sharing),
        Command::ProlongExtract {
            extract,
            days,
            reason,
        } => sharing::prolong(&ask, *extract, *days, reason),
        Command::EndExtract { extract, reason } => sharing::end(&ask, *extract, reason),
    }
}

/// Everything a rule looks at.
pub(crate) struct Ask<'a> {
    pub(crate) case: &'a Case,
    pub(crate) context: &'a Context<'a>,
    pub(crate) actor: &'a Actor,
    pub(crate) seat: Seat,
    pub(crate) now: Timestamp,
}

impl Ask<'_> {
    /// The end of a case's file follows the rules of every file.
    fn end(&self, command: EndCommand) -> Result<Vec<CaseAct>, Refusal> {
        let act = retention::ended(
            &self.case.file_standing(),
            &command,
            &self.actor.pseudonym,
            &self.context.settings.retention,
            self.now,
        )?;
        Ok(vec![act.into()])
    }

    /// An instant that somebody gives for something past; now when absent.
    pub(crate) fn past(&self, rule: Rule, at: Option<Timestamp>) -> Result<Timestamp, Refusal> {
        match at {
            Some(at) if at > self.now + CLOCK_TOLERANCE => {
                Err(Refusal::new(rule, Reason::InTheFuture))
            }
            Some(at) => Ok(at),
            None => Ok(self.now),
        }
    }

    /// An instant that somebody sets for something to come.
    pub(crate) fn future(
        &self,
        rule: Rule,
        at: Option<Timestamp>,
    ) -> Result<Option<Timestamp>, Refusal> {
        match at {
            Some(at) if at + CLOCK_TOLERANCE < self.now => {
                Err(Refusal::new(rule, Reason::TooEarly))
            }
            other => Ok(other),
        }
    }
}
