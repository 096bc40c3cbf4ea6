//! What the filters of figures offer, filled as the address says.

use std::borrow::Cow;

use axum::http::StatusCode;
use locales::Texts;
use process::facility::FacilityNature;
use process::figures::{Kind, Place};
use process::words::{
    CareImpact, Cause, ChoiceKey, DataImpact, Dimension, FacilityGroup, IncidentNature, Word,
};

use crate::figures::asked::{Against, Asked, PAGE};
use crate::figures::{kind, named, period, place};
use crate::form::{Choice, Form};
use crate::input::Fields;
use crate::reader::Reader;

/// What was asked, and the filters with which to ask something else.
pub(super) struct Filters {
    pub(super) form: Form,
    pub(super) places: Vec<Choice>,
    pub(super) kinds: Vec<Choice>,
    pub(super) malices: Vec<Choice>,
    pub(super) causes: Vec<Choice>,
    pub(super) cares: Vec<Choice>,
    pub(super) data: Vec<Choice>,
    pub(super) dimensions: Vec<Choice>,
    pub(super) comparisons: Vec<Choice>,
    /// What is asked, in words.
    pub(super) about: String,
    /// The period, and that with which it is compared.
    pub(super) now: Cow<'static, str>,
    pub(super) before: Option<Cow<'static, str>>,
    pub(super) status: StatusCode,
}

impl Filters {
    /// Reads what the address asks.
    pub(super) fn of(reader: &Reader, fields: &Fields) -> (Asked, Self) {
        let t = reader.t;
        let app = &reader.state.app;
        let (asked, wrong) = Asked::of(fields, &PAGE, app.today());
        let mut form = fields.clone().into_form();
        for name in &wrong {
            form.refuse(*name, t.get("figure-filter-wrong"));
        }
        let usual = [
            (PAGE.from, asked.question.period.first().to_string()),
            (PAGE.to, asked.question.period.last().to_string()),
            (PAGE.territory, asked.question.place.to_string()),
            (PAGE.against, PAGE.against(asked.comparing).to_owned()),
            (PAGE.by, asked.dimension.key().to_owned()),
        ];
        for (name, value) in usual {
            if form.value(name).is_empty() {
                form.set(name, value);
            }
        }
        let places = app.places_counted(&reader.actor).into_iter();
        let groups = FacilityGroup::ALL.iter().copied().map(Kind::Group);
        let natures = FacilityNature::ALL.into_iter().map(Kind::Nature);
        // Some kinds are groups by themselves.
        let natures =
            natures.filter(|nature| FacilityGroup::from_key(&nature.to_string()).is_none());
        let filters = Self {
            places: places
                .map(|one| Choice::new(one.to_string(), place(t, one)))
                .collect(),
            kinds: groups
                .chain(natures)
                .map(|one| Choice::new(one.to_string(), kind(t, one)))
                .collect(),
            malices: choices(t, IncidentNature::CHOICES),
            causes: choices(t, Cause::CHOICES),
            cares: choices(t, CareImpact::CHOICES),
            data: choices(t, DataImpact::CHOICES),
            dimensions: Choice::of(t, Dimension::CHOICES),
            comparisons: vec![
                Choice::new(
                    PAGE.against(Against::YearBefore),
                    t.get("figure-against-year"),
                ),
                Choice::new(
                    PAGE.against(Against::Previous),
                    t.get("figure-against-previous"),
                ),
                Choice::new(
                    PAGE.against(Against::Nothing),
                    t.get("figure-against-nothing"),
                ),
            ],
            about: about(t, &asked),
            now: period(t, asked.question.period),
            before: asked.against().map(|span| period(t, span)),
            status: if wrong.is_empty() {
                StatusCode::OK
            } else {
                StatusCode::UNPROCESSABLE_ENTITY
            },
            form,
        };
        (asked, filters)
    }
}

impl Filters {
    /// Without what only a breakdown or a comparison asks.
    pub(super) fn of_one_time(self) -> Self {
        Self {
            dimensions: Vec::new(),
            comparisons: Vec::new(),
            ..self
        }
    }
}

fn choices(t: Texts, choices: &[ChoiceKey]) -> Vec<Choice> {
    choices
        .iter()
        .map(|choice| Choice::new(choice.key, named(t, choice.label)))
        .collect()
}

/// What is asked, in words: « Occitanie, médico-social, rançongiciel ».
fn about(t: Texts, asked: &Asked) -> String {
    let question = &asked.question;
    let only = |key: Option<&'static str>| key.map(|key| named(t, key));
    let whole = question.place == Place::Nation;
    let parts = [
        Some(if whole {
            t.get("figure-all-counted")
        } else {
            place(t, question.place)
        }),
        question.kind.map(|one| kind(t, one)),
        only(question.malice.map(IncidentNature::label_key)),
        only(question.cause.map(Cause::label_key)),
        only(question.care.map(CareImpact::label_key)),
        only(question.data.map(DataImpact::label_key)),
    ];
    let parts: Vec<Cow<'static, str>> = parts.into_iter().flatten().collect();
    parts.join(" · ")
}
