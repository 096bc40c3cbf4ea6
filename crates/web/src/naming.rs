//! How bodies, roles, persons and places are called in the reader's language.

use std::borrow::Cow;

use locales::Texts;
use process::access::{ArsRole, Audience, Body, CertRole, FacilityRole, Seat, StaffRole, Viewer};
use process::closure::Party;
use process::sign_in::{Assurance, FirstProof, SecondProof};
use process::territory::{self, DepartementCode};

/// The name of a body.
#[must_use]
pub fn body(t: Texts, body: Body) -> Cow<'static, str> {
    t.body(body)
}

/// The names of several bodies, in a sentence.
pub fn bodies(t: Texts, several: impl IntoIterator<Item = Body>) -> String {
    list(several.into_iter().map(|one| body(t, one)))
}

/// Words one after the other, with commas.
pub fn list(words: impl IntoIterator<Item = Cow<'static, str>>) -> String {
    words.into_iter().collect::<Vec<_>>().join(", ")
}

/// What somebody showed to come in; a provider of identity by its own name,
/// where it is known.
#[must_use]
pub fn assurance(t: Texts, shown: Assurance, provider: Option<&str>) -> String {
    let first = match (shown.first, provider) {
        (FirstProof::Provider | FirstProof::ProviderTwoFactors, Some(name)) => {
            Cow::Owned(name.to_owned())
        }
        (FirstProof::Provider | FirstProof::ProviderTwoFactors, None) => {
            t.get("assurance-provider")
        }
        (FirstProof::Password, _) => t.get("assurance-password"),
        (FirstProof::Passkey, _) => t.get("assurance-passkey"),
        (FirstProof::Demonstration, _) => t.get("assurance-demonstration"),
    };
    let second = shown.second.map(|second| match second {
        SecondProof::Code => t.get("assurance-code"),
        SecondProof::Passkey => t.get("assurance-passkey"),
        SecondProof::RecoveryCode => t.get("assurance-recovery-code"),
    });
    list([first].into_iter().chain(second))
}

/// A département as people write it: its name and number.
#[must_use]
pub fn departement(code: DepartementCode) -> String {
    format!("{} ({code})", territory::departement(code).name())
}

/// The role of an agent of the State or of the CERT.
#[must_use]
pub fn staff_role(t: Texts, role: StaffRole) -> Cow<'static, str> {
    match role {
        StaffRole::Ars {
            ars,
            delegation,
            role: ArsRole::Lead,
        } => {
            let agent = StaffRole::Ars {
                ars,
                delegation,
                role: ArsRole::Agent,
            };
            t.one("role-lead-of", "role", staff_role(t, agent))
        }
        StaffRole::Cert {
            role: CertRole::Analyst,
        } => t.get("role-cert-analyst"),
        StaffRole::Cert {
            role: CertRole::Lead,
        } => t.get("role-cert-lead"),
        StaffRole::Ars {
            ars,
            delegation: Some(code),
            ..
        } => t
            .with("role-ars-delegation")
            .arg("ars", territory::ars(ars).name())
            .arg("departement", departement(code))
            .text(),
        role => body(t, role.body()),
    }
}

/// The role of a person in a facility.
#[must_use]
pub fn facility_role(t: Texts, role: FacilityRole) -> Cow<'static, str> {
    match role {
        FacilityRole::Reporter => t.get("role-reporter"),
        FacilityRole::SecurityOfficer => t.get("role-security-officer"),
        FacilityRole::Director => t.get("role-director"),
    }
}

/// What a person acted as.
#[must_use]
pub fn seat(t: Texts, seat: Seat) -> Cow<'static, str> {
    match seat {
        Seat::Facility { role, .. } => facility_role(t, role),
        Seat::Staff { role } => staff_role(t, role),
        Seat::Follower => t.get("role-follower"),
        Seat::Contact { .. } => t.get("role-contact"),
        Seat::Stranger => t.get("role-stranger"),
        Seat::Operator => t.get("role-operator"),
        Seat::Platform => t.get("role-platform"),
    }
}

/// Who acted: the name, unless it was forgotten, and the role.
#[must_use]
pub fn person(t: Texts, name: Option<&str>, acted_as: Seat) -> String {
    let role = seat(t, acted_as);
    match name {
        Some(name) if !name.is_empty() => format!("{name}, {role}"),
        _ => role.into_owned(),
    }
}

/// Who may read an act.
#[must_use]
pub fn audience(t: Texts, audience: Audience) -> Cow<'static, str> {
    match audience {
        Audience::Cert | Audience::Body(Body::Cert) => t.get("audience-cert"),
        Audience::Body(one) => t.one("audience-body", "body", body(t, one)),
        Audience::Authorities => t.get("audience-authorities"),
        Audience::Parties => t.get("audience-parties"),
        Audience::All => t.get("audience-all"),
    }
}

/// Whoever owes something or may read a case.
#[must_use]
pub fn viewer(t: Texts, viewer: Viewer) -> Cow<'static, str> {
    match viewer {
        Viewer::Body(one) => body(t, one),
        Viewer::Delegation(code) => t.one("viewer-delegation", "departement", departement(code)),
        Viewer::Facility(_) => t.get("viewer-facility"),
        Viewer::Follower(_) => t.get("role-follower"),
    }
}

/// The party of a case, with the ARS that it is when one leads.
#[must_use]
pub fn party(t: Texts, party: Party, of_case: Option<Body>) -> Cow<'static, str> {
    match of_case {
        Some(one) => body(t, one),
        None => t.get(party.label_key()),
    }
}
