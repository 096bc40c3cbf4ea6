//! What the CNIL asks about a breach of personal data, answered from the
//! declaration (QUAL-3): to be copied or printed, never sent from here.

use std::borrow::Cow;

use app::cases::CaseView;
use askama::Template;
use jiff::Timestamp;
use locales::Texts;
use process::declaration::facts::FieldKey;
use process::words::ElsewhereDuty;

use crate::answers;
use crate::layout::Layout;
use crate::pages::reporter::declare::place;

/// The prefilled statement.
#[derive(Template)]
#[template(path = "reporter/case/statement.html")]
pub struct StatementPage {
    /// The reader's texts.
    pub t: Texts,
    /// The frame of the page.
    pub layout: Layout,
    /// Address of the case for this reader.
    pub base: String,
    /// Its number.
    pub reference: String,
    /// Page of the CNIL where a breach is notified.
    pub cnil_url: String,
    /// Until when, where its clock runs.
    pub due: Option<Timestamp>,
    /// What is asked and what the declaration says of it; empty where it says
    /// nothing.
    pub rows: Vec<(Cow<'static, str>, String)>,
}

impl StatementPage {
    /// The statement of a case.
    #[must_use]
    pub fn of(t: Texts, layout: Layout, view: &CaseView, base: String, cnil_url: String) -> Self {
        let facts = &view.case.facts;
        let said = |field: FieldKey| {
            let answer = facts.get(field);
            if answer.is_given() {
                answers::words(t, &answer)
            } else {
                String::new()
            }
        };
        let both = |fields: &[FieldKey]| {
            fields
                .iter()
                .filter(|field| facts.get(**field).is_given())
                .map(|field| {
                    t.with("statement-part")
                        .arg("label", answers::label(t, *field))
                        .arg("words", said(*field).replace('\n', ", "))
                        .text()
                        .into_owned()
                })
                .collect::<Vec<_>>()
                .join("\n")
        };
        let facility = &view.facility;
        let organisation = [
            place::name(facility).to_owned(),
            facility.address.line.clone(),
            format!("{} {}", facility.address.postcode, facility.address.town),
            t.one("declare-finess", "finess", facility.finess.as_str())
                .into_owned(),
        ]
        .join("\n");
        let aware = view.case.aware_at();
        let rows = vec![
            (t.get("statement-organisation"), organisation),
            (
                t.get("statement-aware"),
                t.date_time_in(aware, &process::territory::zone_of(facility.departement))
                    .into_owned(),
            ),
            (
                t.get("statement-when"),
                both(&[FieldKey::StartedAt, FieldKey::NoticedAt]),
            ),
            (t.get("statement-what"), said(FieldKey::Description)),
            (t.get("statement-breach"), said(FieldKey::DataImpact)),
            (
                t.get("statement-origin"),
                both(&[FieldKey::Nature, FieldKey::Causes]),
            ),
            (t.get("statement-data"), said(FieldKey::DataNatures)),
            (t.get("statement-persons"), said(FieldKey::PersonsConcerned)),
            (
                t.get("statement-consequences"),
                both(&[
                    FieldKey::PatientImpact,
                    FieldKey::CareImpact,
                    FieldKey::OperationImpact,
                ]),
            ),
            (
                t.get("statement-measures"),
                both(&[FieldKey::MeasuresTaken, FieldKey::MeasuresDetail]),
            ),
            (t.get("statement-informed"), String::new()),
            (t.get("statement-contact"), String::new()),
        ];
        Self {
            reference: view.case.reference.to_string(),
            due: view
                .case
                .clocks
                .get(&ElsewhereDuty::Cnil)
                .and_then(|clock| clock.due),
            rows,
            cnil_url,
            base,
            t,
            layout,
        }
    }

    /// The statement as plain text, to be copied.
    #[must_use]
    pub fn plain(&self) -> String {
        self.rows
            .iter()
            .map(|(label, words)| {
                let words = if words.is_empty() {
                    self.t.get("statement-to-fill").into_owned()
                } else {
                    words.clone()
                };
                format!("{label}\n{words}")
            })
            .collect::<Vec<_>>()
            .join("\n\n")
    }
}
