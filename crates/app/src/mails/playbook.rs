//! Mails to the CERT about playbooks: link, kind of request, deadline; which
//! playbook it is, only the link says (SUPP-5, KEEP-3).

/// A mail about a playbook.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum PlaybookMail {
    /// A text waits for a second person.
    ToApprove,
    /// Lessons propose a change to it (LESS-2).
    ChangeProposed,
    /// The day by which it must be read again comes near.
    ReviewNear,
    /// That day has passed.
    ReviewOverdue,
}

impl PlaybookMail {
    const ALL: [Self; 4] = [
        Self::ToApprove,
        Self::ChangeProposed,
        Self::ReviewNear,
        Self::ReviewOverdue,
    ];

    /// Stable name, as it is stored.
    pub(crate) const fn key(self) -> &'static str {
        match self {
            Self::ToApprove => "playbook-to-approve",
            Self::ChangeProposed => "playbook-change-proposed",
            Self::ReviewNear => "playbook-review-near",
            Self::ReviewOverdue => "playbook-review-overdue",
        }
    }

    pub(super) const fn subject_key(self) -> &'static str {
        match self {
            Self::ToApprove => "mail-playbook-to-approve-subject",
            Self::ChangeProposed => "mail-playbook-change-proposed-subject",
            Self::ReviewNear => "mail-playbook-review-near-subject",
            Self::ReviewOverdue => "mail-playbook-review-overdue-subject",
        }
    }

    pub(super) const fn body_key(self) -> &'static str {
        match self {
            Self::ToApprove => "mail-playbook-to-approve-body",
            Self::ChangeProposed => "mail-playbook-change-proposed-body",
            Self::ReviewNear => "mail-playbook-review-near-body",
            Self::ReviewOverdue => "mail-playbook-review-overdue-body",
        }
    }

    pub(super) fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|mail| mail.key() == key)
    }
}
