//! Why something may not be done: the rule that says so, and the reason.

use std::fmt;

use jiff::Timestamp;

use crate::{
    access::Body,
    act::Sequence,
    alert::AlertState,
    ids::{IncidentReference, Reference},
    playbook::Misplaced,
    sharing::ExtractState,
    words::State,
};

macro_rules! rules {
    ($($Variant:ident = $id:literal;)*) => {
        /// A rule of the process, by its id.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Rule {
            $(#[doc = $id] $Variant,)*
        }

        impl Rule {
            /// The rule's id as the process names it.
            #[must_use]
            pub const fn id(self) -> &'static str {
                match self { $(Self::$Variant => $id,)* }
            }
        }
    };
}

rules! {
    Decl2 = "DECL-2";
    Decl3 = "DECL-3";
    Decl4 = "DECL-4";
    Decl6 = "DECL-6";
    Decl7 = "DECL-7";
    Decl8 = "DECL-8";
    Intake1 = "INTAKE-1";
    Intake2 = "INTAKE-2";
    Qual1 = "QUAL-1";
    Qual2 = "QUAL-2";
    Qual2b = "QUAL-2b";
    Qual3 = "QUAL-3";
    Qual5 = "QUAL-5";
    Supp1 = "SUPP-1";
    Supp2 = "SUPP-2";
    Supp3 = "SUPP-3";
    Supp4 = "SUPP-4";
    Supp5 = "SUPP-5";
    Supp6 = "SUPP-6";
    Supp7 = "SUPP-7";
    Supp8 = "SUPP-8";
    Supp9 = "SUPP-9";
    Supp10 = "SUPP-10";
    Supp11 = "SUPP-11";
    Sign1 = "SIGN-1";
    Sign2 = "SIGN-2";
    Sign4 = "SIGN-4";
    Sign3 = "SIGN-3";
    Close1 = "CLOSE-1";
    Close2 = "CLOSE-2";
    Close3 = "CLOSE-3";
    Close4 = "CLOSE-4";
    Less1 = "LESS-1";
    Less2 = "LESS-2";
    Less3 = "LESS-3";
    Less4 = "LESS-4";
    Fig1 = "FIG-1";
    Keep1 = "KEEP-1";
    Keep3 = "KEEP-3";
    Keep2 = "KEEP-2";
}

impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.id())
    }
}

/// A command that the rules turn down.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{rule}: {reason:?}")]
pub struct Refusal {
    /// The rule that refuses.
    pub rule: Rule,
    /// What is in the way.
    pub reason: Reason,
}

impl Refusal {
    /// A refusal under `rule`.
    #[must_use]
    pub const fn new(rule: Rule, reason: Reason) -> Self {
        Self { rule, reason }
    }
}

/// What is in the way of a command.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// The actor's role does not give this right.
    NotYourRole,
    /// Only the body that leads, or the party concerned, may do this.
    NotYourCase,
    /// The case is in another state than the command needs.
    WrongState(State),
    /// Somebody changed the case since the author read it; the version now.
    ChangedSince(Sequence),
    /// The command judges, so it must say which version it was based on.
    VersionMissing,
    /// A text that must be given is empty.
    TextMissing,
    /// A text is longer than this number of characters.
    TextTooLong(usize),
    /// It was done before.
    AlreadyDone,
    /// No such question, or it was answered.
    NoSuchQuestion,
    /// No such measure, or it was answered for good.
    NoSuchMeasure,
    /// No such provider in the directory.
    NoSuchProvider,
    /// The case reminds the facility of no such duty.
    NoSuchClock,
    /// The on-call of the body was not called.
    NoSuchCall,
    /// Between one and this number of weeks are planned at once.
    TooManyWeeks(u8),
    /// The person has no right in the body.
    NotOfTheBody,
    /// The shift is not the person's, or was not offered to them.
    NotYourShift,
    /// No agency waits for news: the CERT does not support, or none leads.
    NoOneToTell,
    /// A refused measure or decision needs a reason.
    ReasonMissing,
    /// "Not an incident" comes alone, without any other result.
    FindingsWithoutIncident,
    /// This body does not carry out this step.
    NotTheirStep,
    /// This body was not told of the case, it could not read the message.
    BodyNotTold(Body),
    /// The closing report must be written first.
    ClosingReportMissing,
    /// The round of agreements is not open.
    RoundNotOpen,
    /// These parties have not agreed.
    AgreementsMissing(Vec<crate::closure::Party>),
    /// The party has no say in this case.
    NotAParty,
    /// The facility says that its own handling goes on.
    HandlingGoesOn,
    /// A date lies in the future.
    InTheFuture,
    /// A date lies before the event that it follows.
    TooEarly,
    /// The facility is military: its reports go to the armed forces alone.
    MilitaryFacility,
    /// The facility is not military: the armed forces give no notice of it.
    NotMilitary,
    /// The report is confirmed already.
    AlreadyConfirmed,
    /// A field of the form is wrong; the field's stable key.
    WrongField(&'static str),
    /// Something must be said to change the case.
    NothingSaid,
    /// The affected sites are too many for one declaration.
    TooManySites(usize),
    /// Rights are given within one's own facility, agency or delegation.
    OutsideYourReach,
    /// The département is not in the agency's territory.
    DelegationElsewhere,
    /// The date until which a right is to hold has passed.
    InThePast,
    /// Nobody would be left to give rights there; to be confirmed on purpose.
    LastHolder,
    /// The facilities do not belong to one group.
    NotInGroup,
    /// No such piece of evidence.
    NoSuchEvidence,
    /// The content of this piece was destroyed.
    EvidenceDestroyed,
    /// A file without any byte proves nothing.
    EmptyFile,
    /// A file is larger than this number of bytes.
    FileTooLarge(u64),
    /// The case holds this number of files already.
    TooManyFiles(u64),
    /// The files of the case would together exceed this number of bytes.
    CaseFull(u64),
    /// The period of the file is not over before this instant.
    NotYetDue(Timestamp),
    /// A legal hold suspends the end of the file.
    OnHold,
    /// No hold is in force.
    NotOnHold,
    /// What the file is about goes on.
    NotOver,
    /// Something was proposed already, and waits for a second person.
    ProposalPending,
    /// Nothing was proposed.
    NoProposal,
    /// Whoever proposed does not approve.
    SamePerson,
    /// Until when the file is kept longer must be said.
    UntilMissing,
    /// The platform has begun to end the file, or has ended it.
    DisposalBegun,
    /// What was found of the person must stay, or nothing was chosen.
    NothingToErase,
    /// The case belongs to an incident, and leaves it first.
    InIncident,
    /// The case belongs to no incident, or to another one.
    NotInIncident,
    /// A single case makes an incident once it is judged significant.
    NotSignificant,
    /// A real incident and an exercise are never mixed.
    MixesExercise,
    /// The incident was closed, or was merged into another.
    IncidentOver,
    /// No such incident for whoever names it.
    UnknownIncident(IncidentReference),
    /// Cases of the incident are not closed yet.
    CasesOpen,
    /// The incident is not handled in crisis mode.
    NotInCrisis,
    /// No such action of the plan, or it has ended.
    NoSuchAction,
    /// No such public statement, or it is not at this stage.
    NoSuchStatement,
    /// No such member of a crisis cell.
    NoSuchMember,
    /// A text that every facility reads names one of them.
    NamesFacility,
    /// A case is not compared with itself.
    SameCase,
    /// The alert stands elsewhere than the command needs.
    WrongAlertState(AlertState),
    /// No facility is in the population that was chosen.
    NobodyConcerned,
    /// A product or provider of fewer letters would find too many.
    TermTooShort(usize),
    /// An alert asks for this number of measures at most.
    TooManyMeasures(usize),
    /// An alert about an incident that spreads is steered by HFDS/FSSI.
    HfdsSteers,
    /// Nobody is left to be reminded.
    EverybodyAnswered,
    /// Publishers of what ANSM follows hear from ANSM.
    FollowedByAnsm,
    /// The contact's name, organisation and address are all needed.
    ContactMissing,
    /// The text is no e-mail address.
    NotAnAddress,
    /// What was chosen is not, or no longer, in the case.
    NotInTheCase,
    /// A link opens for this number of days at most, and one at least.
    LinkTooLong(u32),
    /// No such extract, or its link was ended.
    NoSuchExtract,
    /// The link opens nothing any more.
    LinkOver(ExtractState),
    /// An extract takes this number of answers at most.
    TooManyAnswers(usize),
    /// No such act, or none of those that people sign.
    NothingToSign,
    /// Somebody else did this.
    NotYourAct,
    /// No such playbook, or it is not in force.
    NoSuchPlaybook,
    /// The playbook stands elsewhere than the command needs.
    WrongPlaybookState,
    /// A playbook says for which causes it is.
    CauseMissing,
    /// The text in this language has not the form of a playbook.
    MisplacedText(Tongue, Misplaced),
    /// What is read or checked again is so after today, within this number of
    /// years.
    ReviewDayOutOfReach(i32),
    /// An agency keeps the providers that serve its own region alone.
    OutsideYourRegion,
    /// A provider has a name.
    ProviderNameMissing,
    /// A provider of this name is listed already.
    ListedAlready,
    /// The file was taken over at this time, and is counted.
    ImportedAlready(Timestamp),
    /// A PRIS says for what it is qualified, and every qualification its name.
    QualificationMissing,
    /// A provider can do something.
    CompetenceMissing,
    /// A provider is reached by phone or by mail.
    ProviderOutOfReach,
    /// The text is no link to a web page.
    NotALink,
    /// The entry is withdrawn, or is not.
    WrongProviderState,
    /// Whoever left a word does not read it in place of whoever takes over.
    OwnHandover,
    /// A supplier has a part, and a name or a product.
    SupplierUnnamed,
    /// A facility states this number of suppliers at most.
    TooManySuppliers(usize),
    /// No lessons wait there for what is wanted.
    LessonsMissing,
    /// Whoever wrote lessons does not approve them.
    OwnLessons,
    /// Other lessons were approved since: the decisions are on older ones.
    LessonsApprovedSince,
    /// A decision names no passage, or two overlap.
    MisplacedDecision,
    /// No anonymised edition waits there, or none is published.
    EditionMissing,
    /// Whoever decided on an edition does not publish it.
    OwnEdition,
    /// This number of marked passages is undecided.
    MarksUndecided(usize),
    /// The approved lessons have no recommendation of this number.
    NoSuchRecommendation,
    /// Lessons link, or propose, nothing of this number there.
    NoSuchLink,
    /// A playbook is made to be public: it names no case.
    CaseNamed(Reference),
}

/// The languages in which a playbook is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tongue {
    /// French.
    French,
    /// English.
    English,
}

impl Reason {
    /// Key of the sentence that explains the reason and says what to do.
    #[must_use]
    pub const fn text_key(&self) -> &'static str {
        match self {
            Self::NotYourRole => "refusal-not-your-role",
            Self::NotYourCase => "refusal-not-your-case",
            Self::WrongState(_) => "refusal-wrong-state",
            Self::ChangedSince(_) => "refusal-changed-since",
            Self::VersionMissing => "refusal-version-missing",
            Self::TextMissing => "refusal-text-missing",
            Self::TextTooLong(_) => "refusal-text-too-long",
            Self::AlreadyDone => "refusal-already-done",
            Self::NoSuchQuestion => "refusal-no-such-question",
            Self::NoSuchMeasure => "refusal-no-such-measure",
            Self::NoSuchProvider => "refusal-no-such-provider",
            Self::NoSuchClock => "refusal-no-such-clock",
            Self::NoSuchCall => "refusal-no-such-call",
            Self::TooManyWeeks(_) => "refusal-too-many-weeks",
            Self::NotOfTheBody => "refusal-not-of-the-body",
            Self::NotYourShift => "refusal-not-your-shift",
            Self::NoOneToTell => "refusal-no-one-to-tell",
            Self::ReasonMissing => "refusal-reason-missing",
            Self::FindingsWithoutIncident => "refusal-findings-without-incident",
            Self::NotTheirStep => "refusal-not-their-step",
            Self::BodyNotTold(_) => "refusal-body-not-told",
            Self::ClosingReportMissing => "refusal-closing-report-missing",
            Self::RoundNotOpen => "refusal-round-not-open",
            Self::AgreementsMissing(_) => "refusal-agreements-missing",
            Self::NotAParty => "refusal-not-a-party",
            Self::HandlingGoesOn => "refusal-handling-goes-on",
            Self::InTheFuture => "refusal-in-the-future",
            Self::TooEarly => "refusal-too-early",
            Self::MilitaryFacility => "refusal-military-facility",
            Self::NotMilitary => "refusal-not-military",
            Self::AlreadyConfirmed => "refusal-already-confirmed",
            Self::WrongField(_) => "refusal-wrong-field",
            Self::NothingSaid => "refusal-nothing-said",
            Self::TooManySites(_) => "refusal-too-many-sites",
            Self::OutsideYourReach => "refusal-outside-your-reach",
            Self::DelegationElsewhere => "refusal-delegation-elsewhere",
            Self::InThePast => "refusal-in-the-past",
            Self::LastHolder => "refusal-last-holder",
            Self::NotInGroup => "refusal-not-in-group",
            Self::NoSuchEvidence => "refusal-no-such-evidence",
            Self::EvidenceDestroyed => "refusal-evidence-destroyed",
            Self::EmptyFile => "refusal-empty-file",
            Self::FileTooLarge(_) => "refusal-file-too-large",
            Self::TooManyFiles(_) => "refusal-too-many-files",
            Self::CaseFull(_) => "refusal-case-full",
            Self::NotYetDue(_) => "refusal-not-yet-due",
            Self::OnHold => "refusal-on-hold",
            Self::NotOnHold => "refusal-not-on-hold",
            Self::NotOver => "refusal-not-over",
            Self::ProposalPending => "refusal-proposal-pending",
            Self::NoProposal => "refusal-no-proposal",
            Self::SamePerson => "refusal-same-person",
            Self::UntilMissing => "refusal-until-missing",
            Self::DisposalBegun => "refusal-disposal-begun",
            Self::NothingToErase => "refusal-nothing-to-erase",
            Self::InIncident => "refusal-in-incident",
            Self::NotInIncident => "refusal-not-in-incident",
            Self::UnknownIncident(_) => "refusal-unknown-incident",
            Self::NotSignificant => "refusal-not-significant",
            Self::MixesExercise => "refusal-mixes-exercise",
            Self::IncidentOver => "refusal-incident-over",
            Self::CasesOpen => "refusal-cases-open",
            Self::NotInCrisis => "refusal-not-in-crisis",
            Self::NoSuchAction => "refusal-no-such-action",
            Self::NoSuchStatement => "refusal-no-such-statement",
            Self::NoSuchMember => "refusal-no-such-member",
            Self::NamesFacility => "refusal-names-facility",
            Self::SameCase => "refusal-same-case",
            Self::WrongAlertState(_) => "refusal-wrong-alert-state",
            Self::NobodyConcerned => "refusal-nobody-concerned",
            Self::TermTooShort(_) => "refusal-term-too-short",
            Self::TooManyMeasures(_) => "refusal-too-many-measures",
            Self::HfdsSteers => "refusal-hfds-steers",
            Self::EverybodyAnswered => "refusal-everybody-answered",
            Self::FollowedByAnsm => "refusal-followed-by-ansm",
            Self::ContactMissing => "refusal-contact-missing",
            Self::NotAnAddress => "refusal-not-an-address",
            Self::NotInTheCase => "refusal-not-in-the-case",
            Self::LinkTooLong(_) => "refusal-link-too-long",
            Self::NoSuchExtract => "refusal-no-such-extract",
            Self::LinkOver(_) => "refusal-link-over",
            Self::TooManyAnswers(_) => "refusal-too-many-answers",
            Self::NothingToSign => "refusal-nothing-to-sign",
            Self::NotYourAct => "refusal-not-your-act",
            Self::NoSuchPlaybook => "refusal-no-such-playbook",
            Self::WrongPlaybookState => "refusal-wrong-playbook-state",
            Self::CauseMissing => "refusal-cause-missing",
            Self::MisplacedText(_, misplaced) => match misplaced {
                Misplaced::NoTitle => "refusal-playbook-no-title",
                Misplaced::Heading(_) => "refusal-playbook-heading",
                Misplaced::MeasureKind(_) => "refusal-playbook-measure-kind",
                Misplaced::Section(_) => "refusal-playbook-section",
                Misplaced::Source(_) => "refusal-playbook-source",
            },
            Self::ReviewDayOutOfReach(_) => "refusal-review-day",
            Self::OutsideYourRegion => "refusal-outside-your-region",
            Self::ProviderNameMissing => "refusal-provider-name-missing",
            Self::ListedAlready => "refusal-listed-already",
            Self::ImportedAlready(_) => "refusal-imported-already",
            Self::QualificationMissing => "refusal-qualification-missing",
            Self::CompetenceMissing => "refusal-competence-missing",
            Self::ProviderOutOfReach => "refusal-provider-out-of-reach",
            Self::NotALink => "refusal-not-a-link",
            Self::WrongProviderState => "refusal-wrong-provider-state",
            Self::OwnHandover => "refusal-own-handover",
            Self::SupplierUnnamed => "refusal-supplier-unnamed",
            Self::TooManySuppliers(_) => "refusal-too-many-suppliers",
            Self::LessonsMissing => "refusal-lessons-missing",
            Self::OwnLessons => "refusal-own-lessons",
            Self::LessonsApprovedSince => "refusal-lessons-approved-since",
            Self::MisplacedDecision => "refusal-misplaced-decision",
            Self::EditionMissing => "refusal-edition-missing",
            Self::OwnEdition => "refusal-own-edition",
            Self::MarksUndecided(_) => "refusal-marks-undecided",
            Self::NoSuchRecommendation => "refusal-no-such-recommendation",
            Self::NoSuchLink => "refusal-no-such-link",
            Self::CaseNamed(_) => "refusal-case-named",
        }
    }
}
