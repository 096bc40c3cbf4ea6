//! Which bodies an act makes known to a case, and to whom it opens it.

use jiff::Timestamp;

use super::{Case, CaseAct, HelpNeeded};
use crate::{
    access::{Body, Viewer},
    words::{Class, Finding},
};

impl Case {
    /// The bodies that must know of the case because of `act`, told before or
    /// not; the case is as it stands after the act.
    #[must_use]
    pub fn concerned_by(&self, act: &CaseAct) -> Vec<Body> {
        let mut bodies = Vec::new();
        match act {
            CaseAct::Declared(_) => {
                bodies.push(Body::Cert);
                bodies.extend(self.territorial_bodies());
                if self.declared.military.is_some() || self.help == HelpNeeded::AtOnceOffHours {
                    bodies.push(Body::Hfds);
                }
            }
            CaseAct::HelpAsked {
                help: HelpNeeded::AtOnceOffHours,
                ..
            } => bodies.push(Body::Hfds),
            CaseAct::Supplemented { .. } => bodies.extend(self.territorial_bodies()),
            CaseAct::LeadChanged { .. } => match self.lead {
                Some(ars) => bodies.push(Body::Ars(ars)),
                None => bodies.push(Body::Hfds),
            },
            CaseAct::Qualified(_) => bodies = self.concerned_by_qualification(),
            CaseAct::IncidentJoined { .. } => bodies.push(Body::Hfds),
            _ => {}
        }
        bodies
    }

    /// The agencies of every site touched; HFDS stands in where there is none
    /// (INTAKE-1).
    fn territorial_bodies(&self) -> Vec<Body> {
        let mut bodies: Vec<Body> = self.agencies().into_iter().map(Body::Ars).collect();
        let orphaned = self.lead.is_none()
            || std::iter::once(&self.declared.site)
                .chain(&self.affected)
                .any(|site| site.ars.is_none());
        if orphaned {
            bodies.push(Body::Hfds);
        }
        bodies
    }

    /// QUAL-2, QUAL-3, QUAL-4: HFDS and the ARS hear of every analysed case,
    /// the others of what concerns them.
    #[must_use]
    pub fn concerned_by_qualification(&self) -> Vec<Body> {
        let Some((_, qualified)) = &self.qualification else {
            return Vec::new();
        };
        let mut bodies = vec![Body::Hfds];
        bodies.extend(self.agencies().into_iter().map(Body::Ars));
        if qualified.class == Class::NotIncident {
            return bodies;
        }
        let finds = |finding: Finding| qualified.findings.contains(&finding);
        if finds(Finding::SanitaryImpact) {
            bodies.push(Body::Dgs);
        }
        if finds(Finding::MedicalDevice) || finds(Finding::PrescriptionSoftware) {
            bodies.push(Body::Ansm);
        }
        if finds(Finding::NationalScope)
            || finds(Finding::VitalOperator)
            || finds(Finding::EssentialOperator)
            || finds(Finding::Major)
        {
            bodies.push(Body::Anssi);
        }
        bodies
    }

    /// Whether a body that is told of the case may also open it: an ARS only
    /// learns that a military incident exists, unless care supply is affected
    /// (DECL-7).
    #[must_use]
    pub fn opens_to(&self, body: Body) -> bool {
        !(matches!(body, Body::Ars(_)) && self.hidden_from_agencies())
    }

    pub(super) fn tell(&mut self, act: &CaseAct, at: Timestamp) {
        let bodies = self.concerned_by(act);
        for &body in &bodies {
            self.told.entry(body).or_insert(at);
            if self.opens_to(body) {
                self.viewers.insert(Viewer::Body(body));
            }
        }
        if self.qualification.is_some() {
            for body in bodies {
                if self.opens_to(body) && self.told_of_qualification.insert(body) {
                    self.acknowledged.remove(&body);
                }
            }
        }
        self.open_to_delegations();
    }

    fn open_to_delegations(&mut self) {
        let sites = std::iter::once(&self.declared.site).chain(&self.affected);
        let mut delegations: Vec<Viewer> = sites
            .filter(|site| {
                site.ars
                    .is_some_and(|ars| self.viewers.contains(&Viewer::Body(Body::Ars(ars))))
            })
            .map(|site| Viewer::Delegation(site.departement))
            .collect();
        if self
            .lead
            .is_some_and(|ars| self.viewers.contains(&Viewer::Body(Body::Ars(ars))))
        {
            delegations.push(Viewer::Delegation(self.departement));
        }
        self.viewers.extend(delegations);
    }
}
