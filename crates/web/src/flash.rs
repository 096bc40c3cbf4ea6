//! What the last act did, said once after the redirect that follows it: the
//! address carries the stable word of a sentence, never the sentence.

use locales::Texts;

use crate::layout;
use crate::tone::Tone;

/// The name of the query parameter that carries the word.
pub const PARAMETER: &str = "fait";

macro_rules! flashes {
    ($($(#[$doc:meta])* $Flash:ident = $word:literal, $key:literal, $tone:ident;)*) => {
        /// Something that was just done.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Flash {
            $($(#[$doc])* $Flash,)*
        }

        impl Flash {
            /// The stable word, as it stands in addresses.
            #[must_use]
            pub const fn word(self) -> &'static str {
                match self { $(Self::$Flash => $word,)* }
            }

            /// Key of the sentence.
            #[must_use]
            pub const fn text_key(self) -> &'static str {
                match self { $(Self::$Flash => $key,)* }
            }

            const fn tone(self) -> Tone {
                match self { $(Self::$Flash => Tone::$tone,)* }
            }

            /// What a word says was done.
            #[must_use]
            pub fn from_word(word: &str) -> Option<Self> {
                match word { $($word => Some(Self::$Flash),)* _ => None }
            }
        }
    };
}

// A new sentence is one line here and one in each catalogue.
flashes! {
    /// The person signed out.
    SignedOut = "deconnecte", "flash-signed-out", Good;
    /// The person set a password and is signed in for the first time.
    Welcome = "bienvenue", "flash-welcome", Good;
    /// An act was recorded.
    Recorded = "enregistre", "flash-recorded", Good;
    /// The password was changed.
    PasswordChanged = "mot-de-passe", "flash-password-changed", Good;
    /// A second factor was set up.
    FactorAdded = "facteur-ajoute", "flash-factor-added", Good;
    /// A second factor was taken away.
    FactorRemoved = "facteur-retire", "flash-factor-removed", Good;
    /// Somebody who lost every second factor asked to begin anew.
    ResetAsked = "reprise-demandee", "flash-reset-asked", Good;
    /// Such a request was answered.
    ResetAnswered = "reprise-traitee", "flash-reset-answered", Good;
    /// The person objected to a confirmed request.
    ResetObjected = "reprise-refusee", "flash-reset-objected", Good;
    /// An identity at a provider was linked.
    IdentityLinked = "identite-associee", "flash-identity-linked", Good;
    /// Such an identity was unlinked.
    IdentityUnlinked = "identite-dissociee", "flash-identity-unlinked", Good;
    /// Another device was signed out.
    DeviceEnded = "appareil-deconnecte", "flash-device-ended", Good;
    /// Every other device was signed out.
    DevicesEnded = "appareils-deconnectes", "flash-devices-ended", Good;
    /// An act was signed.
    Signed = "signe", "flash-signed", Good;
    /// A key for signing was added.
    SigningKeyAdded = "cle-ajoutee", "flash-signing-key-added", Good;
    /// A key for signing was taken away.
    SigningKeyRemoved = "cle-retiree", "flash-signing-key-removed", Good;
    /// A token was revoked.
    TokenRevoked = "jeton-revoque", "flash-token-revoked", Good;
    /// Answers brought more questions on the same page of the form.
    NewQuestions = "questions", "declare-new-questions", Info;
    /// A draft was deleted.
    DraftDeleted = "brouillon-supprime", "declare-deleted", Good;
    /// Sites were added to a draft.
    SitesAdded = "sites-ajoutes", "declare-sites-added", Good;
    /// A site was taken out of a draft.
    SiteRemoved = "site-retire", "declare-sites-removed", Good;
    /// Something was added to a declaration.
    Supplemented = "complete", "flash-supplemented", Good;
    /// An answer or a message was sent.
    Sent = "envoye", "flash-sent", Good;
    /// Files were sent.
    EvidenceReceived = "piece-recue", "flash-evidence-received", Good;
    /// Help was asked for.
    HelpAsked = "aide-demandee", "flash-help-asked", Good;
    /// A second person has decided on a request to erase.
    ErasureDecided = "effacement", "flash-erasure-decided", Good;
    /// Something was decided on the end of the file of an incident or an alert.
    FileDecided = "fin-de-vie", "flash-erasure-decided", Good;
    /// A request to erase was recorded.
    ErasureRequested = "effacement-demande", "flash-erasure-requested", Good;
    /// The security mailbox was set.
    MailboxSet = "adresse", "flash-mailbox-set", Good;
    /// Somebody was given a role.
    Designated = "designe", "flash-designated", Good;
    /// A role was taken back.
    Undesignated = "retire", "flash-undesignated", Good;
    /// A right holds until another date.
    Prolonged = "prolonge", "flash-prolonged", Good;
    /// A right stays under a new director.
    RightKept = "garde", "flash-right-kept", Good;
    /// An invitation was mailed anew.
    InvitedAgain = "reinvite", "flash-invited-again", Good;
    /// The person gave up a right.
    Left = "parti", "flash-left", Good;
    /// A security officer was proposed to facilities of the group.
    Proposed = "propose", "flash-proposed", Good;
    /// A proposal was answered.
    Answered = "repondu", "flash-answered", Good;
    /// Two cases were judged to be one incident.
    Gathered = "reunis", "flash-gathered", Good;
    /// Several cases were judged to be one incident.
    GatheredMany = "reunis-ensemble", "flash-gathered-many", Good;
    /// Two cases were judged to be different things.
    SetApart = "ecarte", "flash-set-apart", Good;
    /// An alert was written.
    AlertWritten = "alerte-ecrite", "flash-alert-written", Info;
    /// An act on an alert was recorded.
    AlertDone = "alerte", "flash-alert-done", Good;
    /// An alert was sent.
    AlertSent = "alerte-envoyee", "flash-alert-sent", Good;
    /// An alert was acknowledged.
    AlertAnswered = "alerte-acquittee", "flash-alert-answered", Good;
    /// An extract was shared.
    ExtractShared = "extrait", "flash-extract-shared", Good;
    /// An analyst said what a weak signal is.
    SignalAnswered = "signal", "flash-signal-answered", Good;
    /// A word was left to the next shift.
    HandedOver = "releve", "flash-handed-over", Good;
    /// A file of past reports is counted.
    PastImported = "reprise-faite", "flash-past-imported", Good;
    /// It is counted no longer.
    PastTakenBack = "reprise-annulee", "flash-past-taken-back", Good;
    /// A provider is in the directory.
    ProviderListed = "prestataire-ajoute", "flash-provider-listed", Good;
    /// The text of a playbook was kept.
    PlaybookWritten = "fiche-ecrite", "flash-playbook-written", Info;
    /// A playbook is in force.
    PlaybookApproved = "fiche-approuvee", "flash-playbook-approved", Good;
    /// Something was done to a webhook.
    WebhookDone = "webhook", "flash-webhook-done", Good;
    /// A webhook was ended.
    WebhookEnded = "webhook-supprime", "flash-webhook-ended", Good;
    /// It was noted what came of mass reading.
    ReadingNoted = "note", "flash-reading-noted", Good;
}

impl Flash {
    /// The sentence, as the frame of a page shows it.
    #[must_use]
    pub fn shown(self, t: Texts) -> layout::Flash {
        layout::Flash {
            tone: self.tone(),
            text: t.get(self.text_key()),
        }
    }
}
