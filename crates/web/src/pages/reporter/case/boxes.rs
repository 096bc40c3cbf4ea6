//! The boxes of a case's page, as commands: each has its own address and its
//! own field names, so that a refusal is shown at its box with every word
//! kept.

use process::access::Audience;
use process::command::Command;
use process::words::{MeasureReply, OwnHandling, Word};

use super::asked::{answer_field, comment_field, reply_field};
use crate::flash::Flash;
use crate::input::Fields;

/// A box of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PageBox {
    /// Answers a question (QUAL-1).
    Question(u32),
    /// Answers a measure (SUPP-4).
    Measure(u32),
    /// Writes in the thread.
    Message,
    /// Asks for help at once (DECL-6).
    Help,
    /// Says where the own handling stands (CLOSE-4).
    Handling,
    /// Agrees to close (CLOSE-1).
    Agreement,
    /// Confirms a report (DECL-4).
    Confirmation,
}

/// A box was sent without the choice that it asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoChoice;

impl PageBox {
    /// The box at an address.
    #[must_use]
    pub fn from_slug(slug: &str) -> Option<Self> {
        let number = |prefix| slug.strip_prefix(prefix)?.parse().ok();
        match slug {
            "message" => Some(Self::Message),
            "aide" => Some(Self::Help),
            "traitement" => Some(Self::Handling),
            "accord" => Some(Self::Agreement),
            "confirmation" => Some(Self::Confirmation),
            _ => number("question-")
                .map(Self::Question)
                .or_else(|| number("mesure-").map(Self::Measure)),
        }
    }

    /// The name of the field at which a refusal is shown.
    #[must_use]
    pub fn field(self) -> String {
        match self {
            Self::Question(number) => answer_field(number),
            Self::Measure(number) => comment_field(number),
            Self::Message => "message".to_owned(),
            Self::Help => "aide".to_owned(),
            Self::Handling => "traitement".to_owned(),
            Self::Agreement => "accord".to_owned(),
            Self::Confirmation => "confirmation".to_owned(),
        }
    }

    /// The name of the field that chooses, where the box asks for a choice.
    #[must_use]
    pub fn choice_field(self) -> String {
        match self {
            Self::Measure(number) => reply_field(number),
            other => other.field(),
        }
    }

    /// What the page says once it is done.
    #[must_use]
    pub const fn done(self) -> Flash {
        match self {
            Self::Help => Flash::HelpAsked,
            Self::Question(_) | Self::Measure(_) | Self::Message => Flash::Sent,
            Self::Handling | Self::Agreement | Self::Confirmation => Flash::Recorded,
        }
    }

    /// The command that the box sends.
    ///
    /// # Errors
    /// When the box was sent without its choice.
    pub fn command(self, fields: &Fields) -> Result<Command, NoChoice> {
        let text = fields.value(&self.field()).to_owned();
        Ok(match self {
            Self::Question(question) => Command::Answer { question, text },
            Self::Measure(measure) => Command::AnswerMeasure {
                measure,
                reply: MeasureReply::from_key(fields.value(&reply_field(measure)))
                    .ok_or(NoChoice)?,
                comment: text,
            },
            Self::Message => Command::Message {
                to: Audience::Parties,
                text,
            },
            Self::Help => Command::AskHelp { text },
            Self::Handling => match OwnHandling::from_key(fields.value("etat")) {
                Some(OwnHandling::Ended) => Command::EndHandling { text },
                Some(OwnHandling::GoesOn) => Command::ContinueHandling { text },
                Some(OwnHandling::NotSaid) | None => return Err(NoChoice),
            },
            Self::Agreement => Command::Agree { comment: text },
            Self::Confirmation => Command::Confirm { note: text },
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sent(pairs: &[(&str, &str)]) -> Fields {
        Fields(
            pairs
                .iter()
                .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
                .collect(),
        )
    }

    #[test]
    fn supp_4_a_measure_is_answered_with_a_choice_and_words() {
        let measure = PageBox::from_slug("mesure-2");
        assert_eq!(measure, Some(PageBox::Measure(2)));
        let fields = sent(&[
            ("mesure-2-choix", "refuse"),
            ("mesure-2-texte", "Le bloc en dépend."),
        ]);
        assert_eq!(
            PageBox::Measure(2).command(&fields),
            Ok(Command::AnswerMeasure {
                measure: 2,
                reply: MeasureReply::Refuse,
                comment: "Le bloc en dépend.".to_owned(),
            })
        );
        assert_eq!(PageBox::Measure(2).command(&sent(&[])), Err(NoChoice));
    }

    #[test]
    fn close_4_the_facility_says_whether_its_handling_has_ended() {
        let ended = sent(&[("etat", "ended"), ("traitement", "Tout fonctionne.")]);
        assert!(matches!(
            PageBox::Handling.command(&ended),
            Ok(Command::EndHandling { .. })
        ));
        let not_said = sent(&[("etat", "not-said")]);
        assert_eq!(PageBox::Handling.command(&not_said), Err(NoChoice));
    }

    #[test]
    fn qual_5_what_a_facility_writes_is_read_by_the_parties() {
        let fields = sent(&[("message", "Merci")]);
        let Ok(Command::Message { to, .. }) = PageBox::Message.command(&fields) else {
            panic!("a message expected")
        };
        assert_eq!(to, Audience::Parties);
    }

    #[test]
    fn an_address_without_a_box_leads_nowhere() {
        assert_eq!(PageBox::from_slug("question-"), None);
        assert_eq!(PageBox::from_slug("autre"), None);
    }
}
