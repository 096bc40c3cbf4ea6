//! What the facility owes elsewhere by law, to whom, and by which text.

use super::words;

words! {
    /// A duty that the facility owes elsewhere (QUAL-3).
    pub enum ElsewhereDuty {
        /// Notify the CNIL of a personal data breach, within 72 hours.
        Cnil = "cnil", "word-elsewhere-duty-cnil";
        /// File a complaint within 72 hours, or lose the cyber-insurance payout.
        Complaint = "complaint", "word-elsewhere-duty-complaint";
        /// Declare to ANSSI as an operator of essential services.
        Anssi = "anssi", "word-elsewhere-duty-anssi";
        /// Declare to ANSM (vigilance on devices and software).
        Ansm = "ansm", "word-elsewhere-duty-ansm";
        /// First step of NIS2: an early warning within 24 hours.
        Nis2Warning = "nis2-warning", "word-elsewhere-duty-nis2-warning";
        /// Second step of NIS2: the notification within 72 hours.
        Nis2Notification = "nis2-notification", "word-elsewhere-duty-nis2-notification";
        /// Third step of NIS2: the final report, a month after the notification.
        Nis2Final = "nis2-final", "word-elsewhere-duty-nis2-final";
    }

    /// To whom such a duty is owed.
    pub enum Authority {
        /// The data protection authority.
        Cnil = "cnil", "word-authority-cnil";
        /// The police or the gendarmerie.
        Police = "police", "word-authority-police";
        /// The national cybersecurity agency.
        Anssi = "anssi", "word-authority-anssi";
        /// The medicines and medical devices agency.
        Ansm = "ansm", "word-authority-ansm";
    }

    /// The text from which such a duty comes; a text that changes is another
    /// one, so that a clock keeps the text under which it began.
    pub enum LegalText {
        /// Regulation (EU) 2016/679, article 33.
        Gdpr33 = "gdpr-33", "word-legal-text-gdpr-33";
        /// Insurance code, article L12-10-1.
        InsuranceL12101 = "insurance-l12-10-1", "word-legal-text-insurance";
        /// Decree 2018-384 on operators of essential services.
        Decree2018384 = "decree-2018-384", "word-legal-text-operators";
        /// Public health code, articles L5212-2 and R5212-14.
        VigilanceL52122 = "vigilance-l5212-2", "word-legal-text-vigilance";
        /// Directive (EU) 2022/2555, article 23.
        Nis2Article23 = "nis2-23", "word-legal-text-nis2";
    }

    /// The event from which the time of such a duty counts.
    pub enum ClockStart {
        /// The facility became aware of the incident.
        Awareness = "awareness", "word-clock-start-awareness";
        /// The facility sent its NIS2 notification.
        Notification = "notification", "word-clock-start-notification";
    }
}
