//! Pages of staff written to `target/kitchen-sink/`, to be looked at, and read by the
//! tests below.

#![allow(clippy::unwrap_used)]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use askama::Template;
use locales::{Lang, Texts};
use process::access::{Audience, StaffRole};
use process::command::Command;
use process::declaration::facts::Facts;
use process::words::{
    Class, ContactMeans, Finding, IncidentNature, LegalKind, MeasureKind, MeasureReply,
    PatientImpact, Step, StepActor, StepState, SupportChoice,
};

use super::acts::{ActPage, Deed, Shelf, offered, prefilled, sheet};
use super::case::{CasePage, Seen};
use super::sample::{CERT, Tale, ars, staff};
use crate::form::Form;
use crate::layout::{Hotline, Hours, Layout, NavItem, Person, Stage};

/// A case on which everybody has worked.
fn worked_on() -> Tale {
    let tale = Tale::declared();
    let director = tale.director();
    let cert = staff(CERT);
    let agency = staff(ars());
    let dgs = staff(StaffRole::Dgs);
    let text = |text: &str| text.to_owned();
    tale.then(14, &cert, Command::TakeIn)
        .then(
            6,
            &cert,
            Command::Ask {
                text: text("Les sauvegardes sont-elles déconnectées du réseau ? Depuis quand ?"),
                due: Some("2026-01-16T08:00:00+01:00".parse().unwrap()),
            },
        )
        .then(
            11,
            &director,
            Command::Answer {
                question: 1,
                text: text("Oui, débranchées à 4 h 50 par l'astreinte informatique."),
            },
        )
        .then(
            4,
            &director,
            Command::Supplement {
                facts: Box::new(Facts {
                    patient_impact: PatientImpact::Proven.into(),
                    workstations_affected: process::declaration::facts::Count::new(340).into(),
                    ..Facts::default()
                }),
                affected_sites: Vec::new(),
                note: text("Le laboratoire ne rend plus de résultats."),
            },
        )
        .then(
            3,
            &cert,
            Command::Note {
                text: text("Même extension que l'alerte de la veille."),
            },
        )
        .then(
            8,
            &cert,
            Command::Qualify {
                class: Class::Significant,
                findings: [
                    Finding::SanitaryImpact,
                    Finding::Malicious,
                    Finding::PersonalData,
                ]
                .into(),
                kinds: [LegalKind::CareSafety, LegalKind::HealthOrganisation].into(),
                grounds: text("Rançongiciel confirmé, urgences et laboratoire arrêtés."),
            },
        )
        .then(
            12,
            &cert,
            Command::LogContact {
                means: ContactMeans::Phone,
                at: None,
                summary: text("Point avec la direction : cellule de crise ouverte à 6 h."),
            },
        )
        .then(
            5,
            &agency,
            Command::DecideSupport {
                choice: SupportChoice::Share,
                comment: String::new(),
            },
        )
        .then(
            5,
            &cert,
            Command::ProposeMeasure {
                kind: MeasureKind::Containment,
                text: text("Débranchez du réseau les postes des urgences, sans les éteindre."),
                due: Some("2026-01-16T09:00:00+01:00".parse().unwrap()),
            },
        )
        .then(
            9,
            &director,
            Command::AnswerMeasure {
                measure: 1,
                reply: MeasureReply::Done,
                comment: text("Fait à 6 h 40."),
            },
        )
        .then(
            2,
            &cert,
            Command::ProposeMeasure {
                kind: MeasureKind::PreserveTraces,
                text: text("Copiez les journaux du pare-feu des trois derniers jours."),
                due: None,
            },
        )
        .then(
            4,
            &cert,
            Command::RecordStep {
                step: Step::Containment,
                state: StepState::InProgress,
                actors: [StepActor::CertSante, StepActor::Facility].into(),
                note: String::new(),
            },
        )
        .then(
            3,
            &cert,
            Command::RecordCauses {
                nature: IncidentNature::Malicious,
                causes: [process::words::Cause::Ransomware].into(),
                perimeter: text("Contrôleur de domaine, serveurs de fichiers."),
                text: String::new(),
            },
        )
        .then(
            10,
            &dgs,
            Command::AssessCareImpact {
                text: text("Déport des urgences vers l'hôpital voisin pendant 24 h."),
            },
        )
        .then(
            2,
            &cert,
            Command::Message {
                to: Audience::Authorities,
                text: text("Prochain point à 10 h."),
            },
        )
        .then(
            1,
            &cert,
            Command::Ask {
                text: text("Combien de lits sont concernés ?"),
                due: None,
            },
        )
}

/// The same case, on its way to closing.
fn closing() -> Tale {
    let tale = worked_on();
    let (cert, agency, director) = (staff(CERT), staff(ars()), tale.director());
    let text = |text: &str| text.to_owned();
    tale.then(600, &cert, Command::MoveToClosing)
        .then(
            20,
            &cert,
            Command::WriteClosingReport {
                actions: text("Postes débranchés, domaine reconstruit."),
                results: text("Services rétablis le 19 janvier."),
                residual_vulnerabilities: text("Deux automates non corrigés."),
                residual_risks: String::new(),
            },
        )
        .then(
            30,
            &director,
            Command::EndHandling {
                text: String::new(),
            },
        )
        .then(
            10,
            &agency,
            Command::Agree {
                comment: String::new(),
            },
        )
}

fn layout(t: Texts, title: &str, here: &str, tale: &Tale) -> Layout {
    let mut layout = Layout::new(title.to_owned(), here, tale.now());
    layout.person = Some(Person {
        name: "Prénom Nom".into(),
        role: "CERT Santé (responsable)".into(),
    });
    layout.nav = vec![
        NavItem::new(t.get("nav-queue"), "/file"),
        NavItem::new(t.get("nav-cases"), "/dossiers"),
        NavItem::new(t.get("nav-search"), "/recherche"),
    ];
    layout.hotline = Some(Hotline {
        hours: Hours::Off,
        phone: "09 99 99 99 99".into(),
        email: "cert@sante.example".into(),
    });
    layout.stage = Stage::Demo;
    layout
}

fn case_page(lang: Lang, tale: &Tale, role: StaffRole) -> String {
    let t = Texts::new(lang);
    let view = tale.seen_by(role);
    let seen = Seen {
        incidents: &[],
        view: &view,
        key: "clé".to_owned(),
        alike: None,
        playbooks: crate::pages::playbooks::Card::default(),
    };
    CasePage::of(
        t,
        layout(t, "Dossier 2026-000123", "/dossiers/2026-000123", tale),
        seen,
    )
    .render()
    .unwrap()
}

fn act_page(lang: Lang, tale: &Tale, role: StaffRole, deed: Deed) -> String {
    let t = Texts::new(lang);
    let view = tale.seen_by(role);
    let shelf = Shelf::default();
    let form = prefilled(t, deed, &view, &Form::new(), &shelf);
    let sheet = sheet(t, deed, &view, &form, &shelf);
    let title = t.get(deed.label_key());
    let layout = layout(t, &title, "/dossiers/2026-000123", tale);
    ActPage::of(t, layout, &view, sheet, form).render().unwrap()
}

fn write(name: &str, page: &str) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../target/kitchen-sink");
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join(name), page).unwrap();
}

#[test]
fn the_pages_of_a_case_render_for_everybody_in_both_languages() {
    let tales = [
        ("declared", Tale::declared()),
        ("worked-on", worked_on()),
        ("closing", closing()),
    ];
    let roles = [
        CERT,
        ars(),
        StaffRole::Hfds,
        StaffRole::Dgs,
        StaffRole::Ansm,
        StaffRole::Anssi,
    ];
    for (name, tale) in &tales {
        for role in roles {
            let body = role.body().to_string().replace(':', "-");
            for lang in Lang::ALL {
                let page = case_page(lang, tale, role);
                write(&format!("staff-{name}-{body}-{}.html", lang.code()), &page);
            }
        }
    }
}

#[test]
fn every_act_that_is_offered_has_its_form_in_both_languages() {
    for (name, tale) in [("worked-on", worked_on()), ("closing", closing())] {
        for role in [CERT, ars(), StaffRole::Hfds, StaffRole::Dgs] {
            for deed in offered(&tale.seen_by(role)) {
                for lang in Lang::ALL {
                    let page = act_page(lang, &tale, role, deed);
                    write(
                        &format!("act-{name}-{}-{}.html", deed.slug(), lang.code()),
                        &page,
                    );
                }
            }
        }
    }
}

#[test]
fn ids_are_unique_labels_name_a_field_and_nothing_is_inline() {
    let (worked_on, closing) = (worked_on(), closing());
    let mut pages = vec![
        case_page(Lang::Fr, &worked_on, CERT),
        case_page(Lang::En, &closing, ars()),
    ];
    for deed in offered(&closing.seen_by(CERT)) {
        pages.push(act_page(Lang::Fr, &closing, CERT, deed));
    }
    for page in pages {
        assert!(!page.contains(" style=") && !page.contains("<script>"));
        let after = |mark: &str| {
            page.split(mark)
                .skip(1)
                .map(|rest| rest.split('"').next().unwrap_or_default().to_owned())
                .collect::<Vec<_>>()
        };
        let ids = after(" id=\"");
        let unique: BTreeSet<_> = ids.iter().collect();
        assert_eq!(ids.len(), unique.len(), "{ids:?}");
        for mark in ["<label for=\"", " aria-describedby=\"", "href=\"#"] {
            for target in after(mark).iter().flat_map(|list| list.split(' ')) {
                assert!(unique.contains(&target.to_owned()), "nothing is #{target}");
            }
        }
    }
}

#[test]
fn supp_9_a_qualified_case_shows_its_qualification_as_done() {
    let t = Texts::new(Lang::Fr);
    let view = worked_on().seen_by(CERT);
    let steps = super::case::steps(t, &view);
    let qualification = steps.iter().find(|step| step.name == "Qualification");
    assert_eq!(qualification.unwrap().state, "Terminé");
}

#[test]
fn keep_1_every_act_is_told_with_what_was_before_and_after() {
    let t = Texts::new(Lang::Fr);
    let tale = worked_on();
    let record = crate::story::of_case(t, &tale.seen_by(CERT));
    let supplement = record
        .iter()
        .find(|entry| entry.title == "Déclaration complétée");
    let changed = supplement.unwrap().parts.iter().any(|part| {
        matches!(part, crate::story::Part::Change { label, before, after }
            if label == "Danger pour des patients" && before == "Peut-être" && after != before)
    });
    assert!(changed, "{supplement:?}");
    assert!(record.iter().all(|entry| entry.title != "Acte enregistré"));
}

#[test]
fn qual_5_who_does_not_work_on_the_steps_is_shown_none() {
    let tale = worked_on();
    let dgs = case_page(Lang::Fr, &tale, StaffRole::Dgs);
    assert!(!dgs.contains("Débranchez du réseau les postes des urgences"));
    assert!(!dgs.contains("Combien de lits sont concernés"));
    assert!(
        !dgs.contains("Répondre à la"),
        "nor what is owed to those acts"
    );
    assert!(case_page(Lang::Fr, &tale, CERT).contains("Répondre à la question 2"));
    assert!(
        dgs.contains("Prochain point à 10 h."),
        "a message for authorities"
    );
}
