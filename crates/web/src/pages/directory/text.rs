//! The form in which a provider is written, read and filled.

use jiff::civil::Date;
use locales::Texts;
use process::act::Private;
use process::directory::{Competence, Contact, Entry, Provider, ProviderKind, Qualification};
use process::refusal::Reason;
use process::words::Word;

use crate::form::{Choice, Form};
use crate::input::Fields;

/// What the form offers.
pub(super) struct Offered {
    pub(super) kinds: Vec<Choice>,
    pub(super) competences: Vec<Choice>,
    pub(super) regions: Vec<Choice>,
}

impl Offered {
    pub(super) fn of(t: Texts) -> Self {
        Self {
            kinds: Choice::of(t, ProviderKind::CHOICES),
            competences: Choice::of(t, Competence::CHOICES),
            regions: super::list::regions(),
        }
    }
}

/// What cannot be read in the form, by its field.
pub(super) type Unreadable = (&'static str, &'static str);

/// Reads what was sent.
///
/// # Errors
/// The field that cannot be read, and the key of what is wrong with it.
pub(super) fn read(fields: &Fields) -> Result<(Entry, Date), Unreadable> {
    let given = |name: &str| fields.value(name).trim().to_owned();
    let day = |name: &'static str| match fields.value(name).parse::<Date>() {
        Ok(day) => Ok(day),
        Err(_) => Err((name, "directory-day-unreadable")),
    };
    let until = match fields.value("echeance") {
        "" => None,
        _ => Some(day("echeance")?),
    };
    let title = given("qualification");
    let regions = match fields.value("nation") {
        "yes" => Default::default(),
        _ => {
            let chosen = fields.values("regions");
            let regions: std::collections::BTreeSet<_> =
                chosen.filter_map(|code| code.parse().ok()).collect();
            if regions.is_empty() {
                return Err(("regions", "directory-regions-missing"));
            }
            regions
        }
    };
    let entry = Entry {
        name: given("nom"),
        kind: ProviderKind::from_key(fields.value("genre"))
            .ok_or(("genre", "directory-kind-missing"))?,
        competences: fields
            .values("competences")
            .filter_map(Competence::from_key)
            .collect(),
        regions,
        contact: Contact {
            phone: given("telephone"),
            night_phone: given("nuit"),
            email: given("courriel"),
            url: given("site"),
        }
        .into(),
        qualification: (!title.is_empty() || until.is_some())
            .then_some(Qualification { title, until }),
        note: Private::Known(given("note")),
    };
    Ok((entry, day("verification")?))
}

/// The form filled with what the directory says.
pub(super) fn filled(provider: &Provider) -> Form {
    let entry = &provider.entry;
    let contact = &entry.contact.value;
    let qualification = entry.qualification.as_ref();
    let until = qualification.and_then(|held| held.until);
    let mut form = Form::filled([
        ("nom", entry.name.as_str()),
        ("genre", entry.kind.key()),
        ("telephone", contact.phone.as_str()),
        ("nuit", contact.night_phone.as_str()),
        ("courriel", contact.email.as_str()),
        ("site", contact.url.as_str()),
        (
            "qualification",
            qualification.map_or("", |held| held.title.as_str()),
        ),
        ("note", entry.note.known().map_or("", String::as_str)),
    ]);
    if let Some(until) = until {
        form.set("echeance", until.to_string());
    }
    for competence in &entry.competences {
        form.set("competences", competence.key());
    }
    for region in &entry.regions {
        form.set("regions", region.as_str());
    }
    if entry.regions.is_empty() {
        form.set("nation", "yes");
    }
    form
}

/// The field beside which it is said what is in the way.
pub(super) const fn field(reason: &Reason) -> &'static str {
    match reason {
        Reason::OutsideYourRegion => "regions",
        Reason::CompetenceMissing => "competences",
        Reason::ProviderOutOfReach => "telephone",
        Reason::NotALink => "site",
        Reason::QualificationMissing => "qualification",
        Reason::ReviewDayOutOfReach(_) => "verification",
        _ => "nom",
    }
}
