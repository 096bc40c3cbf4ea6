//! The number by which people name an alert.

use std::{fmt, str::FromStr};

use crate::ids::Reference;

/// Number of an alert as people write it: `A2026-0007`; the year is that of its
/// writing in Europe/Paris.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct AlertNumber {
    /// Year of its writing in Europe/Paris.
    pub year: i16,
    /// Its place in that year, from 1.
    pub number: u32,
}

impl fmt::Display for AlertNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "A{:04}-{:04}", self.year, self.number)
    }
}

crate::as_text::text_schema!(AlertNumber, "A2026-0007");

/// The text is not of the form `A2026-0007`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("an alert's number has the form A2026-0007")]
pub struct NotAnAlertNumber;

impl FromStr for AlertNumber {
    type Err = NotAnAlertNumber;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let text = text.trim();
        let rest = text.strip_prefix(['A', 'a']).ok_or(NotAnAlertNumber)?;
        // What follows is written as the number of a case is.
        let Reference { year, number } = rest.parse().map_err(|_| NotAnAlertNumber)?;
        Ok(Self { year, number })
    }
}

crate::as_text::serde_by_text!(AlertNumber);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_reads_back_what_it_writes() {
        let number = AlertNumber {
            year: 2026,
            number: 7,
        };
        assert_eq!(number.to_string(), "A2026-0007");
        assert_eq!("A2026-0007".parse(), Ok(number));
        assert_eq!(" a2026-7 ".parse(), Ok(number));
        let early = AlertNumber {
            year: 292,
            number: 1,
        };
        assert_eq!(early.to_string().parse(), Ok(early));
        for wrong in ["", "2026-0007", "A26-1", "A2026-", "A2026-+1"] {
            assert_eq!(
                wrong.parse::<AlertNumber>(),
                Err(NotAnAlertNumber),
                "{wrong}"
            );
        }
    }
}
