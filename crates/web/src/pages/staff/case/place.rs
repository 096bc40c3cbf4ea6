//! The facility of a case, and whom to call there.

use std::borrow::Cow;

use app::cases::CaseView;
use locales::Texts;
use process::facility::{Facility, FacilityFlag};
use process::territory;

use crate::{layout, naming};

/// The facility of a case, as its card shows it.
#[derive(Clone, Debug)]
pub struct Place {
    /// Its name.
    pub name: String,
    /// The register's word for what it is.
    pub category: String,
    /// Town and département.
    pub town: String,
    /// The agency that leads, or that there is none.
    pub agency: Cow<'static, str>,
    /// Its number in the register.
    pub finess: String,
    /// What the State has designated it as.
    pub flags: Vec<Cow<'static, str>>,
    /// Its switchboard; empty when the register gives none.
    pub phone: String,
    /// Its security mailbox; empty when it has none or the reader may not
    /// know it.
    pub mailbox: String,
    /// Whom to call.
    pub people: Vec<Callee>,
    /// The other sites touched.
    pub sites: Vec<String>,
}

/// Somebody to call.
#[derive(Clone, Debug)]
pub struct Callee {
    /// What for.
    pub role: Cow<'static, str>,
    /// Name and function.
    pub name: String,
    /// Phone.
    pub phone: String,
    /// Mail.
    pub email: String,
    /// What else to know before one calls.
    pub note: String,
}

impl Callee {
    /// The number as a `tel:` address.
    #[must_use]
    pub fn phone_href(&self) -> String {
        layout::phone_href(&self.phone)
    }

    fn is_known(&self) -> bool {
        [&self.name, &self.phone, &self.email, &self.note]
            .iter()
            .any(|part| !part.is_empty())
    }
}

impl Place {
    /// The switchboard as a `tel:` address.
    #[must_use]
    pub fn phone_href(&self) -> String {
        layout::phone_href(&self.phone)
    }
}

/// Town and département of a facility.
#[must_use]
pub fn town(facility: &Facility) -> String {
    let place = naming::departement(facility.departement);
    if facility.address.town.is_empty() {
        place
    } else {
        format!("{}, {place}", facility.address.town)
    }
}

/// A number of the register, which writes them in one piece, as people read
/// it: « 02 35 00 00 01 ».
#[must_use]
pub fn spaced(number: &str) -> String {
    let plain = number.len() == 10 && number.bytes().all(|byte| byte.is_ascii_digit());
    if !plain {
        return number.to_owned();
    }
    let mut spaced = String::with_capacity(14);
    for (at, digit) in number.chars().enumerate() {
        if at > 0 && at % 2 == 0 {
            spaced.push(' ');
        }
        spaced.push(digit);
    }
    spaced
}

/// The words for what the State has designated a facility as.
#[must_use]
pub fn flag_key(flag: FacilityFlag) -> &'static str {
    match flag {
        FacilityFlag::Oiv => "facility-flag-oiv",
        FacilityFlag::Ose => "facility-flag-ose",
    }
}

/// The facility of a case.
#[must_use]
pub fn place(t: Texts, view: &CaseView) -> Place {
    let facility = &view.facility;
    let case = &view.case;
    let sites = case.affected.iter().map(|site| {
        view.sites.get(&site.facility).map_or_else(
            || naming::departement(site.departement),
            |facility| format!("{}, {}", facility.name, town(facility)),
        )
    });
    Place {
        name: facility.name.clone(),
        category: facility.category_label.clone(),
        town: town(facility),
        agency: case.lead.map_or_else(
            || t.get("case-no-agency"),
            |ars| Cow::Borrowed(territory::ars(ars).name()),
        ),
        finess: facility.finess.to_string(),
        flags: facility
            .flags
            .iter()
            .map(|flag| t.get(flag_key(flag)))
            .collect(),
        phone: spaced(facility.phone.as_deref().unwrap_or_default()),
        mailbox: view.mailbox.clone().unwrap_or_default(),
        people: callees(t, view),
        sites: sites.collect(),
    }
}

fn callees(t: Texts, view: &CaseView) -> Vec<Callee> {
    let facts = &view.case.facts;
    let reporter = &view.case.declared.reporter.value;
    let named = [reporter.name.as_str(), reporter.function.as_str()];
    let named: Vec<&str> = named.into_iter().filter(|part| !part.is_empty()).collect();
    let all = [
        Callee {
            role: t.get("case-callee-reporter"),
            name: named.join(", "),
            phone: reporter.phone.as_str().to_owned(),
            email: reporter.email.as_str().to_owned(),
            note: facts.best_way_to_call.as_str().to_owned(),
        },
        Callee {
            role: t.get("case-callee-technical"),
            name: facts.technical_name.as_str().to_owned(),
            phone: facts.technical_phone.as_str().to_owned(),
            email: facts.technical_email.as_str().to_owned(),
            note: String::new(),
        },
        Callee {
            role: t.get("case-callee-off-hours"),
            name: facts.off_hours_name.as_str().to_owned(),
            phone: facts.off_hours_phone.as_str().to_owned(),
            email: String::new(),
            note: String::new(),
        },
    ];
    all.into_iter().filter(Callee::is_known).collect()
}
