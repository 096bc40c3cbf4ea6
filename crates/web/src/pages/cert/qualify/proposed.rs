//! What the facts propose to the expert, and why.

use std::borrow::Cow;

use app::cases::CaseView;
use locales::Texts;
use process::declaration::facts::FieldKey;
use process::qualification::{Proposal, proposal};
use process::words::{Class, Finding, LegalKind};

use crate::answers;
use crate::form::{Choice, Form};

/// The form as it is first shown: the qualification in force, or else what
/// the facts propose; the grounds are always the expert's own.
pub(super) fn first_form(view: &CaseView) -> Form {
    let mut form = Form::new();
    let (class, findings, kinds) = match &view.case.qualification {
        Some((_, judged)) => (judged.class, judged.findings.clone(), judged.kinds.clone()),
        None => {
            let Proposal {
                class,
                findings,
                kinds,
            } = proposal(&view.case.facts, &view.facility);
            (class, findings, kinds)
        }
    };
    form.set("class", class.key());
    for finding in findings {
        form.set("findings", finding.key());
    }
    for kind in kinds {
        form.set("kinds", kind.key());
    }
    form
}

/// The classes, with what each means and which one the facts propose.
pub(super) fn classes(t: Texts, view: &CaseView) -> Vec<Choice> {
    let proposed = proposal(&view.case.facts, &view.facility).class;
    Class::ALL
        .iter()
        .rev()
        .map(|class| {
            let meaning = t.get(meaning_key(*class));
            let hint = if *class == proposed {
                t.one("qualify-proposed-class", "meaning", meaning)
            } else {
                meaning
            };
            Choice::new(class.key(), t.get(class.label_key())).hint(hint)
        })
        .collect()
}

const fn meaning_key(class: Class) -> &'static str {
    match class {
        Class::NotIncident => "qualify-class-not-incident",
        Class::Minor => "qualify-class-minor",
        Class::Serious => "qualify-class-serious",
        Class::Significant => "qualify-class-significant",
    }
}

/// The legal kinds, each with the facts that propose it.
pub(super) fn kinds(t: Texts, view: &CaseView) -> Vec<Choice> {
    let proposed = proposal(&view.case.facts, &view.facility).kinds;
    LegalKind::ALL
        .iter()
        .map(|kind| {
            let choice = Choice::new(kind.key(), t.get(kind.label_key()));
            if proposed.contains(kind) {
                choice.hint(because(t, view, facts_of_kind(*kind)))
            } else {
                choice
            }
        })
        .collect()
}

/// The other results, each with whom it tells and the facts that propose it.
pub(super) fn findings(t: Texts, view: &CaseView) -> Vec<Choice> {
    let proposed = proposal(&view.case.facts, &view.facility).findings;
    Finding::ALL
        .iter()
        .map(|finding| {
            let choice = Choice::new(finding.key(), t.get(finding.label_key()));
            let effect = t.get(effect_key(*finding));
            if !proposed.contains(finding) {
                return choice.hint(effect);
            }
            let why = match finding {
                Finding::VitalOperator | Finding::EssentialOperator => t.get("qualify-flagged"),
                other => because(t, view, facts_of_finding(*other)),
            };
            choice.hint(format!("{effect} {why}"))
        })
        .collect()
}

const fn effect_key(finding: Finding) -> &'static str {
    match finding {
        Finding::SanitaryImpact => "qualify-tells-dgs",
        Finding::NationalScope | Finding::EssentialOperator => "qualify-tells-anssi",
        Finding::MedicalDevice | Finding::PrescriptionSoftware => "qualify-tells-ansm",
        Finding::VitalOperator => "qualify-tells-hfds-anssi",
        Finding::Major => "qualify-tells-major",
        Finding::PersonalData => "qualify-reminds-cnil",
        Finding::Malicious => "qualify-reminds-complaint",
    }
}

const fn facts_of_kind(kind: LegalKind) -> &'static [FieldKey] {
    match kind {
        LegalKind::CareSafety => &[
            FieldKey::PatientImpact,
            FieldKey::PatientsRedirected,
            FieldKey::CareImpact,
            FieldKey::CareServices,
        ],
        LegalKind::HealthData => &[FieldKey::DataImpact, FieldKey::DataNatures],
        LegalKind::NormalWorking => &[FieldKey::OperationImpact, FieldKey::CareImpact],
        LegalKind::HealthOrganisation => &[FieldKey::Repercussion],
        LegalKind::OtherFacilities => &[FieldKey::MayTouchOthers],
    }
}

const fn facts_of_finding(finding: Finding) -> &'static [FieldKey] {
    match finding {
        Finding::SanitaryImpact => &[
            FieldKey::PatientImpact,
            FieldKey::PatientsRedirected,
            FieldKey::CareImpact,
        ],
        Finding::NationalScope => &[FieldKey::Repercussion],
        Finding::MedicalDevice | Finding::PrescriptionSoftware => &[FieldKey::RegulatedProducts],
        Finding::PersonalData => &[FieldKey::PersonalDataBreach],
        Finding::Malicious => &[FieldKey::Nature],
        Finding::VitalOperator | Finding::EssentialOperator | Finding::Major => &[],
    }
}

/// « Proposé d'après : Danger pour des patients (Oui, c'est certain) ».
fn because(t: Texts, view: &CaseView, fields: &[FieldKey]) -> Cow<'static, str> {
    let facts: Vec<String> = fields
        .iter()
        .map(|field| (*field, view.case.facts.get(*field)))
        .filter(|(_, answer)| answer.is_given() && answer.stand_in_key().is_none())
        .map(|(field, answer)| {
            t.with("qualify-fact")
                .arg("fact", answers::label(t, field))
                .arg("value", answers::line(t, &answer))
                .text()
                .into_owned()
        })
        .collect();
    t.one("qualify-because", "facts", facts.join(" ; "))
}
