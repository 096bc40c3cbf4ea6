//! What is concerned: systems, products, those who provide them.

use super::words;

words! {
    /// A part of the information system.
    pub enum AffectedSystem {
        /// Electronic patient record.
        PatientRecord = "patient-record", "word-affected-system-patient-record";
        /// Prescription and dispensing software, pharmacy.
        Pharmacy = "pharmacy", "word-affected-system-pharmacy";
        /// Laboratory.
        Laboratory = "laboratory", "word-affected-system-laboratory";
        /// Imaging.
        Imaging = "imaging", "word-affected-system-imaging";
        /// Emergency department and regulation of calls.
        Emergency = "emergency", "word-affected-system-emergency";
        /// Operating theatre, anaesthesia, intensive care.
        Theatre = "theatre", "word-affected-system-theatre";
        /// Connected medical devices.
        MedicalDevices = "medical-devices", "word-affected-system-medical-devices";
        /// Telephony.
        Telephony = "telephony", "word-affected-system-telephony";
        /// Mail.
        Mail = "mail", "word-affected-system-mail";
        /// Directory of accounts and sign-in.
        Directory = "directory", "word-affected-system-directory";
        /// Remote access, VPN.
        RemoteAccess = "remote-access", "word-affected-system-remote-access";
        /// Network and internet access.
        Network = "network", "word-affected-system-network";
        /// Workstations.
        Workstations = "workstations", "word-affected-system-workstations";
        /// Servers, virtualisation, storage.
        Servers = "servers", "word-affected-system-servers";
        /// Backups.
        Backups = "backups", "word-affected-system-backups";
        /// Shared files.
        SharedFiles = "shared-files", "word-affected-system-shared-files";
        /// Administration: admissions, billing, pay, purchasing.
        Administration = "administration", "word-affected-system-administration";
        /// Web site.
        Website = "website", "word-affected-system-website";
        /// Exchange with other facilities or patients, telemedicine.
        ExchangePlatform = "exchange-platform", "word-affected-system-exchange-platform";
        /// Technical building systems: doors, lifts, cooling, power.
        Building = "building", "word-affected-system-building";
        /// The whole information system.
        Everything = "everything", "word-affected-system-everything";
        /// Another one; the narrative says which.
        Other = "other", "word-affected-system-other";
    }

    /// How somebody outside the facility is involved.
    pub enum ThirdPartyRole {
        /// Nobody outside is involved.
        None = "none", "word-third-party-role-none", alone;
        /// Hosts data or applications.
        Host = "host", "word-third-party-role-host";
        /// Publishes the software.
        Publisher = "publisher", "word-third-party-role-publisher";
        /// Maintains or runs the systems.
        Maintainer = "maintainer", "word-third-party-role-maintainer";
        /// Carries the network or telephony.
        TelecomOperator = "telecom-operator", "word-third-party-role-telecom-operator";
        /// Another facility or a common structure.
        OtherFacility = "other-facility", "word-third-party-role-other-facility";
        /// Somebody else.
        Other = "other", "word-third-party-role-other";
    }

    /// A product that the medicines and devices agency (ANSM) watches over (QUAL-3).
    pub enum RegulatedProduct {
        /// No such product.
        None = "none", "word-regulated-product-none", alone;
        /// Medical device (DM).
        MedicalDevice = "medical-device", "word-regulated-product-medical-device";
        /// In-vitro diagnostic device (DMDIV).
        InVitroDevice = "in-vitro-device", "word-regulated-product-in-vitro-device";
        /// Prescription software (LAP).
        PrescriptionSoftware = "prescription-software", "word-regulated-product-prescription-software";
        /// Dispensing software (LAD).
        DispensingSoftware = "dispensing-software", "word-regulated-product-dispensing-software";
    }
}

impl AffectedSystem {
    /// Whether care rests directly on the system.
    #[must_use]
    pub const fn serves_care(self) -> bool {
        matches!(
            self,
            Self::PatientRecord
                | Self::Pharmacy
                | Self::Laboratory
                | Self::Imaging
                | Self::Emergency
                | Self::Theatre
                | Self::MedicalDevices
                | Self::Everything
        )
    }
}

impl RegulatedProduct {
    /// Whether it is prescription or dispensing software rather than a device.
    #[must_use]
    pub const fn is_software(self) -> bool {
        matches!(self, Self::PrescriptionSoftware | Self::DispensingSoftware)
    }
}
