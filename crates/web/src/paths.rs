//! Addresses that the frame of every page and several pages link to. Pages
//! speak French in the address bar, whatever language they are read in.

use process::{
    facility::FinessNumber,
    ids::{GrantId, ProviderId, Reference, ShiftId, SubjectNumber},
    playbook::PlaybookKey,
    words::Figure,
};

/// Where other logs ask this installation to vouch for them (C2SP).
pub const WITNESS: &str = "/witness/add-checkpoint";

/// How the provable log stands.
pub const PROOFS: &str = "/preuves";

/// The public home.
pub const HOME: &str = "/";
/// Where a person signs in.
pub const SIGN_IN: &str = "/connexion";
/// Where the second factor is shown.
pub const SECOND_STEP: &str = "/connexion/etape";
/// Where somebody who must have a second factor sets one up.
pub const PROTECT: &str = "/connexion/proteger";
/// Where somebody who lost every second factor asks to begin anew.
pub const LOST_FACTORS: &str = "/connexion/perdu";
/// Where a signed-in person shows again who they are.
pub const PROOF: &str = "/compte/preuve";
/// Requests to begin anew, for those who may confirm them.
pub const RESETS: &str = "/comptes/reprises";
/// Where a signed-in person leaves, by POST.
pub const SIGN_OUT: &str = "/deconnexion";
/// Where a person asks for a link to set a new password.
pub const FORGOTTEN: &str = "/mot-de-passe-oublie";
/// The signed-in person's account.
pub const ACCOUNT: &str = "/compte";
/// Changes the language, by POST of `lang` and `back`.
pub const LANGUAGE: &str = "/langue";
/// The first page of a signed-in person, according to the role.
pub const DESK: &str = "/accueil";
/// How long the session still lasts, as JSON; a POST makes it last longer.
pub const SESSION: &str = "/session";
/// The alerts that one may read (SIGN-3).
pub const ALERTS: &str = "/alertes";
/// Starts a declaration.
pub const DECLARE: &str = "/declarer";
/// Facilities that match what is typed, as JSON.
pub const FACILITY_SUGGESTIONS: &str = "/declarer/etablissements";
/// How the portal itself does.
pub const STATUS: &str = "/etat";
/// What to do now when help is needed (DECL-6).
pub const HELP_NOW: &str = "/premiers-gestes";
/// The form to fill in by hand (DECL-2b).
pub const PAPER_FORM: &str = "/formulaire-papier";
/// The same as PDF.
pub const PAPER_FORM_PDF: &str = "/formulaire-papier.pdf";
/// The lessons that CERT and agencies share (LESS-3).
pub const LESSONS: &str = "/retours";
/// Anonymised editions of lessons (LESS-4).
pub const PUBLIC_LESSONS: &str = "/retours/publics";
/// The playbooks (SUPP-5).
pub const PLAYBOOKS: &str = "/fiches-reflexes";
/// Several playbooks as PDF (SUPP-5).
pub const BINDER: &str = "/fiches-reflexes/classeur.pdf";
/// The playbooks as the CERT keeps them (SUPP-5).
pub const PLAYBOOK_BOARD: &str = "/fiches-reflexes/redaction";
/// Writes a playbook (SUPP-5).
pub const WRITE_PLAYBOOK: &str = "/fiches-reflexes/ecrire";
/// The directory of providers (SUPP-6).
pub const DIRECTORY: &str = "/annuaire";
/// The same, as a spreadsheet (SUPP-6).
pub const DIRECTORY_CSV: &str = "/annuaire.csv";
/// Writes a provider into the directory (SUPP-6).
pub const ADD_PROVIDER: &str = "/annuaire/ajouter";
/// The cases of one's facilities.
pub const MY_CASES: &str = "/mes-dossiers";
/// The CERT's queue (INTAKE-3).
pub const QUEUE: &str = "/file";
/// Entering a report received by phone, on paper or by mail (DECL-2b).
pub const ENTER: &str = "/file/saisir";
/// Every case that one sees.
pub const CASES: &str = "/dossiers";
/// The case of a report left without an account, by its secret (DECL-4).
pub const FOLLOW: &str = "/suivi";
/// An extract shared with somebody outside, by its secret (QUAL-5).
pub const SHARED: &str = "/partage";
/// The observatory (FIG-1).
pub const OBSERVATORY: &str = "/observatoire";
/// What happened along a time (FIG-1).
pub const TIMELINE: &str = "/observatoire/frise";
/// The yearly report of figures (FIG-1).
pub const FIGURES_REPORT: &str = "/observatoire/rapport";
/// The ministry's monthly indicator (FIG-1).
pub const INDICATOR: &str = "/observatoire/indicateur.pdf";
/// Reports of years past (FIG-1).
pub const PAST_REPORTS: &str = "/observatoire/reprise";
/// A file to begin with, for spreadsheets.
pub const PAST_TEMPLATE_CSV: &str = "/observatoire/reprise/modele.csv";
/// The same as a workbook.
pub const PAST_TEMPLATE_XLSX: &str = "/observatoire/reprise/modele.xlsx";
/// The figures that everybody may read (FIG-2).
pub const PUBLIC_FIGURES: &str = "/observatoire/public";
/// Who is on call when, for one's body (DECL-6).
pub const ROTA: &str = "/astreinte";
/// Leaves a word to the next shift, by POST (DECL-6).
pub const HANDOVER: &str = "/astreinte/releve";
/// Says that it was read, by POST (DECL-6).
pub const HANDOVER_READ: &str = "/astreinte/releve/lue";
/// Search.
pub const SEARCH: &str = "/recherche";
/// The end of the file of an incident or an alert (KEEP-2).
#[must_use]
pub fn file(number: SubjectNumber) -> String {
    format!("{CONSERVATION}/fichiers/{number}")
}

/// Facilities that are not ready to report (DECL-8).
pub const UNREADY: &str = "/etablissements/a-completer";
/// The agents whom a lead leads, and their rights.
pub const AGENTS: &str = "/personnes";
/// The rights of the signed-in person.
pub const MY_RIGHTS: &str = "/compte/droits";
/// Where somebody asks to be a facility's director (DECL-8).
pub const ASK_DIRECTOR: &str = "/direction";
/// The requests to be a director, for the CERT (DECL-8).
pub const DIRECTORS: &str = "/directions";
/// More cases than usual, for the CERT (SUPP-2).
pub const SIGNALS: &str = "/signaux";
/// Mass reading, for its watchers (KEEP-3).
pub const MASS_READING: &str = "/lectures";
/// The CERT's queue, to be taken away.
pub const QUEUE_CSV: &str = "/file.csv";
/// Every case that one sees, to be taken away.
pub const CASES_CSV: &str = "/dossiers.csv";
/// Significant incidents (SIGN-1).
pub const INCIDENTS: &str = "/incidents";
/// What is said to the public of incidents (SIGN-1).
pub const STATEMENTS: &str = "/communiques";
/// What is due at the end of its life, held, proposed and done (KEEP-2).
pub const CONSERVATION: &str = "/conservation";
/// Mails that a demonstration has sent.
pub const DEMO_MAILS: &str = "/demo/courriels";

/// The page at `path`, which leads on to `next`.
#[must_use]
pub fn with_next(path: &str, next: &str) -> String {
    if next.is_empty() {
        return path.to_owned();
    }
    let mut to = format!("{path}?next=");
    for byte in next.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'/' | b'-' | b'_' | b'.' | b'~') {
            to.push(char::from(byte));
        } else {
            to.push_str(&format!("%{byte:02X}"));
        }
    }
    to
}

/// The page of a case.
#[must_use]
pub fn case(reference: Reference) -> String {
    format!("{CASES}/{reference}")
}

/// A playbook as the CERT keeps it (SUPP-5).
#[must_use]
pub fn playbook_file(key: &PlaybookKey) -> String {
    format!("{}/redaction", playbook(key))
}

/// A playbook.
#[must_use]
pub fn playbook(key: &PlaybookKey) -> String {
    format!("{PLAYBOOKS}/{key}")
}

/// A figure of the observatory (FIG-1).
#[must_use]
pub fn figure(figure: Figure) -> String {
    format!("{OBSERVATORY}/{}", figure.key())
}

/// A provider of the directory (SUPP-6).
#[must_use]
pub fn provider(id: ProviderId) -> String {
    format!("{DIRECTORY}/{id}")
}

/// The cases that look like one (SUPP-2).
#[must_use]
pub fn lookalikes(reference: Reference) -> String {
    format!("{CASES}/{reference}/ressemblances")
}

/// Who has read a case.
#[must_use]
pub fn reads(reference: Reference) -> String {
    format!("{CASES}/{reference}/consultations")
}

/// The people of a facility and their rights.
#[must_use]
pub fn people(finess: FinessNumber) -> String {
    format!("{}/personnes", facility(finess))
}

/// What a facility says it uses (SIGN-3).
#[must_use]
pub fn suppliers(finess: FinessNumber) -> String {
    format!("{}/fournisseurs", facility(finess))
}

/// One right.
#[must_use]
pub fn right(grant: GrantId) -> String {
    format!("/droits/{grant}")
}

/// Where acts on a case are sent.
#[must_use]
pub fn acts(reference: Reference) -> String {
    format!("{CASES}/{reference}/actes")
}

/// The page of a facility.
#[must_use]
pub fn facility(finess: FinessNumber) -> String {
    format!("/etablissements/{finess}")
}

/// The page of a shift of the rota.
#[must_use]
pub fn shift(id: ShiftId) -> String {
    format!("{ROTA}/{id}")
}
