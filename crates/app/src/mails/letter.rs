//! The words of a mail: number, link, kind of request, deadline, urgency, and
//! at declaration the bodies told; nothing else (KEEP-3).

use askama::Template as _;
use locales::Texts;
use process::notices::{Template, Urgency};
use store::outbox::OutboxMail;

use super::{Kind, Mail};

#[derive(askama::Template)]
#[template(path = "mail.html")]
struct Html<'a> {
    t: Texts,
    letter: &'a Letter,
}

#[derive(askama::Template)]
#[template(path = "mail.txt")]
struct Plain<'a> {
    t: Texts,
    letter: &'a Letter,
}

struct Letter {
    lang: &'static str,
    subject: String,
    sentence: String,
    urgent: Option<String>,
    reference: Option<String>,
    /// How far an alert may be passed on, when it is about one.
    mark: Option<String>,
    deadline: Option<String>,
    bodies: Vec<String>,
    link: String,
}

pub(super) fn write(t: Texts, public_url: &str, kind: Kind, mail: &OutboxMail) -> Option<Mail> {
    let row = &mail.row;
    let alert = mail.alert.as_ref();
    let mark = alert.map(|alert| t.get(alert.tlp.label_key()).into_owned());
    let reference = match (kind, alert) {
        (Kind::Incident(_), _) => row.secret.clone(),
        (_, Some(alert)) => Some(alert.number.to_string()),
        (_, None) => mail.reference.map(|reference| reference.to_string()),
    };
    let (subject, sentence, link) = match (kind, &reference) {
        (Kind::Notice(template), Some(reference)) => {
            let link = match &row.secret {
                Some(extract) if template.is_to_contact() => {
                    format!("{public_url}/partage/{reference}/{extract}")
                }
                Some(secret) => format!("{public_url}/suivi/{reference}/{secret}"),
                None if template == Template::DispositionProposed => {
                    format!("{public_url}/conservation")
                }
                None => format!("{public_url}/dossiers/{reference}"),
            };
            let subject = t.one(template.subject_key(), "reference", reference.as_str());
            (subject, t.get(template.body_key()), link)
        }
        (Kind::Notice(_), None) => return None,
        (Kind::Alert(about), Some(number)) => (
            t.with(about.subject_key())
                .arg("number", number.as_str())
                .arg("tlp", mark.clone().unwrap_or_default())
                .text(),
            t.get(about.body_key()),
            format!("{public_url}/alertes/{number}"),
        ),
        (Kind::Alert(_), None) => return None,
        (Kind::Playbook(about), _) => (
            t.get(about.subject_key()),
            t.get(about.body_key()),
            format!(
                "{public_url}/fiches-reflexes/{}/redaction",
                row.secret.as_deref()?
            ),
        ),
        (Kind::Invitation, _) => (
            t.get("mail-invitation-subject"),
            t.get("mail-invitation-body"),
            format!("{public_url}/invitation/{}", row.secret.as_deref()?),
        ),
        (Kind::NewPassword, _) => (
            t.get("mail-new-password-subject"),
            t.get("mail-new-password-body"),
            format!("{public_url}/invitation/{}", row.secret.as_deref()?),
        ),
        (Kind::DraftExpiring, _) => (
            t.get("mail-draft-expiring-subject"),
            t.get("mail-draft-expiring-body"),
            format!("{public_url}/declarer/{}", row.secret.as_deref()?),
        ),
        (Kind::Account(notice), _) => (
            t.get(notice.subject_key()),
            t.get(notice.body_key()),
            format!(
                "{public_url}{}{}",
                notice.path(),
                row.secret.as_deref().unwrap_or_default()
            ),
        ),
        (Kind::RightGiven, _) => (
            t.get("mail-right-given-subject"),
            t.get("mail-right-given-body"),
            format!("{public_url}/compte/droits"),
        ),
        (Kind::RightEnding, _) => (
            t.get("mail-right-ending-subject"),
            t.get("mail-right-ending-body"),
            format!("{public_url}/compte/droits"),
        ),
        (Kind::RightEnded, _) => (
            t.get("mail-right-ended-subject"),
            t.get("mail-right-ended-body"),
            format!("{public_url}/compte/droits"),
        ),
        (Kind::OfficerProposed, _) => (
            t.get("mail-officer-proposed-subject"),
            t.get("mail-officer-proposed-body"),
            format!("{public_url}/accueil"),
        ),
        (Kind::DirectorAsked, _) => (
            t.get("mail-director-asked-subject"),
            t.get("mail-director-asked-body"),
            format!("{public_url}/directions"),
        ),
        (Kind::Incident(template), _) => {
            let number = row.secret.as_deref()?;
            (
                t.one(template.subject_key(), "reference", number),
                t.get(template.body_key()),
                format!("{public_url}/incidents/{number}"),
            )
        }
        (Kind::FileEndProposed, _) => (
            t.get("mail-file-end-proposed-subject"),
            t.get("mail-file-end-proposed-body"),
            format!("{public_url}/conservation"),
        ),
        (Kind::Indicator, _) => {
            let month = crate::figures::month_before(row.queued_at)?;
            (
                t.one("mail-indicator-subject", "month", t.month(month)),
                t.get("mail-indicator-body"),
                format!(
                    "{public_url}/observatoire/indicateur.pdf?mois={}",
                    month.strftime("%Y-%m")
                ),
            )
        }
        (Kind::WeakSignal, _) => (
            t.get("mail-weak-signal-subject"),
            t.get("mail-weak-signal-body"),
            format!("{public_url}/signaux"),
        ),
        (Kind::MassReading, _) => (
            t.get("mail-mass-reading-subject"),
            t.get("mail-mass-reading-body"),
            format!("{public_url}/lectures"),
        ),
    };
    let letter = Letter {
        lang: t.lang().code(),
        subject: subject.into_owned(),
        sentence: sentence.into_owned(),
        urgent: (row.urgency == Urgency::Urgent).then(|| t.get("mail-urgent").into_owned()),
        reference,
        mark,
        deadline: row.deadline.map(|at| t.date_time(at).into_owned()),
        bodies: row
            .bodies
            .iter()
            .map(|body| t.body(*body).into_owned())
            .collect(),
        link,
    };
    Some(Mail {
        id: row.id,
        message_id: row.message_id.clone(),
        to: row.to.clone(),
        text: Plain { t, letter: &letter }.render().ok()?,
        html: Html { t, letter: &letter }.render().ok()?,
        subject: letter.subject,
        date: row.queued_at,
        attempts: mail.attempts,
        attached: None,
    })
}
