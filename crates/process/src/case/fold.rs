//! From acts to the case as it stands.

use jiff::Timestamp;

use super::{
    Case, CaseAct, Confirmation, Disposal, HelpNeeded, Measure, Membership, PlaybookSent, Question,
    StepRecord,
};
use crate::{
    access::{Body, Seat, StaffRole, Viewer},
    act::{Author, Recorded},
    closure::Party,
    declaration::facts::Supplement,
    evidence::{Custody, CustodyStep},
    ids::EvidenceId,
    lookalikes::SetApart,
    retention::{Category, Disposed, Disposition, Fate, Proposal, Why},
    sharing::Extract,
    words::{Class, MeasureReply, MeasureState, OwnHandling, State},
};

impl Case {
    pub(super) fn note_version<A: crate::act::Act>(&mut self, recorded: &Recorded<A>) {
        self.seq = recorded.seq;
        self.updated_at = recorded.at;
        self.versions.mark(recorded.act.audience(), recorded.seq);
    }

    /// Adds one act.
    pub fn apply(&mut self, recorded: &Recorded<CaseAct>) {
        self.note_version(recorded);
        self.change(recorded);
        self.tell(&recorded.act, recorded.at);
        self.note_closing(recorded.at);
        self.note_support(recorded.at);
    }

    fn note_closing(&mut self, at: Timestamp) {
        let since = |holds: bool, since: Option<Timestamp>| holds.then(|| since.unwrap_or(at));
        self.to_close_since = since(self.state == State::ToClose, self.to_close_since);
        self.round_since = since(self.agreements_can_be_given(), self.round_since);
    }

    fn note_support(&mut self, at: Timestamp) {
        self.supported_since = self
            .cert_supports()
            .then(|| self.supported_since.unwrap_or(at));
    }

    fn change(&mut self, recorded: &Recorded<CaseAct>) {
        let at = recorded.at;
        match &recorded.act {
            CaseAct::Declared(_)
            | CaseAct::Opened { .. }
            | CaseAct::Messaged { .. }
            | CaseAct::Noted { .. }
            | CaseAct::Signed(_)
            | CaseAct::LessonsCommented { .. }
            | CaseAct::DegradedModeRecommended { .. } => {}
            CaseAct::Confirmed { .. } => self.confirmation = Confirmation::Confirmed,
            CaseAct::Supplemented {
                facts,
                care_supply,
                affected,
                ..
            } => {
                self.care_supply = *care_supply;
                self.facts = self
                    .facts
                    .merge_supplement(&Supplement(facts.value.clone()));
                self.affected.extend(affected);
            }
            CaseAct::HelpAsked { help, .. } => {
                self.help = *help;
                self.calls.extend(super::calls::opened(*help, at));
            }
            CaseAct::CallAnswered { body } => self.answer_call(*body, recorded),
            CaseAct::LeadChanged {
                departement, ars, ..
            } => {
                self.departement = *departement;
                if self.lead != *ars {
                    self.lead = *ars;
                    self.forget_former_lead();
                }
            }
            CaseAct::TakenIn => {
                self.taken_in = Some((at, recorded.by.clone()));
                self.answer_call(Body::Cert, recorded);
            }
            CaseAct::Asked { number, due, .. } => {
                let question = Question {
                    asked_at: at,
                    asked_by: recorded.by.clone(),
                    asked_in: recorded.seq,
                    due: *due,
                    answered_at: None,
                };
                self.questions.insert(*number, question);
            }
            CaseAct::Answered { number, .. } => {
                if let Some(question) = self.questions.get_mut(number) {
                    question.answered_at = Some(at);
                }
            }
            CaseAct::Qualified(qualified) => {
                self.state = match (qualified.class, self.state) {
                    (Class::NotIncident, _) => State::ToClose,
                    (_, State::ToClose) if self.class() != Some(Class::NotIncident) => {
                        State::ToClose
                    }
                    _ => State::InTreatment,
                };
                self.first_qualified_at.get_or_insert(at);
                self.qualification = Some((at, (**qualified).clone()));
                self.agreements.clear();
            }
            CaseAct::SupportDecided { choice, .. } => self.support = Some(*choice),
            CaseAct::StepRecorded {
                step,
                state,
                actors,
                ..
            } => {
                self.steps.insert(
                    *step,
                    StepRecord {
                        state: *state,
                        actors: actors.clone(),
                    },
                );
            }
            CaseAct::ContactLogged { means, at, .. } => {
                self.contacts.push((*at, *means));
                if is_of_cert(recorded) {
                    self.cert_contact_at.get_or_insert(*at);
                }
            }
            CaseAct::CausesRecorded { nature, causes, .. } => {
                self.causes = Some((*nature, causes.clone()));
            }
            CaseAct::MeasureProposed {
                number,
                measure,
                text,
                due,
                ..
            } => {
                let measure = Measure {
                    kind: *measure,
                    text: text.clone(),
                    proposed_at: at,
                    proposed_in: recorded.seq,
                    due: *due,
                    state: MeasureState::Proposed,
                };
                self.measures.insert(*number, measure);
            }
            CaseAct::MeasureAnswered { number, reply, .. } => {
                self.set_measure(
                    *number,
                    match reply {
                        MeasureReply::Accept => MeasureState::Accepted,
                        MeasureReply::Done => MeasureState::Done,
                        MeasureReply::Refuse => MeasureState::Refused,
                    },
                );
            }
            CaseAct::MeasureWithdrawn { number, .. } => {
                self.set_measure(*number, MeasureState::Withdrawn);
            }
            CaseAct::PlaybookSent {
                playbook,
                version,
                title,
                skill,
                ..
            } => self.playbooks_sent.push(PlaybookSent {
                key: playbook.clone(),
                version: *version,
                title: title.clone(),
                skill: *skill,
                at,
            }),
            CaseAct::ProvidersSent { .. } => self.providers_sent_at = Some(at),
            CaseAct::ReportSent { .. } => self.report_sent_at = Some(at),
            CaseAct::ProgressReported { .. } => self.reported_at.push(at),
            CaseAct::ClockStarted { .. }
            | CaseAct::ClockMoved { .. }
            | CaseAct::ClockStopped { .. }
            | CaseAct::DeclaredElsewhere { .. }
            | CaseAct::NotConcerned { .. } => self.turn_clock(&recorded.act, at),
            CaseAct::CareSupplyRecorded { .. } => self.care_supply_at = Some(at),
            CaseAct::RelayRecorded { target, .. } => {
                self.relayed_at = Some(at);
                if self.is_of_lead(recorded) {
                    self.relayed_to.insert(*target);
                }
            }
            CaseAct::CareImpactAssessed { .. } => self.care_impact_assessed_at = Some(at),
            CaseAct::InterministerialImpactRecorded { .. } => self.interministerial_at = Some(at),
            CaseAct::Acknowledged { body } => drop(self.acknowledged.insert(*body)),
            CaseAct::OwnHandlingStated { handling, .. } => {
                self.own_handling = *handling;
                if *handling == OwnHandling::GoesOn {
                    self.agreements.clear();
                    self.overruled.remove(&Party::Facility);
                }
            }
            CaseAct::MovedToClosing => self.state = State::ToClose,
            CaseAct::ClosingReportWritten(report) => {
                self.closing_report = Some((**report).clone());
                self.agreements.clear();
            }
            CaseAct::Agreed { party, .. } => {
                self.agreements.insert(*party, recorded.by.clone());
            }
            CaseAct::Overruled { party, .. } => drop(self.overruled.insert(*party)),
            CaseAct::Closed => {
                self.state = State::Closed;
                self.closed_at = Some(at);
            }
            CaseAct::Reopened { .. } => self.reopen(),
            CaseAct::LessonsWritten(lessons) => self.learn(recorded, lessons),
            CaseAct::LessonsApproved { .. } => self.approve_lessons(recorded),
            CaseAct::EditionWritten(edition) => {
                let before = self.edition.edition.replace((**edition).clone());
                if before.is_some_and(|before| before.of != edition.of) {
                    self.edition.hands.clear();
                }
                self.edition.hands.insert(recorded.by.pseudonym.clone());
            }
            CaseAct::EditionPublished(published) => self.publish(recorded, published),
            CaseAct::EditionRetracted { .. } => self.edition.published = None,
            CaseAct::RecommendationLinked(linked) => self.link_recommendation(recorded, linked),
            CaseAct::RecommendationUnlinked { number, .. } => drop(self.links.remove(number)),
            CaseAct::EvidenceReceived(received) => {
                let custody = Custody::begin(received, recorded);
                self.evidence.insert(received.evidence, custody);
            }
            CaseAct::EvidenceCopied {
                evidence,
                form,
                reason,
                ..
            } => {
                let (form, reason) = (*form, reason.clone());
                self.link(recorded, *evidence, CustodyStep::Copied { form, reason });
            }
            CaseAct::EvidenceTransferred {
                evidence,
                recipient,
                means,
                reason,
                receipt,
                ..
            } => {
                let step = CustodyStep::Transferred {
                    recipient: recipient.clone(),
                    means: means.clone(),
                    reason: reason.clone(),
                    receipt: receipt.clone(),
                };
                self.link(recorded, *evidence, step);
            }
            CaseAct::EvidenceRekeyed { evidence, .. } => {
                self.link(recorded, *evidence, CustodyStep::Rekeyed);
            }
            CaseAct::EvidenceDestroyed {
                evidence, reason, ..
            } => {
                let reason = reason.clone();
                self.link(recorded, *evidence, CustodyStep::Destroyed { reason });
            }
            CaseAct::HoldPlaced { .. } => self.held_since = Some(at),
            CaseAct::HoldLifted { .. } => self.held_since = None,
            CaseAct::DispositionProposed {
                disposition, until, ..
            } => {
                self.fate = Fate::Proposed(Proposal {
                    disposition: *disposition,
                    until: *until,
                    at,
                    by: recorded.by.clone(),
                    approved_by: None,
                });
            }
            CaseAct::DispositionApproved => self.approve(&recorded.by),
            CaseAct::DispositionDeclined { .. } => self.fate = Fate::Kept,
            CaseAct::DispositionBegun => {
                if let Fate::Approved(proposal) = std::mem::take(&mut self.fate) {
                    self.fate = Fate::UnderWay(proposal);
                }
            }
            CaseAct::Disposed(disposal) => self.dispose(disposal, at),
            CaseAct::IncidentJoined {
                incident,
                reference,
            } => {
                self.incident = Some(Membership {
                    incident: *incident,
                    reference: *reference,
                    since: at,
                });
            }
            CaseAct::IncidentLeft { incident, .. } => {
                self.incident
                    .take_if(|membership| membership.incident == *incident);
            }
            CaseAct::ProgressStated {
                incident,
                action,
                progress,
                ..
            } => {
                self.progress.insert((*incident, *action), (at, *progress));
            }
            CaseAct::LookalikeRejected { other, shared, .. } => {
                let shared = shared.known().cloned();
                self.set_apart.insert(*other, SetApart { at, shared });
            }
            CaseAct::ExtractShared(shared) => {
                let extract = Extract {
                    shared: (**shared).clone(),
                    at,
                    by: recorded.by.clone(),
                    until: shared.until,
                    ended_at: None,
                    answers: 0,
                };
                self.extracts.insert(shared.number, extract);
            }
            CaseAct::ExtractProlonged { extract, until, .. } => {
                if let Some(extract) = self.extracts.get_mut(extract) {
                    extract.until = *until;
                }
            }
            CaseAct::ExtractEnded { extract, .. } => {
                if let Some(extract) = self.extracts.get_mut(extract) {
                    extract.ended_at = Some(at);
                }
            }
            CaseAct::ExtractAnswered { extract, .. } => {
                if let Some(extract) = self.extracts.get_mut(extract) {
                    extract.answers += 1;
                }
            }
            CaseAct::ValuesErased { because, .. } => {
                let contact = Why::Period {
                    category: Category::Contact,
                };
                if *because == contact {
                    self.contact_erased_at = Some(at);
                }
            }
        }
    }

    /// Keeping longer needs no carrying out.
    fn approve(&mut self, by: &Author) {
        if let Fate::Proposed(proposal) = std::mem::take(&mut self.fate) {
            match proposal.disposition {
                Disposition::Keep => self.kept_until = proposal.until,
                Disposition::Archive | Disposition::Destroy => {
                    self.fate = Fate::Approved(Proposal {
                        approved_by: Some(by.clone()),
                        ..proposal
                    });
                }
            }
        }
    }

    /// The secret link of a report goes with its content.
    fn dispose(&mut self, disposal: &Disposal, at: Timestamp) {
        self.fate = Fate::Disposed(Disposed {
            at,
            disposition: disposal.disposition,
            category: disposal.category,
        });
        self.viewers.remove(&Viewer::Follower(self.id));
    }

    /// What the former leading ARS decided, agreed to or relayed does not bind
    /// the new one, nor its silence (INTAKE-1, SUPP-1, CLOSE-1).
    fn forget_former_lead(&mut self) {
        self.support = None;
        self.relayed_at = None;
        self.relayed_to.clear();
        self.agreements.remove(&Party::Ars);
        self.overruled.remove(&Party::Ars);
    }

    fn is_of_lead(&self, recorded: &Recorded<CaseAct>) -> bool {
        match recorded.by.seat {
            Seat::Staff {
                role: StaffRole::Ars { ars, .. },
            } => self.lead == Some(ars),
            _ => false,
        }
    }

    /// Adds a link to the chain of custody of a piece.
    fn link(&mut self, recorded: &Recorded<CaseAct>, evidence: EvidenceId, step: CustodyStep) {
        if let Some(custody) = self.evidence.get_mut(&evidence) {
            custody.add(recorded, step);
        }
    }

    fn set_measure(&mut self, number: u32, state: MeasureState) {
        if let Some(measure) = self.measures.get_mut(&number) {
            measure.state = state;
        }
    }

    fn reopen(&mut self) {
        self.state = match self.class() {
            Some(Class::NotIncident) | None => State::AwaitingQualification,
            Some(_) => State::InTreatment,
        };
        self.closed_at = None;
        self.kept_until = None;
        self.fate = Fate::Kept;
        self.agreements.clear();
        self.overruled.clear();
        self.calls.clear();
        self.own_handling = OwnHandling::NotSaid;
        if self.help == HelpNeeded::AtOnceOffHours {
            self.help = HelpNeeded::AtOnce;
        }
    }
}

const fn is_of_cert(recorded: &Recorded<CaseAct>) -> bool {
    matches!(
        recorded.by.seat,
        Seat::Staff {
            role: StaffRole::Cert { .. }
        }
    )
}
