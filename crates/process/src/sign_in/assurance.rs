//! What somebody showed to come in, as sessions and acts keep it.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

/// What was shown first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum FirstProof {
    /// The password.
    Password,
    /// A passkey alone, whose device recognised its owner: something had, and
    /// something known or inherent.
    Passkey,
    /// The word of an identity provider that does not say how it recognised
    /// the person, or says by one factor.
    Provider,
    /// The word of an identity provider that asked for two factors.
    ProviderTwoFactors,
    /// One click in a demonstration, whose accounts are everybody's.
    Demonstration,
}

impl FirstProof {
    const ALL: [Self; 5] = [
        Self::Password,
        Self::Passkey,
        Self::Provider,
        Self::ProviderTwoFactors,
        Self::Demonstration,
    ];

    const fn word(self) -> &'static str {
        match self {
            Self::Password => "password",
            Self::Passkey => "passkey",
            Self::Provider => "provider",
            Self::ProviderTwoFactors => "provider-two-factors",
            Self::Demonstration => "demonstration",
        }
    }

    const fn strength(self) -> Strength {
        match self {
            Self::Password | Self::Provider => Strength::OneFactor,
            Self::Passkey | Self::ProviderTwoFactors | Self::Demonstration => Strength::TwoFactors,
        }
    }
}

/// What was shown besides.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum SecondProof {
    /// A code of the person's application (TOTP).
    Code,
    /// A passkey.
    Passkey,
    /// One of the codes kept for the day when the others are lost.
    RecoveryCode,
}

impl SecondProof {
    const ALL: [Self; 3] = [Self::Code, Self::Passkey, Self::RecoveryCode];

    const fn word(self) -> &'static str {
        match self {
            Self::Code => "code",
            Self::Passkey => "passkey",
            Self::RecoveryCode => "recovery-code",
        }
    }
}

/// How many factors stand behind what was shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Strength {
    /// One.
    OneFactor,
    /// Two.
    TwoFactors,
}

/// What somebody showed to come in; as text, such as `password+code`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct Assurance {
    /// First.
    pub first: FirstProof,
    /// Besides.
    pub second: Option<SecondProof>,
}

impl Assurance {
    /// The password alone.
    pub const PASSWORD: Self = Self::alone(FirstProof::Password);

    /// One proof alone.
    #[must_use]
    pub const fn alone(first: FirstProof) -> Self {
        Self {
            first,
            second: None,
        }
    }

    /// The same with a second proof.
    #[must_use]
    pub const fn with(self, second: SecondProof) -> Self {
        Self {
            first: self.first,
            second: Some(second),
        }
    }

    /// How many factors stand behind it.
    #[must_use]
    pub const fn strength(self) -> Strength {
        match self.second {
            Some(_) => Strength::TwoFactors,
            None => self.first.strength(),
        }
    }
}

impl fmt::Display for Assurance {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.first.word())?;
        match self.second {
            Some(second) => write!(f, "+{}", second.word()),
            None => Ok(()),
        }
    }
}

/// The text says nothing of what was shown.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is not what somebody can show, such as password+code")]
pub struct NotAnAssurance(String);

impl FromStr for Assurance {
    type Err = NotAnAssurance;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let read = |text: &str| {
            let (first, second) = match text.split_once('+') {
                Some((first, second)) => (first, Some(second)),
                None => (text, None),
            };
            let first = FirstProof::ALL
                .into_iter()
                .find(|proof| proof.word() == first)?;
            let second = match second {
                Some(word) => Some(
                    SecondProof::ALL
                        .into_iter()
                        .find(|proof| proof.word() == word)?,
                ),
                None => None,
            };
            Some(Self { first, second })
        };
        read(text).ok_or_else(|| NotAnAssurance(text.to_owned()))
    }
}

impl From<Assurance> for String {
    fn from(assurance: Assurance) -> Self {
        assurance.to_string()
    }
}

impl TryFrom<String> for Assurance {
    type Error = NotAnAssurance;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_shown_is_read_as_it_was_written() {
        for first in FirstProof::ALL {
            let seconds = SecondProof::ALL.into_iter().map(Some);
            for second in seconds.chain([None]) {
                let assurance = Assurance { first, second };
                assert_eq!(assurance.to_string().parse(), Ok(assurance));
            }
        }
        assert!("password+".parse::<Assurance>().is_err());
        assert!("code".parse::<Assurance>().is_err());
    }

    #[test]
    fn a_password_alone_is_one_factor_and_a_passkey_alone_is_two() {
        assert_eq!(Assurance::PASSWORD.strength(), Strength::OneFactor);
        assert_eq!(
            Assurance::alone(FirstProof::Passkey).strength(),
            Strength::TwoFactors
        );
        assert_eq!(
            Assurance::PASSWORD.with(SecondProof::Code).strength(),
            Strength::TwoFactors
        );
    }
}
