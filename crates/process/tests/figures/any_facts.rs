//! Facts at random, crowded enough to meet one another.

use jiff::civil::{Date, date};
use process::{
    case::Reality,
    facility::FacilityNature,
    figures::{Among, Delay, Fact, Judged, OpenTo},
    ids::{FacilityId, IncidentId},
    words::{
        CareImpact, Cause, Class, DataImpact, DataNature, IncidentNature, OperationImpact,
        PatientImpact, YesNo,
    },
};
use proptest::{option, prelude::*, sample::select};
use uuid::Uuid;

pub(crate) const DEPARTEMENTS: [&str; 5] = ["31", "34", "35", "75", "974"];

pub(crate) fn any_day() -> impl Strategy<Value = Date> {
    (2024_i16..=2026, 1_i8..=12, 1_i8..=28).prop_map(|(year, month, day)| date(year, month, day))
}

pub(crate) fn any_delay() -> impl Strategy<Value = Delay> {
    option::of(0_u32..50).prop_map(Delay::from)
}

pub(crate) fn any_nature() -> impl Strategy<Value = FacilityNature> {
    select(FacilityNature::ALL.to_vec())
}

prop_compose! {
    fn any_when_and_where()(
        facility in 0_u128..6,
        event in option::of(0_u128..3),
        declared_on in any_day(),
        departement in select(DEPARTEMENTS.to_vec()),
        nature in any_nature(),
        exercise in prop::bool::weighted(0.1),
        judged in select(vec![
            Judged::Incident, Judged::Incident, Judged::Incident, Judged::Unconfirmed, Judged::NotIncident,
        ]),
        class in option::of(select(Class::ALL.to_vec())),
    ) -> Fact {
        Fact {
            facility: FacilityId(Uuid::from_u128(facility)),
            event: event.map(|event| IncidentId(Uuid::from_u128(event))),
            declared_on,
            departement: departement.parse().unwrap(),
            nature,
            reality: if exercise { Reality::Exercise } else { Reality::Real },
            judged,
            class,
            malice: IncidentNature::Undetermined,
            causes: Among::default(),
            care: None,
            patients: None,
            data: Among::default(),
            data_natures: Among::default(),
            operation: None,
            support: YesNo::No,
            resolved_before: YesNo::No,
            degraded: Delay::UNKNOWN,
            declared_after: Delay::UNKNOWN,
            taken_in_after: Delay::UNKNOWN,
            qualified_after: Delay::UNKNOWN,
            first_measure_after: Delay::UNKNOWN,
            closed_after: Delay::UNKNOWN,
            open_to: OpenTo::default(),
        }
    }
}

prop_compose! {
    pub(crate) fn any_fact()(
        fact in any_when_and_where(),
        malice in select(IncidentNature::ALL.to_vec()),
        causes in prop::collection::vec(select(Cause::ALL[..4].to_vec()), 0..3),
        care in option::of(select(CareImpact::ALL.to_vec())),
        patients in option::of(select(PatientImpact::ALL.to_vec())),
        data in prop::collection::vec(select(DataImpact::ALL.to_vec()), 0..3),
        natures in prop::collection::vec(select(DataNature::ALL.to_vec()), 0..3),
        operation in option::of(select(OperationImpact::ALL.to_vec())),
        words in (select(YesNo::ALL.to_vec()), select(YesNo::ALL.to_vec())),
        delays in (any_delay(), any_delay(), any_delay(), any_delay(), any_delay(), any_delay()),
    ) -> Fact {
        Fact {
            malice,
            causes: causes.into_iter().collect(),
            care,
            patients,
            data: data.into_iter().collect(),
            data_natures: natures.into_iter().collect(),
            operation,
            support: words.0,
            resolved_before: words.1,
            degraded: delays.0,
            declared_after: delays.1,
            taken_in_after: delays.2,
            qualified_after: delays.3,
            first_measure_after: delays.4,
            closed_after: delays.5,
            ..fact
        }
    }
}
