//! Mails about alerts: number, mark of the traffic light protocol, link,
//! deadline and urgency; nothing of the content (SIGN-3, KEEP-3).

macro_rules! alert_mails {
    ($($(#[$doc:meta])* $Mail:ident = $key:literal, $subject:literal, $body:literal;)*) => {
        /// A mail about an alert.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(crate) enum AlertMail {
            $($(#[$doc])* $Mail,)*
        }

        impl AlertMail {
            const ALL: &[Self] = &[$(Self::$Mail),*];

            /// Stable name, as it is stored.
            pub(crate) const fn key(self) -> &'static str {
                match self { $(Self::$Mail => $key,)* }
            }

            pub(super) const fn subject_key(self) -> &'static str {
                match self { $(Self::$Mail => $subject,)* }
            }

            pub(super) const fn body_key(self) -> &'static str {
                match self { $(Self::$Mail => $body,)* }
            }

            pub(super) fn from_key(key: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|mail| mail.key() == key)
            }
        }
    };
}

alert_mails! {
    /// To whoever approves: an alert waits.
    ToApprove = "alert-to-approve", "mail-alert-to-approve-subject", "mail-alert-to-approve-body";
    /// To whoever wrote it: it may be sent.
    Approved = "alert-approved", "mail-alert-approved-subject", "mail-alert-approved-body";
    /// To whoever wrote it: it was turned down.
    Declined = "alert-declined", "mail-alert-declined-subject", "mail-alert-declined-body";
    /// To facilities: read, acknowledge, answer.
    Sent = "alert-sent", "mail-alert-sent-subject", "mail-alert-sent-body";
    /// To facilities that have not answered.
    Reminder = "alert-reminder", "mail-alert-reminder-subject", "mail-alert-reminder-body";
    /// To agencies and HFDS: facilities were sent an alert.
    ToldOf = "alert-told-of", "mail-alert-told-of-subject", "mail-alert-told-of-body";
    /// To everybody who was told: it was corrected.
    Corrected = "alert-corrected", "mail-alert-corrected-subject", "mail-alert-corrected-body";
    /// To everybody who was told: it is no longer in force.
    Ended = "alert-ended", "mail-alert-ended-subject", "mail-alert-ended-body";
    /// To everybody who was told: it should not be followed.
    Withdrawn = "alert-withdrawn", "mail-alert-withdrawn-subject", "mail-alert-withdrawn-body";
    /// To the CERT: a facility needs help.
    HelpNeeded = "alert-help-needed", "mail-alert-help-needed-subject", "mail-alert-help-needed-body";
}
