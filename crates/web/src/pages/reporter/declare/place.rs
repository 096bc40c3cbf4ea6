//! A facility as the form shows it.

use std::borrow::Cow;

use locales::Texts;
use process::access::Body;
use process::case::HelpNeeded;
use process::facility::{Facility, FinessNumber};
use process::territory;

use crate::naming;

/// A facility, with what helps to tell it from another of the same name.
#[derive(Clone, Debug)]
pub struct Place {
    /// Its number in the register.
    pub finess: FinessNumber,
    /// Its name.
    pub name: String,
    /// Town, département, kind.
    pub detail: String,
    /// Whether it can still report.
    pub standing: Standing,
}

/// Whether a facility can still report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It is open.
    Open,
    /// The register no longer lists it.
    Closed,
}

impl Place {
    /// The facility, as it is shown.
    #[must_use]
    pub fn of(facility: &Facility) -> Self {
        let town = [
            facility.address.town.as_str(),
            facility.category_label.as_str(),
        ];
        let town: Vec<&str> = town.into_iter().filter(|part| !part.is_empty()).collect();
        let place = naming::departement(facility.departement);
        Self {
            finess: facility.finess,
            name: name(facility).to_owned(),
            detail: match town.split_first() {
                Some((town, rest)) => [&[*town, place.as_str()], rest].concat().join(" · "),
                None => place,
            },
            standing: if facility.is_closed() {
                Standing::Closed
            } else {
                Standing::Open
            },
        }
    }

    /// Whether it can still report.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.standing == Standing::Open
    }
}

/// The name by which people know a facility.
#[must_use]
pub fn name(facility: &Facility) -> &str {
    if facility.long_name.is_empty() {
        &facility.name
    } else {
        &facility.long_name
    }
}

/// The bodies told when a facility and other sites report, in words (DECL-5,
/// INTAKE-1): CERT and the agencies of every site; the HFDS where no agency
/// leads, and when the on-call is paged (DECL-6).
#[must_use]
pub fn told<'a>(
    t: Texts,
    facility: &Facility,
    others: impl IntoIterator<Item = &'a Facility>,
    help: HelpNeeded,
) -> Vec<Cow<'static, str>> {
    let agency = |site: &Facility| {
        territory::departement(site.departement)
            .ars()
            .map(territory::Ars::code)
    };
    let mut bodies = vec![Body::Cert];
    let mut add = |body: Body| {
        if !bodies.contains(&body) {
            bodies.push(body);
        }
    };
    add(agency(facility).map_or(Body::Hfds, Body::Ars));
    for other in others {
        if let Some(ars) = agency(other) {
            add(Body::Ars(ars));
        }
    }
    if help == HelpNeeded::AtOnceOffHours {
        add(Body::Hfds);
    }
    bodies
        .into_iter()
        .map(|body| naming::body(t, body))
        .collect()
}
