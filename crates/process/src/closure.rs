//! Phase 5: closure (CLOSE-1..4).

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::{
    access::{Actor, Body, Seat, StaffRole},
    case::{Case, CaseAct, ClosingReport},
    decide::{Ask, needed, optional, reason},
    refusal::{Reason, Refusal, Rule},
    words::{Class, OwnHandling, State},
};

/// A party whose agreement closing needs (CLOSE-1).
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, ToSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Party {
    /// The CERT.
    Cert,
    /// The ARS that leads.
    Ars,
    /// The impacted facility.
    Facility,
    /// HFDS, when the case is significant or belongs to an incident.
    Hfds,
}

impl Party {
    /// Every party, in the order in which they are shown.
    pub const ALL: [Self; 4] = [Self::Cert, Self::Facility, Self::Ars, Self::Hfds];

    /// Key of the party's name in the catalogues.
    #[must_use]
    pub const fn label_key(self) -> &'static str {
        match self {
            Self::Cert => "party-cert",
            Self::Ars => "party-ars",
            Self::Facility => "party-facility",
            Self::Hfds => "party-hfds",
        }
    }
}

impl Case {
    /// The parties whose agreement closing needs: "not an incident" needs only
    /// the CERT (CLOSE-3); a territory without an ARS has none to ask, a
    /// military facility answers to its own ministry.
    #[must_use]
    pub fn parties(&self) -> Vec<Party> {
        match self.class() {
            None => Vec::new(),
            Some(Class::NotIncident) => vec![Party::Cert],
            Some(_) => {
                let mut parties = vec![Party::Cert];
                if self.declared.military.is_none() {
                    parties.push(Party::Facility);
                }
                if self.lead.is_some() && !self.hidden_from_agencies() {
                    parties.push(Party::Ars);
                }
                if self.is_steered() {
                    parties.push(Party::Hfds);
                }
                parties
            }
        }
    }

    /// The parties that have neither agreed nor been overruled.
    #[must_use]
    pub fn agreements_missing(&self) -> Vec<Party> {
        self.parties()
            .into_iter()
            .filter(|party| !self.agreements.contains_key(party) && !self.overruled.contains(party))
            .collect()
    }

    /// Whether agreements may be given: the support has ended, and so has the
    /// facility's own handling (CLOSE-4).
    #[must_use]
    pub fn round_is_open(&self) -> bool {
        self.state == State::ToClose
            && (self.class() == Some(Class::NotIncident)
                || !self.parties().contains(&Party::Facility)
                || self.own_handling == OwnHandling::Ended
                || self.overruled.contains(&Party::Facility))
    }

    /// Whether a party could agree now: the round is open, and there is a
    /// closing report to agree to (CLOSE-1, CLOSE-2); "not an incident" has no
    /// round (CLOSE-3).
    #[must_use]
    pub fn agreements_can_be_given(&self) -> bool {
        self.round_is_open()
            && self.class() != Some(Class::NotIncident)
            && self.closing_report.is_some()
    }

    /// The parties whose agreement is awaited now.
    #[must_use]
    pub fn agreements_awaited(&self) -> Vec<Party> {
        if self.agreements_can_be_given() {
            self.agreements_missing()
        } else {
            Vec::new()
        }
    }

    /// The party that an actor speaks for in this case.
    #[must_use]
    pub fn party_of(&self, actor: &Actor) -> Option<Party> {
        let party = match actor.seat(self.facility()) {
            Seat::Facility { .. } => Party::Facility,
            Seat::Staff {
                role: StaffRole::Cert { .. },
            } => Party::Cert,
            Seat::Staff {
                role: StaffRole::Hfds,
            } => Party::Hfds,
            Seat::Staff {
                role: StaffRole::Ars { ars, .. },
            } if self.lead == Some(ars) => Party::Ars,
            _ => return None,
        };
        self.parties().contains(&party).then_some(party)
    }

    /// The body that a party is, the facility apart.
    #[must_use]
    pub fn body_of(&self, party: Party) -> Option<Body> {
        match party {
            Party::Cert => Some(Body::Cert),
            Party::Ars => self.lead.map(Body::Ars),
            Party::Hfds => Some(Body::Hfds),
            Party::Facility => None,
        }
    }
}

pub(crate) fn end_handling(ask: &Ask<'_>, text: &str) -> Result<Vec<CaseAct>, Refusal> {
    if ask.case.own_handling == OwnHandling::Ended {
        return Err(Refusal::new(Rule::Close4, Reason::AlreadyDone));
    }
    Ok(vec![CaseAct::OwnHandlingStated {
        handling: OwnHandling::Ended,
        text: optional(Rule::Close4, text)?,
    }])
}

pub(crate) fn continue_handling(text: &str) -> Result<Vec<CaseAct>, Refusal> {
    Ok(vec![CaseAct::OwnHandlingStated {
        handling: OwnHandling::GoesOn,
        text: reason(Rule::Close1, text)?,
    }])
}

pub(crate) fn write_report(
    actions: &str,
    results: &str,
    residual_vulnerabilities: &str,
    residual_risks: &str,
) -> Result<Vec<CaseAct>, Refusal> {
    Ok(vec![CaseAct::ClosingReportWritten(Box::new(
        ClosingReport {
            actions: needed(Rule::Close2, actions)?,
            results: needed(Rule::Close2, results)?,
            residual_vulnerabilities: optional(Rule::Close2, residual_vulnerabilities)?,
            residual_risks: optional(Rule::Close2, residual_risks)?,
        },
    ))])
}

pub(crate) fn agree(ask: &Ask<'_>, comment: &str) -> Result<Vec<CaseAct>, Refusal> {
    let case = ask.case;
    let party = case
        .party_of(ask.actor)
        .ok_or(Refusal::new(Rule::Close1, Reason::NotAParty))?;
    if case.own_handling == OwnHandling::GoesOn && case.class() != Some(Class::NotIncident) {
        return Err(Refusal::new(Rule::Close1, Reason::HandlingGoesOn));
    }
    asked_to_agree(case)?;
    if case.agreements.contains_key(&party) {
        return Err(Refusal::new(Rule::Close1, Reason::AlreadyDone));
    }
    Ok(vec![CaseAct::Agreed {
        party,
        comment: optional(Rule::Close1, comment)?,
    }])
}

pub(crate) fn overrule(ask: &Ask<'_>, party: Party, why: &str) -> Result<Vec<CaseAct>, Refusal> {
    let case = ask.case;
    if party == Party::Cert || !case.parties().contains(&party) {
        return Err(Refusal::new(Rule::Close1, Reason::NotAParty));
    }
    if case.agreements.contains_key(&party) || case.overruled.contains(&party) {
        return Err(Refusal::new(Rule::Close1, Reason::AlreadyDone));
    }
    if case.own_handling == OwnHandling::GoesOn {
        return Err(Refusal::new(Rule::Close1, Reason::HandlingGoesOn));
    }
    if party != Party::Facility || case.own_handling == OwnHandling::Ended {
        asked_to_agree(case)?;
    }
    Ok(vec![CaseAct::Overruled {
        party,
        reason: reason(Rule::Close1, why)?,
    }])
}

pub(crate) fn close(ask: &Ask<'_>) -> Result<Vec<CaseAct>, Refusal> {
    let case = ask.case;
    if case.class() == Some(Class::NotIncident) {
        let mut acts = Vec::new();
        if !case.agreements.contains_key(&Party::Cert) {
            acts.push(CaseAct::Agreed {
                party: Party::Cert,
                comment: optional(Rule::Close3, "")?,
            });
        }
        acts.push(CaseAct::Closed);
        return Ok(acts);
    }
    report_written(case)?;
    if case.own_handling == OwnHandling::GoesOn {
        return Err(Refusal::new(Rule::Close1, Reason::HandlingGoesOn));
    }
    if !case.round_is_open() {
        return Err(Refusal::new(Rule::Close4, Reason::RoundNotOpen));
    }
    let missing = case.agreements_missing();
    if missing.is_empty() {
        Ok(vec![CaseAct::Closed])
    } else {
        Err(Refusal::new(
            Rule::Close1,
            Reason::AgreementsMissing(missing),
        ))
    }
}

pub(crate) fn reopen(why: &str) -> Result<Vec<CaseAct>, Refusal> {
    Ok(vec![CaseAct::Reopened {
        reason: reason(Rule::Close4, why)?,
    }])
}

/// A party that was not asked cannot agree, and is not silent (CLOSE-1).
fn asked_to_agree(case: &Case) -> Result<(), Refusal> {
    if !case.round_is_open() {
        return Err(Refusal::new(Rule::Close4, Reason::RoundNotOpen));
    }
    report_written(case)
}

fn report_written(case: &Case) -> Result<(), Refusal> {
    if case.closing_report.is_none() && case.class() != Some(Class::NotIncident) {
        return Err(Refusal::new(Rule::Close2, Reason::ClosingReportMissing));
    }
    Ok(())
}
