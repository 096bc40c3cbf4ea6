//! The facts that a declaration states (DECL-2). They are declared once, in
//! this table; the form, its checks and the API's description follow from it.
//!
//! To be sent, a report needs one of these facts, a description in plain
//! words, beside the facility and somebody who can be reached
//! ([`ReporterContact`]): that is what the CERT needs to start. All the rest
//! can be supplemented later.

mod answer;
mod example;
mod moment;
mod problems;
mod reporter;
mod supplement;
mod values;

pub use answer::{Answer, UNKNOWN};
pub use moment::{Moment, MomentError, Precision, Zone};
pub use problems::{FactsProblem, FieldProblem};
pub use reporter::{ReporterContact, ReporterField, ReporterProblem};
pub use supplement::{FactChange, Supplement, changes};
pub use values::{Count, EMAIL_MAX, Email, Line, PHONE_MAX, Phone, Prose, Several};

use jiff::civil::Date;

use super::form::table::facts_table;
use crate::words::{
    AffectedSystem, BackupState, CareImpact, CareService, Cause, DataImpact, DataNature,
    HandlingState, HelpKind, IncidentNature, MeasureTaken, OperationImpact, OtherDuty,
    PatientImpact, RegulatedProduct, Repercussion, Staffing, ThirdPartyRole, Trace, YesNo,
};

facts_table! {
    /// What happened, in plain words. The only fact needed to send.
    description: Prose<20_000>,
        Description, "description", "field-description", "field-description-why",
        WhatHappened, NeededToSend;

    /// When somebody first noticed something wrong.
    noticed_at: Answer<Moment>,
        NoticedAt, "noticed-at", "field-noticed-at", "field-noticed-at-why",
        WhatHappened, WantedFirst;

    /// When the incident began, as far as is known.
    started_at: Answer<Moment>,
        StartedAt, "started-at", "field-started-at", "field-started-at-why",
        WhatHappened, UsefulLater;

    /// The parts of the information system concerned.
    systems: Answer<Several<AffectedSystem>>,
        Systems, "systems", "field-systems", "field-systems-why",
        Systems, WantedFirst;

    /// Hardware and software concerned: makes, names, versions.
    equipment: Prose<5_000>,
        Equipment, "equipment", "field-equipment", "field-equipment-why",
        Systems, UsefulLater;

    /// How many workstations are touched.
    workstations_affected: Answer<Count<200_000>>,
        WorkstationsAffected, "workstations-affected", "field-workstations-affected", "field-workstations-affected-why",
        Systems, WantedFirst;

    /// How many servers are touched.
    servers_affected: Answer<Count<50_000>>,
        ServersAffected, "servers-affected", "field-servers-affected", "field-servers-affected-why",
        Systems, WantedFirst;

    /// Whether a medical device, an in-vitro device, or prescription or
    /// dispensing software is concerned (QUAL-3).
    regulated_products: Answer<Several<RegulatedProduct>>,
        RegulatedProducts, "regulated-products", "field-regulated-products", "field-regulated-products-why",
        Systems, UsefulLater;

    /// Who outside the facility is involved, and how.
    third_parties: Answer<Several<ThirdPartyRole>>,
        ThirdParties, "third-parties", "field-third-parties", "field-third-parties-why",
        ThirdParties, WantedFirst;

    /// The names of those outside who are involved.
    third_party_name: Line<300>,
        ThirdPartyName, "third-party-name", "field-third-party-name", "field-third-party-name-why",
        ThirdParties, UsefulLater;

    /// The product or service involved.
    product: Line<300>,
        Product, "product", "field-product", "field-product-why",
        ThirdParties, UsefulLater;

    /// Whether other facilities use the same product or provider.
    deployed_elsewhere: Answer<YesNo>,
        DeployedElsewhere, "deployed-elsewhere", "field-deployed-elsewhere", "field-deployed-elsewhere-why",
        ThirdParties, UsefulLater;

    /// Danger for patients or residents.
    patient_impact: Answer<PatientImpact>,
        PatientImpact, "patient-impact", "field-patient-impact", "field-patient-impact-why",
        Patients, WantedFirst;

    /// What the danger is. No patient's name belongs here.
    patient_detail: Prose<5_000>,
        PatientDetail, "patient-detail", "field-patient-detail", "field-patient-detail-why",
        Patients, UsefulLater;

    /// Whether patients are sent to, or received by, other facilities instead.
    patients_redirected: Answer<YesNo>,
        PatientsRedirected, "patients-redirected", "field-patients-redirected", "field-patients-redirected-why",
        Patients, WantedFirst;

    /// What has become of the organisation of care.
    care_impact: Answer<CareImpact>,
        CareImpact, "care-impact", "field-care-impact", "field-care-impact-why",
        Care, WantedFirst;

    /// The services whose care is touched.
    care_services: Answer<Several<CareService>>,
        CareServices, "care-services", "field-care-services", "field-care-services-why",
        Care, WantedFirst;

    /// Since when care has been touched.
    care_since: Answer<Moment>,
        CareSince, "care-since", "field-care-since", "field-care-since-why",
        Care, UsefulLater;

    /// When care went back to normal, if it has.
    care_until: Answer<Moment>,
        CareUntil, "care-until", "field-care-until", "field-care-until-why",
        Care, UsefulLater;

    /// What has become of data.
    data_impact: Answer<Several<DataImpact>>,
        DataImpact, "data-impact", "field-data-impact", "field-data-impact-why",
        Data, WantedFirst;

    /// What kinds of data are concerned.
    data_natures: Answer<Several<DataNature>>,
        DataNatures, "data-natures", "field-data-natures", "field-data-natures-why",
        Data, UsefulLater;

    /// About how many persons the data are about.
    persons_concerned: Answer<Count<100_000_000>>,
        PersonsConcerned, "persons-concerned", "field-persons-concerned", "field-persons-concerned-why",
        Data, UsefulLater;

    /// Whether a breach of personal data is suspected (QUAL-3).
    personal_data_breach: Answer<YesNo>,
        PersonalDataBreach, "personal-data-breach", "field-personal-data-breach", "field-personal-data-breach-why",
        Data, UsefulLater;

    /// When the facility became aware: the start of the 72-hour clocks (QUAL-3).
    aware_at: Answer<Moment>,
        AwareAt, "aware-at", "field-aware-at", "field-aware-at-why",
        Data, UsefulLater;

    /// What has become of the working of the facility beyond care.
    operation_impact: Answer<OperationImpact>,
        OperationImpact, "operation-impact", "field-operation-impact", "field-operation-impact-why",
        Reach, WantedFirst;

    /// How far consequences, potential or proven, reach beyond the facility
    /// (DECL-1, kind 4).
    repercussion: Answer<Several<Repercussion>>,
        Repercussion, "repercussion", "field-repercussion", "field-repercussion-why",
        Reach, WantedFirst;

    /// Whether other facilities may be touched (DECL-1, kind 5).
    may_touch_others: Answer<YesNo>,
        MayTouchOthers, "may-touch-others", "field-may-touch-others", "field-may-touch-others-why",
        Reach, WantedFirst;

    /// Which others, and by what link.
    others_detail: Prose<2_000>,
        OthersDetail, "others-detail", "field-others-detail", "field-others-detail-why",
        Reach, UsefulLater;

    /// Malicious or not.
    nature: Answer<IncidentNature>,
        Nature, "nature", "field-nature", "field-nature-why",
        Origin, WantedFirst;

    /// Where the incident seems to come from.
    causes: Answer<Several<Cause>>,
        Causes, "causes", "field-causes", "field-causes-why",
        Origin, WantedFirst;

    /// What people saw that helps to find the cause.
    traces_seen: Answer<Several<Trace>>,
        TracesSeen, "traces-seen", "field-traces-seen", "field-traces-seen-why",
        Origin, WantedFirst;

    /// The traces themselves: text of a note, extensions, addresses, file names.
    traces_detail: Prose<10_000>,
        TracesDetail, "traces-detail", "field-traces-detail", "field-traces-detail-why",
        Origin, UsefulLater;

    /// Where the facility's own handling stands.
    handling_state: Answer<HandlingState>,
        HandlingState, "handling-state", "field-handling-state", "field-handling-state-why",
        Handling, WantedFirst;

    /// When the incident was resolved, if it has been.
    resolved_at: Answer<Moment>,
        ResolvedAt, "resolved-at", "field-resolved-at", "field-resolved-at-why",
        Handling, UsefulLater;

    /// What was already done.
    measures_taken: Answer<Several<MeasureTaken>>,
        MeasuresTaken, "measures-taken", "field-measures-taken", "field-measures-taken-why",
        Handling, WantedFirst;

    /// What was done, in detail.
    measures_detail: Prose<10_000>,
        MeasuresDetail, "measures-detail", "field-measures-detail", "field-measures-detail-why",
        Handling, UsefulLater;

    /// What the backups are worth.
    backups: Answer<BackupState>,
        Backups, "backups", "field-backups", "field-backups-why",
        Handling, WantedFirst;

    /// Who can work on the systems now.
    staffing: Answer<Staffing>,
        Staffing, "staffing", "field-staffing", "field-staffing-why",
        Handling, UsefulLater;

    /// Whether a provider already helps.
    provider_helping: Answer<YesNo>,
        ProviderHelping, "provider-helping", "field-provider-helping", "field-provider-helping-why",
        Handling, UsefulLater;

    /// Whether a crisis cell is open.
    crisis_cell: Answer<YesNo>,
        CrisisCell, "crisis-cell", "field-crisis-cell", "field-crisis-cell-why",
        Handling, UsefulLater;

    /// Whether the facility judges that it needs help as soon as possible (DECL-6).
    urgent_help: Answer<YesNo>,
        UrgentHelp, "urgent-help", "field-urgent-help", "field-urgent-help-why",
        Help, WantedFirst;

    /// Whether the facility asks for support.
    help_wanted: Answer<YesNo>,
        HelpWanted, "help-wanted", "field-help-wanted", "field-help-wanted-why",
        Help, WantedFirst;

    /// Which support it asks for (SUPP-9).
    help_kinds: Answer<Several<HelpKind>>,
        HelpKinds, "help-kinds", "field-help-kinds", "field-help-kinds-why",
        Help, UsefulLater;

    /// Other declarations and steps already made (QUAL-3).
    other_duties: Answer<Several<OtherDuty>>,
        OtherDuties, "other-duties", "field-other-duties", "field-other-duties-why",
        OtherSteps, UsefulLater;

    /// The day on which a complaint was filed.
    complaint_on: Answer<Date>,
        ComplaintOn, "complaint-on", "field-complaint-on", "field-complaint-on-why",
        OtherSteps, UsefulLater;

    /// The day on which the CNIL was notified.
    cnil_on: Answer<Date>,
        CnilOn, "cnil-on", "field-cnil-on", "field-cnil-on-why",
        OtherSteps, UsefulLater;

    /// Who answers technical questions.
    technical_name: Line<200>,
        TechnicalName, "technical-name", "field-technical-name", "field-technical-name-why",
        Contacts, WantedFirst;

    /// That person's phone.
    technical_phone: Phone,
        TechnicalPhone, "technical-phone", "field-technical-phone", "field-technical-phone-why",
        Contacts, WantedFirst;

    /// That person's e-mail address.
    technical_email: Email,
        TechnicalEmail, "technical-email", "field-technical-email", "field-technical-email-why",
        Contacts, UsefulLater;

    /// Who answers at night, at weekends and on holidays.
    off_hours_name: Line<200>,
        OffHoursName, "off-hours-name", "field-off-hours-name", "field-off-hours-name-why",
        Contacts, UsefulLater;

    /// The phone that is answered at those hours.
    off_hours_phone: Phone,
        OffHoursPhone, "off-hours-phone", "field-off-hours-phone", "field-off-hours-phone-why",
        Contacts, WantedFirst;

    /// The best way and time to call, above all when e-mail is down.
    best_way_to_call: Line<500>,
        BestWayToCall, "best-way-to-call", "field-best-way-to-call", "field-best-way-to-call-why",
        Contacts, UsefulLater;
}

impl Facts {
    /// These facts alone, all the others unanswered.
    #[must_use]
    pub fn only(&self, fields: &std::collections::BTreeSet<FieldKey>) -> Self {
        let mut some = Self::default();
        for field in fields {
            some.take(*field, self);
        }
        some
    }

    /// The questions that have an answer, be it "I don't know yet".
    pub fn given(&self) -> impl Iterator<Item = FieldKey> + '_ {
        FieldKey::ALL
            .iter()
            .copied()
            .filter(|field| self.get(*field).is_given())
    }
}
